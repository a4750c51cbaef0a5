//! What a monitoring system reads: `/metrics`, in the text format of Prometheus.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Data;
use metrics::{Counter, Key, Label, Level, Metadata, Recorder as _};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusRecorder};

use crate::domain::Closed as _;
use crate::domain::dispatch::DispatchKind;
use crate::domain::message::MessageState;
use crate::store::{dispatches, inbound, outbox};
use crate::web::State;
use crate::web::error::{ApiError, Error};
use crate::web::process::Process;

/// Counts of this process. Copies share them.
#[derive(Clone)]
pub struct Metrics(Arc<PrometheusRecorder>);

/// Where our figures come from, as the recorder wants to know it.
const METADATA: Metadata<'static> =
    Metadata::new(module_path!(), Level::INFO, Some(module_path!()));

impl Default for Metrics {
    fn default() -> Self {
        let recorder = PrometheusBuilder::new().build_recorder();
        for (name, description) in [
            (
                "escale_http_requests_total",
                "Requests answered, by route and status",
            ),
            ("escale_messages", "Messages in the outbox, by state"),
            (
                "escale_oldest_due_seconds",
                "How long the oldest due message has waited",
            ),
            (
                "escale_inbound",
                "Mails that came in, by kind and by what became of them",
            ),
            (
                "escale_dispatches",
                "What goes to addresses outside that is no mail, by kind and state",
            ),
            ("escale_build_info", "The version that runs"),
        ] {
            let description = metrics::SharedString::const_str(description);
            if name == "escale_http_requests_total" {
                recorder.describe_counter(name.into(), None, description);
            } else {
                recorder.describe_gauge(name.into(), None, description);
            }
        }
        let metrics = Self(Arc::new(recorder));
        metrics.set(
            "escale_build_info",
            &[("version", env!("CARGO_PKG_VERSION"))],
            1.0,
        );
        metrics
    }
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// Counts a request. `route` is the pattern of its path, never the path: that may hold a token.
    pub fn count_request(&self, route: &str, status: u16) {
        self.requests(route, status).increment(1);
    }

    /// The counter of the answers with `status` on a route, for whoever counts often.
    pub(super) fn requests(&self, route: &str, status: u16) -> Counter {
        let labels = vec![
            Label::new("route", route.to_owned()),
            Label::new("status", status.to_string()),
        ];
        let key = Key::from_parts("escale_http_requests_total", labels);
        self.0.register_counter(&key, &METADATA)
    }

    /// Sets a figure.
    pub fn set(&self, name: &'static str, labels: &[(&'static str, &'static str)], value: f64) {
        let labels: Vec<Label> = labels
            .iter()
            .map(|(name, value)| Label::new(*name, *value))
            .collect();
        self.0
            .register_gauge(&Key::from_parts(name, labels), &METADATA)
            .set(value);
    }

    fn set_dispatches(&self, counts: &[(DispatchKind, MessageState, i64)]) {
        for kind in DispatchKind::ALL {
            for state in DISPATCH_STATES {
                let is_it = |(of, in_state, _): &&(_, _, i64)| (of, *in_state) == (kind, state);
                let count = counts.iter().find(is_it).map_or(0, |(_, _, count)| *count);
                let labels = [("kind", kind.word()), ("state", state.word())];
                self.set("escale_dispatches", &labels, gauge(count));
            }
        }
    }

    /// All figures as text.
    #[must_use]
    pub fn render(&self) -> String {
        self.0.handle().render()
    }
}

/// The states of which a dispatch may be.
const DISPATCH_STATES: [MessageState; 5] = [
    MessageState::Due,
    MessageState::Sending,
    MessageState::Sent,
    MessageState::Failed,
    MessageState::Dropped,
];

/// A gauge is a float; counts are far below where that loses one.
fn gauge(count: i64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// `GET /metrics`
///
/// # Errors
/// Without the database there are no figures of messages, and none is better than a wrong one.
pub async fn get_metrics(state: Data<State>) -> Result<HttpResponse, ApiError> {
    let now = state.clock.now();
    let read = state.store.read(move |db| {
        let (counts, oldest) = (outbox::count_by_state(db)?, outbox::oldest_due(db, now)?);
        let mails = inbound::count(db)?;
        Ok::<_, Error>(((counts, oldest), mails, dispatches::count(db)?))
    });
    let ((counts, oldest), mails, dispatches) = read.await?;
    state.metrics.set_dispatches(&dispatches);
    for (kind, outcome, count) in mails {
        let labels = [("kind", kind.word()), ("outcome", outcome.word())];
        state.metrics.set("escale_inbound", &labels, gauge(count));
    }
    for message_state in MessageState::ALL {
        let count = counts
            .iter()
            .find(|(counted, _)| counted == message_state)
            .map_or(0, |(_, count)| *count);
        let labels = [("state", message_state.word())];
        state.metrics.set("escale_messages", &labels, gauge(count));
    }
    let waited = oldest.map_or(0.0, |due| (now.duration_since(due)).as_secs_f64().max(0.0));
    state.metrics.set("escale_oldest_due_seconds", &[], waited);
    let process = Process::current().map(Process::to_text);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(state.metrics.render() + process.as_deref().unwrap_or_default()))
}
