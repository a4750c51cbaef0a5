//! Items of a visit's agenda.

use crate::domain::agenda::Item;
use crate::domain::visit::Visit;
use crate::store::{Db, items};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for Item {
    const PARAMETER: &'static str = "item";

    /// Items are listed by their start.
    fn place(&self) -> String {
        format!("{} {}", self.starts, self.id)
    }

    fn page(db: &mut Db, visit: &Visit, page: &Page) -> Result<Vec<Self>, Error> {
        Ok(page.rest(items::of_visit(db, visit.id)?, Self::place))
    }
}
