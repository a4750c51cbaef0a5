//! What a clash is about, in a short text: an organiser keeps a clash as long as that stays the same.

use serde::Serialize;

use crate::domain::clashes::{Clash, ClashKind, Involved, Measure};
use crate::domain::digest;
use crate::domain::ids::{PersonId, VenueId};
use crate::domain::time::Period;

/// All of a clash but its mending, which may come and go.
#[derive(Serialize)]
struct Facts<'a> {
    kind: ClashKind,
    people: &'a [PersonId],
    venues: &'a [VenueId],
    items: &'a [Involved],
    when: &'a Period,
    measure: Option<Measure>,
    busy: Option<&'a Period>,
}

impl Clash {
    /// A digest of what it is about: the rule, who and what, when, and the figures. Equal only for clashes that differ at
    /// most in what would mend them.
    #[must_use]
    pub fn facts(&self) -> String {
        digest::of(&Facts {
            kind: self.kind,
            people: &self.people,
            venues: &self.venues,
            items: &self.items,
            when: &self.when,
            measure: self.measure,
            busy: self.busy.as_ref(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use crate::domain::clashes::{Clash, Declined, clashes_of_visit};
    use crate::domain::draft::Draft;
    use crate::domain::fixture;

    fn facts(draft: &Draft) -> Vec<String> {
        let found = clashes_of_visit(draft, &[], &draft.registers, &Declined::new());
        found.iter().map(Clash::facts).collect()
    }

    /// The reception and the drive of the fixture, half an hour at the same time.
    fn clashing() -> Draft {
        let mut draft = fixture::draft();
        let drive = draft
            .items
            .iter_mut()
            .find(|item| item.id == fixture::item(fixture::DRIVE));
        let drive = drive.expect("the fixture has a drive");
        drive.starts += 1.hour();
        drive.ends += 1.hour();
        draft
    }

    #[test]
    fn they_stay_until_something_they_name_changes() {
        let draft = clashing();
        let before = facts(&draft);
        assert!(!before.is_empty());
        assert_eq!(facts(&draft), before);

        let mut renamed = draft.clone();
        renamed.items[0].key = "another".to_owned();
        assert_eq!(facts(&renamed), before, "nothing that the clash names");

        let mut later = draft.clone();
        later.items[0].ends += 10.minutes();
        assert_ne!(facts(&later), before, "they overlap longer");
    }
}
