//! The tables, as both engines have them. `migrations/` decides; a test compares.
#![expect(
    missing_docs,
    reason = "diesel makes the types of columns, without documentation"
)]

mod accounts;
mod conversation;
mod drafts;
mod post;
mod registers;
mod service;

use diesel::{allow_tables_to_appear_in_same_query, joinable};

pub use self::accounts::{
    credentials, identities, introductions, recovery_codes, sessions, sign_in_links, sign_in_mails,
    teams, tokens, users,
};
pub use self::conversation::{
    acknowledgements, ballots, calls, frozen, leftovers, poll_people, poll_slots, polls, proposals,
    publications, replies, told, waiting,
};
pub use self::drafts::{
    delegations, edits, item_delegations, item_people, item_venues, items, kept_clashes,
    participants, precedence, presences, previews, unplaced_items, visit_agreements, visit_members,
    visit_themes, visits,
};
pub use self::post::{
    copies, digests, dispatches, inbound, outbox, push_subscriptions, reminders, suppressions,
    test_mails, unsubscriptions, webhooks,
};
pub use self::registers::{
    agreement_lineage, agreement_organisations, agreement_people, agreement_themes, agreements,
    distinct_records, offices, organisations, people, themes, travel_time_edits, travel_times,
    venues,
};
pub use self::service::{__diesel_schema_migrations, epoch, idempotency, instances};

joinable!(identities -> users (user));
joinable!(introductions -> users (user));
joinable!(tokens -> users (user));
joinable!(sessions -> users (user));
joinable!(sign_in_links -> users (user));
joinable!(sign_in_mails -> users (user));
joinable!(credentials -> users (user));
joinable!(recovery_codes -> users (user));
joinable!(visit_members -> users (user));
joinable!(visit_members -> visits (visit));
joinable!(participants -> people (person));
joinable!(participants -> visits (visit));
joinable!(precedence -> participants (participant));
joinable!(edits -> users (user));
joinable!(kept_clashes -> users (kept_by));
joinable!(presences -> users (user));
joinable!(previews -> users (created_by));
joinable!(publications -> users (published_by));
joinable!(told -> participants (participant));
joinable!(leftovers -> participants (participant));
joinable!(replies -> participants (participant));
joinable!(proposals -> participants (participant));
joinable!(polls -> items (item));
joinable!(poll_slots -> polls (poll));
joinable!(poll_people -> polls (poll));
joinable!(ballots -> polls (poll));
joinable!(calls -> participants (participant));
joinable!(waiting -> participants (participant));
joinable!(reminders -> participants (participant));
joinable!(dispatches -> webhooks (webhook));
joinable!(dispatches -> push_subscriptions (device));

allow_tables_to_appear_in_same_query!(
    epoch,
    instances,
    idempotency,
    teams,
    users,
    identities,
    introductions,
    tokens,
    sessions,
    sign_in_links,
    sign_in_mails,
    credentials,
    recovery_codes,
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
    distinct_records,
    visits,
    visit_agreements,
    visit_themes,
    visit_members,
    delegations,
    participants,
    precedence,
    items,
    item_people,
    item_venues,
    item_delegations,
    unplaced_items,
    edits,
    kept_clashes,
    presences,
    previews,
    publications,
    frozen,
    told,
    leftovers,
    acknowledgements,
    replies,
    proposals,
    polls,
    poll_slots,
    poll_people,
    ballots,
    calls,
    waiting,
    outbox,
    copies,
    reminders,
    digests,
    test_mails,
    inbound,
    suppressions,
    unsubscriptions,
    webhooks,
    dispatches,
    push_subscriptions,
);
