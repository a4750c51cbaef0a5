//! Visit files in and out, and publishing them.

use serde_json::Value;

use super::{VISIT, visit_to_come};
use crate::harness::process::Installation;

#[test]
fn what_is_exported_imports_as_nothing_new() {
    let office = Installation::new();
    office.write("visit.toml", VISIT);
    let imported = office.done(&["import", "visit.toml"]);
    assert!(imported.contains("visits: spring-2026"), "{imported}");
    for format in ["toml", "json"] {
        let exported = office.done(&["export", "spring-2026", "--format", format]);
        let file = format!("again.{format}");
        office.write(&file, &exported);
        let again = office.done(&["import", &file]);
        assert_eq!(
            again,
            format!("{file}: 0 new, 0 changed; visits: spring-2026\n")
        );
        let elsewhere = Installation::new();
        elsewhere.write(&file, &exported);
        elsewhere.done(&["import", &file]);
        assert_eq!(
            elsewhere.done(&["export", "spring-2026", "--format", format]),
            exported
        );
    }
    let by_default = office.done(&["export", "spring-2026"]);
    assert_eq!(
        by_default,
        office.done(&["export", "spring-2026", "--format", "toml"])
    );
}

#[test]
fn the_samples_come_back_with_all_that_they_draw_on() {
    for sample in [
        "toulouse-vietnam-2025",
        "toulouse-montreal-2021",
        "oslo-toulouse",
    ] {
        let text = std::fs::read_to_string(format!("samples/{sample}.toml")).unwrap();
        let office = Installation::new();
        office.write("visit.toml", &text);
        let imported = office.done(&["import", "visit.toml"]);
        assert!(imported.contains(" new, 0 changed"), "{imported}");
        let slug = imported.split("visits: ").nth(1).unwrap().trim();
        for format in ["toml", "json"] {
            let exported = office.done(&["export", slug, "--format", format]);
            let file = format!("again.{format}");
            let again = office.done(&["import", office.write(&file, &exported)]);
            assert!(again.contains(": 0 new, 0 changed;"), "{again}");
            let elsewhere = Installation::new();
            elsewhere.done(&["import", elsewhere.write(&file, &exported)]);
            assert_eq!(
                elsewhere.done(&["export", slug, "--format", format]),
                exported
            );
        }
    }
}

#[test]
fn programs_are_answered_in_json() {
    let office = Installation::new();
    office.write("visit.toml", VISIT);
    let said: Value =
        serde_json::from_str(&office.done(&["import", "visit.toml", "--json"])).unwrap();
    assert_eq!(said["visits"][0]["slug"], "spring-2026");
    assert_eq!(
        (&said["updated"], &said["warnings"]),
        (&0.into(), &serde_json::json!([]))
    );
    let id = said["visits"][0]["id"].as_str().unwrap();
    assert_eq!(
        office.done(&["export", id]),
        office.done(&["export", "spring-2026"])
    );

    office.write("faulty.toml", &VISIT.replace("\"working\"", "\"workign\""));
    let said = office.run(&["import", "faulty.toml", "--json"]);
    assert_eq!(said.status, Some(1));
    let faults: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (
            &faults["errors"][0]["file"],
            &faults["errors"][0]["pointer"]
        ),
        (&"faulty.toml".into(), &"/visits/0/kind".into())
    );
}

#[test]
fn programs_are_told_of_every_refusal_in_json() {
    let office = Installation::new().with("ESCALE_SECRET", "short");
    office.write("visit.toml", VISIT);
    let said = office.run(&["import", "visit.toml", "--json"]);
    assert_eq!(said.status, Some(1));
    assert!(said.err.contains("ESCALE_SECRET"), "{said:?}");
    let refusal: Value = serde_json::from_str(&said.out).unwrap();
    let problem = refusal["errors"][0]["problem"].as_str().unwrap();
    assert!(problem.contains("ESCALE_SECRET"), "{problem}");
}

#[test]
fn two_visits_of_one_file_exchange_their_slugs() {
    let office = Installation::new();
    let (head, first) = VISIT.split_once("[[visits]]").unwrap();
    let second = first
        .replace("key = \"spring\"", "key = \"other\"")
        .replace("slug = \"spring-2026\"", "slug = \"other\"");
    let file = |first: &str, second: &str| format!("{head}[[visits]]{first}\n[[visits]]{second}");
    office.write("both.toml", &file(first, &second));
    office.done(&["import", "both.toml"]);
    let exchanged = file(
        &first.replace("slug = \"spring-2026\"", "slug = \"other\""),
        &second.replace("slug = \"other\"", "slug = \"spring-2026\""),
    );
    office.write("exchanged.toml", &exchanged);
    let said = office.done(&["import", "exchanged.toml"]);
    assert!(
        said.contains("0 new, 2 changed; visits: other, spring-2026"),
        "{said}"
    );
    let exported = office.done(&["export", "spring-2026"]);
    assert!(exported.contains("key = \"other\""), "{exported}");
}

#[test]
fn every_fault_is_named_with_its_place_and_the_way_out() {
    let office = Installation::new();
    let faulty = VISIT
        .replace("\"working\"", "\"workign\"")
        .replace("host = \"toulouse\"", "host = \"tolouse\"")
        .replace("09:00:00", "11:00:00");
    office.write("faulty.toml", &faulty);
    insta::assert_snapshot!(office.refused(&["import", "faulty.toml"]));
    office.write("broken.json", "{\"format\": ");
    insta::assert_snapshot!(office.refused(&["import", "broken.json"]));
    let nothing = office.refused(&["export", "spring-2026"]);
    assert!(nothing.contains("visit “spring-2026”"), "{nothing}");
}

#[test]
fn of_several_files_all_are_imported_or_none() {
    let office = Installation::new();
    office.write("good.toml", VISIT);
    office.write("later.toml", &visit_to_come());
    office.write("bad.toml", &VISIT.replace("\"working\"", "\"workign\""));
    let complaint = office.refused(&["import", "good.toml", "bad.toml"]);
    assert!(complaint.contains("bad.toml: line"), "{complaint}");
    office.refused(&["export", "spring-2026"]);
    office.done(&["import", "good.toml", "later.toml"]);
    office.exported("spring-2026");
    office.exported("later");
}

/// A file with faults still counts as making what it names, so that the next one is not blamed for it.
#[test]
fn the_faults_of_all_files_are_reported_at_once() {
    let office = Installation::new();
    let (registers, visits) = VISIT.split_once("[[visits]]").unwrap();
    let registers = registers.replace("Europe/Paris", "Europe/Pari");
    office.write("registers.toml", &registers);
    let visits = format!("format = \"escale/1\"\n\n[[visits]]{visits}");
    office.write("visits.toml", &visits.replace("\"working\"", "\"workign\""));
    office.write("broken.json", "{\"format\": ");
    office.write("later.toml", &visit_to_come());
    let files = [
        "import",
        "registers.toml",
        "missing.toml",
        "visits.toml",
        "broken.json",
        "later.toml",
    ];
    insta::assert_snapshot!(office.refused(&files));
    office.refused(&["export", "later"]);
    let said = office.run(&[&files[..], &["--json"]].concat());
    let said: Value = serde_json::from_str(&said.out).unwrap();
    let errors = said["errors"].as_array().unwrap();
    let places: Vec<_> = errors
        .iter()
        .map(|error| format!("{} {}", error["file"], error["pointer"]))
        .collect();
    insta::assert_snapshot!(places.join("\n"));
}

#[test]
fn only_visits_that_have_not_ended_are_published_with_their_import() {
    let office = Installation::new();
    office.write("past.toml", VISIT);
    office.write("later.toml", &visit_to_come());
    office.done(&["import", "past.toml", "later.toml", "--publish"]);
    let again = office.done(&["publish", "later"]);
    assert!(again.starts_with("nothing new: version 1;"), "{again}");
    let first = office.done(&["publish", "spring-2026"]);
    assert!(
        first.starts_with("published version 1; 0 told, 0 not told"),
        "{first}"
    );
}

#[test]
fn a_publication_says_who_is_told() {
    let office = Installation::new();
    office.write("later.toml", &visit_to_come());
    office.done(&["import", "later.toml"]);
    let silent = office.done(&[
        "publish",
        "later",
        "--tell",
        "nobody",
        "--note",
        "fr=Bienvenue",
        "--note",
        "en=Welcome",
    ]);
    assert_eq!(
        silent,
        "published version 1; 0 told, 1 not told, 0 to be told by hand\n"
    );
    let concerned = office.done(&["publish", "later"]);
    assert_eq!(
        concerned,
        "nothing new: version 1; 1 told, 0 not told, 0 to be told by hand\n"
    );
    assert_eq!(office.done(&["publish", "later"]), concerned);
    let unknown = office.refused(&["publish", "nowhere"]);
    assert_eq!(
        unknown,
        "escale: there is no visit “nowhere”: give its id or slug\n"
    );
    for wrong in [
        ["--tell", "all"],
        ["--note", "Bienvenue"],
        ["--note", "fr="],
        ["--note", "?=Bienvenue"],
        ["--note", "fr=\u{7}"],
    ] {
        let said = office.run(&["publish", "later", wrong[0], wrong[1]]);
        assert_eq!(
            (said.status, said.out.as_str()),
            (Some(2), ""),
            "{wrong:?}: {said:?}"
        );
    }
}

#[test]
fn a_calendar_is_printed_for_one_reader_or_the_public() {
    let office = Installation::new();
    let public = visit_to_come().replace("kind = \"working\"", "kind = \"working\"\npublic = true");
    let public = public.replace(
        "kind = \"meeting\"",
        "kind = \"meeting\"\nstatus = \"confirmed\"\nvisibility = \"public\"",
    );
    office.write("visit.toml", &public);
    office.done(&["import", "visit.toml"]);
    let unpublished = office.refused(&["export", "later", "--format", "ics"]);
    assert!(unpublished.contains("publish it first"), "{unpublished}");
    office.done(&["publish", "later"]);
    let calendar = office.done(&["export", "later", "--format", "ics"]);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("SUMMARY:Talk") && !calendar.contains("meet.example"),
        "{calendar}"
    );
    let french = office.done(&["export", "later", "--format", "ics", "--locale", "fr"]);
    assert_ne!(
        french,
        office.done(&["export", "later", "--format", "ics", "--locale", "vi"])
    );

    let nobody = uuid::Uuid::nil().to_string();
    let refused = office.refused(&[
        "export",
        "later",
        "--format",
        "ics",
        "--participant",
        &nobody,
    ]);
    assert!(refused.contains(&nobody), "{refused}");
    for wrong in [
        ["--format", "xml"],
        ["--participant", "me"],
        ["--locale", "de"],
        ["--locale", "fr"],
        ["--participant", &nobody],
    ] {
        let said = office.run(&["export", "later", wrong[0], wrong[1]]);
        assert_eq!(
            (said.status, said.out.as_str()),
            (Some(2), ""),
            "{wrong:?}: {said:?}"
        );
    }
}
