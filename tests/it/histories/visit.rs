//! A visit with participants of every way to be told, before anything happens.
//!
//! Every text that is shown holds a marker of its own (`T7z`), so that a mail client can be asked what it shows.

use escale::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Part, PartRole, Place, PlaceRole, ReplyWanted, Site,
    Visibility,
};
use escale::domain::draft::Draft;
use escale::domain::ids::{DelegationId, PersonId};
use escale::domain::person::{Name, NameOrder, Organisation, OrganisationKind, Person};
use escale::domain::registers::Registers;
use escale::domain::text::Texts;
use escale::domain::time::Zone;
use escale::domain::venue::Venue;
use escale::domain::visit::{
    Delegation, Direction, Notify, Participant, ParticipantRole, Visit, VisitKind, VisitStatus,
};
use escale::store::ids;
use jiff::civil::{DateTime, date, time};

/// Two by programme, four by invitation, one by hand, one by nothing.
pub(super) const ROLES: [(ParticipantRole, Notify); 8] = [
    (ParticipantRole::HeadOfDelegation, Notify::Programme),
    (ParticipantRole::Delegate, Notify::Programme),
    (ParticipantRole::Host, Notify::Invitations),
    (ParticipantRole::Guest, Notify::Invitations),
    (ParticipantRole::Press, Notify::Invitations),
    (ParticipantRole::Speaker, Notify::Invitations),
    (ParticipantRole::Driver, Notify::ByHand),
    (ParticipantRole::Protocol, Notify::None),
];

pub(super) const ITEMS: usize = 5;

/// Whom an item may be for.
pub(super) const AUDIENCES: u8 = 6;

/// The visit of so many people, as drafted: each way to be told comes round.
pub(super) fn draft(count: usize) -> Draft {
    let city = organisation();
    let hall = venue();
    let people: Vec<Person> = (0..count).map(person).collect();
    let delegation = Delegation {
        id: ids::new(),
        key: "embassy".into(),
        name: words("Embassy"),
        organisation: city.id,
        head: people.first().map(|person| person.id),
    };
    let mut draft = Draft {
        visit: visit(&city),
        ranks: std::collections::BTreeMap::new(),
        participants: people
            .iter()
            .zip(ROLES.into_iter().cycle())
            .map(|(person, role)| participant(person.id, role, delegation.id))
            .collect(),
        delegations: vec![delegation],
        items: vec![],
        registers: Registers {
            organisations: [(city.id, city)].into(),
            people: people
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
            venues: [(hall.id, hall)].into(),
            ..Registers::default()
        },
    };
    draft.items = (0..ITEMS).map(|n| item(&draft, n)).collect();
    draft
}

/// The `n`th way to say whom an item is for.
pub(super) fn audience(draft: &Draft, n: u8) -> Audience {
    let person = |n: usize| draft.participants[n].person;
    let none = Audience::default();
    match n {
        0 => Audience {
            everyone: true,
            ..none
        },
        1 => Audience {
            delegations: draft.delegations.iter().map(|one| one.id).collect(),
            ..none
        },
        2 => Audience {
            people: vec![person(3), person(4), person(6)],
            ..none
        },
        3 => Audience {
            roles: vec![ParticipantRole::Host, ParticipantRole::Press],
            ..none
        },
        4 => Audience {
            everyone: true,
            except: vec![person(0), person(3)],
            ..none
        },
        _ => none,
    }
}

/// The `n`th time at which an item may be.
pub(super) fn period(n: u8) -> (DateTime, DateTime) {
    let day = date(2026, 6, 23 + i8::try_from(n % 3).unwrap());
    let minutes = 20 * i16::from(n / 3);
    let starts = day
        .to_datetime(time(9, 0, 0, 0))
        .checked_add(jiff::Span::new().minutes(minutes))
        .unwrap();
    let ends = starts.checked_add(jiff::Span::new().hours(1)).unwrap();
    (starts, ends)
}

/// Words in the one language of the visit.
pub(super) fn words(text: &str) -> Texts {
    Texts::from([("en", text)])
}

/// The title of the `n`th item.
pub(super) fn title(n: usize, edition: u32) -> Texts {
    words(&format!("Item{n} T{edition}z"))
}

fn item(draft: &Draft, n: usize) -> Item {
    let small = u8::try_from(n).unwrap();
    let (starts, ends) = period(7 * small + 2);
    Item {
        id: ids::new(),
        key: format!("item-{n}"),
        kind: ItemKind::Meeting,
        title: title(n, 0),
        description: Texts::default(),
        starts,
        ends,
        starts_time_zone: None,
        ends_time_zone: None,
        status: ItemStatus::Confirmed,
        reason: Texts::default(),
        visibility: Visibility::Participants,
        host: None,
        places: vec![Place {
            site: Site::Venue(*draft.registers.venues.keys().next().unwrap()),
            delegations: vec![],
            people: vec![],
            role: PlaceRole::At,
        }],
        online_url: None,
        audience: audience(draft, small),
        people: vec![Part {
            person: draft.participants[2].person,
            role: PartRole::Host,
        }],
        notes: vec![],
        languages: vec![],
        dress_code: Texts::default(),
        capacity: None,
        reply: ReplyWanted::None,
        internal_notes: None,
    }
}

fn organisation() -> Organisation {
    Organisation {
        id: ids::new(),
        key: "city".into(),
        name: "City".into(),
        kind: OrganisationKind::City,
        city: None,
        country: None,
        time_zone: zone(),
        website: None,
        acts_for: None,
        public: true,
    }
}

fn venue() -> Venue {
    Venue {
        id: ids::new(),
        key: "hall".into(),
        name: "Hall P0z".into(),
        address: None,
        city: None,
        country: None,
        time_zone: zone(),
        capacity: None,
        geo: None,
        access: Texts::default(),
    }
}

fn person(n: usize) -> Person {
    Person {
        id: ids::new(),
        key: format!("person-{n}"),
        name: Name {
            family: format!("Family{n}"),
            given: "Robin".into(),
            order: NameOrder::GivenFirst,
        },
        email: Some(format!("person{n}.0@people.example")),
        email_shared: false,
        phone: None,
        locale: "en".into(),
        time_zone: None,
        languages: vec![],
        public: false,
        offices: vec![],
    }
}

fn participant(
    person: PersonId,
    (role, notify): (ParticipantRole, Notify),
    delegation: DelegationId,
) -> Participant {
    let travels = matches!(
        role,
        ParticipantRole::HeadOfDelegation | ParticipantRole::Delegate
    );
    Participant {
        id: ids::new(),
        person,
        role,
        delegation: travels.then_some(delegation),
        groups: vec![],
        office: None,
        notify,
        diet: None,
        access: None,
        mail_to: vec![],
        removed: false,
        links_generation: 0,
    }
}

fn visit(host: &Organisation) -> Visit {
    Visit {
        id: ids::new(),
        team: ids::new(),
        key: "visit".into(),
        slug: "visit".into(),
        kind: VisitKind::Working,
        direction: Direction::Incoming,
        title: words("Working visit"),
        short_title: None,
        host: host.id,
        starts_on: date(2026, 6, 23),
        ends_on: date(2026, 6, 25),
        time_zone: zone(),
        locales: vec!["en".into()],
        status: VisitStatus::Planned,
        reason: Texts::default(),
        public: true,
        agreements: vec![],
        themes: vec![],
        reply_by: None,
        contact: None,
        signature: words("Protocol"),
        reminders: None,
    }
}

fn zone() -> Zone {
    Zone::parse("Europe/Paris").unwrap()
}
