//! Visits, items and venues to test the rules with, numbered from 1.

use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Part, PartRole, Place, PlaceRole, ReplyWanted, Site,
    Visibility,
};
use crate::domain::draft::Draft;
use crate::domain::ids::{OrganisationId, TeamId};
use crate::domain::registers::Registers;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::venue::{TravelTime, Venue};
use crate::domain::visit::{
    Direction, Notify, Participant, ParticipantRole, Visit, VisitKind, VisitStatus,
};

pub(super) fn id<T: From<Uuid>>(number: u32) -> T {
    Uuid::from_u128(number.into()).into()
}

/// A visit to Toulouse from 23 to 25 June 2025; its people and items are numbered by the caller.
pub(super) fn visit(number: u32, people: &[u32], items: Vec<Item>) -> Draft {
    let day = |text: &str| -> Date { text.parse().unwrap() };
    Draft {
        visit: Visit {
            id: id(number),
            team: id::<TeamId>(1),
            key: format!("visit-{number}"),
            slug: format!("visit-{number}"),
            kind: VisitKind::Working,
            direction: Direction::Incoming,
            title: Texts::default(),
            short_title: None,
            host: id::<OrganisationId>(1),
            starts_on: day("2025-06-23"),
            ends_on: day("2025-06-25"),
            time_zone: zone("Europe/Paris"),
            locales: vec!["fr".to_owned()],
            status: VisitStatus::Planned,
            reason: Texts::default(),
            public: false,
            agreements: Vec::new(),
            themes: Vec::new(),
            reply_by: None,
            contact: None,
            signature: Texts::default(),
            reminders: None,
        },
        delegations: Vec::new(),
        ranks: std::collections::BTreeMap::new(),
        participants: people
            .iter()
            .map(|person| participant(number, *person))
            .collect(),
        items,
        registers: Registers::default(),
    }
}

fn participant(visit: u32, person: u32) -> Participant {
    Participant {
        id: id(visit * 1000 + person),
        person: id(person),
        role: ParticipantRole::Guest,
        delegation: None,
        groups: Vec::new(),
        office: None,
        notify: Notify::Invitations,
        diet: None,
        access: None,
        mail_to: vec![],
        removed: false,
        links_generation: 0,
    }
}

/// An item for these people, from and to wall times such as `2025-06-23T09:00`.
pub(super) fn item(number: u32, starts: &str, ends: &str, people: &[u32]) -> Item {
    let wall = |text: &str| -> DateTime { text.parse().unwrap() };
    Item {
        id: id(number),
        key: format!("item-{number}"),
        kind: ItemKind::Meeting,
        title: Texts::default(),
        description: Texts::default(),
        starts: wall(starts),
        ends: wall(ends),
        starts_time_zone: None,
        ends_time_zone: None,
        status: ItemStatus::Confirmed,
        reason: Texts::default(),
        visibility: Visibility::Participants,
        host: None,
        places: Vec::new(),
        online_url: None,
        audience: Audience {
            people: people.iter().map(|person| id(*person)).collect(),
            ..Audience::default()
        },
        people: Vec::new(),
        notes: Vec::new(),
        languages: Vec::new(),
        dress_code: Texts::default(),
        capacity: None,
        reply: ReplyWanted::None,
        internal_notes: None,
    }
}

pub(super) fn at(mut item: Item, venue: u32) -> Item {
    item.places.push(Place {
        site: Site::Venue(id(venue)),
        delegations: Vec::new(),
        people: Vec::new(),
        role: PlaceRole::At,
    });
    item
}

pub(super) fn with_part(mut item: Item, person: u32, role: PartRole) -> Item {
    let person = id(person);
    item.people.push(Part { person, role });
    item
}

pub(super) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// Venues 1 to 3 in Toulouse (50 people each) and 4 in Oslo; 25 minutes from 1 to 2, nothing known of 3.
pub(super) fn registers() -> Registers {
    let mut registers = Registers::default();
    for number in 1..=4 {
        let (city, time_zone) = if number == 4 {
            ("Oslo", "Europe/Oslo")
        } else {
            ("Toulouse", "Europe/Paris")
        };
        let venue = Venue {
            id: id(number),
            key: format!("venue-{number}"),
            name: format!("Venue {number}"),
            address: None,
            city: Some(city.to_owned()),
            country: None,
            time_zone: zone(time_zone),
            capacity: Some(50),
            geo: None,
            access: Texts::default(),
        };
        registers.venues.insert(venue.id, venue);
    }
    registers.travel_times.push(TravelTime {
        from: id(1),
        to: id(2),
        minutes: 25,
    });
    registers
}
