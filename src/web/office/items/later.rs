//! The rest of the day so many minutes later: one change of several items, shown before it is made.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde_json::Value;

use super::super::visit_head::around;
use super::moving::shifted;
use crate::actions::clashes;
use crate::actions::edit::{self, Home as _, Patch};
use crate::domain::agenda::{Item, ItemStatus};
use crate::domain::clashes::Severity;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, VisitId};
use crate::domain::visit::Visit;
use crate::store::{Db, drafts};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::later::{LaterPage, Moving};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// Unless somebody says otherwise.
const USUALLY: i64 = 15;
/// Half a day, either way.
const MOST: i64 = 720;

/// `GET /visits/{visit}/items/{item}/later[?minutes=15]`: what would move, and what would clash then.
///
/// # Errors
/// If there is no such item, if `minutes` is no number, and those of the database.
pub(in crate::web) async fn show_later(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let query = signed.query()?;
    let minutes = minutes(query.one("minutes")?)?;
    let (visit, id) = (signed.id::<VisitId>("visit")?, signed.id::<ItemId>("item")?);
    let (around, _) = around(&signed, VisitTab::Programme).await?;
    let found = signed.read(move |db| proposal(db, visit, (id, minutes)));
    let (draft, moving) = found.await?;
    let page = LaterPage::new(around, &draft, &moving);
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// `POST /visits/{visit}/items/{item}/later`
///
/// # Errors
/// If the form is not ours, if there is no such item, and those of the database.
pub(in crate::web) async fn later(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let minutes = minutes(form.some("minutes"))?;
    let (team, visit, by) = (
        signed.team,
        signed.id::<VisitId>("visit")?,
        signed.editor().in_one_step(),
    );
    let id: ItemId = signed.id("item")?;
    let moved = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        for item in rest_of_day(&draft, id)? {
            edit::change::<Item, Error>(db, (&home, item.id, by), |_, item| {
                let fields = shifted(&home, item, SignedDuration::from_mins(minutes));
                Ok(Patch {
                    fields,
                    faults: Vec::new(),
                })
            })?;
        }
        Ok(())
    });
    moved.await?;
    Ok(see_done(
        &format!("/visits/{visit}#item-{id}"),
        "done-moved",
    ))
}

fn minutes(given: Option<&str>) -> Result<i64, Error> {
    let minutes = given.map_or(Ok(USUALLY), str::parse);
    let rule = "minutes, at most 720, earlier with a minus before them";
    minutes
        .ok()
        .filter(|minutes| (-MOST..=MOST).contains(minutes))
        .ok_or(Error::Parameter {
            name: "minutes",
            rule,
        })
}

/// What takes place on the day of an item from its start on.
fn rest_of_day(draft: &Draft, id: ItemId) -> Result<Vec<&Item>, Error> {
    let first = draft.items.iter().find(|item| item.id == id);
    let first = first.ok_or_else(|| Error::not_found("item"))?;
    let rest = draft.items.iter().filter(|item| {
        item.starts.date() == first.starts.date()
            && item.starts >= first.starts
            && item.status != ItemStatus::Cancelled
    });
    Ok(rest.collect())
}

/// The visit, and what would become of it.
fn proposal(
    db: &mut Db,
    visit: VisitId,
    (id, minutes): (ItemId, i64),
) -> Result<(Draft, Moving), Error> {
    let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
    let by = SignedDuration::from_mins(minutes);
    let rest: Vec<ItemId> = rest_of_day(&draft, id)?
        .iter()
        .map(|item| item.id)
        .collect();
    let mut after = draft.clone();
    let mut items = Vec::new();
    for item in after
        .items
        .iter_mut()
        .filter(|item| rest.contains(&item.id))
    {
        let fields = shifted(&draft.visit, item, by);
        (item.starts, item.ends) = (
            wall(&fields, "starts", item.starts),
            wall(&fields, "ends", item.ends),
        );
        items.push(item.clone());
    }
    let moving = Moving {
        item: id,
        minutes,
        items,
        clashes_before: errors(db, draft.clone())?,
        clashes_after: errors(db, after)?,
    };
    Ok((draft, moving))
}

fn wall(fields: &Value, name: &str, otherwise: DateTime) -> DateTime {
    let wall = fields.get(name).and_then(Value::as_str);
    wall.and_then(|wall| wall.parse().ok()).unwrap_or(otherwise)
}

/// How much cannot happen in a draft.
fn errors(db: &mut Db, draft: Draft) -> Result<usize, Error> {
    let found = clashes::of_draft(db, draft)?;
    let errors = found
        .clashes
        .iter()
        .filter(|clash| clash.severity == Severity::Error);
    Ok(errors.count())
}
