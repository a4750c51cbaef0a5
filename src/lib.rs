//! Escale organises official visits: whatever the organisers change, each participant is told exactly what concerns
//! them, once, in their language, and every calendar ends up equal to the published agenda.

pub mod actions;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod jobs;
pub mod language;
pub mod mail;
pub mod store;
pub mod telemetry;
pub mod web;
