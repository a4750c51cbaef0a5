//! Taking edits back, and making them again: what of somebody's steps can be undone, and what redone.

use crate::domain::closed::closed;
use crate::domain::ids::EditId;

closed! {
    /// What a row of the journal did.
    Step {
        /// Changed something.
        Edit = "edit",
        /// Took an edit back.
        Undo = "undo",
        /// Made it again.
        Redo = "redo",
    }
}

/// One row of somebody's journal: what it did, and to which step. Rows of one step name the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it did.
    pub step: Step,
    /// The edit that was made, taken back or made again, or what it shares with others that go with it.
    pub edit: EditId,
}

/// What somebody can do with their latest steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The step that undo takes back.
    pub undo: Option<EditId>,
    /// The step that redo makes again.
    pub redo: Option<EditId>,
}

/// How many steps can be taken back.
pub const STEPS: usize = 50;

/// What is open after `entries`, in their order. A new edit ends what could be redone.
#[must_use]
pub fn open(entries: &[Entry]) -> Open {
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    for entry in entries {
        done.retain(|edit| *edit != entry.edit);
        undone.retain(|edit| *edit != entry.edit);
        match entry.step {
            Step::Edit => {
                done.push(entry.edit);
                undone.clear();
            }
            Step::Undo => undone.push(entry.edit),
            Step::Redo => done.push(entry.edit),
        }
    }
    Open {
        undo: done.last().copied(),
        redo: undone.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// `1 2 u2 r2`: edits by number, then what is open: `undo redo`.
    fn check(steps: &str, expected: &str) {
        let id = |text: &str| EditId(Uuid::from_u128(text.parse().unwrap()));
        let entries: Vec<Entry> = steps
            .split_whitespace()
            .map(|word| match word.split_at(1) {
                ("u", edit) => (Step::Undo, id(edit)),
                ("r", edit) => (Step::Redo, id(edit)),
                _ => (Step::Edit, id(word)),
            })
            .map(|(step, edit)| Entry { step, edit })
            .collect();
        let Open { undo, redo } = open(&entries);
        let shown =
            |edit: Option<EditId>| edit.map_or("-".to_owned(), |edit| edit.0.as_u128().to_string());
        assert_eq!(
            format!("{} {}", shown(undo), shown(redo)),
            expected,
            "{steps}"
        );
    }

    #[test]
    fn the_latest_step_is_taken_back_first() {
        check("", "- -");
        check("1", "1 -");
        check("1 2", "2 -");
        check("1 2 u2", "1 2");
        check("1 2 u2 u1", "- 1");
        check("1 2 u2 u1 r1", "1 2");
        check("1 2 u2 u1 r1 r2", "2 -");
        check("1 2 u2 3", "3 -");
        check("1 2 u2 3 u3", "1 3");
        check("1 2 u2 r2 u2 u1", "- 1");
    }

    #[test]
    fn what_was_done_at_once_is_one_step() {
        check("1 2 2 2", "2 -");
        check("1 2 2 u2 u2", "1 2");
        check("1 2 2 u2 u2 r2 r2", "2 -");
    }
}
