//! The database: the only module that knows diesel.
//!
//! [`Store`] hands out one connection, [`Db`], per read or write; beside it there is one file per noun, with functions
//! that take it. The same queries run on SQLite and PostgreSQL; `migrations/` has a folder for each.

pub mod acknowledgements;
pub mod address;
pub mod agreements;
pub mod credentials;
pub mod db;
pub mod delegations;
pub mod deliveries;
pub mod demo;
pub mod documents;
pub mod drafts;
pub mod edits;
pub mod epoch;
pub mod error;
pub mod fingerprints;
pub mod idempotency;
pub mod identities;
pub mod ids;
pub mod instances;
pub mod introductions;
pub mod items;
mod kept;
pub mod kept_clashes;
pub mod members;
pub mod migrations;
pub mod organisations;
pub mod outbox;
pub mod participants;
pub mod people;
pub mod pool;
pub mod presences;
pub mod previews;
pub mod proposals;
pub mod publications;
mod references;
mod register;
pub mod replies;
pub mod schema;
pub mod sessions;
pub mod sign_in_links;
pub mod sign_in_mails;
pub mod sql_types;
mod tables;
pub mod test_mails;
pub mod themes;
pub mod tokens;
pub mod told;
pub mod types;
pub mod unplaced_items;
pub mod users;
pub mod uses;
pub mod venues;
pub mod visits;

pub use address::Address;
pub use db::Db;
pub use error::Error;
pub use pool::Store;
