//! What the operating system says of this process, under the names that Prometheus gives them in every program.

use std::fs;

/// The clock of `/proc` ticks so often a second, on every Linux.
const TICKS_A_SECOND: f64 = 100.0;

/// Figures of this process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Process {
    /// Octets in memory.
    resident_memory: u64,
    /// Seconds of processor time, of all threads.
    cpu: f64,
    /// Open files and connections.
    open_files: usize,
    /// Seconds from 1970 to its start.
    started: f64,
}

impl Process {
    /// This process, now; `None` where there is no `/proc`.
    #[must_use]
    pub fn current() -> Option<Self> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let stat = fs::read_to_string("/proc/self/stat").ok()?;
        let system = fs::read_to_string("/proc/stat").ok()?;
        // one of them is the folder that is being read
        let open_files = fs::read_dir("/proc/self/fd")
            .ok()?
            .count()
            .saturating_sub(1);
        Self::read(&status, (&stat, &system), open_files)
    }

    /// Reads `/proc/self/status`, `/proc/self/stat` and `/proc/stat` (proc(5)).
    fn read(status: &str, (stat, system): (&str, &str), open_files: usize) -> Option<Self> {
        let resident: u64 = after(status, "VmRSS:")?.parse().ok()?;
        // the second field is the program's name in parentheses, whatever is in it
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
        let user: f64 = fields.nth(11)?.parse().ok()?;
        let kernel: f64 = fields.next()?.parse().ok()?;
        let started: f64 = fields.nth(6)?.parse().ok()?;
        let boot: f64 = after(system, "btime")?.parse().ok()?;
        Some(Self {
            resident_memory: resident * 1024,
            cpu: (user + kernel) / TICKS_A_SECOND,
            open_files,
            started: boot + started / TICKS_A_SECOND,
        })
    }

    /// The figures in the text format of Prometheus.
    #[must_use]
    pub fn to_text(self) -> String {
        let figures = [
            (
                "resident_memory_bytes",
                "gauge",
                "Resident memory size in bytes.",
                self.resident_memory.to_string(),
            ),
            (
                "cpu_seconds_total",
                "counter",
                "Total user and system CPU time spent in seconds.",
                self.cpu.to_string(),
            ),
            (
                "open_fds",
                "gauge",
                "Number of open file descriptors.",
                self.open_files.to_string(),
            ),
            (
                "start_time_seconds",
                "gauge",
                "Start time of the process since unix epoch in seconds.",
                self.started.to_string(),
            ),
        ];
        let lines = figures.iter().map(|(name, kind, help, value)| {
            let name = format!("process_{name}");
            format!("# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n\n")
        });
        lines.collect()
    }
}

/// The word that follows a name at the beginning of a line.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = text.lines();
    let rest = lines.find_map(|line| line.strip_prefix(name))?;
    rest.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_whatever_the_program_is_called() {
        let status = "Name:\tescale\nVmHWM:\t   99999 kB\nVmRSS:\t   20480 kB\n";
        let stat =
            "42 (a b) c) S 1 42 42 0 -1 4194560 900 0 0 0 150 50 0 0 20 0 9 0 6000 300000000 5120";
        let system = "cpu  1 2 3\nbtime 1750000000\nprocesses 9\n";
        let process = Process::read(status, (stat, system), 12).unwrap();
        assert_eq!(
            process,
            Process {
                resident_memory: 20_971_520,
                cpu: 2.0,
                open_files: 12,
                started: 1_750_000_060.0,
            }
        );
        insta::assert_snapshot!(process.to_text());
    }

    #[test]
    fn what_is_no_proc_has_no_figures() {
        assert_eq!(Process::read("", ("", ""), 0), None);
    }
}
