use base64::engine::general_purpose::STANDARD;

use super::record::RecordError;
use super::*;

/// A key for tests, made anew.
fn pem() -> Vec<u8> {
    let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    let lines = STANDARD.encode(key.as_ref());
    format!("-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----\n").into_bytes()
}

fn message() -> Message {
    Message {
        envelope_from: "visits@city.example".to_owned(),
        envelope_to: "anna@city.example".to_owned(),
        message_id: "<1@city.example>".to_owned(),
        bytes: b"From: visits@city.example\r\nTo: anna@city.example\r\nSubject: A\r\n  B\r\n\r\nHello  \r\n\r\n"
            .to_vec(),
    }
}

fn at() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

#[test]
fn a_signature_stands_on_top_and_the_message_is_as_it_was() {
    let dkim = Dkim::new("city.example", "visits", &pem()).unwrap();
    let (mut first, mut second) = (message(), message());
    dkim.sign(&mut first, at()).unwrap();
    dkim.sign(&mut second, at()).unwrap();
    assert_eq!(first, second);
    let text = String::from_utf8(first.bytes).unwrap();
    let (signature, rest) = text.split_at(text.find("From: ").unwrap());
    assert_eq!(rest.as_bytes(), message().bytes);
    let start = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=city.example; s=visits;\r\n \
                 t=1795262400; h=from:from:to:subject;\r\n bh=";
    assert!(signature.starts_with(start), "{signature}");
    assert!(
        signature.lines().all(|line| line.len() <= 100),
        "{signature}"
    );
}

#[test]
fn the_public_key_in_the_dns_is_compared() {
    let dkim = Dkim::new("city.example", "visits", &pem()).unwrap();
    let other = Dkim::new("city.example", "visits", &pem()).unwrap();
    assert_eq!(dkim.name(), "visits._domainkey.city.example");
    let (published, text) = (dkim.published(), dkim.published().text());
    let check = |text: &str, expected: Result<(), RecordError>| {
        assert_eq!(published.matches(text), expected, "{text}");
    };
    let kind = |found: &str| RecordError::Kind {
        found: found.to_owned(),
        expected: "k=ed25519".to_owned(),
    };
    check(&text, Ok(()));
    check(&text.replace("p=", "p=\" \""), Ok(()));
    check(text.trim_end_matches('='), Ok(()));
    check(&text.replace("; ", ";"), Ok(()));
    check(&other.published().text(), Err(RecordError::Other));
    check(&text.replace("k=ed25519; ", ""), Err(kind("k=rsa")));
    check("v=DKIM1; k=ed25519; p=", Err(RecordError::Withdrawn));
    check("v=DKIM1; k=ed25519; p=?", Err(RecordError::Unreadable));
    check("v=spf1 -all", Err(RecordError::NoKey));
}

#[test]
fn what_is_no_key_is_refused() {
    let check = |pem: &[u8], expected: &str| {
        let fault = Dkim::new("city.example", "visits", pem).unwrap_err();
        assert!(fault.to_string().contains(expected), "{fault}");
    };
    check(b"", "no private key");
    check(b"v=DKIM1; p=abc", "no private key");
    let broken = b"-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n";
    check(broken, "neither Ed25519 nor RSA");
}

#[test]
fn the_key_is_in_no_log() {
    let dkim = Dkim::new("city.example", "visits", &pem()).unwrap();
    assert_eq!(
        format!("{dkim:?}"),
        "Dkim(\"visits._domainkey.city.example\")"
    );
}
