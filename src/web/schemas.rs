//! The schemas of the API's documents (JSON Schema 2020-12): those of the format, with what the server adds.

use serde_json::{Value, json};

use crate::domain::document::{
    AGREEMENT, DELEGATION, ITEM, ORGANISATION, PARTICIPANT, PERSON, Spelling, THEME, TRAVEL_TIME,
    VENUE, VISIT,
};
use crate::web::openapi::list_of;

/// Every schema by its name.
#[must_use]
pub fn all() -> Vec<(&'static str, Value)> {
    let ids = Spelling::Ids;
    let mut all = vec![
        ("Visit", with(VISIT.schema(ids), added_to_visits())),
        ("Item", ITEM.schema(ids)),
        (
            "Participant",
            with(PARTICIPANT.schema(ids), added_to_participants()),
        ),
        ("Delegation", DELEGATION.schema(ids)),
        ("Organisation", ORGANISATION.schema(ids)),
        ("Person", PERSON.schema(ids)),
        ("Venue", VENUE.schema(ids)),
        (
            "TravelTime",
            with(
                TRAVEL_TIME.schema(ids),
                json!({"id": read_only(&json!({"type": "string", "format": "uuid"}))}),
            ),
        ),
        ("Theme", THEME.schema(ids)),
        ("Agreement", AGREEMENT.schema(ids)),
        ("Clash", clash()),
        (
            "MergePatch",
            json!({"type": "object", "description": "The fields to change; null takes one away"}),
        ),
        ("Problem", problem()),
    ];
    for (list, shape) in [
        ("VisitList", "Visit"),
        ("ItemList", "Item"),
        ("ParticipantList", "Participant"),
        ("DelegationList", "Delegation"),
        ("OrganisationList", "Organisation"),
        ("PersonList", "Person"),
        ("VenueList", "Venue"),
        ("TravelTimeList", "TravelTime"),
        ("ThemeList", "Theme"),
        ("AgreementList", "Agreement"),
        ("ClashList", "Clash"),
    ] {
        all.push((list, list_of(shape)));
    }
    all
}

/// A schema with more properties.
fn with(mut schema: Value, more: Value) -> Value {
    if let (Some(Value::Object(properties)), Value::Object(more)) =
        (schema.get_mut("properties"), more)
    {
        properties.extend(more);
    }
    schema
}

/// A schema of what the server says and nobody sends.
fn read_only(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(members) = &mut schema {
        members.insert("readOnly".to_owned(), true.into());
    }
    schema
}

fn added_to_visits() -> Value {
    json!({
        "revision": read_only(&json!({"type": "integer", "description": "Grows with every edit of the visit"})),
        "version": read_only(&json!({"type": ["integer", "null"], "description": "The latest publication"})),
        "published_at": read_only(&json!({"type": ["string", "null"], "format": "date-time"})),
    })
}

fn added_to_participants() -> Value {
    json!({
        "email": read_only(&json!({"type": ["string", "null"], "description": "The person's address"})),
        "page_url": read_only(&json!({"type": "string", "format": "uri", "description": "Opens their page: keep it secret"})),
        "feed_url": read_only(&json!({"type": "string", "format": "uri", "description": "Opens their feed: keep it secret"})),
    })
}

fn clash() -> Value {
    let ids = json!({"type": "array", "items": {"type": "string", "format": "uuid"}});
    let local = json!({
        "type": "object",
        "properties": {"wall": {"type": "string"}, "time_zone": {"type": "string"}},
    });
    json!({
        "type": "object",
        "properties": {
            "kind": {"type": "string"},
            "severity": {"enum": ["error", "warning"]},
            "message": {"type": "string", "description": "Who, when and which items, in a sentence"},
            "people": ids, "venues": ids,
            "items": {"type": "array", "items": {"type": "object", "properties": {
                "visit": {"type": "string", "format": "uuid"}, "item": {"type": "string", "format": "uuid"},
            }}},
            "when": {"type": "object", "properties": {"starts": local, "ends": local}},
            "measure": {"type": ["object", "null"]},
            "fixes": {"type": "array", "items": {"type": "object"}, "description": "Changes that would mend it"},
        },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": {"type": "string", "format": "uri", "description": "Stable name of the problem"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "description": "Each field that is wrong", "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901) into what was sent"},
                    "detail": {"type": "string"},
                },
                "required": ["pointer", "detail"],
            }},
            "current": {"description": "What there is now, if the client saw something older"},
            "incident": {"type": "string", "description": "What to ask for, if the fault is ours"},
        },
        "required": ["type", "title", "status"],
    })
}
