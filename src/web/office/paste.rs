//! Pasting people from a spreadsheet, in three steps: the text, what its columns say, what each row means. Nothing is
//! kept between them: each form carries the text along, and it is understood anew.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::form_faults::errors;
use super::participants::{csv_file, rights};
use super::visit_head;
use crate::actions::edit::Home as _;
use crate::actions::paste::{self, Sheet};
use crate::domain::Closed as _;
use crate::domain::cells::{self, Row};
use crate::domain::ids::VisitId;
use crate::domain::paste::columns::{Column, of_headings};
use crate::domain::paste::{Entry, MOST_ROWS};
use crate::domain::visit::Visit;
use crate::store::delegations;
use crate::web::body;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::paste::{ColumnsPage, PastePage, Preview, PreviewPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET /visits/{visit}/participants/paste`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    first(&signed, StatusCode::OK, ("", FormErrors::default())).await
}

/// The longest text of a sheet, in bytes: written in a form, it may be three times as long.
const LONGEST: usize = body::LIMIT / 4;

/// What was pasted, and what the reader says of it.
struct Pasted {
    text: String,
    /// The first row, if it has headings.
    headings: Vec<String>,
    rows: Vec<Row>,
    columns: Vec<Column>,
    has_headings: bool,
}

impl Pasted {
    fn of((text, form): (String, &Form), sees_needs: bool) -> Self {
        let mut rows = cells::read(&text);
        let found = rows.first().and_then(|first| of_headings(&first.cells));
        let has_headings = match form.text("first") {
            "headings" => true,
            "people" => false,
            _ => found.is_some(),
        };
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let chosen: Vec<&str> = form.all("column").collect();
        let found = found.filter(|_| has_headings).unwrap_or_default();
        let column = |at: usize| {
            let chosen = chosen.get(at).and_then(|word| Column::from_word(word));
            let column = chosen.or_else(|| found.get(at).copied());
            let column = column
                .filter(|column| sees_needs || !matches!(column, Column::Diet | Column::Access));
            column.unwrap_or(Column::Ignore)
        };
        let columns = (0..width).map(column).collect();
        let headings = if has_headings && !rows.is_empty() {
            rows.remove(0).cells
        } else {
            Vec::new()
        };
        Self {
            text,
            headings,
            rows,
            columns,
            has_headings,
        }
    }
}

/// `POST /visits/{visit}/participants/paste`: the step that the pressed button asks for.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn take(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let text = form.all("text").next().unwrap_or_default().to_owned();
    let rights = rights(&signed);
    let pasted = Pasted::of((text, &form), rights.sees_needs);
    if let Some(errors) = faults(&signed, &pasted, "text")? {
        let filled = (pasted.text.as_str(), errors);
        return first(&signed, StatusCode::UNPROCESSABLE_ENTITY, filled).await;
    }
    match form.text("do") {
        "again" => {
            first(
                &signed,
                StatusCode::OK,
                (&pasted.text, FormErrors::default()),
            )
            .await
        }
        "preview" => preview(&signed, &pasted, FormErrors::default()).await,
        "add" => add(&signed, &pasted, form.text("announced")).await,
        "download" => download(&signed, &pasted).await,
        _ => columns(&signed, &pasted, rights.sees_needs).await,
    }
}

/// `POST /visits/{visit}/participants/paste/file`: a file that a spreadsheet saved, in the place of what is pasted.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn upload(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let (form, file) = signed.upload(payload).await?;
    let sees_needs = rights(&signed).sees_needs;
    let pasted = Pasted::of((cells::decode(&file), &form), sees_needs);
    match faults(&signed, &pasted, "file")? {
        Some(errors) => first(&signed, StatusCode::UNPROCESSABLE_ENTITY, ("", errors)).await,
        None => columns(&signed, &pasted, sees_needs).await,
    }
}

/// What keeps a sheet from being looked at; shown at `field`.
fn faults(signed: &SignedIn, pasted: &Pasted, field: &str) -> Result<Option<FormErrors>, Error> {
    let key = match pasted.rows.len() {
        0 => "paste-empty",
        many if many > MOST_ROWS || pasted.text.len() > LONGEST => "paste-too-many",
        _ => return Ok(None),
    };
    let most = [("most", MOST_ROWS.into())];
    let message = signed.language.say_with(key, most);
    let mut errors = FormErrors::default();
    errors.add(field, message.map_err(Error::internal)?);
    Ok(Some(errors))
}

async fn first(
    signed: &SignedIn,
    status: StatusCode,
    (text, errors): (&str, FormErrors),
) -> Result<HttpResponse, PageError> {
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    signed.page(status, &PastePage::new(around, text, errors))
}

async fn columns(
    signed: &SignedIn,
    pasted: &Pasted,
    sees_needs: bool,
) -> Result<HttpResponse, PageError> {
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let sheet = (pasted.headings.as_slice(), pasted.rows.as_slice());
    let page = ColumnsPage::new(around, (&pasted.text, sees_needs), (sheet, &pasted.columns));
    signed.page(StatusCode::OK, &page)
}

fn sheet(signed: &SignedIn, pasted: &Pasted) -> Sheet {
    Sheet {
        rows: pasted.rows.clone(),
        columns: pasted.columns.clone(),
        may_enter: rights(signed).edits_registers,
    }
}

/// The rows, each with what would become of it.
async fn understood(
    signed: &SignedIn,
    pasted: &Pasted,
) -> Result<(Visit, Vec<Entry>, Vec<crate::domain::visit::Delegation>), Error> {
    let sheet = sheet(signed, pasted);
    let (team, id) = (signed.team, signed.id::<VisitId>("visit")?);
    let read = signed.read(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        let entries = paste::preview(db, &visit, &sheet)?;
        let delegations = delegations::of_visit(db, visit.id)?;
        Ok((visit, entries, delegations))
    });
    read.await
}

async fn preview(
    signed: &SignedIn,
    pasted: &Pasted,
    errors: FormErrors,
) -> Result<HttpResponse, PageError> {
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let (visit, entries, delegations) = understood(signed, pasted).await?;
    let preview = Preview {
        text: &pasted.text,
        has_headings: pasted.has_headings,
        columns: &pasted.columns,
        entries: &entries,
    };
    let page = PreviewPage::new(around, (&visit, &delegations), preview);
    signed.page(status, &page.map_err(Error::internal)?.with(errors))
}

async fn add(
    signed: &SignedIn,
    pasted: &Pasted,
    announced: &str,
) -> Result<HttpResponse, PageError> {
    let sheet = sheet(signed, pasted);
    let (team, id, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let announced = announced.parse().unwrap_or(0);
    let added = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        Ok(paste::add(db, (&visit, by), (&sheet, announced))?)
    });
    match added.await {
        Ok(Some(count)) if count > 0 => Ok(see_done(
            &format!("/visits/{id}/participants"),
            "done-added",
        )),
        Ok(_) => {
            let mut errors = FormErrors::default();
            let message = signed
                .language
                .say("paste-changed")
                .map_err(Error::internal)?;
            errors.add("", message);
            preview(signed, pasted, errors).await
        }
        Err(Error::Invalid(faults)) => {
            let errors = errors(signed, &faults)?;
            preview(signed, pasted, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The rows that cannot be added, as they were pasted, each with what is wrong: to be mended and pasted again.
async fn download(signed: &SignedIn, pasted: &Pasted) -> Result<HttpResponse, PageError> {
    let (visit, entries, _) = understood(signed, pasted).await?;
    let mut rows = Vec::new();
    if pasted.has_headings {
        let mut headings = pasted.headings.clone();
        headings.resize(pasted.columns.len(), String::new());
        headings.push(
            signed
                .language
                .say("paste-problem")
                .map_err(Error::internal)?,
        );
        rows.push(headings);
    }
    for (row, entry) in pasted.rows.iter().zip(&entries) {
        if entry.is_ready() {
            continue;
        }
        let mut cells = row.cells.clone();
        cells.resize(pasted.columns.len(), String::new());
        let problems = PreviewPage::problems(signed.language, entry).map_err(Error::internal)?;
        cells.push(problems.join(" "));
        rows.push(cells);
    }
    let name = format!("{}-to-correct.csv", visit.slug);
    Ok(csv_file(&name, &cells::write(signed.language, &rows)))
}
