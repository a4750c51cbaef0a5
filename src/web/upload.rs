//! A form that brings a file (`multipart/form-data`, RFC 7578).

use std::future::ready;

use actix_multipart::{Multipart, MultipartError};
use actix_web::HttpRequest;
use actix_web::web::Payload;
use futures_util::{TryStreamExt as _, stream};

use crate::web::body;
use crate::web::error::Error;
use crate::web::form::Form;

/// How browsers send such a form.
const TYPE: &str = "multipart/form-data";
/// More fields than this has no form of ours.
const MOST_FIELDS: usize = 20;

/// The fields of a form, and the octets of the file in its field `file`; none, if none was chosen.
///
/// # Errors
/// If it is no such form, malformed, too long, or another field is no UTF-8.
pub async fn read(request: &HttpRequest, payload: Payload) -> Result<(Form, Vec<u8>), Error> {
    body::expect_type(request.headers(), &[TYPE], TYPE)?;
    let sent = body::read(payload, body::LIMIT).await?;
    let whole = stream::once(ready(Ok(sent)));
    let mut parts = Multipart::new(request.headers(), whole);
    let (mut fields, mut file) = (Vec::new(), Vec::new());
    while let Some(mut part) = parts.try_next().await.map_err(|error| malformed(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let mut octets = Vec::new();
        while let Some(some) = part.try_next().await.map_err(|error| malformed(&error))? {
            octets.extend_from_slice(&some);
        }
        if name == "file" {
            file = octets;
        } else {
            fields.push((name, body::text(&octets)?.to_owned()));
        }
        if fields.len() > MOST_FIELDS {
            return Err(Error::Syntax("the form has too many fields".to_owned()));
        }
    }
    Ok((Form::of_fields(fields), file))
}

fn malformed(error: &MultipartError) -> Error {
    Error::Syntax(format!("the form is not written as {TYPE}: {error}"))
}
