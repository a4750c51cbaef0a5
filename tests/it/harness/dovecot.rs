//! A mailbox on a real IMAP server: Dovecot of Debian, in a folder of its own. Where it is not installed the tests with
//! it are left out, which is said; where `ESCALE_TESTS_REQUIRE_ALL` is 1 that is a failure.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long it may take to listen, on a machine that is busy with other tests.
const START: Duration = Duration::from_mins(1);

/// Who owns mail where the tests run as root, which Dovecot lets nobody read mail as.
const NOBODY: u32 = 65534;

/// The server; ended with this value.
pub(crate) struct Dovecot {
    folder: TempDir,
    child: Child,
    port: u16,
}

impl Dovecot {
    /// A server with one empty mailbox; `None` where there is no Dovecot.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with("")
    }

    /// As [`Dovecot::start`], with more lines of configuration.
    pub(crate) fn start_with(more: &str) -> Option<Self> {
        let Some(program) = program() else {
            let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
            assert!(
                required.is_none_or(|value| value != "1"),
                "install dovecot-imapd"
            );
            eprintln!("left out: there is no Dovecot; install dovecot-imapd");
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("escale-imap-")
            .tempdir()
            .unwrap();
        let everybody = fs::Permissions::from_mode(0o777);
        fs::set_permissions(folder.path(), everybody.clone()).unwrap();
        let inbox = folder.path().join("home/Maildir/new");
        fs::create_dir_all(&inbox).unwrap();
        for path in ["home", "home/Maildir", "home/Maildir/new"] {
            fs::set_permissions(folder.path().join(path), everybody.clone()).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let configuration = folder.path().join("dovecot.conf");
        let lines = configured(folder.path(), port) + more;
        fs::write(&configuration, lines).unwrap();
        let child = Command::new(program)
            .args(["-F", "-c"])
            .arg(&configuration)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let dovecot = Self {
            folder,
            child,
            port,
        };
        dovecot.wait();
        Some(dovecot)
    }

    fn wait(&self) {
        let deadline = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(Instant::now() < deadline, "Dovecot does not listen: {log}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("imap://visits:secret@127.0.0.1:{}", self.port)
    }

    /// Puts a mail into the mailbox, as a mail server does.
    pub(crate) fn deliver(&self, name: &str, mail: &str) {
        let unfinished = self.folder.path().join(name);
        fs::write(&unfinished, mail).unwrap();
        fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o666)).unwrap();
        fs::rename(
            unfinished,
            self.folder.path().join("home/Maildir/new").join(name),
        )
        .unwrap();
    }

    /// Makes a folder in which nothing can be put.
    pub(crate) fn close_folder(&self, folder: &str) {
        let place = self.folder.path().join("home/Maildir").join(folder);
        for path in ["new", "cur", "tmp", ""].map(|part| place.join(part)) {
            fs::create_dir_all(&path).unwrap();
        }
        for path in ["new", "cur", "tmp", ""].map(|part| place.join(part)) {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o555)).unwrap();
        }
    }

    /// How many mails lie in a folder; the empty name is the inbox.
    pub(crate) fn count(&self, folder: &str) -> usize {
        let place = self.folder.path().join("home/Maildir").join(folder);
        let files = |part: &str| fs::read_dir(place.join(part)).map_or(0, Iterator::count);
        files("new") + files("cur")
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // it ends its own children when asked
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        if asked.is_ok_and(|status| status.success()) {
            drop(self.child.wait());
        }
    }
}

fn program() -> Option<PathBuf> {
    let places = [
        "/usr/sbin/dovecot",
        "/usr/local/sbin/dovecot",
        "/usr/bin/dovecot",
    ];
    places
        .into_iter()
        .map(PathBuf::from)
        .find(|path| path.exists())
}

/// Everything in one folder, one password for all, no TLS.
fn configured(folder: &Path, port: u16) -> String {
    let own = fs::metadata(folder).unwrap().uid();
    let (uid, gid) = match own {
        0 => (NOBODY, NOBODY),
        own => (own, fs::metadata(folder).unwrap().gid()),
    };
    let at = folder.display();
    let internal = if own == 0 {
        String::new()
    } else {
        format!("default_internal_user = #{own}\ndefault_login_user = #{own}\n")
    };
    let services: String = ["anvil", "stats"]
        .map(|service| format!("service {service} {{\n  chroot =\n}}\n"))
        .concat();
    format!(
        "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {at}/run\nstate_dir = {at}/state\nlog_path = {at}/log\n\
         ssl = no\ndisable_plaintext_auth = no\nmail_location = maildir:~/Maildir\nfirst_valid_uid = 1\n{internal}\
         passdb {{\n  driver = static\n  args = password=secret\n}}\n\
         userdb {{\n  driver = static\n  args = uid={uid} gid={gid} home={at}/home\n}}\n{services}\
         service imap-login {{\n  chroot =\n  inet_listener imap {{\n    port = {port}\n  }}\n  inet_listener imaps {{\n    port = 0\n  }}\n}}\n"
    )
}
