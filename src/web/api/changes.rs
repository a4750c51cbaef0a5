//! What publishing would do.

use std::str::FromStr;

use actix_web::HttpResponse;
use serde_json::{Value, json};

use crate::actions::changes::{Changes, Notice, Planned, Warning, preview};
use crate::actions::edit::Home as _;
use crate::actions::message_previews::Preview;
use crate::actions::publish::Publish;
use crate::actions::secretariat::Secretariat;
use crate::domain::changes::{ChangedField, ChangedItem};
use crate::domain::permission::Right;
use crate::domain::visit::Visit;
use crate::web::call::{self, Call};
use crate::web::error::{ApiError, Error};
use crate::web::query::Query;

/// The parameters that select what would be published and who would wait.
pub const PARAMETERS: &[(&str, &str)] = &[
    (
        "items",
        "Ids of these items alone, with commas between them",
    ),
    ("hold", "Ids of participants who are not told yet"),
];

/// `GET …/visits/{visit}/changes`
///
/// # Errors
/// With the parameter that is wrong, and if the visit is not there.
pub async fn get(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(&["items", "hold"])?;
    let command = Publish {
        items: ids(&query, "items")?,
        hold: ids(&query, "hold")?.unwrap_or_default(),
        ..Publish::default()
    };
    let (team, id) = (call.team, call.id("visit")?);
    let (secretariat, now) = (call.state.secretariat.clone(), call.state.clock.now());
    let role = call.visit_role;
    let changes = call.read(move |db| {
        Visit::find(db, team, Some(id))?;
        let changes = preview(db, &secretariat, id, (&command, now))?;
        let shows_links = role.is_some_and(|role| role.may(Right::SeeLinks));
        shown(&changes, (&secretariat, shows_links))
    });
    Ok(call::list(&changes.await?))
}

/// The identifiers that a parameter names; `None`: it is not given.
fn ids<I: FromStr>(query: &Query, name: &'static str) -> Result<Option<Vec<I>>, Error> {
    let rule = "ids, with commas between them";
    let wrong = || Error::Parameter { name, rule };
    let id = |word: &str| word.parse().ok().ok_or_else(wrong);
    query
        .words(name)
        .map(|words| words.into_iter().map(id).collect())
        .transpose()
}

fn shown(
    changes: &Changes,
    (secretariat, shows_links): (&Secretariat, bool),
) -> Result<Value, Error> {
    let notices = changes.notices.iter().map(|one| {
        let previews = changes.previews(secretariat, (one.participant, shows_links))?;
        Ok(notice(one, &previews))
    });
    let notices = notices.collect::<Result<Value, Error>>()?;
    let untold = changes
        .untold
        .iter()
        .map(|(participant, items)| json!({"participant": participant, "items": items}));
    Ok(json!({
        "revision": changes.revision,
        "items": changes.items.iter().map(item).collect::<Value>(),
        "notices": notices,
        "silent": changes.silent.len(),
        "untold": untold.collect::<Value>(),
        "warnings": changes.warnings.iter().map(warning).collect::<Value>(),
    }))
}

fn item(changed: &ChangedItem) -> Value {
    let field =
        |field: &ChangedField| json!({"field": field.field, "old": field.old, "new": field.new});
    let entering = changed
        .entering
        .iter()
        .map(|(participant, why)| json!({"participant": participant, "why": why}));
    json!({
        "id": changed.item,
        "change": changed.change,
        "fields": changed.fields.iter().map(field).collect::<Value>(),
        "entering": entering.collect::<Value>(),
        "leaving": changed.leaving,
    })
}

fn notice(notice: &Notice, previews: &[Preview]) -> Value {
    let messages = notice.messages.iter().zip(previews).map(message);
    json!({
        "participant": notice.participant,
        "language": notice.language.tag(),
        "messages": messages.collect::<Value>(),
    })
}

fn message((planned, preview): (&Planned, &Preview)) -> Value {
    json!({
        "kind": planned.kind,
        "channel": planned.channel,
        "items": planned.items,
        "subject": preview.subject,
        "text": preview.text,
    })
}

fn warning(warning: &Warning) -> Value {
    json!({
        "kind": warning.kind,
        "participant": warning.participant,
        "item": warning.item,
        "detail": warning.detail,
    })
}
