//! A visit in a few figures, and what in it needs attention. Summing up reads a whole draft, so what was summed up is
//! remembered until something changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::{Error, clashes, proposal};
use crate::domain::agenda::{Item, ItemStatus, PartRole, ReplyWanted};
use crate::domain::clashes::{Clash, Severity};
use crate::domain::draft::{Draft, Member};
use crate::domain::freeze::freeze;
use crate::domain::ids::{ItemId, PersonId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::proposal::Proposal;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};
use crate::store::fingerprints::{self, Fingerprint};
use crate::store::publications::Shelf;
use crate::store::{Db, drafts, members, outbox, replies};

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
    /// The host of an item has not said yes.
    HostNotConfirmed(Box<Item>),
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
            Self::HostNotConfirmed(item) => {
                let when = language.moment(item.starts);
                let facts = [("item", title(item).into()), ("when", when.into())];
                language.say_with("concern-host", facts)
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
pub struct Summaries(Arc<Mutex<Memory>>);

#[derive(Debug, Default)]
struct Memory {
    fingerprint: Fingerprint,
    made: HashMap<VisitId, Arc<Summary>>,
}

impl Summaries {
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
        let fingerprint = fingerprints::of_drafts(db)?;
        let known = {
            let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if memory.fingerprint != fingerprint {
                *memory = Memory {
                    fingerprint: fingerprint.clone(),
                    made: HashMap::new(),
                };
            }
            memory.made.clone()
        };
        let mut found = Vec::new();
        for visit in visits {
            let summary = match known.get(&visit.id) {
                Some(summary) => Arc::clone(summary),
                None => Arc::new(summed_up(db, published, (visit, now))?),
            };
            found.push(summary);
        }
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.fingerprint == fingerprint {
            let made = found
                .iter()
                .map(|summary| (summary.visit.id, Arc::clone(summary)));
            memory.made.extend(made);
        }
        Ok(found)
    }
}

fn summed_up(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (Visit, Timestamp),
) -> Result<Summary, Error> {
    let id = visit.id;
    let draft = drafts::of_visit(db, visit)?;
    let latest = shelf.latest(db, id)?;
    let changes = latest.as_ref().map_or(0, |latest| {
        freeze(&draft, Some(latest), None, now).differences_from(latest)
    });
    let asked = asked(db, &draft)?;
    let owners = members::owners(db, id)?;
    let mut concerns = concerns(db, &draft, (&asked, now))?;
    let proposed = proposed(db, &draft)?;
    let found = clashes::of_draft(db, draft)?;
    let mut all: Vec<Concern> = proposed.into_iter().map(Concern::Proposed).collect();
    for clash in &found.clashes {
        all.push(concern(clash, &found)?);
    }
    all.append(&mut concerns);
    let draft = found.drafts.into_iter().next_back();
    let draft = draft.ok_or_else(|| Error::not_found("draft that was summed up"))?;
    let open = || {
        draft
            .items
            .iter()
            .filter(|item| item.status != ItemStatus::Cancelled)
    };
    Ok(Summary {
        participants: draft.roster().count(),
        items: open().count(),
        confirmed: open()
            .filter(|item| item.status == ItemStatus::Confirmed)
            .count(),
        asked: asked.len(),
        answered: asked
            .values()
            .filter(|answers| answers.missing == 0)
            .count(),
        version: latest.map(|latest| latest.version),
        changes,
        owners,
        concerns: all,
        visit: draft.visit,
    })
}

/// What somebody who is asked has answered.
#[derive(Clone, Debug, Default)]
struct Answers {
    missing: usize,
    accepted: Vec<ItemId>,
}

/// Who is asked for answers, and what they said.
fn asked(db: &mut Db, draft: &Draft) -> Result<HashMap<PersonId, Answers>, Error> {
    let given: HashMap<_, _> = replies::of_visit(db, draft.visit.id)?
        .into_iter()
        .map(|(participant, item, reply)| ((participant, item), reply.status))
        .collect();
    let mut asked: HashMap<PersonId, Answers> = HashMap::new();
    for item in draft.items.iter().filter(|item| wants_answers(item)) {
        for participant in draft.roster() {
            if !Member::from(participant).is_expected(&item.audience, &item.people) {
                continue;
            }
            let answers = asked.entry(participant.person).or_default();
            match given.get(&(participant.id, item.id)) {
                None | Some(ReplyStatus::NeedsAction) => answers.missing += 1,
                Some(ReplyStatus::Accepted) => answers.accepted.push(item.id),
                Some(_) => {}
            }
        }
    }
    Ok(asked)
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

fn wants_answers(item: &Item) -> bool {
    item.reply == ReplyWanted::Requested && item.status != ItemStatus::Cancelled
}

fn concerns(
    db: &mut Db,
    draft: &Draft,
    (asked, now): (&HashMap<PersonId, Answers>, Timestamp),
) -> Result<Vec<Concern>, Error> {
    let mut concerns = Vec::new();
    let open = outbox::count_of_visit(db, draft.visit.id)?;
    let of = |state: MessageState| open.get(&state).copied().filter(|count| *count > 0);
    concerns.extend(of(MessageState::Failed).map(Concern::Failed));
    concerns.extend(of(MessageState::ByHand).map(Concern::ByHand));
    let has_accepted = |person, item: &Item| {
        asked
            .get(&person)
            .is_some_and(|answers: &Answers| answers.accepted.contains(&item.id))
    };
    let unconfirmed = draft.items.iter().filter(|item| wants_answers(item));
    let unconfirmed = unconfirmed.filter(|item| {
        let mut hosts = item
            .people
            .iter()
            .filter(|part| part.role == PartRole::Host)
            .peekable();
        hosts.peek().is_some() && !hosts.any(|host| has_accepted(host.person, item))
    });
    concerns.extend(unconfirmed.map(|item| Concern::HostNotConfirmed(Box::new(item.clone()))));
    let today = draft.visit.time_zone.rules().to_datetime(now).date();
    let missing: usize = asked.values().map(|answers| answers.missing).sum();
    if draft.visit.reply_by.is_some_and(|by| by < today) && missing > 0 {
        concerns.push(Concern::AnswersMissing(missing));
    }
    Ok(concerns)
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
