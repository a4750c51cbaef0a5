//! How values of the domain are written in columns. Reading checks: what cannot be a value is an error, never a default.

use std::io::Write;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sqlite::Sqlite;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use super::db::{MultiBackend, MultiRawValue};
use super::sql_types::{BigInt, Id, Text, Ts};
use super::{idempotency, publications};
use crate::domain::closed::Closed;
use crate::domain::time::{PartialDate, Zone};
use crate::domain::{
    agenda, agreement, dispatch, ids, inbound, journal, message, notice, permission, person, poll,
    proposal, publication, reminders, reply, suppression, visit,
};

/// An instant, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Ts)]
pub struct Instant(pub Timestamp);

/// A day of the calendar, as ISO 8601 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Day(pub Date);

/// What a wall clock shows, as ISO 8601 text to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Wall(pub DateTime);

/// A text without NUL, which PostgreSQL cannot hold and SQLite must not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Plain(pub String);

impl From<&String> for Plain {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

/// An optional text, for its column.
pub(super) fn plain(text: Option<&String>) -> Option<Plain> {
    text.map(Plain::from)
}

/// An optional text, from its column.
pub(super) fn text(plain: Option<Plain>) -> Option<String> {
    plain.map(|plain| plain.0)
}

/// A number that is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Count<N: std::fmt::Debug>(pub N);

/// Adds the enum over both engines to a type that each of them knows.
macro_rules! on_both {
    ($rust:ty as $sql:ident $(, $($generics:tt)*)?) => {
        impl $(<$($generics)*>)? ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }

        impl $(<$($generics)*>)? FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    };
}
pub(super) use on_both;

/// Columns of type `Id`.
macro_rules! ids {
    ($($name:ident),+ $(,)?) => {$(
        const _: () = {
            #[derive(AsExpression, FromSqlRow)]
            #[diesel(foreign_derive, sql_type = Id)]
            #[expect(dead_code, reason = "only carries the derives to a type of the domain")]
            struct Proxy(ids::$name);
        };

        impl ToSql<Id, Pg> for ids::$name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                out.write_all(self.0.as_bytes())?;
                Ok(IsNull::No)
            }
        }

        impl FromSql<Id, Pg> for ids::$name {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                Ok(Self(Uuid::from_slice(value.as_bytes())?))
            }
        }

        impl ToSql<Id, Sqlite> for ids::$name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(self.to_string());
                Ok(IsNull::No)
            }
        }

        impl FromSql<Id, Sqlite> for ids::$name {
            fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(<String as FromSql<Text, Sqlite>>::from_sql(value)?.parse()?)
            }
        }

        on_both!(ids::$name as Id);
    )+};
}

ids!(
    ThemeId,
    OrganisationId,
    PersonId,
    VenueId,
    AgreementId,
    VisitId,
    DelegationId,
    ParticipantId,
    ItemId,
    MessageId,
    PollId,
    ProposalId,
    UnplacedItemId,
    UserId,
    TokenId,
    EditId,
    SubjectId,
    SessionId,
    SignInMailId,
    TestMailId,
    InboundId,
    TeamId,
    InstanceId,
    WebhookId,
    DispatchId,
    PushSubscriptionId,
    CalendarUid,
    TopicId,
    FrozenId,
);

/// Columns of type `Text` for values that have one spelling.
macro_rules! spelled {
    ($rust:ty, $write:expr, $read:expr) => {
        impl<DB: Backend> FromSql<Text, DB> for $rust
        where
            String: FromSql<Text, DB>,
        {
            fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let text = String::from_sql(value)?;
                let read: fn(&str) -> Option<$rust> = $read;
                read(&text).ok_or_else(|| format!("“{text}” is no {}", stringify!($rust)).into())
            }
        }

        impl ToSql<Text, Pg> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                let write: fn(&$rust) -> String = $write;
                <str as ToSql<Text, Pg>>::to_sql(&without_nul(write(self))?, &mut out.reborrow())
            }
        }

        impl ToSql<Text, Sqlite> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                let write: fn(&$rust) -> String = $write;
                out.set_value(without_nul(write(self))?);
                Ok(IsNull::No)
            }
        }

        impl ToSql<Text, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((Text, self));
                Ok(IsNull::No)
            }
        }
    };
}

/// Carries diesel's derives to types of the domain kept as `Text`.
macro_rules! text_columns {
    ($($rust:ty),+ $(,)?) => {$(
        const _: () = {
            #[derive(AsExpression, FromSqlRow)]
            #[diesel(foreign_derive, sql_type = Text)]
            #[expect(dead_code, reason = "only carries the derives to a type of the domain")]
            struct Proxy($rust);
        };
    )+};
}

/// Columns of closed lists: `Text` with a CHECK.
macro_rules! closed_lists {
    ($($rust:ty),+ $(,)?) => {$(
        text_columns!($rust);
        spelled!($rust, |value| value.word().to_owned(), <$rust>::from_word);
    )+};
}

closed_lists!(
    person::OrganisationKind,
    person::NameOrder,
    agreement::AgreementKind,
    agreement::Renewal,
    visit::VisitKind,
    visit::Direction,
    visit::VisitStatus,
    visit::ParticipantRole,
    visit::Notify,
    agenda::ItemKind,
    agenda::ItemStatus,
    agenda::Visibility,
    agenda::ReplyWanted,
    reply::ReplyStatus,
    reply::ReplySource,
    message::MessageKind,
    message::MessageState,
    message::Specimen,
    notice::Channel,
    poll::PollKind,
    poll::PollState,
    poll::Vote,
    proposal::ProposalState,
    publication::Tell,
    publications::FrozenKind,
    reminders::ReminderOutcome,
    journal::Step,
    dispatch::DispatchKind,
    permission::Role,
    permission::VisitRole,
    idempotency::State,
    inbound::InboundKind,
    inbound::Outcome,
    inbound::Reason,
    suppression::SuppressionReason,
);
text_columns!(Zone, PartialDate);
spelled!(Zone, |zone| zone.name().to_owned(), Zone::parse);
spelled!(PartialDate, ToString::to_string, PartialDate::parse);
spelled!(Day, |day| day.0.to_string(), |text| text
    .parse()
    .map(Day)
    .ok());
spelled!(Wall, |wall| wall.0.to_string(), |text| text
    .parse()
    .map(Wall)
    .ok());
spelled!(Plain, |plain| plain.0.clone(), |text| Some(Plain(
    text.to_owned()
)));

/// The text, if it holds no NUL.
fn without_nul(text: String) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    if text.contains('\0') {
        return Err("a text holds the character NUL, which no database keeps".into());
    }
    Ok(text)
}

/// Microseconds from 1970 to 2000, where PostgreSQL begins to count.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

impl ToSql<Ts, Pg> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let micros = self.0.as_microsecond() - POSTGRES_EPOCH;
        <i64 as ToSql<BigInt, Pg>>::to_sql(&micros, &mut out.reborrow())
    }
}

impl FromSql<Ts, Pg> for Instant {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let micros = <i64 as FromSql<BigInt, Pg>>::from_sql(value)?;
        let micros = micros
            .checked_add(POSTGRES_EPOCH)
            .ok_or("an instant beyond all calendars")?;
        Ok(Self(Timestamp::from_microsecond(micros)?))
    }
}

impl ToSql<Ts, Sqlite> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_microsecond());
        Ok(IsNull::No)
    }
}

impl FromSql<Ts, Sqlite> for Instant {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let micros = <i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?;
        Ok(Self(Timestamp::from_microsecond(micros)?))
    }
}

on_both!(Instant as Ts);

impl<N> ToSql<BigInt, Pg> for Count<N>
where
    N: std::fmt::Debug + Copy + Into<i64>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <i64 as ToSql<BigInt, Pg>>::to_sql(&self.0.into(), &mut out.reborrow())
    }
}

impl<N> ToSql<BigInt, Sqlite> for Count<N>
where
    N: std::fmt::Debug + Copy + Into<i64>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.into());
        Ok(IsNull::No)
    }
}

impl<N> ToSql<BigInt, MultiBackend> for Count<N>
where
    N: std::fmt::Debug + Copy + Into<i64> + Send + Sync + 'static,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((BigInt, self));
        Ok(IsNull::No)
    }
}

impl<N, DB> FromSql<BigInt, DB> for Count<N>
where
    DB: Backend,
    N: std::fmt::Debug + TryFrom<i64>,
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let number = i64::from_sql(value)?;
        match N::try_from(number) {
            Ok(count) => Ok(Self(count)),
            Err(_) => Err(format!("{number} is out of range").into()),
        }
    }
}
