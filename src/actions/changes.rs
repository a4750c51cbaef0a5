//! What publishing would do, without doing it: the very messages, in the language of each reader.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use super::message_previews::{Preview, messages, previews};
use super::publish::plan::concerns;
use super::publish::{Publish, check_selection};
use super::secretariat::Secretariat;
use super::situations::Situations;
use super::untold::untold_of;
use crate::domain::changes::{ChangedItem, changes};
use crate::domain::closed::closed;
use crate::domain::draft::Draft;
use crate::domain::freeze::freeze;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::message::MessageKind;
use crate::domain::notice::{Channel, Telling, notice};
use crate::domain::publication::Publication;
use crate::domain::suppression::SuppressionReason;
use crate::language::Language;
use crate::store::deliveries::Reach;
use crate::store::{Db, drafts, visits};

/// What a publication would do.
#[derive(Debug)]
pub struct Changes {
    /// The revision of the visit that this is about.
    pub revision: i64,
    /// What is published now; `None`: nothing yet.
    pub previous: Option<Arc<Publication>>,
    /// What would be published; the same again if nothing is new.
    pub next: Arc<Publication>,
    /// What changes for everybody.
    pub items: Vec<ChangedItem>,
    /// Who would be told what.
    pub notices: Vec<Notice>,
    /// Participants who would hear nothing.
    pub silent: Vec<ParticipantId>,
    /// Who does not know what is published already, or would not, being held back; and of which items.
    pub untold: BTreeMap<ParticipantId, BTreeSet<ItemId>>,
    /// What an organiser may want to mend first.
    pub warnings: Vec<Warning>,
    /// What the messages would be written from.
    situations: Situations,
}

/// What one participant would be told.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Who.
    pub participant: ParticipantId,
    /// In which language.
    pub language: Language,
    /// The messages.
    pub messages: Vec<Planned>,
}

/// A message that would be written.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it would be.
    pub kind: MessageKind,
    /// By which way.
    pub channel: Channel,
    /// About which items.
    pub items: Vec<ItemId>,
}

closed! {
    /// What an organiser may want to mend before publishing.
    WarningKind {
        NoSalutation = "no-salutation", TextMissing = "text-missing", ManyMessages = "many-messages",
        NoAddress = "no-address",
    }
}

/// Something that an organiser may want to mend before publishing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// What kind of thing.
    pub kind: WarningKind,
    /// Whom it concerns.
    pub participant: ParticipantId,
    /// Which item, if it is about one.
    pub item: Option<ItemId>,
    /// What is the matter, and what would mend it.
    pub detail: String,
}

/// More messages than this in one go are worth a warning.
const MANY_MESSAGES: usize = 5;

/// What publishing `command` would do now.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] for items and participants of no such visit, and those of the database.
pub fn preview(
    db: &mut Db,
    secretariat: &Secretariat,
    visit: VisitId,
    (command, now): (&Publish, Timestamp),
) -> Result<Changes, Error> {
    let shelf = &secretariat.shelf;
    let revision = visits::revision(db, visit)?.ok_or_else(|| no_visit(visit))?;
    let draft = drafts::find(db, visit)?.ok_or_else(|| no_visit(visit))?;
    let previous = shelf.latest(db, visit)?;
    let next = next(&draft, previous.as_ref(), (command, now))?;
    let present = previous.as_ref().unwrap_or(&next);
    let situations = Situations::of_visit(db, shelf, Arc::clone(present), now)?;
    // of a visit that was never published nobody knows anything, and nobody needs to
    let mut untold = match &previous {
        Some(_) => untold_of(db, &situations)?,
        None => BTreeMap::new(),
    };
    let situations = situations.against(Arc::clone(&next));
    untold.extend(held_back(&situations, command));
    let notices = notices(secretariat, &situations, (previous.as_deref(), command));
    Ok(Changes {
        revision,
        items: changes(&draft.items, previous.as_deref(), &next),
        silent: next
            .roster
            .keys()
            .filter(|id| !notices.iter().any(|notice| notice.participant == **id))
            .copied()
            .collect(),
        warnings: warnings(&draft, &situations, &notices),
        notices,
        untold,
        previous,
        next,
        situations,
    })
}

/// What one participant would be told if `command` were published now, with the messages written out; `None`: nothing.
/// They have the links of the participant only if whoever looks may see these.
///
/// # Errors
/// As those of [`preview`].
pub fn preview_for(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, participant, shows_links): (VisitId, ParticipantId, bool),
    (command, now): (&Publish, Timestamp),
) -> Result<Option<(Notice, Vec<Preview>)>, Error> {
    let shelf = &secretariat.shelf;
    let draft = drafts::find(db, visit)?.ok_or_else(|| no_visit(visit))?;
    let previous = shelf.latest(db, visit)?;
    let next = next(&draft, previous.as_ref(), (command, now))?;
    let situations = Situations::of_participants(db, shelf, next, (&[participant], now))?;
    let notices = notices(secretariat, &situations, (previous.as_deref(), command));
    let notice = notices.into_iter().next();
    notice
        .map(|notice| {
            let previews = previews(secretariat, &situations, (participant, shows_links))?;
            Ok((notice, previews))
        })
        .transpose()
}

/// What a participant would be told now of what is published, with the messages written out; `None`: nothing.
///
/// # Errors
/// Those of the database.
pub fn waiting_for(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, participant, shows_links): (VisitId, ParticipantId, bool),
    now: Timestamp,
) -> Result<Option<(Notice, Vec<Preview>)>, Error> {
    let shelf = &secretariat.shelf;
    let Some(latest) = shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let situations = Situations::of_participants(db, shelf, latest, (&[participant], now))?;
    notice_for(secretariat, &situations, participant)
        .map(|notice| {
            let previews = previews(secretariat, &situations, (participant, shows_links))?;
            Ok((notice, previews))
        })
        .transpose()
}

impl Changes {
    /// The messages that one participant would be sent, as they would be written now, with or without their links.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn previews(
        &self,
        secretariat: &Secretariat,
        about: (ParticipantId, bool),
    ) -> Result<Vec<Preview>, Error> {
        previews(secretariat, &self.situations, about)
    }
}

fn no_visit(visit: VisitId) -> Error {
    Error::not_found(format!("visit {visit}"))
}

/// What would be published; the same again if nothing is new.
fn next(
    draft: &Draft,
    previous: Option<&Arc<Publication>>,
    (command, now): (&Publish, Timestamp),
) -> Result<Arc<Publication>, Error> {
    check_selection(draft, command)?;
    let latest = previous.map(AsRef::as_ref);
    let mut next = freeze(draft, latest, command.chosen().as_ref(), now);
    next.note.clone_from(&command.note);
    let same = previous.filter(|previous| next.is_same_as(previous));
    Ok(same.cloned().unwrap_or_else(|| Arc::new(next)))
}

/// Who is not told yet, and of which items: no message that waits will tell them of these either.
fn held_back(
    situations: &Situations,
    command: &Publish,
) -> BTreeMap<ParticipantId, BTreeSet<ItemId>> {
    let held = command.hold.iter().filter_map(|participant| {
        let situation = situations.situation(*participant)?;
        let tellings = notice(&situation).into_iter();
        let items: BTreeSet<ItemId> = tellings.map(|telling| telling.item).collect();
        (!items.is_empty()).then_some((*participant, items))
    });
    held.collect()
}

/// Who would be told what: of a new publication only those whom it concerns.
fn notices(
    secretariat: &Secretariat,
    situations: &Situations,
    (previous, command): (Option<&Publication>, &Publish),
) -> Vec<Notice> {
    let latest = situations.latest();
    let is_new = previous.is_none_or(|previous| previous.version != latest.version);
    situations
        .participants()
        .filter(|reach| !command.hold.contains(&reach.participant))
        .filter(|reach| !is_new || concerns((previous, latest), reach.participant))
        .filter_map(|reach| notice_for(secretariat, situations, reach.participant))
        .collect()
}

/// What a participant would be told, if anything.
fn notice_for(
    secretariat: &Secretariat,
    situations: &Situations,
    participant: ParticipantId,
) -> Option<Notice> {
    let situation = situations.situation(participant)?;
    let messages = messages(participant, notice(&situation));
    let addressee = secretariat.addressee(situations, participant)?;
    (!messages.is_empty()).then(|| Notice {
        participant,
        language: addressee.language(),
        messages: messages.iter().filter_map(|about| planned(about)).collect(),
    })
}

/// A message about these.
fn planned(about: &[Telling<'_>]) -> Option<Planned> {
    let first = about.first()?;
    Some(Planned {
        kind: first.kind(),
        channel: first.channel,
        items: about.iter().map(|telling| telling.item).collect(),
    })
}

fn warnings(draft: &Draft, situations: &Situations, notices: &[Notice]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for notice in notices {
        let participant = notice.participant;
        let tag = notice.language.tag();
        let mut warn = |kind, item, detail| {
            warnings.push(Warning {
                kind,
                participant,
                item,
                detail,
            });
        };
        let name = situations
            .as_published(participant)
            .map_or_else(String::new, |reader| reader.name.full());
        let has_salutation = situations
            .as_published(participant)
            .is_some_and(|reader| reader.salutation.matching(tag).is_some());
        if !has_salutation {
            let detail = format!("{name} has no salutation in {tag}: a neutral one is used");
            warn(WarningKind::NoSalutation, None, detail);
        }
        if notice.messages.len() > MANY_MESSAGES {
            let detail = format!(
                "{name} would get {} messages at once",
                notice.messages.len()
            );
            warn(WarningKind::ManyMessages, None, detail);
        }
        if let Some(why) = situations.reach(participant).and_then(unreached) {
            let detail = format!("{name}: {why}, so somebody must tell them");
            warn(WarningKind::NoAddress, None, detail);
        }
        for (item, what) in missing_texts(draft, situations, notice) {
            let detail = format!(
                "{what} is missing in {tag}, which {name} reads: another language is shown"
            );
            warn(WarningKind::TextMissing, Some(item), detail);
        }
    }
    warnings.sort();
    warnings
}

/// Why mail does not reach somebody, if it does not.
fn unreached(reach: &Reach) -> Option<&'static str> {
    match (&reach.address, reach.suppressed) {
        (Some(_), _) => None,
        (None, None) => Some("no e-mail address"),
        (None, Some(SuppressionReason::Bounced)) => Some("mail to their address came back"),
        (None, Some(SuppressionReason::Refused)) => Some("they want no mail"),
    }
}

/// Titles and notes that a reader is told in another language than theirs.
fn missing_texts(
    draft: &Draft,
    situations: &Situations,
    notice: &Notice,
) -> Vec<(ItemId, &'static str)> {
    let tag = notice.language.tag();
    let told = notice.messages.iter().flat_map(|message| &message.items);
    let items: BTreeSet<ItemId> = told.copied().collect();
    let mut missing = Vec::new();
    let situation = situations.situation(notice.participant);
    for item in draft.items.iter().filter(|item| items.contains(&item.id)) {
        let Some(sight) = situation
            .as_ref()
            .and_then(|situation| situation.sight(item.id))
        else {
            continue;
        };
        if sight.title.matching(tag).is_none() {
            missing.push((item.id, "the title"));
        }
        if sight.notes.iter().any(|note| note.matching(tag).is_none()) {
            missing.push((item.id, "a note"));
        }
    }
    missing
}
