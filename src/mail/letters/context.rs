//! What every letter is made of, whatever it says.

use jiff::Timestamp;

use super::LetterError;
use super::paragraphs::{Contact, Frame, labelled};
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ParticipantId;
use crate::domain::programme::{Reader, Sight};
use crate::domain::publication::{FrozenParticipant, Publication};
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::visit::Assistant;
use crate::domain::wording::{Line, Wording};
use crate::language::Language;
use crate::mail::message::{Letter, Mailbox};

/// From whom, to whom and about which publication a letter is.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The latest publication.
    pub publication: &'a Publication,
    /// Who reads.
    pub participant: ParticipantId,
    /// The reader as published; of a former publication once they are off the roster.
    pub reader: &'a FrozenParticipant,
    /// The language they read.
    pub language: Language,
    /// Where their own clocks hang, if known.
    pub reader_zone: Option<&'a Zone>,
    /// The page of whoever reads, and the feed.
    pub links: Links<'a>,
    /// Our role address.
    pub from: &'a Mailbox,
    /// The assistant who reads this copy; `None`: it is no copy.
    pub assistant: Option<&'a Assistant>,
    /// Where this letter goes.
    pub to: &'a str,
    /// `<…@…>` of this letter.
    pub message_id: &'a str,
    /// What the organisers add to all letters of this publication.
    pub note: Option<&'a Texts>,
    /// The present.
    pub now: Timestamp,
}

/// Where a participant finds their programme.
#[derive(Clone, Copy, Debug)]
pub struct Links<'a> {
    /// The page of whoever reads: that of an assistant is their own.
    pub page: &'a str,
    /// Their feed; `None`: an assistant reads, and it is the participant's alone.
    pub feed: Option<&'a str>,
}

/// What a letter says.
pub(super) struct Written {
    pub(super) subject: String,
    pub(super) text: String,
    /// The same as an HTML document.
    pub(super) html: String,
}

impl<'a> Context<'a> {
    /// The letter to the reader, without a calendar object.
    pub(super) fn letter(&self, written: Written) -> Letter {
        Letter {
            from: self.from.clone(),
            to: self.recipient(),
            reply_to: self.reply_to(),
            list: self.list(),
            subject: written.subject,
            date: self.now,
            message_id: self.message_id.to_owned(),
            language: self.language,
            text: written.text,
            html: written.html,
            unsubscribe: None,
            calendar: None,
        }
    }

    pub(super) fn wording(&self) -> Wording<'a> {
        Wording {
            visit: &self.publication.visit,
            language: self.language,
            reader: Reader::Participant(self.participant, self.reader),
            reader_zone: self.reader_zone,
        }
    }

    /// The reader, as mail addresses them.
    pub(super) fn recipient(&self) -> Mailbox {
        let own_name = || self.reader.name.full();
        Mailbox {
            name: self
                .assistant
                .map_or_else(own_name, |assistant| assistant.name.clone()),
            address: self.to.to_owned(),
        }
    }

    /// The contact of the visit, to whom people answer by hand.
    pub(super) fn reply_to(&self) -> Option<Mailbox> {
        let contact = self.publication.visit.contact.as_ref()?;
        contact.email.as_ref().map(|email| Mailbox {
            name: contact.name.clone(),
            address: email.clone(),
        })
    }

    /// What the letters of the visit have in common (RFC 2919 §3), in the domain of our address.
    pub(super) fn list(&self) -> Option<String> {
        let (_, domain) = self.from.address.rsplit_once('@')?;
        let visit = self.publication.visit.id;
        domain
            .is_ascii()
            .then(|| format!("{visit}.visits.{domain}"))
    }

    /// What stands around every letter: who writes, how the reader is addressed, who signs, which version.
    pub(super) fn frame(&self, sight: Option<&Sight<'a>>) -> Result<Frame, LetterError> {
        let visit = &self.publication.visit;
        let wording = self.wording();
        let inviter = wording.inviter(sight).unwrap_or(&visit.host);
        let dates = self.language.date_range(visit.starts_on, visit.ends_on);
        let contact = visit.contact.as_ref();
        let contact = contact
            .map(|contact| Contact::of(contact, self.language))
            .transpose()?;
        let page_button = self.language.say("see-page")?;
        let signature = wording.line(&visit.signature);
        Ok(Frame {
            tag: self.language.tag(),
            inviter: one_line(&inviter.name),
            visit: wording.heading(&visit.title),
            dates,
            copy: self.copy()?,
            salutation: self.salutation()?,
            signature: signature.unwrap_or_else(|| Line::new(visit.host.name.as_str())),
            contact,
            note: self.note.and_then(|note| wording.line(note)),
            version: self.version()?,
            page_in_text: labelled(self.language, &page_button, "")?,
            page_button,
            page_url: self.links.page.to_owned(),
        })
    }

    /// As their office asks for in this very language, else a form that suits everybody.
    fn salutation(&self) -> Result<String, LetterError> {
        let official = self.reader.salutation.matching(self.language.tag());
        Ok(match official.filter(|_| self.assistant.is_none()) {
            Some((_, salutation)) => self.language.say_with(
                "salutation-official",
                [("salutation", one_line(salutation).into())],
            )?,
            None => self.language.say("salutation-neutral")?,
        })
    }

    /// For whom its reader reads this, if it is a copy.
    fn copy(&self) -> Result<Option<String>, LetterError> {
        let copy = self.assistant.map(|_| {
            let name = one_line(&self.reader.name.full());
            self.language
                .say_with("letter-copy", [("name", name.into())])
        });
        Ok(copy.transpose()?)
    }

    /// The publication, and when their own programme last changed; who left has none any more.
    fn version(&self) -> Result<String, LetterError> {
        let publication = self.publication;
        let (version, at) = (publication.version, publication.published_at);
        let wording = self.wording();
        Ok(match publication.roster.get(&self.participant) {
            Some(on_roster) => wording.own_version(version, at, on_roster.changed_in)?,
            None => wording.version(version, at)?,
        })
    }

    /// Until when answers are wanted, if that is not over.
    pub(super) fn reply_by(&self) -> Option<String> {
        let visit = &self.publication.visit;
        let today = visit.time_zone.rules().to_datetime(self.now).date();
        let until = visit.reply_by.filter(|day| *day >= today);
        until.map(|day| self.language.date_without_year(day))
    }
}
