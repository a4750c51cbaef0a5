//! What participants say on their pages, over real HTTP: answers, choices, what they have seen, their data.

mod asked;
mod hosts;
mod links;
mod times;

use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp};
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;

/// A published visit whose one item asks for an answer, and its host and a guest with their links.
struct Visit {
    app: TestApp,
    sample: Sample,
    /// The page of the host.
    host: String,
    /// The page of the guest.
    guest: String,
    guest_id: String,
    guest_feed: String,
}

/// What a form or a document was answered.
struct Sent {
    status: u16,
    location: String,
    text: String,
}

impl Visit {
    async fn new(app: TestApp) -> Self {
        let sample = app.sample().await;
        let api = app.api();
        let wanted = json!({"reply": "requested"});
        let item = sample.below_visit(&format!("items/{}", sample.item));
        assert_eq!(api.patch(&item, "*", &wanted).await.status, 200);
        let contact = json!({"contact": {"name": "Protocole", "phone": "+33 5 00 00 00 00"}});
        let visit = format!("/visits/{}", sample.visit);
        assert_eq!(api.patch(&visit, "*", &contact).await.status, 200);
        let consul = json!({
            "key": "consul", "family_name": "Lê", "given_name": "Thu Hà", "email": "consul@embassy.example", "locale": "en",
            "offices": [{"organisation": sample.organisation, "title": {"en": "Consul"}, "rank": 3}],
        });
        let person = api.make("/people", consul).await;
        let guest =
            json!({"person": person, "role": "guest", "access": "Wheelchair", "diet": "No nuts"});
        let guest_id = api.make(&sample.below_visit("participants"), guest).await;
        let (host, _) = links(&app, &sample, &sample.participant).await;
        let (guest, guest_feed) = links(&app, &sample, &guest_id).await;
        let visit = Self {
            app,
            sample,
            host,
            guest,
            guest_id,
            guest_feed,
        };
        visit.publish().await;
        visit
    }

    async fn publish(&self) {
        let path = self.sample.below_visit("publications");
        let published = self.app.api().post(&path, &json!({})).await;
        assert!(published.status < 300, "{}", published.text);
    }

    async fn edit(&self, changes: Value) {
        let path = self
            .sample
            .below_visit(&format!("items/{}", self.sample.item));
        let edited = self.app.api().patch(&path, "*", &changes).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
    }

    /// Sends a form as a browser without scripts does.
    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Sent {
        let body: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.post(path, ("application/x-www-form-urlencoded", body))
            .await
    }

    async fn post(&self, path: &str, (kind, body): (&str, String)) -> Sent {
        let client = reqwest::Client::builder().redirect(Policy::none());
        let request = client
            .build()
            .unwrap()
            .request(Method::POST, format!("{}{path}", self.app.url));
        let answer = request
            .header(CONTENT_TYPE, kind)
            .body(body)
            .send()
            .await
            .unwrap();
        let location = answer.headers().get(LOCATION);
        Sent {
            status: answer.status().as_u16(),
            location: location
                .map_or("", |path| path.to_str().unwrap())
                .to_owned(),
            text: answer.text().await.unwrap(),
        }
    }

    /// What somebody says on their page to the times that they are asked for.
    async fn send_to(&self, page: &str, fields: &[(&str, &str)]) -> Sent {
        self.send(&format!("{page}/times"), fields).await
    }

    async fn answer(&self, page: &str, status: &str) -> Sent {
        let fields = [("item", self.sample.item.as_str()), ("status", status)];
        self.send(&format!("{page}/replies"), &fields).await
    }

    async fn data(&self, page: &str) -> Value {
        serde_json::from_str(get(&self.app, &format!("{page}/data.json")).await.text()).unwrap()
    }
}

/// The paths of somebody's page and feed.
async fn links(app: &TestApp, sample: &Sample, participant: &str) -> (String, String) {
    let path = sample.below_visit(&format!("participants/{participant}"));
    let found = app.api().get(&path).await.json();
    let link = |which: &str| found[which].as_str().unwrap().replace(&app.url, "");
    (link("page_url"), link("feed_url"))
}

on_each_engine! {
    async fn an_answer_is_kept_shown_and_can_be_taken_back(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let feed = |app: &TestApp, path: &str| { let (app, path) = (app.url.clone(), path.to_owned()); async move {
            reqwest::get(format!("{app}{path}")).await.unwrap().text().await.unwrap()
        }};
        let before = get(&visit.app, &visit.guest).await;
        assert!(before.text().contains("Answer wanted") && before.text().contains("name=\"status\""), "{}", before.text());
        let declined = visit.send(&format!("{}/replies?lang=nb", visit.guest), &[
            ("item", &visit.sample.item), ("status", "declined"), ("remark", " On mission\r\nthat day "),
        ]).await;
        assert_eq!((declined.status, declined.location.as_str()), (303, format!("{}?lang=nb&answered={}", visit.guest, visit.sample.item).as_str()));
        let page = get(&visit.app, &declined.location).await;
        for text in ["Svaret er registrert", "Du kommer ikke", "On mission\nthat day", "entry--declined"] {
            assert!(page.text().contains(text), "no {text}: {}", page.text());
        }
        assert!(!feed(&visit.app, &visit.guest_feed).await.contains("Entretien"));
        let kept = &visit.data(&visit.guest).await["replies"];
        assert_eq!((&kept[0]["status"], &kept[0]["source"], &kept[0]["remark"]), (&json!("declined"), &json!("page"), &json!("On mission\nthat day")));
        let back = visit.answer(&visit.guest, "accepted").await;
        assert_eq!((back.status, back.location.as_str()), (303, format!("{}?answered={}", visit.guest, visit.sample.item).as_str()));
        assert!(get(&visit.app, &back.location).await.text().contains("Your answer is recorded"));
        assert!(feed(&visit.app, &visit.guest_feed).await.contains("Entretien"));
        assert_eq!(visit.data(&visit.guest).await["replies"][0]["remark"], Value::Null);
    }

    async fn programs_answer_too(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let path = format!("{}/replies", visit.guest);
        let json = |body: Value| ("application/json", body.to_string());
        let kept = visit.post(&path, json(json!({"item": visit.sample.item, "status": "tentative", "remark": null}))).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        assert_eq!(serde_json::from_str::<Value>(&kept.text).unwrap()["status"], "tentative");
        for (body, status) in [
            (json!({"item": visit.sample.item, "status": "needs-action"}), 422),
            (json!({"item": visit.sample.item}), 422),
            (json!({"item": visit.sample.item, "status": "accepted", "remark": "x".repeat(501)}), 422),
            (json!({"item": "nothing", "status": "accepted"}), 404),
            (json!([1]), 400),
        ] {
            let refused = visit.post(&path, json(body)).await;
            assert_eq!(refused.status, status, "{}", refused.text);
            assert!(refused.text.contains("urn:problem-type:escale:"), "{}", refused.text);
        }
        assert_eq!(visit.post(&path, ("text/plain", "status=accepted".to_owned())).await.status, 415);
        assert_eq!(visit.data(&visit.guest).await["replies"][0]["status"], "tentative");
    }

    async fn what_cannot_be_answered_is_refused_and_nothing_changes(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        for (fields, status, text) in [
            (vec![("item", visit.sample.item.as_str()), ("status", "yes")], 422, "choose one of the buttons"),
            (vec![("item", visit.sample.item.as_str())], 422, "choose one of the buttons"),
            (vec![("item", visit.sample.visit.as_str()), ("status", "accepted")], 404, "nothing at this address"),
            (vec![("status", "accepted")], 404, "nothing at this address"),
        ] {
            let refused = visit.send(&format!("{}/replies", visit.guest), &fields).await;
            assert_eq!(refused.status, status, "{}", refused.text);
            assert!(refused.text.contains(text), "no {text}: {}", refused.text);
        }
        let long = "x".repeat(501);
        let fields = [("item", visit.sample.item.as_str()), ("status", "accepted"), ("remark", &long)];
        let refused = visit.send(&format!("{}/replies", visit.guest), &fields).await;
        assert!(refused.status == 422 && refused.text.contains(&long), "{}", refused.text);
        visit.app.clock.set("2025-06-23T09:30:00Z".parse().unwrap());
        let late = visit.answer(&visit.guest, "accepted").await;
        assert_eq!(late.status, 409);
        assert!(late.text.contains("has begun") && late.text.contains("tel:+33500000000"), "{}", late.text);
        visit.app.clock.set(crate::harness::app::NOW.parse().unwrap());
        visit.edit(json!({"status": "cancelled", "reason": {"fr": "Grève"}})).await;
        visit.publish().await;
        let unwanted = visit.answer(&visit.guest, "accepted").await;
        assert!(unwanted.status == 422 && unwanted.text.contains("none is wanted"), "{}", unwanted.text);
        assert_eq!(visit.data(&visit.guest).await["replies"], json!([]));
    }

    async fn an_answer_counts_for_the_time_that_the_page_showed(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.app.run_worker().await;
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        visit.edit(json!({"starts": "2025-06-23T16:00:00", "ends": "2025-06-23T17:00:00"})).await;
        visit.publish().await;
        visit.app.run_worker().await;
        let asked_again = get(&visit.app, &visit.guest).await;
        assert!(asked_again.text().contains("Answer wanted"), "{}", asked_again.text());
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        assert!(get(&visit.app, &visit.guest).await.text().contains("You take part"));
        // whoever answers the new time before the message about it goes is not asked again by that message
        visit.edit(json!({"starts": "2025-06-23T09:00:00", "ends": "2025-06-23T10:00:00"})).await;
        visit.publish().await;
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        let mails = visit.app.run_worker().await;
        let update = mails.iter().find(|mail| mail.to == "consul@embassy.example").unwrap();
        assert!(update.calendar.as_ref().unwrap().contains("PARTSTAT=ACCEPTED"), "{update:?}");
        assert!(update.text.contains("You have accepted") && !update.text.contains("no longer counts"), "{}", update.text);
        assert!(get(&visit.app, &visit.guest).await.text().contains("You take part"));
    }

    async fn who_comes_after_all_is_told_what_changed_meanwhile(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.app.run_worker().await;
        assert_eq!(visit.answer(&visit.guest, "declined").await.status, 303);
        visit.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        visit.publish().await;
        let told = |mails: Vec<crate::harness::mails::Mail>| mails.iter().filter(|mail| mail.to == "consul@embassy.example").count();
        assert_eq!(told(visit.app.run_worker().await), 0, "who declined hears nothing of a small move");
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        assert_eq!(told(visit.app.run_worker().await), 1);
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        assert_eq!(told(visit.app.run_worker().await), 0);
    }

    async fn one_reply_mails_nobody(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.app.run_worker().await;
        for status in ["accepted", "declined", "tentative"] {
            assert_eq!(visit.answer(&visit.guest, status).await.status, 303);
        }
        assert!(visit.app.run_worker().await.is_empty());
    }

    async fn the_way_of_being_told_is_chosen_and_sends_nothing(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.app.run_worker().await;
        let choose = |way: &'static str| { let path = format!("{}/notify", visit.guest); let visit = &visit; async move { visit.send(&path, &[("notify", way)]).await } };
        let chosen = choose("none").await;
        assert_eq!((chosen.status, chosen.location.as_str()), (303, format!("{}?chosen", visit.guest).as_str()));
        assert!(get(&visit.app, &chosen.location).await.text().contains("Your choice is recorded"));
        assert_eq!(visit.data(&visit.guest).await["participant"]["notify"], "none");
        assert!(visit.app.run_worker().await.is_empty());
        for way in ["by-hand", "", "pigeon"] {
            assert_eq!(choose(way).await.status, 422, "{way}");
        }
        let path = visit.sample.below_visit(&format!("participants/{}", visit.guest_id));
        assert_eq!(visit.app.api().patch(&path, "*", &json!({"notify": "by-hand"})).await.status, 200);
        assert!(!get(&visit.app, &visit.guest).await.text().contains("name=\"notify\""));
        assert_eq!(choose("invitations").await.status, 422);
    }

    async fn what_somebody_has_seen_is_no_news_to_them(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let seen = |version: &'static str| { let path = format!("{}/seen", visit.guest); let visit = &visit; async move { visit.send(&path, &[("version", version)]).await } };
        assert_eq!((seen("1").await.status, seen("2").await.status, seen("x").await.status), (303, 404, 422));
        visit.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        visit.publish().await;
        let page = get(&visit.app, &visit.guest).await;
        assert!(page.text().contains("Changed since you last looked") && page.text().contains("<del>"), "{}", page.text());
        assert_eq!(seen("2").await.status, 303);
        assert!(!get(&visit.app, &visit.guest).await.text().contains("Changed since you last looked"));
        // an older page that is sent late takes nothing back
        assert_eq!(seen("1").await.status, 303);
        assert_eq!(visit.data(&visit.guest).await["seen"]["version"], 2);
    }

    async fn people_see_what_is_kept_about_them(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.app.run_worker().await;
        let page = get(&visit.app, &format!("{}/data", visit.guest)).await;
        for text in ["consul@embassy.example", "Wheelchair", "No nuts", "Consul", "invitation sent"] {
            assert!(page.text().contains(text), "no {text}: {}", page.text());
        }
        assert_eq!((page.header("cache-control"), page.header("x-robots-tag")), ("private, no-store", "noindex, nofollow"));
        let data = visit.data(&visit.guest).await;
        assert_eq!((&data["person"]["email"], &data["participant"]["access"]), (&json!("consul@embassy.example"), &json!("Wheelchair")));
        assert_eq!(data["messages"][0]["kind"], "invitation");
        assert!(!page.text().contains("maire@") && !data.to_string().contains("maire@"));
    }
}
