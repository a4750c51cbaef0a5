//! Programmes on paper.

use std::collections::BTreeSet;

use super::sample::{self, Sample};
use super::*;
use crate::domain::agenda::Visibility;
use crate::domain::fixture;
use crate::domain::fixture::RECEPTION;
use crate::domain::ids::ParticipantId;
use crate::domain::programme::Reader;
use crate::web::pages::Showing;
use crate::web::pages::booklet::{BookletPage, Copy, Group, Paper, Source};
use crate::web::pages::office::team_sheet::{drivers_extras, team_extras, whole};

fn booklet(language: Language) -> String {
    let sample = Sample::new();
    let showing = sample.showing(language);
    let head = fixture::participant(HEAD);
    let reader = sample.latest.reader(head).unwrap();
    let copy = Copy {
        whose: "Exemplaire".to_owned(),
        live_url: Some("https://visits.example/v/visit".to_owned()),
        back_url: "/v/visit".to_owned(),
        ..Copy::default()
    };
    let all = Group::of_roster("Tous".to_owned(), &sample.latest, |_, _| true);
    let page = BookletPage::new(&showing, reader, Paper::Booklet, (copy, vec![all]));
    page.unwrap().render().unwrap()
}

#[test]
fn a_booklet_in_each_language() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("booklet_{language}"), main_of(&booklet(language)));
    }
}

#[test]
fn paper_needs_neither_script_nor_inline_style() {
    let html = booklet(Language::Vi);
    let page = Html::parse_document(&html);
    let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!(count("script, style, [style], [onclick]"), 0);
    assert_eq!(
        (count("h1"), count("html[lang=vi]"), count("svg.qr path")),
        (1, 1, 1)
    );
    assert_eq!(count(".running"), 1);
    assert!(!html.contains("broke down"), "a cancelled item is printed");
}

/// The sheet of the team for a draft in which the reception is internal.
fn day_sheet() -> String {
    let mut draft = sample::draft();
    let reception = sample::item_mut(&mut draft, RECEPTION);
    reception.visibility = Visibility::Internal;
    reception.internal_notes = Some("The gift is in the car.".to_owned());
    let now = sample::now();
    let published = crate::domain::freeze::freeze(&draft, None, None, now);
    let (everything, team) = whole(&draft, now);
    let showing = Showing {
        publication: &everything,
        before: None,
        seen: None,
        language: Language::En,
        reader_zone: None,
        now,
    };
    let copy = Copy {
        source: Source::Desk,
        extras: team_extras(Language::En, &draft, &published).unwrap(),
        ..Copy::default()
    };
    let reader = Reader::Several(&team);
    let page = BookletPage::new(&showing, reader, Paper::DaySheet, (copy, Vec::new()));
    page.unwrap().render().unwrap()
}

#[test]
fn the_team_reads_what_participants_do_not() {
    let html = day_sheet();
    for words in [
        "Reception at the Capitole",
        "The gift is in the car.",
        "not shown to participants",
        "You answer the welcome in three minutes.",
        "As drafted on",
        "Expected",
    ] {
        assert!(html.contains(words), "no {words}: {html}");
    }
}

#[test]
fn drivers_read_of_moves_and_of_who_comes_along() {
    let sample = Sample::of(sample::draft(), |_| {});
    let all: BTreeSet<ParticipantId> = sample.latest.roster.keys().copied().collect();
    let copy = Copy {
        extras: drivers_extras(Language::En, &sample.latest).unwrap(),
        ..Copy::default()
    };
    let showing = sample.showing(Language::En);
    let reader = Reader::Several(&all);
    let page = BookletPage::new(&showing, reader, Paper::Drivers, (copy, Vec::new()));
    let html = page.unwrap().render().unwrap();
    assert!(html.contains("Drive to the Capitole") && html.contains("On board"));
    assert!(!html.contains("Economic evening"), "{html}");
}
