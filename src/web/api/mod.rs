//! The API for programs, a file per noun.

pub mod agreements;
pub mod changes;
pub mod clashes;
pub mod delegations;
pub mod import;
pub mod inbound;
pub mod items;
pub mod messages;
pub mod organisations;
pub mod participants;
pub mod people;
pub mod publications;
pub mod reminders;
pub mod themes;
pub mod travel_times;
pub mod venues;
pub mod visits;
