//! What an action found wrong with a form, at the fields where it stands, and texts of forms as documents have them.

use serde_json::{Map, Value};

use crate::actions::error::Invalid;
use crate::domain::Closed as _;
use crate::domain::document::FaultKind;
use crate::language::Language;
use crate::web::error::Error;
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::session::SignedIn;

/// The faults of a document at the fields that it was made of: `/title/fr` is `title.fr`.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn errors(signed: &SignedIn, faults: &[Invalid]) -> Result<FormErrors, Error> {
    let mut errors = FormErrors::default();
    for fault in faults {
        let field = fault.pointer.trim_start_matches('/').replace('/', ".");
        errors.add(&field, message(signed.language, fault)?);
    }
    Ok(errors)
}

/// What is wrong with a field, in the language of the page.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn message(language: Language, fault: &Invalid) -> Result<String, Error> {
    let message = match fault.kind {
        FaultKind::Other => {
            let detail = [("detail", fault.detail.clone().into())];
            language.say_with("form-wrong", detail)
        }
        kind => language.say(&format!("fault-{}", kind.word())),
    };
    message.map_err(Error::internal)
}

/// A field of one line: nothing if it is empty.
pub(super) fn line(form: &Form, name: &str) -> Value {
    form.some(name).map_or(Value::Null, Value::from)
}

/// A text in the languages in which it is given (`title.fr`); nothing if it is given in none.
pub(super) fn texts(form: &Form, name: &str) -> Value {
    let given = Language::ALL.iter().filter_map(|language| {
        let field = format!("{name}.{language}");
        let text = form.some(&field)?;
        Some((language.tag().to_owned(), Value::from(text)))
    });
    let given: Map<_, _> = given.collect();
    if given.is_empty() {
        return Value::Null;
    }
    Value::Object(given)
}

/// As [`texts`], for a change: a language that is left empty says nothing more, and those without a field stay.
pub(super) fn changed_texts(form: &Form, name: &str) -> Value {
    let texts = texts(form, name);
    let Value::Object(mut given) = texts else {
        return Value::Null;
    };
    for language in Language::ALL {
        given.entry(language.tag()).or_insert(Value::Null);
    }
    Value::Object(given)
}

/// Words between commas, each once.
pub(super) fn words(form: &Form, name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in form.text(name).split([',', ';', '\n']).map(str::trim) {
        if !word.is_empty() && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fault_is_said_in_every_language() {
        for language in Language::ALL {
            for kind in FaultKind::ALL {
                let fault = Invalid {
                    kind: *kind,
                    pointer: "/ends_on".to_owned(),
                    detail: "detail".to_owned(),
                };
                let said = message(language, &fault).unwrap();
                let is_detail = said.contains("detail");
                assert_eq!(is_detail, *kind == FaultKind::Other, "{language}: {said}");
            }
        }
    }
}
