//! One's own account: password, app for codes, sessions.

pub(in crate::web) mod factor;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use crate::actions::factor::{self as codes, Checked};
use crate::actions::{digest, passwords, sign_in};
use crate::domain::Closed as _;
use crate::domain::ids::SessionId;
use crate::domain::rhythm::{DigestDays, Rhythm};
use crate::domain::time::Zone;
use crate::store::credentials::{self, Credentials};
use crate::store::digests;
use crate::store::sessions;
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::account::{AccountPage, DigestFields, Standing};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::passwords::faults;
use crate::web::session::{SignedIn, see_other};

/// `GET /account`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, FormErrors::default(), None).await
}

/// The account, with the times of a digest as they were typed, if they were not taken.
async fn page(
    signed: &SignedIn,
    errors: FormErrors,
    typed: Option<DigestFields>,
) -> Result<HttpResponse, PageError> {
    let user = signed.user.id;
    let found = signed.read(move |db| {
        Ok((
            credentials::of_user(db, user)?,
            credentials::count_recovery_codes(db, user)?,
            sessions::of_user(db, user)?,
            digests::of_user(db, user)?,
        ))
    });
    let (kept, recovery_codes, sessions, digest) = found.await?;
    let now = signed.state.clock.now();
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let standing = Standing {
        has_password: kept.password.is_some(),
        has_factor: kept.factor.is_some(),
        recovery_codes,
        sessions: sessions
            .into_iter()
            .filter(|session| sign_in::lasts(session, now))
            .collect(),
        present: signed.session.id,
        digest,
    };
    let frame = OfficeFrame::new(signed, Section::None);
    let digest = typed.unwrap_or_else(|| DigestFields::of(standing.digest.as_ref()));
    let page = AccountPage::new(frame, &signed.user, standing, (digest, errors));
    signed.page(status, &page)
}

/// `POST /account/password`: sets a password; who has one, or an app, proves first who they are. All other sessions end.
///
/// # Errors
/// If the form is not ours, after too many attempts, and those of the database.
pub(in crate::web) async fn set_password(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let password = form
        .all("new_password")
        .next()
        .unwrap_or_default()
        .to_owned();
    let mut errors = FormErrors::default();
    let given = form.all("proof").next().unwrap_or_default();
    if !is_proven(&signed, given).await? {
        let wrong = signed.language.say("account-proof-wrong");
        errors.add("proof", wrong.map_err(Error::internal)?);
    }
    let judged = faults(signed.language, &password, &signed.user).map_err(Error::internal)?;
    for error in judged.iter() {
        errors.add(&error.field, error.message.clone());
    }
    if !errors.is_empty() {
        return page(&signed, errors, None).await;
    }
    let hashed = signed.state.hashing.run(move || passwords::hash(&password));
    let (hash, user, session) = (hashed.await??, signed.user.id, signed.session.id);
    signed
        .write(move |db| Ok(passwords::set(db, user, &hash, Some(session))?))
        .await?;
    Ok(see_other("/account"))
}

/// `POST /account/digest`: when digests come, from the next time on; or that none do.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn set_digest(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let user = signed.user.id;
    let Some(days) = DigestDays::from_word(form.text("days")) else {
        signed
            .write(move |db| Ok(digest::unsubscribe(db, user)?))
            .await?;
        return Ok(see_other("/account#digest"));
    };
    let rhythm = form.text("at").parse().ok();
    let rhythm = rhythm.and_then(|at| Rhythm::of(days, at).ok());
    let zone = Zone::parse(form.text("time_zone"));
    let mut errors = FormErrors::default();
    let faults = [
        ("at", "fault-time", rhythm.is_none()),
        ("time_zone", "fault-zone", zone.is_none()),
    ];
    for (field, key, _) in faults.iter().filter(|(_, _, is_wrong)| *is_wrong) {
        errors.add(field, signed.language.say(key).map_err(Error::internal)?);
    }
    let (Some(rhythm), Some(time_zone)) = (rhythm, zone) else {
        let typed = DigestFields {
            days: days.word(),
            at: form.text("at").to_owned(),
            zone: form.text("time_zone").to_owned(),
        };
        return page(&signed, errors, Some(typed)).await;
    };
    let wanted = digest::subscription(user, (&rhythm, time_zone), signed.state.clock.now());
    signed
        .write(move |db| Ok(digest::subscribe(db, &wanted)?))
        .await?;
    Ok(see_other("/account#digest"))
}

/// Whether what somebody typed is their present password, or a code of their app; true for who has neither.
pub(super) async fn is_proven(signed: &SignedIn, given: &str) -> Result<bool, Error> {
    let user = signed.user.id;
    let kept = signed.read(move |db| Ok(credentials::of_user(db, user)?));
    let Credentials {
        password, factor, ..
    } = kept.await?;
    if password.is_none() && factor.is_none() {
        return Ok(true);
    }
    signed.state.limits.sign_in_by_account.count(user)?;
    if let Some(hash) = password {
        let given = given.to_owned();
        let check = move || passwords::is_right(&given, Some(&hash));
        if signed.state.hashing.run(check).await? {
            return Ok(true);
        }
    }
    if factor.is_none() {
        return Ok(false);
    }
    let (seal, code, now) = (
        signed.state.seal.clone(),
        given.to_owned(),
        signed.state.clock.now(),
    );
    let checked = signed.write(move |db| Ok(codes::check(db, &seal, user, &code, now)?));
    Ok(checked.await? == Checked::Right)
}

/// `POST /account/sessions`: ends one session, or all but this one.
///
/// # Errors
/// If the form is not ours, there is no such session, and those of the database.
pub(in crate::web) async fn end_session(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (user, present) = (signed.user.id, signed.session.id);
    if form.has("others") {
        signed
            .write(move |db| Ok(sign_in::end_others(db, user, present)?))
            .await?;
        return Ok(see_other("/account"));
    }
    let session: SessionId = form
        .text("session")
        .parse()
        .map_err(|_no_id| Error::not_found("session"))?;
    let ended = signed
        .write(move |db| Ok(sign_in::end_of_user(db, user, session)?))
        .await?;
    if ended {
        Ok(see_other("/account"))
    } else {
        Err(Error::not_found("session").into())
    }
}
