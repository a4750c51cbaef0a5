use super::*;
use crate::domain::draft::Draft;
use crate::domain::fixture::{GUEST, HOST, RECEPTION, before_the_visit, draft, item, participant};
use crate::domain::freeze::freeze;
use crate::domain::publication::Publication;

fn published(edit: impl Fn(&mut Draft)) -> Publication {
    let mut draft = draft();
    edit(&mut draft);
    freeze(&draft, None, None, before_the_visit())
}

fn wording<'a>(publication: &'a Publication, reader: Reader<'a>) -> Wording<'a> {
    Wording {
        visit: &publication.visit,
        language: Language::Nb,
        reader,
        reader_zone: None,
    }
}

fn written(publication: &Publication, reader: Reader<'_>) -> String {
    let frozen = &publication.items[&item(RECEPTION)];
    let sight = publication.sight(frozen, reader).unwrap();
    let facts = wording(publication, reader).facts(&sight).unwrap();
    let lines = facts.iter().map(|fact| {
        let lines: Vec<String> = fact.lines.iter().map(Line::text).collect();
        format!("{}: {}\n", fact.label, lines.join(" | "))
    });
    lines.collect()
}

#[test]
fn a_text_in_another_language_says_which() {
    let publication = published(|_| {});
    let wording = wording(
        &publication,
        publication.reader(participant(GUEST)).unwrap(),
    );
    let title = wording.heading(&publication.items[&item(RECEPTION)].title);
    assert_eq!(
        title.0[0].lang.as_deref(),
        Some("en"),
        "no French, so English"
    );
    let visit = wording.heading(&publication.visit.title);
    assert_eq!(
        visit.0[0].lang.as_deref(),
        Some("fr"),
        "the first of the visit's"
    );
}

#[test]
fn the_reader_has_a_part_and_the_others_see_who_has_it() {
    let publication = published(|_| {});
    let host = written(&publication, publication.reader(participant(HOST)).unwrap());
    assert!(
        host.contains("Din rolle: vert\n") && !host.contains("Robin Host"),
        "{host}"
    );
    let guest = written(
        &publication,
        publication.reader(participant(GUEST)).unwrap(),
    );
    assert!(
        guest.contains("Sammen med: Robin Host, Officer (vert)\n"),
        "{guest}"
    );
    assert!(!guest.contains("Din rolle"), "{guest}");
}

#[test]
fn the_public_reads_neither_how_to_get_in_nor_who_is_not_public() {
    let publication = published(|draft| {
        for venue in draft.registers.venues.values_mut() {
            venue.access = Texts::from([("nb", "Bakdøra, kode 1234")]);
        }
        for organisation in draft.registers.organisations.values_mut() {
            organisation.public = false;
        }
    });
    let public = written(&publication, Reader::Public);
    for secret in ["1234", "Robin", "City\n", "Invitasjon fra"] {
        assert!(!public.contains(secret), "{secret} in\n{public}");
    }
    let guest = written(
        &publication,
        publication.reader(participant(GUEST)).unwrap(),
    );
    assert!(
        guest.contains("1234") && guest.contains("Invitasjon fra: City\n"),
        "{guest}"
    );
}

#[test]
fn a_summary_names_the_visit_once_and_marks_what_is_not_certain() {
    let check = |title: &str, status: ItemStatus, expect: &str| {
        let publication = published(|_| {});
        let reader = publication.reader(participant(GUEST)).unwrap();
        let mut frozen = publication.items[&item(RECEPTION)].clone();
        frozen.title = Texts::from([("nb", title)]);
        frozen.status = status;
        let sight = publication.sight(&frozen, reader).unwrap();
        let summary = wording(&publication, reader).summary(&sight).unwrap();
        assert_eq!(summary, expect);
    };
    check(
        "Middag",
        ItemStatus::Confirmed,
        "Middag – Visite de travail",
    );
    check(
        "Middag",
        ItemStatus::Tentative,
        "Ikke bekreftet: Middag – Visite de travail",
    );
    check(
        "Middag",
        ItemStatus::Cancelled,
        "Avlyst: Middag – Visite de travail",
    );
    check(
        "Visite de travail",
        ItemStatus::Confirmed,
        "Visite de travail",
    );
    check(
        "Mid\r\ndag\t!",
        ItemStatus::Confirmed,
        "Mid dag ! – Visite de travail",
    );
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for (address, is_link) in [
        ("https://meet.example/1", true),
        ("http://meet.example/1", true),
        ("javascript:alert(1)", false),
        ("meet.example", false),
    ] {
        let line = Line::link(address);
        assert_eq!(line.0[0].href.is_some(), is_link, "{address}");
        assert_eq!(line.text(), address);
    }
}

#[test]
fn a_visit_to_montreal_is_on_the_time_of_montreal() {
    let time_at = |host: &str, zone: &str| {
        let publication = published(|draft| {
            draft.visit.time_zone = Zone::parse(zone).unwrap();
            let host_id = draft.visit.host;
            let body = draft.registers.organisations.get_mut(&host_id).unwrap();
            body.city = Some(host.to_owned());
        });
        let reader = publication.reader(participant(GUEST)).unwrap();
        let languages = [Language::En, Language::Fr, Language::Nb, Language::Vi];
        languages.map(|language| {
            let wording = Wording {
                language,
                ..wording(&publication, reader)
            };
            wording.zone_of_visit(&publication.visit.time_zone)
        })
    };
    assert_eq!(
        time_at("Montréal", "America/Montreal"),
        [
            "Montréal time",
            "heure de Montréal",
            "Montréal-tid",
            "giờ Montréal"
        ]
    );
    assert_eq!(time_at("Toulouse", "Europe/Paris")[1], "heure de Paris");
    assert_eq!(time_at("Wien", "Europe/Vienna")[1], "heure de Vienne");
}

#[test]
fn a_place_may_have_its_city_in_its_address() {
    let publication = published(|draft| {
        let venue = draft.registers.venues.values_mut().next().unwrap();
        venue.time_zone = Zone::parse("America/Montreal").unwrap();
        venue.address = Some("275 rue Notre-Dame Est, Montréal, QC H2Y 1C6".to_owned());
    });
    let host = written(&publication, publication.reader(participant(HOST)).unwrap());
    assert!(
        host.contains("Montréal-tid") && !host.contains("Toronto"),
        "{host}"
    );
}
