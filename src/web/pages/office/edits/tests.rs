use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::fields::field;
use super::hide_needs;
use super::values::Words;
use crate::domain::document::{
    DELEGATION, ITEM, ORGANISATION, PARTICIPANT, PERSON, Spelling, VENUE, VISIT,
};
use crate::domain::wording::Line;
use crate::language::Language;

const SOMEBODY: Uuid = Uuid::from_u128(7);

/// `Label: was > now`, each line of a value between slashes.
fn check(noun: &str, (before, after): (Value, Value), expected: &[&str]) {
    let names = BTreeMap::from([(SOMEBODY, Line::new("Trần Thu Hà"))]);
    let words = Words {
        language: Language::En,
        names: &names,
        locales: &[],
    };
    let found = words
        .differences(noun, (Some(&before), Some(&after)))
        .unwrap();
    let text = |lines: &[Line]| {
        let lines: Vec<String> = lines.iter().map(Line::text).collect();
        lines.join(" / ")
    };
    let shown: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {} > {}", one.label, text(&one.was), text(&one.now)))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn every_field_of_every_record_has_a_name() {
    let schemas = [
        ("item", ITEM.schema(Spelling::Ids)),
        ("participant", PARTICIPANT.schema(Spelling::Ids)),
        ("delegation", DELEGATION.schema(Spelling::Ids)),
        ("visit", VISIT.schema(Spelling::Ids)),
        ("person", PERSON.schema(Spelling::Ids)),
        ("organisation", ORGANISATION.schema(Spelling::Ids)),
        ("venue", VENUE.schema(Spelling::Ids)),
    ];
    for (noun, schema) in schemas {
        let names = schema["properties"].as_object().unwrap().keys();
        for name in names.filter(|name| !["id", "key"].contains(&name.as_str())) {
            let (label, _) = field(noun, name).unwrap_or_else(|| panic!("{noun}: {name}"));
            for language in Language::ALL {
                language.say(label).unwrap();
            }
        }
    }
}

#[test]
fn only_what_differs_is_shown() {
    let before = json!({"kind": "meeting", "title": {"fr": "Un", "vi": "Một"}, "starts": "2025-06-23T11:30:00"});
    let after = json!({"kind": "meal", "title": {"fr": "Un", "vi": "Hai"}, "starts": "2025-06-23T12:00:00", "status": "confirmed"});
    check(
        "item",
        (before, after),
        &[
            "Kind: Meeting > Meal",
            "Starts: 23 June 11:30 > 23 June 12:00",
            "Status: to be confirmed > confirmed",
            "Title (Vietnamese): Một > Hai",
        ],
    );
}

#[test]
fn people_are_named_and_lists_show_who_came_and_who_left() {
    let host = json!({"person": SOMEBODY, "role": "host"});
    let gone = json!({"person": Uuid::from_u128(9), "role": "speaker"});
    let (before, after) = (json!({"people": [gone]}), json!({"people": [host]}));
    let expected = ["Who does what: (removed since) (speaker) > Trần Thu Hà (host)"];
    check("item", (before, after), &expected);
    let audience = json!({"everyone": true, "roles": ["press"], "except": [SOMEBODY]});
    let (before, after) = (
        json!({"audience": {"everyone": true}}),
        json!({"audience": audience}),
    );
    check(
        "item",
        (before, after),
        &["For whom:  > Press / but not Trần Thu Hà"],
    );
    let (before, after) = (json!({"groups": ["a", "b"]}), json!({"groups": ["b", "a"]}));
    check("participant", (before, after), &["Groups: a / b > b / a"]);
}

#[test]
fn of_a_visit_everything_is_said_in_words() {
    let before =
        json!({"reminders": [{"kind": "eve", "at": "18:00:00"}], "starts_on": "2025-06-23"});
    let after = json!({
        "reminders": [{"kind": "first-item", "before": "PT24H"}], "starts_on": "2025-06-24", "public": true,
        "status": "cancelled", "contact": {"name": "Anne", "phone": "+33 5"},
    });
    check(
        "visit",
        (before, after),
        &[
            "Contact:  > Anne / +33 5",
            "Public page: No > Yes",
            "Reminders: on the eve, 18:00 > 24\u{a0}h before the first item",
            "First day: 23 June 2025 > 24 June 2025",
            "Status: planned > cancelled",
        ],
    );
}

#[test]
fn needs_are_taken_out_of_both() {
    let mut before = Some(json!({"role": "guest", "diet": "no pork"}));
    let mut after = Some(json!({"role": "guest"}));
    assert!(hide_needs(&mut before, &mut after));
    assert_eq!(before, after);
    assert!(!hide_needs(&mut before, &mut None));
}
