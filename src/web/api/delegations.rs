//! Delegations of a visit.

use crate::domain::visit::{Delegation, Visit};
use crate::store::{Db, delegations};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for Delegation {
    const PARAMETER: &'static str = "delegation";

    fn page(db: &mut Db, visit: &Visit, page: &Page) -> Result<Vec<Self>, Error> {
        Ok(page.rest(delegations::of_visit(db, visit.id)?, Self::place))
    }
}
