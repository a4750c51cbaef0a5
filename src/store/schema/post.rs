//! What goes out, comes in, and may not go.

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Bool, Id, Json, Nullable, Text, Ts};

    /// `outbox`.
    outbox (id) {
        id -> Id,
        visit -> Id,
        participant -> Id,
        item -> Nullable<Id>,
        topic -> Id,
        kind -> Text,
        state -> Text,
        version -> BigInt,
        urgent -> Bool,
        due_at -> Ts,
        held_since -> Nullable<Ts>,
        attempts -> BigInt,
        last_error -> Nullable<Text>,
        message_id -> Nullable<Text>,
        envelope_from -> Nullable<Text>,
        envelope_to -> Nullable<Text>,
        bytes -> Nullable<Binary>,
        before -> Nullable<Json>,
        instance -> Nullable<Id>,
        fence -> BigInt,
        created_at -> Ts,
        sent_at -> Nullable<Ts>,
        ready_text -> Nullable<Text>,
        settled_by -> Nullable<Text>,
        settled_how -> Nullable<Text>,
        settled_at -> Nullable<Ts>,
        copy_to -> Nullable<Text>,
        tried_since -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Id, Nullable, Text};

    /// `copies`.
    copies (message, number) {
        message -> Id,
        number -> BigInt,
        message_id -> Text,
        envelope_from -> Text,
        envelope_to -> Text,
        bytes -> Binary,
        id -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Text, Ts};

    /// `reminders`.
    reminders (participant, rule, about, starts) {
        participant -> Id,
        rule -> Text,
        about -> Id,
        starts -> Text,
        due_at -> Ts,
        until -> Ts,
        outcome -> Text,
        message -> Nullable<Id>,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `digests`.
    digests (user) {
        user -> Id,
        rhythm -> Text,
        time_zone -> Text,
        last_on -> Text,
        instance -> Nullable<Id>,
        attempts -> BigInt,
        due_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `test_mails`.
    test_mails (id) {
        id -> Id,
        visit -> Id,
        user -> Id,
        kind -> Text,
        locale -> Text,
        created_at -> Ts,
        instance -> Nullable<Id>,
        attempts -> BigInt,
        due_at -> Nullable<Ts>,
        done_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Binary, Bool, Id, Nullable, Text, Ts};

    /// `inbound`.
    inbound (id) {
        id -> Id,
        digest -> Binary,
        kind -> Text,
        outcome -> Text,
        reason -> Nullable<Text>,
        received_at -> Ts,
        sender_name -> Text,
        sender_address -> Text,
        disowned -> Bool,
        subject -> Text,
        body -> Nullable<Text>,
        visit -> Nullable<Id>,
        participant -> Nullable<Id>,
        item -> Nullable<Id>,
        status -> Nullable<Text>,
        sequence -> Nullable<BigInt>,
        answered_at -> Nullable<Ts>,
        remark -> Nullable<Text>,
        attendee -> Nullable<Text>,
        delegated_to -> Nullable<Text>,
        starts -> Nullable<Text>,
        ends -> Nullable<Text>,
        settled_by -> Nullable<Id>,
        settled_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Text, Ts};

    /// `suppressions`.
    suppressions (address) {
        address -> Text,
        reason -> Text,
        detail -> Text,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Text, Ts};

    /// `unsubscriptions`.
    unsubscriptions (mailing, reader) {
        mailing -> Text,
        reader -> Id,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Bool, Id, Json, Text, Ts};

    /// `webhooks`.
    webhooks (id) {
        id -> Id,
        team -> Id,
        url -> Text,
        secret -> Binary,
        events -> Json,
        is_on -> Bool,
        created_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `dispatches`.
    dispatches (id) {
        id -> Id,
        webhook -> Nullable<Id>,
        device -> Nullable<Id>,
        kind -> Text,
        body -> Text,
        state -> Text,
        due_at -> Ts,
        tried_since -> Ts,
        attempts -> BigInt,
        last_error -> Nullable<Text>,
        instance -> Nullable<Id>,
        fence -> BigInt,
        created_at -> Ts,
        sent_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Binary, Id, Nullable, Text, Ts};

    /// `push_subscriptions`.
    push_subscriptions (id) {
        id -> Id,
        participant -> Id,
        endpoint -> Text,
        key -> Binary,
        secret -> Binary,
        created_at -> Ts,
        assistant -> Nullable<Binary>,
    }
}
