//! The tables of commands: what the API is asked to do, where that is more than a record.

use jiff::Timestamp;

use crate::domain::document::codes::{Whole, word};
use crate::domain::document::fields::Fields;
use crate::domain::document::moments::Instant;
use crate::domain::document::references::{ITEM as AN_ITEM, PARTICIPANT as A_PARTICIPANT, list};
use crate::domain::document::table::Table;
use crate::domain::document::text::{DESCRIPTIONS, LINE, NAME};
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::Tell;
use crate::domain::text::Texts;

/// What is to be published, and who is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationOrder {
    /// Who hears of it at once; `None`: whoever it concerns.
    pub tell: Option<Tell>,
    /// These items alone; `None`: the whole draft.
    pub items: Option<Vec<ItemId>>,
    /// Who is not told yet.
    pub hold: Vec<ParticipantId>,
    /// What to say with it, per language.
    pub note: Texts,
    /// When it is told; `None`: as soon as it may be.
    pub tell_at: Option<Timestamp>,
    /// The revision of the visit that was looked at.
    pub revision: Option<u32>,
}

/// How somebody was told by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TellingRecord {
    /// Who told them.
    pub by: String,
    /// How: by telephone, at the hotel.
    pub how: String,
    /// When; `None`: just now.
    pub at: Option<Timestamp>,
}

/// What is to be published.
pub const PUBLICATION_ORDER: Table<PublicationOrder> = Table(publication_order);
/// How somebody was told by hand.
pub const TELLING_RECORD: Table<TellingRecord> = Table(telling_record);

/// What is to be published.
#[expect(
    clippy::unnecessary_wraps,
    reason = "tables are functions of one kind, and others need fields"
)]
fn publication_order(fields: &mut Fields<'_, '_, PublicationOrder>) -> Option<PublicationOrder> {
    const REVISION: Whole = Whole {
        least: 0,
        most: u32::MAX,
    };
    Some(PublicationOrder {
        tell: fields.optional("tell", &word(), |order| order.tell),
        items: fields.optional("items", &list(AN_ITEM), |order| order.items.clone()),
        hold: fields.or("hold", &list(A_PARTICIPANT), Vec::new(), |order| {
            order.hold.clone()
        }),
        note: fields.or("note", &DESCRIPTIONS, Texts::default(), |order| {
            order.note.clone()
        }),
        tell_at: fields.optional("tell_at", &Instant, |order| order.tell_at),
        revision: fields.optional("revision", &REVISION, |order| order.revision),
    })
}

/// How somebody was told by hand.
fn telling_record(fields: &mut Fields<'_, '_, TellingRecord>) -> Option<TellingRecord> {
    let by = fields.required("by", &NAME, |record| record.by.clone());
    let how = fields.required("how", &LINE, |record| record.how.clone());
    let at = fields.optional("at", &Instant, |record| record.at);
    Some(TellingRecord {
        by: by?,
        how: how?,
        at,
    })
}
