use uuid::Uuid;

use super::*;
use crate::domain::agenda::{Part, PartRole};
use crate::domain::fixture;
use crate::domain::person::{Name, NameOrder};

fn person(number: u128, name: &str, email: &str) -> Person {
    let (given, family) = name.split_once(' ').unwrap_or(("", name));
    Person {
        id: PersonId(Uuid::from_u128(number)),
        key: format!("person-{number}"),
        name: Name {
            family: family.to_owned(),
            given: given.to_owned(),
            order: NameOrder::GivenFirst,
        },
        email: Some(email.to_owned()).filter(|email| !email.is_empty()),
        email_shared: email.starts_with("desk"),
        phone: None,
        locale: "fr".to_owned(),
        time_zone: None,
        languages: Vec::new(),
        public: false,
        offices: Vec::new(),
    }
}

/// People as `name <email>`, then the numbers of those that are likely the same.
fn check(people: &[(&str, &str)], expected: &[(u128, u128)]) {
    let people: Vec<Person> = (1..)
        .zip(people)
        .map(|(number, (name, email))| person(number, name, email))
        .collect();
    let found = likely_people(&people, &Distinct::default());
    let found: Vec<(u128, u128)> = found
        .iter()
        .map(|(one, other)| (one.0.as_u128(), other.0.as_u128()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn people_are_likely_the_same_by_name_or_address() {
    check(&[("Thu Trần", "a@x"), ("Thu Hà", "b@x")], &[]);
    check(&[("Thu Trần", "a@x"), ("TRAN Thu", "")], &[(1, 2)]);
    check(&[("Thu Trần", "a@x"), ("T. Tran", "A@x")], &[(1, 2)]);
    check(&[("Press", "desk@x"), ("Protocol", "desk@x")], &[]);
    check(&[("A B", ""), ("B A", ""), ("a b", "")], &[(1, 2), (1, 3)]);
}

#[test]
fn who_is_known_to_differ_is_not_proposed_again() {
    let check = |distinct: &[(u128, u128)], expected: &[(u128, u128)]| {
        let people = [1, 2, 3].map(|number| person(number, "Thu Trần", ""));
        let uuids = |(one, other): &(u128, u128)| (Uuid::from_u128(*one), Uuid::from_u128(*other));
        let found = likely_people(&people, &distinct.iter().map(uuids).collect());
        let found = found.iter();
        let found: Vec<(u128, u128)> = found
            .map(|(one, other)| (one.0.as_u128(), other.0.as_u128()))
            .collect();
        assert_eq!(found, expected, "{distinct:?}");
    };
    check(&[], &[(1, 2), (1, 3)]);
    check(&[(2, 1)], &[(1, 3)]);
    check(&[(1, 3)], &[(1, 2), (2, 3)]);
    check(&[(1, 2), (1, 3)], &[(2, 3)]);
    check(&[(1, 2), (1, 3), (2, 3)], &[]);
}

#[test]
fn in_an_item_each_stands_once() {
    let (gone, kept) = (
        fixture::person(fixture::GUEST),
        fixture::person(fixture::HOST),
    );
    let items = fixture::draft().items;
    let mut items = items.into_iter();
    let reception = fixture::item(fixture::RECEPTION);
    let mut item = items.find(|item| item.id == reception).unwrap();
    let part = |person, role| Part { person, role };
    item.people = vec![
        part(gone, PartRole::Host),
        part(kept, PartRole::Host),
        part(gone, PartRole::Speaker),
    ];
    item.audience.people = vec![gone, kept];
    item.audience.except = vec![gone];
    AnySwap::Person(Swap { gone, kept }).in_item(&mut item);
    assert_eq!(
        item.people,
        [part(kept, PartRole::Host), part(kept, PartRole::Speaker)]
    );
    assert_eq!(
        (item.audience.people, item.audience.except),
        (vec![kept], vec![kept])
    );
}
