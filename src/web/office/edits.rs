//! The journal of a visit, with the names of all that it mentions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::actions::edit::Editor;
use crate::actions::journal;
use crate::domain::agreement::{Agreement, Theme};
use crate::domain::document::Node;
use crate::domain::ids::EditId;
use crate::domain::person::{Organisation, Person};
use crate::domain::text::Texts;
use crate::domain::venue::Venue;
use crate::domain::visit::Visit;
use crate::domain::wording::Line;
use crate::language::Language;
use crate::store::edits;
use crate::store::{
    self, Db, agreements, delegations, items, organisations, participants, people, themes, venues,
};
use crate::web::error::Error;
use crate::web::pages::office::edits::{Log, Steps};

/// Edits on one page.
const PAGE: usize = 30;

/// The latest edits of a visit, or those before one of them, for a reader of `language`.
///
/// # Errors
/// Those of the database.
pub(super) fn log(
    db: &mut Db,
    (visit, language): (&Visit, Language),
    before: Option<EditId>,
) -> Result<Log, store::Error> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut edits = edits::of_visit(db, visit.id, (before, limit))?;
    let has_earlier = edits.len() > PAGE;
    edits.truncate(PAGE);
    let earlier = edits.last().map(|(edit, _)| edit.id);
    let documents = edits
        .iter()
        .flat_map(|(edit, _)| [&edit.before, &edit.after]);
    let mut names = names(db, (language, &visit.locales), documents.flatten())?;
    for delegation in delegations::of_visit(db, visit.id)? {
        let shown = delegation.name.shown(language.tag(), &visit.locales);
        let name = shown.map(Line::of_shown).unwrap_or_default();
        names.insert(delegation.id.0, name);
    }
    Ok(Log {
        names,
        present: present(db, visit)?,
        earlier: earlier.filter(|_| has_earlier),
        edits,
    })
}

/// What an editor can take back or make again in a visit, in words of `language`.
///
/// # Errors
/// Those of the database; if a text of ours is missing.
pub(super) fn steps(
    db: &mut Db,
    (visit, language): (&Visit, Language),
    by: Editor,
) -> Result<Steps, Error> {
    let edits = journal::open_edits(db, visit.id, by)?;
    let documents = edits.iter().flatten();
    let documents = documents.flat_map(|edit| [&edit.before, &edit.after]);
    let names = names(db, (language, &visit.locales), documents.flatten())?;
    Steps::new((language, &visit.locales), &names, &edits).map_err(Error::internal)
}

/// What everything in the registers is called that documents mention, for a reader of `language`; texts that do not
/// exist in it are in one of `locales`.
///
/// # Errors
/// Those of the database.
pub(super) fn names<'a>(
    db: &mut Db,
    (language, locales): (Language, &[String]),
    documents: impl Iterator<Item = &'a Value>,
) -> Result<BTreeMap<Uuid, Line>, store::Error> {
    let mentioned: BTreeSet<Uuid> = documents
        .flat_map(|document| Node::of(document).mentioned_ids())
        .collect();
    let texts = |texts: &Texts| {
        let shown = texts.shown(language.tag(), locales);
        shown.map(Line::of_shown).unwrap_or_default()
    };
    let mut names = BTreeMap::new();
    macro_rules! look_up {
        ($($register:ident: $name:expr;)+) => {$(
            let wanted: Vec<_> = mentioned.iter().copied().map(Into::into).collect();
            for found in $register::with_ids(db, &wanted)? {
                names.insert(found.id.0, $name(&found));
            }
        )+};
    }
    look_up! {
        people: |person: &Person| Line::new(person.name.full());
        organisations: |body: &Organisation| Line::new(body.name.as_str());
        venues: |venue: &Venue| Line::new(venue.name.as_str());
        themes: |theme: &Theme| texts(&theme.label);
        agreements: |agreement: &Agreement| texts(&agreement.title);
    }
    Ok(names)
}

/// What of a visit is there now.
fn present(db: &mut Db, visit: &Visit) -> Result<BTreeSet<Uuid>, store::Error> {
    let mut present: BTreeSet<Uuid> = items::of_visit(db, visit.id)?
        .iter()
        .map(|item| item.id.0)
        .collect();
    let roster = participants::of_visit(db, visit.id)?;
    let roster = roster.iter().filter(|participant| !participant.removed);
    present.extend(roster.map(|participant| participant.id.0));
    let delegations = delegations::of_visit(db, visit.id)?;
    present.extend(delegations.iter().map(|delegation| delegation.id.0));
    Ok(present)
}
