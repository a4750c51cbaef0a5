//! Keys and identifiers of records: files give keys, the API shows identifiers.

use serde_json::json;
use uuid::Uuid;

use crate::domain::document::context::{Register, Spelling};
use crate::domain::document::fields::{Fields, Work};
use crate::domain::document::node::Node;
use crate::domain::document::text::KEY;

impl<T> Fields<'_, '_, T> {
    /// The key and identifier of a record. In the API the identifier is shown and the key may be left out.
    pub(super) fn identity<I: From<Uuid>>(
        &mut self,
        register: Register,
        get: impl Fn(&T) -> (Uuid, String),
    ) -> Option<(I, String)> {
        if self.spelling() == Spelling::Ids {
            let id = self.given_id(register, |value| get(value).0);
            let key = self.optional("key", &KEY, |value| Some(get(value).1));
            let id = id?;
            let key = key.unwrap_or_else(|| id.as_hyphenated().to_string());
            return Some((id.into(), key));
        }
        let key = self.required("key", &KEY, |value| get(value).1)?;
        let id = self.id_of_key(register, &key)?;
        Some((id.into(), key))
    }

    /// The identifier that the document's surroundings give to the record called `key` (visit files).
    pub(super) fn id_of_key(&self, register: Register, key: &str) -> Option<Uuid> {
        match &self.work {
            Work::Read { reader, .. } => {
                let visit = reader.visit.filter(|_| register.is_of_one_visit());
                reader.context.names.id(register, visit, key)
            }
            _ => None,
        }
    }

    /// The field `id` of the API: of the document itself it is the server's, of its parts it says which one is meant.
    pub(super) fn given_id(
        &mut self,
        register: Register,
        get: impl Fn(&T) -> Uuid,
    ) -> Option<Uuid> {
        match &mut self.work {
            Work::Read { reader, .. } => {
                let expected = reader.context.id.filter(|_| reader.is_at_root());
                let given = self.given("id");
                let named = given
                    .and_then(Node::text)
                    .and_then(|text| text.parse().ok());
                match (expected, given) {
                    (Some(expected), None) => Some(expected),
                    (Some(expected), Some(_)) if named == Some(expected) => Some(expected),
                    (Some(_), Some(_)) => {
                        self.reject("id", "this is not the identifier", "leave it out")
                    }
                    (None, _) => {
                        let known = |id: &Uuid| self.knows(register, *id);
                        let known_id = named.filter(known);
                        known_id.or_else(|| {
                            let problem = format!("this is no known {}", register.singular());
                            self.reject("id", problem, "give the id of one that exists")
                        })
                    }
                }
            }
            Work::Write { value, fields, .. } => {
                let id = get(value).as_hyphenated().to_string();
                fields.insert("id".to_owned(), id.into());
                None
            }
            Work::Describe { properties, .. } => {
                let schema = json!({"type": "string", "format": "uuid", "readOnly": true});
                properties.insert("id".to_owned(), schema);
                None
            }
        }
    }

    /// Whether the document may refer to `id`.
    fn knows(&self, register: Register, id: Uuid) -> bool {
        match &self.work {
            Work::Read { reader, .. } => reader.context.names.contains(register, None, id),
            _ => false,
        }
    }
}
