//! Rows that a document mentions: tables of pairs, rewritten with the document, so that foreign keys protect what it
//! mentions.

use std::collections::BTreeSet;

use diesel::{ExpressionMethods, Insertable, RunQueryDsl};

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{
    agreement_lineage, agreement_organisations, agreement_people, agreement_themes,
    item_delegations, item_people, item_venues, visit_agreements, visit_themes,
};
use crate::domain::ids::{
    AgreementId, DelegationId, ItemId, OrganisationId, PersonId, ThemeId, VenueId, VisitId,
};

/// For each table of pairs a function that replaces what its owner mentions.
macro_rules! references {
    ($($table:ident($owner:ident: $Owner:ty, $named:ident: $Named:ty);)+) => {$(
        pub(super) fn $table(db: &mut Db, owner: $Owner, named: BTreeSet<$Named>) -> Result<(), Error> {
            #[derive(Insertable)]
            #[diesel(table_name = $table, treat_none_as_default_value = false)]
            struct Row {
                $owner: $Owner,
                $named: $Named,
            }

            diesel::delete($table::table).filter($table::$owner.eq(owner)).execute(db)?;
            let rows: Vec<_> = named.into_iter().map(|named| Row { $owner: owner, $named: named }).collect();
            if !rows.is_empty() {
                on_each!(db, connection => diesel::insert_into($table::table).values(&rows).execute(connection))?;
            }
            Ok(())
        }
    )+};
}

references! {
    agreement_organisations(agreement: AgreementId, organisation: OrganisationId);
    agreement_people(agreement: AgreementId, person: PersonId);
    agreement_themes(agreement: AgreementId, theme: ThemeId);
    agreement_lineage(agreement: AgreementId, earlier: AgreementId);
    visit_agreements(visit: VisitId, agreement: AgreementId);
    visit_themes(visit: VisitId, theme: ThemeId);
    item_people(item: ItemId, person: PersonId);
    item_venues(item: ItemId, venue: VenueId);
}

/// Delegations belong to a visit, and an item may only mention those of its own.
pub(super) fn item_delegations(
    db: &mut Db,
    visit: VisitId,
    item: ItemId,
    named: BTreeSet<DelegationId>,
) -> Result<(), Error> {
    #[derive(Insertable)]
    #[diesel(table_name = item_delegations, treat_none_as_default_value = false)]
    struct Row {
        item: ItemId,
        visit: VisitId,
        delegation: DelegationId,
    }

    diesel::delete(item_delegations::table)
        .filter(item_delegations::item.eq(item))
        .execute(db)?;
    let rows: Vec<_> = named
        .into_iter()
        .map(|delegation| Row {
            item,
            visit,
            delegation,
        })
        .collect();
    if !rows.is_empty() {
        on_each!(db, connection => diesel::insert_into(item_delegations::table).values(&rows).execute(connection))?;
    }
    Ok(())
}
