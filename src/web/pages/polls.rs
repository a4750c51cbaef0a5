//! Questions for a time, on the page of whoever is asked.

use super::answers::Own;
use super::programme::Showing;
use crate::domain::Closed as _;
use crate::domain::ids::PollId;
use crate::domain::poll::{Ballot, Poll, PollKind, Slot, Vote};
use crate::domain::wording::Line;
use crate::language::{Language, TextError};

/// A question that is open, and what its reader said to it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub poll: Poll,
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
    pub(super) when: String,
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
        showing: &Showing<'_>,
        own: &Own<'_>,
        asked: &[Asked],
    ) -> Result<Vec<Self>, TextError> {
        let language = showing.language;
        let question = |asked: &Asked| {
            let locales = &showing.publication.visit.locales;
            let title = asked.poll.title.shown(language.tag(), locales);
            let times = asked.poll.slots.iter();
            Ok(Self {
                id: asked.poll.id,
                action: format!("{}/times{}", own.path, own.query),
                title: title.map(Line::of_shown).unwrap_or_default(),
                is_choice: asked.poll.kind == PollKind::Host,
                times: times
                    .map(|slot| Time::new(language, slot, &asked.ballots))
                    .collect::<Result<_, TextError>>()?,
            })
        };
        asked.iter().map(question).collect()
    }
}

impl Time {
    fn new(language: Language, slot: &Slot, ballots: &[Ballot]) -> Result<Self, TextError> {
        let given = ballots.iter().find(|ballot| ballot.slot == slot.number);
        let answer = |vote: &Vote| {
            Ok(TimeAnswer {
                value: vote.word(),
                label: language.say(&format!("vote-{}", vote.word()))?,
                is_given: given.is_some_and(|given| given.vote == *vote),
            })
        };
        Ok(Self {
            number: slot.number,
            when: language.period(slot.starts, slot.ends),
            answers: Vote::ALL
                .iter()
                .map(answer)
                .collect::<Result<_, TextError>>()?,
        })
    }
}
