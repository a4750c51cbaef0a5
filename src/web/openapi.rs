//! The description of the API (OpenAPI 3.1), made of its operations and of the schemas by which bodies are read.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, HeaderBuilder, InfoBuilder, ObjectBuilder, OpenApi,
    OpenApiBuilder, PathItem, PathsBuilder, Ref, RefOr, Required, Response, ResponseBuilder,
    Schema, Type,
};

use crate::web::endpoint::{Endpoint, Kind};
use crate::web::paging::{MOST, USUAL};
use crate::web::{routes, schemas};

const DESCRIPTION: &str = "Visits, their agendas and who is told what. Fields are those of the visit file, `escale/1`; \
    references are ids. Errors are `application/problem+json` (RFC 9457): branch on `type`. PATCH is a JSON Merge Patch \
    (RFC 7396). PATCH and DELETE need `If-Match` with the ETag of what was seen; `*` is whatever there is. A POST with an \
    `Idempotency-Key` has its effect once within 24 hours and is answered alike each time; a request that was refused \
    leaves its key free.";

/// `GET /api/openapi.json`
pub async fn get_description() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .body(document().to_string())
}

/// The description of the API.
#[must_use]
pub fn document() -> Value {
    let endpoints = routes::api();
    let mut document = serde_json::to_value(skeleton(&endpoints)).unwrap_or_default();
    // the schemas are ours, word for word; the model would drop what it does not know
    if let Some(Value::Object(components)) = document.get_mut("components") {
        let all: Map<String, Value> = schemas::all()
            .into_iter()
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect();
        components.insert("schemas".to_owned(), all.into());
    }
    document
}

/// Everything but the schemas.
fn skeleton(endpoints: &[Endpoint]) -> OpenApi {
    let mut paths = PathsBuilder::new();
    for endpoint in endpoints {
        let item = PathItem::new(method(endpoint), operation(endpoint));
        paths = paths.path(format!("/api/v1{}", endpoint.path), item);
    }
    let token = Http::new(HttpAuthScheme::Bearer);
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Escale")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(DESCRIPTION)),
        )
        .paths(paths)
        .components(Some(
            ComponentsBuilder::new()
                .security_scheme("token", SecurityScheme::Http(token))
                .build(),
        ))
        .security(Some([SecurityRequirement::new(
            "token",
            Vec::<String>::new(),
        )]))
        .build()
}

fn method(endpoint: &Endpoint) -> HttpMethod {
    match endpoint.kind {
        Kind::List | Kind::Read | Kind::Ask => HttpMethod::Get,
        Kind::Create | Kind::Act | Kind::Take => HttpMethod::Post,
        Kind::Change => HttpMethod::Patch,
        Kind::Remove => HttpMethod::Delete,
    }
}

fn operation(endpoint: &Endpoint) -> Operation {
    let tag = endpoint
        .path
        .split('/')
        .rfind(|step| !step.is_empty() && !step.starts_with('{'))
        .unwrap_or_default();
    let mut operation = OperationBuilder::new()
        .operation_id(Some(operation_id(endpoint)))
        .summary(Some(endpoint.summary))
        .tag(tag);
    for parameter in parameters(endpoint) {
        operation = operation.parameter(parameter);
    }
    if let Some(shape) = sent(endpoint) {
        let required = if endpoint.needs_body {
            Required::True
        } else {
            Required::False
        };
        let mut body = RequestBodyBuilder::new().required(Some(required));
        for media_type in media_types(endpoint) {
            body = body.content(
                *media_type,
                ContentBuilder::new().schema(Some(reference(shape))).build(),
            );
        }
        operation = operation.request_body(Some(body.build()));
    }
    for (status, description) in failures(endpoint) {
        operation = operation.response(status, problem(description));
    }
    for (status, response) in successes(endpoint) {
        operation = operation.response(status, response);
    }
    operation.build()
}

/// A name for generated clients: `get_visits_items`.
fn operation_id(endpoint: &Endpoint) -> String {
    let steps = endpoint
        .path
        .split('/')
        .filter(|step| !step.is_empty())
        .map(|step| step.trim_matches(['{', '}']));
    let verb = format!("{:?}", endpoint.kind).to_lowercase();
    std::iter::once(verb.as_str())
        .chain(steps)
        .collect::<Vec<_>>()
        .join("_")
        .replace('-', "_")
}

fn parameters(endpoint: &Endpoint) -> Vec<Parameter> {
    let in_path = endpoint
        .path
        .split('/')
        .filter_map(|step| step.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Parameter> = in_path
        .map(|name| {
            parameter(
                ParameterIn::Path,
                name,
                "Identifier, or number of a publication",
            )
        })
        .collect();
    let mut query = |name, description| all.push(parameter(ParameterIn::Query, name, description));
    for (name, description) in endpoint.parameters {
        query(name, description);
    }
    if endpoint.kind == Kind::List {
        query("cursor", "`next` of the page before");
        let mut limit = parameter(ParameterIn::Query, "limit", "How many to show");
        limit.schema = Some(
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(1))
                .maximum(Some(MOST))
                .default(Some(USUAL.into()))
                .into(),
        );
        all.push(limit);
    }
    match endpoint.kind {
        Kind::Read => all.push(parameter(
            ParameterIn::Header,
            "If-None-Match",
            "Entity tags the client has",
        )),
        Kind::Change | Kind::Remove => {
            let mut condition = parameter(
                ParameterIn::Header,
                "If-Match",
                "The entity tag that was seen, or *",
            );
            condition.required = Required::True;
            all.push(condition);
        }
        Kind::Create | Kind::Act | Kind::Take => {
            all.push(parameter(
                ParameterIn::Header,
                "Idempotency-Key",
                "Makes the request happen once in 24 hours",
            ));
        }
        Kind::List | Kind::Ask => {}
    }
    all
}

fn parameter(place: ParameterIn, name: &str, description: &str) -> Parameter {
    let required = if place == ParameterIn::Path {
        Required::True
    } else {
        Required::False
    };
    let schema: RefOr<Schema> = ObjectBuilder::new().schema_type(Type::String).into();
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

/// The schema of what is sent.
fn sent(endpoint: &Endpoint) -> Option<&'static str> {
    match endpoint.kind {
        Kind::Create => Some(endpoint.sends.unwrap_or(endpoint.shape)),
        // any part of it
        Kind::Change => Some("MergePatch"),
        Kind::Act | Kind::Take => endpoint.sends,
        Kind::List | Kind::Read | Kind::Ask | Kind::Remove => None,
    }
}

fn media_types(endpoint: &Endpoint) -> &'static [&'static str] {
    match endpoint.kind {
        Kind::Change => &["application/merge-patch+json", "application/json"],
        Kind::Take => &["message/rfc822"],
        _ if endpoint.path == "/import" => &["application/json", "application/toml"],
        _ => &["application/json"],
    }
}

fn successes(endpoint: &Endpoint) -> Vec<(&'static str, Response)> {
    let shown = |description: &str, shape| {
        let content = ContentBuilder::new().schema(Some(shape)).build();
        ResponseBuilder::new()
            .description(description)
            .content("application/json", content)
    };
    let one = |description: &str| shown(description, reference(endpoint.shape));
    let tagged = |description: &str| {
        one(description).header("ETag", header("Entity tag of the representation"))
    };
    match endpoint.kind {
        Kind::List => vec![(
            "200",
            shown(
                "A page of the list",
                reference(&format!("{}List", endpoint.shape)),
            )
            .build(),
        )],
        Kind::Read => vec![
            ("200", tagged("The resource").build()),
            (
                "304",
                ResponseBuilder::new()
                    .description("The client has it")
                    .build(),
            ),
        ],
        Kind::Ask => vec![("200", one("As it is now").build())],
        Kind::Create => {
            let location = header("Where the resource is");
            vec![(
                "201",
                tagged("The new resource")
                    .header("Location", location)
                    .build(),
            )]
        }
        Kind::Change => vec![("200", tagged("The resource as it is now").build())],
        Kind::Remove => vec![(
            "204",
            ResponseBuilder::new().description("It is gone").build(),
        )],
        Kind::Act if endpoint.shape.is_empty() => {
            vec![("204", ResponseBuilder::new().description("Done").build())]
        }
        Kind::Take => vec![("202", one("It was taken in").build())],
        Kind::Act => vec![
            ("200", one("Nothing was new").build()),
            ("201", one("Done").build()),
        ],
    }
}

/// What can be refused, by status.
fn failures(endpoint: &Endpoint) -> Vec<(&'static str, &'static str)> {
    use Kind::{Act, Ask, Change, Create, List, Read, Remove, Take};
    let mut all = vec![
        (
            "400",
            "A parameter, a header or the syntax of the body is wrong",
        ),
        ("401", "No valid token"),
        ("403", "The caller may not do this"),
        ("404", "Nothing is there"),
        ("406", "The client takes no JSON"),
        (
            "429",
            "Too many tokens that open nothing came from this address; see Retry-After",
        ),
        ("503", "The database is not available; nothing was changed"),
    ];
    let of_kind: &[_] = match endpoint.kind {
        List | Read => &[],
        Ask if endpoint.parameters.is_empty() => &[],
        Ask => &[("422", "A parameter names what is not there")],
        Create | Act | Take => &[
            (
                "409",
                "In conflict with what there is, or the Idempotency-Key is still running",
            ),
            (
                "422",
                "Fields are wrong, or the Idempotency-Key was used for another request",
            ),
        ],
        Change => &[
            ("409", "In conflict with what there is"),
            ("412", "It was changed meanwhile; see `current`"),
            ("422", "Fields are wrong"),
            ("428", "If-Match is missing"),
        ],
        Remove => &[
            ("409", "In conflict with what there is"),
            ("412", "It was changed meanwhile; see `current`"),
            ("428", "If-Match is missing"),
        ],
    };
    all.extend(of_kind);
    if endpoint.sends == Some("PublicationOrder") {
        all.push(("412", "The draft was changed meanwhile; see `current`"));
    }
    if sent(endpoint).is_some() {
        all.extend([
            ("408", "The body did not come in time"),
            ("413", "The body is too long"),
            ("415", "The body is in no form that is read here"),
        ]);
    }
    all
}

fn problem(description: &str) -> Response {
    let content = ContentBuilder::new()
        .schema(Some(reference("Problem")))
        .build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
}

fn header(description: &str) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some(description))
        .build()
}

fn reference(shape: &str) -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name(shape))
}

/// The schema of a page of a list.
#[must_use]
pub fn list_of(shape: &str) -> Value {
    json!({
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"$ref": format!("#/components/schemas/{shape}")}},
            "next": {"type": ["string", "null"], "description": "Cursor of the next page; null on the last"},
        },
        "required": ["items", "next"],
    })
}
