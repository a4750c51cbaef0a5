//! What comes next.

use askama::Template;

use super::{OfficeFrame, Section};
use crate::domain::ids::VisitId;
use crate::domain::visit::Visit;

/// The visits to come.
#[derive(Clone, Debug, Template)]
#[template(path = "office/overview.html")]
pub struct OverviewPage {
    frame: OfficeFrame,
    upcoming: Vec<Upcoming>,
}

#[derive(Clone, Debug)]
struct Upcoming {
    id: VisitId,
    title: String,
    dates: String,
}

impl OverviewPage {
    /// The page of visits that are to come, in their order.
    #[must_use]
    pub fn new(frame: OfficeFrame, visits: &[Visit]) -> Self {
        let language = frame.language;
        let upcoming = visits
            .iter()
            .map(|visit| Upcoming {
                id: visit.id,
                title: visit
                    .title
                    .shown(language.tag(), &visit.locales)
                    .map_or_else(|| visit.slug.clone(), |shown| shown.text.to_owned()),
                dates: language.date_range(visit.starts_on, visit.ends_on),
            })
            .collect();
        Self { frame, upcoming }
    }
}
