//! Importing a visit file: all of it, or nothing. What the file gives is changed, what it does not mention stays.

use uuid::Uuid;

use super::edit_registers::follow_address;
use super::{Error, push};
use crate::domain::agreement::{Agreement, Theme};
use crate::domain::document::{
    Known, Node, Notation, Reading, ThemeTree, VisitFile, VisitTables, Warning, given_visits,
};
use crate::domain::ids::{TeamId, VisitId};
use crate::domain::person::Organisation;
use crate::domain::registers::Registers;
use crate::domain::venue::TravelTime;
use crate::domain::visit::Participant;
use crate::store::{
    self, Db, agreements, delegations, drafts, epoch, ids, items, organisations, participants,
    people, themes, venues, visits,
};

/// What importing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The visits of the file, in its order.
    pub visits: Vec<ImportedVisit>,
    /// How many records were new.
    pub created: usize,
    /// How many records were changed.
    pub updated: usize,
    /// What was accepted, but perhaps not meant.
    pub warnings: Vec<Warning>,
}

/// A visit of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedVisit {
    /// Which visit.
    pub id: VisitId,
    /// Its name in addresses of pages.
    pub slug: String,
}

/// Imports a file for `team`, which organises the visits that are new.
///
/// # Errors
/// [`Error::File`] with everything that is wrong with it, and those of the database.
pub fn import(
    db: &mut Db,
    text: &str,
    (notation, team): (Notation, TeamId),
) -> Result<Imported, Error> {
    Importer::new(team).import(db, text, notation)
}

/// Imports several files in one transaction, each after those before it. It goes on after a file with faults, to find
/// those of the next ones too: whoever sees one undoes the transaction.
#[derive(Debug)]
pub struct Importer {
    team: TeamId,
    /// Files with faults.
    refused: Vec<Node>,
}

impl Importer {
    /// An importer for `team`, which organises the visits that are new.
    #[must_use]
    pub fn new(team: TeamId) -> Self {
        Self {
            team,
            refused: Vec::new(),
        }
    }

    /// Imports the next file.
    ///
    /// # Errors
    /// [`Error::File`] with everything that is wrong with it, and those of the database.
    pub fn import(
        &mut self,
        db: &mut Db,
        text: &str,
        notation: Notation,
    ) -> Result<Imported, Error> {
        let document = Node::parse(text, notation).map_err(Error::File)?;
        if !document.rows("people").is_empty() {
            people::lock_addresses(db)?;
        }
        let mut known = known(db, &document, self.team)?;
        known.refused.clone_from(&self.refused);
        let reading = VisitFile::read(&document, &known, &mut ids::new::<Uuid>);
        match reading {
            Ok(reading) => keep(db, reading, &known),
            Err(faults) => {
                self.refused.push(document);
                Err(Error::File(faults))
            }
        }
    }
}

/// Writes what a file says.
fn keep(db: &mut Db, reading: Reading<VisitFile>, known: &Known) -> Result<Imported, Error> {
    let file = reading.value;
    let mut desk = Desk {
        db,
        stored: &known.stored,
        created: 0,
        updated: 0,
    };
    desk.registers(&file)?;
    for tables in &file.visits {
        desk.visit(tables)?;
    }
    let (created, updated) = (desk.created, desk.updated);
    if created + updated > 0 {
        epoch::bump(db)?;
    }
    let named = |tables: &VisitTables| ImportedVisit {
        id: tables.visit.id,
        slug: tables.visit.slug.clone(),
    };
    Ok(Imported {
        visits: file.visits.iter().map(named).collect(),
        created,
        updated,
        warnings: reading.warnings,
    })
}

/// What is stored already, as far as the file can concern it.
fn known(db: &mut Db, document: &Node, team: TeamId) -> Result<Known, Error> {
    let registers = Registers {
        themes: themes::all(db)?
            .into_iter()
            .map(|theme| (theme.id, theme))
            .collect(),
        organisations: organisations::all(db)?
            .into_iter()
            .map(|body| (body.id, body))
            .collect(),
        people: people::all(db)?
            .into_iter()
            .map(|person| (person.id, person))
            .collect(),
        venues: venues::all(db)?
            .into_iter()
            .map(|venue| (venue.id, venue))
            .collect(),
        travel_times: venues::all_travel_times(db)?,
        agreements: agreements::all(db)?
            .into_iter()
            .map(|text| (text.id, text))
            .collect(),
    };
    let mut tables = Vec::new();
    for key in given_visits(document) {
        let Some(visit) = visits::find_by_key(db, &key)? else {
            continue;
        };
        if visit.team != team {
            return Err(Error::Conflict(format!(
                "the visit “{key}” belongs to another team: give yours another key"
            )));
        }
        // what differs from this is written: nobody may change it in between
        visits::lock(db, visit.id)?;
        let draft = drafts::find(db, visit.id)?.ok_or(store::Error::Missing)?;
        tables.push(VisitTables {
            visit: draft.visit,
            delegations: draft.delegations,
            participants: draft.participants,
            items: draft.items,
        });
    }
    Ok(Known {
        stored: VisitFile::of(&registers, tables),
        slugs: visits::slugs(db)?,
        team,
        refused: Vec::new(),
    })
}

/// Writes what differs from what is stored.
struct Desk<'a> {
    db: &'a mut Db,
    stored: &'a VisitFile,
    created: usize,
    updated: usize,
}

/// Inserts a record that is new and updates one that changed; `$stored` is what there was.
macro_rules! keep {
    ($desk:ident, $noun:ident, $value:expr, $stored:expr) => {
        match $stored {
            None => {
                $noun::insert($desk.db, $value)?;
                $desk.created += 1;
            }
            Some(stored) if stored != $value => {
                $noun::bump_revision($desk.db, stored.id)?;
                $noun::update($desk.db, $value)?;
                $desk.updated += 1;
            }
            Some(_) => {}
        }
    };
}

/// The same for what is part of a visit, whose row is locked already. Says whether anything changed.
macro_rules! keep_part {
    ($desk:ident, $noun:ident, $visit:expr, $values:expr, $stored:expr) => {
        for value in $values {
            match $stored.iter().find(|stored| stored.id == value.id) {
                None => {
                    $noun::insert($desk.db, $visit, value)?;
                    $desk.created += 1;
                }
                Some(stored) if stored != value => {
                    $noun::update($desk.db, $visit, value)?;
                    $desk.updated += 1;
                }
                Some(_) => {}
            }
        }
    };
}

/// A theme and those below it.
fn themes_of(tree: &ThemeTree) -> impl Iterator<Item = &Theme> {
    std::iter::once(&tree.theme).chain(&tree.children)
}

impl Desk<'_> {
    fn registers(&mut self, file: &VisitFile) -> Result<(), Error> {
        let stored = self.stored;
        let known_themes: Vec<&Theme> = stored.themes.iter().flat_map(themes_of).collect();
        for theme in file.themes.iter().flat_map(themes_of) {
            keep!(
                self,
                themes,
                theme,
                known_themes
                    .iter()
                    .find(|known| known.id == theme.id)
                    .copied()
            );
        }
        // An organisation may act for one that comes later in the file.
        for body in &file.organisations {
            let known = stored
                .organisations
                .iter()
                .find(|known| known.id == body.id);
            if known.is_none() && body.acts_for.is_some() {
                let alone = Organisation {
                    acts_for: None,
                    ..body.clone()
                };
                organisations::insert(self.db, &alone)?;
                self.created += 1;
            } else if known.is_none() {
                keep!(self, organisations, body, known);
            }
        }
        for body in &file.organisations {
            let known = organisations::find(self.db, body.id)?;
            keep!(self, organisations, body, known.as_ref());
        }
        for person in &file.people {
            let known = stored.people.iter().find(|known| known.id == person.id);
            keep!(self, people, person, known);
            if let Some(before) = known {
                follow_address(self.db, before, person)?;
            }
        }
        for venue in &file.venues {
            keep!(
                self,
                venues,
                venue,
                stored.venues.iter().find(|known| known.id == venue.id)
            );
        }
        for time in &file.travel_times {
            self.travel_time(time)?;
        }
        self.agreements(file)
    }

    fn travel_time(&mut self, time: &TravelTime) -> Result<(), Error> {
        let known = |other: &&TravelTime| other.from == time.from && other.to == time.to;
        match self.stored.travel_times.iter().find(known) {
            Some(known) if known == time => {}
            known => {
                venues::set_travel_time(self.db, time)?;
                self.created += usize::from(known.is_none());
                self.updated += usize::from(known.is_some());
            }
        }
        Ok(())
    }

    /// Agreements may build upon one that comes later in the file.
    fn agreements(&mut self, file: &VisitFile) -> Result<(), Error> {
        for agreement in &file.agreements {
            let is_known = self
                .stored
                .agreements
                .iter()
                .any(|known| known.id == agreement.id);
            if !is_known {
                let alone = Agreement {
                    lineage: Vec::new(),
                    ..agreement.clone()
                };
                agreements::insert(self.db, &alone)?;
                self.created += 1;
            }
        }
        for agreement in &file.agreements {
            let known = agreements::find(self.db, agreement.id)?;
            keep!(self, agreements, agreement, known.as_ref());
        }
        Ok(())
    }

    fn visit(&mut self, tables: &VisitTables) -> Result<(), Error> {
        let none = VisitTables::from(tables.visit.clone());
        let found = self
            .stored
            .visits
            .iter()
            .find(|stored| stored.visit.id == tables.visit.id);
        let stored = found.unwrap_or(&none);
        let visit = tables.visit.id;
        match found {
            None => {
                visits::insert(self.db, &tables.visit)?;
                self.created += 1;
            }
            Some(stored) if stored != tables => {
                visits::bump_revision(self.db, visit)?;
                visits::update(self.db, &tables.visit)?;
                self.updated += usize::from(stored.visit != tables.visit);
            }
            Some(_) => return Ok(()),
        }
        keep_part!(
            self,
            delegations,
            visit,
            &tables.delegations,
            stored.delegations
        );
        keep_part!(
            self,
            participants,
            visit,
            &tables.participants,
            stored.participants
        );
        for participant in &tables.participants {
            let mut before = stored.participants.iter();
            let differs = |before: &Participant| {
                before.id == participant.id && before.mail_to != participant.mail_to
            };
            if before.any(differs) {
                push::forget_former_assistants(self.db, participant)?;
            }
        }
        keep_part!(self, items, visit, &tables.items, stored.items);
        Ok(())
    }
}
