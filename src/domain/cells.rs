//! Cells of a spreadsheet as text: what is pasted from one, and what is saved to be opened in one.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::language::Language;

/// One row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the text on which it begins, from 1.
    pub line: u64,
    /// What stands in its cells, without blanks around it.
    pub cells: Vec<String>,
}

/// The text of a file as spreadsheets save it: in UTF-8 or UTF-16, else in Windows-1252, which Excel takes in Western
/// Europe. No octet is refused: the preview shows what was understood.
#[must_use]
pub fn decode(file: &[u8]) -> String {
    let encoding = if let Some((marked, _)) = Encoding::for_bom(file) {
        marked
    } else if is_mostly_zero(file, 1) {
        UTF_16LE
    } else if is_mostly_zero(file, 0) {
        UTF_16BE
    } else if std::str::from_utf8(file).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    };
    encoding.decode(file).0.into_owned()
}

/// Whether of two octets the one at `place` is nearly always zero: so Latin letters stand in UTF-16.
fn is_mostly_zero(file: &[u8], place: usize) -> bool {
    let zeros = file
        .iter()
        .skip(place)
        .step_by(2)
        .filter(|octet| **octet == 0);
    zeros.count() * 4 > file.len()
}

/// Reads cells that were pasted: separated by tabs, as spreadsheets copy them, or by `;` or `,`, as they save them. A
/// cell in double quotes may have line breaks. Rows without any text are left out, and a first one that only names the
/// separator (`sep=;`), as Excel writes it.
#[must_use]
pub fn read(text: &str) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // the text is UTF-8 and rows may differ in length: nothing is left that could be wrong
    let records = reader.records().filter_map(Result::ok);
    records
        .map(|record| Row {
            line: line_of(text, &record),
            cells: record.iter().map(cell).collect(),
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .filter(|row| row.line != 1 || row.cells.first().is_none_or(|cell| cell != "sep="))
        .collect()
}

/// The line on which a record begins. The reader counts from where it stood, which may be an empty line before.
fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else {
        return 1;
    };
    let start = usize::try_from(position.byte()).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let empty = rest.chars().take_while(|c| matches!(c, '\r' | '\n'));
    let empty = empty.filter(|c| *c == '\n').count();
    let before = text.get(..start).unwrap_or_default().matches('\n').count();
    u64::try_from(before + empty + 1).unwrap_or(1)
}

/// What separates the cells, as the first line shows it.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let (mut tabs, mut semicolons, mut commas) = (0, 0, 0);
    for character in text.trim_start().chars() {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            '\t' if !quoted => tabs += 1,
            ';' if !quoted => semicolons += 1,
            ',' if !quoted => commas += 1,
            _ => {}
        }
    }
    match (tabs, semicolons, commas) {
        (0, 0, 0) => b'\t',
        (0, semicolons, commas) if semicolons >= commas => b';',
        (0, _, _) => b',',
        _ => b'\t',
    }
}

/// A cell as it was meant: [`write()`] guards some with an apostrophe.
fn cell(text: &str) -> String {
    let text = text.trim();
    let guarded = text.strip_prefix('\'').filter(|rest| is_formula(rest));
    guarded.unwrap_or(text).replace("\r\n", "\n")
}

/// Whether a spreadsheet would compute this, not show it.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Rows as a file that spreadsheets open: every cell in quotes, none that is computed (CWE-1236), separated as
/// spreadsheets in that language expect it.
#[must_use]
pub fn write(language: Language, rows: &[Vec<String>]) -> String {
    let separator = if language == Language::En { "," } else { ";" };
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| written(cell)).collect();
        text.push_str(&cells.join(separator));
        text.push_str("\r\n");
    }
    text
}

fn written(cell: &str) -> String {
    let guard = if is_formula(cell) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(u64, &[&str])]) {
        let rows = read(text);
        let rows: Vec<(u64, Vec<&str>)> = rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(String::as_str).collect()))
            .collect();
        let expect: Vec<_> = expect
            .iter()
            .map(|(line, row)| (*line, row.to_vec()))
            .collect();
        assert_eq!(rows, expect, "{text:?}");
    }

    #[test]
    fn what_spreadsheets_copy_and_save() {
        check(
            "Name\tMail\nAnne\ta@b.example\n",
            &[(1, &["Name", "Mail"]), (2, &["Anne", "a@b.example"])],
        );
        check(
            "Nom;Courriel\r\nAnne;a@b.example\r\n",
            &[(1, &["Nom", "Courriel"]), (2, &["Anne", "a@b.example"])],
        );
        check(
            "Name,Office\n\"Berg, Anne\",Mayor",
            &[(1, &["Name", "Office"]), (2, &["Berg, Anne", "Mayor"])],
        );
        check(
            "a\t\"one\ntwo\"\tc\nd\te\tf",
            &[(1, &["a", "one\ntwo", "c"]), (3, &["d", "e", "f"])],
        );
        check(
            "\u{feff}a;b\n\n;\n c ;d",
            &[(1, &["a", "b"]), (4, &["c", "d"])],
        );
        check("a;b, c\nd;e", &[(1, &["a", "b, c"]), (2, &["d", "e"])]);
        check("Anne\nBo", &[(1, &["Anne"]), (2, &["Bo"])]);
        check("say \"\"hello\"\"\tx", &[(1, &["say \"\"hello\"\"", "x"])]);
        check("", &[]);
    }

    #[test]
    fn files_are_read_as_spreadsheets_save_them() {
        let text = "Prénom;Nom\r\nÉlise;Trần\r\n";
        let latin = "Prénom;Nom\r\nÉlise;Mu€\r\n";
        let (windows, _, _) = WINDOWS_1252.encode(latin);
        let in_utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(to_bytes).collect()
        };
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (file, expected) in [
            (text.as_bytes().to_vec(), text),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), text),
            (marked(b"\xff\xfe", &in_utf16(u16::to_le_bytes)), text),
            (marked(b"\xfe\xff", &in_utf16(u16::to_be_bytes)), text),
            (in_utf16(u16::to_le_bytes), text),
            (in_utf16(u16::to_be_bytes), text),
            (windows.to_vec(), latin),
            (Vec::new(), ""),
        ] {
            assert_eq!(decode(&file), expected, "{file:?}");
        }
        check("sep=;\r\na;b,c\r\n", &[(2, &["a", "b,c"])]);
    }

    #[test]
    fn nothing_that_is_saved_is_computed() {
        for cell in ["=1+1", "+33 5 61", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(written(cell), format!("\"'{cell}\""), "{cell:?}");
        }
        assert_eq!(written("say \"hi\"; x"), "\"say \"\"hi\"\"; x\"");
        assert_eq!(written("a=1"), "\"a=1\"");
    }

    #[test]
    fn what_is_saved_can_be_pasted() {
        let row = [
            "Đinh Toàn Thắng",
            "+33 5 61 22",
            "one\ntwo",
            "a;b,c",
            "\"x\"",
        ];
        let row = row.map(str::to_owned).to_vec();
        for language in Language::ALL {
            let text = write(language, std::slice::from_ref(&row));
            assert_eq!(read(&text)[0].cells, row, "{text:?}");
        }
    }
}
