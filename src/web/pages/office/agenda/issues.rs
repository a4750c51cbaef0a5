//! What cannot happen as drafted, in words, each with the changes that mend it.

use std::collections::BTreeSet;

use crate::actions::clashes::Found;
use crate::domain::clashes::{Clash, Severity};
use crate::domain::ids::{ItemId, VisitId};
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};

/// One clash.
#[derive(Clone, Debug)]
pub(super) struct Issue {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    pub(super) kind: String,
    pub(super) sentence: String,
    /// Items of this visit, by their titles.
    pub(super) items: Vec<(ItemId, String)>,
    pub(super) fixes: Vec<Mending>,
    /// What it is about, as forms name it: it is kept only as long as that stays so.
    pub(super) facts: String,
    /// Why it is kept, and by whom, if it is.
    pub(super) kept: Option<Reason>,
}

/// Why a clash is kept.
#[derive(Clone, Debug)]
pub(super) struct Reason {
    pub(super) reason: String,
    pub(super) by: String,
}

/// A change that removes a clash and makes no other.
#[derive(Clone, Debug)]
pub(super) struct Mending {
    /// The change, as the form names it: it is made only if it still is among those that mend.
    pub(super) value: String,
    pub(super) label: String,
}

/// So many changes are offered of one clash.
const OFFERED: usize = 2;

/// The clashes of a visit that somebody keeps.
pub(super) fn kept(
    language: Language,
    visit: &Visit,
    found: &Found,
) -> Result<Vec<Issue>, TextError> {
    let zone = visit.time_zone.rules();
    let kept = found.kept.iter().map(|(clash, kept)| {
        let when = language.moment(zone.to_datetime(kept.at));
        let by = match &kept.by {
            Some(name) => {
                let facts = [("name", name.as_str().into()), ("when", when.into())];
                language.say_with("agenda-kept-by", facts)?
            }
            None => when,
        };
        let reason = Reason {
            reason: kept.reason.clone(),
            by,
        };
        Ok(Issue {
            kept: Some(reason),
            fixes: Vec::new(),
            ..issue(language, visit.id, (clash, found))?
        })
    });
    kept.collect()
}

/// All clashes of a visit that nobody keeps, errors first.
pub(super) fn issues(
    language: Language,
    visit: VisitId,
    found: &Found,
) -> Result<Vec<Issue>, TextError> {
    let mut issues = Vec::new();
    let (errors, warnings): (Vec<_>, Vec<_>) = found
        .clashes
        .iter()
        .partition(|clash| clash.severity == Severity::Error);
    for clash in errors.into_iter().chain(warnings) {
        issues.push(issue(language, visit, (clash, found))?);
    }
    Ok(issues)
}

fn issue(
    language: Language,
    visit: VisitId,
    (clash, found): (&Clash, &Found),
) -> Result<Issue, TextError> {
    let wording = found.wording(language);
    let (tone, icon) = match clash.severity {
        Severity::Error => ("no", "clash"),
        Severity::Warning => ("wait", "warning"),
    };
    let own = clash.items.iter().filter(|item| item.visit == visit);
    let own_items: BTreeSet<ItemId> = own.clone().map(|item| item.item).collect();
    let own_fixes = clash
        .fixes
        .iter()
        .filter(|fix| own_items.contains(&fix.item()));
    let fixes = own_fixes.take(OFFERED).map(|fix| {
        Ok(Mending {
            value: fix.key(),
            label: wording.fix(fix)?,
        })
    });
    let draft = &*found.own;
    let title = |id: ItemId| {
        let item = draft.items.iter().find(|item| item.id == id)?;
        let shown = item.title.shown(language.tag(), &draft.visit.locales)?;
        Some((id, shown.text.to_owned()))
    };
    Ok(Issue {
        tone,
        icon,
        kind: language.say(&format!(
            "clash-kind-{}",
            crate::domain::Closed::word(clash.kind)
        ))?,
        sentence: wording.clash(clash)?,
        items: own.filter_map(|item| title(item.item)).collect(),
        fixes: fixes.collect::<Result<_, TextError>>()?,
        facts: clash.facts(),
        kept: None,
    })
}

/// Items of the visit that clash badly enough to be marked.
pub(super) fn clashing(visit: VisitId, found: &Found) -> BTreeSet<ItemId> {
    let errors = found
        .clashes
        .iter()
        .filter(|clash| clash.severity == Severity::Error);
    errors
        .flat_map(|clash| &clash.items)
        .filter(|item| item.visit == visit)
        .map(|item| item.item)
        .collect()
}
