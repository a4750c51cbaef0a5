//! Somebody's address changes, is taken away, or refuses mail: no calendar keeps what is not published, and nobody waits for
//! what is not sent.

use super::*;

#[test]
fn the_calendar_of_a_lost_address_lets_go_although_somebody_called_first() {
    holds(&[
        publish(),
        all_arrive(),
        person(GUEST, PersonEdit::NoAddress),
        publish(),
        Step::TellByHand,
        Step::TellByHand,
    ]);
    holds(&[
        publish(),
        all_arrive(),
        person(GUEST, PersonEdit::NoAddress),
        publish(),
        all(Fate::Refused),
        Step::TellByHand,
        Step::TellByHand,
    ]);
}

#[test]
fn a_new_address_is_invited_although_another_way_was_chosen_since() {
    for notify in [Notify::Programme, Notify::ByHand, Notify::None] {
        holds(&[
            publish(),
            all_arrive(),
            person(GUEST, PersonEdit::Notify(notify)),
            person(GUEST, PersonEdit::Address(1)),
            publish(),
        ]);
    }
}

#[test]
fn a_former_address_lets_go_although_somebody_was_called_before_its_server_put_that_off() {
    for fate in [Fate::Deferred, Fate::Refused, Fate::ServerDown] {
        holds(&[
            publish(),
            all_arrive(),
            person(GUEST, PersonEdit::NoAddress),
            publish(),
            Step::Wait { minutes: 11 },
            begin_all(fate),
            publish(),
            Step::TellByHand,
            Step::TellByHand,
            Step::Land,
        ]);
    }
}

#[test]
fn who_looks_for_themselves_is_told_nothing_once_their_former_address_refused() {
    for edit in [None, Some(retitle(0)), Some(move_to(3))] {
        let mut steps = vec![
            publish(),
            all_arrive(),
            person(GUEST, PersonEdit::Notify(Notify::None)),
            person(GUEST, PersonEdit::NoAddress),
        ];
        steps.extend(edit.clone());
        steps.extend([publish(), Step::Wait { minutes: 11 }]);
        for fate in [Fate::Refused, Fate::ComesBack, Fate::ComesBackLate] {
            let mut steps = steps.clone();
            steps.push(all(fate));
            steps.extend(all_posts());
            holds(&steps);
        }
    }
}

#[test]
fn who_comes_back_to_a_former_address_hears_there_what_becomes_of_what_it_has() {
    for fate in [
        Fate::Taken,
        Fate::Refused,
        Fate::ComesBack,
        Fate::ComesBackLate,
        Fate::InDoubtLost,
    ] {
        for edit in [None, Some(PersonEdit::Remove)] {
            let mut steps = vec![
                publish(),
                all_arrive(),
                person(GUEST, PersonEdit::Address(1)),
                publish(),
                Step::Wait { minutes: 11 },
                all(fate),
                person(GUEST, PersonEdit::Address(0)),
            ];
            steps.extend(edit.map(|edit| person(GUEST, edit)));
            steps.extend([publish(), Step::Wait { minutes: 11 }, all_arrive()]);
            steps.extend(all_posts());
            holds(&steps);
        }
    }
}
