//! A visit in a few figures, and what in it needs attention. Summing up reads a whole draft, so what was summed up is
//! remembered until something changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;

use super::clashes::{self, Clashes};
use super::{Error, proposal};
use crate::domain::agenda::{Item, ItemStatus, PartRole};
use crate::domain::clashes::{Clash, Severity};
use crate::domain::draft::Draft;
use crate::domain::freeze::freeze;
use crate::domain::ids::{ItemId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::proposal::Proposal;
use crate::domain::reply::{GivenReply, ReplyStatus};
use crate::domain::roster::is_asked;
use crate::domain::visit::{Participant, Visit};
use crate::language::{Language, TextError};
use crate::store::publications::Shelf;
use crate::store::{Db, members, outbox};

/// A visit in a few figures.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The visit.
    pub visit: Visit,
    /// How many take part.
    pub participants: usize,
    /// How many items are to take place.
    pub items: usize,
    /// How many of them are confirmed.
    pub confirmed: usize,
    /// From how many an answer is wanted.
    pub asked: usize,
    /// How many of them answered, to everything they were asked.
    pub answered: usize,
    /// The latest version, if it was published.
    pub version: Option<u32>,
    /// How many items, and the roster, differ from that version.
    pub changes: usize,
    /// Who leads it.
    pub owners: Vec<String>,
    /// What needs attention.
    pub concerns: Vec<Concern>,
}

impl Summary {
    /// The other times that hosts propose and that nobody settled yet.
    pub fn proposed(&self) -> impl Iterator<Item = &Proposed> {
        self.concerns.iter().filter_map(|concern| match concern {
            Concern::Proposed(proposed) => Some(proposed),
            _ => None,
        })
    }

    /// What of it somebody may know who sees only what is published: nothing of the draft.
    #[must_use]
    pub fn as_published(&self) -> Self {
        Self {
            changes: 0,
            concerns: Vec::new(),
            ..self.clone()
        }
    }
}

/// Something that needs attention.
#[derive(Clone, Debug)]
pub enum Concern {
    /// Something cannot happen as drafted: in each language, the item it is shown at, and how bad it is.
    Clash {
        /// What is wrong, per language in the order of [`Language::ALL`].
        sentences: Vec<String>,
        /// The item where it shows.
        item: Option<ItemId>,
        /// How bad it is.
        severity: Severity,
    },
    /// The host of an item has not answered, or said maybe.
    HostNotConfirmed(Box<Item>),
    /// The host of an item said no.
    HostDeclined(Box<Item>),
    /// A host proposes another time.
    Proposed(Proposed),
    /// So many messages failed.
    Failed(usize),
    /// So many people are to be told by hand.
    ByHand(usize),
    /// So many answers are missing though the deadline is over.
    AnswersMissing(usize),
}

impl Concern {
    /// What it is, in a sentence.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn said(&self, language: Language, visit: &Visit) -> Result<String, TextError> {
        let title = |item: &Item| {
            let title = item.title.shown(language.tag(), &visit.locales);
            title.map_or_else(String::new, |title| title.text.to_owned())
        };
        let counted = |key: &str, count: usize| language.say_with(key, [("count", count.into())]);
        match self {
            Self::Clash { sentences, .. } => {
                let mut each = Language::ALL.iter().zip(sentences);
                let own = each.find(|(of, _)| **of == language);
                Ok(own.map(|(_, text)| text.clone()).unwrap_or_default())
            }
            Self::HostNotConfirmed(item) | Self::HostDeclined(item) => {
                let when = language.moment(item.starts);
                let facts = [("item", title(item).into()), ("when", when.into())];
                let has_declined = matches!(self, Self::HostDeclined(_));
                let key = if has_declined {
                    "concern-host-declined"
                } else {
                    "concern-host"
                };
                language.say_with(key, facts)
            }
            Self::Proposed(proposed) => {
                let wanted = &proposed.proposal;
                let facts = [
                    ("who", proposed.who.as_str().into()),
                    ("item", title(&proposed.item).into()),
                    ("when", language.period(wanted.starts, wanted.ends).into()),
                ];
                language.say_with("concern-proposal", facts)
            }
            Self::Failed(count) => counted("concern-failed", *count),
            Self::ByHand(count) => counted("concern-by-hand", *count),
            Self::AnswersMissing(count) => counted("concern-answers", *count),
        }
    }
}

/// Another time that a host proposes for an item.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// What they propose.
    pub proposal: Proposal,
    /// What they are called.
    pub who: String,
    /// The item as it is drafted.
    pub item: Box<Item>,
}

/// Summaries that were made. Cheap to clone; all clones share one memory.
#[derive(Clone, Debug, Default)]
pub struct Summaries {
    memory: Arc<Mutex<Memory>>,
    clashes: Clashes,
}

type Memory = HashMap<VisitId, (Basis, Arc<Summary>)>;

/// All that a summary is made of, as it was then, and the day on its clocks: answers are missing once that is over.
type Basis = (clashes::Basis, Date);

impl Summaries {
    /// None yet, with these clashes.
    #[must_use]
    pub fn new(clashes: Clashes) -> Self {
        Self {
            clashes,
            ..Self::default()
        }
    }

    /// The summaries of these visits, made anew where something changed.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(
        &self,
        db: &mut Db,
        published: &Shelf,
        (visits, now): (Vec<Visit>, Timestamp),
    ) -> Result<Vec<Arc<Summary>>, Error> {
        let bases = bases(db, &visits, now)?;
        let mut found = Vec::new();
        for (visit, basis) in visits.into_iter().zip(bases) {
            let id = visit.id;
            let known = self.memory().get(&id).cloned();
            let summary = match known.filter(|(known, _)| *known == basis) {
                Some((_, summary)) => summary,
                None => Arc::new(self.summed_up(db, published, (visit, now))?),
            };
            self.memory().insert(id, (basis, Arc::clone(&summary)));
            found.push(summary);
        }
        Ok(found)
    }

    fn summed_up(
        &self,
        db: &mut Db,
        published: &Shelf,
        (visit, now): (Visit, Timestamp),
    ) -> Result<Summary, Error> {
        let id = visit.id;
        let answered = self.clashes.drafts.answered(db, id)?;
        let draft = &*answered.draft;
        let latest = published.latest(db, id)?;
        let changes = latest.as_ref().map_or(0, |latest| {
            freeze(draft, Some(latest), None, now).differences_from(latest)
        });
        let asked = || {
            let all = answered.answers.values();
            all.filter(|answers| answers.asked > 0)
        };
        let missing = asked().map(|answers| answers.missing()).sum();
        let found = self.clashes.of(db, id)?;
        let proposed = proposed(db, draft)?.into_iter();
        let mut concerns: Vec<Concern> = proposed.map(Concern::Proposed).collect();
        for clash in &found.clashes {
            concerns.push(concern(clash, &found)?);
        }
        concerns.extend(pending(db, draft, (&answered.given, missing, now))?);
        let items = draft.items.iter();
        let open = items.filter(|item| item.status != ItemStatus::Cancelled);
        let is_confirmed = |item: &&Item| item.status == ItemStatus::Confirmed;
        Ok(Summary {
            visit,
            participants: draft.roster().count(),
            items: open.clone().count(),
            confirmed: open.filter(is_confirmed).count(),
            asked: asked().count(),
            answered: asked().filter(|answers| answers.missing() == 0).count(),
            version: latest.map(|latest| latest.version),
            changes,
            owners: members::owners(db, id)?,
            concerns,
        })
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the summaries of these visits are made of, one after the other.
fn bases(db: &mut Db, visits: &[Visit], now: Timestamp) -> Result<Vec<Basis>, Error> {
    let bases = clashes::Basis::of(db, visits)?.into_iter().zip(visits);
    let dated = bases.map(|(basis, visit)| {
        let today = visit.time_zone.rules().to_datetime(now).date();
        (basis, today)
    });
    Ok(dated.collect())
}

/// The other times that hosts propose and that nobody settled yet, in order of time.
fn proposed(db: &mut Db, draft: &Draft) -> Result<Vec<Proposed>, Error> {
    let open = proposal::open_of_visit(db, draft.visit.id)?.into_iter();
    let named = open.filter_map(|proposal| {
        let mut items = draft.items.iter();
        let item = items.find(|item| item.id == proposal.item)?.clone();
        let mut all = draft.participants.iter();
        let participant = all.find(|one| one.id == proposal.participant)?;
        let who = draft.registers.people.get(&participant.person)?.name.full();
        Some(Proposed {
            proposal,
            who,
            item: Box::new(item),
        })
    });
    Ok(named.collect())
}

/// What is left to people, what failed, and what is awaited.
fn pending(
    db: &mut Db,
    draft: &Draft,
    (given, missing, now): (&[GivenReply], usize, Timestamp),
) -> Result<Vec<Concern>, Error> {
    let mut concerns = Vec::new();
    let open = outbox::count_of_visit(db, draft.visit.id)?;
    let of = |state: MessageState| open.get(&state).copied().filter(|count| *count > 0);
    concerns.extend(of(MessageState::Failed).map(Concern::Failed));
    concerns.extend(of(MessageState::ByHand).map(Concern::ByHand));
    concerns.extend(unconfirmed(draft, given));
    let today = draft.visit.time_zone.rules().to_datetime(now).date();
    if draft.visit.reply_by.is_some_and(|by| by < today) && missing > 0 {
        concerns.push(Concern::AnswersMissing(missing));
    }
    Ok(concerns)
}

/// What nobody who receives the others has confirmed; who said no is not awaited any more.
fn unconfirmed(draft: &Draft, given: &[GivenReply]) -> impl Iterator<Item = Concern> {
    let said: HashMap<_, _> = given
        .iter()
        .map(|given| ((given.participant, given.item), given.reply.status))
        .collect();
    draft.items.iter().filter_map(move |item| {
        let is_host = |one: &Participant| {
            let mut own = item.people.iter().filter(|part| part.person == one.person);
            own.any(|part| part.role == PartRole::Host)
        };
        let hosts = draft
            .roster()
            .filter(|one| is_host(one) && is_asked(one, item));
        let answers: Vec<Option<ReplyStatus>> = hosts
            .map(|host| said.get(&(host.id, item.id)).copied())
            .collect();
        if answers.is_empty() || answers.contains(&Some(ReplyStatus::Accepted)) {
            return None;
        }
        let item = Box::new(item.clone());
        let all_declined = answers
            .iter()
            .all(|answer| *answer == Some(ReplyStatus::Declined));
        Some(if all_declined {
            Concern::HostDeclined(item)
        } else {
            Concern::HostNotConfirmed(item)
        })
    })
}

fn concern(clash: &Clash, found: &clashes::Found) -> Result<Concern, Error> {
    let mut sentences = Vec::new();
    for language in Language::ALL {
        sentences.push(found.wording(language).clash(clash)?);
    }
    Ok(Concern::Clash {
        sentences,
        item: clash.items.first().map(|involved| involved.item),
        severity: clash.severity,
    })
}
