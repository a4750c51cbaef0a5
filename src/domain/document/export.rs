//! A visit with everything it refers to, as a file: JSON for programs, TOML for people.

use std::collections::BTreeSet;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::document::agreements::AGREEMENT;
use crate::domain::document::context::{Context, Names, Spelling};
use crate::domain::document::file::{VISIT_FILE, VisitFile};
use crate::domain::document::moments::WALL_TIME_FORMAT;
use crate::domain::document::node::{Node, Notation};
use crate::domain::document::registers::{ORGANISATION, PERSON, VENUE};
use crate::domain::document::table::Table;
use crate::domain::document::visits::{VISIT, VisitTables};
use crate::domain::draft::Draft;
use crate::domain::ids::TeamId;
use crate::domain::registers::Registers;

impl VisitFile {
    /// The file of one visit: with its roster, its items by start, and of the registers what it refers to.
    #[must_use]
    pub fn of_visit(draft: &Draft) -> Self {
        let mut items = draft.items.clone();
        let zone = &draft.visit.time_zone;
        items.sort_by_key(|item| item.period(zone).starts.instant());
        let tables = VisitTables {
            visit: draft.visit.clone(),
            delegations: draft.delegations.clone(),
            participants: draft.roster().cloned().collect(),
            items,
        };
        let registers = referred(&tables, &draft.registers);
        Self::of(&registers, vec![tables])
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self, notation: Notation) -> String {
        let document = self.write();
        match notation {
            Notation::Json => format!("{document:#}\n"),
            Notation::Toml => toml_text(&document),
        }
    }
}

/// What a visit refers to, and what that refers to in turn.
fn referred(tables: &VisitTables, registers: &Registers) -> Registers {
    let mut wanted = BTreeSet::new();
    let mut next: Vec<Uuid> = mentions(&VISIT, tables);
    while let Some(id) = next.pop() {
        if !wanted.insert(id) {
            continue;
        }
        if let Some(theme) = registers.themes.get(&id.into()) {
            next.extend(theme.parent.map(Uuid::from));
        }
        if let Some(organisation) = registers.organisations.get(&id.into()) {
            next.extend(mentions(&ORGANISATION, organisation));
        }
        if let Some(person) = registers.people.get(&id.into()) {
            next.extend(mentions(&PERSON, person));
        }
        if let Some(venue) = registers.venues.get(&id.into()) {
            next.extend(mentions(&VENUE, venue));
        }
        if let Some(agreement) = registers.agreements.get(&id.into()) {
            next.extend(mentions(&AGREEMENT, agreement));
        }
    }
    let mut kept = registers.clone();
    kept.themes.retain(|id, _| wanted.contains(&id.0));
    kept.organisations.retain(|id, _| wanted.contains(&id.0));
    kept.people.retain(|id, _| wanted.contains(&id.0));
    kept.venues.retain(|id, _| wanted.contains(&id.0));
    kept.agreements.retain(|id, _| wanted.contains(&id.0));
    kept.travel_times
        .retain(|time| wanted.contains(&time.from.0) && wanted.contains(&time.to.0));
    kept
}

/// The identifiers that a record refers to: where no key is known, the writer writes identifiers.
fn mentions<T>(table: &Table<T>, record: &T) -> Vec<Uuid> {
    let nothing_known = Context::file(Names::default(), TeamId(Uuid::nil()));
    let written = table.write_brief(record, &nothing_known);
    Node::of(&written).mentioned_ids().into_iter().collect()
}

/// The lists that have their own headings in TOML, by the table they are in; others stand in the line.
fn headed(table: &str) -> &'static [&'static str] {
    match table {
        "people" => &["offices"],
        "visits" => &["delegations", "participants", "items"],
        _ => &[],
    }
}

/// A file as TOML.
fn toml_text(document: &Value) -> String {
    let schema = VISIT_FILE.schema(Spelling::Keys);
    let mut text = String::new();
    for (name, value) in document.as_object().into_iter().flatten() {
        let schema = property(&schema, name);
        match value.as_array() {
            Some(rows) => {
                for row in rows {
                    write_table(&mut text, name, name, (row, rows_of(schema)));
                }
            }
            None => write_line(&mut text, name, (value, schema)),
        }
    }
    text
}

/// Writes one table with its heading, and the headed tables in it.
fn write_table(text: &mut String, heading: &str, table: &str, (row, schema): (&Value, &Value)) {
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    text.push_str("[[");
    text.push_str(heading);
    text.push_str("]]\n");
    let fields = || row.as_object().into_iter().flatten();
    let is_headed = |name: &str| headed(table).contains(&name);
    for (name, value) in fields().filter(|(name, _)| !is_headed(name)) {
        write_line(text, name, (value, property(schema, name)));
    }
    for (name, value) in fields().filter(|(name, _)| is_headed(name)) {
        let schema = rows_of(property(schema, name));
        for row in value.as_array().into_iter().flatten() {
            write_table(text, &format!("{heading}.{name}"), name, (row, schema));
        }
    }
}

/// Writes one field; a list of tables has a line for each.
fn write_line(text: &mut String, name: &str, (value, schema): (&Value, &Value)) {
    text.push_str(name);
    text.push_str(" = ");
    match value.as_array() {
        Some(rows) if rows.len() > 1 && rows.iter().all(Value::is_object) => {
            text.push_str("[\n");
            for row in rows {
                text.push_str("  ");
                write_value(text, row, rows_of(schema));
                text.push_str(",\n");
            }
            text.push(']');
        }
        _ => write_value(text, value, schema),
    }
    text.push('\n');
}

/// Writes one value in the line; dates and wall times in TOML's own way.
fn write_value(text: &mut String, value: &Value, schema: &Value) {
    match value {
        Value::String(moment) if is_moment(schema) => text.push_str(moment),
        Value::Array(rows) => {
            text.push('[');
            for (index, row) in rows.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_value(text, row, rows_of(schema));
            }
            text.push(']');
        }
        Value::Object(fields) => {
            text.push('{');
            for (index, (name, value)) in fields.iter().enumerate() {
                text.push_str(if index == 0 { " " } else { ", " });
                text.push_str(name);
                text.push_str(" = ");
                write_value(text, value, property(schema, name));
            }
            text.push_str(" }");
        }
        Value::String(words) => write_text(text, words),
        Value::Null | Value::Bool(_) | Value::Number(_) => text.push_str(&value.to_string()),
    }
}

/// Writes a text in quotes, on one line.
fn write_text(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text.push('"');
}

/// Whether a field holds a date or wall time that TOML can write without quotes.
fn is_moment(schema: &Value) -> bool {
    let format = schema.get("format").and_then(Value::as_str);
    matches!(format, Some("date" | WALL_TIME_FORMAT))
}

/// The schema of a field of a table.
fn property<'s>(schema: &'s Value, name: &str) -> &'s Value {
    let named = schema.get("properties").and_then(|fields| fields.get(name));
    named.unwrap_or(&Value::Null)
}

/// The schema of the rows of a list.
fn rows_of(schema: &Value) -> &Value {
    schema.get("items").unwrap_or(&Value::Null)
}
