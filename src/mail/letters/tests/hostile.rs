//! Texts that try to be more than texts.

use super::sample::{LANGUAGES, Story, an_item, words_of_html};
use crate::domain::draft::Draft;
use crate::domain::fixture::{GUEST, HEAD, RECEPTION};
use crate::domain::text::Texts;

const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a\r\nBcc: all@people.example\r\n\r\nb",
    "a\nVersion 99 of 1 January 00:00\nYour programme:\nhttps://evil.example/",
    "{{ letter.subject }}{% if true %}",
    "\u{0}\u{8}\u{2028}x",
    "\";ROLE=CHAIR;X=\"",
];

fn hostile(words: &'static str) -> Story {
    let texts = || Texts::from([("fr", words)]);
    Story::edited(move |draft: &mut Draft| {
        draft.visit.title = texts();
        draft.visit.reason = texts();
        let reception = an_item(draft, RECEPTION);
        reception.title = texts();
        reception.description = texts();
        reception.dress_code = texts();
        reception.languages = vec![words.into()];
        reception.online_url = Some(format!("javascript:{words}"));
        for note in &mut reception.notes {
            note.text = texts();
        }
        for venue in draft.registers.venues.values_mut() {
            venue.name = words.into();
            venue.address = Some(words.into());
            venue.access = texts();
        }
        for person in draft.registers.people.values_mut() {
            person.name.given = words.into();
            person.offices[0].title = texts();
            person.offices[0].salutation = texts();
        }
        let contact = draft.visit.contact.as_mut().unwrap();
        contact.phone = Some(words.into());
    })
}

#[test]
fn no_text_becomes_markup_or_a_link() {
    for words in HOSTILE {
        let story = hostile(words);
        for language in LANGUAGES {
            for letter in [
                story.update(GUEST, RECEPTION, language),
                story.programme(HEAD, language),
            ] {
                let html = &letter.html;
                for forbidden in ["<script", "<img", "javascript:\"", "href=\"javascript"] {
                    assert!(!html.contains(forbidden), "{forbidden} in\n{html}");
                }
                let document = scraper::Html::parse_document(html);
                let links = scraper::Selector::parse("a").unwrap();
                for link in document.select(&links) {
                    let href = link.attr("href").unwrap();
                    let is_ours = href.starts_with("https://visits.example/")
                        || href == "mailto:protocol@city.example"
                        || href.starts_with("tel:");
                    assert!(is_ours, "{href}");
                }
                assert!(words_of_html(html).contains("Version 2 ") || !html.contains("Version 2 "));
            }
        }
    }
}

#[test]
fn no_text_passes_for_a_line_of_ours() {
    for words in HOSTILE {
        let story = hostile(words);
        for language in LANGUAGES {
            for letter in [
                story.update(GUEST, RECEPTION, language),
                story.programme(HEAD, language),
            ] {
                for line in letter.text.lines() {
                    let begins_as_ours = [
                        "Version 99",
                        "https://evil",
                        "Bcc:",
                        "Your programme:\nhttps://evil",
                    ]
                    .iter()
                    .any(|begin| line.starts_with(begin));
                    assert!(!begins_as_ours, "{line:?} in\n{}", letter.text);
                }
                assert!(letter.freeze().is_ok(), "{words:?}");
                assert!(
                    !letter.subject.contains(['\r', '\n']),
                    "{:?}",
                    letter.subject
                );
            }
        }
    }
}
