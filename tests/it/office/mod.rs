//! Pages of organisers, in a browser with and without scripts.

mod agenda;
mod overview;
mod permissions;
mod preferences;
mod print;
mod sign_in;
mod visits;
mod weight;
