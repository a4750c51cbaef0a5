//! What the cities of the time zone database are called in the four languages.

use std::borrow::Cow;

use crate::language::Language;

/// The city that names a time zone.
#[derive(Clone, Copy, Debug)]
pub(super) struct City<'a> {
    /// As in the database, without continent: `Ho_Chi_Minh`.
    key: &'a str,
}

impl<'a> City<'a> {
    /// The city of an IANA name: the last of its parts.
    pub(super) fn of_zone(name: &'a str) -> Self {
        Self {
            key: name.rsplit('/').next().unwrap_or(name),
        }
    }

    /// Its name in a language; that of the database, with spaces, where the language has no other.
    pub(super) fn name(self, language: Language) -> Cow<'a, str> {
        let known = NAMES.iter().find(|(key, _)| *key == self.key);
        match known {
            Some((_, [en, fr, nb, vi])) => Cow::Borrowed(match language {
                Language::En => en,
                Language::Fr => fr,
                Language::Nb => nb,
                Language::Vi => vi,
            }),
            None => Cow::Owned(self.key.replace('_', " ")),
        }
    }
}

/// Cities that are not written as in the database in at least one language: English, French, Norwegian, Vietnamese.
const NAMES: &[(&str, [&str; 4])] = &[
    (
        "Addis_Ababa",
        ["Addis Ababa", "Addis-Abeba", "Addis Abeba", "Addis Ababa"],
    ),
    ("Algiers", ["Algiers", "Alger", "Alger", "Algiers"]),
    ("Asuncion", ["Asunción", "Asunción", "Asunción", "Asunción"]),
    ("Athens", ["Athens", "Athènes", "Athen", "Athens"]),
    ("Azores", ["Azores", "Ponta Delgada", "Azorene", "Azores"]),
    ("Baghdad", ["Baghdad", "Bagdad", "Bagdad", "Baghdad"]),
    ("Baku", ["Baku", "Bakou", "Baku", "Baku"]),
    ("Beirut", ["Beirut", "Beyrouth", "Beirut", "Beirut"]),
    ("Belgrade", ["Belgrade", "Belgrade", "Beograd", "Belgrade"]),
    ("Bogota", ["Bogotá", "Bogota", "Bogotá", "Bogotá"]),
    ("Brussels", ["Brussels", "Bruxelles", "Brussel", "Brussels"]),
    (
        "Bucharest",
        ["Bucharest", "Bucarest", "Bucuresti", "Bucharest"],
    ),
    ("Cairo", ["Cairo", "Le Caire", "Kairo", "Cairo"]),
    ("Calcutta", ["Kolkata", "Calcutta", "Kolkata", "Kolkata"]),
    (
        "Canary",
        ["Canary Islands", "Las Palmas", "Kanariøyene", "Canary"],
    ),
    ("Chisinau", ["Chișinău", "Chișinău", "Chișinău", "Chișinău"]),
    (
        "Copenhagen",
        ["Copenhagen", "Copenhague", "København", "Copenhagen"],
    ),
    ("Curacao", ["Curaçao", "Curaçao", "Curaçao", "Curaçao"]),
    ("Damascus", ["Damascus", "Damas", "Damaskus", "Damascus"]),
    ("Dhaka", ["Dhaka", "Dacca", "Dhaka", "Dhaka"]),
    ("Dubai", ["Dubai", "Dubaï", "Dubai", "Dubai"]),
    ("Faroe", ["Faroe Islands", "Tórshavn", "Færøyene", "Faroe"]),
    ("Havana", ["Havana", "La Havane", "Havanna", "La Habana"]),
    (
        "Ho_Chi_Minh",
        [
            "Ho Chi Minh City",
            "Hô-Chi-Minh-Ville",
            "Ho Chi Minh",
            "Thành phố Hồ Chí Minh",
        ],
    ),
    (
        "Hong_Kong",
        ["Hong Kong", "Hong Kong", "Hongkong", "Hồng Kông"],
    ),
    (
        "Jerusalem",
        ["Jerusalem", "Jérusalem", "Jerusalem", "Jerusalem"],
    ),
    ("Kabul", ["Kabul", "Kaboul", "Kabul", "Kabul"]),
    (
        "Kathmandu",
        ["Kathmandu", "Katmandou", "Katmandu", "Kathmandu"],
    ),
    (
        "Katmandu",
        ["Kathmandu", "Katmandou", "Katmandu", "Kathmandu"],
    ),
    ("Kiev", ["Kyiv", "Kyiv", "Kyiv", "Kyiv"]),
    ("Kuwait", ["Kuwait City", "Koweït", "Kuwait", "Kuwait"]),
    ("Lisbon", ["Lisbon", "Lisbonne", "Lisboa", "Lisbon"]),
    ("Lome", ["Lomé", "Lomé", "Lomé", "Lomé"]),
    ("London", ["London", "Londres", "London", "London"]),
    ("Macau", ["Macau", "Macao", "Macao", "Ma Cao"]),
    ("Manila", ["Manila", "Manille", "Manila", "Manila"]),
    (
        "Mexico_City",
        ["Mexico City", "Mexico", "Mexico City", "Thành phố Mexico"],
    ),
    (
        "Mogadishu",
        ["Mogadishu", "Mogadiscio", "Mogadishu", "Mogadishu"],
    ),
    ("Moscow", ["Moscow", "Moscou", "Moskva", "Mát-xcơ-va"]),
    ("Muscat", ["Muscat", "Mascate", "Muskat", "Muscat"]),
    (
        "Ndjamena",
        ["N’Djamena", "N’Djamena", "N’Djamena", "N’Djamena"],
    ),
    ("Nicosia", ["Nicosia", "Nicosie", "Nikosia", "Nicosia"]),
    ("Noumea", ["Nouméa", "Nouméa", "Nouméa", "Nouméa"]),
    (
        "Phnom_Penh",
        ["Phnom Penh", "Phnom Penh", "Phnom Penh", "Phnôm Pênh"],
    ),
    (
        "Port_of_Spain",
        [
            "Port of Spain",
            "Port-d’Espagne",
            "Port of Spain",
            "Port of Spain",
        ],
    ),
    ("Prague", ["Prague", "Prague", "Praha", "Praha"]),
    ("Rangoon", ["Yangon", "Rangoun", "Yangon", "Yangon"]),
    ("Reunion", ["Réunion", "La Réunion", "Réunion", "Réunion"]),
    (
        "Reykjavik",
        ["Reykjavík", "Reykjavik", "Reykjavík", "Reykjavík"],
    ),
    ("Riyadh", ["Riyadh", "Riyad", "Riyadh", "Riyadh"]),
    ("Rome", ["Rome", "Rome", "Roma", "Roma"]),
    (
        "Saigon",
        [
            "Ho Chi Minh City",
            "Hô-Chi-Minh-Ville",
            "Ho Chi Minh",
            "Thành phố Hồ Chí Minh",
        ],
    ),
    (
        "Santo_Domingo",
        [
            "Santo Domingo",
            "Saint-Domingue",
            "Santo Domingo",
            "Santo Domingo",
        ],
    ),
    (
        "Sao_Paulo",
        ["São Paulo", "São Paulo", "São Paulo", "São Paulo"],
    ),
    ("Sao_Tome", ["São Tomé", "São Tomé", "São Tomé", "São Tomé"]),
    ("Seoul", ["Seoul", "Séoul", "Seoul", "Seoul"]),
    (
        "Singapore",
        ["Singapore", "Singapour", "Singapore", "Singapore"],
    ),
    (
        "St_Johns",
        [
            "St. John’s",
            "Saint-Jean de Terre-Neuve",
            "St. John’s",
            "St. John’s",
        ],
    ),
    ("Taipei", ["Taipei", "Taipei", "Taipei", "Đài Bắc"]),
    ("Tashkent", ["Tashkent", "Tachkent", "Tasjkent", "Tashkent"]),
    ("Tbilisi", ["Tbilisi", "Tbilissi", "Tbilisi", "Tbilisi"]),
    ("Tehran", ["Tehran", "Téhéran", "Teheran", "Tehran"]),
    ("Tirane", ["Tirana", "Tirana", "Tirana", "Tirana"]),
    (
        "Ulaanbaatar",
        ["Ulaanbaatar", "Oulan-Bator", "Ulan Bator", "Ulan Bator"],
    ),
    ("Urumqi", ["Urumqi", "Ouroumtsi", "Urumqi", "Urumqi"]),
    (
        "Vatican",
        ["Vatican City", "Le Vatican", "Vatikanet", "Vatican"],
    ),
    ("Vienna", ["Vienna", "Vienne", "Wien", "Vienna"]),
    (
        "Vientiane",
        ["Vientiane", "Vientiane", "Vientiane", "Viêng Chăn"],
    ),
    ("Warsaw", ["Warsaw", "Varsovie", "Warszawa", "Warsaw"]),
    (
        "Yekaterinburg",
        [
            "Yekaterinburg",
            "Ekaterinbourg",
            "Jekaterinburg",
            "Yekaterinburg",
        ],
    ),
    ("Yerevan", ["Yerevan", "Erevan", "Jerevan", "Yerevan"]),
    ("Zurich", ["Zurich", "Zurich", "Zürich", "Zürich"]),
];
