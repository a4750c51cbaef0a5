//! The rules of the house that no compiler knows: who imports whom (docs/ARCHITECTURE.md), sizes, pairs, leftovers.

mod licences;
mod reader;

use std::collections::BTreeSet;
use std::fs;

use reader::{Source, files, project, sources};

/// What each module may import, besides itself and what [`COMMON`] names.
const IMPORTS: [(&str, &[&str]); 11] = [
    ("language", &[]),
    ("config", &[]),
    ("clock", &[]),
    ("telemetry", &[]),
    ("domain", &["language"]),
    ("store", &["domain"]),
    ("mail", &["domain"]),
    ("actions", &["domain", "store", "mail"]),
    ("jobs", &["actions", "store", "mail", "domain"]),
    ("web", &["actions", "store", "domain", "mail"]),
    ("cli", &["app", "actions", "store", "domain"]),
];

/// What all may import, but those that import nothing of ours, and the domain, which knows neither time nor place.
const COMMON: [&str; 4] = ["language", "config", "clock", "telemetry"];

/// Crates with effects, and the parts of the standard library that have them: none of these in the domain.
const EFFECTS: [&str; 15] = [
    "diesel",
    "actix_web",
    "lettre",
    "tokio",
    "rand",
    "tracing",
    "metrics",
    "reqwest",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "Instant::now",
    "Uuid::now_v7",
];

/// The ways to ask what time it is.
const CLOCKS: [&str; 5] = [
    "Timestamp::now",
    "Zoned::now",
    "Utc::now",
    "Local::now",
    "SystemTime::now",
];

/// Longest file of Rust, in lines; only the generated shape of the tables is longer.
const LINES: usize = 400;

/// All faults at once, or none.
fn check(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn modules_of_the_library() -> Vec<Source> {
    let mut sources = sources("src");
    sources.retain(|source| !matches!(source.module(), "lib" | "main"));
    sources
}

#[test]
fn every_module_imports_only_what_the_table_allows() {
    let mut faults = Vec::new();
    for source in modules_of_the_library() {
        let module = source.module();
        // the one place where everything meets
        if module == "app" {
            continue;
        }
        let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{}: {module} is not in the table", source.path));
            continue;
        };
        let common: &[&str] = if COMMON.contains(&module) || module == "domain" {
            &[]
        } else {
            &COMMON
        };
        for import in source.imports() {
            let Some(first) = import.first().map(String::as_str) else {
                continue;
            };
            if first != module && !allowed.contains(&first) && !common.contains(&first) {
                let import = import.join("::");
                faults.push(format!(
                    "{}: {module} may not import crate::{import}",
                    source.path
                ));
            }
        }
        if source.leaves_by_super() {
            faults.push(format!(
                "{}: say crate:: instead of super:: up to the root",
                source.path
            ));
        }
    }
    check(&faults);
}

#[test]
fn the_domain_has_no_effects() {
    let mut faults = Vec::new();
    for source in sources("src/domain").iter().chain(&sources("src/language")) {
        // tests read the files that they compare
        if source.segments().contains(&"tests".to_owned()) {
            continue;
        }
        for effect in EFFECTS {
            if source.mentions(effect) {
                faults.push(format!("{}: {effect} has effects", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn only_the_store_knows_diesel_and_only_the_clock_tells_the_time() {
    let mut faults = Vec::new();
    for source in sources("src") {
        if source.module() != "store" && source.mentions("diesel") {
            faults.push(format!("{}: diesel belongs to the store", source.path));
        }
        for clock in CLOCKS {
            if source.module() != "clock" && source.mentions(clock) {
                faults.push(format!("{}: ask the Clock, not {clock}", source.path));
            }
        }
    }
    check(&faults);
}

/// The API opens the transaction in which an action and its idempotency key are kept; nothing else of the web writes,
/// and the command line writes through actions alone.
#[test]
fn pages_and_commands_only_read_the_store() {
    let writing = functions_that_write();
    let mut faults = Vec::new();
    for source in modules_of_the_library() {
        if !matches!(source.module(), "web" | "cli") {
            continue;
        }
        for import in source.imports() {
            let ["store", noun, ..] = import.iter().map(String::as_str).collect::<Vec<_>>()[..]
            else {
                continue;
            };
            for function in writing.iter().filter(|(of, _)| of == noun) {
                let call = format!("{noun}::{}", function.1);
                if source.mentions(&call) {
                    faults.push(format!("{}: {call} is for actions", source.path));
                }
            }
        }
    }
    check(&faults);
}

/// Noun and name of the public functions of the store that insert, update or delete, by their own text or by calling
/// one that does.
fn functions_that_write() -> BTreeSet<(String, String)> {
    let sources = sources("src/store");
    let functions: Vec<(String, String, &str)> = sources
        .iter()
        .flat_map(|source| {
            let noun = source.segments().get(1).cloned().unwrap_or_default();
            source.code.split("\npub fn ").skip(1).map(move |text| {
                let name = text.split(['(', '<']).next().unwrap_or_default();
                let body = text.split("\n}").next().unwrap_or_default();
                (noun.clone(), name.to_owned(), body)
            })
        })
        .collect();
    let mut signs: BTreeSet<String> = ["insert_into(", "diesel::update(", "diesel::delete("]
        .map(str::to_owned)
        .into();
    let mut found = BTreeSet::new();
    loop {
        let more: Vec<_> = functions
            .iter()
            .filter(|(_, _, body)| signs.iter().any(|sign| body.contains(sign)))
            .map(|(noun, name, _)| (noun.clone(), name.clone()))
            .filter(|function| !found.contains(function))
            .collect();
        if more.is_empty() {
            break;
        }
        signs.extend(more.iter().map(|(_, name)| format!("::{name}(")));
        found.extend(more);
    }
    // the macro of the registers writes these for each of its nouns
    for (noun, _, _) in &functions {
        for name in ["insert", "update", "delete", "bump_revision"] {
            found.insert((noun.clone(), name.to_owned()));
        }
    }
    found
}

/// Rendering is for actions, sending for jobs: what is sent was committed before.
#[test]
fn actions_never_send() {
    let mut faults = Vec::new();
    for source in sources("src/actions") {
        for import in source.imports() {
            if let ["mail", "smtp" | "transport", ..] =
                import.iter().map(String::as_str).collect::<Vec<_>>()[..]
            {
                faults.push(format!("{}: actions never send", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn no_file_is_long() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for source in sources(folder) {
            let lines = source.text.lines().count();
            if lines > LINES {
                faults.push(format!("{}: {lines} lines, {LINES} at most", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn every_migration_is_there_for_both_engines_and_both_ways() {
    let names = |engine: &str| -> BTreeSet<String> {
        fs::read_dir(project().join("migrations").join(engine))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert_eq!(sqlite, postgres);
    assert!(!sqlite.is_empty());
    let mut faults = Vec::new();
    for name in sqlite {
        for file in ["up.sql", "down.sql"] {
            for engine in ["sqlite", "postgres"] {
                let path = format!("migrations/{engine}/{name}/{file}");
                let text = fs::read_to_string(project().join(&path)).unwrap_or_default();
                if text.trim().is_empty() {
                    faults.push(format!("{path}: missing or empty"));
                }
            }
        }
    }
    check(&faults);
}

#[test]
fn every_template_is_used() {
    let templates = files("templates", &["txt", "html", "css", "svg", "xml"]);
    let mut text = String::new();
    for source in sources("src") {
        text.push_str(&source.text);
    }
    for template in &templates {
        text.push_str(&fs::read_to_string(project().join(template)).unwrap());
    }
    let faults: Vec<String> = templates
        .iter()
        .filter(|path| {
            let name = path.trim_start_matches("templates/");
            !text.contains(&format!("\"{name}\""))
        })
        .map(|path| format!("{path}: nothing shows it"))
        .collect();
    check(&faults);
}

/// Written in two halves, so that this file is none of those it finds.
#[test]
fn nothing_is_left_for_later() {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[", "ignore"),
        concat!("#[", "should_panic"),
    ];
    let endings = ["rs", "sql", "html", "txt", "ftl", "css", "js", "md", "yml"];
    let mut faults = Vec::new();
    for folder in [
        "src",
        "tests",
        "benches",
        "migrations",
        "templates",
        "locales",
        "assets",
        "docs",
    ] {
        for path in files(folder, &endings) {
            let text = fs::read_to_string(project().join(&path)).unwrap();
            for word in words.iter().filter(|word| text.contains(**word)) {
                faults.push(format!("{path}: {word}"));
            }
        }
    }
    check(&faults);
}
