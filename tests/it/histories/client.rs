//! The mail client and calendar of one address: what it shows after the messages it got, in the order they came.

use std::collections::{BTreeMap, BTreeSet};

use escale::language::Language;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, date};
use mail_parser::{MessageParser, MimeHeaders as _, PartType};

/// An appointment as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) starts: DateTime,
    pub(super) ends: DateTime,
    pub(super) tentative: bool,
    /// The markers of all its texts.
    pub(super) marks: BTreeSet<String>,
}

/// An event of a calendar, by RFC 5546 §2.1.5.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) item: usize,
    pub(super) card: Card,
    pub(super) sequence: u32,
    stamp: String,
}

#[derive(Debug, Default)]
pub(super) struct Client {
    /// By UID.
    pub(super) events: BTreeMap<String, Event>,
    /// UIDs that were cancelled.
    gone: BTreeMap<String, String>,
    /// The last programme, by item.
    pub(super) programme: BTreeMap<usize, Card>,
    /// Bytes by Message-ID: the same again changes nothing.
    received: BTreeMap<String, Vec<u8>>,
    /// Whether something got lost that may have arrived, for all the sender knows.
    pub(super) has_lost: bool,
    /// Whether it refused a CANCEL: once it is an old address, nobody asks it again.
    pub(super) has_refused: bool,
    /// Whether it refused what nobody knows to have arrived before.
    pub(super) has_refused_a_second_copy: bool,
}

impl Client {
    pub(super) fn count(&self) -> usize {
        self.received.len()
    }

    /// Takes a message in.
    pub(super) fn receive(&mut self, message: &escale::mail::Message, now: Timestamp) {
        let id = message.message_id.clone();
        if let Some(known) = self.received.insert(id, message.bytes.clone()) {
            assert!(
                known == message.bytes,
                "what repeats is the same, byte for byte"
            );
            return;
        }
        let parsed = MessageParser::default().parse(&message.bytes).unwrap();
        let is_calendar = |part: &&mail_parser::MessagePart<'_>| {
            let kind = part.content_type();
            kind.is_some_and(|kind| kind.ctype() == "text" && kind.subtype() == Some("calendar"))
        };
        match parsed.parts.iter().find(is_calendar).map(|part| &part.body) {
            Some(PartType::Text(text)) => self.take_event(&Lines::of(text), now),
            Some(other) => panic!("a calendar part that is no text: {other:?}"),
            None => self.programme = programme(&parsed.body_text(0).unwrap()),
        }
    }

    fn take_event(&mut self, lines: &Lines, now: Timestamp) {
        let uid = lines.value("UID").to_owned();
        let event = Event {
            item: item(lines.value("SUMMARY")).unwrap(),
            card: lines.card(),
            sequence: lines.value("SEQUENCE").parse().unwrap(),
            stamp: lines.value("DTSTAMP").to_owned(),
        };
        let stamp = &event.stamp;
        assert_eq!(stamp, lines.value("LAST-MODIFIED"), "equal where both are");
        assert!(
            !self.gone.contains_key(&uid),
            "{uid} is used again after its CANCEL"
        );
        let known = self.events.get(&uid);
        let is_past = |card: &Card| ends_at(card) <= now;
        // what got lost, or may have, may have said that it is still to come
        let is_still_to_come = known.is_some_and(|known| !is_past(&known.card));
        let is_uncertain = self.has_lost || self.has_refused_a_second_copy;
        assert!(
            !is_past(&event.card) || is_still_to_come || is_uncertain,
            "news of the past: {event:?} at {now}, after {known:?}"
        );
        if let Some(known) = known {
            assert!(
                event.sequence >= known.sequence,
                "{event:?} after {known:?}"
            );
            assert!(*stamp > known.stamp, "{event:?} after {known:?}");
        }
        match lines.value("METHOD") {
            "REQUEST" => {
                self.events.insert(uid, event);
            }
            "CANCEL" => {
                assert!(
                    known.is_some() || self.has_lost,
                    "CANCEL of an unknown {event:?}"
                );
                let is_newer = known.is_none_or(|known| event.sequence > known.sequence);
                assert!(is_newer, "{event:?} after {known:?}");
                self.gone.insert(uid.clone(), event.stamp);
                self.events.remove(&uid);
            }
            other => panic!("METHOD:{other}"),
        }
    }
}

/// When the item ends: all happens in Paris in summer.
pub(super) fn ends_at(card: &Card) -> Timestamp {
    let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
    paris.to_timestamp(card.ends).unwrap()
}

/// Unfolded content lines (RFC 5545 §3.1).
struct Lines(Vec<String>);

impl Lines {
    fn of(text: &str) -> Self {
        let unfolded = text.replace("\r\n", "\n").replace("\n ", "");
        Self(unfolded.lines().map(str::to_owned).collect())
    }

    /// The value of the last property of that name: those of the event come after those of its zone.
    fn value(&self, name: &str) -> &str {
        let mut values = self.0.iter().rev().filter_map(|line| {
            let rest = line.strip_prefix(name)?;
            let (parameters, value) = rest.split_once(':')?;
            (parameters.is_empty() || parameters.starts_with(';')).then_some(value)
        });
        values
            .next()
            .unwrap_or_else(|| panic!("no {name} in {:?}", self.0))
    }

    fn card(&self) -> Card {
        let at = |name| DateTime::strptime("%Y%m%dT%H%M%S", self.value(name)).unwrap();
        let texts = ["SUMMARY", "DESCRIPTION", "LOCATION"].map(|name| {
            let found = self.0.iter().any(|line| line.starts_with(name));
            let value = if found { self.value(name) } else { "" };
            value.replace("\\n", "\n")
        });
        Card {
            starts: at("DTSTART"),
            ends: at("DTEND"),
            tentative: self.value("STATUS") == "TENTATIVE",
            marks: texts.iter().flat_map(|text| marks(text)).collect(),
        }
    }
}

/// The markers in a text: a letter, a number, a `z`.
pub(super) fn marks(text: &str) -> BTreeSet<String> {
    let is_mark = |word: &&str| {
        let number = word
            .strip_prefix(['T', 'D', 'P', 'L', 'N'])
            .and_then(|rest| rest.strip_suffix('z'));
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    };
    text.split_whitespace()
        // the token of a link may look like anything
        .filter(|word| !word.contains("://visits.example/"))
        .flat_map(|word| word.split(|letter: char| !letter.is_ascii_alphanumeric()))
        .filter(is_mark)
        .map(str::to_owned)
        .collect()
}

/// Which item a title is of.
fn item(title: &str) -> Option<usize> {
    let (_, rest) = title.split_once("Item")?;
    let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// What the programme in a letter says of each item that is not cancelled: below the line about time zones there is a
/// heading for each day, and a row for each item that begins with its time.
fn programme(text: &str) -> BTreeMap<usize, Card> {
    let (_, days) = text.split_once("All times are local").unwrap();
    let headings: BTreeMap<String, Date> = (1..=30)
        .map(|day| date(2026, 6, day))
        .map(|day| (Language::En.day_heading(day), day))
        .collect();
    let mut cards = BTreeMap::new();
    let mut day = None;
    let mut current: Option<usize> = None;
    for line in days.lines() {
        if let Some(found) = headings.get(line.trim()) {
            day = Some(*found);
        }
        if let Some((number, card)) = row(line, day) {
            current = card.map(|card| {
                assert!(
                    cards.insert(number, card).is_none(),
                    "{number} twice in {text}"
                );
                number
            });
        } else if !line.is_empty() && !line.starts_with(' ') {
            current = None;
        } else if let Some(card) = current.and_then(|number| cards.get_mut(&number)) {
            card.marks.extend(marks(line));
        }
    }
    cards
}

/// The item of a row; without a card if it is cancelled.
fn row(line: &str, day: Option<Date>) -> Option<(usize, Option<Card>)> {
    let (times, rest) = line.split_once("  ")?;
    let (starts, ends) = times.split_once('–')?;
    let at = |text: &str| Some(day?.to_datetime(Time::strptime("%H:%M", text.trim()).ok()?));
    let card = Card {
        starts: at(starts)?,
        ends: at(ends)?,
        tentative: rest.contains("[to be confirmed]"),
        marks: marks(rest),
    };
    let is_off = rest.contains("[cancelled]");
    Some((item(rest)?, (!is_off).then_some(card)))
}
