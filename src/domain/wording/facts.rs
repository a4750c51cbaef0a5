//! What a reader sees of an item as labelled lines, in the order of a letter.

use super::Wording;
use super::line::Line;
use crate::domain::agenda::{ItemKind, ItemStatus, PlaceRole};
use crate::domain::calendar::text::one_line;
use crate::domain::programme::{Reader, Sight};
use crate::domain::publication::{FrozenPart, FrozenPlace};
use crate::domain::text::Texts;
use crate::language::TextError;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What it is called.
    Title,
    /// Whether it will happen.
    Status,
    /// The day.
    Date,
    /// From when to when.
    Time,
    /// Day and time of its start.
    Starts,
    /// Day and time of its end.
    Ends,
    /// What elapses.
    Duration,
    /// Where.
    Place,
    /// Where a transfer begins.
    From,
    /// Where a transfer ends.
    To,
    /// How to get in.
    Access,
    /// The link to a call.
    Online,
    /// In whose name the reader is invited.
    InvitedBy,
    /// What the reader does.
    OwnPart,
    /// Who else does something.
    With,
    /// Languages spoken.
    Languages,
    /// How to dress.
    Dress,
    /// What the reader is told besides.
    Notes,
    /// More words.
    Description,
    /// Why it will not happen.
    Reason,
}

/// Labelled lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What they are about.
    pub topic: Topic,
    /// The label, in the reader's language.
    pub label: String,
    /// The lines; never none.
    pub lines: Vec<Line>,
}

impl Fact {
    /// Whether it says when: what readers look for first.
    #[must_use]
    pub fn is_when(&self) -> bool {
        matches!(
            self.topic,
            Topic::Date | Topic::Time | Topic::Starts | Topic::Ends
        )
    }

    /// Whether a person wrote it at length, so that its old words are not repeated when it changes.
    pub(super) fn is_prose(&self) -> bool {
        let long = [
            Topic::Access,
            Topic::Notes,
            Topic::Description,
            Topic::Reason,
        ];
        long.contains(&self.topic)
    }
}

impl<'a> Wording<'a> {
    /// All that the reader sees, but title and status.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn facts(&self, sight: &Sight<'a>) -> Result<Vec<Fact>, TextError> {
        let mut facts = self.when(sight)?;
        let lines = [
            (Topic::Place, self.places(sight, PlaceRole::At)?),
            (Topic::From, self.places(sight, PlaceRole::From)?),
            (Topic::To, self.places(sight, PlaceRole::To)?),
            (Topic::Access, self.access(sight)),
            (
                Topic::Online,
                sight.online_url.map(Line::link).into_iter().collect(),
            ),
            (Topic::InvitedBy, self.invited_by(sight)),
            (Topic::OwnPart, self.own_parts(sight)?),
            (Topic::With, self.others(sight)?),
            (Topic::Languages, self.languages(sight)),
            (
                Topic::Dress,
                sight
                    .dress_code
                    .and_then(|dress| self.line(dress))
                    .into_iter()
                    .collect(),
            ),
            (
                Topic::Notes,
                sight
                    .notes
                    .iter()
                    .filter_map(|note| self.line(note))
                    .collect(),
            ),
            (
                Topic::Description,
                self.line(sight.description).into_iter().collect(),
            ),
        ];
        for (topic, lines) in lines {
            if !lines.is_empty() {
                facts.push(self.fact(topic, lines)?);
            }
        }
        Ok(facts)
    }

    pub(super) fn fact(&self, topic: Topic, lines: Vec<Line>) -> Result<Fact, TextError> {
        let label = self.language.say(topic.key())?;
        Ok(Fact {
            topic,
            label,
            lines,
        })
    }

    /// Why an item will not happen.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn reason(&self, reason: &'a Texts) -> Result<Option<Fact>, TextError> {
        let line = self.line(reason);
        line.map(|line| self.fact(Topic::Reason, vec![line]))
            .transpose()
    }

    /// Title and status too, for telling what changed.
    pub(super) fn all_facts(&self, sight: &Sight<'a>) -> Result<Vec<Fact>, TextError> {
        let mut facts = Vec::new();
        if let Some(title) = self.line(sight.title) {
            facts.push(self.fact(Topic::Title, vec![title])?);
        }
        facts.push(self.fact(Topic::Status, vec![Line::new(self.status(sight.status)?)])?);
        facts.append(&mut self.facts(sight)?);
        Ok(facts)
    }

    /// What an item is, in a word.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn kind(&self, kind: ItemKind) -> Result<String, TextError> {
        self.language.say(match kind {
            ItemKind::Reception => "kind-reception",
            ItemKind::Meeting => "kind-meeting",
            ItemKind::WorkingSession => "kind-working-session",
            ItemKind::SiteVisit => "kind-site-visit",
            ItemKind::Signing => "kind-signing",
            ItemKind::Event => "kind-event",
            ItemKind::Meal => "kind-meal",
            ItemKind::Transfer => "kind-transfer",
            ItemKind::Press => "kind-press",
            ItemKind::Technical => "kind-technical",
            ItemKind::FreeTime => "kind-free-time",
            ItemKind::Hold => "kind-hold",
            ItemKind::Other => "kind-other",
        })
    }

    /// Whether an item will happen, in a word.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn status(&self, status: ItemStatus) -> Result<String, TextError> {
        self.language.say(match status {
            ItemStatus::Tentative => "status-tentative",
            ItemStatus::Confirmed => "status-confirmed",
            ItemStatus::Cancelled => "status-cancelled",
        })
    }

    /// The places of one role, the reader's own first, each with its address and, where walls differ, its time.
    fn places(&self, sight: &Sight<'a>, role: PlaceRole) -> Result<Vec<Line>, TextError> {
        let of_role = sight.places.iter().filter(|seen| seen.place.role == role);
        let mut of_role: Vec<_> = of_role.collect();
        of_role.sort_by_key(|seen| !seen.own);
        let mut lines = Vec::new();
        for seen in of_role {
            lines.push(Line::new(where_it_is(seen.place)));
            if let Some(time) = self.at_place(sight, seen.place)? {
                lines.push(Line::new(time));
            }
        }
        Ok(lines)
    }

    /// How to get in where the reader goes; the place is named where they go to several.
    fn access(&self, sight: &Sight<'a>) -> Vec<Line> {
        if matches!(self.reader, Reader::Public) {
            return Vec::new();
        }
        let own = || sight.places.iter().filter(|seen| seen.own);
        let several = own().count() > 1;
        own()
            .filter_map(|seen| {
                let access = self.shown(&seen.place.access)?;
                Some(if several {
                    let name = one_line(&seen.place.name);
                    Line::new(format!("{name} – ")).and_shown(access)
                } else {
                    Line::of_shown(access)
                })
            })
            .collect()
    }

    fn invited_by(&self, sight: &Sight<'a>) -> Vec<Line> {
        let inviter = self.inviter(Some(sight));
        inviter
            .map(|inviter| Line::new(one_line(&inviter.name)))
            .into_iter()
            .collect()
    }

    fn own_parts(&self, sight: &Sight<'a>) -> Result<Vec<Line>, TextError> {
        let parts = sight.own_parts.iter().map(|role| self.part(*role));
        let parts: Vec<String> = parts.collect::<Result<_, _>>()?;
        Ok(match parts.as_slice() {
            [] => Vec::new(),
            parts => vec![Line::new(self.language.list(parts))],
        })
    }

    /// Who else has a part, with name in its own order, title and part.
    fn others(&self, sight: &Sight<'a>) -> Result<Vec<Line>, TextError> {
        let is_reader = |part: &FrozenPart| match self.reader {
            Reader::Participant(_, reader) => reader.person == part.person,
            Reader::Several(_) | Reader::Public | Reader::Observer | Reader::Organiser => false,
        };
        let others = sight.parts.iter().filter(|part| !is_reader(part));
        others.map(|part| self.person(part)).collect()
    }

    fn person(&self, part: &'a FrozenPart) -> Result<Line, TextError> {
        let mut line = Line::new(one_line(&part.name.full()));
        if let Some(title) = self.shown(&part.title) {
            line = line.and(", ").and_shown(title);
        }
        Ok(line.and(format!(" ({})", self.part(part.role)?)))
    }

    fn languages(&self, sight: &Sight<'a>) -> Vec<Line> {
        let names = sight
            .languages
            .iter()
            .map(|tag| one_line(&self.language.name_of(tag)));
        match names.collect::<Vec<_>>().as_slice() {
            [] => Vec::new(),
            names => vec![Line::new(self.language.list(names))],
        }
    }
}

/// Name, address and city of a place, nothing twice.
pub(in crate::domain) fn where_it_is(place: &FrozenPlace) -> String {
    let mut words = one_line(&place.name);
    for more in [&place.address, &place.city].into_iter().flatten() {
        let more = one_line(more);
        if !more.is_empty() && !words.contains(&more) {
            words.push_str(", ");
            words.push_str(&more);
        }
    }
    words
}

impl Topic {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Title => "topic-title",
            Self::Status => "topic-status",
            Self::Date => "topic-date",
            Self::Time => "topic-time",
            Self::Starts => "topic-starts",
            Self::Ends => "topic-ends",
            Self::Duration => "topic-duration",
            Self::Place => "topic-place",
            Self::From => "topic-from",
            Self::To => "topic-to",
            Self::Access => "topic-access",
            Self::Online => "topic-online",
            Self::InvitedBy => "topic-invited-by",
            Self::OwnPart => "topic-own-part",
            Self::With => "topic-with",
            Self::Languages => "topic-languages",
            Self::Dress => "topic-dress",
            Self::Notes => "topic-notes",
            Self::Description => "topic-description",
            Self::Reason => "topic-reason",
        }
    }
}
