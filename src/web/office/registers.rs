//! What the pages of people, organisations and venues have in common: how a record of a register is entered, changed
//! and taken away.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::Value;

use crate::actions;
use crate::actions::edit::{self, Patch, Record};
use crate::actions::error::Invalid;
use crate::actions::merge::Double;
use crate::domain::document::Node;
use crate::domain::ids::TeamId;
use crate::store::{uses, visits};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::doubles::path;
use crate::web::pages::office::in_use::InUsePage;
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::resource::Resource;
use crate::web::session::{SignedIn, see_other};

/// What came of a form: the record that it is about, or what is wrong with it.
pub(super) type Taken<I> = Result<I, Vec<Invalid>>;

/// The faults of a form are an answer, other errors are not.
fn taken<I>(outcome: Result<I, Error>) -> Result<Taken<I>, Error> {
    match outcome {
        Ok(id) => Ok(Ok(id)),
        Err(Error::Invalid(faults)) => Ok(Err(faults)),
        Err(other) => Err(other),
    }
}

/// Enters a record.
///
/// # Errors
/// If the state of things forbids it, and those of the database.
pub(super) async fn create<R: Record<Home = TeamId>>(
    signed: &SignedIn,
    document: Value,
) -> Result<Taken<R::Id>, Error> {
    let (team, by) = (signed.team, signed.editor());
    let made = signed.write(move |db| {
        let document = Node::of(&document);
        Ok(edit::create::<R>(db, &team, (&document, by))?.id())
    });
    taken(made.await)
}

/// Changes a record by the fields that `fields` makes of it as it is now.
///
/// # Errors
/// If there is none, the state of things forbids it, and those of the database.
pub(super) async fn change<R: Record<Home = TeamId>>(
    signed: &SignedIn,
    id: R::Id,
    fields: impl FnOnce(&R) -> Value + Send + 'static,
) -> Result<Taken<R::Id>, Error> {
    let (team, by) = (signed.team, signed.editor());
    let changed = signed.write(move |db| {
        edit::change::<R, actions::Error>(db, (&team, id, by), |_, before| {
            Ok(Patch {
                fields: fields(before),
                faults: Vec::new(),
            })
        })?;
        Ok(id)
    });
    taken(changed.await)
}

/// Takes a record away, and goes back to its list; if something refers to it, the answer is what does.
///
/// # Errors
/// If there is none, and those of the database.
pub(super) async fn remove_unused<R: Double + Resource>(
    signed: &SignedIn,
    id: R::Id,
) -> Result<HttpResponse, PageError> {
    match remove::<R>(signed, id).await {
        Ok(()) => Ok(see_other(path(R::NOUN))),
        Err(Error::Conflict(_)) => show_uses::<R>(signed, id).await,
        Err(other) => Err(other.into()),
    }
}

/// What refers to a record; visits of other offices are not named.
async fn show_uses<R: Double + Resource>(
    signed: &SignedIn,
    id: R::Id,
) -> Result<HttpResponse, PageError> {
    let (team, swap) = (signed.team, R::swap(id, id));
    let found = signed.read(move |db| {
        let record = R::find(db, &team, id)?.ok_or_else(|| Error::not_found(R::NOUN))?;
        let mut homes = Vec::new();
        for visit in uses::visits_of(db, swap)? {
            homes.extend(visits::find(db, visit)?.filter(|visit| visit.team == team));
        }
        Ok((record.written(&team), uses::of(db, swap)?, homes))
    });
    let (record, users, homes) = found.await?;
    let frame = OfficeFrame::new(signed, Section::People);
    let page = InUsePage::of_register(frame, (path(R::NOUN), &record), (&users, &homes));
    signed.page(StatusCode::CONFLICT, &page.map_err(Error::internal)?)
}

/// Takes a record away.
///
/// # Errors
/// If something refers to it, and those of the database.
pub(super) async fn remove<R: Record<Home = TeamId>>(
    signed: &SignedIn,
    id: R::Id,
) -> Result<(), Error> {
    let (team, by) = (signed.team, signed.editor());
    let removed = signed.write(move |db| {
        edit::remove::<R, actions::Error>(db, (&team, id, by), |_, _| Ok(()))?;
        Ok(())
    });
    removed.await
}
