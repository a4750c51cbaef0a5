//! The table of the items of an agenda.

use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Note, Part, Place, PlaceRole, ReplyWanted, Site,
    Visibility,
};
use crate::domain::document::codes::{Flag, LOCALE, PEOPLE, ZoneName, word};
use crate::domain::document::context::Register;
use crate::domain::document::fault::FaultKind;
use crate::domain::document::fields::Fields;
use crate::domain::document::moments::WallTime;
use crate::domain::document::references::{DELEGATION, ORGANISATION, PERSON, VENUE, list};
use crate::domain::document::table::Table;
use crate::domain::document::text::{DESCRIPTIONS, LINE, NAME, PARAGRAPHS, TITLES, Url};
use crate::domain::text::Texts;
use crate::domain::time::{LocalTime, Occurrence, Zone};

/// An item of a visit's agenda.
pub const ITEM: Table<Item> = Table(item);

/// An item.
fn item(fields: &mut Fields<'_, '_, Item>) -> Option<Item> {
    let identity = fields.identity(Register::Items, |item| (item.id.into(), item.key.clone()));
    let kind = fields.required("kind", &word(), |item| item.kind);
    let title = fields.required("title", &TITLES, |item| item.title.clone());
    let description = texts(fields, "description", |item| &item.description);
    let times = times(fields);
    let status = fields.or("status", &word(), ItemStatus::Tentative, |item| item.status);
    let reason = texts(fields, "reason", |item| &item.reason);
    let visibility = visibility(fields, kind);
    let host = fields.optional("host", &ORGANISATION, |item| item.host);
    let places = fields.or("places", &list(Table(place)), Vec::new(), |item| {
        item.places.clone()
    });
    refuse_ends_of_no_transfer(fields, kind, &places);
    let online_url = fields.optional("online_url", &Url, |item| item.online_url.clone());
    let audience = fields.or("audience", &Table(audience), Audience::default(), |item| {
        item.audience.clone()
    });
    let people = fields.or("people", &list(Table(part)), Vec::new(), |item| {
        item.people.clone()
    });
    let notes = fields.or("notes", &list(Table(note)), Vec::new(), |item| {
        item.notes.clone()
    });
    let languages = fields.or("languages", &list(LOCALE), vec![], |item| {
        item.languages.clone()
    });
    let dress_code = fields.or("dress_code", &TITLES, Texts::default(), |item| {
        item.dress_code.clone()
    });
    let capacity = fields.optional("capacity", &PEOPLE, |item| item.capacity);
    let reply = fields.or("reply", &word(), ReplyWanted::None, |item| item.reply);
    let internal_notes = fields.optional("internal_notes", &PARAGRAPHS, |item| {
        item.internal_notes.clone()
    });
    let ((id, key), times) = (identity?, times?);
    Some(Item {
        id,
        key,
        kind: kind?,
        title: title?,
        description,
        starts: times.starts,
        ends: times.ends,
        starts_time_zone: times.starts_time_zone,
        ends_time_zone: times.ends_time_zone,
        status,
        reason,
        visibility,
        host,
        places,
        online_url,
        audience,
        people,
        notes,
        languages,
        dress_code,
        capacity,
        reply,
        internal_notes,
    })
}

/// Several lines in several languages, or none.
fn texts(
    fields: &mut Fields<'_, '_, Item>,
    name: &'static str,
    get: impl Fn(&Item) -> &Texts,
) -> Texts {
    fields.or(name, &DESCRIPTIONS, Texts::default(), |item| {
        get(item).clone()
    })
}

/// Who may see an item. A hold is internal, whether it says so or not.
fn visibility(fields: &mut Fields<'_, '_, Item>, kind: Option<ItemKind>) -> Visibility {
    let is_brief = fields.is_brief();
    let given = fields.optional("visibility", &word(), |item| {
        let default = default_visibility(item.kind);
        Some(item.visibility).filter(|visibility| !is_brief || *visibility != default)
    });
    let default = kind.map_or(Visibility::Participants, default_visibility);
    let visibility = given.unwrap_or(default);
    if kind == Some(ItemKind::Hold) && visibility != Visibility::Internal {
        let advice = "leave visibility out, or write internal";
        let problem = FaultKind::ShownHold.of("a hold is always internal");
        fields.reject::<()>("visibility", problem, advice);
    }
    visibility
}

/// Who may see an item of that kind unless it says so.
fn default_visibility(kind: ItemKind) -> Visibility {
    match kind {
        ItemKind::Hold => Visibility::Internal,
        _ => Visibility::Participants,
    }
}

/// When an item happens.
struct Times {
    starts: jiff::civil::DateTime,
    ends: jiff::civil::DateTime,
    starts_time_zone: Option<Zone>,
    ends_time_zone: Option<Zone>,
}

/// Reads when an item happens, and refuses what no clock shows or what ends before it starts.
fn times(fields: &mut Fields<'_, '_, Item>) -> Option<Times> {
    let starts = fields.required("starts", &WallTime, |item| item.starts);
    let ends = fields.required("ends", &WallTime, |item| item.ends);
    let starts_time_zone = fields.optional("starts_time_zone", &ZoneName, |item| {
        item.starts_time_zone.clone()
    });
    let ends_time_zone = fields.optional("ends_time_zone", &ZoneName, |item| {
        item.ends_time_zone.clone()
    });
    let starts_zone = starts_time_zone.clone().or_else(|| fields.visit_zone());
    let ends_zone = ends_time_zone.clone().or_else(|| starts_zone.clone());
    let from = exists(fields, "starts", starts, starts_zone);
    let to = exists(fields, "ends", ends, ends_zone);
    if let (Some(from), Some(to)) = (from, to)
        && to.instant() <= from.instant()
    {
        let problem = format!(
            "it ends at {} in {}, which is not after it starts",
            to.wall, to.zone
        );
        let problem = FaultKind::Order.of(problem);
        fields.reject::<()>("ends", problem, "give a time after starts");
    }
    Some(Times {
        starts: starts?,
        ends: ends?,
        starts_time_zone,
        ends_time_zone,
    })
}

/// The local time of a field, if clocks show it at all; a warning if they show it twice.
fn exists(
    fields: &mut Fields<'_, '_, Item>,
    name: &'static str,
    wall: Option<jiff::civil::DateTime>,
    zone: Option<Zone>,
) -> Option<LocalTime> {
    let time = LocalTime {
        wall: wall?,
        zone: zone?,
    };
    match time.occurrence() {
        Occurrence::Once => Some(time),
        Occurrence::Twice => {
            let message = format!(
                "{} happens twice in {} that day; the earlier is taken",
                time.wall, time.zone
            );
            fields.warn(name, message);
            Some(time)
        }
        Occurrence::Never { next } => {
            let problem = format!("clocks in {} skip {} that day", time.zone, time.wall);
            let problem = FaultKind::Skipped.of(problem);
            fields.reject(name, problem, format!("the next time there is: {next}"))
        }
    }
}

/// Refuses places one leaves or arrives at where nobody travels.
fn refuse_ends_of_no_transfer(
    fields: &mut Fields<'_, '_, Item>,
    kind: Option<ItemKind>,
    places: &[Place],
) {
    let has_end = places.iter().any(|place| place.role != PlaceRole::At);
    if has_end && kind.is_some_and(|kind| kind != ItemKind::Transfer) {
        let problem = "only a transfer has a place it leaves from and one it goes to";
        let problem = FaultKind::NoTransfer.of(problem);
        let advice = "make the item's kind transfer, or leave out the role of its places";
        fields.reject::<()>("places", problem, advice);
    }
}

/// A place.
fn place(fields: &mut Fields<'_, '_, Place>) -> Option<Place> {
    let venue = fields.optional("venue", &VENUE, |place| match place.site {
        Site::Venue(venue) => Some(venue),
        Site::Named { .. } => None,
    });
    let name = fields.optional("name", &NAME, |place| match &place.site {
        Site::Named { name, .. } => Some(name.clone()),
        Site::Venue(_) => None,
    });
    let address = fields.optional("address", &LINE, |place| match &place.site {
        Site::Named { address, .. } => address.clone(),
        Site::Venue(_) => None,
    });
    let delegations = fields.or("delegations", &list(DELEGATION), Vec::new(), |place| {
        place.delegations.clone()
    });
    let people = fields.or("people", &list(PERSON), Vec::new(), |place| {
        place.people.clone()
    });
    let role = fields.or("role", &word(), PlaceRole::At, |place| place.role);
    let advice = "give a venue, or a name and an address instead";
    match (fields.has("venue"), fields.has("name")) {
        (false, false) => {
            let problem = FaultKind::Missing.of("the place is not named");
            fields.reject::<()>("venue", problem, advice)
        }
        (true, true) => {
            let problem = FaultKind::PlacedTwice.of("the place has a venue and a name");
            fields.reject("name", problem, advice)
        }
        (true, false) if fields.has("address") => {
            let problem = FaultKind::PlacedTwice.of("the venue has its own address");
            fields.reject("address", problem, advice)
        }
        _ => None,
    };
    let site = match venue {
        Some(venue) => Site::Venue(venue),
        None => Site::Named {
            name: name?,
            address,
        },
    };
    Some(Place {
        site,
        delegations,
        people,
        role,
    })
}

/// An audience.
#[expect(
    clippy::unnecessary_wraps,
    reason = "all tables are read by functions of one shape"
)]
fn audience(fields: &mut Fields<'_, '_, Audience>) -> Option<Audience> {
    let everyone = fields.or("everyone", &Flag, false, |audience| audience.everyone);
    let delegations = fields.or("delegations", &list(DELEGATION), Vec::new(), |audience| {
        audience.delegations.clone()
    });
    let roles = fields.or("roles", &list(word()), Vec::new(), |audience| {
        audience.roles.clone()
    });
    let groups = fields.or("groups", &list(NAME), Vec::new(), |audience| {
        audience.groups.clone()
    });
    let people = fields.or("people", &list(PERSON), Vec::new(), |audience| {
        audience.people.clone()
    });
    let except = fields.or("except", &list(PERSON), Vec::new(), |audience| {
        audience.except.clone()
    });
    Some(Audience {
        everyone,
        delegations,
        roles,
        groups,
        people,
        except,
    })
}

/// A person with a part.
fn part(fields: &mut Fields<'_, '_, Part>) -> Option<Part> {
    let person = fields.required("person", &PERSON, |part| part.person);
    let role = fields.required("role", &word(), |part| part.role);
    Some(Part {
        person: person?,
        role: role?,
    })
}

/// A note.
fn note(fields: &mut Fields<'_, '_, Note>) -> Option<Note> {
    let text = fields.required("text", &DESCRIPTIONS, |note| note.text.clone());
    let audience = fields.required("audience", &Table(audience), |note| note.audience.clone());
    Some(Note {
        text: text?,
        audience: audience?,
    })
}
