//! People pasted from a spreadsheet: text, columns, preview, and only then are they added.

use escale::domain::permission::Role;

use crate::harness::app::{Office, TestApp};
use crate::harness::database::on_each_engine;
use crate::harness::office::Page;

const TEXT: &str = "Nom\tPrénom\tCourriel\tFonction\tOrganisme\tRôle\n\
    Trần\tThu Hà\tha@hanoi.example\tTham tán\tHà Nội\tInterprète\n\
    Moudenc\tJean-Luc\tmaire@toulouse.example\t\t\tHôte\n\
    Berg\tAnne\tnot an address\t\t\tGjest\n\
    Lê\tMinh\tminh@hanoi.example\t\"Directeur\nadjoint\"\tHà Nội\tDelegate\n";

/// The form of a page with all of its fields, sent with one of its buttons.
async fn press(office: &Office<'_>, path: &str, page: &Page, button: &str) -> Page {
    let columns = match page.attributes("input[name=column]", "value") {
        hidden if hidden.is_empty() => page.attributes("option[selected]", "value"),
        hidden => hidden,
    };
    let text = page.attributes("[name=text]", "value").first().cloned();
    let announced = page
        .attributes("[name=announced]", "value")
        .first()
        .cloned();
    let (text, announced) = (text.unwrap_or_default(), announced.unwrap_or_default());
    let mut fields = vec![
        ("text", text.as_str()),
        ("first", "headings"),
        ("do", button),
        ("announced", &announced),
    ];
    fields.extend(columns.iter().map(|column| ("column", column.as_str())));
    office.submit(path, path, &fields).await
}

on_each_engine! {
    async fn people_are_added_after_a_preview(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = sample.below_visit("participants/paste");
        let columns = office.submit(&path, &path, &[("text", TEXT), ("do", "columns")]).await;
        assert_eq!(columns.status, 200, "{}", columns.html);
        let meant = columns.attributes("option[selected]", "value");
        assert_eq!(meant, ["family-name", "given-name", "email", "title", "organisation", "role"]);
        let preview = press(&office, &path, &columns, "preview").await;
        assert_eq!(preview.texts("tbody td.num"), ["2", "3", "4", "5"]);
        let outcomes = preview.texts("tbody .st");
        assert_eq!(outcomes, ["New person", "Problem", "Problem", "New person"]);
        assert_eq!(preview.texts("button[value=add]"), ["Add 2 people"]);
        let before = office.get(&sample.below_visit("participants")).await;
        assert_eq!(before.texts("tbody th a").len(), 1, "nothing is saved by looking");

        let bad = press(&office, &path, &preview, "download").await;
        let lines: Vec<&str> = bad.html.lines().collect();
        assert_eq!(lines.len(), 3, "{}", bad.html);
        assert!(lines[2].contains("“not an address” is no e-mail address"));

        let added = press(&office, &path, &preview, "add").await;
        assert_eq!(added.status, 303, "{:?}", added.texts(".error-summary li"));
        let list = office.get(&sample.below_visit("participants")).await;
        assert_eq!(list.texts("tbody th a"), ["Jean-Luc Moudenc", "Lê Minh", "Trần Thu Hà"]);
        assert_eq!(list.texts("tbody th .sub")[1..], ["Directeur adjoint – Hà Nội", "Tham tán – Hà Nội"]);
        let twice = press(&office, &path, &preview, "add").await;
        assert_eq!(twice.status, 422, "nobody is added twice");
    }

    async fn what_cannot_be_read_is_said(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = sample.below_visit("participants/paste");
        let empty = office.submit(&path, &path, &[("text", " \n")]).await;
        assert_eq!(empty.status, 422);
        assert_eq!(empty.texts(".error-summary a"), ["Paste at least one row with a person."]);
        let bare = office.submit(&path, &path, &[("text", "Anne Berg;anne@oslo.example")]).await;
        assert_eq!(bare.attributes("option[selected]", "value"), ["ignore", "ignore"]);
        assert_eq!(bare.attributes("[name=first][checked]", "value"), ["people"]);
        let fields = [
            ("text", "Anne Berg;anne@oslo.example"), ("first", "people"), ("column", "name"), ("column", "email"), ("do", "preview"),
        ];
        let preview = office.submit(&path, &path, &fields).await;
        assert_eq!(preview.texts("tbody th"), ["Anne Berg"]);
    }

    async fn a_file_that_a_spreadsheet_saved_is_taken_like_a_pasted_text(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = sample.below_visit("participants/paste");
        let to = format!("{path}/file");
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16 = [b"\xff\xfe".as_slice(), &utf16].concat();
        let windows = b"Nom;Pr\xe9nom\r\nTr\xe4n;\xc9lise\r\n".to_vec();
        for (file, first) in [(TEXT.as_bytes().to_vec(), "Trần"), (utf16, "Trần"), (windows, "Trän")] {
            let columns = office.upload(&path, &to, &file).await;
            assert_eq!(columns.status, 200, "{}", columns.html);
            assert_eq!(columns.attributes("option[selected]", "value")[..2], ["family-name", "given-name"]);
            assert!(columns.value("text").contains(first));
        }
        let empty = office.upload(&path, &to, b"").await;
        assert_eq!((empty.status, empty.attributes(".error-summary a", "href")), (422, vec!["#file".to_owned()]));
        let many = "Anne;Berg\n".repeat(1_001);
        assert_eq!(office.upload(&path, &to, many.as_bytes()).await.status, 422);
        let huge = vec![b'a'; 3 * 1024 * 1024];
        assert_eq!(office.upload(&path, &to, &huge).await.status, 413);
        let stranger = app.office(Role::Viewer).await;
        assert_eq!(stranger.knock(&to).await.status, 403);
        assert_eq!(office.knock(&to).await.status, 415);
    }
}
