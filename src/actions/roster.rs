//! One change for many participants at once: each as if it were made alone, all in one transaction.

use serde_json::{Value, json};

use super::Error;
use super::edit::{self, Editor, Patch};
use crate::domain::Closed as _;
use crate::domain::agenda::Item;
use crate::domain::draft::Member;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::visit::{Notify, Participant, Visit};
use crate::store::{Db, participants};

/// What happens to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// They come into a group.
    Join(String),
    /// They leave a group.
    Leave(String),
    /// They are told in this way.
    Notify(Notify),
    /// They are expected at an item.
    Expect(ItemId),
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
    if let Change::Expect(item) = change {
        return expect_all(db, visit, (who, *item, by));
    }
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

/// Adds them by name to those for whom an item is.
fn expect_all(
    db: &mut Db,
    visit: &Visit,
    (who, item, by): (&[ParticipantId], ItemId, Editor),
) -> Result<Vec<(ParticipantId, Outcome)>, Error> {
    let roster = participants::of_visit(db, visit.id)?;
    let mut outcomes = Vec::new();
    edit::change::<Item, Error>(db, (visit, item, by), |_, before| {
        let (mut people, mut except) = (
            before.audience.people.clone(),
            before.audience.except.clone(),
        );
        for id in who {
            let on_roster = roster.iter().find(|one| one.id == *id && !one.removed);
            let outcome = match on_roster {
                None => Outcome::Gone,
                Some(one) if Member::from(one).is_expected(&before.audience, &before.people) => {
                    Outcome::AlreadySo
                }
                Some(one) => {
                    except.retain(|person| *person != one.person);
                    people.push(one.person);
                    Outcome::Done
                }
            };
            outcomes.push((*id, outcome));
        }
        Ok(Patch {
            fields: json!({"audience": {"people": people, "except": except}}),
            faults: Vec::new(),
        })
    })?;
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
        Change::Expect(_) | Change::Remove => return None,
    }
    let is_new = match change {
        Change::Join(group) => !before.groups.contains(group),
        _ => groups != before.groups,
    };
    is_new.then(|| json!({"groups": groups}))
}
