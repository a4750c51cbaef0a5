//! Questions for a time, on the page of whoever is asked.

use super::answers::Own;
use crate::domain::Closed as _;
use crate::domain::ids::PollId;
use crate::domain::poll::{Ballot, Poll, PollKind, Slot, Vote};
use crate::domain::time::Period;
use crate::domain::wording::{Line, Wording};
use crate::language::TextError;

/// A question that is open, and what its reader said to it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub poll: Poll,
    /// How its item is planned.
    pub planned: Period,
    /// What its reader said.
    pub ballots: Vec<Ballot>,
}

/// A question, as the page shows it.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) id: PollId,
    pub(super) action: String,
    pub(super) title: Line,
    /// Whether choosing a time settles it.
    pub(super) is_choice: bool,
    pub(super) times: Vec<Time>,
}

/// One of its times.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub(super) number: u16,
    /// With its zone; then the same on the wall of the reader, if that shows another time.
    pub(super) when: Vec<String>,
    pub(super) answers: Vec<TimeAnswer>,
}

/// Whether a time suits: one of the ways to say so.
#[derive(Clone, Debug)]
pub(super) struct TimeAnswer {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) is_given: bool,
}

impl Question {
    pub(super) fn all(
        wording: &Wording<'_>,
        own: &Own<'_>,
        asked: &[Asked],
    ) -> Result<Vec<Self>, TextError> {
        let question = |asked: &Asked| {
            let (language, locales) = (wording.language, &wording.visit.locales);
            let title = asked.poll.title.shown(language.tag(), locales);
            let times = asked.poll.slots.iter();
            Ok(Self {
                id: asked.poll.id,
                action: format!("{}/times{}", own.path, own.query),
                title: title.map(Line::of_shown).unwrap_or_default(),
                is_choice: asked.poll.kind == PollKind::Host,
                times: times
                    .map(|slot| Time::new(wording, slot, asked))
                    .collect::<Result<_, TextError>>()?,
            })
        };
        asked.iter().map(question).collect()
    }
}

impl Time {
    fn new(wording: &Wording<'_>, slot: &Slot, asked: &Asked) -> Result<Self, TextError> {
        let language = wording.language;
        let given = asked
            .ballots
            .iter()
            .find(|ballot| ballot.slot == slot.number);
        let answer = |vote: &Vote| {
            Ok(TimeAnswer {
                value: vote.word(),
                label: language.say(&format!("vote-{}", vote.word()))?,
                is_given: given.is_some_and(|given| given.vote == *vote),
            })
        };
        Ok(Self {
            number: slot.number,
            when: wording.proposed(&slot.period(&asked.planned))?,
            answers: Vote::ALL
                .iter()
                .map(answer)
                .collect::<Result<_, TextError>>()?,
        })
    }
}
