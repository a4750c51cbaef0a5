//! What one team may know of another team's visits: when somebody or something is busy, and nothing else.

use crate::domain::clashes::Clash;
use crate::domain::clashes::attendance::{Attendance, Schedule};
use crate::domain::time::Period;

/// The clash as the team of `own` may see it. Its fixes only ever change the team's own items.
pub(super) fn for_team_of(own: &Schedule<'_>, others: &[&Schedule<'_>], mut clash: Clash) -> Clash {
    let team = own.draft.visit.team;
    let foreign = others
        .iter()
        .filter(|other| other.draft.visit.team != team)
        .flat_map(|other| &other.attendances);
    let Some(theirs) = involved(foreign, &clash) else {
        return clash;
    };
    let Some(ours) = involved(own.attendances.iter(), &clash) else {
        return clash;
    };
    let zone = &ours.period.starts.zone;
    clash.busy = Some(Period {
        starts: theirs.period.starts.in_zone(zone),
        ends: theirs.period.ends.in_zone(zone),
    });
    clash.items = vec![ours.involved()];
    clash.venues.retain(|venue| ours.venue == Some(*venue));
    // how long a way takes tells where it leads
    clash.measure = None;
    clash
}

/// The one that a clash is about, of some attendances.
fn involved<'a, 'd: 'a>(
    mut attendances: impl Iterator<Item = &'a Attendance<'d>>,
    clash: &Clash,
) -> Option<&'a Attendance<'d>> {
    attendances.find(|attendance| clash.items.contains(&attendance.involved()))
}
