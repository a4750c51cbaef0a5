//! Dates, times and lists as each language writes them in official letters.
//!
//! Locale data says `14:30` and `23. juni 2025`-like forms differently from what administrations write, so the forms
//! stand here: French `14 h 30` with no-break spaces, Norwegian `kl. 14.30`, the Vietnamese order of words.

#[cfg(test)]
mod tests;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::language::Language;
use crate::language::cities::City;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

impl Language {
    /// A day in full: `Monday 23 June 2025`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        self.after_weekday(date, &self.date_without_weekday(date))
    }

    /// A day of a year that is known: `Monday 23 June`.
    #[must_use]
    pub fn date_without_year(self, date: Date) -> String {
        self.after_weekday(date, &self.day_and_month(date))
    }

    /// A day as heading above what happens on it: `Lundi 23 juin`, with the capital of a line's start.
    #[must_use]
    pub fn day_heading(self, date: Date) -> String {
        let text = self.date_without_year(date);
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }

    /// A day without its name: `23 June 2025`.
    #[must_use]
    pub fn date_without_weekday(self, date: Date) -> String {
        let day = self.day_and_month(date);
        match self {
            Self::Vi => format!("{day} năm {}", date.year()),
            Self::En | Self::Fr | Self::Nb => format!("{day} {}", date.year()),
        }
    }

    /// A day of a month: `23 June`.
    #[must_use]
    pub fn day_and_month(self, date: Date) -> String {
        let month = self.month_name(date);
        match self {
            Self::Vi => format!("ngày {} {month}", date.day()),
            Self::En | Self::Fr | Self::Nb => format!("{} {month}", self.day_of_month(date)),
        }
    }

    /// A month of a year: `June 2025`.
    #[must_use]
    pub fn month_and_year(self, date: Date) -> String {
        let month = self.month_name(date);
        match self {
            Self::Vi => format!("{month} năm {}", date.year()),
            Self::En | Self::Fr | Self::Nb => format!("{month} {}", date.year()),
        }
    }

    /// A month where there is little room: `Jun`.
    #[must_use]
    pub fn short_month(self, date: Date) -> &'static str {
        let names = match self {
            Self::En => [
                "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
            ],
            Self::Fr => [
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
                "nov.", "déc.",
            ],
            Self::Nb => [
                "jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.",
                "nov.", "des.",
            ],
            Self::Vi => [
                "Th. 1", "Th. 2", "Th. 3", "Th. 4", "Th. 5", "Th. 6", "Th. 7", "Th. 8", "Th. 9",
                "Th. 10", "Th. 11", "Th. 12",
            ],
        };
        let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        names.get(month).copied().unwrap_or_default()
    }

    /// A day where there is little room: `23 Jun`.
    #[must_use]
    pub fn day_and_short_month(self, date: Date) -> String {
        match self {
            Self::En => format!("{} {}", date.day(), self.short_month(date)),
            Self::Fr => format!("{} {}", self.day_of_month(date), self.short_month(date)),
            Self::Nb => format!("{}. {}", date.day(), self.short_month(date)),
            Self::Vi => format!("{:02}/{:02}", date.day(), date.month()),
        }
    }

    /// A day in a narrow column of a table, always ten characters: `23/06/2025`.
    #[must_use]
    pub fn date_in_figures(self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self {
            Self::Nb => format!("{day:02}.{month:02}.{year}"),
            Self::En | Self::Fr | Self::Vi => format!("{day:02}/{month:02}/{year}"),
        }
    }

    /// From one day to another, both included: `23–25 June 2025`. One day alone is written without its name.
    #[must_use]
    pub fn date_range(self, first: Date, last: Date) -> String {
        if first == last {
            return self.date_without_weekday(last);
        }
        let end = self.date_without_weekday(last);
        if (first.year(), first.month()) == (last.year(), last.month()) {
            return match self {
                Self::En => format!("{}–{end}", first.day()),
                Self::Fr => format!("du {} au {end}", self.day_of_month(first)),
                Self::Nb => format!("{}.–{end}", first.day()),
                Self::Vi => format!("từ ngày {} đến {end}", first.day()),
            };
        }
        let start = if first.year() == last.year() {
            self.day_and_month(first)
        } else {
            self.date_without_weekday(first)
        };
        match self {
            Self::En | Self::Nb => format!("{start} – {end}"),
            Self::Fr => format!("du {start} au {end}"),
            Self::Vi => format!("từ {start} đến {end}"),
        }
    }

    /// A time of day: `14:30`.
    #[must_use]
    pub fn time(self, time: Time) -> String {
        match self {
            Self::Nb => format!("kl. {}", self.clock_face(time)),
            Self::En | Self::Fr | Self::Vi => self.clock_face(time),
        }
    }

    /// From one time to another within a sentence: `11:30–12:30`, `de 11 h 30 à 12 h 30`.
    #[must_use]
    pub fn time_range(self, starts: Time, ends: Time) -> String {
        let (start, end) = (self.clock_face(starts), self.clock_face(ends));
        match self {
            Self::En | Self::Vi => format!("{start}–{end}"),
            Self::Fr => format!("de {start} à {end}"),
            Self::Nb => format!("kl. {start}–{end}"),
        }
    }

    /// From one time to another in a column of a table: `11:30–12:30`, `11 h 30 – 12 h 30`, `11.30–12.30`.
    #[must_use]
    pub fn time_range_in_table(self, starts: Time, ends: Time) -> String {
        let (start, end) = (self.clock_face(starts), self.clock_face(ends));
        match self {
            Self::Fr => format!("{start} – {end}"),
            Self::En | Self::Nb | Self::Vi => format!("{start}–{end}"),
        }
    }

    /// How long something takes, in hours and minutes: `2 h 30 min`. Seconds are not written.
    #[must_use]
    pub fn duration(self, duration: SignedDuration) -> String {
        let minutes = duration.as_mins().unsigned_abs();
        let (hour, minute) = match self {
            Self::En | Self::Fr => ("h", "min"),
            Self::Nb => ("t", "min"),
            Self::Vi => ("giờ", "phút"),
        };
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes}{NO_BREAK}{minute}"),
            (hours, 0) => format!("{hours}{NO_BREAK}{hour}"),
            (hours, minutes) => {
                format!("{hours}{NO_BREAK}{hour}{NO_BREAK}{minutes}{NO_BREAK}{minute}")
            }
        }
    }

    /// A moment of the running year, to the minute: `20 June 16:05`.
    #[must_use]
    pub fn moment(self, at: DateTime) -> String {
        let (day, time) = (self.day_and_month(at.date()), self.time(at.time()));
        match self {
            Self::En | Self::Nb => format!("{day} {time}"),
            Self::Fr => format!("{day} à {time}"),
            Self::Vi => format!("{time} {day}"),
        }
    }

    /// From one moment to another: `Monday 23 June, 11:30–12:30`, both days if they differ.
    #[must_use]
    pub fn period(self, starts: DateTime, ends: DateTime) -> String {
        let (day, last_day) = (
            self.date_without_year(starts.date()),
            self.date_without_year(ends.date()),
        );
        if starts.date() == ends.date() {
            let times = self.time_range(starts.time(), ends.time());
            return match self {
                Self::En | Self::Fr => format!("{day}, {times}"),
                Self::Nb => format!("{day} {times}"),
                Self::Vi => format!("{times}, {day}"),
            };
        }
        let (start, end) = (self.time(starts.time()), self.time(ends.time()));
        match self {
            Self::En | Self::Nb => format!("{day} {start} – {last_day} {end}"),
            Self::Fr => format!("du {day} à {start} au {last_day} à {end}"),
            Self::Vi => format!("từ {start}, {day} đến {end}, {last_day}"),
        }
    }

    /// A title within a sentence: `“Lunch”`, `« Déjeuner »`.
    #[must_use]
    pub fn quoted(self, title: &str) -> String {
        match self {
            Self::En | Self::Vi => format!("“{title}”"),
            Self::Fr => format!("«{NO_BREAK}{title}{NO_BREAK}»"),
            Self::Nb => format!("«{title}»"),
        }
    }

    /// The written name of a time zone, after the city of its IANA name: `Paris time`, `heure d’Oslo`.
    #[must_use]
    pub fn zone(self, name: &str) -> String {
        if !name.contains('/') || name.starts_with("Etc/") {
            return match self {
                Self::En => "UTC".to_owned(),
                Self::Fr => "heure UTC".to_owned(),
                Self::Nb => "UTC-tid".to_owned(),
                Self::Vi => "giờ UTC".to_owned(),
            };
        }
        self.time_of(&City::of_zone(name).name(self))
    }

    /// The written name of a time zone, after a city: `Montréal time`, `heure de Montréal`.
    #[must_use]
    pub fn time_of(self, city: &str) -> String {
        match self {
            Self::En => format!("{city} time"),
            Self::Fr => format!("heure {}", of_city_in_french(city)),
            Self::Nb => format!("{city}-tid"),
            Self::Vi => format!("giờ {city}"),
        }
    }

    /// Several things as one: `A, B and C`.
    #[must_use]
    pub fn list(self, things: &[impl AsRef<str>]) -> String {
        let and = match self {
            Self::En => "and",
            Self::Fr => "et",
            Self::Nb => "og",
            Self::Vi => "và",
        };
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        match things.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
        }
    }

    fn after_weekday(self, date: Date, rest: &str) -> String {
        let weekday = self.weekday_name(date.weekday());
        match self {
            Self::Vi => format!("{weekday}, {rest}"),
            Self::En | Self::Fr | Self::Nb => format!("{weekday} {rest}"),
        }
    }

    fn day_of_month(self, date: Date) -> String {
        match (self, date.day()) {
            (Self::Fr, 1) => "1er".to_owned(),
            (Self::Nb, day) => format!("{day}."),
            (_, day) => day.to_string(),
        }
    }

    /// A time in a column of its own: as [`Language::time`], without the word before it.
    #[must_use]
    pub fn clock_face(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match self {
            Self::En | Self::Vi => format!("{hour:02}:{minute:02}"),
            Self::Nb => format!("{hour:02}.{minute:02}"),
            Self::Fr if minute == 0 => format!("{hour}{NO_BREAK}h"),
            Self::Fr => format!("{hour}{NO_BREAK}h{NO_BREAK}{minute:02}"),
        }
    }

    /// The name of a day of the week, for a list of days.
    #[must_use]
    pub const fn weekday_name(self, day: Weekday) -> &'static str {
        let [en, fr, nb, vi] = match day {
            Weekday::Monday => ["Monday", "lundi", "mandag", "Thứ Hai"],
            Weekday::Tuesday => ["Tuesday", "mardi", "tirsdag", "Thứ Ba"],
            Weekday::Wednesday => ["Wednesday", "mercredi", "onsdag", "Thứ Tư"],
            Weekday::Thursday => ["Thursday", "jeudi", "torsdag", "Thứ Năm"],
            Weekday::Friday => ["Friday", "vendredi", "fredag", "Thứ Sáu"],
            Weekday::Saturday => ["Saturday", "samedi", "lørdag", "Thứ Bảy"],
            Weekday::Sunday => ["Sunday", "dimanche", "søndag", "Chủ Nhật"],
        };
        match self {
            Self::En => en,
            Self::Fr => fr,
            Self::Nb => nb,
            Self::Vi => vi,
        }
    }

    fn month_name(self, date: Date) -> &'static str {
        let [en, fr, nb, vi] = match date.month() {
            1 => ["January", "janvier", "januar", "tháng 1"],
            2 => ["February", "février", "februar", "tháng 2"],
            3 => ["March", "mars", "mars", "tháng 3"],
            4 => ["April", "avril", "april", "tháng 4"],
            5 => ["May", "mai", "mai", "tháng 5"],
            6 => ["June", "juin", "juni", "tháng 6"],
            7 => ["July", "juillet", "juli", "tháng 7"],
            8 => ["August", "août", "august", "tháng 8"],
            9 => ["September", "septembre", "september", "tháng 9"],
            10 => ["October", "octobre", "oktober", "tháng 10"],
            11 => ["November", "novembre", "november", "tháng 11"],
            _ => ["December", "décembre", "desember", "tháng 12"],
        };
        match self {
            Self::En => en,
            Self::Fr => fr,
            Self::Nb => nb,
            Self::Vi => vi,
        }
    }
}

/// `de Paris`, `d’Oslo`, `du Caire`, `de La Havane`.
fn of_city_in_french(city: &str) -> String {
    if let Some(rest) = city.strip_prefix("Le ") {
        return format!("du {rest}");
    }
    let vowel = city
        .chars()
        .next()
        .is_some_and(|first| "AEIOUÀÂÉÈÊÎÔÛ".contains(first.to_ascii_uppercase()));
    if vowel {
        format!("d’{city}")
    } else {
        format!("de {city}")
    }
}
