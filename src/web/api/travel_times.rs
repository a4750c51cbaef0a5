//! Travel times between venues.

use serde_json::{Value, json};

use crate::actions::edit::Record as _;
use crate::domain::capability::Links;
use crate::domain::ids::TeamId;
use crate::domain::venue::TravelTime;
use crate::store::{Db, venues};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for TravelTime {
    const PARAMETER: &'static str = "travel_time";

    fn page(db: &mut Db, _: &TeamId, page: &Page) -> Result<Vec<Self>, Error> {
        let mut all = venues::all_travel_times(db)?;
        all.sort_by_key(Self::place);
        Ok(page.rest(all, Self::place))
    }

    /// With the identifier that stands for its two venues.
    fn show(&self, _: &mut Db, team: &TeamId, _: &Links) -> Result<Value, Error> {
        let mut document = json!({"id": self.id()});
        if let (Value::Object(fields), Value::Object(written)) = (&mut document, self.written(team))
        {
            fields.extend(written);
        }
        Ok(document)
    }
}
