//! Whether a row names somebody, and something, that we know.

use super::columns::Column;
use super::{Body, Entry, Fault, Known};
use crate::domain::Closed as _;
use crate::domain::person::{Name, Organisation, Person, is_mail_address};
use crate::domain::text::{fold, slug};
use crate::domain::visit::{Delegation, ParticipantRole};
use crate::language::Language;

/// The language that a cell names: by its tag, or by its name in any of ours.
pub(super) fn locale(text: &str) -> Option<&'static str> {
    let wanted = slug(text);
    let wanted = wanted.strip_prefix("tieng-").unwrap_or(&wanted);
    let is_meant = |language: &Language| {
        let names = Language::ALL.map(|ours| slug(&ours.name_of(language.tag())));
        wanted == language.tag()
            || wanted.split('-').next() == Some(language.tag())
            || slug(language.own_name()).trim_start_matches("tieng-") == wanted
            || names
                .iter()
                .any(|name| name.trim_start_matches("tieng-") == wanted)
    };
    let is_norwegian = ["no", "nn", "norwegian", "norsk", "norvegien", "na-uy"].contains(&wanted);
    if is_norwegian {
        return Some(Language::Nb.tag());
    }
    let found = Language::ALL.iter().find(|language| is_meant(language));
    found.map(|language| language.tag())
}

/// The role that a cell names: by its word, or as our pages call it in any language.
pub(super) fn role(text: &str) -> Option<ParticipantRole> {
    let wanted = slug(text);
    let is_meant = |role: &ParticipantRole| {
        let key = format!("participant-role-{}", role.word());
        let called = Language::ALL.iter().filter_map(|ours| ours.say(&key).ok());
        role.word() == wanted || called.map(|name| slug(&name)).any(|name| name == wanted)
    };
    ParticipantRole::ALL.iter().copied().find(is_meant)
}

/// The delegation that a cell names: by its key, or by its name in any language.
pub(super) fn delegation<'a>(text: &str, known: &'a [Delegation]) -> Option<&'a Delegation> {
    let wanted = slug(text);
    let is_meant = |delegation: &&Delegation| {
        delegation.key == wanted || delegation.name.0.values().any(|name| slug(name) == wanted)
    };
    known.iter().find(is_meant)
}

/// The organisation that a cell names.
pub(super) fn organisation(name: String, known: &[Organisation]) -> Body {
    let wanted = slug(&name);
    let found = known.iter().find(|known| slug(&known.name) == wanted);
    found.map_or(Body::New(name), |known| Body::Known(known.id))
}

/// Finds out whether we know the person: by the address, else by the name.
pub(super) fn recognise(entry: &mut Entry, known: Known<'_>) {
    if let Some(email) = entry.email.clone()
        && !is_mail_address(&email)
    {
        entry.wrong(Some(Column::Email), &email, Fault::Email);
        return;
    }
    if entry.name.family.is_empty() {
        return;
    }
    match found(entry, known.people) {
        Ok(Some(person)) => {
            entry.person = Some(person.id);
            entry.name = person.name.clone();
            if known.roster.contains(&person.id) {
                entry.wrong(None, &person.name.full(), Fault::OnRoster);
            }
        }
        Ok(None) if !known.may_enter => {
            entry.wrong(None, &entry.name.full(), Fault::Unknown);
        }
        Ok(None) => {}
        Err((column, fault)) => {
            let name = entry.name.full();
            let email = entry.email.clone().unwrap_or_default();
            let text = if column == Column::Email { email } else { name };
            entry.wrong(Some(column), &text, fault);
        }
    }
}

/// The one person that a row means, if we know them.
fn found<'a>(entry: &Entry, people: &'a [Person]) -> Result<Option<&'a Person>, (Column, Fault)> {
    let has_name = |person: &&Person| letters(&person.name) == letters(&entry.name);
    if let Some(email) = &entry.email {
        let email = fold(email);
        let has_email = |person: &&Person| person.email.as_deref().map(fold) == Some(email.clone());
        let holders: Vec<&Person> = people.iter().filter(has_email).collect();
        match holders.as_slice() {
            [] => {}
            [only] if !only.email_shared => return Ok(Some(only)),
            several => {
                let named = several.iter().copied().find(|person| has_name(person));
                return named.map(Some).ok_or((Column::Email, Fault::SharedEmail));
            }
        }
    }
    let namesakes: Vec<&Person> = people.iter().filter(has_name).collect();
    match namesakes.as_slice() {
        [] => Ok(None),
        [only] if entry.email.is_some() && only.email.is_some() => {
            Err((Column::Email, Fault::OtherEmail))
        }
        [only] => Ok(Some(only)),
        _ => Err((Column::Name, Fault::Ambiguous)),
    }
}

/// Whether two rows of people we do not know are one person: one address, or one name and not two addresses.
pub(super) fn is_same_newcomer(one: &Entry, other: &Entry) -> bool {
    match (&one.email, &other.email) {
        (Some(email), Some(another)) => fold(email) == fold(another),
        _ => letters(&one.name) == letters(&other.name),
    }
}

/// The words of a name without case and diacritics, in whatever order they were written.
fn letters(name: &Name) -> Vec<String> {
    let whole = slug(&name.full());
    let mut words: Vec<String> = whole.split('-').map(str::to_owned).collect();
    words.sort();
    words
}
