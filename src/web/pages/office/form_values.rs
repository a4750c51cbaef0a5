//! What stands in the fields of a form: what is stored, or what was sent and could not be taken.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::web::form::Form;

/// Values of fields, each field with all of its values. Fields are named as the members of a document: `title.fr`.
#[derive(Clone, Debug, Default)]
pub struct FormValues(BTreeMap<String, Vec<String>>);

impl FormValues {
    /// The values of a document, as the API writes it.
    #[must_use]
    pub fn of_document(document: &Value) -> Self {
        let mut values = Self::default();
        values.add(String::new(), document);
        values
    }

    /// The values that were sent.
    #[must_use]
    pub fn of_form(form: &Form) -> Self {
        let mut values = Self::default();
        for (name, value) in form.fields() {
            let named = values.0.entry(name.to_owned()).or_default();
            named.push(value.to_owned());
        }
        values
    }

    /// Adds what a value holds, its members under names that start with `name`.
    pub(in crate::web) fn add(&mut self, name: String, value: &Value) {
        match value {
            Value::Object(members) => {
                for (member, value) in members {
                    let separator = if name.is_empty() { "" } else { "." };
                    self.add(format!("{name}{separator}{member}"), value);
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.add(name.clone(), value);
                }
            }
            Value::Null => {}
            Value::String(text) => self.0.entry(name).or_default().push(text.clone()),
            other => self.0.entry(name).or_default().push(other.to_string()),
        }
    }

    /// The first value of a field; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let values = self.0.get(name).and_then(|values| values.first());
        values.map_or("", String::as_str)
    }

    /// Whether a field has a value: a box that is ticked, an option that is chosen.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .get(name)
            .is_some_and(|values| values.iter().any(|given| given == value))
    }

    /// The names of all fields that have a value.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// All values of a field.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Sets the value of a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.insert(name.to_owned(), vec![value.to_owned()]);
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_is_spread_over_fields() {
        let document = json!({
            "title": {"fr": "Visite"}, "locales": ["fr", "en"], "public": true, "contact": {"phone": null},
        });
        let values = FormValues::of_document(&document);
        assert_eq!(values.get("title.fr"), "Visite");
        assert!(values.has("locales", "en") && !values.has("locales", "vi"));
        assert!(values.has("public", "true"));
        assert_eq!(values.get("contact.phone"), "");
    }
}
