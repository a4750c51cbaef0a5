//! Agreements that ended, end within half a year, or say nothing of their end.

use jiff::ToSpan as _;

use super::{Shown, State};
use crate::domain::agreement::{Agreement, Renewal};
use crate::language::{Language, TextError};

/// An agreement that asks for a decision.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    pub(super) title: String,
    pub(super) ends: String,
    pub(super) state: State,
}

/// Those that ask for a decision, the earliest end first, those without end last.
pub(super) fn endings(language: Language, shown: &Shown<'_>) -> Result<Vec<Ending>, TextError> {
    let soon = shown.today.checked_add(6.months()).unwrap_or(shown.today);
    let renewed = |agreement: &&Agreement| {
        agreement.renewal != Some(Renewal::Automatic)
            && !shown.agreements.iter().any(|later| {
                later
                    .lineage
                    .iter()
                    .any(|(_, earlier)| *earlier == agreement.id)
            })
    };
    let mut endings = Vec::new();
    for agreement in shown.agreements.iter().filter(renewed) {
        let ends = agreement.last_day();
        if ends.is_none_or(|ends| ends <= soon) {
            endings.push((ends, Ending::new(language, agreement, shown)?));
        }
    }
    endings.sort_by_key(|(ends, _)| (ends.is_none(), *ends));
    Ok(endings.into_iter().map(|(_, ending)| ending).collect())
}

impl Ending {
    fn new(
        language: Language,
        agreement: &Agreement,
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let title = agreement.title.shown(language.tag(), &[]);
        let ends = agreement.last_day();
        let days = ends.map(|ends| (ends - shown.today).get_days());
        let (tone, icon, word) = match days {
            None => ("info", "ring", language.say("agreement-no-end")?),
            Some(days) if days < 0 => ("no", "cross", language.say("agreement-ended")?),
            Some(days) => {
                let left = language.say_with("agreement-days-left", [("days", days.into())])?;
                ("wait", "half", left)
            }
        };
        Ok(Self {
            title: title.map_or_else(|| agreement.key.clone(), |title| title.text.to_owned()),
            ends: match ends {
                Some(ends) => language.date_without_weekday(ends),
                None => language.say("agreement-end-unknown")?,
            },
            state: State { tone, icon, word },
        })
    }
}
