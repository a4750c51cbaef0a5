//! When something happens, in words: on the walls of each place.

use jiff::SignedDuration;
use jiff::civil::Date;

use super::Wording;
use super::facts::{Fact, Topic};
use super::line::Line;
use crate::domain::agenda::PlaceRole;
use crate::domain::programme::Sight;
use crate::domain::publication::FrozenPlace;
use crate::domain::time::{LocalTime, Period, Zone};
use crate::language::TextError;

/// Longer than this nobody asks how long.
const ONE_DAY: SignedDuration = SignedDuration::from_hours(24);

impl<'a> Wording<'a> {
    /// Date, time and duration; start and end apart where they are not on one day and one wall.
    pub(super) fn when(&self, sight: &Sight<'a>) -> Result<Vec<Fact>, TextError> {
        let own = self.on_own_wall(sight);
        if !is_one_day(&own) {
            return self.start_and_end(sight, &own);
        }
        let date = self.language.date(own.starts.wall.date());
        let mut lines = vec![Line::new(
            self.lasting(self.time_range(sight, &own)?, &own)?,
        )];
        if let Some(elsewhere) = self.on_readers_wall(sight) {
            let other = self.range_with_date(sight, &elsewhere, Some(&own))?;
            lines.push(Line::new(other));
        }
        Ok(vec![
            self.fact(Topic::Date, vec![Line::new(date)])?,
            self.fact(Topic::Time, lines)?,
        ])
    }

    fn start_and_end(&self, sight: &Sight<'a>, period: &Period) -> Result<Vec<Fact>, TextError> {
        let mut facts = vec![
            self.fact(
                Topic::Starts,
                vec![Line::new(self.day_and_time(sight, &period.starts)?)],
            )?,
            self.fact(
                Topic::Ends,
                vec![Line::new(self.day_and_time(sight, &period.ends)?)],
            )?,
        ];
        if let Some(duration) = self.elapsed(period)? {
            facts.push(self.fact(Topic::Duration, vec![Line::new(duration)])?);
        }
        Ok(facts)
    }

    /// The period on the wall of a place, if that wall shows another time than the item's own: the place's time.
    ///
    /// Where all places share one wall nothing needs to be said.
    pub(super) fn at_place(
        &self,
        sight: &Sight<'a>,
        place: &FrozenPlace,
    ) -> Result<Option<String>, TextError> {
        let several = sight
            .places
            .iter()
            .any(|seen| zone_of(seen.place, sight) != zone_of(place, sight));
        if !several || place.role != PlaceRole::At || !has_one_wall(sight.period) {
            return Ok(None);
        }
        let local = on_wall(sight.period, zone_of(place, sight));
        let own = self.on_own_wall(sight);
        self.range_with_date(sight, &local, Some(&own)).map(Some)
    }

    /// The period as a row of a day shows it: `11:30–12:30`, with the zone only if that is not the visit's.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn row_time(&self, sight: &Sight<'a>) -> Result<String, TextError> {
        let own = self.on_own_wall(sight);
        let is_visits = own.starts.zone == self.visit.time_zone;
        match (is_one_day(&own), is_visits) {
            (true, true) => Ok(self
                .language
                .time_range_in_table(own.starts.wall.time(), own.ends.wall.time())),
            (true, false) => self.time_range(sight, &own),
            (false, _) => {
                let starts = self.time_in_zone(sight, &own.starts)?;
                let ends = if own.starts.wall.date() == own.ends.wall.date() {
                    self.time_in_zone(sight, &own.ends)?
                } else {
                    self.day_and_time(sight, &own.ends)?
                };
                Ok(format!("{starts} – {ends}"))
            }
        }
    }

    /// Day and time in one line, as for reading out: `Monday 23 June 2025, 11:30–12:30 (Paris time)`.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn when_in_line(&self, sight: &Sight<'a>) -> Result<String, TextError> {
        let own = self.on_own_wall(sight);
        if is_one_day(&own) {
            return self.range_with_date(sight, &own, None);
        }
        let starts = self.day_and_time(sight, &own.starts)?;
        let ends = self.day_and_time(sight, &own.ends)?;
        Ok(format!("{starts} – {ends}"))
    }

    /// The period where the reader is expected: on the wall of their own place, if there is one.
    #[must_use]
    pub fn on_own_wall(&self, sight: &Sight<'a>) -> Period {
        let mut zones = sight
            .places
            .iter()
            .filter(|seen| seen.own && seen.place.role == PlaceRole::At)
            .map(|seen| zone_of(seen.place, sight));
        match (zones.next(), zones.next()) {
            (Some(zone), None) if has_one_wall(sight.period) => on_wall(sight.period, zone),
            _ => sight.period.clone(),
        }
    }

    /// A call without a place is also shown on the reader's own wall, if that differs.
    fn on_readers_wall(&self, sight: &Sight<'a>) -> Option<Period> {
        let zone = self.reader_zone?;
        let shows_other = |time: &LocalTime| time.in_zone(zone).wall != time.wall;
        let differs = shows_other(&sight.period.starts) || shows_other(&sight.period.ends);
        (sight.places.is_empty() && sight.online_url.is_some() && differs)
            .then(|| on_wall(sight.period, zone))
    }

    /// `11:30–12:30 (Paris time)`
    fn time_range(&self, sight: &Sight<'a>, period: &Period) -> Result<String, TextError> {
        let (starts, ends) = (period.starts.wall.time(), period.ends.wall.time());
        let range = self.language.time_range(starts, ends);
        self.with_zone(range, self.zone_name(sight, &period.starts.zone))
    }

    /// `11:30–12:30 (Paris time)`, with the day unless `beside` names it already.
    fn range_with_date(
        &self,
        sight: &Sight<'a>,
        period: &Period,
        beside: Option<&Period>,
    ) -> Result<String, TextError> {
        if !is_one_day(period) {
            let starts = self.day_and_time(sight, &period.starts)?;
            let ends = self.day_and_time(sight, &period.ends)?;
            return Ok(format!("{starts} – {ends}"));
        }
        let date = period.starts.wall.date();
        if beside.is_some_and(|beside| beside.starts.wall.date() == date) {
            return self.time_range(sight, period);
        }
        let (starts, ends) = (period.starts.wall.time(), period.ends.wall.time());
        let range = self.language.time_range(starts, ends);
        let zone = self.zone_name(sight, &period.starts.zone);
        self.day_with_zone("when-day-range", (date, range), zone)
    }

    fn day_and_time(&self, sight: &Sight<'a>, time: &LocalTime) -> Result<String, TextError> {
        let clock = self.language.time(time.wall.time());
        let zone = self.zone_name(sight, &time.zone);
        self.day_with_zone("when-day-time", (time.wall.date(), clock), zone)
    }

    pub(super) fn day_with_zone(
        &self,
        key: &str,
        (day, clock): (Date, String),
        zone: String,
    ) -> Result<String, TextError> {
        let arguments = [
            ("day", self.language.date(day).into()),
            ("time", clock.into()),
            ("zone", zone.into()),
        ];
        self.language.say_with(key, arguments)
    }

    fn time_in_zone(&self, sight: &Sight<'a>, time: &LocalTime) -> Result<String, TextError> {
        let clock = self.language.time(time.wall.time());
        self.with_zone(clock, self.zone_name(sight, &time.zone))
    }

    fn with_zone(&self, time: String, zone: String) -> Result<String, TextError> {
        self.language
            .say_with("when-time", [("time", time.into()), ("zone", zone.into())])
    }

    /// What the time of a zone is called where the item takes place: after the city of a place there, if that is a name
    /// of the zone too.
    #[must_use]
    pub fn zone_name(&self, sight: &Sight<'a>, zone: &Zone) -> String {
        let mut places: Vec<_> = sight
            .places
            .iter()
            .filter(|seen| zone_of(seen.place, sight) == zone)
            .collect();
        places.sort_by_key(|seen| !seen.own);
        let mut cities = places.iter().flat_map(|seen| cities_of(seen.place));
        match cities.find(|city| zone.is_also_called_after(city)) {
            Some(city) => self.language.time_of(city),
            None => self.zone_of_visit(zone),
        }
    }

    /// What the time of a zone is called at the visit: after the city of its host, if that is a name of the zone too.
    #[must_use]
    pub fn zone_of_visit(&self, zone: &Zone) -> String {
        let city = self.visit.city.as_deref();
        match city.filter(|city| zone.is_also_called_after(city)) {
            Some(city) => self.language.time_of(city),
            None => self.language.zone(zone.name()),
        }
    }

    /// `when`, and how long that is.
    fn lasting(&self, when: String, period: &Period) -> Result<String, TextError> {
        match self.elapsed(period)? {
            None => Ok(when),
            Some(duration) => self.language.say_with(
                "when-lasting",
                [("when", when.into()), ("duration", duration.into())],
            ),
        }
    }

    /// What elapses, and why the wall shows otherwise when clocks change meanwhile.
    fn elapsed(&self, period: &Period) -> Result<Option<String>, TextError> {
        let elapsed = period.duration();
        if elapsed < SignedDuration::from_mins(1) || elapsed > ONE_DAY {
            return Ok(None);
        }
        let duration = self.language.duration(elapsed);
        if period.crosses_change_of_hour() {
            let arguments = [("duration", duration.into())];
            return self
                .language
                .say_with("when-clocks-change", arguments)
                .map(Some);
        }
        Ok(Some(duration))
    }
}

/// The zone of a place; the item's where the place has none.
fn zone_of<'a>(place: &'a FrozenPlace, sight: &Sight<'a>) -> &'a Zone {
    place
        .time_zone
        .as_ref()
        .unwrap_or(&sight.period.starts.zone)
}

/// What may be the city of a place: that of its venue, and the parts of its address.
fn cities_of(place: &FrozenPlace) -> impl Iterator<Item = &str> {
    let parts = place.address.iter().flat_map(|address| address.split(','));
    let city = place.city.iter().map(String::as_str);
    city.chain(parts.map(str::trim))
}

fn has_one_wall(period: &Period) -> bool {
    period.starts.zone == period.ends.zone
}

pub(super) fn is_one_day(period: &Period) -> bool {
    has_one_wall(period) && period.starts.wall.date() == period.ends.wall.date()
}

/// The same period as the clocks of `zone` show it.
fn on_wall(period: &Period, zone: &Zone) -> Period {
    if *zone == period.starts.zone {
        return period.clone();
    }
    Period {
        starts: period.starts.in_zone(zone),
        ends: period.ends.in_zone(zone),
    }
}
