//! Commands: each joins what the domain decides with what the store writes, in one transaction. Mail is a row of the
//! outbox, never a call.

pub mod acknowledge;
pub mod changes;
pub mod choose_notify;
pub mod clashes;
pub mod demo;
pub mod edit;
pub mod edit_agenda;
pub mod edit_registers;
pub mod edit_roster;
pub mod edit_travel_times;
pub mod edit_visits;
pub mod error;
pub mod expired;
pub mod export;
pub mod factor;
pub mod import;
pub mod journal;
pub mod members;
pub mod mentions;
pub mod once;
pub mod participation;
pub mod passwords;
pub mod paste;
pub mod previews;
pub mod proposal;
pub mod publish;
pub mod readdress;
pub mod replies;
pub mod reply;
pub mod retry;
pub mod roster;
pub mod seal;
pub mod secretariat;
pub mod sign_in;
pub mod sign_in_mail;
pub mod situations;
pub mod summaries;
pub mod tell_by_hand;
pub mod tokens;
pub mod untold;
pub mod users;

pub use error::Error;
