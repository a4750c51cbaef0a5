//! One change for many participants at once: each as if it were made alone, all in one transaction.

use serde_json::{Value, json};

use super::Error;
use super::edit::{self, Editor, Patch};
use crate::domain::Closed as _;
use crate::domain::ids::ParticipantId;
use crate::domain::visit::{Notify, Participant, Visit};
use crate::store::Db;

/// What happens to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// They come into a group.
    Join(String),
    /// They leave a group.
    Leave(String),
    /// They are told in this way.
    Notify(Notify),
    /// They are taken off the roster.
    Remove,
}

/// What became of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was so already.
    AlreadySo,
    /// They are on the roster no more.
    Gone,
}

/// Makes a change for each of these participants.
///
/// # Errors
/// [`Error::Invalid`] if a group cannot be called so; then nothing is changed.
pub fn change_all(
    db: &mut Db,
    visit: &Visit,
    (who, change, by): (&[ParticipantId], &Change, Editor),
) -> Result<Vec<(ParticipantId, Outcome)>, Error> {
    let mut outcomes = Vec::new();
    for id in who {
        let outcome = match change_one(db, visit, (*id, change, by)) {
            Err(Error::NotFound { .. }) => Outcome::Gone,
            outcome => outcome?,
        };
        outcomes.push((*id, outcome));
    }
    Ok(outcomes)
}

fn change_one(
    db: &mut Db,
    visit: &Visit,
    (id, change, by): (ParticipantId, &Change, Editor),
) -> Result<Outcome, Error> {
    if *change == Change::Remove {
        edit::remove::<Participant, Error>(db, (visit, id, by), |_, _| Ok(()))?;
        return Ok(Outcome::Done);
    }
    let before = edit::locked::<Participant>(db, visit, id)?;
    let Some(fields) = patch(&before, change) else {
        return Ok(Outcome::AlreadySo);
    };
    let faults = Vec::new();
    edit::change::<Participant, Error>(db, (visit, id, by), |_, _| Ok(Patch { fields, faults }))?;
    Ok(Outcome::Done)
}

/// What has to be written; nothing if it is so already.
fn patch(before: &Participant, change: &Change) -> Option<Value> {
    let mut groups = before.groups.clone();
    match change {
        Change::Join(group) => groups.push(group.clone()),
        Change::Leave(group) => groups.retain(|known| known != group),
        Change::Notify(notify) => {
            return (before.notify != *notify).then(|| json!({"notify": notify.word()}));
        }
        Change::Remove => return None,
    }
    let is_new = match change {
        Change::Join(group) => !before.groups.contains(group),
        _ => groups != before.groups,
    };
    is_new.then(|| json!({"groups": groups}))
}
