//! Files over what is stored: what moves, what stays, and what cannot be.

use super::*;

/// What is stored after these files, one after the other.
fn themes_after(files: &[&str]) -> Result<Vec<(String, Vec<String>)>, Vec<Fault>> {
    let mut stored = VisitFile::default();
    for (round, themes) in (1_u128..).zip(files) {
        let text = format!("format = \"escale/1\"\nthemes = [{themes}]\n");
        let node = Node::parse(&text, Notation::Toml)?;
        let mut ids = counter(1_000 * round);
        let read = VisitFile::read(&node, &knowing(stored.clone()), &mut ids)?;
        let mut registers = Registers::default();
        for tree in stored.themes.into_iter().chain(read.value.themes) {
            for theme in std::iter::once(tree.theme).chain(tree.children) {
                registers.themes.insert(theme.id, theme);
            }
        }
        stored = VisitFile::of(&registers, Vec::new());
    }
    let keys = |tree: &ThemeTree| {
        let below = tree.children.iter().map(|child| child.key.clone());
        (tree.theme.key.clone(), below.collect())
    };
    Ok(stored.themes.iter().map(keys).collect())
}

/// A theme in a file.
fn theme(key: &str, children: &[&str]) -> String {
    let children: Vec<_> = children
        .iter()
        .map(|key| format!("{{ key = \"{key}\", label = {{ en = \"{key}\" }} }}"))
        .collect();
    let children = children.join(", ");
    format!("{{ key = \"{key}\", label = {{ en = \"{key}\" }}, children = [{children}] }}")
}

#[test]
fn a_theme_moves_to_where_the_file_puts_it() {
    let first = [theme("water", &["rivers", "coasts"]), theme("town", &[])].join(", ");
    let check = |second: &str, expect: &[(&str, &[&str])]| {
        let mut found = themes_after(&[&first, second]).unwrap();
        found.sort();
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let expect: Vec<_> = expect
            .iter()
            .map(|(key, below)| ((*key).to_owned(), owned(below)))
            .collect();
        assert_eq!(found, expect, "{second}");
    };
    let bare = "{ key = \"town\", children = [{ key = \"rivers\" }] }";
    check(bare, &[("town", &["rivers"]), ("water", &["coasts"])]);
    let both = format!("{{ key = \"water\" }}, {bare}");
    check(&both, &[("town", &["rivers"]), ("water", &["coasts"])]);
    let new = theme("nature", &["rivers"]);
    check(
        &new,
        &[
            ("nature", &["rivers"]),
            ("town", &[]),
            ("water", &["coasts"]),
        ],
    );
    let up = "{ key = \"rivers\" }";
    check(
        up,
        &[("rivers", &[]), ("town", &[]), ("water", &["coasts"])],
    );
    let turned = theme("rivers", &["water", "coasts"]);
    check(&turned, &[("rivers", &["water", "coasts"]), ("town", &[])]);
}

#[test]
fn themes_have_two_levels_whichever_file_brings_them() {
    let first = [theme("water", &["rivers"]), theme("town", &[])].join(", ");
    for second in [
        theme("town", &["water"]),
        theme("nature", &["water"]),
        format!("{}, {{ key = \"town\" }}", theme("nature", &["water"])),
    ] {
        let faults = themes_after(&[&first, &second]).unwrap_err();
        let places: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(places, ["/themes/0/children/0/key"], "{second}");
        assert!(faults[0].problem.contains("rivers"), "{}", faults[0]);
    }
    let apart = [theme("town", &["water"]), theme("rivers", &[])].join(", ");
    assert!(themes_after(&[&first, &apart]).is_ok());
}

#[test]
fn any_tag_of_a_language_may_appear() {
    for (tag, kept) in [
        ("en", Some("en")),
        ("EN-gb", Some("en-GB")),
        ("zh-hant-tw", Some("zh-Hant-TW")),
        ("de-DE-u-co-phonebk", Some("de-DE-u-co-phonebk")),
        ("en-x-foo", Some("en-x-foo")),
        ("sl-rozaj-biske", Some("sl-biske-rozaj")),
        ("en_GB", None),
        ("und", None),
        ("english", None),
        ("en-", None),
        ("", None),
    ] {
        let text = format!(
            "format = \"escale/1\"\nthemes = [{{ key = \"a\", label = {{ \"{tag}\" = \"A\" }} }}]"
        );
        let read = read_over(VisitFile::default(), &text, Notation::Toml).ok();
        let found = read.map(|read| read.value.themes[0].theme.label.0.clone());
        let found = found.map(|texts| texts.into_keys().next().unwrap());
        assert_eq!(found.as_deref(), kept, "{tag}");
    }
}
