//! Pages as browsers fetch them.

use reqwest::Method;
use scraper::{Html, Selector};
use serde_json::json;

use crate::harness::app::{Sample, TestApp};
use crate::harness::browser::{Fetched, fetch, get};
use crate::harness::database::{Database, Engine, on_each_engine};

async fn publish(app: &TestApp, sample: &Sample) {
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201, "{}", published.text);
}

/// A published public visit with one public item, and the paths of its host's page and feed.
async fn published(app: &TestApp) -> (Sample, String, String) {
    let sample = app.sample().await;
    let api = app.api();
    let visit = json!({"public": true, "contact": {"name": "Protocole", "email": "protocole@toulouse.example"}});
    let item = sample.below_visit(&format!("items/{}", sample.item));
    for (path, patch) in [
        (format!("/visits/{}", sample.visit), visit),
        (item, json!({"visibility": "public"})),
    ] {
        let changed = api.patch(&path, "*", &patch).await;
        assert_eq!(changed.status, 200, "{}", changed.text);
    }
    publish(app, &sample).await;
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    let participant = api.get(&path).await.json();
    let link = |which: &str| participant[which].as_str().unwrap().replace(&app.url, "");
    let (page, feed) = (link("page_url"), link("feed_url"));
    (sample, page, feed)
}

/// What all pages have: HTML in a language, headers that keep browsers from loading or telling anything, no script.
#[track_caller]
fn check_page(page: &Fetched, status: u16, language: &str) {
    assert_eq!(page.status, status, "{}", page.text());
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(
        page.header("content-security-policy")
            .starts_with("default-src 'none'; ")
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    let html = Html::parse_document(page.text());
    let root = html.root_element();
    assert_eq!(root.value().attr("lang"), Some(language));
    // the only script asks a participant's device about hints
    let scripts = page.text().matches("<script").count();
    let ours = page.text().matches("<script src=\"/assets/push").count();
    assert_eq!(scripts, ours);
    assert!(!page.text().contains(" onclick"));
    for needed in ["title", "main", "h1", "link[rel=stylesheet]"] {
        assert!(
            html.select(&Selector::parse(needed).unwrap())
                .next()
                .is_some(),
            "no {needed}"
        );
    }
}

/// Checks who may keep and list a page.
#[track_caller]
fn check_personal(page: &Fetched, is_personal: bool) {
    let expected = if is_personal {
        ("private, no-store", "noindex, nofollow")
    } else {
        ("no-cache", "")
    };
    assert_eq!(
        (page.header("cache-control"), page.header("x-robots-tag")),
        expected
    );
}

/// HEAD answers what GET does, without the page.
async fn check_head(app: &TestApp, path: &str) {
    let (page, head) = (
        get(app, path).await,
        fetch(app, Method::HEAD, path, &[]).await,
    );
    assert_eq!((head.status, head.octets.len()), (page.status, 0), "{path}");
    for name in [
        "content-type",
        "content-length",
        "content-security-policy",
        "cache-control",
    ] {
        assert_eq!(head.header(name), page.header(name), "{path}: {name}");
    }
}

on_each_engine! {
    async fn a_participant_reads_their_programme_in_their_language(database: Database) {
        let app = TestApp::new(database).await;
        let (_, path, feed) = published(&app).await;
        let page = get(&app, &path).await;
        check_page(&page, 200, "fr");
        check_personal(&page, true);
        for text in ["Jean-Luc Moudenc", "Entretien", "Capitole", feed.as_str(), "protocole@toulouse.example"] {
            assert!(page.text().contains(text), "no {text}: {}", page.text());
        }
        assert!(!page.text().contains("maire@toulouse.example"));
        check_head(&app, &path).await;
        let borrowed = fetch(&app, Method::GET, &path, &[("accept-language", "vi")]).await;
        check_page(&borrowed, 200, "fr");
        for language in ["en", "fr", "nb", "vi"] {
            check_page(&get(&app, &format!("{path}?lang={language}")).await, 200, language);
        }
        for query in ["lang=xx", "lang=", "lang=en&lang=vi", "lang=%FF", "x=%00", "%"] {
            check_page(&get(&app, &format!("{path}?{query}")).await, 200, "fr");
        }
    }

    async fn only_a_valid_link_opens_a_page(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path, feed) = published(&app).await;
        let feed_token = feed.replace("/f/", "").replace(".ics", "");
        let nothing = get(&app, "/p/nothing").await;
        check_page(&nothing, 404, "en");
        check_personal(&nothing, true);
        let renew = sample.below_visit(&format!("participants/{}/renew-links", sample.participant));
        assert_eq!(app.api().post(&renew, &json!({})).await.status, 200);
        for path in [path.clone(), format!("{path}="), format!("/p/{feed_token}"), path[..path.len() - 1].to_owned()] {
            let answer = get(&app, &path).await;
            assert_eq!((answer.status, answer.text()), (404, nothing.text()), "{path}");
        }
    }

    async fn who_was_taken_off_is_told_so_until_the_visit_ends(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path, _) = published(&app).await;
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        assert_eq!(app.api().delete(&participant, "*").await.status, 204);
        assert!(get(&app, &path).await.text().contains("Entretien"));
        publish(&app, &sample).await;
        let removed = get(&app, &path).await;
        check_page(&removed, 200, "fr");
        check_personal(&removed, true);
        assert!(!removed.text().contains("Entretien") && removed.text().contains("protocole@toulouse.example"));
        check_page(&get(&app, &format!("{path}?lang=nb")).await, 200, "nb");
        app.clock.set("2025-06-26T08:00:00Z".parse().unwrap());
        check_page(&get(&app, &path).await, 404, "en");
    }

    async fn anybody_reads_the_page_of_a_public_visit(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, ..) = published(&app).await;
        let page = get(&app, "/v/vietnam-2025").await;
        check_page(&page, 200, "fr");
        check_personal(&page, false);
        assert!(page.text().contains("Entretien") && page.text().contains("/v/vietnam-2025.ics"), "{}", page.text());
        assert!(!page.text().contains("Moudenc"), "{}", page.text());
        check_head(&app, "/v/vietnam-2025").await;
        let english = fetch(&app, Method::GET, "/v/vietnam-2025", &[("accept-language", "de, en;q=0.5")]).await;
        check_page(&english, 200, "en");
        check_page(&get(&app, "/v/vietnam-2025?lang=vi").await, 200, "vi");
        let private = app.api().patch(&format!("/visits/{}", sample.visit), "*", &json!({"public": false})).await;
        assert_eq!(private.status, 200);
        assert_eq!(get(&app, "/v/vietnam-2025").await.status, 200);
        publish(&app, &sample).await;
        for path in ["/v/vietnam-2025", "/v/nowhere", "/v/%00", "/v/%F0%9F%98%80"] {
            check_page(&get(&app, path).await, 404, "en");
        }
    }

    async fn the_front_page_lists_public_visits_to_come(database: Database) {
        let app = TestApp::new(database).await;
        let before = get(&app, "/").await;
        check_page(&before, 200, "en");
        check_personal(&before, false);
        assert!(!before.text().contains("/v/vietnam-2025"));
        published(&app).await;
        let front = fetch(&app, Method::GET, "/", &[("accept-language", "nb")]).await;
        check_page(&front, 200, "nb");
        assert!(front.text().contains("href=\"/v/vietnam-2025\""), "{}", front.text());
        check_head(&app, "/").await;
        app.clock.set("2025-06-27T08:00:00Z".parse().unwrap());
        assert!(!get(&app, "/").await.text().contains("/v/vietnam-2025"));
    }

    async fn what_is_not_there_is_a_page_too(database: Database) {
        let app = TestApp::new(database).await;
        // captured messages are for the demo alone
        for path in ["/nowhere", "/mails", "/mails/a.eml", "/mails/a.eml/html/document", "/assets/nothing.css", "/p/", "/p/a/b", "/index.php"] {
            let page = get(&app, path).await;
            check_page(&page, 404, "en");
            check_personal(&page, true);
            check_head(&app, path).await;
        }
        check_page(&get(&app, "/nowhere?lang=vi").await, 404, "vi");
        for path in ["/", "/v/vietnam-2025", "/mails", "/p/nothing"] {
            let posted = fetch(&app, Method::POST, path, &[]).await;
            assert_eq!((posted.status, posted.header("allow")), (405, "GET, HEAD"), "{path}");
        }
    }

    async fn the_icon_is_where_browsers_look_for_it(database: Database) {
        let app = TestApp::new(database).await;
        let icon = get(&app, "/favicon.ico").await;
        assert_eq!((icon.status, icon.header("content-type")), (200, "image/svg+xml"));
        assert_eq!(icon.header("cache-control"), "public, max-age=86400");
        assert!(icon.text().contains("<svg"), "{}", icon.text());
        let posted = fetch(&app, Method::POST, "/favicon.ico", &[]).await;
        assert_eq!((posted.status, posted.header("allow")), (405, "GET, HEAD"));
    }

    async fn the_api_is_described_on_a_page(database: Database) {
        let app = TestApp::new(database).await;
        let page = get(&app, "/api/docs").await;
        check_page(&page, 200, "en");
        check_personal(&page, false);
        for text in ["/api/openapi.json", "/visits/{visit}/publications", "If-Match"] {
            assert!(page.text().contains(text), "no {text}");
        }
        check_head(&app, "/api/docs").await;
    }
}

#[tokio::test]
async fn looking_changes_nothing() {
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let (_, page, feed) = published(&app).await;
    let file = app.database.url.replace("sqlite:", "");
    let stored = || [&file, &format!("{file}-wal")].map(|file| std::fs::read(file).unwrap());
    let before = stored();
    let stylesheet = Html::parse_document(get(&app, "/").await.text())
        .select(&Selector::parse("link[rel=stylesheet]").unwrap())
        .find_map(|link| link.value().attr("href").map(str::to_owned))
        .unwrap();
    let paths = [
        "/",
        &page,
        &feed,
        "/v/vietnam-2025",
        "/v/vietnam-2025.ics",
        "/api/docs",
        "/api/openapi.json",
        "/healthz",
        "/readyz",
        "/metrics",
        &stylesheet,
    ];
    for path in paths {
        for method in [Method::GET, Method::HEAD] {
            let answer = fetch(&app, method.clone(), path, &[]).await;
            assert_eq!(answer.status, 200, "{method} {path}");
        }
    }
    assert!(stored() == before, "the database has changed");
}
