//! Addresses for organisers, who sign in: one file per noun. Each gathers what its page shows, or does what its form
//! asks and sends the browser on.

pub(super) mod agenda;
pub(super) mod overview;
pub(super) mod preferences;
pub(super) mod print;
pub(super) mod sign_in;
mod visit_head;
pub(super) mod visits;
