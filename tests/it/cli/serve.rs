//! `escale serve`, whole and in halves.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use super::{get, visit_to_come};
use crate::harness::process::{Installation, until};

/// Waits until messages lie in the folder for mail, and counts them.
fn mails(office: &Installation) -> usize {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let kept = std::fs::read_dir(office.path("data/mail")).map_or(0, Iterator::count);
        if kept > 0 || Instant::now() > deadline {
            return kept;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn an_empty_office_explains_the_first_step() {
    let office = Installation::new();
    let mut server = office.start(&["serve"]);
    let url = server.listening();
    assert!(
        url.starts_with("http://127.0.0.1:") && !url.ends_with(":0"),
        "{url}"
    );
    let (status, front) = get(&url, None).await;
    assert!(status == 200 && front.contains("escale import"), "{front}");
    assert_eq!(get(&format!("{url}/readyz"), None).await.0, 200);
    // only the demo shows the messages it keeps
    assert!(front.contains("data/mail"), "{front}");
    assert_eq!(get(&format!("{url}/mails"), None).await.0, 404);
    let key = std::fs::metadata(office.path("data/secret.key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
    assert_eq!(server.stopped(), Some(0));
}

#[tokio::test]
async fn one_half_answers_and_the_other_sends() {
    let office = Installation::new().with("ESCALE_UPDATE_HOLD", "0s");
    office.write("later.toml", &visit_to_come());
    let mut web = office.start(&["serve", "--no-worker"]);
    let url = web.listening();
    office.done(&["import", "later.toml", "--publish"]);
    let (_, metrics) = get(&format!("{url}/metrics"), None).await;
    assert!(
        metrics.contains("escale_messages{state=\"due\"} 1"),
        "{metrics}"
    );
    assert!(!office.path("data/mail").exists());

    // beside the other half, on the very same address
    let address = url.replace("http://", "");
    let worker = office.with("ESCALE_LISTEN", &address);
    let sending = worker.start(&["serve", "--no-web"]);
    assert_eq!(mails(&worker), 1);
    assert_eq!(sending.stopped(), Some(0));
    assert_eq!(web.stopped(), Some(0));
}

/// A script that waits for the first line and leaves does not take the service with it.
#[tokio::test]
async fn a_service_goes_on_when_nobody_reads_what_it_says() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
    let address = address.unwrap().to_string();
    for command in ["serve", "demo"] {
        let office = Installation::new().with("ESCALE_LISTEN", &address);
        let server = office.start_unheard(&[command], &address);
        until(command, Duration::from_mins(1), async || {
            reqwest::get(format!("{}/healthz", server.url))
                .await
                .is_ok()
        })
        .await;
        assert_eq!(server.stopped(), Some(0));
    }
}

/// Whatever wanders by on an open port is nobody's fault to look into.
#[tokio::test]
async fn what_is_no_http_is_refused_without_an_error_in_the_log() {
    let server = Installation::new().serve().await;
    let address = server.url.replace("http://", "");
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"[..],
        b"SSH-2.0-Go\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.write_all(garbage).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    }
    assert_eq!(get(&format!("{}/healthz", server.url), None).await.0, 200);
    assert!(!server.log().contains("ERROR"), "{}", server.log());
}
