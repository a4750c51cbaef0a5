//! Places at an item that has only so many. Whoever has a part in it has one; of the others those who accepted first.
//! The rest wait, in the order of their answers.

use jiff::Timestamp;

use crate::domain::ids::ParticipantId;
use crate::domain::reply::ReplyStatus;

/// Somebody who is asked to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub participant: ParticipantId,
    /// What counts of their answers.
    pub status: ReplyStatus,
    /// Since when they have said so.
    pub at: Timestamp,
    /// Whether they have a part in the item.
    pub has_part: bool,
}

/// Who waits for a place, in the order in which they move up.
#[must_use]
pub fn waiting_list(capacity: u32, asked: &[Asked]) -> Vec<ParticipantId> {
    let holds_one = |one: &&Asked| one.has_part && one.status != ReplyStatus::Declined;
    let taken = asked.iter().filter(holds_one).count();
    let comes = |one: &&Asked| !one.has_part && one.status == ReplyStatus::Accepted;
    let mut others: Vec<&Asked> = asked.iter().filter(comes).collect();
    others.sort_by_key(|one| (one.at, one.participant));
    let places = usize::try_from(capacity).unwrap_or(usize::MAX);
    let waiting = others.into_iter().skip(places.saturating_sub(taken));
    waiting.map(|one| one.participant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{before_the_visit, participant};
    use crate::domain::reply::ReplyStatus::{Accepted, Declined, NeedsAction, Tentative};

    /// Answers in the order of participants, each a second after the one before.
    fn check(capacity: u32, answers: &[(ReplyStatus, bool)], expect: &[u128]) {
        let asked: Vec<Asked> = (1_u8..)
            .zip(answers)
            .map(|(n, (status, has_part))| Asked {
                participant: participant(n.into()),
                status: *status,
                at: before_the_visit() + jiff::SignedDuration::from_secs(n.into()),
                has_part: *has_part,
            })
            .collect();
        let expected: Vec<_> = expect.iter().map(|n| participant(*n)).collect();
        assert_eq!(waiting_list(capacity, &asked), expected);
    }

    #[test]
    fn who_accepts_first_has_a_place() {
        let all = [(Accepted, false); 4];
        check(4, &all, &[]);
        check(2, &all, &[3, 4]);
        check(0, &all, &[1, 2, 3, 4]);
        check(
            1,
            &[(Declined, false), (Accepted, false), (Accepted, false)],
            &[3],
        );
        check(
            1,
            &[(Tentative, false), (NeedsAction, false), (Accepted, false)],
            &[],
        );
    }

    #[test]
    fn who_has_a_part_waits_for_nothing() {
        let speaks = [(Accepted, false), (Accepted, false), (NeedsAction, true)];
        check(2, &speaks, &[2]);
        check(1, &speaks, &[1, 2]);
        check(0, &[(Accepted, true)], &[]);
        check(1, &[(Accepted, false), (Declined, true)], &[]);
    }
}
