//! Visits.

use serde_json::{Value, json};

use crate::domain::capability::Links;
use crate::domain::document::VisitTables;
use crate::domain::ids::TeamId;
use crate::store::{Db, visits};
use crate::web::error::Error;
use crate::web::paging::Page;
use crate::web::resource::Resource;

impl Resource for VisitTables {
    const PARAMETER: &'static str = "visit";

    fn page(db: &mut Db, team: &TeamId, page: &Page) -> Result<Vec<Self>, Error> {
        let after = page.begins(|id| id.parse().ok())?;
        let found = visits::of_team(db, *team, after, page.probe())?;
        Ok(found.into_iter().map(Self::from).collect())
    }

    /// With its revision, and its latest publication or null.
    fn show(&self, db: &mut Db, team: &TeamId, _: &Links) -> Result<Value, Error> {
        let revision = visits::revision(db, self.visit.id)?;
        let published = visits::published(db, self.visit.id)?;
        let mut document = self.written(team);
        if let Value::Object(fields) = &mut document {
            fields.insert("revision".to_owned(), json!(revision));
            fields.insert(
                "version".to_owned(),
                json!(published.map(|published| published.version)),
            );
            fields.insert(
                "published_at".to_owned(),
                json!(published.map(|published| published.at.to_string())),
            );
        }
        Ok(document)
    }
}
