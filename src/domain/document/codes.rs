//! Types of fields that hold codes and numbers: closed lists, languages, zones, countries, positions.

use std::marker::PhantomData;

use icu_locale_core::Locale;
use serde_json::{Value, json};

use crate::domain::Closed;
use crate::domain::document::context::Spelling;
use crate::domain::document::fault::{FaultKind, nearest, one_of, quoted};
use crate::domain::document::node::{Content, Node};
use crate::domain::document::reader::{Reader, Step};
use crate::domain::document::table::{Style, Type};
use crate::domain::document::text::text_of;
use crate::domain::time::Zone;
use crate::domain::venue::Geo;

/// A word of a closed list.
#[derive(Debug)]
pub(super) struct Word<C>(PhantomData<C>);

/// The type of a field that holds a word of the closed list `C`.
pub(super) const fn word<C: Closed>() -> Word<C> {
    Word(PhantomData)
}

impl<C: Closed> Type for Word<C> {
    type Value = C;

    fn schema(&self, _spelling: Spelling) -> Value {
        let words: Vec<_> = C::ALL.iter().map(|value| value.word()).collect();
        json!({"type": "string", "enum": words})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<C> {
        let words: Vec<_> = C::ALL.iter().map(|value| value.word()).collect();
        let text = text_of(reader, node, &format!("one of: {}", words.join(", ")))?;
        C::from_word(text).or_else(|| {
            let problem = FaultKind::Word.of(format!("{} is not in the list", quoted(text)));
            reader.fault(node.line, problem, one_of(text, &words))
        })
    }

    fn write(&self, value: &C, _style: Style<'_>) -> Value {
        value.word().into()
    }
}

/// A language, by its BCP 47 tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct LanguageTag;

/// The type of a field that holds a language.
pub(super) const LOCALE: LanguageTag = LanguageTag;

/// The canonical spelling of a tag, or a fault that it is none.
pub(super) fn canonical_locale(
    reader: &mut Reader<'_>,
    tag: &str,
    line: Option<usize>,
) -> Option<String> {
    let known = Locale::try_from_str(tag).ok();
    match known.filter(|locale| !locale.id.language.is_unknown()) {
        Some(locale) => Some(locale.to_string()),
        None => reader.fault(
            line,
            FaultKind::Language.of(format!("{} is not a language", quoted(tag))),
            "write a BCP 47 tag such as en, nb or fr-CA",
        ),
    }
}

impl Type for LanguageTag {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "description": "BCP 47 tag of a language"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = text_of(reader, node, "a BCP 47 tag such as \"fr\"")?;
        canonical_locale(reader, text, node.line)
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// A time zone, by any of its IANA names; kept under the canonical one.
#[derive(Clone, Copy, Debug)]
pub(super) struct ZoneName;

impl Type for ZoneName {
    type Value = Zone;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "description": "IANA time zone", "examples": ["Europe/Paris"]})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Zone> {
        let text = text_of(reader, node, "a time zone such as \"Europe/Paris\"")?;
        Zone::parse(text).or_else(|| {
            let all: Vec<_> = jiff::tz::db().available().collect();
            let names = all.iter().map(jiff::tz::TimeZoneName::as_str);
            let near = nearest(text, names.filter(|name| name.contains('/')));
            let advice = near.map_or_else(
                || "write an IANA name such as Europe/Paris".to_owned(),
                |near| format!("did you mean {near}?"),
            );
            let problem = FaultKind::Zone.of(format!("{} is no time zone", quoted(text)));
            reader.fault(node.line, problem, advice)
        })
    }

    fn write(&self, value: &Zone, _style: Style<'_>) -> Value {
        value.name().into()
    }
}

/// A country, by its ISO 3166-1 code of two letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Country;

impl Type for Country {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 code"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = text_of(reader, node, "a country's code such as \"FR\"")?;
        if rust_iso3166::from_alpha2(text).is_some() {
            return Some(text.to_owned());
        }
        let meant = text.to_uppercase();
        let advice = rust_iso3166::from_alpha2(&meant)
            .or_else(|| rust_iso3166::from_alpha3(&meant))
            .or_else(|| {
                let by_name =
                    |country: &&rust_iso3166::CountryCode| country.name.eq_ignore_ascii_case(text);
                rust_iso3166::ALL.iter().find(by_name).copied()
            })
            .map_or_else(
                || "write the two letters of ISO 3166, such as FR".to_owned(),
                |country| format!("did you mean {}?", country.alpha2),
            );
        let problem = FaultKind::Country.of(format!("{} is no country's code", quoted(text)));
        reader.fault(node.line, problem, advice)
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flag;

impl Type for Flag {
    type Value = bool;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "boolean"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<bool> {
        if let Content::Flag(flag) = node.content {
            return Some(flag);
        }
        let problem = format!("{} stands where true or false is wanted", node.described());
        reader.fault(node.line, problem, "write true or false, without quotes")
    }

    fn write(&self, value: &bool, _style: Style<'_>) -> Value {
        (*value).into()
    }
}

/// A whole number within bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    /// The least it may be.
    pub(super) least: u32,
    /// The most it may be.
    pub(super) most: u32,
}

/// How many people.
pub(super) const PEOPLE: Whole = Whole {
    least: 1,
    most: 1_000_000,
};

impl Type for Whole {
    type Value = u32;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "integer", "minimum": self.least, "maximum": self.most})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<u32> {
        let range = format!(
            "write a whole number from {} to {}, without quotes",
            self.least, self.most
        );
        let Content::Integer(number) = node.content else {
            let problem = format!("{} stands where a whole number is wanted", node.described());
            let problem = FaultKind::Number.of(problem);
            return reader.fault(node.line, problem, range);
        };
        let fits = u32::try_from(number)
            .ok()
            .filter(|number| (self.least..=self.most).contains(number));
        let problem = FaultKind::Number.of(format!("{number} is out of range"));
        fits.or_else(|| reader.fault(node.line, problem, range))
    }

    fn write(&self, value: &u32, _style: Style<'_>) -> Value {
        (*value).into()
    }
}

/// Degrees north and east.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position;

impl Type for Position {
    type Value = Geo;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({
            "type": "array",
            "description": "Degrees north and east (WGS 84)",
            "prefixItems": [
                {"type": "number", "minimum": -90, "maximum": 90},
                {"type": "number", "minimum": -180, "maximum": 180},
            ],
            "minItems": 2,
            "maxItems": 2,
        })
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Geo> {
        const EXAMPLE: &str = "write degrees north and east, such as [43.6045, 1.4440]";
        let Content::List(rows) = &node.content else {
            let problem = format!("{} stands where a position is wanted", node.described());
            let problem = FaultKind::Number.of(problem);
            return reader.fault(node.line, problem, EXAMPLE);
        };
        let [latitude, longitude] = rows.as_slice() else {
            let problem = format!("a position has two numbers, not {}", rows.len());
            let problem = FaultKind::Number.of(problem);
            return reader.fault(node.line, problem, EXAMPLE);
        };
        let latitude = read_degrees(reader, (0, latitude), 90.0);
        let longitude = read_degrees(reader, (1, longitude), 180.0);
        Some(Geo {
            latitude: latitude?,
            longitude: longitude?,
        })
    }

    fn write(&self, value: &Geo, _style: Style<'_>) -> Value {
        json!([value.latitude, value.longitude])
    }
}

/// Reads one number of a position.
fn read_degrees(reader: &mut Reader<'_>, (index, node): (usize, &Node), most: f64) -> Option<f64> {
    let degrees = match node.content {
        Content::Number(number) => Some(number),
        Content::Integer(number) => i32::try_from(number).ok().map(f64::from),
        _ => None,
    };
    let fits = degrees.filter(|degrees| (-most..=most).contains(degrees));
    fits.or_else(|| {
        reader.within(Step::Row(index, None), |reader| {
            let advice = format!("write a number from -{most} to {most}, without quotes");
            reader.fault(
                node.line,
                FaultKind::Number.of("this is not a number of degrees"),
                advice,
            )
        })
    })
}
