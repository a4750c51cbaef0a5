use jiff::SignedDuration;
use jiff::civil::{Date, Time, date, time};

use crate::language::Language;

/// Texts in the order of `Language::ALL`.
type Expected = [&'static str; 4];

fn check(written: impl Fn(Language) -> String, expected: Expected) {
    let written = Language::ALL.map(|language| written(language).replace('\u{a0}', "~"));
    assert_eq!(written, expected.map(str::to_owned));
}

#[test]
fn long_dates() {
    let cases: [(Date, Expected); 3] = [
        (
            date(2025, 6, 23),
            [
                "Monday 23 June 2025",
                "lundi 23 juin 2025",
                "mandag 23. juni 2025",
                "Thứ Hai, ngày 23 tháng 6 năm 2025",
            ],
        ),
        (
            date(2026, 2, 1),
            [
                "Sunday 1 February 2026",
                "dimanche 1er février 2026",
                "søndag 1. februar 2026",
                "Chủ Nhật, ngày 1 tháng 2 năm 2026",
            ],
        ),
        (
            date(2021, 12, 11),
            [
                "Saturday 11 December 2021",
                "samedi 11 décembre 2021",
                "lørdag 11. desember 2021",
                "Thứ Bảy, ngày 11 tháng 12 năm 2021",
            ],
        ),
    ];
    for (day, expected) in cases {
        check(|language| language.date(day), expected);
    }
}

#[test]
fn shorter_dates() {
    let day = date(2025, 8, 1);
    check(
        |language| language.date_without_year(day),
        [
            "Friday 1 August",
            "vendredi 1er août",
            "fredag 1. august",
            "Thứ Sáu, ngày 1 tháng 8",
        ],
    );
    check(
        |language| language.day_heading(day),
        [
            "Friday 1 August",
            "Vendredi 1er août",
            "Fredag 1. august",
            "Thứ Sáu, ngày 1 tháng 8",
        ],
    );
    check(
        |language| language.date_without_weekday(day),
        [
            "1 August 2025",
            "1er août 2025",
            "1. august 2025",
            "ngày 1 tháng 8 năm 2025",
        ],
    );
    check(
        |language| language.month_and_year(day),
        [
            "August 2025",
            "août 2025",
            "august 2025",
            "tháng 8 năm 2025",
        ],
    );
    check(
        |language| language.date_in_figures(day),
        ["01/08/2025", "01/08/2025", "01.08.2025", "01/08/2025"],
    );
}

#[test]
fn date_ranges() {
    let cases: [(Date, Date, Expected); 5] = [
        (
            date(2025, 6, 23),
            date(2025, 6, 25),
            [
                "23–25 June 2025",
                "du 23 au 25 juin 2025",
                "23.–25. juni 2025",
                "từ ngày 23 đến ngày 25 tháng 6 năm 2025",
            ],
        ),
        (
            date(2025, 6, 30),
            date(2025, 7, 2),
            [
                "30 June – 2 July 2025",
                "du 30 juin au 2 juillet 2025",
                "30. juni – 2. juli 2025",
                "từ ngày 30 tháng 6 đến ngày 2 tháng 7 năm 2025",
            ],
        ),
        (
            date(2025, 12, 30),
            date(2026, 1, 1),
            [
                "30 December 2025 – 1 January 2026",
                "du 30 décembre 2025 au 1er janvier 2026",
                "30. desember 2025 – 1. januar 2026",
                "từ ngày 30 tháng 12 năm 2025 đến ngày 1 tháng 1 năm 2026",
            ],
        ),
        (
            date(2025, 6, 1),
            date(2025, 6, 2),
            [
                "1–2 June 2025",
                "du 1er au 2 juin 2025",
                "1.–2. juni 2025",
                "từ ngày 1 đến ngày 2 tháng 6 năm 2025",
            ],
        ),
        (
            date(2025, 6, 1),
            date(2025, 6, 1),
            [
                "1 June 2025",
                "1er juin 2025",
                "1. juni 2025",
                "ngày 1 tháng 6 năm 2025",
            ],
        ),
    ];
    for (first, last, expected) in cases {
        check(|language| language.date_range(first, last), expected);
    }
}

#[test]
fn times() {
    let cases: [(Time, Expected); 4] = [
        (
            time(14, 30, 0, 0),
            ["14:30", "14~h~30", "kl. 14.30", "14:30"],
        ),
        (time(9, 0, 0, 0), ["09:00", "9~h", "kl. 09.00", "09:00"]),
        (time(9, 5, 0, 0), ["09:05", "9~h~05", "kl. 09.05", "09:05"]),
        (time(0, 0, 0, 0), ["00:00", "0~h", "kl. 00.00", "00:00"]),
    ];
    for (at, expected) in cases {
        check(|language| language.time(at), expected);
    }
}

#[test]
fn time_ranges() {
    let (starts, ends) = (time(11, 30, 0, 0), time(12, 30, 0, 0));
    check(
        |language| language.time_range(starts, ends),
        [
            "11:30–12:30",
            "de 11~h~30 à 12~h~30",
            "kl. 11.30–12.30",
            "11:30–12:30",
        ],
    );
    check(
        |language| language.time_range_in_table(starts, ends),
        [
            "11:30–12:30",
            "11~h~30 – 12~h~30",
            "11.30–12.30",
            "11:30–12:30",
        ],
    );
}

#[test]
fn durations() {
    let cases: [(i64, Expected); 4] = [
        (
            150,
            ["2~h~30~min", "2~h~30~min", "2~t~30~min", "2~giờ~30~phút"],
        ),
        (120, ["2~h", "2~h", "2~t", "2~giờ"]),
        (45, ["45~min", "45~min", "45~min", "45~phút"]),
        (0, ["0~min", "0~min", "0~min", "0~phút"]),
    ];
    for (minutes, expected) in cases {
        check(
            |language| language.duration(SignedDuration::from_mins(minutes)),
            expected,
        );
    }
}

#[test]
fn moments_of_versions() {
    let at = date(2025, 6, 20).at(16, 5, 59, 0);
    check(
        |language| language.moment(at),
        [
            "20 June 16:05",
            "20 juin à 16~h~05",
            "20. juni kl. 16.05",
            "16:05 ngày 20 tháng 6",
        ],
    );
}

#[test]
fn zones_by_their_city() {
    let cases: [(&str, Expected); 8] = [
        (
            "Europe/Paris",
            ["Paris time", "heure de Paris", "Paris-tid", "giờ Paris"],
        ),
        (
            "Europe/Oslo",
            ["Oslo time", "heure d’Oslo", "Oslo-tid", "giờ Oslo"],
        ),
        (
            "America/Toronto",
            [
                "Toronto time",
                "heure de Toronto",
                "Toronto-tid",
                "giờ Toronto",
            ],
        ),
        (
            "Asia/Ho_Chi_Minh",
            [
                "Ho Chi Minh City time",
                "heure de Hô-Chi-Minh-Ville",
                "Ho Chi Minh-tid",
                "giờ Thành phố Hồ Chí Minh",
            ],
        ),
        (
            "Africa/Cairo",
            ["Cairo time", "heure du Caire", "Kairo-tid", "giờ Cairo"],
        ),
        (
            "America/Argentina/Buenos_Aires",
            [
                "Buenos Aires time",
                "heure de Buenos Aires",
                "Buenos Aires-tid",
                "giờ Buenos Aires",
            ],
        ),
        ("UTC", ["UTC", "heure UTC", "UTC-tid", "giờ UTC"]),
        ("Etc/UTC", ["UTC", "heure UTC", "UTC-tid", "giờ UTC"]),
    ];
    for (zone, expected) in cases {
        check(|language| language.zone(zone), expected);
    }
}

#[test]
fn lists() {
    let cases: [(&[&str], Expected); 4] = [
        (&[], ["", "", "", ""]),
        (&["A"], ["A", "A", "A", "A"]),
        (&["A", "B"], ["A and B", "A et B", "A og B", "A và B"]),
        (
            &["A", "B", "C"],
            ["A, B and C", "A, B et C", "A, B og C", "A, B và C"],
        ),
    ];
    for (things, expected) in cases {
        check(|language| language.list(things), expected);
    }
}

#[test]
fn periods() {
    let starts = date(2025, 6, 23).at(11, 30, 0, 0);
    let same_day = date(2025, 6, 23).at(12, 30, 0, 0);
    check(
        |language| language.period(starts, same_day),
        [
            "Monday 23 June, 11:30–12:30",
            "lundi 23 juin, de 11~h~30 à 12~h~30",
            "mandag 23. juni kl. 11.30–12.30",
            "11:30–12:30, Thứ Hai, ngày 23 tháng 6",
        ],
    );
    let next_day = date(2025, 6, 24).at(1, 0, 0, 0);
    check(
        |language| language.period(starts, next_day),
        [
            "Monday 23 June 11:30 – Tuesday 24 June 01:00",
            "du lundi 23 juin à 11~h~30 au mardi 24 juin à 1~h",
            "mandag 23. juni kl. 11.30 – tirsdag 24. juni kl. 01.00",
            "từ 11:30, Thứ Hai, ngày 23 tháng 6 đến 01:00, Thứ Ba, ngày 24 tháng 6",
        ],
    );
}

#[test]
fn quotation_marks() {
    check(
        |language| language.quoted("A"),
        ["“A”", "«~A~»", "«A»", "“A”"],
    );
}
