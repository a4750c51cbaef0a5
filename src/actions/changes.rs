//! What publishing would do, without doing it: the very messages, in the language of each reader.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use super::publish::plan::concerns;
use super::publish::{Publish, check_selection};
use super::secretariat::{Addressee, Secretariat};
use super::situations::Situations;
use super::untold::untold;
use crate::domain::changes::{ChangedItem, changes};
use crate::domain::closed::closed;
use crate::domain::draft::Draft;
use crate::domain::freeze::freeze;
use crate::domain::ids::{CalendarUid, ItemId, ParticipantId, TopicId, VisitId};
use crate::domain::message::MessageKind;
use crate::domain::notice::{Channel, Sending, Situation, Telling, notice};
use crate::domain::publication::Publication;
use crate::domain::reply::ReplyStatus;
use crate::language::Language;
use crate::mail::letters::{self, Standing};
use crate::store::{Db, drafts, ids, visits};

/// What a publication would do.
#[derive(Clone, Debug)]
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
    /// How many participants would hear nothing.
    pub silent: usize,
    /// Who does not know what is published already, and of which items.
    pub untold: BTreeMap<ParticipantId, BTreeSet<ItemId>>,
    /// What an organiser may want to mend first.
    pub warnings: Vec<Warning>,
}

/// What one participant would be told.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Who.
    pub participant: ParticipantId,
    /// In which language.
    pub language: Language,
    /// The messages.
    pub messages: Vec<Preview>,
}

/// A message as it would be written now.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What it would be.
    pub kind: MessageKind,
    /// By which way.
    pub channel: Channel,
    /// About which items.
    pub items: Vec<ItemId>,
    /// Subject; none for what is told by hand.
    pub subject: Option<String>,
    /// The plain text.
    pub text: String,
    /// The page of it (HTML); none for what is told by hand.
    pub html: Option<String>,
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
    let no_visit = || Error::not_found(format!("visit {visit}"));
    let revision = visits::revision(db, visit)?.ok_or_else(no_visit)?;
    let draft = drafts::find(db, visit)?.ok_or_else(no_visit)?;
    check_selection(&draft, command)?;
    let previous = secretariat.shelf.latest(db, visit)?;
    let mut next = freeze(&draft, previous.as_deref(), command.chosen().as_ref(), now);
    next.note.clone_from(&command.note);
    let items = changes(&draft.items, previous.as_deref(), &next);
    let next = previous
        .clone()
        .filter(|previous| next.is_same_as(previous))
        .unwrap_or_else(|| Arc::new(next));
    let situations = Situations::of_visit(db, &secretariat.shelf, Arc::clone(&next), now)?;
    let notices = notices(secretariat, &situations, (previous.as_deref(), command))?;
    Ok(Changes {
        revision,
        items,
        silent: next
            .roster
            .keys()
            .filter(|id| !notices.iter().any(|notice| notice.participant == **id))
            .count(),
        warnings: warnings(&draft, &situations, &notices),
        notices,
        untold: untold(db, &secretariat.shelf, (visit, now))?,
        previous,
        next,
    })
}

/// What a participant would be told now of what is published; `None`: nothing.
///
/// # Errors
/// Those of the database.
pub fn waiting_for(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, participant): (VisitId, ParticipantId),
    now: Timestamp,
) -> Result<Option<Notice>, Error> {
    let shelf = &secretariat.shelf;
    let Some(latest) = shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let situations = Situations::of_participants(db, shelf, latest, (&[participant], now))?;
    notice_for(secretariat, &situations, participant)
}

/// Who would be told what: of a new publication only those whom it concerns.
fn notices(
    secretariat: &Secretariat,
    situations: &Situations,
    (previous, command): (Option<&Publication>, &Publish),
) -> Result<Vec<Notice>, Error> {
    let latest = situations.latest();
    let is_new = previous.is_none_or(|previous| previous.version != latest.version);
    let mut notices = Vec::new();
    for reach in situations
        .participants()
        .filter(|reach| !command.hold.contains(&reach.participant))
        .filter(|reach| !is_new || concerns((previous, latest), reach.participant))
    {
        notices.extend(notice_for(secretariat, situations, reach.participant)?);
    }
    Ok(notices)
}

/// What a participant would be told, if anything.
fn notice_for(
    secretariat: &Secretariat,
    situations: &Situations,
    participant: ParticipantId,
) -> Result<Option<Notice>, Error> {
    let Some(situation) = situations.situation(participant) else {
        return Ok(None);
    };
    let tellings = notice(&situation);
    let addressee = secretariat.addressee(situations, participant);
    let Some(addressee) = addressee.filter(|_| !tellings.is_empty()) else {
        return Ok(None);
    };
    Ok(Some(Notice {
        participant,
        language: addressee.language(),
        messages: previews(secretariat, &addressee, (&situation, &tellings))?,
    }))
}

/// The messages of one participant, in the order of their first items.
fn previews(
    secretariat: &Secretariat,
    addressee: &Addressee<'_>,
    (situation, tellings): (&Situation<'_>, &[Telling<'_>]),
) -> Result<Vec<Preview>, Error> {
    let mut topics: BTreeMap<TopicId, Vec<Telling<'_>>> = BTreeMap::new();
    let mut previews = Vec::new();
    for telling in tellings {
        if telling.channel == Channel::Invitation {
            previews.push(invitation(secretariat, addressee, (situation, telling))?);
        } else {
            topics
                .entry(telling.topic(situation.participant))
                .or_default()
                .push(telling.clone());
        }
    }
    for tellings in topics.values() {
        previews.extend(programme(addressee, situation, tellings)?);
    }
    Ok(previews)
}

fn invitation(
    secretariat: &Secretariat,
    addressee: &Addressee<'_>,
    (situation, telling): (&Situation<'_>, &Telling<'_>),
) -> Result<Preview, Error> {
    let sending = Sending {
        fresh_uid: ids::random::<CalendarUid>(),
        organizer: &secretariat.from.address,
        now: situation.now,
    };
    let told = telling.told_after(situation, sending);
    let reply = situation.replies.get(&telling.item);
    let standing = Standing {
        told: &told,
        reply: reply.map_or(ReplyStatus::NeedsAction, |reply| reply.counted(told.asked)),
    };
    let to = telling.address(situation).unwrap_or_default();
    let letter = letters::invitation(&addressee.context(to, ""), telling, standing)?;
    Ok(Preview {
        kind: telling.kind(),
        channel: telling.channel,
        items: vec![telling.item],
        subject: Some(letter.subject),
        text: letter.text,
        html: Some(letter.html),
    })
}

fn programme(
    addressee: &Addressee<'_>,
    situation: &Situation<'_>,
    tellings: &[Telling<'_>],
) -> Result<Option<Preview>, Error> {
    let Some(first) = tellings.first() else {
        return Ok(None);
    };
    let context = addressee.context(situation.delivery.address.unwrap_or_default(), "");
    let (subject, text, html) = if first.channel == Channel::ByHand {
        (None, letters::by_hand(&context, tellings)?, None)
    } else {
        let letter = letters::programme(&context, tellings, &situation.counted_replies(tellings))?;
        (Some(letter.subject), letter.text, Some(letter.html))
    };
    let items = tellings.iter().map(|telling| telling.item).collect();
    Ok(Some(Preview {
        kind: first.kind(),
        channel: first.channel,
        items,
        subject,
        text,
        html,
    }))
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
        if situations
            .reach(participant)
            .is_some_and(|reach| reach.address.is_none())
        {
            let detail = format!("{name} has no e-mail address: somebody must tell them");
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
