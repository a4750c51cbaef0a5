//! What whoever hosts an item sees of those who come, and how they propose another time.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};

use super::answers::Own;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::programme::Entry;
use crate::domain::proposal::{Proposal, ProposalState};
use crate::domain::publication::FrozenParticipant;
use crate::domain::reply::ReplyStatus;
use crate::domain::wording::{Line, Wording};
use crate::language::{Language, TextError};

/// Everybody who is expected at an item, and what its host proposed.
#[derive(Clone, Debug)]
pub struct Party<'a> {
    /// Those expected, in order of precedence.
    pub guests: Vec<Expected<'a>>,
    /// What the host proposed last.
    pub proposal: Option<&'a Proposal>,
}

/// Somebody who is expected.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who.
    pub participant: ParticipantId,
    /// As published.
    pub on_roster: &'a FrozenParticipant,
    /// What they answered; `None`: they are not asked.
    pub status: Option<ReplyStatus>,
    /// What they need to get in.
    pub access: Option<&'a str>,
}

/// Those expected, as a page shows them.
#[derive(Clone, Debug)]
pub(super) struct Gathering {
    /// How many come, of how many.
    pub(super) count: String,
    pub(super) guests: Vec<Guest>,
    pub(super) proposed: Option<Proposed>,
    /// While another time can be proposed.
    pub(super) form: Option<ProposalForm>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Guest {
    pub(super) name: String,
    pub(super) title: Option<Line>,
    pub(super) state: Option<State>,
    pub(super) access: Option<String>,
}

/// What they answered.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    pub(super) word: String,
}

/// What the host proposed, and what became of it.
#[derive(Clone, Debug)]
pub(super) struct Proposed {
    pub(super) words: String,
    pub(super) remark: Option<String>,
}

/// The fields of a proposal.
#[derive(Clone, Debug)]
pub(super) struct ProposalForm {
    pub(super) action: String,
    pub(super) item: ItemId,
    /// As `datetime-local` has it.
    pub(super) starts: String,
}

impl Gathering {
    pub(super) fn new(
        own: &Own<'_>,
        entry: &Entry<'_>,
        (party, wording): (&Party<'_>, &Wording<'_>),
        now: Timestamp,
    ) -> Result<Self, TextError> {
        let language = wording.language;
        let is_asked = entry.sight.asks_reader(own.is_invited(entry.id));
        let is_open = is_asked && entry.sight.period.starts.instant() > now;
        let proposed = party.proposal.map(|proposal| proposed(proposal, language));
        let guests = party.guests.iter().map(|guest| shown(guest, wording));
        Ok(Self {
            count: count(&party.guests, language)?,
            guests: guests.collect::<Result<_, _>>()?,
            proposed: proposed.transpose()?,
            form: is_open.then(|| ProposalForm {
                action: format!("{}/proposals{}", own.path, own.query),
                item: entry.id,
                starts: local(entry.sight.period.starts.wall),
            }),
        })
    }
}

/// How many come, of how many; who declined is not expected.
fn count(guests: &[Expected<'_>], language: Language) -> Result<String, TextError> {
    let with = |status: ReplyStatus| {
        let those = guests.iter().filter(|guest| guest.status == Some(status));
        those.count()
    };
    let expected = guests.len() - with(ReplyStatus::Declined);
    language.say_with(
        "host-count",
        [
            ("accepted", with(ReplyStatus::Accepted).into()),
            ("expected", expected.into()),
        ],
    )
}

fn shown(guest: &Expected<'_>, wording: &Wording<'_>) -> Result<Guest, TextError> {
    let (on_roster, language) = (guest.on_roster, wording.language);
    let title = on_roster
        .title
        .shown(language.tag(), &wording.visit.locales);
    let is_expected = guest.status != Some(ReplyStatus::Declined);
    let need = |text: Option<&str>| text.filter(|_| is_expected).map(one_line);
    let state = guest.status.map(|status| {
        Ok(State {
            tone: super::answers::tone(status),
            icon: super::answers::icon(status),
            word: language.say(match status {
                ReplyStatus::Accepted => "host-accepted",
                ReplyStatus::Declined => "host-declined",
                ReplyStatus::Tentative => "host-tentative",
                ReplyStatus::NeedsAction => "host-open",
            })?,
        })
    });
    Ok(Guest {
        name: one_line(&on_roster.name.full()),
        title: title.map(Line::of_shown),
        state: state.transpose()?,
        access: need(guest.access),
    })
}

fn proposed(proposal: &Proposal, language: Language) -> Result<Proposed, TextError> {
    let key = match proposal.state {
        ProposalState::Open => "host-proposed",
        ProposalState::Accepted => "host-proposal-accepted",
        ProposalState::Refused => "host-proposal-refused",
    };
    let when = language.period(proposal.starts, proposal.ends);
    Ok(Proposed {
        words: language.say_with(key, [("when", when.into())])?,
        remark: proposal.remark.clone(),
    })
}

/// A wall time as `datetime-local` has it (HTML §2.3.5.5), to the minute.
fn local(wall: DateTime) -> String {
    let time = Time::constant(wall.hour(), wall.minute(), 0, 0);
    let written = wall.date().to_datetime(time).to_string();
    written.strip_suffix(":00").unwrap_or(&written).to_owned()
}
