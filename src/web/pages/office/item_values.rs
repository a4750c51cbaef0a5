//! An item as the fields of its form: the moments cut into day and times, lists numbered.

use serde_json::Value;

use super::form_values::FormValues;
use crate::domain::agenda::Item;

/// Lists whose members have fields of their own.
const LISTS: [&str; 3] = ["places", "people", "notes"];

impl FormValues {
    /// The values of an item, whose `document` is that of the API.
    #[must_use]
    pub fn of_item(item: &Item, document: &Value) -> Self {
        let mut plain = document.clone();
        let mut values = Self::default();
        if let Value::Object(members) = &mut plain {
            for list in LISTS {
                let Some(Value::Array(elements)) = members.remove(list) else {
                    continue;
                };
                for (n, element) in elements.iter().enumerate() {
                    values.add(format!("{list}.{n}"), element);
                    if list == "notes" {
                        let audience = element.get("audience").map(Value::to_string);
                        let field = format!("{list}.{n}.kept");
                        values = values.with(&field, &audience.unwrap_or_default());
                    }
                }
            }
        }
        values.add(String::new(), &plain);
        values
            .with("day", &item.starts.date().to_string())
            .with("start", &item.starts.time().strftime("%H:%M").to_string())
            .with("end_day", &end_day(item))
            .with("end", &item.ends.time().strftime("%H:%M").to_string())
    }

    /// How many members of a list have values.
    #[must_use]
    pub fn count(&self, list: &str) -> usize {
        let has = |n: &usize| {
            let prefix = format!("{list}.{n}.");
            self.names().any(|name| name.starts_with(&prefix))
        };
        (0..self.names().count()).take_while(has).count()
    }
}

/// The day on which it ends, if that is another one.
fn end_day(item: &Item) -> String {
    let (from, until) = (item.starts.date(), item.ends.date());
    if from == until {
        String::new()
    } else {
        until.to_string()
    }
}
