//! In whose name the application writes.

use escale::actions::secretariat::Secretariat;
use escale::domain::capability::Links;
use escale::mail::message::Mailbox;
use escale::store::publications::Shelf;

/// The role address that the application writes from.
pub(crate) const ROLE_ADDRESS: &str = "visits@city.example";

/// Where reports about messages come to.
const BOUNCES: &str = "bounce@city.example";

/// The mail server that is believed about senders.
pub(crate) const MAIL_SERVER: &str = "mx.city.example";

/// Writes to people without holding anything back.
pub(crate) fn secretariat(links: Links) -> Secretariat {
    Secretariat {
        from: Mailbox {
            name: "Visits".to_owned(),
            address: ROLE_ADDRESS.to_owned(),
        },
        authserv_id: Some(MAIL_SERVER.to_owned()),
        bounces: Some(BOUNCES.to_owned()),
        links,
        shelf: Shelf::default(),
        hold: std::time::Duration::ZERO,
        new_addresses_per_day: None,
        dkim: None,
    }
}
