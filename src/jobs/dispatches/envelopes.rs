//! What goes around a document on its way outside: the signature of a webhook, the encryption of Web Push.

use jiff::{SignedDuration, Timestamp};

use crate::actions::seal::Seal;
use crate::actions::webhooks::purpose;
use crate::domain::ids::{PushSubscriptionId, WebhookId};
use crate::domain::push::{Chance, Sender, encrypt};
use crate::domain::webhook::signature;
use crate::jobs::courier::Post;
use crate::store::dispatches::{self, Dispatch, Receiver, Settled};
use crate::store::{self, Db, push_subscriptions};

/// How long a hint on a device is worth showing; a push service keeps it as long for a device that is off.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// What envelopes are made with. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Envelopes {
    /// Opens the secrets of webhooks.
    pub seal: Seal,
    /// Who calls at push services.
    pub sender: Sender,
}

impl Envelopes {
    /// How a dispatch is brought; or what becomes of it instead.
    ///
    /// # Errors
    /// Those of the database.
    pub fn addressed(
        &self,
        db: &mut Db,
        (dispatch, now): (&Dispatch, Timestamp),
    ) -> Result<Result<Post, Settled>, store::Error> {
        match dispatch.receiver {
            Receiver::Webhook(webhook) => self.delivery(db, webhook, (dispatch, now)),
            Receiver::Device(device) => self.push(db, device, (dispatch, now)),
        }
    }

    /// A delivery to a webhook, signed.
    fn delivery(
        &self,
        db: &mut Db,
        webhook: WebhookId,
        (dispatch, now): (&Dispatch, Timestamp),
    ) -> Result<Result<Post, Settled>, store::Error> {
        let Some((url, sealed)) = dispatches::webhook(db, webhook)? else {
            let why = "the webhook was switched off".to_owned();
            return Ok(Err(Settled::Dropped { why }));
        };
        let secret = self.seal.open(&purpose(webhook), &sealed);
        let Some(secret) = secret.and_then(|secret| <[u8; 32]>::try_from(secret).ok()) else {
            let why =
                "its secret cannot be read: was ESCALE_SECRET changed? Register the webhook anew";
            return Ok(Err(failed(why)));
        };
        let id = dispatch.id.to_string();
        let signature = signature(&secret, (&id, now), &dispatch.body);
        Ok(Ok(Post {
            url,
            headers: vec![
                ("content-type", "application/json".to_owned()),
                ("webhook-id", id),
                ("webhook-timestamp", now.as_second().to_string()),
                ("webhook-signature", signature),
            ],
            body: dispatch.body.clone().into_bytes(),
        }))
    }

    /// A hint on a device, encrypted (RFC 8030 §5).
    fn push(
        &self,
        db: &mut Db,
        device: PushSubscriptionId,
        (dispatch, now): (&Dispatch, Timestamp),
    ) -> Result<Result<Post, Settled>, store::Error> {
        let Some(to) = push_subscriptions::find(db, device)? else {
            let why = "the device was taken back".to_owned();
            return Ok(Err(Settled::Dropped { why }));
        };
        let chance = Chance::new(&rand::random(), rand::random());
        let sealed = chance.and_then(|chance| encrypt(dispatch.body.as_bytes(), &to, &chance));
        let signed = self.sender.authorization(&to.endpoint, now);
        let Some((body, authorization)) = sealed.zip(signed) else {
            return Ok(Err(failed("it cannot be encrypted for this device")));
        };
        Ok(Ok(Post {
            url: to.endpoint,
            headers: vec![
                ("authorization", authorization),
                ("content-type", "application/octet-stream".to_owned()),
                ("content-encoding", "aes128gcm".to_owned()),
                ("ttl", LIFETIME.as_secs().to_string()),
                ("urgency", "high".to_owned()),
            ],
            body,
        }))
    }
}

fn failed(why: &str) -> Settled {
    Settled::Failed {
        why: why.to_owned(),
    }
}
