//! What was published, and by whom.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::edits;
use super::visit_head::around;
use crate::actions::untold::{awaited, untold};
use crate::domain::changes::changes;
use crate::domain::ids::VisitId;
use crate::domain::permission::Right;
use crate::store::outbox::listing;
use crate::store::publications::{self, Shelf};
use crate::store::{self, Db, drafts};
use crate::web::error::{Error, PageError};
use crate::web::pages::Showing;
use crate::web::pages::office::edits::EditReader;
use crate::web::pages::office::history::{self, HistoryPage, Step};
use crate::web::pages::office::publication::{PublicationPage, Shown};
use crate::web::pages::office::published::PublishedPage;
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::SignedIn;

/// `GET …/publications/{version}`: what a publication changed, and who knows of it.
///
/// # Errors
/// If there is no such publication, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let missing = || Error::not_found("publication");
    let version = signed.request().match_info().get("version");
    let version = version.and_then(|version| version.parse::<u32>().ok());
    let version = version.ok_or_else(missing)?;
    let (around, _) = around(&signed, VisitTab::History).await?;
    let (shelf, now) = (
        signed.state.secretariat.shelf.clone(),
        signed.state.clock.now(),
    );
    let found = signed.read(move |db| {
        let draft = drafts::find(db, visit)?.ok_or_else(missing)?;
        let step = step(db, &shelf, (visit, version))?.ok_or_else(missing)?;
        let latest = publications::latest_version(db, visit)?;
        let messages = listing::of_version(db, visit, version)?;
        let unaware = if latest == Some(version) {
            untold(db, &shelf, (visit, now))?.into_keys().collect()
        } else {
            BTreeSet::new()
        };
        let awaited = awaited(db, visit)?;
        Ok((draft, step, (messages, unaware, awaited), latest))
    });
    let (draft, step, (messages, unaware, awaited), latest) = found.await?;
    let shown = Shown {
        draft: &draft,
        release: &step.release,
        previous: step.previous.as_deref(),
        publication: &step.publication,
        changed: &step.changed,
        messages: &messages,
        untold: &unaware,
        awaited,
        is_latest: latest == Some(version),
    };
    let page = PublicationPage::new(around, &shown).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `GET …/published`: the latest publication, for whoever may read the whole of it.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_latest(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let (around, _) = around(&signed, VisitTab::Published).await?;
    let shelf = signed.state.secretariat.shelf.clone();
    let latest = signed.read(move |db| Ok(shelf.latest(db, visit)?)).await?;
    let showing = latest.as_deref().map(|publication| Showing {
        publication,
        before: None,
        seen: None,
        language: signed.language,
        reader_zone: None,
        now: signed.state.clock.now(),
    });
    let page = PublishedPage::new(around, showing.as_ref()).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `GET …/history[?until=version][&before=edit]`: the newest publications, or those up to one of them; the latest
/// edits, or those before one of them.
///
/// # Errors
/// With the parameter that is wrong, and those of the database.
pub(in crate::web) async fn show_history(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let query = signed.query()?;
    let until = match query.one("until")? {
        None => u32::MAX,
        Some(text) => text.parse().ok().ok_or(Error::Parameter {
            name: "until",
            rule: "the number of a publication",
        })?,
    };
    let before = query.one("before")?.map(str::parse).transpose();
    let before = before.map_err(|_no_identifier| Error::Parameter {
        name: "before",
        rule: "the identifier of an edit",
    })?;
    let (around, summary) = around(&signed, VisitTab::History).await?;
    let shelf = signed.state.secretariat.shelf.clone();
    let language = signed.language;
    let home = summary.visit.clone();
    let found = signed.read(move |db| {
        let latest = publications::latest_version(db, visit)?.unwrap_or(0);
        let last = until.min(latest);
        let first = last.saturating_sub(history::PAGE - 1).max(1);
        let mut steps = Vec::new();
        for version in (first..=last).rev() {
            steps.extend(step(db, &shelf, (visit, version))?);
        }
        Ok((steps, latest, edits::log(db, (&home, language), before)?))
    });
    let (steps, latest, log) = found.await?;
    let reader = EditReader {
        language,
        visit: &summary.visit,
        sees_needs: signed.may(Right::SeeNeeds),
    };
    let page = HistoryPage::new(around, reader, (&steps, latest), (&log, before.is_some()));
    let page = page.map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// A publication with what it changed; `None`: there is no such one.
fn step(
    db: &mut Db,
    shelf: &Shelf,
    (visit, version): (VisitId, u32),
) -> Result<Option<Step>, store::Error> {
    let Some(release) = publications::find_release(db, visit, version)? else {
        return Ok(None);
    };
    let publication = shelf.get(db, visit, version)?;
    let previous = match version.checked_sub(1).filter(|before| *before > 0) {
        Some(before) => Some(shelf.get(db, visit, before)?),
        None => None,
    };
    let changed = changes(&[], previous.as_deref(), &publication);
    Ok(Some(Step {
        release,
        previous,
        publication: Arc::clone(&publication),
        changed,
    }))
}
