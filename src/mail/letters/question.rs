//! The letter that asks for a time: the times to choose from, and where to answer.

use askama::Template;

use super::context::Written;
use super::paragraphs::{Frame, labelled};
use super::{Context, LetterError};
use crate::domain::calendar::text::one_line;
use crate::domain::poll::{PollKind, Question};
use crate::domain::wording::Line;
use crate::mail::message::Letter;

/// The letter that puts a question.
///
/// # Errors
/// [`LetterError`]: a text is missing.
pub fn question(context: &Context<'_>, question: &Question) -> Result<Letter, LetterError> {
    let letter = Asking::of(context, question)?;
    Ok(context.letter(Written {
        subject: QuestionSubject { letter: &letter }.render()?,
        text: QuestionText { letter: &letter }.render()?,
        html: QuestionHtml { letter: &letter }.render()?,
    }))
}

/// The words for whoever puts the question on the telephone.
///
/// # Errors
/// [`LetterError`]: a text is missing.
pub fn question_by_hand(context: &Context<'_>, question: &Question) -> Result<String, LetterError> {
    let letter = Asking::of(context, question)?;
    let visit = one_line(context.wording().plain(&context.publication.visit.title));
    let arguments = [
        ("inviter", letter.frame.inviter.as_str().into()),
        ("visit", visit.into()),
    ];
    let hello = context.language.say_with("by-hand-hello", arguments)?;
    let text = QuestionByHand {
        letter: &letter,
        hello,
        ask: context.language.say("question-by-hand")?,
    };
    Ok(text.render()?)
}

/// All that the letter says.
#[derive(Debug)]
struct Asking {
    frame: Frame,
    /// The subject.
    summary: String,
    eyebrow: String,
    title: Line,
    preview: String,
    opening: String,
    /// Each with the same time on the wall of the reader, if that is another.
    times: Vec<Vec<String>>,
}

impl Asking {
    fn of(context: &Context<'_>, question: &Question) -> Result<Self, LetterError> {
        let language = context.language;
        let wording = context.wording();
        let locales = &context.publication.visit.locales;
        let shown = question.title.shown(language.tag(), locales);
        let title = shown.map(Line::of_shown).unwrap_or_default();
        let visit = one_line(wording.plain(&context.publication.visit.short_title));
        let subject = [
            ("title", one_line(&title.text()).into()),
            ("visit", visit.into()),
        ];
        let (about, opening) = match question.kind {
            PollKind::Host => ("subject-question-host", "question-host"),
            PollKind::Everyone => ("subject-question-everyone", "question-everyone"),
        };
        let opening = language.say(opening)?;
        let page_button = language.say("question-answer")?;
        let times = question.times.iter().map(|time| wording.proposed(time));
        Ok(Self {
            // what was added to a publication is no news any more
            frame: Frame {
                note: None,
                page_in_text: labelled(language, &page_button, "")?,
                page_button,
                ..context.frame(None)?
            },
            summary: language.say_with(about, subject)?,
            eyebrow: language.say("letter-question")?,
            title,
            preview: opening.clone(),
            opening,
            times: times.collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Template)]
#[template(path = "mail/question/subject.txt")]
struct QuestionSubject<'l> {
    letter: &'l Asking,
}

#[derive(Template)]
#[template(path = "mail/question/body.txt")]
struct QuestionText<'l> {
    letter: &'l Asking,
}

#[derive(Template)]
#[template(path = "mail/question/body.html")]
struct QuestionHtml<'l> {
    letter: &'l Asking,
}

#[derive(Template)]
#[template(path = "mail/question/by-hand.txt")]
struct QuestionByHand<'l> {
    letter: &'l Asking,
    hello: String,
    ask: String,
}
