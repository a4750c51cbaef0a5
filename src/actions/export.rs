//! Calendars of the latest publication, as feeds and files have them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Error;
use super::secretariat::{Secretariat, language};
use crate::domain::calendar::{Correspondence, Feed, Subscription};
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::reply::{GivenReply, Reply};
use crate::language::Language;
use crate::store::{self, Db, deliveries, participants, replies, told, visits};

/// The calendar of a participant, or the public one, as text. A language that is named is used instead of the
/// reader's.
///
/// # Errors
/// [`Error::NotFound`] for what was never published, and those of the database.
pub fn calendar(
    db: &mut Db,
    secretariat: &Secretariat,
    visit: VisitId,
    ((participant, spoken), now): ((Option<ParticipantId>, Option<Language>), Timestamp),
) -> Result<String, Error> {
    let feed = if let Some(id) = participant {
        let (_, participant) = participants::find_anywhere(db, id)?
            .filter(|(of, _)| *of == visit)
            .ok_or_else(|| Error::not_found(format!("participant {id} of this visit")))?;
        let whose = (id, participant.links_generation);
        participant_feed(db, secretariat, whose, (spoken, now))?
    } else {
        let visit = visits::find(db, visit)?;
        let slug = visit.map_or_else(String::new, |visit| visit.slug);
        public_feed(db, secretariat, &slug, (spoken, now))?
    };
    let feed = feed.ok_or_else(|| {
        Error::not_found("calendar: the visit is not published, or not public; publish it first")
    })?;
    Ok(feed.to_text())
}

/// The feed behind a participant's link of some generation; `None`: there is none, or none any more.
///
/// # Errors
/// Those of the database.
pub fn participant_feed(
    db: &mut Db,
    secretariat: &Secretariat,
    (id, generation): (ParticipantId, u32),
    (spoken, now): (Option<Language>, Timestamp),
) -> Result<Option<Feed>, Error> {
    let found = participants::find_anywhere(db, id)?;
    let Some((visit, _)) = found.filter(|(_, of)| of.links_generation == generation) else {
        return Ok(None);
    };
    let Some(publication) = secretariat.shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let reach = deliveries::of_participants(db, &[id])?;
    let locale = reach.first().map_or("", |reach| reach.locale.as_str());
    let subscription = Subscription {
        publication: &publication,
        language: spoken.unwrap_or_else(|| language(locale, &publication)),
        page_url: &secretariat.links.page_url(id, generation),
        feed_url: &secretariat.links.feed_url(id, generation),
        now,
    };
    if !publication.roster.contains_key(&id)
        && (subscription.has_ended() || !store::publications::was_on_roster(db, visit, id)?)
    {
        return Ok(None);
    }
    let feed_uids = told::feed_uids(db, id)?;
    let replies = counted_replies(db, id)?;
    let correspondence = Correspondence {
        feed_uids: &feed_uids,
        replies: &replies,
    };
    Ok(Some(subscription.of_participant(id, correspondence)?))
}

/// What counts of a participant's answers.
///
/// # Errors
/// Those of the database.
pub fn counted_replies(db: &mut Db, id: ParticipantId) -> Result<BTreeMap<ItemId, Reply>, Error> {
    let known = told::of_participants(db, &[id])?;
    let asked: BTreeMap<ItemId, u32> = known
        .into_iter()
        .filter_map(|known| Some((known.item, known.told?.asked)))
        .collect();
    let counted = |GivenReply { item, reply, .. }| {
        let asked = asked.get(&item).copied().unwrap_or_default();
        (
            item,
            Reply {
                status: reply.counted(asked),
                ..reply
            },
        )
    };
    Ok(replies::of_participants(db, &[id])?
        .into_iter()
        .map(counted)
        .collect())
}

/// The feed of a public visit; `None`: there is no such visit, or it is not public.
///
/// # Errors
/// Those of the database.
pub fn public_feed(
    db: &mut Db,
    secretariat: &Secretariat,
    slug: &str,
    (spoken, now): (Option<Language>, Timestamp),
) -> Result<Option<Feed>, Error> {
    let Some(visit) = visits::find_by_slug(db, slug)? else {
        return Ok(None);
    };
    let latest = secretariat.shelf.latest(db, visit.id)?;
    let Some(publication) = latest.filter(|publication| publication.visit.public) else {
        return Ok(None);
    };
    let base = secretariat.links.public_url();
    let subscription = Subscription {
        publication: &publication,
        language: spoken.unwrap_or_else(|| language("", &publication)),
        page_url: &format!("{base}/v/{slug}"),
        feed_url: &format!("{base}/v/{slug}.ics"),
        now,
    };
    Ok(Some(subscription.of_public()?))
}
