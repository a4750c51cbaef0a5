//! Who of a visit answered what, and which of its people a filter means.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agenda::{Item, ItemStatus, Visibility};
use crate::domain::draft::{Draft, Member};
use crate::domain::ids::{DelegationId, ParticipantId};
use crate::domain::notice::is_invited;
use crate::domain::programme::asks;
use crate::domain::reply::{GivenReply, ReplyStatus};
use crate::domain::visit::{Participant, ParticipantRole};

/// The answers of one participant, by what they say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// To how many items an answer is wanted.
    pub asked: usize,
    /// How many of these they attend.
    pub accepted: usize,
    /// How many they declined.
    pub declined: usize,
    /// To how many they said maybe.
    pub tentative: usize,
}

impl Answers {
    /// How many answers are missing.
    #[must_use]
    pub const fn missing(self) -> usize {
        self.asked
            .saturating_sub(self.accepted + self.declined + self.tentative)
    }
}

/// The items at which a participant is expected, by start; internal and cancelled ones aside.
pub fn expected<'a>(
    draft: &'a Draft,
    participant: &'a Participant,
) -> impl Iterator<Item = &'a Item> {
    let member = Member::from(participant);
    draft.items.iter().filter(move |item| {
        item.status != ItemStatus::Cancelled
            && item.visibility != Visibility::Internal
            && member.is_expected(&item.audience, &item.people)
    })
}

/// Whether an answer of a participant to an item is wanted, once it is published so.
#[must_use]
pub fn is_asked(participant: &Participant, item: &Item) -> bool {
    let own = item.people.iter();
    let own = own.filter(|part| part.person == participant.person);
    let is_invited = is_invited(participant.notify, None);
    asks(
        (item.status, item.reply),
        is_invited,
        own.map(|part| part.role),
    )
}

/// What everybody on the roster answered.
#[must_use]
pub fn answers(draft: &Draft, replies: &[GivenReply]) -> BTreeMap<ParticipantId, Answers> {
    let said: BTreeMap<_, _> = replies
        .iter()
        .map(|given| ((given.participant, given.item), given.reply.status))
        .collect();
    let of = |participant: &Participant| {
        let mut answers = Answers::default();
        for item in expected(draft, participant).filter(|item| is_asked(participant, item)) {
            answers.asked += 1;
            match said.get(&(participant.id, item.id)) {
                Some(ReplyStatus::Accepted) => answers.accepted += 1,
                Some(ReplyStatus::Declined) => answers.declined += 1,
                Some(ReplyStatus::Tentative) => answers.tentative += 1,
                Some(ReplyStatus::NeedsAction) | None => {}
            }
        }
        (participant.id, answers)
    };
    draft.roster().map(of).collect()
}

/// The groups of a visit, by name: those of its people, and those its items are for.
#[must_use]
pub fn groups(draft: &Draft) -> BTreeSet<&str> {
    let of_people = draft.roster().flat_map(|participant| &participant.groups);
    let of_items = draft.items.iter().flat_map(|item| &item.audience.groups);
    of_people.chain(of_items).map(String::as_str).collect()
}

/// Some of those on a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of a delegation.
    pub delegation: Option<DelegationId>,
    /// Only those in a group.
    pub group: Option<String>,
    /// Only those with a role.
    pub role: Option<ParticipantRole>,
}

impl Filter {
    /// Whether it means somebody.
    #[must_use]
    pub fn means(&self, participant: &Participant) -> bool {
        let group = |group: &String| participant.groups.contains(group);
        self.delegation
            .is_none_or(|delegation| participant.delegation == Some(delegation))
            && self.group.as_ref().is_none_or(group)
            && self.role.is_none_or(|role| participant.role == role)
    }

    /// Whether it means everybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::ReplyWanted;
    use crate::domain::fixture::{self, DELEGATE, EVENING, GUEST, HEAD, RECEPTION};
    use crate::domain::reply::Reply;

    /// Asked, accepted, declined, missing.
    fn check(who: u128, said: &[(u128, ReplyStatus)], expect: [usize; 4]) {
        let mut draft = fixture::draft();
        for item in &mut draft.items {
            item.reply = ReplyWanted::Requested;
        }
        let at = fixture::before_the_visit();
        let replies: Vec<_> = said
            .iter()
            .map(|(item, status)| GivenReply {
                participant: fixture::participant(who),
                item: fixture::item(*item),
                reply: Reply {
                    status: *status,
                    sequence: 0,
                    at,
                },
            })
            .collect();
        let found = answers(&draft, &replies)[&fixture::participant(who)];
        assert_eq!(
            [found.asked, found.accepted, found.declined, found.missing()],
            expect
        );
    }

    #[test]
    fn invitations_ask_and_programmes_only_where_the_item_does() {
        let mut draft = fixture::draft();
        let asked = |draft: &Draft, who: u128, what: u128| {
            let mut roster = draft.roster();
            let one = roster
                .find(|one| one.id == fixture::participant(who))
                .unwrap();
            let mut items = draft.items.iter();
            is_asked(
                one,
                items.find(|item| item.id == fixture::item(what)).unwrap(),
            )
        };
        assert!(asked(&draft, GUEST, RECEPTION), "by invitation");
        assert!(!asked(&draft, DELEGATE, RECEPTION), "by programme");
        for item in &mut draft.items {
            item.status = ItemStatus::Tentative;
        }
        assert!(!asked(&draft, GUEST, RECEPTION), "not before it is certain");
    }

    #[test]
    fn answers_are_counted_where_they_are_wanted() {
        check(GUEST, &[], [2, 0, 0, 2]);
        check(GUEST, &[(RECEPTION, ReplyStatus::Accepted)], [2, 1, 0, 1]);
        check(GUEST, &[(EVENING, ReplyStatus::NeedsAction)], [2, 0, 0, 2]);
        let all = [
            (RECEPTION, ReplyStatus::Declined),
            (EVENING, ReplyStatus::Tentative),
        ];
        check(GUEST, &all, [2, 0, 1, 0]);
    }

    #[test]
    fn a_filter_means_who_fits_all_of_it() {
        let draft = fixture::draft();
        let count = |filter: &Filter| draft.roster().filter(|one| filter.means(one)).count();
        let all = Filter::default();
        assert_eq!(count(&all), draft.roster().count());
        let head = draft
            .roster()
            .find(|one| one.person == fixture::person(HEAD))
            .unwrap();
        let travelling = Filter {
            delegation: head.delegation,
            ..all.clone()
        };
        assert_eq!(count(&travelling), 2);
        let both = Filter {
            role: Some(head.role),
            ..travelling
        };
        assert_eq!(count(&both), 1);
        assert!(
            !both.means(
                draft
                    .roster()
                    .find(|one| one.person == fixture::person(DELEGATE))
                    .unwrap()
            )
        );
        assert_eq!(
            count(&Filter {
                group: Some("none".to_owned()),
                ..all
            }),
            0
        );
    }
}
