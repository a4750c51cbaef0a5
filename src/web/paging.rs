//! Lists a page at a time: `?limit=` and an opaque `&cursor=`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::web::error::Error;
use crate::web::query::Query;

/// How many a page has unless the client says otherwise.
pub const USUAL: usize = 50;
/// The parameters that choose a page.
pub const PARAMETERS: &[&str] = &["limit", "cursor"];
/// How many a page has at most.
pub const MOST: usize = 200;

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most so many.
    pub limit: usize,
    /// Those after this one: what the last page's `next` stands for.
    pub after: Option<String>,
}

impl Page {
    /// The page that a query asks for.
    ///
    /// # Errors
    /// With the parameter that is wrong.
    pub fn of(query: &Query) -> Result<Self, Error> {
        let limit = match query.one("limit")? {
            None => USUAL,
            Some(text) => text
                .parse()
                .ok()
                .filter(|limit| (1..=MOST).contains(limit))
                .ok_or(Error::Parameter {
                    name: "limit",
                    rule: "a whole number from 1 to 200",
                })?,
        };
        let after = match query.one("cursor")? {
            None => None,
            Some(cursor) => Some(read(cursor).ok_or_else(wrong_cursor)?),
        };
        Ok(Self { limit, after })
    }

    /// The place where the page begins, as `parse` understands it.
    ///
    /// # Errors
    /// If the cursor is none of this list.
    pub fn begins<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
        match &self.after {
            None => Ok(None),
            Some(text) => parse(text).map(Some).ok_or_else(wrong_cursor),
        }
    }

    /// One more than the page has: whether it is there tells whether there is a next page.
    #[must_use]
    pub fn probe(&self) -> i64 {
        i64::try_from(self.limit).map_or(i64::MAX, |limit| limit + 1)
    }

    /// The page of `rows`, each with its place in the list; there may be more than the page has.
    #[must_use]
    pub fn list(&self, mut rows: Vec<(String, Value)>) -> Value {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|(place, _)| URL_SAFE_NO_PAD.encode(place));
        let items: Vec<Value> = rows.into_iter().map(|(_, shown)| shown).collect();
        json!({"items": items, "next": next})
    }

    /// Of a list that is at hand as a whole, ordered by `place`, what comes after the page before.
    #[must_use]
    pub fn rest<T>(&self, rows: Vec<T>, place: impl Fn(&T) -> String) -> Vec<T> {
        match &self.after {
            None => rows,
            Some(after) => rows
                .into_iter()
                .skip_while(|row| place(row) <= *after)
                .collect(),
        }
    }
}

fn wrong_cursor() -> Error {
    Error::Parameter {
        name: "cursor",
        rule: "the `next` of the page before, as it was given",
    }
}

fn read(cursor: &str) -> Option<String> {
    let octets = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let text = String::from_utf8(octets).ok()?;
    // an empty or odd place would be bound to a query
    (!text.is_empty() && !text.contains(char::is_control)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &str) -> Result<Page, Error> {
        Page::of(&Query::parse(query)?)
    }

    #[test]
    fn a_limit_is_from_1_to_200() {
        assert_eq!(page("").unwrap().limit, 50);
        for (query, limit) in [("limit=1", 1), ("limit=200", 200), ("limit=007", 7)] {
            assert_eq!(page(query).unwrap().limit, limit, "{query}");
        }
        for query in [
            "limit=0",
            "limit=201",
            "limit=-1",
            "limit=",
            "limit=ten",
            "limit=1&limit=2",
            "limit=%ff",
        ] {
            let error = page(query).unwrap_err();
            assert_eq!(error.status().as_u16(), 400, "{query}");
            assert!(
                error.to_string().contains("limit") || query.contains('%'),
                "{query}: {error}"
            );
        }
    }

    #[test]
    fn a_cursor_leads_to_the_next_page() {
        let rows = || vec!["a", "b", "c"];
        let place = |row: &&str| (*row).to_owned();
        let show = |page: &Page| {
            let shown = page.rest(rows(), place);
            page.list(shown.iter().map(|row| (place(row), json!(row))).collect())
        };
        let first = show(&page("limit=2").unwrap());
        assert_eq!(first["items"], json!(["a", "b"]));
        let cursor = first["next"].as_str().unwrap();
        let second = show(&page(&format!("limit=2&cursor={cursor}")).unwrap());
        assert_eq!(second, json!({"items": ["c"], "next": null}));
        for cursor in ["", "!", "AA", "_w"] {
            assert!(page(&format!("cursor={cursor}")).is_err(), "{cursor}");
        }
    }
}
