//! What participants answered: how many to each item, who of them what, other times that they propose, and what came
//! by mail.

mod mails;

use std::collections::BTreeMap;

use askama::Template;

pub use self::mails::Incoming;
use self::mails::{Mail, Unreached};
use super::proposals::{self, ProposalRow};
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::replies::{Asked, Replies, Tally};
use crate::actions::summaries::Summary;
use crate::domain::Closed as _;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::Publication;
use crate::domain::reply::{Answer, ReplySource, ReplyStatus};
use crate::domain::text::Texts;
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};
use crate::store::inbound::Received;
use crate::web::pages::answers::{icon, tone};

/// Longer lists are cut: a filter says what is looked for.
const LISTED: usize = 300;

/// Which answers are listed one by one; all of them if nothing is named are only counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those to one item.
    pub item: Option<ItemId>,
    /// Those of one participant.
    pub participant: Option<ParticipantId>,
    /// Those that say this.
    pub status: Option<ReplyStatus>,
}

/// The page of answers.
#[derive(Clone, Debug, Template)]
#[template(path = "office/replies.html")]
pub struct RepliesPage {
    frame: OfficeFrame,
    head: VisitHead,
    is_published: bool,
    total: Tally,
    proposals: Vec<ProposalRow>,
    mails: Vec<Mail>,
    unreached: Vec<Unreached>,
    filters: Vec<Choices>,
    is_filtered: bool,
    items: Vec<Counted>,
    people: Vec<Counted>,
    rows: Vec<Row>,
    /// How many rows there are, if not all are shown.
    cut: Option<String>,
}

/// One field of the filter.
#[derive(Clone, Debug)]
struct Choices {
    name: &'static str,
    label: String,
    any: String,
    options: Vec<Choice>,
}

/// One choice of it.
#[derive(Clone, Debug)]
struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// An item or a participant, with how many answered what.
#[derive(Clone, Debug)]
struct Counted {
    href: String,
    name: String,
    more: String,
    tally: Tally,
}

/// One answer, or that there is none.
#[derive(Clone, Debug)]
struct Row {
    who: String,
    title: String,
    what: String,
    tone: &'static str,
    icon: &'static str,
    word: String,
    /// What they said of the time before, or that they wait for a place.
    outdated: Option<String>,
    remark: Option<String>,
    how: Option<String>,
    /// What else is to be seen of it.
    marks: Vec<String>,
}

impl RepliesPage {
    /// The page of a visit; `replies` is nothing before it is published.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (summary, replies): (&Summary, Option<&Replies>),
        incoming: Incoming<'_>,
        filter: Filter,
    ) -> Result<Self, TextError> {
        let desk = Desk {
            language: frame.language,
            visit: &summary.visit,
            replies,
            received: incoming.received,
        };
        let is_filtered = filter != Filter::default();
        let all = replies.filter(|_| is_filtered).map(Replies::asked);
        let all = all.into_iter().flatten();
        let matching: Vec<&Asked> = all.filter(|asked| filter.matches(asked)).collect();
        let shown = matching.iter().take(LISTED);
        let cut = (matching.len() > LISTED).then(|| {
            let counts = [("shown", LISTED.into()), ("count", matching.len().into())];
            desk.language.say_with("replies-cut", counts)
        });
        let (items, people) = (desk.asked_items(), desk.asked_people());
        Ok(Self {
            head,
            is_published: replies.is_some(),
            total: items.iter().map(|(_, tally)| *tally).sum(),
            proposals: proposals::rows(desk.language, summary)?,
            mails: desk.mails()?,
            unreached: desk.unreached(incoming.reach)?,
            filters: desk.filters(filter, (&items, &people))?,
            is_filtered,
            items: desk.items(&items),
            people: desk.people(&people),
            rows: shown
                .map(|asked| desk.row(asked))
                .collect::<Result<_, _>>()?,
            cut: cut.transpose()?,
            frame,
        })
    }
}

impl Filter {
    fn matches(&self, asked: &Asked) -> bool {
        self.item.is_none_or(|item| item == asked.item)
            && self.participant.is_none_or(|one| one == asked.participant)
            && self.status.is_none_or(|status| status == asked.status)
    }
}

/// Items or people, in the order of the page, each with how many gave which answer.
type Tallied<T> = [(T, Tally)];

/// Writes answers in one language.
struct Desk<'a> {
    language: Language,
    visit: &'a Visit,
    replies: Option<&'a Replies>,
    received: &'a [Received],
}

impl Desk<'_> {
    fn publication(&self) -> Option<&Publication> {
        self.replies.map(|replies| &*replies.publication)
    }

    fn text(&self, texts: &Texts) -> String {
        let shown = texts.shown(self.language.tag(), &self.visit.locales);
        shown.map_or_else(String::new, |shown| one_line(shown.text))
    }

    /// What is asked, in order of time, and how it was answered.
    fn asked_items(&self) -> Vec<(ItemId, Tally)> {
        let starts = |item: &ItemId| {
            let frozen = self.publication().and_then(|latest| latest.items.get(item));
            frozen.map(|frozen| frozen.period.starts.instant())
        };
        let mut items = listed(self.replies.map(Replies::of_items));
        items.sort_by_cached_key(|(item, _)| (starts(item), *item));
        items
    }

    /// Who is asked, in order of precedence, and what they answered.
    fn asked_people(&self) -> Vec<(ParticipantId, Tally)> {
        let mut people = listed(self.replies.map(Replies::of_participants));
        people.sort_by_cached_key(|(id, _)| {
            let on_roster = self.publication().and_then(|latest| latest.roster.get(id));
            on_roster.map(|one| (one.rank, one.name.full()))
        });
        people
    }

    fn items(&self, asked: &Tallied<ItemId>) -> Vec<Counted> {
        let counted = |(item, tally): &(ItemId, Tally)| Counted {
            href: format!("?item={item}"),
            name: self.title(*item),
            more: self.when(*item),
            tally: *tally,
        };
        asked.iter().map(counted).collect()
    }

    fn people(&self, asked: &Tallied<ParticipantId>) -> Vec<Counted> {
        let counted = |(participant, tally): &(ParticipantId, Tally)| Counted {
            href: format!("?participant={participant}"),
            name: self.name(*participant),
            more: self.function(*participant),
            tally: *tally,
        };
        asked.iter().map(counted).collect()
    }

    fn title(&self, item: ItemId) -> String {
        let frozen = self
            .publication()
            .and_then(|latest| latest.items.get(&item));
        frozen.map_or_else(String::new, |frozen| self.text(&frozen.title))
    }

    fn when(&self, item: ItemId) -> String {
        let frozen = self
            .publication()
            .and_then(|latest| latest.items.get(&item));
        frozen.map_or_else(String::new, |frozen| {
            let (starts, ends) = (&frozen.period.starts, &frozen.period.ends);
            self.language.period(starts.wall, ends.wall)
        })
    }

    fn name(&self, participant: ParticipantId) -> String {
        let found = self.publication();
        let found = found.and_then(|latest| latest.roster.get(&participant));
        found.map_or_else(String::new, |one| one_line(&one.name.full()))
    }

    fn function(&self, participant: ParticipantId) -> String {
        let found = self.publication();
        let found = found.and_then(|latest| latest.roster.get(&participant));
        found.map_or_else(String::new, |one| self.text(&one.title))
    }

    fn row(&self, asked: &Asked) -> Result<Row, TextError> {
        let answer = asked.answer.as_ref();
        let is_outdated = |answer: &&Answer| answer.reply.status != asked.status;
        let outdated = answer.filter(is_outdated).map(|answer| {
            let said = self.language.say(word_key(answer.reply.status))?;
            self.language
                .say_with("replies-outdated", [("said", said.into())])
        });
        let waits = asked.waits.map(|number| {
            let number = [("number", number.into())];
            self.language.say_with("answer-waits", number)
        });
        Ok(Row {
            who: self.name(asked.participant),
            title: self.function(asked.participant),
            what: self.title(asked.item),
            tone: tone(asked.status),
            icon: icon(asked.status),
            word: self.language.say(word_key(asked.status))?,
            outdated: outdated.or(waits).transpose()?,
            remark: answer.and_then(|answer| answer.remark.clone()),
            how: answer.map(|answer| self.how(answer)).transpose()?,
            marks: self.marks(asked)?,
        })
    }

    /// When it was answered, and by which way.
    fn how(&self, answer: &Answer) -> Result<String, TextError> {
        let source = self.language.say(match answer.source {
            ReplySource::Page => "replies-by-page",
            ReplySource::Calendar => "replies-by-calendar",
            ReplySource::Organiser => "replies-by-organiser",
        })?;
        let source = match &answer.given_by {
            None => source,
            Some(name) => {
                let words = [("source", source.into()), ("name", one_line(name).into())];
                self.language.say_with("answer-given-by", words)?
            }
        };
        let zone = &self.visit.time_zone;
        let when = self
            .language
            .moment(zone.rules().to_datetime(answer.reply.at));
        let words = [("when", when.into()), ("source", source.into())];
        self.language.say_with("data-when-how", words)
    }

    fn filters(
        &self,
        filter: Filter,
        (items, people): (&Tallied<ItemId>, &Tallied<ParticipantId>),
    ) -> Result<Vec<Choices>, TextError> {
        let say = |key: &str| self.language.say(key);
        let items = items.iter().map(|(item, _)| Choice {
            value: item.to_string(),
            label: self.title(*item),
            is_chosen: filter.item == Some(*item),
        });
        let people = people.iter().map(|(one, _)| Choice {
            value: one.to_string(),
            label: self.name(*one),
            is_chosen: filter.participant == Some(*one),
        });
        let answers = ReplyStatus::ALL.iter().map(|status| {
            Ok(Choice {
                value: status.word().to_owned(),
                label: say(word_key(*status))?,
                is_chosen: filter.status == Some(*status),
            })
        });
        let field = |name, label, any, options| {
            Ok(Choices {
                name,
                label: say(label)?,
                any: say(any)?,
                options,
            })
        };
        Ok(vec![
            field("item", "replies-item", "replies-any-item", items.collect())?,
            field(
                "participant",
                "replies-person",
                "replies-any-person",
                people.collect(),
            )?,
            field(
                "answer",
                "replies-answer",
                "replies-any-answer",
                answers.collect::<Result<_, _>>()?,
            )?,
        ])
    }
}

fn listed<T: Copy>(tallies: Option<&BTreeMap<T, Tally>>) -> Vec<(T, Tally)> {
    let tallies = tallies.into_iter().flatten();
    tallies.map(|(id, tally)| (*id, *tally)).collect()
}

/// An answer in a word.
const fn word_key(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::NeedsAction => "replies-open",
        ReplyStatus::Accepted => "replies-accepted",
        ReplyStatus::Declined => "replies-declined",
        ReplyStatus::Tentative => "replies-tentative",
    }
}
