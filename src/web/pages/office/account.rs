//! One's own account.

use askama::Template;

use super::{OfficeFrame, Section, browser};
use crate::actions::factor::NewKey;
use crate::domain::Closed as _;
use crate::domain::ids::SessionId;
use crate::domain::permission::Right;
use crate::domain::rhythm::{DigestDays, Rhythm};
use crate::store::digests::Subscription;
use crate::store::sessions::Session;
use crate::store::users::User;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::qr::QrCode;

/// How somebody's account stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Whether they have set a password.
    pub has_password: bool,
    /// Whether they have set up an app for codes.
    pub has_factor: bool,
    /// How many recovery codes they have left.
    pub recovery_codes: i64,
    /// Where they are signed in, the latest first.
    pub sessions: Vec<Session>,
    /// The session of the page itself.
    pub present: SessionId,
    /// When they get digests, if they do.
    pub digest: Option<Subscription>,
}

/// Password, app, sessions.
#[derive(Clone, Debug, Template)]
#[template(path = "office/account.html")]
pub struct AccountPage {
    frame: OfficeFrame,
    name: String,
    email: String,
    /// Whether they see to webhooks.
    sees_webhooks: bool,
    standing: Standing,
    sessions: Vec<Row>,
    digest: DigestFields,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct Row {
    id: SessionId,
    browser: String,
    since: String,
    seen: String,
    is_present: bool,
}

/// When digests come, as a form has it.
#[derive(Clone, Debug)]
pub struct DigestFields {
    /// The word for the days; empty: never.
    pub days: &'static str,
    /// The time on a clock.
    pub at: String,
    /// On whose clocks.
    pub zone: String,
}

impl DigestFields {
    /// As they are kept; what is proposed, if none are.
    #[must_use]
    pub fn of(kept: Option<&Subscription>) -> Self {
        let rhythm = kept.and_then(|kept| Rhythm::parse(&kept.rhythm).ok());
        let choice = rhythm.and_then(|rhythm| rhythm.choice());
        let at = choice.map(|(_, at)| at.strftime("%H:%M").to_string());
        Self {
            days: choice.map_or("", |(days, _)| days.word()),
            at: at.unwrap_or_else(|| "07:30".to_owned()),
            zone: kept.map_or_else(String::new, |kept| kept.time_zone.name().to_owned()),
        }
    }

    /// The choices, each with the key of its name.
    fn choices() -> Vec<(&'static str, String)> {
        let days = DigestDays::ALL.iter().map(|days| days.word());
        let all = std::iter::once("").chain(days);
        let key = |word: &str| {
            let word = if word.is_empty() { "never" } else { word };
            format!("digest-{word}")
        };
        all.map(|word| (word, key(word))).collect()
    }
}

impl AccountPage {
    /// The page of `user`.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        user: &User,
        standing: Standing,
        (digest, errors): (DigestFields, FormErrors),
    ) -> Self {
        let day = |at: jiff::Timestamp| {
            let at = at.to_zoned(jiff::tz::TimeZone::UTC);
            frame.language.date(at.date())
        };
        let sessions = standing
            .sessions
            .iter()
            .map(|session| Row {
                id: session.id,
                browser: browser::name(&session.browser),
                since: day(session.created_at),
                seen: day(session.seen_at),
                is_present: session.id == standing.present,
            })
            .collect();
        Self {
            digest,
            name: user.name.clone(),
            email: user.email.clone(),
            sees_webhooks: user.role.may(Right::ManageWebhooks),
            sessions,
            standing,
            errors,
            frame,
        }
    }

    /// Whether a proof is asked for before anything is changed.
    fn needs_proof(&self) -> bool {
        self.standing.has_password || self.standing.has_factor
    }

    fn codes_left(&self) -> Result<String, crate::language::TextError> {
        let count = self.standing.recovery_codes.into();
        self.frame
            .language
            .say_with("account-codes-left", [("count", count)])
    }
}

/// A new key for an app, and what confirms it.
#[derive(Clone, Debug, Template)]
#[template(path = "office/factor.html")]
pub struct FactorPage {
    frame: OfficeFrame,
    key: String,
    code: Option<QrCode>,
    errors: FormErrors,
}

impl FactorPage {
    /// The page with the key as a QR code and as text.
    #[must_use]
    pub fn new(frame: OfficeFrame, key: &NewKey, errors: FormErrors) -> Self {
        Self {
            frame,
            key: groups(&key.text),
            code: QrCode::of(&key.url),
            errors,
        }
    }
}

/// A long word in groups of four.
fn groups(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// Recovery codes, shown once.
#[derive(Clone, Debug, Template)]
#[template(path = "office/recovery-codes.html")]
pub struct CodesPage {
    /// What surrounds it.
    pub frame: OfficeFrame,
    /// The codes.
    pub codes: Vec<String>,
}
