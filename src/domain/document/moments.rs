//! Types of fields that hold dates, wall times and durations.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, Timestamp};
use serde_json::{Value, json};

use crate::domain::document::context::Spelling;
use crate::domain::document::fault::{FaultKind, quoted};
use crate::domain::document::node::{Content, Node};
use crate::domain::document::reader::Reader;
use crate::domain::document::table::{Style, Type};
use crate::domain::time::PartialDate;

/// Years in which visits may take place: those for which time zones have rules worth the name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// The text of a date or time, whether TOML's own or in quotes; else a fault.
fn moment_of<'n>(reader: &mut Reader<'_>, node: &'n Node, example: &str) -> Option<&'n str> {
    match &node.content {
        Content::Text(text) | Content::Moment(text) => Some(text),
        _ => {
            let problem = format!("{} stands where {example} is wanted", node.described());
            reader.fault(node.line, problem, format!("write \"{example}\""))
        }
    }
}

/// Whether `text` has a digit wherever `form` has `0`, and else the same characters.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text
            .bytes()
            .zip(form.bytes())
            .all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                _ => byte == wanted,
            })
}

/// A day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day;

impl Type for Day {
    type Value = Date;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": "date"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Date> {
        let text = moment_of(reader, node, "2025-06-23")?;
        let date = has_form(text, "0000-00-00")
            .then(|| text.parse::<Date>().ok())
            .flatten()
            .filter(|date| YEARS.contains(&date.year()));
        date.or_else(|| {
            let problem =
                FaultKind::Day.of(format!("{} is no date between 1900 and 2200", quoted(text)));
            reader.fault(
                node.line,
                problem,
                "write year-month-day, such as 2025-06-23",
            )
        })
    }

    fn write(&self, value: &Date, _style: Style<'_>) -> Value {
        value.to_string().into()
    }
}

/// An instant (RFC 3339), in years that make sense.
#[derive(Clone, Copy, Debug)]
pub(super) struct Instant;

impl Type for Instant {
    type Value = Timestamp;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": "date-time"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Timestamp> {
        let example = "2025-06-20T14:05:00Z";
        let text = moment_of(reader, node, example)?;
        let is_sensible =
            |at: &Timestamp| YEARS.contains(&at.to_zoned(jiff::tz::TimeZone::UTC).year());
        let instant = text.parse::<Timestamp>().ok().filter(is_sensible);
        instant.or_else(|| {
            let problem = FaultKind::Time.of(format!("{} is no instant", quoted(text)));
            reader.fault(
                node.line,
                problem,
                format!("write it as in RFC 3339, such as {example}"),
            )
        })
    }

    fn write(&self, value: &Timestamp, _style: Style<'_>) -> Value {
        value.to_string().into()
    }
}

/// A date known to the year, the month or the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnyDate;

impl Type for AnyDate {
    type Value = PartialDate;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "A year, a month or a day"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<PartialDate> {
        if let Content::Integer(year) = node.content {
            let problem = "a number stands where a date is wanted";
            return reader.fault(node.line, problem, format!("write \"{year}\" in quotes"));
        }
        let text = moment_of(reader, node, "2018-03")?;
        let is_formed = ["0000", "0000-00", "0000-00-00"]
            .iter()
            .any(|form| has_form(text, form));
        let date = is_formed.then(|| PartialDate::parse(text)).flatten();
        date.or_else(|| {
            let problem = FaultKind::Date.of(format!("{} is no date", quoted(text)));
            let advice = "write a year, month or day: \"2015\", \"2018-03\" or \"2021-02-02\"";
            reader.fault(node.line, problem, advice)
        })
    }

    fn write(&self, value: &PartialDate, _style: Style<'_>) -> Value {
        value.to_string().into()
    }
}

/// What a clock on the wall shows, with the date.
#[derive(Clone, Copy, Debug)]
pub(super) struct WallTime;

/// The format of wall times in JSON Schema: RFC 3339 has none without an offset.
pub(super) const WALL_TIME_FORMAT: &str = "local-date-time";

impl Type for WallTime {
    type Value = DateTime;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": WALL_TIME_FORMAT, "examples": ["2025-06-23T11:30:00"]})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<DateTime> {
        let text = moment_of(reader, node, "2025-06-23T11:30:00")?;
        let is_formed = ["0000-00-00T00:00:00", "0000-00-00T00:00"]
            .iter()
            .any(|form| has_form(text, form));
        let wall = is_formed
            .then(|| text.parse::<DateTime>().ok())
            .flatten()
            .filter(|wall| YEARS.contains(&wall.year()) && !text.ends_with(":60"));
        wall.or_else(|| {
            let problem = FaultKind::Time.of(format!("{} is no wall time", quoted(text)));
            let offset = text.len() > 16 && text.contains([':', 'Z', '+']);
            let advice = if offset && (text.ends_with(['Z', 'z']) || has_offset(text)) {
                "leave out the offset: the zone is the visit's, or give starts_time_zone"
            } else {
                "write date and time as on the wall, such as 2025-06-23T11:30:00"
            };
            reader.fault(node.line, problem, advice)
        })
    }

    fn write(&self, value: &DateTime, _style: Style<'_>) -> Value {
        value.strftime("%Y-%m-%dT%H:%M:%S").to_string().into()
    }
}

/// Whether a wall time is followed by an offset from UTC.
fn has_offset(text: &str) -> bool {
    text.get(16..).is_some_and(|rest| rest.contains(['+', '-']))
}

/// What a clock on the wall shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock;

impl Type for Clock {
    type Value = Time;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Time> {
        let text = moment_of(reader, node, "18:00")?;
        let is_formed = has_form(text, "00:00") || has_form(text, "00:00:00");
        let time = is_formed
            .then(|| text.parse::<Time>().ok())
            .flatten()
            .filter(|_| !text.ends_with(":60"));
        time.or_else(|| {
            let problem = FaultKind::Time.of(format!("{} is no time of day", quoted(text)));
            reader.fault(node.line, problem, "write hours and minutes, such as 18:00")
        })
    }

    fn write(&self, value: &Time, _style: Style<'_>) -> Value {
        let form = if value.second() == 0 {
            "%H:%M"
        } else {
            "%H:%M:%S"
        };
        value.strftime(form).to_string().into()
    }
}

/// A length of time (ISO 8601), kept as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duration {
    /// Whether it may have hours, minutes and seconds.
    pub(super) clock: bool,
    /// What to show as an example.
    pub(super) example: &'static str,
}

impl Type for Duration {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": "duration", "examples": [self.example]})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let example = format!("an ISO 8601 duration such as \"{}\"", self.example);
        let text = super::text::text_of(reader, node, &example)?;
        let is_iso = text.starts_with('P')
            && text.len() <= 40
            && text
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && (self.clock || !text.contains('T'));
        let is_positive = || {
            text.parse::<Span>()
                .is_ok_and(|span| span.is_positive() && fits_calendar(span))
        };
        if is_iso && is_positive() {
            return Some(text.to_owned());
        }
        let problem = format!("{} is no such length of time", quoted(text));
        reader.fault(node.line, problem, format!("write {example}"))
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// Whether a length of time can be counted from a day of ours without leaving the calendar.
fn fits_calendar(span: Span) -> bool {
    Date::new(2200, 12, 31)
        .is_ok_and(|day| day.to_datetime(Time::midnight()).checked_add(span).is_ok())
}
