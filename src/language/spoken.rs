//! What the languages that people speak are called in the four languages.

use crate::language::Language;

impl Language {
    /// The name of the language of a BCP 47 tag, within a sentence: `French`, `français`. A tag we have no name for
    /// is written as it is.
    #[must_use]
    pub fn name_of(self, tag: &str) -> String {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        let known = NAMES.iter().find(|(key, _)| *key == primary);
        known.map_or_else(
            || tag.to_owned(),
            |(_, [en, fr, nb, vi])| {
                let name = match self {
                    Self::En => en,
                    Self::Fr => fr,
                    Self::Nb => nb,
                    Self::Vi => vi,
                };
                (*name).to_owned()
            },
        )
    }
}

/// By primary subtag: English, French, Norwegian, Vietnamese.
const NAMES: &[(&str, [&str; 4])] = &[
    ("ar", ["Arabic", "arabe", "arabisk", "tiếng Ả Rập"]),
    ("ca", ["Catalan", "catalan", "katalansk", "tiếng Catalan"]),
    ("cs", ["Czech", "tchèque", "tsjekkisk", "tiếng Séc"]),
    ("da", ["Danish", "danois", "dansk", "tiếng Đan Mạch"]),
    ("de", ["German", "allemand", "tysk", "tiếng Đức"]),
    ("el", ["Greek", "grec", "gresk", "tiếng Hy Lạp"]),
    ("en", ["English", "anglais", "engelsk", "tiếng Anh"]),
    ("es", ["Spanish", "espagnol", "spansk", "tiếng Tây Ban Nha"]),
    ("et", ["Estonian", "estonien", "estisk", "tiếng Estonia"]),
    ("fi", ["Finnish", "finnois", "finsk", "tiếng Phần Lan"]),
    ("fr", ["French", "français", "fransk", "tiếng Pháp"]),
    ("he", ["Hebrew", "hébreu", "hebraisk", "tiếng Do Thái"]),
    ("hi", ["Hindi", "hindi", "hindi", "tiếng Hindi"]),
    ("hu", ["Hungarian", "hongrois", "ungarsk", "tiếng Hungary"]),
    (
        "id",
        ["Indonesian", "indonésien", "indonesisk", "tiếng Indonesia"],
    ),
    (
        "is",
        ["Icelandic", "islandais", "islandsk", "tiếng Iceland"],
    ),
    ("it", ["Italian", "italien", "italiensk", "tiếng Ý"]),
    ("ja", ["Japanese", "japonais", "japansk", "tiếng Nhật"]),
    ("km", ["Khmer", "khmer", "khmer", "tiếng Khmer"]),
    ("ko", ["Korean", "coréen", "koreansk", "tiếng Hàn"]),
    ("lo", ["Lao", "lao", "laotisk", "tiếng Lào"]),
    ("nb", ["Norwegian", "norvégien", "norsk", "tiếng Na Uy"]),
    (
        "nl",
        ["Dutch", "néerlandais", "nederlandsk", "tiếng Hà Lan"],
    ),
    (
        "nn",
        [
            "Norwegian (nynorsk)",
            "norvégien (nynorsk)",
            "nynorsk",
            "tiếng Na Uy (nynorsk)",
        ],
    ),
    ("no", ["Norwegian", "norvégien", "norsk", "tiếng Na Uy"]),
    ("oc", ["Occitan", "occitan", "oksitansk", "tiếng Occitan"]),
    ("pl", ["Polish", "polonais", "polsk", "tiếng Ba Lan"]),
    (
        "pt",
        ["Portuguese", "portugais", "portugisisk", "tiếng Bồ Đào Nha"],
    ),
    ("ro", ["Romanian", "roumain", "rumensk", "tiếng Romania"]),
    ("ru", ["Russian", "russe", "russisk", "tiếng Nga"]),
    (
        "se",
        [
            "Northern Sami",
            "same du Nord",
            "nordsamisk",
            "tiếng Bắc Sami",
        ],
    ),
    ("sv", ["Swedish", "suédois", "svensk", "tiếng Thụy Điển"]),
    ("th", ["Thai", "thaï", "thai", "tiếng Thái"]),
    ("tr", ["Turkish", "turc", "tyrkisk", "tiếng Thổ Nhĩ Kỳ"]),
    (
        "uk",
        ["Ukrainian", "ukrainien", "ukrainsk", "tiếng Ukraina"],
    ),
    (
        "vi",
        ["Vietnamese", "vietnamien", "vietnamesisk", "tiếng Việt"],
    ),
    ("zh", ["Chinese", "chinois", "kinesisk", "tiếng Trung"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_languages_have_names() {
        let check = |language: Language, tag: &str, expect: &str| {
            assert_eq!(language.name_of(tag), expect, "{language} {tag}");
        };
        check(Language::En, "fr", "French");
        check(Language::Fr, "vi-VN", "vietnamien");
        check(Language::Nb, "nn", "nynorsk");
        check(Language::Vi, "fr", "tiếng Pháp");
        check(Language::En, "tlh", "tlh");
    }
}
