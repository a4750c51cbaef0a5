//! Digests: what an organiser has to see to, in one letter at the time they chose; nothing, if there is nothing.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::Error;
use super::secretariat::{Secretariat, Taken};
use super::summaries::{Summaries, Summary};
use crate::domain::agreement::Agreement;
use crate::domain::capability::Mailing;
use crate::domain::ids::{InstanceId, UserId};
use crate::domain::permission::Right;
use crate::domain::rhythm::Rhythm;
use crate::domain::time::Zone;
use crate::domain::visit::{Visit, VisitStatus};
use crate::language::Language;
use crate::mail::letters::{self, Digest, DigestVisit};
use crate::mail::message::{Letter, Mailbox, Message};
use crate::store::digests::{self, Subscription};
use crate::store::letters::Settled;
use crate::store::users::User;
use crate::store::{Db, agreements, members, replies, users, visits};

/// How many visits are summed up.
const SUMMED_UP: i64 = 50;
/// How many things to see to are listed of one visit: its page has the others.
const LISTED: usize = 6;
/// How many days before its end an agreement is mentioned.
const ENDING: i32 = 90;

/// Whose digest is due and free for `owner` to send, and for which day.
///
/// # Errors
/// Those of the database.
pub fn due(
    db: &mut Db,
    (owner, now): (InstanceId, Timestamp),
) -> Result<Vec<(Subscription, Date)>, Error> {
    let mut found = Vec::new();
    for wanted in digests::free(db, (owner, now))? {
        match Rhythm::parse(&wanted.rhythm) {
            Ok(rhythm) => {
                let day = rhythm.due(&wanted.time_zone, wanted.last_on, now);
                found.extend(day.map(|day| (wanted, day)));
            }
            Err(error) => tracing::error!(user = %wanted.user, %error, "a digest never comes"),
        }
    }
    Ok(found)
}

/// Takes a digest that is due, and writes it. `None`: there is nothing to say, or another process has it.
///
/// # Errors
/// Those of the database, and if a text of ours is missing.
pub fn write(
    db: &mut Db,
    (secretariat, summaries): (&Secretariat, &Summaries),
    (wanted, day): (&Subscription, Date),
    (owner, now): (InstanceId, Timestamp),
) -> Result<Option<Taken>, Error> {
    let place = (wanted.user, wanted.last_on);
    let Some(attempts) = digests::take(db, place, (owner, now))? else {
        return Ok(None);
    };
    let user = users::find(db, wanted.user)?;
    let user = user.ok_or_else(|| Error::not_found("user"))?;
    let language = user.locale.as_deref().and_then(Language::of_tag);
    let language = language.unwrap_or(Language::En);
    let teller = Teller {
        language,
        secretariat,
        wanted,
        day,
    };
    let visits = teller.visits(db, summaries, (&user, now))?;
    let agreements = teller.agreements(&agreements::all(db)?)?;
    let message = if visits.is_empty() && agreements.is_empty() {
        None
    } else {
        let letter = teller.letter(&user, (visits, agreements), now)?;
        frozen(secretariat, &letter, user.id)
    };
    if message.is_none() {
        digests::settle(db, (user.id, day, owner), Settled::Done)?;
    }
    Ok(message.map(|message| Taken { message, attempts }))
}

/// The letter as it goes; `None` if no mail can go to that address.
fn frozen(secretariat: &Secretariat, letter: &Letter, user: UserId) -> Option<Message> {
    match secretariat.freeze(letter) {
        Ok(message) => Some(message),
        Err(error) => {
            tracing::error!(%user, %error, "a digest cannot be mailed");
            None
        }
    }
}

/// What a digest of today would say of one visit, whether or not its reader gets any, and whether or not it is due.
///
/// # Errors
/// Those of the database, and if a text of ours is missing.
pub fn specimen(
    db: &mut Db,
    secretariat: &Secretariat,
    ((user, language, message_id), visit): ((&User, Language, &str), Visit),
    now: Timestamp,
) -> Result<Letter, Error> {
    let day = now.to_zoned(visit.time_zone.rules().clone()).date();
    let wanted = Subscription {
        user: user.id,
        rhythm: String::new(),
        time_zone: visit.time_zone.clone(),
        last_on: day.yesterday().unwrap_or(day),
    };
    let teller = Teller {
        language,
        secretariat,
        wanted: &wanted,
        day,
    };
    let summaries = Summaries::default().of(db, &secretariat.shelf, (vec![visit], now))?;
    let mut visits = Vec::new();
    for summary in summaries {
        visits.push(teller.visit(db, &summary)?);
    }
    let agreements = teller.agreements(&agreements::all(db)?)?;
    let letter = teller.letter(user, (visits, agreements), now)?;
    Ok(Letter {
        message_id: message_id.to_owned(),
        ..letter
    })
}

/// What makes digests come from the next time on: that of today has come, if its time is over.
#[must_use]
pub fn subscription(
    user: UserId,
    (rhythm, time_zone): (&Rhythm, Zone),
    now: Timestamp,
) -> Subscription {
    let today = time_zone.rules().to_datetime(now).date();
    let yesterday = today.yesterday().unwrap_or(today);
    let is_over = rhythm.due(&time_zone, yesterday, now).is_some();
    Subscription {
        user,
        rhythm: rhythm.text().to_owned(),
        time_zone,
        last_on: if is_over { today } else { yesterday },
    }
}

/// Says when somebody gets digests, whatever was said before.
///
/// # Errors
/// Those of the database.
pub fn subscribe(db: &mut Db, wanted: &Subscription) -> Result<(), Error> {
    Ok(digests::set(db, wanted)?)
}

/// Says that somebody gets no digests any more.
///
/// # Errors
/// Those of the database.
pub fn unsubscribe(db: &mut Db, user: UserId) -> Result<(), Error> {
    Ok(digests::remove(db, user)?)
}

/// Writes one digest.
struct Teller<'a> {
    language: Language,
    secretariat: &'a Secretariat,
    wanted: &'a Subscription,
    day: Date,
}

impl Teller<'_> {
    /// The visits that come within a week, and those where something is to be seen to.
    fn visits(
        &self,
        db: &mut Db,
        summaries: &Summaries,
        (user, now): (&User, Timestamp),
    ) -> Result<Vec<DigestVisit>, Error> {
        let upcoming = visits::upcoming_of(db, user, self.day, SUMMED_UP)?;
        let published = &self.secretariat.shelf;
        let mut told = Vec::new();
        for summary in summaries.of(db, published, (upcoming, now))? {
            let standing = members::standing(db, user, summary.visit.id)?;
            let sees_draft = standing.is_some_and(|as_what| as_what.role.may(Right::SeeDraft));
            if sees_draft && summary.visit.status == VisitStatus::Planned {
                let visit = self.visit(db, &summary)?;
                let within_a_week = (summary.visit.starts_on - self.day).get_days() <= 7;
                told.extend(Some(visit).filter(|visit| within_a_week || !visit.lines.is_empty()));
            }
        }
        Ok(told)
    }

    fn visit(&self, db: &mut Db, summary: &Summary) -> Result<DigestVisit, Error> {
        let visit = &summary.visit;
        let mut lines = Vec::new();
        let answers = self.new_answers(db, summary)?;
        if answers > 0 {
            let facts = [
                ("count", answers.into()),
                ("answered", summary.answered.into()),
                ("asked", summary.asked.into()),
            ];
            lines.push(self.language.say_with("digest-answers", facts)?);
        }
        for concern in summary.concerns.iter().take(LISTED) {
            lines.push(concern.said(self.language, visit)?);
        }
        let title = visit.title.shown(self.language.tag(), &visit.locales);
        Ok(DigestVisit {
            title: title.map_or_else(|| visit.slug.clone(), |title| title.text.to_owned()),
            dates: self.language.date_range(visit.starts_on, visit.ends_on),
            url: format!(
                "{}/visits/{}",
                self.secretariat.links.public_url(),
                visit.id
            ),
            lines,
        })
    }

    /// How many answers came since the last digest.
    fn new_answers(&self, db: &mut Db, summary: &Summary) -> Result<usize, Error> {
        let zone = self.wanted.time_zone.rules();
        let since = self.wanted.last_on.to_zoned(zone.clone());
        let since = since.map_or(Timestamp::MIN, |since| since.timestamp());
        let all = replies::of_visit(db, summary.visit.id)?;
        Ok(all.iter().filter(|given| given.reply.at >= since).count())
    }

    /// The agreements that end soon, the first to end first.
    fn agreements(&self, all: &[Agreement]) -> Result<Vec<String>, Error> {
        let until = self.day.checked_add(ENDING.days()).unwrap_or(self.day);
        let mut ending: Vec<(Date, &Agreement)> = all
            .iter()
            .filter_map(|agreement| Some((agreement.last_day()?, agreement)))
            .filter(|(ends, _)| (self.day..=until).contains(ends))
            .collect();
        ending.sort_by_key(|(ends, agreement)| (*ends, agreement.id));
        let line = |(ends, agreement): (Date, &Agreement)| {
            let title = agreement.title.shown(self.language.tag(), &[]);
            let title = title.map_or(agreement.key.as_str(), |title| title.text);
            let facts = [
                ("agreement", self.language.quoted(title).into()),
                ("day", self.language.date_without_weekday(ends).into()),
            ];
            Ok(self.language.say_with("digest-agreement", facts)?)
        };
        ending.into_iter().map(line).collect()
    }

    /// The letter. Its Message-ID is that of the day: should it go twice, mail programs show it once.
    fn letter(
        &self,
        user: &User,
        (visits, agreements): (Vec<DigestVisit>, Vec<String>),
        now: Timestamp,
    ) -> Result<Letter, Error> {
        let public_url = self.secretariat.links.public_url();
        Ok(letters::digest(&Digest {
            from: &self.secretariat.from,
            to: Mailbox {
                name: user.name.clone(),
                address: user.email.clone(),
            },
            language: self.language,
            day: self.day,
            visits,
            agreements,
            overview: format!("{public_url}/overview"),
            account: format!("{public_url}/account"),
            unsubscribe: self
                .secretariat
                .links
                .unsubscribe_url(Mailing::Digests(user.id)),
            message_id: self
                .secretariat
                .message_id(format_args!("digest-{}-{}", user.id, self.day)),
            date: now,
        })?)
    }
}
