//! Addresses that pages link to. Only `http:`, `https:`, `mailto:`, `tel:`, `geo:` and `webcal:` are ever written.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::calendar::text::one_line;
use crate::domain::publication::FrozenPlace;
use crate::domain::venue::Geo;
use crate::domain::visit::Contact;

/// Unreserved in RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as part of an address.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
}

/// The way to a place, for the map of a telephone (RFC 5870).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) href: String,
    pub(super) name: String,
}

impl Way {
    /// The way to a place whose position is known.
    pub(super) fn to(place: &FrozenPlace) -> Option<Self> {
        let Geo {
            latitude,
            longitude,
        } = place.geo?;
        let name = one_line(&place.name);
        let position = format!("{latitude:.6},{longitude:.6}");
        Some(Self {
            href: format!("geo:{position}?q={position}({})", encoded(&name)),
            name,
        })
    }
}

/// Whom to ask, and the ways to reach them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContactCard {
    pub(super) name: String,
    pub(super) phone: Option<Link>,
    pub(super) mail: Option<Link>,
}

impl ContactCard {
    pub(super) fn new(contact: &Contact) -> Self {
        Self {
            name: one_line(&contact.name),
            phone: contact.phone.as_deref().and_then(phone_link),
            mail: contact.email.as_deref().map(mail_link),
        }
    }

    pub(super) fn has_ways(&self) -> bool {
        self.phone.is_some() || self.mail.is_some()
    }
}

/// An address one can write to.
pub(super) fn mail_link(address: &str) -> Link {
    Link {
        href: format!("mailto:{}", encoded(address).replace("%40", "@")),
        text: one_line(address),
    }
}

/// A number one can press; nothing if there are no digits in it.
pub(super) fn phone_link(number: &str) -> Option<Link> {
    let dialled: String = number
        .chars()
        .enumerate()
        .filter(|(at, letter)| letter.is_ascii_digit() || (*at == 0 && *letter == '+'))
        .map(|(_, letter)| letter)
        .collect();
    dialled
        .contains(|letter: char| letter.is_ascii_digit())
        .then(|| Link {
            href: format!("tel:{dialled}"),
            text: one_line(number),
        })
}

/// An address of the web; nothing for any other scheme.
pub(super) fn web_address(address: &str) -> Option<String> {
    let parsed = url::Url::parse(address).ok()?;
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}
