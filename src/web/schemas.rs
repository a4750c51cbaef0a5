//! The schemas of the API's documents (JSON Schema 2020-12): those of the format, with what the server adds.

use serde_json::{Value, json};

use crate::actions::changes::WarningKind;
use crate::domain::Closed;
use crate::domain::changes::ItemChange;
use crate::domain::document::{
    AGREEMENT, DELEGATION, ITEM, ORGANISATION, PARTICIPANT, PERSON, PUBLICATION_ORDER, Spelling,
    TELLING_RECORD, THEME, TRAVEL_TIME, VENUE, VISIT, VISIT_FILE,
};
use crate::domain::inbound::{InboundKind, Outcome, Reason};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::notice::Channel;
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
        ("Changes", changes()),
        ("Reminders", reminders()),
        ("PublicationOrder", PUBLICATION_ORDER.schema(ids)),
        ("Publication", publication()),
        ("Published", published()),
        ("Message", message()),
        ("TellingRecord", TELLING_RECORD.schema(ids)),
        ("VisitFile", VISIT_FILE.schema(Spelling::Keys)),
        ("Imported", imported()),
        (
            "Mail",
            json!({"type": "string", "description": "A mail as it came over the wire, of at most 5 MiB"}),
        ),
        ("Received", received()),
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
        ("PublicationList", "Publication"),
        ("MessageList", "Message"),
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

/// A schema with what it is about.
fn described(mut schema: Value, description: &str) -> Value {
    if let Value::Object(members) = &mut schema {
        members.insert("description".to_owned(), description.into());
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
        "page_url": read_only(&json!({"type": "string", "format": "uri", "description": "Opens their page: keep it secret. Only owners of the visit are shown it"})),
        "feed_url": read_only(&json!({"type": "string", "format": "uri", "description": "Opens their feed: keep it secret. Only owners of the visit are shown it"})),
    })
}

fn received() -> Value {
    let words = |words: &[&str]| json!({"enum": words});
    let kinds: Vec<&str> = InboundKind::ALL.iter().map(|kind| kind.word()).collect();
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.word()).collect();
    let mut reasons: Vec<Value> = Reason::ALL
        .iter()
        .map(|reason| reason.word().into())
        .collect();
    reasons.push(Value::Null);
    json!({
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "kind": words(&kinds),
            "outcome": words(&outcomes),
            "reason": {"enum": reasons, "description": "Why it changes nothing, if it is ignored"},
        },
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
            "busy": {
                "type": ["object", "null"], "properties": {"starts": local, "ends": local},
                "description": "When somebody or something is taken by a visit of another team, of which no more is shown",
            },
            "measure": {"type": ["object", "null"]},
            "fixes": {"type": "array", "items": {"type": "object"}, "description": "Changes that would mend it"},
            "kept": {"type": ["string", "null"], "description": "Why an organiser keeps it, if one does"},
        },
    })
}

fn changes() -> Value {
    let id = json!({"type": "string", "format": "uuid"});
    let ids = json!({"type": "array", "items": id});
    let rows = |properties: Value| json!({"type": "array", "items": {"type": "object", "properties": properties}});
    json!({
        "type": "object",
        "properties": {
            "revision": {"type": "integer", "description": "Publish with this one, and nothing else is published"},
            "items": rows(json!({
                "id": id,
                "change": {"enum": words::<ItemChange>()},
                "fields": rows(json!({"field": {"type": "string"}, "old": {}, "new": {}})),
                "entering": rows(json!({"participant": id, "why": {"type": ["string", "null"]}})),
                "leaving": ids,
            })),
            "notices": rows(json!({
                "participant": id,
                "language": {"type": "string"},
                "messages": rows(json!({
                    "kind": {"enum": words::<MessageKind>()},
                    "channel": {"enum": words::<Channel>()},
                    "items": ids,
                    "subject": {"type": ["string", "null"]},
                    "text": {"type": "string"},
                })),
            })),
            "silent": {"type": "integer", "description": "How many participants would hear nothing"},
            "untold": described(
                rows(json!({"participant": id, "items": ids})),
                "Who does not know what is published already, or would not, being held back",
            ),
            "warnings": rows(json!({
                "kind": {"enum": words::<WarningKind>()},
                "participant": id,
                "item": {"type": ["string", "null"], "format": "uuid"},
                "detail": {"type": "string"},
            })),
        },
        "required": ["revision", "items", "notices", "untold", "warnings"],
    })
}

fn publication() -> Value {
    let item =
        json!({"type": "object", "description": "An item as it was published, with who sees it"});
    json!({
        "type": "object",
        "properties": {
            "version": {"type": "integer"},
            "published_at": {"type": "string", "format": "date-time"},
            "tell": {"enum": ["concerned", "urgent", "nobody"]},
            "note": {"type": "object", "additionalProperties": {"type": "string"}},
            "items": {"type": "array", "items": item, "description": "Not in lists"},
            "participants": {"type": "array", "items": {"type": "object"}, "description": "Not in lists"},
        },
        "required": ["version", "published_at", "tell", "note"],
    })
}

fn reminders() -> Value {
    let id = json!({"type": "string", "format": "uuid"});
    let instant = json!({"type": "string", "format": "date-time"});
    let states = [
        "planned", "waits", "due", "sending", "sent", "failed", "dropped", "absorbed", "missed",
    ];
    json!({
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"type": "object", "properties": {
                "participant": id,
                "rule": {"type": "string", "description": "Its kind and how long before; `place`: one became free"},
                "items": {"type": "array", "items": id},
                "starts": {"type": "string", "description": "The wall time of what it is about"},
                "due_at": instant,
                "until": {"type": "string", "format": "date-time", "description": "From then on it is of no use"},
                "state": {"enum": states, "description": "`waits`: an organiser decides"},
                "goes_at": {"type": ["string", "null"], "format": "date-time"},
                "message": {"type": ["string", "null"], "description": "Its message, or the one that says it too"},
            }}},
            "next": {"type": "null"},
        },
    })
}

fn published() -> Value {
    json!({
        "type": "object",
        "properties": {
            "version": {"type": "integer"},
            "published_at": {"type": "string", "format": "date-time"},
            "told": {"type": "integer", "description": "Participants a message goes to"},
            "untold": {"type": "integer", "description": "Participants who do not know it, with no message on its way"},
            "by_hand": {"type": "integer", "description": "Participants an organiser has to tell"},
        },
        "required": ["version", "told", "untold"],
    })
}

fn message() -> Value {
    let instant = json!({"type": ["string", "null"], "format": "date-time"});
    json!({
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "participant": {"type": "string", "format": "uuid"},
            "item": {"type": ["string", "null"], "format": "uuid"},
            "kind": {"enum": words::<MessageKind>()},
            "state": {"enum": words::<MessageState>()},
            "due_at": instant,
            "attempts": {"type": "integer"},
            "last_error": {"type": ["string", "null"]},
            "message_id": {"type": ["string", "null"]},
            "sent_at": instant,
            "version": {"type": "integer", "description": "The publication that last made it due"},
            "copy_to": {"type": ["string", "null"], "description": "The assistant it goes to; else the participant"},
            "text": {"type": ["string", "null"], "description": "What to read out (by-hand)"},
            "phone": {"type": ["string", "null"], "description": "Where to call (by-hand)"},
            "told": {"type": ["object", "null"], "description": "Who told it, how and when (by-hand)"},
        },
    })
}

fn imported() -> Value {
    let count = json!({"type": "integer", "description": "How many records"});
    json!({
        "type": "object",
        "properties": {
            "visits": {"type": "array", "items": {"type": "object", "properties": {
                "id": {"type": "string", "format": "uuid"}, "slug": {"type": "string"},
            }}},
            "created": count, "updated": count,
            "warnings": {"type": "array", "items": {"type": "object"}},
        },
    })
}

/// The words of a closed list.
fn words<C: Closed>() -> Vec<&'static str> {
    C::ALL.iter().map(|value| value.word()).collect()
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
