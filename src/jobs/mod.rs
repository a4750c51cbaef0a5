//! Work that nobody waits for: comparing what is known with what is published, and sending the difference.

pub mod clerk;
pub mod courier;
mod desk;
pub mod digests;
pub mod dispatches;
mod flight;
pub mod heartbeat;
pub mod housekeeping;
pub mod mailbox;
pub mod reconcile;
pub mod schedule;
pub mod settle;
pub mod sign_in_mails;
pub mod worker;
