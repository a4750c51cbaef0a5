//! The tables of the registers: themes, organisations, people, venues, travel times.

use crate::domain::agreement::Theme;
use crate::domain::document::codes::{
    Country, Flag, LOCALE, PEOPLE, Position, Whole, ZoneName, word,
};
use crate::domain::document::context::Register;
use crate::domain::document::fault::{FaultKind, quoted};
use crate::domain::document::fields::Fields;
use crate::domain::document::moments::AnyDate;
use crate::domain::document::references::{
    ORGANISATION as AN_ORGANISATION, VENUE as A_VENUE, list,
};
use crate::domain::document::table::Table;
use crate::domain::document::text::{DESCRIPTIONS, Email, LINE, NAME, NAME_OR_EMPTY, TITLES, Url};
use crate::domain::ids::PersonId;
use crate::domain::person::{
    DEFAULT_RANK, Name, NameOrder, Office, Organisation, OrganisationKind, Person,
};
use crate::domain::text::Texts;
use crate::domain::time::PartialDate;
use crate::domain::venue::{TravelTime, Venue};

/// A theme with those one level below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeTree {
    /// The theme.
    pub theme: Theme,
    /// The themes below it.
    pub children: Vec<Theme>,
}

/// A theme of the upper level.
pub const THEME: Table<ThemeTree> = Table(theme);
/// An organisation.
pub const ORGANISATION: Table<Organisation> = Table(organisation);
/// A person.
pub const PERSON: Table<Person> = Table(person);
/// A venue.
pub const VENUE: Table<Venue> = Table(venue);
/// A travel time.
pub const TRAVEL_TIME: Table<TravelTime> = Table(travel_time);

/// A theme of the upper level.
fn theme(fields: &mut Fields<'_, '_, ThemeTree>) -> Option<ThemeTree> {
    let identity = fields.identity(Register::Themes, |tree| {
        (tree.theme.id.into(), tree.theme.key.clone())
    });
    let label = fields.required("label", &TITLES, |tree| tree.theme.label.clone());
    let children = fields.or("children", &list(Table(child_theme)), Vec::new(), |tree| {
        tree.children.clone()
    });
    let (id, key) = identity?;
    let below = |child| Theme {
        parent: Some(id),
        ..child
    };
    Some(ThemeTree {
        theme: Theme {
            id,
            key,
            label: label?,
            parent: None,
        },
        children: children.into_iter().map(below).collect(),
    })
}

/// A theme of the lower level; its parent is the table around it.
fn child_theme(fields: &mut Fields<'_, '_, Theme>) -> Option<Theme> {
    let identity = fields.identity(Register::Themes, |theme| {
        (theme.id.into(), theme.key.clone())
    });
    let label = fields.required("label", &TITLES, |theme| theme.label.clone());
    let (id, key) = identity?;
    let below = fields
        .context()
        .and_then(|context| context.upper_themes.get(&key));
    if let Some(below) = below.cloned() {
        let problem = format!("the theme {} is below this one", quoted(&below));
        let advice =
            "there are two levels: give that one another place too, or leave this one above";
        return fields.reject("key", problem, advice);
    }
    Some(Theme {
        id,
        key,
        label: label?,
        parent: None,
    })
}

/// An organisation.
fn organisation(fields: &mut Fields<'_, '_, Organisation>) -> Option<Organisation> {
    let identity = fields.identity(Register::Organisations, |organisation| {
        (organisation.id.into(), organisation.key.clone())
    });
    let name = fields.required("name", &NAME, |organisation| organisation.name.clone());
    let kind = fields.or("kind", &word(), OrganisationKind::Other, |organisation| {
        organisation.kind
    });
    let city = fields.optional("city", &NAME, |organisation| organisation.city.clone());
    let country = fields.optional("country", &Country, |organisation| {
        organisation.country.clone()
    });
    let time_zone = fields.required("time_zone", &ZoneName, |organisation| {
        organisation.time_zone.clone()
    });
    let website = fields.optional("website", &Url, |organisation| organisation.website.clone());
    let acts_for = fields.optional("acts_for", &AN_ORGANISATION, |organisation| {
        organisation.acts_for
    });
    let public = fields.or("public", &Flag, false, |organisation| organisation.public);
    let (id, key) = identity?;
    if acts_for == Some(id) {
        let advice = "name the organisation it acts for, or leave the field out";
        let problem = FaultKind::Itself.of("it acts for itself");
        return fields.reject("acts_for", problem, advice);
    }
    Some(Organisation {
        id,
        key,
        name: name?,
        kind,
        city,
        country,
        time_zone: time_zone?,
        website,
        acts_for,
        public,
    })
}

/// A person.
fn person(fields: &mut Fields<'_, '_, Person>) -> Option<Person> {
    let identity = fields.identity(Register::People, |person| {
        (person.id.into(), person.key.clone())
    });
    let name = name(fields);
    let email = fields.optional("email", &Email, |person| person.email.clone());
    let email_shared = fields.or("email_shared", &Flag, false, |person| person.email_shared);
    let phone = fields.optional("phone", &NAME, |person| person.phone.clone());
    let locale = fields.or("locale", &LOCALE, "en".to_owned(), |person| {
        person.locale.clone()
    });
    let time_zone = fields.optional("time_zone", &ZoneName, |person| person.time_zone.clone());
    let languages = fields.or("languages", &list(LOCALE), Vec::new(), |person| {
        person.languages.clone()
    });
    let public = fields.or("public", &Flag, false, |person| person.public);
    let offices = fields.or("offices", &list(Table(office)), Vec::new(), |person| {
        person.offices.clone()
    });
    fields.refuse_repeats("offices", &["organisation", "from"]);
    let (id, key) = identity?;
    refuse_taken_email(fields, id, email.as_deref(), email_shared);
    Some(Person {
        id,
        key,
        name: name?,
        email,
        email_shared,
        phone,
        locale,
        time_zone,
        languages,
        public,
        offices,
    })
}

/// Refuses an address that somebody else has, unless both say that they share it.
fn refuse_taken_email(
    fields: &mut Fields<'_, '_, Person>,
    id: PersonId,
    email: Option<&str>,
    shared: bool,
) {
    let (Some(email), Some(context)) = (email, fields.context()) else {
        return;
    };
    let holders = context.emails.get(&email.to_lowercase());
    let is_taken = holders
        .into_iter()
        .flatten()
        .any(|(whose, others_share)| *whose != id && !(shared && *others_share));
    if is_taken {
        let advice = "give another, or say email_shared = true for all who have it";
        let problem = FaultKind::EmailTaken.of("somebody else has this address");
        fields.reject::<()>("email", problem, advice);
    }
}

/// The parts of a person's name.
fn name(fields: &mut Fields<'_, '_, Person>) -> Option<Name> {
    let family = fields.required("family_name", &NAME, |person| person.name.family.clone());
    let given = fields.or("given_name", &NAME_OR_EMPTY, String::new(), |person| {
        person.name.given.clone()
    });
    let order = fields.or("name_order", &word(), NameOrder::GivenFirst, |person| {
        person.name.order
    });
    Some(Name {
        family: family?,
        given,
        order,
    })
}

/// An office of a person.
fn office(fields: &mut Fields<'_, '_, Office>) -> Option<Office> {
    const RANK: Whole = Whole {
        least: 1,
        most: 10_000,
    };
    let organisation = fields.required("organisation", &AN_ORGANISATION, |office| {
        office.organisation
    });
    let title = fields.required("title", &TITLES, |office| office.title.clone());
    let salutation = fields.or("salutation", &TITLES, Texts::default(), |office| {
        office.salutation.clone()
    });
    let rank = fields.or("rank", &RANK, DEFAULT_RANK.into(), |office| {
        office.rank.into()
    });
    let from = fields.optional("from", &AnyDate, |office| office.from);
    let to = fields.optional("to", &AnyDate, |office| office.to);
    if !in_order(from, to) {
        let advice = "give a day that is not before `from`";
        let problem = FaultKind::DayOrder.of("the office ends before it begins");
        fields.reject::<()>("to", problem, advice);
    }
    Some(Office {
        organisation: organisation?,
        title: title?,
        salutation,
        rank: rank.try_into().unwrap_or(DEFAULT_RANK),
        from,
        to,
    })
}

/// Whether something that begins and ends on these days, where known, can end after it begins.
pub(super) fn in_order(from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
    match (from, to) {
        (Some(from), Some(to)) => from.first_day() <= to.last_day(),
        _ => true,
    }
}

/// A venue.
fn venue(fields: &mut Fields<'_, '_, Venue>) -> Option<Venue> {
    let identity = fields.identity(Register::Venues, |venue| {
        (venue.id.into(), venue.key.clone())
    });
    let name = fields.required("name", &NAME, |venue| venue.name.clone());
    let address = fields.optional("address", &LINE, |venue| venue.address.clone());
    let city = fields.optional("city", &NAME, |venue| venue.city.clone());
    let country = fields.optional("country", &Country, |venue| venue.country.clone());
    let time_zone = fields.required("time_zone", &ZoneName, |venue| venue.time_zone.clone());
    let capacity = fields.optional("capacity", &PEOPLE, |venue| venue.capacity);
    let geo = fields.optional("geo", &Position, |venue| venue.geo);
    let access = fields.or("access", &DESCRIPTIONS, Texts::default(), |venue| {
        venue.access.clone()
    });
    let (id, key) = identity?;
    Some(Venue {
        id,
        key,
        name: name?,
        address,
        city,
        country,
        time_zone: time_zone?,
        capacity,
        geo,
        access,
    })
}

/// A travel time.
fn travel_time(fields: &mut Fields<'_, '_, TravelTime>) -> Option<TravelTime> {
    const MINUTES: Whole = Whole {
        least: 0,
        most: 100_000,
    };
    let from = fields.required("from", &A_VENUE, |time| time.from);
    let to = fields.required("to", &A_VENUE, |time| time.to);
    let minutes = fields.required("minutes", &MINUTES, |time| time.minutes);
    let (from, to) = (from?, to?);
    if from == to {
        let problem = FaultKind::Itself.of("it is the venue one leaves");
        return fields.reject("to", problem, "name another venue");
    }
    Some(TravelTime {
        from,
        to,
        minutes: minutes?,
    })
}
