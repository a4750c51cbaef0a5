//! The form of an item: everything that can be said of it.

mod differences;

use std::collections::BTreeSet;

use askama::Template;

use self::differences::{Difference, differences};
use super::form_values::FormValues;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::Closed;
use crate::domain::agenda::{ItemKind, ItemStatus, PartRole, PlaceRole, Visibility};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, PersonId};
use crate::domain::person::Organisation;
use crate::domain::precedence::order_of_precedence;
use crate::domain::venue::Venue;
use crate::domain::visit::ParticipantRole;
use crate::language::{Language, TextError};
use crate::web::assets;
use crate::web::pages::form_errors::FormErrors;

/// What is known around an item.
#[derive(Clone, Debug)]
pub struct Known {
    /// The visit.
    pub draft: Draft,
    /// Every venue.
    pub venues: Vec<Venue>,
    /// Every organisation.
    pub organisations: Vec<Organisation>,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct Editing {
    /// The item and the revision it was seen at; none: a new one.
    item: Option<(ItemId, i64)>,
    values: FormValues,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// What somebody else saved meanwhile.
    pub theirs: Option<FormValues>,
}

impl Editing {
    /// The form of an item at a revision, or of a new one.
    #[must_use]
    pub fn new(item: Option<(ItemId, i64)>, values: FormValues) -> Self {
        Self {
            item,
            values,
            errors: FormErrors::default(),
            theirs: None,
        }
    }
}

/// The form of an item.
#[derive(Clone, Debug, Template)]
#[template(path = "office/item.html")]
pub struct ItemPage {
    frame: OfficeFrame,
    head: VisitHead,
    item: Option<ItemId>,
    revision: i64,
    values: FormValues,
    errors: FormErrors,
    heading: String,
    script_url: String,
    /// Whether somebody else saved it since the form was opened.
    is_stale: bool,
    differences: Vec<Difference>,
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
    visibilities: Vec<Choice>,
    venues: Vec<Choice>,
    hosts: Vec<Choice>,
    delegations: Vec<Choice>,
    groups: Vec<Choice>,
    roles: Vec<Choice>,
    people: Vec<Choice>,
    names: Vec<String>,
    parts: Vec<Choice>,
    ends: Vec<Choice>,
    /// Where there are venues and organisations: the list of all zones would double the page.
    zones: BTreeSet<String>,
    languages: Vec<Choice>,
    audiences: Vec<Choice>,
    texts: Vec<Language>,
    places_rows: Vec<String>,
    people_rows: Vec<String>,
    notes_rows: Vec<String>,
}

/// One of several values of a field.
#[derive(Clone, Debug)]
struct Choice {
    value: String,
    label: String,
}

/// So many empty rows are offered for more people with a part.
const SPARE_PARTS: usize = 2;

impl ItemPage {
    /// The form for whom `frame` and `head` are made.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        known: &Known,
        editing: Editing,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let draft = &known.draft;
        let Editing {
            item,
            values,
            errors,
            theirs,
        } = editing;
        let rows = |list: &str, spare: usize| {
            let rows = (0..values.count(list) + spare).map(|n| format!("{list}.{n}"));
            rows.collect::<Vec<_>>()
        };
        let title = language.tag();
        let heading = match (&item, values.get(&format!("title.{title}"))) {
            (None, _) => language.say("item-new")?,
            (Some(_), "") => language.say("item-edit")?,
            (Some(_), title) => title.to_owned(),
        };
        let audiences = audiences(language, draft)?;
        let (venues, hosts) = (venues(&known.venues), organisations(&known.organisations));
        let (delegations, people) = (delegations(language, draft), people(draft));
        let differences = match &theirs {
            Some(theirs) => {
                let choices = [&venues[..], &hosts, &delegations, &people];
                differences(language, (&values, theirs), &choices)?
            }
            None => Vec::new(),
        };
        Ok(Self {
            heading,
            script_url: assets::script_url("presence.js"),
            is_stale: theirs.is_some(),
            differences,
            kinds: words::<ItemKind>(language, "kind")?,
            statuses: words::<ItemStatus>(language, "status")?,
            visibilities: words::<Visibility>(language, "visible")?,
            parts: words::<PartRole>(language, "part")?,
            ends: words::<PlaceRole>(language, "place-role")?,
            roles: words::<ParticipantRole>(language, "role")?,
            venues,
            hosts,
            delegations,
            groups: groups(draft),
            people,
            names: names(draft),
            zones: zones(known),
            languages: languages(language, draft),
            audiences,
            texts: texts(draft),
            places_rows: rows("places", 1),
            people_rows: rows("people", SPARE_PARTS),
            notes_rows: rows("notes", 1),
            item: item.map(|(id, _)| id),
            revision: item.map_or(0, |(_, revision)| revision),
            values,
            errors,
            frame,
            head,
        })
    }

    /// Whether a field of one value has this one.
    fn is(&self, field: &str, value: &str) -> bool {
        self.values.has(field, value)
    }
}

fn words<C: Closed>(language: Language, noun: &str) -> Result<Vec<Choice>, TextError> {
    C::ALL
        .iter()
        .map(|value| {
            Ok(Choice {
                value: value.word().to_owned(),
                label: language.say(&format!("{noun}-{}", value.word()))?,
            })
        })
        .collect()
}

fn sorted(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

fn venues(venues: &[Venue]) -> Vec<Choice> {
    let choice = |venue: &Venue| Choice {
        value: venue.id.to_string(),
        label: match &venue.city {
            Some(city) => format!("{}, {city}", venue.name),
            None => venue.name.clone(),
        },
    };
    sorted(venues.iter().map(choice).collect())
}

fn organisations(organisations: &[Organisation]) -> Vec<Choice> {
    let choice = |one: &Organisation| Choice {
        value: one.id.to_string(),
        label: one.name.clone(),
    };
    sorted(organisations.iter().map(choice).collect())
}

fn delegations(language: Language, draft: &Draft) -> Vec<Choice> {
    let delegations = draft.delegations.iter();
    let choices = delegations.map(|delegation| {
        let name = delegation.name.shown(language.tag(), &draft.visit.locales);
        Choice {
            value: delegation.id.to_string(),
            label: name.map_or_else(|| delegation.key.clone(), |name| name.text.to_owned()),
        }
    });
    choices.collect()
}

fn groups(draft: &Draft) -> Vec<Choice> {
    let mut groups: Vec<&String> = draft.roster().flat_map(|one| &one.groups).collect();
    groups.extend(draft.items.iter().flat_map(|item| &item.audience.groups));
    groups.sort();
    groups.dedup();
    let choice = |group: &String| Choice {
        value: group.clone(),
        label: group.clone(),
    };
    groups.into_iter().map(choice).collect()
}

/// Who takes part, by precedence.
fn people(draft: &Draft) -> Vec<Choice> {
    let order = order_of_precedence(draft);
    let choices = order.into_iter().filter_map(|participant| {
        Some(Choice {
            value: participant.person.to_string(),
            label: name(draft, participant.person)?,
        })
    });
    choices.collect()
}

/// The time zones of all that is known to lie somewhere.
fn zones(known: &Known) -> BTreeSet<String> {
    let of_venues = known.venues.iter().map(|venue| &venue.time_zone);
    let of_organisations = known
        .organisations
        .iter()
        .map(|organisation| &organisation.time_zone);
    let zones = of_venues
        .chain(of_organisations)
        .chain([&known.draft.visit.time_zone]);
    zones.map(|zone| zone.name().to_owned()).collect()
}

/// Everybody whom the visit knows, to be given a part.
fn names(draft: &Draft) -> Vec<String> {
    let people = draft.registers.people.values();
    let mut names: Vec<String> = people.map(|person| person.name.full()).collect();
    names.sort();
    names.dedup();
    names
}

fn name(draft: &Draft, person: PersonId) -> Option<String> {
    let known = draft.registers.people.get(&person);
    known.map(|person| person.name.full())
}

/// The languages that may be spoken: those of the visit, ours, and those that items have already.
fn languages(language: Language, draft: &Draft) -> Vec<Choice> {
    let ours = Language::ALL
        .iter()
        .map(|language| language.tag().to_owned());
    let spoken = draft.items.iter().flat_map(|item| item.languages.clone());
    let mut tags: Vec<String> = Vec::new();
    for tag in draft
        .visit
        .locales
        .iter()
        .cloned()
        .chain(ours)
        .chain(spoken)
    {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let choice = |tag: String| Choice {
        label: language.name_of(&tag),
        value: tag,
    };
    tags.into_iter().map(choice).collect()
}

/// The languages in which texts are written: those of the visit first.
fn texts(draft: &Draft) -> Vec<Language> {
    let of_visit = draft
        .visit
        .locales
        .iter()
        .filter_map(|tag| Language::of_tag(tag));
    let mut texts: Vec<Language> = Vec::new();
    for language in of_visit.chain(Language::ALL) {
        if !texts.contains(&language) {
            texts.push(language);
        }
    }
    texts
}

/// For whom a note may be.
fn audiences(language: Language, draft: &Draft) -> Result<Vec<Choice>, TextError> {
    let mut audiences = vec![Choice {
        value: "everyone".to_owned(),
        label: language.say("agenda-everybody")?,
    }];
    let noted = |kind: &str, choice: Choice| Choice {
        value: format!("{kind}:{}", choice.value),
        ..choice
    };
    let delegations = delegations(language, draft).into_iter();
    audiences.extend(delegations.map(|choice| noted("delegation", choice)));
    audiences.extend(
        groups(draft)
            .into_iter()
            .map(|choice| noted("group", choice)),
    );
    let roles = words::<ParticipantRole>(language, "role")?.into_iter();
    audiences.extend(roles.map(|choice| noted("role", choice)));
    Ok(audiences)
}
