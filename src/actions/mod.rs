//! Commands: each joins what the domain decides with what the store writes, in one transaction. Mail is a row of the
//! outbox, never a call.

pub mod error;
pub mod import;
pub mod publish;
pub mod secretariat;
pub mod situations;

pub use error::Error;
