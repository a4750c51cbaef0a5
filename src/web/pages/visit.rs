//! The public page of a visit.

use askama::Template;

use super::Frame;
use super::head::Head;
use super::participant::calendar_name;
use super::programme::{Programme, Showing};
use super::subscribe::Subscribe;
use crate::domain::calendar::text::one_line;
use crate::domain::programme::Reader;
use crate::language::TextError;

/// What anybody may see of a public visit.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/visit.html")]
pub struct VisitPage {
    frame: Frame,
    head: Head,
    version: String,
    programme: Programme,
    subscribe: Subscribe,
}

impl VisitPage {
    /// The page of a visit, with its public feed; `None` if the visit is not public.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(showing: &Showing<'_>, feed_url: &str) -> Result<Option<Self>, TextError> {
        let publication = showing.publication;
        let visit = &publication.visit;
        if !visit.public {
            return Ok(None);
        }
        let wording = showing.wording(Reader::Public);
        let mut frame = Frame::new(showing.language);
        frame.is_wide = true;
        if visit.host.public {
            frame.brand = one_line(&visit.host.name);
        }
        let hint = showing.language.say("page-subscribe-hint-public")?;
        Ok(Some(Self {
            frame,
            head: Head::new(&wording)?,
            version: wording.version(publication.version, publication.published_at)?,
            programme: Programme::new(showing, Reader::Public, None)?,
            subscribe: Subscribe::new(feed_url, &calendar_name(&wording), hint),
        }))
    }
}
