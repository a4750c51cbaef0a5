//! A PostgreSQL server for the tests: the one at `TEST_POSTGRES_URL`, else a throw-away cluster made from an installed
//! `initdb`, one for the process. Without either the PostgreSQL half is left out, which is said; where
//! `ESCALE_TESTS_REQUIRE_ALL` is 1 that is a failure.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use escale::store::Store;

/// A database of the server, dropped with this value.
pub(crate) struct Database {
    pub(crate) url: String,
    name: String,
}

struct Server {
    /// Opens the database called `{}`.
    url: String,
    /// Makes and drops databases.
    admin: Mutex<PgConnection>,
    /// What a migrated database is copied from.
    template: String,
    /// While we hold its input open, the watchdog of our own cluster waits.
    _watchdog: Option<Child>,
}

impl Database {
    /// A new database; `None` where there is no server.
    pub(crate) fn new(migrated: bool) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = server()?;
        let name = format!(
            "escale_test_{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let template = if migrated {
            &server.template
        } else {
            "template0"
        };
        server.run(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        let url = server.url.replace("{}", &name);
        if migrated && template == "template0" {
            Store::open(&url).unwrap().migrate().unwrap();
        }
        Some(Self { url, name })
    }

    /// Ends every connection and accepts none, or accepts them again.
    pub(crate) fn refuse_connections(&self, refuse: bool) {
        let server = server().expect("it made this database");
        server.run(&format!(
            "ALTER DATABASE {} ALLOW_CONNECTIONS {}",
            self.name, !refuse
        ));
        if refuse {
            let name = &self.name;
            server.run(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            ));
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(server) = server() {
            server.run(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

impl Server {
    fn run(&self, statement: &str) {
        let mut admin = self
            .admin
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        admin.batch_execute(statement).unwrap();
    }

    /// The server somebody runs for us. Nothing is left behind in it, so there is no template.
    fn given(url: &str) -> Self {
        let mut pattern = url::Url::parse(url).expect("TEST_POSTGRES_URL is a URL");
        let admin = PgConnection::establish(url).expect("TEST_POSTGRES_URL answers");
        pattern.set_path("/NAME");
        Self {
            url: pattern.as_str().replace("/NAME", "/{}"),
            admin: Mutex::new(admin),
            template: "template0".to_owned(),
            _watchdog: None,
        }
    }

    /// A cluster of our own. It ends with this process, however that ends.
    fn thrown_away(programs: &Path) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("escale-postgres-")
            .tempdir()
            .unwrap()
            .keep();
        let user = user(&folder);
        make(programs, &folder, user);
        let watchdog = watchdog(programs, &folder, user);
        start(programs, &folder, user);

        let url = format!("postgres://escale@localhost/{{}}?host={}", folder.display());
        let mut admin = PgConnection::establish(&url.replace("{}", "postgres")).unwrap();
        admin
            .batch_execute("CREATE DATABASE migrated TEMPLATE template0")
            .unwrap();
        let migrated = Store::open(&url.replace("{}", "migrated")).unwrap();
        migrated.migrate().unwrap();
        Self {
            url,
            admin: Mutex::new(admin),
            template: "migrated".to_owned(),
            _watchdog: Some(watchdog),
        }
    }
}

/// The user a program runs as, if not our own.
type User = Option<(u32, u32)>;

/// Makes an empty cluster.
fn make(programs: &Path, folder: &Path, user: User) {
    let output = command(&programs.join("initdb"), user)
        .arg("-D")
        .arg(folder.join("data"))
        .args([
            "-U",
            "escale",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "initdb: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Starts the cluster on a socket in its folder. It outlives `pg_ctl` and must not hold the output of the tests open.
fn start(programs: &Path, folder: &Path, user: User) {
    let log = folder.join("log");
    let options = format!(
        "-k {} -c listen_addresses= -c max_connections=400 -c fsync=off -c full_page_writes=off",
        folder.display()
    );
    let status = command(&programs.join("pg_ctl"), user)
        .arg("-D")
        .arg(folder.join("data"))
        .args(["-w", "-o", &options, "-l"])
        .arg(&log)
        .arg("start")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(
        status.success(),
        "pg_ctl: {}",
        fs::read_to_string(log).unwrap()
    );
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let found = SERVER.get_or_init(|| {
        if let Some(url) = std::env::var_os("TEST_POSTGRES_URL") {
            return Some(Server::given(url.to_str().unwrap()));
        }
        let programs = programs();
        if programs.is_none() {
            let note = "\nno PostgreSQL server and no initdb: the PostgreSQL half of the tests is left out\n";
            // past the capture of the test runner
            std::io::stderr().write_all(note.as_bytes()).unwrap();
        }
        programs.as_deref().map(Server::thrown_away)
    });
    let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL").is_some_and(|value| value == "1");
    assert!(
        found.is_some() || !required,
        "PostgreSQL is required and not there"
    );
    found.as_ref()
}

/// Where `initdb` and `pg_ctl` are: on the path, else the newest of Debian's folders.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|folders| {
            folders
                .flatten()
                .map(|folder| folder.path().join("bin"))
                .collect()
        })
        .unwrap_or_default();
    debian.sort();
    std::env::split_paths(&path)
        .chain(debian.into_iter().rev())
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// PostgreSQL refuses to be root: then the folder is given to another user, whose ids these are.
fn user(folder: &Path) -> User {
    if fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap();
    let ids = |name: &str| {
        let account = accounts
            .lines()
            .find(|line| line.starts_with(&format!("{name}:")))?;
        let mut fields = account
            .split(':')
            .skip(2)
            .map(|field| field.parse::<u32>().ok());
        Some((fields.next()??, fields.next()??))
    };
    let (uid, gid) = ids("postgres")
        .or_else(|| ids("nobody"))
        .expect("there is a user who is not root");
    chown(folder, Some(uid), Some(gid)).unwrap();
    Some((uid, gid))
}

fn command(program: &Path, user: User) -> Command {
    let mut command = Command::new(program);
    command.current_dir("/").stdin(Stdio::null());
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}

/// Waits until the other end of its input is closed, as it is when this process ends, then clears away.
fn watchdog(programs: &Path, folder: &Path, user: User) -> Child {
    let script = "cat >/dev/null; \"$0\" -D \"$1/data\" -m immediate stop; rm -rf \"$1\"";
    command(Path::new("sh"), user)
        .args(["-c", script])
        .arg(programs.join("pg_ctl"))
        .arg(folder)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}
