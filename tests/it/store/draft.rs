//! A visit whole.

use escale::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Note, Part, PartRole, Place, PlaceRole, ReplyWanted,
    Site, Visibility,
};
use escale::domain::draft::Draft;
use escale::domain::ids::{DelegationId, OrganisationId, PersonId, TeamId, VenueId};
use escale::domain::person::Person;
use escale::domain::registers::Registers;
use escale::domain::text::Texts;
use escale::domain::time::Zone;
use escale::domain::venue::{Geo, Venue};
use escale::domain::visit::{
    Contact, Delegation, Direction, Notify, Participant, ParticipantRole, ReminderKind,
    ReminderRule, Visit, VisitKind, VisitStatus,
};
use escale::store::{Db, Error, delegations, drafts, ids, items, people, venues, visits};
use jiff::civil::{date, datetime, time};

use super::organisation;
use super::registers::person;
use crate::harness::database::on_each_engine;
use crate::harness::draft::insert;

/// Texts that have broken things elsewhere.
pub(super) fn hostile() -> Texts {
    Texts::from([
        (
            "en",
            "'; DROP TABLE visits; -- \\u0000 \\ \"%_\u{202e}\u{feff}",
        ),
        (
            "fr",
            "Réception à l’hôtel de ville\nBEGIN:VEVENT\r\n{{7*7}} $1 ?",
        ),
        ("nb", "Ålesund 👩‍👩‍👧 𝔘 \u{1b}[31m"),
        ("vi", "Tiếng Việt: Nguyễn Thị Ánh, Huế, ngày 30 tháng 4"),
    ])
}

pub(super) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

pub(super) fn venue(key: &str) -> Venue {
    Venue {
        id: ids::new(),
        key: key.to_owned(),
        name: "Văn Miếu".to_owned(),
        address: Some("58 Quốc Tử Giám\nHà Nội".to_owned()),
        city: Some("Hà Nội".to_owned()),
        country: Some("VN".to_owned()),
        time_zone: zone("Asia/Ho_Chi_Minh"),
        capacity: Some(u32::MAX),
        geo: Some(Geo {
            latitude: 21.028_333_3,
            longitude: 105.835_6,
        }),
        access: hostile(),
    }
}

fn visit(team: TeamId, host: OrganisationId) -> Visit {
    Visit {
        id: ids::new(),
        team,
        key: "june".to_owned(),
        slug: "june-2026".to_owned(),
        kind: VisitKind::Official,
        direction: Direction::Incoming,
        title: hostile(),
        short_title: Some(Texts::from([("vi", "Huế")])),
        host,
        starts_on: date(2026, 6, 23),
        ends_on: date(2026, 6, 26),
        time_zone: zone("Europe/Paris"),
        locales: vec!["fr".to_owned(), "vi".to_owned()],
        status: VisitStatus::Planned,
        reason: Texts::default(),
        public: true,
        agreements: vec![],
        themes: vec![],
        reply_by: Some(date(2026, 6, 1)),
        contact: Some(Contact {
            name: "Protocol".to_owned(),
            email: None,
            phone: Some("+33 5 00".to_owned()),
        }),
        signature: hostile(),
        reminders: Some(vec![ReminderRule {
            kind: ReminderKind::Eve,
            at: Some(time(18, 0, 0, 0)),
            before: None,
        }]),
    }
}

fn participant(person: PersonId, delegation: DelegationId) -> Participant {
    Participant {
        id: ids::new(),
        person,
        role: ParticipantRole::HeadOfDelegation,
        delegation: Some(delegation),
        groups: vec!["A".to_owned()],
        office: None,
        notify: Notify::Programme,
        diet: Some("no peanuts".to_owned()),
        access: None,
        mail_to: vec![],
        removed: false,
        links_generation: 3,
    }
}

fn item(venue: VenueId, person: PersonId, delegation: DelegationId) -> Item {
    let audience = Audience {
        everyone: false,
        delegations: vec![delegation],
        roles: vec![ParticipantRole::Press],
        groups: vec!["A".to_owned()],
        people: vec![person],
        except: vec![],
    };
    Item {
        id: ids::new(),
        key: "reception".to_owned(),
        kind: ItemKind::Reception,
        title: hostile(),
        description: hostile(),
        starts: datetime(2026, 6, 23, 11, 30, 0, 0),
        ends: datetime(2026, 6, 23, 12, 30, 15, 0),
        starts_time_zone: Some(zone("Asia/Ho_Chi_Minh")),
        ends_time_zone: None,
        status: ItemStatus::Confirmed,
        reason: Texts::default(),
        visibility: Visibility::Public,
        host: None,
        places: vec![
            Place {
                site: Site::Venue(venue),
                delegations: vec![delegation],
                people: vec![person],
                role: PlaceRole::From,
            },
            Place {
                site: Site::Named {
                    name: "quay".to_owned(),
                    address: None,
                },
                delegations: vec![],
                people: vec![],
                role: PlaceRole::To,
            },
        ],
        online_url: Some("https://example.org/call?a=1&b=2".to_owned()),
        audience: audience.clone(),
        people: vec![Part {
            person,
            role: PartRole::Speaker,
        }],
        notes: vec![Note {
            text: hostile(),
            audience,
        }],
        languages: vec!["fr".to_owned()],
        dress_code: hostile(),
        capacity: Some(12),
        reply: ReplyWanted::Requested,
        internal_notes: Some("line\nline".to_owned()),
    }
}

/// A visit with everything in it.
fn full() -> Draft {
    let team = ids::new();
    let mut agency = organisation("agency");
    let city = organisation("city");
    agency.acts_for = Some(city.id);
    let thang: Person = person("thang", agency.id);
    let hall = venue("hall");
    let delegation = Delegation {
        id: ids::new(),
        key: "hue".to_owned(),
        name: hostile(),
        organisation: agency.id,
        head: Some(thang.id),
    };
    Draft {
        visit: visit(team, agency.id),
        ranks: std::collections::BTreeMap::new(),
        participants: vec![participant(thang.id, delegation.id)],
        items: vec![item(hall.id, thang.id, delegation.id)],
        delegations: vec![delegation],
        registers: Registers {
            organisations: [city, agency]
                .into_iter()
                .map(|one| (one.id, one))
                .collect(),
            people: [(thang.id, thang)].into_iter().collect(),
            venues: [(hall.id, hall)].into_iter().collect(),
            ..Registers::default()
        },
    }
}

on_each_engine! {
    async fn a_draft_comes_back_whole(database: Database) {
        let draft = full();
        let (id, kept) = (draft.visit.id, draft.clone());
        database.store.write(move |db| insert(db, &kept)).await.unwrap();
        let found = database.store.read(move |db| drafts::find(db, id)).await;
        assert_eq!(found.unwrap(), Some(draft));
    }

    async fn a_visit_is_found_by_what_names_it(database: Database) {
        let draft = full();
        let visit = draft.visit.clone();
        database.store.write(move |db| insert(db, &draft)).await.unwrap();
        let outcome: Result<_, Error> = database.store.read(move |db| {
            let found = |db: &mut Db, name: &str| visits::find_by_id_or_slug(db, name);
            assert_eq!(found(db, "june-2026")?, Some(visit.clone()));
            assert_eq!(found(db, &visit.id.to_string())?, Some(visit.clone()));
            assert_eq!(found(db, "july")?, None);
            assert_eq!(visits::overlapping(db, date(2026, 6, 26), date(2026, 7, 1))?, [visit.id]);
            assert_eq!(visits::overlapping(db, date(2026, 6, 27), date(2026, 7, 1))?, []);
            assert_eq!(visits::published(db, visit.id)?, None);
            Ok(())
        }).await;
        outcome.unwrap();
    }

    async fn what_an_item_mentions_cannot_be_deleted(database: Database) {
        let draft = full();
        let (visit, mut item) = (draft.visit.id, draft.items[0].clone());
        let (person, venue) = (draft.participants[0].person, *draft.registers.venues.keys().next().unwrap());
        let delegation = draft.delegations[0].id;
        database.store.write(move |db| insert(db, &draft)).await.unwrap();
        let refused = [
            database.store.write(move |db| venues::delete(db, venue)).await,
            database.store.write(move |db| people::delete(db, person)).await,
            database.store.write(move |db| delegations::delete(db, delegation)).await,
        ];
        assert!(refused.iter().all(|outcome| matches!(outcome, Err(Error::InUse))), "{refused:?}");
        item.places.clear();
        let outcome = database.store.write(move |db| {
            items::update(db, visit, &item)?;
            venues::delete(db, venue)?;
            visits::delete(db, visit)?;
            assert_eq!(items::of_visit(db, visit)?, []);
            people::delete(db, person)
        }).await;
        outcome.unwrap();
    }
}
