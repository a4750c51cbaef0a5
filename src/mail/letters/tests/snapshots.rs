//! Whole letters, in every language, for people to read.

use super::sample::{LANGUAGES, Story, an_item};
use crate::domain::fixture::{DRIVER, GUEST, HEAD, HOST, RECEPTION};
use crate::domain::poll::PollKind;
use crate::domain::text::Texts;
use crate::domain::visit::ReminderKind;
use crate::language::Language;
use crate::mail::message::Letter;

fn check(name: &str, language: Language, letter: &Letter) {
    let calendar = letter
        .calendar
        .as_ref()
        .map_or_else(String::new, |calendar| {
            format!(
                "\n--- {}\n{}",
                calendar.method,
                calendar.body.replace("\r\n", "\n")
            )
        });
    let written = format!("Subject: {}\n\n{}{calendar}", letter.subject, letter.text);
    insta::assert_snapshot!(format!("{name}_{language}"), written);
}

#[test]
fn letters_in_every_language() {
    for language in LANGUAGES {
        let plain = Story::default();
        check(
            "invitation_of_a_guest",
            language,
            &plain.invitation(GUEST, RECEPTION, language),
        );
        check(
            "invitation_of_the_host",
            language,
            &plain.invitation(HOST, RECEPTION, language),
        );
        let moved = Story::moved();
        check(
            "update",
            language,
            &moved.update(GUEST, RECEPTION, language),
        );
        check(
            "programme_first",
            language,
            &plain.first_programme(HEAD, language),
        );
        check(
            "programme_changed",
            language,
            &moved.programme(HEAD, language),
        );
        for (name, kind) in [
            ("reminder_of_a_day", ReminderKind::Eve),
            ("reminder_of_the_first_item", ReminderKind::FirstItem),
            ("reminder_of_answers", ReminderKind::MissingReply),
        ] {
            check(name, language, &plain.reminder(HEAD, kind, language));
        }
        let spoken = moved.by_hand(DRIVER, language);
        insta::assert_snapshot!(format!("by_hand_{language}"), spoken);
    }
}

#[test]
fn ends_in_every_language() {
    for language in LANGUAGES {
        let plain = Story::default();
        check(
            "cancellation",
            language,
            &Story::cancelled().update(GUEST, RECEPTION, language),
        );
        check(
            "withdrawal",
            language,
            &Story::withdrawn().update(GUEST, RECEPTION, language),
        );
        check(
            "readdress",
            language,
            &plain.readdress(GUEST, RECEPTION, language),
        );
        check(
            "clearing",
            language,
            &plain.clearing("reader@people.example", GUEST, language),
        );
        check(
            "clearing_of_a_former_address",
            language,
            &plain.clearing("former@people.example", GUEST, language),
        );
    }
}

#[test]
fn questions_in_every_language() {
    for language in LANGUAGES {
        let (letter, words) = Story::default().question(HOST, PollKind::Host, language);
        check("question_to_the_host", language, &letter);
        insta::assert_snapshot!(format!("question_by_hand_{language}"), words);
    }
    // who lives elsewhere sees their own time too
    let away = Story::default().in_zone("Asia/Ho_Chi_Minh");
    let (letter, _) = away.question(GUEST, PollKind::Everyone, Language::En);
    check("question_to_everybody", Language::En, &letter);
    insta::assert_snapshot!("question_html", letter.html);
}

#[test]
fn documents() {
    let plain = Story::default();
    let html = |letter: Letter| letter.html;
    insta::assert_snapshot!(
        "invitation_html",
        html(plain.invitation(GUEST, RECEPTION, Language::Vi))
    );
    insta::assert_snapshot!(
        "update_html",
        html(Story::moved().update(GUEST, RECEPTION, Language::En))
    );
    insta::assert_snapshot!(
        "cancellation_html",
        html(Story::cancelled().update(GUEST, RECEPTION, Language::Nb))
    );
    insta::assert_snapshot!(
        "reminder_html",
        html(plain.reminder(HEAD, ReminderKind::MissingReply, Language::Fr))
    );
    insta::assert_snapshot!(
        "programme_html",
        html(Story::moved().programme(HEAD, Language::Fr))
    );
}

#[test]
fn an_item_without_details_leaves_no_hole() {
    let bare = Story::edited(|draft| {
        let reception = an_item(draft, RECEPTION);
        reception.places.clear();
        reception.people.clear();
        reception.languages.clear();
        reception.notes.clear();
        reception.host = None;
        reception.description = Texts::default();
        reception.dress_code = Texts::default();
    });
    let text = bare.programme(HEAD, Language::En).text;
    assert!(!text.contains("\n\n\n"), "{text}");
}
