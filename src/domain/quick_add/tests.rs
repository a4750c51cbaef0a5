use uuid::Uuid;

use super::*;

const RAMONVILLE: VenueId = VenueId(Uuid::from_u128(1));
const CAPITOLE: VenueId = VenueId(Uuid::from_u128(2));
const VIET_NAM: DelegationId = DelegationId(Uuid::from_u128(3));

fn understood(language: Language, line: &str) -> QuickAdd {
    let venue = |id, names: &[&str]| (id, names.iter().map(|name| (*name).to_owned()).collect());
    let around = Around {
        language,
        days: (Date::constant(2025, 6, 23), Date::constant(2025, 6, 25)),
        venues: &[
            venue(
                RAMONVILLE,
                &["Parc technologique du Canal", "Ramonville-Saint-Agne"],
            ),
            venue(CAPITOLE, &["Capitole", "Toulouse"]),
        ],
        delegations: &[(VIET_NAM, "Ambassade du Viêt Nam".to_owned())],
        groups: &["economic".to_owned()],
    };
    read(line, &around)
}

/// A line, and what is understood: `day starts–ends | title | rest`.
#[track_caller]
fn check_in(language: Language, line: &str, expected: &str) {
    let found = understood(language, line);
    let time =
        |time: Option<Time>| time.map_or("-".to_owned(), |time| time.strftime("%H:%M").to_string());
    let mut rest = Vec::new();
    rest.extend(found.venue.map(|venue| format!("@{}", venue.0.as_u128())));
    rest.extend(found.roles.iter().map(|role| format!("+{}", role.word())));
    rest.extend(found.groups.iter().map(|group| format!("+{group}")));
    rest.extend(
        found
            .delegations
            .iter()
            .map(|id| format!("+{}", id.0.as_u128())),
    );
    let shown = format!(
        "{} {} {} | {} | {}",
        found
            .day
            .map_or("-".to_owned(), |day| day.day().to_string()),
        time(found.starts),
        time(found.ends),
        found.title,
        rest.join(" ")
    );
    assert_eq!(shown.trim(), expected, "{line}");
}

#[track_caller]
fn check(line: &str, expected: &str) {
    check_in(Language::En, line, expected);
}

#[test]
fn a_whole_line() {
    check(
        "Tue 14:30–16:00 Mercator Océan @ Ramonville +interp",
        "24 14:30 16:00 | Mercator Océan | @1 +interpreter",
    );
    check(
        "Wed 9:00-10:30 Round table @ capitole",
        "25 09:00 10:30 | Round table | @2",
    );
    check("", "- - - |  |");
    check("Lunch", "- - - | Lunch |");
}

#[test]
fn days_in_four_languages() {
    check_in(
        Language::Fr,
        "mar 14h30–16h Océan",
        "24 14:30 16:00 | Océan |",
    );
    check_in(
        Language::Fr,
        "mercredi 9h Réunion",
        "25 09:00 10:00 | Réunion |",
    );
    check_in(
        Language::Nb,
        "tirsdag kl. 14.30–16.00 Møte",
        "24 14:30 16:00 | Møte |",
    );
    check_in(Language::Nb, "tir. 14.30 Møte", "24 14:30 15:30 | Møte |");
    check_in(Language::Vi, "Thứ Ba 14:30 Họp", "24 14:30 15:30 | Họp |");
    check_in(Language::Vi, "thu hai 8:00 Họp", "23 08:00 09:00 | Họp |");
    check_in(Language::Fr, "Tuesday 9:00 Talk", "24 09:00 10:00 | Talk |");
    check("24/6 10:00 Visit", "24 10:00 11:00 | Visit |");
    check("24.6. 10:00 Visit", "24 10:00 11:00 | Visit |");
}

#[test]
fn times_as_we_write_them_ourselves() {
    let no_break = "mar 14\u{a0}h\u{a0}30 Océan";
    for (line, expected) in [
        (no_break, "24 14:30 15:30 | Océan |"),
        ("mar 14 h 30 Océan", "24 14:30 15:30 | Océan |"),
        ("mar 9 h Océan", "24 09:00 10:00 | Océan |"),
        ("mar 14 h 30 – 16 h Océan", "24 14:30 16:00 | Océan |"),
        ("mar 14 h 30–16 h 15 Océan", "24 14:30 16:15 | Océan |"),
        ("mar de 14 h à 16 h 30, Océan", "24 14:00 16:30 | Océan |"),
        (
            "mar 10 h Salle 12 h de Paris 30",
            "24 10:00 11:00 | Salle 12h de Paris 30 |",
        ),
    ] {
        check_in(Language::Fr, line, expected);
    }
    for (line, expected) in [
        ("tir kl. 14.30 Møte", "24 14:30 15:30 | Møte |"),
        ("tir kl. 14.30–16.00 Møte", "24 14:30 16:00 | Møte |"),
        (
            "tir fra kl. 14.30 til kl. 16 Møte",
            "24 14:30 16:00 | Møte |",
        ),
        ("tir Møte fra Oslo", "24 - - | Møte fra Oslo |"),
    ] {
        check_in(Language::Nb, line, expected);
    }
}

#[test]
fn a_day_that_is_not_of_the_visit_stays_in_the_title() {
    check("Fri 10:00 Visit", "- 10:00 11:00 | Fri Visit |");
    check("27/6 10:00 Visit", "- 10:00 11:00 | 27/6 Visit |");
}

#[test]
fn times_as_people_type_them() {
    check("Tue 9-10:30 Talk", "24 09:00 10:30 | Talk |");
    check("Tue 9:00 to 10:30 Talk", "24 09:00 10:30 | Talk |");
    check("Tue 14h30 - 16h Talk", "24 14:30 16:00 | Talk |");
    check("Tue Talk 10:00", "24 10:00 11:00 | Talk |");
    check("Tue 23:30 Talk", "24 23:30 - | Talk |");
    check("Tue 25:00 Talk", "24 - - | 25:00 Talk |");
    check("Tue 10:00 Talk 11:00", "24 10:00 11:00 | Talk 11:00 |");
}

#[test]
fn numbers_and_words_that_mean_nothing_stay() {
    check(
        "Tue 10:00 Room 12 for 3-4 people",
        "24 10:00 11:00 | Room 12 for 3-4 people |",
    );
    check(
        "Tue 10:00 Talk @ Nowhere",
        "24 10:00 11:00 | Talk @ Nowhere |",
    );
    check("Tue 10:00 Talk +nobody", "24 10:00 11:00 | Talk +nobody |");
    check("Tue 10:00 Talk + +", "24 10:00 11:00 | Talk + + |");
    check("Tue 10:00 C++ @", "24 10:00 11:00 | C++ |");
}

#[test]
fn who_is_addressed() {
    check(
        "Tue 10:00 Talk +eco +ambassade +press",
        "24 10:00 11:00 | Talk | +press +economic +3",
    );
}

#[test]
fn a_line_is_complete_with_a_day_a_time_and_a_title() {
    let is_complete = |line| understood(Language::En, line).period().is_some();
    assert!(is_complete("Tue 10:00 Talk"));
    for line in [
        "Tue Talk",
        "10:00 Talk",
        "Tue 10:00",
        "Tue 11:00-10:00 Talk",
        "",
    ] {
        assert!(!is_complete(line), "{line}");
    }
}
