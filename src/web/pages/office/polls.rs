//! Asking for a time: what was asked about an item, what was said, and the forms to ask.

use askama::Template;
use jiff::Timestamp;

use super::overview::State;
use super::participants::rows::shown;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::agenda::{Item, ItemStatus, PartRole};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, PollId};
use crate::domain::poll::{Ballot, Poll, PollKind, PollState, Tally, Vote, tally};
use crate::language::{Language, TextError};
use crate::web::form::Form;

/// A question, whom it asked and what they said.
#[derive(Clone, Debug)]
pub struct Held {
    /// The question.
    pub poll: Poll,
    /// Who is asked.
    pub people: Vec<ParticipantId>,
    /// What they said.
    pub ballots: Vec<Ballot>,
}

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The visit as drafted.
    pub draft: &'a Draft,
    /// The item.
    pub item: &'a Item,
    /// What was asked about it, the latest first.
    pub held: &'a [Held],
    /// The present.
    pub now: Timestamp,
    /// What is wrong with the question that was sent, in words.
    pub refused: Option<&'a str>,
    /// What was typed then.
    pub typed: Option<&'a Form>,
}

/// The page `…/items/{item}/times`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/polls.html")]
pub struct PollPage {
    frame: OfficeFrame,
    head: VisitHead,
    item: ItemId,
    title: String,
    when: String,
    asked: Vec<Asked>,
    refused: Option<String>,
    forms: Vec<AskForm>,
}

/// One question.
#[derive(Clone, Debug)]
struct Asked {
    id: PollId,
    heading: String,
    state: State,
    is_open: bool,
    said: String,
    times: Vec<Time>,
}

/// One of its times.
#[derive(Clone, Debug)]
struct Time {
    number: u16,
    when: String,
    counts: String,
    names: String,
    is_best: bool,
    is_chosen: bool,
    /// Whether it can still be chosen.
    is_to_come: bool,
}

/// A form to ask with.
#[derive(Clone, Debug)]
struct AskForm {
    kind: &'static str,
    heading: String,
    hint: String,
    /// The number of each field, and what was typed there.
    fields: Vec<(usize, String)>,
}

impl PollPage {
    /// The page of an item.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        page: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let (language, item) = (frame.language, page.item);
        let asked = page
            .held
            .iter()
            .map(|held| Asked::new(language, page, held));
        let may_ask = head.may_edit && item.status != ItemStatus::Cancelled && !item.is_internal();
        let has_host = item.people.iter().any(|part| part.role == PartRole::Host);
        let kinds = PollKind::ALL
            .iter()
            .filter(|kind| may_ask && (has_host || **kind == PollKind::Everyone));
        Ok(Self {
            item: item.id,
            title: shown(language, &page.draft.visit, &item.title),
            when: language.period(item.starts, item.ends),
            asked: asked.collect::<Result<_, TextError>>()?,
            refused: page.refused.map(str::to_owned),
            forms: kinds
                .map(|kind| AskForm::new(language, *kind, page.typed))
                .collect::<Result<_, TextError>>()?,
            frame,
            head,
        })
    }
}

impl AskForm {
    fn new(language: Language, kind: PollKind, typed: Option<&Form>) -> Result<Self, TextError> {
        let typed = typed.filter(|form| form.text("kind") == kind.word());
        let mut starts = typed.into_iter().flat_map(|form| form.all("starts"));
        let fields = (1..=kind.most_slots()).map(|number| {
            let typed = starts.next().unwrap_or_default();
            (number, typed.to_owned())
        });
        let fields = fields.collect();
        Ok(Self {
            kind: kind.word(),
            heading: language.say(&format!("poll-ask-{}", kind.word()))?,
            hint: language.say(&format!("poll-ask-{}-hint", kind.word()))?,
            fields,
        })
    }
}

impl Asked {
    fn new(language: Language, page: &Shown<'_>, held: &Held) -> Result<Self, TextError> {
        let (poll, draft) = (&held.poll, page.draft);
        let (tone, icon) = match poll.state {
            PollState::Open => ("wait", "clock"),
            PollState::Settled => ("ok", "check"),
            PollState::Withdrawn => ("", "cross"),
        };
        let is_heard = |who: &&ParticipantId| {
            held.ballots
                .iter()
                .any(|ballot| ballot.participant == **who)
        };
        let heard = held.people.iter().filter(is_heard).count();
        let facts = [("heard", heard.into()), ("asked", held.people.len().into())];
        let at = draft.visit.time_zone.rules().to_datetime(poll.at);
        let when = [("when", language.moment(at).into())];
        let tallies = tally(poll, &held.ballots);
        let times = tallies
            .iter()
            .map(|tally| Time::new(language, page, (held, tally)));
        Ok(Self {
            id: poll.id,
            heading: language.say_with(&format!("poll-asked-{}", poll.kind.word()), when)?,
            state: State {
                tone,
                icon,
                word: language.say(&format!("poll-{}", poll.state.word()))?,
            },
            is_open: poll.state == PollState::Open,
            said: language.say_with("poll-heard", facts)?,
            times: times.collect::<Result<_, TextError>>()?,
        })
    }
}

impl Time {
    fn new(
        language: Language,
        page: &Shown<'_>,
        (held, tally): (&Held, &Tally),
    ) -> Result<Self, TextError> {
        let draft = page.draft;
        let voters = |vote: Vote| {
            let votes = held.ballots.iter();
            let votes =
                votes.filter(move |ballot| ballot.slot == tally.slot.number && ballot.vote == vote);
            let names = votes.filter_map(|ballot| {
                let one = draft
                    .participants
                    .iter()
                    .find(|one| one.id == ballot.participant)?;
                let name = draft.registers.people.get(&one.person)?.name.full();
                Some(voter(language, name, ballot.given_by.as_deref()))
            });
            names.collect::<Result<Vec<String>, TextError>>()
        };
        let mut names = Vec::new();
        for vote in Vote::ALL {
            let of_vote = voters(*vote)?;
            if !of_vote.is_empty() {
                let facts = [
                    (
                        "vote",
                        language.say(&format!("vote-{}", vote.word()))?.into(),
                    ),
                    ("names", language.list(&of_vote).into()),
                ];
                names.push(language.say_with("poll-names", facts)?);
            }
        }
        let counts = [
            ("yes", tally.yes.into()),
            ("maybe", tally.if_need_be.into()),
            ("no", tally.no.into()),
        ];
        Ok(Self {
            number: tally.slot.number,
            when: language.period(tally.slot.starts, tally.slot.ends),
            counts: language.say_with("poll-counts", counts)?,
            names: names.join(" · "),
            is_best: tally.is_best && held.poll.kind == PollKind::Everyone,
            is_chosen: held.poll.chosen == Some(tally.slot.number),
            is_to_come: {
                let planned = page.item.period(&draft.visit.time_zone);
                tally.slot.period(&planned).starts.instant() > page.now
            },
        })
    }
}

/// Who said something, and who of their assistants said it for them.
fn voter(language: Language, name: String, given_by: Option<&str>) -> Result<String, TextError> {
    match given_by {
        None => Ok(name),
        Some(by) => language.say_with("poll-voter", [("name", name.into()), ("by", by.into())]),
    }
}
