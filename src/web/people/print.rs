//! A participant's programme on paper.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::participants::gathered::Gathered;
use super::participants::{asked_language, open};
use super::{shown, told};
use crate::actions::secretariat;
use crate::domain::calendar::text::one_line;
use crate::domain::capability::Capability;
use crate::domain::ids::{ParticipantId, PersonId};
use crate::domain::programme::Reader;
use crate::domain::publication::Publication;
use crate::language::{Language, TextError};
use crate::web::State;
use crate::web::error::Error;
use crate::web::headers::Sharing;
use crate::web::pages::Showing;
use crate::web::pages::booklet::{BookletPage, Copy, Group, Paper};

/// `GET /p/{token}/print`
pub(super) async fn show(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = page(&request, &state).await;
    told(&request, outcome)
}

async fn page(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let (capability, visitor) = open(request, state).await?;
    let page = booklet(request, state, (capability, &visitor)).map_err(Error::internal)?;
    let page = page.ok_or_else(|| Error::not_found("page"))?;
    shown(StatusCode::OK, &page, Sharing::Personal)
}

/// The booklet of whoever is on the roster still.
fn booklet(
    request: &HttpRequest,
    state: &State,
    (capability, visitor): (Capability, &Gathered),
) -> Result<Option<BookletPage>, TextError> {
    let publication = &*visitor.publication;
    let own = secretariat::language(&visitor.reach.locale, publication);
    let showing = Showing {
        publication,
        before: None,
        seen: None,
        language: asked_language(request).unwrap_or(own),
        reader_zone: visitor.reach.time_zone.as_ref(),
        now: state.clock.now(),
    };
    let links = &state.secretariat.links;
    // the page of whoever prints: that of an assistant is not the participant's own
    let back_url = format!("/p/{}", links.token(capability));
    let copy = Copy {
        live_url: Some(format!("{}{back_url}", links.public_url())),
        back_url,
        ..Copy::default()
    };
    of_participant(&showing, capability.participant, copy)
}

/// The booklet of one participant: their programme, their delegation, and who receives them.
///
/// # Errors
/// If a text of ours is missing in the language.
pub(in crate::web) fn of_participant(
    showing: &Showing<'_>,
    participant: ParticipantId,
    copy: Copy,
) -> Result<Option<BookletPage>, TextError> {
    let (publication, language) = (showing.publication, showing.language);
    let Some(on_roster) = publication.roster.get(&participant) else {
        return Ok(None);
    };
    let reader = Reader::Participant(participant, on_roster);
    let name = [("name", one_line(&on_roster.name.full()).into())];
    let copy = Copy {
        whose: language.say_with("page-whose", name)?,
        ..copy
    };
    let companions = Group::of_roster(
        language.say("print-delegation")?,
        publication,
        |_, other| other.delegation.is_some() && other.delegation == on_roster.delegation,
    );
    let known = known(publication, |other| {
        other.delegation.is_some() && other.delegation == on_roster.delegation
    });
    let hosts = hosts(language, publication, reader, known)?;
    let page = BookletPage::new(
        showing,
        reader,
        Paper::Booklet,
        (copy, vec![companions, hosts]),
    );
    page.map(Some)
}

/// People of the roster who are listed already.
pub(in crate::web) fn known(
    publication: &Publication,
    is_listed: impl Fn(&crate::domain::publication::FrozenParticipant) -> bool,
) -> BTreeSet<PersonId> {
    let listed = publication
        .roster
        .values()
        .filter(|on_roster| is_listed(on_roster));
    listed.map(|on_roster| on_roster.person).collect()
}

/// Those who receive or do something, and are not listed already.
///
/// # Errors
/// If a text of ours is missing in the language.
pub(in crate::web) fn hosts<'a>(
    language: Language,
    publication: &'a Publication,
    reader: Reader<'_>,
    known: BTreeSet<PersonId>,
) -> Result<Group<'a>, TextError> {
    let heading = language.say("print-hosts")?;
    Ok(Group::of_parts(heading, publication, reader, known))
}
