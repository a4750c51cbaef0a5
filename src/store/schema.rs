//! The tables, as both engines have them. `migrations/` decides; a test compares.
#![expect(
    missing_docs,
    reason = "diesel makes the types of columns, without documentation"
)]

use diesel::allow_tables_to_appear_in_same_query;

diesel::table! {
    use crate::store::sql_types::Text;

    /// Which migrations have run; diesel makes it.
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

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
    use crate::store::sql_types::{Binary, Id, Nullable, Ts};

    /// `introductions`.
    introductions (hash) {
        hash -> Binary,
        user -> Nullable<Id>,
        created_at -> Ts,
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
        moved_by -> Nullable<Id>,
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
    use crate::store::sql_types::{Id, Text};

    /// `visit_members`.
    visit_members (visit, user) {
        visit -> Id,
        user -> Id,
        role -> Text,
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
    use crate::store::sql_types::{BigInt, Id, Ts};

    /// `acknowledgements`.
    acknowledgements (participant) {
        participant -> Id,
        version -> BigInt,
        at -> Ts,
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
    use crate::store::sql_types::{BigInt, Binary, Id, Nullable, Text, Ts};

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

diesel::joinable!(precedence -> participants (participant));

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
    use crate::store::sql_types::{Id, Text, Ts};

    /// `unsubscriptions`.
    unsubscriptions (mailing, reader) {
        mailing -> Text,
        reader -> Id,
        at -> Ts,
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

diesel::joinable!(proposals -> participants (participant));
diesel::joinable!(waiting -> participants (participant));
diesel::joinable!(calls -> participants (participant));
diesel::joinable!(reminders -> participants (participant));

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

    /// `distinct_records`.
    distinct_records (one, other) {
        one -> Id,
        other -> Id,
        said_by -> Nullable<Id>,
        at -> Ts,
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

diesel::joinable!(polls -> items (item));
diesel::joinable!(poll_slots -> polls (poll));
diesel::joinable!(poll_people -> polls (poll));
diesel::joinable!(ballots -> polls (poll));
diesel::joinable!(kept_clashes -> users (kept_by));
diesel::joinable!(presences -> users (user));

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

diesel::joinable!(participants -> people (person));
diesel::joinable!(told -> participants (participant));
diesel::joinable!(replies -> participants (participant));
diesel::joinable!(participants -> visits (visit));
diesel::joinable!(tokens -> users (user));
diesel::joinable!(identities -> users (user));
diesel::joinable!(introductions -> users (user));
diesel::joinable!(edits -> users (user));
diesel::joinable!(sessions -> users (user));
diesel::joinable!(sign_in_links -> users (user));
diesel::joinable!(credentials -> users (user));
diesel::joinable!(recovery_codes -> users (user));
diesel::joinable!(sign_in_mails -> users (user));
diesel::joinable!(visit_members -> users (user));
diesel::joinable!(previews -> users (created_by));
diesel::joinable!(publications -> users (published_by));
diesel::joinable!(visit_members -> visits (visit));
diesel::joinable!(dispatches -> webhooks (webhook));
diesel::joinable!(dispatches -> push_subscriptions (device));

allow_tables_to_appear_in_same_query!(
    teams,
    users,
    test_mails,
    identities,
    introductions,
    edits,
    sessions,
    sign_in_links,
    credentials,
    recovery_codes,
    sign_in_mails,
    visit_members,
    tokens,
    idempotency,
    epoch,
    instances,
    themes,
    organisations,
    people,
    offices,
    venues,
    travel_times,
    travel_time_edits,
    agreements,
    agreement_organisations,
    agreement_people,
    agreement_themes,
    agreement_lineage,
    visits,
    visit_agreements,
    visit_themes,
    delegations,
    participants,
    items,
    item_people,
    item_venues,
    item_delegations,
    publications,
    previews,
    frozen,
    told,
    replies,
    outbox,
    proposals,
    precedence,
    digests,
    acknowledgements,
    kept_clashes,
    distinct_records,
    unplaced_items,
    presences,
    inbound,
    suppressions,
    unsubscriptions,
    polls,
    poll_slots,
    poll_people,
    ballots,
    reminders,
    copies,
    waiting,
    calls,
    webhooks,
    dispatches,
    push_subscriptions,
);
