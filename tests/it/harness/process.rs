//! The program itself, as its users run it: in a folder of its own, with nothing around it but what a test sets.

use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tempfile::TempDir;
use tokio::time::{Instant, sleep, timeout};

use super::app::Answer;

/// How long a process may take to say something, on a machine that is busy with other tests.
const START: Duration = Duration::from_mins(1);

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// What comes before the address in the line that says where a process listens.
const LISTENING: &str = "listening on ";

/// Where the program runs, and with which variables.
pub(crate) struct Installation {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A command that goes on; killed with this value.
pub(crate) struct Process {
    child: Child,
    /// Where it listens, without final slash; empty until it has said so.
    pub(crate) url: String,
    lines: mpsc::Receiver<String>,
    log: Arc<Mutex<String>>,
    client: reqwest::Client,
}

/// Waits until something holds, looking at it again and again, and fails after `limit`.
pub(crate) async fn until(what: &str, limit: Duration, mut holds: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + limit;
    while !holds().await {
        assert!(Instant::now() < deadline, "not within {limit:?}: {what}");
        sleep(GLANCE).await;
    }
}

impl Installation {
    /// Nothing but SQLite in the folder, and a port of its own.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("escale-run-")
            .tempdir()
            .unwrap();
        let variables = Vec::new();
        Self { folder, variables }.with("ESCALE_LISTEN", "127.0.0.1:0")
    }

    /// With a database and a mail server. Notices leave at once, and a message that was put off is tried again after
    /// about a second.
    pub(crate) fn sending(database_url: &str, smtp_url: &str) -> Self {
        Self::new()
            .with("ESCALE_DATABASE_URL", database_url)
            .with("ESCALE_SMTP_URL", smtp_url)
            .with("ESCALE_MAIL_FROM", "Visits <visits@city.example>")
            .with("ESCALE_UPDATE_HOLD", "0s")
            .with("ESCALE_RETRY_AFTER", "1s")
    }

    /// The same folder, with a variable set.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.to_owned()));
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file next to the program, and returns its name.
    pub(crate) fn write<'n>(&self, name: &'n str, content: &str) -> &'n str {
        std::fs::write(self.path(name), content).unwrap();
        name
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let program = env!("CARGO_BIN_EXE_escale");
        let output = self.command(program, arguments).output().unwrap();
        Said {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that reads `input` to its end.
    pub(crate) fn fed(&self, arguments: &[&str], input: &[u8]) -> Said {
        let mut child = self
            .command(env!("CARGO_BIN_EXE_escale"), arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // who refuses at once reads nothing
        drop(child.stdin.take().unwrap().write_all(input));
        let output = child.wait_with_output().unwrap();
        Said {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What a command that must succeed prints.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.status, Some(0), "{arguments:?}: {said:?}");
        said.out
    }

    /// The complaint of a command that must be refused, having printed nothing.
    #[track_caller]
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(
            (said.status, said.out.as_str()),
            (Some(1), ""),
            "{arguments:?}: {said:?}"
        );
        said.err
    }

    /// The visit's draft as a file: what must stay the same when a command is refused.
    pub(crate) fn exported(&self, visit: &str) -> String {
        self.done(&["export", visit, "--format", "json"])
    }

    /// A token of a new administrator.
    pub(crate) fn token(&self) -> String {
        let email = "anna@city.example";
        self.done(&["user", "add", email, "--name", "Anna", "--role", "admin"]);
        let token = self.done(&["token", "create", "--user", email, "--name", "test"]);
        token.trim().to_owned()
    }

    /// Starts a command that does not end by itself.
    pub(crate) fn start(&self, arguments: &[&str]) -> Process {
        let (said, stdout) = std::io::pipe().unwrap();
        self.spawn(arguments, stdout.into(), lines(said))
    }

    /// Starts a service at this address, with nobody at the other end of its standard output.
    pub(crate) fn start_unheard(&self, arguments: &[&str], address: &str) -> Process {
        let (_, stdout) = std::io::pipe().unwrap();
        let mut process = self.spawn(arguments, stdout.into(), mpsc::channel().1);
        process.url = format!("http://{address}");
        process
    }

    fn spawn(&self, arguments: &[&str], stdout: Stdio, lines: mpsc::Receiver<String>) -> Process {
        // a file that may not grow is to be an error, not the end
        let script = [
            "-c",
            "trap '' XFSZ; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_escale"),
        ];
        let mut child = self
            .command("sh", &[&script[..], arguments].concat())
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        collect(child.stderr.take().unwrap(), Arc::clone(&log));
        Process {
            url: String::new(),
            lines,
            child,
            log,
            client: reqwest::Client::new(),
        }
    }

    /// `escale serve`, once it answers.
    pub(crate) async fn serve(&self) -> Process {
        let mut process = self.start(&["serve"]);
        until("it listens", START, async || process.has_said_where()).await;
        // it listens before it has started whole
        let health = process.send(Method::GET, "/healthz", "", &Value::Null);
        assert_eq!(timeout(START, health).await.unwrap().status, 200);
        process
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }
}

/// Keeps what a process says.
fn collect(mut from: impl Read + Send + 'static, log: Arc<Mutex<String>>) {
    thread::spawn(move || {
        let mut octets = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut octets) {
            let text = String::from_utf8_lossy(&octets[..read]);
            log.lock().unwrap().push_str(&text);
        }
    });
}

/// The lines that a process prints, as it prints them.
fn lines(stdout: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (said, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            // a test that has seen enough listens no longer
            drop(said.send(line));
        }
    });
    lines
}

impl Process {
    /// What it prints from here on, up to the first line with this text.
    pub(crate) fn said_up_to(&mut self, text: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(START);
            let line = line.unwrap_or_else(|error| panic!("{error} before {text:?}: {said}"));
            said.push_str(&line);
            said.push('\n');
            if line.contains(text) {
                return said;
            }
        }
    }

    /// Where it listens, without final slash, as soon as it has said so.
    pub(crate) fn listening(&mut self) -> String {
        let said = self.said_up_to(LISTENING);
        let url = said.trim().strip_prefix(LISTENING).unwrap();
        url.clone_into(&mut self.url);
        url.to_owned()
    }

    /// Whether it has said where it listens.
    fn has_said_where(&mut self) -> bool {
        let said = self.lines.try_recv();
        assert_ne!(said, Err(mpsc::TryRecvError::Disconnected), "it ended");
        let Some(url) = said
            .ok()
            .and_then(|line| Some(line.strip_prefix(LISTENING)?.to_owned()))
        else {
            return false;
        };
        self.url = url;
        true
    }

    /// Asks it to end, and says how it did.
    pub(crate) fn stopped(mut self) -> Option<i32> {
        self.terminate();
        self.child.wait().unwrap().code()
    }

    /// Ends it at once, as a power failure would: SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end: SIGTERM.
    pub(crate) fn terminate(&self) {
        shell(&format!("kill -TERM {}", self.child.id()));
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self, limit: Duration) -> ExitStatus {
        let mut status = None;
        until("the process ends", limit, async || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        })
        .await;
        status.unwrap()
    }

    /// Lets no file grow beyond so many octets, or any size.
    pub(crate) fn limit_files(&self, octets: Option<u32>) {
        let limit = octets.map_or_else(|| "unlimited".to_owned(), |octets| octets.to_string());
        shell(&format!(
            "prlimit --pid {} --fsize={limit}:",
            self.child.id()
        ));
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// A request to any of its addresses.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: &Value,
    ) -> Answer {
        let request = self.client.request(method, format!("{}{path}", self.url));
        let request = request.bearer_auth(token).json(body);
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }
}

fn shell(script: &str) {
    let status = Command::new("sh").args(["-c", script]).status().unwrap();
    assert!(status.success(), "{script}");
}

impl Drop for Process {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{} said:\n{}", self.url, self.log());
        }
        // it may have ended already
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
