//! What the service keeps of itself.

diesel::table! {
    use crate::store::sql_types::Text;

    /// Which migrations have run; diesel makes it.
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

diesel::table! {
    use crate::store::sql_types::BigInt;

    /// `epoch`.
    epoch (id) {
        id -> BigInt,
        number -> BigInt,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Ts};

    /// `instances`.
    instances (id) {
        id -> Id,
        started_at -> Ts,
        heartbeat_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Id, Json, Nullable, Text, Ts};

    /// `idempotency`.
    idempotency (principal, key) {
        principal -> Id,
        key -> Text,
        request_hash -> Binary,
        state -> Text,
        status -> Nullable<BigInt>,
        headers -> Nullable<Json>,
        body -> Nullable<Binary>,
        created_at -> Ts,
    }
}
