//! Reads the project's own source: its code without comments and texts, and the paths it names.

use std::fs;
use std::path::Path;

/// A file of Rust.
pub(super) struct Source {
    /// From the root of the project.
    pub(super) path: String,
    /// As it is written.
    pub(super) text: String,
    /// Without comments, and with the content of strings left out.
    pub(super) code: String,
}

impl Source {
    fn read(path: String) -> Self {
        let text = fs::read_to_string(project().join(&path)).unwrap();
        let code = code(&text);
        Self { path, text, code }
    }

    /// The path of modules of this file, the root of the crate left out: `store`, `outbox`, `claim`.
    pub(super) fn segments(&self) -> Vec<String> {
        self.path
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .split('/')
            .map(str::to_owned)
            .collect()
    }

    /// The module of the crate to which this file belongs.
    pub(super) fn module(&self) -> &str {
        let path = self.path.trim_start_matches("src/");
        path.split(['/', '.']).next().unwrap_or_default()
    }

    /// Every path of this crate that the code names, in `use` or elsewhere.
    pub(super) fn imports(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for (start, _) in self.code.match_indices("crate::") {
            let before = self.code.get(..start).unwrap_or_default();
            if !before.ends_with(is_word) {
                let rest = self.code.get(start + "crate::".len()..).unwrap_or_default();
                tree(rest, &[], &mut found);
            }
        }
        found
    }

    /// Whether the code says `name` as whole words.
    pub(super) fn mentions(&self, name: &str) -> bool {
        self.code.match_indices(name).any(|(start, _)| {
            let before = self.code.get(..start).unwrap_or_default();
            let after = self.code.get(start + name.len()..).unwrap_or_default();
            !before.ends_with(is_word) && !after.starts_with(is_word)
        })
    }

    /// Whether a chain of `super::` may reach the root of the crate, past the table. Modules written inside a file
    /// are one step deeper.
    pub(super) fn leaves_by_super(&self) -> bool {
        let inside = self.code.lines().any(|line| {
            let line = line.trim_start().trim_start_matches("pub(crate) ");
            line.starts_with("mod ") && line.ends_with('{')
        });
        let depth = self.segments().len() + usize::from(inside);
        self.code.contains(&"super::".repeat(depth))
    }
}

/// The root of the project.
pub(super) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of Rust under a folder; none if there is no such folder.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    let alone = format!("{folder}.rs");
    let mut paths = files(folder, &["rs"]);
    if project().join(&alone).exists() {
        paths.push(alone);
    }
    paths.into_iter().map(Source::read).collect()
}

/// The files under a folder whose names end so, from the root of the project, in order.
pub(super) fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(project().join(folder)) else {
        return found;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        let ending = Path::new(&path).extension().and_then(|e| e.to_str());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path, endings));
        } else if ending.is_some_and(|ending| endings.contains(&ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Follows a path, or a tree of paths in braces, after `crate::`. Gives what comes after it.
fn tree<'a>(text: &'a str, parents: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            if rest.is_empty() {
                return rest;
            }
            let after = tree(rest, parents, found);
            // past a new name, a star, or what no path has
            let skipped = after.trim_start_matches(|c: char| c != ',' && c != '}');
            rest = skipped;
        }
    }
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let mut path = parents.to_vec();
    path.push(name.to_owned());
    if let Some(deeper) = rest.strip_prefix("::") {
        return tree(deeper, &path, found);
    }
    found.push(path);
    rest
}

/// The code without comments; of strings and characters only the quotation marks stay.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = literal(rest, code.ends_with(is_word)) {
            code.push_str("\"\"");
            length
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    code
}

/// The length of the string or character with which the text begins.
fn literal(text: &str, after_word: bool) -> Option<usize> {
    let raw = text.strip_prefix('r').filter(|_| !after_word);
    if let Some(raw) = raw {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        let opened = raw.get(marks..)?.starts_with('"');
        if opened {
            let close = format!("\"{}", "#".repeat(marks));
            let start = 1 + marks + 1;
            return Some(start + text.get(start..)?.find(&close)? + close.len());
        }
    }
    if text.starts_with('"') {
        return closed(text, '"');
    }
    // `'a` alone is a lifetime
    let character = text.strip_prefix('\'')?;
    let escaped = character.starts_with('\\');
    let single = character.chars().nth(1) == Some('\'');
    if escaped || single {
        closed(text, '\'')
    } else {
        None
    }
}

/// Where the quotation mark that opens the text is closed, past escapes.
fn closed(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == mark {
            return Some(at + c.len_utf8());
        }
    }
    None
}

#[test]
fn paths_are_found_wherever_they_are_and_nowhere_else() {
    let text = r##"
        use crate::{domain::{agenda, visit as stay}, store::*};
        // crate::comment
        /* crate::block */
        fn f<'a>(c: &'a str) -> crate::mail::Letter { g("crate::string", r#"crate::"raw"#, '"', '\'') }
        macro_rules! m { () => { $crate::web::error } }
        let mycrate = othercrate::nothing;
    "##;
    let source = Source {
        path: "src/domain/x.rs".to_owned(),
        text: text.to_owned(),
        code: code(text),
    };
    let found: Vec<String> = source
        .imports()
        .iter()
        .map(|path| path.join("::"))
        .collect();
    let expected = [
        "domain::agenda",
        "domain::visit",
        "store::",
        "mail::Letter",
        "web::error",
    ];
    assert_eq!(found, expected);
    assert!(!source.leaves_by_super());
}
