//! When an organiser gets a digest: a cron expression on the clocks of a zone, at most once on each of its days.

use std::str::FromStr as _;

use chrono::{DateTime as At, Datelike as _, NaiveDate, NaiveTime, Utc};
use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan as _};

use crate::domain::closed::closed;
use crate::domain::time::Zone;

closed! {
    /// On which days it comes, where somebody chooses it in a form.
    DigestDays {
        /// On Mondays to Fridays.
        Weekdays = "weekdays",
        /// On all days.
        EveryDay = "every-day",
        /// On Mondays.
        Mondays = "mondays",
    }
}

/// A cron expression of five fields: minute, hour, day of the month, month, day of the week.
#[derive(Clone, Debug)]
pub struct Rhythm {
    text: String,
    ticks: cron::Schedule,
}

/// The expression cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no cron expression of five fields; write one such as `30 7 * * Mon-Fri`")]
pub struct BadRhythm(pub String);

/// Missed digests are caught up for so many days, once.
const CAUGHT_UP: i32 = 366;

impl Rhythm {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`BadRhythm`].
    pub fn parse(text: &str) -> Result<Self, BadRhythm> {
        let bad = || BadRhythm(text.to_owned());
        if text.split_whitespace().count() != 5 {
            return Err(bad());
        }
        // the parser wants seconds too
        let ticks = cron::Schedule::from_str(&format!("0 {text}"));
        let ticks = ticks.map_err(|_no_expression| bad())?;
        let text = text.to_owned();
        Ok(Self { text, ticks })
    }

    /// That of some days of the week, at a time.
    ///
    /// # Errors
    /// None: every choice is an expression.
    pub fn of(days: DigestDays, at: Time) -> Result<Self, BadRhythm> {
        let days = match days {
            DigestDays::Weekdays => "Mon-Fri",
            DigestDays::EveryDay => "*",
            DigestDays::Mondays => "Mon",
        };
        Self::parse(&format!("{} {} * * {days}", at.minute(), at.hour()))
    }

    /// The expression.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The days and the time it was chosen by; `None`: it says something else.
    #[must_use]
    pub fn choice(&self) -> Option<(DigestDays, Time)> {
        let mut fields = self.text.split_whitespace();
        let (minute, hour) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        let at = Time::new(hour, minute, 0, 0).ok()?;
        let days = match (fields.next()?, fields.next()?, fields.next()?) {
            ("*", "*", "Mon-Fri") => DigestDays::Weekdays,
            ("*", "*", "*") => DigestDays::EveryDay,
            ("*", "*", "Mon") => DigestDays::Mondays,
            _ => return None,
        };
        Some((days, at))
    }

    /// The latest day in `zone` after `last` on which a digest was due by `now`: those missed before are caught up by
    /// the one. A time that clocks skip is due when they have skipped it, one that comes twice the first time.
    #[must_use]
    pub fn due(&self, zone: &Zone, last: Date, now: Timestamp) -> Option<Date> {
        let today = zone.rules().to_datetime(now).date();
        let days = (0..CAUGHT_UP).map_while(|back| today.checked_sub(back.days()).ok());
        let mut days = days.take_while(|day| *day > last);
        days.find(|day| {
            let first = self.first_of(*day);
            let instant = first.and_then(|wall| {
                let moment = zone.rules().to_ambiguous_zoned(wall).compatible();
                Some(moment.ok()?.timestamp())
            });
            instant.is_some_and(|instant| instant <= now)
        })
    }

    /// What clocks show at the first tick of a day.
    fn first_of(&self, day: Date) -> Option<DateTime> {
        let month = u32::try_from(day.month()).ok()?;
        let of_month = u32::try_from(day.day()).ok()?;
        let day_there = NaiveDate::from_ymd_opt(day.year().into(), month, of_month)?;
        let before = day_there.and_time(NaiveTime::MIN) - chrono::TimeDelta::seconds(1);
        let tick: At<Utc> = self.ticks.after(&before.and_utc()).next()?;
        let is_that_day = tick.date_naive() == day_there && tick.year() == i32::from(day.year());
        let seconds = tick.signed_duration_since(day_there.and_time(NaiveTime::MIN).and_utc());
        let time = day
            .to_datetime(Time::midnight())
            .checked_add(seconds.num_seconds().seconds());
        time.ok().filter(|_| is_that_day)
    }
}

#[cfg(test)]
mod tests;
