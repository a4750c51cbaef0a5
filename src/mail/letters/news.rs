//! One telling as a paragraph: in programmes, and for reading out.

use super::paragraphs::{change_rows, columns, indented, labelled};
use super::{Context, LetterError};
use crate::domain::notice::{Act, Telling};
use crate::domain::programme::{Reader, Sight};
use crate::domain::wording::{Change, Line, Topic};

/// What is new about one appointment.
#[derive(Debug)]
pub(super) struct News {
    /// What happened to it.
    pub(super) label: String,
    /// The same with its title, in plain text.
    pub(super) labelled: String,
    pub(super) title: Line,
    /// Day and time: as it is, or as it was.
    pub(super) when: String,
    /// Where, for reading out.
    pub(super) places: Vec<Line>,
    pub(super) reason: Option<Line>,
    pub(super) changes: Vec<Change>,
}

impl News {
    /// Of every telling, in order of time.
    pub(super) fn of_all<'a>(
        context: &Context<'a>,
        tellings: &[Telling<'a>],
    ) -> Result<Vec<Self>, LetterError> {
        let mut news = Vec::new();
        for telling in tellings {
            if let Some(sight) = sight(context, telling) {
                news.push((
                    sight.period.starts.instant(),
                    Self::of(context, telling, &sight)?,
                ));
            }
        }
        news.sort_by_key(|(starts, _)| *starts);
        Ok(news.into_iter().map(|(_, news)| news).collect())
    }

    fn of<'a>(
        context: &Context<'a>,
        telling: &Telling<'a>,
        sight: &Sight<'a>,
    ) -> Result<Self, LetterError> {
        let wording = context.wording();
        let was = telling.was.as_ref().filter(|_| telling.act == Act::Update);
        let changes = was.map(|was| wording.changes(was, sight)).transpose()?;
        let reason = sight.reason.filter(|_| telling.act == Act::Cancel);
        let facts = wording.facts(sight)?;
        let places = facts
            .into_iter()
            .filter(|fact| matches!(fact.topic, Topic::Place | Topic::From | Topic::To));
        let label = context.language.say(match telling.act {
            Act::Announce => "change-added",
            Act::Update => "change-changed",
            Act::Cancel => "change-cancelled",
            Act::Withdraw | Act::Readdress | Act::Clear => "change-withdrawn",
        })?;
        let title = wording.heading(sight.title);
        Ok(Self {
            labelled: labelled(context.language, &label, &title.text())?,
            label,
            title,
            when: wording.when_in_line(sight)?,
            places: places.flat_map(|fact| fact.lines).collect(),
            reason: reason.and_then(|reason| wording.line(reason)),
            changes: changes.unwrap_or_default(),
        })
    }

    /// What stands below the title in plain text.
    pub(super) fn written(&self) -> String {
        let mut text = format!("{}\n", self.when);
        if let Some(reason) = &self.reason {
            text.push_str(&reason.text());
            text.push('\n');
        }
        text.push_str(&columns(change_rows(&self.changes)));
        indented(&text)
    }

    /// As [`News::written`], with the place where that is not among the changes.
    pub(super) fn written_with_places(&self) -> String {
        let places: Vec<String> = self.places.iter().map(Line::text).collect();
        if places.is_empty() || !self.changes.is_empty() {
            return self.written();
        }
        format!("{}\n{}", self.written(), indented(&places.join("\n")))
    }
}

/// The item as it is, or as the reader knew it if they see it no more.
fn sight<'a>(context: &Context<'a>, telling: &Telling<'a>) -> Option<Sight<'a>> {
    if telling.act == Act::Withdraw && telling.was.is_some() {
        return telling.was.clone();
    }
    let publication = context.publication;
    let reader = Reader::Participant(context.participant, context.reader);
    publication.sight(publication.items.get(&telling.item)?, reader)
}
