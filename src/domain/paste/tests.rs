use uuid::Uuid;

use super::*;
use crate::domain::Closed as _;
use crate::domain::cells;
use crate::domain::draft::Draft;
use crate::domain::fixture::{self, GUEST, HEAD, HOST};
use crate::domain::ids::DelegationId;
use crate::domain::text::Texts;

/// What was pasted, with headings, beside a visit of which Head, Host and Guest are known; only Head takes part.
fn understood(text: &str) -> Vec<Entry> {
    understood_by(text, true)
}

fn understood_by(text: &str, may_enter: bool) -> Vec<Entry> {
    let Draft {
        delegations,
        registers,
        ..
    } = fixture::draft();
    let mut people: Vec<Person> = registers.people.into_values().collect();
    people.retain(|person| {
        [HEAD, HOST, GUEST]
            .map(fixture::person)
            .contains(&person.id)
    });
    for (person, (family, given, email)) in people.iter_mut().zip([
        ("Đinh", "Toàn Thắng", Some("head@hanoi.example")),
        ("Moudenc", "Jean-Luc", Some("maire@toulouse.example")),
        ("Berg", "Anne", None),
    ]) {
        person.name.family = family.to_owned();
        person.name.given = given.to_owned();
        person.email = email.map(str::to_owned);
    }
    let organisations: Vec<Organisation> = registers.organisations.into_values().collect();
    let rows = cells::read(text);
    let columns = columns::of_headings(&rows[0].cells).unwrap();
    let known = Known {
        people: &people,
        organisations: &organisations,
        delegations: &delegations,
        roster: &[fixture::person(HEAD)],
        may_enter,
        locale: "fr",
    };
    entries(&rows[1..], &columns, known)
}

/// How the rows are understood: `name = whom we know` or `name + new`, and the words of what is wrong.
fn check(text: &str, expect: &[&str]) {
    let entries = understood(text);
    let shown: Vec<String> = entries.iter().map(shown).collect();
    assert_eq!(shown, expect, "{text}");
}

fn shown(entry: &Entry) -> String {
    let known = if entry.person.is_some() { "=" } else { "+" };
    let mut words = vec![format!("{known} {}", entry.name.full())];
    words.extend(entry.problems.iter().map(|problem| {
        let column = problem.column.map_or("row", |column| column.word());
        format!("{column}: {} ({})", problem.fault.key(), problem.text)
    }));
    words.join("; ")
}

#[test]
fn somebody_is_known_by_address_else_by_name() {
    check(
        "Name\tMail\nX\tMAIRE@toulouse.example",
        &["= Jean-Luc Moudenc"],
    );
    check("Name\nmoudenc jean luc", &["= Jean-Luc Moudenc"]);
    check("Name\tMail\nAnne Berg\tanne@oslo.example", &["= Anne Berg"]);
    check("Name\nNew Person", &["+ New Person"]);
    check(
        "Name\tMail\nJean-Luc Moudenc\tother@toulouse.example",
        &["+ Jean-Luc Moudenc; email: other-email (other@toulouse.example)"],
    );
}

#[test]
fn nobody_is_added_twice() {
    check(
        "Name\nDinh Toan Thang",
        &["= Toàn Thắng Đinh; row: on-roster (Toàn Thắng Đinh)"],
    );
    check(
        "Name\tMail\nA New\ta@x.example\nB New\tA@x.example\nMoudenc, Jean-Luc\nMoudenc, Jean-Luc",
        &[
            "+ A New",
            "+ B New; row: repeated (B New)",
            "= Jean-Luc Moudenc",
            "= Jean-Luc Moudenc; row: repeated (Jean-Luc Moudenc)",
        ],
    );
    check(
        "Name\tMail\nA New\ta@x.example\nA New\tb@x.example",
        &["+ A New", "+ A New"],
    );
}

#[test]
fn what_is_wrong_is_named_with_its_cell() {
    check(
        "Name\tMail\nA New\tnot an address",
        &["+ A New; email: email (not an address)"],
    );
    check("Name\tRole\nA New\tking", &["+ A New; role: role (king)"]);
    check(
        "Name\tDelegation\nA New\tnowhere",
        &["+ A New; delegation: delegation (nowhere)"],
    );
    check(
        "Name\tLanguage\nA New\tKlingon",
        &["+ A New; language: language (Klingon)"],
    );
    check(
        "Name\tFunction\nA New\tMayor",
        &["+ A New; title: no-organisation (Mayor)"],
    );
    check("Name\tMail\n\ta@x.example", &["+ ; name: no-name ()"]);
    let long = "x".repeat(201);
    let expect = format!("+ A New; phone: too-long ({long})");
    check(&format!("Name\tPhone\nA New\t{long}"), &[&expect]);
}

#[test]
fn who_may_enter_nobody_adds_those_we_know() {
    let entries = understood_by("Name\nAnne Berg\nA New", false);
    let shown: Vec<String> = entries.iter().map(shown).collect();
    assert_eq!(shown, ["= Anne Berg", "+ A New; row: unknown (A New)"]);
}

#[test]
fn a_whole_row_is_understood() {
    let entries = understood(
        "Nom;Prénom;Courriel;Fonction;Organisme;Rôle;Groupes;Langue;Tél.\n\
         Trần;Thu Hà;ha@hanoi.example;Conseillère;Hanoï Métropole;Interprète;Presse, culture / Presse;vietnamien;+84 1",
    );
    let entry = &entries[0];
    assert!(entry.is_ready(), "{:?}", entry.problems);
    assert_eq!(entry.name.full(), "Trần Thu Hà");
    assert_eq!(entry.title.as_deref(), Some("Conseillère"));
    assert_eq!(
        entry.organisation,
        Some(Body::New("Hanoï Métropole".to_owned()))
    );
    assert_eq!(entry.role, ParticipantRole::Interpreter);
    assert_eq!(entry.groups, ["Presse", "culture"]);
    assert_eq!(
        (entry.locale.as_str(), entry.phone.as_deref()),
        ("vi", Some("+84 1"))
    );
    assert_eq!(entry.line, 2);
}

#[test]
fn words_of_four_languages() {
    for (text, expect) in [
        ("Head of delegation", ParticipantRole::HeadOfDelegation),
        ("head-of-delegation", ParticipantRole::HeadOfDelegation),
        ("Chef de délégation", ParticipantRole::HeadOfDelegation),
        ("Tolk", ParticipantRole::Interpreter),
        ("Phiên dịch", ParticipantRole::Interpreter),
        ("PRESSE", ParticipantRole::Press),
    ] {
        assert_eq!(matching::role(text), Some(expect), "{text}");
    }
    for (text, expect) in [
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("français", "fr"),
        ("French", "fr"),
        ("Fransk", "fr"),
        ("Tiếng Pháp", "fr"),
        ("Norwegian", "nb"),
        ("Norsk", "nb"),
        ("Tiếng Việt", "vi"),
        ("vietnamesisk", "vi"),
        ("engelsk", "en"),
    ] {
        assert_eq!(matching::locale(text), Some(expect), "{text}");
    }
    assert_eq!(matching::locale("Esperanto"), None);
}

#[test]
fn a_delegation_gives_the_organisation() {
    let delegation = Delegation {
        id: DelegationId(Uuid::from_u128(7)),
        key: "hanoi".to_owned(),
        name: Texts::from([("fr", "Délégation de Hanoï")]),
        organisation: OrganisationId(Uuid::from_u128(8)),
        head: None,
    };
    for text in ["hanoi", "DELEGATION DE HANOI"] {
        assert_eq!(
            matching::delegation(text, std::slice::from_ref(&delegation)),
            Some(&delegation)
        );
    }
}
