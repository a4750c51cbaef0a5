//! What tests need around the program.

pub(crate) mod smtp;
//! What tests stand on.

pub(crate) mod database;
pub(crate) mod postgres;
