//! Each kind of fault: where it is, and what would be right.

use super::*;

/// A small file without faults; each case replaces one line of it.
const FILE: &str = include_str!("small.toml");

/// The faults of the small file with `old` replaced by `new`.
fn faults_of(old: &str, new: &str) -> Vec<Fault> {
    assert!(FILE.contains(old), "{old} is not in the file");
    let text = FILE.replacen(old, new, 1);
    match read_over(VisitFile::default(), &text, Notation::Toml) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    }
}

#[test]
fn the_small_file_has_no_fault() {
    assert_eq!(faults_of("", ""), []);
}

#[test]
fn each_kind_of_fault_is_named_with_place_and_advice() {
    let cases = include_str!("cases.txt");
    let mut report = Vec::new();
    for case in cases.lines() {
        let (old, new) = case.split_once(" -> ").unwrap();
        let (old, new) = (old.replace("\\n", "\n"), new.replace("\\n", "\n"));
        let faults = faults_of(&old, &new);
        assert!(!faults.is_empty(), "no fault: {case}");
        report.push(case.to_owned());
        for fault in faults {
            assert!(fault.line.is_some(), "{fault}");
            report.push(format!("    {}\n    {fault}", fault.pointer));
        }
    }
    insta::assert_snapshot!(report.join("\n"));
}

#[test]
fn all_faults_of_a_file_come_in_one_answer() {
    let text = include_str!("thirty.toml");
    let faults = read_over(VisitFile::default(), text, Notation::Toml).unwrap_err();
    assert!(faults.len() >= 30, "{}", faults.len());
    let report: Vec<_> = faults.iter().map(Fault::to_string).collect();
    insta::assert_snapshot!(report.join("\n"));
}

#[test]
fn json_has_the_same_faults_by_pointer() {
    let document =
        r#"{"format": "escale/1", "people": [{"key": "a", "key": "b", "family_name": 5}]}"#;
    let faults = read_over(VisitFile::default(), document, Notation::Json).unwrap_err();
    let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(pointers, ["/people/0/family_name", "/people/0/key"]);
    assert_eq!(faults[0].path, "people[0] \"a\" › family_name");
    assert_eq!(faults[0].line, None);
    let said = faults[0].to_string();
    let place = "people[0] \"a\" › family_name (/people/0/family_name): a number";
    assert!(said.starts_with(place), "{said}");
}

#[test]
fn a_wall_time_that_exists_twice_takes_the_earlier_and_says_so() {
    let text = FILE
        .replace("2026-03-28T09:00:00", "2026-10-25T02:30:00")
        .replace("2026-03-28T10:00:00", "2026-10-25T03:30:00");
    let reading = read_over(VisitFile::default(), &text, Notation::Toml).unwrap();
    let warnings: Vec<_> = reading.warnings.iter().map(Warning::to_string).collect();
    insta::assert_snapshot!(warnings.join("\n"), @r#"line 92: visits[0] "spring" › items[0] "talk" › starts (/visits/0/items/0/starts): 2026-10-25T02:30:00 happens twice in Europe/Paris that day; the earlier is taken"#);
}
