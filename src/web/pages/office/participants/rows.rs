//! The roster as its readers see it: by precedence, in their language.

use std::collections::BTreeMap;

use crate::actions::drafts::Answered;
use crate::domain::Closed as _;
use crate::domain::agenda::{Item, ItemStatus};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, OrganisationId, ParticipantId, PersonId};
use crate::domain::person::Person;
use crate::domain::precedence::order_of_precedence;
use crate::domain::roster::{Answers, Filter};
use crate::domain::text::Texts;
use crate::domain::visit::{Delegation, Participant, Visit};
use crate::language::{Language, TextError};

/// What the reader may do with a roster.
#[derive(Clone, Copy, Debug)]
pub struct Rights {
    /// Change who takes part, and as what.
    pub edits: bool,
    /// See what people eat and need.
    pub sees_needs: bool,
    /// Change people, and enter new ones.
    pub edits_registers: bool,
}

/// A roster with all that its lists show.
#[derive(Clone, Debug)]
pub struct Roster<'a> {
    /// The language in which it is read.
    pub(super) language: Language,
    pub(super) draft: &'a Draft,
    pub(in crate::web::pages::office) rows: Vec<Row>,
    pub(super) sees_needs: bool,
}

/// One participant.
#[derive(Clone, Debug)]
pub(in crate::web::pages::office) struct Row {
    pub(in crate::web::pages::office) id: ParticipantId,
    pub(super) person: PersonId,
    /// The place in the order of precedence, from 1.
    pub(in crate::web::pages::office) place: usize,
    /// Their rank on this visit, if it was given by hand.
    pub(super) rank_by_hand: Option<u16>,
    pub(in crate::web::pages::office) name: String,
    /// The function they come with, and where they hold it.
    pub(in crate::web::pages::office) office: String,
    pub(super) role: String,
    pub(super) delegation: String,
    pub(super) groups: String,
    pub(super) reads: String,
    pub(super) notify: String,
    pub(super) email: String,
    pub(super) phone: String,
    /// Empty for whoever may not see them.
    pub(super) diet: String,
    /// Empty for whoever may not see them.
    pub(super) access: String,
    pub(in crate::web::pages::office) reply: ReplyState,
}

/// What somebody answered, in a word.
#[derive(Clone, Debug)]
pub(in crate::web::pages::office) struct ReplyState {
    pub(in crate::web::pages::office) tone: &'static str,
    pub(in crate::web::pages::office) icon: &'static str,
    pub(in crate::web::pages::office) word: String,
}

impl<'a> Roster<'a> {
    /// The whole roster.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (language, rights): (Language, Rights),
        answered: &'a Answered,
    ) -> Result<Self, TextError> {
        let Answered { draft, answers, .. } = answered;
        let mut roster = Self {
            language,
            draft,
            rows: Vec::new(),
            sees_needs: rights.sees_needs,
        };
        let ordered = order_of_precedence(draft);
        let rows = (1..).zip(ordered);
        let rows = rows.map(|(place, participant)| roster.row(place, participant, answers));
        roster.rows = rows.collect::<Result<_, TextError>>()?;
        Ok(roster)
    }

    fn row(
        &self,
        place: usize,
        participant: &Participant,
        answers: &BTreeMap<ParticipantId, Answers>,
    ) -> Result<Row, TextError> {
        let person = self.draft.registers.people.get(&participant.person);
        let own = |text: Option<&String>| text.cloned().unwrap_or_default();
        let need = |text: Option<&String>| own(text.filter(|_| self.sees_needs));
        let delegation = participant.delegation.and_then(|id| {
            let mut delegations = self.draft.delegations.iter();
            delegations.find(|delegation| delegation.id == id)
        });
        let answers = answers.get(&participant.id).copied().unwrap_or_default();
        let role = format!("participant-role-{}", participant.role.word());
        let notify = format!("notify-{}", participant.notify.word());
        Ok(Row {
            id: participant.id,
            person: participant.person,
            place,
            rank_by_hand: self.draft.ranks.get(&participant.id).copied(),
            name: person.map_or_else(String::new, |person| person.name.full()),
            office: self.office(participant, person),
            role: self.language.say(&role)?,
            delegation: delegation.map_or_else(String::new, |delegation| self.called(delegation)),
            groups: participant.groups.join(", "),
            reads: person.map_or_else(String::new, |person| self.language.name_of(&person.locale)),
            notify: self.language.say(&notify)?,
            email: own(person.and_then(|person| person.email.as_ref())),
            phone: own(person.and_then(|person| person.phone.as_ref())),
            diet: need(participant.diet.as_ref()),
            access: need(participant.access.as_ref()),
            reply: ReplyState::new(self.language, answers)?,
        })
    }

    fn office(&self, participant: &Participant, person: Option<&Person>) -> String {
        let day = self.draft.visit.starts_on;
        let office = person.and_then(|person| person.office_on(day, participant.office));
        let Some(office) = office else {
            return String::new();
        };
        let title = shown(self.language, &self.draft.visit, &office.title);
        let organisation = self.organisation(office.organisation);
        [title, organisation]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" – ")
    }

    fn organisation(&self, id: OrganisationId) -> String {
        let organisation = self.draft.registers.organisations.get(&id);
        organisation.map_or_else(String::new, |organisation| organisation.name.clone())
    }

    /// The name of a delegation.
    pub(super) fn called(&self, delegation: &Delegation) -> String {
        shown(self.language, &self.draft.visit, &delegation.name)
    }

    /// The items to which somebody can be added, in order of time.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub(super) fn items(&self) -> Result<Vec<(ItemId, String)>, TextError> {
        let items = self.draft.items.iter();
        let open = items.filter(|item| item.status != ItemStatus::Cancelled);
        let called = |item: &Item| {
            let title = shown(self.language, &self.draft.visit, &item.title);
            let facts = [
                ("when", self.language.moment(item.starts).into()),
                ("title", title.into()),
            ];
            Ok((item.id, self.language.say_with("bulk-item", facts)?))
        };
        open.map(called).collect::<Result<_, TextError>>()
    }

    /// Those whom a filter means.
    pub(super) fn filtered(&self, filter: &Filter) -> Vec<Row> {
        let of = |row: &&Row| {
            let mut participants = self.draft.participants.iter();
            participants.any(|participant| participant.id == row.id && filter.means(participant))
        };
        self.rows.iter().filter(of).cloned().collect()
    }
}

/// A text in the reader's language, else in one of the visit's.
pub(in crate::web) fn shown(language: Language, visit: &Visit, texts: &Texts) -> String {
    let shown = texts.shown(language.tag(), &visit.locales);
    shown.map_or_else(String::new, |shown| shown.text.to_owned())
}

impl ReplyState {
    pub(super) fn new(language: Language, answers: Answers) -> Result<Self, TextError> {
        let missing = answers.missing();
        let (tone, icon, word) = match answers {
            Answers { asked: 0, .. } => ("mute", "ring", language.say("answers-not-asked")?),
            _ if missing > 0 => {
                let facts = [
                    ("missing", missing.into()),
                    ("asked", answers.asked.into()),
                    ("declined", answers.declined.into()),
                ];
                (
                    "wait",
                    "clock",
                    language.say_with("answers-missing", facts)?,
                )
            }
            Answers {
                declined: 0,
                tentative: 0,
                ..
            } => ("ok", "check", language.say("answers-attending")?),
            Answers {
                asked, declined, ..
            } if asked == declined => ("no", "cross", language.say("answers-declined")?),
            Answers {
                asked,
                accepted,
                declined,
                ..
            } => {
                let facts = [
                    ("accepted", accepted.into()),
                    ("asked", asked.into()),
                    ("declined", declined.into()),
                ];
                ("wait", "half", language.say_with("answers-some", facts)?)
            }
        };
        Ok(Self { tone, icon, word })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_declined_something_is_told_from_who_did_not_answer() {
        let word = |[asked, accepted, declined]: [usize; 3]| {
            let answers = Answers {
                asked,
                accepted,
                declined,
                tentative: 0,
            };
            ReplyState::new(Language::En, answers).unwrap().word
        };
        assert_eq!(word([3, 0, 0]), "3 of 3 missing");
        assert_eq!(word([3, 1, 1]), "1 of 3 missing, 1 declined");
        assert_eq!(word([3, 2, 1]), "Attends 2 of 3, 1 declined");
        assert_eq!(word([1, 0, 1]), "Declined");
    }
}
