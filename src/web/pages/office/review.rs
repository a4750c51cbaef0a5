//! What publishing would do: what changes, who is written what, and the form that publishes.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::changed::{ChangeRow, Comparison, named};
use super::overview::State;
use super::publication::reached;
use super::selection::Selection;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::changes::{Changes, Notice, Planned, Warning, WarningKind};
use crate::actions::message_previews::Preview;
use crate::actions::untold::Awaited;
use crate::domain::Closed as _;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::message::MessageKind;
use crate::domain::notice::Channel;
use crate::domain::publication::Tell;
use crate::language::{Language, TextError};
use crate::web::pages::form_errors::FormErrors;

/// What the review is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What publishing all of it would do.
    pub whole: &'a Changes,
    /// What publishing what is chosen would do.
    pub chosen: &'a Changes,
    /// Who would be told what by that, with the messages written out unless they are too many for one page.
    pub notices: &'a [(&'a Notice, Option<Vec<Preview>>)],
    /// What is chosen.
    pub selection: &'a Selection,
    /// What cannot happen, in words.
    pub clashes: &'a [String],
    /// Whether they may publish.
    pub may_publish: bool,
    /// Whether somebody changed the draft while it was looked at.
    pub is_stale: bool,
    /// To how many a message is still to come.
    pub awaited: Awaited,
}

/// The page `…/review`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/review.html")]
pub struct ReviewPage {
    frame: OfficeFrame,
    head: VisitHead,
    revision: i64,
    /// The end of the address at which the same is chosen.
    query: String,
    may_publish: bool,
    is_stale: bool,
    /// Whether nothing was ever published.
    is_first: bool,
    /// Who has yet to be reached, in a sentence.
    awaited: Option<String>,
    /// What was looked at and is no change any more.
    vanished: Option<String>,
    changes: Vec<Choice>,
    letters: Vec<Letters>,
    silent: String,
    silent_names: Vec<String>,
    untold: Vec<String>,
    warnings: Vec<String>,
    clashes: Vec<String>,
    tells: Vec<TellChoice>,
    notes: Vec<Note>,
    /// When it is told, as a field of date and time has it.
    tell_at: String,
    errors: FormErrors,
}

/// A change that can be chosen.
#[derive(Clone, Debug)]
struct Choice {
    row: ChangeRow,
    is_chosen: bool,
    /// Whether it is not what was looked at.
    is_news: bool,
}

/// What one participant would be told.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    pub(super) participant: ParticipantId,
    pub(super) name: String,
    language: String,
    pub(super) lang: &'static str,
    is_held: bool,
    way: State,
    /// Those that the page shows at once; if there are too many they have pages of their own.
    pub(super) messages: Vec<Message>,
    count: String,
}

/// One message.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) number: usize,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) has_page: bool,
}

/// One of the ways to tell.
#[derive(Clone, Debug)]
struct TellChoice {
    value: &'static str,
    label: String,
    hint: String,
    is_chosen: bool,
}

/// What is said with it in one language.
#[derive(Clone, Debug)]
struct Note {
    field: String,
    label: String,
    lang: String,
    text: String,
}

impl ReviewPage {
    /// The review of a draft; `errors` of the form that was sent, if one was.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        shown: &Shown<'_>,
        errors: FormErrors,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let Shown {
            whole,
            chosen,
            selection,
            ..
        } = *shown;
        let comparison = Comparison {
            language,
            previous: whole.previous.as_deref(),
            next: &whole.next,
        };
        let is_news = |row: &ChangeRow| {
            shown.is_stale
                && selection
                    .seen
                    .get(&row.id)
                    .is_none_or(|seen| *seen != row.short)
        };
        let changes: Vec<Choice> = comparison
            .rows(&whole.items)?
            .into_iter()
            .map(|row| Choice {
                is_chosen: selection.takes(row.id),
                is_news: is_news(&row),
                row,
            })
            .collect();
        let silent = [("count", chosen.silent.len().into())];
        let mut silent_names: Vec<_> = chosen
            .silent
            .iter()
            .map(|one| name(shown.draft, *one))
            .collect();
        silent_names.sort();
        Ok(Self {
            revision: whole.revision,
            query: selection.query(),
            may_publish: shown.may_publish,
            is_stale: shown.is_stale,
            is_first: whole.previous.is_none(),
            awaited: reached(language, shown.awaited)?,
            vanished: vanished(language, shown, &changes)?,
            changes,
            letters: letters(language, shown)?,
            silent: language.say_with("review-silent", silent)?,
            silent_names,
            untold: untold(language, shown),
            warnings: warnings(language, shown)?,
            clashes: shown.clashes.to_vec(),
            tells: tells(language, selection)?,
            notes: notes(language, shown),
            tell_at: selection
                .tell_at
                .map_or_else(String::new, |at| at.strftime("%Y-%m-%dT%H:%M").to_string()),
            errors,
            frame,
            head,
        })
    }

    /// Whether there is nothing to publish and nothing to tell.
    fn is_idle(&self) -> bool {
        self.changes.is_empty() && self.untold.is_empty()
    }

    /// What that means.
    fn idle(&self) -> Result<String, TextError> {
        let language = self.frame.language;
        match &self.awaited {
            None => language.say("review-nothing-more"),
            Some(awaited) => {
                let awaited = [("awaited", awaited.as_str().into())];
                language.say_with("review-nothing-awaited", awaited)
            }
        }
    }
}

/// What was among the changes when somebody looked, and is not any more.
fn vanished(
    language: Language,
    shown: &Shown<'_>,
    changes: &[Choice],
) -> Result<Option<String>, TextError> {
    let still: BTreeSet<ItemId> = changes.iter().map(|choice| choice.row.id).collect();
    let gone: Vec<String> = shown
        .selection
        .seen
        .keys()
        .filter(|item| shown.is_stale && !still.contains(item))
        .map(|item| title(language, shown.draft, *item))
        .collect();
    if gone.is_empty() {
        return Ok(None);
    }
    let items = [("items", named(language, gone.into_iter())?.into())];
    language.say_with("review-vanished", items).map(Some)
}

/// The title of an item of the draft, in quotes.
fn title(language: Language, draft: &Draft, item: ItemId) -> String {
    let found = draft.items.iter().find(|other| other.id == item);
    let shown = found.and_then(|item| item.title.shown(language.tag(), &draft.visit.locales));
    shown.map_or_else(|| item.to_string(), |shown| language.quoted(shown.text))
}

/// The name of a participant, on the roster or not any more.
pub(super) fn name(draft: &Draft, participant: ParticipantId) -> String {
    let mut participants = draft.participants.iter();
    let known = participants.find(|other| other.id == participant);
    let person = known.and_then(|known| draft.registers.people.get(&known.person));
    person.map_or_else(|| participant.to_string(), |person| person.name.full())
}

fn letters(language: Language, shown: &Shown<'_>) -> Result<Vec<Letters>, TextError> {
    let mut letters = shown
        .notices
        .iter()
        .map(|(notice, previews)| {
            let written = previews.as_deref();
            let mut letters = Letters::new(language, shown.draft, (notice, written))?;
            letters.is_held = shown.selection.hold.contains(&notice.participant);
            Ok(letters)
        })
        .collect::<Result<Vec<_>, TextError>>()?;
    let rank = |letters: &Letters| {
        let roster = &shown.chosen.next.roster;
        let rank = roster.get(&letters.participant).map(|known| known.rank);
        (rank.unwrap_or(u16::MAX), letters.name.clone())
    };
    letters.sort_by_key(rank);
    Ok(letters)
}

impl Letters {
    /// What somebody would be told, with the messages if they are written out.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub(super) fn new(
        language: Language,
        draft: &Draft,
        (notice, previews): (&Notice, Option<&[Preview]>),
    ) -> Result<Self, TextError> {
        let messages = notice.messages.iter().zip(previews.unwrap_or_default());
        let first = notice.messages.first();
        let channel = first.map_or(Channel::Programme, |message| message.channel);
        let (icon, key) = match channel {
            Channel::Invitation => ("calendar", "way-invitation"),
            Channel::Programme => ("mail", "way-programme"),
            Channel::ByHand => ("phone", "way-by-hand"),
        };
        let count = [("count", notice.messages.len().into())];
        Ok(Self {
            participant: notice.participant,
            name: name(draft, notice.participant),
            language: language.name_of(notice.language.tag()),
            lang: notice.language.tag(),
            is_held: false,
            way: State {
                tone: "",
                icon,
                word: language.say(key)?,
            },
            messages: messages
                .enumerate()
                .map(|(number, written)| Message::new(language, number, written))
                .collect::<Result<_, _>>()?,
            count: language.say_with("review-messages", count)?,
        })
    }
}

impl Message {
    fn new(
        language: Language,
        number: usize,
        (planned, preview): (&Planned, &Preview),
    ) -> Result<Self, TextError> {
        Ok(Self {
            number,
            kind: kind(language, planned.kind)?,
            subject: preview.subject.clone().unwrap_or_default(),
            text: preview.text.clone(),
            has_page: preview.html.is_some(),
        })
    }
}

/// What a message is, in a word.
pub(super) fn kind(language: Language, kind: MessageKind) -> Result<String, TextError> {
    language.say(&format!("message-{}", kind.word()))
}

/// Who does not know what is published, and how much of it.
fn untold(language: Language, shown: &Shown<'_>) -> Vec<String> {
    let untold = &shown.whole.untold;
    let line = |(who, items): (&ParticipantId, &BTreeSet<ItemId>)| {
        let titles = items.iter().map(|item| title(language, shown.draft, *item));
        let titles = language.list(&titles.collect::<Vec<_>>());
        format!("{} – {titles}", name(shown.draft, *who))
    };
    untold.iter().map(line).collect()
}

/// What one may want to mend first; what concerns several people alike is said once.
fn warnings(language: Language, shown: &Shown<'_>) -> Result<Vec<String>, TextError> {
    let mut alike: BTreeMap<(WarningKind, Option<ItemId>, &str), Vec<String>> = BTreeMap::new();
    let tags: BTreeMap<ParticipantId, &str> = shown
        .chosen
        .notices
        .iter()
        .map(|notice| (notice.participant, notice.language.tag()))
        .collect();
    let is_told = |warning: &&Warning| !shown.selection.hold.contains(&warning.participant);
    for warning in shown.chosen.warnings.iter().filter(is_told) {
        let tag = tags.get(&warning.participant).copied().unwrap_or_default();
        let who = alike.entry((warning.kind, warning.item, tag)).or_default();
        let name = name(shown.draft, warning.participant);
        if !who.contains(&name) {
            who.push(name);
        }
    }
    alike
        .into_iter()
        .map(|((kind, item, tag), who)| {
            let item = item.map_or_else(String::new, |item| title(language, shown.draft, item));
            let arguments = [
                ("count", who.len().into()),
                ("names", named(language, who.into_iter())?.into()),
                ("language", language.name_of(tag).into()),
                ("item", item.into()),
            ];
            language.say_with(&format!("warning-{}", kind.word()), arguments)
        })
        .collect()
}

fn tells(language: Language, selection: &Selection) -> Result<Vec<TellChoice>, TextError> {
    let choice = |tell: &Tell| {
        let value = tell.word();
        Ok(TellChoice {
            value,
            label: language.say(&format!("tell-{value}"))?,
            hint: language.say(&format!("tell-{value}-more"))?,
            is_chosen: selection.tell == *tell,
        })
    };
    Tell::ALL.iter().map(choice).collect()
}

fn notes(language: Language, shown: &Shown<'_>) -> Vec<Note> {
    let note = |tag: &String| Note {
        field: format!("note-{tag}"),
        label: language.name_of(tag),
        lang: tag.clone(),
        text: shown.selection.note.0.get(tag).cloned().unwrap_or_default(),
    };
    shown.draft.visit.locales.iter().map(note).collect()
}
