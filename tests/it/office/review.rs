//! Looking at what publishing would do, publishing, and what was published.

use escale::domain::ids::VisitId;
use escale::domain::permission::{Role, VisitRole};
use escale::mail::transport::SendError;
use escale::store::members;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{NOW, Office, Sample, TestApp, item};
use crate::harness::browser::{fetch, get};
use crate::harness::database::on_each_engine;
use crate::harness::office::Page;

/// The address of a page below the visit.
fn at(sample: &Sample, rest: &str) -> String {
    format!("/visits/{}/{rest}", sample.visit)
}

/// Every field that the form of the review would send, as a browser does.
fn fields(page: &Page) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (selector, name) in [
        ("#publication input[type=hidden]", None),
        ("#publication input[name=items][checked]", Some("items")),
        ("#publication input[name=hold][checked]", Some("hold")),
        ("#publication input[name=tell][checked]", Some("tell")),
    ] {
        let values = page.attributes(selector, "value");
        let names = page.attributes(selector, "name");
        for (given, value) in names.into_iter().zip(values) {
            fields.push((name.map_or(given, str::to_owned), value));
        }
    }
    fields
}

async fn send(office: &Office<'_>, path: &str, fields: &[(String, String)]) -> Page {
    let pairs = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    office.send(path, &pairs.collect::<Vec<_>>()).await
}

async fn patch(app: &TestApp, sample: &Sample, document: Value) {
    let path = sample.below_visit(&format!("items/{}", sample.item));
    let changed = app.api().patch(&path, "*", &document).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
}

/// Publishes as the page stands.
async fn publish(office: &Office<'_>, sample: &Sample) -> Page {
    let review = office.get(&at(sample, "review")).await;
    send(office, &at(sample, "publications"), &fields(&review)).await
}

on_each_engine! {
    async fn who_hears_nothing_is_named(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, api) = (app.sample().await, app.api());
        let office = app.office(Role::Admin).await;
        let review = office.get(&at(&sample, "review")).await;
        assert!(review.texts("#silent").is_empty());
        assert!(review.html.contains("Everybody is told"), "{}", review.html);
        for (key, given_name) in [("mai", "Mai"), ("an", "An")] {
            let person = json!({"key": key, "family_name": "Trần", "given_name": given_name, "name_order": "family-first"});
            let person = api.make("/people", person).await;
            let hears_nothing = json!({"person": person, "role": "guest", "notify": "none"});
            api.make(&sample.below_visit("participants"), hears_nothing).await;
        }
        let review = office.get(&at(&sample, "review")).await;
        assert_eq!(review.texts("#silent summary"), ["2 people get nothing"]);
        assert_eq!(review.texts("#silent li"), ["Trần An", "Trần Mai"]);
        assert_eq!(review.texts(".message-head .strong"), ["Jean-Luc Moudenc"]);
    }

    async fn what_is_shown_is_what_is_sent(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Admin).await;
        let review = office.get(&at(&sample, "review")).await;
        assert_eq!(review.status, 200, "{}", review.html);
        assert_eq!(review.texts(".change h3 .choice"), ["Entretien"]);
        assert_eq!(review.texts(".message-head .strong"), ["Jean-Luc Moudenc"]);
        let subject = review.texts(".message summary span");
        assert_eq!(subject, ["Entretien – Visite"]);

        let mut sent = fields(&review);
        sent.push(("note-fr".to_owned(), "À lundi !".to_owned()));
        let looked = send(&office, &at(&sample, "review"), &sent).await;
        assert_eq!(looked.status, 303);
        let looked = office.get(&looked.location.unwrap()).await;
        let shown = looked.texts(".message-body").concat();
        assert!(shown.contains("À lundi !"), "{shown}");

        let page = send(&office, &at(&sample, "publications"), &sent).await;
        assert_eq!((page.status, page.location.as_deref()), (303, Some(at(&sample, "publications/1").as_str())));
        let waits = office.get(&at(&sample, "publications/1")).await;
        assert_eq!(waits.texts("#untold"), ["The message to 1 person is still on its way"]);
        let waits = office.get(&at(&sample, "review")).await;
        assert!(waits.texts(".empty p")[0].contains("The message to 1 person is still on its way"));
        let mails = app.run_worker().await;
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(mail.subject, subject[0]);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&mail.text), words(&shown));

        let page = office.get(&at(&sample, "publications/1")).await;
        assert_eq!(page.texts("#told"), ["1 person is told"]);
        assert_eq!(page.texts("#untold"), ["Everybody who needs to know is told"]);
        assert_eq!(page.texts(".notice p[lang=fr]"), ["À lundi !"]);
        let review = office.get(&at(&sample, "review")).await;
        assert_eq!(review.texts(".empty strong"), ["Nothing to publish"]);
    }

    async fn a_review_is_as_new_as_what_last_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let letters = async || {
            let review = office.get(&at(&sample, "review")).await;
            (review.texts(".message-head .strong"), review.texts(".message-head .sub"))
        };
        let french = (vec!["Jean-Luc Moudenc".to_owned()], vec!["French · 1 message".to_owned()]);
        let nothing = (Vec::new(), Vec::new());
        assert_eq!(letters().await, french);
        assert_eq!(publish(&office, &sample).await.status, 303);
        assert_eq!(letters().await, nothing, "it waits to be sent");

        let refusal = SendError::Refused { reply: "554 5.7.1 not today".to_owned() };
        app.fail("maire@toulouse.example", [refusal]);
        app.run_worker().await;
        assert_eq!(letters().await, french, "it failed");

        let person = format!("/people/{}", sample.person);
        let changed = app.api().patch(&person, "*", &json!({"locale": "nb"})).await;
        assert_eq!(changed.status, 200, "{}", changed.text);
        let (_, languages) = letters().await;
        assert_eq!(languages, ["Norwegian · 1 message"]);
    }

    async fn a_letter_is_shown_as_it_will_look(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Viewer).await;
        let path = at(&sample, &format!("review/{}", sample.participant));
        let page = office.get(&path).await;
        assert_eq!(page.attributes("iframe", "src"), [format!("{path}/0")]);
        assert_eq!(page.attributes("iframe", "sandbox"), ["allow-popups allow-popups-to-escape-sandbox"]);
        let letter = office.get(&format!("{path}/0")).await;
        assert!(letter.status == 200 && letter.html.contains("Entretien"), "{}", letter.html);
        for missing in [format!("{path}/1"), format!("{path}/x"), at(&sample, &format!("review/{}", sample.person))] {
            assert_eq!(office.get(&missing).await.status, 404, "{missing}");
        }
    }

    async fn some_items_are_published_and_some_people_held(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let mut dinner = item("Dîner", &sample.venue, &sample.person);
        dinner["starts"] = json!("2025-06-23T19:00:00");
        dinner["ends"] = json!("2025-06-23T21:00:00");
        app.api().make(&sample.below_visit("items"), dinner).await;
        let office = app.office(Role::Organiser).await;
        let review = office.get(&at(&sample, "review")).await;
        let mut sent = fields(&review);
        sent.retain(|(name, value)| name != "items" || *value == sample.item);
        sent.push(("hold".to_owned(), sample.participant.clone()));
        let address = send(&office, &at(&sample, "review"), &sent).await.location.unwrap();
        assert_eq!(address, at(&sample, &format!("review?items={}&hold={}", sample.item, sample.participant)));
        let review = office.get(&address).await;
        assert_eq!(review.attributes("input[name=items][checked]", "value"), std::slice::from_ref(&sample.item));
        assert_eq!(review.attributes("input[name=hold][checked]", "value"), std::slice::from_ref(&sample.participant));
        assert_eq!(review.texts(".message summary span"), ["Entretien – Visite"]);
        let page = send(&office, &at(&sample, "publications"), &fields(&review)).await;
        assert_eq!(page.status, 303, "{}", page.html);
        assert_eq!(app.run_worker().await.len(), 0);
        let page = office.get(&page.location.unwrap()).await;
        assert_eq!(page.texts("#untold"), ["1 person does not know yet"]);
        assert_eq!(page.texts(".change h3 span").last().unwrap(), "Monday 23 June, 11:30–12:30");
        let review = office.get(&at(&sample, "review")).await;
        assert_eq!(review.texts(".change h3 .choice"), ["Dîner"]);
        assert_eq!(review.texts("#untold"), ["Published, but not told"]);

        // to publish nothing tells those who do not know yet
        let mut nothing = fields(&review);
        nothing.retain(|(name, _)| name != "items");
        let page = send(&office, &at(&sample, "publications"), &nothing).await;
        assert_eq!(page.location, Some(at(&sample, "publications/1?done=done-told")));
        assert_eq!(app.run_worker().await.len(), 1);
    }

    async fn who_chooses_nothing_is_told_that_nothing_was_published(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let without_items = async || {
            let mut sent = fields(&office.get(&at(&sample, "review")).await);
            sent.retain(|(name, _)| name != "items");
            send(&office, &at(&sample, "publications"), &sent).await
        };
        for version in 1..=2 {
            let page = without_items().await;
            assert_eq!(page.status, 422, "{:?}", page.location);
            assert!(page.texts("title")[0].starts_with("Error: "));
            assert!(page.texts(".error-summary li")[0].starts_with("Nothing was published"));
            assert_eq!(office.get(&at(&sample, &format!("publications/{version}"))).await.status, 404);
            let path = at(&sample, &format!("publications/{version}"));
            assert_eq!(publish(&office, &sample).await.location, Some(path));
            app.run_worker().await;
            patch(&app, &sample, json!({"description": {"fr": format!("Titre {version}")}})).await;
        }
    }

    async fn an_empty_visit_says_what_to_do_first(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        app.api().delete(&sample.below_visit(&format!("items/{}", sample.item)), "*").await;
        let review = office.get(&at(&sample, "review")).await;
        assert_eq!(review.texts(".empty strong"), ["Nothing to publish yet"]);
        assert_eq!(review.attributes(".empty a", "href"), [at(&sample, "participants/new"), at(&sample, "items/new")]);
    }

    async fn a_change_meanwhile_is_said_and_nothing_is_published(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        publish(&office, &sample).await;
        patch(&app, &sample, json!({"ends": "2025-06-23T13:00:00"})).await;
        let looked = fields(&office.get(&at(&sample, "review")).await);
        patch(&app, &sample, json!({"ends": "2025-06-23T14:00:00"})).await;
        let stale = send(&office, &at(&sample, "publications"), &looked).await;
        assert_eq!(stale.status, 409);
        assert_eq!(stale.texts("[role=alert] strong"), ["The draft was changed while you looked at it. Nothing was published."]);
        assert_eq!(stale.texts(".change h3 .tag"), ["Changed", "Since you looked"]);
        assert!(stale.texts(".change ins").concat().contains("11:30–14:00"), "{}", stale.html);
        assert_eq!(office.get(&at(&sample, "publications/2")).await.status, 404);
        let page = send(&office, &at(&sample, "publications"), &fields(&stale)).await;
        assert_eq!(page.location, Some(at(&sample, "publications/2")));
    }

    async fn what_cannot_happen_is_asked_about_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let lunch = item("Déjeuner", &sample.venue, &sample.person);
        app.api().make(&sample.below_visit("items"), lunch).await;
        let office = app.office(Role::Organiser).await;
        let asked = publish(&office, &sample).await;
        assert_eq!((asked.status, asked.texts("main h2")), (422, vec!["Publish although something cannot happen?".to_owned()]));
        assert_eq!(asked.texts(".confirm li").len(), 2);
        assert_eq!(office.get(&at(&sample, "publications/1")).await.status, 404);
        let again: Vec<(String, String)> = asked
            .attributes(".confirm input[type=hidden]", "name")
            .into_iter()
            .zip(asked.attributes(".confirm input[type=hidden]", "value"))
            .collect();
        let page = send(&office, &at(&sample, "publications"), &again).await;
        assert_eq!((page.status, page.location), (303, Some(at(&sample, "publications/1"))));
    }

    async fn history_says_who_published_what(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let before = office.get(&at(&sample, "history")).await;
        assert_eq!(before.texts(".empty strong"), ["Never published"]);
        publish(&office, &sample).await;
        patch(&app, &sample, json!({"title": {"fr": "Audience", "vi": "Tiếp kiến"}, "description": {"fr": "À huis clos"}})).await;
        publish(&office, &sample).await;
        let page = office.get(&at(&sample, "history")).await;
        assert_eq!(page.texts("#published > li > div > a"), ["Version 2", "Version 1"]);
        assert_eq!(page.texts("#published > li > div > .hint")[0], "by Someone · Those concerned");
        assert_eq!(page.texts("#published > li:first-child dt"), ["Title (French)", "Title (Vietnamese)", "About"]);
        assert_eq!(page.texts("#published > li:first-child del"), ["Entretien"]);
        assert_eq!(page.texts("#published > li:first-child ins"), ["Audience", "Tiếp kiến", "À huis clos"]);
        let first = office.get(&at(&sample, "history?until=1")).await;
        assert_eq!(first.texts("#published > li > div > a"), ["Version 1"]);
        assert_eq!(first.attributes(".pager a", "href"), ["?until=2"]);
        assert_eq!(office.get(&at(&sample, "history?until=x")).await.status, 400);
    }

    async fn a_reader_sees_what_is_published_and_nothing_else(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let embassy = app.foreign_office_named("embassy").await;
        let (visit, user): (VisitId, _) = (sample.visit.parse().unwrap(), embassy.user);
        let set = app.database.store.write(move |db| members::set(db, visit, user, VisitRole::Reader));
        set.await.unwrap();
        let page = embassy.get(&at(&sample, "published")).await;
        assert_eq!(page.texts(".empty strong"), ["Nothing is published yet"]);
        let note = json!({"text": {"fr": "Entrer par la cour"}, "audience": {"everyone": true}});
        patch(&app, &sample, json!({"notes": [note], "online_url": "https://meet.example/secret", "internal_notes": "Attention"})).await;
        let mut hold = item("Réserve", &sample.venue, &sample.person);
        hold["visibility"] = json!("internal");
        hold["starts"] = json!("2025-06-24T09:00:00");
        hold["ends"] = json!("2025-06-24T10:00:00");
        app.api().make(&sample.below_visit("items"), hold).await;
        publish(&office, &sample).await;
        patch(&app, &sample, json!({"title": {"fr": "Autre chose"}})).await;
        let page = embassy.get(&at(&sample, "published")).await;
        assert_eq!(page.texts(".entry h3"), ["Entretien"]);
        assert_eq!(page.texts(".tabs a"), ["As published"]);
        for secret in ["Autre chose", "Réserve", "Entrer par la cour", "meet.example", "Attention", "maire@toulouse.example"] {
            assert!(!page.html.contains(secret), "{secret}: {}", page.html);
        }
        for closed in ["review", "history", "messages", "by-hand", "members", "previews", "publications/1"] {
            assert_eq!(embassy.get(&at(&sample, closed)).await.status, 403, "{closed}");
        }
    }

    async fn a_preview_is_frozen_until_it_ends_or_is_taken_back(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let previews = at(&sample, "previews");
        for _two in 0..2 {
            let made = office.submit(&previews, &previews, &[("days", "7")]).await;
            assert_eq!((made.status, made.location.as_deref()), (303, Some(format!("{previews}?done=done-added").as_str())));
        }
        assert_eq!(office.submit(&previews, &previews, &[("days", "365")]).await.status, 400);
        let urls = office.get(&previews).await.attributes("input[readonly]", "value");
        let paths: Vec<String> = urls.iter().map(|url| url.replace(&app.url, "")).collect();
        let [second, first] = paths.as_slice() else { panic!("{urls:?}") };
        patch(&app, &sample, json!({"title": {"fr": "Autre chose"}})).await;
        let page = get(&app, first).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "private, no-store"));
        assert!(page.text().contains("Entretien") && !page.text().contains("Autre chose"), "{}", page.text());
        assert!(page.text().contains("lang=\"fr\""));
        assert!(get(&app, &format!("{first}?lang=vi")).await.text().contains("Bản xem trước của chương trình"));
        assert_eq!(fetch(&app, Method::POST, first, &[]).await.status, 405);
        for wrong in [format!("{first}A"), first[..first.len() - 1].to_owned(), "/preview/x".to_owned()] {
            assert_eq!(get(&app, &wrong).await.status, 404, "{wrong}");
        }

        // whoever may not publish sees that there are links, not the links
        let viewer = app.office(Role::Viewer).await;
        assert_eq!(viewer.get(&previews).await.attributes("input[readonly]", "value").len(), 0);

        let revoke = format!("{previews}/1/revoke");
        assert_eq!(office.submit(&previews, &revoke, &[]).await.status, 303);
        assert_eq!(get(&app, first).await.status, 404);
        assert_eq!(office.submit(&previews, &revoke, &[]).await.status, 404);
        assert_eq!(app.forget().await, 1, "what nobody can open any more is not kept");
        assert_eq!(get(&app, second).await.status, 200);
        app.clock.advance(jiff::SignedDuration::from_hours(7 * 24));
        assert_eq!(get(&app, second).await.status, 404);
        assert!(app.forget().await > 0);
        assert_eq!((app.forget().await, get(&app, second).await.status), (0, 404));
        // there is no mistaking the next one for another
        app.clock.set(NOW.parse().unwrap());
        let office = app.office(Role::Organiser).await;
        assert_eq!(office.submit(&previews, &previews, &[("days", "7")]).await.status, 303);
        let urls = office.get(&previews).await.attributes("input[readonly]", "value");
        assert_eq!(get(&app, &urls[0].replace(&app.url, "")).await.status, 200);
    }
}
