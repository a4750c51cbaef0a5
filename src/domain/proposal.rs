//! Another time for an item, proposed by whoever hosts it.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::domain::closed::closed;
use crate::domain::ids::{ItemId, ParticipantId, ProposalId};
use crate::domain::publication::Publication;
use crate::domain::time::{LocalTime, Occurrence, Period};

closed! {
    /// What became of a proposal.
    ProposalState { Open = "open", Accepted = "accepted", Refused = "refused" }
}

/// Another time for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its identifier.
    pub id: ProposalId,
    /// For which item.
    pub item: ItemId,
    /// Who proposes it.
    pub participant: ParticipantId,
    /// Wall time of the start, in the zone of the item's start.
    pub starts: DateTime,
    /// Wall time of the end, in the zone of the item's end.
    pub ends: DateTime,
    /// Why.
    pub remark: Option<String>,
    /// What became of it.
    pub state: ProposalState,
    /// When it was made.
    pub at: Timestamp,
    /// The assistant who made it for them; `None`: they did themselves.
    pub given_by: Option<String>,
}

/// Why another time cannot be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproposable {
    /// They do not host the item.
    #[error("only who hosts an item can propose another time for it")]
    NotHosted,
    /// It is too late.
    #[error("the item has started")]
    Started,
    /// Clocks never show that time: they were put forward.
    #[error("clocks are put forward then, so that this time does not exist")]
    Missing,
    /// That time has passed.
    #[error("this time has passed")]
    Past,
    /// That is when it is planned.
    #[error("the item begins at this time already")]
    Same,
}

/// The period that an item has if it starts at `starts`, on the wall of its start, and lasts as long as planned.
///
/// # Errors
/// [`Unproposable`].
pub fn propose(
    publication: &Publication,
    (participant, item): (ParticipantId, ItemId),
    (starts, now): (DateTime, Timestamp),
) -> Result<Period, Unproposable> {
    let frozen = publication.items.get(&item);
    let sight = frozen
        .zip(publication.reader(participant))
        .and_then(|(item, reader)| publication.sight(item, reader))
        .filter(|sight| sight.is_hosted_by_reader() && sight.asks_reader(false))
        .ok_or(Unproposable::NotHosted)?;
    let planned = sight.period;
    if planned.starts.instant() <= now {
        return Err(Unproposable::Started);
    }
    let proposed = another_time(planned, starts, now)?;
    if proposed.starts.wall == planned.starts.wall {
        return Err(Unproposable::Same);
    }
    Ok(proposed)
}

/// The period of what is planned so, if it starts at `starts` on the wall of its start and lasts as long.
///
/// # Errors
/// [`Unproposable::Missing`], [`Unproposable::Past`].
pub fn another_time(
    planned: &Period,
    starts: DateTime,
    now: Timestamp,
) -> Result<Period, Unproposable> {
    let starts = LocalTime {
        wall: starts,
        zone: planned.starts.zone.clone(),
    };
    if matches!(starts.occurrence(), Occurrence::Never { .. }) {
        return Err(Unproposable::Missing);
    }
    if starts.instant() <= now {
        return Err(Unproposable::Past);
    }
    let ends = starts
        .instant()
        .checked_add(planned.duration())
        .map_err(|_beyond_all_calendars| Unproposable::Past)?;
    let zone = planned.ends.zone.clone();
    let wall = zone.rules().to_datetime(ends);
    Ok(Period {
        starts,
        ends: LocalTime { wall, zone },
    })
}

#[cfg(test)]
mod tests;
