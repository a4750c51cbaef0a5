//! `escale serve`, whole and in halves.

use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use super::{Office, get, visit_to_come};

/// Waits until messages lie in the folder for mail, and counts them.
fn mails(office: &Office) -> usize {
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
    let office = Office::new();
    let mut server = office.start(&["serve"]);
    let url = server.url();
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
    let office = Office::new().with("ESCALE_UPDATE_HOLD", "0s");
    office.write("later.toml", &visit_to_come());
    let mut web = office.start(&["serve", "--no-worker"]);
    let url = web.url();
    office.done(&["import", "later.toml", "--publish"]);
    let (_, metrics) = get(&format!("{url}/metrics"), None).await;
    assert!(
        metrics.contains("escale_messages{state=\"due\"} 1"),
        "{metrics}"
    );
    assert!(!office.path("data/mail").exists());

    // beside the other half, on the very same address
    let address = url.replace("http://", "");
    let worker = office.at(&address);
    let sending = worker.start(&["serve", "--no-web"]);
    assert_eq!(mails(&worker), 1);
    assert_eq!(sending.stopped(), Some(0));
    assert_eq!(web.stopped(), Some(0));
}
