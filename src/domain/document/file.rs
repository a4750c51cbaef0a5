//! A whole visit file: what it holds, and how it is read over what is already stored.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::agreement::Agreement;
use crate::domain::document::agreements::AGREEMENT;
use crate::domain::document::context::{Context, Names, Register, Spelling};
use crate::domain::document::fault::{Fault, quoted};
use crate::domain::document::fields::Fields;
use crate::domain::document::node::Node;
use crate::domain::document::overlay::overlay;
use crate::domain::document::reader::Reader;
use crate::domain::document::references::list;
use crate::domain::document::registers::{
    ORGANISATION, PERSON, THEME, TRAVEL_TIME, ThemeTree, VENUE,
};
use crate::domain::document::table::{Reading, Style, Table, Type};
use crate::domain::document::text::{KEY, text_of};
use crate::domain::document::theme_levels::with_some_below;
use crate::domain::document::visits::{VISIT, VisitTables};
use crate::domain::ids::{TeamId, ThemeId, VisitId};
use crate::domain::person::{Organisation, Person};
use crate::domain::registers::Registers;
use crate::domain::venue::{TravelTime, Venue};

/// What a visit file holds, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitFile {
    /// Themes of the upper level, with those below.
    pub themes: Vec<ThemeTree>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// People.
    pub people: Vec<Person>,
    /// Venues.
    pub venues: Vec<Venue>,
    /// Travel times.
    pub travel_times: Vec<TravelTime>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// Visits.
    pub visits: Vec<VisitTables>,
}

/// What is stored already, as far as a file can concern it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// All registers, and the visits that the file gives (those with the keys of [`given_visits`]).
    pub stored: VisitFile,
    /// Every visit by slug.
    pub slugs: BTreeMap<String, VisitId>,
    /// Who organises the visits that are new.
    pub team: TeamId,
    /// Files that come with this one and were refused: what they would have made may be referred to, so that nobody is
    /// told twice of one fault.
    pub refused: Vec<Node>,
}

/// A visit file as a table.
pub const VISIT_FILE: Table<VisitFile> = Table(visit_file);

/// The keys of the visits that a file gives: those to look up before reading it.
#[must_use]
pub fn given_visits(document: &Node) -> BTreeSet<String> {
    given_keys(document, "visits")
}

/// The keys of the records that a file gives in one of its tables.
fn given_keys(document: &Node, table: &str) -> BTreeSet<String> {
    let rows = document.rows(table).iter();
    rows.filter_map(|row| key_of(row, "key")).collect()
}

impl VisitFile {
    /// The registers and visits as a file would hold them.
    #[must_use]
    pub fn of(registers: &Registers, visits: Vec<VisitTables>) -> Self {
        Self {
            themes: theme_trees(registers),
            organisations: registers.organisations.values().cloned().collect(),
            people: registers.people.values().cloned().collect(),
            venues: registers.venues.values().cloned().collect(),
            travel_times: registers.travel_times.clone(),
            agreements: registers.agreements.values().cloned().collect(),
            visits,
        }
    }

    /// Reads a file over what is known: what it gives is changed, what it does not mention stays. The result holds what
    /// the file mentions, as it is to be stored. `new_id` makes the identifiers of what is new.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn read(
        document: &Node,
        known: &Known,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> Result<Reading<Self>, Vec<Fault>> {
        let mut names = known.stored.names();
        for beside in known.refused.iter().chain([document]) {
            name_given(&mut names, beside, new_id);
        }
        let mut context = Context::file(names, known.team);
        context.upper_themes = with_some_below(&known.stored.themes, document);
        let current = Node::of(&VISIT_FILE.write_brief(&known.stored, &context));
        let document = overlay(&current, document);
        let people = given_keys(&document, "people");
        for person in &known.stored.people {
            if let Some(email) = person
                .email
                .as_ref()
                .filter(|_| !people.contains(&person.key))
            {
                let holders = context.emails.entry(email.to_lowercase()).or_default();
                holders.push((person.id, person.email_shared));
            }
        }
        let visits = given_keys(&document, "visits");
        context.slugs = known.slugs.clone();
        for tables in &known.stored.visits {
            if visits.contains(&tables.visit.key) {
                context.slugs.retain(|_, id| *id != tables.visit.id);
            }
            let participants = tables.participants.iter();
            context.links_generations.extend(
                participants.map(|participant| (participant.id, participant.links_generation)),
            );
        }
        VISIT_FILE.read(&document, &context)
    }

    /// The file as JSON, without what goes without saying.
    #[must_use]
    pub fn write(&self) -> Value {
        let team = TeamId(Uuid::nil());
        VISIT_FILE.write_brief(self, &Context::file(self.names(), team))
    }

    /// Everything in the file by key.
    #[must_use]
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        for tree in &self.themes {
            for theme in std::iter::once(&tree.theme).chain(&tree.children) {
                names.add(Register::Themes, None, &theme.key, theme.id);
            }
        }
        for organisation in &self.organisations {
            let id = organisation.id;
            names.add(Register::Organisations, None, &organisation.key, id);
        }
        for person in &self.people {
            names.add(Register::People, None, &person.key, person.id);
        }
        for venue in &self.venues {
            names.add(Register::Venues, None, &venue.key, venue.id);
        }
        for agreement in &self.agreements {
            names.add(Register::Agreements, None, &agreement.key, agreement.id);
        }
        for tables in &self.visits {
            name_visit(&mut names, tables);
        }
        names
    }
}

/// Makes a visit and what is part of it known.
fn name_visit(names: &mut Names, tables: &VisitTables) {
    let visit = tables.visit.id;
    names.add(Register::Visits, None, &tables.visit.key, visit);
    for delegation in &tables.delegations {
        let id = delegation.id;
        names.add(Register::Delegations, Some(visit), &delegation.key, id);
    }
    for participant in &tables.participants {
        let key = names.key(participant.person.into());
        names.add(Register::Participants, Some(visit), &key, participant.id);
    }
    for item in &tables.items {
        names.add(Register::Items, Some(visit), &item.key, item.id);
    }
}

/// Themes of the upper level, each with those below it.
fn theme_trees(registers: &Registers) -> Vec<ThemeTree> {
    let below = |id: ThemeId| {
        let all = registers.themes.values();
        all.filter(|theme| theme.parent == Some(id))
            .cloned()
            .collect()
    };
    registers
        .themes
        .values()
        .filter(|theme| theme.parent.is_none())
        .map(|theme| ThemeTree {
            theme: theme.clone(),
            children: below(theme.id),
        })
        .collect()
}

/// The key of a row as it is kept, if it has one.
fn key_of(row: &Node, field: &str) -> Option<String> {
    KEY.cleaned(row.get(field)?.text()?).ok()
}

/// Gives every record of the file an identifier, before any reference is read: a file may refer forwards.
fn name_given(names: &mut Names, document: &Node, new_id: &mut dyn FnMut() -> Uuid) {
    let tables = [
        (Register::Themes, "themes"),
        (Register::Organisations, "organisations"),
        (Register::People, "people"),
        (Register::Venues, "venues"),
        (Register::Agreements, "agreements"),
        (Register::Visits, "visits"),
    ];
    for (register, table) in tables {
        for row in document.rows(table) {
            name_row(names, (register, None), row, new_id);
            if register == Register::Themes {
                for child in row.rows("children") {
                    name_row(names, (register, None), child, new_id);
                }
            }
        }
    }
    for row in document.rows("visits") {
        let id = key_of(row, "key").and_then(|key| names.id(Register::Visits, None, &key));
        let Some(visit) = id.map(VisitId) else {
            continue;
        };
        let parts = [
            (Register::Delegations, "delegations"),
            (Register::Participants, "participants"),
            (Register::Items, "items"),
        ];
        for (register, table) in parts {
            for row in row.rows(table) {
                name_row(names, (register, Some(visit)), row, new_id);
            }
        }
    }
}

/// Gives one record an identifier if it is new.
fn name_row(
    names: &mut Names,
    (register, visit): (Register, Option<VisitId>),
    row: &Node,
    new_id: &mut dyn FnMut() -> Uuid,
) {
    let field = match register {
        Register::Participants => "person",
        _ => "key",
    };
    if let Some(key) = key_of(row, field)
        && names.id(register, visit, &key).is_none()
    {
        names.add(register, visit, &key, new_id());
    }
}

/// A whole file.
#[expect(
    clippy::unnecessary_wraps,
    reason = "all tables are read by functions of one shape"
)]
fn visit_file(fields: &mut Fields<'_, '_, VisitFile>) -> Option<VisitFile> {
    fields.required("format", &Format, |_| ());
    let themes = fields.or("themes", &list(THEME), Vec::new(), |file| {
        file.themes.clone()
    });
    let organisations = fields.or("organisations", &list(ORGANISATION), Vec::new(), |file| {
        file.organisations.clone()
    });
    let people = fields.or("people", &list(PERSON), Vec::new(), |file| {
        file.people.clone()
    });
    let venues = fields.or("venues", &list(VENUE), Vec::new(), |file| {
        file.venues.clone()
    });
    let travel_times = fields.or("travel_times", &list(TRAVEL_TIME), Vec::new(), |file| {
        file.travel_times.clone()
    });
    let agreements = fields.or("agreements", &list(AGREEMENT), Vec::new(), |file| {
        file.agreements.clone()
    });
    let visits = fields.or("visits", &list(VISIT), Vec::new(), |file| {
        file.visits.clone()
    });
    for table in ["organisations", "people", "venues", "agreements", "visits"] {
        fields.refuse_repeats(table, &["key"]);
    }
    fields.refuse_repeats("travel_times", &["from", "to"]);
    fields.refuse_repeats("visits", &["slug"]);
    refuse_repeated_themes(fields, &themes);
    refuse_shared_emails(fields, &people);
    Some(VisitFile {
        themes,
        organisations,
        people,
        venues,
        travel_times,
        agreements,
        visits,
    })
}

/// Refuses a theme given twice, on whichever levels.
fn refuse_repeated_themes(fields: &mut Fields<'_, '_, VisitFile>, themes: &[ThemeTree]) {
    let mut seen = BTreeSet::new();
    for (index, tree) in themes.iter().enumerate() {
        for theme in std::iter::once(&tree.theme).chain(&tree.children) {
            if !seen.insert(&theme.key) {
                let problem = format!("the theme {} is given twice", quoted(&theme.key));
                fields.reject_row(("themes", index, "key"), problem, "give each key once");
            }
        }
    }
}

/// Refuses an address that several people of the file have, unless all of them say that they share it.
fn refuse_shared_emails(fields: &mut Fields<'_, '_, VisitFile>, people: &[Person]) {
    let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, person) in people.iter().enumerate() {
        if let Some(email) = &person.email {
            let same = holders.entry(email.to_lowercase()).or_default();
            same.push(index);
        }
    }
    for indexes in holders.into_values().filter(|indexes| indexes.len() > 1) {
        for index in indexes {
            if people.get(index).is_some_and(|person| !person.email_shared) {
                let problem = "somebody else in the file has the same address";
                let advice = "give each their own, or say email_shared = true for all of them";
                fields.reject_row(("people", index, "email"), problem, advice);
            }
        }
    }
}

/// The name of the format.
#[derive(Clone, Copy, Debug)]
struct Format;

/// What a file says of itself.
const FORMAT: &str = "escale/1";

impl Type for Format {
    type Value = ();

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"const": FORMAT})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<()> {
        let text = text_of(reader, node, "\"escale/1\"")?;
        if text == FORMAT {
            return Some(());
        }
        let problem = format!("the format {} is not known", quoted(text));
        reader.fault(node.line, problem, format!("write format = \"{FORMAT}\""))
    }

    fn write(&self, (): &(), _style: Style<'_>) -> Value {
        FORMAT.into()
    }
}
