//! What stands above a visit on every page about it.

use crate::domain::programme::Reader;
use crate::domain::visit::{ParticipantRole, VisitStatus};
use crate::domain::wording::{Line, Wording};
use crate::language::TextError;

/// Title, days and zone of a visit.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) title: Line,
    pub(super) dates: String,
    pub(super) zone: String,
    pub(super) cancelled: Option<Cancelled>,
}

/// That a visit does not take place.
#[derive(Clone, Debug)]
pub(super) struct Cancelled {
    /// Why; never to press or public.
    pub(super) reason: Option<Line>,
}

impl Head {
    pub(super) fn new(wording: &Wording<'_>) -> Result<Self, TextError> {
        let visit = wording.visit;
        let may_know_why = match wording.reader {
            Reader::Participant(_, reader) => reader.role != ParticipantRole::Press,
            Reader::Several(_) | Reader::Public => false,
            Reader::Observer | Reader::Organiser => true,
        };
        let zone = wording.zone_of_visit(&visit.time_zone);
        Ok(Self {
            title: wording.line(&visit.title).unwrap_or_default(),
            dates: wording.language.date_range(visit.starts_on, visit.ends_on),
            zone: wording
                .language
                .say_with("programme-zone", [("zone", zone.into())])?,
            cancelled: (visit.status == VisitStatus::Cancelled).then(|| Cancelled {
                reason: wording.line(&visit.reason).filter(|_| may_know_why),
            }),
        })
    }
}
