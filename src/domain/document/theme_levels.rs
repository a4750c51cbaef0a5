//! The themes of a file beside those that are stored: each stands where the file puts it, in one of two levels.

use std::collections::BTreeMap;

use crate::domain::document::node::{Content, Node};
use crate::domain::document::registers::ThemeTree;

/// The stored themes with each of them where the file puts it, those it does not mention where they are. So a theme that
/// moves keeps what the file does not say of it, and stays in no other place.
pub(super) fn arranged(stored: &Node, given: &Node) -> Node {
    let mut above = places(stored.list());
    above.extend(places(given.list()));
    let all = || {
        let rows = stored.list().iter();
        rows.flat_map(|row| std::iter::once(row).chain(row.rows("children")))
    };
    let parent = |row: &Node| above.get(&row.get("key")?.identifying()?).cloned()?;
    let mut trees: Vec<(Node, Vec<Node>)> = all()
        .filter(|row| parent(row).is_none())
        .map(|row| (alone(row), Vec::new()))
        .collect();
    for row in all() {
        let Some(parent) = parent(row) else { continue };
        let known = trees.iter_mut().find(|(tree, _)| tree.is_called(&parent));
        match known {
            Some((_, below)) => below.push(alone(row)),
            None => trees.push((called(parent), vec![alone(row)])),
        }
    }
    let rows = trees.into_iter().map(|(mut tree, below)| {
        if let Content::Table(entries) = &mut tree.content {
            entries.push(("children".to_owned(), Content::List(below).into()));
        }
        tree
    });
    Content::List(rows.collect()).into()
}

/// Which themes have one below them that stays there because the file does not mention it: these have to stay above.
pub(super) fn with_some_below(stored: &[ThemeTree], document: &Node) -> BTreeMap<String, String> {
    let given = places(document.rows("themes"));
    let stays = |tree: &ThemeTree| {
        let mut below = tree.children.iter().map(|child| &child.key);
        let stays = below.find(|key| !given.contains_key(*key))?;
        Some((tree.theme.key.clone(), stays.clone()))
    };
    stored.iter().filter_map(stays).collect()
}

/// Each theme by its key, with the key of the one above it.
fn places(rows: &[Node]) -> BTreeMap<String, Option<String>> {
    let key = |row: &Node| row.get("key").and_then(Node::identifying);
    let mut places = BTreeMap::new();
    for row in rows {
        let Some(parent) = key(row) else { continue };
        for child in row.rows("children").iter().filter_map(key) {
            places.insert(child, Some(parent.clone()));
        }
        places.insert(parent, None);
    }
    places
}

/// A theme without those below it.
fn alone(row: &Node) -> Node {
    let mut row = row.clone();
    if let Content::Table(entries) = &mut row.content {
        entries.retain(|(name, _)| name != "children");
    }
    row
}

/// A theme of which nothing is known but the key.
fn called(key: String) -> Node {
    Content::Table(vec![("key".to_owned(), Content::Text(key).into())]).into()
}

impl Node {
    /// Its rows, if it is a list.
    fn list(&self) -> &[Self] {
        match &self.content {
            Content::List(rows) => rows,
            _ => &[],
        }
    }

    fn is_called(&self, key: &str) -> bool {
        let own = self.get("key").and_then(Self::identifying);
        own.as_deref() == Some(key)
    }
}
