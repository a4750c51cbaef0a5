//! A whole name in one cell: which words of it are the family name.

use crate::domain::person::{Name, NameOrder};

/// Family names that say by their letters that they are Vietnamese, and so come first.
const VIETNAMESE: [&str; 33] = [
    "Nguyễn", "Nguyen", "Trần", "Tran", "Lê", "Phạm", "Pham", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ",
    "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Trịnh", "Lâm", "Tạ", "Đào",
    "Lương", "Đồng", "Tô", "Hà", "Trương", "Đàm", "Phùng", "Vương",
];

/// Splits a whole name, as somebody who reads `locale` writes theirs: `Berg, Anne`, `NGUYỄN Văn Anh`, `Anne BERG`, else
/// by the order of the language. One word alone is the name of a desk.
#[must_use]
pub fn split(whole: &str, locale: Option<&str>) -> Name {
    if let Some((family, given)) = whole.split_once(',') {
        let order = order_of(locale, family);
        return named(family.trim(), given.trim(), order);
    }
    let words: Vec<&str> = whole.split_whitespace().collect();
    if let Some(name) = by_capitals(&words) {
        return name;
    }
    let first = words.first().copied().unwrap_or_default();
    match (order_of(locale, first), words.as_slice()) {
        (_, [] | [_]) => named(whole.trim(), "", NameOrder::GivenFirst),
        (NameOrder::FamilyFirst, [family, given @ ..]) => {
            named(family, &given.join(" "), NameOrder::FamilyFirst)
        }
        (NameOrder::GivenFirst, [given @ .., family]) => {
            named(family, &given.join(" "), NameOrder::GivenFirst)
        }
    }
}

/// Which name comes first, for somebody with this family name who reads `locale`.
#[must_use]
pub fn order_of(locale: Option<&str>, family: &str) -> NameOrder {
    let is_vietnamese = locale.is_some_and(|tag| tag == "vi" || tag.starts_with("vi-"))
        || VIETNAMESE
            .iter()
            .any(|known| known.to_lowercase() == family.trim().to_lowercase());
    if is_vietnamese {
        NameOrder::FamilyFirst
    } else {
        NameOrder::GivenFirst
    }
}

/// The words in capitals are the family name, if some are and others are not, and they stand together at one end.
fn by_capitals(words: &[&str]) -> Option<Name> {
    let count = words.iter().filter(|word| is_capitals(word)).count();
    if count == 0 || count == words.len() {
        return None;
    }
    let at_start = words.iter().take_while(|word| is_capitals(word)).count();
    let at_end = words
        .iter()
        .rev()
        .take_while(|word| is_capitals(word))
        .count();
    let (family, given, order) = if at_start == count {
        let (family, given) = words.split_at(count);
        (
            family,
            given,
            order_of(None, family.first().copied().unwrap_or_default()),
        )
    } else if at_end == count {
        let (given, family) = words.split_at(words.len() - count);
        (family, given, NameOrder::GivenFirst)
    } else {
        return None;
    };
    let family: Vec<String> = family.iter().map(|word| capitalised(word)).collect();
    Some(named(&family.join(" "), &given.join(" "), order))
}

/// Whether a word shouts; an initial does not.
fn is_capitals(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && !word.chars().any(char::is_lowercase)
}

/// `BERG-DUPONT` as it is written in a sentence.
fn capitalised(word: &str) -> String {
    let mut starts = true;
    let letters = word.chars().flat_map(|letter| {
        let letters: Vec<char> = if starts {
            vec![letter]
        } else {
            letter.to_lowercase().collect()
        };
        starts = !letter.is_alphabetic();
        letters
    });
    letters.collect()
}

fn named(family: &str, given: &str, order: NameOrder) -> Name {
    Name {
        family: family.to_owned(),
        given: given.to_owned(),
        order,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(whole: &str, locale: Option<&str>, family: &str, given: &str, full: &str) {
        let name = split(whole, locale);
        assert_eq!(
            (name.family.as_str(), name.given.as_str()),
            (family, given),
            "{whole:?}"
        );
        assert_eq!(name.full(), full, "{whole:?}");
    }

    #[test]
    fn a_whole_name_is_split() {
        check("Anne Berg", None, "Berg", "Anne", "Anne Berg");
        check(
            "Jean-Luc Marie Moudenc",
            Some("fr"),
            "Moudenc",
            "Jean-Luc Marie",
            "Jean-Luc Marie Moudenc",
        );
        check("Berg, Anne", Some("nb"), "Berg", "Anne", "Anne Berg");
        check("Lan Hương", Some("vi"), "Lan", "Hương", "Lan Hương");
        check(
            "Nguyễn Minh Anh",
            None,
            "Nguyễn",
            "Minh Anh",
            "Nguyễn Minh Anh",
        );
        check(
            "NGUYỄN Văn A",
            Some("vi"),
            "Nguyễn",
            "Văn A",
            "Nguyễn Văn A",
        );
        check(
            "VAN DER BERG Anne",
            None,
            "Van Der Berg",
            "Anne",
            "Anne Van Der Berg",
        );
        check(
            "Anne BERG-O'NEIL",
            None,
            "Berg-O'Neil",
            "Anne",
            "Anne Berg-O'Neil",
        );
        check("J BERG", None, "Berg", "J", "J Berg");
        check("ANNE BERG", None, "BERG", "ANNE", "ANNE BERG");
        check("Press office", None, "office", "Press", "Press office");
        check("Protocol", None, "Protocol", "", "Protocol");
    }
}
