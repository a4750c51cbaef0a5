//! Filling the database of a demo.

use jiff::Timestamp;

use super::Error;
use super::members::import_as;
use super::publish::{Publish, publish};
use super::secretariat::Secretariat;
use super::users::{self, NewUser};
use crate::domain::document::Notation;
use crate::domain::permission::Role;
use crate::store::{Db, demo};

/// Marks an empty database as a demo's, adds its organiser (by address), and imports and publishes visit files in JSON.
///
/// # Errors
/// Those of the files and of the database.
pub fn fill(
    db: &mut Db,
    secretariat: &Secretariat,
    (organiser, files): (&str, &[String]),
    now: Timestamp,
) -> Result<(), Error> {
    demo::mark(db, now)?;
    let new = NewUser {
        email: organiser.to_owned(),
        name: "Organiser".to_owned(),
        role: Role::Admin,
    };
    let user = users::add(db, &new, now)?;
    for file in files {
        let imported = import_as(db, &user, (file, Notation::Json))?;
        for visit in imported.visits {
            publish(db, secretariat, visit.id, (&Publish::default(), now))?;
        }
    }
    Ok(())
}
