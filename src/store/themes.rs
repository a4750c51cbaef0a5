//! Themes.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::register::{columns, deletion, register};
use super::schema::themes;
use super::types::Plain;
use crate::domain::agreement::Theme;
use crate::domain::ids::ThemeId;
use crate::domain::text::Texts;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = themes, treat_none_as_null = true)]
struct Row {
    id: ThemeId,
    key: Plain,
    label: Texts,
    parent: Option<ThemeId>,
}

register!(themes, ThemeId, Theme);
deletion!(themes, ThemeId);

impl From<Row> for Theme {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            key: row.key.0,
            label: row.label,
            parent: row.parent,
        }
    }
}

impl From<&Theme> for Row {
    fn from(theme: &Theme) -> Self {
        Self {
            id: theme.id,
            key: Plain::from(&theme.key),
            label: theme.label.clone(),
            parent: theme.parent,
        }
    }
}
