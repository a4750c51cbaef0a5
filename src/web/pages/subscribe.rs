//! How a reader gets a feed into their calendar.

use super::links::encoded;

/// Addresses of one feed for the calendars people use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subscribe {
    /// How often it is refreshed, and what that means for late changes.
    pub(super) hint: String,
    /// The feed itself.
    pub(super) address: String,
    /// The same, for the calendar of the device.
    pub(super) webcal: String,
    pub(super) google: String,
    pub(super) outlook: String,
    /// What a copy of it is called.
    pub(super) file_name: &'static str,
}

impl Subscribe {
    /// The ways to subscribe to `feed_url`, which is called `name` in calendars.
    pub(super) fn new(feed_url: &str, name: &str, hint: String) -> Self {
        let rest = feed_url
            .strip_prefix("https://")
            .or_else(|| feed_url.strip_prefix("http://"))
            .unwrap_or(feed_url);
        let webcal = format!("webcal://{rest}");
        let google = format!(
            "https://calendar.google.com/calendar/r?cid={}",
            encoded(&webcal)
        );
        let outlook = format!(
            "https://outlook.live.com/calendar/0/addfromweb?url={}&name={}",
            encoded(feed_url),
            encoded(name)
        );
        Self {
            hint,
            address: feed_url.to_owned(),
            webcal,
            google,
            outlook,
            file_name: "programme.ics",
        }
    }
}
