//! Whole files and bodies: that what is written is read back the same, and that what is wrong is said.

mod again;
mod faults;
mod hostile;

use uuid::Uuid;

use super::*;
use crate::domain::draft::Draft;
use crate::domain::ids::TeamId;
use crate::domain::registers::Registers;

const SAMPLES: [(&str, &str); 3] = [
    (
        "oslo-toulouse",
        include_str!("../../../samples/oslo-toulouse.toml"),
    ),
    (
        "toulouse-montreal-2021",
        include_str!("../../../samples/toulouse-montreal-2021.toml"),
    ),
    (
        "toulouse-vietnam-2025",
        include_str!("../../../samples/toulouse-vietnam-2025.toml"),
    ),
];

/// Identifiers that count up.
fn counter(from: u128) -> impl FnMut() -> Uuid {
    let mut last = from;
    move || {
        last += 1;
        Uuid::from_u128(last)
    }
}

/// Nothing is stored but this.
fn knowing(stored: VisitFile) -> Known {
    let slugs = stored.visits.iter();
    Known {
        slugs: slugs
            .map(|tables| (tables.visit.slug.clone(), tables.visit.id))
            .collect(),
        stored,
        team: TeamId(Uuid::from_u128(7)),
        refused: Vec::new(),
    }
}

fn read_over(
    stored: VisitFile,
    text: &str,
    notation: Notation,
) -> Result<Reading<VisitFile>, Vec<Fault>> {
    let node = Node::parse(text, notation)?;
    VisitFile::read(&node, &knowing(stored), &mut counter(1_000_000))
}

fn sample(name: &str) -> VisitFile {
    let (_, text) = SAMPLES.iter().find(|(known, _)| *known == name).unwrap();
    let node = Node::parse(text, Notation::Toml).unwrap();
    let known = knowing(VisitFile::default());
    match VisitFile::read(&node, &known, &mut counter(0)) {
        Ok(reading) => reading.value,
        Err(faults) => panic!("{name}: {faults:#?}"),
    }
}

fn registers_of(file: &VisitFile) -> Registers {
    let mut registers = Registers::default();
    for tree in &file.themes {
        for theme in std::iter::once(&tree.theme).chain(&tree.children) {
            registers.themes.insert(theme.id, theme.clone());
        }
    }
    let organisations = file.organisations.iter();
    registers
        .organisations
        .extend(organisations.map(|one| (one.id, one.clone())));
    let people = file.people.iter();
    registers
        .people
        .extend(people.map(|one| (one.id, one.clone())));
    let venues = file.venues.iter();
    registers
        .venues
        .extend(venues.map(|one| (one.id, one.clone())));
    let agreements = file.agreements.iter();
    registers
        .agreements
        .extend(agreements.map(|one| (one.id, one.clone())));
    registers.travel_times.clone_from(&file.travel_times);
    registers
}

#[test]
fn a_sample_read_again_over_itself_changes_nothing() {
    for (name, text) in SAMPLES {
        let first = sample(name);
        let again = read_over(first.clone(), text, Notation::Toml).unwrap();
        assert_eq!(again.value, first, "{name}");
    }
}

#[test]
fn what_is_written_reads_back_the_same_in_both_notations() {
    for (name, _) in SAMPLES {
        let first = sample(name);
        for notation in [Notation::Toml, Notation::Json] {
            let text = first.to_text(notation);
            let again = read_over(first.clone(), &text, notation);
            assert_eq!(again.unwrap().value, first, "{name}: {text}");
            let elsewhere = read_over(VisitFile::default(), &text, notation).unwrap();
            assert_eq!(elsewhere.value.to_text(notation), text, "{name}");
        }
    }
}

#[test]
fn an_exported_visit_brings_all_it_refers_to() {
    for (name, _) in SAMPLES {
        let file = sample(name);
        let tables = file.visits[0].clone();
        let draft = Draft {
            visit: tables.visit,
            delegations: tables.delegations,
            ranks: std::collections::BTreeMap::new(),
            participants: tables.participants,
            items: tables.items,
            registers: registers_of(&file),
        };
        let exported = VisitFile::of_visit(&draft);
        let text = exported.to_text(Notation::Toml);
        let elsewhere = read_over(VisitFile::default(), &text, Notation::Toml);
        assert_eq!(elsewhere.unwrap().value.to_text(Notation::Toml), text);
        insta::assert_snapshot!(format!("exported_{name}"), text);
    }
}

#[test]
fn a_file_over_a_stored_visit_updates_what_it_gives_and_removes_nothing() {
    let stored = sample("toulouse-vietnam-2025");
    let changes = r#"
        format = "escale/1"
        [[people]]
        key = "moudenc"
        phone = "+33 5 61 00 00 00"
        [[people.offices]]
        organisation = "toulouse"
        rank = 19
        [[people.offices]]
        organisation = "airbus"
        title = { en = "Guest" }
        from = "2025"
        [[visits]]
        key = "vietnam-2025"
        [[visits.items]]
        key = "lunch"
        ends = 2025-06-23T14:45:00
        [[visits.items]]
        key = "new"
        kind = "hold"
        title = { en = "Spare" }
        starts = 2025-06-23T15:00:00
        ends = 2025-06-23T16:00:00
        [[visits.participants]]
        person = "moudenc"
        diet = "none"
    "#;
    let read = read_over(stored.clone(), changes, Notation::Toml)
        .unwrap()
        .value;
    let (old, new) = (&stored.people[1], &read.people[0]);
    assert_eq!(
        (new.id, &new.name, &new.email),
        (old.id, &old.name, &old.email)
    );
    assert_eq!(new.offices.len(), 2);
    assert_eq!(new.offices[0].rank, 19);
    assert_eq!(new.offices[0].salutation, old.offices[0].salutation);
    let (old, new) = (&stored.visits[0], &read.visits[0]);
    assert_eq!(new.visit, old.visit);
    assert_eq!(new.items.len(), old.items.len() + 1);
    let keys: Vec<_> = new.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys[..3], ["lunch", "new", "arrival"]);
    assert_eq!(new.items[0].ends.to_string(), "2025-06-23T14:45:00");
    assert_eq!(new.items[0].places, old.items[2].places);
    assert!(new.items[1].is_internal());
    assert_eq!(new.participants.len(), old.participants.len());
    assert_eq!(new.participants[0].id, old.participants[2].id);
    assert!(read.organisations.is_empty() && read.venues.is_empty());
}

#[test]
fn a_body_of_the_api_is_written_patched_and_read_by_identifiers() {
    let file = sample("toulouse-vietnam-2025");
    let tables = &file.visits[0];
    let item = &tables.items[2];
    let team = TeamId(Uuid::from_u128(7));
    let zone = tables.visit.time_zone.clone();
    let context = Context::api(file.names(), team, item.id.into()).of_visit(tables.visit.id, zone);
    let shown = ITEM.write_complete(item, &context);
    insta::assert_json_snapshot!(shown);
    let read = ITEM.read(&Node::of(&shown), &context).unwrap();
    assert_eq!(&read.value, item);
    let patch =
        serde_json::json!({"status": "cancelled", "reason": {"fr": "Grève"}, "reply": null});
    let patched = ITEM.patch(item, &patch, &context).unwrap().value;
    assert_eq!(patched.status, crate::domain::agenda::ItemStatus::Cancelled);
    assert_eq!(patched.reason, [("fr", "Grève")].into());
    assert_eq!(patched.reply, crate::domain::agenda::ReplyWanted::None);
    let patch = serde_json::json!({"host": "018f0000-0000-7000-8000-000000000000", "key": null});
    let faults = ITEM.patch(item, &patch, &context).unwrap_err();
    assert_eq!(faults[0].pointer, "/host");
    assert_eq!(faults.len(), 1);
}

#[test]
fn every_part_of_a_visit_survives_the_api() {
    for (name, _) in SAMPLES {
        let file = sample(name);
        let team = TeamId(Uuid::from_u128(7));
        let api = |id: Uuid| Context::api(file.names(), team, id);
        for one in &file.organisations {
            check_api(&ORGANISATION, one, &api(one.id.into()));
        }
        for one in &file.people {
            check_api(&PERSON, one, &api(one.id.into()));
        }
        for one in &file.venues {
            check_api(&VENUE, one, &api(one.id.into()));
        }
        for one in &file.agreements {
            check_api(&AGREEMENT, one, &api(one.id.into()));
        }
        for one in &file.themes {
            check_api(&THEME, one, &api(one.theme.id.into()));
        }
        for one in &file.travel_times {
            check_api(&TRAVEL_TIME, one, &api(Uuid::nil()));
        }
        let tables = &file.visits[0];
        let visit = tables.visit.clone();
        let in_visit = |id: Uuid| api(id).of_visit(visit.id, visit.time_zone.clone());
        check_api(&VISIT, &visit.clone().into(), &api(visit.id.into()));
        for one in &tables.delegations {
            check_api(&DELEGATION, one, &in_visit(one.id.into()));
        }
        for one in &tables.participants {
            check_api(&PARTICIPANT, one, &in_visit(one.id.into()));
        }
        for one in &tables.items {
            check_api(&ITEM, one, &in_visit(one.id.into()));
        }
    }
}

fn check_api<T: PartialEq + std::fmt::Debug>(table: &Table<T>, value: &T, context: &Context) {
    let complete = table.write_complete(value, context);
    let read = table.read(&Node::of(&complete), context).unwrap();
    assert_eq!(&read.value, value);
    let unchanged = table.patch(value, &serde_json::json!({}), context).unwrap();
    assert_eq!(&unchanged.value, value);
}

#[test]
fn the_schema_says_what_the_reader_takes() {
    insta::assert_json_snapshot!("schema_of_an_item", ITEM.schema(Spelling::Ids));
    insta::assert_json_snapshot!("schema_of_a_person", PERSON.schema(Spelling::Ids));
}
