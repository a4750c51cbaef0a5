//! Letters that organisers send to themselves, to see in their own mailbox what participants would get: of every kind, in
//! every language, as the draft is now. Nobody else gets one, and nothing counts as told.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::secretariat::{Secretariat, Taken};
use super::situations::Situations;
use super::{Error, digest};
use crate::clock::earlier;
use crate::domain::agenda::ItemStatus;
use crate::domain::freeze::freeze;
use crate::domain::ids::{CalendarUid, InstanceId, ItemId, ParticipantId, UserId, VisitId};
use crate::domain::message::Specimen;
use crate::domain::notice::{Act, Channel, Sending, Telling};
use crate::domain::poll::{PollKind, Question};
use crate::domain::programme::{Entry, Reader};
use crate::domain::proposal;
use crate::domain::publication::Publication;
use crate::domain::reminders::Occasion;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::ReminderKind;
use crate::language::Language;
use crate::mail::letters::{self, Context, Links, Standing};
use crate::mail::message::{Letter, Mailbox};
use crate::store::letters::Settled;
use crate::store::test_mails::{self, TestMail};
use crate::store::users::{self, User};
use crate::store::{Db, drafts, ids};

/// How many somebody may ask for in an hour.
const PER_HOUR: i64 = 80;
/// How long one is worth sending.
const LASTS: SignedDuration = SignedDuration::from_hours(1);
/// How many are written at once.
const AT_ONCE: i64 = 8;

/// Notes that somebody wants a letter of a visit.
///
/// # Errors
/// [`Error::Conflict`] after too many in an hour, or if the draft has nothing that such a letter could be about, and
/// those of the database.
pub fn ask(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, user): (VisitId, UserId),
    (kind, language): (Specimen, Language),
    now: Timestamp,
) -> Result<(), Error> {
    let an_hour_ago = earlier(now, LASTS);
    if test_mails::count(db, user, an_hour_ago)? >= PER_HOUR {
        return Err(Error::Conflict(format!(
            "at most {PER_HOUR} test mails go to one person in an hour: wait a little"
        )));
    }
    let wish = TestMail {
        id: ids::new(),
        visit,
        user,
        kind,
        locale: language.tag().to_owned(),
        created_at: now,
    };
    if letter(db, secretariat, &wish, now)?.is_none() {
        return Err(Error::Conflict(
            "nobody takes part in any item of the draft: there is nothing to write about"
                .to_owned(),
        ));
    }
    Ok(test_mails::insert(db, &wish, an_hour_ago)?)
}

/// Those that wait, free for `owner` to send.
///
/// # Errors
/// Those of the database.
pub fn due(db: &mut Db, (owner, now): (InstanceId, Timestamp)) -> Result<Vec<TestMail>, Error> {
    let which = (earlier(now, LASTS), AT_ONCE);
    Ok(test_mails::due(db, (owner, now), which)?)
}

/// Takes a wish, and writes the letter that was asked for. `None`: what it was about is gone, or another process has it.
///
/// # Errors
/// Those of the database, and if a text of ours is missing.
pub fn write(
    db: &mut Db,
    secretariat: &Secretariat,
    wish: &TestMail,
    (owner, now): (InstanceId, Timestamp),
) -> Result<Option<Taken>, Error> {
    let Some(attempts) = test_mails::take(db, wish.id, (owner, now))? else {
        return Ok(None);
    };
    let letter = letter(db, secretariat, wish, now)?;
    let message = match letter.map(|letter| secretariat.freeze(&letter)) {
        Some(Ok(message)) => Some(message),
        Some(Err(error)) => {
            tracing::error!(user = %wish.user, %error, "a test mail cannot be written");
            None
        }
        None => None,
    };
    if message.is_none() {
        test_mails::settle(db, (wish.id, owner), (Settled::Done, now))?;
    }
    Ok(message.map(|message| Taken { message, attempts }))
}

/// The letter as somebody would get it, but to the user; `None` if nobody takes part in anything.
fn letter(
    db: &mut Db,
    secretariat: &Secretariat,
    wish: &TestMail,
    now: Timestamp,
) -> Result<Option<Letter>, Error> {
    let (Some(user), Some(draft)) = (users::find(db, wish.user)?, drafts::find(db, wish.visit)?)
    else {
        return Ok(None);
    };
    let language = Language::of_tag(&wish.locale).unwrap_or(Language::En);
    let message_id = secretariat.message_id(format_args!("test.{}", wish.id));
    let addressee = (&user, language, message_id.as_str());
    let letter = if wish.kind == Specimen::Digest {
        Some(digest::specimen(
            db,
            secretariat,
            (addressee, draft.visit),
            now,
        )?)
    } else {
        let latest = Arc::new(freeze(&draft, None, None, now));
        to_participant(db, secretariat, (addressee, wish), (&latest, now))?
    };
    letter.map(|letter| marked(letter, &user)).transpose()
}

/// The letter as somebody on the roster would get it, but with links to the pages of organisers; `None` if nobody takes
/// part in anything.
fn to_participant(
    db: &mut Db,
    secretariat: &Secretariat,
    ((user, language, message_id), wish): ((&User, Language, &str), &TestMail),
    (latest, now): (&Arc<Publication>, Timestamp),
) -> Result<Option<Letter>, Error> {
    let Some((participant, item)) = example(latest) else {
        return Ok(None);
    };
    let latest = &match wish.kind {
        Specimen::Cancellation => Arc::new(without(latest, item)),
        _ => Arc::clone(latest),
    };
    let Some(reader) = latest.roster.get(&participant) else {
        return Ok(None);
    };
    let shelf = &secretariat.shelf;
    let who = (&[participant][..], now);
    let situations = Situations::of_participants(db, shelf, Arc::clone(latest), who)?;
    let visit_url = format!("{}/visits/{}", secretariat.links.public_url(), wish.visit);
    let context = Context {
        publication: latest,
        participant,
        reader,
        language,
        reader_zone: None,
        links: Links {
            page: &visit_url,
            feed: Some(&visit_url),
        },
        from: &secretariat.from,
        to: &user.email,
        message_id,
        note: None,
        assistant: None,
        now,
    };
    about(wish.kind, &context, (&situations, item))
}

/// A letter of a kind about an item; `None` if there is none.
fn about(
    kind: Specimen,
    context: &Context<'_>,
    (situations, item): (&Situations, ItemId),
) -> Result<Option<Letter>, Error> {
    let invites = |act| invitation(context, situations, (item, act)).map(Some);
    let reminds = |occasion, items: &[ItemId]| {
        letters::reminder(context, (occasion, items), &BTreeMap::new()).map(Some)
    };
    let by_rule = |kind, items: &[ItemId]| reminds(Occasion::Rule(kind), items);
    Ok(match kind {
        Specimen::Invitation => invites(Act::Announce)?,
        Specimen::Update => invites(Act::Update)?,
        Specimen::Cancellation => invites(Act::Cancel)?,
        Specimen::Withdrawal => invites(Act::Withdraw)?,
        Specimen::Programme => Some(letters::programme(context, &[], &BTreeMap::new())?),
        Specimen::Question => match question(context.publication, item) {
            Some(question) => Some(letters::question(context, &question)?),
            None => None,
        },
        Specimen::Eve => by_rule(ReminderKind::Eve, &same_day(context, item))?,
        Specimen::FirstItem => by_rule(ReminderKind::FirstItem, &[item])?,
        Specimen::MissingReply => by_rule(ReminderKind::MissingReply, &[item])?,
        Specimen::Place => reminds(Occasion::Place, &[item])?,
        Specimen::Digest => None,
    })
}

/// The same publication with an item cancelled.
fn without(publication: &Publication, item: ItemId) -> Publication {
    let mut changed = publication.clone();
    if let Some(item) = changed.items.get_mut(&item) {
        item.status = ItemStatus::Cancelled;
    }
    changed
}

/// What the reader sees of the day of an item.
fn same_day(context: &Context<'_>, item: ItemId) -> Vec<ItemId> {
    let reader = Reader::Participant(context.participant, context.reader);
    let programme = context.publication.programme(reader);
    let day = |entry: &Entry<'_>| entry.sight.period.starts.wall.date();
    let of_item = programme.iter().find(|entry| entry.id == item).map(day);
    let that_day = programme.iter().filter(|entry| Some(day(entry)) == of_item);
    that_day.map(|entry| entry.id).collect()
}

/// The letter to the user, marked as a test.
fn marked(letter: Letter, user: &User) -> Result<Letter, Error> {
    let subject = letter.subject.as_str().into();
    let subject = letter
        .language
        .say_with("test-mail-subject", [("subject", subject)])?;
    Ok(Letter {
        to: Mailbox {
            name: user.name.clone(),
            address: user.email.clone(),
        },
        subject,
        // what ends digests or reminders would end those of a participant, or of the user
        unsubscribe: None,
        ..letter
    })
}

/// A host asked for the time of an item: as it is, and on the next day.
fn question(publication: &Publication, item: ItemId) -> Option<Question> {
    let frozen = publication.items.get(&item)?;
    let planned = &frozen.period;
    let tomorrow = planned.starts.wall.checked_add(1.day()).ok()?;
    let tomorrow = proposal::another_time(planned, tomorrow, Timestamp::MIN).ok()?;
    Some(Question {
        poll: ids::new(),
        kind: PollKind::Host,
        title: frozen.title.clone(),
        times: vec![planned.clone(), tomorrow],
    })
}

fn invitation(
    context: &Context<'_>,
    situations: &Situations,
    (item, act): (ItemId, Act),
) -> Result<Letter, Error> {
    let situation = situations
        .situation(context.participant)
        .ok_or(letters::LetterError::NothingSeen)?;
    let telling = Telling {
        item,
        act,
        channel: Channel::Invitation,
        was: situation.sight(item),
        asks_again: false,
        is_near: false,
        is_to_former_address: act == Act::Readdress,
    };
    let sending = Sending {
        fresh_uid: ids::random::<CalendarUid>(),
        organizer: &context.from.address,
        now: context.now,
    };
    let told = telling.told_after(&situation, sending);
    let standing = Standing {
        told: &told,
        reply: ReplyStatus::NeedsAction,
    };
    Ok(letters::invitation(context, &telling, standing)?)
}

/// Somebody and an item that they see: the one with most people, as its letter shows most.
fn example(publication: &Publication) -> Option<(ParticipantId, ItemId)> {
    let fullest = publication
        .items
        .iter()
        .filter(|(_, item)| !item.audience.is_empty())
        .max_by_key(|(_, item)| item.parts.len())?;
    let (id, item) = fullest;
    let reader = item
        .audience
        .keys()
        .find(|reader| publication.roster.contains_key(reader))?;
    Some((*reader, *id))
}
