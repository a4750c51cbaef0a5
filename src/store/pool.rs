//! The store: connections, and the two ways to use one, reading and writing.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use diesel::r2d2::{ManageConnection, Pool, R2D2Connection};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task;
use tokio::time::timeout;

use super::address::Address;
use super::db::{Access, Db};
use super::epoch;
use super::error::Error;

/// How long to wait for a free connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connections to a PostgreSQL server from one process.
const SERVER_CONNECTIONS: u16 = 16;

/// Fewest and most readers of an SQLite file in one process.
const FILE_READERS: (u16, u16) = (2, 4);

/// The database. Cheap to clone.
///
/// SQLite has one writer behind a lock of this process, so that writers queue instead of colliding, and several
/// readers. On PostgreSQL all connections are alike.
#[derive(Clone, Debug)]
pub struct Store {
    pool: Pool<Connector>,
    /// One for each connection of the pool: tasks wait for theirs without holding a thread, first come, first served.
    turns: Arc<Semaphore>,
    /// SQLite only.
    writer: Option<Arc<Writer>>,
    /// The newest epoch that a transaction of [`Store::write`] ended in.
    newest_epoch: Arc<AtomicI64>,
}

/// The one connection that writes to an SQLite file.
struct Writer {
    address: Address,
    /// Empty before the first use, and after a connection was lost.
    connection: Mutex<Option<Db>>,
    /// As for the pool, but for one.
    turn: Semaphore,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.address.fmt(f)
    }
}

/// Makes connections for the pool.
#[derive(Debug)]
struct Connector(Address);

/// A connection of the pool.
struct Link {
    db: Db,
    /// The other end is gone: the pool must not keep it.
    lost: bool,
}

impl ManageConnection for Connector {
    type Connection = Link;
    type Error = Error;

    fn connect(&self) -> Result<Link, Error> {
        let db = self.0.connect(Access::Read)?;
        Ok(Link { db, lost: false })
    }

    fn is_valid(&self, link: &mut Link) -> Result<(), Error> {
        Ok(link.db.ping()?)
    }

    fn has_broken(&self, link: &mut Link) -> bool {
        link.lost || thread::panicking() || link.db.is_broken()
    }
}

/// As many as can work at once: each keeps pages and statements of its own.
fn file_readers() -> u16 {
    let (fewest, most) = FILE_READERS;
    let cores = thread::available_parallelism();
    let cores = cores.map_or(fewest, |cores| u16::try_from(cores.get()).unwrap_or(most));
    cores.clamp(fewest, most)
}

impl Store {
    /// Opens the database at `url`: `sqlite:FILE` or `postgres://…`. A missing file and its folder are made. Tables
    /// come with [`Store::migrate`].
    ///
    /// # Errors
    /// [`Error::Scheme`], [`Error::Address`], [`Error::OldSqlite`], [`Error::Foreign`] for a file of another program, and
    /// [`Error::Unavailable`] within seconds.
    pub fn open(url: &str) -> Result<Self, Error> {
        let address = Address::parse(url)?;
        let first = address.connect(Access::Write)?;
        let (size, writer) = match address {
            Address::Sqlite(_) => (
                file_readers(),
                Some(Arc::new(Writer::new(address.clone(), first))),
            ),
            Address::Postgres(_) => (SERVER_CONNECTIONS, None),
        };
        let pool = Pool::builder()
            .max_size(size.into())
            .min_idle(Some(0))
            .connection_timeout(PATIENCE)
            .test_on_check_out(false)
            .build_unchecked(Connector(address));
        let turns = Arc::new(Semaphore::new(size.into()));
        Ok(Self {
            pool,
            turns,
            writer,
            newest_epoch: Arc::default(),
        })
    }

    /// The newest epoch that this process knows of by what it wrote itself: who asks after a write has returned is told of
    /// that write, without a query.
    #[must_use]
    pub fn newest_epoch(&self) -> i64 {
        self.newest_epoch.load(Ordering::Acquire)
    }

    /// Reads, off the threads that serve requests. `work` sees one state of the database from its first query to its
    /// last.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub async fn read<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        W: FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        let _turn = take_turn(&self.turns).await?;
        task::spawn_blocking(move || store.read_blocking(work))
            .await
            .unwrap_or_else(|_| Err(Error::Interrupted.into()))
    }

    /// Writes in one transaction, off the threads that serve requests: all of `work` is kept, or, if it fails, none.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        W: FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        let _turn = match &self.writer {
            Some(writer) => writer
                .turn
                .acquire()
                .await
                .map_err(|error| Error::unavailable(&error))?,
            None => take_turn(&self.turns).await?,
        };
        task::spawn_blocking(move || {
            let (value, epoch) =
                store.write_blocking(|db| Ok::<_, E>((work(db)?, epoch::current(db)?)))?;
            store.newest_epoch.fetch_max(epoch, Ordering::AcqRel);
            Ok(value)
        })
        .await
        .unwrap_or_else(|_| Err(Error::Interrupted.into()))
    }

    /// [`Store::read`] on the thread of the caller.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn read_blocking<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        self.pooled(Access::Read, work)
    }

    /// [`Store::write`] on the thread of the caller.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn write_blocking<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.writer {
            Some(writer) => writer.write(work),
            None => self.pooled(Access::Write, work),
        }
    }

    /// Works on a connection of the pool. One that died unseen shows at BEGIN; then the next is tried, at worst a
    /// fresh one.
    fn pooled<T, E: From<Error>>(
        &self,
        access: Access,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut tries = self.pool.max_size();
        loop {
            let mut link = self
                .pool
                .get()
                .map_err(|error| Error::unavailable(&error))?;
            match link.db.begin(access) {
                Ok(()) => return finish(&mut link, work),
                Err(error) => {
                    link.lost = true;
                    if tries == 0 {
                        return Err(Error::from(error).into());
                    }
                    tries -= 1;
                }
            }
        }
    }
}

/// Waits for a connection, as long as the pool would.
async fn take_turn(turns: &Semaphore) -> Result<SemaphorePermit<'_>, Error> {
    timeout(PATIENCE, turns.acquire())
        .await
        .map_err(|error| Error::unavailable(&error))?
        .map_err(|error| Error::unavailable(&error))
}

/// Runs `work` in the transaction that has begun, and ends it.
fn finish<T, E: From<Error>>(
    link: &mut Link,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    let outcome = work(&mut link.db);
    match link.db.end(outcome.is_ok()) {
        Ok(()) => outcome,
        Err(error) => {
            link.lost = true;
            outcome.and(Err(Error::from(error).into()))
        }
    }
}

impl Writer {
    fn new(address: Address, connection: Db) -> Self {
        Self {
            address,
            connection: Mutex::new(Some(connection)),
            turn: Semaphore::new(1),
        }
    }

    /// Writes in one transaction. The connection goes back only after a clean end, so a panic or a failure of the
    /// disk costs a new one and nothing else.
    fn write<T, E: From<Error>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        let mut kept = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let db = match kept.take() {
            Some(db) => db,
            None => self.address.connect(Access::Write)?,
        };
        let mut link = Link { db, lost: false };
        link.db.begin(Access::Write).map_err(Error::from)?;
        let outcome = finish(&mut link, work);
        if !link.lost {
            *kept = Some(link.db);
        }
        outcome
    }
}
