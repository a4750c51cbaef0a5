//! Which passwords are good enough: long, and none that a program would try early (OWASP ASVS 5.0 §6.2).

use unicode_normalization::UnicodeNormalization as _;

/// The least length, in characters.
pub const SHORTEST: usize = 12;
/// The greatest length, in characters: hashing takes time.
pub const LONGEST: usize = 256;

/// Words that many passwords are made of, one a line.
const WORDS: &str = include_str!("password/words.txt");

/// Ways over the keys and through the alphabet: any part of four signs or more is no secret.
const WALKS: [&str; 17] = [
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertzuiopü",
    "yxcvbnm",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "!@#$%^&*()",
    "q1w2e3r4t5y6u7i8o9p0",
    "!qaz@wsx#edc$rfv",
    "zaqxswcdevfrbgtnhymjukilop",
];

/// What is left when words and walks are taken out has to have at least so many letters …
const LEAST_OWN: usize = 4;
/// … or there are so many different words: then their choice is the secret.
const MANY_WORDS: usize = 4;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Shorter than [`SHORTEST`].
    Short,
    /// Longer than [`LONGEST`].
    Long,
    /// Few different signs, or a part that is repeated.
    Repeated,
    /// Their own name or address, with little besides.
    Personal,
    /// Made of what everybody takes: common words, keys in a row, years.
    Common,
}

/// The one form in which a password is hashed: however a keyboard composes letters (NFC).
#[must_use]
pub fn normal(password: &str) -> String {
    password.nfc().collect()
}

/// Judges a password of somebody who is known by these words: name, address.
///
/// # Errors
/// The first weakness found.
pub fn judge(password: &str, own_words: &[&str]) -> Result<(), Weakness> {
    let password = normal(password);
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weakness::Short);
    }
    if length > LONGEST {
        return Err(Weakness::Long);
    }
    let folded = password.to_lowercase();
    if is_repeated(&folded) {
        return Err(Weakness::Repeated);
    }
    let own: Vec<String> = own_words.iter().flat_map(|words| parts(words)).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    if take_out(&folded, &own) != take_out(&folded, &[]) && is_guessed(&folded, &own) {
        return Err(Weakness::Personal);
    }
    let words: Vec<&str> = WORDS.lines().filter(|word| !word.is_empty()).collect();
    let all = [own, words].concat();
    if is_guessed(&folded, &all) || is_guessed(&plain(&folded), &all) {
        return Err(Weakness::Common);
    }
    Ok(())
}

/// Whether it has at most three different signs, or is one part again and again.
fn is_repeated(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let different: std::collections::BTreeSet<char> = signs.iter().copied().collect();
    let repeats = |length: usize| {
        let Some(first) = signs.get(..length) else {
            return false;
        };
        signs.chunks(length).all(|chunk| first.starts_with(chunk))
    };
    different.len() <= 3 || (1..=signs.len() / 2).any(repeats)
}

/// The words of a name or an address.
fn parts(words: &str) -> Vec<String> {
    let folded = normal(words).to_lowercase();
    let parts = folded.split(|sign: char| !sign.is_alphanumeric());
    parts
        .filter(|part| part.chars().count() >= 3)
        .map(str::to_owned)
        .collect()
}

/// With letters in place of the signs that people put in their place.
fn plain(text: &str) -> String {
    let letter = |sign| match sign {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Whether a text is a few of these words, walks, digits and signs, with little besides.
fn is_guessed(text: &str, words: &[&str]) -> bool {
    let (own, words) = take_out(text, words);
    own < LEAST_OWN && words < MANY_WORDS
}

/// How many letters are left when words and walks are taken out, the longest words first, and how many different words
/// of some length that were.
fn take_out(text: &str, words: &[&str]) -> (usize, usize) {
    let mut left = text.to_owned();
    let mut words: Vec<&str> = words.to_vec();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut found = 0;
    for word in words {
        if left.contains(word) {
            left = left.replace(word, " ");
            found += usize::from(word.chars().count() >= MANY_WORDS);
        }
    }
    let letters = without_walks(&left);
    let letters = letters.chars().filter(|sign| sign.is_alphabetic());
    (letters.count(), found)
}

/// Without parts of four signs or more of a way over the keys, in either direction.
fn without_walks(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut left = String::new();
    let mut at = 0;
    while at < signs.len() {
        let longest = (4..=signs.len() - at)
            .take_while(|length| is_walk(signs.get(at..at + length).unwrap_or_default()))
            .last();
        if let Some(length) = longest {
            left.push(' ');
            at += length;
        } else {
            left.extend(signs.get(at));
            at += 1;
        }
    }
    left
}

fn is_walk(signs: &[char]) -> bool {
    let forward: String = signs.iter().collect();
    let backward: String = signs.iter().rev().collect();
    WALKS
        .iter()
        .any(|walk| walk.contains(&forward) || walk.contains(&backward))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expected: Result<(), Weakness>) {
        let judged = judge(password, &["Anna Lindqvist", "anna@ville-fleurie.example"]);
        assert_eq!(judged, expected, "{password}");
    }

    #[test]
    fn what_people_think_of_themselves_is_taken() {
        for good in [
            "correct mule battery staple",
            "Kj8#mPq2!xRt",
            "les nuages passent au nord",
            "fjordenes blå mandag",
            "Hồ Gươm sáng mù sương",
            "vT4kz9QwLm2e",
            "troisième tasse à 6h12",
        ] {
            check(good, Ok(()));
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        check("élan-vital-", Err(Weakness::Short));
        check("", Err(Weakness::Short));
        let long: String = ('!'..='~').cycle().take(257).collect();
        check(&long, Err(Weakness::Long));
    }

    #[test]
    fn repetition_is_no_length() {
        for weak in [
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "121212121212",
            "Xy7!Xy7!Xy7!",
            "ababababcabc",
        ] {
            check(weak, Err(Weakness::Repeated));
        }
    }

    #[test]
    fn what_a_program_tries_early_is_refused() {
        for weak in [
            "password1234",
            "P@ssw0rd2024!",
            "motdepasse2025",
            "passordpassord1",
            "matkhau123456",
            "qwertyuiop12",
            "qwerty123456",
            "azertyuiop123",
            "1qaz2wsx3edc",
            "1q2w3e4r5t6y",
            "123456789012",
            "0987654321ab",
            "iloveyou2024",
            "administrator",
            "Administrator1!",
            "letmein12345",
            "welcome12345",
            "Bienvenue2025!",
            "changeme1234",
            "trustno1trustno2",
            "summer2025winter",
            "footballfootball9",
            "dragonmonkey77",
            "correcthorsebatterystaple",
            "abcdefghijkl",
            "asdfghjkl;12",
            "toulouse31000",
            "Escale2026!!",
            "superman&batman",
            "januar februar",
        ] {
            check(weak, Err(Weakness::Common));
        }
    }

    #[test]
    fn ones_own_name_is_no_secret() {
        for weak in ["AnnaLindqvist1", "lindqvist-1984", "ville-fleurie.1"] {
            check(weak, Err(Weakness::Personal));
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        let words: Vec<&str> = WORDS.lines().collect();
        for word in &words {
            assert_eq!(*word, normal(word).to_lowercase());
            assert!(word.chars().count() >= 3, "{word}");
        }
        assert!(words.len() > 500, "{}", words.len());
    }
}
