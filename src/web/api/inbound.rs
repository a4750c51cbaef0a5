//! Mail that comes in, for whoever has it by other ways than a pipe.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::json;

use crate::actions::receive::receive;
use crate::domain::Closed as _;
use crate::mail::inbound;
use crate::store::Db;
use crate::web::body;
use crate::web::call::{Call, answer};
use crate::web::error::ApiError;

/// The one form in which a mail is read.
pub const MEDIA_TYPE: &str = "message/rfc822";

/// `POST /inbound`: takes a mail in, whatever it says.
///
/// # Errors
/// If it is no mail by its media type, or too long.
pub async fn post(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    body::expect_type(call.headers(), &[MEDIA_TYPE], MEDIA_TYPE)?;
    let sent = body::read(payload, inbound::LONGEST).await?;
    let mail = inbound::read(&sent);
    let (secretariat, now) = (call.state.secretariat.clone(), call.state.clock.now());
    let work = move |db: &mut Db| {
        let received = receive(db, &secretariat, (&mail, now))?;
        let document = json!({
            "id": received.id,
            "kind": received.kind.word(),
            "outcome": received.outcome.word(),
            "reason": received.reason.map(crate::domain::Closed::word),
        });
        Ok(answer(StatusCode::ACCEPTED, &document))
    };
    let response = call.write(&sent, work).await?;
    call.state.bell.notify_one();
    Ok(response)
}
