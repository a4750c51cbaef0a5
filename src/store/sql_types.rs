//! Column types that differ between the engines but mean the same. `schema.rs` uses these and diesel's own.

use diesel::query_builder::QueryId;
use diesel::sql_types::{HasSqlType, SqlType};

pub use diesel::sql_types::{BigInt, Binary, Bool, Double, Nullable, Text};

use super::db::MultiBackend;

/// An identifier: `uuid` on PostgreSQL, hyphenated `TEXT` on SQLite.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    postgres_type(oid = 2950, array_oid = 2951),
    sqlite_type(name = "Text")
)]
pub struct Id;

/// An instant: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    postgres_type(oid = 1184, array_oid = 1185),
    sqlite_type(name = "Long")
)]
pub struct Ts;

/// A document: `jsonb` on PostgreSQL, `TEXT` on SQLite.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    postgres_type(oid = 3802, array_oid = 3807),
    sqlite_type(name = "Text")
)]
pub struct Json;

/// Says of each type that the enum over both engines has it too.
macro_rules! on_both {
    ($($name:ty),+) => {$(
        impl HasSqlType<$name> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$name>(lookup)
            }
        }
    )+};
}

on_both!(Id, Ts, Json);
