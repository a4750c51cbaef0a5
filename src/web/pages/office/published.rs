//! A programme as published, or as it would be, for those who may read the whole of it and take no part.

use askama::Template;

use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::programme::Reader;
use crate::domain::time::Zone;
use crate::language::{Language, TextError};
use crate::store::previews::Preview;
use crate::web::pages::head::Head;
use crate::web::pages::programme::Programme;
use crate::web::pages::{Frame, Showing};

/// The page `…/published`: the latest publication, without internal items, notes, and links to calls.
#[derive(Clone, Debug, Template)]
#[template(path = "office/published.html")]
pub struct PublishedPage {
    frame: OfficeFrame,
    head: VisitHead,
    version: Option<String>,
    programme: Option<Programme>,
    zone: String,
}

impl PublishedPage {
    /// The page of a visit; `showing` is `None` while nothing is published.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        showing: Option<&Showing<'_>>,
    ) -> Result<Self, TextError> {
        let (mut version, mut programme, mut zone) = (None, None, String::new());
        if let Some(showing) = showing {
            let publication = showing.publication;
            let wording = showing.wording(Reader::Observer);
            version = Some(wording.version(publication.version, publication.published_at)?);
            programme = Some(Programme::new(showing, Reader::Observer, None)?);
            zone = Head::new(&wording)?.zone;
        }
        Ok(Self {
            frame,
            head,
            version,
            programme,
            zone,
        })
    }
}

/// The page `/preview/{token}`: what would be published, as it was when the link was made.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/preview.html")]
pub struct PreviewPage {
    frame: Frame,
    head: Head,
    state: String,
    programme: Programme,
}

impl PreviewPage {
    /// The page of a preview.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(showing: &Showing<'_>, preview: &Preview) -> Result<Self, TextError> {
        let language = showing.language;
        let visit = &showing.publication.visit;
        let wording = showing.wording(Reader::Observer);
        let moment = |at| moment(language, &visit.time_zone, at);
        let arguments = [
            ("when", moment(preview.created_at).into()),
            ("until", moment(preview.expires_at).into()),
        ];
        Ok(Self {
            frame: Frame::of(language, &visit.host.name),
            head: Head::new(&wording)?,
            state: language.say_with("preview-state", arguments)?,
            programme: Programme::new(showing, Reader::Observer, None)?,
        })
    }
}

/// A moment on the clocks of a visit.
pub(super) fn moment(language: Language, zone: &Zone, at: jiff::Timestamp) -> String {
    language.moment(zone.rules().to_datetime(at))
}
