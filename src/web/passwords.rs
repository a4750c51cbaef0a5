//! What is wrong with the name, address or password that somebody gave in a form.

use crate::domain::password::{Weakness, judge};
use crate::domain::person::is_mail_address;
use crate::language::{Language, TextError};
use crate::store::users::User;
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;

/// Longest name, in characters.
const LONGEST_NAME: usize = 200;

/// Somebody as a form names them.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// Their address.
    pub email: String,
    /// How they are called.
    pub name: String,
}

impl NewPerson {
    /// As the fields `email` and `name` have it.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        Self {
            email: form.text("email").to_owned(),
            name: form.text("name").to_owned(),
        }
    }
}

/// What is wrong with somebody who is to sign in, and with the password they chose, if they chose it here.
///
/// # Errors
/// If a text of ours is missing.
pub fn check_person(
    language: Language,
    person: &NewPerson,
    password: Option<&str>,
) -> Result<FormErrors, TextError> {
    let mut errors = FormErrors::default();
    let NewPerson { email, name } = person;
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
    {
        errors.add("name", language.say("user-name-wrong")?);
    }
    if !is_mail_address(email) {
        errors.add("email", language.say("user-email-wrong")?);
    }
    if let Some(weakness) = password.and_then(|password| judge(password, &[name, email]).err()) {
        errors.add("new_password", language.say(key(weakness))?);
    }
    Ok(errors)
}

/// What is wrong with a password that `user` chose.
///
/// # Errors
/// If a text of ours is missing.
pub fn faults(language: Language, password: &str, user: &User) -> Result<FormErrors, TextError> {
    let mut errors = FormErrors::default();
    if let Err(weakness) = judge(password, &[&user.name, &user.email]) {
        errors.add("new_password", language.say(key(weakness))?);
    }
    Ok(errors)
}

const fn key(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::Short => "password-short",
        Weakness::Long => "password-long",
        Weakness::Repeated => "password-repeated",
        Weakness::Personal => "password-personal",
        Weakness::Common => "password-common",
    }
}
