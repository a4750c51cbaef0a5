//! The gate: every route says which [`Right`] it needs, and only here is asked whether somebody has it. What does not
//! exist and what does not exist for them are one and the same 404.

use actix_web::middleware::from_fn;
use actix_web::{HttpMessage as _, HttpRequest, Route};
use uuid::Uuid;

use crate::domain::ids::{TeamId, VisitId};
use crate::domain::permission::{Right, VisitRole};
use crate::store::members;
use crate::store::users::User;
use crate::web::State;
use crate::web::error::Error;

/// As what somebody passed the gate.
#[derive(Clone, Copy, Debug)]
pub struct Admitted {
    /// Whose things they asked for: the team of the visit that the path names, else their own.
    pub team: TeamId,
    /// What they are in that visit.
    pub visit_role: Option<VisitRole>,
}

/// A route that needs `right`.
pub(super) fn needing(right: Right, route: Route) -> Route {
    route.wrap(from_fn(
        move |request: actix_web::dev::ServiceRequest, next: actix_web::middleware::Next<_>| {
            request.extensions_mut().insert(right);
            next.call(request)
        },
    ))
}

/// Lets `user` pass, if they have the right that the route needs.
///
/// # Errors
/// [`Error::NotFound`] if the visit does not exist for them, [`Error::Forbidden`].
pub async fn admit(state: &State, request: &HttpRequest, user: &User) -> Result<Admitted, Error> {
    let right = request.extensions().get::<Right>().copied();
    let right = right.ok_or_else(|| Error::internal(anyhow::anyhow!("a route without a right")))?;
    if !right.is_in_visit() {
        return if user.role.may(right) {
            let (team, visit_role) = (user.team, None);
            Ok(Admitted { team, visit_role })
        } else {
            Err(Error::Forbidden(reason(right)))
        };
    }
    let visit: VisitId = id(request, "visit")?;
    let asking = user.clone();
    let standing = state
        .store
        .read(move |db| members::standing(db, &asking, visit))
        .await?
        .ok_or_else(|| Error::not_found("visit"))?;
    if !standing.role.may(right) {
        return Err(Error::Forbidden(reason(right)));
    }
    Ok(Admitted {
        team: standing.team,
        visit_role: Some(standing.role),
    })
}

/// Who could do what somebody else may not.
const fn reason(right: Right) -> &'static str {
    match right {
        Right::ManageUsers => "only an administrator may see to users",
        Right::ManageVisit => "only an owner of the visit may do this",
        Right::SeeDraft => "a reader sees what is published, not the draft",
        Right::SeeNeeds => "only owners and protocol see what somebody needs",
        _ => "a viewer may look at everything and change nothing",
    }
}

/// The identifier that the path has for `name`. Only the one spelling of an identifier names anything.
///
/// # Errors
/// If that is no identifier: then nothing is there.
pub fn id<I: From<Uuid>>(request: &HttpRequest, name: &str) -> Result<I, Error> {
    let text = request.match_info().get(name).unwrap_or_default();
    Uuid::parse_str(text)
        .ok()
        .filter(|id| id.as_hyphenated().to_string() == text)
        .map(I::from)
        .ok_or_else(|| Error::not_found(name))
}
