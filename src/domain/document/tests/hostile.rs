//! Nothing that comes from outside makes the reader panic, hang or overflow.

use proptest::prelude::*;
use serde_json::{Value, json};

use unicode_normalization::is_nfc;

use super::*;
use crate::domain::document::text::{NAME, PARAGRAPHS};

#[test]
fn deep_nesting_is_refused() {
    let deep = 200_000;
    for (text, notation) in [
        ("[".repeat(deep), Notation::Json),
        (format!("a = {}", "[".repeat(deep)), Notation::Toml),
        (format!("a = {}", "{a=".repeat(deep)), Notation::Toml),
        (format!("{}a = 1", "a.".repeat(deep)), Notation::Toml),
        (format!("{}a = 1", "\"a\" . ".repeat(deep)), Notation::Toml),
        (format!("{}a = 1", "'a'.".repeat(deep)), Notation::Toml),
        (format!("{}a = 1", "'='.".repeat(deep)), Notation::Toml),
        (format!("{}a = 1", "a . ".repeat(deep)), Notation::Toml),
        (
            format!("b = {{ {}a = 1 }}", "a.".repeat(deep)),
            Notation::Toml,
        ),
        (format!("[{}a]", "a.".repeat(deep)), Notation::Toml),
        (format!("[[{}a]]", "a.".repeat(deep)), Notation::Toml),
    ] {
        let faults = Node::parse(&text, notation).unwrap_err();
        assert!(!faults.is_empty(), "{notation:?}");
    }
}

#[test]
fn many_dots_in_a_text_are_no_nesting() {
    let text = format!("a = \"{0}\"\nb = \"\"\"\n{0}\n\"\"\"", "a.".repeat(5000));
    assert!(Node::parse(&text, Notation::Toml).is_ok());
}

#[test]
fn texts_are_kept_in_one_form_or_refused() {
    fn check(family_name: &str, expect: Result<&str, &str>) {
        let document = json!({
            "format": "escale/1",
            "people": [{"key": "a", "family_name": family_name}],
        });
        let read = read_over(VisitFile::default(), &document.to_string(), Notation::Json);
        let read = read.map(|reading| reading.value.people[0].name.family.clone());
        let read = read.map_err(|faults| faults[0].problem.clone());
        assert_eq!(read, expect.map(str::to_owned).map_err(str::to_owned));
    }
    check("A\u{30a}se", Ok("Åse"));
    check("A\u{200e}\u{30a}se", Ok("Åse"));
    check("a\u{202e}b\u{2066}c\u{200f}", Ok("abc"));
    check("\";ROLE=CHAIR;X=\"", Ok("\";ROLE=CHAIR;X=\""));
    check("<script>alert(1)</script>", Ok("<script>alert(1)</script>"));
    check(&"é".repeat(200), Ok(&"é".repeat(200)));
    check(&"é".repeat(10_000), Err("it has 10000 characters"));
    check("a\0b", Err("it has the control character \\u{0}"));
    check("a\r\nBcc: x", Err("it has the control character \\u{d}"));
    check("a\tb", Err("it has the control character \\u{9}"));
    check(" \u{202e} ", Err("it is empty"));
}

#[test]
fn lines_end_with_a_newline_alone_where_lines_are_allowed() {
    let stored = sample("oslo-toulouse");
    let document = json!({
        "format": "escale/1",
        "visits": [{"key": "oslo-study-visit", "signature": {"en": "One\r\nTwo\nThree"}}],
    });
    let read = read_over(stored, &document.to_string(), Notation::Json).unwrap();
    let signature = &read.value.visits[0].visit.signature;
    assert_eq!(*signature, [("en", "One\nTwo\nThree")].into());
    let text = read.value.to_text(Notation::Toml);
    assert!(
        text.contains(r#"signature = { en = "One\nTwo\nThree" }"#),
        "{text}"
    );
}

#[test]
fn a_document_with_endless_faults_is_given_up() {
    let lines: Vec<_> = (0..200_000).map(|n| format!("x{n} = {n}")).collect();
    let many = lines.join("\n");
    let faults = read_over(VisitFile::default(), &many, Notation::Toml).unwrap_err();
    assert_eq!(faults.len(), 1001);
    let last = faults.last().unwrap().to_string();
    assert!(last.contains("there may be more"), "{last}");
}

/// Values of every type, with words that mean something to the format.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        Just(json!(1e9)),
        ".{0,20}".prop_map(Value::from),
        Just(json!("\u{202e}\0\r\n\";ROLE=CHAIR;X=\"<script>")),
        Just(json!("x".repeat(10_000))),
        Just(json!("9999-12-31T23:59:59")),
        Just(json!("2025-03-30T02:30:00")),
        Just(json!("Europe/Paris")),
        Just(json!("P999999999Y")),
        Just(json!("moudenc")),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z_]{1,8}", inner, 0..4)
                .prop_map(|entries| json!(entries)),
        ]
    })
}

/// The pointers of every value of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), found)),
        Value::Array(rows) => rows
            .iter()
            .enumerate()
            .for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_sample_with_anything_anywhere_is_read_or_refused(
        places in proptest::collection::vec((any::<proptest::sample::Index>(), any_value()), 1..6),
    ) {
        let stored = sample("toulouse-vietnam-2025");
        let mut document = stored.write();
        for (place, value) in places {
            let mut found = Vec::new();
            pointers(&document, "", &mut found);
            *document.pointer_mut(place.get(found.as_slice()).as_str()).unwrap() = value;
        }
        for known in [VisitFile::default(), stored] {
            if let Ok(reading) = read_over(known, &document.to_string(), Notation::Json) {
                let written = reading.value.to_text(Notation::Toml);
                prop_assert!(Node::parse(&written, Notation::Toml).is_ok(), "{}", written);
            }
        }
    }

    #[test]
    fn a_text_that_is_kept_is_composed_and_stays_as_it_is(
        text in "[ae\u{300}-\u{345}\u{1100}-\u{11ff}\u{ac00}\u{200e}\u{202a}-\u{202e}\r\n .]{0,12}|.{0,12}",
    ) {
        for field in [NAME, PARAGRAPHS] {
            if let Ok(kept) = field.cleaned(&text) {
                prop_assert!(is_nfc(&kept), "{:?}", kept);
                prop_assert_eq!(&field.cleaned(&kept).ok(), &Some(kept.clone()));
            }
        }
    }

    #[test]
    fn any_text_is_a_document_or_has_faults(text in "(?s).{0,200}") {
        for notation in [Notation::Toml, Notation::Json] {
            if let Err(faults) = read_over(VisitFile::default(), &text, notation) {
                prop_assert!(!faults.is_empty());
            }
        }
    }
}
