//! The program itself, as an operator runs it: a process with an environment of its own, that can be killed.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout};

use super::app::Answer;

/// How long a process may take to say where it listens, on a machine that is busy with other tests.
const START: Duration = Duration::from_mins(1);

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// Where processes run: their environment and their working directory.
pub(crate) struct Installation {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// A running `escale serve`; killed with this value.
pub(crate) struct Process {
    child: Child,
    /// Where it listens, without final slash.
    pub(crate) url: String,
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
    /// Notices leave at once, and a message that was put off is tried again after about a second.
    pub(crate) fn new(database_url: &str, smtp_url: &str) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("escale-run-")
            .tempdir()
            .unwrap();
        let variables = [
            ("ESCALE_DATABASE_URL", database_url),
            ("ESCALE_SMTP_URL", smtp_url),
            ("ESCALE_LISTEN", "127.0.0.1:0"),
            ("ESCALE_SECRET_FILE", "secret.key"),
            ("ESCALE_MAIL_FROM", "Visits <visits@city.example>"),
            ("ESCALE_UPDATE_HOLD", "0s"),
            ("ESCALE_RETRY_AFTER", "1s"),
        ];
        Self {
            folder,
            variables: variables
                .map(|(name, value)| (name, value.to_owned()))
                .to_vec(),
        }
    }

    /// Runs a subcommand to its end, and returns what it said.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let program = env!("CARGO_BIN_EXE_escale");
        let output = self.command(program, arguments).output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Writes a file next to the program, and returns its name.
    pub(crate) fn file(&self, name: &'static str, content: &str) -> &'static str {
        std::fs::write(self.folder.path().join(name), content).unwrap();
        name
    }

    /// A token of a new administrator.
    pub(crate) fn token(&self) -> String {
        let email = "anna@city.example";
        self.run(&["user", "add", email, "--name", "Anna", "--role", "admin"]);
        let token = self.run(&["token", "create", "--user", email, "--name", "test"]);
        token.trim().to_owned()
    }

    /// `escale serve`, once it answers.
    pub(crate) async fn serve(&self) -> Process {
        // a file that may not grow is to be an error, not the end
        let script = [
            "-c",
            "trap '' XFSZ; exec \"$0\" serve",
            env!("CARGO_BIN_EXE_escale"),
        ];
        let mut child = self
            .command("sh", &script)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        collect(child.stderr.take().unwrap(), Arc::clone(&log));
        let address = address(child.stdout.take().unwrap());
        let mut process = Process {
            child,
            url: String::new(),
            log,
            client: reqwest::Client::new(),
        };
        process.url = timeout(START, address).await.unwrap().unwrap();
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
            .current_dir(self.folder.path());
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

/// The address that a process says it listens on.
fn address(stdout: impl Read + Send + 'static) -> oneshot::Receiver<String> {
    let (found, address) = oneshot::channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let listening = lines.find_map(|line| Some(line.strip_prefix("listening on ")?.to_owned()));
        // without an address the receiver sees that nothing will come
        if let Some(listening) = listening {
            drop(found.send(listening));
        }
        lines.for_each(drop);
    });
    address
}

impl Process {
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
