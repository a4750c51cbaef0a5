//! Pages of organisers, in a browser with and without scripts.

mod agenda;
mod attempts;
mod board;
mod calls;
mod digests;
mod doubles;
mod factor;
mod history;
mod items;
mod mail_links;
mod members;
mod messages;
mod oidc;
mod overview;
mod participants;
mod passwords;
mod paste;
mod people;
mod permissions;
mod preferences;
mod print;
mod review;
mod sign_in;
mod strangers;
mod test_mails;
mod users;
mod visits;

pub(crate) use permissions::address;
mod weight;
