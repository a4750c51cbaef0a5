//! What cannot happen as drafted.

use actix_web::HttpResponse;
use serde_json::{Value, json};

use crate::actions::clashes;
use crate::actions::edit::Home as _;
use crate::domain::clashes::{Clash, Wording};
use crate::domain::visit::Visit;
use crate::language::Language;
use crate::store::{Db, drafts};
use crate::web::call::{self, Call};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};

/// `GET …/visits/{visit}/clashes`: with itself and with every visit of these days, each with the changes that would
/// mend it.
///
/// # Errors
/// If there is no such visit.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let id = call.id("visit")?;
    let team = call.team;
    let shown = call.read(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        shown(db, visit)
    });
    let numbered: Vec<(String, Value)> = shown
        .await?
        .into_iter()
        .zip(0..)
        .map(|(clash, number): (_, u32)| (format!("{number:08}"), clash))
        .collect();
    Ok(call::list(
        &page.list(page.rest(numbered, |(place, _)| place.clone())),
    ))
}

/// The clashes of a visit, with sentences; those that are kept come last, with the reason.
fn shown(db: &mut Db, visit: Visit) -> Result<Vec<Value>, Error> {
    let own = drafts::of_visit(db, visit)?;
    let found = clashes::of_draft(db, own)?;
    let wording = found.wording(Language::En);
    let open = found.clashes.iter().map(|clash| (clash, None));
    let kept = found.kept.iter();
    let kept = kept.map(|(clash, kept)| (clash, Some(kept.reason.as_str())));
    open.chain(kept)
        .map(|(clash, reason)| {
            let mut shown = sentence(clash, &wording)?;
            if let Value::Object(fields) = &mut shown {
                fields.insert("kept".to_owned(), reason.into());
            }
            Ok(shown)
        })
        .collect()
}

/// A clash with its sentence, and each fix with its own.
fn sentence(clash: &Clash, wording: &Wording<'_>) -> Result<Value, Error> {
    let mut document = serde_json::to_value(clash).map_err(Error::internal)?;
    let mut fixes = Vec::new();
    for fix in &clash.fixes {
        let mut shown = serde_json::to_value(fix).map_err(Error::internal)?;
        say(&mut shown, wording.fix(fix).map_err(Error::internal)?);
        fixes.push(shown);
    }
    if let Value::Object(fields) = &mut document {
        let period = |local: &crate::domain::time::LocalTime| json!({"wall": local.wall, "time_zone": local.zone.name()});
        let when = json!({"starts": period(&clash.when.starts), "ends": period(&clash.when.ends)});
        fields.insert("when".to_owned(), when);
        let busy = clash
            .busy
            .as_ref()
            .map(|busy| json!({"starts": period(&busy.starts), "ends": period(&busy.ends)}));
        fields.insert("busy".to_owned(), busy.into());
        fields.insert("fixes".to_owned(), fixes.into());
    }
    say(
        &mut document,
        wording.clash(clash).map_err(Error::internal)?,
    );
    Ok(document)
}

fn say(document: &mut Value, sentence: String) {
    if let Value::Object(fields) = document {
        fields.insert("message".to_owned(), sentence.into());
    }
}
