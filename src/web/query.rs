//! The query of a URL.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::web::error::Error;

/// Named values, in order, as they were decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    /// If it is no UTF-8.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decoded(name)?, decoded(value)?))
        });
        Ok(Self(pairs.collect::<Result<_, Error>>()?))
    }

    /// The value of `name`, if it is given.
    ///
    /// # Errors
    /// If it is given more than once.
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, Error> {
        let mut values = self.0.iter().filter(|(given, _)| given == name);
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(Error::Parameter {
                name,
                rule: "give it once",
            }),
            (first, None) => Ok(first.map(|(_, value)| value.as_str())),
        }
    }

    /// Every name with its value, in order.
    #[must_use]
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// The words of `name`, however often it is given: `a,b` and `a&…b` mean the same. `None`: it is not given.
    #[must_use]
    pub fn words(&self, name: &str) -> Option<Vec<&str>> {
        let values: Vec<_> = self.0.iter().filter(|(given, _)| given == name).collect();
        let words = |value: &'_ str| !value.is_empty();
        (!values.is_empty()).then(|| {
            values
                .iter()
                .flat_map(|(_, value)| value.split(','))
                .filter(|word| words(word))
                .collect()
        })
    }

    /// Refuses names that mean nothing here: a slip must not silently show something else.
    ///
    /// # Errors
    /// With the first such name.
    pub fn only(&self, known: &[&str]) -> Result<(), Error> {
        match self
            .0
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()))
        {
            Some((name, _)) => Err(Error::UnknownParameter {
                name: name.clone(),
                known: known.join(", "),
            }),
            None => Ok(()),
        }
    }
}

fn decoded(text: &str) -> Result<String, Error> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(Cow::into_owned)
        .map_err(|_not_utf8| Error::Syntax("the query of the URL is not UTF-8".to_owned()))
}
