//! What a reader sees, written in their language: the same labelled facts for letters, calendars and pages.
//!
//! Everything is taken from a [`Sight`], so that nothing is written that its reader may not see. A text that does not
//! exist in the reader's language is shown in one of the visit's, and says which.

mod changes;
mod differences;
mod facts;
mod line;
mod proposed;
mod when;

use jiff::Timestamp;

use crate::domain::agenda::{ItemStatus, PartRole};
use crate::domain::calendar::text::one_line;
use crate::domain::programme::{Reader, Sight};
use crate::domain::publication::{FrozenOrganisation, FrozenVisit};
use crate::domain::text::{Shown, Texts};
use crate::domain::time::Zone;
use crate::language::{Language, TextError};

pub use changes::Change;
pub use differences::Difference;
pub(in crate::domain) use facts::where_it_is;
pub use facts::{Fact, Topic};
pub use line::{Line, Span};

/// For whom and in which language words are written.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The visit they are about.
    pub visit: &'a FrozenVisit,
    /// The language of the reader.
    pub language: Language,
    /// Who reads.
    pub reader: Reader<'a>,
    /// Where the reader's own clocks hang, if known: shown for calls.
    pub reader_zone: Option<&'a Zone>,
}

/// Why a calendar message was sent, where its words depend on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader is no longer expected.
    Withdrawn,
    /// The reader is written to elsewhere.
    Readdressed,
    /// An earlier end did not arrive, and the reader was told more since.
    Cleared,
}

impl<'a> Wording<'a> {
    /// A text as the reader gets it; `None`: there is none in any language.
    #[must_use]
    pub fn shown(&self, texts: &'a Texts) -> Option<Shown<'a>> {
        texts.shown(self.language.tag(), &self.visit.locales)
    }

    /// A text as a line of its own, marked with its language if that is not the reader's.
    #[must_use]
    pub fn line(&self, texts: &'a Texts) -> Option<Line> {
        self.shown(texts).map(Line::of_shown)
    }

    /// As [`Wording::line`], on one line whatever its writer put in: for titles.
    #[must_use]
    pub fn heading(&self, texts: &'a Texts) -> Line {
        let mut line = self.line(texts).unwrap_or_default();
        for span in &mut line.0 {
            span.text = one_line(&span.text);
        }
        line
    }

    /// A text without any mark; empty if there is none.
    #[must_use]
    pub fn plain(&self, texts: &'a Texts) -> &'a str {
        self.shown(texts).map_or("", |shown| shown.text)
    }

    /// Title and visit, with the mark of a status that is not certain: SUMMARY of calendars and Subject of
    /// invitations, character for character.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn summary(&self, sight: &Sight<'a>) -> Result<String, TextError> {
        let summary = self.unmarked_summary(sight)?;
        match sight.status {
            ItemStatus::Confirmed => Ok(summary),
            ItemStatus::Tentative => self
                .language
                .say_with("summary-tentative", [("summary", summary.into())]),
            ItemStatus::Cancelled => self
                .language
                .say_with("summary-cancelled", [("summary", summary.into())]),
        }
    }

    /// As [`Wording::summary`], for an appointment that ends for this reader alone.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn summary_of_end(&self, sight: &Sight<'a>, ending: Ending) -> Result<String, TextError> {
        let summary = [("summary", self.unmarked_summary(sight)?.into())];
        match ending {
            Ending::Withdrawn => self.language.say_with("summary-withdrawn", summary),
            Ending::Readdressed => self.language.say_with("summary-readdressed", summary),
            Ending::Cleared => self.language.say_with("summary-cleared", summary),
        }
    }

    fn unmarked_summary(&self, sight: &Sight<'a>) -> Result<String, TextError> {
        let title = one_line(self.plain(sight.title));
        let visit = one_line(self.plain(&self.visit.short_title));
        if visit.is_empty() || visit == title {
            return Ok(title);
        }
        let both = [("title", title.into()), ("visit", visit.into())];
        self.language.say_with("summary-of", both)
    }

    /// The organisation in whose name the reader is invited: the item's host, else the visit's.
    #[must_use]
    pub fn inviter(&self, sight: Option<&Sight<'a>>) -> Option<&'a FrozenOrganisation> {
        let host = sight.and_then(|sight| sight.host);
        let of_visit = &self.visit.host;
        host.or_else(|| (!self.is_public() || of_visit.public).then_some(of_visit))
    }

    /// Which publication they hold, and when it was made: `Version 9 of 20 June 16:05`.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn version(&self, version: u32, at: Timestamp) -> Result<String, TextError> {
        let when = [
            ("version", version.into()),
            ("when", self.moment(at).into()),
        ];
        self.language.say_with("known-version", when)
    }

    /// A text about a moment (`$when`), as for what is not a publication: `Draft of 20 June 16:05`.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn at(&self, key: &str, at: Timestamp) -> Result<String, TextError> {
        let when = [("when", self.moment(at).into())];
        self.language.say_with(key, when)
    }

    /// As [`Wording::version`], and in which publication the reader's own programme last changed.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn own_version(
        &self,
        version: u32,
        at: Timestamp,
        changed_in: u32,
    ) -> Result<String, TextError> {
        let arguments = [
            ("version", version.into()),
            ("when", self.moment(at).into()),
            ("changed", changed_in.into()),
        ];
        self.language.say_with("known-version-yours", arguments)
    }

    /// A moment on the walls of the visit.
    fn moment(&self, at: Timestamp) -> String {
        let wall = self.visit.time_zone.rules().to_datetime(at);
        self.language.moment(wall)
    }

    fn is_public(&self) -> bool {
        matches!(self.reader, Reader::Public)
    }

    /// What somebody does at an item, within a line: `host`.
    fn part(&self, role: PartRole) -> Result<String, TextError> {
        self.language.say(match role {
            PartRole::Host => "part-host",
            PartRole::Speaker => "part-speaker",
            PartRole::Signatory => "part-signatory",
            PartRole::Interpreter => "part-interpreter",
            PartRole::Moderator => "part-moderator",
            PartRole::Staff => "part-staff",
            PartRole::Greeter => "part-greeter",
        })
    }
}

#[cfg(test)]
mod tests;
