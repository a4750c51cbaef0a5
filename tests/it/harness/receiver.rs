//! A program outside: takes what it is brought, answers as it is told to, and remembers everything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, to};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use escale::actions::push;
use escale::actions::seal::Seal;
use escale::clock::Clock;
use escale::domain::ids::InstanceId;
use escale::jobs::courier::Courier;
use escale::jobs::dispatches::envelopes::Envelopes;
use escale::jobs::dispatches::{Dispatches, Unsettled};
use escale::store::{ids, instances};

use super::app::TestApp;

/// What was brought.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    pub(crate) path: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Brought {
    /// The document, if it is JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

#[derive(Debug, Default)]
struct Desk {
    /// The statuses of the next answers; then it is 200.
    script: Mutex<Vec<u16>>,
    brought: Mutex<Vec<Brought>>,
}

/// The program, gone with this value.
pub(crate) struct Receiver {
    pub(crate) url: String,
    desk: Arc<Desk>,
    server: ServerHandle,
}

impl Receiver {
    /// One that listens on this machine, without TLS.
    pub(crate) fn new() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let desk: Arc<Desk> = Arc::default();
        let data = Data::from(Arc::clone(&desk));
        let server =
            HttpServer::new(move || App::new().app_data(data.clone()).default_service(to(take)));
        let server = server.workers(1).disable_signals();
        let server = server.listen(listener).unwrap().run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            url,
            desk,
            server: handle,
        }
    }

    /// Lets it answer so, one after the other; then it takes everything.
    pub(crate) fn answer(&self, statuses: &[u16]) {
        let reversed = statuses.iter().rev().copied();
        *self.desk.script.lock().unwrap() = reversed.collect();
    }

    /// What was brought since this was last asked.
    pub(crate) fn brought(&self) -> Vec<Brought> {
        std::mem::take(&mut *self.desk.brought.lock().unwrap())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

async fn take(desk: Data<Desk>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let headers = request.headers().iter();
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap().to_owned();
    desk.brought.lock().unwrap().push(Brought {
        path: request.path().to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body: body.to_vec(),
    });
    let status = desk.script.lock().unwrap().pop().unwrap_or(200);
    let status = StatusCode::from_u16(status).unwrap();
    HttpResponse::build(status)
        .insert_header((LOCATION, "/elsewhere"))
        .body("x".repeat(100_000))
}

impl TestApp {
    /// What brings documents to receivers of tests.
    pub(crate) async fn dispatches(&self) -> Dispatches {
        self.dispatches_by(Courier::to_this_machine()).await
    }

    /// The same, by this courier.
    pub(crate) async fn dispatches_by(&self, courier: Courier) -> Dispatches {
        let instance: InstanceId = ids::new();
        let start = self
            .database
            .store
            .write(move |db| instances::start(db, instance));
        start.await.unwrap();
        Dispatches {
            store: self.database.store.clone(),
            courier,
            envelopes: Envelopes {
                seal: Seal::new(&self.secretariat.links),
                sender: push::sender(&self.secretariat).unwrap(),
            },
            instance,
            retry_after: std::time::Duration::from_secs(15),
            clock: Clock::Fixed(self.clock.clone()),
            unsettled: Unsettled::default(),
        }
    }
}
