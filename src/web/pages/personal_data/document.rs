//! What is kept about a participant, as a document to take away (GDPR, article 20).

use serde_json::{Value, json};

use super::{Kept, Voted};
use crate::domain::Closed as _;
use crate::domain::proposal::Proposal;
use crate::domain::publication::Publication;
use crate::domain::reply::Answer;
use crate::domain::time::Zone;
use crate::store::inbound::Received;
use crate::store::outbox::Message;

/// All of it as a document. Field names are those of visit files.
#[must_use]
pub fn document(kept: &Kept, publication: &Publication) -> Value {
    let Kept {
        person,
        participant,
        ..
    } = kept;
    let offices = person.offices.iter().map(|office| {
        json!({
            "title": office.title,
            "salutation": office.salutation,
            "rank": office.rank,
            "from": office.from.map(|date| date.to_string()),
            "to": office.to.map(|date| date.to_string()),
        })
    });
    json!({
        "visit": {"title": publication.visit.title, "starts_on": publication.visit.starts_on, "ends_on": publication.visit.ends_on},
        "person": {
            "family_name": person.name.family,
            "given_name": person.name.given,
            "email": person.email,
            "phone": person.phone,
            "locale": person.locale,
            "languages": person.languages,
            "time_zone": person.time_zone.as_ref().map(Zone::name),
            "public": person.public,
            "offices": offices.collect::<Vec<_>>(),
        },
        "participant": {
            "id": participant.id,
            "role": participant.role.word(),
            "groups": participant.groups,
            "notify": participant.notify.word(),
            "diet": participant.diet,
            "access": participant.access,
            "mail_to": participant.mail_to,
        },
        "seen": kept.seen.map(|seen| json!({"version": seen.version, "at": seen.at.to_string()})),
        "replies": kept.answers.iter().map(|answer| reply_of(kept, answer)).collect::<Vec<_>>(),
        "proposals": kept.proposals.iter().map(|proposal| proposal_of(kept, proposal)).collect::<Vec<_>>(),
        "votes": kept.votes.iter().map(|voted| vote_of(kept, voted)).collect::<Vec<_>>(),
        "messages": kept.messages.iter().map(|message| message_of(kept, message)).collect::<Vec<_>>(),
        "mails": kept.mails.iter().map(mail_of).collect::<Vec<_>>(),
        "devices": kept.devices.iter().map(|(endpoint, at)| json!({"endpoint": endpoint, "at": at.to_string()})).collect::<Vec<_>>(),
    })
}

fn mail_of(mail: &Received) -> Value {
    json!({
        "kind": mail.kind.word(),
        "from": mail.sender_address,
        "subject": mail.subject,
        "text": mail.body,
        "at": mail.received_at.to_string(),
    })
}

fn reply_of(kept: &Kept, answer: &Answer) -> Value {
    json!({
        "item": answer.item,
        "title": kept.titles.get(&answer.item),
        "status": answer.reply.status.word(),
        "remark": answer.remark,
        "source": answer.source.word(),
        "given_by": answer.given_by,
        "at": answer.reply.at.to_string(),
    })
}

fn proposal_of(kept: &Kept, proposal: &Proposal) -> Value {
    json!({
        "item": proposal.item,
        "title": kept.titles.get(&proposal.item),
        "starts": proposal.starts.to_string(),
        "ends": proposal.ends.to_string(),
        "remark": proposal.remark,
        "state": proposal.state.word(),
        "given_by": proposal.given_by,
        "at": proposal.at.to_string(),
    })
}

fn vote_of(kept: &Kept, voted: &Voted) -> Value {
    let (starts, ends) = voted.time;
    json!({
        "item": voted.item,
        "title": kept.titles.get(&voted.item),
        "starts": starts.to_string(),
        "ends": ends.to_string(),
        "vote": voted.ballot.vote.word(),
        "given_by": voted.ballot.given_by,
        "asked_at": voted.asked_at.to_string(),
    })
}

fn message_of(kept: &Kept, message: &Message) -> Value {
    json!({
        "kind": message.kind.word(),
        "state": message.state.word(),
        "item": message.item,
        "title": message.item.and_then(|item| kept.titles.get(&item)),
        "created_at": message.created_at.to_string(),
        "sent_at": message.sent_at.map(|at| at.to_string()),
        "told": message.settled.as_ref().map(|told| json!({"by": told.by, "how": told.how, "at": told.at.to_string()})),
    })
}
