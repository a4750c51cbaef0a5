//! Types of fields that refer to other records, and lists of anything.

use std::marker::PhantomData;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::agreement::Owner;
use crate::domain::document::context::{Register, Spelling};
use crate::domain::document::fault::{FaultKind, quoted};
use crate::domain::document::node::{Content, Node};
use crate::domain::document::reader::{Reader, Step};
use crate::domain::document::table::{Style, Type};
use crate::domain::document::text::text_of;
use crate::domain::ids::{
    AgreementId, DelegationId, ItemId, OrganisationId, ParticipantId, PersonId, ThemeId, VenueId,
};

/// A record of a register.
#[derive(Debug)]
pub(super) struct Reference<I>(Register, PhantomData<I>);

/// A theme.
pub(super) const THEME: Reference<ThemeId> = Reference(Register::Themes, PhantomData);
/// An organisation.
pub(super) const ORGANISATION: Reference<OrganisationId> =
    Reference(Register::Organisations, PhantomData);
/// A person.
pub(super) const PERSON: Reference<PersonId> = Reference(Register::People, PhantomData);
/// A venue.
pub(super) const VENUE: Reference<VenueId> = Reference(Register::Venues, PhantomData);
/// An agreement.
pub(super) const AGREEMENT: Reference<AgreementId> = Reference(Register::Agreements, PhantomData);
/// A delegation of the visit.
pub(super) const DELEGATION: Reference<DelegationId> =
    Reference(Register::Delegations, PhantomData);

/// An item of the visit.
pub(super) const ITEM: Reference<ItemId> = Reference(Register::Items, PhantomData);
/// A participant of the visit.
pub(super) const PARTICIPANT: Reference<ParticipantId> =
    Reference(Register::Participants, PhantomData);

impl<I: From<Uuid> + Into<Uuid> + Copy> Type for Reference<I> {
    type Value = I;

    fn schema(&self, spelling: Spelling) -> Value {
        reference_schema(self.0.singular(), spelling)
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<I> {
        let text = reference_text(reader, node)?;
        match resolved(reader, self.0, text) {
            Some(id) => Some(id.into()),
            None => refuse(reader, node, text, &[self.0]),
        }
    }

    fn write(&self, value: &I, style: Style<'_>) -> Value {
        style.context.spelled((*value).into()).into()
    }
}

/// An organisation or a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrganisationOrPerson;

impl Type for OrganisationOrPerson {
    type Value = Owner;

    fn schema(&self, spelling: Spelling) -> Value {
        reference_schema("organisation or person", spelling)
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Owner> {
        let text = reference_text(reader, node)?;
        let organisation = resolved(reader, Register::Organisations, text);
        let person = resolved(reader, Register::People, text);
        match (organisation, person) {
            (Some(id), None) => Some(Owner::Organisation(id.into())),
            (None, Some(id)) => Some(Owner::Person(id.into())),
            (Some(_), Some(_)) => {
                let problem = format!("{} is an organisation and a person", quoted(text));
                reader.fault(node.line, problem, "give one of the two another key")
            }
            (None, None) => refuse(
                reader,
                node,
                text,
                &[Register::Organisations, Register::People],
            ),
        }
    }

    fn write(&self, value: &Owner, style: Style<'_>) -> Value {
        let id: Uuid = match *value {
            Owner::Organisation(id) => id.into(),
            Owner::Person(id) => id.into(),
        };
        style.context.spelled(id).into()
    }
}

/// The schema of a reference.
fn reference_schema(to: &str, spelling: Spelling) -> Value {
    match spelling {
        Spelling::Keys => json!({"type": "string", "description": format!("Key of a {to}")}),
        Spelling::Ids => {
            json!({"type": "string", "format": "uuid", "description": format!("Id of a {to}")})
        }
    }
}

/// The text of a reference.
fn reference_text<'n>(reader: &mut Reader<'_>, node: &'n Node) -> Option<&'n str> {
    let example = match reader.context.spelling {
        Spelling::Keys => "a key in quotes",
        Spelling::Ids => "an id in quotes",
    };
    text_of(reader, node, example)
}

/// The record that `text` refers to.
fn resolved(reader: &Reader<'_>, register: Register, text: &str) -> Option<Uuid> {
    let names = &reader.context.names;
    let visit = reader.visit.filter(|_| register.is_of_one_visit());
    match reader.context.spelling {
        Spelling::Keys => {
            let key = super::text::KEY.cleaned(text).ok()?;
            names.id(register, visit, &key)
        }
        Spelling::Ids => Uuid::parse_str(text)
            .ok()
            .filter(|id| names.contains(register, visit, *id)),
    }
}

/// Notes that a reference leads nowhere.
fn refuse<T>(
    reader: &mut Reader<'_>,
    node: &Node,
    text: &str,
    registers: &[Register],
) -> Option<T> {
    let kinds: Vec<_> = registers
        .iter()
        .map(|register| register.singular())
        .collect();
    let kinds = kinds.join(" or ");
    let problem = format!("there is no {kinds} {}", quoted(text));
    let problem = FaultKind::Reference.of(problem);
    let advice = match reader.context.spelling {
        Spelling::Ids => "give the id of one that exists".to_owned(),
        Spelling::Keys => {
            let near = registers.iter().find_map(|register| {
                let visit = reader.visit.filter(|_| register.is_of_one_visit());
                reader.context.names.nearest(*register, visit, text)
            });
            near.map_or_else(
                || format!("add one with this key, or give the key of a known {kinds}"),
                |near| format!("did you mean {near}?"),
            )
        }
    };
    reader.fault(node.line, problem, advice)
}

/// Several of a type, in order.
#[derive(Debug)]
pub(super) struct List<Y> {
    /// What they are.
    of: Y,
    /// How many at least.
    least: usize,
    /// How many at most.
    most: usize,
}

/// Any number of `of`.
pub(super) const fn list<Y: Type>(of: Y) -> List<Y> {
    short_list(of, LONGEST_LIST)
}

/// At most `most` of `of`.
pub(super) const fn short_list<Y: Type>(of: Y, most: usize) -> List<Y> {
    let least = 0;
    List { of, least, most }
}

/// One or more of `of`.
pub(super) const fn non_empty_list<Y: Type>(of: Y) -> List<Y> {
    let (least, most) = (1, LONGEST_LIST);
    List { of, least, most }
}

/// Longer lists are refused.
const LONGEST_LIST: usize = 100_000;

impl<Y: Type> Type for List<Y> {
    type Value = Vec<Y::Value>;

    fn schema(&self, spelling: Spelling) -> Value {
        let items = self.of.schema(spelling);
        let mut schema = json!({"type": "array", "items": items, "minItems": self.least});
        if let (true, Value::Object(members)) = (self.most < LONGEST_LIST, &mut schema) {
            members.insert("maxItems".to_owned(), self.most.into());
        }
        schema
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Y::Value>> {
        let Content::List(rows) = &node.content else {
            let problem = format!("{} stands where a list is wanted", node.described());
            return reader.fault(node.line, problem, "write a list: [ … ]");
        };
        if rows.len() < self.least {
            return reader.fault(
                node.line,
                FaultKind::Missing.of("the list is empty"),
                "give at least one",
            );
        }
        if rows.len() > self.most {
            let problem = format!("the list has {} entries", rows.len());
            let advice = format!("at most {}", self.most);
            return reader.fault(node.line, FaultKind::TooMany.of(problem), advice);
        }
        let read: Vec<_> = rows
            .iter()
            .enumerate()
            .filter_map(|(index, row)| {
                if reader.has_enough() {
                    return None;
                }
                let step = Step::Row(index, row.known_as());
                reader.within(step, |reader| self.of.read(reader, row))
            })
            .collect();
        (read.len() == rows.len()).then_some(read)
    }

    fn write(&self, value: &Vec<Y::Value>, style: Style<'_>) -> Value {
        value.iter().map(|row| self.of.write(row, style)).collect()
    }
}
