//! Pages of organisers, in a browser with and without scripts.

mod permissions;
mod sign_in;
