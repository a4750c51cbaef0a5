//! What people wrote to our address that is about no visit, for administrators.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use crate::actions::receive;
use crate::domain::ids::InboundId;
use crate::store::inbound;
use crate::web::error::{Error, PageError};
use crate::web::pages::office::stray_mails::StrayMailsPage;
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// `GET /stray-mails`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let strays = signed.read(|db| Ok(inbound::strays(db)?)).await?;
    let frame = OfficeFrame::new(&signed, Section::None);
    let address = &signed.state.secretariat.from.address;
    let page = StrayMailsPage::new(frame, address, &strays);
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// `POST /stray-mails/{mail}/dismiss`: puts a mail away.
///
/// # Errors
/// If the form is not ours, or no such mail waits.
pub(in crate::web) async fn dismiss(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, by) = (signed.id::<InboundId>("mail")?, signed.editor());
    let dismissed = signed.write(move |db| Ok(receive::dismiss_stray(db, id, by)?));
    dismissed.await?;
    Ok(see_other("/stray-mails"))
}
