//! An item typed in one line: `Tue 14:30–16:00 Mercator Océan @ Ramonville +interpreter`. What is not understood stays in
//! the title, so that nothing typed is lost.

#[cfg(test)]
mod tests;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, Weekday};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::domain::Closed as _;
use crate::domain::ids::{DelegationId, VenueId};
use crate::domain::visit::ParticipantRole;
use crate::language::Language;

/// What words may mean in one visit.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The language whose names of days are tried first.
    pub language: Language,
    /// The first and the last day of the visit.
    pub days: (Date, Date),
    /// Venues, each with every name it goes by.
    pub venues: &'a [(VenueId, Vec<String>)],
    /// Delegations by name.
    pub delegations: &'a [(DelegationId, String)],
    /// Groups of participants.
    pub groups: &'a [String],
}

/// What was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuickAdd {
    /// What it is called: all that means nothing else.
    pub title: String,
    /// On which day of the visit.
    pub day: Option<Date>,
    /// From when.
    pub starts: Option<Time>,
    /// Until when; an hour later, if only the start was typed.
    pub ends: Option<Time>,
    /// Where.
    pub venue: Option<VenueId>,
    /// Whom it addresses, by role.
    pub roles: Vec<ParticipantRole>,
    /// Whom it addresses, by group.
    pub groups: Vec<String>,
    /// Whom it addresses, by delegation.
    pub delegations: Vec<DelegationId>,
}

impl QuickAdd {
    /// From when until when, on the walls of the visit; `None`: it cannot be entered as it is.
    #[must_use]
    pub fn period(&self) -> Option<(DateTime, DateTime)> {
        let (day, starts, ends) = (self.day?, self.starts?, self.ends?);
        let is_whole = !self.title.is_empty() && starts < ends;
        is_whole.then(|| (day.to_datetime(starts), day.to_datetime(ends)))
    }
}

/// Reads a line.
#[must_use]
pub fn read(line: &str, around: &Around<'_>) -> QuickAdd {
    let mut found = QuickAdd::default();
    let (line, place) = match line.split_once('@') {
        Some((before, after)) => {
            let end = after.find(" +").unwrap_or(after.len());
            let (place, rest) = after.split_at(end);
            (format!("{before} {rest}"), Some(place.trim()))
        }
        None => (line.to_owned(), None),
    };
    let words = joined(&line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut title = Vec::new();
    let mut rest = words.as_slice();
    while let [word, following @ ..] = rest {
        let taken = found.take(word, following, around);
        if taken == 0 {
            title.push(*word);
        }
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    found.venue = place.and_then(|place| venue(place, around.venues));
    if let (Some(place), None) = (place.filter(|place| !place.is_empty()), found.venue) {
        title.extend(["@", place]);
    }
    found.title = title.join(" ");
    if let (Some(starts), None) = (found.starts, found.ends) {
        found.ends = starts.checked_add(1.hour()).ok();
    }
    found
}

impl QuickAdd {
    /// How many words say something else than the title, from `word` on.
    fn take(&mut self, word: &str, following: &[&str], around: &Around<'_>) -> usize {
        if let Some(name) = word.strip_prefix('+') {
            return usize::from(self.address(name, around));
        }
        if self.day.is_none()
            && let Some((day, words)) = day(word, following.first().copied(), around)
        {
            self.day = Some(day);
            return words;
        }
        if self.starts.is_none()
            && let Some((starts, ends, words)) = times(word, following)
        {
            (self.starts, self.ends) = (Some(starts), ends);
            return words;
        }
        0
    }

    /// Whether a word after `+` names somebody.
    fn address(&mut self, name: &str, around: &Around<'_>) -> bool {
        let wanted = bare(name);
        if wanted.is_empty() {
            return false;
        }
        let begins = |text: &str| bare(text).starts_with(&wanted);
        if let Some(group) = around.groups.iter().find(|group| begins(group)) {
            self.groups.push(group.clone());
        } else if let Some((id, _)) = around.delegations.iter().find(|(_, name)| begins(name)) {
            self.delegations.push(*id);
        } else if let Some(role) = ParticipantRole::ALL.iter().find(|role| begins(role.word())) {
            self.roles.push(*role);
        } else {
            return false;
        }
        true
    }
}

/// Letters without their marks, in small: people type in haste.
fn bare(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| match character {
            'đ' => 'd',
            'ø' => 'o',
            other => other,
        })
        .collect()
}

/// The day of the visit that a word names, and how many words that took: `Tue`, `mardi`, `Thứ Ba`, `24/6`, `24.6.`.
fn day(word: &str, next: Option<&str>, around: &Around<'_>) -> Option<(Date, usize)> {
    let (first, last) = around.days;
    let mut days = first.series(1.day()).take_while(|day| *day <= last);
    if let Some(day) = date(word, first) {
        return (first <= day && day <= last).then_some((day, 1));
    }
    let (weekday, words) = weekday(word, next, around.language)?;
    days.find(|day| day.weekday() == weekday)
        .map(|day| (day, words))
}

/// A day of a month in figures.
fn date(word: &str, first: Date) -> Option<Date> {
    let (day, month) = word.trim_end_matches('.').split_once(['/', '.'])?;
    Date::new(first.year(), month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day of the week that a word names: in full, or its first three letters or more.
fn weekday(word: &str, next: Option<&str>, language: Language) -> Option<(Weekday, usize)> {
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let typed = bare(word.trim_end_matches(['.', ',']));
    for language in std::iter::once(language).chain(others) {
        for weekday in Weekday::Monday.cycle_forward().take(7) {
            let name = bare(language.weekday_name(weekday));
            if let Some((one, two)) = name.split_once(' ') {
                let has_second = next.is_some_and(|next| bare(next) == two);
                if typed == one && has_second {
                    return Some((weekday, 2));
                }
            } else if typed.len() >= 3 && name.starts_with(&typed) {
                return Some((weekday, 1));
            }
        }
    }
    None
}

/// The words of a line; a time that is written as in French, `14 h 30`, is one.
fn joined(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        let joins = words.last().is_some_and(|last| {
            let hours = last.trim_end_matches(|sign: char| sign.is_ascii_digit());
            let digits = last.len() - hours.len();
            let is_number = digits > 0 && (hours.is_empty() || hours.ends_with(RANGE));
            let is_hour = last
                .strip_suffix(['h', 'H'])
                .is_some_and(|before| before.ends_with(|sign: char| sign.is_ascii_digit()));
            let after_hour = word.strip_prefix(['h', 'H']);
            let ends = |rest: &str| {
                rest.is_empty() || rest.starts_with([',', ';']) || rest.starts_with(RANGE)
            };
            let after_minutes = word.trim_start_matches(|sign: char| sign.is_ascii_digit());
            let is_minutes = word.len() - after_minutes.len() == 2 && ends(after_minutes);
            (is_number && after_hour.is_some_and(ends)) || (is_hour && is_minutes)
        });
        match words.last_mut().filter(|_| joins) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// What stands between two times without a space.
const RANGE: [char; 3] = ['-', '–', '—'];

/// The times that words name, and how many words: `14:30–16:00`, `14h30 - 16h`, `de 14 h 30 à 16 h`, `kl. 14.30–16`,
/// `9:00`.
fn times(word: &str, following: &[&str]) -> Option<(Time, Option<Time>, usize)> {
    if matches!(
        bare(word).as_str(),
        "kl." | "kl" | "from" | "de" | "fra" | "tu"
    ) {
        let [word, rest @ ..] = following else {
            return None;
        };
        let (starts, ends, words) = times(word, rest)?;
        return Some((starts, ends, words + 1));
    }
    if let Some((starts, ends)) = word.split_once(RANGE) {
        let ends = time(ends)?;
        // of `9–10:30` only the end says that it is a time
        let starts = time(starts).or_else(|| hour(starts))?;
        return Some((starts, Some(ends), 1));
    }
    let starts = time(word)?;
    match following {
        ["-" | "–" | "—" | "to" | "à" | "til" | "đến", until @ ..] => {
            let (before, until) = match until {
                ["kl." | "kl", until @ ..] => (3, until),
                until => (2, until),
            };
            let ends = until.first();
            let ends = ends.and_then(|ends| time(ends).or_else(|| hour(ends)));
            Some((starts, ends, if ends.is_some() { before + 1 } else { 1 }))
        }
        _ => Some((starts, None, 1)),
    }
}

/// A time of day with minutes or the mark of hours: a bare number may mean anything.
fn time(text: &str) -> Option<Time> {
    let text = text.trim_end_matches([',', ';']);
    let (hours, minutes) = text.split_once([':', '.', 'h', 'H'])?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
}

/// A bare number as a full hour.
fn hour(text: &str) -> Option<Time> {
    Time::new(text.parse().ok()?, 0, 0, 0).ok()
}

/// The venue of this name: exact, else the one that begins so, else the only one in which it occurs.
fn venue(place: &str, venues: &[(VenueId, Vec<String>)]) -> Option<VenueId> {
    let wanted = bare(place);
    if wanted.is_empty() {
        return None;
    }
    let by = |fits: fn(&str, &str) -> bool| -> Vec<VenueId> {
        let named = |names: &Vec<String>| names.iter().any(|name| fits(&bare(name), &wanted));
        venues
            .iter()
            .filter(|(_, names)| named(names))
            .map(|(id, _)| *id)
            .collect()
    };
    let ways: [fn(&str, &str) -> bool; 3] = [
        |name, wanted| name == wanted,
        |name, wanted| name.starts_with(wanted),
        |name, wanted| name.contains(wanted),
    ];
    ways.into_iter().find_map(|fits| match by(fits).as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}
