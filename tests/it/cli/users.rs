//! People who sign in, and tokens of the API.

use super::get;
use crate::harness::process::Installation;

#[tokio::test]
async fn a_token_opens_the_api_and_is_printed_once() {
    let office = Installation::new();
    let added = office.done(&[
        "user",
        "add",
        "anna@city.example",
        "--name",
        "Anna",
        "--role",
        "viewer",
    ]);
    let (first, link) = added.trim_end().split_once('\n').unwrap();
    assert_eq!(first, "added Anna (anna@city.example) as viewer");
    assert!(
        link.starts_with("to set a password, within three days: http://"),
        "{link}"
    );
    let token = office.done(&[
        "token",
        "create",
        "--user",
        "anna@city.example",
        "--name",
        "script",
    ]);
    let token = token.trim();
    assert!(
        token.starts_with("escale_") && !token.contains('\n'),
        "{token}"
    );
    let database = std::fs::read(office.path("data/escale.db")).unwrap();
    assert!(
        !database
            .windows(token.len())
            .any(|octets| octets == token.as_bytes())
    );

    let mut server = office.start(&["serve", "--no-worker"]);
    let visits = format!("{}/api/v1/visits", server.listening());
    assert_eq!(
        get(&visits, Some(token)).await,
        (200, "{\"items\":[],\"next\":null}".to_owned())
    );
    assert_eq!(get(&visits, None).await.0, 401);
    let made_meanwhile = office.done(&[
        "token",
        "create",
        "--user",
        "anna@city.example",
        "--name",
        "another",
    ]);
    assert_eq!(get(&visits, Some(made_meanwhile.trim())).await.0, 200);
}

#[tokio::test]
async fn a_link_is_printed_anew_and_the_first_administrator_only_while_there_is_nobody() {
    let office = Installation::new().with("ESCALE_PUBLIC_URL", "http://127.0.0.1:8080");
    let mut server = office.start(&["serve"]);
    let url = server.listening();
    let line = server.said_up_to("/first/");
    let first = line
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap()
        .replace("http://127.0.0.1:8080", &url);
    assert!(first.starts_with(&format!("{url}/first/")), "{line}");
    assert_eq!(get(&first, None).await.0, 200);
    assert_eq!(get(&format!("{url}/first/other"), None).await.0, 404);
    let add = [
        "user",
        "add",
        "anna@city.example",
        "--name",
        "Anna",
        "--role",
        "admin",
    ];
    let added = office.done(&add);
    assert_eq!(get(&first, None).await.0, 404);
    let old = added.trim_end().rsplit('/').next().unwrap().to_owned();
    let new = office.done(&["user", "link", "anna@city.example"]);
    let new = new
        .trim_end()
        .strip_prefix("http://127.0.0.1:8080")
        .unwrap();
    assert_eq!(get(&format!("{url}{new}"), None).await.0, 200);
    assert_eq!(get(&format!("{url}/sign-in/{old}"), None).await.0, 404);
    let unknown = office.refused(&["user", "link", "bo@city.example"]);
    assert!(unknown.contains("escale user add"), "{unknown}");
}

#[test]
fn a_person_is_added_once() {
    let office = Installation::new();
    let add =
        |email: &str| office.run(&["user", "add", email, "--name", "Anna", "--role", "admin"]);
    assert_eq!(add("anna@city.example").status, Some(0));
    for same in ["anna@city.example", "Anna@City.example"] {
        let said = add(same);
        assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{said:?}");
        assert!(
            said.err.contains("anna@city.example") || said.err.contains(same),
            "{said:?}"
        );
    }
    let unknown = office.refused(&[
        "token",
        "create",
        "--user",
        "bo@city.example",
        "--name",
        "x",
    ]);
    assert!(
        unknown.contains("bo@city.example") && unknown.contains("escale user add"),
        "{unknown}"
    );
}

#[test]
fn wrong_usage_is_told_apart() {
    let office = Installation::new();
    for wrong in [
        &["sing"][..],
        &[],
        &["import"],
        &["export"],
        &["publish"],
        &["serve", "--no-worker", "--no-web"],
        &["demo", "--old"],
        &["user", "add", "nobody", "--name", "A", "--role", "admin"],
        &["user", "add", "a@b.example", "--role", "admin"],
        &[
            "user",
            "add",
            "a@b.example",
            "--name",
            "A",
            "--role",
            "king",
        ],
        &[
            "user",
            "add",
            "a@b.example",
            "--name",
            " ",
            "--role",
            "admin",
        ],
        &["token", "create", "--user", "a@b.example"],
        &["token"],
        &["user"],
    ] {
        let said = office.run(wrong);
        assert_eq!(
            (said.status, said.out.as_str()),
            (Some(2), ""),
            "{wrong:?}: {said:?}"
        );
        assert!(said.err.contains("--help"), "{wrong:?}: {said:?}");
    }
    assert!(!office.path("data").exists());
    assert!(office.done(&["--version"]).starts_with("escale "));
}
