//! Who works on a visit, and as what.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions;
use crate::actions::members::{Whom, set_role};
use crate::domain::Closed as _;
use crate::domain::ids::{TeamId, VisitId};
use crate::domain::permission::{Right, VisitRole};
use crate::store::{Db, members, users};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::members::{Member, MembersPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET …/members`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let outcome = (StatusCode::OK, FormErrors::default());
    Ok(page(&signed, String::new(), outcome).await?)
}

/// `POST …/members`: says what somebody is in the visit, or nothing particular any more.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn post(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let role = VisitRole::from_word(form.text("role")).ok_or(Error::Parameter {
        name: "role",
        rule: "one of owner, editor, protocol, viewer, reader",
    })?;
    let role = Some(role).filter(|_| !form.has("remove"));
    let whom = whom(&form)?;
    let set = signed.write(move |db| Ok(set_role(db, visit, (&whom, role))?));
    let (field, key) = match set.await {
        Ok(()) => return Ok(see_done(&format!("/visits/{visit}/members"), "done-saved")),
        Err(Error::NotFound { .. }) => ("email", "members-unknown"),
        Err(Error::Conflict(_)) => ("", "members-last-owner"),
        Err(error) => return Err(error.into()),
    };
    let mut errors = FormErrors::default();
    let message = signed.language.say(key).map_err(Error::internal)?;
    errors.add(field, message);
    let outcome = (StatusCode::UNPROCESSABLE_ENTITY, errors);
    Ok(page(&signed, form.text("email").to_owned(), outcome).await?)
}

fn whom(form: &Form) -> Result<Whom, Error> {
    let Some(user) = form.some("user") else {
        return Ok(Whom::Address(form.text("email").to_owned()));
    };
    let id = user.parse().ok().ok_or(Error::Parameter {
        name: "user",
        rule: "the id of a user",
    })?;
    Ok(Whom::User(id))
}

async fn page(
    signed: &SignedIn,
    email: String,
    (status, errors): (StatusCode, FormErrors),
) -> Result<HttpResponse, Error> {
    let visit: VisitId = signed.id("visit")?;
    let (around, _) = around(signed, VisitTab::Members).await?;
    let team = signed.team;
    let found = signed.read(move |db| all(db, (visit, team))).await?;
    let may_manage = signed.may(Right::ManageVisit);
    let page = MembersPage::new(around, (&found, may_manage), (email, errors));
    let page = page.map_err(Error::internal)?;
    signed.page(status, &page).map_err(|error| error.0)
}

/// Who is named for the visit, then the others of its team.
fn all(db: &mut Db, (visit, team): (VisitId, TeamId)) -> Result<Vec<Member>, Error> {
    let named = members::of_visit(db, visit)?;
    let has_owner = named.iter().any(|(_, role)| *role == VisitRole::Owner);
    let mut others = users::all(db).map_err(actions::Error::from)?;
    others.retain(|user| user.team == team && named.iter().all(|(member, _)| member.id != user.id));
    let mut found: Vec<Member> = named
        .into_iter()
        .map(|(user, role)| Member {
            user,
            role,
            is_named: true,
        })
        .collect();
    found.extend(others.into_iter().map(|user| Member {
        role: user.role.in_visit(has_owner),
        user,
        is_named: false,
    }));
    found.sort_by_key(|member| (member.role, !member.is_named));
    Ok(found)
}
