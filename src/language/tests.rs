use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

use super::*;

#[test]
fn tags_name_languages() {
    let cases = [
        ("en", Some(Language::En)),
        ("en-GB", Some(Language::En)),
        ("FR-ca", Some(Language::Fr)),
        ("fr_CA", Some(Language::Fr)),
        ("nb-NO", Some(Language::Nb)),
        ("nn", Some(Language::Nb)),
        ("no", Some(Language::Nb)),
        ("vi-VN", Some(Language::Vi)),
        ("de", None),
        ("frr", None),
        ("", None),
    ];
    for (tag, expected) in cases {
        assert_eq!(Language::of_tag(tag), expected, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::of_tag(language.tag()), Some(language));
    }
}

#[test]
fn a_text_has_its_arguments_filled_in_as_they_are() {
    let said = Language::Fr
        .say_with(
            "clash-fix-audience",
            [("who", "Đinh Toàn Thắng".into()), ("item", "Dîner".into())],
        )
        .unwrap();
    assert_eq!(said, "Retirer Đinh Toàn Thắng de Dîner");
}

#[test]
fn a_missing_text_or_argument_is_an_error() {
    let error = Language::Nb.say("no-such-text").unwrap_err().to_string();
    assert!(
        error.starts_with("locales/nb.ftl: text `no-such-text`"),
        "{error}"
    );
    let error = Language::Vi
        .say_with("clash-fix-audience", [("who", "A".into())])
        .unwrap_err();
    assert!(error.to_string().contains("clash-fix-audience"), "{error}");
}

#[test]
fn the_four_files_have_the_same_texts_with_the_same_arguments() {
    let english = texts_with_arguments(Language::En);
    for language in Language::ALL {
        assert_eq!(
            texts_with_arguments(language),
            english,
            "locales/{language}.ftl"
        );
    }
}

#[test]
fn every_text_can_be_written() {
    for language in Language::ALL {
        for (key, arguments) in texts_with_arguments(language) {
            let arguments = arguments.iter().map(|name| (name.as_str(), 2.into()));
            language.say_with(&key, arguments).unwrap();
        }
    }
}

#[test]
fn french_marks_stand_after_a_no_break_space() {
    let file = file_of(Language::Fr);
    let lines = file.lines().enumerate();
    for (number, line) in lines.filter(|(_, line)| !line.starts_with('#')) {
        let wrong = [" :", " ;", " !", " ?", "« ", " »"]
            .iter()
            .any(|mark| line.contains(mark));
        assert!(!wrong, "locales/fr.ftl:{}: {line}", number + 1);
    }
}

#[test]
fn every_text_asked_for_exists() {
    let known = texts_with_arguments(Language::En);
    let mut files = Vec::new();
    for folder in ["src", "templates"] {
        collect_files(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut files,
        );
    }
    files.retain(|file| !file.ends_with("language/tests.rs"));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for call in ["say(\"", "say_with(\""] {
            for asked in text.split(call).skip(1) {
                let key = asked.split('"').next().unwrap();
                assert!(
                    known.contains_key(key),
                    "{}: no text `{key}`",
                    file.display()
                );
            }
        }
    }
}

fn collect_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "html" || kind == "txt")
        {
            files.push(path);
        }
    }
}

fn file_of(language: Language) -> String {
    let path = format!("{}/locales/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// Every text of a file and the arguments it takes; a key written twice is a failure.
fn texts_with_arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(file_of(language)).expect("a well-formed file");
    let mut texts = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut arguments = BTreeSet::new();
            let values = message.value.iter();
            for pattern in values.chain(message.attributes.iter().map(|attribute| &attribute.value))
            {
                arguments_of_pattern(pattern, &mut arguments);
            }
            let twice = texts.insert(message.id.name.clone(), arguments);
            assert!(
                twice.is_none(),
                "locales/{language}.ftl: {} stands twice",
                message.id.name
            );
        }
    }
    texts
}

fn arguments_of_pattern(pattern: &Pattern<String>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            arguments_of_expression(expression, arguments);
        }
    }
}

fn arguments_of_expression(expression: &Expression<String>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => arguments_of_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            arguments_of_inline(selector, arguments);
            for variant in variants {
                arguments_of_pattern(&variant.value, arguments);
            }
        }
    }
}

fn arguments_of_inline(inline: &InlineExpression<String>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => {
            arguments_of_expression(expression, arguments);
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => {
            for value in positional {
                arguments_of_inline(value, arguments);
            }
        }
        _ => {}
    }
}
