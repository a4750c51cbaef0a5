//! Whom to call after an urgent publication, the highest first.

use askama::Template;
use jiff::Timestamp;

use super::overview::State;
use super::published::moment;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section, messages};
use crate::actions::calls::{CallList, Callee};
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ParticipantId;
use crate::domain::time::Zone;
use crate::language::{Language, TextError};
use crate::web::pages::links::{Link, phone_link};

/// The page `…/calls`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/calls.html")]
pub struct CallsPage {
    frame: OfficeFrame,
    head: VisitHead,
    /// Which publication it is about; `None`: none was urgent.
    about: Option<String>,
    zone: String,
    rows: Vec<Row>,
    /// The present, as a field of date and time has it.
    now: String,
    may_record: bool,
}

/// Somebody to call.
#[derive(Clone, Debug)]
struct Row {
    participant: ParticipantId,
    name: String,
    title: String,
    phone: Option<Link>,
    states: Vec<State>,
    /// That they were told.
    told: Option<String>,
}

impl CallsPage {
    /// The page of a visit.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (list, zone): (Option<&CallList>, &Zone),
        (may_record, now): (bool, Timestamp),
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let about = list.map(|list| {
            let at = moment(language, zone, list.release.published_at);
            let facts = [
                ("version", list.release.version.into()),
                ("when", at.into()),
            ];
            language.say_with("calls-about", facts)
        });
        let rows = list.into_iter().flat_map(|list| {
            let people = list.people.iter();
            people.map(move |one| Row::new(language, list, (one, zone)))
        });
        let local = zone.rules().to_datetime(now);
        let zone_name = language.zone(zone.name());
        Ok(Self {
            about: about.transpose()?,
            zone: language.say_with("programme-zone", [("zone", zone_name.into())])?,
            rows: rows.collect::<Result<_, _>>()?,
            now: local.strftime("%Y-%m-%dT%H:%M").to_string(),
            may_record,
            frame,
            head,
        })
    }
}

impl Row {
    fn new(
        language: Language,
        list: &CallList,
        (one, zone): (&Callee, &Zone),
    ) -> Result<Self, TextError> {
        let on_roster = list.publication.roster.get(&one.participant);
        let locales = &list.publication.visit.locales;
        let title = on_roster.and_then(|on_roster| on_roster.title.shown(language.tag(), locales));
        let told = one.call.as_ref().map(|call| {
            let wall = zone.rules().to_datetime(call.at);
            let facts = [
                ("time", language.time(wall.time()).into()),
                ("name", call.caller.as_str().into()),
            ];
            language.say_with("calls-told", facts)
        });
        let states = one.messages.iter();
        let states = states.map(|message| messages::state(language, message.state));
        let unknown = || one.participant.to_string();
        Ok(Self {
            participant: one.participant,
            name: on_roster.map_or_else(unknown, |one| one_line(&one.name.full())),
            title: title.map_or_else(String::new, |title| one_line(title.text)),
            phone: one.phone.as_deref().and_then(phone_link),
            states: states.collect::<Result<_, _>>()?,
            told: told.transpose()?,
        })
    }
}
