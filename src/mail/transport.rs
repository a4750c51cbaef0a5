//! Where frozen messages go: a mail server, a folder, or the memory of a test.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io, process};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::message::Message;
use super::smtp::Pool;

/// All but letters, digits and what message ids are usually made of.
const MINDED_IN_FILE_NAMES: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'@')
    .remove(b'_');

/// A way out for messages.
#[derive(Debug)]
pub enum Transport {
    /// A mail server, over connections that are kept open.
    Smtp(Box<Pool>),
    /// One `.eml` file per message, for people without a mail server; the folder is made when first needed.
    Folder(PathBuf),
    /// Kept in memory, for tests.
    Memory(Memory),
}

/// A message somebody else answers for from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What the server said, on one line, its code first; it often names the message in the server's queue.
    pub reply: String,
}

/// Why a message was not accepted, by what is to be done about it.
///
/// All but [`SendError::InDoubt`] are certain: the message has not been accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// No message can be sent now: no connection, no TLS, no login, 421, or a temporary refusal before any recipient
    /// was named. No fault of this message.
    #[error("the mail server is down: {reason}")]
    ServerDown {
        /// What happened, for people.
        reason: String,
    },
    /// A temporary refusal (4xx) of this message or its recipient, or the end of the connection once the recipient was
    /// named: try again later.
    #[error("the mail server put the message off: {reply}")]
    Deferred {
        /// What the server said, on one line, its code first, or what happened instead.
        reply: String,
    },
    /// A lasting refusal (5xx) of this message: the same bytes will never be accepted.
    #[error("the mail server refused the message: {reply}")]
    Refused {
        /// What the server said, on one line, its code first.
        reply: String,
    },
    /// The connection was lost, or no answer came in time, after the content had begun: the server may have the message
    /// (RFC 1047). Only the same bytes may be sent again.
    #[error("whether the mail server has the message is not known: {reason}")]
    InDoubt {
        /// What happened, for people.
        reason: String,
    },
}

/// Messages in memory, in the order they came, and what to answer instead of accepting them.
#[derive(Debug, Default)]
pub struct Memory {
    accepted: Mutex<Vec<Message>>,
    script: Mutex<HashMap<String, VecDeque<SendError>>>,
}

impl Transport {
    /// Hands a message over, and returns when that is settled or in doubt.
    ///
    /// # Errors
    /// [`SendError`], which says who is to blame and whether the message may have been accepted all the same.
    pub async fn send(&self, message: &Message) -> Result<Accepted, SendError> {
        match self {
            Self::Smtp(pool) => pool.send(message).await,
            Self::Folder(folder) => file(folder.clone(), message.clone()).await,
            Self::Memory(memory) => memory.send(message),
        }
    }

    /// Closes connections that have not been used for a while: call it now and then.
    pub async fn close_idle(&self) {
        if let Self::Smtp(pool) = self {
            pool.close_idle().await;
        }
    }

    /// Takes leave of the mail server; messages under way are not waited for.
    pub async fn close(&self) {
        if let Self::Smtp(pool) = self {
            pool.close().await;
        }
    }
}

impl Memory {
    /// Answers the next messages to `recipient` with `failures`, one each, before it accepts any.
    ///
    /// [`SendError::InDoubt`] stands for the worst case: the message is accepted and its answer lost.
    pub fn fail(&self, recipient: &str, failures: impl IntoIterator<Item = SendError>) {
        lock(&self.script)
            .entry(recipient.to_owned())
            .or_default()
            .extend(failures);
    }

    /// What has been accepted so far, first come first.
    #[must_use]
    pub fn accepted(&self) -> Vec<Message> {
        lock(&self.accepted).clone()
    }

    fn send(&self, message: &Message) -> Result<Accepted, SendError> {
        let failure = lock(&self.script)
            .get_mut(&message.envelope_to)
            .and_then(VecDeque::pop_front);
        if matches!(failure, None | Some(SendError::InDoubt { .. })) {
            lock(&self.accepted).push(message.clone());
        }
        match failure {
            Some(failure) => Err(failure),
            None => Ok(Accepted {
                reply: "250 kept in memory".to_owned(),
            }),
        }
    }
}

/// A panic elsewhere leaves these lists whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a message to its file; the same message again gives the same file.
async fn file(folder: PathBuf, message: Message) -> Result<Accepted, SendError> {
    let shown = folder.display().to_string();
    let written = tokio::task::spawn_blocking(move || write(&folder, &message))
        .await
        .unwrap_or_else(|fault| Err(io::Error::other(fault)));
    match written {
        Ok(path) => Ok(Accepted {
            reply: format!("250 kept in {}", path.display()),
        }),
        Err(fault) => Err(SendError::ServerDown {
            reason: format!("the mail folder {shown} cannot be written: {fault}"),
        }),
    }
}

/// Through a file that is renamed when whole, so that nobody reads half a message. Not synced: this folder shows mail,
/// and nobody is told by it.
fn write(folder: &Path, message: &Message) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let name = file_name(&message.message_id);
    let unfinished = folder.join(format!(".{name}.{}", process::id()));
    let path = folder.join(name);
    fs::write(&unfinished, &message.bytes)?;
    fs::rename(&unfinished, &path)?;
    Ok(path)
}

/// A file name from a message id, `<0197@example.org>` becoming `0197@example.org.eml`.
///
/// What file systems might mind is percent-encoded, so that no two ids share a name.
fn file_name(message_id: &str) -> String {
    let inside = message_id.trim_start_matches('<').trim_end_matches('>');
    format!("{}.eml", utf8_percent_encode(inside, MINDED_IN_FILE_NAMES))
}

#[cfg(test)]
mod tests;
