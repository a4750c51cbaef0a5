//! The one description of a table of the format. Run over a document it reads, over a value it writes, over nothing it
//! gives the JSON Schema: so the three cannot disagree.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::domain::document::context::{Context, Names, Spelling};
use crate::domain::document::fault::FaultKind;
use crate::domain::document::node::Node;
use crate::domain::document::reader::{Reader, Step};
use crate::domain::document::table::{Style, Type};
use crate::domain::ids::{TeamId, VisitId};
use crate::domain::time::Zone;

/// Names the fields of one table, whatever is being done with it.
pub(super) struct Fields<'f, 'c, T> {
    /// What is being done with it.
    pub(super) work: Work<'f, 'c, T>,
}

/// What is being done with a table.
pub(super) enum Work<'f, 'c, T> {
    /// It is read.
    Read {
        reader: &'f mut Reader<'c>,
        table: &'f Node,
        known: Vec<&'static str>,
    },
    /// It is written.
    Write {
        style: Style<'c>,
        value: &'f T,
        fields: Map<String, Value>,
    },
    /// Its schema is made.
    Describe {
        spelling: Spelling,
        properties: Map<String, Value>,
        required: Vec<Value>,
    },
}

impl<T> Fields<'_, '_, T> {
    /// A field that must be given.
    pub(super) fn required<Y: Type>(
        &mut self,
        name: &'static str,
        of: &Y,
        get: impl Fn(&T) -> Y::Value,
    ) -> Option<Y::Value> {
        match &mut self.work {
            Work::Read { .. } => {
                if let Some(node) = self.given(name) {
                    return self.read_field(name, of, node);
                }
                let advice = what_to_give(&of.schema(self.spelling()));
                self.reject(name, FaultKind::Missing.of("this is missing"), advice)
            }
            Work::Write {
                style,
                value,
                fields,
            } => {
                fields.insert(name.to_owned(), of.write(&get(value), *style));
                None
            }
            Work::Describe {
                spelling,
                properties,
                required,
            } => {
                properties.insert(name.to_owned(), of.schema(*spelling));
                required.push(name.into());
                None
            }
        }
    }

    /// A field that may be left out.
    pub(super) fn optional<Y: Type>(
        &mut self,
        name: &'static str,
        of: &Y,
        get: impl Fn(&T) -> Option<Y::Value>,
    ) -> Option<Y::Value> {
        match &mut self.work {
            Work::Read { .. } => {
                let node = self.given(name)?;
                self.read_field(name, of, node)
            }
            Work::Write {
                style,
                value,
                fields,
            } => {
                if let Some(value) = get(value) {
                    fields.insert(name.to_owned(), of.write(&value, *style));
                }
                None
            }
            Work::Describe {
                spelling,
                properties,
                ..
            } => {
                properties.insert(name.to_owned(), of.schema(*spelling));
                None
            }
        }
    }

    /// A field that is `default` where it is left out.
    pub(super) fn or<Y: Type>(
        &mut self,
        name: &'static str,
        of: &Y,
        default: Y::Value,
        get: impl Fn(&T) -> Y::Value,
    ) -> Y::Value
    where
        Y::Value: PartialEq,
    {
        match &mut self.work {
            Work::Read { .. } => self
                .given(name)
                .and_then(|node| self.read_field(name, of, node))
                .unwrap_or(default),
            Work::Write {
                style,
                value,
                fields,
            } => {
                let value = get(value);
                let written = of.write(&value, *style);
                if value != default || (style.complete && written != json!({})) {
                    fields.insert(name.to_owned(), written);
                }
                default
            }
            Work::Describe {
                spelling,
                properties,
                ..
            } => {
                let mut schema = of.schema(*spelling);
                let default_shown = written_alone(of, &default);
                if let (Value::Object(schema), false) = (&mut schema, is_nothing(&default_shown)) {
                    schema.insert("default".to_owned(), default_shown);
                }
                properties.insert(name.to_owned(), schema);
                default
            }
        }
    }

    /// How the document spells references.
    pub(super) fn spelling(&self) -> Spelling {
        match &self.work {
            Work::Read { reader, .. } => reader.context.spelling,
            Work::Write { style, .. } => style.context.spelling,
            Work::Describe { spelling, .. } => *spelling,
        }
    }

    /// Whether what goes without saying is left out.
    pub(super) fn is_brief(&self) -> bool {
        matches!(&self.work, Work::Write { style, .. } if !style.complete)
    }

    /// What the document is read against, while it is read.
    pub(super) fn context(&self) -> Option<&Context> {
        match &self.work {
            Work::Read { reader, .. } => Some(reader.context),
            _ => None,
        }
    }

    /// From here on the document is about this visit.
    pub(super) fn enter_visit(&mut self, visit: Option<VisitId>, zone: Option<Zone>) {
        if let Work::Read { reader, .. } = &mut self.work {
            reader.visit = visit;
            reader.visit_zone = zone;
        }
    }

    /// The zone of the visit that the document is about.
    pub(super) fn visit_zone(&self) -> Option<Zone> {
        match &self.work {
            Work::Read { reader, .. } => reader.visit_zone.clone(),
            _ => None,
        }
    }

    /// Whether a field is given.
    pub(super) fn has(&self, name: &str) -> bool {
        match &self.work {
            Work::Read { table, .. } => table.get(name).is_some(),
            _ => false,
        }
    }
}

impl<'f, T> Fields<'f, '_, T> {
    /// The node of a field, which is known from now on.
    pub(super) fn given(&mut self, name: &'static str) -> Option<&'f Node> {
        match &mut self.work {
            Work::Read { table, known, .. } => {
                known.push(name);
                table.get(name)
            }
            _ => None,
        }
    }

    /// Reads a field, standing in it.
    fn read_field<Y: Type>(&mut self, name: &str, of: &Y, node: &Node) -> Option<Y::Value> {
        match &mut self.work {
            Work::Read { reader, .. } => {
                reader.within(Step::Field(name.to_owned()), |reader| of.read(reader, node))
            }
            _ => None,
        }
    }
}

/// A value written without anything around it: defaults refer to nothing.
fn written_alone<Y: Type>(of: &Y, value: &Y::Value) -> Value {
    let context = Context::file(Names::default(), TeamId(Uuid::nil()));
    let style = Style {
        context: &context,
        complete: false,
    };
    of.write(value, style)
}

/// Whether a written value says nothing: no texts, no rows.
fn is_nothing(written: &Value) -> bool {
    *written == json!({}) || *written == json!([])
}

/// Advice on what to give, by the schema of what is missing.
fn what_to_give(schema: &Value) -> String {
    let words = |name: &str| -> Vec<_> {
        let values = schema.get(name).and_then(Value::as_array);
        let words = values.into_iter().flatten().filter_map(Value::as_str);
        words.collect()
    };
    let (choice, examples) = (words("enum"), words("examples"));
    if !choice.is_empty() {
        format!("give one of: {}", choice.join(", "))
    } else if let Some(example) = examples.first() {
        format!("give it, such as \"{example}\"")
    } else {
        "it must be given".to_owned()
    }
}
