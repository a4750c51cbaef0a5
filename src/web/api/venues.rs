//! Venues.

use crate::domain::ids::TeamId;
use crate::domain::venue::Venue;
use crate::store::{Db, venues};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for Venue {
    const PARAMETER: &'static str = "venue";

    fn page(db: &mut Db, _: &TeamId, page: &Page) -> Result<Vec<Self>, Error> {
        let after = page.begins(|id| id.parse().ok())?;
        Ok(venues::page(db, after, page.probe())?)
    }
}
