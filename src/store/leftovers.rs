//! Events that a calendar may still show although they were ended: their end came back only after their reader was told
//! more, so that what is kept as told is about a newer event.

use diesel::dsl::{exists, select};
use diesel::prelude::*;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::kept::Kept;
use super::schema::{leftovers, participants};
use crate::domain::ids::{CalendarUid, ItemId, ParticipantId, VisitId};
use crate::domain::notice::Told;

/// What was known of an event when it was ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Whose calendar may show it.
    pub participant: ParticipantId,
    /// What it is about.
    pub item: ItemId,
    /// What the calendar knows.
    pub told: Told,
}

type Row = (ParticipantId, ItemId, Doc<Told>);

fn leftover((participant, item, told): Row) -> Leftover {
    Leftover {
        participant,
        item,
        told: told.0,
    }
}

/// Those of participants.
///
/// # Errors
/// Those of the database.
pub fn of_participants(db: &mut Db, who: &[ParticipantId]) -> Result<Vec<Leftover>, Error> {
    let theirs = leftovers::table
        .filter(leftovers::participant.eq_any(who))
        .order(leftovers::uid)
        .select((leftovers::participant, leftovers::item, leftovers::told));
    let rows: Vec<Row> = on_each!(db, conn => Kept(theirs).load(conn))?;
    Ok(rows.into_iter().map(leftover).collect())
}

/// Those of all participants of a visit.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Leftover>, Error> {
    let rows: Vec<Row> = leftovers::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order(leftovers::uid)
        .select((leftovers::participant, leftovers::item, leftovers::told))
        .load(db)?;
    Ok(rows.into_iter().map(leftover).collect())
}

/// Keeps what a calendar may still show, if it was told of an event and knows of no end; `is_reached`: its address did not
/// refuse to be told of the end.
///
/// # Errors
/// Those of the database.
pub fn keep(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    told: Option<Told>,
    is_reached: bool,
) -> Result<(), Error> {
    let Some((uid, told)) = told.and_then(|told| Some((told.event()?, told))) else {
        return Ok(());
    };
    let handed_over = told.handed_over && is_reached;
    let told = Told {
        handed_over,
        ..told
    };
    let row = (
        leftovers::uid.eq(uid),
        leftovers::participant.eq(participant),
        leftovers::item.eq(item),
        leftovers::told.eq(Doc(told)),
    );
    on_each!(db, conn => diesel::insert_into(leftovers::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Whether that event is a leftover.
///
/// # Errors
/// Those of the database.
pub fn is_kept(db: &mut Db, uid: CalendarUid) -> Result<bool, Error> {
    Ok(select(exists(leftovers::table.find(uid))).get_result(db)?)
}

/// Forgets a leftover: its calendar lets go of it, or it is what its reader knows again.
///
/// # Errors
/// Those of the database.
pub fn remove(db: &mut Db, uid: CalendarUid) -> Result<(), Error> {
    diesel::delete(leftovers::table.find(uid)).execute(db)?;
    Ok(())
}
