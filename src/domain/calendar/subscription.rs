//! Feeds of whole programmes: one participant's, and the public's.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::entry::{Identity, SeenIn};
use super::event::{Event, When};
use super::feed::Feed;
use crate::domain::agenda::ItemStatus;
use crate::domain::ids::{CalendarUid, ItemId, ParticipantId};
use crate::domain::programme::{Entry, Reader};
use crate::domain::publication::{FrozenItem, FrozenParticipant, Publication, Revision};
use crate::domain::reply::{Reply, ReplyStatus};
use crate::domain::visit::ParticipantRole;
use crate::domain::wording::Wording;
use crate::language::{Language, TextError};

/// What any feed of a visit is made of.
#[derive(Clone, Copy, Debug)]
pub struct Subscription<'a> {
    /// The latest publication.
    pub publication: &'a Publication,
    /// The language of the reader.
    pub language: Language,
    /// Page of the reader: a participant's own, or the visit's public one.
    pub page_url: &'a str,
    /// Where the feed itself is to be found.
    pub feed_url: &'a str,
    /// The present: cancelled items leave the feed when the visit has ended.
    pub now: Timestamp,
}

/// What is known of a participant besides the publication.
#[derive(Clone, Copy, Debug)]
pub struct Correspondence<'a> {
    /// What their feed calls each item; an item without one is left out.
    pub feed_uids: &'a BTreeMap<ItemId, CalendarUid>,
    /// What counts of their answers, that is [`Reply::counted`] already; declined items leave the feed.
    pub replies: &'a BTreeMap<ItemId, Reply>,
}

impl<'a> Subscription<'a> {
    /// The feed of one participant; empty once they are off the roster.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn of_participant(
        &self,
        participant: ParticipantId,
        correspondence: Correspondence<'a>,
    ) -> Result<Feed, TextError> {
        let Some(on_roster) = self.publication.roster.get(&participant) else {
            return Ok(self.feed(Vec::new(), self.publication.published_at));
        };
        let reader = Reader::Participant(participant, on_roster);
        let replied = |id: &ItemId| correspondence.replies.get(id);
        let seen: Vec<Entry<'a>> = self.entries(reader).collect();
        let changed = Revision {
            version: on_roster.changed_in,
            at: on_roster.changed_at,
        };
        // an answer changes what the feed holds, and nothing of what it says of any item: answers may come out of order
        let answers = seen.iter().filter_map(|entry| replied(&entry.id));
        let changed_at = answers.fold(changed.at, |at, reply| at.max(reply.at));
        let wording = self.wording(reader);
        let mut events = Vec::new();
        // whoever declines an item is on the visit all the same
        if stays(on_roster) {
            let uid = derived_uid("stay of a participant", participant.into());
            events.extend(self.stay(&wording, &seen, uid, changed));
        }
        let is_declined = |entry: &Entry<'_>| {
            replied(&entry.id).is_some_and(|reply| reply.status == ReplyStatus::Declined)
        };
        for entry in seen.iter().filter(|entry| !is_declined(entry)) {
            let Some(uid) = correspondence.feed_uids.get(&entry.id) else {
                continue;
            };
            let identity = Identity {
                uid: uid.to_string(),
                sequence: entry.item.sequence,
                created: Some(entry.item.created_at),
                last_modified: entry.changed_at,
            };
            let seen = entry.item.audience.get(&participant);
            let version = seen.map_or(self.publication.version, |seen| seen.changed_in);
            let seen_in = SeenIn {
                version,
                at: entry.changed_at,
            };
            events.push(wording.event(&entry.sight, identity, seen_in, self.page_url)?);
        }
        Ok(self.feed(events, changed_at))
    }

    /// The feed that anybody may subscribe to.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn of_public(&self) -> Result<Feed, TextError> {
        let wording = self.wording(Reader::Public);
        let entries: Vec<Entry<'a>> = self.entries(Reader::Public).collect();
        let changed = self.public_change();
        let uid = derived_uid("stay of a visit", self.publication.visit.id.into());
        let mut events: Vec<Event> = Vec::new();
        events.extend(self.stay(&wording, &entries, uid, changed));
        for entry in &entries {
            let identity = Identity {
                uid: derived_uid("public item", entry.id.into()),
                sequence: entry.item.sequence,
                created: Some(entry.item.created_at),
                last_modified: entry.changed_at,
            };
            let version = last_change_of(entry.item).unwrap_or(self.publication.version);
            let seen_in = SeenIn {
                version,
                at: entry.changed_at,
            };
            events.push(wording.event(&entry.sight, identity, seen_in, self.page_url)?);
        }
        Ok(self.feed(events, changed.at))
    }

    /// What the reader sees; cancelled items only while the visit lasts.
    fn entries(&self, reader: Reader<'a>) -> impl Iterator<Item = Entry<'a>> {
        let keeps_cancelled = !self.has_ended();
        self.publication
            .programme(reader)
            .into_iter()
            .filter(move |entry| keeps_cancelled || entry.sight.status != ItemStatus::Cancelled)
    }

    /// Whether the last day of the visit is over where it takes place.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.ended_at().is_some()
    }

    /// When its last day ended, if it has.
    fn ended_at(&self) -> Option<Timestamp> {
        let visit = &self.publication.visit;
        let after = visit.ends_on.saturating_add(1.day()).at(0, 0, 0, 0);
        let ended = visit.time_zone.rules().to_timestamp(after).ok()?;
        (ended <= self.now).then_some(ended)
    }

    fn wording(&self, reader: Reader<'a>) -> Wording<'a> {
        Wording {
            visit: &self.publication.visit,
            language: self.language,
            reader,
            reader_zone: None,
        }
    }

    /// The days from the first to the last of the reader's own, if they are more than one.
    fn stay(
        &self,
        wording: &Wording<'a>,
        entries: &[Entry<'a>],
        uid: String,
        changed: Revision,
    ) -> Option<Event> {
        let visit = &self.publication.visit;
        let own = || {
            entries
                .iter()
                .filter(|entry| entry.sight.status != ItemStatus::Cancelled)
        };
        let first = own()
            .map(|entry| entry.sight.period.starts.wall.date())
            .min();
        let last = own().map(last_day).max();
        let (first, last) = first.zip(last).filter(|(first, last)| first < last)?;
        Some(Event {
            uid,
            sequence: changed.version,
            created: own().map(|entry| entry.item.created_at).min(),
            last_modified: changed.at,
            status: ItemStatus::Confirmed,
            when: When::Days { first, last },
            free: true,
            summary: wording.plain(&visit.short_title).to_owned(),
            description: format!("{}\n{}", wording.plain(&visit.title), self.page_url),
            location: String::new(),
            geo: None,
            url: Some(self.page_url.to_owned()),
            conference: None,
            categories: Vec::new(),
        })
    }

    /// When what the public sees last changed; in a publication that does not tell, when anything changed for anybody.
    fn public_change(&self) -> Revision {
        let publication = self.publication;
        let of_people = publication.roster.values();
        let of_people = of_people.map(|participant| Revision {
            version: participant.changed_in,
            at: participant.changed_at,
        });
        let last = || of_people.max_by_key(|change| change.version);
        let change = publication.visit.public_changed.or_else(last);
        change.unwrap_or(Revision {
            version: publication.version,
            at: publication.published_at,
        })
    }

    fn feed(&self, events: Vec<Event>, changed_at: Timestamp) -> Feed {
        let visit = &self.publication.visit;
        let wording = self.wording(Reader::Public);
        // what was cancelled leaves when the visit ends
        let events_changed = events
            .iter()
            .map(|event| event.last_modified)
            .chain(self.ended_at());
        Feed {
            name: wording.plain(&visit.short_title).to_owned(),
            description: wording.plain(&visit.title).to_owned(),
            zone: visit.time_zone.clone(),
            source: Some(self.feed_url.to_owned()),
            last_modified: events_changed.fold(changed_at, Timestamp::max),
            events,
        }
    }
}

/// Whether a participant stays for the visit, rather than coming for items.
fn stays(participant: &FrozenParticipant) -> bool {
    participant.delegation.is_some()
        || matches!(
            participant.role,
            ParticipantRole::HeadOfDelegation
                | ParticipantRole::Delegate
                | ParticipantRole::Protocol
        )
}

/// The last day of an item; one that ends at midnight does not reach into the next.
fn last_day(entry: &Entry<'_>) -> Date {
    let period = entry.sight.period;
    let ends = period.ends.wall;
    if ends.time() == Time::midnight() && ends.date() > period.starts.wall.date() {
        ends.date().saturating_sub(1.day())
    } else {
        ends.date()
    }
}

fn last_change_of(item: &FrozenItem) -> Option<u32> {
    item.audience.values().map(|seen| seen.changed_in).max()
}

/// A UID that is always the same for the same thing and tells nobody its identifier.
fn derived_uid(label: &str, id: Uuid) -> String {
    let digest = Sha256::new()
        .chain_update("escale calendar uid\n")
        .chain_update(label)
        .chain_update(id.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(digest) {
        *byte = hashed;
    }
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

#[cfg(test)]
mod tests;
