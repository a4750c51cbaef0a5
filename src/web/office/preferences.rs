//! The forms at the foot of every page of organisers: colours and language.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::web::Payload;

use crate::actions::users;
use crate::domain::Closed as _;
use crate::language::Language;
use crate::web::error::{Error, PageError};
use crate::web::preferences::{LANGUAGE_COOKIE, THEME_COOKIE, Theme, back, kept};
use crate::web::session::{SignedIn, see_other};

/// `POST /theme`
///
/// # Errors
/// If the form is not ours, or there is no such theme.
pub(in crate::web) async fn choose_theme(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let theme = Theme::from_word(form.text("theme")).ok_or(Error::Parameter {
        name: "theme",
        rule: "one of system, light, dark",
    })?;
    let user = signed.user.id;
    signed
        .write(move |db| Ok(users::choose_theme(db, user, theme.word())?))
        .await?;
    answer(back(form.text("back")), &kept(THEME_COOKIE, theme.word()))
}

/// `POST /language`
///
/// # Errors
/// If the form is not ours, or there is no such language.
pub(in crate::web) async fn choose_language(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let language = Language::of_tag(form.text("language")).ok_or(Error::Parameter {
        name: "language",
        rule: "one of en, fr, nb, vi",
    })?;
    let user = signed.user.id;
    signed
        .write(move |db| Ok(users::choose_language(db, user, language)?))
        .await?;
    answer(
        back(form.text("back")),
        &kept(LANGUAGE_COOKIE, language.tag()),
    )
}

fn answer(path: &str, cookie: &Cookie<'_>) -> Result<HttpResponse, PageError> {
    let mut response = see_other(path);
    response
        .add_cookie(cookie)
        .map_err(|error| Error::internal(anyhow::anyhow!("{error}")))?;
    Ok(response)
}
