//! Mail: a letter becomes a frozen message, and a transport hands it to the mail server.

mod clean;
pub mod dkim;
pub mod letters;
pub mod message;
pub mod pace;
pub mod smtp;
pub mod transport;

pub use clean::masked;
pub use message::{Letter, Message};
pub use transport::Transport;
