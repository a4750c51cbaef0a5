//! The program as its users run it: in a folder of its own, with nothing around it but what a test sets.

mod demo;
mod documents;
mod foreign_databases;
mod serve;
mod start;
mod users;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

/// A small visit file; its visit, `spring-2026`, is over.
const VISIT: &str = include_str!("../../../src/domain/document/tests/small.toml");

/// The same visit under another name, far ahead.
fn visit_to_come() -> String {
    VISIT
        .replace("key = \"spring\"", "key = \"later\"")
        .replace("spring-2026", "later")
        .replace("2026-03-", "2096-03-")
}

/// Where the program runs, and with which variables.
struct Office {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What the program said, and how it ended.
#[derive(Debug)]
struct Said {
    status: Option<i32>,
    out: String,
    err: String,
}

/// A program that goes on; it ends with this value.
struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Office {
    /// Nothing but SQLite in the folder, and a port of its own.
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            variables: vec![("ESCALE_LISTEN", "127.0.0.1:0".to_owned())],
        }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// The same folder, with another address to listen on.
    fn at(self, address: &str) -> Self {
        Self {
            variables: Vec::new(),
            ..self
        }
        .with("ESCALE_LISTEN", address)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_escale")));
        command
            .args(arguments)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        Said {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What a command that must succeed prints.
    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.status, Some(0), "{arguments:?}: {said:?}");
        said.out
    }

    /// The complaint of a command that must be refused, having printed nothing.
    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(
            (said.status, said.out.as_str()),
            (Some(1), ""),
            "{arguments:?}: {said:?}"
        );
        said.err
    }

    /// Starts a command that does not end by itself.
    fn start(&self, arguments: &[&str]) -> Running {
        let mut child = self
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Running { child, lines }
    }

    /// The visit's draft as a file: what must stay the same when a command is refused.
    fn exported(&self, visit: &str) -> String {
        self.done(&["export", visit, "--format", "json"])
    }
}

impl Running {
    /// What it prints, up to the first line with this text.
    fn said_up_to(&mut self, text: &str) -> String {
        let mut said = String::new();
        loop {
            let start = said.len();
            let read = self.lines.read_line(&mut said).unwrap();
            assert_ne!(read, 0, "it ended without {text:?}: {said}");
            if said[start..].contains(text) {
                return said;
            }
        }
    }

    /// Where it listens, without final slash.
    fn url(&mut self) -> String {
        let said = self.said_up_to("listening on ");
        said.trim()
            .strip_prefix("listening on ")
            .unwrap()
            .to_owned()
    }

    /// Asks it to stop, and says how it ended.
    fn stopped(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // it may have ended already
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The answer to GET, as status and text.
async fn get(url: &str, token: Option<&str>) -> (u16, String) {
    let mut request = reqwest::Client::new().get(url);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}
