//! The one letter that tells a whole programme: what changed on top, then every day.

use std::collections::BTreeMap;

use askama::Template;

use super::answers;
use super::context::Written;
use super::news::News;
use super::paragraphs::{Frame, columns, fact_rows, indented, labelled};
use super::{Context, LetterError};
use crate::domain::agenda::ItemStatus;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ItemId;
use crate::domain::notice::{Act, Telling};
use crate::domain::programme::{Entry, Reader};
use crate::domain::reply::ReplyStatus;
use crate::domain::wording::{Fact, Line, Topic, Wording};
use crate::mail::message::Letter;

/// The letter for all tellings by `Channel::Programme`: without any, the programme as it is.
///
/// `replies` are the answers that count; what the reader declined is left out.
///
/// # Errors
/// [`LetterError`]: a text is missing.
pub fn programme<'a>(
    context: &Context<'a>,
    tellings: &[Telling<'a>],
    replies: &BTreeMap<ItemId, ReplyStatus>,
) -> Result<Letter, LetterError> {
    let letter = Programme::of(context, tellings, replies)?;
    Ok(context.letter(Written {
        subject: ProgrammeSubject { letter: &letter }.render()?,
        text: ProgrammeText { letter: &letter }.render()?,
        html: ProgrammeHtml { letter: &letter }.render()?,
    }))
}

/// All that the letter says.
#[derive(Debug)]
struct Programme {
    frame: Frame,
    /// The subject.
    summary: String,
    eyebrow: String,
    title: Line,
    preview: String,
    opening: String,
    changes_heading: String,
    news: Vec<News>,
    /// Which zone times are in.
    zone: String,
    /// Shown where there are no days.
    nothing: String,
    days: Vec<Day>,
    feed: Option<Feed>,
}

/// Where to subscribe to the programme.
#[derive(Debug)]
struct Feed {
    label: String,
    in_text: String,
    url: String,
}

/// What happens on one day.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) heading: String,
    pub(super) rows: Vec<Row>,
}

/// One appointment of a day.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) time: String,
    /// Why it is not certain.
    pub(super) mark: Option<String>,
    pub(super) is_off: bool,
    pub(super) title: Line,
    pub(super) facts: Vec<Fact>,
    /// That an answer is wanted.
    pub(super) answer: Option<AnswerWanted>,
}

/// That an answer is wanted, and where it is given.
#[derive(Debug)]
pub(super) struct AnswerWanted {
    pub(super) words: String,
    pub(super) url: String,
}

impl Programme {
    fn of<'a>(
        context: &Context<'a>,
        tellings: &[Telling<'a>],
        replies: &BTreeMap<ItemId, ReplyStatus>,
    ) -> Result<Self, LetterError> {
        let language = context.language;
        let wording = context.wording();
        let entries = entries(context, replies);
        let is_news = !is_first(tellings, &entries);
        let news = if is_news {
            News::of_all(context, tellings)?
        } else {
            Vec::new()
        };
        let opening = if news.is_empty() {
            "programme-first"
        } else {
            "programme-changed"
        };
        let visit = &context.publication.visit;
        let zone = wording.zone_of_visit(&visit.time_zone);
        let subject = subject(context, &news)?;
        let first = news.first().map(|first| first.labelled.clone());
        Ok(Self {
            frame: context.frame(None)?,
            preview: first.unwrap_or_else(|| subject.clone()),
            summary: subject,
            eyebrow: language.say("letter-programme")?,
            title: wording.heading(&visit.title),
            opening: language.say(opening)?,
            changes_heading: language.say("changes-heading")?,
            news,
            zone: language.say_with("programme-zone", [("zone", zone.into())])?,
            nothing: language.say("programme-empty")?,
            days: days(context, &wording, (&entries, replies), |entry| {
                entry.sight.asks_reader(false)
            })?,
            feed: feed(context)?,
        })
    }
}

/// The feed of whom the letter is for.
fn feed(context: &Context<'_>) -> Result<Option<Feed>, LetterError> {
    let language = context.language;
    let feed = context.links.feed.map(|url| {
        let label = language.say("programme-feed")?;
        Ok(Feed {
            in_text: labelled(language, &label, "")?,
            label,
            url: url.to_owned(),
        })
    });
    feed.transpose()
}

/// What the reader sees and has not declined.
fn entries<'a>(context: &Context<'a>, replies: &BTreeMap<ItemId, ReplyStatus>) -> Vec<Entry<'a>> {
    let publication = context.publication;
    if !publication.roster.contains_key(&context.participant) {
        return Vec::new();
    }
    let reader = Reader::Participant(context.participant, context.reader);
    let entries = publication.programme(reader).into_iter();
    entries
        .filter(|entry| replies.get(&entry.id) != Some(&ReplyStatus::Declined))
        .collect()
}

/// Whether the reader is told their programme for the first time, so that nothing in it is news.
fn is_first(tellings: &[Telling<'_>], entries: &[Entry<'_>]) -> bool {
    let announces = |id: ItemId| {
        tellings
            .iter()
            .any(|telling| telling.item == id && telling.act == Act::Announce)
    };
    tellings.iter().all(|telling| telling.act == Act::Announce)
        && entries
            .iter()
            .filter(|entry| entry.sight.status != ItemStatus::Cancelled)
            .all(|entry| announces(entry.id))
}

/// Front-loaded with what changed.
fn subject(context: &Context<'_>, news: &[News]) -> Result<String, LetterError> {
    let language = context.language;
    let visit = &context.publication.visit;
    let short = one_line(context.wording().plain(&visit.short_title));
    Ok(match news {
        [] => {
            let dates = language.date_range(visit.starts_on, visit.ends_on);
            let arguments = [("visit", short.into()), ("dates", dates.into())];
            language.say_with("subject-programme", arguments)?
        }
        [only] => {
            let arguments = [("title", only.title.text().into()), ("visit", short.into())];
            language.say_with("subject-programme-one", arguments)?
        }
        several => {
            let arguments = [("count", several.len().into()), ("visit", short.into())];
            language.say_with("subject-programme-many", arguments)?
        }
    })
}

/// Entries, below the days on which they start; an answer is asked for where `is_asked` and none was given.
pub(super) fn days<'a>(
    context: &Context<'a>,
    wording: &Wording<'a>,
    (entries, replies): (&[Entry<'a>], &BTreeMap<ItemId, ReplyStatus>),
    is_asked: impl Fn(&Entry<'a>) -> bool,
) -> Result<Vec<Day>, LetterError> {
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let date = wording.on_own_wall(&entry.sight).starts.wall.date();
        let heading = context.language.day_heading(date);
        let reply = replies.get(&entry.id).copied();
        let is_missing = reply.is_none_or(|reply| reply == ReplyStatus::NeedsAction);
        let row = row(context, wording, (entry, is_missing && is_asked(entry)))?;
        match days.last_mut().filter(|day| day.heading == heading) {
            Some(day) => day.rows.push(row),
            None => days.push(Day {
                heading,
                rows: vec![row],
            }),
        }
    }
    Ok(days)
}

fn row<'a>(
    context: &Context<'a>,
    wording: &Wording<'a>,
    (entry, wants_answer): (&Entry<'a>, bool),
) -> Result<Row, LetterError> {
    let sight = &entry.sight;
    let of_visit = sight
        .host
        .is_none_or(|host| host.id == context.publication.visit.host.id);
    let clocks_change = wording.on_own_wall(sight).crosses_change_of_hour();
    let mut facts = wording.facts(sight)?;
    facts.retain(|fact| match fact.topic {
        Topic::Date | Topic::Starts | Topic::Ends => false,
        // the hours in the margin do not say how long it lasts
        Topic::Time => fact.lines.len() > 1 || clocks_change,
        Topic::InvitedBy => !of_visit,
        _ => sight.status != ItemStatus::Cancelled,
    });
    if let Some(reason) = sight.reason {
        facts.extend(wording.reason(reason)?);
    }
    let is_certain = sight.status == ItemStatus::Confirmed;
    let mark = (!is_certain)
        .then(|| wording.status(sight.status))
        .transpose()?;
    Ok(Row {
        time: wording.row_time(sight)?,
        mark,
        is_off: sight.status == ItemStatus::Cancelled,
        title: wording.heading(sight.title),
        facts,
        answer: wants_answer
            .then(|| answer_wanted(context, entry.id))
            .transpose()?,
    })
}

fn answer_wanted(context: &Context<'_>, item: ItemId) -> Result<AnswerWanted, LetterError> {
    let words = match context.reply_by() {
        Some(date) => context
            .language
            .say_with("programme-answer-by", [("date", date.into())])?,
        None => context.language.say("programme-answer")?,
    };
    let url = answers::url(context, item);
    Ok(AnswerWanted { words, url })
}

impl Row {
    /// What stands below time and title in plain text.
    pub(super) fn written(&self) -> String {
        let mut text = columns(fact_rows(&self.facts));
        if let Some(answer) = &self.answer {
            text.push_str(&answer.words);
            text.push('\n');
            text.push_str(&answer.url);
        }
        indented(&text)
    }
}

#[derive(Template)]
#[template(path = "mail/programme/subject.txt")]
struct ProgrammeSubject<'l> {
    letter: &'l Programme,
}

#[derive(Template)]
#[template(path = "mail/programme/body.txt")]
struct ProgrammeText<'l> {
    letter: &'l Programme,
}

#[derive(Template)]
#[template(path = "mail/programme/body.html")]
struct ProgrammeHtml<'l> {
    letter: &'l Programme,
}
