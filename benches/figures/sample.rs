//! Visits to measure with: everybody is invited to everything.

use std::fmt::Write as _;

use anyhow::Result;
use jiff::civil::{Date, Time};
use jiff::{ToSpan as _, Zoned};

/// How large a visit is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) participants: u16,
    pub(crate) items: u16,
}

/// Items of one day; they begin at eight, one each hour.
const ITEMS_A_DAY: u16 = 12;

const LOCALES: [&str; 4] = ["en", "fr", "nb", "vi"];

const REGISTERS: &str = r#"format = "escale/1"

[[organisations]]
key = "toulouse"
name = "Ville de Toulouse"
kind = "city"
city = "Toulouse"
country = "FR"
time_zone = "Europe/Paris"
public = true

[[venues]]
key = "capitole"
name = "Capitole, salle des Illustres"
address = "1 place du Capitole, 31000 Toulouse"
country = "FR"
time_zone = "Europe/Paris"
capacity = 300
geo = [43.6045, 1.4440]
access = { en = "Entrance from the courtyard", fr = "Entrée par la cour" }
"#;

/// After so many visits, each a week after the one before, the next is in the first week again.
const WEEKS: u32 = 200;

/// A file with visits of this size, by their numbers, from a month after `today`.
pub(crate) fn file(numbers: std::ops::Range<u32>, size: Size, today: &Zoned) -> Result<String> {
    let mut text = REGISTERS.to_owned();
    for number in 0..size.participants {
        let locale = LOCALES
            .get(usize::from(number) % LOCALES.len())
            .unwrap_or(&"en");
        write!(
            text,
            r#"
[[people]]
key = "person-{number}"
family_name = "Ødegård-{number}"
given_name = "Kåre"
email = "person-{number}@escale.example"
locale = "{locale}"
time_zone = "Europe/Oslo"
[[people.offices]]
organisation = "toulouse"
rank = 60
title = {{ en = "Head of mobility", fr = "Responsable des mobilités" }}
"#
        )?;
    }
    let first_day = today.date().checked_add(1.month())?;
    for number in numbers {
        let weeks = i64::from(number % WEEKS).weeks();
        visit(&mut text, number, (size, first_day.checked_add(weeks)?))?;
    }
    Ok(text)
}

fn visit(text: &mut String, number: u32, (size, first_day): (Size, Date)) -> Result<()> {
    let last_day = first_day.checked_add(i64::from(size.items / ITEMS_A_DAY).days())?;
    write!(
        text,
        r#"
[[visits]]
key = "visit-{number}"
slug = "visit-{number}"
kind = "study"
title = {{ en = "Study visit {number}: green and smart city", fr = "Visite d’étude {number} : ville verte et intelligente", nb = "Studiebesøk {number}: grønn og smart by", vi = "Chuyến tham quan {number}" }}
short_title = {{ en = "Toulouse {number}", fr = "Toulouse {number}", nb = "Toulouse {number}", vi = "Toulouse {number}" }}
host = "toulouse"
starts_on = {first_day}
ends_on = {last_day}
time_zone = "Europe/Paris"
locales = ["en", "fr", "nb", "vi"]
public = true
contact = {{ name = "Protocol", email = "protocol@escale.example", phone = "+33 5 00 00 00 00" }}
"#
    )?;
    for person in 0..size.participants {
        write!(
            text,
            r#"
[[visits.participants]]
person = "person-{person}"
role = "guest"
"#
        )?;
    }
    for item in 0..size.items {
        let day = first_day.checked_add(i64::from(item / ITEMS_A_DAY).days())?;
        let hour = i8::try_from(item % ITEMS_A_DAY)? + 8;
        let starts = day.to_datetime(Time::new(hour, 0, 0, 0)?);
        let ends = day.to_datetime(Time::new(hour, 45, 0, 0)?);
        write!(
            text,
            r#"
[[visits.items]]
key = "item-{item}"
kind = "working-session"
title = {{ en = "Working session {item}: mobility", fr = "Séance de travail {item} : mobilités", nb = "Arbeidsmøte {item}: mobilitet", vi = "Phiên làm việc {item}" }}
description = {{ en = "Buses, trams and bicycles of the next ten years.", fr = "Bus, trams et vélos des dix prochaines années." }}
starts = {starts}
ends = {ends}
status = "confirmed"
visibility = "public"
places = [{{ venue = "capitole" }}]
audience = {{ everyone = true }}
dress_code = {{ en = "Business attire", fr = "Tenue de ville" }}
"#
        )?;
    }
    Ok(())
}
