//! The application over real HTTP, on a database of its own, with a clock that stands still.
//!
//! ```ignore
//! on_each_engine! {
//!     async fn a_sentence_that_holds(database: Database) {
//!         let app = TestApp::new(database).await;
//!         let sample = app.sample().await;
//!         let answer = app.api().get(&sample.below_visit("items")).await;
//!         assert_eq!(answer.status, 200);
//!     }
//! }
//! ```

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use escale::actions::reminders::Outlook;
use escale::actions::secretariat::Secretariat;
use escale::actions::users::NewUser;
use escale::actions::{self, passwords, sign_in, tokens};
use escale::clock::{Clock, FixedClock};
use escale::domain::capability::Links;
use escale::domain::ids::{TeamId, UserId};
use escale::domain::permission::Role;
use escale::jobs::reconcile::{self, Sender};
use escale::jobs::settle::{self, Ending, Outcome, Patience};
use escale::mail::message::Message;
use escale::mail::transport::{Memory, SendError, Transport};
use escale::store::users::{self, User};
use escale::store::{self, Store, ids, instances};
use escale::web::{self, Feeds};
use jiff::Timestamp;
use serde_json::{Value, json};

pub(crate) use super::client::{Answer, Api};
use super::database::Database;
pub(crate) use super::guest::Guest;
use super::mails::Mail;
pub(crate) use super::office::Office;
pub(crate) use super::secretariat::{ROLE_ADDRESS, secretariat};
pub(crate) use super::setting::Setting;

/// Where the clock stands unless a test moves it.
pub(crate) const NOW: &str = "2025-06-02T08:00:00Z";

/// The application, gone with this value.
pub(crate) struct TestApp {
    pub(crate) database: Database,
    pub(crate) clock: FixedClock,
    pub(crate) secretariat: Secretariat,
    /// Where it listens, without final slash.
    pub(crate) url: String,
    pub(crate) team: TeamId,
    /// A token of an administrator of the team.
    pub(crate) token: String,
    pub(crate) mails: Arc<Transport>,
    pub(super) client: reqwest::Client,
    /// Feeds in memory, drawn anew at each request unless a test watches the epoch.
    pub(crate) feeds: Feeds,
    /// What the schedule worked out when it last ran.
    pub(super) outlook: Mutex<Outlook>,
    server: ServerHandle,
}

impl TestApp {
    /// The application on `database`, with a team and its administrator.
    pub(crate) async fn new(database: Database) -> Self {
        Self::with(database, Setting::default()).await
    }

    /// The same, configured.
    pub(crate) async fn with(database: Database, setting: Setting) -> Self {
        let clock = FixedClock::new(NOW.parse().unwrap());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let public_url = setting.public_url.as_deref().unwrap_or(&url);
        let links = Links::new(public_url, &[7; 32]).unwrap();
        let secretariat = Secretariat {
            hold: setting.hold,
            new_addresses_per_day: setting.new_addresses_per_day,
            dkim: setting.dkim.clone(),
            bounces: secretariat(links.clone())
                .bounces
                .filter(|_| setting.takes_reports),
            ..secretariat(links)
        };
        let provider = setting.oidc.as_ref();
        let provider = provider.map(|oidc| web::Provider::new(oidc, public_url).unwrap());
        let clock_of_app = Clock::Fixed(clock.clone());
        let store = database.store.clone();
        let state = web::State {
            provider,
            ..web::State::new(store, clock_of_app, secretariat.clone()).unwrap()
        };
        let feeds = state.feeds.clone();
        let server = HttpServer::new(move || web::app(state.clone()))
            .workers(1)
            .disable_signals()
            .listen(listener)
            .unwrap()
            .run();
        let handle = server.handle();
        tokio::spawn(server);
        let team = new_team(&database.store, "protocol").await;
        let token = new_token(&database.store, team, Role::Admin).await;
        Self {
            database,
            clock,
            secretariat,
            url,
            team,
            token,
            mails: Arc::new(Transport::Memory(Memory::default())),
            outlook: Mutex::default(),
            feeds,
            client: reqwest::Client::new(),
            server: handle,
        }
    }

    /// Sends all that is due now, as the worker would; the letters that were accepted, as mail readers see them.
    pub(crate) async fn run_worker(&self) -> Vec<Mail> {
        let before = self.accepted().len();
        let instance = ids::new();
        let store = &self.database.store;
        store
            .write(move |db| instances::start(db, instance))
            .await
            .unwrap();
        loop {
            let sender = Sender {
                secretariat: self.secretariat.clone(),
                instance,
            };
            let now = self.clock.now();
            let claimed = store
                .write(move |db| reconcile::claim(db, &sender, (16, now)))
                .await
                .unwrap();
            if claimed.is_empty() {
                break;
            }
            let mut outcomes = Vec::new();
            for claimed in claimed {
                let ending = match self.mails.send(&claimed.message).await {
                    Ok(_) => Ending::Taken,
                    Err(error) => Ending::Unsent(error),
                };
                outcomes.push(Outcome {
                    claim: claimed.claim,
                    ending,
                });
            }
            let patience = Patience {
                retry_after: Duration::from_secs(15),
                jitter: 0.5,
            };
            store
                .write(move |db| settle::settle(db, &outcomes, (patience, now)))
                .await
                .unwrap();
        }
        let accepted = self.accepted();
        accepted[before..].iter().map(Mail::read).collect()
    }

    /// A user of the team, by address and password.
    pub(crate) async fn user(&self, email: &str, password: &str) -> UserId {
        let (team, email) = (self.team, email.to_owned());
        let hash = passwords::hash(password).unwrap();
        let made = self.database.store.write(move |db| {
            let (name, role) = ("Anna Lindqvist".to_owned(), Role::Organiser);
            let new = NewUser { email, name, role };
            let user = actions::users::add_to(db, &new, team, NOW.parse().unwrap())?;
            passwords::set(db, user.id, &hash, None)?;
            Ok::<_, escale::actions::Error>(user.id)
        });
        made.await.unwrap()
    }

    /// Lets the mail server answer so to the next messages to `address`.
    pub(crate) fn fail(&self, address: &str, answers: impl IntoIterator<Item = SendError>) {
        self.memory().fail(address, answers);
    }

    /// Every message that was sent, as it went over the wire.
    pub(crate) fn accepted(&self) -> Vec<Message> {
        self.memory().accepted()
    }

    fn memory(&self) -> &Memory {
        match &*self.mails {
            Transport::Memory(memory) => memory,
            _ => unreachable!("tests keep their mail in memory"),
        }
    }

    /// The API, as the administrator.
    pub(crate) fn api(&self) -> Api<'_> {
        self.api_with(&self.token)
    }

    /// The API with another token.
    pub(crate) fn api_with<'a>(&'a self, token: &'a str) -> Api<'a> {
        Api {
            app: self,
            token: Some(token),
        }
    }

    /// The API without any token.
    pub(crate) fn api_without_token(&self) -> Api<'_> {
        Api {
            app: self,
            token: None,
        }
    }

    /// A token of a new user of the team.
    pub(crate) async fn token_of(&self, role: Role) -> String {
        new_token(&self.database.store, self.team, role).await
    }

    /// A token of an administrator of another team.
    pub(crate) async fn foreign_token(&self) -> String {
        let team = new_team(&self.database.store, "elsewhere").await;
        new_token(&self.database.store, team, Role::Admin).await
    }

    /// The browser of a new user of the team, signed in.
    pub(crate) async fn office(&self, role: Role) -> Office<'_> {
        self.office_of(self.team, role).await
    }

    /// The browser of an administrator of another team, signed in.
    pub(crate) async fn foreign_office_named(&self, team: &str) -> Office<'_> {
        let team = new_team(&self.database.store, team).await;
        self.office_of(team, Role::Admin).await
    }

    async fn office_of(&self, team: TeamId, role: Role) -> Office<'_> {
        let begun = self.database.store.write(move |db| {
            let now: Timestamp = NOW.parse().unwrap();
            let user = new_user(db, team, role)?;
            let secret = sign_in::begin(db, user, "test", now)?;
            Ok::<_, escale::actions::Error>((user, secret))
        });
        let (user, secret) = begun.await.unwrap();
        Office::new(self, user, &secret)
    }

    /// A small visit, made through the API.
    pub(crate) async fn sample(&self) -> Sample {
        let api = self.api();
        let city = api
            .make(
                "/organisations",
                json!({"key": "toulouse", "name": "Toulouse", "time_zone": "Europe/Paris"}),
            )
            .await;
        let hall = json!({"key": "capitole", "name": "Capitole", "city": "Toulouse", "time_zone": "Europe/Paris"});
        let venue = api.make("/venues", hall).await;
        let office = json!({"organisation": city, "title": {"fr": "Maire"}, "salutation": {"fr": "Monsieur le Maire"}, "rank": 1});
        let mayor = json!({
            "key": "moudenc", "family_name": "Moudenc", "given_name": "Jean-Luc", "email": "maire@toulouse.example",
            "locale": "fr", "offices": [office],
        });
        let person = api.make("/people", mayor).await;
        let visit = api.make("/visits", visit("vietnam-2025", &city)).await;
        let participants = format!("/visits/{visit}/participants");
        let participant = api
            .make(&participants, json!({"person": person, "role": "host"}))
            .await;
        let items = format!("/visits/{visit}/items");
        let item = api.make(&items, item("Entretien", &venue, &person)).await;
        Sample {
            organisation: city,
            venue,
            person,
            visit,
            participant,
            item,
        }
    }

    /// Another visit with the same host, published.
    pub(crate) async fn second_visit(&self, sample: &Sample) -> String {
        let api = self.api();
        let second = visit("norway-2025", &sample.organisation);
        let id = api.make("/visits", second).await;
        let host = json!({"person": sample.person, "role": "host"});
        api.make(&format!("/visits/{id}/participants"), host).await;
        let talk = item("Réunion", &sample.venue, &sample.person);
        api.make(&format!("/visits/{id}/items"), talk).await;
        let publications = format!("/visits/{id}/publications");
        let published = api.post(&publications, &json!({})).await;
        assert_eq!(published.status, 201, "{}", published.text);
        id
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

/// What [`TestApp::sample`] made, by identifier.
pub(crate) struct Sample {
    pub(crate) organisation: String,
    pub(crate) venue: String,
    pub(crate) person: String,
    pub(crate) visit: String,
    pub(crate) participant: String,
    pub(crate) item: String,
}

impl Sample {
    /// A path below the visit.
    pub(crate) fn below_visit(&self, rest: &str) -> String {
        format!("/visits/{}/{rest}", self.visit)
    }
}

/// A visit of three days in June.
pub(crate) fn visit(slug: &str, host: &str) -> Value {
    json!({
        "key": slug, "slug": slug, "kind": "official", "title": {"fr": "Visite", "en": "Visit"}, "host": host,
        "starts_on": "2025-06-23", "ends_on": "2025-06-25", "time_zone": "Europe/Paris", "locales": ["fr", "en"],
    })
}

/// A meeting on the first day.
pub(crate) fn item(title: &str, venue: &str, person: &str) -> Value {
    json!({
        "kind": "meeting", "title": {"fr": title}, "starts": "2025-06-23T11:30:00", "ends": "2025-06-23T12:30:00",
        "status": "confirmed", "places": [{"venue": venue}], "audience": {"everyone": true},
        "people": [{"person": person, "role": "host"}],
    })
}

async fn new_team(store: &Store, name: &str) -> TeamId {
    let (team, name) = (ids::new(), name.to_owned());
    let made = store
        .write(move |db| users::insert_team(db, team, &name, NOW.parse().unwrap()))
        .await;
    made.unwrap();
    team
}

async fn new_token(store: &Store, team: TeamId, role: Role) -> String {
    let issued = store.write(move |db| {
        let user = new_user(db, team, role)?;
        tokens::issue(db, user, "test", NOW.parse().unwrap())
    });
    issued.await.unwrap()
}

fn new_user(
    db: &mut store::Db,
    team: TeamId,
    role: Role,
) -> Result<UserId, escale::actions::Error> {
    let id: UserId = ids::new();
    let user = User {
        id,
        team,
        email: format!("{id}@escale.example"),
        name: "Someone".to_owned(),
        role,
        created_at: NOW.parse().unwrap(),
        locale: None,
        theme: None,
    };
    users::insert(db, &user)?;
    Ok(id)
}

/// Reads straight from the store.
pub(crate) async fn read<T: Send + 'static>(
    app: &TestApp,
    work: impl FnOnce(&mut store::Db) -> Result<T, store::Error> + Send + 'static,
) -> T {
    app.database.store.read(work).await.unwrap()
}
