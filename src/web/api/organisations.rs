//! Organisations.

use crate::domain::ids::TeamId;
use crate::domain::person::Organisation;
use crate::store::{Db, organisations};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for Organisation {
    const PARAMETER: &'static str = "organisation";

    fn page(db: &mut Db, _: &TeamId, page: &Page) -> Result<Vec<Self>, Error> {
        let after = page.begins(|id| id.parse().ok())?;
        Ok(organisations::page(db, after, page.probe())?)
    }
}
