//! Organisations, people, and the offices people hold in organisations.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::closed::closed;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::text::Texts;
use crate::domain::time::{PartialDate, Zone};

closed! {
    /// What kind of body an organisation is.
    OrganisationKind {
        City = "city", Region = "region", State = "state", Embassy = "embassy", Agency = "agency", Company = "company",
        University = "university", Association = "association", Other = "other",
    }
}

closed! {
    /// Which name comes first when a person's full name is written.
    NameOrder { GivenFirst = "given-first", FamilyFirst = "family-first" }
}

/// A body: a city, an embassy, a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name in visit files.
    pub key: String,
    /// Its name, in its own language.
    pub name: String,
    /// What kind of body it is.
    pub kind: OrganisationKind,
    /// The city it sits in.
    pub city: Option<String>,
    /// ISO 3166 code of the country it belongs to.
    pub country: Option<String>,
    /// Where its clocks hang.
    pub time_zone: Zone,
    /// Its web site.
    pub website: Option<String>,
    /// The organisation on whose behalf it acts.
    pub acts_for: Option<OrganisationId>,
    /// Whether public pages may name it.
    pub public: bool,
}

/// A human, or a desk such as a press office (no given name).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their name in visit files.
    pub key: String,
    /// How they are called.
    pub name: Name,
    /// Where mail reaches them; unique unless all who share it say so.
    pub email: Option<String>,
    /// Whether others may have the same address.
    pub email_shared: bool,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// Where they live, if known.
    pub time_zone: Option<Zone>,
    /// BCP 47 tags of the languages they speak.
    pub languages: Vec<String>,
    /// Whether public pages may name them.
    pub public: bool,
    /// The functions they hold or held.
    pub offices: Vec<Office>,
}

/// The parts of a name and their order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// Family name, or the name of a desk.
    pub family: String,
    /// Given name; empty for a desk.
    pub given: String,
    /// Which comes first.
    pub order: NameOrder,
}

impl Name {
    /// The full name as it is written: `Jean-Luc Moudenc`, `Đinh Toàn Thắng`.
    #[must_use]
    pub fn full(&self) -> String {
        match (self.given.is_empty(), self.order) {
            (true, _) => self.family.clone(),
            (false, NameOrder::GivenFirst) => format!("{} {}", self.given, self.family),
            (false, NameOrder::FamilyFirst) => format!("{} {}", self.family, self.given),
        }
    }
}

/// A function held by a person in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Where.
    pub organisation: OrganisationId,
    /// What, per language.
    pub title: Texts,
    /// How its holder is addressed, per language; never guessed.
    pub salutation: Texts,
    /// Order of precedence: 1 is highest.
    pub rank: u16,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub to: Option<PartialDate>,
}

/// The rank of an office of which none is given.
pub const DEFAULT_RANK: u16 = 500;

impl Office {
    /// Whether it is held on `day`.
    #[must_use]
    pub fn held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.first_day() <= day)
            && self.to.is_none_or(|to| day <= to.last_day())
    }
}

impl Person {
    /// The office they come with: the one in `organisation` if named, else the highest in rank held on `day`.
    #[must_use]
    pub fn office_on(&self, day: Date, organisation: Option<OrganisationId>) -> Option<&Office> {
        self.offices
            .iter()
            .filter(|office| office.held_on(day))
            .filter(|office| organisation.is_none_or(|named| office.organisation == named))
            .min_by_key(|office| office.rank)
    }
}

/// Whether a text is an address of mail (RFC 5321 §4.1.2), without a name, quotes, or a number for a domain.
///
/// Letters outside ASCII need SMTPUTF8 (RFC 6531), which too few servers speak for anything to be promised to them.
#[must_use]
pub fn is_mail_address(text: &str) -> bool {
    let plain = email_address::Options::default()
        .without_display_text()
        .without_domain_literal();
    let is_address = email_address::EmailAddress::parse_with_options(text, plain).is_ok();
    is_address && text.is_ascii() && !text.contains('"') && !text.contains(|c: char| c.is_control())
}

#[cfg(test)]
mod tests {
    use super::is_mail_address;

    #[test]
    fn addresses_are_those_that_any_server_takes() {
        let check = |text: &str, expect: bool| assert_eq!(is_mail_address(text), expect, "{text}");
        check("nguyen.thi-ha+visits@mofa.example", true);
        check("protocol@xn--mnchen-3ya.example", true);
        check("protocol@münchen.example", false);
        check("nguyễn@mofa.example", false);
        check("Lie <lie@oslo.example>", false);
        check("\"anna berg\"@oslo.example", false);
        check("anna@[192.0.2.1]", false);
        check("anna@oslo.example\r\nBcc: all@oslo.example", false);
        check("maire at toulouse", false);
        check("", false);
    }
}
