//! Who signs in: users and teams, for administrators.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use crate::actions::users::{self as command, NewUser};
use crate::actions::{Error as Refusal, factor};
use crate::domain::Closed as _;
use crate::domain::ids::{TeamId, UserId};
use crate::domain::permission::Role;
use crate::store::users::{self, User};
use crate::store::{credentials, identities};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::users::{Proofs, Typed, UserLinkPage, UserPage, UsersPage};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::passwords::{NewPerson, check_person};
use crate::web::session::{SignedIn, see_other};

/// `GET /users`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, Typed::default(), FormErrors::default()).await
}

async fn page(
    signed: &SignedIn,
    typed: Typed,
    errors: FormErrors,
) -> Result<HttpResponse, PageError> {
    let (all, teams) = signed
        .read(|db| Ok((users::all(db)?, users::teams(db)?)))
        .await?;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let frame = OfficeFrame::new(signed, Section::None);
    signed.page(status, &UsersPage::new(frame, (&all, teams), typed, errors))
}

/// `POST /users`: adds somebody, and shows the link that they set their password by, this once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn add(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let person = NewPerson::of(&form);
    let (team, role) = place_of(&form)?;
    let mut errors = check_person(signed.language, &person, None).map_err(Error::internal)?;
    if errors.is_empty() {
        let new = NewUser {
            email: person.email.clone(),
            name: person.name.clone(),
            role,
        };
        let now = signed.state.clock.now();
        let added = signed.state.store.write(move |db| {
            let user = command::add_to(db, &new, team, now)?;
            let secret = command::invite(db, user.id, now)?;
            Ok::<_, Refusal>((user, secret))
        });
        match added.await {
            Ok((user, secret)) => return show_link(&signed, &user, &secret),
            Err(Refusal::Conflict(_)) => {
                let taken = signed.language.say("user-email-taken");
                errors.add("email", taken.map_err(Error::internal)?);
            }
            Err(other) => return Err(Error::from(other).into()),
        }
    }
    let typed = Typed {
        person,
        team: Some(team),
        role: Some(role),
    };
    page(&signed, typed, errors).await
}

/// `GET /users/{user}`
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let id: UserId = signed.id("user")?;
    let found = signed.read(move |db| {
        let user = users::find(db, id)?.ok_or_else(|| Error::not_found("user"))?;
        let proofs = Proofs {
            has_factor: credentials::of_user(db, id)?.factor.is_some(),
            has_identity: !identities::issuers_of(db, id)?.is_empty(),
        };
        Ok((user, proofs, users::teams(db)?))
    });
    let (user, proofs, teams) = found.await?;
    let frame = OfficeFrame::new(&signed, Section::None);
    signed.page(StatusCode::OK, &UserPage::new(frame, &user, proofs, teams))
}

/// `POST /users/{user}`: role and team.
///
/// # Errors
/// If the form is not ours, nobody would be left to see to users, and those of the database.
pub(in crate::web) async fn place(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (id, place) = (signed.id::<UserId>("user")?, place_of(&form)?);
    signed
        .write(move |db| Ok(command::place(db, id, place)?))
        .await?;
    Ok(see_other("/users"))
}

/// `POST /users/{user}/link`: a new link to sign in by once, shown this once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn invite(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, now) = (signed.id::<UserId>("user")?, signed.state.clock.now());
    let invited = signed.write(move |db| {
        let user = users::find(db, id)?.ok_or_else(|| Error::not_found("user"))?;
        let secret = command::invite(db, id, now)?;
        Ok((user, secret))
    });
    let (user, secret) = invited.await?;
    show_link(&signed, &user, &secret)
}

/// `POST /users/{user}/factor`: forgets the app of somebody who has lost it and all recovery codes; their sessions end.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove_factor(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id: UserId = signed.id("user")?;
    signed
        .write(move |db| {
            users::find(db, id)?.ok_or_else(|| Error::not_found("user"))?;
            Ok(factor::remove(db, id, None)?)
        })
        .await?;
    Ok(see_other(&format!("/users/{id}")))
}

/// `POST /users/{user}/identity`: forgets which account of their office is theirs.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn forget_identity(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id: UserId = signed.id("user")?;
    signed
        .write(move |db| Ok(command::forget_identity(db, id)?))
        .await?;
    Ok(see_other(&format!("/users/{id}")))
}

/// `POST /users/{user}/remove`
///
/// # Errors
/// If the form is not ours, nobody would be left to see to users, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id: UserId = signed.id("user")?;
    signed.write(move |db| Ok(command::remove(db, id)?)).await?;
    Ok(see_other("/users"))
}

/// `POST /teams`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn add_team(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (name, now) = (form.text("team_name").to_owned(), signed.state.clock.now());
    let mut errors = FormErrors::default();
    if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        let wrong = signed.language.say("team-name-wrong");
        errors.add("team_name", wrong.map_err(Error::internal)?);
        return page(&signed, Typed::default(), errors).await;
    }
    let added = signed
        .state
        .store
        .write(move |db| command::add_team(db, &name, now));
    match added.await {
        Ok(_) => Ok(see_other("/users")),
        Err(Refusal::Conflict(_)) => {
            let taken = signed.language.say("team-name-taken");
            errors.add("team_name", taken.map_err(Error::internal)?);
            page(&signed, Typed::default(), errors).await
        }
        Err(other) => Err(Error::from(other).into()),
    }
}

fn place_of(form: &Form) -> Result<(TeamId, Role), Error> {
    let role = Role::from_word(form.text("role")).ok_or(Error::Parameter {
        name: "role",
        rule: "one of admin, organiser, viewer",
    })?;
    let team = form
        .text("team")
        .parse()
        .map_err(|_no_id| Error::Parameter {
            name: "team",
            rule: "the identifier of a team",
        })?;
    Ok((team, role))
}

fn show_link(signed: &SignedIn, user: &User, secret: &str) -> Result<HttpResponse, PageError> {
    let base = signed.state.secretariat.links.public_url();
    let page = UserLinkPage {
        frame: OfficeFrame::new(signed, Section::None),
        name: user.name.clone(),
        url: format!("{base}/sign-in/{secret}"),
    };
    signed.page(StatusCode::OK, &page)
}
