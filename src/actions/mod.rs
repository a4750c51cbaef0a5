//! Commands: each joins what the domain decides with what the store writes, in one transaction. Mail is a row of the
//! outbox, never a call.

pub mod changes;
pub mod clashes;
pub mod demo;
pub mod edit;
pub mod edit_agenda;
pub mod edit_registers;
pub mod edit_roster;
pub mod edit_travel_times;
pub mod edit_visits;
pub mod error;
pub mod export;
pub mod import;
pub mod journal;
pub mod members;
pub mod mentions;
pub mod once;
pub mod publish;
pub mod retry;
pub mod secretariat;
pub mod sign_in;
pub mod situations;
pub mod summaries;
pub mod tell_by_hand;
pub mod tokens;
pub mod untold;
pub mod users;

pub use error::Error;
