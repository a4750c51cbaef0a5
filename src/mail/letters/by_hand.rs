//! What an organiser reads out on the telephone, or pastes into a message.

use askama::Template;

use super::news::News;
use super::paragraphs::Frame;
use super::{Context, LetterError};
use crate::domain::calendar::text::one_line;
use crate::domain::notice::Telling;

/// The words for all tellings by `Channel::ByHand`.
///
/// # Errors
/// [`LetterError`]: a text is missing.
pub fn by_hand<'a>(context: &Context<'a>, tellings: &[Telling<'a>]) -> Result<String, LetterError> {
    let wording = context.wording();
    let visit = one_line(wording.plain(&context.publication.visit.title));
    let frame = context.frame(None)?;
    let arguments = [
        ("inviter", frame.inviter.as_str().into()),
        ("visit", visit.into()),
    ];
    let letter = ByHand {
        hello: context.language.say_with("by-hand-hello", arguments)?,
        news: News::of_all(context, tellings)?,
        frame,
    };
    Ok(ByHandText { letter: &letter }.render()?)
}

#[derive(Debug)]
struct ByHand {
    frame: Frame,
    hello: String,
    news: Vec<News>,
}

#[derive(Template)]
#[template(path = "mail/by-hand/body.txt")]
struct ByHandText<'l> {
    letter: &'l ByHand,
}
