//! The rules of reminding in the form of a visit: a row each, named `reminders.0.kind` and so on.

use serde_json::{Map, Value, json};

use crate::domain::Closed as _;
use crate::domain::reminders::{BEFORE_FIRST_ITEM, BEFORE_REPLY_BY, EVE_AT, default_rules};
use crate::domain::visit::{ReminderKind, ReminderRule};
use crate::web::form::Form;
use crate::web::pages::office::form_values::FormValues;

/// More rows than this are not read.
const MOST: usize = 20;

/// The values of a form with the rules of a visit, or those that hold where it names none.
pub(super) fn filled(mut values: FormValues, rules: Option<&[ReminderRule]>) -> FormValues {
    let defaults = default_rules();
    for (row, rule) in rules.unwrap_or(&defaults).iter().enumerate() {
        let at = rule.at.unwrap_or(EVE_AT).strftime("%H:%M").to_string();
        let before = rule.before.as_deref().unwrap_or(match rule.kind {
            ReminderKind::MissingReply => BEFORE_REPLY_BY,
            ReminderKind::Eve | ReminderKind::FirstItem => BEFORE_FIRST_ITEM,
        });
        for (field, value) in [("kind", rule.kind.word()), ("at", &at), ("before", before)] {
            values = values.with(&format!("reminders.{row}.{field}"), value);
        }
    }
    values
}

/// The rules that a form names; of each row only what its kind has.
pub(super) fn document(form: &Form) -> Value {
    let rule = |row: usize| {
        let field = |name: &str| form.some(&format!("reminders.{row}.{name}"));
        let kind = field("kind")?;
        let mut rule = Map::from_iter([("kind".to_owned(), json!(kind))]);
        let name = if kind == ReminderKind::Eve.word() {
            "at"
        } else {
            "before"
        };
        if let Some(value) = field(name) {
            rule.insert(name.to_owned(), json!(value));
        }
        Some(Value::Object(rule))
    };
    (0..MOST).filter_map(rule).collect()
}
