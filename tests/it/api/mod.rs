//! The API as programs see it.

mod addresses;
mod changes;
mod conditions;
mod description;
mod documents;
mod hostile;
mod idempotency;
mod import;
mod large;
mod operations;
mod permissions;
mod publications;
mod read_only;
mod registers;
mod requests;
mod roster;
mod visits;
