//! Visit files.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::json;

use crate::actions::import::Imported;
use crate::actions::members::import_as;
use crate::domain::document::Notation;
use crate::store::Db;
use crate::web::body;
use crate::web::call::{Call, answer};
use crate::web::error::{ApiError, Error};

/// `POST /import`: all of a file, or nothing.
///
/// # Errors
/// With every fault of the file.
pub async fn post(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    let notation = match body::media_type(call.headers()).as_str() {
        "application/json" => Notation::Json,
        "application/toml" => Notation::Toml,
        _ => {
            let readable = "application/toml or application/json";
            return Err(Error::UnsupportedMediaType { readable }.into());
        }
    };
    let sent = body::read(payload, body::FILE_LIMIT).await?;
    let text = body::text(&sent)?.to_owned();
    let user = call.user.clone();
    let work = move |db: &mut Db| {
        let imported = import_as(db, &user, (&text, notation))?;
        let status = if imported.created + imported.updated > 0 {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        };
        Ok(answer(status, &shown(&imported)))
    };
    call.write(&sent, work).await
}

fn shown(imported: &Imported) -> serde_json::Value {
    let visits: Vec<_> = imported
        .visits
        .iter()
        .map(|visit| json!({"id": visit.id, "slug": visit.slug}))
        .collect();
    json!({
        "visits": visits,
        "created": imported.created,
        "updated": imported.updated,
        "warnings": imported.warnings,
    })
}
