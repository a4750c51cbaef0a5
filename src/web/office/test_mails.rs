//! Letters that organisers send to themselves.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::test_mail;
use crate::domain::Closed as _;
use crate::domain::ids::VisitId;
use crate::domain::message::Specimen;
use crate::language::Language;
use crate::web::error::{Error, PageError};
use crate::web::pages::office::test_mails::{Outcome, TestMailsPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::SignedIn;

/// `GET …/test-mails`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, (Specimen::Invitation, signed.language), None).await
}

/// `POST …/test-mails`: sends a letter to whoever asks, and to nobody else.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn send(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let kind = Specimen::from_word(form.text("kind")).ok_or(Error::Parameter {
        name: "kind",
        rule: "one of invitation, update, cancellation, withdrawal, programme, question, eve, first-item, missing-reply, \
               place, digest",
    })?;
    let language = Language::of_tag(form.text("language")).ok_or(Error::Parameter {
        name: "language",
        rule: "one of en, fr, nb, vi",
    })?;
    let (visit, user) = (signed.id::<VisitId>("visit")?, signed.user.id);
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let asked = signed.write(move |db| {
        let letter = (kind, language);
        Ok(test_mail::ask(
            db,
            &secretariat,
            (visit, user),
            letter,
            now,
        )?)
    });
    let outcome = match asked.await {
        Ok(()) => Outcome::OnItsWay,
        Err(Error::Conflict(_)) => Outcome::Refused,
        Err(error) => return Err(error.into()),
    };
    page(&signed, (kind, language), Some(outcome)).await
}

async fn page(
    signed: &SignedIn,
    chosen: (Specimen, Language),
    outcome: Option<Outcome>,
) -> Result<HttpResponse, PageError> {
    let (around, _) = around(signed, VisitTab::Messages).await?;
    let page = TestMailsPage::new(around, &signed.user.email, chosen, outcome);
    let page = page.map_err(Error::internal)?;
    let status = match outcome {
        Some(Outcome::OnItsWay) => StatusCode::ACCEPTED,
        Some(Outcome::Refused) => StatusCode::CONFLICT,
        None => StatusCode::OK,
    };
    signed.page(status, &page)
}
