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
use crate::domain::venue::TravelTime;
use crate::domain::visit::Participant;
use crate::store::{
    self, Db, agreements, delegations, drafts, epoch, ids, items, organisations, participants,
    people, registers, themes, venues, visits,
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
    desk.release_slugs(&file)?;
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
    let registers = registers::all(db)?;
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
        self.organisations(&file.organisations)?;
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
        self.agreements(&file.agreements)
    }

    /// What one visit of the file is called now another may be called from now on.
    fn release_slugs(&mut self, file: &VisitFile) -> Result<(), Error> {
        for stored in &self.stored.visits {
            let before = &stored.visit;
            let mut given = file.visits.iter().map(|tables| &tables.visit);
            if given.any(|visit| visit.id == before.id && visit.slug != before.slug) {
                visits::release_slug(self.db, before.id)?;
            }
        }
        Ok(())
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

    /// One may act for another that comes later in the file.
    fn organisations(&mut self, given: &[Organisation]) -> Result<(), Error> {
        let stored = &self.stored.organisations;
        let known = |id| stored.iter().find(|known| known.id == id);
        for new in given.iter().filter(|body| known(body.id).is_none()) {
            let alone = Organisation {
                acts_for: None,
                ..new.clone()
            };
            keep!(self, organisations, &alone, None::<&Organisation>);
        }
        for body in given {
            match known(body.id) {
                Some(known) => keep!(self, organisations, body, Some(known)),
                None if body.acts_for.is_some() => organisations::update(self.db, body)?,
                None => {}
            }
        }
        Ok(())
    }

    /// One may build upon another that comes later in the file.
    fn agreements(&mut self, given: &[Agreement]) -> Result<(), Error> {
        let stored = &self.stored.agreements;
        let known = |id| stored.iter().find(|known| known.id == id);
        for new in given
            .iter()
            .filter(|agreement| known(agreement.id).is_none())
        {
            let alone = Agreement {
                lineage: Vec::new(),
                ..new.clone()
            };
            keep!(self, agreements, &alone, None::<&Agreement>);
        }
        for agreement in given {
            match known(agreement.id) {
                Some(known) => keep!(self, agreements, agreement, Some(known)),
                None if !agreement.lineage.is_empty() => agreements::update(self.db, agreement)?,
                None => {}
            }
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
