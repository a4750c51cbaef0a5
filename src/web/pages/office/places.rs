//! The registers of organisations and of venues, and their forms.

use askama::Template;

use super::form_values::FormValues;
use super::visits::{Choice, choices, named_choices};
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::ids::{OrganisationId, VenueId};
use crate::domain::person::{Organisation, OrganisationKind};
use crate::domain::text::slug;
use crate::domain::venue::{TravelTime, Venue};
use crate::language::Language;
use crate::web::pages::form_errors::FormErrors;

/// Organisations, by name.
#[derive(Clone, Debug, Template)]
#[template(path = "office/organisations.html")]
pub struct OrganisationsPage {
    frame: OfficeFrame,
    rows: Vec<OrganisationRow>,
    may_edit: bool,
}

#[derive(Clone, Debug)]
struct OrganisationRow {
    id: OrganisationId,
    name: String,
    kind: String,
    place: String,
}

/// City and country, as far as they are known.
fn place(city: Option<&String>, country: Option<&String>) -> String {
    let parts = [city, country].into_iter().flatten().map(String::as_str);
    parts.collect::<Vec<_>>().join(", ")
}

impl OrganisationsPage {
    /// The list.
    #[must_use]
    pub fn new(frame: OfficeFrame, all: &[Organisation], may_edit: bool) -> Self {
        let mut rows: Vec<_> = all
            .iter()
            .map(|one| OrganisationRow {
                id: one.id,
                name: one.name.clone(),
                kind: format!("organisation-kind-{}", one.kind.word()),
                place: place(one.city.as_ref(), one.country.as_ref()),
            })
            .collect();
        rows.sort_by_cached_key(|row| slug(&row.name));
        Self {
            frame,
            rows,
            may_edit,
        }
    }
}

/// The form of an organisation.
#[derive(Clone, Debug, Template)]
#[template(path = "office/organisation-form.html")]
pub struct OrganisationPage {
    frame: OfficeFrame,
    organisation: Option<OrganisationId>,
    may_edit: bool,
    others: Vec<(OrganisationId, String)>,
    kinds: Vec<Choice>,
    values: FormValues,
    errors: FormErrors,
}

impl OrganisationPage {
    /// The form; it may act for one of `all`, but for itself.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        (organisation, may_edit): (Option<OrganisationId>, bool),
        all: &[Organisation],
    ) -> Self {
        let others = all.iter().filter(|one| Some(one.id) != organisation);
        let others = named_choices(others.map(|one| (one.id, one.name.clone())));
        Self {
            frame,
            organisation,
            may_edit,
            others,
            kinds: choices::<OrganisationKind>("organisation-kind"),
            values: FormValues::default(),
            errors: FormErrors::default(),
        }
    }

    /// The form with this in its fields.
    #[must_use]
    pub fn filled(self, values: FormValues, errors: FormErrors) -> Self {
        Self {
            values,
            errors,
            ..self
        }
    }
}

/// Venues, by name.
#[derive(Clone, Debug, Template)]
#[template(path = "office/venues.html")]
pub struct VenuesPage {
    frame: OfficeFrame,
    rows: Vec<VenueRow>,
    may_edit: bool,
}

#[derive(Clone, Debug)]
struct VenueRow {
    id: VenueId,
    name: String,
    address: String,
    place: String,
    capacity: Option<u32>,
}

impl VenuesPage {
    /// The list.
    #[must_use]
    pub fn new(frame: OfficeFrame, all: &[Venue], may_edit: bool) -> Self {
        let mut rows: Vec<_> = all
            .iter()
            .map(|one| VenueRow {
                id: one.id,
                name: one.name.clone(),
                address: one.address.clone().unwrap_or_default(),
                place: place(one.city.as_ref(), one.country.as_ref()),
                capacity: one.capacity,
            })
            .collect();
        rows.sort_by_cached_key(|row| slug(&row.name));
        Self {
            frame,
            rows,
            may_edit,
        }
    }
}

/// The form of a venue, and how long it takes from there to others.
#[derive(Clone, Debug, Template)]
#[template(path = "office/venue-form.html")]
pub struct VenuePage {
    frame: OfficeFrame,
    venue: Option<VenueId>,
    may_edit: bool,
    /// The ways from here that are known: where to, how many minutes, and whether that is said of the way back.
    ways: Vec<Way>,
    others: Vec<(VenueId, String)>,
    access: Vec<(Language, String)>,
    values: FormValues,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct Way {
    to: VenueId,
    name: String,
    minutes: u32,
    is_way_back: bool,
}

/// What stands in the fields of a venue.
#[must_use]
pub fn venue_values(venue: &Venue) -> FormValues {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut values = FormValues::default()
        .with("name", &venue.name)
        .with("address", &text(&venue.address))
        .with("city", &text(&venue.city))
        .with("country", &text(&venue.country))
        .with("time_zone", venue.time_zone.name());
    if let Some(capacity) = venue.capacity {
        values = values.with("capacity", &capacity.to_string());
    }
    if let Some(geo) = venue.geo {
        values = values
            .with("latitude", &geo.latitude.to_string())
            .with("longitude", &geo.longitude.to_string());
    }
    for (tag, access) in &venue.access.0 {
        values = values.with(&format!("access.{tag}"), access);
    }
    values
}

impl VenuePage {
    /// The form.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        (venue, may_edit): (Option<VenueId>, bool),
        (all, times): (&[Venue], &[TravelTime]),
    ) -> Self {
        let others = all.iter().filter(|one| Some(one.id) != venue);
        let others = named_choices(others.map(|one| (one.id, one.name.clone())));
        let ways = others.iter().filter_map(|(to, name)| {
            let said = |from, to| {
                let mut times = times.iter();
                times.find(|time| Some(time.from) == from && Some(time.to) == to)
            };
            let there = said(venue, Some(*to));
            let time = there.or_else(|| said(Some(*to), venue))?;
            Some(Way {
                to: *to,
                name: name.clone(),
                minutes: time.minutes,
                is_way_back: there.is_none(),
            })
        });
        Self {
            ways: ways.collect(),
            access: Language::ALL
                .map(|language| (language, format!("access.{language}")))
                .to_vec(),
            values: FormValues::default(),
            errors: FormErrors::default(),
            frame,
            venue,
            may_edit,
            others,
        }
    }

    /// The form with this in its fields.
    #[must_use]
    pub fn filled(self, values: FormValues, errors: FormErrors) -> Self {
        Self {
            values,
            errors,
            ..self
        }
    }
}
