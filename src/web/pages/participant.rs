//! A participant's programme, at their personal address.

use askama::Template;

use super::Frame;
use super::answers::{AnswerForm, Own, RowAnswer, calendar_key};
use super::choices::WayChoice;
use super::head::Head;
use super::links::{ContactCard, Link};
use super::polls::Question;
use super::programme::{Programme, Row, Showing};
use super::subscribe::Subscribe;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::programme::Reader;
use crate::domain::publication::{FrozenParticipant, Publication};
use crate::domain::visit::Notify;
use crate::domain::wording::{Line, Wording};
use crate::language::{Language, TextError};
use crate::web::assets;

/// How a participant learns of changes.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// Their feed.
    pub feed_url: &'a str,
    /// How they are told today.
    pub notify: Notify,
    /// Whether mail reaches them.
    pub has_address: bool,
    /// The key by which push services know us.
    pub push_key: &'a str,
    /// Whether they read it themselves. Their feed is nothing for an assistant: it leads to the participant's own page,
    /// and goes on after somebody assists no more. Nor is what is kept about them, and how they are told.
    pub is_own: bool,
}

impl Reach<'_> {
    /// What subscribing means to them: no more is promised than will be sent.
    const fn hint_key(&self) -> &'static str {
        match self.notify {
            Notify::Programme => "page-subscribe-hint",
            Notify::Invitations => "page-subscribe-hint-invited",
            Notify::ByHand | Notify::None => "page-subscribe-hint-public",
        }
    }
}

/// What just happened, on top of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened, and nothing else.
    Opened,
    /// An answer to this item was kept.
    Answered(ItemId),
    /// A proposal for this item was kept.
    Proposed(ItemId),
    /// How they are told was kept.
    Chosen,
    /// What they said to a question for a time was kept.
    Said,
    /// Nothing was kept, for the reason under this key.
    Refused(&'static str),
}

/// The programme of somebody on the roster.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/participant.html")]
pub struct ParticipantPage {
    frame: Frame,
    head: Head,
    whose: String,
    version: String,
    done: Option<Done>,
    refused: Option<String>,
    note: Option<Line>,
    questions: Vec<Question>,
    wanted: Option<Wanted>,
    programme: Programme,
    seen: Option<Seen>,
    subscribe: Option<Subscribe>,
    choice: Option<WayChoice>,
    contact: Option<ContactCard>,
    push: Push,
    data_url: Option<String>,
}

/// What a script needs to let a device be told of urgent changes.
#[derive(Clone, Debug)]
struct Push {
    key: String,
    /// The address of the page, without host: the worker acts there alone.
    action: String,
    script_url: String,
}

/// That something was kept.
#[derive(Clone, Debug)]
struct Done {
    heading: String,
    lines: Vec<String>,
}

/// An answer that is wanted, on top of the page.
#[derive(Clone, Debug)]
struct Wanted {
    /// Until when, or that the reader is about to change it.
    label: String,
    title: Line,
    href: String,
    when: String,
    form: AnswerForm,
    /// What else waits for an answer.
    others: Vec<Link>,
}

/// The button by which somebody says that they have seen what changed.
#[derive(Clone, Debug)]
struct Seen {
    action: String,
    version: u32,
}

impl ParticipantPage {
    /// The page of a participant who is on the roster of the latest publication; `None` if they are not.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(
        showing: &Showing<'_>,
        participant: ParticipantId,
        (own, reach, event): (&Own<'_>, Reach<'_>, Event),
    ) -> Result<Option<Self>, TextError> {
        let publication = showing.publication;
        let Some(on_roster) = publication.roster.get(&participant) else {
            return Ok(None);
        };
        let reader = Reader::Participant(participant, on_roster);
        let wording = showing.wording(reader);
        let language = showing.language;
        let name = [("name", one_line(&on_roster.name.full()).into())];
        let hint = language.say(reach.hint_key())?;
        let subscribe = Subscribe::new(reach.feed_url, &calendar_name(&wording), hint);
        let mut programme = Programme::new(showing, reader, Some(own))?;
        let done = done((event, own), &programme, language)?;
        let refused = match event {
            Event::Refused(key) => Some(language.say(key)?),
            _ => None,
        };
        Ok(Some(Self {
            frame: frame(&wording),
            head: Head::new(&wording)?,
            whose: language.say_with("page-whose", name)?,
            version: wording.own_version(
                publication.version,
                publication.published_at,
                on_roster.changed_in,
            )?,
            done,
            refused,
            note: note(&wording, publication, on_roster),
            questions: Question::all(&wording, own, own.asked)?,
            wanted: wanted((showing, reader), own, &mut programme)?,
            seen: programme.news.as_ref().map(|_| Seen {
                action: format!("{}/seen{}", own.path, own.query),
                version: publication.version,
            }),
            programme,
            subscribe: reach.is_own.then_some(subscribe),
            choice: WayChoice::new(own, reach, language)?,
            contact: publication.visit.contact.as_ref().map(ContactCard::new),
            push: Push {
                key: reach.push_key.to_owned(),
                action: own.path.to_owned(),
                script_url: assets::script_url("push.js"),
            },
            data_url: reach
                .is_own
                .then(|| format!("{}/data{}", own.path, own.query)),
        }))
    }
}

/// What was kept, and what that means.
fn done(
    (event, own): (Event, &Own<'_>),
    programme: &Programme,
    language: Language,
) -> Result<Option<Done>, TextError> {
    let (heading, lines) = match event {
        Event::Opened | Event::Refused(_) => return Ok(None),
        Event::Chosen => (language.say("choice-kept")?, Vec::new()),
        Event::Said => (language.say("poll-kept")?, Vec::new()),
        Event::Proposed(item) => {
            let Some(row) = programme.row(item).filter(|row| row.gathering.is_some()) else {
                return Ok(None);
            };
            let heading = language.say("host-proposal-kept")?;
            (heading, vec![row.title.text()])
        }
        Event::Answered(item) => {
            let found = programme.row(item);
            let Some((row, answer)) = found.and_then(|row| Some((row, row.answer.as_ref()?)))
            else {
                return Ok(None);
            };
            if answer.is_missing() {
                return Ok(None);
            }
            let status = answer.status();
            let told = own.told.get(&item).copied();
            let state = answer.word.clone();
            let words = [("title", row.title.text().into()), ("state", state.into())];
            let then = if answer.waits {
                "answer-waits-more"
            } else {
                calendar_key(status, told)
            };
            let lines = vec![
                language.say_with("answer-kept-more", words)?,
                language.say(then)?,
            ];
            (language.say("answer-kept")?, lines)
        }
    };
    Ok(Some(Done { heading, lines }))
}

/// The answer that stands on top of the page: the one that a link or a refused form is about, else the first that is
/// missing.
fn wanted(
    (showing, reader): (&Showing<'_>, Reader<'_>),
    own: &Own<'_>,
    programme: &mut Programme,
) -> Result<Option<Wanted>, TextError> {
    let is_open = |row: &&Row| {
        row.answer
            .as_ref()
            .is_some_and(|answer| answer.form.is_some())
    };
    let is_missing = |row: &&Row| {
        let answer = row.answer.as_ref();
        is_open(row) && answer.is_some_and(RowAnswer::is_missing)
    };
    let chosen = own
        .focus
        .item
        .and_then(|item| programme.row(item))
        .filter(is_open);
    let first = programme.rows().find(is_missing);
    let Some(item) = chosen.or(first).map(|row| row.item) else {
        return Ok(None);
    };
    let others = programme.rows().filter(is_missing);
    let others = others.filter(|row| row.item != item).map(|row| Link {
        href: format!("#{}", row.id),
        text: row.title.text(),
    });
    let others: Vec<Link> = others.collect();
    let publication = showing.publication;
    let frozen = publication.items.get(&item);
    let sight = frozen.and_then(|frozen| publication.sight(frozen, reader));
    let when = sight
        .as_ref()
        .map(|sight| showing.wording(reader).when_in_line(sight))
        .transpose()?;
    let Some(row) = programme.rows_mut().find(|row| row.item == item) else {
        return Ok(None);
    };
    let Some((form, answer)) = row.answer.as_mut().and_then(|answer| {
        answer.is_on_top = true;
        Some((answer.form.take()?, &*answer))
    }) else {
        return Ok(None);
    };
    Ok(Some(Wanted {
        label: label(showing, answer)?,
        title: row.title.clone(),
        href: format!("#{}", row.id),
        when: when.unwrap_or_default(),
        form,
        others,
    }))
}

/// That an answer is wanted, and until when if that is not over; or what was answered.
fn label(showing: &Showing<'_>, answer: &RowAnswer) -> Result<String, TextError> {
    let (visit, language) = (&showing.publication.visit, showing.language);
    if !answer.is_missing() {
        return Ok(answer.word.clone());
    }
    let today = visit.time_zone.rules().to_datetime(showing.now).date();
    match visit.reply_by.filter(|day| *day >= today) {
        Some(day) => {
            let date = language.date_without_year(day);
            language.say_with("programme-answer-by", [("date", date.into())])
        }
        None => language.say("programme-answer"),
    }
}

/// What the organisers said with the publication that last changed this programme.
fn note(
    wording: &Wording<'_>,
    publication: &Publication,
    reader: &FrozenParticipant,
) -> Option<Line> {
    let concerns = reader.changed_in == publication.version;
    let texts = &publication.note;
    let shown = texts.shown(wording.language.tag(), &publication.visit.locales)?;
    concerns.then(|| Line::of_shown(shown))
}

/// That somebody is no longer on the roster, and whom to ask.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/removed.html")]
pub struct RemovedPage {
    frame: Frame,
    head: Head,
    contact: Option<ContactCard>,
}

impl RemovedPage {
    /// The page of somebody whose removal was published.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(publication: &Publication, language: Language) -> Result<Self, TextError> {
        let wording = Wording {
            visit: &publication.visit,
            language,
            reader: Reader::Public,
            reader_zone: None,
        };
        Ok(Self {
            frame: frame(&wording),
            head: Head::new(&wording)?,
            contact: publication.visit.contact.as_ref().map(ContactCard::new),
        })
    }
}

/// The frame of a page on which the host of the visit speaks.
fn frame(wording: &Wording<'_>) -> Frame {
    Frame {
        brand: one_line(&wording.visit.host.name),
        ..Frame::new(wording.language)
    }
}

/// What the subscription is called in calendars.
pub(super) fn calendar_name(wording: &Wording<'_>) -> String {
    one_line(wording.plain(&wording.visit.short_title))
}
