//! What a publication takes from the draft, and what it leaves.

use super::*;
use crate::domain::fixture::{
    self, DELEGATE, EVENING, GUEST, HEAD, RECEPTION, before_the_visit, item, participant, person,
};
use crate::domain::visit::ParticipantRole;

fn edited(draft: &mut Draft, n: u128) -> &mut Item {
    draft
        .items
        .iter_mut()
        .find(|other| other.id == item(n))
        .unwrap()
}

fn next(draft: &Draft, previous: &Publication, chosen: &[u128]) -> Publication {
    let chosen: BTreeSet<ItemId> = chosen.iter().map(|n| item(*n)).collect();
    let chosen = (!chosen.is_empty()).then_some(&chosen);
    freeze(draft, Some(previous), chosen, before_the_visit())
}

fn first(draft: &Draft) -> Publication {
    freeze(draft, None, None, before_the_visit())
}

#[test]
fn time_place_link_and_status_raise_the_sequence_and_words_do_not() {
    let check = |change: fn(&mut Item), expect: u32| {
        let mut draft = fixture::draft();
        let before = first(&draft);
        change(edited(&mut draft, RECEPTION));
        assert_eq!(
            next(&draft, &before, &[]).items[&item(RECEPTION)].sequence,
            expect
        );
    };
    check(|item| item.title = Texts::from([("en", "Welcome")]), 0);
    check(|item| item.people.clear(), 0);
    check(|item| item.ends = item.starts, 1);
    check(|item| item.places.clear(), 1);
    check(
        |item| item.online_url = Some("https://meet.example".into()),
        1,
    );
    check(|item| item.status = ItemStatus::Tentative, 1);
}

#[test]
fn chosen_items_leave_the_visit_the_roster_and_other_items_as_published() {
    let mut draft = fixture::draft();
    let before = first(&draft);
    draft.visit.status = VisitStatus::Cancelled;
    draft.participants.retain(|on| on.id != participant(GUEST));
    edited(&mut draft, EVENING).title = Texts::from([("en", "Late")]);
    edited(&mut draft, RECEPTION).title = Texts::from([("en", "Welcome")]);
    let partial = next(&draft, &before, &[RECEPTION]);
    assert_eq!(partial.visit.status, before.visit.status);
    assert!(partial.roster.keys().eq(before.roster.keys()));
    assert_eq!(partial.items[&item(EVENING)], before.items[&item(EVENING)]);
    let reception = &partial.items[&item(RECEPTION)];
    assert_eq!(
        reception.status,
        ItemStatus::Confirmed,
        "the visit is not cancelled yet"
    );
    assert!(reception.audience.contains_key(&participant(GUEST)));
}

#[test]
fn who_else_is_at_a_place_or_leaves_is_no_change_to_the_others() {
    let mut draft = fixture::draft();
    edited(&mut draft, RECEPTION).places[0].people = vec![person(HEAD), person(DELEGATE)];
    let before = first(&draft);
    draft
        .participants
        .retain(|on| on.id != participant(DELEGATE));
    let after = next(&draft, &before, &[]);
    let seen = |publication: &Publication, n| {
        publication.items[&item(RECEPTION)]
            .audience
            .get(&participant(n))
            .cloned()
    };
    assert_eq!(seen(&after, HEAD), seen(&before, HEAD));
    assert_eq!(seen(&after, DELEGATE), None);
}

#[test]
fn what_only_the_public_may_know_is_no_change_to_participants() {
    let mut draft = fixture::draft();
    let before = first(&draft);
    for person in draft.registers.people.values_mut() {
        person.public = true;
    }
    let after = next(&draft, &before, &[]);
    assert_ne!(
        after.items[&item(RECEPTION)].parts,
        before.items[&item(RECEPTION)].parts
    );
    for (id, item) in &after.items {
        assert_eq!(item.audience, before.items[id].audience);
    }
}

#[test]
fn an_edited_venue_waits_for_a_publication_of_the_items_that_show_it() {
    let mut draft = fixture::draft();
    let before = first(&draft);
    for venue in draft.registers.venues.values_mut() {
        venue.name = "New hall".into();
    }
    let partial = next(&draft, &before, &[RECEPTION]);
    let place = |n| partial.items[&item(n)].places[0].name.as_str();
    assert_eq!(
        (place(RECEPTION), place(EVENING)),
        ("New hall", "City hall")
    );
    assert_eq!(partial.items[&item(RECEPTION)].sequence, 1);
}

#[test]
fn an_item_made_internal_is_seen_by_nobody_and_keeps_its_sequence() {
    let mut draft = fixture::draft();
    let before = first(&draft);
    edited(&mut draft, RECEPTION).visibility = Visibility::Internal;
    let hidden = next(&draft, &before, &[]);
    let reception = &hidden.items[&item(RECEPTION)];
    assert!(reception.audience.is_empty() && !reception.public);
    edited(&mut draft, RECEPTION).visibility = Visibility::Public;
    edited(&mut draft, RECEPTION).online_url = Some("https://meet.example".into());
    assert_eq!(
        next(&draft, &hidden, &[]).items[&item(RECEPTION)].sequence,
        1
    );
}

#[test]
fn each_digest_is_of_what_its_reader_sees() {
    let check = |change: fn(&mut Draft)| {
        let mut draft = fixture::draft();
        let before = first(&draft);
        change(&mut draft);
        let after = next(&draft, &before, &[]);
        for (id, item) in &after.items {
            for (reader, seen) in &item.audience {
                let sight = item.sight(*reader, &after.roster[reader]);
                assert_eq!(seen.digest, sight.digest(), "{id} to {reader}");
                let was = before
                    .items
                    .get(id)
                    .and_then(|item| item.audience.get(reader));
                let is_same = was.is_some_and(|was| was.digest == seen.digest);
                assert_eq!(
                    seen.changed_in == before.version,
                    is_same,
                    "{id} to {reader}"
                );
            }
        }
    };
    check(|_| {});
    check(|draft| edited(draft, RECEPTION).title = Texts::from([("en", "Welcome")]));
    check(|draft| edited(draft, RECEPTION).places[0].people = vec![person(HEAD)]);
    check(|draft| {
        let all = edited(draft, RECEPTION).audience.clone();
        edited(draft, RECEPTION).notes.push(Note {
            text: Texts::from([("en", "Bring your badge")]),
            audience: Audience {
                people: vec![person(DELEGATE)],
                ..Audience::default()
            },
        });
        edited(draft, EVENING).audience = all;
    });
    check(|draft| {
        edited(draft, RECEPTION).reason = Texts::from([("en", "The hall is closed")]);
        for on_roster in &mut draft.participants {
            on_roster.role = ParticipantRole::Press;
        }
    });
}

#[test]
fn what_the_public_sees_changed_when_it_sees_anything_else() {
    let mut draft = fixture::draft();
    let mut before = first(&draft);
    let mut check = |draft: &Draft, expect: bool| {
        let next = next(draft, &before, &[RECEPTION, EVENING]);
        let change = next.visit.public_changed.unwrap();
        assert_eq!(change.version == next.version, expect);
        assert_eq!(change.at == next.published_at, expect);
        before = next;
    };
    check(&draft, false);
    edited(&mut draft, EVENING).visibility = Visibility::Internal;
    check(&draft, false);
    edited(&mut draft, RECEPTION).visibility = Visibility::Participants;
    check(&draft, true);
    edited(&mut draft, RECEPTION).title = Texts::from([("en", "Welcome")]);
    check(&draft, false);
    edited(&mut draft, RECEPTION).visibility = Visibility::Public;
    check(&draft, true);
    check(&draft, false);
    edited(&mut draft, RECEPTION).title = Texts::from([("en", "Reception")]);
    check(&draft, true);
    edited(&mut draft, RECEPTION).visibility = Visibility::Internal;
    check(&draft, true);
}
