//! Users and teams.

use askama::Template;

use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::ids::{TeamId, UserId};
use crate::domain::permission::Role;
use crate::store::users::{Team, User};
use crate::web::pages::form_errors::FormErrors;
use crate::web::passwords::NewPerson;

/// What was typed into the form for somebody new.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Who.
    pub person: NewPerson,
    /// In which team.
    pub team: Option<TeamId>,
    /// What they may do.
    pub role: Option<Role>,
}

/// Everybody who signs in, and a form for one more.
#[derive(Clone, Debug, Template)]
#[template(path = "office/users.html")]
pub struct UsersPage {
    frame: OfficeFrame,
    users: Vec<Row>,
    teams: Vec<Team>,
    typed: Typed,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct Row {
    id: UserId,
    name: String,
    email: String,
    role: &'static str,
    team: String,
}

impl UsersPage {
    /// The page of users and teams.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        (users, teams): (&[User], Vec<Team>),
        typed: Typed,
        errors: FormErrors,
    ) -> Self {
        let team = |id: TeamId| {
            let found = teams.iter().find(|team| team.id == id);
            found.map_or_else(String::new, |team| team.name.clone())
        };
        let users = users
            .iter()
            .map(|user| Row {
                id: user.id,
                name: user.name.clone(),
                email: user.email.clone(),
                role: label(user.role),
                team: team(user.team),
            })
            .collect();
        Self {
            frame,
            users,
            teams,
            typed,
            errors,
        }
    }

    fn place(&self) -> Place<'_> {
        Place::new(&self.typed, &self.teams)
    }
}

/// One user.
#[derive(Clone, Debug, Template)]
#[template(path = "office/user.html")]
pub struct UserPage {
    frame: OfficeFrame,
    id: UserId,
    name: String,
    email: String,
    typed: Typed,
    proofs: Proofs,
    teams: Vec<Team>,
}

/// What a user has besides a password.
#[derive(Clone, Copy, Debug)]
pub struct Proofs {
    /// Whether they have set up an app for codes.
    pub has_factor: bool,
    /// Whether the provider of their office has vouched for them.
    pub has_identity: bool,
}

impl UserPage {
    /// The page of `user`.
    #[must_use]
    pub fn new(frame: OfficeFrame, user: &User, proofs: Proofs, teams: Vec<Team>) -> Self {
        let typed = Typed {
            team: Some(user.team),
            role: Some(user.role),
            ..Typed::default()
        };
        Self {
            frame,
            id: user.id,
            name: user.name.clone(),
            email: user.email.clone(),
            typed,
            proofs,
            teams,
        }
    }

    fn place(&self) -> Place<'_> {
        Place::new(&self.typed, &self.teams)
    }
}

/// A link that somebody is to get, shown once.
#[derive(Clone, Debug, Template)]
#[template(path = "office/user-link.html")]
pub struct UserLinkPage {
    /// What surrounds it.
    pub frame: OfficeFrame,
    /// Whose it is.
    pub name: String,
    /// The link.
    pub url: String,
}

/// The choices of a role and a team.
struct Place<'a> {
    roles: Vec<Choice<&'static str>>,
    teams: Vec<Choice<&'a str>>,
}

/// One of several choices, and what it is called: of a role the key of its name, of a team the name itself.
struct Choice<N> {
    value: String,
    name: N,
    is_chosen: bool,
}

impl<'a> Place<'a> {
    fn new(typed: &Typed, teams: &'a [Team]) -> Self {
        let role = |role: &Role| Choice {
            value: role.word().to_owned(),
            name: label(*role),
            // what least can go wrong with: whoever is to see to users is made so on purpose
            is_chosen: typed.role.unwrap_or(Role::Organiser) == *role,
        };
        let team = |team: &'a Team| Choice {
            value: team.id.to_string(),
            name: team.name.as_str(),
            is_chosen: typed.team == Some(team.id),
        };
        Self {
            roles: Role::ALL.iter().map(role).collect(),
            teams: teams.iter().map(team).collect(),
        }
    }
}

/// The key of the name of a role.
const fn label(role: Role) -> &'static str {
    match role {
        Role::Admin => "role-admin",
        Role::Organiser => "role-organiser",
        Role::Viewer => "role-viewer",
    }
}
