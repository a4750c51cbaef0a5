//! Links by which a reader comes to answer. They open the reader's page with the answer chosen; only a button there
//! sends it, for scanners of mail follow every link.

use super::paragraphs::labelled;
use super::{Context, LetterError};
use crate::domain::Closed as _;
use crate::domain::ids::ItemId;
use crate::domain::programme::Sight;
use crate::domain::reply::ReplyStatus;

/// One way to answer.
#[derive(Debug)]
pub(super) struct AnswerLink {
    /// What it says.
    pub(super) label: String,
    /// The same above a bare address.
    pub(super) in_text: String,
    pub(super) url: String,
}

impl AnswerLink {
    /// Coming, and not coming: two links alike.
    pub(super) fn both(
        context: &Context<'_>,
        item: ItemId,
        sight: &Sight<'_>,
    ) -> Result<Vec<Self>, LetterError> {
        let accept = if sight.is_hosted_by_reader() {
            "answer-confirm"
        } else {
            "answer-accept"
        };
        let choices = [
            (accept, ReplyStatus::Accepted),
            ("answer-decline", ReplyStatus::Declined),
        ];
        let link = |(key, status): (&str, ReplyStatus)| {
            let label = context.language.say(key)?;
            Ok(Self {
                in_text: labelled(context.language, &label, "")?,
                label,
                url: format!("{}&answer={}", url(context, item), status.word()),
            })
        };
        choices.into_iter().map(link).collect()
    }
}

/// Where an item is answered.
pub(super) fn url(context: &Context<'_>, item: ItemId) -> String {
    format!("{}?item={item}", context.links.page)
}
