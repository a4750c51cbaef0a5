//! Texts that mean harm go in as texts or are refused; nothing breaks.

use serde_json::{Value, json};

use crate::harness::app::{TestApp, item, visit};
use crate::harness::database::on_each_engine;

/// Texts that broke somebody's program.
fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = [
        "\r\nBcc: everyone@example.org",
        "a\rb",
        "a\nb",
        "\";ROLE=CHAIR;X=\"",
        "'; DROP TABLE visits; --",
        "\u{0}",
        "a\u{0}b",
        "\u{202e}gnp.exe",
        "\u{2066}a\u{2069}",
        "\u{feff}a",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "{{7*7}}",
        "${7*7}",
        "%s%n%d",
        "../../../etc/passwd",
        "\\\\host\\share",
        "\u{1b}[31mred",
        "\u{7f}",
        "\u{85}",
        "e\u{301}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "\u{10ffff}",
        "\u{fffd}",
        "NULL",
        "true",
        "=1+1",
        "\u{5d0}\u{5d1}",
        "Đinh Toàn Thắng",
        "",
        " ",
        "\t",
        "BEGIN:VEVENT\nEND:VEVENT",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("x".repeat(10_000));
    texts.push("é".repeat(250));
    texts.push("a\u{300}".repeat(5_000));
    texts
}

/// Every text that a body holds, by pointer.
fn texts_in(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(rows) => {
            for (index, row) in rows.iter().enumerate() {
                texts_in(row, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts_in(field, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

on_each_engine! {
    async fn every_text_field_takes_or_refuses_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let mut full_item = item("Entretien", &sample.venue, &sample.person);
        json_patch::merge(&mut full_item, &json!({
            "description": {"fr": "d"}, "reason": {"fr": "r"}, "online_url": "https://call.example", "languages": ["fr"],
            "notes": [{"text": {"fr": "n"}, "audience": {"groups": ["g"]}}], "dress_code": {"fr": "c"}, "internal_notes": "i",
            "starts_time_zone": "Europe/Paris", "places": [{"name": "Parvis", "address": "Place"}],
        }));
        let mut full_visit = visit("hostile", &sample.organisation);
        json_patch::merge(&mut full_visit, &json!({
            "short_title": {"fr": "s"}, "signature": {"fr": "s"}, "contact": {"name": "n", "email": "a@b.example", "phone": "1"},
        }));
        let bodies = [
            ("/organisations".to_owned(), json!({"key": "k", "name": "n", "city": "c", "country": "FR", "time_zone": "UTC", "website": "https://x.example"})),
            ("/people".to_owned(), json!({"key": "k", "family_name": "f", "given_name": "g", "email": "a@c.example", "phone": "1", "locale": "fr",
                "offices": [{"organisation": sample.organisation, "title": {"fr": "t"}, "salutation": {"fr": "s"}, "from": "2020"}]})),
            ("/venues".to_owned(), json!({"key": "k", "name": "n", "address": "a", "city": "c", "time_zone": "UTC", "access": {"fr": "a"}})),
            ("/visits".to_owned(), full_visit),
            (sample.below_visit("items"), full_item),
            (sample.below_visit("delegations"), json!({"key": "k", "name": {"fr": "n"}, "organisation": sample.organisation})),
        ];
        for (path, body) in bodies {
            let mut pointers = Vec::new();
            texts_in(&body, "", &mut pointers);
            for pointer in pointers {
                for text in corpus() {
                    let mut hostile = body.clone();
                    *hostile.pointer_mut(&pointer).unwrap() = json!(text);
                    let answer = api.post(&path, &hostile).await;
                    match answer.status {
                        201 => {
                            let made = answer.header("location").strip_prefix("/api/v1").unwrap().to_owned();
                            let shown = api.get(&made).await;
                            assert_eq!(shown.text, answer.text, "{path}{pointer}");
                            assert!(!shown.text.contains("\\u0000") && !shown.text.contains('\u{202e}'), "{path}{pointer}");
                            assert_eq!(api.delete(&made, shown.tag()).await.status, 204, "{path}{pointer}");
                        }
                        422 => {
                            let problem = answer.expect_problem(422, "invalid");
                            assert!(problem["errors"][0]["pointer"].as_str().unwrap().starts_with('/'), "{problem}");
                        }
                        other => panic!("{path}{pointer} with {text:.60?}: {other} {}", answer.text),
                    }
                }
            }
        }
    }
}
