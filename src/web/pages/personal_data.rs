//! What is kept about a participant, on a page and as a document.

mod document;

use std::collections::BTreeMap;

use askama::Template;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::Frame;
use super::answers::state_key;
use super::choices;
use super::links::ContactCard;
use crate::domain::Closed as _;
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ItemId;
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::person::Person;
use crate::domain::poll::Ballot;
use crate::domain::proposal::{Proposal, ProposalState};
use crate::domain::publication::Publication;
use crate::domain::reply::{Answer, ReplySource};
use crate::domain::suppression::{Suppression, SuppressionReason};
use crate::domain::text::Texts;
use crate::domain::visit::{Assistant, Participant};
use crate::language::{Language, TextError};
use crate::store::acknowledgements::Acknowledgement;
use crate::store::inbound::Received;
use crate::store::outbox::Message;

pub use document::document;

/// All that is kept about one participant.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The person.
    pub person: Person,
    /// Their taking part in this visit.
    pub participant: Participant,
    /// The titles of what they see.
    pub titles: BTreeMap<ItemId, Texts>,
    /// What came by mail from them, as far as that is known.
    pub mails: Vec<Received>,
    /// Why nothing is mailed to them, if so.
    pub suppressed: Option<Suppression>,
    /// Whether they want no reminders.
    pub ended_reminders: bool,
    /// What they said they have seen.
    pub seen: Option<Acknowledgement>,
    /// What they answered.
    pub answers: Vec<Answer>,
    /// What they proposed.
    pub proposals: Vec<Proposal>,
    /// What they said when they were asked for a time.
    pub votes: Vec<Voted>,
    /// What was written to them.
    pub messages: Vec<Message>,
    /// Where their devices are reached that hint at urgent changes, and since when.
    pub devices: Vec<(String, Timestamp)>,
}

/// What somebody said to one time that they were asked for.
#[derive(Clone, Debug)]
pub struct Voted {
    /// About which item.
    pub item: ItemId,
    /// The time, on the walls of the item: start and end.
    pub time: (DateTime, DateTime),
    /// What they said.
    pub ballot: Ballot,
    /// When they were asked.
    pub asked_at: Timestamp,
}

/// The page of it.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/personal-data.html")]
pub struct PersonalDataPage {
    frame: Frame,
    name: String,
    page_url: String,
    document_url: String,
    facts: Vec<Field>,
    answers: Vec<Entry>,
    proposals: Vec<Entry>,
    votes: Vec<Entry>,
    messages: Vec<Entry>,
    mail: Option<MailForm>,
    contact: Option<ContactCard>,
}

/// What a reader can say about mail to them.
#[derive(Clone, Debug)]
struct MailForm {
    url: String,
    /// How it is now.
    state: &'static str,
    /// What can be said, and in which words.
    choices: Vec<(&'static str, &'static str)>,
}

/// One labelled value.
#[derive(Clone, Debug)]
struct Field {
    label: String,
    value: String,
}

/// Something said or written.
#[derive(Clone, Debug)]
struct Entry {
    title: String,
    state: String,
    when: String,
    remark: Option<String>,
}

impl PersonalDataPage {
    /// The page, in a language, below the address of the participant's page.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(
        (kept, publication): (&Kept, &Publication),
        language: Language,
        (path, query): (&str, &str),
    ) -> Result<Self, TextError> {
        let desk = Desk {
            kept,
            publication,
            language,
        };
        let visit = &publication.visit;
        Ok(Self {
            frame: Frame {
                brand: one_line(&visit.host.name),
                ..Frame::new(language)
            },
            name: one_line(&kept.person.name.full()),
            page_url: format!("{path}{query}"),
            document_url: format!("{path}/data.json"),
            facts: desk.facts()?,
            answers: desk.answers()?,
            proposals: desk.proposals()?,
            votes: desk.votes()?,
            messages: desk.messages()?,
            mail: mail_form(kept, (path, query)),
            contact: visit.contact.as_ref().map(ContactCard::new),
        })
    }
}

/// Who has no address gets no mail, and is asked nothing.
fn mail_form(kept: &Kept, (path, query): (&str, &str)) -> Option<MailForm> {
    kept.person.email.as_ref()?;
    let reason = kept.suppressed.as_ref().map(|suppressed| suppressed.reason);
    let (state, choice) = match reason {
        None => ("mail-sent", ("refuse", "mail-refuse")),
        Some(SuppressionReason::Refused) => ("mail-refused", ("allow", "mail-allow")),
        Some(SuppressionReason::Bounced) => ("mail-bounced", ("refuse", "mail-refuse")),
    };
    let reminders = kept.ended_reminders.then_some(("remind", "mail-remind"));
    Some(MailForm {
        url: format!("{path}/mail{query}"),
        state,
        choices: std::iter::once(choice).chain(reminders).collect(),
    })
}

/// Writes what is kept in one language.
struct Desk<'a> {
    kept: &'a Kept,
    publication: &'a Publication,
    language: Language,
}

impl Desk<'_> {
    fn facts(&self) -> Result<Vec<Field>, TextError> {
        let Kept {
            person,
            participant,
            ..
        } = self.kept;
        let titles = person.offices.iter().map(|office| self.text(&office.title));
        let spoken = person.languages.iter();
        let spoken: Vec<String> = spoken.map(|tag| self.language.name_of(tag)).collect();
        let seen = self.kept.seen.map(|seen| {
            let arguments = [
                ("version", seen.version.into()),
                ("when", self.moment(seen.at).into()),
            ];
            self.language.say_with("known-version", arguments)
        });
        let (notify, _) = choices::keys(participant.notify);
        let values = [
            ("data-name", Some(person.name.full())),
            ("data-titles", Some(titles.collect::<Vec<_>>().join("; "))),
            ("data-email", person.email.clone()),
            ("data-phone", person.phone.clone()),
            ("data-locale", Some(self.language.name_of(&person.locale))),
            ("data-languages", Some(spoken.join(", "))),
            (
                "data-zone",
                person
                    .time_zone
                    .as_ref()
                    .map(|zone| self.language.zone(zone.name())),
            ),
            ("data-groups", Some(participant.groups.join(", "))),
            ("data-diet", participant.diet.clone()),
            ("data-access", participant.access.clone()),
            ("data-notify", Some(self.language.say(notify)?)),
            ("data-assistants", Some(self.assistants()?)),
            ("data-seen", seen.transpose()?),
            (
                "data-devices",
                Some(self.kept.devices.len())
                    .filter(|count| *count > 0)
                    .map(|count| count.to_string()),
            ),
        ];
        let field = |(key, value): (&'static str, Option<String>)| {
            let value = value.filter(|value| !value.is_empty())?;
            Some(self.language.say(key).map(|label| Field { label, value }))
        };
        values.into_iter().filter_map(field).collect()
    }

    /// Who gets copies, and in which language.
    fn assistants(&self) -> Result<String, TextError> {
        let line = |one: &Assistant| {
            let words = [
                ("name", one.name.as_str().into()),
                ("email", one.email.as_str().into()),
                ("language", self.language.name_of(&one.locale).into()),
            ];
            self.language.say_with("data-assistant", words)
        };
        let lines = self.kept.participant.mail_to.iter().map(line);
        Ok(lines.collect::<Result<Vec<_>, _>>()?.join("; "))
    }

    /// `said`, and who of the assistants said it for them.
    fn by(&self, said: String, assistant: Option<&String>) -> Result<String, TextError> {
        match assistant {
            None => Ok(said),
            Some(name) => {
                let words = [("source", said.into()), ("name", name.as_str().into())];
                self.language.say_with("answer-given-by", words)
            }
        }
    }

    fn votes(&self) -> Result<Vec<Entry>, TextError> {
        let entry = |voted: &Voted| {
            let (starts, ends) = voted.time;
            let vote = format!("vote-{}", voted.ballot.vote.word());
            Ok(Entry {
                title: self.title(Some(voted.item))?,
                state: self.by(self.language.say(&vote)?, voted.ballot.given_by.as_ref())?,
                when: self.language.period(starts, ends),
                remark: None,
            })
        };
        self.kept.votes.iter().map(entry).collect()
    }

    fn answers(&self) -> Result<Vec<Entry>, TextError> {
        let entry = |answer: &Answer| {
            let source = match answer.source {
                ReplySource::Page => "data-by-page",
                ReplySource::Calendar => "data-by-calendar",
                ReplySource::Organiser => "data-by-organiser",
            };
            let source = self.by(self.language.say(source)?, answer.given_by.as_ref())?;
            let arguments = [
                ("when", self.moment(answer.reply.at).into()),
                ("source", source.into()),
            ];
            Ok(Entry {
                title: self.title(Some(answer.item))?,
                state: self.language.say(state_key(answer.reply.status))?,
                when: self.language.say_with("data-when-how", arguments)?,
                remark: answer.remark.clone(),
            })
        };
        self.kept.answers.iter().map(entry).collect()
    }

    fn proposals(&self) -> Result<Vec<Entry>, TextError> {
        let entry = |proposal: &Proposal| {
            let key = match proposal.state {
                ProposalState::Open => "host-proposed",
                ProposalState::Accepted => "host-proposal-accepted",
                ProposalState::Refused => "host-proposal-refused",
            };
            let time = self.language.period(proposal.starts, proposal.ends);
            let said = self.language.say_with(key, [("when", time.into())])?;
            Ok(Entry {
                title: self.title(Some(proposal.item))?,
                state: self.by(said, proposal.given_by.as_ref())?,
                when: self.moment(proposal.at),
                remark: proposal.remark.clone(),
            })
        };
        self.kept.proposals.iter().map(entry).collect()
    }

    fn messages(&self) -> Result<Vec<Entry>, TextError> {
        let entry = |message: &Message| {
            let told = message.settled.as_ref().map(|settled| settled.at);
            let at = told.or(message.sent_at).unwrap_or(message.created_at);
            Ok(Entry {
                title: self.title(message.item)?,
                state: self.language.say(message_key(message))?,
                when: self.moment(at),
                remark: None,
            })
        };
        self.kept.messages.iter().map(entry).collect()
    }

    /// What an item is called; the whole programme, if it is about none.
    fn title(&self, item: Option<ItemId>) -> Result<String, TextError> {
        let title = item.and_then(|item| self.kept.titles.get(&item));
        match (item, title) {
            (_, Some(title)) => Ok(one_line(&self.text(title))),
            (Some(_), None) => self.language.say("data-no-title"),
            (None, None) => self.language.say("the-programme"),
        }
    }

    fn text(&self, texts: &Texts) -> String {
        let shown = texts.shown(self.language.tag(), &self.publication.visit.locales);
        shown.map_or_else(String::new, |shown| shown.text.to_owned())
    }

    fn moment(&self, at: Timestamp) -> String {
        let zone = &self.publication.visit.time_zone;
        self.language.moment(zone.rules().to_datetime(at))
    }
}

/// What a message was and became, in the words for its reader.
const fn message_key(message: &Message) -> &'static str {
    match (message.state, message.kind) {
        (MessageState::Sent, MessageKind::Invitation) => "data-sent-invitation",
        (MessageState::Sent, MessageKind::Cancellation) => "data-sent-cancellation",
        (MessageState::Sent, MessageKind::Reminder) => "data-sent-reminder",
        (MessageState::Sent, _) => "data-sent-programme",
        (MessageState::Failed, _) => "data-failed",
        (MessageState::Dropped, _) => "data-dropped",
        (MessageState::ByHand, _) => "data-by-hand",
        (MessageState::Held | MessageState::Due | MessageState::Sending, _) => "data-waiting",
    }
}
