//! Who signs in, and how.

diesel::table! {
    use crate::store::sql_types::{Id, Text, Ts};

    /// `teams`.
    teams (id) {
        id -> Id,
        name -> Text,
        created_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Text, Ts};

    /// `users`.
    users (id) {
        id -> Id,
        team -> Id,
        email -> Text,
        email_folded -> Text,
        name -> Text,
        role -> Text,
        created_at -> Ts,
        locale -> Nullable<Text>,
        theme -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Text, Ts};

    /// `identities`.
    identities (issuer, subject) {
        issuer -> Text,
        subject -> Text,
        user -> Id,
        created_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id, Nullable, Ts};

    /// `introductions`.
    introductions (hash) {
        hash -> Binary,
        user -> Nullable<Id>,
        created_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id, Text, Ts};

    /// `tokens`.
    tokens (id) {
        id -> Id,
        user -> Id,
        name -> Text,
        hash -> Binary,
        created_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id, Text, Ts};

    /// `sessions`.
    sessions (id) {
        id -> Id,
        user -> Id,
        hash -> Binary,
        browser -> Text,
        created_at -> Ts,
        seen_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id, Nullable, Ts};

    /// `sign_in_links`.
    sign_in_links (hash) {
        hash -> Binary,
        user -> Id,
        created_at -> Ts,
        expires_at -> Ts,
        browser -> Nullable<Binary>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Id, Nullable, Text, Ts};

    /// `sign_in_mails`.
    sign_in_mails (id) {
        id -> Id,
        user -> Nullable<Id>,
        email_folded -> Text,
        locale -> Text,
        browser -> Binary,
        created_at -> Ts,
        instance -> Nullable<Id>,
        attempts -> BigInt,
        due_at -> Nullable<Ts>,
        done_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Id, Nullable, Text, Ts};

    /// `credentials`.
    credentials (user) {
        user -> Id,
        password -> Nullable<Text>,
        factor -> Nullable<Binary>,
        new_factor -> Nullable<Binary>,
        last_step -> Nullable<BigInt>,
        tries -> BigInt,
        tried_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id};

    /// `recovery_codes`.
    recovery_codes (user, hash) {
        user -> Id,
        hash -> Binary,
    }
}
