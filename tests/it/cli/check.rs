//! `escale check`: what it finds, and that it makes and sends nothing unless it is asked to.

use std::sync::Arc;

use crate::harness::dovecot::Dovecot;
use crate::harness::process::{Installation, Said};
use crate::harness::smtp::{Answer, SmtpServer, Step};

/// The lines about one thing.
fn about(said: &Said, what: &str) -> String {
    let start = format!("{what}: ");
    let mut lines = said.out.lines().peekable();
    let mut found = String::new();
    while let Some(line) = lines.next() {
        if line.get(7..).is_some_and(|rest| rest.starts_with(&start)) {
            found.push_str(line);
            if let Some(remedy) = lines.next_if(|line| line.contains('→')) {
                found.push_str(remedy);
            }
        }
    }
    assert!(!found.is_empty(), "nothing about {what}: {said:?}");
    found
}

/// Looks, away from the thread on which the mail server of a test answers.
async fn check(office: Installation, arguments: &'static [&'static str]) -> (Installation, Said) {
    let looked = tokio::task::spawn_blocking(move || {
        let said = office.run(arguments);
        (office, said)
    });
    looked.await.unwrap()
}

#[test]
fn a_fresh_machine_is_told_what_the_first_start_will_do() {
    let office = Installation::new();
    let said = office.run(&["check"]);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{said:?}");
    for (what, found) in [
        ("secret", "not there yet"),
        ("address", "only this machine"),
        ("database", "not there yet"),
        ("clock", "shows 20"),
        ("mail server", "nobody receives anything"),
        ("signatures", "unsigned"),
    ] {
        assert!(about(&said, what).contains(found), "{what}: {said:?}");
    }
    assert!(!office.path("data").exists());
}

#[tokio::test]
async fn the_mail_server_is_asked_and_gets_no_message() {
    let server = SmtpServer::start().await;
    let office = Installation::sending("sqlite:data/escale.db", &server.url());
    office.done(&[
        "user",
        "add",
        "anna@city.example",
        "--name",
        "Anna",
        "--role",
        "admin",
    ]);
    let (office, said) = check(office, &["check"]).await;
    assert_eq!(said.status, Some(0), "{said:?}");
    assert!(about(&said, "database").starts_with("good"), "{said:?}");
    assert!(about(&said, "disk").contains("MiB are free"), "{said:?}");
    let found = about(&said, "mail server");
    assert!(
        found.starts_with("good") && found.contains("visits@city.example"),
        "{found}"
    );
    assert!(server.received().is_empty());

    server.next(Step::Rcpt, Answer::Say("550 5.1.1 no such user"));
    let (office, said) = check(office, &["check"]).await;
    assert_eq!(said.status, Some(1), "{said:?}");
    assert!(said.err.contains("wrong: 1 of"), "{said:?}");
    let found = about(&said, "mail server");
    assert!(
        found.starts_with("WRONG") && found.contains("no such user"),
        "{found}"
    );
    assert!(found.contains("ESCALE_MAIL_FROM"), "{found}");

    let office = office.with("ESCALE_SMTP_URL", "smtp://127.0.0.1:1");
    let (_, said) = check(office, &["check"]).await;
    let found = about(&said, "mail server");
    assert!(
        found.contains("cannot be reached") && found.contains("firewall"),
        "{found}"
    );
}

#[test]
fn a_key_for_signatures_is_compared_with_the_dns() {
    let made = std::process::Command::new("openssl")
        .args(["genpkey", "-algorithm", "ed25519"])
        .output();
    let Ok(made) = made else {
        let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
        assert!(
            required.is_none_or(|value| value != "1"),
            "openssl is required and not there"
        );
        eprintln!("no openssl: the key of signatures was left out");
        return;
    };
    let pem = String::from_utf8(made.stdout).unwrap();
    let office = Installation::new()
        .with("ESCALE_MAIL_FROM", "visits@city.example")
        .with("ESCALE_DKIM_SELECTOR", "visits")
        .with("ESCALE_DKIM_DOMAIN", "city.example")
        .with("ESCALE_DKIM_KEY_FILE", "dkim.pem");
    let missing = office.run(&["check"]);
    assert_eq!(missing.status, Some(1), "{missing:?}");
    assert!(
        about(&missing, "signatures").contains("dkim.pem: it cannot be read"),
        "{missing:?}"
    );

    office.write("dkim.pem", &pem);
    let said = office.run(&["check"]);
    let found = about(&said, "signatures");
    assert!(
        found.starts_with("note")
            && found.contains("visits._domainkey.city.example: v=DKIM1; k=ed25519"),
        "{found}"
    );
    let record = found
        .split_once("visits._domainkey.city.example: ")
        .unwrap()
        .1;
    let record = record.split_once("; compare").unwrap().0.to_owned();

    let right = office.run(&["check", "--dkim-record", &record]);
    assert!(about(&right, "signatures").starts_with("good"), "{right:?}");
    let wrong = office.run(&["check", "--dkim-record", "v=DKIM1; k=ed25519; p="]);
    assert_eq!(wrong.status, Some(1), "{wrong:?}");
    assert!(
        about(&wrong, "signatures").contains("withdrawn"),
        "{wrong:?}"
    );

    let foreign = office.with("ESCALE_MAIL_FROM", "visits@town.example");
    let said = foreign.run(&["check"]);
    assert!(
        about(&said, "signatures").contains("come from town.example"),
        "{said:?}"
    );
}

#[test]
fn a_database_that_is_none_of_ours_is_named() {
    let office = Installation::new();
    office.write(
        "notes.txt",
        "this is no database, but long enough to be looked at as one: "
            .repeat(20)
            .as_str(),
    );
    let office = office.with("ESCALE_DATABASE_URL", "sqlite:notes.txt");
    let said = office.run(&["check"]);
    assert_eq!(said.status, Some(1), "{said:?}");
    assert!(about(&said, "database").starts_with("WRONG"), "{said:?}");
    let away =
        Installation::new().with("ESCALE_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    let said = away.run(&["check"]);
    assert!(
        about(&said, "database").contains("check that the server runs"),
        "{said:?}"
    );
}

/// Looks with a round trip, and brings what was sent by `bring` meanwhile.
async fn round_trip(
    office: Installation,
    server: &SmtpServer,
    bring: impl FnOnce(&Installation, String),
) -> Said {
    let office = Arc::new(office);
    let looking = Arc::clone(&office);
    let looked = tokio::task::spawn_blocking(move || looking.run(&["check", "--round-trip"]));
    server.wait_for_messages(1).await;
    let received = server.received();
    let [mail] = received.as_slice() else {
        panic!("{received:?}")
    };
    assert_eq!(mail.to, ["visits@city.example"]);
    let raw = String::from_utf8(mail.raw.clone()).unwrap();
    assert!(raw.contains("Auto-Submitted: auto-generated"), "{raw}");
    bring(&office, format!("Received: from somewhere\r\n{raw}"));
    looked.await.unwrap()
}

#[tokio::test]
async fn a_mail_is_sent_on_a_round_trip_and_comes_back_by_the_pipe() {
    let server = SmtpServer::start().await;
    let office = Installation::sending("sqlite:data/escale.db", &server.url());
    office.token();
    let said = round_trip(office, &server, |office, mail| {
        let taken = office.fed(&["receive"], mail.replace("\r\n", "\n").as_bytes());
        assert_eq!(taken.status, Some(0), "{taken:?}");
    });
    let said = said.await;
    assert_eq!(said.status, Some(0), "{said:?}");
    let found = about(&said, "way back");
    assert!(
        found.starts_with("good") && found.contains("visits@city.example came back within"),
        "{found}"
    );
    assert!(
        about(&said, "mailbox").contains("escale receive"),
        "{said:?}"
    );
}

#[tokio::test]
async fn it_comes_back_into_the_mailbox_that_is_fetched_from() {
    let Some(dovecot) = Dovecot::start() else {
        return;
    };
    let server = SmtpServer::start().await;
    let office = Installation::sending("sqlite:data/escale.db", &server.url());
    let office = office.with("ESCALE_IMAP_URL", &dovecot.url());
    let said = round_trip(office, &server, |_, mail| dovecot.deliver("check", &mail)).await;
    let found = about(&said, "way back");
    assert!(found.starts_with("good"), "{said:?}");
    let found = about(&said, "mailbox");
    assert!(found.contains("mails that wait in it: 0"), "{found}");

    let office = Installation::sending("sqlite:data/escale.db", &server.url());
    let wrong = dovecot.url().replace("secret", "guess");
    let office = office.with("ESCALE_IMAP_URL", &wrong);
    server.next(Step::Data, Answer::Say("554 5.7.1 not from us"));
    let (_, said) = check(office, &["check", "--round-trip"]).await;
    assert_eq!(said.status, Some(1), "{said:?}");
    let found = about(&said, "mailbox");
    assert!(
        found.starts_with("WRONG") && found.contains("ESCALE_IMAP_URL"),
        "{found}"
    );
    let found = about(&said, "way back");
    assert!(
        found.starts_with("WRONG") && found.contains("see what is said of the mailbox"),
        "{found}"
    );
    let nowhere = Installation::new().run(&["check", "--round-trip"]);
    let found = about(&nowhere, "way back");
    assert!(found.contains("set ESCALE_SMTP_URL"), "{found}");
}

#[tokio::test]
async fn a_mail_that_is_refused_on_its_round_trip_leads_to_the_log_of_the_server() {
    let server = SmtpServer::start().await;
    let office = Installation::sending("sqlite:data/escale.db", &server.url());
    office.token();
    server.next(Step::Data, Answer::Say("554 5.7.1 not from us"));
    let (_, said) = check(office, &["check", "--round-trip"]).await;
    let found = about(&said, "way back");
    assert!(
        found.starts_with("WRONG") && found.contains("554 5.7.1 not from us"),
        "{found}"
    );
    assert!(found.contains("look at its log"), "{found}");
}

#[test]
fn a_mailbox_over_tls_is_opened_if_its_certificate_is_trusted() {
    let Some(dovecot) = Dovecot::start_encrypted() else {
        return;
    };
    let office = || Installation::new().with("ESCALE_IMAP_URL", &dovecot.url());
    let unknown = office().run(&["check"]);
    let found = about(&unknown, "mailbox");
    assert!(
        found.starts_with("WRONG") && found.contains("certificate"),
        "{found}"
    );
    let certificate = dovecot.certificate();
    let trusting = office().with("SSL_CERT_FILE", certificate.to_str().unwrap());
    let found = about(&trusting.run(&["check"]), "mailbox");
    assert!(found.contains("mails that wait in it: 0"), "{found}");
}
