//! Answers of calendars.

use std::sync::Arc;

use jiff::Timestamp;

use crate::actions::edit::Editor;
use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, poll, reply};
use crate::domain::calendar::reply::{CalendarReply, Participation};
use crate::domain::ids::{CalendarUid, InboundId, ItemId, ParticipantId, VisitId};
use crate::domain::inbound::{Heard, Invited, Outcome, Reason, Verdict, counter_period};
use crate::domain::programme::Sight;
use crate::domain::proposal::{Proposal, ProposalState};
use crate::domain::publication::Publication;
use crate::domain::reply::{Answer, Reply, ReplySource};
use crate::store::inbound::{self, Received, ReceivedAnswer};
use crate::store::told::{self, Knowledge};
use crate::store::{self, Db, epoch, ids, participants, proposals, replies, visits};

/// Takes an answer in, and notes what became of it.
///
/// # Errors
/// Those of the database.
pub(super) fn take(
    db: &mut Db,
    secretariat: &Secretariat,
    (heard, received): (Heard<'_>, &mut Received),
) -> Result<(), Error> {
    let Some((visit, known)) = invitation(db, &heard.reply.uid)? else {
        received.reason = Some(Reason::UnknownEvent);
        return Ok(());
    };
    let (participant, item) = (known.participant, known.item);
    received.visit = Some(visit);
    received.participant = Some(participant);
    received.item = Some(item);
    let Some((told, latest)) = known.told.zip(secretariat.shelf.latest(db, visit)?) else {
        received.reason = Some(Reason::NotExpected);
        return Ok(());
    };
    let sight = sight(&latest, (participant, item));
    let before = answer_before(db, (participant, item))?;
    let invited = Invited {
        told: &told,
        sight: sight.as_ref(),
        before: before.as_ref(),
    };
    let now = received.received_at;
    let (outcome, reply) = match heard.judge(invited, now) {
        Verdict::Counts(reply) => (Outcome::Counted, reply),
        Verdict::Unconfirmed(reply) => (Outcome::Unconfirmed, reply),
        Verdict::Ignored(reason) => {
            received.reason = Some(reason);
            return Ok(());
        }
    };
    let answer = noted(heard.reply, reply, (sight.as_ref(), now));
    if outcome == Outcome::Counted {
        let pair = (participant, item);
        keep(
            db,
            secretariat,
            (visit, latest.clone()),
            (pair, &answer, now),
        )?;
    }
    received.outcome = outcome;
    received.reason = None;
    received.answer = Some(answer);
    Ok(())
}

/// Who was invited to what under a UID, once their visit is locked.
fn invitation(db: &mut Db, uid: &str) -> Result<Option<(VisitId, Knowledge)>, Error> {
    let Ok(uid) = uid.parse::<CalendarUid>() else {
        return Ok(None);
    };
    let Some(known) = told::find_by_uid(db, uid)? else {
        return Ok(None);
    };
    let Some((visit, _)) = participants::find_anywhere(db, known.participant)? else {
        return Ok(None);
    };
    visits::lock(db, visit)?;
    Ok(told::find_by_uid(db, uid)?.map(|known| (visit, known)))
}

fn sight(latest: &Publication, (participant, item): (ParticipantId, ItemId)) -> Option<Sight<'_>> {
    let frozen = latest.items.get(&item)?;
    latest.sight(frozen, latest.reader(participant)?)
}

fn answer_before(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
) -> Result<Option<Answer>, store::Error> {
    let mut answers = replies::answers_of_participant(db, participant)?.into_iter();
    Ok(answers.find(|answer| answer.item == item))
}

/// What is kept of an answer. A time that has passed is no proposal.
fn noted(
    heard: &CalendarReply,
    reply: Reply,
    (sight, now): (Option<&Sight<'_>>, Timestamp),
) -> ReceivedAnswer {
    let period = heard
        .counter
        .zip(sight)
        .and_then(|(time, sight)| counter_period(time, sight.period))
        .filter(|period| period.starts.instant() > now);
    ReceivedAnswer {
        reply,
        remark: heard.remark.clone(),
        attendee: heard.attendee.clone(),
        delegated_to: match &heard.says {
            Participation::Delegated(to) => to.clone(),
            _ => None,
        },
        counter: period.map(|period| (period.starts.wall, period.ends.wall)),
    }
}

/// Keeps an answer that counts, and the time that it proposes.
fn keep(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, latest): (VisitId, Arc<Publication>),
    (pair, received, now): ((ParticipantId, ItemId), &ReceivedAnswer, Timestamp),
) -> Result<(), Error> {
    let (participant, item) = pair;
    let answer = Answer {
        participant,
        item,
        reply: received.reply,
        source: ReplySource::Calendar,
        remark: received.remark.clone(),
        given_by: None,
        since: received.reply.at,
    };
    reply::keep(db, secretariat, (visit, Arc::clone(&latest)), (answer, now))?;
    if let Some((starts, ends)) = received.counter {
        let asked = (&*latest, item, participant);
        if poll::choose_by_mail(db, asked, ((starts, ends), now))? {
            return Ok(());
        }
        let proposal = Proposal {
            id: ids::new(),
            item,
            participant,
            starts,
            ends,
            remark: received.remark.clone(),
            state: ProposalState::Open,
            at: now,
            given_by: None,
        };
        proposals::save(db, &proposal)?;
    }
    Ok(())
}

/// Lets an answer count that waits for an organiser.
///
/// # Errors
/// [`Error::NotFound`] if none of that name waits, [`Error::Conflict`] if they answered again since.
pub fn confirm(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, id): (VisitId, InboundId),
    by: Editor,
) -> Result<(), Error> {
    visits::lock(db, visit)?;
    let received = waiting(db, (visit, id))?;
    let pair = received.participant.zip(received.item);
    let latest = secretariat.shelf.latest(db, visit)?;
    let (pair, answer, latest) = pair
        .zip(received.answer)
        .zip(latest)
        .map(|((pair, answer), latest)| (pair, answer, latest))
        .ok_or_else(|| Error::not_found("unconfirmed answer"))?;
    let before = answer_before(db, pair)?;
    if before.is_some_and(|before| before.reply.at > answer.reply.at) {
        let why = "they have answered again since: that answer counts";
        return Err(Error::Conflict(why.to_owned()));
    }
    keep(db, secretariat, (visit, latest), (pair, &answer, by.now))?;
    decide(db, id, (Outcome::Confirmed, by))
}

/// Puts a mail away that an organiser has read, or an answer that does not count.
///
/// # Errors
/// [`Error::NotFound`] if none of that name waits.
pub fn dismiss(db: &mut Db, (visit, id): (VisitId, InboundId), by: Editor) -> Result<(), Error> {
    visits::lock(db, visit)?;
    let mut mails = inbound::of_visit(db, visit)?.into_iter();
    mails
        .find(|mail| mail.id == id)
        .ok_or_else(|| Error::not_found("mail"))?;
    decide(db, id, (Outcome::Dismissed, by))
}

/// Puts a mail away that is about no visit.
///
/// # Errors
/// [`Error::NotFound`] if none of that name waits.
pub fn dismiss_stray(db: &mut Db, id: InboundId, by: Editor) -> Result<(), Error> {
    if !inbound::strays(db)?.iter().any(|mail| mail.id == id) {
        return Err(Error::not_found("mail"));
    }
    decide(db, id, (Outcome::Dismissed, by))
}

fn waiting(db: &mut Db, (visit, id): (VisitId, InboundId)) -> Result<Received, Error> {
    let mut mails = inbound::of_visit(db, visit)?.into_iter();
    mails
        .find(|mail| mail.id == id && mail.outcome == Outcome::Unconfirmed)
        .ok_or_else(|| Error::not_found("unconfirmed answer"))
}

fn decide(db: &mut Db, id: InboundId, (outcome, by): (Outcome, Editor)) -> Result<(), Error> {
    if !inbound::decide(db, id, outcome, (by.user, by.now))? {
        return Err(Error::not_found("mail that waits"));
    }
    epoch::bump(db)?;
    Ok(())
}
