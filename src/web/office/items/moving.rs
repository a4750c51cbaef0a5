//! Moving an item without a mouse: to a day and a time, for as long as it was.

use actix_web::HttpResponse;
use actix_web::web::Payload;
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};

use crate::actions::edit::{self, Home as _, Patch};
use crate::domain::agenda::Item;
use crate::domain::ids::{ItemId, VisitId};
use crate::domain::time::LocalTime;
use crate::domain::visit::Visit;
use crate::store::items;
use crate::web::error::{Error, PageError};
use crate::web::session::{SignedIn, see_done};

/// `POST /visits/{visit}/items/{item}/move`: `day`, `start`, and if given the `minutes` that it takes from now on and the
/// `revision` that was seen.
///
/// # Errors
/// If the form is not ours or names no moment, [`Error::Conflict`] if somebody else changed the item meanwhile, and
/// those of the database.
pub(in crate::web) async fn move_to(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let id: ItemId = signed.id("item")?;
    let starts = moment(form.text("day"), form.text("start"))?;
    let minutes = form.some("minutes").map(length).transpose()?;
    let seen = form
        .some("revision")
        .and_then(|seen| seen.parse::<i64>().ok());
    let moved = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        edit::change::<Item, Error>(db, (&home, id, by), |db, item| {
            let now = items::revision(db, id)?.map(|revision| revision - 1);
            if seen.is_some() && seen != now {
                let advice = "somebody else changed this item meanwhile: look at it as it is now, and move it again";
                return Err(Error::Conflict(advice.to_owned()));
            }
            let fields = match minutes {
                Some(minutes) => lasting(&home, item, (starts, minutes)),
                None => moved(&home, item, starts),
            };
            Ok(Patch { fields, faults: Vec::new() })
        })?;
        Ok(())
    });
    moved.await?;
    Ok(see_done(
        &format!("/visits/{visit}#item-{id}"),
        "done-moved",
    ))
}

/// The moment that a form names.
pub(in crate::web::office) fn moment(day: &str, time: &str) -> Result<DateTime, Error> {
    let day = day.parse::<Date>().map_err(|_no_day| Error::Parameter {
        name: "day",
        rule: "a day, as 2025-06-24",
    })?;
    let time = time.parse::<Time>().map_err(|_no_time| Error::Parameter {
        name: "start",
        rule: "a time of day, as 14:30",
    })?;
    Ok(day.to_datetime(time))
}

/// How long something takes, as a form says it.
fn length(text: &str) -> Result<SignedDuration, Error> {
    let minutes = text.parse::<u16>().ok().filter(|minutes| *minutes > 0);
    let minutes = minutes.ok_or(Error::Parameter {
        name: "minutes",
        rule: "a number of minutes, as 45",
    })?;
    Ok(SignedDuration::from_mins(i64::from(minutes)))
}

/// What makes an item start then and last as long as it does.
pub(super) fn moved(visit: &Visit, item: &Item, starts: DateTime) -> Value {
    let lasts = item.period(&visit.time_zone).duration();
    lasting(visit, item, (starts, lasts))
}

/// What makes an item start then and last so long.
fn lasting(visit: &Visit, item: &Item, (starts, lasts): (DateTime, SignedDuration)) -> Value {
    let period = item.period(&visit.time_zone);
    let from = LocalTime {
        wall: starts,
        zone: period.starts.zone.clone(),
    };
    let until = from.instant().checked_add(lasts);
    let ends = until.map_or(item.ends, |until| {
        period.ends.zone.rules().to_datetime(until)
    });
    json!({"starts": starts, "ends": ends})
}

/// What makes an item start so much later and last as long as it does.
pub(super) fn shifted(visit: &Visit, item: &Item, by: SignedDuration) -> Value {
    moved(
        visit,
        item,
        item.starts.checked_add(by).unwrap_or(item.starts),
    )
}
