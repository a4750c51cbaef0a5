//! The database: the only module that knows diesel.
//!
//! [`Store`] hands out one connection, [`Db`], per read or write; beside it there is one file per noun, with functions
//! that take it. The same queries run on SQLite and PostgreSQL; `migrations/` has a folder for each.

pub mod address;
pub mod agreements;
pub mod db;
pub mod deliveries;
pub mod documents;
pub mod epoch;
pub mod error;
pub mod ids;
pub mod migrations;
pub mod outbox;
pub mod pool;
pub mod publications;
pub mod replies;
pub mod schema;
pub mod sql_types;
pub mod told;
pub mod organisations;
pub mod people;
pub mod pool;
mod references;
mod register;
pub mod schema;
pub mod sql_types;
pub mod themes;
pub mod types;
pub mod venues;

pub use address::Address;
pub use db::Db;
pub use error::Error;
pub use pool::Store;
