//! What stands in the columns of the agenda: items, and the ways between them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::groups::{Group, Groups};
use super::lanes::lanes;
use super::legs::Leg;
use crate::domain::Closed as _;
use crate::domain::agenda::{Item, ItemKind, ItemStatus, Place, Site};
use crate::domain::draft::Draft;
use crate::domain::ids::ItemId;
use crate::language::{Language, TextError};
use crate::web::pages::office::overview::State;

/// One block, positioned by its classes alone.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) classes: String,
    pub(super) what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Item(Box<ItemBlock>),
    /// How one gets to what is next.
    Leg(String),
}

/// An item as a block.
#[derive(Clone, Debug)]
pub(super) struct ItemBlock {
    pub(super) id: ItemId,
    /// Whether this is the block that links lead to.
    pub(super) is_first: bool,
    pub(super) starts: String,
    pub(super) revision: i64,
    pub(super) when: String,
    pub(super) group: Option<(String, String)>,
    pub(super) state: State,
    pub(super) has_state_in_words: bool,
    pub(super) title: String,
    pub(super) lang: Option<String>,
    pub(super) place: String,
    pub(super) more: String,
    /// Whether the person whose way is shown is at it.
    pub(super) is_theirs: bool,
}

/// What blocks are made from.
pub(super) struct Making<'a> {
    pub(super) language: Language,
    pub(super) draft: &'a Draft,
    pub(super) groups: &'a Groups,
    /// Items that clash.
    pub(super) clashing: &'a BTreeSet<ItemId>,
    pub(super) revisions: &'a BTreeMap<ItemId, i64>,
    /// Where the person is whose way is shown.
    pub(super) theirs: Option<&'a BTreeSet<ItemId>>,
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// What is shorter is shown on one line.
const SHORT: i64 = 40;
/// What is shorter is drawn as long as this, to be seen and hit.
const SHORTEST: i64 = 20;

/// From where to where a block reaches, in minutes of its day, on the grid of five minutes.
pub(super) fn span(draft: &Draft, item: &Item) -> (i64, i64) {
    let from = minute(item.starts) / 5 * 5;
    let lasts = item.period(&draft.visit.time_zone).duration().as_mins();
    let until = (minute(item.starts) + lasts.max(SHORTEST) + 4) / 5 * 5;
    (from.min(DAY - SHORTEST), until.min(DAY))
}

fn minute(at: DateTime) -> i64 {
    i64::from(at.hour()) * 60 + i64::from(at.minute())
}

/// One block to be: its column and width, its span, and what it is of.
struct Draught<'a> {
    column: (usize, usize),
    span: (i64, i64),
    of: Of<'a>,
}

enum Of<'a> {
    Item(&'a Item, bool),
    Leg(&'a Leg<'a>),
}

impl Making<'_> {
    /// The blocks of a day in one column.
    pub(super) fn by_day(
        &self,
        items: &[&Item],
        legs: &[Leg<'_>],
    ) -> Result<Vec<Block>, TextError> {
        let items = items.iter().map(|item| Draught {
            column: (1, 1),
            span: span(self.draft, item),
            of: Of::Item(item, true),
        });
        self.laid_out(items.chain(legs.iter().map(leg)).collect())
    }

    /// The blocks of a day in a column for each group.
    pub(super) fn by_group(
        &self,
        items: &[&Item],
        legs: &[Leg<'_>],
    ) -> Result<Vec<Block>, TextError> {
        let mut draughts = Vec::new();
        for item in items {
            let columns = self.groups.columns(self.draft, item);
            for (n, column) in columns.into_iter().enumerate() {
                draughts.push(Draught {
                    column,
                    span: span(self.draft, item),
                    of: Of::Item(item, n == 0),
                });
            }
        }
        for one in legs {
            let columns = self.groups.columns(self.draft, one.to);
            draughts.extend(
                columns
                    .into_iter()
                    .map(|column| Draught { column, ..leg(one) }),
            );
        }
        self.laid_out(draughts)
    }

    /// Side by side what shares a column and a moment.
    fn laid_out(&self, mut draughts: Vec<Draught<'_>>) -> Result<Vec<Block>, TextError> {
        draughts.sort_by_key(|draught| (draught.column, draught.span));
        let mut blocks = Vec::new();
        for same in draughts.chunk_by(|one, other| one.column == other.column) {
            let spans: Vec<(i64, i64)> = same.iter().map(|draught| draught.span).collect();
            for (draught, lane) in same.iter().zip(lanes(&spans)) {
                let (from, until) = draught.span;
                let mut classes = vec![format!("ev f{} u{}", clock(from), clock(until))];
                if lane.of > 1 {
                    classes.push(format!("lane-{} of-{}", lane.lane, lane.of));
                }
                if draught.column != (1, 1) {
                    let (column, width) = draught.column;
                    classes.push(format!("col-{column} span-{width}"));
                }
                blocks.push(((from, draught.column), self.block(draught, classes)?));
            }
        }
        blocks.sort_by_key(|(place, _)| *place);
        Ok(blocks.into_iter().map(|(_, block)| block).collect())
    }

    fn block(&self, draught: &Draught<'_>, mut classes: Vec<String>) -> Result<Block, TextError> {
        let what = match &draught.of {
            Of::Leg(leg) => {
                classes.push("ev--transfer g0".to_owned());
                What::Leg(leg.said(self.language)?)
            }
            Of::Item(item, is_first) => {
                let group = self.groups.only(item);
                let length = draught.span.1 - draught.span.0;
                classes.push(format!("g{}", group.map_or(0, |group| group.colour)));
                classes.extend(self.kind_of_block(item, length).map(str::to_owned));
                classes.extend(self.is_theirs(item).then(|| "ev--theirs".to_owned()));
                What::Item(Box::new(self.item(item, group, *is_first)?))
            }
        };
        Ok(Block {
            classes: classes.join(" "),
            what,
        })
    }

    /// The classes that say what kind of block it is.
    fn kind_of_block(&self, item: &Item, length: i64) -> impl Iterator<Item = &'static str> {
        let kind = if item.status == ItemStatus::Cancelled {
            Some("ev--cancelled")
        } else if item.kind == ItemKind::Hold {
            Some("ev--hold")
        } else if item.status == ItemStatus::Tentative {
            Some("ev--tentative")
        } else {
            None
        };
        let is_clashing = self.clashing.contains(&item.id) && kind != Some("ev--cancelled");
        let clash = is_clashing.then_some("ev--clash");
        let short = (length < SHORT).then_some("ev--short");
        kind.into_iter().chain(clash).chain(short)
    }

    fn item(
        &self,
        item: &Item,
        group: Option<&Group>,
        is_first: bool,
    ) -> Result<ItemBlock, TextError> {
        let (language, locales) = (self.language, &self.draft.visit.locales);
        let title = item.title.shown(language.tag(), locales);
        let state = self.state(item)?;
        let places: Vec<String> = item.places.iter().map(|place| self.place(place)).collect();
        Ok(ItemBlock {
            id: item.id,
            is_first,
            starts: item.starts.strftime("%Y-%m-%dT%H:%M").to_string(),
            revision: self.revisions.get(&item.id).copied().unwrap_or(0),
            when: language.time_range_in_table(item.starts.time(), item.ends.time()),
            group: group.map(|group| (group.code.clone(), group.name.clone())),
            has_state_in_words: state.tone != "ok",
            state,
            title: title.map_or_else(|| item.key.clone(), |title| title.text.to_owned()),
            lang: title.and_then(|title| title.lang).map(str::to_owned),
            place: language.list(&places),
            more: self.more(item)?,
            is_theirs: self.is_theirs(item),
        })
    }

    fn is_theirs(&self, item: &Item) -> bool {
        self.theirs.is_some_and(|theirs| theirs.contains(&item.id))
    }

    fn state(&self, item: &Item) -> Result<State, TextError> {
        let (tone, icon, key) = if item.status == ItemStatus::Cancelled {
            ("no", "cross", "agenda-cancelled")
        } else if self.clashing.contains(&item.id) {
            ("no", "clash", "agenda-clash")
        } else if item.kind == ItemKind::Hold {
            ("mute", "hold", "agenda-hold")
        } else if item.status == ItemStatus::Tentative {
            ("wait", "half", "agenda-tentative")
        } else {
            ("ok", "check", "agenda-confirmed")
        };
        Ok(State {
            tone,
            icon,
            word: self.language.say(key)?,
        })
    }

    fn place(&self, place: &Place) -> String {
        match &place.site {
            Site::Venue(id) => {
                let venue = self.draft.registers.venues.get(id);
                venue.map_or_else(String::new, |venue| venue.name.clone())
            }
            Site::Named { name, .. } => name.clone(),
        }
    }

    /// Who does what, and what is only for organisers.
    fn more(&self, item: &Item) -> Result<String, TextError> {
        let mut lines = Vec::new();
        for part in &item.people {
            if let Some(person) = self.draft.registers.people.get(&part.person) {
                let role = self.language.say(&format!("part-{}", part.role.word()))?;
                let facts = [("role", role.into()), ("name", person.name.full().into())];
                lines.push(self.language.say_with("agenda-part", facts)?);
            }
        }
        if item.is_internal() {
            lines.push(self.language.say("agenda-internal")?);
        }
        Ok(lines.join(" · "))
    }
}

fn leg<'a>(leg: &'a Leg<'a>) -> Draught<'a> {
    Draught {
        column: (1, 1),
        span: leg.span,
        of: Of::Leg(leg),
    }
}

/// `0905` of a minute of the day.
pub(super) fn clock(minute: i64) -> String {
    format!("{:02}{:02}", minute / 60, minute % 60)
}
