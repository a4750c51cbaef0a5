//! Everything that is tested from outside: through HTTP, the command line or the mail it sends.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot be set up fails"
)]

mod api;
mod cli;
mod failures;
mod feeds;
mod harness;
mod histories;
mod journal;
mod office;
mod pages;
mod smtp;
mod store;
mod tidy;
mod told;
