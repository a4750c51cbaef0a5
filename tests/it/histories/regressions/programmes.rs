//! A programme shows all that its reader sees: whatever stands in the last one is known by it.

use super::*;

fn audience(item: usize, audience: u8) -> Step {
    let edit = Edit::Audience(audience);
    Step::Edit { item, edit }
}

/// Of all messages only the one at this place is taken.
fn all_put_off_but(place: usize) -> Step {
    let mut fates = vec![Fate::Deferred; 40];
    fates[place] = Fate::Taken;
    Step::Work { fates }
}

/// A publication whose messages end like this.
fn published(fate: Fate) -> [Step; 3] {
    [publish(), Step::Wait { minutes: 11 }, all(fate)]
}

#[test]
fn who_has_the_second_programme_hears_what_was_taken_off_though_the_first_came_back() {
    let takes_off = [
        vec![person(HEAD, PersonEdit::Remove)],
        vec![audience(0, 4), audience(2, 2)],
    ];
    for last in takes_off {
        let mut steps = published(Fate::ComesBackLate).to_vec();
        steps.push(retitle(1));
        steps.extend(published(Fate::Taken));
        steps.extend(all_posts());
        steps.extend(last);
        steps.push(publish());
        holds(&steps);
    }
}

#[test]
fn what_came_back_while_the_next_message_was_under_way_is_not_known_once_that_fails() {
    let endings = [
        [Fate::InDoubtArrived, Fate::Refused],
        [Fate::InDoubtLost, Fate::Refused],
        [Fate::Deferred, Fate::Refused],
        [Fate::Refused, Fate::Refused],
    ];
    for [first, last] in endings {
        let mut steps = vec![move_to(1)];
        steps.extend(published(Fate::ComesBackLate));
        steps.extend([move_to(0), publish(), Step::Wait { minutes: 11 }]);
        steps.push(begin_all(first));
        steps.extend(all_posts());
        // they were to know the first time again
        steps.extend([Step::Land, move_to(1), publish()]);
        steps.extend([Step::Wait { minutes: 11 }, all(last)]);
        holds(&steps);
    }
}

#[test]
fn who_had_neither_programme_is_told_everything() {
    let mut steps = published(Fate::ComesBackLate).to_vec();
    steps.push(retitle(1));
    steps.extend(published(Fate::ComesBackLate));
    steps.extend(all_posts());
    holds(&steps);
}

#[test]
fn who_saw_by_a_programme_what_is_not_certain_yet_hears_what_becomes_of_it() {
    let status = |item, status| {
        let edit = Edit::Status(status);
        Step::Edit { item, edit }
    };
    let mut before = vec![audience(1, 4)];
    before.extend(published(Fate::Taken));
    before.extend([
        person(HEAD, PersonEdit::Notify(Notify::Invitations)),
        audience(1, 0),
        status(1, ItemStatus::Tentative),
        // they had it by programme, and so they hear of its end
        status(0, ItemStatus::Cancelled),
    ]);
    before.extend(published(Fate::Taken));
    let becomes = [
        person(HEAD, PersonEdit::Remove),
        audience(1, 4),
        status(1, ItemStatus::Cancelled),
        status(1, ItemStatus::Confirmed),
        retitle(1),
    ];
    for last in becomes {
        let mut steps = before.clone();
        steps.extend([last, publish()]);
        holds(&steps);
    }
}

#[test]
fn who_has_nothing_but_a_programme_that_was_refused_when_it_came_again_hears_what_was_taken_off() {
    let mut last = published(Fate::InDoubtArrived).to_vec();
    last.extend([
        Step::Wait { minutes: 11 },
        all(Fate::Refused),
        person(HEAD, PersonEdit::Remove),
        publish(),
    ]);
    holds(&last);
    // and again, when they know that they are not expected
    let mut steps = published(Fate::Taken).to_vec();
    steps.push(person(HEAD, PersonEdit::Remove));
    steps.extend(published(Fate::Taken));
    steps.push(person(HEAD, PersonEdit::Return));
    steps.extend(last);
    holds(&steps);
}

#[test]
fn what_a_programme_in_doubt_only_repeated_is_no_news_to_the_next() {
    let mut steps = published(Fate::Taken).to_vec();
    steps.push(retitle(1));
    steps.extend(published(Fate::InDoubtArrived));
    steps.extend([Step::Wait { minutes: 11 }, all(Fate::Refused)]);
    let world = super::super::played(
        (Database::new(Engine::Sqlite).unwrap(), ROLES.len()),
        &steps,
    );
    let told = world.told();
    let doubtful = told.iter().filter(|((who, _), told)| {
        *who == world.people[HEAD] && told.digest.as_deref() == Some(NOTHING_CERTAIN)
    });
    let doubtful: Vec<_> = doubtful.map(|((_, item), _)| *item).collect();
    assert_eq!(doubtful, [world.items[1]]);
    steps.push(publish());
    holds(&steps);
}

#[test]
fn who_read_in_a_programme_what_they_were_still_to_be_invited_to_hears_that_it_is_off() {
    let first = Step::Publish(Announcement {
        items: Some(vec![0, 1]),
        ..everything()
    });
    let quietly = Step::Publish(Announcement {
        tell: Tell::Nobody,
        ..everything()
    });
    for place in 0..8 {
        holds(&[
            first.clone(),
            Step::Wait { minutes: 11 },
            all_arrive(),
            // the programme that says so also shows what an invitation is to tell them
            Step::Edit {
                item: 0,
                edit: Edit::Visibility(Visibility::Internal),
            },
            person(DELEGATE, PersonEdit::Notify(Notify::Invitations)),
            publish(),
            Step::Wait { minutes: 11 },
            all_put_off_but(place),
            Step::Visit(VisitStatus::Cancelled),
            quietly.clone(),
        ]);
    }
}

#[test]
fn who_read_in_a_programme_what_an_invitation_was_still_to_change_hears_what_becomes_of_it() {
    for place in 0..8 {
        let mut steps = vec![move_to(1)];
        steps.extend(published(Fate::Taken));
        steps.extend([
            person(HEAD, PersonEdit::Notify(Notify::Invitations)),
            // of the one a programme tells the end, of the other an invitation
            audience(1, 4),
            move_to(0),
            publish(),
            Step::Wait { minutes: 11 },
            all_put_off_but(place),
            move_to(1),
            publish(),
        ]);
        holds(&steps);
    }
}

#[test]
fn who_read_in_a_programme_what_was_over_is_not_invited_before_it_is_certain_again() {
    let tentative = Edit::Status(ItemStatus::Tentative);
    let mut steps = vec![Step::Wait { minutes: 30 * 60 }];
    steps.extend(published(Fate::Taken));
    steps.push(Step::Edit {
        item: 4,
        edit: tentative,
    });
    steps.push(move_to(1));
    steps.extend(published(Fate::Taken));
    steps.extend([
        Step::Edit {
            item: 4,
            edit: Edit::Period(1),
        },
        person(DELEGATE, PersonEdit::Notify(Notify::Invitations)),
        publish(),
    ]);
    holds(&steps);
}

#[test]
fn who_knows_a_later_time_than_what_came_back_named_hears_that_it_is_off() {
    for (place, is_back_first) in (0..8).flat_map(|place| [(place, true), (place, false)]) {
        let mut in_doubt = vec![Fate::Taken; 40];
        in_doubt[place] = Fate::InDoubtLost;
        // the afternoon of the last day, then its morning
        let mut steps = vec![move_to(59)];
        steps.extend(published(Fate::Taken));
        steps.push(move_to(2));
        steps.extend(published(Fate::ComesBackLate));
        steps.extend([
            Step::Edit {
                item: 1,
                edit: Edit::Title,
            },
            publish(),
            Step::Wait { minutes: 11 },
            Step::Work { fates: in_doubt },
        ]);
        let refused = [Step::Wait { minutes: 1 }, all(Fate::Refused)];
        if is_back_first {
            steps.extend(all_posts());
            steps.extend(refused);
        } else {
            steps.extend(refused);
            steps.extend(all_posts());
        }
        steps.push(Step::Wait {
            minutes: 3 * 24 * 60 + 4 * 60,
        });
        steps.extend([audience(0, 2), publish(), all_arrive()]);
        holds(&steps);
    }
}
