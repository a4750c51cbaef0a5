//! What the program says of its environment before it does anything.

use super::get;
use crate::harness::process::Installation;

#[test]
fn every_fault_of_the_environment_is_reported_at_once() {
    let office = Installation::new()
        .with("ESCALE_DATABASE_URL", "mysql://localhost/escale")
        .with("ESCALE_SMTP_CONNECTIONS", "many")
        .with("ESCALE_SMPT_URL", "smtp://localhost")
        .with("ESCALE_SECRET", "short");
    for command in [
        &["serve"][..],
        &["demo"],
        &["import", "/dev/null"],
        &["publish", "x"],
        &["export", "x"],
    ] {
        let complaint = office.refused(command);
        for name in [
            "ESCALE_DATABASE_URL",
            "ESCALE_SMTP_CONNECTIONS",
            "ESCALE_SMPT_URL",
            "ESCALE_SECRET",
        ] {
            assert!(
                complaint.contains(&format!("\n  {name}: ")),
                "{command:?}: {complaint}"
            );
        }
    }
    assert!(!office.path("data").exists());
    insta::assert_snapshot!(office.refused(&["serve"]));
}

#[test]
fn what_names_no_database_is_reported_with_all_else() {
    for url in [
        "postgres:escale",
        "sqlite:data/escale.db?mode=ro",
        "sqlite:a#b",
    ] {
        let office = Installation::new()
            .with("ESCALE_DATABASE_URL", url)
            .with("ESCALE_SECRET", "short");
        let complaint = office.refused(&["serve"]);
        for name in ["ESCALE_DATABASE_URL", "ESCALE_SECRET"] {
            assert!(
                complaint.contains(&format!("\n  {name}: ")),
                "{url}: {complaint}"
            );
        }
    }
    let office = Installation::new().with("ESCALE_DATABASE_URL", "sqlite:.");
    let complaint = office.refused(&["serve"]);
    assert!(complaint.contains("ESCALE_DATABASE_URL"), "{complaint}");
}

#[tokio::test]
async fn a_file_of_variables_counts_less_than_the_environment() {
    let office = Installation::new();
    office.write(
        ".env",
        "ESCALE_LISTEN=192.0.2.1:1\nESCALE_DATABASE_URL=sqlite:elsewhere.db\n",
    );
    let url = office.start(&["serve"]).listening();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    assert!(office.path("elsewhere.db").exists() && !office.path("data/escale.db").exists());
    office.write(".env", "ESCALE_LISTEN\n");
    let complaint = office.refused(&["serve"]);
    assert!(complaint.contains(".env: "), "{complaint}");
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let office = Installation::new();
    let mut server = office.start(&["serve"]);
    let address = server.listening().replace("http://", "");
    let second = Installation::new().with("ESCALE_LISTEN", &address);
    let complaint = second.refused(&["serve"]);
    assert!(
        complaint.contains(&address) && complaint.contains("ESCALE_LISTEN"),
        "{complaint}"
    );
    assert_eq!(get(&format!("http://{address}/healthz"), None).await.0, 200);
}
