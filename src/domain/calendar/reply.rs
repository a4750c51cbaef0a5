//! What calendars answer to invitations (iTIP, RFC 5546 §3.2.3 and §3.2.7), read with distrust: anybody can send it.
//!
//! Of an answer only METHOD, UID, one ATTENDEE and its PARTSTAT are needed; Exchange leaves out the rest. Whether the
//! answer counts is decided elsewhere, in [`crate::domain::inbound`].

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty,
};
use jiff::Timestamp;
use jiff::civil::DateTime;
use percent_encoding::percent_decode_str;

use crate::domain::reply::{LONGEST_REMARK, ReplyStatus, remark};

/// The longest calendar object that is read, in bytes.
pub const LONGEST: usize = 1024 * 1024;
/// The deepest nesting of components that is read: ours have two.
const DEEPEST: usize = 8;
/// The most components that are read.
const MOST_COMPONENTS: usize = 2_000;

/// An answer, as a calendar wrote it. Nothing in it is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarReply {
    /// Which event it answers: a secret that only whoever was invited knows.
    pub uid: String,
    /// Who answers, as a bare address.
    pub attendee: String,
    /// What they say.
    pub says: Participation,
    /// The revision of the event that they answer.
    pub sequence: u32,
    /// When they answered, by their clock.
    pub stamp: Option<Timestamp>,
    /// What they say besides.
    pub remark: Option<String>,
    /// Whether they would rather have it at another time (METHOD:COUNTER).
    pub is_counter: bool,
    /// When that is, if it can be understood.
    pub counter: Option<CounterTime>,
}

/// What an attendee says (PARTSTAT, RFC 5545 §3.2.12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Participation {
    /// They come.
    Accepted,
    /// They do not.
    Declined,
    /// They may.
    Tentative,
    /// Somebody else comes in their place, if they say who.
    Delegated(Option<String>),
}

/// Another time for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CounterTime {
    /// Its start.
    pub starts: Moment,
    /// Its end, if it is said.
    pub ends: Option<Moment>,
}

/// A time, as a calendar writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The same for everybody.
    Instant(Timestamp),
    /// What the clock shows wherever the event is.
    Wall(DateTime),
}

/// Why a calendar object is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReply {
    /// It is longer than anybody's answer.
    #[error("the calendar is longer than {LONGEST} bytes")]
    TooLong,
    /// Its components are nested or repeated without end.
    #[error("the calendar has too many components, or nests them too deep")]
    TooDeep,
    /// It is not one calendar with one event.
    #[error("the calendar is not one VCALENDAR with one VEVENT")]
    NotOneEvent,
    /// It is something else than an answer, such as an invitation.
    #[error("METHOD is {0:?}, and no answer")]
    OtherMethod(String),
    /// It names no event.
    #[error("there is no UID")]
    NoUid,
    /// It is not one person's answer.
    #[error("{0} attendees answer, instead of one")]
    Attendees(usize),
    /// It answers nothing.
    #[error("PARTSTAT says neither yes nor no")]
    NoAnswer,
}

impl Participation {
    /// What we keep of it. Who sends somebody else has not declined: organisers decide about that.
    #[must_use]
    pub fn status(&self) -> ReplyStatus {
        match self {
            Self::Accepted => ReplyStatus::Accepted,
            Self::Declined => ReplyStatus::Declined,
            Self::Tentative | Self::Delegated(_) => ReplyStatus::Tentative,
        }
    }
}

/// Reads the answer in a calendar object.
///
/// # Errors
/// [`NoReply`].
pub fn read(text: &str) -> Result<CalendarReply, NoReply> {
    refuse_bombs(text)?;
    let calendar = ICalendar::parse(text).map_err(|_not_a_calendar| NoReply::NotOneEvent)?;
    let is_counter = match method(&calendar).as_deref() {
        Some("REPLY") => false,
        Some("COUNTER") => true,
        other => return Err(NoReply::OtherMethod(other.unwrap_or_default().to_owned())),
    };
    let event = the_event(&calendar)?;
    let uid = value(event, &ICalendarProperty::Uid).unwrap_or_default();
    if uid.is_empty() {
        return Err(NoReply::NoUid);
    }
    let attendee = the_attendee(event)?;
    let says = match participation(attendee) {
        Some(says) => says,
        // who proposes another time may come, whatever else is left out
        None if is_counter => Participation::Tentative,
        None => return Err(NoReply::NoAnswer),
    };
    Ok(CalendarReply {
        uid: uid.trim().to_owned(),
        attendee: address(attendee),
        says,
        sequence: sequence(event),
        stamp: stamp(event),
        remark: words(event, attendee),
        is_counter,
        counter: is_counter.then(|| counter(event)).flatten(),
    })
}

/// Counts before anything is parsed.
fn refuse_bombs(text: &str) -> Result<(), NoReply> {
    if text.len() > LONGEST {
        return Err(NoReply::TooLong);
    }
    let (mut depth, mut components, mut calendars) = (0_usize, 0_usize, 0_usize);
    for line in text.lines() {
        let Some((name, what)) = line.trim().split_once(':') else {
            continue;
        };
        if name.eq_ignore_ascii_case("BEGIN") {
            depth += 1;
            components += 1;
            calendars += usize::from(what.trim().eq_ignore_ascii_case("VCALENDAR"));
        } else if name.eq_ignore_ascii_case("END") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST || components > MOST_COMPONENTS {
            return Err(NoReply::TooDeep);
        }
    }
    // a byte order mark hides the first line from us, but not from the parser
    if calendars > 1 || depth > 1 {
        return Err(NoReply::NotOneEvent);
    }
    Ok(())
}

/// METHOD, in capital letters.
fn method(calendar: &ICalendar) -> Option<String> {
    let top = calendar.components.first()?;
    value(top, &ICalendarProperty::Method).map(str::to_ascii_uppercase)
}

fn the_event(calendar: &ICalendar) -> Result<&ICalendarComponent, NoReply> {
    let mut events = calendar
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent);
    let event = events.next().ok_or(NoReply::NotOneEvent)?;
    match events.next() {
        None => Ok(event),
        Some(_) => Err(NoReply::NotOneEvent),
    }
}

/// The one who answers: whoever was sent in their place (RFC 5546 §3.2.2.3) answers for themselves, if ever.
fn the_attendee(event: &ICalendarComponent) -> Result<&ICalendarEntry, NoReply> {
    let mut answering = event
        .properties(&ICalendarProperty::Attendee)
        .filter(|attendee| !attendee.has_parameter(&ICalendarParameterName::DelegatedFrom));
    let attendee = answering.next().ok_or(NoReply::Attendees(0))?;
    match answering.count() {
        0 => Ok(attendee),
        more => Err(NoReply::Attendees(more + 1)),
    }
}

fn participation(attendee: &ICalendarEntry) -> Option<Participation> {
    let word = attendee.parameter(&ICalendarParameterName::Partstat)?;
    match word.as_text()?.to_ascii_uppercase().as_str() {
        "ACCEPTED" => Some(Participation::Accepted),
        "DECLINED" => Some(Participation::Declined),
        "TENTATIVE" => Some(Participation::Tentative),
        "DELEGATED" => {
            let to = attendee.parameter(&ICalendarParameterName::DelegatedTo);
            let to = to.and_then(|to| to.as_text()).map(bare);
            Some(Participation::Delegated(to.filter(|to| !to.is_empty())))
        }
        _ => None,
    }
}

fn address(attendee: &ICalendarEntry) -> String {
    let value = attendee.values.first().and_then(|value| value.as_text());
    value.map(bare).unwrap_or_default()
}

/// A bare address from what calendars write: `MAILTO:A%2Bb@c.example`.
fn bare(text: &str) -> String {
    let text = text.trim().trim_matches(['<', '>', '"']);
    let rest = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => text.get(7..).unwrap_or_default(),
        _ => text,
    };
    let rest = rest.trim().trim_matches(['<', '>']);
    let decoded = percent_decode_str(rest).decode_utf8_lossy();
    decoded.chars().filter(|sign| !sign.is_control()).collect()
}

fn sequence(event: &ICalendarComponent) -> u32 {
    let entry = event.property(&ICalendarProperty::Sequence);
    let number = entry.and_then(|entry| entry.values.first()?.as_integer());
    number
        .and_then(|number| u32::try_from(number).ok())
        .unwrap_or_default()
}

/// When they answered: Outlook may repeat DTSTAMP and only move its own property.
fn stamp(event: &ICalendarComponent) -> Option<Timestamp> {
    let entry = event.property(&ICalendarProperty::Dtstamp);
    let dtstamp = entry
        .and_then(|entry| entry.values.first()?.as_partial_date_time())
        .and_then(|written| instant(written, Tz::UTC));
    let name = ICalendarProperty::Other("X-MICROSOFT-CDO-REPLYTIME".to_owned());
    let outlook = value(event, &name)
        .and_then(|text| DateTime::strptime("%Y%m%dT%H%M%SZ", text.trim()).ok())
        .and_then(|wall| wall.to_zoned(jiff::tz::TimeZone::UTC).ok())
        .map(|zoned| zoned.timestamp());
    dtstamp.into_iter().chain(outlook).max()
}

/// COMMENT, or what Google and Apple write in its place.
fn words(event: &ICalendarComponent, attendee: &ICalendarEntry) -> Option<String> {
    let comments: Vec<&str> = event
        .properties(&ICalendarProperty::Comment)
        .filter_map(|entry| entry.values.first()?.as_text())
        .collect();
    let name = ICalendarParameterName::Other("X-RESPONSE-COMMENT".to_owned());
    let said = if comments.is_empty() {
        let parameter = attendee.parameter(&name).and_then(|value| value.as_text());
        parameter.map(uncareted).unwrap_or_default()
    } else {
        comments.join("\n")
    };
    // what is too long is cut: nobody is there to be told
    let cut: String = said.trim().chars().take(LONGEST_REMARK).collect();
    remark(&cut).unwrap_or_default()
}

/// A parameter's text (RFC 6868).
fn uncareted(text: &str) -> String {
    text.replace("^n", "\n")
        .replace("^'", "\"")
        .replace("^^", "^")
}

fn counter(event: &ICalendarComponent) -> Option<CounterTime> {
    let starts = moment(event.property(&ICalendarProperty::Dtstart)?)?;
    let ends = event.property(&ICalendarProperty::Dtend).and_then(moment);
    Some(CounterTime { starts, ends })
}

/// A time in a zone that we know, under its own name or Microsoft's. VTIMEZONE is not asked: it says what its sender wants.
fn moment(entry: &ICalendarEntry) -> Option<Moment> {
    let written = entry.values.first()?.as_partial_date_time()?;
    let zone = entry
        .parameter(&ICalendarParameterName::Tzid)
        .and_then(|name| name.as_text());
    match zone {
        _ if written.has_zone() => instant(written, Tz::UTC).map(Moment::Instant),
        Some(name) => {
            let zone: Tz = name.parse().ok()?;
            instant(written, zone).map(Moment::Instant)
        }
        None => wall(written).map(Moment::Wall),
    }
}

fn instant(written: &PartialDateTime, zone: Tz) -> Option<Timestamp> {
    if !written.has_time() {
        return None;
    }
    let at = written.to_date_time_with_tz(zone)?;
    Timestamp::from_second(at.timestamp()).ok()
}

/// Checked by the calendar of jiff: the parser takes 99 o'clock.
fn wall(written: &PartialDateTime) -> Option<DateTime> {
    let small = |number: Option<u8>| i8::try_from(number?).ok();
    DateTime::new(
        i16::try_from(written.year?).ok()?,
        small(written.month)?,
        small(written.day)?,
        small(written.hour)?,
        small(written.minute)?,
        small(written.second.or(Some(0)))?,
        0,
    )
    .ok()
}

/// The text of the first property of this name.
fn value<'a>(component: &'a ICalendarComponent, name: &ICalendarProperty) -> Option<&'a str> {
    component.property(name)?.values.first()?.as_text()
}

#[cfg(test)]
mod tests;
