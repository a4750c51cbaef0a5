//! Times where clocks differ: two cities at once, a flight, a call, the night when clocks change.

use jiff::civil::datetime;
use uuid::Uuid;

use super::sample::{Story, an_item};
use crate::domain::agenda::{Place, PlaceRole, Site};
use crate::domain::fixture::{GUEST, HEAD, HOST, RECEPTION, person};
use crate::domain::ids::VenueId;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::venue::Venue;
use crate::language::Language;
use crate::mail::message::Letter;

/// The lines of a letter's table, from the day to the inviter.
fn when_and_where(letter: &Letter) -> String {
    let lines = letter.text.lines();
    let from = lines.skip_while(|line| {
        !["Date", "Starts"]
            .iter()
            .any(|label| line.starts_with(label))
    });
    from.take_while(|line| !line.starts_with("Invited"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn venue(n: u128, name: &str, zone: &str) -> Venue {
    Venue {
        id: VenueId(Uuid::from_u128(n)),
        key: name.to_lowercase(),
        name: name.into(),
        address: None,
        city: None,
        country: None,
        time_zone: Zone::parse(zone).unwrap(),
        capacity: None,
        geo: None,
        access: Texts::default(),
    }
}

fn in_city(venue: Venue, city: &str) -> Venue {
    Venue {
        city: Some(city.into()),
        ..venue
    }
}

fn place(venue: &Venue, people: &[u128], role: PlaceRole) -> Place {
    Place {
        site: Site::Venue(venue.id),
        delegations: vec![],
        people: people.iter().map(|n| person(*n)).collect(),
        role,
    }
}

#[test]
fn each_of_two_cities_sees_its_own_time_first() {
    let toulouse = venue(901, "Capitole", "Europe/Paris");
    let toulouse = in_city(toulouse, "Toulouse");
    let montreal = venue(902, "Hôtel de ville", "America/Montreal");
    let montreal = in_city(montreal, "Montréal");
    let story = Story::edited(|draft| {
        let reception = an_item(draft, RECEPTION);
        reception.starts = datetime(2026, 6, 23, 15, 0, 0, 0);
        reception.ends = datetime(2026, 6, 23, 15, 45, 0, 0);
        reception.places = vec![
            place(&toulouse, &[HOST], PlaceRole::At),
            place(&montreal, &[GUEST], PlaceRole::At),
        ];
        for venue in [&toulouse, &montreal] {
            draft.registers.venues.insert(venue.id, venue.clone());
        }
    });
    let letter = |who| story.fresh_invitation(who, RECEPTION, Language::En);
    insta::assert_snapshot!(when_and_where(&letter(HOST)));
    insta::assert_snapshot!(when_and_where(&letter(GUEST)));
    let calendar = letter(GUEST).calendar.unwrap().body.replace("\r\n ", "");
    assert!(
        calendar.contains("\r\nLOCATION:Hôtel de ville\\, Montréal\r\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("Montréal time") || calendar.contains("15:00–15:45 (Paris time)"),
        "{calendar}"
    );
    assert!(
        calendar.contains("DTSTART;TZID=Europe/Paris:20260623T150000"),
        "{calendar}"
    );
}

#[test]
fn a_flight_starts_on_one_wall_and_ends_on_another() {
    let oslo = venue(903, "Gardermoen", "Europe/Oslo");
    let montreal = venue(904, "Trudeau", "America/Montreal");
    let story = Story::edited(|draft| {
        let reception = an_item(draft, RECEPTION);
        reception.starts = datetime(2026, 6, 23, 22, 15, 0, 0);
        reception.ends = datetime(2026, 6, 24, 0, 5, 0, 0);
        reception.starts_time_zone = Zone::parse("Europe/Oslo");
        reception.ends_time_zone = Zone::parse("America/Montreal");
        reception.places = vec![
            place(&oslo, &[], PlaceRole::From),
            place(&montreal, &[], PlaceRole::To),
        ];
        for venue in [&oslo, &montreal] {
            draft.registers.venues.insert(venue.id, venue.clone());
        }
    });
    let letter = story.fresh_invitation(GUEST, RECEPTION, Language::En);
    insta::assert_snapshot!(when_and_where(&letter));
    let programme = story.programme(HEAD, Language::En);
    assert!(
        programme.text.contains("22:15 (Oslo time) – "),
        "{}",
        programme.text
    );
}

#[test]
fn the_duration_is_what_elapses_when_clocks_change() {
    let night = |year: i16, month: i8, day: i8| {
        Story::edited(move |draft| {
            let reception = an_item(draft, RECEPTION);
            reception.starts = datetime(year, month, day, 1, 30, 0, 0);
            reception.ends = datetime(year, month, day, 4, 0, 0, 0);
        })
    };
    let letter =
        |story: Story| when_and_where(&story.fresh_invitation(GUEST, RECEPTION, Language::En));
    insta::assert_snapshot!(letter(night(2026, 10, 25)));
    insta::assert_snapshot!(letter(night(2027, 3, 28)));
}

#[test]
fn a_programme_too_says_how_long_it_lasts_when_clocks_change() {
    let story = Story::edited(|draft| {
        let reception = an_item(draft, RECEPTION);
        reception.starts = datetime(2026, 10, 25, 1, 30, 0, 0);
        reception.ends = datetime(2026, 10, 25, 3, 30, 0, 0);
    });
    let letter = story.programme(HEAD, Language::En);
    let row = "\
01:30–03:30  Reception by the Deputy Mayor
  Time        01:30–03:30 (Paris time), 3\u{a0}h (the clocks change meanwhile)
";
    assert!(letter.text.contains(row), "{}", letter.text);
}

#[test]
fn a_call_is_also_shown_where_the_reader_is() {
    let story = Story::edited(|draft| {
        let reception = an_item(draft, RECEPTION);
        reception.places = vec![];
        reception.online_url = Some("https://meet.example/signature?a=1,2".into());
    });
    let story = story.in_zone("Asia/Ho_Chi_Minh");
    let letter = story.fresh_invitation(GUEST, RECEPTION, Language::En);
    insta::assert_snapshot!(when_and_where(&letter));
    let calendar = letter.calendar.unwrap().body.replace("\r\n ", "");
    assert!(calendar.contains("\r\nCONFERENCE;"), "{calendar}");
    assert!(
        calendar.contains("https://meet.example/signature?a=1,2"),
        "{calendar}"
    );
}
