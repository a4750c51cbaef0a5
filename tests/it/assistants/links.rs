//! The link of an assistant: it is theirs alone, and leads to nothing that is the participant's own.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use escale::domain::permission::Role;
use escale::mail::Message;
use mail_parser::MessageParser;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use serde_json::{Value, json};

use super::{ASSISTANT, HOST, assisted, publish, to};
use crate::harness::app::{Guest, Sample, TestApp, item};
use crate::harness::database::on_each_engine;
use crate::harness::mails::Mail;

/// The path of the page that a copy leads to.
fn page_in(copy: &Mail, app: &TestApp) -> String {
    let mut words = copy.text.split_whitespace();
    let link = words.find(|word| word.contains("/p/")).unwrap();
    let path = link.split('?').next().unwrap();
    path.replace(&app.url, "")
}

/// The participant as the API shows them.
async fn participant(app: &TestApp, sample: &Sample) -> Value {
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    app.api().get(&path).await.json()
}

/// The path of the participant's own page.
async fn own_page(app: &TestApp, sample: &Sample) -> String {
    let url = participant(app, sample).await["page_url"].clone();
    url.as_str().unwrap().replace(&app.url, "")
}

/// Everything that is written in a mail, and in what is attached to it.
fn written(mail: &Message) -> String {
    let parsed = MessageParser::default().parse(&mail.bytes).unwrap();
    let parts = parsed.parts.iter();
    let texts = parts.map(|part| {
        part.text_contents()
            .unwrap_or_default()
            .replace("\r\n ", "")
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// Our addresses in a text, without host.
fn paths_in(text: &str, app: &TestApp) -> BTreeSet<String> {
    let ends = |letter: char| letter.is_whitespace() || "\"'<>\\".contains(letter);
    let found = ["href=\"", "action=\"", "value=\"", &app.url];
    let addresses = found.iter().flat_map(|before| {
        let starts = text.match_indices(before);
        starts.map(|(at, _)| {
            text[at + before.len()..]
                .split(ends)
                .next()
                .unwrap_or_default()
        })
    });
    let ours = addresses.map(|address| address.replace(&app.url, "").replace("&#38;", "&"));
    ours.filter(|path| path.starts_with('/')).collect()
}

/// What a printed code says, as far as it can be compared.
async fn printed_code(app: &TestApp, page: &str) -> Vec<String> {
    let printed = Guest::new(app).get(&format!("{page}/print")).await;
    assert_eq!(printed.status, 200, "{}", printed.html);
    printed.attributes("svg.qr path", "d")
}

/// Lets a device be told, as the script of a page does.
async fn allow_device(app: &TestApp, page: &str, endpoint: &str) {
    let key = p256::SecretKey::from_slice(&[7; 32]).unwrap().public_key();
    let key = URL_SAFE_NO_PAD.encode(key.to_sec1_point(false).as_bytes());
    let secret = URL_SAFE_NO_PAD.encode([7; 16]);
    let fields = [("endpoint", endpoint), ("key", &key), ("secret", &secret)];
    let allowed = Guest::new(app).send(&format!("{page}/push"), &fields).await;
    assert_eq!(allowed.status, 303, "{}", allowed.html);
}

/// Where devices of the participant are reached.
async fn devices(app: &TestApp, own: &str) -> Vec<String> {
    let data = Guest::new(app).get(&format!("{own}/data.json")).await.html;
    let data: Value = serde_json::from_str(&data).unwrap();
    let devices = data["devices"].as_array().unwrap().iter();
    let endpoints = devices.map(|device| device["endpoint"].as_str().unwrap().to_owned());
    endpoints.collect()
}

on_each_engine! {
    async fn nothing_that_an_assistant_gets_or_reaches_opens_the_own_page_or_feed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let meeting = sample.below_visit(&format!("items/{}", sample.item));
        assert_eq!(app.api().patch(&meeting, "*", &json!({"reply": "requested"})).await.status, 200);
        // an invitation, a programme, a question and a reminder
        publish(&app, &sample).await;
        app.run_worker().await;
        assert_eq!(app.api().patch(&path, "*", &json!({"notify": "programme"})).await.status, 200);
        let dinner = item("Dîner", &sample.venue, &sample.person);
        app.api().make(&sample.below_visit("items"), dinner).await;
        publish(&app, &sample).await;
        app.run_worker().await;
        let office = app.office(Role::Organiser).await;
        let times = format!("/visits/{}/items/{}/times", sample.visit, sample.item);
        let asked = office.submit(&times, &times, &[("kind", "host"), ("starts", "2025-06-24T15:00")]).await;
        assert_eq!(asked.status, 303, "{}", asked.html);
        app.run_worker().await;
        let own = participant(&app, &sample).await;
        let last = |link: &str| own[link].as_str().unwrap().rsplit('/').next().unwrap().replace(".ics", "");
        let secrets = [last("page_url"), last("feed_url")];
        let copies: Vec<Message> = app.accepted().into_iter().filter(|mail| mail.envelope_to == ASSISTANT).collect();
        assert_eq!(copies.len(), 3, "{copies:?}");
        let mut open = BTreeSet::new();
        for copy in &copies {
            let text = written(copy);
            assert!(!secrets.iter().any(|secret| text.contains(secret)), "{text}");
            open.extend(paths_in(&text, &app));
        }
        let page = page_in(&Mail::read(&copies[0]), &app);
        open.extend(["/print", "/data", "/data.json", "?lang=vi"].map(|below| format!("{page}{below}")));
        let mut seen = BTreeSet::new();
        while let Some(path) = open.pop_first() {
            if path.starts_with("/assets/") || !seen.insert(path.clone()) {
                continue;
            }
            let shown = Guest::new(&app).get(&path).await;
            assert!(!secrets.iter().any(|secret| shown.html.contains(secret)), "{path}: {}", shown.html);
            let next = paths_in(&shown.html, &app);
            open.extend(next.into_iter().filter(|path| !seen.contains(path)));
        }
        assert!(seen.contains(&page) && seen.contains(&format!("{page}/print")), "{seen:?}");
        let html = Guest::new(&app).get(&page).await.html;
        for way in ["webcal:", "calendar.google", "outlook.live", ".ics"] {
            assert!(!html.contains(way), "{way}: {html}");
        }
        let own = own_page(&app, &sample).await;
        assert!(Guest::new(&app).get(&own).await.html.contains("webcal:"));
        assert_ne!(printed_code(&app, &page).await, printed_code(&app, &own).await);
        let printed = Guest::new(&app).get(&format!("{page}/print")).await;
        assert_eq!(printed.attributes(".paper-bar a", "href"), [page.as_str()]);
    }

    async fn devices_of_an_assistant_go_with_them(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let page = page_in(&app.run_worker().await[1], &app);
        let own = own_page(&app, &sample).await;
        let (theirs, own_device) = ("https://push.example.net/kari", "https://push.example.net/mayor");
        allow_device(&app, &page, theirs).await;
        allow_device(&app, &own, own_device).await;
        assert_eq!(devices(&app, &own).await, [theirs, own_device]);
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let renamed = json!({"mail_to": [{"name": "Kari B.", "email": ASSISTANT, "locale": "nb"}]});
        app.api().patch(&path, "*", &renamed).await;
        assert_eq!(devices(&app, &own).await, [theirs, own_device]);
        app.api().patch(&path, "*", &json!({"mail_to": []})).await;
        assert_eq!(devices(&app, &own).await, [own_device]);
    }

    async fn devices_of_an_assistant_go_with_them_by_file_too(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let file = |assistants: &str| format!(
            "format = \"escale/1\"\n[[organisations]]\nkey = \"oslo\"\nname = \"Oslo\"\ntime_zone = \"Europe/Oslo\"\n\
             [[people]]\nkey = \"mayor\"\nfamily_name = \"Berg\"\nemail = \"{HOST}\"\n\
             [[visits]]\nkey = \"v\"\nslug = \"v\"\nkind = \"working\"\ntitle = {{ en = \"Visit\" }}\nhost = \"oslo\"\n\
             starts_on = 2025-06-23\nends_on = 2025-06-24\ntime_zone = \"Europe/Oslo\"\nlocales = [\"en\"]\n\
             [[visits.participants]]\nperson = \"mayor\"\nrole = \"host\"\nmail_to = [{assistants}]\n\
             [[visits.items]]\nkey = \"m\"\nkind = \"meeting\"\ntitle = {{ en = \"Meeting\" }}\n\
             starts = 2025-06-23T10:00:00\nends = 2025-06-23T11:00:00\nstatus = \"confirmed\"\naudience = {{ everyone = true }}\n"
        );
        let import = async |assistants: &str| {
            let toml = [("content-type", "application/toml")];
            let imported = api.send(reqwest::Method::POST, "/import", &toml, &file(assistants)).await;
            assert_eq!(imported.status / 100, 2, "{}", imported.text);
            imported.json()["visits"][0]["id"].as_str().unwrap().to_owned()
        };
        let visit = import(&format!("{{ name = \"Kari Berg\", email = \"{ASSISTANT}\", locale = \"nb\" }}")).await;
        assert_eq!(api.post(&format!("/visits/{visit}/publications"), &json!({})).await.status, 201);
        let mails = app.run_worker().await;
        let copy = mails.iter().find(|mail| mail.to == ASSISTANT).unwrap();
        allow_device(&app, &page_in(copy, &app), "https://push.example.net/kari").await;
        let roster = api.get(&format!("/visits/{visit}/participants")).await.json();
        let own = roster["items"][0]["page_url"].as_str().unwrap().replace(&app.url, "");
        assert_eq!(devices(&app, &own).await.len(), 1);
        import("").await;
        assert_eq!(devices(&app, &own).await, [""; 0]);
    }

    async fn what_is_kept_of_a_participant_and_how_they_are_told_is_theirs(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        app.api().patch(&path, "*", &json!({"diet": "végétarien", "access": "fauteuil"})).await;
        publish(&app, &sample).await;
        let page = page_in(&app.run_worker().await[1], &app);
        let own = own_page(&app, &sample).await;
        let shown = Guest::new(&app).get(&page).await;
        for form in ["/notify", "/data", "/mail"] {
            assert!(!shown.html.contains(&format!("{page}{form}")), "{form}: {}", shown.html);
        }
        let told = [("/mail", ("mail", "refuse")), ("/mail", ("mail", "allow")), ("/notify", ("notify", "none"))];
        for (form, field) in told {
            let refused = Guest::new(&app).send(&format!("{page}{form}"), &[field]).await;
            assert_eq!(refused.status, 404, "{form} {field:?}: {}", refused.html);
        }
        for kept in ["/data", "/data.json"] {
            assert_eq!(Guest::new(&app).get(&format!("{page}{kept}")).await.status, 404, "{kept}");
        }
        assert_eq!(participant(&app, &sample).await["notify"], "invitations");
        let shown = Guest::new(&app).get(&own).await;
        assert!(shown.html.contains(&format!("{own}/notify")) && shown.html.contains(&format!("{own}/data")));
        // the next news goes to both
        let meeting = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&meeting, "*", &json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample).await;
        assert_eq!(to(&app.run_worker().await), [HOST, ASSISTANT]);
        // and they alone can end it
        let refused = Guest::new(&app).send(&format!("{own}/mail"), &[("mail", "refuse")]).await;
        assert_eq!(refused.status, 303, "{}", refused.html);
    }
}
