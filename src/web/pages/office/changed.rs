//! Changes of items as rows: what happens to each, old → new, and for whom.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::overview::State;
use crate::domain::Closed as _;
use crate::domain::changes::{ChangedItem, ItemChange};
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::programme::Reader;
use crate::domain::publication::Publication;
use crate::domain::wording::{Difference, Line, Wording};
use crate::language::{Language, TextError};

/// Two publications, of which one is or would be the next.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// The language of the page.
    pub language: Language,
    /// The one before; `None`: there was none.
    pub previous: Option<&'a Publication>,
    /// The one after.
    pub next: &'a Publication,
}

/// What happens to one item.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    pub(super) id: ItemId,
    pub(super) title: Line,
    pub(super) when: String,
    pub(super) state: State,
    pub(super) differences: Vec<Difference>,
    /// All of it, in short: whether it is still what somebody looked at.
    pub(super) short: String,
}

/// More people than this are counted, not named.
const MOST_NAMED: usize = 5;

impl<'a> Comparison<'a> {
    /// The rows of these changes.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn rows(&self, changed: &'a [ChangedItem]) -> Result<Vec<ChangeRow>, TextError> {
        let rows = changed.iter().filter_map(|item| self.row(item).transpose());
        rows.collect()
    }

    /// A row; `None` if the item is in no publication.
    fn row(&self, changed: &ChangedItem) -> Result<Option<ChangeRow>, TextError> {
        let wording = self.wording();
        let Some(now) = self.next.items.get(&changed.item) else {
            return Ok(None);
        };
        let was = self
            .previous
            .and_then(|previous| previous.items.get(&changed.item));
        let mut differences = match was {
            Some(was) => wording.differences(was, now)?,
            None => Vec::new(),
        };
        differences.extend(self.people(changed)?);
        let (starts, ends) = (now.period.starts.wall, now.period.ends.wall);
        Ok(Some(ChangeRow {
            id: changed.item,
            title: wording.heading(&now.title),
            when: self.language.period(starts, ends),
            state: self.state(changed.change)?,
            differences,
            short: short(changed),
        }))
    }

    fn wording(&self) -> Wording<'a> {
        Wording {
            visit: &self.next.visit,
            language: self.language,
            reader: Reader::Organiser,
            reader_zone: None,
        }
    }

    fn state(&self, change: ItemChange) -> Result<State, TextError> {
        let (tone, icon, key) = match change {
            ItemChange::Added => ("info", "plus", "change-added"),
            ItemChange::Changed => ("wait", "edit", "change-changed"),
            ItemChange::Cancelled => ("no", "cross", "change-cancelled"),
            ItemChange::Revived => ("ok", "check", "change-revived"),
            ItemChange::Hidden => ("no", "lock", "change-hidden"),
        };
        let word = self.language.say(key)?;
        Ok(State { tone, icon, word })
    }

    /// Who comes in, by why they do, and who goes out.
    fn people(&self, changed: &ChangedItem) -> Result<Vec<Difference>, TextError> {
        let mut entering: BTreeMap<_, Vec<ParticipantId>> = BTreeMap::new();
        for (participant, why) in &changed.entering {
            entering.entry(*why).or_default().push(*participant);
        }
        let mut found = Vec::new();
        let mut coming = Vec::new();
        for (why, who) in entering {
            let names = self.names(&who)?;
            coming.push(Line::new(match why {
                None => names,
                Some(why) => {
                    let names = [("names", names.into())];
                    let key = format!("entering-{}", why.word());
                    self.language.say_with(&key, names)?
                }
            }));
        }
        let leaving = match changed.leaving.as_slice() {
            [] => Vec::new(),
            who => vec![Line::new(self.names(who)?)],
        };
        let both = [
            ("change-entering", Vec::new(), coming),
            ("change-leaving", leaving, Vec::new()),
        ];
        for (label, was, now) in both {
            if !was.is_empty() || !now.is_empty() {
                let label = self.language.say(label)?;
                found.push(Difference { label, was, now });
            }
        }
        Ok(found)
    }

    fn names(&self, who: &[ParticipantId]) -> Result<String, TextError> {
        let name = |id: &ParticipantId| {
            let before = self.previous.and_then(|previous| previous.roster.get(id));
            let known = self.next.roster.get(id).or(before);
            known.map_or_else(|| id.to_string(), |known| known.name.full())
        };
        named(self.language, who.iter().map(name))
    }
}

/// The first few names, and how many others there are.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn named(
    language: Language,
    names: impl ExactSizeIterator<Item = String>,
) -> Result<String, TextError> {
    if names.len() <= MOST_NAMED {
        return Ok(language.list(&names.collect::<Vec<_>>()));
    }
    let count = names.len();
    let first: Vec<String> = names.take(MOST_NAMED - 1).collect();
    let others = count - first.len();
    let arguments = [("names", first.join(", ").into()), ("count", others.into())];
    language.say_with("people-and-others", arguments)
}

/// A change in a few characters: another one for any other change.
fn short(changed: &ChangedItem) -> String {
    let mut hash = Sha256::new();
    hash.update(changed.change.word());
    for field in &changed.fields {
        hash.update(format!("\n{} {} {}", field.field, field.old, field.new));
    }
    for (participant, why) in &changed.entering {
        hash.update(b"\n+");
        hash.update(participant.0);
        hash.update(why.map_or("", |why| why.word()));
    }
    for participant in &changed.leaving {
        hash.update(b"\n-");
        hash.update(participant.0);
    }
    let digest = hash.finalize();
    let octets = digest.iter().take(6).copied().collect::<Vec<u8>>();
    URL_SAFE_NO_PAD.encode(octets)
}
