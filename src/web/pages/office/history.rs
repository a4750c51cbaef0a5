//! What was published, the newest first, each with its differences from the one before.

use std::sync::Arc;

use askama::Template;

use super::changed::{ChangeRow, Comparison};
use super::edits::{EditReader, EditRow, Log};
use super::publication::Stamp;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::changes::ChangedItem;
use crate::domain::ids::EditId;
use crate::domain::publication::Publication;
use crate::language::TextError;
use crate::store::publications::Release;

/// Publications on one page.
pub const PAGE: u32 = 10;

/// A publication, the one before, and what changed from that to this.
#[derive(Clone, Debug)]
pub struct Step {
    /// When and by whom.
    pub release: Release,
    /// The one before.
    pub previous: Option<Arc<Publication>>,
    /// What was published.
    pub publication: Arc<Publication>,
    /// What changed.
    pub changed: Vec<ChangedItem>,
}

/// The page `…/history`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/history.html")]
pub struct HistoryPage {
    frame: OfficeFrame,
    head: VisitHead,
    steps: Vec<Entry>,
    newer: Option<u32>,
    older: Option<u32>,
    edits: Vec<EditRow>,
    earlier_edits: Option<EditId>,
    /// Whether the latest edits are elsewhere.
    is_earlier: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    stamp: Stamp,
    count: String,
    rows: Vec<ChangeRow>,
}

impl HistoryPage {
    /// The publications up to one of them, the newest first, of which `latest` is the number of the last there is; and
    /// edits, those before one of them if `is_earlier`.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        reader: EditReader<'_>,
        (steps, latest): (&[Step], u32),
        (log, is_earlier): (&Log, bool),
    ) -> Result<Self, TextError> {
        let (language, zone) = (frame.language, &reader.visit.time_zone);
        let entry = |step: &Step| {
            let comparison = Comparison {
                language,
                previous: step.previous.as_deref(),
                next: &step.publication,
            };
            let count = [("count", step.changed.len().into())];
            Ok(Entry {
                stamp: Stamp::new(language, zone, &step.release)?,
                count: language.say_with("history-changes", count)?,
                rows: comparison.rows(&step.changed)?,
            })
        };
        let first = steps.first().map_or(0, |step| step.release.version);
        let last = steps.last().map_or(0, |step| step.release.version);
        Ok(Self {
            steps: steps.iter().map(entry).collect::<Result<_, TextError>>()?,
            newer: (first < latest).then(|| first.saturating_add(PAGE).min(latest)),
            older: last.checked_sub(1).filter(|version| *version > 0),
            edits: log.rows(reader)?,
            earlier_edits: log.earlier,
            is_earlier,
            frame,
            head,
        })
    }
}
