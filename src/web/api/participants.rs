//! Who takes part in a visit, with the links to their page and feed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

use crate::actions::edit_roster;
use crate::domain::capability::Links;
use crate::domain::ids::ParticipantId;
use crate::domain::visit::{Participant, Visit};
use crate::store::{Db, participants, people};
use crate::web::call::{Call, representation};
use crate::web::error::{ApiError, Error};
use crate::web::paging::Page;
use crate::web::resource::{Place, Resource};

impl Resource for Participant {
    const PARAMETER: &'static str = "participant";
    const NEEDS: &'static [&'static str] = &["diet", "access"];
    const LINKS: &'static [&'static str] = &["page_url", "feed_url"];

    /// Those on the roster: who was taken off is not listed.
    fn page(db: &mut Db, visit: &Visit, page: &Page) -> Result<Vec<Self>, Error> {
        let mut roster = participants::of_visit(db, visit.id)?;
        roster.retain(|participant| !participant.removed);
        Ok(page.rest(roster, Self::place))
    }

    /// With their address and their links.
    fn show(&self, db: &mut Db, visit: &Visit, links: &Links) -> Result<Value, Error> {
        let person = people::find(db, self.person)?;
        let mut document = self.written(visit);
        if let Value::Object(fields) = &mut document {
            fields.insert(
                "email".to_owned(),
                json!(person.and_then(|person| person.email)),
            );
            fields.insert(
                "page_url".to_owned(),
                links.page_url(self.id, self.links_generation).into(),
            );
            fields.insert(
                "feed_url".to_owned(),
                links.feed_url(self.id, self.links_generation).into(),
            );
        }
        Ok(document)
    }
}

/// `POST …/participants/{participant}/renew-links`: new links; the old ones are dead at once.
///
/// # Errors
/// If there is no such participant.
pub async fn renew_links(call: Call) -> Result<HttpResponse, ApiError> {
    let id: ParticipantId = call.id("participant")?;
    let place = Place::of(&call);
    let work = move |db: &mut Db| {
        let visit = place.home::<Participant>(db)?;
        let participant = edit_roster::renew_links(db, &visit, id)?;
        Ok(representation(
            StatusCode::OK,
            &place.show(db, &visit, &participant)?,
        ))
    };
    call.write(b"", work).await
}
