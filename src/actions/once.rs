//! A request that is repeated has its effect once.

use jiff::{SignedDuration, Timestamp};

use crate::store::idempotency::{self, Answer, Request, Standing};
use crate::store::{self, Db};

/// How long an answer is given again.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was answered, now or before.
    Answered(Answer),
    /// It is still running elsewhere.
    Running,
    /// Its key was used for another request.
    OtherRequest,
}

/// Does `work` and keeps its answer with its effect, unless that was done before: then the answer is the same. Whoever
/// comes while it runs waits for it.
///
/// # Errors
/// Those of `work`; then nothing was done and the key is free, if the caller undoes the transaction.
pub fn once<E: From<store::Error>>(
    db: &mut Db,
    request: Request<'_>,
    now: Timestamp,
    work: impl FnOnce(&mut Db) -> Result<Answer, E>,
) -> Result<Outcome, E> {
    idempotency::forget(db, now - KEPT)?;
    Ok(match idempotency::begin(db, request, now)? {
        Standing::New => {
            let answer = work(db)?;
            idempotency::finish(db, request, &answer)?;
            Outcome::Answered(answer)
        }
        Standing::Done(answer) => Outcome::Answered(answer),
        Standing::Running => Outcome::Running,
        Standing::Other => Outcome::OtherRequest,
    })
}
