//! Tables of the format: what may stand in a field, and what can be done with a whole table.

use serde_json::{Map, Value, json};

use crate::domain::document::context::{Context, Spelling};
use crate::domain::document::fault::{Fault, Warning};
use crate::domain::document::fields::{Fields, Work};
use crate::domain::document::node::{Content, Node};
use crate::domain::document::reader::Reader;

/// What a field may hold.
pub(super) trait Type {
    /// What it means.
    type Value;

    /// Its JSON Schema.
    fn schema(&self, spelling: Spelling) -> Value;

    /// Reads it, or says what is wrong with it.
    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Self::Value>;

    /// Writes it as it is read.
    fn write(&self, value: &Self::Value, style: Style<'_>) -> Value;
}

/// How values are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style<'c> {
    /// How references are spelled.
    pub(super) context: &'c Context,
    /// Whether defaults are written too.
    pub(super) complete: bool,
}

/// A kind of table, by the function that names its fields.
#[derive(Debug)]
pub struct Table<T>(pub(super) fn(&mut Fields<'_, '_, T>) -> Option<T>);

/// A value that was read, and what may not be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The value.
    pub value: T,
    /// What is accepted, but perhaps not meant.
    pub warnings: Vec<Warning>,
}

impl<T> Table<T> {
    /// Reads a document that is one such table.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(&self, node: &Node, context: &Context) -> Result<Reading<T>, Vec<Fault>> {
        let mut reader = Reader::new(context);
        let value = Type::read(self, &mut reader, node);
        match value {
            Some(value) if reader.is_faultless() => Ok(Reading {
                value,
                warnings: reader.warnings,
            }),
            _ => Err(reader.into_faults()),
        }
    }

    /// Reads what `current` becomes by a JSON Merge Patch (RFC 7396).
    ///
    /// # Errors
    /// Everything that would be wrong with it.
    pub fn patch(
        &self,
        current: &T,
        patch: &Value,
        context: &Context,
    ) -> Result<Reading<T>, Vec<Fault>> {
        let mut document = self.write_brief(current, context);
        merge(&mut document, patch);
        self.read(&Node::of(&document), context)
    }

    /// Writes a value with every default, as the API shows it.
    #[must_use]
    pub fn write_complete(&self, value: &T, context: &Context) -> Value {
        let complete = true;
        Type::write(self, value, Style { context, complete })
    }

    /// Writes a value without what goes without saying, as files have it.
    #[must_use]
    pub fn write_brief(&self, value: &T, context: &Context) -> Value {
        let complete = false;
        Type::write(self, value, Style { context, complete })
    }

    /// The JSON Schema (2020-12) of such a table.
    #[must_use]
    pub fn schema(&self, spelling: Spelling) -> Value {
        Type::schema(self, spelling)
    }
}

/// Lays a JSON Merge Patch (RFC 7396) over a document. What it takes away stays there as null, which is read as not
/// given: so a name that the table does not have is refused whatever is said of it.
fn merge(document: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *document = patch.clone();
        return;
    };
    if !document.is_object() {
        *document = json!({});
    }
    if let Value::Object(fields) = document {
        for (name, change) in changes {
            merge(fields.entry(name).or_insert(Value::Null), change);
        }
    }
}

impl<T> Type for Table<T> {
    type Value = T;

    fn schema(&self, spelling: Spelling) -> Value {
        let mut fields = Fields {
            work: Work::Describe {
                spelling,
                properties: Map::new(),
                required: Vec::new(),
            },
        };
        (self.0)(&mut fields);
        match fields.work {
            Work::Describe {
                properties,
                required,
                ..
            } => json!({
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            }),
            _ => Value::Null,
        }
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<T> {
        if !matches!(node.content, Content::Table(_)) {
            let problem = format!("{} stands where a table is wanted", node.described());
            return reader.fault(node.line, problem, "write a table of named fields");
        }
        let known = Vec::new();
        let mut fields = Fields {
            work: Work::Read {
                reader,
                table: node,
                known,
            },
        };
        let value = (self.0)(&mut fields);
        fields.refuse_unknown();
        value
    }

    fn write(&self, value: &T, style: Style<'_>) -> Value {
        let fields = Map::new();
        let mut fields = Fields {
            work: Work::Write {
                style,
                value,
                fields,
            },
        };
        (self.0)(&mut fields);
        match fields.work {
            Work::Write { fields, .. } => Value::Object(fields),
            _ => Value::Null,
        }
    }
}
