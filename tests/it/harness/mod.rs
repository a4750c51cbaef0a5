//! What tests need around the program.

pub(crate) mod smtp;
