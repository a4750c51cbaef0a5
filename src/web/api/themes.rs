//! Themes: a tree of two levels. They are read here; visit files write them.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use serde_json::Value;

use crate::domain::document::{Context, Names, THEME, ThemeTree};
use crate::domain::ids::{TeamId, ThemeId};
use crate::store::{Db, themes};
use crate::web::call::{self, Call};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};

/// `GET /themes`: those of the upper level, each with those below it.
///
/// # Errors
/// With the parameter that is wrong.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let team = call.team;
    let trees = call.read(trees).await?;
    let upper = trees
        .into_values()
        .filter(|tree| tree.theme.parent.is_none())
        .collect();
    let rows = page.rest(upper, place);
    Ok(call::list(
        &page.list(
            rows.iter()
                .map(|tree| (place(tree), written(tree, team)))
                .collect(),
        ),
    ))
}

/// `GET /themes/{theme}`, on either level.
///
/// # Errors
/// If there is no such theme.
pub async fn read(call: Call) -> Result<HttpResponse, ApiError> {
    let id: ThemeId = call.id("theme")?;
    let trees = call.read(trees).await?;
    let tree = trees.get(&id).ok_or_else(|| Error::not_found("theme"))?;
    call::show(&call, &written(tree, call.team))
}

/// Every theme, with those below it.
fn trees(db: &mut Db) -> Result<BTreeMap<ThemeId, ThemeTree>, Error> {
    let all = themes::all(db)?;
    let below = |id| {
        all.iter()
            .filter(|theme| theme.parent == Some(id))
            .cloned()
            .collect()
    };
    Ok(all
        .iter()
        .map(|theme| {
            (
                theme.id,
                ThemeTree {
                    theme: theme.clone(),
                    children: below(theme.id),
                },
            )
        })
        .collect())
}

fn place(tree: &ThemeTree) -> String {
    tree.theme.id.to_string()
}

fn written(tree: &ThemeTree, team: TeamId) -> Value {
    THEME.write_complete(
        tree,
        &Context::api(Names::default(), team, tree.theme.id.into()),
    )
}
