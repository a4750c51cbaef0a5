//! People, organisations and venues that are in their register twice: likely ones, and making one of two.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::Value;
use uuid::Uuid;

use super::edits::names;
use crate::actions::merge::{self, Double, NotMerged};
use crate::domain::ids::TeamId;
use crate::store::Db;
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::doubles::{Both, DoublesPage, MergePage, path};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::resource::Resource;
use crate::web::session::{SignedIn, see_other};

/// `GET /people/doubles`, and the same of the other registers: those that are likely the same, two and two.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list<R: Double + Resource>(
    signed: SignedIn,
) -> Result<HttpResponse, PageError> {
    let team = signed.team;
    let found = signed.read(move |db| {
        let doubles = R::doubles(db)?;
        let written = |(one, other): (R, R)| (one.written(&team), other.written(&team));
        let likely: Vec<_> = doubles.likely.into_iter().map(written).collect();
        let distinct: Vec<_> = doubles.distinct.into_iter().map(written).collect();
        Ok((likely, distinct))
    });
    let (likely, distinct) = found.await?;
    let frame = OfficeFrame::new(&signed, Section::People);
    let page = DoublesPage::new(frame, R::NOUN, &likely, &distinct).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `GET /people/{person}/merge/{other}`, and the same of the other registers: both values, field by field.
///
/// # Errors
/// If one of them is not there, and those of the database.
pub(in crate::web) async fn show<R: Double + Resource>(
    signed: SignedIn,
) -> Result<HttpResponse, PageError> {
    let both = (signed.id::<R::Id>(R::PARAMETER)?, signed.id("other")?);
    page::<R>(&signed, both, (StatusCode::OK, FormErrors::default(), None)).await
}

/// `POST /people/{person}/merge/{other}`, and the same of the other registers.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn merge<R: Double + Resource>(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (one, other) = (signed.id::<R::Id>(R::PARAMETER)?, signed.id("other")?);
    let choices = R::CHOICES.iter().map(|(choice, _)| *choice);
    let of_other = choices.filter(|choice| form.text(choice) == "other");
    let of_other: BTreeSet<String> = of_other.map(str::to_owned).collect();
    let mut errors = FormErrors::default();
    if !form.has("sure") {
        let message = signed.language.say("merge-unsure");
        errors.add("sure-yes", message.map_err(Error::internal)?);
        let again = (StatusCode::UNPROCESSABLE_ENTITY, errors, Some(of_other));
        return page::<R>(&signed, (one, other), again).await;
    }
    let (team, by) = (signed.team, signed.editor());
    let (store, chosen) = (&signed.state.store, of_other.clone());
    let merged = store.write(move |db| merge::merge::<R>(db, (team, one, other), &chosen, by));
    let refusal = match merged.await {
        Ok(id) => {
            signed.state.bell.notify_one();
            let id: Uuid = id.into();
            let record = format!("{}/{}", path(R::NOUN), id.as_hyphenated());
            return Ok(see_other(&record));
        }
        Err(NotMerged::Other(error)) => return Err(Error::from(error).into()),
        Err(refusal) => refusal,
    };
    errors.add("", reason(&signed, &refusal)?);
    let again = (StatusCode::CONFLICT, errors, Some(of_other));
    page::<R>(&signed, (one, other), again).await
}

/// `POST /people/{person}/distinct/{other}`, and the same of the other registers: that they are not the same, or, with
/// `again`, that they may be after all.
///
/// # Errors
/// If the form is not ours, one of them is not there, and those of the database.
pub(in crate::web) async fn distinguish<R: Double + Resource>(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (one, other) = (signed.id::<R::Id>(R::PARAMETER)?, signed.id("other")?);
    let (team, by, are_distinct) = (signed.team, signed.editor(), !form.has("again"));
    let said = signed.write(move |db| {
        Ok(merge::distinguish::<R>(
            db,
            (team, one, other),
            are_distinct,
            by,
        )?)
    });
    said.await?;
    Ok(see_other(&format!("{}/doubles", path(R::NOUN))))
}

/// Why two were not made one, in the language of the page.
fn reason(signed: &SignedIn, refusal: &NotMerged) -> Result<String, Error> {
    let language = signed.language;
    let reason = match refusal {
        NotMerged::Same => language.say("merge-same"),
        NotMerged::OfAnotherOffice => language.say("merge-other-office"),
        NotMerged::BothTakePart(visit) => {
            let title = visit.title.shown(language.tag(), &visit.locales);
            let title = title.map_or(visit.slug.as_str(), |title| title.text);
            let visit = [("visit", language.quoted(title).into())];
            language.say_with("merge-both-take-part", visit)
        }
        NotMerged::Other(other) => Ok(other.to_string()),
    };
    reason.map_err(Error::internal)
}

/// Both records, with the choices that a form made for the second, if one was sent.
async fn page<R: Double + Resource>(
    signed: &SignedIn,
    (one, other): (R::Id, R::Id),
    (status, errors, of_other): (StatusCode, FormErrors, Option<BTreeSet<String>>),
) -> Result<HttpResponse, PageError> {
    let (team, language) = (signed.team, signed.language);
    let found = signed.read(move |db| {
        let documents = [
            document::<R>(db, team, one)?,
            document::<R>(db, team, other)?,
        ];
        let names = names(db, (language, &[]), documents.iter())?;
        Ok((documents, names))
    });
    let ([one, other], names) = found.await?;
    let frame = OfficeFrame::new(signed, Section::People);
    let both = Both {
        noun: R::NOUN,
        choices: R::CHOICES,
        one: &one,
        other: &other,
        of_other: of_other.as_ref(),
        names: &names,
    };
    let page = MergePage::new(frame, &both, errors).map_err(Error::internal)?;
    signed.page(status, &page)
}

fn document<R: Double + Resource>(db: &mut Db, team: TeamId, id: R::Id) -> Result<Value, Error> {
    let found = R::find(db, &team, id)?.ok_or_else(|| Error::not_found(R::NOUN))?;
    Ok(found.written(&team))
}
