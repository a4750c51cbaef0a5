//! What the form of an item says, as a document of the API.

use serde_json::{Map, Value, json};

use crate::domain::draft::Draft;
use crate::language::Language;
use crate::web::form::Form;

/// More places, people or notes than this are not read.
const MOST_ROWS: usize = 60;

/// The document that a form describes; `draft` knows the people by name. A field that is empty says that there is
/// nothing.
pub(super) fn document(form: &Form, draft: &Draft) -> Value {
    let line = |name: &str| form.some(name).map_or(Value::Null, Value::from);
    let word = |name: &str, otherwise: &str| form.some(name).unwrap_or(otherwise).to_owned();
    let capacity = form.some("capacity").map(str::parse::<u32>);
    let capacity = capacity.map_or(Value::Null, |number| {
        number.map_or_else(|_| form.text("capacity").into(), Value::from)
    });
    json!({
        "kind": word("kind", "meeting"),
        "title": texts(form, "title"),
        "description": texts(form, "description"),
        "starts": moment(form.text("day"), form.text("start")),
        "ends": moment(form.some("end_day").unwrap_or(form.text("day")), form.text("end")),
        "starts_time_zone": line("starts_time_zone"),
        "ends_time_zone": line("ends_time_zone"),
        "status": word("status", "tentative"),
        "visibility": if form.text("kind") == "hold" { Value::Null } else { line("visibility") },
        "reason": texts(form, "reason"),
        "host": line("host"),
        "places": rows(form, "places", place),
        "online_url": line("online_url"),
        "audience": audience(form, "audience"),
        "people": rows(form, "people", |form, row| part(form, row, draft)),
        "notes": rows(form, "notes", note),
        "languages": form.all("languages").collect::<Vec<_>>(),
        "dress_code": texts(form, "dress_code"),
        "capacity": capacity,
        "reply": if form.has("reply") { "requested" } else { "none" },
        "internal_notes": line("internal_notes"),
    })
}

/// A wall time; what is no time stays as it was written, for the fault to name it.
fn moment(day: &str, time: &str) -> Value {
    if day.is_empty() || time.is_empty() {
        return Value::Null;
    }
    format!("{day}T{time}").into()
}

pub(super) fn texts(form: &Form, name: &str) -> Value {
    let texts = Language::ALL.iter().map(|language| {
        let text = form.some(&format!("{name}.{language}"));
        (
            language.tag().to_owned(),
            text.map_or(Value::Null, Value::from),
        )
    });
    let texts: Map<_, _> = texts.collect();
    if texts.values().all(Value::is_null) {
        return Value::Null;
    }
    Value::Object(texts)
}

/// The members of a list that say something.
fn rows(form: &Form, list: &str, read: impl Fn(&Form, &str) -> Option<Value>) -> Value {
    let rows = (0..MOST_ROWS).filter_map(|n| read(form, &format!("{list}.{n}")));
    rows.collect()
}

fn place(form: &Form, row: &str) -> Option<Value> {
    let field = |name: &str| format!("{row}.{name}");
    let (venue, name) = (form.some(&field("venue")), form.some(&field("name")));
    let all = |name: &str| {
        form.all(&field(name))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let is_way = form.text("kind") == "transfer";
    let role = form.some(&field("role")).filter(|_| is_way);
    let (delegations, people) = (all("delegations"), all("people"));
    let role = role.unwrap_or("at");
    match (venue, name) {
        (None, None) => None,
        (Some(venue), _) => Some(json!({
            "venue": venue, "role": role, "delegations": delegations, "people": people,
        })),
        (None, Some(name)) => Some(json!({
            "name": name, "address": form.some(&field("address")), "role": role,
            "delegations": delegations, "people": people,
        })),
    }
}

/// A person who is known by name, with a part. Who is not known stays as written, for the fault to name them.
fn part(form: &Form, row: &str, draft: &Draft) -> Option<Value> {
    let name = form.some(&format!("{row}.name"))?;
    let mut people = draft.registers.people.values();
    let known = people.find(|person| person.name.full() == name);
    let person = known.map_or_else(|| name.to_owned(), |person| person.id.to_string());
    let role = form.some(&format!("{row}.role")).unwrap_or("host");
    Some(json!({"person": person, "role": role}))
}

/// A note, for whom it was for or for one of those that the form offers.
fn note(form: &Form, row: &str) -> Option<Value> {
    let text = texts(form, &format!("{row}.text"));
    if text.is_null() {
        return None;
    }
    let whom = form.some(&format!("{row}.for")).unwrap_or("kept");
    let audience = match whom.split_once(':') {
        Some(("delegation", id)) => json!({"delegations": [id]}),
        Some(("role", role)) => json!({"roles": [role]}),
        Some(("group", group)) => json!({"groups": [group]}),
        _ if whom == "kept" => {
            let kept = form.text(&format!("{row}.kept")).parse::<Value>();
            kept.unwrap_or_else(|_| json!({"everyone": true}))
        }
        _ => json!({"everyone": true}),
    };
    Some(json!({"text": text, "audience": audience}))
}

fn audience(form: &Form, name: &str) -> Value {
    let all = |field: &str| {
        form.all(&format!("{name}.{field}"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    json!({
        "everyone": form.has(&format!("{name}.everyone")),
        "delegations": all("delegations"),
        "roles": all("roles"),
        "groups": all("groups"),
        "people": all("people"),
        "except": all("except"),
    })
}
