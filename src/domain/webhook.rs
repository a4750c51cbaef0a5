//! Webhooks: what a program outside is told, and how it knows that it was us. The form is that of Standard Webhooks
//! (<https://www.standardwebhooks.com>), so receivers need no library of ours.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use ring::hmac;
use serde_json::{Value, json};

use crate::domain::Closed as _;
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{MessageId, ParticipantId, VisitId};
use crate::domain::message::MessageKind;
use crate::domain::publication::Tell;
use crate::domain::reply::Answer;

/// What has happened. It names things by their identifiers; whoever may see them asks the API for the rest.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// A publication was made.
    Published {
        /// Of which visit.
        visit: VisitId,
        /// Its number.
        version: u32,
        /// Who hears of it at once.
        tell: Tell,
    },
    /// An answer was recorded.
    Replied {
        /// In which visit.
        visit: VisitId,
        /// The answer; what was remarked besides stays here.
        answer: &'a Answer,
    },
    /// A message will not arrive.
    Failed {
        /// In which visit.
        visit: VisitId,
        /// To whom.
        participant: ParticipantId,
        /// Which message.
        message: MessageId,
        /// What it is.
        kind: MessageKind,
    },
    /// An organiser tries the webhook.
    Tried,
}

impl News<'_> {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> DispatchKind {
        match self {
            Self::Published { .. } => DispatchKind::Published,
            Self::Replied { .. } => DispatchKind::Replied,
            Self::Failed { .. } => DispatchKind::Failed,
            Self::Tried => DispatchKind::Tried,
        }
    }

    /// The document that is sent: `type`, `timestamp` of what happened, and `data`.
    #[must_use]
    pub fn body(&self, at: Timestamp) -> String {
        let document = json!({
            "type": self.kind().word(),
            "timestamp": at.to_string(),
            "data": self.data(),
        });
        document.to_string()
    }

    fn data(&self) -> Value {
        match self {
            Self::Published {
                visit,
                version,
                tell,
            } => json!({ "visit": visit, "version": version, "tell": tell.word() }),
            Self::Replied { visit, answer } => json!({
                "visit": visit,
                "item": answer.item,
                "participant": answer.participant,
                "status": answer.reply.status.word(),
                "source": answer.source.word(),
            }),
            Self::Failed {
                visit,
                participant,
                message,
                kind,
            } => json!({
                "visit": visit,
                "participant": participant,
                "message": message,
                "kind": kind.word(),
            }),
            Self::Tried => json!({}),
        }
    }
}

/// What a receiver compares `webhook-signature` with: HMAC-SHA256 over identifier, seconds since 1970 and body.
#[must_use]
pub fn signature(secret: &[u8; 32], (id, sent_at): (&str, Timestamp), body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let signed = format!("{id}.{}.{body}", sent_at.as_second());
    let tag = hmac::sign(&key, signed.as_bytes());
    format!("v1,{}", STANDARD.encode(tag))
}

/// A secret as a receiver is given it.
#[must_use]
pub fn spelled(secret: &[u8; 32]) -> String {
    format!("whsec_{}", STANDARD.encode(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_as_receivers_compute_it() {
        // openssl dgst -sha256 -hmac 01234567890123456789012345678901 -binary | base64
        let secret = b"01234567890123456789012345678901";
        let at = Timestamp::from_second(1_614_265_330).unwrap();
        let signed = signature(
            secret,
            ("msg_p5jXN8AQM9LWM0D4loKWxJek", at),
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed, "v1,ASIUAiaHOkbADwG8wp+azpVk6vxhRLG/tiLJdqO+U0U=");
        assert_eq!(
            spelled(secret),
            "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        );
    }
}
