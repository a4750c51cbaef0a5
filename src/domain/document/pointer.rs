//! Places in a document, as JSON Pointers (RFC 6901).

use std::collections::BTreeSet;

use crate::domain::document::node::{Content, Node};

/// A name as a step of a pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl Node {
    /// Where a table names something a second time, each place once.
    #[must_use]
    pub fn repeated(&self) -> Vec<String> {
        let mut found = BTreeSet::new();
        self.gather_repeated("", &mut found);
        found.into_iter().collect()
    }

    /// Adds the repetitions below this node, which stands at `here`.
    fn gather_repeated(&self, here: &str, found: &mut BTreeSet<String>) {
        match &self.content {
            Content::List(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    row.gather_repeated(&format!("{here}/{index}"), found);
                }
            }
            Content::Table(entries) => {
                let mut seen = BTreeSet::new();
                for (name, entry) in entries {
                    let there = format!("{here}/{}", escaped(name));
                    entry.gather_repeated(&there, found);
                    if !seen.insert(name) {
                        found.insert(there);
                    }
                }
            }
            _ => {}
        }
    }
}
