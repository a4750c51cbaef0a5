//! What a document of the API may refer to: of all identifiers in it, those that exist.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Error;
use super::error::Invalid;
use crate::domain::document::{FaultKind, Names, Register};
use crate::domain::ids::VisitId;
use crate::store::{Db, agreements, delegations, organisations, people, themes, venues};

/// A document that mentions more things than this is refused.
const MOST: usize = 10_000;
/// How many are looked up at once: engines limit the values of one query.
const AT_ONCE: usize = 500;

/// Looks up what is mentioned; in the end also the delegations of `visit`, if it is part of one.
///
/// # Errors
/// [`Error::Invalid`] if there is too much, and those of the database.
pub fn names(
    db: &mut Db,
    visit: Option<VisitId>,
    mentioned: &BTreeSet<Uuid>,
) -> Result<Names, Error> {
    if mentioned.len() > MOST {
        let detail = format!("{} things are referred to; at most {MOST}", mentioned.len());
        return Err(Error::Invalid(vec![Invalid {
            kind: FaultKind::Other,
            pointer: String::new(),
            detail,
        }]));
    }
    let mut names = Names::default();
    let ids: Vec<Uuid> = mentioned.iter().copied().collect();
    for some in ids.chunks(AT_ONCE) {
        macro_rules! look_up {
            ($($noun:ident: $register:ident),+) => {$(
                let wanted: Vec<_> = some.iter().copied().map(Into::into).collect();
                for found in $noun::with_ids(db, &wanted)? {
                    names.add(Register::$register, None, &found.key, found.id);
                }
            )+};
        }
        look_up!(organisations: Organisations, people: People, venues: Venues, themes: Themes, agreements: Agreements);
    }
    if let Some(visit) = visit {
        for delegation in delegations::of_visit(db, visit)? {
            names.add(
                Register::Delegations,
                Some(visit),
                &delegation.key,
                delegation.id,
            );
        }
    }
    Ok(names)
}
