//! The end of an invitation comes back when its reader has been invited anew: what was to end stays in their calendar
//! until they are asked once more to let go of it.

use super::*;

/// Only some are expected at the first item, or everybody is.
fn expect(audience: u8) -> [Step; 3] {
    let edit = Edit::Audience(audience);
    let edit = Step::Edit { item: 0, edit };
    [edit, publish(), Step::Wait { minutes: 11 }]
}

/// Of those who are no longer expected, none gets word of it, which shows only later; then they are invited anew.
fn invited_anew() -> Vec<Step> {
    let mut steps = vec![publish(), all_arrive()];
    steps.extend(expect(2));
    steps.push(all(Fate::ComesBackLate));
    steps.extend(expect(0));
    steps
}

#[test]
fn a_calendar_is_cleared_of_what_was_to_end() {
    let mut steps = invited_anew();
    steps.push(all_arrive());
    steps.extend(all_posts());
    holds(&steps);
    // at the second attempt, if the first comes back as well, soon or late
    for fate in [Fate::ComesBack, Fate::ComesBackLate] {
        let mut steps = steps.clone();
        steps.extend([publish(), all(fate)]);
        steps.extend(all_posts());
        holds(&steps);
    }
}

#[test]
fn who_never_heard_of_the_new_invitation_either_has_the_old_one() {
    let mut steps = invited_anew();
    steps.push(all(Fate::ComesBackLate));
    steps.extend(all_posts());
    holds(&steps);
    // the end comes back first
    let mut steps = invited_anew();
    steps.push(begin_all(Fate::ComesBack));
    steps.extend(all_posts());
    steps.push(Step::Land);
    holds(&steps);
}

#[test]
fn who_was_cleared_of_the_old_invitation_before_the_new_one_came_back_has_neither() {
    let mut steps = invited_anew();
    steps.push(begin_all(Fate::ComesBackLate));
    steps.extend(all_posts());
    steps.extend([Step::Land, publish(), all_arrive()]);
    steps.extend(all_posts());
    holds(&steps);
}
