//! The groups of a visit: each has a colour and a short code, for colour is never the only sign.

use std::collections::BTreeSet;

use crate::domain::agenda::{Audience, Item};
use crate::domain::draft::{Draft, Member};
use crate::domain::ids::DelegationId;
use crate::language::{Language, TextError};

/// A delegation, or participants who go their own way together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Its place among the colours; 0 is everybody.
    pub(super) colour: usize,
    /// Three letters or so.
    pub(super) code: String,
    pub(super) name: String,
    /// How many they are.
    pub(super) people: String,
    is: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Delegation(DelegationId),
    Group(String),
}

/// All groups of a visit.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    /// What everybody is called.
    pub(super) everybody: String,
}

/// Colours besides that of everybody; more groups use them again.
const COLOURS: usize = 5;
/// The stylesheet knows so many columns.
const MOST_COLUMNS: usize = 8;

impl Groups {
    /// Those of a draft: delegations in their order, then groups by name.
    pub(super) fn new(language: Language, draft: &Draft) -> Result<Self, TextError> {
        let delegations = draft.delegations.iter().map(|delegation| {
            let name = delegation.name.shown(language.tag(), &draft.visit.locales);
            let name = name.map_or_else(|| delegation.key.clone(), |name| name.text.to_owned());
            (Kind::Delegation(delegation.id), name)
        });
        let groups: BTreeSet<&String> = draft.roster().flat_map(|one| &one.groups).collect();
        let groups = groups
            .into_iter()
            .map(|group| (Kind::Group(group.clone()), group.clone()));
        let mut codes = BTreeSet::new();
        let all = delegations
            .chain(groups)
            .take(MOST_COLUMNS)
            .enumerate()
            .map(|(n, (is, name))| {
                let members = draft.roster().map(Member::from);
                let people = members.filter(|member| is.holds(member)).count();
                Ok(Group {
                    colour: n % COLOURS + 1,
                    code: code(&name, &mut codes),
                    people: language.say_with("overview-people", [("count", people.into())])?,
                    name,
                    is,
                })
            });
        Ok(Self {
            all: all.collect::<Result<_, TextError>>()?,
            everybody: language.say("agenda-everybody")?,
        })
    }

    /// The one group that an item is for; `None`: everybody, several, or people by name.
    pub(super) fn only(&self, item: &Item) -> Option<&Group> {
        let mut addressed = self
            .all
            .iter()
            .filter(|group| group.is.is_in(&item.audience));
        let first = addressed.next();
        first.filter(|_| addressed.next().is_none() && !item.audience.everyone)
    }

    /// In which columns an item stands: those of the groups with somebody who is expected, the next to each other
    /// together; (column from 1, how many).
    pub(super) fn columns(&self, draft: &Draft, item: &Item) -> Vec<(usize, usize)> {
        let all = self.all.len().max(1);
        if item.audience.everyone || self.all.is_empty() {
            return vec![(1, all)];
        }
        let expected: Vec<Member<'_>> = draft
            .roster()
            .map(Member::from)
            .filter(|member| member.is_expected(&item.audience, &item.people))
            .collect();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (column, group) in (1..).zip(&self.all) {
            let concerns = group.is.is_in(&item.audience)
                || expected.iter().any(|member| group.is.holds(member));
            match runs.last_mut() {
                _ if !concerns => {}
                Some((from, span)) if *from + *span == column => *span += 1,
                _ => runs.push((column, 1)),
            }
        }
        if runs.is_empty() {
            vec![(1, all)]
        } else {
            runs
        }
    }
}

impl Kind {
    fn is_in(&self, audience: &Audience) -> bool {
        match self {
            Self::Delegation(id) => audience.delegations.contains(id),
            Self::Group(name) => audience.groups.contains(name),
        }
    }

    fn holds(&self, member: &Member<'_>) -> bool {
        match self {
            Self::Delegation(id) => member.delegation == Some(*id),
            Self::Group(name) => member.groups.contains(name),
        }
    }
}

/// The first letters of the first word that nothing else is called by, else a number.
fn code(name: &str, taken: &mut BTreeSet<String>) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 2);
    let mut codes = words.map(|word| word.chars().take(3).collect::<String>());
    let free = codes.find(|code| !taken.contains(code));
    let code = free.unwrap_or_else(|| (taken.len() + 1).to_string());
    taken.insert(code.clone());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_differ() {
        let mut taken = BTreeSet::new();
        let names = ["Embassy of Viet Nam", "Embassy press", "Embassy", "É"];
        let codes = names.map(|name| code(name, &mut taken));
        assert_eq!(codes, ["Emb", "pre", "3", "4"]);
    }
}
