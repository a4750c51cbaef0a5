//! Visits as organisers build them, and who works on them.

diesel::table! {
    use crate::store::sql_types::{BigInt, Bool, Id, Json, Nullable, Text, Ts};

    /// `visits`.
    visits (id) {
        id -> Id,
        team -> Id,
        key -> Text,
        slug -> Text,
        revision -> BigInt,
        published_version -> Nullable<BigInt>,
        published_at -> Nullable<Ts>,
        kind -> Text,
        direction -> Text,
        title -> Json,
        short_title -> Nullable<Json>,
        host -> Id,
        starts_on -> Text,
        ends_on -> Text,
        time_zone -> Text,
        locales -> Json,
        status -> Text,
        reason -> Json,
        public -> Bool,
        agreements -> Json,
        themes -> Json,
        reply_by -> Nullable<Text>,
        contact -> Nullable<Json>,
        signature -> Json,
        reminders -> Nullable<Json>,
        touched -> BigInt,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `visit_agreements`.
    visit_agreements (visit, agreement) {
        visit -> Id,
        agreement -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `visit_themes`.
    visit_themes (visit, theme) {
        visit -> Id,
        theme -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Text};

    /// `visit_members`.
    visit_members (visit, user) {
        visit -> Id,
        user -> Id,
        role -> Text,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `delegations`.
    delegations (id) {
        id -> Id,
        visit -> Id,
        key -> Text,
        revision -> BigInt,
        name -> Json,
        organisation -> Id,
        head -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Bool, Id, Json, Nullable, Text};

    /// `participants`.
    participants (id) {
        id -> Id,
        visit -> Id,
        person -> Id,
        revision -> BigInt,
        role -> Text,
        delegation -> Nullable<Id>,
        groups -> Json,
        office -> Nullable<Id>,
        notify -> Text,
        diet -> Nullable<Text>,
        access -> Nullable<Text>,
        removed -> Bool,
        links_generation -> BigInt,
        mail_to -> Json,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id};

    /// `precedence`.
    precedence (participant) {
        participant -> Id,
        rank -> BigInt,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Text};

    /// `items`.
    items (id) {
        id -> Id,
        visit -> Id,
        key -> Text,
        revision -> BigInt,
        kind -> Text,
        title -> Json,
        description -> Json,
        starts -> Text,
        ends -> Text,
        starts_time_zone -> Nullable<Text>,
        ends_time_zone -> Nullable<Text>,
        status -> Text,
        reason -> Json,
        visibility -> Text,
        host -> Nullable<Id>,
        places -> Json,
        online_url -> Nullable<Text>,
        audience -> Json,
        people -> Json,
        notes -> Json,
        languages -> Json,
        dress_code -> Json,
        capacity -> Nullable<BigInt>,
        reply -> Text,
        internal_notes -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `item_people`.
    item_people (item, person) {
        item -> Id,
        person -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `item_venues`.
    item_venues (item, venue) {
        item -> Id,
        venue -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::Id;

    /// `item_delegations`.
    item_delegations (item, delegation) {
        item -> Id,
        visit -> Id,
        delegation -> Id,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Nullable, Text};

    /// `unplaced_items`.
    unplaced_items (id) {
        id -> Id,
        visit -> Id,
        title -> Text,
        minutes -> BigInt,
        item -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Json, Nullable, Text, Ts};

    /// `edits`.
    edits (id) {
        id -> Id,
        visit -> Nullable<Id>,
        user -> Nullable<Id>,
        at -> Ts,
        step -> Text,
        of_edit -> Nullable<Id>,
        noun -> Text,
        subject -> Id,
        before -> Nullable<Json>,
        after -> Nullable<Json>,
        part_of -> Nullable<Id>,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Text, Ts};

    /// `kept_clashes`.
    kept_clashes (visit, facts) {
        visit -> Id,
        facts -> Text,
        reason -> Text,
        kept_by -> Nullable<Id>,
        at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{Id, Nullable, Ts};

    /// `presences`.
    presences (visit, user) {
        visit -> Id,
        user -> Id,
        item -> Nullable<Id>,
        seen_at -> Ts,
    }
}

diesel::table! {
    use crate::store::sql_types::{BigInt, Id, Json, Nullable, Ts};

    /// `previews`.
    previews (visit, number) {
        visit -> Id,
        number -> BigInt,
        created_by -> Id,
        created_at -> Ts,
        expires_at -> Ts,
        revoked_at -> Nullable<Ts>,
        document -> Json,
    }
}
