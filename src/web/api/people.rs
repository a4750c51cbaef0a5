//! People.

use crate::domain::ids::TeamId;
use crate::domain::person::Person;
use crate::store::{Db, people};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for Person {
    const PARAMETER: &'static str = "person";

    fn page(db: &mut Db, _: &TeamId, page: &Page) -> Result<Vec<Self>, Error> {
        let after = page.begins(|id| id.parse().ok())?;
        Ok(people::page(db, after, page.probe())?)
    }
}
