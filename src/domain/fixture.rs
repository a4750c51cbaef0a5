//! A small visit for the tests of the domain: a delegation of two, a host, a guest and a driver; three items.

use jiff::Timestamp;
use jiff::civil::{DateTime, date, datetime};
use uuid::Uuid;

use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Part, PartRole, Place, PlaceRole, ReplyWanted, Site,
    Visibility,
};
use crate::domain::draft::Draft;
use crate::domain::ids::{
    DelegationId, ItemId, OrganisationId, ParticipantId, PersonId, TeamId, VenueId, VisitId,
};
use crate::domain::person::{Name, NameOrder, Office, Organisation, OrganisationKind, Person};
use crate::domain::registers::Registers;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::venue::Venue;
use crate::domain::visit::{
    Contact, Delegation, Direction, Participant, ParticipantRole, Visit, VisitKind, VisitStatus,
};

/// The head of the delegation, told by programme.
pub(crate) const HEAD: u128 = 1;
/// A delegate, told by programme.
pub(crate) const DELEGATE: u128 = 2;
/// The host, told by invitation.
pub(crate) const HOST: u128 = 3;
/// A guest, told by invitation.
pub(crate) const GUEST: u128 = 4;
/// The driver, told by hand.
pub(crate) const DRIVER: u128 = 5;

/// A reception of the delegation and the guest by the host: 23 June, 11:30 to 12:30.
pub(crate) const RECEPTION: u128 = 101;
/// An evening for everyone, with the host as speaker: 24 June, 18:00 to 20:30.
pub(crate) const EVENING: u128 = 102;
/// A drive of the delegation, with the driver: 23 June, 10:00 to 11:00.
pub(crate) const DRIVE: u128 = 103;

pub(crate) fn participant(n: u128) -> ParticipantId {
    ParticipantId(Uuid::from_u128(0x1000 + n))
}

pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

pub(crate) fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

/// An instant well before the visit: 1 June 2026, 08:00 in Paris.
pub(crate) fn before_the_visit() -> Timestamp {
    "2026-06-01T06:00:00Z".parse().unwrap()
}

const CITY: OrganisationId = OrganisationId(Uuid::from_u128(201));
const EMBASSY: OrganisationId = OrganisationId(Uuid::from_u128(202));
const HALL: VenueId = VenueId(Uuid::from_u128(301));
const EMBASSY_GROUP: DelegationId = DelegationId(Uuid::from_u128(401));

/// The visit, as drafted.
pub(crate) fn draft() -> Draft {
    Draft {
        visit: visit(),
        delegations: vec![Delegation {
            id: EMBASSY_GROUP,
            key: "embassy".into(),
            name: Texts::from([("en", "Embassy"), ("fr", "Ambassade")]),
            organisation: EMBASSY,
            head: Some(person(HEAD)),
        }],
        ranks: std::collections::BTreeMap::new(),
        participants: vec![
            on_roster(HEAD, ParticipantRole::HeadOfDelegation),
            on_roster(DELEGATE, ParticipantRole::Delegate),
            on_roster(HOST, ParticipantRole::Host),
            on_roster(GUEST, ParticipantRole::Guest),
            on_roster(DRIVER, ParticipantRole::Driver),
        ],
        items: vec![drive(), reception(), evening()],
        registers: registers(),
    }
}

fn visit() -> Visit {
    Visit {
        id: VisitId(Uuid::from_u128(501)),
        team: TeamId(Uuid::from_u128(502)),
        key: "visit".into(),
        slug: "visit".into(),
        kind: VisitKind::Working,
        direction: Direction::Incoming,
        title: Texts::from([("en", "Working visit"), ("fr", "Visite de travail")]),
        short_title: None,
        host: CITY,
        starts_on: date(2026, 6, 23),
        ends_on: date(2026, 6, 25),
        time_zone: Zone::parse("Europe/Paris").unwrap(),
        locales: vec!["fr".into(), "en".into()],
        status: VisitStatus::Planned,
        reason: Texts::default(),
        public: true,
        agreements: vec![],
        themes: vec![],
        reply_by: None,
        contact: Some(Contact {
            name: "Protocol".into(),
            email: Some("protocol@city.example".into()),
            phone: Some("+33 5 00 00 00 00".into()),
        }),
        signature: Texts::from([("en", "International Relations")]),
        reminders: None,
    }
}

fn on_roster(n: u128, role: ParticipantRole) -> Participant {
    let is_delegate = matches!(
        role,
        ParticipantRole::HeadOfDelegation | ParticipantRole::Delegate
    );
    Participant {
        id: participant(n),
        person: person(n),
        role,
        delegation: is_delegate.then_some(EMBASSY_GROUP),
        groups: vec![],
        office: None,
        notify: role.default_notify(),
        diet: None,
        access: None,
        mail_to: vec![],
        removed: false,
        links_generation: 0,
    }
}

fn an_item(n: u128, title: &str, starts: DateTime, ends: DateTime) -> Item {
    Item {
        id: item(n),
        key: title.to_lowercase(),
        kind: ItemKind::Meeting,
        title: Texts::from([("en", title)]),
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
            site: Site::Venue(HALL),
            delegations: vec![],
            people: vec![],
            role: PlaceRole::At,
        }],
        online_url: None,
        audience: Audience::default(),
        people: vec![],
        notes: vec![],
        languages: vec![],
        dress_code: Texts::default(),
        capacity: None,
        reply: ReplyWanted::None,
        internal_notes: None,
    }
}

fn reception() -> Item {
    Item {
        audience: Audience {
            delegations: vec![EMBASSY_GROUP],
            people: vec![person(GUEST)],
            ..Audience::default()
        },
        people: vec![Part {
            person: person(HOST),
            role: PartRole::Host,
        }],
        visibility: Visibility::Public,
        ..an_item(
            RECEPTION,
            "Reception",
            datetime(2026, 6, 23, 11, 30, 0, 0),
            datetime(2026, 6, 23, 12, 30, 0, 0),
        )
    }
}

fn evening() -> Item {
    Item {
        audience: Audience {
            everyone: true,
            ..Audience::default()
        },
        people: vec![Part {
            person: person(HOST),
            role: PartRole::Speaker,
        }],
        ..an_item(
            EVENING,
            "Evening",
            datetime(2026, 6, 24, 18, 0, 0, 0),
            datetime(2026, 6, 24, 20, 30, 0, 0),
        )
    }
}

fn drive() -> Item {
    Item {
        audience: Audience {
            delegations: vec![EMBASSY_GROUP],
            people: vec![person(DRIVER)],
            ..Audience::default()
        },
        ..an_item(
            DRIVE,
            "Drive",
            datetime(2026, 6, 23, 10, 0, 0, 0),
            datetime(2026, 6, 23, 11, 0, 0, 0),
        )
    }
}

fn registers() -> Registers {
    let organisation = |id, name: &str, kind| Organisation {
        id,
        key: name.to_lowercase(),
        name: name.into(),
        kind,
        city: None,
        country: None,
        time_zone: Zone::parse("Europe/Paris").unwrap(),
        website: None,
        acts_for: None,
        public: true,
    };
    let hall = Venue {
        id: HALL,
        key: "hall".into(),
        name: "City hall".into(),
        address: Some("1 Main Square".into()),
        city: None,
        country: None,
        time_zone: Zone::parse("Europe/Paris").unwrap(),
        capacity: None,
        geo: None,
        access: Texts::default(),
    };
    let city = organisation(CITY, "City", OrganisationKind::City);
    let embassy = organisation(EMBASSY, "Embassy", OrganisationKind::Embassy);
    Registers {
        organisations: [(CITY, city), (EMBASSY, embassy)].into(),
        people: [
            (HEAD, "Head"),
            (DELEGATE, "Delegate"),
            (HOST, "Host"),
            (GUEST, "Guest"),
            (DRIVER, "Driver"),
        ]
        .map(|(n, name)| (person(n), a_person(n, name)))
        .into(),
        venues: [(HALL, hall)].into(),
        ..Registers::default()
    }
}

fn a_person(n: u128, name: &str) -> Person {
    Person {
        id: person(n),
        key: name.to_lowercase(),
        name: Name {
            family: name.into(),
            given: "Robin".into(),
            order: NameOrder::GivenFirst,
        },
        email: Some(format!("{}@people.example", name.to_lowercase())),
        email_shared: false,
        phone: None,
        locale: "en".into(),
        time_zone: None,
        languages: vec![],
        public: false,
        offices: vec![Office {
            organisation: CITY,
            title: Texts::from([("en", "Officer")]),
            salutation: Texts::default(),
            rank: 10,
            from: None,
            to: None,
        }],
    }
}
