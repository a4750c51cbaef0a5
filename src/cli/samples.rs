//! The sample visits, moved ahead: each as a whole, so that weekdays and distances stay.

use anyhow::Context as _;
use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::{Span, ToSpan as _};
use serde_json::Value;

use crate::domain::time::{LocalTime, Zone};

/// A visit file, and how far it is moved.
struct Sample {
    text: &'static str,
    /// Whether the visit may begin on this day.
    suits: fn(Date) -> bool,
}

const SAMPLES: [Sample; 3] = [
    Sample {
        text: include_str!("../../samples/toulouse-vietnam-2025.toml"),
        suits: |_| true,
    },
    Sample {
        text: include_str!("../../samples/toulouse-montreal-2021.toml"),
        suits: is_six_hours_from_montreal,
    },
    Sample {
        text: include_str!("../../samples/oslo-toulouse.toml"),
        suits: is_before_last_sunday_of_october,
    },
];

/// The sample files as JSON, moved so that each visit begins at least ten days after `today`.
///
/// # Errors
/// If a sample is no visit file: a fault of ours.
pub(super) fn moved_ahead(today: Date) -> anyhow::Result<Vec<String>> {
    let earliest = today.checked_add(10.days())?;
    SAMPLES
        .iter()
        .map(|sample| moved(sample, earliest))
        .collect()
}

/// Whether 15:00 in Toulouse is 09:00 in Montréal on that day.
fn is_six_hours_from_montreal(day: Date) -> bool {
    let zones = Zone::parse("Europe/Paris").zip(Zone::parse("America/Toronto"));
    zones.is_some_and(|(paris, toronto)| {
        let signing = LocalTime {
            wall: day.at(15, 0, 0, 0),
            zone: paris,
        };
        signing.in_zone(&toronto).wall == day.at(9, 0, 0, 0)
    })
}

/// Whether the Sunday two days later is the last of October.
fn is_before_last_sunday_of_october(day: Date) -> bool {
    let sunday = day.saturating_add(2.days());
    let october = date(sunday.year(), 10, 1);
    october
        .nth_weekday_of_month(-1, Weekday::Sunday)
        .is_ok_and(|last| last == sunday)
}

fn moved(sample: &Sample, earliest: Date) -> anyhow::Result<String> {
    let file: toml::Table = sample.text.parse().context("a sample file is no TOML")?;
    let mut file = serde_json::to_value(plain(toml::Value::Table(file)))?;
    let visits = file
        .get_mut("visits")
        .and_then(Value::as_array_mut)
        .context("a sample file has no visits")?;
    for visit in visits {
        let starts_on: Date = text(visit, "starts_on")
            .context("a sample visit has no start")?
            .parse()?;
        let span = weeks_ahead(starts_on, earliest, sample.suits)?;
        for field in ["starts_on", "ends_on", "reply_by"] {
            shift::<Date>(visit, field, |day| day.checked_add(span))?;
        }
        for item in visit
            .get_mut("items")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            for field in ["starts", "ends"] {
                shift::<DateTime>(item, field, |wall| wall.checked_add(span))?;
            }
        }
    }
    Ok(file.to_string())
}

/// The fewest whole weeks that bring `from` to a day that suits, not before `earliest`.
fn weeks_ahead(from: Date, earliest: Date, suits: fn(Date) -> bool) -> anyhow::Result<Span> {
    (0..10_000)
        .map(jiff::ToSpan::weeks)
        .find(|span| {
            from.checked_add(*span)
                .is_ok_and(|day| day >= earliest && suits(day))
        })
        .context("a sample visit suits no day")
}

fn text<'a>(table: &'a Value, field: &str) -> Option<&'a str> {
    table.get(field)?.as_str()
}

fn shift<T: std::str::FromStr<Err = jiff::Error> + ToString>(
    table: &mut Value,
    field: &str,
    by: impl Fn(T) -> Result<T, jiff::Error>,
) -> anyhow::Result<()> {
    if let Some(value) = table.get_mut(field)
        && let Some(text) = value.as_str()
    {
        *value = Value::String(by(text.parse()?)?.to_string());
    }
    Ok(())
}

/// TOML's own dates as text, as JSON has them.
fn plain(value: toml::Value) -> toml::Value {
    match value {
        toml::Value::Datetime(moment) => toml::Value::String(moment.to_string()),
        toml::Value::Array(values) => values.into_iter().map(plain).collect::<Vec<_>>().into(),
        toml::Value::Table(table) => toml::Value::Table(
            table
                .into_iter()
                .map(|(key, value)| (key, plain(value)))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The visits' days when the demo starts on `today`.
    fn days(today: Date) -> Vec<String> {
        let files = moved_ahead(today).unwrap();
        let visit = |file: &String| {
            let file: Value = serde_json::from_str(file).unwrap();
            let visit = &file["visits"][0];
            let day: Date = visit["starts_on"].as_str().unwrap().parse().unwrap();
            format!(
                "{:?} {day}, first item {}",
                day.weekday(),
                visit["items"][0]["starts"]
            )
        };
        files.iter().map(visit).collect()
    }

    #[test]
    fn visits_move_ahead_by_whole_weeks() {
        assert_eq!(
            days(date(2026, 11, 21)),
            [
                r#"Monday 2026-12-07, first item "2026-12-07T10:40:00""#,
                r#"Tuesday 2026-12-01, first item "2026-12-01T14:00:00""#,
                r#"Friday 2027-10-29, first item "2027-10-29T11:20:00""#,
            ]
        );
    }

    #[test]
    fn the_signing_avoids_the_weeks_when_the_clocks_disagree() {
        assert!(!is_six_hours_from_montreal(date(2027, 3, 16)));
        assert!(days(date(2027, 3, 1))[1].starts_with("Tuesday 2027-03-30"));
    }
}
