//! The rest of a day so many minutes later, shown before it is done.

use askama::Template;

use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::agenda::Item;
use crate::domain::draft::Draft;
use crate::domain::ids::ItemId;
use crate::language::TextError;

/// What would move.
#[derive(Clone, Debug)]
pub struct Moving {
    /// The first item that moves.
    pub item: ItemId,
    /// By how much.
    pub minutes: i64,
    /// The items as they would be.
    pub items: Vec<Item>,
    /// How much cannot happen now.
    pub clashes_before: usize,
    /// How much could not happen then.
    pub clashes_after: usize,
}

/// The proposal.
#[derive(Clone, Debug, Template)]
#[template(path = "office/later.html")]
pub struct LaterPage {
    frame: OfficeFrame,
    head: VisitHead,
    item: ItemId,
    minutes: i64,
    rows: Vec<Row>,
    button: String,
    outcome: String,
    is_worse: bool,
}

#[derive(Clone, Debug)]
struct Row {
    title: String,
    was: String,
    now: String,
}

impl LaterPage {
    /// The proposal for whom `frame` and `head` are made.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        draft: &Draft,
        moving: &Moving,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let row = |item: &Item| {
            let before = draft.items.iter().find(|before| before.id == item.id)?;
            let title = item.title.shown(language.tag(), &draft.visit.locales);
            let hours =
                |item: &Item| language.time_range_in_table(item.starts.time(), item.ends.time());
            Some(Row {
                title: title.map_or_else(|| item.key.clone(), |title| title.text.to_owned()),
                was: hours(before),
                now: hours(item),
            })
        };
        let count = [("count", moving.items.len().into())];
        let facts = [
            ("before", moving.clashes_before.into()),
            ("after", moving.clashes_after.into()),
        ];
        Ok(Self {
            rows: moving.items.iter().filter_map(row).collect(),
            button: language.say_with("later-move", count)?,
            outcome: language.say_with("later-outcome", facts)?,
            is_worse: moving.clashes_after > moving.clashes_before,
            item: moving.item,
            minutes: moving.minutes,
            frame,
            head,
        })
    }
}
