//! A participant's programme, at their personal address.

use askama::Template;

use super::Frame;
use super::head::Head;
use super::links::ContactCard;
use super::programme::{Programme, Showing};
use super::subscribe::Subscribe;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ParticipantId;
use crate::domain::programme::Reader;
use crate::domain::publication::{FrozenParticipant, Publication};
use crate::domain::visit::Notify;
use crate::domain::wording::{Line, Wording};
use crate::language::{Language, TextError};

/// How a participant learns of changes.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// Their feed.
    pub feed_url: &'a str,
    /// How they are told today.
    pub notify: Notify,
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

/// The programme of somebody on the roster.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/participant.html")]
pub struct ParticipantPage {
    frame: Frame,
    head: Head,
    whose: String,
    version: String,
    note: Option<Line>,
    programme: Programme,
    subscribe: Subscribe,
    contact: Option<ContactCard>,
}

impl ParticipantPage {
    /// The page of a participant who is on the roster of the latest publication; `None` if they are not.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(
        showing: &Showing<'_>,
        participant: ParticipantId,
        reach: Reach<'_>,
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
        Ok(Some(Self {
            frame: frame(&wording),
            head: Head::new(&wording)?,
            whose: language.say_with("page-whose", name)?,
            version: wording.own_version(
                publication.version,
                publication.published_at,
                on_roster.changed_in,
            )?,
            note: note(&wording, publication, on_roster),
            programme: Programme::new(showing, reader)?,
            subscribe: Subscribe::new(reach.feed_url, &calendar_name(&wording), hint),
            contact: publication.visit.contact.as_ref().map(ContactCard::new),
        }))
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
