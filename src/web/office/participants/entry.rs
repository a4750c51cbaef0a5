//! Adding one participant: somebody we know, found by name, or somebody new.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};

use super::one::document;
use super::rights;
use crate::actions::edit::{self, Editor, Home as _};
use crate::domain::Closed as _;
use crate::domain::document::Node;
use crate::domain::ids::{PersonId, VisitId};
use crate::domain::person::{Organisation, Person};
use crate::domain::text::slug;
use crate::domain::visit::{Participant, Visit};
use crate::store::{Db, drafts, organisations, people};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::office::form_faults::{errors, line};
use crate::web::office::visit_head;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::participants::form::{EntryPage, Found};
use crate::web::pages::office::people::usual_order;
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// How many people a search shows.
const SHOWN: usize = 20;

/// `GET /visits/{visit}/participants/new[?q=…][&person=…]`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let query = signed.query()?;
    let asked = query.one("q")?.unwrap_or_default().to_owned();
    let person = query.one("person")?.unwrap_or_default().to_owned();
    let values = FormValues::default()
        .with("q", &asked)
        .with("person", &person)
        .with("role", "guest")
        .with("locale", signed.language.tag())
        .with("name_order", usual_order(signed.language).word());
    page(&signed, StatusCode::OK, (values, FormErrors::default())).await
}

/// `POST /visits/{visit}/participants/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, id, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let known: Option<PersonId> = form.text("person").parse().ok();
    if known.is_none() && !rights(&signed).edits_registers {
        return Err(Error::Forbidden("only an organiser may enter a new person").into());
    }
    let (newcomer, mut participation) = (newcomer(&form), document(&form));
    let organisation = form.text("organisation").to_owned();
    let made = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        let person = if let Some(person) = known {
            person
        } else {
            let document = with_office(db, (&visit, by), (newcomer, &organisation))?;
            edit::create::<Person>(db, &team, (&Node::of(&document), by))?.id
        };
        if let Value::Object(fields) = &mut participation {
            fields.insert("person".to_owned(), json!(person));
        }
        let made = edit::create::<Participant>(db, &visit, (&Node::of(&participation), by))?;
        Ok(made.id)
    });
    match made.await {
        Ok(_) => Ok(see_done(
            &format!("/visits/{id}/participants"),
            "done-added",
        )),
        Err(Error::Invalid(faults)) => {
            let filled = (FormValues::of_form(&form), errors(&signed, &faults)?);
            page(&signed, StatusCode::UNPROCESSABLE_ENTITY, filled).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Somebody new, as a document; the title of their office stands aside until we know where they hold it.
fn newcomer(form: &Form) -> Value {
    json!({
        "family_name": form.text("family_name"),
        "given_name": form.text("given_name"),
        "name_order": line(form, "name_order"),
        "email": line(form, "email"),
        "phone": line(form, "phone"),
        "locale": line(form, "locale"),
        "title": line(form, "title"),
    })
}

/// The document with their office, if a function and a place are given; a place that nobody knew is entered.
fn with_office(
    db: &mut Db,
    (visit, by): (&Visit, Editor),
    (mut document, organisation): (Value, &str),
) -> Result<Value, Error> {
    let Value::Object(fields) = &mut document else {
        return Ok(document);
    };
    let title = fields.remove("title").filter(Value::is_string);
    let (Some(title), false) = (title, organisation.is_empty()) else {
        return Ok(document);
    };
    let wanted = slug(organisation);
    let all = organisations::all(db)?;
    let known = all.iter().find(|known| slug(&known.name) == wanted);
    let id = if let Some(known) = known {
        known.id
    } else {
        let made = json!({"name": organisation, "time_zone": visit.time_zone.name()});
        edit::create::<Organisation>(db, &visit.team, (&Node::of(&made), by))?.id
    };
    let locale = fields.get("locale").and_then(Value::as_str);
    let locale = locale.unwrap_or("en").to_owned();
    let title: serde_json::Map<_, _> = [(locale, title)].into_iter().collect();
    fields.insert(
        "offices".to_owned(),
        json!([{"organisation": id, "title": title}]),
    );
    Ok(document)
}

async fn page(
    signed: &SignedIn,
    status: StatusCode,
    (values, errors): (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let id: VisitId = signed.id("visit")?;
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let asked = slug(values.get("q"));
    let chosen: Option<PersonId> = values.get("person").parse().ok();
    let read = signed.read(move |db| {
        let draft = drafts::find(db, id)?.ok_or_else(|| Error::not_found("visit"))?;
        let organisations = organisations::all(db)?;
        let chosen = chosen.map(|person| people::find(db, person)).transpose()?;
        let taking_part = |person: &Person| draft.roster().any(|one| one.person == person.id);
        let people = if asked.is_empty() {
            Vec::new()
        } else {
            people::all(db)?
        };
        let found = people
            .into_iter()
            .filter(|person| slug(&person.name.full()).contains(&asked) && !taking_part(person));
        let found: Vec<Person> = found.take(SHOWN).collect();
        Ok((
            draft,
            Found {
                found,
                organisations,
                chosen: chosen.flatten(),
            },
        ))
    });
    let (draft, found) = read.await?;
    let page = EntryPage::new(around, (&draft, found), rights(signed));
    signed.page(status, &page.filled(values, errors))
}
