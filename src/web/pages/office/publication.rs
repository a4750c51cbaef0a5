//! One publication: what it changed, and who knows of it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::changed::{ChangeRow, Comparison};
use super::messages::state;
use super::overview::State;
use super::review::name;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::untold::Awaited;
use crate::domain::Closed as _;
use crate::domain::changes::ChangedItem;
use crate::domain::draft::Draft;
use crate::domain::ids::ParticipantId;
use crate::domain::message::MessageState;
use crate::domain::publication::Publication;
use crate::domain::time::Zone;
use crate::language::{Language, TextError};
use crate::store::outbox::Message;
use crate::store::publications::Release;

/// What the page of a publication is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The draft as it is now, for names.
    pub draft: &'a Draft,
    /// When and by whom it was published.
    pub release: &'a Release,
    /// The publication before it.
    pub previous: Option<&'a Publication>,
    /// The publication.
    pub publication: &'a Publication,
    /// What changed from that one to this.
    pub changed: &'a [ChangedItem],
    /// The messages that it made due.
    pub messages: &'a [Message],
    /// Who does not know of it; only of the latest.
    pub untold: &'a BTreeSet<ParticipantId>,
    /// To how many a message about the latest is still to come.
    pub awaited: Awaited,
    /// Whether it is the latest.
    pub is_latest: bool,
}

/// The page `…/publications/{version}`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/publication.html")]
pub struct PublicationPage {
    frame: OfficeFrame,
    head: VisitHead,
    heading: String,
    stamp: Stamp,
    told: String,
    states: Vec<Counted>,
    untold: Vec<String>,
    untold_count: String,
    is_latest: bool,
    has_by_hand: bool,
    rows: Vec<ChangeRow>,
}

/// So many people whose messages are in one state.
#[derive(Clone, Debug)]
struct Counted {
    word: &'static str,
    state: State,
    count: String,
}

/// When, by whom and how something was published.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) version: u32,
    pub(super) version_text: String,
    pub(super) when: String,
    pub(super) machine: String,
    pub(super) by: String,
    pub(super) tell: String,
    /// What was said with it, each with its language.
    pub(super) notes: Vec<(String, String)>,
}

impl Stamp {
    /// What is known of a release, on the clocks of `zone`.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub(super) fn new(
        language: Language,
        zone: &Zone,
        release: &Release,
    ) -> Result<Self, TextError> {
        let wall = zone.rules().to_datetime(release.published_at);
        let by = match &release.by {
            Some(name) => language.say_with("published-by", [("name", name.as_str().into())])?,
            None => language.say("published-by-command")?,
        };
        let version = [("version", release.version.into())];
        let notes = release.note.0.iter();
        Ok(Self {
            version: release.version,
            version_text: language.say_with("version-number", version)?,
            when: language.moment(wall),
            machine: release.published_at.to_string(),
            by,
            tell: language.say(&format!("tell-{}", release.tell.word()))?,
            notes: notes
                .map(|(tag, text)| (tag.clone(), text.clone()))
                .collect(),
        })
    }
}

impl PublicationPage {
    /// The page of a publication.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let comparison = Comparison {
            language,
            previous: shown.previous,
            next: shown.publication,
        };
        let stamp = Stamp::new(language, &shown.publication.visit.time_zone, shown.release)?;
        let people: BTreeSet<ParticipantId> = shown
            .messages
            .iter()
            .filter(|message| !matches!(message.state, MessageState::Dropped))
            .map(|message| message.participant)
            .collect();
        let untold = shown.untold.iter().map(|who| name(shown.draft, *who));
        let counted = |key: &str, count: usize| language.say_with(key, [("count", count.into())]);
        let version = [("version", shown.release.version.into())];
        Ok(Self {
            heading: language.say_with("publication-title", version)?,
            stamp,
            told: counted("publication-told", people.len())?,
            states: states(language, shown.messages)?,
            untold: untold.collect(),
            untold_count: match reached(language, shown.awaited)?
                .filter(|_| shown.untold.is_empty())
            {
                Some(awaited) => awaited,
                None => counted("publication-untold", shown.untold.len())?,
            },
            is_latest: shown.is_latest,
            has_by_hand: shown
                .messages
                .iter()
                .any(|message| message.state == MessageState::ByHand),
            rows: comparison.rows(shown.changed)?,
            frame,
            head,
        })
    }
}

/// Who has yet to be reached, in a sentence; `None`: nobody.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn reached(
    language: Language,
    Awaited {
        on_the_way,
        by_hand,
    }: Awaited,
) -> Result<Option<String>, TextError> {
    let (key, count) = match (on_the_way, by_hand) {
        (0, 0) => return Ok(None),
        (0, by_hand) => ("publication-by-hand", by_hand),
        (on_the_way, _) => ("publication-on-the-way", on_the_way),
    };
    language.say_with(key, [("count", count.into())]).map(Some)
}

/// How many people have messages in each state.
fn states(language: Language, messages: &[Message]) -> Result<Vec<Counted>, TextError> {
    let mut people: BTreeMap<MessageState, BTreeSet<ParticipantId>> = BTreeMap::new();
    for message in messages {
        let of_state = people.entry(message.state).or_default();
        of_state.insert(message.participant);
    }
    people
        .into_iter()
        .map(|(of, people)| {
            let count = [("count", people.len().into())];
            Ok(Counted {
                word: of.word(),
                state: state(language, of)?,
                count: language.say_with("overview-people", count)?,
            })
        })
        .collect()
}
