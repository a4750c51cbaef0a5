//! Publications of a visit.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, LOCATION};
use actix_web::web::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::actions::edit::{Home as _, invalid};
use crate::actions::mentions;
use crate::actions::publish::{Publish, Published, publish};
use crate::domain::document::{Context, Node, PUBLICATION_ORDER, Register};
use crate::domain::ids::VisitId;
use crate::domain::publication::Publication;
use crate::domain::visit::Visit;
use crate::store::publications::{self, Release};
use crate::store::{Db, items, participants};
use crate::web::call::{self, Call, answer};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};
use crate::web::{body, entity_tag};

/// `GET …/publications`, the oldest first.
///
/// # Errors
/// With the parameter that is wrong, and if the visit is not there.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let after = page.begins(|number| number.parse().ok())?.unwrap_or(0);
    let probe = page.probe();
    let (team, id) = (call.team, call.id("visit")?);
    let releases = call.read(move |db| {
        Visit::find(db, team, Some(id))?;
        Ok(publications::releases(db, id, after, probe)?)
    });
    let rows = releases.await?;
    let shown = rows
        .iter()
        .map(|release| (release.version.to_string(), summary(release)));
    Ok(call::list(&page.list(shown.collect())))
}

/// `GET …/publications/{version}`
///
/// # Errors
/// If there is no such publication.
pub async fn read(call: Call) -> Result<HttpResponse, ApiError> {
    let (team, id, version) = (call.team, call.id("visit")?, call.number("version")?);
    let shown = call.read(move |db| {
        Visit::find(db, team, Some(id))?;
        shown(db, id, version)
    });
    call::show(&call, &shown.await?)
}

/// `POST …/publications`
///
/// # Errors
/// With the fields that are wrong; if the revision is not the one that was looked at.
pub async fn post(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    let sent = call.json_if_any(payload).await?;
    let document = if sent.is_empty() {
        Node::of(&json!({}))
    } else {
        body::document(&sent)?
    };
    let (team, id, path) = (call.team, call.id("visit")?, call.path().to_owned());
    let (secretariat, now) = (call.state.secretariat.clone(), call.state.clock.now());
    let by = call.user.id;
    let work = move |db: &mut Db| {
        let visit = Visit::find(db, team, Some(id))?;
        let command = Publish {
            by: Some(by),
            ..command(db, &visit, &document)?
        };
        let published = publish(db, &secretariat, id, (&command, now))?;
        let status = if published.is_new {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        };
        let mut answer = answer(status, &outcome(&published));
        let tag = entity_tag::of(shown(db, id, published.version)?.to_string().as_bytes());
        answer.headers.push((ETAG.to_string(), tag));
        answer.headers.push((
            LOCATION.to_string(),
            format!("{path}/{}", published.version),
        ));
        Ok(answer)
    };
    let response = call.write(&sent, work).await?;
    call.state.bell.notify_one();
    Ok(response)
}

/// The command that a document describes.
pub(in crate::web) fn command(
    db: &mut Db,
    visit: &Visit,
    document: &Node,
) -> Result<Publish, Error> {
    let mut names = mentions::names(db, Some(visit.id), &document.mentioned_ids())?;
    for item in items::of_visit(db, visit.id)? {
        names.add(Register::Items, Some(visit.id), &item.key, item.id);
    }
    for participant in participants::of_visit(db, visit.id)? {
        names.add(
            Register::Participants,
            Some(visit.id),
            &participant.id.to_string(),
            participant.id,
        );
    }
    let context =
        Context::api(names, visit.team, Uuid::nil()).of_visit(visit.id, visit.time_zone.clone());
    let order = PUBLICATION_ORDER
        .read(document, &context)
        .map_err(invalid)?
        .value;
    Ok(Publish {
        tell: order.tell,
        items: order.items,
        hold: order.hold,
        note: order.note,
        tell_at: order.tell_at,
        revision: order.revision.map(i64::from),
        by: None,
    })
}

/// What publishing did; both counts are of participants.
fn outcome(published: &Published) -> Value {
    json!({
        "version": published.version,
        "published_at": published.published_at.to_string(),
        "told": published.told,
        "untold": published.untold,
        "by_hand": published.by_hand,
    })
}

fn summary(release: &Release) -> Value {
    json!({
        "version": release.version,
        "published_at": release.published_at.to_string(),
        "tell": release.tell,
        "note": release.note,
    })
}

/// A publication with what it froze.
fn shown(db: &mut Db, visit: VisitId, version: u32) -> Result<Value, Error> {
    let missing = || Error::not_found("publication");
    let release = publications::find_release(db, visit, version)?.ok_or_else(missing)?;
    let publication = publications::find(db, visit, version)?.ok_or_else(missing)?;
    let mut document = summary(&release);
    if let Value::Object(fields) = &mut document {
        fields.insert("items".to_owned(), items_of(&publication));
        let participants = publication.roster.iter().map(|(id, participant)| {
            json!({"id": id, "person": participant.person, "name": participant.name.full(), "role": participant.role})
        });
        fields.insert("participants".to_owned(), participants.collect());
    }
    Ok(document)
}

/// The items of a publication, each with who sees it.
fn items_of(publication: &Publication) -> Value {
    let shown = publication.items.iter().map(|(id, item)| {
        let audience: Vec<_> = item.audience.keys().collect();
        json!({
            "id": id, "kind": item.kind, "title": item.title, "status": item.status,
            "starts": item.period.starts.wall, "starts_time_zone": item.period.starts.zone,
            "ends": item.period.ends.wall, "ends_time_zone": item.period.ends.zone,
            "sequence": item.sequence, "participants": audience,
        })
    });
    shown.collect()
}
