//! How participants are reached today. Unlike what they see, this is not frozen: a corrected address counts at once, and
//! one to which nothing is mailed is none.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::kept::Kept;
use super::schema::{participants, people, suppressions as suppressed};
use super::suppressions;
use super::types::Count;
use crate::domain::ids::{ParticipantId, PersonId, VisitId};
use crate::domain::suppression::SuppressionReason;
use crate::domain::text::fold;
use crate::domain::time::Zone;
use crate::domain::visit::{Assistant, Notify};

/// How one participant is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Who.
    pub participant: ParticipantId,
    /// On which visit.
    pub visit: VisitId,
    /// Which person that is.
    pub person: PersonId,
    /// Where mail reaches them.
    pub address: Option<String>,
    /// Why it does not, though they have an address.
    pub suppressed: Option<SuppressionReason>,
    /// Their telephone.
    pub phone: Option<String>,
    /// How they are told.
    pub notify: Notify,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// Where their own clocks hang, if known.
    pub time_zone: Option<Zone>,
    /// Counts how often their links were renewed.
    pub links_generation: u32,
    /// Who gets copies: not those to whose address nothing is mailed.
    pub mail_to: Vec<Assistant>,
}

type Row = (
    ParticipantId,
    VisitId,
    PersonId,
    Option<String>,
    Option<SuppressionReason>,
    Option<String>,
    Notify,
    String,
    Option<Zone>,
    Count<u32>,
    Doc<Vec<Assistant>>,
);

fn reach(row: Row) -> Reach {
    let (
        participant,
        visit,
        person,
        email,
        suppressed,
        phone,
        notify,
        locale,
        time_zone,
        generation,
        copies,
    ) = row;
    Reach {
        participant,
        visit,
        person,
        address: email.filter(|_| suppressed.is_none()),
        suppressed,
        phone,
        notify,
        locale,
        time_zone,
        links_generation: generation.0,
        mail_to: copies.0,
    }
}

/// How those of the rows are reached, with such assistants as mail reaches.
fn with_copies(db: &mut Db, rows: Vec<Row>) -> Result<Vec<Reach>, Error> {
    let mut all: Vec<Reach> = rows.into_iter().map(reach).collect();
    let assistants = all.iter().flat_map(|reach| &reach.mail_to);
    let addresses: BTreeSet<String> = assistants.map(|one| fold(&one.email)).collect();
    let unreached = suppressions::among(db, &addresses)?;
    if !unreached.is_empty() {
        for reach in &mut all {
            let is_reached = |one: &Assistant| !unreached.contains_key(&fold(&one.email));
            reach.mail_to.retain(is_reached);
        }
    }
    Ok(all)
}

macro_rules! columns {
    () => {
        (
            participants::id,
            participants::visit,
            participants::person,
            people::email,
            suppressed::reason.nullable(),
            people::phone,
            participants::notify,
            people::locale,
            people::time_zone,
            participants::links_generation,
            participants::mail_to,
        )
    };
}

macro_rules! is_suppressed {
    () => {
        people::email_folded.eq(suppressed::address.nullable())
    };
}

/// How these participants are reached, removed ones included.
///
/// # Errors
/// Those of the database.
pub fn of_participants(db: &mut Db, who: &[ParticipantId]) -> Result<Vec<Reach>, Error> {
    let reached = participants::table
        .inner_join(people::table)
        .left_join(suppressed::table.on(is_suppressed!()))
        .filter(participants::id.eq_any(who))
        .order(participants::id)
        .select(columns!());
    let rows: Vec<Row> = on_each!(db, conn => Kept(reached).load(conn))?;
    with_copies(db, rows)
}

/// How everybody is reached who is or was on the roster of a visit.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Reach>, Error> {
    let rows: Vec<Row> = participants::table
        .inner_join(people::table)
        .left_join(suppressed::table.on(is_suppressed!()))
        .filter(participants::visit.eq(visit))
        .order(participants::id)
        .select(columns!())
        .load(db)?;
    with_copies(db, rows)
}
