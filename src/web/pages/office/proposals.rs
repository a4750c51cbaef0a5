//! Other times that hosts propose, to be accepted or refused.

use crate::actions::summaries::{Proposed, Summary};
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ProposalId;
use crate::language::Language;

/// Another time for an item.
#[derive(Clone, Debug)]
pub(super) struct ProposalRow {
    pub(super) id: ProposalId,
    pub(super) title: String,
    pub(super) planned: String,
    pub(super) wanted: String,
    pub(super) who: String,
    pub(super) remark: Option<String>,
}

/// What waits for an answer on a visit.
pub(super) fn rows(language: Language, summary: &Summary) -> Vec<ProposalRow> {
    let row = |proposed: &Proposed| {
        let (item, proposal) = (&proposed.item, &proposed.proposal);
        let title = item.title.shown(language.tag(), &summary.visit.locales);
        ProposalRow {
            id: proposal.id,
            title: title.map_or_else(String::new, |title| one_line(title.text)),
            planned: language.period(item.starts, item.ends),
            wanted: language.period(proposal.starts, proposal.ends),
            who: one_line(&proposed.who),
            remark: proposal.remark.clone(),
        }
    };
    summary.proposed().map(row).collect()
}
