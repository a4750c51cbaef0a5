//! What visits draw on.

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `themes`.
    themes (id) {
        id -> Id,
        key -> Text,
        revision -> BigInt,
        label -> Json,
        parent -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Bool, Id, Nullable, Text};

    /// `organisations`.
    organisations (id) {
        id -> Id,
        key -> Text,
        revision -> BigInt,
        name -> Text,
        kind -> Text,
        city -> Nullable<Text>,
        country -> Nullable<Text>,
        time_zone -> Text,
        website -> Nullable<Text>,
        acts_for -> Nullable<Id>,
        public -> Bool,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Bool, Id, Json, Nullable, Text};

    /// `people`.
    people (id) {
        id -> Id,
        key -> Text,
        revision -> BigInt,
        family_name -> Text,
        given_name -> Text,
        name_order -> Text,
        email -> Nullable<Text>,
        email_folded -> Nullable<Text>,
        email_shared -> Bool,
        phone -> Nullable<Text>,
        locale -> Text,
        time_zone -> Nullable<Text>,
        languages -> Json,
        public -> Bool,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `offices`.
    offices (person, position) {
        person -> Id,
        position -> BigInt,
        organisation -> Id,
        title -> Json,
        salutation -> Json,
        rank -> BigInt,
        held_from -> Nullable<Text>,
        held_to -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Double, Id, Json, Nullable, Text};

    /// `venues`.
    venues (id) {
        id -> Id,
        key -> Text,
        revision -> BigInt,
        name -> Text,
        address -> Nullable<Text>,
        city -> Nullable<Text>,
        country -> Nullable<Text>,
        time_zone -> Text,
        capacity -> Nullable<BigInt>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        access -> Json,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id};

    /// `travel_times`.
    travel_times (from, to) {
        from -> Id,
        to -> Id,
        minutes -> BigInt,
    }
}

diesel::table! {
    use crate::store::sql_types::BigInt;

    /// `travel_time_edits`.
    travel_time_edits (id) {
        id -> BigInt,
        number -> BigInt,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `agreements`.
    agreements (id) {
        id -> Id,
        key -> Text,
        revision -> BigInt,
        kind -> Text,
        title -> Json,
        parties -> Json,
        signed_on -> Nullable<Text>,
        starts_on -> Nullable<Text>,
        ends_on -> Nullable<Text>,
        term -> Nullable<Text>,
        renewal -> Nullable<Text>,
        lineage -> Json,
        themes -> Json,
        expiry_reminders -> Json,
        signatures -> Json,
        witnesses -> Json,
        commitments -> Json,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `agreement_organisations`.
    agreement_organisations (agreement, organisation) {
        agreement -> Id,
        organisation -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `agreement_people`.
    agreement_people (agreement, person) {
        agreement -> Id,
        person -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `agreement_themes`.
    agreement_themes (agreement, theme) {
        agreement -> Id,
        theme -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `agreement_lineage`.
    agreement_lineage (agreement, earlier) {
        agreement -> Id,
        earlier -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Ts};

    /// `distinct_records`.
    distinct_records (one, other) {
        one -> Id,
        other -> Id,
        said_by -> Nullable<Id>,
        at -> Ts,
    }
}
