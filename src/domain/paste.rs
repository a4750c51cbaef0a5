//! People pasted from a spreadsheet: who each row is, whether we know them, and what is wrong with it. Nothing here is
//! entered yet.

pub mod columns;
mod matching;
pub mod names;

use crate::domain::cells::Row;
use crate::domain::ids::{DelegationId, OrganisationId, PersonId};
use crate::domain::person::{Name, Organisation, Person};
use crate::domain::visit::{Delegation, ParticipantRole};
use columns::Column;

/// More rows than this are not taken at once.
pub const MOST_ROWS: usize = 1_000;
/// The longest text of a cell, in characters.
const LONGEST: usize = 200;

/// Whom and what we know already.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Everybody in the register.
    pub people: &'a [Person],
    /// Every organisation in the register.
    pub organisations: &'a [Organisation],
    /// The delegations of the visit.
    pub delegations: &'a [Delegation],
    /// Who takes part already.
    pub roster: &'a [PersonId],
    /// Whether the reader may enter new people.
    pub may_enter: bool,
    /// The language of texts that do not say which they are.
    pub locale: &'a str,
}

/// One row, understood as far as it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands in what was pasted.
    pub line: u64,
    /// Who.
    pub name: Name,
    /// Where mail reaches them.
    pub email: Option<String>,
    /// Their telephone, as written.
    pub phone: Option<String>,
    /// Their function.
    pub title: Option<String>,
    /// Where they hold it.
    pub organisation: Option<Body>,
    /// As what they take part.
    pub role: ParticipantRole,
    /// With whom.
    pub delegation: Option<DelegationId>,
    /// In which groups.
    pub groups: Vec<String>,
    /// What they read.
    pub locale: String,
    /// What they eat (sensitive).
    pub diet: Option<String>,
    /// What they need to get in (sensitive).
    pub access: Option<String>,
    /// Whether we know them.
    pub person: Option<PersonId>,
    /// What keeps them from being added; empty: nothing.
    pub problems: Vec<Problem>,
}

/// An organisation that a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// One that we know.
    Known(OrganisationId),
    /// One that will be entered, by this name.
    New(String),
}

/// What keeps a row from being added, and in which of its cells it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column that has to be corrected; `None`: the row as a whole.
    pub column: Option<Column>,
    /// What stands there.
    pub text: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no name.
    NoName,
    /// The address is no address.
    Email,
    /// Several people have that address, and none of them this name.
    SharedEmail,
    /// The role is none of ours.
    Role,
    /// The delegation is none of the visit's.
    Delegation,
    /// The language is none that we know.
    Language,
    /// A function, but nowhere to hold it.
    NoOrganisation,
    /// The cell is too long.
    TooLong,
    /// Several people have this name.
    Ambiguous,
    /// Somebody with another address has this name.
    OtherEmail,
    /// The person takes part already.
    OnRoster,
    /// An earlier row, on that line, is the same person.
    Repeated {
        /// The line.
        line: u64,
    },
    /// The person would be new, and the reader may enter nobody.
    Unknown,
}

impl Fault {
    /// The end of the key of the text that says it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::Email => "email",
            Self::SharedEmail => "shared-email",
            Self::Role => "role",
            Self::Delegation => "delegation",
            Self::Language => "language",
            Self::NoOrganisation => "no-organisation",
            Self::TooLong => "too-long",
            Self::Ambiguous => "ambiguous",
            Self::OtherEmail => "other-email",
            Self::OnRoster => "on-roster",
            Self::Repeated { .. } => "repeated",
            Self::Unknown => "unknown",
        }
    }
}

impl Entry {
    /// Whether it can be added as it is.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Understands rows whose cells say what `columns` say.
#[must_use]
pub fn entries(rows: &[Row], columns: &[Column], known: Known<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        let mut entry = Cells { row, columns }.entry(known);
        if let Some(line) = earlier(&entries, &entry) {
            entry.wrong(None, &entry.name.full(), Fault::Repeated { line });
        }
        entries.push(entry);
    }
    entries
}

/// The line of an earlier row that is the same person.
fn earlier(entries: &[Entry], entry: &Entry) -> Option<u64> {
    let same = |other: &&Entry| match (other.person, entry.person) {
        (Some(one), Some(other)) => one == other,
        (None, None) => matching::is_same_newcomer(other, entry),
        _ => false,
    };
    if entry.name.family.is_empty() {
        return None;
    }
    entries.iter().find(same).map(|other| other.line)
}

/// A row with the meaning of its cells.
#[derive(Clone, Copy)]
struct Cells<'a> {
    row: &'a Row,
    columns: &'a [Column],
}

impl<'a> Cells<'a> {
    fn text(self, wanted: Column) -> Option<&'a str> {
        let at = self.columns.iter().position(|column| *column == wanted)?;
        let text = self.row.cells.get(at)?.as_str();
        Some(text).filter(|text| !text.is_empty())
    }

    /// A cell of one line.
    fn line(self, wanted: Column) -> Option<String> {
        let words: Vec<&str> = self.text(wanted)?.split_whitespace().collect();
        Some(words.join(" "))
    }

    fn entry(self, known: Known<'_>) -> Entry {
        let locale = self.text(Column::Language).map(matching::locale);
        let read = locale.flatten();
        let mut entry = Entry {
            line: self.row.line,
            name: self.name(read.or(Some(known.locale))),
            email: self.line(Column::Email),
            phone: self.line(Column::Phone),
            title: self.line(Column::Title),
            organisation: None,
            role: ParticipantRole::Delegate,
            delegation: None,
            groups: self.groups(),
            locale: read.unwrap_or(known.locale).to_owned(),
            diet: self.line(Column::Diet),
            access: self.text(Column::Access).map(str::to_owned),
            person: None,
            problems: Vec::new(),
        };
        if entry.name.family.is_empty() {
            entry.wrong(Some(Column::Name), "", Fault::NoName);
        }
        if locale == Some(None) {
            entry.wrong_cell(self, Column::Language, Fault::Language);
        }
        self.place(&mut entry, known);
        for (column, cell) in self.columns.iter().zip(&self.row.cells) {
            let is_long = cell.chars().count() > LONGEST;
            if is_long && !matches!(column, Column::Ignore | Column::Access) {
                entry.wrong(Some(*column), cell, Fault::TooLong);
            }
        }
        matching::recognise(&mut entry, known);
        entry
    }

    fn name(self, locale: Option<&str>) -> Name {
        match (self.line(Column::FamilyName), self.line(Column::GivenName)) {
            (Some(family), given) => Name {
                order: names::order_of(locale, &family),
                family,
                given: given.unwrap_or_default(),
            },
            (None, given) => {
                let whole = self.line(Column::Name).or(given).unwrap_or_default();
                names::split(&whole, locale)
            }
        }
    }

    fn groups(self) -> Vec<String> {
        let text = self.text(Column::Groups).unwrap_or_default();
        let groups = text.split([',', ';', '/', '\n']).map(str::trim);
        let mut found: Vec<String> = Vec::new();
        for group in groups.filter(|group| !group.is_empty()) {
            if !found.iter().any(|known| known == group) {
                found.push(group.to_owned());
            }
        }
        found
    }

    /// As what, with whom, and from where they come.
    fn place(self, entry: &mut Entry, known: Known<'_>) {
        if let Some(text) = self.text(Column::Role) {
            match matching::role(text) {
                Some(role) => entry.role = role,
                None => entry.wrong_cell(self, Column::Role, Fault::Role),
            }
        }
        let mut delegation = None;
        if let Some(text) = self.text(Column::Delegation) {
            delegation = matching::delegation(text, known.delegations);
            if delegation.is_none() {
                entry.wrong_cell(self, Column::Delegation, Fault::Delegation);
            }
        }
        entry.delegation = delegation.map(|delegation| delegation.id);
        entry.organisation = self
            .line(Column::Organisation)
            .map(|name| matching::organisation(name, known.organisations))
            .or_else(|| delegation.map(|delegation| Body::Known(delegation.organisation)));
        if entry.title.is_some() && entry.organisation.is_none() {
            entry.wrong_cell(self, Column::Title, Fault::NoOrganisation);
        }
    }
}

impl Entry {
    fn wrong(&mut self, column: Option<Column>, text: &str, fault: Fault) {
        let text = text.to_owned();
        self.problems.push(Problem {
            column,
            text,
            fault,
        });
    }

    fn wrong_cell(&mut self, cells: Cells<'_>, column: Column, fault: Fault) {
        self.wrong(Some(column), cells.text(column).unwrap_or_default(), fault);
    }
}

#[cfg(test)]
mod tests;
