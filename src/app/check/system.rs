//! The clock and the disks.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rustix::fs::{Access, access, statvfs};

use super::{Finding, folder};
use crate::clock::Clock;
use crate::config::{Config, Database};
use crate::store::{Store, instances};

/// No clock that is right shows less: this program was not there.
const WRITTEN: Timestamp = Timestamp::constant(1_795_219_200, 0);
/// Clocks of two machines that agree differ by less.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(2);
/// With less room on a disk it is time to act, in MiB.
const LITTLE: u64 = 256;

/// The clock of this machine, against that of the database.
pub(super) fn clock(clock: &Clock, store: Option<&Store>) -> Finding {
    let theirs = store.map(|store| store.read_blocking(instances::clock));
    // what keeps the database from answering is told where it is looked at
    compare(clock.now(), theirs.and_then(Result::ok))
}

fn compare(ours: Timestamp, theirs: Option<Timestamp>) -> Finding {
    const ABOUT: &str = "clock";
    const REMEDY: &str = "run a time service, such as chrony: reminders go out, links expire and calendars are updated by it";
    if ours < WRITTEN {
        return Finding::wrong(ABOUT, format!("shows {ours}, which is past"), REMEDY);
    }
    match theirs.map(|theirs| ours.duration_since(theirs).abs()) {
        Some(apart) if apart > TOLERANCE => Finding::wrong(
            ABOUT,
            format!("is {} s apart from that of the database", apart.as_secs()),
            REMEDY,
        ),
        _ => Finding::good(ABOUT, format!("shows {ours:.0}")),
    }
}

/// The folders in which something is kept.
pub(super) fn disks(config: &Config) -> Vec<Finding> {
    let mut folders = Vec::new();
    if let Database::Sqlite(path) = &config.database {
        folders.push(folder(path));
    }
    if config.smtp_url.is_none() {
        folders.push(&config.mail_folder);
    }
    folders.dedup();
    folders
        .into_iter()
        .filter(|folder| folder.exists())
        .map(disk)
        .collect()
}

fn disk(folder: &Path) -> Finding {
    const ABOUT: &str = "disk";
    let shown = folder.display();
    if let Err(error) = access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK) {
        return Finding::wrong(
            ABOUT,
            format!("{shown} cannot be written: {error}"),
            format!("let the user of escale own {shown}"),
        );
    }
    match statvfs(folder) {
        Ok(volume) => {
            let mebibytes = |blocks: u64| blocks.saturating_mul(volume.f_frsize) / (1024 * 1024);
            room(&shown.to_string(), mebibytes(volume.f_bavail))
        }
        Err(error) => Finding::wrong(
            ABOUT,
            format!("{shown} cannot be looked at: {error}"),
            format!("let the user of escale own {shown}"),
        ),
    }
}

fn room(folder: &str, free: u64) -> Finding {
    let found = format!("{free} MiB are free in {folder}");
    if free < LITTLE {
        Finding::wrong(
            "disk",
            found,
            "make room: without it nothing can be written, and requests are answered 503",
        )
    } else {
        Finding::good("disk", found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::check::Verdict;

    #[test]
    fn a_clock_that_is_wrong_is_noticed() {
        let check = |ours: &str, theirs: Option<&str>, verdict: Verdict| {
            let theirs = theirs.map(|text| text.parse().unwrap());
            let finding = compare(ours.parse().unwrap(), theirs);
            assert_eq!(finding.verdict, verdict, "{finding:?}");
        };
        check("2027-01-01T00:00:00Z", None, Verdict::Good);
        check("1970-01-01T00:01:00Z", None, Verdict::Wrong);
        let theirs = Some("2027-01-01T00:00:10Z");
        check("2027-01-01T00:00:11.9Z", theirs, Verdict::Good);
        check("2027-01-01T00:00:07Z", theirs, Verdict::Wrong);
        check("2027-01-01T00:00:13Z", theirs, Verdict::Wrong);
    }

    #[test]
    fn a_disk_that_is_nearly_full_is_noticed() {
        assert_eq!(room("data", LITTLE).verdict, Verdict::Good);
        assert_eq!(room("data", LITTLE - 1).verdict, Verdict::Wrong);
    }
}
