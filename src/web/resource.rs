//! The five operations that all resources have: list, make, show, change, take away.

use actix_web::HttpResponse;
use actix_web::web::Payload;
use serde_json::Value;
use uuid::Uuid;

use crate::actions::edit::{self, Home, Record};
use crate::domain::capability::Links;
use crate::domain::document::Names;
use crate::domain::ids::{TeamId, VisitId};
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
struct Place {
    team: TeamId,
    visit: Option<VisitId>,
    links: Links,
}

impl Place {
    /// The place of a request to a list of `R`, or to one of it. Resources that belong to a visit name it.
    fn of(call: &Call) -> Self {
        Self {
            team: call.user.team,
            visit: call.id("visit").ok(),
            links: call.state.secretariat.links.clone(),
        }
    }

    fn home<R: Resource>(&self, db: &mut Db) -> Result<R::Home, Error> {
        Ok(R::Home::find(db, self.team, self.visit)?)
    }

    /// Agrees to an edit of what the editor saw.
    fn agree<R: Resource>(
        &self,
        condition: &Condition,
        home: &R::Home,
    ) -> impl FnOnce(&mut Db, &R) -> Result<(), Error> {
        let links = self.links.clone();
        move |db, current| {
            let current = current.show(db, home, &links)?;
            let tag = entity_tag::of(current.to_string().as_bytes());
            if condition.holds_strongly(&tag) {
                Ok(())
            } else {
                Err(Error::Stale {
                    current,
                    tag: Some(tag),
                })
            }
        }
    }
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
            rows.push((row.place(), row.show(db, &home, &place.links)?));
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
        found.show(db, &home, &place.links)
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
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        let made = edit::create::<R>(db, &home, &document)?;
        let id: Uuid = made.id().into();
        let shown = made.show(db, &home, &place.links)?;
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
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        let changed =
            edit::change::<R, Error>(db, (&home, id), &patch, place.agree(&condition, &home))?;
        Ok(representation(
            actix_web::http::StatusCode::OK,
            &changed.show(db, &home, &place.links)?,
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
    call.expect_to_write()?;
    let condition = Condition::to_change(call.headers())?;
    let place = Place::of(&call);
    let work = move |db: &mut Db| {
        let home = place.home::<R>(db)?;
        edit::remove::<R, Error>(db, (&home, id), place.agree(&condition, &home))?;
        Ok(nothing())
    };
    call.write(b"", work).await
}
