//! What changed between two sights of one item, old → new, as the reader sees it.

use super::Wording;
use super::facts::{Fact, Topic};
use super::line::Line;
use crate::domain::programme::Sight;
use crate::language::TextError;

/// One labelled difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub topic: Topic,
    /// Its label, in the reader's language.
    pub label: String,
    /// As it was; empty: it was not, or is prose that need not be repeated.
    pub was: Vec<Line>,
    /// As it is; empty: it is not any more.
    pub now: Vec<Line>,
}

impl<'a> Wording<'a> {
    /// Every difference that the reader can see in their language; none if only texts in other languages changed.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn changes(&self, was: &Sight<'a>, now: &Sight<'a>) -> Result<Vec<Change>, TextError> {
        let mut before = self.all_facts(was)?;
        let mut changes = Vec::new();
        for fact in self.all_facts(now)? {
            let old = before.iter().position(|old| old.topic == fact.topic);
            let old = old.map(|at| before.remove(at));
            if old.as_ref().is_none_or(|old| old.lines != fact.lines) {
                changes.push(Change::new(old, fact));
            }
        }
        changes.extend(before.into_iter().map(|old| Change {
            topic: old.topic,
            label: old.label,
            was: old.lines,
            now: Vec::new(),
        }));
        changes.sort_by_key(|change| change.topic);
        Ok(changes)
    }
}

impl Change {
    fn new(old: Option<Fact>, now: Fact) -> Self {
        let is_prose = now.is_prose();
        Self {
            topic: now.topic,
            label: now.label,
            was: old
                .filter(|_| !is_prose)
                .map(|old| old.lines)
                .unwrap_or_default(),
            now: now.lines,
        }
    }
}
