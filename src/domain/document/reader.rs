//! The state of reading one document: where the reader stands, and all it has found.

use crate::domain::document::context::Context;
use crate::domain::document::fault::{Fault, FaultKind, Problem, Warning, quoted};
use crate::domain::document::pointer::escaped;
use crate::domain::ids::VisitId;
use crate::domain::time::Zone;

/// A document with more faults than this is not looked at further.
const MOST_FAULTS: usize = 1000;

/// Walks a document and gathers every fault.
#[derive(Debug)]
pub(super) struct Reader<'c> {
    /// What the document is read against.
    pub(super) context: &'c Context,
    /// The visit it stands in.
    pub(super) visit: Option<VisitId>,
    /// That visit's zone.
    pub(super) visit_zone: Option<Zone>,
    /// How it got there.
    path: Vec<Step>,
    /// All that is wrong.
    faults: Vec<Fault>,
    /// Whether something was not looked at because so much is wrong.
    is_cut: bool,
    /// All that may not be meant.
    pub(super) warnings: Vec<Warning>,
}

/// One step down into a document.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Into a field of a table.
    Field(String),
    /// Into a row of a list, with the key that people know it by.
    Row(usize, Option<String>),
}

impl<'c> Reader<'c> {
    /// A reader at the root of a document.
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            visit: context.visit,
            visit_zone: context.visit_zone.clone(),
            path: Vec::new(),
            faults: Vec::new(),
            is_cut: false,
            warnings: Vec::new(),
        }
    }

    /// Does `work` one step further down.
    pub(super) fn within<R>(&mut self, step: Step, work: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(step);
        let result = work(self);
        self.path.pop();
        result
    }

    /// Does `work` several steps further down.
    pub(super) fn within_all<R>(
        &mut self,
        steps: impl IntoIterator<Item = Step>,
        work: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let depth = self.path.len();
        self.path.extend(steps);
        let result = work(self);
        self.path.truncate(depth);
        result
    }

    /// Whether it stands at the document itself, not at a part of it.
    pub(super) fn is_at_root(&self) -> bool {
        self.path.is_empty()
    }

    /// Notes a fault here. Returns `None`, the value of what is faulty.
    pub(super) fn fault<T>(
        &mut self,
        line: Option<usize>,
        problem: impl Into<Problem>,
        advice: impl Into<String>,
    ) -> Option<T> {
        if !self.has_enough() {
            let Problem { kind, text } = problem.into();
            self.faults.push(Fault {
                pointer: self.pointer(),
                path: self.path(),
                line,
                kind,
                problem: text,
                advice: advice.into(),
            });
        }
        None
    }

    /// Whether so much is wrong that nobody would read more. Whoever asks leaves it at that.
    pub(super) fn has_enough(&mut self) -> bool {
        let has_enough = self.faults.len() >= MOST_FAULTS;
        self.is_cut |= has_enough;
        has_enough
    }

    /// Whether nothing is wrong.
    pub(super) fn is_faultless(&self) -> bool {
        self.faults.is_empty()
    }

    /// All that is wrong, by line; and whether that may not be all.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults;
        faults.sort_by_key(|fault| fault.line);
        if self.is_cut {
            faults.push(Fault {
                pointer: String::new(),
                path: String::new(),
                line: None,
                kind: FaultKind::TooMany,
                problem: format!("reading stopped after {MOST_FAULTS} faults: there may be more"),
                advice: "correct these and try again".to_owned(),
            });
        }
        faults
    }

    /// Notes a warning here.
    pub(super) fn warn(&mut self, line: Option<usize>, message: String) {
        self.warnings.push(Warning {
            pointer: self.pointer(),
            path: self.path(),
            line,
            message,
        });
    }

    /// Where it stands, as a JSON Pointer.
    fn pointer(&self) -> String {
        self.path
            .iter()
            .map(|step| match step {
                Step::Field(name) => format!("/{}", escaped(name)),
                Step::Row(index, _) => format!("/{index}"),
            })
            .collect()
    }

    /// Where it stands, for people.
    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push_str(" › ");
                    }
                    path.extend(name.chars().take(60).flat_map(char::escape_debug));
                }
                Step::Row(index, key) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                    if let Some(key) = key {
                        path.push(' ');
                        path.push_str(&quoted(key));
                    }
                }
            }
        }
        path
    }
}
