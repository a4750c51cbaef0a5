//! What organisers write on paper for themselves: everything of the draft, with what never leaves them.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::domain::agenda::{Audience, Item, ItemKind, Part, PartRole, Visibility};
use crate::domain::calendar::text::one_line;
use crate::domain::draft::Draft;
use crate::domain::freeze::freeze;
use crate::domain::ids::ParticipantId;
use crate::domain::precedence::speaking_order;
use crate::domain::publication::{FrozenItem, Publication, Seen};
use crate::domain::wording::{Fact, Line, Topic};
use crate::language::{Language, TextError};
use crate::web::pages::booklet::Extras;

/// All of a draft, internal items and holds too, and who sees it: the team, which is expected everywhere.
#[must_use]
pub fn whole(draft: &Draft, now: Timestamp) -> (Publication, BTreeSet<ParticipantId>) {
    let mut open = draft.clone();
    for item in &mut open.items {
        item.visibility = Visibility::Participants;
        // nobody else reads this, and what each of a large audience would see takes long to draw
        item.audience = Audience::default();
        if item.kind == ItemKind::Hold {
            item.kind = ItemKind::Other;
        }
    }
    let mut publication = freeze(&open, None, None, now);
    let team = ParticipantId(uuid::Uuid::nil());
    let seen = Seen {
        digest: String::new(),
        changed_in: publication.version,
        changed_at: now,
    };
    for item in publication.items.values_mut() {
        item.audience.insert(team, seen.clone());
    }
    (publication, BTreeSet::from([team]))
}

/// What the team knows of each item: that it is internal, how many are expected, who is told what, internal notes.
///
/// # Errors
/// If a text of ours is missing in the language.
pub fn team_extras(
    language: Language,
    draft: &Draft,
    publication: &Publication,
) -> Result<Extras, TextError> {
    let mut extras = Extras::new();
    for item in &draft.items {
        let mut facts = Vec::new();
        if item.is_internal() {
            facts.push(fact(
                language,
                "print-internal",
                language.say("print-internal-more")?,
            )?);
        }
        if let Some(published) = publication.items.get(&item.id) {
            facts.push(expected(language, published)?);
        }
        facts.extend(speakers(language, draft, item)?);
        facts.extend(notes(language, draft, item)?);
        if let Some(words) = &item.internal_notes {
            facts.push(fact(language, "print-internal-notes", words.clone())?);
        }
        extras.insert(item.id, facts);
    }
    Ok(extras)
}

/// Who speaks after whom; of one alone there is no order.
fn speakers(language: Language, draft: &Draft, item: &Item) -> Result<Option<Fact>, TextError> {
    let is_speech = |part: &&Part| part.role == PartRole::Speaker;
    if item.people.iter().filter(is_speech).count() < 2 {
        return Ok(None);
    }
    let people = &draft.registers.people;
    let order = speaking_order(draft, item).into_iter();
    let names = order.filter_map(|speaker| people.get(&speaker.person));
    let names = names.zip(1_u32..);
    let names =
        names.map(|(person, number)| format!("{number}. {}", one_line(&person.name.full())));
    let names: Vec<String> = names.collect();
    (names.len() > 1)
        .then(|| fact(language, "print-speakers", names.join(", ")))
        .transpose()
}

/// What some of the audience are told.
fn notes(language: Language, draft: &Draft, item: &Item) -> Result<Option<Fact>, TextError> {
    let notes = item.notes.iter();
    let lines: Vec<Line> = notes
        .filter_map(|note| note.text.shown(language.tag(), &draft.visit.locales))
        .map(Line::of_shown)
        .collect();
    let label = language.say("print-notes")?;
    let topic = Topic::Notes;
    Ok((!lines.is_empty()).then_some(Fact {
        topic,
        label,
        lines,
    }))
}

/// Who is in the car.
///
/// # Errors
/// If a text of ours is missing in the language.
pub fn drivers_extras(language: Language, publication: &Publication) -> Result<Extras, TextError> {
    let moves = publication.items.iter();
    let moves = moves.filter(|(_, item)| item.kind == ItemKind::Transfer);
    moves
        .map(|(id, item)| {
            let mut facts = vec![expected(language, item)?];
            let on_board = passengers(publication, item);
            if !on_board.is_empty() {
                facts.push(fact(
                    language,
                    "print-passengers",
                    language.list(&on_board),
                )?);
            }
            Ok((*id, facts))
        })
        .collect()
}

/// Names of those who come along, by rank.
fn passengers(publication: &Publication, item: &FrozenItem) -> Vec<String> {
    let ids = item.audience.keys();
    let mut people: Vec<_> = ids.filter_map(|id| publication.roster.get(id)).collect();
    people.sort_by_cached_key(|on_roster| (on_roster.rank, on_roster.name.full()));
    let names = people.into_iter();
    names
        .map(|on_roster| one_line(&on_roster.name.full()))
        .collect()
}

fn expected(language: Language, item: &FrozenItem) -> Result<Fact, TextError> {
    fact(language, "print-expected", item.audience.len().to_string())
}

fn fact(language: Language, label: &str, words: String) -> Result<Fact, TextError> {
    Ok(Fact {
        topic: Topic::Notes,
        label: language.say(label)?,
        lines: vec![Line::new(words)],
    })
}
