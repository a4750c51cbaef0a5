//! Who may do what: one table, asked by pages and API alike. Everything that is asked for needs a [`Right`]; a user
//! has rights everywhere by their [`Role`], and in one visit by their [`VisitRole`].

use crate::domain::closed::closed;

closed! {
    /// What a user is in their team.
    Role { Admin = "admin", Organiser = "organiser", Viewer = "viewer" }
}

closed! {
    /// What a user is in one visit.
    VisitRole {
        /// Does everything, and says who else may.
        Owner = "owner",
        /// Builds the agenda and publishes it.
        Editor = "editor",
        /// Orders precedence and sees to the people's needs.
        Protocol = "protocol",
        /// Looks at the draft and changes nothing.
        Viewer = "viewer",
        /// Sees what was published.
        Reader = "reader",
    }
}

/// What a request needs, to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Nothing: anybody may ask, or the address itself is the key.
    Open,
    /// To be somebody we know: one's own account, overview, lists and registers.
    SeeOffice,
    /// To add and change organisations, people, venues and the ways between them.
    EditRegisters,
    /// To enter a visit, by hand or by file.
    CreateVisit,
    /// To add users and to say what they are.
    ManageUsers,
    /// To say which programs outside are told what happens to the visits of a team.
    ManageWebhooks,
    /// To see a visit as it was published.
    SeePublished,
    /// To see a visit as its organisers do: draft, internal items and notes, messages.
    SeeDraft,
    /// To change a visit, its delegations and its agenda.
    EditAgenda,
    /// To say who takes part.
    EditRoster,
    /// To order the participants by rank.
    EditPrecedence,
    /// To see and to write what somebody eats and how they get about (GDPR, article 9: they tell of health and faith).
    SeeNeeds,
    /// To see the personal links of participants. Whoever has one reads there what the person needs, and answers in their
    /// name: it takes what both of these take, [`Right::SeeNeeds`] and [`Right::EditRoster`].
    SeeLinks,
    /// To publish, and to see to it that everybody is told.
    Publish,
    /// To say who works on a visit, and to delete it.
    ManageVisit,
}

impl Role {
    /// Whether somebody who is this in their team has a right that is about no visit.
    #[must_use]
    pub const fn may(self, right: Right) -> bool {
        match right {
            Right::Open | Right::SeeOffice => true,
            Right::EditRegisters | Right::CreateVisit | Right::ManageWebhooks => {
                matches!(self, Self::Admin | Self::Organiser)
            }
            Right::ManageUsers => matches!(self, Self::Admin),
            _ => false,
        }
    }

    /// What somebody is in a visit of their own team that says nothing of them. A visit that nobody owns, as one
    /// imported from the command line, is that of all organisers.
    #[must_use]
    pub const fn in_visit(self, has_owner: bool) -> VisitRole {
        match self {
            Self::Organiser if has_owner => VisitRole::Editor,
            Self::Admin | Self::Organiser => VisitRole::Owner,
            Self::Viewer => VisitRole::Viewer,
        }
    }
}

impl VisitRole {
    /// Whether somebody who is this in a visit has a right in it.
    #[must_use]
    pub const fn may(self, right: Right) -> bool {
        match right {
            Right::Open | Right::SeePublished => true,
            Right::SeeDraft => !matches!(self, Self::Reader),
            Right::EditAgenda | Right::EditRoster | Right::Publish => {
                matches!(self, Self::Owner | Self::Editor)
            }
            Right::EditPrecedence => matches!(self, Self::Owner | Self::Editor | Self::Protocol),
            Right::SeeNeeds => matches!(self, Self::Owner | Self::Protocol),
            Right::SeeLinks => self.may(Right::SeeNeeds) && self.may(Right::EditRoster),
            Right::ManageVisit => matches!(self, Self::Owner),
            Right::SeeOffice
            | Right::EditRegisters
            | Right::CreateVisit
            | Right::ManageUsers
            | Right::ManageWebhooks => false,
        }
    }
}

impl Right {
    /// Whether it is a right in one visit.
    #[must_use]
    pub const fn is_in_visit(self) -> bool {
        matches!(
            self,
            Self::SeePublished
                | Self::SeeDraft
                | Self::EditAgenda
                | Self::EditRoster
                | Self::EditPrecedence
                | Self::SeeNeeds
                | Self::SeeLinks
                | Self::Publish
                | Self::ManageVisit
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Closed as _;

    #[test]
    fn the_table_of_visits() {
        let columns = "owner editor protocol viewer reader";
        let table = [
            (Right::SeePublished, "yes yes yes yes yes"),
            (Right::SeeDraft, "yes yes yes yes no"),
            (Right::EditAgenda, "yes yes no no no"),
            (Right::EditRoster, "yes yes no no no"),
            (Right::EditPrecedence, "yes yes yes no no"),
            (Right::SeeNeeds, "yes no yes no no"),
            (Right::SeeLinks, "yes no no no no"),
            (Right::Publish, "yes yes no no no"),
            (Right::ManageVisit, "yes no no no no"),
            (Right::ManageUsers, "no no no no no"),
        ];
        for (right, row) in table {
            for (role, expected) in columns.split(' ').zip(row.split(' ')) {
                let role = VisitRole::from_word(role).unwrap();
                assert_eq!(role.may(right), expected == "yes", "{role:?} {right:?}");
            }
        }
    }

    #[test]
    fn the_table_of_teams() {
        let table = [
            (Right::SeeOffice, "yes yes yes"),
            (Right::EditRegisters, "yes yes no"),
            (Right::CreateVisit, "yes yes no"),
            (Right::ManageUsers, "yes no no"),
            (Right::ManageWebhooks, "yes yes no"),
            (Right::SeePublished, "no no no"),
            (Right::EditAgenda, "no no no"),
        ];
        for (right, row) in table {
            for (role, expected) in Role::ALL.iter().zip(row.split(' ')) {
                assert_eq!(role.may(right), expected == "yes", "{role:?} {right:?}");
            }
        }
    }

    #[test]
    fn a_visit_that_nobody_owns_is_that_of_all_organisers() {
        assert_eq!(Role::Organiser.in_visit(false), VisitRole::Owner);
        assert_eq!(Role::Organiser.in_visit(true), VisitRole::Editor);
        assert_eq!(Role::Viewer.in_visit(false), VisitRole::Viewer);
        assert_eq!(Role::Admin.in_visit(true), VisitRole::Owner);
    }
}
