//! What a publication would change, item by item, in the words of visit files.

use serde_json::{Map, Value, json};

use crate::domain::agenda::{Audience, Item, ItemStatus, Part};
use crate::domain::closed::{Closed as _, closed};
use crate::domain::draft::Member;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::{FrozenItem, FrozenPlace, Publication};

closed! {
    /// What happens to an item.
    ItemChange { Added = "added", Changed = "changed", Cancelled = "cancelled", Revived = "revived", Hidden = "hidden" }
}

closed! {
    /// Why a participant belongs to an item.
    Why {
        Part = "part", Person = "person", Delegation = "delegation", Role = "role", Group = "group",
        Everyone = "everyone",
    }
}

/// What a publication changes of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedItem {
    /// Which item.
    pub item: ItemId,
    /// What happens to it.
    pub change: ItemChange,
    /// What differs.
    pub fields: Vec<ChangedField>,
    /// Who comes in, and why.
    pub entering: Vec<(ParticipantId, Option<Why>)>,
    /// Who goes out.
    pub leaving: Vec<ParticipantId>,
}

/// A field of an item, as it was and as it is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedField {
    /// Its name in visit files.
    pub field: String,
    /// As published; null if it was not given.
    pub old: Value,
    /// As it will be; null if it is not given any more.
    pub new: Value,
}

/// What changes from `previous` to `next`, by start of the items. Of `drafted` items, from which `next` was frozen, it
/// says why somebody comes in.
#[must_use]
pub fn changes(
    drafted: &[Item],
    previous: Option<&Publication>,
    next: &Publication,
) -> Vec<ChangedItem> {
    let mut changed: Vec<ChangedItem> = next
        .items
        .iter()
        .filter_map(|(id, now)| {
            let was = previous.and_then(|previous| previous.items.get(id));
            (was != Some(now)).then(|| changed_item(drafted, *id, (was, now), next))
        })
        .filter(ChangedItem::is_visible)
        .collect();
    changed.sort_by_key(|changed| {
        let start = next
            .items
            .get(&changed.item)
            .map(|item| item.period.starts.instant());
        (start, changed.item)
    });
    changed
}

impl ChangedItem {
    /// Whether anybody could notice.
    fn is_visible(&self) -> bool {
        self.change != ItemChange::Changed
            || !(self.fields.is_empty() && self.entering.is_empty() && self.leaving.is_empty())
    }
}

fn changed_item(
    drafted: &[Item],
    id: ItemId,
    (was, now): (Option<&FrozenItem>, &FrozenItem),
    next: &Publication,
) -> ChangedItem {
    let is_off = |item: &FrozenItem| item.status == ItemStatus::Cancelled;
    let is_hidden = |item: &FrozenItem| !item.is_shown();
    let change = match was {
        None => ItemChange::Added,
        Some(was) if is_hidden(now) && !is_hidden(was) => ItemChange::Hidden,
        Some(was) if is_off(now) && !is_off(was) => ItemChange::Cancelled,
        Some(was) if is_off(was) && !is_off(now) => ItemChange::Revived,
        Some(_) => ItemChange::Changed,
    };
    let drafted = drafted.iter().find(|item| item.id == id);
    let knew =
        |participant: &ParticipantId| was.is_some_and(|was| was.audience.contains_key(participant));
    let entering = now.audience.keys().filter(|participant| !knew(participant));
    let leaving = was.into_iter().flat_map(|was| was.audience.keys());
    ChangedItem {
        item: id,
        change,
        fields: was.map(|was| changed_fields(was, now)).unwrap_or_default(),
        entering: entering
            .map(|participant| (*participant, why(next, *participant, drafted)))
            .collect(),
        leaving: leaving
            .filter(|participant| !now.audience.contains_key(participant))
            .copied()
            .collect(),
    }
}

fn changed_fields(was: &FrozenItem, now: &FrozenItem) -> Vec<ChangedField> {
    let (was, now) = (fields(was), fields(now));
    now.into_iter()
        .filter_map(|(field, new)| {
            let old = was.get(&field).cloned().unwrap_or_default();
            (old != new).then_some(ChangedField { field, old, new })
        })
        .collect()
}

/// An item as published, in the words of visit files.
fn fields(item: &FrozenItem) -> Map<String, Value> {
    let optional = |texts: &crate::domain::text::Texts| {
        if texts.is_empty() {
            Value::Null
        } else {
            json!(texts)
        }
    };
    let parts: Vec<Value> = item
        .parts
        .iter()
        .map(|part| json!({"person": part.person, "name": part.name.full(), "title": part.title, "role": part.role}))
        .collect();
    let notes: Vec<Value> = item
        .notes
        .iter()
        .map(|note| json!({"text": note.text, "participants": note.readers}))
        .collect();
    let visibility = if item.public {
        "public"
    } else {
        "participants"
    };
    let document = json!({
        "kind": item.kind,
        "title": item.title,
        "description": optional(&item.description),
        "starts": item.period.starts.wall,
        "ends": item.period.ends.wall,
        "starts_time_zone": item.period.starts.zone,
        "ends_time_zone": item.period.ends.zone,
        "status": item.status,
        "reason": optional(&item.reason),
        "visibility": visibility,
        "host": item.host.as_ref().map(|host| &host.name),
        "places": item.places.iter().map(place).collect::<Vec<_>>(),
        "online_url": item.online_url,
        "people": parts,
        "notes": notes,
        "languages": item.languages,
        "dress_code": optional(&item.dress_code),
        "reply": item.reply,
    });
    match document {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn place(place: &FrozenPlace) -> Value {
    json!({
        "venue": place.venue,
        "name": place.name,
        "address": place.address,
        "access": place.access,
        "role": place.role.word(),
        "participants": place.who,
    })
}

/// Why the draft has a participant of `next` at an item.
fn why(next: &Publication, participant: ParticipantId, item: Option<&Item>) -> Option<Why> {
    let (on_roster, item) = next.roster.get(&participant).zip(item)?;
    let member = Member {
        participant,
        person: on_roster.person,
        delegation: on_roster.delegation,
        role: on_roster.role,
        groups: &on_roster.groups,
    };
    member.why(&item.audience, &item.people)
}

impl Member<'_> {
    /// The narrowest reason for which they belong to an item, if they do.
    #[must_use]
    pub fn why(&self, audience: &Audience, people: &[Part]) -> Option<Why> {
        if !self.is_expected(audience, people) {
            return None;
        }
        let reasons = [
            (
                people.iter().any(|part| part.person == self.person),
                Why::Part,
            ),
            (audience.people.contains(&self.person), Why::Person),
            (
                self.groups
                    .iter()
                    .any(|group| audience.groups.contains(group)),
                Why::Group,
            ),
            (audience.roles.contains(&self.role), Why::Role),
            (
                self.delegation
                    .is_some_and(|id| audience.delegations.contains(&id)),
                Why::Delegation,
            ),
        ];
        let reason = reasons.into_iter().find(|(holds, _)| *holds);
        Some(reason.map_or(Why::Everyone, |(_, why)| why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::Draft;
    use crate::domain::fixture::{
        self, EVENING, GUEST, HOST, RECEPTION, before_the_visit, item, participant, person,
    };
    use crate::domain::freeze::freeze;
    use crate::domain::text::Texts;

    fn check(change: impl FnOnce(&mut Draft), expect: &[&str]) {
        let mut draft = fixture::draft();
        let first = freeze(&draft, None, None, before_the_visit());
        change(&mut draft);
        let next = freeze(&draft, Some(&first), None, before_the_visit());
        let said: Vec<String> = changes(&draft.items, Some(&first), &next)
            .iter()
            .map(words)
            .collect();
        assert_eq!(said, expect);
    }

    fn words(changed: &ChangedItem) -> String {
        let fields: Vec<String> = changed
            .fields
            .iter()
            .map(|field| format!("{}: {} → {}", field.field, field.old, field.new))
            .collect();
        let entering: Vec<String> = changed
            .entering
            .iter()
            .map(|(who, why)| format!("+{} {}", short(*who), why.map_or("?", Why::word)))
            .collect();
        let leaving: Vec<String> = changed
            .leaving
            .iter()
            .map(|who| format!("-{}", short(*who)))
            .collect();
        [
            vec![changed.change.word().to_owned()],
            fields,
            entering,
            leaving,
        ]
        .concat()
        .join("; ")
    }

    fn short(id: ParticipantId) -> u128 {
        id.0.as_u128() - 0x1000
    }

    fn edit(draft: &mut Draft, n: u128, change: impl FnOnce(&mut Item)) {
        change(
            draft
                .items
                .iter_mut()
                .find(|other| other.id == item(n))
                .unwrap(),
        );
    }

    #[test]
    fn each_change_is_said_with_what_was_and_what_will_be() {
        check(|_| {}, &[]);
        check(
            |draft| {
                edit(draft, RECEPTION, |item| {
                    item.online_url = Some("https://meet.example".into());
                });
            },
            &[r#"changed; online_url: null → "https://meet.example""#],
        );
        check(
            |draft| {
                edit(draft, RECEPTION, |item| {
                    item.title = Texts::from([("en", "Welcome")]);
                });
            },
            &[r#"changed; title: {"en":"Reception"} → {"en":"Welcome"}"#],
        );
        check(
            |draft| edit(draft, EVENING, |item| item.status = ItemStatus::Cancelled),
            &[r#"cancelled; status: "confirmed" → "cancelled""#],
        );
    }

    #[test]
    fn who_enters_is_said_with_the_reason() {
        check(
            |draft| edit(draft, RECEPTION, |item| item.audience.people.clear()),
            &[&format!("changed; -{GUEST}")],
        );
        check(
            |draft| edit(draft, RECEPTION, |item| item.people.clear()),
            &[&format!(
                r#"changed; people: [{{"person":"{}","name":"Robin Host","title":{{"en":"Officer"}},"role":"host"}}] → []; -{HOST}"#,
                person(HOST)
            )],
        );
        let mut draft = fixture::draft();
        draft.items.retain(|other| other.id == item(EVENING));
        let next = freeze(&draft, None, None, before_the_visit());
        let changed = changes(&draft.items, None, &next);
        let why = |n| {
            changed[0]
                .entering
                .iter()
                .find(|(who, _)| *who == participant(n))
                .and_then(|(_, why)| *why)
        };
        assert_eq!(
            (why(HOST), why(GUEST)),
            (Some(Why::Part), Some(Why::Everyone))
        );
        assert_eq!(changed[0].change, ItemChange::Added);
    }
}
