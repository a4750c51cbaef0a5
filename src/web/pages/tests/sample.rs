//! The visit that the pages of the tests show: published twice, so that something changed in between.

use jiff::Timestamp;
use jiff::civil::datetime;
use uuid::Uuid;

use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Note, Part, PartRole, Place, PlaceRole, ReplyWanted,
    Site, Visibility,
};
use crate::domain::draft::Draft;
use crate::domain::fixture::{self, DELEGATE, DRIVE, EVENING, GUEST, HEAD, HOST, RECEPTION};
use crate::domain::freeze::freeze;
use crate::domain::ids::{ItemId, VenueId};
use crate::domain::publication::Publication;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::venue::Geo;
use crate::domain::visit::VisitStatus;
use crate::language::Language;
use crate::web::pages::Showing;

/// A call between two cities: 24 June, 15:00 in Paris, 09:00 in Montréal.
const CALL: u128 = 110;
/// A meeting that is still to be confirmed, last on the agenda.
const STUDENTS: u128 = 111;

const MONTREAL: VenueId = VenueId(Uuid::from_u128(311));

/// Two publications of one visit.
pub(super) struct Sample {
    pub(super) before: Publication,
    pub(super) latest: Publication,
}

impl Sample {
    /// Evening moved, reception reworded, drive cancelled since the first publication.
    pub(super) fn new() -> Self {
        Self::of(draft(), |draft| {
            let evening = item_mut(draft, EVENING);
            evening.starts = datetime(2026, 6, 24, 18, 45, 0, 0);
            let drive = item_mut(draft, DRIVE);
            drive.status = ItemStatus::Cancelled;
            drive.reason = Texts::from([
                ("fr", "Le car est en panne."),
                ("en", "The coach broke down."),
            ]);
        })
    }

    /// A first publication of `draft`, and a second after `edit`.
    pub(super) fn of(mut draft: Draft, edit: impl FnOnce(&mut Draft)) -> Self {
        let before = freeze(&draft, None, None, fixture::before_the_visit());
        edit(&mut draft);
        let at = "2026-06-20T14:05:00Z".parse().unwrap();
        let latest = freeze(&draft, Some(&before), None, at);
        Self { before, latest }
    }

    pub(super) fn showing(&self, language: Language) -> Showing<'_> {
        Showing {
            publication: &self.latest,
            before: Some(&self.before),
            seen: None,
            language,
            reader_zone: None,
            now: now(),
        }
    }
}

/// On the morning of the first day, after the drive.
pub(super) fn now() -> Timestamp {
    "2026-06-23T09:15:00Z".parse().unwrap()
}

/// The visit of the domain's tests, with something of everything a page shows.
pub(super) fn draft() -> Draft {
    let mut draft = fixture::draft();
    name_everything(&mut draft);
    dress_the_reception(item_mut(&mut draft, RECEPTION));
    let drive = item_mut(&mut draft, DRIVE);
    drive.kind = ItemKind::Transfer;
    drive.title = Texts::from([
        ("fr", "Transfert vers le Capitole"),
        ("en", "Drive to the Capitole"),
    ]);
    let evening = item_mut(&mut draft, EVENING);
    evening.title = Texts::from([("fr", "Soirée économique"), ("en", "Economic evening")]);
    evening.visibility = Visibility::Public;
    evening.reply = ReplyWanted::Requested;
    let (call, students) = (call(evening), students(evening));
    draft.items.extend([call, students]);
    draft
}

/// A visit that does not take place.
pub(super) fn cancelled() -> Sample {
    Sample::of(draft(), |draft| {
        draft.visit.status = VisitStatus::Cancelled;
        draft.visit.reason = Texts::from([("en", "The ambassador fell ill.")]);
    })
}

pub(super) fn item_mut(draft: &mut Draft, id: u128) -> &mut Item {
    let id = ItemId(Uuid::from_u128(id));
    draft.items.iter_mut().find(|item| item.id == id).unwrap()
}

fn name_everything(draft: &mut Draft) {
    draft.visit.title = Texts::from([
        ("en", "Working visit of the Ambassador of Viet Nam"),
        ("fr", "Visite de travail de l’ambassadeur du Viêt Nam"),
        ("vi", "Chuyến thăm làm việc của Đại sứ Việt Nam"),
    ]);
    let people = &mut draft.registers.people;
    for (n, family, given) in [(HEAD, "Đinh", "Toàn Thắng"), (HOST, "Moudenc", "Jean-Luc")] {
        let person = people.get_mut(&fixture::person(n)).unwrap();
        person.name.family = family.to_owned();
        person.name.given = given.to_owned();
        person.public = true;
    }
    for organisation in draft.registers.organisations.values_mut() {
        if organisation.name == "City" {
            organisation.name = "Ville de Toulouse".to_owned();
        }
    }
    let hall = draft.registers.venues.values_mut().next().unwrap();
    hall.name = "Capitole, salle des Illustres".to_owned();
    hall.address = Some("1 place du Capitole, 31000 Toulouse".to_owned());
    hall.geo = Some(Geo {
        latitude: 43.6045,
        longitude: 1.444,
    });
    hall.access = Texts::from([("fr", "Entrée par la cour Henri-IV, pièce d’identité.")]);
    let mut montreal = hall.clone();
    montreal.id = MONTREAL;
    montreal.name = "Hôtel de ville de Montréal".to_owned();
    montreal.address = None;
    montreal.city = Some("Montréal".to_owned());
    montreal.geo = None;
    montreal.access = Texts::default();
    montreal.time_zone = Zone::parse("America/Toronto").unwrap();
    draft.registers.venues.insert(MONTREAL, montreal);
}

fn dress_the_reception(reception: &mut Item) {
    reception.kind = ItemKind::Reception;
    reception.title = Texts::from([
        ("fr", "Réception au Capitole"),
        ("en", "Reception at the Capitole"),
    ]);
    reception.description = Texts::from([(
        "fr",
        "Discours de bienvenue,\npuis signature du livre d’or.",
    )]);
    reception.dress_code = Texts::from([("fr", "Tenue de ville"), ("en", "Business attire")]);
    reception.languages = vec!["fr".to_owned(), "vi".to_owned()];
    reception.notes = vec![Note {
        text: Texts::from([("en", "You answer the welcome in three minutes.")]),
        audience: Audience {
            people: vec![fixture::person(HEAD)],
            ..Audience::default()
        },
    }];
    reception.people.push(Part {
        person: fixture::person(HEAD),
        role: PartRole::Speaker,
    });
}

fn call(like: &Item) -> Item {
    Item {
        id: ItemId(Uuid::from_u128(CALL)),
        key: "call".to_owned(),
        title: Texts::from([
            ("fr", "Échange avec Montréal"),
            ("en", "Exchange with Montréal"),
        ]),
        starts: datetime(2026, 6, 24, 15, 0, 0, 0),
        ends: datetime(2026, 6, 24, 16, 0, 0, 0),
        online_url: Some("https://calls.example/r/42".to_owned()),
        visibility: Visibility::Participants,
        audience: Audience {
            people: vec![fixture::person(HEAD), fixture::person(DELEGATE)],
            ..Audience::default()
        },
        places: vec![
            like.places[0].clone(),
            Place {
                site: Site::Venue(MONTREAL),
                delegations: vec![],
                people: vec![fixture::person(GUEST)],
                role: PlaceRole::At,
            },
        ],
        ..like.clone()
    }
}

fn students(like: &Item) -> Item {
    Item {
        id: ItemId(Uuid::from_u128(STUDENTS)),
        key: "students".to_owned(),
        title: Texts::from([("en", "Meeting with Vietnamese students")]),
        starts: datetime(2026, 6, 25, 9, 0, 0, 0),
        ends: datetime(2026, 6, 25, 10, 30, 0, 0),
        status: ItemStatus::Tentative,
        places: vec![],
        people: vec![],
        ..like.clone()
    }
}
