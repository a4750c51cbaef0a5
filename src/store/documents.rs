//! Columns that hold JSON documents.

use std::fmt::Debug;
use std::io::Write;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sqlite::Sqlite;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::db::{MultiBackend, MultiRawValue};
use super::sql_types::{Json, Text};
use super::types::on_both;
use crate::domain::text::Texts;

/// A value kept as a JSON document.
#[derive(Clone, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Json)]
pub struct Doc<T: Debug>(pub T);

/// The JSON text of a value, if no text in it holds NUL.
fn to_json<T: Serialize>(value: &T) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let text = serde_json::to_string(value)?;
    // serde_json writes NUL as `\u0000`; the same six characters in a text come with a doubled backslash
    let holds_nul = text.match_indices("\\u0000").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    });
    if holds_nul {
        return Err("a text holds the character NUL, which no database keeps".into());
    }
    Ok(text)
}

/// Columns of type `Json` for a type that wraps what serde knows.
macro_rules! documents {
    ([$($generics:tt)*] $rust:ty) => {
        impl<$($generics)*> ToSql<Json, Pg> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                // the version of the binary form of jsonb
                out.write_all(&[1])?;
                out.write_all(to_json(&self.0)?.as_bytes())?;
                Ok(IsNull::No)
            }
        }

        impl<$($generics)*> FromSql<Json, Pg> for $rust {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                match value.as_bytes() {
                    [1, document @ ..] => Ok(Self(serde_json::from_slice(document)?)),
                    _ => Err("an unknown version of jsonb".into()),
                }
            }
        }

        impl<$($generics)*> ToSql<Json, Sqlite> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(to_json(&self.0)?);
                Ok(IsNull::No)
            }
        }

        impl<$($generics)*> FromSql<Json, Sqlite> for $rust {
            fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                let document = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
                Ok(Self(serde_json::from_str(&document)?))
            }
        }

        on_both!($rust as Json, $($generics)*);
    };
}

const _: () = {
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(foreign_derive, sql_type = Json)]
    #[expect(dead_code, reason = "only carries the derives to a type of the domain")]
    struct Proxy(Texts);
};
documents!([] Texts);
documents!([T: Serialize + DeserializeOwned + Debug + Send + Sync + 'static] Doc<T>);
