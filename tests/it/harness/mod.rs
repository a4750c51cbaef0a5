//! What tests need around the program.

pub(crate) mod app;
pub(crate) mod browser;
pub(crate) mod chromium;
pub(crate) mod clerk;
pub(crate) mod client;
pub(crate) mod database;
pub(crate) mod dovecot;
pub(crate) mod draft;
pub(crate) mod guest;
pub(crate) mod mails;
pub(crate) mod office;
pub(crate) mod postgres;
pub(crate) mod process;
pub(crate) mod provider;
pub(crate) mod receiver;
pub(crate) mod schedule;
pub(crate) mod secretariat;
pub(crate) mod setting;
pub(crate) mod smtp;
