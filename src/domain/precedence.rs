//! Who comes before whom: the order in which people are listed and seated, and the inverse order in which they speak.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::agenda::{Item, PartRole};
use crate::domain::draft::Draft;
use crate::domain::ids::PersonId;
use crate::domain::visit::{Participant, ParticipantRole};

/// What decides, the first difference alone: rank, headship, family name, given name, and the identifier lest two
/// people of one name change places.
type Precedence = (u16, bool, String, String, PersonId);

/// Those on the roster, the first in rank first.
///
/// The rank is that given by hand, else that of the office they come with on the first day of the visit; at equal rank heads of delegation come
/// first, then names decide, without regard to case and diacritics.
#[must_use]
pub fn order_of_precedence(draft: &Draft) -> Vec<&Participant> {
    let mut ranked: Vec<&Participant> = draft.roster().collect();
    ranked.sort_by_cached_key(|participant| precedence(draft, participant));
    ranked
}

/// Those with a speech at an item, in the order in which they speak: the first in rank speaks last.
#[must_use]
pub fn speaking_order<'a>(draft: &'a Draft, item: &Item) -> Vec<&'a Participant> {
    let speaks = |participant: &&Participant| {
        item.people
            .iter()
            .any(|part| part.person == participant.person && part.role == PartRole::Speaker)
    };
    order_of_precedence(draft)
        .into_iter()
        .rev()
        .filter(speaks)
        .collect()
}

fn precedence(draft: &Draft, participant: &Participant) -> Precedence {
    let person = draft.registers.people.get(&participant.person);
    let is_head = participant.role == ParticipantRole::HeadOfDelegation
        || draft
            .delegations
            .iter()
            .any(|delegation| delegation.head == Some(participant.person));
    let name = person.map(|person| &person.name);
    (
        draft.rank(participant),
        !is_head,
        name.map_or_else(String::new, |name| folded(&name.family)),
        name.map_or_else(String::new, |name| folded(&name.given)),
        participant.person,
    )
}

/// A name as it is sorted: `Đinh` with the D, `Élodie` with the E.
fn folded(name: &str) -> String {
    name.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'đ' => 'd',
            'ø' => 'o',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::Part;
    use crate::domain::fixture::{self, DELEGATE, DRIVER, GUEST, HEAD, HOST};
    use crate::domain::person::{Name, NameOrder, Office};
    use crate::domain::text::Texts;
    use crate::domain::time::PartialDate;

    /// A draft in which these people have this rank (from this year on) and this family name.
    fn drafted(people: &[(u128, u16, i16, &str)]) -> Draft {
        let mut draft = fixture::draft();
        let organisation = draft.visit.host;
        for (number, rank, from, family) in people {
            let person = draft.registers.people.get_mut(&fixture::person(*number));
            let person = person.expect("somebody of the fixture");
            person.name = Name {
                family: (*family).to_owned(),
                given: String::new(),
                order: NameOrder::GivenFirst,
            };
            person.offices = vec![Office {
                organisation,
                title: Texts::default(),
                salutation: Texts::default(),
                rank: *rank,
                from: Some(PartialDate::Year(*from)),
                to: None,
            }];
        }
        draft
    }

    fn check(draft: &Draft, expected: &[u128]) {
        let order: Vec<PersonId> = order_of_precedence(draft)
            .iter()
            .map(|participant| participant.person)
            .collect();
        let expected: Vec<PersonId> = expected.iter().copied().map(fixture::person).collect();
        assert_eq!(order, expected);
    }

    #[test]
    fn a_rank_given_by_hand_takes_the_place_of_that_of_the_office() {
        let mut draft = drafted(&[
            (HEAD, 20, 2020, "Zola"),
            (DELEGATE, 30, 2020, "Berg"),
            (HOST, 40, 2020, "Ek"),
            (GUEST, 50, 2020, "Ahn"),
            (DRIVER, 60, 2020, "Diop"),
        ]);
        check(&draft, &[HEAD, DELEGATE, HOST, GUEST, DRIVER]);
        draft.ranks.insert(fixture::participant(GUEST), 25);
        draft.ranks.insert(fixture::participant(HEAD), 90);
        check(&draft, &[GUEST, DELEGATE, HOST, DRIVER, HEAD]);
    }

    #[test]
    fn rank_then_headship_then_name_decide() {
        let draft = drafted(&[
            (HEAD, 20, 2020, "Zola"),
            (DELEGATE, 20, 2020, "Đinh"),
            (HOST, 10, 2020, "Young"),
            (GUEST, 20, 2020, "Éluard"),
            (DRIVER, 20, 2020, "dahl"),
        ]);
        check(&draft, &[HOST, HEAD, DRIVER, DELEGATE, GUEST]);
    }

    #[test]
    fn an_office_counts_from_the_day_it_is_held() {
        let draft = drafted(&[
            (HEAD, 20, 2020, "A"),
            (DELEGATE, 1, 2027, "B"),
            (HOST, 30, 2020, "C"),
            (GUEST, 40, 2020, "D"),
            (DRIVER, 2, 2026, "E"),
        ]);
        check(&draft, &[DRIVER, HEAD, HOST, GUEST, DELEGATE]);
    }

    #[test]
    fn who_was_taken_off_has_no_place() {
        let mut draft = drafted(&[
            (HEAD, 1, 2020, "A"),
            (DELEGATE, 2, 2020, "B"),
            (HOST, 3, 2020, "C"),
            (GUEST, 4, 2020, "D"),
            (DRIVER, 5, 2020, "E"),
        ]);
        draft.participants[1].removed = true;
        check(&draft, &[HEAD, HOST, GUEST, DRIVER]);
    }

    #[test]
    fn the_first_in_rank_speaks_last() {
        let mut draft = drafted(&[
            (HEAD, 1, 2020, "A"),
            (HOST, 3, 2020, "C"),
            (GUEST, 4, 2020, "D"),
        ]);
        draft.items[0].people = [
            (HEAD, PartRole::Speaker),
            (GUEST, PartRole::Speaker),
            (HOST, PartRole::Host),
        ]
        .map(|(number, role)| Part {
            person: fixture::person(number),
            role,
        })
        .to_vec();
        let order: Vec<PersonId> = speaking_order(&draft, &draft.items[0])
            .iter()
            .map(|participant| participant.person)
            .collect();
        assert_eq!(order, [GUEST, HEAD].map(fixture::person));
    }
}
