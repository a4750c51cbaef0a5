//! Who else is at a visit: who has it open, and who changed it a moment ago.

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::edit::{Editor, Record as _};
use crate::domain::agenda::Item;
use crate::domain::ids::{ItemId, VisitId};
use crate::store::edits::{self, Latest};
use crate::store::{Db, presences};

/// Somebody else, and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What they are called.
    pub name: String,
    /// What they do.
    pub does: Does,
}

/// What somebody does at a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// They have the form of an item open.
    Edits(ItemId),
    /// They changed an item a moment ago.
    Changed(ItemId, Timestamp),
    /// They changed something else a moment ago.
    ChangedSomething(Timestamp),
    /// They look at it.
    Looks,
}

/// A page says that it is open every 15 seconds; after three of them it is not.
const PRESENT: SignedDuration = SignedDuration::from_secs(45);
/// A change so long ago is no more of the moment.
const RECENT: SignedDuration = SignedDuration::from_mins(10);
/// So many changes are looked at; who made an older one is not named.
const LOOKED_AT: i64 = 50;

/// Notes that `by` has a visit open, and the form of which item.
///
/// # Errors
/// Those of the database.
pub fn note(
    db: &mut Db,
    visit: VisitId,
    (item, by): (Option<ItemId>, Editor),
) -> Result<(), Error> {
    Ok(presences::note(db, (visit, by.user), (item, by.now))?)
}

/// Who else is at a visit, each once: first those who have it open, by name, then those who changed it.
///
/// # Errors
/// Those of the database.
pub fn others(db: &mut Db, visit: VisitId, by: Editor) -> Result<Vec<Other>, Error> {
    let since = |before| by.now.checked_sub(before).unwrap_or(Timestamp::MIN);
    let mut changes = edits::of_others(db, (visit, by.user), (since(RECENT), LOOKED_AT))?;
    let mut others = Vec::new();
    for presence in presences::of_visit(db, visit, since(PRESENT))? {
        if presence.user == by.user {
            continue;
        }
        let change = changes.iter().find(|change| change.user == presence.user);
        let does = match (presence.item, change) {
            (Some(item), _) => Does::Edits(item),
            (None, Some(change)) => changed(change),
            (None, None) => Does::Looks,
        };
        changes.retain(|change| change.user != presence.user);
        let name = presence.name;
        others.push(Other { name, does });
    }
    while let Some(change) = changes.first().cloned() {
        changes.retain(|other| other.user != change.user);
        others.push(Other {
            does: changed(&change),
            name: change.name,
        });
    }
    Ok(others)
}

fn changed(change: &Latest) -> Does {
    if change.noun == Item::NOUN {
        Does::Changed(change.subject.into(), change.at)
    } else {
        Does::ChangedSomething(change.at)
    }
}
