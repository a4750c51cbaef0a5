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
    wire: Wire,
}

/// How it is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wire {
    Plain,
    /// TLS from the first octet (RFC 8314 §3.2), with a certificate that nobody trusts who is not told to.
    Encrypted,
}

impl Dovecot {
    /// A server with one empty mailbox; `None` where there is no Dovecot.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with("")
    }

    /// As [`Dovecot::start`], with more lines of configuration.
    pub(crate) fn start_with(more: &str) -> Option<Self> {
        Self::start_on(Wire::Plain, more)
    }

    /// As [`Dovecot::start`], over TLS.
    pub(crate) fn start_encrypted() -> Option<Self> {
        Self::start_on(Wire::Encrypted, "")
    }

    fn start_on(wire: Wire, more: &str) -> Option<Self> {
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
        if wire == Wire::Encrypted {
            certify(folder.path());
        }
        let lines = configured(folder.path(), (wire, port)) + more;
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
            wire,
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
        let scheme = match self.wire {
            Wire::Plain => "imap",
            Wire::Encrypted => "imaps",
        };
        format!("{scheme}://visits:secret@127.0.0.1:{}", self.port)
    }

    /// Where its certificate is.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.path().join(CERTIFICATE)
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

const CERTIFICATE: &str = "certificate.pem";
const KEY: &str = "key.pem";

/// Makes a certificate for the address that it listens on, signed by itself.
fn certify(folder: &Path) {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args([
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/CN=mailbox",
        ])
        .args(["-addext", "subjectAltName=IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-out", CERTIFICATE, "-keyout", KEY])
        .current_dir(folder)
        .output()
        .expect("install openssl");
    assert!(made.status.success(), "{made:?}");
}

/// Everything in one folder, one password for all.
fn configured(folder: &Path, (wire, port): (Wire, u16)) -> String {
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
    let (ssl, plain_port, encrypted_port) = match wire {
        Wire::Plain => ("ssl = no".to_owned(), port, 0),
        Wire::Encrypted => {
            let files = format!("ssl_cert = <{at}/{CERTIFICATE}\nssl_key = <{at}/{KEY}");
            (format!("ssl = required\n{files}"), 0, port)
        }
    };
    format!(
        "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {at}/run\nstate_dir = {at}/state\nlog_path = {at}/log\n\
         {ssl}\ndisable_plaintext_auth = no\nmail_location = maildir:~/Maildir\nfirst_valid_uid = 1\n{internal}\
         passdb {{\n  driver = static\n  args = password=secret\n}}\n\
         userdb {{\n  driver = static\n  args = uid={uid} gid={gid} home={at}/home\n}}\n{services}\
         service imap-login {{\n  chroot =\n  inet_listener imap {{\n    port = {plain_port}\n  }}\n  inet_listener imaps {{\n    port = {encrypted_port}\n    ssl = yes\n  }}\n}}\n"
    )
}
