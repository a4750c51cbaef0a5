mod hostile;
mod sample;
mod snapshots;
mod visit;
mod zones;

use sample::{LANGUAGES, Story};

use crate::domain::agenda::ItemStatus;
use crate::domain::fixture::{GUEST, HEAD, HOST, RECEPTION, item};
use crate::domain::text::Texts;
use crate::domain::visit::ReminderKind;
use crate::language::Language;

#[test]
fn the_subject_of_an_invitation_is_the_summary_of_its_event() {
    for language in LANGUAGES {
        let letter = Story::default().invitation(GUEST, RECEPTION, language);
        let unfolded = letter.calendar.unwrap().body.replace("\r\n ", "");
        let summary = format!("\r\nSUMMARY:{}\r\n", letter.subject.replace(',', "\\,"));
        assert!(unfolded.contains(&summary), "{summary}\n{unfolded}");
    }
}

#[test]
fn an_invitation_is_light() {
    for language in LANGUAGES {
        let letter = Story::default().invitation(GUEST, RECEPTION, language);
        assert!(letter.html.len() < 25_000, "{} bytes", letter.html.len());
    }
}

#[test]
fn text_and_html_carry_the_same_words() {
    for language in LANGUAGES {
        let letters = [
            Story::default().invitation(GUEST, RECEPTION, language),
            Story::moved().update(GUEST, RECEPTION, language),
            Story::cancelled().update(GUEST, RECEPTION, language),
            Story::moved().programme(HEAD, language),
            Story::default().reminder(HEAD, ReminderKind::Eve, language),
        ];
        for letter in letters {
            let html = sample::words_of_html(&letter.html);
            for word in letter.text.split_whitespace() {
                let word = word.trim_matches([':', ';', '→', '–', ',']);
                assert!(
                    html.contains(word),
                    "{language}: {word:?} is not in\n{html}"
                );
            }
        }
    }
}

#[test]
fn a_salutation_is_never_taken_from_another_language() {
    let line = |who, language| {
        let letter = Story::default().invitation(who, RECEPTION, language);
        letter.text.lines().nth(6).unwrap().to_owned()
    };
    assert_eq!(line(GUEST, Language::Fr), "Madame la Mairesse,");
    assert_eq!(line(GUEST, Language::En), "Madam Mayor,");
    assert_eq!(line(GUEST, Language::Nb), "God dag,");
    assert_eq!(line(GUEST, Language::Vi), "Kính gửi quý vị,");
    assert_eq!(line(HOST, Language::Fr), "Madame, Monsieur,");
}

#[test]
fn a_reason_is_kept_from_the_press() {
    let story = Story::cancelled();
    let letter = story.update(GUEST, RECEPTION, Language::En);
    assert!(letter.text.contains("A strike."), "{}", letter.text);
    let letter = story.with_press().update(GUEST, RECEPTION, Language::En);
    let calendar = letter.calendar.unwrap().body;
    for text in [&letter.text, &letter.html, &calendar] {
        assert!(!text.contains("strike"), "{text}");
    }
}

#[test]
fn a_withdrawal_has_no_reason_and_no_button() {
    let story = Story::withdrawn();
    let letter = story.update(GUEST, RECEPTION, Language::En);
    assert!(!letter.html.contains("class=\"button\""));
    assert!(!letter.text.contains("Reason"));
    let calendar = letter.calendar.unwrap();
    assert_eq!(calendar.method, "CANCEL");
    assert!(calendar.body.contains("SUMMARY:No longer expected: "));
}

#[test]
fn an_update_of_words_in_other_languages_says_so() {
    let story = Story::edited(|draft| {
        let reception = draft
            .items
            .iter_mut()
            .find(|found| found.id == item(RECEPTION));
        reception
            .unwrap()
            .dress_code
            .0
            .insert("fr".into(), "Tenue sombre".into());
    });
    let letter = story.update(GUEST, RECEPTION, Language::En);
    assert!(
        letter.text.contains("Wording, for precision"),
        "{}",
        letter.text
    );
    let letter = story.update(GUEST, RECEPTION, Language::Fr);
    assert!(
        letter.text.contains("Tenue de ville → Tenue sombre"),
        "{}",
        letter.text
    );
}

#[test]
fn a_tentative_item_says_that_it_is_to_be_confirmed() {
    let story = Story::edited(|draft| {
        let reception = draft
            .items
            .iter_mut()
            .find(|found| found.id == item(RECEPTION));
        reception.unwrap().status = ItemStatus::Tentative;
    });
    let letter = story.fresh_invitation(HOST, RECEPTION, Language::Fr);
    assert!(
        letter.subject.starts_with("À confirmer\u{a0}: "),
        "{}",
        letter.subject
    );
    assert!(
        letter.text.contains("restent à confirmer"),
        "{}",
        letter.text
    );
    assert!(letter.calendar.unwrap().body.contains("STATUS:TENTATIVE"));
}

#[test]
fn nothing_internal_is_in_a_letter() {
    let story = Story::moved();
    for language in LANGUAGES {
        let letters = [
            story.update(GUEST, RECEPTION, language),
            story.programme(HEAD, language),
        ];
        for letter in letters {
            let calendar = letter
                .calendar
                .map(|calendar| calendar.body)
                .unwrap_or_default();
            let all = [letter.text, letter.html, calendar].concat();
            for secret in [
                "0000-0000-0000-0000000000",
                "Gift on the table",
                "host@people.example",
            ] {
                assert!(
                    !all.contains(secret) || secret.starts_with("0000") && only_in_links(&all),
                    "{secret}"
                );
            }
        }
    }
}

/// Whether the only identifiers in a letter are those of items in the links by which its reader answers, which nobody
/// else can use.
fn only_in_links(all: &str) -> bool {
    let count = |text: &str| all.matches(text).count();
    count("0000-0000-0000-0000000000") == count("/p/c2VjcmV0?item=0000")
}

#[test]
fn a_note_of_the_organisers_is_shown() {
    let note = Texts::from([("en", "Traffic is heavy.\nPlease leave early.")]);
    let letter = Story::moved().with_note(note).programme(HEAD, Language::En);
    assert!(
        letter
            .text
            .contains("\n  Traffic is heavy.\n  Please leave early.\n")
    );
    assert!(
        letter
            .html
            .contains("Traffic is heavy.<br>Please leave early.")
    );
}
