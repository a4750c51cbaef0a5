//! Messages as they would be written now, without sending them.

use std::collections::BTreeMap;

use super::Error;
use super::secretariat::{Addressee, Secretariat};
use super::situations::Situations;
use crate::domain::ids::{CalendarUid, ParticipantId, TopicId};
use crate::domain::notice::{Channel, Sending, Situation, Telling, notice};
use crate::domain::reply::ReplyStatus;
use crate::mail::letters::{self, Standing};
use crate::store::ids;

/// A message as it would be written now.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Subject; none for what is told by hand.
    pub subject: Option<String>,
    /// The plain text.
    pub text: String,
    /// The page of it (HTML); none for what is told by hand.
    pub html: Option<String>,
}

/// What goes into one message each: every invitation alone, everything else by its topic.
pub(super) fn messages(
    participant: ParticipantId,
    tellings: Vec<Telling<'_>>,
) -> Vec<Vec<Telling<'_>>> {
    let mut topics: BTreeMap<TopicId, Vec<Telling<'_>>> = BTreeMap::new();
    let mut messages = Vec::new();
    for telling in tellings {
        if telling.channel == Channel::Invitation {
            messages.push(vec![telling]);
        } else {
            let topic = telling.topic(participant);
            topics.entry(topic).or_default().push(telling);
        }
    }
    messages.extend(topics.into_values());
    messages
}

/// The messages of one participant, in the order of their first items; with their links for whoever may see these, else with
/// links to the pages of organisers.
pub(super) fn previews(
    secretariat: &Secretariat,
    situations: &Situations,
    (participant, shows_links): (ParticipantId, bool),
) -> Result<Vec<Preview>, Error> {
    let situation = situations.situation(participant);
    let addressee = secretariat.addressee(situations, participant);
    let Some((situation, addressee)) = situation.zip(addressee) else {
        return Ok(Vec::new());
    };
    let addressee = if shows_links {
        addressee
    } else {
        addressee.without_their_links()
    };
    let messages = messages(participant, notice(&situation));
    messages
        .iter()
        .map(|about| match about.as_slice() {
            [telling] if telling.channel == Channel::Invitation => {
                invitation(secretariat, &addressee, (&situation, telling))
            }
            tellings => programme(&addressee, &situation, tellings),
        })
        .collect()
}

fn invitation(
    secretariat: &Secretariat,
    addressee: &Addressee<'_>,
    (situation, telling): (&Situation<'_>, &Telling<'_>),
) -> Result<Preview, Error> {
    let sending = Sending {
        fresh_uid: ids::random::<CalendarUid>(),
        organizer: &secretariat.from.address,
        now: situation.now,
    };
    let told = telling.told_after(situation, sending);
    let reply = situation.replies.get(&telling.item);
    let standing = Standing {
        told: &told,
        reply: reply.map_or(ReplyStatus::NeedsAction, |reply| reply.counted(told.asked)),
    };
    let to = telling.address(situation).unwrap_or_default();
    let letter = letters::invitation(&addressee.context(to, ""), telling, standing)?;
    Ok(Preview {
        subject: Some(letter.subject),
        text: letter.text,
        html: Some(letter.html),
    })
}

/// A programme, or what is told by hand.
fn programme(
    addressee: &Addressee<'_>,
    situation: &Situation<'_>,
    tellings: &[Telling<'_>],
) -> Result<Preview, Error> {
    let context = addressee.context(situation.delivery.address.unwrap_or_default(), "");
    let channel = tellings.first().map(|telling| telling.channel);
    if channel == Some(Channel::ByHand) {
        return Ok(Preview {
            subject: None,
            text: letters::by_hand(&context, tellings)?,
            html: None,
        });
    }
    let replies = situation.counted_replies(&situation.told_by_programme(tellings));
    let letter = letters::programme(&context, tellings, &replies)?;
    Ok(Preview {
        subject: Some(letter.subject),
        text: letter.text,
        html: Some(letter.html),
    })
}
