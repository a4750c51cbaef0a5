//! What organisers print: programmes for their guests, a sheet for the team, a list for drivers.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use jiff::Timestamp;

use crate::domain::calendar::text::one_line;
use crate::domain::draft::Draft;
use crate::domain::freeze::freeze;
use crate::domain::ids::{DelegationId, ParticipantId, VisitId};
use crate::domain::permission::Right;
use crate::domain::programme::Reader;
use crate::domain::publication::Publication;
use crate::language::TextError;
use crate::web::error::{Error, PageError};
use crate::web::pages::Showing;
use crate::web::pages::booklet::{self, BookletPage, Copy, Group, Paper};
use crate::web::pages::office::print::PrintPage;
use crate::web::pages::office::team_sheet::{drivers_extras, team_extras, whole};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::people::print::{hosts, known, of_participant};
use crate::web::session::SignedIn;

/// What is printed: the latest publication, or the draft of a visit that has none.
struct Source {
    draft: Arc<Draft>,
    publication: Arc<Publication>,
    is_draft: bool,
    now: Timestamp,
}

impl Source {
    async fn of(signed: &SignedIn) -> Result<Self, Error> {
        let visit: VisitId = signed.id("visit")?;
        let now = signed.state.clock.now();
        let shelf = signed.state.secretariat.shelf.clone();
        let drafts = signed.state.drafts.clone();
        let found = signed.read(move |db| Ok((drafts.of(db, visit)?, shelf.latest(db, visit)?)));
        let (draft, latest) = found.await?;
        let is_draft = latest.is_none();
        if is_draft && !signed.may(Right::SeeDraft) {
            return Err(Error::not_found("publication"));
        }
        let publication = latest.unwrap_or_else(|| Arc::new(freeze(&draft, None, None, now)));
        Ok(Self {
            draft,
            publication,
            is_draft,
            now,
        })
    }

    fn showing<'a>(&self, signed: &SignedIn, publication: &'a Publication) -> Showing<'a> {
        Showing {
            publication,
            before: None,
            seen: None,
            language: signed.language,
            reader_zone: None,
            now: self.now,
        }
    }

    /// What is on every paper of a visit; the code leads to the public page, if there is one.
    fn copy(&self, signed: &SignedIn, whose: String) -> Copy {
        let base = signed.state.secretariat.links.public_url();
        let visit = &self.draft.visit;
        let is_public = self.publication.visit.public && !self.is_draft;
        Copy {
            whose,
            live_url: is_public.then(|| format!("{base}/v/{}", visit.slug)),
            back_url: format!("/visits/{}/print", visit.id),
            source: if self.is_draft {
                booklet::Source::Draft
            } else {
                booklet::Source::Publication
            },
            ..Copy::default()
        }
    }

    /// A list of people for each delegation.
    fn delegations(&self, signed: &SignedIn) -> Vec<Group<'_>> {
        let visit = &self.draft.visit;
        let delegations = self.draft.delegations.iter();
        delegations
            .map(|delegation| {
                let name = delegation.name.shown(signed.language.tag(), &visit.locales);
                let name = name.map_or(delegation.key.as_str(), |found| found.text);
                Group::of_roster(one_line(name), &self.publication, |_, on_roster| {
                    on_roster.delegation == Some(delegation.id)
                })
            })
            .collect()
    }
}

/// `GET /visits/{visit}/print`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let source = Source::of(&signed).await?;
    let frame = OfficeFrame::new(&signed, Section::Visits);
    let page = PrintPage::new(
        frame,
        &source.draft,
        (source.is_draft, signed.may(Right::SeeDraft)),
    );
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// `GET /visits/{visit}/print/programme`: what any of the participants sees.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_programme(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let source = Source::of(&signed).await?;
    let all: BTreeSet<ParticipantId> = source.publication.roster.keys().copied().collect();
    let page = shared(&signed, &source, &all, None).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `GET /visits/{visit}/print/delegations/{delegation}`: what any of its members sees.
///
/// # Errors
/// If there is no such delegation, and those of the database.
pub(in crate::web) async fn show_delegation(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let id: DelegationId = signed.id("delegation")?;
    let source = Source::of(&signed).await?;
    let delegations = &source.draft.delegations;
    if !delegations.iter().any(|delegation| delegation.id == id) {
        return Err(Error::not_found("delegation").into());
    }
    let roster = source.publication.roster.iter();
    let members: BTreeSet<ParticipantId> = roster
        .filter(|(_, on_roster)| on_roster.delegation == Some(id))
        .map(|(participant, _)| *participant)
        .collect();
    let page = shared(&signed, &source, &members, Some(id)).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// A booklet that several people read.
fn shared(
    signed: &SignedIn,
    source: &Source,
    readers: &BTreeSet<ParticipantId>,
    delegation: Option<DelegationId>,
) -> Result<BookletPage, TextError> {
    let publication = &*source.publication;
    let reader = Reader::Several(readers);
    let mut groups = source.delegations(signed);
    let index = source
        .draft
        .delegations
        .iter()
        .position(|of| Some(of.id) == delegation);
    if let Some(index) = index {
        groups = groups.into_iter().skip(index).take(1).collect();
    }
    let whose = match groups.first().filter(|_| delegation.is_some()) {
        Some(group) => signed
            .language
            .say_with("print-copy", [("name", group.heading().into())])?,
        None => signed.language.say("print-whole")?,
    };
    let listed = known(publication, |on_roster| match delegation {
        Some(_) => on_roster.delegation == delegation,
        None => on_roster.delegation.is_some(),
    });
    groups.push(hosts(signed.language, publication, reader, listed)?);
    let copy = source.copy(signed, whose);
    let showing = source.showing(signed, publication);
    BookletPage::new(&showing, reader, Paper::Booklet, (copy, groups))
}

/// `GET /visits/{visit}/print/participants/{participant}`: the booklet of somebody who reads no mail.
///
/// # Errors
/// If they are not on the roster, and those of the database.
pub(in crate::web) async fn show_participant(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let id: ParticipantId = signed.id("participant")?;
    let source = Source::of(&signed).await?;
    let copy = source.copy(&signed, String::new());
    let page = of_participant(&source.showing(&signed, &source.publication), id, copy);
    let page = page.map_err(Error::internal)?;
    let page = page.ok_or_else(|| Error::not_found("participant"))?;
    signed.page(StatusCode::OK, &page)
}

/// `GET /visits/{visit}/print/day-sheet`: the draft, all of it.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_day_sheet(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let source = Source::of(&signed).await?;
    let extras = team_extras(signed.language, &source.draft, &source.publication);
    let (everything, team) = whole(&source.draft, source.now);
    let copy = Copy {
        source: booklet::Source::Desk,
        extras: extras.map_err(Error::internal)?,
        ..source.copy(&signed, String::new())
    };
    let showing = source.showing(&signed, &everything);
    let reader = Reader::Several(&team);
    let page = BookletPage::new(&showing, reader, Paper::DaySheet, (copy, Vec::new()));
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// `GET /visits/{visit}/print/drivers`: moves, and who is in the car.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_drivers(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let source = Source::of(&signed).await?;
    let publication = &*source.publication;
    let all: BTreeSet<ParticipantId> = publication.roster.keys().copied().collect();
    let extras = drivers_extras(signed.language, publication).map_err(Error::internal)?;
    let copy = Copy {
        extras,
        ..source.copy(&signed, String::new())
    };
    let showing = source.showing(&signed, publication);
    let reader = Reader::Several(&all);
    let page = BookletPage::new(&showing, reader, Paper::Drivers, (copy, Vec::new()));
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}
