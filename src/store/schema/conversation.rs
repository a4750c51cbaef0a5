//! What was published, who was told, and what they answered.

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text, Ts};

    /// `publications`.
    publications (visit, version) {
        visit -> Id,
        version -> BigInt,
        published_at -> Ts,
        tell -> Text,
        note -> Json,
        published_by -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `frozen`.
    frozen (visit, kind, subject, from_version) {
        visit -> Id,
        kind -> Text,
        subject -> Id,
        from_version -> BigInt,
        until_version -> Nullable<BigInt>,
        document -> Json,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Bool, Id, Nullable, Text, Ts};

    /// `told`.
    told (participant, item) {
        participant -> Id,
        item -> Id,
        feed_uid -> Id,
        uid -> Nullable<Id>,
        version -> Nullable<BigInt>,
        digest -> Nullable<Text>,
        sequence -> Nullable<BigInt>,
        dtstamp -> Nullable<Ts>,
        asked -> Nullable<BigInt>,
        channel -> Nullable<Text>,
        organizer -> Nullable<Text>,
        address -> Nullable<Text>,
        handed_over -> Bool,
        latest_end -> Nullable<Ts>,
        moved_by -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Json};

    /// `leftovers`.
    leftovers (uid) {
        uid -> Id,
        participant -> Id,
        item -> Id,
        told -> Json,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Ts};

    /// `acknowledgements`.
    acknowledgements (participant) {
        participant -> Id,
        version -> BigInt,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `replies`.
    replies (participant, item) {
        participant -> Id,
        item -> Id,
        status -> Text,
        sequence -> BigInt,
        at -> Ts,
        remark -> Nullable<Text>,
        source -> Text,
        given_by -> Nullable<Text>,
        since -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Text, Ts};

    /// `proposals`.
    proposals (id) {
        id -> Id,
        item -> Id,
        participant -> Id,
        starts -> Text,
        ends -> Text,
        remark -> Nullable<Text>,
        state -> Text,
        at -> Ts,
        given_by -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text, Ts};

    /// `polls`.
    polls (id) {
        id -> Id,
        item -> Id,
        kind -> Text,
        title -> Json,
        state -> Text,
        chosen -> Nullable<BigInt>,
        asked_by -> Nullable<Id>,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Text};

    /// `poll_slots`.
    poll_slots (poll, number) {
        poll -> Id,
        number -> BigInt,
        starts -> Text,
        ends -> Text,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable};

    /// `poll_people`.
    poll_people (poll, participant) {
        poll -> Id,
        participant -> Id,
        message -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `ballots`.
    ballots (poll, participant, slot) {
        poll -> Id,
        participant -> Id,
        slot -> BigInt,
        vote -> Text,
        at -> Ts,
        given_by -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text, Ts};

    /// `calls`.
    calls (participant, version) {
        participant -> Id,
        version -> BigInt,
        at -> Nullable<Ts>,
        caller -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Ts};

    /// `waiting`.
    waiting (participant, item) {
        participant -> Id,
        item -> Id,
        since -> Ts,
    }
}
