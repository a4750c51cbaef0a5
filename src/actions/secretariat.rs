//! What everything that is written to participants needs: who writes, which links, in which language.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::situations::Situations;
use crate::domain::capability::Links;
use crate::domain::ids::{MessageId, ParticipantId};
use crate::domain::notice::{Situation, Telling};
use crate::domain::publication::{FrozenParticipant, Publication};
use crate::domain::time::Zone;
use crate::domain::visit::Assistant;
use crate::language::Language;
use crate::mail::dkim::Dkim;
use crate::mail::letters::{self, Context, LetterError};
use crate::mail::message::{Letter, Mailbox, Message, Unwritable};
use crate::store::outbox::ReadyText;
use crate::store::publications::Shelf;

/// How this installation writes to people. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Secretariat {
    /// The one role address.
    pub from: Mailbox,
    /// The sender of envelopes, without the token that each message gets; `None`: the role address, without any.
    pub bounces: Option<String>,
    /// The mail server that is believed when it says that a sender is not who they say (`authserv-id`, RFC 8601 §2.5).
    pub authserv_id: Option<String>,
    /// Makes the links of pages and feeds.
    pub links: Links,
    /// Publications already read.
    pub shelf: Shelf,
    /// How long a notice waits for further edits.
    pub hold: Duration,
    /// To how many new addresses an organiser may write in a day; none: to any number.
    pub new_addresses_per_day: Option<u32>,
    /// Signs what is written, if there is a key.
    pub dkim: Option<Arc<Dkim>>,
}

/// An address for reports with a token that we did not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address of the report is none of ours")]
pub struct Forged;

/// A letter to a user that a process took, to be sent now.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What goes over the wire.
    pub message: Message,
    /// How often it was tried in vain.
    pub attempts: u32,
}

/// Somebody who is written to.
#[derive(Clone, Debug)]
pub struct Addressee<'a> {
    publication: &'a Publication,
    participant: ParticipantId,
    reader: &'a FrozenParticipant,
    language: Language,
    zone: Option<&'a Zone>,
    links: &'a Links,
    links_generation: u32,
    page: String,
    feed: Option<String>,
    from: &'a Mailbox,
    assistant: Option<&'a Assistant>,
    now: Timestamp,
}

impl Secretariat {
    /// Writes a letter down for good, signed if there is a key.
    ///
    /// # Errors
    /// [`Unwritable`], which says what to correct.
    pub fn freeze(&self, letter: &Letter) -> Result<Message, Unwritable> {
        self.signed(letter.freeze()?, letter.date)
    }

    /// As [`Secretariat::freeze`], with a mail in it.
    ///
    /// # Errors
    /// [`Unwritable`], which says what to correct.
    pub fn freeze_with(&self, letter: &Letter, original: &[u8]) -> Result<Message, Unwritable> {
        self.signed(letter.freeze_with(original)?, letter.date)
    }

    fn signed(&self, mut message: Message, at: Timestamp) -> Result<Message, Unwritable> {
        if let Some(dkim) = &self.dkim {
            dkim.sign(&mut message, at)?;
        }
        Ok(message)
    }

    /// A participant as they are written to; `None` if they were never published.
    #[must_use]
    pub fn addressee<'a>(
        &'a self,
        situations: &'a Situations,
        participant: ParticipantId,
    ) -> Option<Addressee<'a>> {
        let reach = situations.reach(participant)?;
        let publication = &**situations.latest();
        Some(Addressee {
            publication,
            participant,
            reader: situations.as_published(participant)?,
            language: language(&reach.locale, publication),
            zone: reach.time_zone.as_ref(),
            links: &self.links,
            links_generation: reach.links_generation,
            page: self.links.page_url(participant, reach.links_generation),
            feed: Some(self.links.feed_url(participant, reach.links_generation)),
            from: &self.from,
            assistant: None,
            now: situations.now(),
        })
    }
}

impl Secretariat {
    /// The Message-ID of a letter that is called so among all that we write (RFC 5322 §3.6.4).
    #[must_use]
    pub fn message_id(&self, name: impl fmt::Display) -> String {
        let domain = self.from.address.rsplit('@').next();
        format!("<{name}@{}>", domain.unwrap_or("localhost"))
    }

    /// The sender of the envelope of a message: reports that it did not arrive come there.
    #[must_use]
    pub fn envelope_from(&self, message: MessageId) -> String {
        let parts = self
            .bounces
            .as_deref()
            .and_then(|address| address.rsplit_once('@'));
        parts.map_or_else(
            || self.from.address.clone(),
            |(local, domain)| format!("{local}+{}@{domain}", self.links.bounce_token(message)),
        )
    }

    /// The message that a report to `address` is about; nothing if that is no address for reports.
    ///
    /// # Errors
    /// [`Forged`].
    pub fn message_of_report(&self, address: &str) -> Result<Option<MessageId>, Forged> {
        let bounces = self.bounces.as_deref().unwrap_or_default().to_lowercase();
        let address = address.to_lowercase();
        let parts = bounces.rsplit_once('@').zip(address.rsplit_once('@'));
        let token = parts.and_then(|((local, domain), (found, found_domain))| {
            let token = found.strip_prefix(local)?.strip_prefix('+')?;
            (domain == found_domain).then_some(token)
        });
        let Some(token) = token else {
            return Ok(None);
        };
        self.links.read_bounce_token(token).map(Some).ok_or(Forged)
    }

    /// What an organiser reads out to a participant who is told by hand.
    ///
    /// # Errors
    /// [`LetterError`]: they were never published, or a text of ours is missing.
    pub fn ready_text(
        &self,
        situations: &Situations,
        situation: &Situation<'_>,
        tellings: &[Telling<'_>],
    ) -> Result<ReadyText, LetterError> {
        let addressee = self
            .addressee(situations, situation.participant)
            .ok_or(LetterError::NothingSeen)?;
        let moved = tellings
            .iter()
            .map(|telling| situations.moved(situation, telling));
        Ok(ReadyText {
            text: letters::by_hand(&addressee.context("", ""), tellings)?,
            moved: moved.collect(),
        })
    }
}

/// The language somebody is written to in: their own, else the first of the visit's that we speak.
#[must_use]
pub fn language(locale: &str, publication: &Publication) -> Language {
    let mut tags =
        std::iter::once(locale).chain(publication.visit.locales.iter().map(String::as_str));
    tags.find_map(Language::of_tag).unwrap_or(Language::En)
}

impl<'a> Addressee<'a> {
    /// An assistant who gets a copy of what this one is sent, with a link of their own and no other.
    #[must_use]
    pub fn assisted_by(&self, assistant: &'a Assistant) -> Self {
        let link = (self.links_generation, assistant);
        Self {
            page: self.links.assistant_page_url(self.participant, link),
            feed: None,
            language: language(&assistant.locale, self.publication),
            assistant: Some(assistant),
            ..self.clone()
        }
    }

    /// The same, for organisers who may not see the links of participants: theirs lead to the visit. Whoever has those of
    /// somebody is them to us.
    #[must_use]
    pub fn without_their_links(&self) -> Self {
        let visit = self.publication.visit.id;
        let page = format!("{}/visits/{visit}", self.links.public_url());
        Self {
            feed: Some(page.clone()),
            page,
            ..self.clone()
        }
    }

    /// The language they are written to in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// What a letter to them is made of.
    #[must_use]
    pub fn context<'s>(&'s self, to: &'s str, message_id: &'s str) -> Context<'s> {
        Context {
            publication: self.publication,
            participant: self.participant,
            reader: self.reader,
            language: self.language,
            reader_zone: self.zone,
            links: letters::Links {
                page: &self.page,
                feed: self.feed.as_deref(),
            },
            from: self.from,
            assistant: self.assistant,
            to,
            message_id,
            note: (!self.publication.note.is_empty()).then_some(&self.publication.note),
            now: self.now,
        }
    }
}
