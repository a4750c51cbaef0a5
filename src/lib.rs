//! Escale organises official visits: whatever the organisers change, each participant is told exactly what concerns
//! them, once, in their language, and every calendar ends up equal to the published agenda.

// Fuzzing (`fuzz/run`) needs only what reads texts of strangers; the rest would take it minutes to build.
#[cfg(not(fuzzing))]
pub mod actions;
#[cfg(not(fuzzing))]
pub mod app;
#[cfg(not(fuzzing))]
pub mod cli;
#[cfg(not(fuzzing))]
pub mod clock;
#[cfg(not(fuzzing))]
pub mod config;
pub mod domain;
#[cfg(not(fuzzing))]
pub mod jobs;
pub mod language;
pub mod mail;
#[cfg(not(fuzzing))]
pub mod store;
#[cfg(not(fuzzing))]
pub mod telemetry;
#[cfg(not(fuzzing))]
pub mod web;
