//! What the pages of people, organisations and venues have in common: how a record of a register is entered, changed
//! and taken away.

use serde_json::Value;

use crate::actions;
use crate::actions::edit::{self, Patch, Record};
use crate::actions::error::Invalid;
use crate::domain::document::Node;
use crate::domain::ids::TeamId;
use crate::web::error::Error;
use crate::web::session::SignedIn;

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
