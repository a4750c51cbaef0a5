//! A visit read whole, with what it refers to.

use super::db::Db;
use super::error::Error;
use super::{delegations, items, participants, precedence, registers, visits};
use crate::domain::draft::Draft;
use crate::domain::ids::VisitId;
use crate::domain::registers::Registers;
use crate::domain::visit::Visit;

/// Everything of a visit that a publication would freeze; `None`: there is no such visit.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find(db: &mut Db, id: VisitId) -> Result<Option<Draft>, Error> {
    visits::find(db, id)?
        .map(|visit| of_visit(db, visit))
        .transpose()
}

/// What belongs to `visit`, and the registers it refers to.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_visit(db: &mut Db, visit: Visit) -> Result<Draft, Error> {
    let mut draft = Draft {
        delegations: delegations::of_visit(db, visit.id)?,
        participants: participants::of_visit(db, visit.id)?,
        items: items::of_visit(db, visit.id)?,
        ranks: precedence::of_visit(db, visit.id)?,
        registers: Registers::default(),
        visit,
    };
    draft.registers = registers::mentioned(db, &draft)?;
    Ok(draft)
}
