//! What is wrong with a form that was sent: shown on top of it, and at each field.

/// One fault of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The `id` of the field; empty if it is about the form as a whole.
    pub field: String,
    /// What is wrong and what would be right, in the language of the page.
    pub message: String,
}

/// All faults of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FormError>);

impl FormErrors {
    /// Notes that `field` is wrong.
    pub fn add(&mut self, field: &str, message: String) {
        let field = field.to_owned();
        self.0.push(FormError { field, message });
    }

    /// What is wrong with a field; empty if nothing is.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        let found = self.0.iter().find(|error| error.field == field);
        found.map_or("", |error| &error.message)
    }

    /// Whether the form can be taken as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every fault.
    pub fn iter(&self) -> impl Iterator<Item = &FormError> {
        self.0.iter()
    }
}
