//! What this service says of itself to everybody: accessibility, and what happens with what it knows of people.

use askama::Template;

use super::Frame;
use super::links::{Link, mail_link};
use crate::language::{Language, TextError};

/// Where one complains in France if nobody helps: the Défenseur des droits.
const REMEDY: &str = "https://formulaire.defenseurdesdroits.fr";

/// A page of headings and paragraphs.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/statement.html")]
pub struct StatementPage {
    frame: Frame,
    title: String,
    lead: String,
    sections: Vec<Section>,
}

#[derive(Clone, Debug)]
struct Section {
    id: &'static str,
    title: String,
    paragraphs: Vec<String>,
    /// Whom to write to about this.
    contact: Option<Link>,
}

impl StatementPage {
    /// How far the service can be used by everybody, as French law has it said (décret 2019-768), with the address to
    /// which faults are reported.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn accessibility(language: Language, address: &str) -> Result<Self, TextError> {
        let say = |key| language.say(key);
        let contact = Section {
            contact: Some(mail_link(address)),
            ..Section::new(
                "contact",
                say("accessibility-contact")?,
                &say("accessibility-contact-text")?,
            )
        };
        let remedy = Section {
            contact: Some(Link {
                href: REMEDY.to_owned(),
                text: REMEDY.to_owned(),
            }),
            ..Section::new(
                "remedy",
                say("accessibility-remedy")?,
                &say("accessibility-remedy-text")?,
            )
        };
        Ok(Self {
            frame: Frame::new(language),
            title: say("accessibility-title")?,
            lead: say("accessibility-lead")?,
            sections: vec![
                Section::new(
                    "state",
                    say("accessibility-state")?,
                    &say("accessibility-state-text")?,
                ),
                Section::new(
                    "works",
                    say("accessibility-works")?,
                    &say("accessibility-works-text")?,
                ),
                Section::new(
                    "faults",
                    say("accessibility-faults")?,
                    &say("accessibility-faults-text")?,
                ),
                contact,
                remedy,
            ],
        })
    }

    /// What is kept of people, why, for how long and who sees it (GDPR, article 13), with the address for questions.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn privacy(language: Language, address: &str) -> Result<Self, TextError> {
        let say = |key| language.say(key);
        let rights = Section {
            contact: Some(mail_link(address)),
            ..Section::new(
                "rights",
                say("privacy-rights")?,
                &say("privacy-rights-text")?,
            )
        };
        Ok(Self {
            frame: Frame::new(language),
            title: say("privacy-title")?,
            lead: say("privacy-lead")?,
            sections: vec![
                Section::new("kept", say("privacy-kept")?, &say("privacy-kept-text")?),
                Section::new("why", say("privacy-why")?, &say("privacy-why-text")?),
                Section::new("long", say("privacy-long")?, &say("privacy-long-text")?),
                Section::new(
                    "browser",
                    say("privacy-browser")?,
                    &say("privacy-browser-text")?,
                ),
                rights,
            ],
        })
    }
}

impl Section {
    fn new(id: &'static str, title: String, text: &str) -> Self {
        Self {
            id,
            title,
            paragraphs: text.lines().map(str::to_owned).collect(),
            contact: None,
        }
    }
}
