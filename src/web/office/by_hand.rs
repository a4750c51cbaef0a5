//! Whom somebody has to call, and recording that it was done.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::visit_head::around;
use crate::actions::tell_by_hand::tell_by_hand;
use crate::domain::ids::{MessageId, VisitId};
use crate::domain::permission::Right;
use crate::domain::time::Zone;
use crate::store::drafts;
use crate::store::outbox::{Settlement, listing};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::by_hand::{ByHandPage, Sent, Shown};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// Letters that fit into one line of a record.
const LINE: usize = 200;

/// `GET …/by-hand`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    Ok(page(&signed, (StatusCode::OK, Sent::default())).await?)
}

/// `POST …/messages/{message}/told`: records how, when and by whom somebody was told.
///
/// # Errors
/// If the form is not ours, or the message does not wait for that.
pub(in crate::web) async fn settle(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (visit, id): (VisitId, MessageId) = (signed.id("visit")?, signed.id("message")?);
    let (_, summary) = around(&signed, VisitTab::Messages).await?;
    let settlement = match read(&signed, &form, &summary.visit.time_zone)? {
        Ok(settlement) => settlement,
        Err(errors) => {
            let sent = Sent {
                message: Some(id),
                by: form.text("by").to_owned(),
                how: form.text("how").to_owned(),
                at: form.text("at").to_owned(),
                errors,
            };
            return Ok(page(&signed, (StatusCode::UNPROCESSABLE_ENTITY, sent)).await?);
        }
    };
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let told = signed.write(move |db| {
        tell_by_hand(db, &secretariat, (visit, id), (&settlement, now))?;
        Ok(())
    });
    told.await?;
    Ok(see_done(&format!("/visits/{visit}/by-hand"), "done-noted"))
}

/// What a form records, or what is wrong with it.
fn read(
    signed: &SignedIn,
    form: &Form,
    zone: &Zone,
) -> Result<Result<Settlement, FormErrors>, Error> {
    let mut errors = FormErrors::default();
    let say = |key: &str| signed.language.say(key).map_err(Error::internal);
    for field in ["how", "by"] {
        let text = form.text(field);
        if text.is_empty() || text.chars().count() > LINE || text.chars().any(char::is_control) {
            errors.add(field, say("by-hand-line-wrong")?);
        }
    }
    let at = moment(form.text("at"), zone);
    match at {
        None => errors.add("at", say("by-hand-at-wrong")?),
        Some(at) if at > signed.state.clock.now() => {
            errors.add("at", say("by-hand-at-future")?);
        }
        Some(_) => {}
    }
    Ok(match at.filter(|_| errors.is_empty()) {
        None => Err(errors),
        Some(at) => Ok(Settlement {
            by: form.text("by").to_owned(),
            how: form.text("how").to_owned(),
            at,
        }),
    })
}

/// The moment that a field of date and time shows on the clocks of the visit.
fn moment(text: &str, zone: &Zone) -> Option<Timestamp> {
    let wall: DateTime = text.parse().ok()?;
    let zoned = zone.rules().to_ambiguous_zoned(wall).compatible().ok()?;
    Some(zoned.timestamp())
}

async fn page(
    signed: &SignedIn,
    (status, sent): (StatusCode, Sent),
) -> Result<HttpResponse, Error> {
    let visit: VisitId = signed.id("visit")?;
    let (around, _) = around(signed, VisitTab::Messages).await?;
    let found = signed.read(move |db| {
        let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        Ok((draft, listing::by_hand_of_visit(db, visit)?))
    });
    let (draft, messages) = found.await?;
    let shown = Shown {
        draft: &draft,
        messages: &messages,
        sent: &sent,
        now: signed.state.clock.now(),
        may_settle: signed.may(Right::Publish),
    };
    let page = ByHandPage::new(around, &shown).map_err(Error::internal)?;
    signed.page(status, &page).map_err(|error| error.0)
}
