//! Who sees what: one case a line.

use super::*;
use crate::domain::agenda::{Audience, Item, Note, Visibility};
use crate::domain::draft::Draft;
use crate::domain::fixture::{
    self, DELEGATE, DRIVER, GUEST, HOST, RECEPTION, before_the_visit, item, participant, person,
};
use crate::domain::freeze::freeze;
use crate::domain::visit::VisitStatus;
use ItemStatus::{Cancelled, Confirmed, Tentative};
use ParticipantRole::{Driver, Guest, Interpreter, Press, Protocol, Security};
use Visibility::{Internal, Participants, Public};

fn reception(draft: &mut Draft) -> &mut Item {
    let mut items = draft.items.iter_mut();
    items.find(|one| one.id == item(RECEPTION)).unwrap()
}

fn first(draft: &Draft) -> Publication {
    freeze(draft, None, None, before_the_visit())
}

/// The status that somebody sees of the reception, if they see it.
fn status(publication: &Publication, reader: Reader<'_>) -> Option<ItemStatus> {
    let item = publication.items.get(&item(RECEPTION))?;
    publication.sight(item, reader).map(|sight| sight.status)
}

/// What the public sees of the reception after each publication.
#[track_caller]
fn check_public(history: &[(bool, Visibility, ItemStatus)], expect: &[Option<ItemStatus>]) {
    let mut draft = fixture::draft();
    let mut latest: Option<Publication> = None;
    let mut seen = vec![];
    for (visit, visibility, state) in history {
        draft.visit.public = *visit;
        let item = reception(&mut draft);
        (item.visibility, item.status) = (*visibility, *state);
        let next = freeze(&draft, latest.as_ref(), None, before_the_visit());
        seen.push(status(&next, Reader::Public));
        latest = Some(next);
    }
    assert_eq!(seen, expect, "{history:?}");
}

#[test]
fn the_public_sees_what_is_certain_public_and_of_a_public_visit() {
    check_public(&[(true, Public, Confirmed)], &[Some(Confirmed)]);
    check_public(&[(true, Public, Tentative)], &[None]);
    check_public(&[(true, Public, Cancelled)], &[None]);
    check_public(&[(true, Participants, Confirmed)], &[None]);
    check_public(&[(true, Internal, Confirmed)], &[None]);
    check_public(&[(false, Public, Confirmed)], &[None]);
}

#[test]
fn only_what_was_public_is_cancelled_in_public() {
    let cancelled = (true, Public, Cancelled);
    check_public(
        &[(true, Public, Confirmed), cancelled],
        &[Some(Confirmed), Some(Cancelled)],
    );
    check_public(&[(true, Public, Tentative), cancelled], &[None, None]);
    check_public(&[(true, Participants, Confirmed), cancelled], &[None, None]);
    check_public(&[(true, Internal, Confirmed), cancelled], &[None, None]);
    check_public(&[(false, Public, Confirmed), cancelled], &[None, None]);
    check_public(
        &[
            (true, Public, Confirmed),
            (true, Public, Tentative),
            cancelled,
        ],
        &[Some(Confirmed), None, Some(Cancelled)],
    );
    check_public(
        &[
            (true, Public, Confirmed),
            (true, Internal, Confirmed),
            cancelled,
        ],
        &[Some(Confirmed), None, Some(Cancelled)],
    );
    check_public(
        &[(true, Public, Confirmed), (true, Participants, Cancelled)],
        &[Some(Confirmed), None],
    );
    check_public(
        &[
            (true, Public, Confirmed),
            cancelled,
            (false, Public, Cancelled),
        ],
        &[Some(Confirmed), Some(Cancelled), None],
    );
    check_public(
        &[cancelled, (true, Public, Confirmed)],
        &[None, Some(Confirmed)],
    );
}

#[test]
fn with_its_visit_only_what_was_public_is_cancelled_in_public() {
    let check = |state, expect| {
        let mut draft = fixture::draft();
        reception(&mut draft).status = state;
        let before = first(&draft);
        draft.visit.status = VisitStatus::Cancelled;
        let after = freeze(&draft, Some(&before), None, before_the_visit());
        assert_eq!(status(&after, Reader::Public), expect, "{state:?}");
        let guest = after.reader(participant(GUEST)).unwrap();
        assert_eq!(status(&after, guest), Some(Cancelled), "{state:?}");
    };
    check(Confirmed, Some(Cancelled));
    check(Tentative, None);
}

/// All the words in a sight, and what is kept besides words.
fn shown(sight: &Sight<'_>) -> String {
    serde_json::to_string(sight).unwrap()
}

/// Whether the public and a guest see what an edit brings in, by a word that stands in it.
#[track_caller]
fn check_word(edit: fn(&mut Draft), word: &str, expect: (bool, bool)) {
    let mut draft = fixture::draft();
    edit(&mut draft);
    let publication = first(&draft);
    let item = &publication.items[&item(RECEPTION)];
    let guest = publication.reader(participant(GUEST)).unwrap();
    let sees = |reader| shown(&publication.sight(item, reader).unwrap()).contains(word);
    assert_eq!((sees(Reader::Public), sees(guest)), expect, "{word}");
}

#[test]
fn the_public_is_shown_nothing_that_is_meant_for_guests() {
    let both = (true, true);
    let guests = (false, true);
    check_word(
        |draft| reception(draft).title = words("Welcome"),
        "Welcome",
        both,
    );
    check_word(
        |draft| reception(draft).description = words("Flags"),
        "Flags",
        both,
    );
    check_word(|_| {}, "City hall", both);
    check_word(
        |draft| reception(draft).online_url = Some("https://meet.example/1".into()),
        "meet.example",
        guests,
    );
    check_word(
        |draft| {
            reception(draft).notes = vec![Note {
                text: words("Bring a pass"),
                audience: everybody(),
            }];
        },
        "Bring a pass",
        guests,
    );
    check_word(
        |draft| reception(draft).reason = words("Storm"),
        "Storm",
        guests,
    );
    check_word(
        |draft| reception(draft).dress_code = words("Dark suit"),
        "Dark suit",
        guests,
    );
    check_word(
        |draft| reception(draft).languages = vec!["nb".into()],
        "\"nb\"",
        guests,
    );
    check_word(
        |draft| reception(draft).internal_notes = Some("Keep it short".into()),
        "Keep it short",
        (false, false),
    );
}

#[test]
fn the_public_is_told_only_of_people_and_organisations_marked_public() {
    fn mark(draft: &mut Draft, n: u128) {
        let people = &mut draft.registers.people;
        people.get_mut(&person(n)).unwrap().public = true;
    }
    let host = "\"family\":\"Host\"";
    check_word(|_| {}, host, (false, true));
    check_word(|draft| mark(draft, HOST), host, (true, true));
    check_word(
        |draft| mark(draft, DELEGATE),
        "\"family\":\"Delegate\"",
        (false, false),
    );
    check_word(|draft| receive(draft, true), "\"City\"", (true, true));
    check_word(|draft| receive(draft, false), "\"City\"", (false, true));
}

/// The city receives, and may be named in public or not.
fn receive(draft: &mut Draft, public: bool) {
    let host = draft.visit.host;
    reception(draft).host = Some(host);
    let organisations = &mut draft.registers.organisations;
    organisations.get_mut(&host).unwrap().public = public;
}

fn words(text: &str) -> Texts {
    Texts::from([("en", text)])
}

fn everybody() -> Audience {
    Audience {
        everyone: true,
        ..Audience::default()
    }
}

/// Whether a guest who comes in a role sees the reception, if it is for that audience.
#[track_caller]
fn check_role(role: ParticipantRole, audience: &Audience, expect: bool) {
    let mut draft = fixture::draft();
    let mut people = draft.participants.iter_mut();
    let guest = people.find(|one| one.id == participant(GUEST)).unwrap();
    guest.role = role;
    reception(&mut draft).audience = audience.clone();
    let publication = first(&draft);
    let reader = publication.reader(participant(GUEST)).unwrap();
    let sees = status(&publication, reader).is_some();
    assert_eq!(sees, expect, "{role:?}, {audience:?}");
}

#[test]
fn press_drivers_and_security_are_named_to_be_there() {
    let by_role = |role| Audience {
        roles: vec![role],
        ..Audience::default()
    };
    let by_name = || Audience {
        people: vec![person(GUEST)],
        ..Audience::default()
    };
    let but_not = || Audience {
        except: vec![person(GUEST)],
        ..everybody()
    };
    for role in [Press, Driver, Security] {
        check_role(role, &everybody(), false);
        check_role(role, &by_role(role), true);
        check_role(role, &by_name(), true);
        check_role(role, &Audience::default(), false);
    }
    for role in [Guest, Interpreter, Protocol] {
        check_role(role, &everybody(), true);
        check_role(role, &but_not(), false);
        check_role(role, &by_role(Press), false);
        check_role(role, &Audience::default(), false);
    }
}

#[test]
fn press_that_is_there_sees_its_items_but_no_reason() {
    let mut draft = fixture::draft();
    let mut people = draft.participants.iter_mut();
    let guest = people.find(|one| one.id == participant(GUEST)).unwrap();
    guest.role = Press;
    reception(&mut draft).reason = words("Storm");
    reception(&mut draft).online_url = Some("https://meet.example/1".into());
    let publication = first(&draft);
    let item = &publication.items[&item(RECEPTION)];
    let sees = |n, word: &str| {
        let reader = publication.reader(participant(n)).unwrap();
        let sight = publication.sight(item, reader);
        sight.map(|sight| shown(&sight).contains(word))
    };
    assert_eq!(sees(GUEST, "Storm"), Some(false));
    assert_eq!(
        sees(GUEST, "meet.example"),
        Some(true),
        "a link is for the audience"
    );
    assert_eq!(sees(DELEGATE, "Storm"), Some(true));
    assert_eq!(sees(DRIVER, "Storm"), None);
}

#[test]
fn who_share_a_paper_see_what_any_of_them_sees_and_nobodys_own_notes() {
    let mut draft = fixture::draft();
    let item = reception(&mut draft);
    item.audience = Audience {
        people: vec![person(GUEST)],
        ..Audience::default()
    };
    item.people.clear();
    item.visibility = Participants;
    item.notes = vec![Note {
        text: Texts::from([("en", "You sit on the left.")]),
        audience: item.audience.clone(),
    }];
    let publication = first(&draft);
    let sight = |readers: &[u128]| {
        let readers = readers.iter().copied().map(participant).collect();
        let item = &publication.items[&fixture::item(RECEPTION)];
        publication
            .sight(item, Reader::Several(&readers))
            .map(|sight| (sight.notes.len(), sight.own_parts.len()))
    };
    assert_eq!(sight(&[DELEGATE, DRIVER]), None);
    assert_eq!(sight(&[DELEGATE, GUEST]), Some((0, 0)));
    assert_eq!(sight(&[]), None);
}
