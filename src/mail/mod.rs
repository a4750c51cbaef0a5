//! Mail: a letter becomes a frozen message, and a transport hands it to the mail server. What comes in is read.

mod clean;
pub mod dkim;
mod forward;
pub mod inbound;
pub mod letters;
pub mod mailbox;
pub mod message;
pub mod pace;
pub mod smtp;
pub mod transport;

pub use clean::masked;
pub use message::{Letter, Message};
pub use transport::Transport;
