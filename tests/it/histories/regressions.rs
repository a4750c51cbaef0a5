//! Histories that once went wrong.

mod addresses;
mod leftovers;
mod programmes;

use escale::domain::agenda::{ItemStatus, Visibility};
use escale::domain::notice::NOTHING_CERTAIN;
use escale::domain::publication::Tell;
use escale::domain::reply::ReplyStatus;
use escale::domain::visit::{Notify, VisitStatus};

use super::step::{Announcement, Edit, Fate, PersonEdit, Step};
use super::visit::ROLES;
use super::{check, everything};
use crate::harness::database::{Database, Engine};

const SPEAKER: usize = 5;
const DRIVER: usize = 6;
const GUEST: usize = 3;
const HEAD: usize = 0;
const DELEGATE: usize = 1;

#[track_caller]
fn holds(steps: &[Step]) {
    let database = Database::new(Engine::Sqlite).unwrap();
    check((database, ROLES.len()), steps, &[]);
}

fn publish() -> Step {
    Step::Publish(everything())
}

/// Every message ends like this.
fn all(fate: Fate) -> Step {
    Step::Work {
        fates: vec![fate; 40],
    }
}

/// Every message is under way, and will end like this.
fn begin_all(fate: Fate) -> Step {
    Step::Begin {
        fates: vec![fate; 40],
    }
}

fn all_arrive() -> Step {
    all(Fate::Taken)
}

/// The post brings all that is late.
fn all_posts() -> Vec<Step> {
    vec![Step::Post; 40]
}

fn person(who: usize, edit: PersonEdit) -> Step {
    Step::Person { who, edit }
}

fn retitle(item: usize) -> Step {
    let edit = Edit::Title;
    Step::Edit { item, edit }
}

/// The first item is at another time.
fn move_to(period: u8) -> Step {
    let edit = Edit::Period(period);
    Step::Edit { item: 0, edit }
}

fn urgently() -> Step {
    let tell = Tell::Urgent;
    Step::Publish(Announcement {
        tell,
        ..everything()
    })
}

#[test]
fn a_programme_and_an_invitation_about_the_same_item_fail_one_after_the_other() {
    let lost = 5;
    for fate in [Fate::Refused, Fate::Deferred, Fate::InDoubtLost] {
        let steps = [
            publish(),
            all_arrive(),
            // a programme says so, and is not yet known to be lost
            move_to(lost),
            urgently(),
            begin_all(fate),
            // and so would an invitation
            person(HEAD, PersonEdit::Notify(Notify::Invitations)),
            move_to(lost + 3),
            urgently(),
            begin_all(Fate::Refused),
            Step::Land,
            Step::Wait { minutes: 3 },
            all(Fate::Refused),
            move_to(lost),
            urgently(),
        ];
        holds(&steps);
    }
}

#[test]
fn who_chose_to_be_called_while_a_message_waited_is_called() {
    for who in [HEAD, SPEAKER] {
        let steps = [
            publish(),
            person(who, PersonEdit::Notify(Notify::ByHand)),
            all_arrive(),
        ];
        let world = super::played(
            (Database::new(Engine::Sqlite).unwrap(), ROLES.len()),
            &steps,
        );
        assert!(world.untold().is_empty(), "{:?}", world.untold());
        assert_eq!(world.ready_texts(who).len(), 1);
        holds(&steps);
    }
}

#[test]
fn a_call_that_tells_an_end_forgets_the_answer() {
    let steps = [
        publish(),
        Step::TellByHand,
        Step::Reply {
            who: DRIVER,
            item: 2,
            status: ReplyStatus::Accepted,
        },
        Step::Edit {
            item: 2,
            edit: Edit::Audience(5),
        },
        publish(),
    ];
    let mut world = super::played(
        (Database::new(Engine::Sqlite).unwrap(), ROLES.len()),
        &steps,
    );
    assert_eq!(world.answers(), 1);
    world.take(&Step::TellByHand);
    assert_eq!(world.answers(), 0);
}

#[test]
fn what_is_read_out_says_what_a_failed_message_would_have_said() {
    let steps = [
        publish(),
        begin_all(Fate::Refused),
        person(HEAD, PersonEdit::Notify(Notify::ByHand)),
        retitle(0),
        publish(),
        Step::Land,
    ];
    let world = super::played(
        (Database::new(Engine::Sqlite).unwrap(), ROLES.len()),
        &steps,
    );
    let texts = world.ready_texts(HEAD);
    assert_eq!(texts.len(), 1, "{texts:?}");
    for item in ["Item0", "Item1"] {
        assert!(texts[0].contains(item), "{item}: {}", texts[0]);
    }
    holds(&steps);
}

#[test]
fn an_end_that_came_back_twice_is_not_taken_for_told() {
    let come_back = || all(Fate::ComesBack);
    holds(&[
        publish(),
        all_arrive(),
        Step::Visit(VisitStatus::Cancelled),
        publish(),
        Step::Wait { minutes: 11 },
        come_back(),
        Step::Retry,
        come_back(),
    ]);
}

#[test]
fn what_came_back_late_was_not_told_although_a_change_was_refused_meanwhile() {
    let (first, later) = (0, 3);
    holds(&[
        move_to(first),
        publish(),
        all(Fate::ComesBackLate),
        move_to(later),
        publish(),
        Step::Wait { minutes: 11 },
        all(Fate::Refused),
        move_to(first),
        publish(),
        Step::Wait { minutes: 11 },
        Step::Post,
        Step::Post,
        Step::Post,
        Step::Post,
    ]);
}

#[test]
fn of_two_changes_that_came_back_neither_was_told_and_the_invitation_was() {
    let late = || all(Fate::ComesBackLate);
    let later = |period| {
        [
            move_to(period),
            publish(),
            Step::Wait { minutes: 11 },
            late(),
        ]
    };
    let mut steps = vec![publish(), all_arrive()];
    steps.extend(later(3));
    steps.extend(later(6));
    // all of them, the last first and the first last
    for bounces in [0, 40] {
        let mut steps = steps.clone();
        steps.extend(vec![Step::Post; bounces]);
        holds(&steps);
    }
}

#[test]
fn who_has_a_programme_that_was_refused_when_it_came_again_hears_what_was_taken_off() {
    let wait = |minutes: i64| Step::Wait { minutes };
    // the time that was told first is over by the time that only some may know of is taken off
    holds(&[
        move_to(0),
        publish(),
        all_arrive(),
        move_to(1),
        publish(),
        wait(3),
        all(Fate::InDoubtArrived),
        wait(11),
        all(Fate::Refused),
        wait(1440),
        wait(180),
        Step::Edit {
            item: 0,
            edit: Edit::Audience(2),
        },
        publish(),
    ]);
}

#[test]
fn who_declined_what_a_refused_programme_said_is_asked_by_the_next() {
    holds(&[
        publish(),
        all(Fate::InDoubtArrived),
        Step::Venue,
        urgently(),
        Step::Reply {
            who: HEAD,
            item: 0,
            status: ReplyStatus::Declined,
        },
        Step::Wait { minutes: 1 },
        all(Fate::Refused),
    ]);
}

#[test]
fn what_is_published_is_newer_than_the_answers_before_it_though_the_clock_was_put_back() {
    holds(&[
        publish(),
        all_arrive(),
        Step::Reply {
            who: HEAD,
            item: 0,
            status: ReplyStatus::Accepted,
        },
        Step::ClockBack { seconds: 60 },
        retitle(0),
        publish(),
    ]);
}

#[test]
fn what_was_cancelled_looks_no_older_once_its_answer_is_forgotten() {
    holds(&[
        publish(),
        Step::Visit(VisitStatus::Cancelled),
        Step::TellByHand,
        publish(),
        Step::Reply {
            who: DRIVER,
            item: 2,
            status: ReplyStatus::Accepted,
        },
        Step::TellByHand,
        publish(),
    ]);
}

#[test]
fn a_calendar_hears_what_became_of_an_invitation_that_nobody_knows_to_have_been_moved_to_a_time_that_is_over()
 {
    let wait = |minutes: i64| Step::Wait { minutes };
    let nobody = Edit::Audience(5);
    let withdrawn = Step::Edit {
        item: 0,
        edit: nobody,
    };
    for (moved, then) in [
        (Fate::InDoubtLost, withdrawn.clone()),
        (Fate::InDoubtArrived, withdrawn),
        (Fate::InDoubtLost, Step::Post),
        (Fate::InDoubtArrived, Step::Post),
    ] {
        holds(&[
            move_to(1),
            publish(),
            all_arrive(),
            move_to(0),
            publish(),
            wait(11),
            all(moved),
            wait(11),
            all(Fate::Refused),
            wait(1440),
            wait(180),
            then,
            publish(),
        ]);
    }
}

#[test]
fn an_answer_makes_nothing_in_a_feed_older_or_shorter_though_the_clock_was_put_back() {
    let on_the_second_day = Edit::Period(11);
    let answers = |who, item, status| Step::Reply { who, item, status };
    holds(&[
        move_to(46),
        Step::Edit {
            item: 4,
            edit: on_the_second_day,
        },
        publish(),
        all_arrive(),
        answers(HEAD, 4, ReplyStatus::Accepted),
        Step::ClockBack { seconds: 60 },
        answers(HEAD, 4, ReplyStatus::Tentative),
        answers(1, 1, ReplyStatus::Declined),
    ]);
}

#[test]
fn the_public_sees_that_a_stay_became_longer_by_what_changed_for_nobody() {
    let made_public = |item| Step::Edit {
        item,
        edit: Edit::Visibility(Visibility::Public),
    };
    holds(&[
        made_public(2),
        made_public(3),
        publish(),
        made_public(1),
        publish(),
    ]);
}
