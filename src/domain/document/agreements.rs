//! The table of agreements.

use crate::domain::Closed;
use crate::domain::agreement::{
    Agreement, Commitment, CommitmentStatus, Lineage, Signature, last_day_of_term,
};
use crate::domain::document::codes::word;
use crate::domain::document::context::Register;
use crate::domain::document::fault::FaultKind;
use crate::domain::document::fields::Fields;
use crate::domain::document::moments::{AnyDate, Duration};
use crate::domain::document::references::{
    AGREEMENT as AN_AGREEMENT, ORGANISATION, OrganisationOrPerson, PERSON, THEME, list,
    non_empty_list,
};
use crate::domain::document::registers::in_order;
use crate::domain::document::table::Table;
use crate::domain::document::text::{LINE, LONG_LINES, TITLES};
use crate::domain::ids::AgreementId;
use crate::domain::text::Texts;
use crate::domain::time::PartialDate;

/// An agreement.
pub const AGREEMENT: Table<Agreement> = Table(agreement);

/// How long an agreement holds, and how long before its end to remind: whole days.
const DAYS: Duration = Duration {
    clock: false,
    example: "P3Y",
};

/// An agreement.
fn agreement(fields: &mut Fields<'_, '_, Agreement>) -> Option<Agreement> {
    let identity = fields.identity(Register::Agreements, |agreement| {
        (agreement.id.into(), agreement.key.clone())
    });
    let kind = fields.required("kind", &word(), |agreement| agreement.kind);
    let title = fields.required("title", &TITLES, |agreement| agreement.title.clone());
    let parties = fields.required("parties", &list(ORGANISATION), |agreement| {
        agreement.parties.clone()
    });
    refuse_lone_party(fields, parties.as_deref());
    let signed_on = fields.optional("signed_on", &AnyDate, |agreement| agreement.signed_on);
    let holds = holds(fields);
    let renewal = fields.optional("renewal", &word(), |agreement| agreement.renewal);
    let lineage = lineage(fields);
    let themes = fields.or("themes", &list(THEME), Vec::new(), |agreement| {
        agreement.themes.clone()
    });
    let expiry_reminders = fields.or("expiry_reminders", &list(DAYS), Vec::new(), |agreement| {
        agreement.expiry_reminders.clone()
    });
    let signatures = fields.or(
        "signatures",
        &list(Table(signature)),
        Vec::new(),
        |agreement| agreement.signatures.clone(),
    );
    let witnesses = fields.or("witnesses", &list(PERSON), Vec::new(), |agreement| {
        agreement.witnesses.clone()
    });
    let commitments = fields.or(
        "commitments",
        &list(Table(commitment)),
        Vec::new(),
        |agreement| agreement.commitments.clone(),
    );
    let (id, key) = identity?;
    if let Some((word, _)) = lineage.iter().find(|(_, earlier)| *earlier == id) {
        let advice = "name an earlier agreement, or leave the field out";
        let problem = FaultKind::Itself.of("the agreement refers to itself");
        fields.reject::<()>(word.word(), problem, advice);
    }
    Some(Agreement {
        id,
        key,
        kind: kind?,
        title: title?,
        parties: parties?,
        signed_on,
        starts_on: holds.starts_on,
        ends_on: holds.ends_on,
        term: holds.term,
        renewal,
        lineage,
        themes,
        expiry_reminders,
        signatures,
        witnesses,
        commitments,
    })
}

/// Refuses an agreement of one party with itself.
fn refuse_lone_party(
    fields: &mut Fields<'_, '_, Agreement>,
    parties: Option<&[crate::domain::ids::OrganisationId]>,
) {
    let Some(parties) = parties else { return };
    let distinct: std::collections::BTreeSet<_> = parties.iter().collect();
    if distinct.len() < 2 {
        let advice = "name two organisations or more";
        fields.reject::<()>("parties", "an agreement binds at least two parties", advice);
    } else if distinct.len() < parties.len() {
        let problem = FaultKind::Repeated.of("a party is named twice");
        fields.reject::<()>("parties", problem, "name each party once");
    }
}

/// The time for which an agreement holds.
struct Holds {
    starts_on: Option<PartialDate>,
    ends_on: Option<PartialDate>,
    term: Option<String>,
}

/// When an agreement starts and ends. A term gives the end where the day of the start is known, so the end need not be
/// written then.
fn holds(fields: &mut Fields<'_, '_, Agreement>) -> Holds {
    let starts_on = fields.optional("starts_on", &AnyDate, |agreement| agreement.starts_on);
    let term = fields.optional("term", &DAYS, |agreement| agreement.term.clone());
    let is_brief = fields.is_brief();
    let given_end = fields.optional("ends_on", &AnyDate, |agreement| {
        let by_term = last_day(agreement.starts_on, agreement.term.as_deref());
        agreement
            .ends_on
            .filter(|_| !(is_brief && agreement.ends_on == by_term))
    });
    let by_term = last_day(starts_on, term.as_deref());
    if let (Some(by_term), Some(given)) = (by_term, given_end)
        && by_term != given
    {
        let problem = format!("the term gives {by_term} as the last day, not {given}");
        fields.reject::<()>("ends_on", problem, "leave out ends_on or term");
    }
    let ends_on = by_term.or(given_end);
    if !in_order(starts_on, ends_on) {
        let problem = FaultKind::DayOrder.of("the agreement ends before it starts");
        fields.reject::<()>(
            "ends_on",
            problem,
            "give a day that is not before starts_on",
        );
    }
    Holds {
        starts_on,
        ends_on,
        term,
    }
}

/// The last day that a term gives, if the day of the start is known.
fn last_day(starts_on: Option<PartialDate>, term: Option<&str>) -> Option<PartialDate> {
    match starts_on? {
        PartialDate::Day(start) => last_day_of_term(start, term?).map(PartialDate::Day),
        PartialDate::Year(_) | PartialDate::Month(..) => None,
    }
}

/// The earlier agreements it builds upon: one of each kind.
fn lineage(fields: &mut Fields<'_, '_, Agreement>) -> Vec<(Lineage, AgreementId)> {
    Lineage::ALL
        .iter()
        .filter_map(|kind| {
            let earlier = fields.optional(kind.word(), &AN_AGREEMENT, |agreement| {
                let of_kind = agreement.lineage.iter().find(|(known, _)| known == kind);
                of_kind.map(|(_, earlier)| *earlier)
            });
            Some((*kind, earlier?))
        })
        .collect()
}

/// A signature.
fn signature(fields: &mut Fields<'_, '_, Signature>) -> Option<Signature> {
    let person = fields.required("person", &PERSON, |signature| signature.person);
    let parties = fields.required("parties", &non_empty_list(ORGANISATION), |signature| {
        signature.parties.clone()
    });
    let capacity = fields.or("capacity", &TITLES, Texts::default(), |signature| {
        signature.capacity.clone()
    });
    let mode = fields.optional("mode", &word(), |signature| signature.mode);
    let on = fields.optional("on", &AnyDate, |signature| signature.on);
    let place = fields.optional("place", &LINE, |signature| signature.place.clone());
    Some(Signature {
        person: person?,
        parties: parties?,
        capacity,
        mode,
        on,
        place,
    })
}

/// A commitment.
fn commitment(fields: &mut Fields<'_, '_, Commitment>) -> Option<Commitment> {
    let text = fields.required("text", &LONG_LINES, |commitment| commitment.text.clone());
    let status = fields.or("status", &word(), CommitmentStatus::Planned, |commitment| {
        commitment.status
    });
    let owner = fields.optional("owner", &OrganisationOrPerson, |commitment| {
        commitment.owner
    });
    let due = fields.optional("due", &AnyDate, |commitment| commitment.due);
    Some(Commitment {
        text: text?,
        status,
        owner,
        due,
    })
}
