//! A process beside ours: started, looked at, ended.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result};

/// A server in a process of its own; it ends with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts a program that says `listening on http://ADDRESS`, and gives it `input`.
    pub(crate) fn start(command: &mut Command, input: &[u8]) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        child
            .stdin
            .take()
            .context("no way into the server")?
            .write_all(input)?;
        let mut said = BufReader::new(child.stdout.take().context("no way out of the server")?);
        let mut line = String::new();
        said.read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .with_context(|| format!("the server said {line:?}"))?
            .parse()?;
        Ok(Self { child, address })
    }

    /// What all its threads have used of processors.
    pub(crate) fn processor_time(&self) -> Result<Duration> {
        let mut nanoseconds = 0;
        for task in fs::read_dir(self.folder().join("task"))? {
            let schedule = fs::read_to_string(task?.path().join("schedstat"))?;
            let spent = schedule.split(' ').next().unwrap_or_default();
            nanoseconds += spent.parse::<u64>()?;
        }
        Ok(Duration::from_nanos(nanoseconds))
    }

    /// A figure of `/proc/PID/status` such as `VmRSS`, in MiB.
    pub(crate) fn mebibytes(&self, name: &str) -> Result<f64> {
        let status = fs::read_to_string(self.folder().join("status"))?;
        let kibibytes = status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .and_then(|rest| rest.trim().strip_suffix(" kB"))
            .with_context(|| format!("the system does not tell {name}"))?;
        Ok(kibibytes.parse::<f64>()? / 1024.0)
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from("/proc").join(self.child.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ends a process at once.
pub(crate) fn end(child: &mut Child) {
    if child.kill().is_ok() && child.wait().is_err() {
        // it is gone either way
    }
}
