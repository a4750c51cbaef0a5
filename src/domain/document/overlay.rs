//! A file laid over what is stored: fields that are given replace, records that are not given stay.

use std::collections::BTreeMap;

use crate::domain::document::node::{Content, Node};
use crate::domain::document::theme_levels::arranged;

/// A list of records within a table, and the fields that tell one record from another.
type Records = (&'static str, &'static [&'static str]);

/// The lists of records of a table; any other field is replaced as a whole.
fn records_of(table: &str) -> &'static [Records] {
    match table {
        "" => &[
            ("themes", &["key"]),
            ("organisations", &["key"]),
            ("people", &["key"]),
            ("venues", &["key"]),
            ("travel_times", &["from", "to"]),
            ("agreements", &["key"]),
            ("visits", &["key"]),
        ],
        "themes" => &[("children", &["key"])],
        "people" => &[("offices", &["organisation", "from"])],
        "visits" => &[
            ("delegations", &["key"]),
            ("participants", &["person"]),
            ("items", &["key"]),
        ],
        _ => &[],
    }
}

/// What `given` (a file) says, completed by what is stored of the same records. Records that the file does not mention
/// are left out at the top, for they do not change, and kept below, behind those given, so that indexes stay those of
/// the file.
#[must_use]
pub fn overlay(current: &Node, given: &Node) -> Node {
    let Content::Table(entries) = &given.content else {
        return given.clone();
    };
    let laid = entries
        .iter()
        .map(|(name, node)| {
            let keep_others = false;
            let stored = current.get(name);
            let arranged = stored
                .filter(|_| name == "themes")
                .map(|themes| arranged(themes, node));
            let stored = arranged.as_ref().or(stored);
            let laid = overlay_records("", name, (stored, node), keep_others);
            (name.clone(), laid)
        })
        .collect();
    Node {
        line: given.line,
        content: Content::Table(laid),
    }
}

/// Lays one field of a table over the stored one.
fn overlay_records(
    table: &str,
    name: &str,
    (current, given): (Option<&Node>, &Node),
    keep_others: bool,
) -> Node {
    let records = records_of(table).iter().find(|(list, _)| *list == name);
    let (Some((_, identity)), Some(current)) = (records, current) else {
        return given.clone();
    };
    let (Content::List(stored), Content::List(rows)) = (&current.content, &given.content) else {
        return given.clone();
    };
    let identity = |row: &Node| -> Vec<Option<String>> {
        let texts = identity
            .iter()
            .map(|field| row.get(field).and_then(Node::identifying));
        texts.collect()
    };
    let mut others: BTreeMap<_, _> = stored
        .iter()
        .enumerate()
        .map(|(index, old)| (identity(old), (index, old)))
        .collect();
    let mut laid: Vec<Node> = rows
        .iter()
        .map(|row| match others.get(&identity(row)) {
            Some((_, old)) => overlay_row(name, old, row),
            None => row.clone(),
        })
        .collect();
    if keep_others {
        for row in rows {
            others.remove(&identity(row));
        }
        let mut others: Vec<_> = others.into_values().collect();
        others.sort_by_key(|(index, _)| *index);
        laid.extend(others.into_iter().map(|(_, old)| old.clone()));
    }
    Node {
        line: given.line,
        content: Content::List(laid),
    }
}

/// Lays a given record over the stored one.
fn overlay_row(table: &str, current: &Node, given: &Node) -> Node {
    let (Content::Table(stored), Content::Table(entries)) = (&current.content, &given.content)
    else {
        return given.clone();
    };
    let keep_others = true;
    let given_entries = entries
        .iter()
        .filter(|(_, node)| node.content != Content::Null)
        .map(|(name, node)| {
            let laid = overlay_records(table, name, (current.get(name), node), keep_others);
            (name.clone(), laid)
        });
    let others = stored.iter().filter(|(name, _)| given.get(name).is_none());
    Node {
        line: given.line,
        content: Content::Table(given_entries.chain(others.cloned()).collect()),
    }
}
