//! Agreements. They are read here; visit files write them.

use actix_web::HttpResponse;
use serde_json::Value;

use crate::domain::agreement::Agreement;
use crate::domain::document::{AGREEMENT, Context, Names};
use crate::domain::ids::{AgreementId, TeamId};
use crate::store::agreements;
use crate::web::call::{self, Call};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};

/// `GET /agreements`
///
/// # Errors
/// With the parameter that is wrong.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let after = page.begins(|id| id.parse().ok())?;
    let probe = page.probe();
    let rows = call
        .read(move |db| Ok(agreements::page(db, after, probe)?))
        .await?;
    let team = call.team;
    let shown = rows
        .iter()
        .map(|agreement| (agreement.id.to_string(), written(agreement, team)));
    Ok(call::list(&page.list(shown.collect())))
}

/// `GET /agreements/{agreement}`
///
/// # Errors
/// If there is no such agreement.
pub async fn read(call: Call) -> Result<HttpResponse, ApiError> {
    let id: AgreementId = call.id("agreement")?;
    let found = call.read(move |db| Ok(agreements::find(db, id)?)).await?;
    let agreement = found.ok_or_else(|| Error::not_found("agreement"))?;
    call::show(&call, &written(&agreement, call.team))
}

fn written(agreement: &Agreement, team: TeamId) -> Value {
    AGREEMENT.write_complete(
        agreement,
        &Context::api(Names::default(), team, agreement.id.into()),
    )
}
