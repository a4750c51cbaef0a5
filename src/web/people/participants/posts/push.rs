//! Devices on which a participant is told of urgent changes. Scripts alone can send these: the browser makes the address.

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::{NotKept, Refused, Sender, take};
use crate::actions::push;
use crate::actions::secretariat::Secretariat;
use crate::domain::push::PushAddress;
use crate::store::Db;
use crate::web::State;

const NO_DEVICE: Refused = Refused::invalid(
    "push-failed",
    "/endpoint",
    "send endpoint, key (p256dh) and secret (auth) as the browser made them",
);

/// `POST /p/{token}/push`: `endpoint`, `key` and `secret` of a device, as its browser made them.
pub(in crate::web::people) async fn allow(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, keep).await
}

async fn keep(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let form = &sender.form;
    let (endpoint, key, secret) = (form.text("endpoint"), form.text("key"), form.text("secret"));
    let device = PushAddress::parse(endpoint, key, secret);
    let device = device.ok_or(NotKept::Refused(&NO_DEVICE))?;
    let (link, now) = (sender.link, sender.state.clock.now());
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        push::allow(db, secretariat, link, (&device, now))
    };
    sender.keep(keep).await?;
    Ok(sender.done("chosen", json!({ "push": true })))
}

/// `POST /p/{token}/push/stop`: the `endpoint` of a device that is told no more.
pub(in crate::web::people) async fn stop(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, forget).await
}

async fn forget(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let endpoint = sender.form.text("endpoint").to_owned();
    let link = sender.link;
    let forget =
        move |db: &mut Db, secretariat: &Secretariat| push::stop(db, secretariat, link, &endpoint);
    sender.keep(forget).await?;
    Ok(sender.done("chosen", json!({ "push": false })))
}
