//! Places at items that have only so many: who waits for one, and for whom one became free.

use jiff::Timestamp;

use super::facts;
use crate::actions::replies;
use crate::actions::situations::Situations;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::reminders::{Reminder, place};
use crate::domain::reply::ReplyStatus;
use crate::store::publications::Shelf;
use crate::store::{self, Db, waiting};

/// Who of a visit waits, and who has waited and has a place now.
pub(super) struct Seats {
    /// Who waits and was not found waiting before.
    pub(super) unnoted: Vec<(ParticipantId, ItemId)>,
    /// Who waited since when, and comes to a place that is free now.
    moved_up: Vec<(ParticipantId, ItemId, Timestamp)>,
}

impl Seats {
    pub(super) fn of_visit(
        db: &mut Db,
        shelf: &Shelf,
        visit: VisitId,
    ) -> Result<Self, store::Error> {
        let noted = waiting::of_visit(db, visit)?;
        let all = replies::of_visit(db, shelf, visit)?;
        let asked = all.as_ref().map_or(&[][..], |replies| replies.asked());
        let is_noted = |pair: &(ParticipantId, ItemId)| {
            let mut noted = noted.iter();
            noted.any(|(who, item, _)| (*who, *item) == *pair)
        };
        let waiting = asked.iter().filter(|one| one.waits.is_some());
        let unnoted = waiting.map(|one| (one.participant, one.item));
        let unnoted = unnoted.filter(|pair| !is_noted(pair)).collect();
        let has_place = |(who, which, _): &(ParticipantId, ItemId, Timestamp)| {
            asked.iter().any(|one| {
                let is_it = one.participant == *who && one.item == *which;
                is_it && one.status == ReplyStatus::Accepted && one.waits.is_none()
            })
        };
        let moved_up = noted.iter().copied().filter(has_place).collect();
        Ok(Self { unnoted, moved_up })
    }

    /// What those are told for whom a place became free.
    pub(super) fn free(&self, situations: &Situations) -> Vec<Reminder> {
        let told = self.moved_up.iter().filter_map(|(who, item, since)| {
            let situation = situations.situation(*who)?;
            place(&facts(situations, &situation, &[]), *item, *since)
        });
        told.collect()
    }
}
