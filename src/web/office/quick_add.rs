//! An item typed in one line: added if it says enough, else its form with what was understood.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::Payload;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::actions::edit::{self, Home as _};
use crate::domain::Closed as _;
use crate::domain::agenda::Item;
use crate::domain::document::Node;
use crate::domain::ids::{VenueId, VisitId};
use crate::domain::quick_add::{Around, QuickAdd, read};
use crate::domain::venue::Venue;
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};
use crate::store::{Db, delegations, participants, venues, visits};
use crate::web::error::{Error, PageError};
use crate::web::session::{SignedIn, see_done, see_other};

/// `GET /visits/{visit}/quick-add?line=…`: what was understood, in words; nothing is changed.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn preview(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let query = signed.query()?;
    let line = query.one("line")?.unwrap_or_default().to_owned();
    let (visit, language) = (signed.id::<VisitId>("visit")?, signed.language);
    let read = signed.read(move |db| understood(db, visit, (&line, language)));
    let (found, venues) = read.await?;
    let said = said(language, &found, &venues).map_err(Error::internal)?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(said))
}

/// `POST /visits/{visit}/quick-add`: `line`.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn add(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let line = form.text("line").to_owned();
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let language = signed.language;
    let added = signed.write(move |db| {
        let (found, _) = understood(db, visit, (&line, language))?;
        let Some(document) = document(&found, language) else {
            return Ok(Err(found));
        };
        let home = Visit::find(db, team, Some(visit))?;
        Ok(Ok(edit::create::<Item>(
            db,
            &home,
            (&Node::of(&document), by),
        )?
        .id))
    });
    Ok(match added.await? {
        Ok(item) => see_done(&format!("/visits/{visit}#item-{item}"), "done-added"),
        Err(found) => see_other(&format!("/visits/{visit}/items/new?{}", fields(&found))),
    })
}

/// What a line means in a visit, and every venue.
fn understood(
    db: &mut Db,
    visit: VisitId,
    (line, language): (&str, Language),
) -> Result<(QuickAdd, Vec<Venue>), Error> {
    let visit = visits::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
    let venues = venues::all(db)?;
    let names: Vec<(VenueId, Vec<String>)> = venues
        .iter()
        .map(|venue| {
            let names = [Some(venue.name.clone()), venue.city.clone()];
            (venue.id, names.into_iter().flatten().collect())
        })
        .collect();
    let delegations: Vec<_> = delegations::of_visit(db, visit.id)?
        .into_iter()
        .map(|delegation| {
            let name = delegation.name.shown(language.tag(), &visit.locales);
            let name = name.map_or_else(|| delegation.key.clone(), |name| name.text.to_owned());
            (delegation.id, name)
        })
        .collect();
    let participants = participants::of_visit(db, visit.id)?;
    let mut groups: Vec<String> = participants
        .into_iter()
        .flat_map(|participant| participant.groups)
        .collect();
    groups.sort();
    groups.dedup();
    let around = Around {
        language,
        days: (visit.starts_on, visit.ends_on),
        venues: &names,
        delegations: &delegations,
        groups: &groups,
    };
    Ok((read(line, &around), venues))
}

/// The item as a document; `None`: something has still to be said.
fn document(found: &QuickAdd, language: Language) -> Option<Value> {
    let (starts, ends) = found.period()?;
    let is_for_some =
        !(found.roles.is_empty() && found.groups.is_empty() && found.delegations.is_empty());
    Some(json!({
        "kind": "meeting",
        "title": {language.tag(): found.title},
        "starts": starts,
        "ends": ends,
        "places": found.venue.iter().map(|venue| json!({"venue": venue})).collect::<Vec<_>>(),
        "audience": {
            "everyone": !is_for_some,
            "roles": found.roles,
            "groups": found.groups,
            "delegations": found.delegations,
        },
    }))
}

/// The query of a form with what was understood.
fn fields(found: &QuickAdd) -> String {
    let mut query = Serializer::new(String::new());
    let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let one = [
        ("title", Some(found.title.clone())),
        ("day", found.day.map(|day| day.to_string())),
        ("start", found.starts.map(time)),
        ("end", found.ends.map(time)),
        ("venue", found.venue.map(|venue| venue.to_string())),
    ];
    for (name, value) in one {
        query.extend_pairs(value.map(|value| (name, value)));
    }
    query.extend_pairs(found.roles.iter().map(|role| ("role", role.word())));
    query.extend_pairs(found.groups.iter().map(|group| ("group", group)));
    let delegations = found.delegations.iter();
    query.extend_pairs(delegations.map(|delegation| ("delegation", delegation.to_string())));
    query.finish()
}

/// What was understood, in words.
fn said(language: Language, found: &QuickAdd, venues: &[Venue]) -> Result<String, TextError> {
    let (Some(day), Some(starts), Some(ends)) = (found.day, found.starts, found.ends) else {
        return language.say("quick-add-unsure");
    };
    let when = language.period(day.to_datetime(starts), day.to_datetime(ends));
    let mut facts = vec![
        ("when", when.into()),
        ("title", found.title.as_str().into()),
    ];
    let venue = venues.iter().find(|venue| found.venue == Some(venue.id));
    match venue {
        Some(venue) => {
            facts.push(("venue", venue.name.as_str().into()));
            language.say_with("quick-add-understood-at", facts)
        }
        None => language.say_with("quick-add-understood", facts),
    }
}
