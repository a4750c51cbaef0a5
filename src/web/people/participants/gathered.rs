//! All that the page of a participant shows, from one state of the database.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::actions::export::counted_replies;
use crate::actions::poll;
use crate::actions::replies::Replies;
use crate::domain::agenda::ItemStatus;
use crate::domain::capability::Capability;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::notice::Channel;
use crate::domain::poll::Standing;
use crate::domain::proposal::Proposal;
use crate::domain::publication::Publication;
use crate::domain::visit::Participant;
use crate::store::acknowledgements::{self, Acknowledgement};
use crate::store::deliveries::{self, Reach};
use crate::store::{Db, items, participants, polls, proposals, publications, told};
use crate::web::State;
use crate::web::error::Error;
use crate::web::pages::answers::Given;
use crate::web::pages::hosting::{Expected, Party};
use crate::web::pages::polls::Asked;

/// What is known of somebody who holds a valid link, and what they may see.
pub(in crate::web::people) struct Gathered {
    pub(in crate::web::people) publication: Arc<Publication>,
    /// What they knew: the publication that they have seen, else the one before their programme last changed.
    pub(super) before: Option<Arc<Publication>>,
    pub(super) seen: Option<Acknowledgement>,
    pub(in crate::web::people) reach: Reach,
    pub(super) given: BTreeMap<ItemId, Given>,
    pub(super) told: BTreeMap<ItemId, Channel>,
    /// The questions for a time that wait for them.
    pub(super) asked: Vec<Asked>,
    id: ParticipantId,
    hosted: Option<Hosted>,
}

/// What only hosts see.
struct Hosted {
    /// What was answered by all who are asked.
    replies: Arc<Replies>,
    /// Everybody whose needs they may see: these are published to nobody. Assistants see none.
    participants: BTreeMap<ParticipantId, Participant>,
    proposals: Vec<Proposal>,
}

/// Gathers the page of `link`; `None`: it opens nothing, or nothing any more.
pub(super) fn gather(
    db: &mut Db,
    state: &State,
    (link, now): (Capability, Timestamp),
) -> Result<Option<Gathered>, Error> {
    let id = link.participant;
    let found = participants::find_anywhere(db, id)?;
    let Some((visit, _)) = found.filter(|(_, of)| link.is_of(of)) else {
        return Ok(None);
    };
    let shelf = &state.secretariat.shelf;
    let Some(publication) = shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let on_roster = publication.roster.get(&id);
    if on_roster.is_none()
        && (has_ended(&publication, now) || !publications::was_on_roster(db, visit, id)?)
    {
        return Ok(None);
    }
    let seen = acknowledgements::find(db, id)?;
    let changed_in = on_roster.map_or(0, |on_roster| on_roster.changed_in);
    let before = match seen {
        Some(seen) if seen.version < publication.version => Some(seen.version),
        Some(_) => None,
        None => changed_in.checked_sub(1).filter(|before| *before > 0),
    };
    let before = before
        .map(|version| shelf.get(db, visit, version))
        .transpose()?;
    let hosted = hosted(db, state, (&publication, &link))?;
    let reach = deliveries::of_participants(db, &[id])?.pop();
    let given = given(db, state, (visit, id))?;
    let asked = asked(db, (&publication, id), now)?;
    let channels = told::of_participants(db, &[id])?;
    let channels = channels
        .into_iter()
        .filter_map(|known| Some((known.item, known.told?.channel)));
    Ok(reach.map(|reach| Gathered {
        before,
        seen,
        reach,
        given,
        asked,
        told: channels.collect(),
        id,
        hosted,
        publication: publication.clone(),
    }))
}

/// The questions for a time that wait for somebody, and what they said to them.
fn asked(
    db: &mut Db,
    (latest, id): (&Publication, ParticipantId),
    now: Timestamp,
) -> Result<Vec<Asked>, Error> {
    let waiting = poll::waiting_for(db, latest, (id, now))?.into_iter();
    let asked = waiting.map(|Standing { poll, planned, .. }| {
        let mut ballots = polls::ballots(db, poll.id)?;
        ballots.retain(|ballot| ballot.participant == id);
        Ok(Asked {
            poll,
            planned,
            ballots,
        })
    });
    asked.collect()
}

/// What counts of somebody's answers, with what they said besides.
fn given(
    db: &mut Db,
    state: &State,
    (visit, id): (VisitId, ParticipantId),
) -> Result<BTreeMap<ItemId, Given>, Error> {
    let counted = counted_replies(db, id)?;
    let answers = crate::store::replies::answers_of_participant(db, id)?;
    // most visits have places for all who come
    let replies = if items::capacities(db, visit)?.is_empty() {
        None
    } else {
        state.replies.of(db, &state.secretariat.shelf, visit)?
    };
    let given = answers.into_iter().filter_map(|answer| {
        let status = counted.get(&answer.item)?.status;
        let remark = answer.remark;
        let asked = replies.as_ref().and_then(|all| all.of(answer.item, id));
        let waits = asked.and_then(|asked| asked.waits);
        Some((
            answer.item,
            Given {
                status,
                remark,
                waits,
            },
        ))
    });
    Ok(given.collect())
}

/// What somebody sees who receives others; most receive nobody.
fn hosted(
    db: &mut Db,
    state: &State,
    (publication, link): (&Publication, &Capability),
) -> Result<Option<Hosted>, Error> {
    let id = link.participant;
    let Some(reader) = publication.reader(id) else {
        return Ok(None);
    };
    let entries = publication.programme(reader);
    if !entries
        .iter()
        .any(|entry| entry.sight.is_hosted_by_reader())
    {
        return Ok(None);
    }
    let visit = publication.visit.id;
    let replies = state.replies.of(db, &state.secretariat.shelf, visit)?;
    let all = match link.assistant {
        None => participants::of_visit(db, visit)?,
        Some(_) => Vec::new(),
    };
    let proposals = proposals::of_participant(db, id)?;
    Ok(replies.map(|replies| Hosted {
        replies,
        participants: all.into_iter().map(|one| (one.id, one)).collect(),
        proposals,
    }))
}

/// Whether the last day of a visit is over where it takes place.
fn has_ended(publication: &Publication, now: Timestamp) -> bool {
    let visit = &publication.visit;
    visit.time_zone.rules().to_datetime(now).date() > visit.ends_on
}

impl Gathered {
    /// Who comes to what they host, until it is over or cancelled: then nobody needs to know any more what others need.
    pub(super) fn parties(&self, now: Timestamp) -> BTreeMap<ItemId, Party<'_>> {
        let Some((hosted, reader)) = self.hosted.as_ref().zip(self.publication.reader(self.id))
        else {
            return BTreeMap::new();
        };
        let entries = self.publication.programme(reader).into_iter();
        entries
            .filter(|entry| entry.sight.is_hosted_by_reader())
            .filter(|entry| !entry.sight.period.is_past(now))
            .filter(|entry| entry.sight.status != ItemStatus::Cancelled)
            .map(|entry| (entry.id, self.party(hosted, entry.id)))
            .collect()
    }

    fn party<'a>(&'a self, hosted: &'a Hosted, item: ItemId) -> Party<'a> {
        let mut guests: Vec<Expected<'a>> = self.guests(hosted, item).collect();
        guests.sort_by(|one, other| {
            let rank = |guest: &Expected<'_>| (guest.on_roster.rank, guest.on_roster.name.full());
            rank(one).cmp(&rank(other))
        });
        let proposals = hosted.proposals.iter().rev();
        Party {
            guests,
            proposal: proposals.into_iter().find(|proposal| proposal.item == item),
        }
    }

    fn guests<'a>(
        &'a self,
        hosted: &'a Hosted,
        item: ItemId,
    ) -> impl Iterator<Item = Expected<'a>> {
        let frozen = self.publication.items.get(&item);
        let audience = frozen.into_iter().flat_map(|item| item.audience.keys());
        audience.filter(|id| **id != self.id).filter_map(move |id| {
            let on_roster = self.publication.roster.get(id)?;
            let drafted = hosted.participants.get(id);
            let asked = hosted.replies.of(item, *id);
            Some(Expected {
                participant: *id,
                on_roster,
                status: asked.map(|asked| asked.status),
                access: drafted.and_then(|one| one.access.as_deref()),
            })
        })
    }
}
