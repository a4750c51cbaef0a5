//! What a reader sees of an item as an entry of their calendar.

use jiff::Timestamp;

use super::event::{Conference, Event, When};
use super::text::one_line;
use crate::domain::agenda::PlaceRole;
use crate::domain::programme::{Reader, Sight};
use crate::domain::publication::FrozenPlace;
use crate::domain::wording::{Fact, Topic, Wording, where_it_is};
use crate::language::TextError;

/// What a calendar knows an entry by, and how new it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// UID.
    pub uid: String,
    /// SEQUENCE.
    pub sequence: u32,
    /// When the item was first published.
    pub created: Option<Timestamp>,
    /// DTSTAMP and LAST-MODIFIED.
    pub last_modified: Timestamp,
}

/// The publication that brought what the reader sees of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenIn {
    /// Its number.
    pub version: u32,
    /// When it was published.
    pub at: Timestamp,
}

impl<'a> Wording<'a> {
    /// The entry for an item. Its words change only when what the reader sees of the item changes.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn event(
        &self,
        sight: &Sight<'a>,
        identity: Identity,
        seen_in: SeenIn,
        page_url: &str,
    ) -> Result<Event, TextError> {
        Ok(Event {
            uid: identity.uid,
            sequence: identity.sequence,
            created: identity.created,
            last_modified: identity.last_modified,
            status: sight.status,
            when: When::Timed(sight.period.clone()),
            free: false,
            summary: self.summary(sight)?,
            description: self.event_description(sight, seen_in, page_url)?,
            location: location(sight),
            geo: first_own_place(sight).and_then(|place| place.geo),
            url: Some(page_url.to_owned()),
            conference: self.conference(sight)?,
            categories: vec![self.kind(sight.kind)?],
        })
    }

    /// All that the other properties do not say, as plain text.
    fn event_description(
        &self,
        sight: &Sight<'a>,
        seen_in: SeenIn,
        page_url: &str,
    ) -> Result<String, TextError> {
        let is_shown_elsewhere = |fact: &Fact| match fact.topic {
            Topic::Date | Topic::Starts | Topic::Ends | Topic::Duration => true,
            Topic::Time => fact.lines.len() == 1,
            Topic::Place => sight.places.len() == 1,
            _ => false,
        };
        let mut lines = Vec::new();
        if let Some(reason) = sight.reason.and_then(|reason| self.line(reason)) {
            lines.push(self.labelled("topic-reason", &reason.text())?);
        }
        for fact in self.facts(sight)? {
            if !is_shown_elsewhere(&fact) {
                lines.push(self.labelled_fact(&fact)?);
            }
        }
        lines.extend(self.contact()?);
        let page = match self.reader {
            Reader::Participant(..) => "your-programme",
            Reader::Several(_) | Reader::Public | Reader::Observer | Reader::Organiser => {
                "the-programme"
            }
        };
        lines.push(self.labelled(page, page_url)?);
        lines.push(self.version(seen_in.version, seen_in.at)?);
        Ok(lines.join("\n"))
    }

    /// `Label: text`, further lines below.
    fn labelled_fact(&self, fact: &Fact) -> Result<String, TextError> {
        let lines: Vec<String> = fact
            .lines
            .iter()
            .map(|line| indented(&line.text()))
            .collect();
        let arguments = [
            ("label", fact.label.as_str().into()),
            ("text", lines.join("\n  ").into()),
        ];
        self.language.say_with("labelled", arguments)
    }

    fn labelled(&self, key: &str, text: &str) -> Result<String, TextError> {
        let arguments = [
            ("label", self.language.say(key)?.into()),
            ("text", indented(text).into()),
        ];
        self.language.say_with("labelled", arguments)
    }

    /// Whom participants ask; the public is told nobody's address.
    fn contact(&self) -> Result<Option<String>, TextError> {
        let (Reader::Participant(..), Some(contact)) = (self.reader, &self.visit.contact) else {
            return Ok(None);
        };
        let words = [
            Some(&contact.name),
            contact.phone.as_ref(),
            contact.email.as_ref(),
        ];
        let words: Vec<String> = words
            .into_iter()
            .flatten()
            .map(|word| one_line(word))
            .collect();
        self.labelled("topic-contact", &words.join(", ")).map(Some)
    }

    fn conference(&self, sight: &Sight<'a>) -> Result<Option<Conference>, TextError> {
        let Some(url) = sight.online_url else {
            return Ok(None);
        };
        Ok(Some(Conference {
            url: url.to_owned(),
            label: self.language.say("join-call")?,
        }))
    }
}

/// A text of several lines, so that none of them can be taken for one of ours.
fn indented(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n  ")
}

/// Where the reader goes: their own places, or the link of what only happens online.
fn location(sight: &Sight<'_>) -> String {
    let own: Vec<String> = sight
        .places
        .iter()
        .filter(|seen| seen.own)
        .map(|seen| where_it_is(seen.place))
        .collect();
    match (own.is_empty(), sight.online_url) {
        (true, Some(url)) => url.to_owned(),
        _ if sight
            .places
            .iter()
            .any(|seen| seen.place.role != PlaceRole::At) =>
        {
            own.join(" → ")
        }
        _ => own.join("; "),
    }
}

fn first_own_place<'a>(sight: &Sight<'a>) -> Option<&'a FrozenPlace> {
    let own = sight.places.iter().find(|seen| seen.own);
    own.map(|seen| seen.place)
}
