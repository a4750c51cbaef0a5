//! Letters about one appointment, each with its calendar object: invitation, change, cancellation, withdrawal.

use askama::Template;

use super::answers::AnswerLink;
use super::context::Written;
use super::opening::{ask, opening};
use super::paragraphs::{Frame, change_rows, columns, fact_rows, indented};
use super::{Context, LetterError};
use crate::domain::Closed;
use crate::domain::agenda::ItemStatus;
use crate::domain::calendar::{CalendarUser, Event, Identity, Invitation, SeenIn, text::one_line};
use crate::domain::notice::{Act, Telling, Told};
use crate::domain::programme::Sight;
use crate::domain::reply::ReplyStatus;
use crate::domain::wording::{Change, Ending, Fact, Line, Topic, Wording};
use crate::mail::message::{Calendar, Letter};

/// Where the reader and the item stand once the letter is sent.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// What they know then: [`Telling::told_after`].
    pub told: &'a Told,
    /// The answer that counts, if it still does.
    pub reply: ReplyStatus,
}

/// The letter for a telling by `Channel::Invitation`.
///
/// # Errors
/// [`LetterError`]: the reader may see nothing of the item, or a text is missing.
pub fn invitation<'a>(
    context: &Context<'a>,
    telling: &Telling<'a>,
    standing: Standing<'_>,
) -> Result<Letter, LetterError> {
    let sight = sight(context, telling).ok_or(LetterError::NothingSeen)?;
    let appointment = Appointment::about(context, telling, &sight, standing.reply)?;
    let (subject, text, html) = match telling.act {
        Act::Announce | Act::Update => (
            InvitationSubject {
                letter: &appointment,
            }
            .render()?,
            InvitationText {
                letter: &appointment,
            }
            .render()?,
            InvitationHtml {
                letter: &appointment,
            }
            .render()?,
        ),
        Act::Cancel => (
            CancellationSubject {
                letter: &appointment,
            }
            .render()?,
            CancellationText {
                letter: &appointment,
            }
            .render()?,
            CancellationHtml {
                letter: &appointment,
            }
            .render()?,
        ),
        Act::Withdraw | Act::Readdress | Act::Clear => (
            WithdrawalSubject {
                letter: &appointment,
            }
            .render()?,
            WithdrawalText {
                letter: &appointment,
            }
            .render()?,
            WithdrawalHtml {
                letter: &appointment,
            }
            .render()?,
        ),
    };
    Ok(Letter {
        calendar: Some(calendar(context, telling, &sight, standing)?),
        ..context.letter(Written {
            subject,
            text,
            html,
        })
    })
}

/// What the letter is about: the item as it is, or as the reader knew it if they see it no more.
fn sight<'a>(context: &Context<'a>, telling: &Telling<'a>) -> Option<Sight<'a>> {
    let ends_alone = telling.act.ends_event() && telling.act != Act::Cancel;
    if ends_alone && telling.was.is_some() {
        return telling.was.clone();
    }
    let publication = context.publication;
    let reader = publication.reader(context.participant)?;
    publication.sight(publication.items.get(&telling.item)?, reader)
}

/// SUMMARY, and so the subject.
fn summary<'a>(wording: &Wording<'a>, act: Act, sight: &Sight<'a>) -> Result<String, LetterError> {
    Ok(match act {
        Act::Announce | Act::Update | Act::Cancel => wording.summary(sight)?,
        Act::Withdraw => wording.summary_of_end(sight, Ending::Withdrawn)?,
        Act::Readdress => wording.summary_of_end(sight, Ending::Readdressed)?,
        Act::Clear => wording.summary_of_end(sight, Ending::Cleared)?,
    })
}

fn calendar<'a>(
    context: &Context<'a>,
    telling: &Telling<'a>,
    sight: &Sight<'a>,
    standing: Standing<'_>,
) -> Result<Calendar, LetterError> {
    let told = standing.told;
    let uid = told.uid.ok_or(LetterError::NoUid {
        channel: told.channel.word(),
    })?;
    let identity = Identity {
        uid: uid.to_string(),
        sequence: told.sequence,
        created: None,
        last_modified: told.dtstamp.unwrap_or(context.now),
    };
    let wording = context.wording();
    let event = wording.event(
        sight,
        identity,
        seen_in(context, telling),
        context.links.page,
    )?;
    let ends = telling.act.ends_event();
    let inviter = wording.inviter(Some(sight));
    let organizer = told.organizer.as_ref().filter(|_| ends);
    let invitation = Invitation {
        event: Event {
            summary: summary(&wording, telling.act, sight)?,
            status: if ends {
                ItemStatus::Cancelled
            } else {
                sight.status
            },
            ..event
        },
        organizer: CalendarUser {
            name: inviter
                .map(|inviter| inviter.name.clone())
                .unwrap_or_default(),
            address: organizer.unwrap_or(&context.from.address).clone(),
        },
        attendee: CalendarUser {
            name: context.reader.name.full(),
            address: context.to.to_owned(),
        },
        reply: standing.reply,
    };
    Ok(Calendar {
        method: invitation.method().word().to_owned(),
        body: invitation.to_text(),
    })
}

/// The publication in which what the reader sees of the item last changed.
fn seen_in(context: &Context<'_>, telling: &Telling<'_>) -> SeenIn {
    let publication = context.publication;
    let item = publication.items.get(&telling.item);
    let seen = item.and_then(|item| item.audience.get(&context.participant));
    seen.map_or(
        SeenIn {
            version: publication.version,
            at: publication.published_at,
        },
        |seen| SeenIn {
            version: seen.changed_in,
            at: seen.changed_at,
        },
    )
}

/// All that a letter about one appointment says.
#[derive(Debug)]
struct Appointment {
    frame: Frame,
    summary: String,
    /// What kind of letter it is, above the title.
    eyebrow: String,
    title: Line,
    /// Day, time and place, for lists of messages.
    preview: String,
    opening: String,
    /// Shown while it is to be confirmed.
    warning: Option<String>,
    reason_label: String,
    reason: Option<Line>,
    changes_heading: String,
    /// `None`: nothing the reader knew; empty: words in other languages, or of no weight.
    changes: Option<Vec<Change>>,
    changes_of_no_weight: String,
    facts: Vec<Fact>,
    /// What is asked of the reader.
    ask: Vec<String>,
    /// The ways to answer on the reader's page; none if nothing is asked.
    answers: Vec<AnswerLink>,
    /// Not in a copy: it carries no calendar object.
    calendar_follows: Option<String>,
}

impl Appointment {
    fn about<'a>(
        context: &Context<'a>,
        telling: &Telling<'a>,
        sight: &Sight<'a>,
        reply: ReplyStatus,
    ) -> Result<Self, LetterError> {
        let language = context.language;
        let wording = context.wording();
        let expects = matches!(telling.act, Act::Announce | Act::Update);
        let was = telling.was.as_ref().filter(|_| telling.act == Act::Update);
        let changes = was.map(|was| wording.changes(was, sight)).transpose()?;
        let tentative = expects && sight.status == ItemStatus::Tentative;
        let warning = tentative
            .then(|| language.say("tentative-warning"))
            .transpose()?;
        let asks = if expects {
            ask(context, (telling, sight), reply)?
        } else {
            Vec::new()
        };
        Ok(Self {
            frame: context.frame(Some(sight))?,
            summary: one_line(&summary(&wording, telling.act, sight)?),
            eyebrow: language.say(eyebrow(telling.act, sight.status))?,
            title: wording.heading(sight.title),
            preview: wording.when_in_line(sight)?,
            opening: language.say(opening(context, telling, sight))?,
            warning,
            reason_label: language.say("topic-reason")?,
            reason: sight.reason.and_then(|reason| wording.line(reason)),
            changes_heading: language.say("changes-heading")?,
            changes,
            changes_of_no_weight: language.say("change-wording")?,
            facts: facts_for(telling.act, wording.facts(sight)?),
            answers: if asks.is_empty() {
                Vec::new()
            } else {
                AnswerLink::both(context, telling.item, sight)?
            },
            ask: asks,
            calendar_follows: context
                .assistant
                .is_none()
                .then(|| language.say("calendar-follows"))
                .transpose()?,
        })
    }

    fn facts_in_columns(&self) -> String {
        columns(fact_rows(&self.facts))
    }

    fn changes_in_columns(&self) -> String {
        let changes = self.changes.iter().flatten();
        indented(&columns(change_rows(changes)))
    }
}

/// Who is not expected any more, or is written to elsewhere, needs no more than what and when.
fn facts_for(act: Act, mut facts: Vec<Fact>) -> Vec<Fact> {
    let needed = |topic: Topic| match act {
        Act::Announce | Act::Update => true,
        Act::Cancel => topic <= Topic::To || topic == Topic::InvitedBy,
        Act::Withdraw | Act::Readdress | Act::Clear => topic <= Topic::To,
    };
    facts.retain(|fact| needed(fact.topic));
    facts
}

fn eyebrow(act: Act, status: ItemStatus) -> &'static str {
    match (act, status) {
        (Act::Announce, ItemStatus::Tentative) => "letter-invitation-tentative",
        (Act::Announce, _) => "letter-invitation",
        (Act::Update, _) => "letter-update",
        (Act::Cancel, _) => "letter-cancellation",
        (Act::Withdraw, _) => "letter-withdrawal",
        (Act::Readdress, _) => "letter-readdress",
        (Act::Clear, _) => "letter-clear",
    }
}

#[derive(Template)]
#[template(path = "mail/invitation/subject.txt")]
struct InvitationSubject<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/invitation/body.txt")]
struct InvitationText<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/invitation/body.html")]
struct InvitationHtml<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/cancellation/subject.txt")]
struct CancellationSubject<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/cancellation/body.txt")]
struct CancellationText<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/cancellation/body.html")]
struct CancellationHtml<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/withdrawal/subject.txt")]
struct WithdrawalSubject<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/withdrawal/body.txt")]
struct WithdrawalText<'l> {
    letter: &'l Appointment,
}

#[derive(Template)]
#[template(path = "mail/withdrawal/body.html")]
struct WithdrawalHtml<'l> {
    letter: &'l Appointment,
}
