//! What a form of ours sends (`application/x-www-form-urlencoded`).

use std::collections::BTreeMap;

use crate::web::error::Error;
use crate::web::query::Query;

/// The fields of a form, in order. A browser sends lines ended by CRLF; here they end with LF.
#[derive(Clone, Debug, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads the body of a form.
    ///
    /// # Errors
    /// If it is no UTF-8.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let pairs = Query::parse(text)?.into_pairs().into_iter();
        Ok(Self::of_fields(pairs.collect()))
    }

    /// Fields that came in another form.
    #[must_use]
    pub(in crate::web) fn of_fields(fields: Vec<(String, String)>) -> Self {
        let with_lf = |(name, value): (String, String)| (name, value.replace("\r\n", "\n"));
        Self(fields.into_iter().map(with_lf).collect())
    }

    /// The same fields in a JSON object, for programs: every value is a text.
    ///
    /// # Errors
    /// If it is no such object.
    pub fn parse_json(text: &str) -> Result<Self, Error> {
        let fields: BTreeMap<String, Option<String>> = serde_json::from_str(text)
            .map_err(|error| Error::Syntax(format!("the body is no object of texts: {error}")))?;
        let given = |(name, value): (String, Option<String>)| Some((name, value?));
        Ok(Self(fields.into_iter().filter_map(given).collect()))
    }

    /// The first value of a field, without blanks around it; empty if there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let first = self.0.iter().find(|(given, _)| given == name);
        first.map_or("", |(_, value)| value.trim())
    }

    /// The first value of a field, if it says anything.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Every value of a field: boxes that were ticked.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(given, _)| given == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Whether a field was sent: a box that was ticked, a button that was pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_as_browsers_send_them() {
        let form =
            Form::parse("title=+A+%26+B+&text=one%0D%0Atwo&p=1&p=2&empty=&new=%C4%90inh").unwrap();
        assert_eq!(form.text("title"), "A & B");
        assert_eq!(form.text("text"), "one\ntwo");
        assert_eq!(form.all("p").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((form.some("empty"), form.has("empty")), (None, true));
        assert_eq!((form.text("none"), form.has("none")), ("", false));
        assert_eq!(form.text("new"), "Đinh");
    }
}
