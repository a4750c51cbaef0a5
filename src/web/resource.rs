//! The five operations that all resources have: list, make, show, change, take away.

use actix_web::HttpResponse;
use actix_web::web::Payload;
use serde_json::Value;
use uuid::Uuid;

use crate::actions::edit::{self, Home, Patch, Record};
use crate::actions::error::Invalid;
use crate::domain::capability::Links;
use crate::domain::document::{FaultKind, Names};
use crate::domain::ids::{TeamId, VisitId};
use crate::domain::permission::Right;
use crate::store::Db;
use crate::web::call::{self, Call, created, nothing, representation};
use crate::web::entity_tag::{self, Condition};
use crate::web::error::{ApiError, Error};
use crate::web::paging::Page;
use crate::web::{body, paging};

/// A record as the API shows it.
pub trait Resource: Record {
    /// The parameter of a path that names one.
    const PARAMETER: &'static str;

    /// Fields that only who sees needs may see and write ([`Right::SeeNeeds`]).
    const NEEDS: &'static [&'static str] = &[];

    /// Fields that only who sees personal links is shown ([`Right::SeeLinks`]).
    const LINKS: &'static [&'static str] = &[];

    /// Where it stands in its list; lists are ordered by it.
    fn place(&self) -> String {
        let id: Uuid = self.id().into();
        id.as_hyphenated().to_string()
    }

    /// What comes in the list after the page before: one more than the page has, if there is one more.
    ///
    /// # Errors
    /// If the cursor is none of this list.
    fn page(db: &mut Db, home: &Self::Home, page: &Page) -> Result<Vec<Self>, Error>;

    /// Shows it; `links` makes those to pages and feeds.
    ///
    /// # Errors
    /// Those of the database.
    fn show(&self, _: &mut Db, home: &Self::Home, _: &Links) -> Result<Value, Error> {
        Ok(self.written(home))
    }

    /// Its fields, with every default.
    fn written(&self, home: &Self::Home) -> Value {
        let context = home.context(Names::default(), self.id().into());
        Self::TABLE.write_complete(self, &context)
    }
}

/// Where a request stands: who makes it, and which visit its path names.
#[derive(Clone, Debug)]
pub(super) struct Place {
    team: TeamId,
    visit: Option<VisitId>,
    sees_needs: bool,
    sees_links: bool,
    links: Links,
}

impl Place {
    /// The place of a request to a list of `R`, or to one of it. Resources that belong to a visit name it.
    pub(super) fn of(call: &Call) -> Self {
        let may = |right| call.visit_role.is_some_and(|role| role.may(right));
        Self {
            team: call.team,
            visit: call.id("visit").ok(),
            sees_needs: may(Right::SeeNeeds),
            sees_links: may(Right::SeeLinks),
            links: call.state.secretariat.links.clone(),
        }
    }

    pub(super) fn home<R: Resource>(&self, db: &mut Db) -> Result<R::Home, Error> {
        Ok(R::Home::find(db, self.team, self.visit)?)
    }

    /// A record as whoever asks may see it.
    pub(super) fn show<R: Resource>(
        &self,
        db: &mut Db,
        home: &R::Home,
        record: &R,
    ) -> Result<Value, Error> {
        let mut document = record.show(db, home, &self.links)?;
        if let Value::Object(fields) = &mut document {
            let is_hidden = |name: &str| {
                (!self.sees_needs && R::NEEDS.contains(&name))
                    || (!self.sees_links && R::LINKS.contains(&name))
            };
            fields.retain(|name, _| !is_hidden(name));
        }
        Ok(document)
    }

    /// Refuses what only others may write.
    fn expect_to_write<R: Resource>(&self, is_sent: impl Fn(&str) -> bool) -> Result<(), Error> {
        if self.sees_needs || !R::NEEDS.iter().any(|name| is_sent(name)) {
            return Ok(());
        }
        Err(Error::Forbidden(
            "only owners and protocol see and write what somebody needs",
        ))
    }

    /// What there is, if the editor saw it.
    fn seen<R: Resource>(
        &self,
        db: &mut Db,
        (condition, home): (&Condition, &R::Home),
        current: &R,
    ) -> Result<Value, Error> {
        let current = self.show(db, home, current)?;
        let tag = entity_tag::of(current.to_string().as_bytes());
        if condition.holds_strongly(&tag) {
            Ok(current)
        } else {
            Err(Error::Stale {
                current,
                tag: Some(tag),
            })
        }
    }
}

/// What a patch says of the fields of `table`. Those that are only shown may be sent back as they were shown, so that
/// what was read can be edited and sent whole.
fn editable(mut patch: Patch, (shown, table): (&Value, &Value)) -> Patch {
    if let (Value::Object(fields), Some(shown)) = (&mut patch.fields, shown.as_object()) {
        for (name, present) in shown.iter().filter(|(name, _)| table.get(name).is_none()) {
            if fields.remove(name).is_some_and(|sent| sent != *present) {
                patch.faults.push(Invalid {
                    kind: FaultKind::Other,
                    pointer: format!("/{name}"),
                    detail: format!(
                        "this can only be read; leave it out, or send what it is: {present}"
                    ),
                });
            }
        }
    }
    patch
}

/// Lists a page of them.
///
/// # Errors
/// With the parameter that is wrong, and if the visit is not there.
pub async fn list<R: Resource>(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let place = Place::of(&call);
    let shown = call.read(move |db| {
        let home = place.home::<R>(db)?;
        let mut rows = Vec::new();
        for row in R::page(db, &home, &page)?.into_iter().take(page.limit + 1) {
            rows.push((row.place(), place.show(db, &home, &row)?));
        }
        Ok(page.list(rows))
    });
    Ok(call::list(&shown.await?))
}

/// Shows one.
///
/// # Errors
/// If it is not there.
pub async fn read<R: Resource>(call: Call) -> Result<HttpResponse, ApiError> {
    let id: R::Id = call.id(R::PARAMETER)?;
    let place = Place::of(&call);
    let shown = call.read(move |db| {
        let home = place.home::<R>(db)?;
        let found = R::find(db, &home, id)?.ok_or_else(|| Error::not_found(R::NOUN))?;
        place.show(db, &home, &found)
    });
    call::show(&call, &shown.await?)
}

/// Makes one of the document that is sent.
///
/// # Errors
/// With every fault of it.
pub async fn create<R: Resource>(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    let sent = call.json(payload).await?;
    let document = body::document(&sent)?;
    let place = Place::of(&call);
    let path = call.path().to_owned();
    place.expect_to_write::<R>(|name| document.get(name).is_some())?;
    let by = call.editor();
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        let made = edit::create::<R>(db, &home, (&document, by))?;
        let id: Uuid = made.id().into();
        let shown = place.show(db, &home, &made)?;
        Ok(created(format!("{path}/{}", id.as_hyphenated()), &shown))
    };
    call.write(&sent, work).await
}

/// Changes one by the merge patch that is sent.
///
/// # Errors
/// If the client did not see it as it is, and with every fault of what it would become.
pub async fn change<R: Resource>(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    let id: R::Id = call.id(R::PARAMETER)?;
    let sent = call.json(payload).await?;
    let patch = body::patch(&sent)?;
    let condition = Condition::to_change(call.headers())?;
    let place = Place::of(&call);
    place.expect_to_write::<R>(|name| patch.fields.get(name).is_some())?;
    let by = call.editor();
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        let agree = |db: &mut Db, current: &R| {
            let shown = place.seen(db, (&condition, &home), current)?;
            Ok(editable(patch, (&shown, &current.written(&home))))
        };
        let changed = edit::change::<R, Error>(db, (&home, id, by), agree)?;
        Ok(representation(
            actix_web::http::StatusCode::OK,
            &place.show(db, &home, &changed)?,
        ))
    };
    call.write(&sent, work).await
}

/// Takes one away.
///
/// # Errors
/// If the client did not see it as it is, or something keeps it.
pub async fn remove<R: Resource>(call: Call) -> Result<HttpResponse, ApiError> {
    let id: R::Id = call.id(R::PARAMETER)?;
    let condition = Condition::to_change(call.headers())?;
    let place = Place::of(&call);
    let by = call.editor();
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        let agree =
            |db: &mut Db, current: &R| place.seen(db, (&condition, &home), current).map(drop);
        edit::remove::<R, Error>(db, (&home, id, by), agree)?;
        Ok(nothing())
    };
    call.write(b"", work).await
}
