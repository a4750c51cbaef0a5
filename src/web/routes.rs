//! The addresses of the API, and where all others are mounted: those of organisers are in [`office`], those of participants
//! and the public in [`people`], those of feeds in [`feeds`].

pub mod office;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::web::{self, ServiceConfig};

use crate::domain::agenda::Item;
use crate::domain::document::VisitTables as Visit;
use crate::domain::permission::Right;
use crate::domain::person::{Organisation, Person};
use crate::domain::venue::{TravelTime, Venue};
use crate::domain::visit::{Delegation, Participant};
use crate::web::api::{
    agreements, changes, clashes, import, inbound, messages, participants, publications, reminders,
    themes,
};
use crate::web::endpoint::{Endpoint, Kind, get, looked_at, mount};
use crate::web::error::{ApiError, Error};
use crate::web::people::at;
use crate::web::resource::{change, create, list, read, remove};
use crate::web::{feeds, health, metrics, openapi, people};

/// Mounts everything.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(looked_at("/healthz", get().to(health::get_health)))
        .service(looked_at("/readyz", get().to(health::get_readiness)))
        .configure(feeds::configure)
        .service(looked_at("/metrics", get().to(metrics::get_metrics)))
        // ahead of the API, whose headers are not those of a page
        .service(at("/api/docs", get().to(people::show_api_docs)))
        .service(
            web::scope("/api")
                .wrap(DefaultHeaders::new().add((CACHE_CONTROL, "no-store")))
                .service(looked_at(
                    "/openapi.json",
                    get().to(openapi::get_description),
                ))
                .service(
                    web::scope("/v1")
                        .configure(|config| mount(&api(), config))
                        .default_service(web::to(nothing)),
                )
                .default_service(web::to(nothing)),
        )
        .service(
            web::scope("")
                .wrap(from_fn(people::dress))
                .configure(office::configure)
                .configure(people::configure),
        );
}

/// The operations of the API, below `/api/v1`.
#[must_use]
pub fn api() -> Vec<Endpoint> {
    let mut all = visits();
    all.extend(registers());
    all
}

/// Those of visits.
#[rustfmt::skip]
fn visits() -> Vec<Endpoint> {
    use Kind::{Act, Ask, Change, Create, List, Read, Remove, Take};
    use Right::{CreateVisit, EditAgenda, EditRoster, ManageVisit, Publish, SeeDraft, SeeOffice, SeePublished};
    vec![
        Endpoint::new(Act, CreateVisit, "/import", "Imported", import::post).takes("VisitFile")
            .says("Imports a visit file: all of it, or nothing"),
        Endpoint::new(Take, CreateVisit, "/inbound", "Received", inbound::post).takes("Mail")
            .says("Takes in a mail that answers ours: a reply or a bounce"),

        Endpoint::new(List, SeeOffice, "/visits", "Visit", list::<Visit>).says("Visits of the team, in order of entry"),
        Endpoint::new(Create, CreateVisit, "/visits", "Visit", create::<Visit>).says("Adds a visit"),
        Endpoint::new(Read, SeeDraft, "/visits/{visit}", "Visit", read::<Visit>).says("Shows a visit"),
        Endpoint::new(Change, EditAgenda, "/visits/{visit}", "Visit", change::<Visit>).says("Changes a visit"),
        Endpoint::new(Remove, ManageVisit, "/visits/{visit}", "Visit", remove::<Visit>).says("Deletes a visit"),

        Endpoint::new(List, SeeDraft, "/visits/{visit}/items", "Item", list::<Item>).says("The agenda, by start"),
        Endpoint::new(Create, EditAgenda, "/visits/{visit}/items", "Item", create::<Item>).says("Adds an item"),
        Endpoint::new(Read, SeeDraft, "/visits/{visit}/items/{item}", "Item", read::<Item>).says("Shows an item"),
        Endpoint::new(Change, EditAgenda, "/visits/{visit}/items/{item}", "Item", change::<Item>).says("Changes an item"),
        Endpoint::new(Remove, EditAgenda, "/visits/{visit}/items/{item}", "Item", remove::<Item>).says("Deletes an item"),

        Endpoint::new(List, SeeDraft, "/visits/{visit}/participants", "Participant", list::<Participant>).says("The roster"),
        Endpoint::new(Create, EditRoster, "/visits/{visit}/participants", "Participant", create::<Participant>).says("Adds a participant"),
        Endpoint::new(Read, SeeDraft, "/visits/{visit}/participants/{participant}", "Participant", read::<Participant>).says("Shows a participant"),
        Endpoint::new(Change, EditRoster, "/visits/{visit}/participants/{participant}", "Participant", change::<Participant>).says("Changes a participant"),
        Endpoint::new(Remove, EditRoster, "/visits/{visit}/participants/{participant}", "Participant", remove::<Participant>).says("Deletes a participant"),
        Endpoint::new(Act, EditRoster, "/visits/{visit}/participants/{participant}/renew-links", "Participant", participants::renew_links)
            .says("Gives a participant new links; the old ones are dead at once"),

        Endpoint::new(List, SeeDraft, "/visits/{visit}/delegations", "Delegation", list::<Delegation>).says("The delegations of a visit"),
        Endpoint::new(Create, EditRoster, "/visits/{visit}/delegations", "Delegation", create::<Delegation>).says("Adds a delegation"),
        Endpoint::new(Read, SeeDraft, "/visits/{visit}/delegations/{delegation}", "Delegation", read::<Delegation>).says("Shows a delegation"),
        Endpoint::new(Change, EditRoster, "/visits/{visit}/delegations/{delegation}", "Delegation", change::<Delegation>).says("Changes a delegation"),
        Endpoint::new(Remove, EditRoster, "/visits/{visit}/delegations/{delegation}", "Delegation", remove::<Delegation>).says("Deletes a delegation"),

        Endpoint::new(List, SeeDraft, "/visits/{visit}/clashes", "Clash", clashes::list)
            .says("What cannot happen as drafted, across all visits"),

        Endpoint::new(Ask, SeeDraft, "/visits/{visit}/changes", "Changes", changes::get).asks(changes::PARAMETERS)
            .says("What publishing would do: every change, every message"),
        Endpoint::new(List, SeePublished, "/visits/{visit}/publications", "Publication", publications::list).says("Publications, the oldest first"),
        Endpoint::new(Act, Publish, "/visits/{visit}/publications", "Published", publications::post).may_take("PublicationOrder")
            .says("Publishes the draft, or some of its items"),
        Endpoint::new(Read, SeePublished, "/visits/{visit}/publications/{version}", "Publication", publications::read)
            .says("Shows a publication"),

        Endpoint::new(Ask, SeeDraft, "/visits/{visit}/reminders", "Reminders", reminders::get)
            .says("Reminders to come, and what became of those that were due"),
        Endpoint::new(List, SeeDraft, "/visits/{visit}/messages", "Message", messages::list).says("The outbox, the oldest first"),
        Endpoint::new(Read, SeeDraft, "/visits/{visit}/messages/{message}", "Message", messages::read).says("Shows a message"),
        Endpoint::new(Act, Publish, "/visits/{visit}/messages/{message}/retry", "MessageList", messages::post_retry)
            .says("Makes the participant of a failed message due again"),
        Endpoint::new(Act, Publish, "/visits/{visit}/messages/{message}/told", "Message", messages::post_told).takes("TellingRecord")
            .says("Records that somebody was told by hand"),
    ]
}

/// Those of the registers.
#[rustfmt::skip]
fn registers() -> Vec<Endpoint> {
    use Kind::{Change, Create, List, Read, Remove};
    use Right::{EditRegisters, SeeOffice};
    vec![
        Endpoint::new(List, SeeOffice, "/organisations", "Organisation", list::<Organisation>).says("Organisations"),
        Endpoint::new(Create, EditRegisters, "/organisations", "Organisation", create::<Organisation>).says("Adds an organisation"),
        Endpoint::new(Read, SeeOffice, "/organisations/{organisation}", "Organisation", read::<Organisation>).says("Shows an organisation"),
        Endpoint::new(Change, EditRegisters, "/organisations/{organisation}", "Organisation", change::<Organisation>).says("Changes an organisation"),
        Endpoint::new(Remove, EditRegisters, "/organisations/{organisation}", "Organisation", remove::<Organisation>).says("Deletes an organisation"),

        Endpoint::new(List, SeeOffice, "/people", "Person", list::<Person>).says("People"),
        Endpoint::new(Create, EditRegisters, "/people", "Person", create::<Person>).says("Adds a person"),
        Endpoint::new(Read, SeeOffice, "/people/{person}", "Person", read::<Person>).says("Shows a person"),
        Endpoint::new(Change, EditRegisters, "/people/{person}", "Person", change::<Person>).says("Changes a person"),
        Endpoint::new(Remove, EditRegisters, "/people/{person}", "Person", remove::<Person>).says("Deletes a person"),

        Endpoint::new(List, SeeOffice, "/venues", "Venue", list::<Venue>).says("Venues"),
        Endpoint::new(Create, EditRegisters, "/venues", "Venue", create::<Venue>).says("Adds a venue"),
        Endpoint::new(Read, SeeOffice, "/venues/{venue}", "Venue", read::<Venue>).says("Shows a venue"),
        Endpoint::new(Change, EditRegisters, "/venues/{venue}", "Venue", change::<Venue>).says("Changes a venue"),
        Endpoint::new(Remove, EditRegisters, "/venues/{venue}", "Venue", remove::<Venue>).says("Deletes a venue"),

        Endpoint::new(List, SeeOffice, "/travel-times", "TravelTime", list::<TravelTime>).says("Travel times between venues"),
        Endpoint::new(Create, EditRegisters, "/travel-times", "TravelTime", create::<TravelTime>).says("Adds a travel time"),
        Endpoint::new(Read, SeeOffice, "/travel-times/{travel_time}", "TravelTime", read::<TravelTime>).says("Shows a travel time"),
        Endpoint::new(Change, EditRegisters, "/travel-times/{travel_time}", "TravelTime", change::<TravelTime>).says("Changes a travel time"),
        Endpoint::new(Remove, EditRegisters, "/travel-times/{travel_time}", "TravelTime", remove::<TravelTime>).says("Deletes a travel time"),

        Endpoint::new(List, SeeOffice, "/themes", "Theme", themes::list).says("Themes"),
        Endpoint::new(Read, SeeOffice, "/themes/{theme}", "Theme", themes::read).says("Shows a theme"),
        Endpoint::new(List, SeeOffice, "/agreements", "Agreement", agreements::list).says("Agreements"),
        Endpoint::new(Read, SeeOffice, "/agreements/{agreement}", "Agreement", agreements::read).says("Shows an agreement"),
    ]
}

/// Nothing is at this address of the API.
async fn nothing() -> Result<web::Bytes, ApiError> {
    Err(ApiError(Error::not_found("address of the API")))
}
