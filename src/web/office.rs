//! Addresses for organisers, who sign in: one file per noun. Each gathers what its page shows, or does what its form
//! asks and sends the browser on.

pub(super) mod account;
pub(super) mod agenda;
pub(super) mod by_hand;
pub(super) mod calls;
pub(super) mod delegations;
pub(super) mod doubles;
mod edits;
mod form_faults;
pub(super) mod items;
pub(super) mod kept_clashes;
pub(super) mod members;
pub(super) mod messages;
pub(super) mod organisations;
pub(super) mod overview;
pub(super) mod participants;
pub(super) mod paste;
pub(super) mod people;
pub(super) mod polls;
pub(super) mod preferences;
pub(super) mod presence;
pub(super) mod previews;
pub(super) mod print;
pub(super) mod publications;
pub(super) mod quick_add;
mod registers;
mod reminder_rules;
pub(super) mod replies;
pub(super) mod review;
pub(super) mod sign_in;
pub(super) mod test_mails;
pub(super) mod timeline;
pub(super) mod tray;
pub(super) mod users;
pub(super) mod venues;
mod visit_head;
pub(super) mod visits;
