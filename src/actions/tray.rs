//! The tray beside an agenda: what is to find its place in it.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Span};
use serde_json::json;

use super::Error;
use super::edit::{self, Editor, fault};
use crate::domain::agenda::Item;
use crate::domain::document::Node;
use crate::domain::ids::{ItemId, UnplacedItemId, VisitId};
use crate::domain::unplaced::{MINUTES, UnplacedItem, title};
use crate::domain::visit::Visit;
use crate::language::Language;
use crate::store::{Db, ids, unplaced_items, visits};

/// Puts something into the tray.
///
/// # Errors
/// [`Error::Invalid`] if it has no title, or no length that an item of one day can have.
pub fn put(
    db: &mut Db,
    visit: VisitId,
    (words, minutes): (&str, u16),
) -> Result<UnplacedItem, Error> {
    visits::lock(db, visit)?;
    let title = title(words)
        .ok_or_else(|| fault("/title", "a title on one line, at most 200 characters"))?;
    if !MINUTES.contains(&minutes) {
        return Err(fault("/minutes", "from 5 minutes to a day"));
    }
    let unplaced = UnplacedItem {
        id: ids::new(),
        title,
        minutes,
    };
    unplaced_items::insert(db, visit, &unplaced)?;
    Ok(unplaced)
}

/// Makes an item for everybody of what is in the tray, to be confirmed, from `starts` on the wall of the visit's zone. If
/// that is undone, it is in the tray again.
///
/// # Errors
/// [`Error::NotFound`] if it is not in the tray, and those of the edit.
pub fn place(
    db: &mut Db,
    (home, id): (&Visit, UnplacedItemId),
    (starts, language): (DateTime, Language),
    by: Editor,
) -> Result<ItemId, Error> {
    visits::lock(db, home.id)?;
    let mut tray = unplaced_items::of_visit(db, home.id)?.into_iter();
    let unplaced = tray
        .find(|unplaced| unplaced.id == id)
        .ok_or_else(|| Error::not_found("thing to place"))?;
    let lasts = Span::try_from(SignedDuration::from_mins(i64::from(unplaced.minutes)));
    let ends = lasts.and_then(|lasts| starts.checked_add(lasts));
    let ends = ends.map_err(|_beyond_all_calendars| fault("/day", "a day of this visit"))?;
    let document = json!({
        "kind": "other",
        "title": {language.tag(): unplaced.title},
        "starts": starts,
        "ends": ends,
        "audience": {"everyone": true},
    });
    let item = edit::create::<Item>(db, home, (&Node::of(&document), by))?;
    unplaced_items::place(db, id, item.id)?;
    Ok(item.id)
}

/// Takes something out of the tray for good.
///
/// # Errors
/// [`Error::NotFound`] if it is not there.
pub fn discard(db: &mut Db, visit: VisitId, id: UnplacedItemId) -> Result<(), Error> {
    visits::lock(db, visit)?;
    if unplaced_items::delete(db, visit, id)? {
        Ok(())
    } else {
        Err(Error::not_found("thing to place"))
    }
}
