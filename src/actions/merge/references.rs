//! Everything that refers to what goes refers to what stays.

use super::{Error, NotMerged};
use crate::domain::ids::VenueId;
use crate::domain::merge::{AnySwap, Swap};
use crate::domain::venue::TravelTime;
use crate::domain::visit::{Participant, Visit};
use crate::store::{
    Db, agreements, delegations, items, organisations, participants, people, uses, venues, visits,
};

/// Replaces the one by the other in these visits and in all registers.
pub(super) fn replace(db: &mut Db, homes: &[Visit], swap: AnySwap) -> Result<(), NotMerged> {
    for visit in homes {
        in_visit(db, visit, swap)?;
    }
    macro_rules! in_register {
        ($($register:ident: $swapped:ident),+) => {$(
            for before in $register::all(db)? {
                let mut after = before.clone();
                swap.$swapped(&mut after);
                if after != before {
                    $register::bump_revision(db, after.id)?;
                    $register::update(db, &after)?;
                }
            }
        )+};
    }
    in_register!(agreements: in_agreement);
    match swap {
        AnySwap::Organisation(_) => {
            in_register!(people: in_person, organisations: in_organisation);
        }
        AnySwap::Venue(swap) => travel_times(db, swap)?,
        AnySwap::Person(_) => {}
    }
    Ok(())
}

fn in_visit(db: &mut Db, visit: &Visit, swap: AnySwap) -> Result<(), NotMerged> {
    let mut after = visit.clone();
    swap.in_visit(&mut after);
    if after != *visit {
        visits::update(db, &after).map_err(Error::from)?;
    }
    let roster = participants::of_visit(db, visit.id)?;
    if let AnySwap::Person(swap) = swap {
        let of = |person| roster.iter().find(|one| one.person == person);
        if let (Some(gone), Some(kept)) = (of(swap.gone), of(swap.kept)) {
            leave_one(db, visit, [gone, kept])?;
        }
    }
    macro_rules! in_part {
        ($($part:ident: $swapped:ident),+) => {$(
            for before in $part::of_visit(db, visit.id)? {
                let mut after = before.clone();
                swap.$swapped(&mut after);
                if after != before {
                    $part::bump_revision(db, after.id)?;
                    $part::update(db, visit.id, &after)?;
                }
            }
        )+};
    }
    in_part!(participants: in_participant, delegations: in_delegation, items: in_item);
    Ok(())
}

/// Of two who are one, the participation that was taken off and that nobody ever heard of goes.
fn leave_one(db: &mut Db, visit: &Visit, both: [&Participant; 2]) -> Result<(), NotMerged> {
    for one in both {
        if one.removed && !uses::knows_participant(db, one.id)? {
            return Ok(participants::delete(db, one.id)?);
        }
    }
    Err(NotMerged::BothTakePart(Box::new(visit.clone())))
}

/// The ways of the venue that goes are those of the one that stays, unless that has its own.
fn travel_times(db: &mut Db, swap: Swap<VenueId>) -> Result<(), NotMerged> {
    let all = venues::all_travel_times(db)?;
    for time in all
        .iter()
        .filter(|time| [time.from, time.to].contains(&swap.gone))
    {
        let other = |end: VenueId| if end == swap.gone { swap.kept } else { end };
        let moved = TravelTime {
            from: other(time.from),
            to: other(time.to),
            minutes: time.minutes,
        };
        let is_known = all
            .iter()
            .any(|known| (known.from, known.to) == (moved.from, moved.to));
        if !is_known && moved.from != moved.to {
            venues::set_travel_time(db, &moved)?;
        }
        venues::delete_travel_time(db, time.from, time.to)?;
    }
    Ok(())
}
