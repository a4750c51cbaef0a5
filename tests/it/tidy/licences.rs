//! What may come into the program, by licence: what `cargo deny check licenses` says, without installing it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::check;
use super::reader::project;

/// What `deny.toml` allows: for all crates, and for some.
struct Allowed {
    everywhere: BTreeSet<String>,
    exceptions: BTreeMap<String, BTreeSet<String>>,
    banned: BTreeSet<String>,
}

fn words(value: &toml::Value) -> BTreeSet<String> {
    let words = value.as_array().unwrap().iter();
    words
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

impl Allowed {
    fn read() -> Self {
        let text = std::fs::read_to_string(project().join("deny.toml")).unwrap();
        let rules: toml::Table = text.parse().unwrap();
        let rows = |table: &str, list: &str| rules[table][list].as_array().unwrap().clone();
        let name = |row: &toml::Value| row["crate"].as_str().unwrap().to_owned();
        let exceptions = rows("licenses", "exceptions");
        Self {
            everywhere: words(&rules["licenses"]["allow"]),
            exceptions: exceptions
                .iter()
                .map(|row| (name(row), words(&row["allow"])))
                .collect(),
            banned: rows("bans", "deny").iter().map(name).collect(),
        }
    }

    /// Whether a licence expression (SPDX) leaves a choice that is allowed. AND binds closer than OR.
    fn permits(&self, package: &str, expression: &str) -> bool {
        let tokens = expression
            .replace('(', " ( ")
            .replace(')', " ) ")
            .replace('/', " OR ");
        let tokens: Vec<&str> = tokens.split_whitespace().collect();
        let mut left = tokens.as_slice();
        let permitted = self.any_of(package, &mut left);
        permitted && left.is_empty()
    }

    fn any_of(&self, package: &str, left: &mut &[&str]) -> bool {
        let mut permitted = self.all_of(package, left);
        while let ["OR", rest @ ..] = *left {
            *left = rest;
            permitted |= self.all_of(package, left);
        }
        permitted
    }

    fn all_of(&self, package: &str, left: &mut &[&str]) -> bool {
        let mut permitted = self.one(package, left);
        while let ["AND", rest @ ..] = *left {
            *left = rest;
            permitted &= self.one(package, left);
        }
        permitted
    }

    fn one(&self, package: &str, left: &mut &[&str]) -> bool {
        let (licence, rest) = match *left {
            ["(", rest @ ..] => {
                *left = rest;
                let permitted = self.any_of(package, left);
                let [")", rest @ ..] = *left else {
                    return false;
                };
                *left = rest;
                return permitted;
            }
            [licence, "WITH", exception, rest @ ..] => {
                (format!("{licence} WITH {exception}"), rest)
            }
            [licence, rest @ ..] => ((*licence).to_owned(), rest),
            [] => return false,
        };
        *left = rest;
        let own = self.exceptions.get(package);
        self.everywhere.contains(&licence) || own.is_some_and(|own| own.contains(&licence))
    }
}

/// What cargo prints.
fn cargo(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    let output = command
        .args(arguments)
        .current_dir(project())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// The packages of the program, of its tests and of its build, on this platform: those that cargo has fetched for it.
fn packages() -> Vec<Value> {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let metadata = cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        host.unwrap(),
    ]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

#[test]
fn every_package_may_come_into_the_program() {
    let allowed = Allowed::read();
    let packages = packages();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none given");
        if !allowed.permits(name, licence) {
            faults.push(format!(
                "{name}: deny.toml does not allow its licence, {licence}"
            ));
        }
        if allowed.banned.contains(name) {
            faults.push(format!("{name}: deny.toml bans it"));
        }
    }
    check(&faults);
}

#[test]
fn a_choice_of_licences_is_read_as_it_is_meant() {
    let allowed = Allowed::read();
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0-or-later", false),
        ("GPL-3.0-or-later OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR GPL-3.0-only) AND ISC", true),
        ("GPL-3.0-only AND (MIT OR ISC)", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ("0BSD", false),
        ("", false),
        ("(MIT", false),
    ] {
        assert_eq!(
            allowed.permits("escale", expression),
            expected,
            "{expression}"
        );
    }
    assert!(allowed.permits("quoted_printable", "0BSD"));
}
