//! Correcting the address of somebody whom a message did not reach.

use serde_json::json;

use super::Error;
use super::edit::{self, Editor, Patch};
use super::retry::{message_of, retry};
use super::secretariat::Secretariat;
use crate::domain::closed::Closed as _;
use crate::domain::ids::{MessageId, TeamId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::person::Person;
use crate::store::{Db, participants};

/// Gives whoever a failed message was for another address, and makes them due again. What they accepted under the old
/// one is taken back there, if it ever arrived.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] if the message did not fail, [`Error::Invalid`] for what is no address or
/// somebody else's.
pub fn readdress(
    db: &mut Db,
    secretariat: &Secretariat,
    (team, visit, id): (TeamId, VisitId, MessageId),
    (email, by): (&str, Editor),
) -> Result<(), Error> {
    let message = message_of(db, visit, id)?;
    if message.state != MessageState::Failed {
        let state = message.state.word();
        return Err(Error::Conflict(format!(
            "the message is {state}: the address of one that failed is corrected here"
        )));
    }
    if message.copy_to.is_some() {
        let why = "it went to somebody else: their address is corrected where it was given";
        return Err(Error::Conflict(why.to_owned()));
    }
    let found = participants::find_anywhere(db, message.participant)?;
    let (_, participant) = found.ok_or_else(|| Error::not_found("participant"))?;
    let patch = Patch {
        fields: json!({"email": email}),
        faults: Vec::new(),
    };
    edit::change::<Person, Error>(db, (&team, participant.person, by), |_, _| Ok(patch))?;
    match retry(db, secretariat, (visit, id), by.now) {
        // nothing is left to say: the next message goes to the new address
        Ok(_) | Err(Error::Conflict(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
