//! Everything that is tested from outside: through HTTP, the command line or the mail it sends.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot be set up fails"
)]

mod api;
mod assistants;
mod browser;
mod cli;
mod dkim;
mod failures;
mod feeds;
mod guests;
mod harness;
mod histories;
mod hostile;
mod inbound;
mod journal;
mod office;
mod pages;
mod push;
mod put_off;
mod reminders;
mod smtp;
mod store;
mod tidy;
mod told;
mod waiting_list;
mod webhooks;
