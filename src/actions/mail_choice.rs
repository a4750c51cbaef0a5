//! What readers say about mail to them: none at all, or none of a kind. Nobody but they can take that back.

use jiff::Timestamp;

use super::participation::admit_themselves;
use super::secretariat::Secretariat;
use super::{Error, digest};
use crate::domain::capability::{Capability, Mailing};
use crate::domain::suppression::{Suppression, SuppressionReason};
use crate::store::outbox::settle::reopen_by_hand;
use crate::store::{Db, epoch, people, suppressions};

/// Whether somebody wants mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailChoice {
    /// None at all, of no visit: organisers call them.
    Refuse,
    /// As before.
    Allow,
    /// Reminders too.
    Remind,
}

/// Keeps what whoever holds `link` says about mail to them.
///
/// # Errors
/// [`Error::NotFound`] if the link opens nothing, or is that of an assistant; [`Error::Conflict`] if they have no address.
pub fn choose(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (choice, now): (MailChoice, Timestamp),
) -> Result<(), Error> {
    let guest = admit_themselves(db, secretariat, link)?;
    let person = people::find(db, guest.participant.person)?;
    let address = person.and_then(|person| person.email);
    let address = address.ok_or_else(|| Error::Conflict("they have no address".to_owned()))?;
    match choice {
        MailChoice::Refuse => {
            let refusal = Suppression {
                reason: SuppressionReason::Refused,
                detail: String::new(),
                at: now,
            };
            suppressions::suppress(db, &address, &refusal)?;
        }
        MailChoice::Allow => {
            let is_lifted = suppressions::lift(db, &address, SuppressionReason::Refused)?;
            // what waits to be told by hand can be mailed again
            if is_lifted {
                reopen_by_hand(db, guest.participant.id, now)?;
            }
        }
        MailChoice::Remind => {
            suppressions::subscribe(db, Mailing::Reminders(guest.participant.id))?;
        }
    }
    epoch::bump(db)?;
    Ok(())
}

/// Ends a mailing, at the wish of whoever got one of its mails.
///
/// # Errors
/// Those of the database.
pub fn unsubscribe(db: &mut Db, mailing: Mailing, now: Timestamp) -> Result<(), Error> {
    match mailing {
        Mailing::Reminders(_) => suppressions::unsubscribe(db, mailing, now)?,
        // they come only to who chose their days
        Mailing::Digests(user) => digest::unsubscribe(db, user)?,
    }
    epoch::bump(db)?;
    Ok(())
}
