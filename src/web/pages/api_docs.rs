//! The description of the API, readable: made from the same OpenAPI document that programs read. In English only, as
//! the document is.

use askama::Template;
use serde_json::{Map, Value};

use super::Frame;
use crate::language::Language;

/// The page made of an OpenAPI document: `/api/docs`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/api-docs.html")]
pub struct ApiDocsPage {
    frame: Frame,
    title: String,
    version: String,
    description: Prose,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
}

/// What the document says in words, with code between backticks.
#[derive(Clone, Debug)]
struct Prose(Vec<Piece>);

#[derive(Clone, Debug)]
struct Piece {
    text: String,
    is_code: bool,
}

/// Operations about the same thing.
#[derive(Clone, Debug)]
struct Group {
    id: String,
    name: String,
    operations: Vec<Operation>,
}

#[derive(Clone, Debug)]
struct Operation {
    id: String,
    method: String,
    path: String,
    summary: Prose,
    description: Prose,
    parameters: Vec<Field>,
    bodies: Vec<Body>,
    answers: Vec<Answer>,
}

/// A parameter, or a field of a schema.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    place: String,
    kind: Kind,
    is_required: bool,
    description: Prose,
}

/// What a value is, and where its schema is shown.
#[derive(Clone, Debug)]
struct Kind {
    text: String,
    schema: Option<String>,
}

#[derive(Clone, Debug)]
struct Body {
    media_type: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
struct Answer {
    status: String,
    description: Prose,
    bodies: Vec<Body>,
}

#[derive(Clone, Debug)]
struct Schema {
    id: String,
    name: String,
    description: Prose,
    kind: Kind,
    fields: Vec<Field>,
}

const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];

impl ApiDocsPage {
    /// The page of a document. What the document does not have is left out.
    #[must_use]
    pub fn new(document: &Value) -> Self {
        let info = document.get("info").unwrap_or(&Value::Null);
        let schemas = object(document.pointer("/components/schemas"));
        Self {
            frame: Frame::wide(Language::En),
            title: text(info, "title"),
            version: text(info, "version"),
            description: Prose::of(info, "description"),
            groups: groups(document),
            schemas: schemas
                .map(|(name, schema)| Schema::new(name, schema))
                .collect(),
        }
    }
}

fn groups(document: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, item) in object(document.get("paths")) {
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                continue;
            };
            let name = operation
                .pointer("/tags/0")
                .and_then(Value::as_str)
                .unwrap_or("other");
            let operation = Operation::new(document, (method, path, item), operation);
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group {
                    id: format!("about-{}", anchor(name)),
                    name: name.to_owned(),
                    operations: vec![operation],
                }),
            }
        }
    }
    groups
}

impl Operation {
    fn new(
        document: &Value,
        (method, path, item): (&str, &str, &Value),
        operation: &Value,
    ) -> Self {
        let shared = list(item.get("parameters"));
        let parameters = shared.chain(list(operation.get("parameters")));
        let body = operation
            .get("requestBody")
            .map(|body| resolved(document, body));
        Self {
            id: format!("{method}-{}", anchor(path)),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: Prose::of(operation, "summary"),
            description: Prose::of(operation, "description"),
            parameters: parameters
                .map(|parameter| Field::of_parameter(resolved(document, parameter)))
                .collect(),
            bodies: body.map(bodies).unwrap_or_default(),
            answers: object(operation.get("responses"))
                .map(|(status, answer)| {
                    let answer = resolved(document, answer);
                    Answer {
                        status: status.clone(),
                        description: Prose::of(answer, "description"),
                        bodies: bodies(answer),
                    }
                })
                .collect(),
        }
    }
}

impl Prose {
    /// The text called `name`; every second piece between backticks is code.
    fn of(value: &Value, name: &str) -> Self {
        let text = text(value, name);
        let pieces = text.split('`').enumerate().map(|(at, piece)| Piece {
            text: piece.to_owned(),
            is_code: at % 2 == 1,
        });
        Self(pieces.filter(|piece| !piece.text.is_empty()).collect())
    }
}

impl Field {
    fn of_parameter(parameter: &Value) -> Self {
        Self {
            name: text(parameter, "name"),
            place: text(parameter, "in"),
            kind: parameter.get("schema").map(Kind::of).unwrap_or_default(),
            is_required: parameter.get("required") == Some(&Value::Bool(true)),
            description: Prose::of(parameter, "description"),
        }
    }
}

impl Schema {
    fn new(name: &str, schema: &Value) -> Self {
        let required: Vec<&str> = list(schema.get("required"))
            .filter_map(Value::as_str)
            .collect();
        let fields = object(schema.get("properties")).map(|(name, property)| Field {
            name: name.clone(),
            place: String::new(),
            kind: Kind::of(property),
            is_required: required.contains(&name.as_str()),
            description: Prose::of(property, "description"),
        });
        Self {
            id: format!("schema-{}", anchor(name)),
            name: name.to_owned(),
            description: Prose::of(schema, "description"),
            kind: Kind::of(schema),
            fields: fields.collect(),
        }
    }
}

impl Default for Kind {
    fn default() -> Self {
        Self::plain("any")
    }
}

impl Kind {
    fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            schema: None,
        }
    }

    /// What a schema says a value is, in a few words.
    fn of(schema: &Value) -> Self {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap_or(name);
            return Self {
                text: name.to_owned(),
                schema: Some(format!("#schema-{}", anchor(name))),
            };
        }
        if let Some(words) = schema.get("enum") {
            let words: Vec<String> = list(Some(words)).map(Value::to_string).collect();
            return Self::plain(&words.join(" | "));
        }
        for choice in ["oneOf", "anyOf", "allOf"] {
            let choices: Vec<Self> = list(schema.get(choice)).map(Self::of).collect();
            if !choices.is_empty() {
                let words: Vec<&str> = choices.iter().map(|kind| kind.text.as_str()).collect();
                return Self {
                    text: words.join(" | "),
                    schema: choices.iter().find_map(|kind| kind.schema.clone()),
                };
            }
        }
        Self::of_type(schema)
    }

    fn of_type(schema: &Value) -> Self {
        let names: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => return Self::default(),
        };
        let items = schema.get("items").map(Self::of);
        let words = names.join(" | ");
        match (items, schema.get("format").and_then(Value::as_str)) {
            (Some(items), _) => Self {
                text: format!("{words} of {}", items.text),
                schema: items.schema,
            },
            (None, Some(format)) => Self::plain(&format!("{words} ({format})")),
            (None, None) => Self::plain(&words),
        }
    }
}

fn bodies(of: &Value) -> Vec<Body> {
    object(of.get("content"))
        .map(|(media_type, content)| Body {
            media_type: media_type.clone(),
            kind: content.get("schema").map(Kind::of).unwrap_or_default(),
        })
        .collect()
}

/// What a reference within the document leads to; anything else is itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix('#'));
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(value)
}

/// A name that may stand in an address after `#`.
fn anchor(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

fn text(of: &Value, name: &str) -> String {
    let value = of.get(name).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn object(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}
