//! The letter that reminds: of what is next, or of an answer.

use std::collections::BTreeMap;

use askama::Template;

use super::context::Written;
use super::paragraphs::Frame;
use super::programme::{Day, days};
use super::{Context, LetterError};
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ItemId;
use crate::domain::programme::{Entry, Reader};
use crate::domain::reminders::Occasion;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::ReminderKind;
use crate::domain::wording::Line;
use crate::language::TextError;
use crate::mail::message::Letter;

/// The letter that reminds of items, which it shows as they are published. `replies` are the answers that count.
///
/// # Errors
/// [`LetterError`]: a text is missing, or nothing of it is published any more.
pub fn reminder(
    context: &Context<'_>,
    about: (Occasion, &[ItemId]),
    replies: &BTreeMap<ItemId, ReplyStatus>,
) -> Result<Letter, LetterError> {
    let letter = Reminding::of(context, about, replies)?;
    Ok(context.letter(Written {
        subject: ReminderSubject { letter: &letter }.render()?,
        text: ReminderText { letter: &letter }.render()?,
        html: ReminderHtml { letter: &letter }.render()?,
    }))
}

/// All that the letter says.
#[derive(Debug)]
struct Reminding {
    frame: Frame,
    /// The subject.
    summary: String,
    eyebrow: String,
    title: Line,
    preview: String,
    opening: String,
    /// Which zone times are in.
    zone: String,
    days: Vec<Day>,
}

impl Reminding {
    fn of(
        context: &Context<'_>,
        (occasion, items): (Occasion, &[ItemId]),
        replies: &BTreeMap<ItemId, ReplyStatus>,
    ) -> Result<Self, LetterError> {
        let language = context.language;
        let wording = context.wording();
        let visit = &context.publication.visit;
        let reader = Reader::Participant(context.participant, context.reader);
        let mut entries = context.publication.programme(reader);
        entries.retain(|entry| items.contains(&entry.id));
        let first = entries.first().ok_or(LetterError::NothingSeen)?;
        let summary = subject(context, occasion, (first, entries.len()))?;
        let opening = opening(context, occasion, first)?;
        let zone = wording.zone_of_visit(&visit.time_zone);
        Ok(Self {
            // what was added to a publication is no news any more
            frame: Frame {
                note: None,
                ..context.frame(None)?
            },
            summary,
            eyebrow: language.say("letter-reminder")?,
            title: wording.heading(&visit.title),
            preview: opening.clone(),
            opening,
            zone: language.say_with("programme-zone", [("zone", zone.into())])?,
            // whose answer is missing is asked, by whichever way they were
            days: days(context, &wording, (&entries, replies), |entry| {
                occasion == Occasion::Rule(ReminderKind::MissingReply)
                    || entry.sight.asks_reader(false)
            })?,
        })
    }
}

/// The day of an entry on its reader's wall: `Tuesday 23 June`.
fn day(context: &Context<'_>, entry: &Entry<'_>) -> String {
    let starts = context.wording().on_own_wall(&entry.sight).starts;
    context.language.date_without_year(starts.wall.date())
}

/// Front-loaded with what it is about.
fn subject(
    context: &Context<'_>,
    occasion: Occasion,
    (first, count): (&Entry<'_>, usize),
) -> Result<String, TextError> {
    let language = context.language;
    let wording = context.wording();
    let visit = one_line(wording.plain(&context.publication.visit.short_title));
    let title = || one_line(wording.plain(first.sight.title));
    match occasion {
        Occasion::Rule(ReminderKind::Eve) => {
            let arguments = [("day", day(context, first).into()), ("visit", visit.into())];
            language.say_with("subject-reminder-eve", arguments)
        }
        Occasion::Rule(ReminderKind::FirstItem) => {
            let arguments = [("title", title().into()), ("visit", visit.into())];
            language.say_with("subject-reminder-first", arguments)
        }
        Occasion::Rule(ReminderKind::MissingReply) if count == 1 => {
            let arguments = [("title", title().into()), ("visit", visit.into())];
            language.say_with("subject-reminder-reply", arguments)
        }
        Occasion::Rule(ReminderKind::MissingReply) => {
            let arguments = [("count", count.into()), ("visit", visit.into())];
            language.say_with("subject-reminder-replies", arguments)
        }
        Occasion::Place => {
            let arguments = [("title", title().into()), ("visit", visit.into())];
            language.say_with("subject-reminder-place", arguments)
        }
    }
}

fn opening(
    context: &Context<'_>,
    occasion: Occasion,
    first: &Entry<'_>,
) -> Result<String, TextError> {
    let language = context.language;
    let day = || [("day", day(context, first).into())];
    match occasion {
        Occasion::Rule(ReminderKind::Eve) => language.say_with("reminder-eve", day()),
        Occasion::Rule(ReminderKind::FirstItem) => language.say_with("reminder-first", day()),
        Occasion::Rule(ReminderKind::MissingReply) => match context.reply_by() {
            Some(date) => language.say_with("reminder-reply-by", [("date", date.into())]),
            None => language.say("reminder-reply"),
        },
        Occasion::Place => language.say("reminder-place"),
    }
}

#[derive(Template)]
#[template(path = "mail/reminder/subject.txt")]
struct ReminderSubject<'l> {
    letter: &'l Reminding,
}

#[derive(Template)]
#[template(path = "mail/reminder/body.txt")]
struct ReminderText<'l> {
    letter: &'l Reminding,
}

#[derive(Template)]
#[template(path = "mail/reminder/body.html")]
struct ReminderHtml<'l> {
    letter: &'l Reminding,
}
