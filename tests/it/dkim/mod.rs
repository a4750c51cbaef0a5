//! Signatures of messages, judged by dkimpy, which shares no code with us. Where it is not installed these tests are left out, which
//! is said; where `ESCALE_TESTS_REQUIRE_ALL` is 1 that is a failure.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use escale::mail::dkim::Dkim;
use reqwest::Method;

use crate::harness::app::{Setting, TestApp};
use crate::harness::database::{Database, Engine};

/// What asks dkimpy.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/dkim/verify.py");

/// The Python that has dkimpy and what it needs for Ed25519, and OpenSSL, which makes keys; `None` where one is missing.
fn python() -> Option<&'static str> {
    let runs = |program: &str, arguments: &[&str]| {
        let status = Command::new(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success())
    };
    let found = ["python3", "/usr/bin/python3"]
        .into_iter()
        .find(|python| runs(python, &["-c", "import dkim, nacl"]));
    let found = found.filter(|_| runs("openssl", &["version"]));
    if found.is_none() {
        let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
        assert!(
            required.is_none_or(|value| value != "1"),
            "dkimpy (python3-dkim, python3-nacl) and openssl are required and not there"
        );
        eprintln!("no dkimpy or no openssl: what verifies signatures was left out");
    }
    found
}

/// A key as OpenSSL writes it.
fn key(arguments: &[&str]) -> Vec<u8> {
    let made = Command::new("openssl").args(arguments).output().unwrap();
    assert!(made.status.success(), "{arguments:?}");
    made.stdout
}

/// What dkimpy says of a message.
fn verdict(python: &str, dkim: &Dkim, message: &[u8]) -> String {
    let mut process = Command::new(python)
        .arg(SCRIPT)
        .args([dkim.name(), dkim.published().text()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(message).unwrap();
    let said = process.wait_with_output().unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

/// Every message of a visit, signed with the key in `pem`.
async fn messages(dkim: Arc<Dkim>) -> Vec<Vec<u8>> {
    let setting = Setting {
        dkim: Some(dkim),
        ..Setting::default()
    };
    let app = TestApp::with(Database::new(Engine::Sqlite).unwrap(), setting).await;
    app.user("anna@city.example", "les nuages passent au nord")
        .await;
    let guest = crate::harness::app::Guest::new(&app);
    let asked = [("email", "anna@city.example")];
    guest.submit("/sign-in", "/sign-in/link", &asked).await;
    app.run_sign_in_mails().await;
    let file = include_str!("../../../samples/toulouse-vietnam-2025.toml");
    let toml = [("content-type", "application/toml")];
    let imported = app.api().send(Method::POST, "/import", &toml, file).await;
    let visit = imported.json()["visits"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let publications = format!("/visits/{visit}/publications");
    let published = app.api().post(&publications, &serde_json::json!({})).await;
    assert_eq!(published.status, 201, "{}", published.text);
    app.run_worker().await;
    app.accepted()
        .into_iter()
        .map(|message| message.bytes)
        .collect()
}

#[tokio::test]
async fn receivers_find_every_message_signed_and_nothing_changed() {
    let Some(python) = python() else { return };
    let keys = [
        &["genpkey", "-algorithm", "ed25519"][..],
        &[
            "genpkey",
            "-algorithm",
            "RSA",
            "-pkeyopt",
            "rsa_keygen_bits:2048",
        ],
        &["genrsa", "-traditional", "2048"],
    ];
    for arguments in keys {
        let dkim = Dkim::new("city.example", "visits2026", &key(arguments));
        let dkim = Arc::new(dkim.unwrap_or_else(|error| panic!("{arguments:?}: {error}")));
        let messages = messages(Arc::clone(&dkim)).await;
        assert!(messages.len() > 5, "{}", messages.len());
        // one of each kind is enough: programme, invitation, link
        for message in messages.iter().step_by(messages.len() / 4) {
            let text = String::from_utf8(message.clone()).unwrap();
            let check = |changed: String, expected: bool| {
                let said = verdict(python, &dkim, changed.as_bytes());
                assert_eq!(said == "True", expected, "{said}: {changed}");
            };
            check(text.clone(), true);
            check(
                text.replacen("\r\nSubject: ", "\r\nSubject: Re: ", 1),
                false,
            );
            check(format!("From: evil@evil.example\r\n{text}"), false);
            check(format!("{text}P.S. Send money.\r\n"), false);
            // relays may do this
            check(format!("Received: from a by b\r\n{text}\r\n"), true);
        }
    }
}
