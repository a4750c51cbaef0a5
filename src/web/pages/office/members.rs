//! Who works on a visit, and as what.

use askama::Template;

use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::ids::UserId;
use crate::domain::permission::VisitRole;
use crate::language::{Language, TextError};
use crate::store::users::User;
use crate::web::pages::form_errors::FormErrors;

/// Somebody who works on a visit.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub user: User,
    /// As what.
    pub role: VisitRole,
    /// Whether that is written down, not only what they are in their team.
    pub is_named: bool,
}

/// The page `…/members`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/members.html")]
pub struct MembersPage {
    frame: OfficeFrame,
    head: VisitHead,
    rows: Vec<Row>,
    roles: Vec<RoleChoice>,
    may_manage: bool,
    email: String,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct Row {
    id: UserId,
    name: String,
    email: String,
    role: String,
    is_named: bool,
    roles: Vec<RoleChoice>,
}

#[derive(Clone, Debug)]
struct RoleChoice {
    value: &'static str,
    label: String,
    more: String,
    is_chosen: bool,
}

impl MembersPage {
    /// The page of a visit; `email` and `errors` of the form that was sent, if one was.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (members, may_manage): (&[Member], bool),
        (email, errors): (String, FormErrors),
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let row = |member: &Member| {
            Ok(Row {
                id: member.user.id,
                name: member.user.name.clone(),
                email: member.user.email.clone(),
                role: language.say(&format!("visit-role-{}", member.role.word()))?,
                is_named: member.is_named,
                roles: roles(language, member.role)?,
            })
        };
        Ok(Self {
            rows: members.iter().map(row).collect::<Result<_, TextError>>()?,
            roles: roles(language, VisitRole::Editor)?,
            may_manage,
            email,
            errors,
            frame,
            head,
        })
    }
}

fn roles(language: Language, chosen: VisitRole) -> Result<Vec<RoleChoice>, TextError> {
    let choice = |role: &VisitRole| {
        let value = role.word();
        Ok(RoleChoice {
            value,
            label: language.say(&format!("visit-role-{value}"))?,
            more: language.say(&format!("visit-role-{value}-more"))?,
            is_chosen: *role == chosen,
        })
    };
    VisitRole::ALL.iter().map(choice).collect()
}
