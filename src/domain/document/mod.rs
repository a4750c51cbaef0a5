//! The one reader and the one writer of what comes from outside: visit files (TOML and JSON) and bodies of the API,
//! which have the same fields. Each table is described once (`registers`, `agreements`, `visits`, `items`); from that
//! description it is read, with every fault at once, written, and explained as JSON Schema.

mod agreements;
mod checks;
mod codes;
mod commands;
mod context;
mod export;
mod fault;
mod fields;
mod file;
mod identity;
mod items;
mod moments;
mod node;
mod overlay;
mod pointer;
mod reader;
mod references;
mod registers;
mod table;
mod text;
mod theme_levels;
mod visits;

pub use agreements::AGREEMENT;
pub use commands::{PUBLICATION_ORDER, PublicationOrder, TELLING_RECORD, TellingRecord};
pub use context::{Context, Names, Register, Spelling};
pub use fault::{Fault, FaultKind, Warning};
pub use file::{Known, VISIT_FILE, VisitFile, given_visits};
pub use items::ITEM;
pub use node::{Content, LONGEST_DOCUMENT, Node, Notation};
pub use overlay::overlay;
pub use registers::{ORGANISATION, PERSON, THEME, TRAVEL_TIME, ThemeTree, VENUE};
pub use table::{Reading, Table};
pub use visits::{DELEGATION, PARTICIPANT, VISIT, VisitTables};

#[cfg(test)]
mod tests;
