//! What stands above every page of a visit: which one, in which state, and the ways to its other pages.

use super::overview::{State, title};
use crate::actions::summaries::{Concern, Summary};
use crate::domain::ids::VisitId;
use crate::domain::permission::{Right, VisitRole};
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};

/// A page of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitTab {
    /// The agenda.
    Programme,
    /// Who takes part.
    Participants,
    /// What they answered.
    Replies,
    /// What publishing would do.
    Review,
    /// Who was written what.
    Messages,
    /// What was published, and who changed what.
    History,
    /// Who works on it.
    Members,
    /// As it was published.
    Published,
}

impl VisitTab {
    const ALL: [Self; 8] = [
        Self::Programme,
        Self::Participants,
        Self::Replies,
        Self::Review,
        Self::Messages,
        Self::History,
        Self::Members,
        Self::Published,
    ];

    /// Key of its label, the end of its address, and what it needs.
    const fn facts(self) -> (&'static str, &'static str, Right) {
        match self {
            Self::Programme => ("tab-programme", "", Right::SeeDraft),
            Self::Participants => ("tab-participants", "/participants", Right::SeeDraft),
            Self::Replies => ("replies-heading", "/replies", Right::SeeDraft),
            Self::Review => ("tab-review", "/review", Right::SeeDraft),
            Self::Messages => ("tab-messages", "/messages", Right::SeeDraft),
            Self::History => ("tab-history", "/history", Right::SeeDraft),
            Self::Members => ("tab-members", "/members", Right::SeeDraft),
            Self::Published => ("tab-published", "/published", Right::SeePublished),
        }
    }
}

/// What stands above every page of a visit.
#[derive(Clone, Debug)]
pub struct VisitHead {
    pub(super) id: VisitId,
    pub(super) title: String,
    pub(super) dates: String,
    pub(super) zone: String,
    pub(super) people: String,
    pub(super) languages: String,
    pub(super) state: State,
    pub(super) banner: Option<String>,
    pub(super) may_edit: bool,
    pub(super) may_publish: bool,
    pub(super) tabs: Vec<Tab>,
}

/// The way to another page of the visit.
#[derive(Clone, Debug)]
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) count: Option<usize>,
    pub(super) is_current: bool,
}

impl VisitHead {
    /// The head of the page `current`, for somebody who is this in the visit.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (language, role): (Language, Option<VisitRole>),
        summary: &Summary,
        current: VisitTab,
    ) -> Result<Self, TextError> {
        let visit = &summary.visit;
        let may = |right| role.is_some_and(|role| role.may(right));
        let tabs = VisitTab::ALL.into_iter().filter_map(|tab| {
            let (key, end, right) = tab.facts();
            may(right).then(|| {
                Ok(Tab {
                    href: format!("/visits/{}{end}", visit.id),
                    label: language.say(key)?,
                    count: tab.count(summary),
                    is_current: tab == current,
                })
            })
        });
        let people = [("count", summary.participants.into())];
        let names: Vec<String> = visit
            .locales
            .iter()
            .map(|tag| language.name_of(tag))
            .collect();
        let zone = language.zone(visit.time_zone.name());
        Ok(Self {
            id: visit.id,
            title: full_title(language, visit),
            dates: language.date_range(visit.starts_on, visit.ends_on),
            zone: language.say_with("visit-times-zone", [("zone", zone.into())])?,
            people: language.say_with("overview-people", people)?,
            languages: language.list(&names),
            state: State::new(language, summary)?,
            banner: banner(language, summary)?.filter(|_| may(Right::SeeDraft)),
            may_edit: may(Right::EditAgenda),
            may_publish: may(Right::Publish),
            tabs: tabs.collect::<Result<_, TextError>>()?,
        })
    }
}

impl VisitTab {
    /// What a tab counts; nothing is not counted.
    fn count(self, summary: &Summary) -> Option<usize> {
        let count = match self {
            Self::Participants => summary.participants,
            Self::Review => summary.changes,
            Self::Messages => summary.concerns.iter().map(failed).sum(),
            Self::Programme | Self::Replies | Self::History | Self::Members | Self::Published => 0,
        };
        Some(count).filter(|count| *count > 0)
    }
}

fn failed(concern: &Concern) -> usize {
    match concern {
        Concern::Failed(count) => *count,
        _ => 0,
    }
}

/// What organisers see and participants do not.
fn banner(language: Language, summary: &Summary) -> Result<Option<String>, TextError> {
    match summary.version {
        None => language.say("visit-banner-new").map(Some),
        Some(_) if summary.changes == 0 => Ok(None),
        Some(version) => {
            let facts = [
                ("changes", summary.changes.into()),
                ("version", version.into()),
            ];
            language.say_with("visit-banner", facts).map(Some)
        }
    }
}

/// The whole title of a visit in the reader's language, else in one of its own.
fn full_title(language: Language, visit: &Visit) -> String {
    let shown = visit.title.shown(language.tag(), &visit.locales);
    shown.map_or_else(|| title(language, visit), |shown| shown.text.to_owned())
}
