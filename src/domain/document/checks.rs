//! What is wrong with a table as a whole: rules across fields and rows, unknown fields, repeated ones.

use std::collections::BTreeSet;

use crate::domain::document::fault::{FaultKind, Problem, nearest, one_of, quoted};
use crate::domain::document::fields::{Fields, Work};
use crate::domain::document::node::Content;
use crate::domain::document::reader::Step;

impl<T> Fields<'_, '_, T> {
    /// Notes that a field, though readable, is wrong. Returns `None`, the value of what is faulty.
    pub(super) fn reject<R>(
        &mut self,
        name: &str,
        problem: impl Into<Problem>,
        advice: impl Into<String>,
    ) -> Option<R> {
        if let Work::Read { reader, table, .. } = &mut self.work {
            let line = table.get(name).map_or(table.line, |node| node.line);
            reader.within(Step::Field(name.to_owned()), |reader| {
                reader.fault::<()>(line, problem, advice)
            });
        }
        None
    }

    /// Notes that a field of one row of a list is wrong.
    pub(super) fn reject_row(
        &mut self,
        (list, index, field): (&str, usize, &str),
        problem: impl Into<Problem>,
        advice: &str,
    ) {
        let Work::Read { reader, table, .. } = &mut self.work else {
            return;
        };
        let Some(row) = table.rows(list).get(index) else {
            return;
        };
        let line = row.get(field).map_or(row.line, |node| node.line);
        let steps = [
            Step::Field(list.to_owned()),
            Step::Row(index, row.known_as()),
            Step::Field(field.to_owned()),
        ];
        reader.within_all(steps, |reader| reader.fault::<()>(line, problem, advice));
    }

    /// Refuses rows of a list of tables that have the same text in all of these fields.
    pub(super) fn refuse_repeats(&mut self, list: &str, identity: &[&'static str]) {
        let Work::Read { table, .. } = &self.work else {
            return;
        };
        let mut seen = BTreeSet::new();
        let mut repeats = Vec::new();
        for (index, row) in table.rows(list).iter().enumerate() {
            let texts = identity.iter().map(|field| row.get(field)?.identifying());
            let texts: Vec<_> = texts.collect();
            if texts.iter().any(Option::is_some) && !seen.insert(texts) {
                repeats.push(index);
            }
        }
        let Some(field) = identity.first() else {
            return;
        };
        for index in repeats {
            let problem = format!("another row has the same {}", identity.join(" and "));
            let problem = FaultKind::Repeated.of(problem);
            self.reject_row((list, index, field), problem, "give each once");
        }
    }

    /// Notes that a field may not be meant as it is understood.
    pub(super) fn warn(&mut self, name: &str, message: String) {
        if let Work::Read { reader, table, .. } = &mut self.work {
            let line = table.get(name).map_or(table.line, |node| node.line);
            reader.within(Step::Field(name.to_owned()), |reader| {
                reader.warn(line, message);
            });
        }
    }

    /// Refuses fields the table does not have, and names given twice.
    pub(super) fn refuse_unknown(&mut self) {
        let Work::Read {
            reader,
            table,
            known,
        } = &mut self.work
        else {
            return;
        };
        let Content::Table(entries) = &table.content else {
            return;
        };
        let mut seen = BTreeSet::new();
        for (name, node) in entries {
            let is_first = seen.insert(name);
            let is_known = known.iter().any(|field| field == name);
            if is_first && is_known {
                continue;
            }
            if reader.has_enough() {
                break;
            }
            reader.within(Step::Field(name.clone()), |reader| {
                if is_known {
                    let problem = "this is given twice";
                    reader.fault::<()>(node.line, problem, "give it once")
                } else {
                    let near = nearest(name, known.iter().copied());
                    let advice = near.map_or_else(
                        || one_of(name, known),
                        |near| format!("did you mean {near}?"),
                    );
                    let problem = format!("there is no field {} here", quoted(name));
                    reader.fault(node.line, problem, advice)
                }
            });
        }
    }
}
