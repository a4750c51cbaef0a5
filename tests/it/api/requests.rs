//! Requests that are wrong before any field is looked at.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::TestApp;
use crate::harness::browser::{fetch, get};
use crate::harness::database::{Database, Engine, on_each_engine};

/// What a raw request is answered: status line and all.
fn raw(app: &TestApp, request: &[u8]) -> String {
    let address = app.url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(std::time::Duration::from_secs(10)))
        .unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

on_each_engine! {
    async fn a_body_says_what_it_is_and_is_not_too_long(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let body = json!({"key": "hue", "name": "Huế", "time_zone": "Asia/Ho_Chi_Minh"}).to_string();
        for media_type in ["", "text/plain", "application/x-www-form-urlencoded", "application/merge-patch+json", "é"] {
            let answer = api.send(Method::POST, "/organisations", &[("content-type", media_type)], &body).await;
            answer.expect_problem(415, "unsupported-media-type");
        }
        let long = format!("{{\"name\": \"{}\"}}", "x".repeat(2 * 1024 * 1024));
        let answer = api.send(Method::POST, "/organisations", &[("content-type", "application/json")], &long).await;
        answer.expect_problem(413, "too-large");
        let spelled = [("content-type", "Application/JSON; charset=utf-8")];
        assert_eq!(api.send(Method::POST, "/organisations", &spelled, &body).await.status, 201);
    }

    async fn a_body_is_json(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
        let deep_object = "{\"a\":".repeat(10_000).into_bytes();
        for body in [&b""[..], b"{", b"nul", b"{\"a\":1}}", b"\xff\xfe", b"{\"name\":\"\xc3\x28\"}", b"{\"a\":\"\\ud800\"}", &deep, &deep_object] {
            let json_type = [("content-type", "application/json"), ("if-match", "*")];
            let answer = app.api().send_octets(Method::POST, "/organisations", &json_type, body.to_vec()).await;
            answer.expect_problem(400, "bad-syntax");
            let path = format!("/venues/{}", sample.venue);
            let answer = app.api().send_octets(Method::PATCH, &path, &json_type, body.to_vec()).await;
            answer.expect_problem(400, "bad-syntax");
        }
        for body in ["[]", "null", "1", "\"x\""] {
            let json_type = [("content-type", "application/json")];
            app.api().send(Method::POST, "/organisations", &json_type, body).await.expect_problem(422, "invalid");
            let patch_type = [("content-type", "application/json"), ("if-match", "*")];
            let path = format!("/venues/{}", sample.venue);
            app.api().send(Method::PATCH, &path, &patch_type, body).await.expect_problem(400, "bad-syntax");
        }
    }

    async fn who_takes_no_json_is_told_so(database: Database) {
        let app = TestApp::new(database).await;
        for accept in ["text/html", "application/json;q=0", "image/*"] {
            app.api().send(Method::GET, "/visits", &[("accept", accept)], "").await.expect_problem(406, "not-acceptable");
        }
        for accept in ["*/*", "application/json", "text/html, application/*;q=0.1"] {
            assert_eq!(app.api().send(Method::GET, "/visits", &[("accept", accept)], "").await.status, 200);
        }
    }

    async fn a_wrong_parameter_is_named(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        for (query, name) in [
            ("limit=0", "limit"), ("limit=201", "limit"), ("limit=ten", "limit"), ("limit=", "limit"), ("limit=1&limit=1", "limit"),
            ("cursor=x", "cursor"), ("cursor=", "cursor"), ("cursor=AAAA", "cursor"), ("cursor=YWJj", "cursor"), ("limits=1", "limits"),
        ] {
            let problem = api.get(&format!("/organisations?{query}")).await.expect_problem(400, "bad-parameter");
            let detail = problem["detail"].as_str().unwrap();
            assert!(detail.contains(&format!("`{name}`")), "{query}: {detail}");
        }
        api.get("/organisations?limit=%ff").await.expect_problem(400, "bad-syntax");
    }

    async fn what_is_no_identifier_names_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let shouted = sample.visit.to_uppercase();
        let plain = sample.visit.replace('-', "");
        for id in ["x", "0", "..", "%00", "%ff", "%2e%2e%2f", shouted.as_str(), plain.as_str(), "0197a000-0000-7000-8000-000000000000"] {
            for path in [format!("/visits/{id}"), format!("/visits/{id}/items"), format!("/people/{id}")] {
                app.api().get(&path).await.expect_problem(404, "not-found");
            }
        }
    }

    async fn answers_are_not_kept_by_caches_and_have_an_id(database: Database) {
        let app = TestApp::new(database).await;
        for path in ["/visits", "/nowhere"] {
            let answer = app.api().get(path).await;
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("x-request-id").len(), 36);
        }
    }

    async fn what_is_only_looked_at_names_its_methods(database: Database) {
        let app = TestApp::new(database).await;
        for path in ["/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs"] {
            for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
                let refused = fetch(&app, method.clone(), path, &[]).await;
                assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD"), "{method} {path}");
            }
        }
    }

    async fn every_answer_says_what_it_is_and_tells_no_address(database: Database) {
        let app = TestApp::new(database).await;
        let paths = [
            "/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs", "/api/v1/visits", "/api/nothing", "/nothing", "/",
            "/f/nothing.ics", "/v/nothing.ics", "/p/nothing", "/overview", "/favicon.ico",
        ];
        for path in paths {
            let answer = get(&app, path).await;
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert!(["no-referrer", "same-origin"].contains(&answer.header("referrer-policy")), "{path}");
        }
        let misdirected = fetch(&app, Method::GET, "/healthz", &[("host", "visits.evil.example")]).await;
        assert_eq!((misdirected.status, misdirected.header("x-content-type-options")), (421, "nosniff"));
    }

    async fn it_is_alive_ready_and_counts(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        app.api().get("/visits/x").await;
        for (path, text) in [("/healthz", "alive"), ("/readyz", "ready")] {
            let response = reqwest::get(format!("{}{path}", app.url)).await.unwrap();
            assert_eq!((response.status().as_u16(), response.text().await.unwrap().as_str()), (200, text));
        }
        for path in ["/healthz", "/readyz", "/metrics", "/api/openapi.json"] {
            let head = reqwest::Client::new().head(format!("{}{path}", app.url)).send().await.unwrap();
            assert_eq!(head.status().as_u16(), 200, "{path}");
        }
        let response = reqwest::get(format!("{}/metrics", app.url)).await.unwrap();
        assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
        let figures = response.text().await.unwrap();
        for state in ["held", "due", "sending", "sent", "failed", "dropped", "by-hand"] {
            assert!(figures.contains(&format!("escale_messages{{state=\"{state}\"}} 0\n")), "{figures}");
        }
        assert!(figures.contains("\nescale_oldest_due_seconds 0\n"), "{figures}");
        if std::path::Path::new("/proc/self/stat").exists() {
            for name in ["resident_memory_bytes", "cpu_seconds_total", "open_fds", "start_time_seconds"] {
                let line = figures.lines().find_map(|line| line.strip_prefix(&format!("process_{name} ")));
                assert!(line.unwrap().parse::<f64>().unwrap() > 0.0, "{name}: {figures}");
            }
        }
        let counted = "escale_http_requests_total{route=\"/api/v1/visits/{visit}\",status=\"404\"} 1\n";
        assert!(figures.contains(counted), "{figures}");
    }
}

#[tokio::test]
async fn another_host_is_refused_but_loopback_is_ours() {
    let database = Database::new(Engine::Sqlite).unwrap();
    let app = TestApp::at(database, Some("https://visits.example")).await;
    let port = app.url.rsplit(':').next().unwrap();
    for (host, status) in [
        ("visits.example".to_owned(), 200),
        ("visits.example:443".to_owned(), 200),
        ("VISITS.EXAMPLE".to_owned(), 200),
        ("localhost".to_owned(), 200),
        (format!("127.0.0.1:{port}"), 200),
        ("[::1]".to_owned(), 200),
        ("evil.example".to_owned(), 421),
        ("visits.example.evil.example".to_owned(), 421),
        ("visits.example:80".to_owned(), 421),
        ("10.0.0.1".to_owned(), 421),
        ("localhost.evil.example".to_owned(), 421),
        ("evil.example#localhost".to_owned(), 421),
    ] {
        let request = format!(
            "GET /healthz HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: visits.example\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(&app, request.as_bytes());
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{host}: {answer}"
        );
    }
    let absolute = "GET http://evil.example/healthz HTTP/1.1\r\nHost: visits.example\r\nConnection: close\r\n\r\n";
    assert!(raw(&app, absolute.as_bytes()).starts_with("HTTP/1.1 421 "));
    let nameless = "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n";
    let answer = raw(&app, nameless.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
}

#[tokio::test]
async fn hostile_headers_are_survived() {
    let database = Database::new(Engine::Sqlite).unwrap();
    let app = TestApp::new(database).await;
    let long = "x".repeat(100_000);
    for header in [
        "Authorization: Bearer escale_\u{fffd}",
        "Authorization: Bearer escale_%00",
        "Accept: \u{ff}\u{fe}",
        "If-None-Match: \"",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: gzip",
        "Content-Type: \u{0}",
        "Idempotency-Key: \u{7f}",
        "Range: bytes=0-0",
        "Cookie: ;;;=",
        &format!("X: {long}"),
        "no colon",
        ": no name",
        "X-Request-Id: ../../etc",
    ] {
        let request = format!(
            "GET /api/v1/visits HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(&app, request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 4"), "{header:.60}: {answer}");
    }
    assert_eq!(app.api().get("/visits").await.status, 200);
}

#[tokio::test]
async fn a_database_that_is_gone_is_503_and_comes_back() {
    let database = Database::bare(Engine::Sqlite).unwrap();
    // without tables nothing works, and that is said without the words of the engine
    let store = database.store.clone();
    let links = escale::domain::capability::Links::new("http://127.0.0.1", &[7; 32]).unwrap();
    let clock = escale::clock::Clock::System;
    let secretariat = crate::harness::app::secretariat(links);
    let state = escale::web::State::new(store, clock, secretariat).unwrap();
    let service = actix_web::test::init_service(escale::web::app(state)).await;
    let call = |path: &str| {
        let request = actix_web::test::TestRequest::get()
            .uri(path)
            .insert_header(("host", "127.0.0.1"));
        actix_web::test::call_service(
            &service,
            request
                .insert_header(("authorization", "Bearer escale_x"))
                .to_request(),
        )
    };
    let answer = call("/readyz").await;
    assert_eq!(answer.status().as_u16(), 503);
    assert!(answer.headers().contains_key("retry-after"));
    let answer = call("/api/v1/visits").await;
    assert_eq!(answer.status().as_u16(), 500);
    let problem: Value = actix_web::test::read_body_json(answer).await;
    assert_eq!(problem["type"], "urn:problem-type:escale:internal");
    assert_eq!(problem["incident"].as_str().unwrap().len(), 36);
    assert!(!problem.to_string().contains("tokens"), "{problem}");
}
