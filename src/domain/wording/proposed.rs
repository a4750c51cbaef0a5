//! Times that are proposed, in words: where the item takes place, and where their reader is.

use super::Wording;
use super::when::is_one_day;
use crate::domain::time::{LocalTime, Period};
use crate::language::TextError;

impl Wording<'_> {
    /// A time that is proposed: `Tuesday 24 June 2025, 15:00–16:00 (Paris time)`, and the same on the wall of the reader,
    /// if that shows another time.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn proposed(&self, period: &Period) -> Result<Vec<String>, TextError> {
        let mut lines = vec![self.with_day_and_zone(period)?];
        let shows_other = |zone| {
            let other = |time: &LocalTime| time.in_zone(zone).wall != time.wall;
            other(&period.starts) || other(&period.ends)
        };
        if let Some(zone) = self.reader_zone.filter(|zone| shows_other(zone)) {
            let elsewhere = Period {
                starts: period.starts.in_zone(zone),
                ends: period.ends.in_zone(zone),
            };
            lines.push(self.with_day_and_zone(&elsewhere)?);
        }
        Ok(lines)
    }

    fn with_day_and_zone(&self, period: &Period) -> Result<String, TextError> {
        if !is_one_day(period) {
            let both = [&period.starts, &period.ends];
            let both = both.map(|time| self.day_time_and_zone(time));
            let [starts, ends] = both;
            return Ok(format!("{} – {}", starts?, ends?));
        }
        let (starts, ends) = (period.starts.wall, period.ends.wall);
        let range = self.language.time_range(starts.time(), ends.time());
        let zone = self.zone_of_visit(&period.starts.zone);
        self.day_with_zone("when-day-range", (starts.date(), range), zone)
    }

    fn day_time_and_zone(&self, time: &LocalTime) -> Result<String, TextError> {
        let clock = self.language.time(time.wall.time());
        let zone = self.zone_of_visit(&time.zone);
        self.day_with_zone("when-day-time", (time.wall.date(), clock), zone)
    }
}
