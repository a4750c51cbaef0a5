//! The description of the API says all, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;
use serde_json::Value;

use crate::api::operations::operations;
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

#[test]
fn the_description_stays_as_it_is() {
    insta::assert_json_snapshot!(escale::web::openapi::document(), {".info.version" => "[version]"});
}

#[test]
fn every_reference_leads_to_a_schema() {
    let document = escale::web::openapi::document();
    let mut wanted = BTreeSet::new();
    references(&document, &mut wanted);
    for reference in wanted {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    assert_eq!(document["openapi"], "3.1.0");
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str().filter(|_| name == "$ref") {
                    Some(reference) => _ = found.insert(reference.to_owned()),
                    None => references(member, found),
                }
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| references(row, found)),
        _ => {}
    }
}

on_each_engine! {
    async fn what_is_described_is_there_and_no_other_method(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let mut methods: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (method, path) in operations(&sample) {
            methods.entry(path).or_default().insert(method.to_string());
        }
        for (path, described) in methods {
            for method in ["GET", "POST", "PATCH", "DELETE", "PUT"] {
                let headers = [("content-type", "text/plain")];
                let answer = app.api().send(method.parse::<Method>().unwrap(), &path, &headers, "").await;
                assert_eq!(answer.status != 405, described.contains(method), "{method} {path}: {}", answer.text);
                if answer.status == 405 {
                    answer.expect_problem(405, "method-not-allowed");
                    for method in &described {
                        assert!(answer.header("allow").contains(method.as_str()), "{path}: {}", answer.header("allow"));
                    }
                }
            }
        }
        for path in ["", "/", "/visit", "/visits/", "/visits/x/y", "/%ff"] {
            app.api().get(path).await.expect_problem(404, "not-found");
        }
    }

    async fn the_description_is_served_to_everybody(database: Database) {
        let app = TestApp::new(database).await;
        let response = reqwest::get(format!("{}/api/openapi.json", app.url)).await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert_eq!(response.json::<Value>().await.unwrap(), escale::web::openapi::document());
    }
}
