//! Other times that hosts propose, to be accepted or refused.

use crate::actions::summaries::{Proposed, Summary};
use crate::domain::calendar::text::one_line;
use crate::domain::ids::ProposalId;
use crate::language::{Language, TextError};

/// Another time for an item.
#[derive(Clone, Debug)]
pub(super) struct ProposalRow {
    pub(super) id: ProposalId,
    pub(super) title: String,
    pub(super) planned: String,
    pub(super) wanted: String,
    /// Who proposes it, and for whom.
    pub(super) by: String,
    pub(super) remark: Option<String>,
}

/// What waits for an answer on a visit.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn rows(language: Language, summary: &Summary) -> Result<Vec<ProposalRow>, TextError> {
    let row = |proposed: &Proposed| {
        let (item, proposal) = (&proposed.item, &proposed.proposal);
        let title = item.title.shown(language.tag(), &summary.visit.locales);
        let name = ("name", one_line(&proposed.who).into());
        Ok(ProposalRow {
            id: proposal.id,
            title: title.map_or_else(String::new, |title| one_line(title.text)),
            planned: language.period(item.starts, item.ends),
            wanted: language.period(proposal.starts, proposal.ends),
            by: match &proposal.given_by {
                None => language.say_with("replies-proposed-by", [name])?,
                Some(by) => {
                    let words = [name, ("by", one_line(by).into())];
                    language.say_with("replies-proposed-for", words)?
                }
            },
            remark: proposal.remark.clone(),
        })
    };
    summary.proposed().map(row).collect()
}
