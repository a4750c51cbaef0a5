use std::fs;

use tempfile::TempDir;

use super::*;

const INVITATION: &str = "From: Escale <escale@visits.example>\r\nTo: =?utf-8?q?L=C3=AA_Thu_H=C3=A0?= <ha@people.example>\r\nSubject: =?utf-8?q?R=C3=A9ception?=\r\nDate: Sat, 20 Jun 2026 14:05:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour <b>\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head></head><body><script>alert(1)</script>Bonjour</body></html>\r\n--b\r\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n--b--\r\n";

fn folder(files: &[(&str, &str)]) -> (TempDir, MailFolder) {
    let dir = TempDir::new().unwrap();
    for (name, content) in files {
        fs::write(dir.path().join(name), content).unwrap();
    }
    let folder = MailFolder::new(dir.path().to_owned());
    (dir, folder)
}

#[test]
fn a_message_is_listed_and_opened() {
    let (_dir, folder) = folder(&[("1@visits.example.eml", INVITATION)]);
    let listing = folder.page(1).unwrap();
    let [summary] = listing.messages.as_slice() else {
        panic!("{listing:?}");
    };
    assert_eq!(summary.to, "Lê Thu Hà <ha@people.example>");
    assert_eq!(summary.subject, "Réception");
    assert_eq!(summary.method.as_deref(), Some("REQUEST"));
    let mail = folder.open(&summary.file_name).unwrap().unwrap();
    assert_eq!(mail.summary, *summary);
    assert_eq!(mail.text.as_deref(), Some("Bonjour <b>"));
    assert_eq!(mail.calendar.as_deref(), Some("BEGIN:VCALENDAR"));
    assert!(
        mail.html_document()
            .unwrap()
            .contains("<base target=\"_blank\">")
    );
    assert_eq!(mail.raw, INVITATION);
}

#[test]
fn each_view_of_a_message_in_each_language() {
    let (_dir, folder) = folder(&[("1@visits.example.eml", INVITATION)]);
    let mail = folder.open("1@visits.example.eml").unwrap().unwrap();
    for language in Language::ALL {
        for view in View::ALL {
            let page = MailPage::new(language, &mail, *view)
                .unwrap()
                .render()
                .unwrap();
            assert!(!page.contains("<script"), "{view:?}");
            insta::assert_snapshot!(format!("{language}_{}", view.word()), main_of(&page));
        }
        let list = MailsPage::new(language, &folder.page(1).unwrap()).unwrap();
        insta::assert_snapshot!(format!("{language}_list"), main_of(&list.render().unwrap()));
    }
}

fn main_of(page: &str) -> &str {
    let (_, rest) = page.split_once("<main").unwrap();
    rest.split_once("</main>").unwrap().0
}

#[test]
fn only_messages_of_the_folder_are_opened() {
    let (dir, _) = folder(&[("secret.eml", INVITATION)]);
    let inner = dir.path().join("mail");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("note.txt"), "no message").unwrap();
    fs::write(inner.join(".half.eml"), INVITATION).unwrap();
    fs::create_dir(inner.join("folder.eml")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("secret.eml"), inner.join("link.eml")).unwrap();
    let folder = MailFolder::new(inner);
    assert_eq!(folder.page(1).unwrap().total, 0);
    for name in [
        "../secret.eml",
        "note.txt",
        ".half.eml",
        "folder.eml",
        "link.eml",
        "",
        "/etc/passwd",
    ] {
        assert!(folder.open(name).unwrap().is_none(), "{name}");
    }
}

#[test]
fn a_long_list_has_pages_newest_first() {
    let (dir, folder) = folder(&[]);
    let start = std::time::SystemTime::UNIX_EPOCH;
    for n in 0..120_u64 {
        let path = dir.path().join(format!("{n:03}.eml"));
        fs::write(&path, format!("Subject: {n}\r\n\r\n")).unwrap();
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(start + std::time::Duration::from_secs(n))
            .unwrap();
    }
    let subjects = |number: usize| -> (usize, Vec<String>) {
        let listing = folder.page(number).unwrap();
        let subjects = listing.messages.into_iter().map(|message| message.subject);
        (listing.number, subjects.collect())
    };
    let (_, first) = subjects(1);
    assert_eq!((first[0].as_str(), first.len()), ("119", 50));
    let (number, last) = subjects(99);
    assert_eq!((number, last.len(), last[19].as_str()), (3, 20, "0"));
    let page = MailsPage::new(Language::En, &folder.page(2).unwrap()).unwrap();
    let html = page.render().unwrap();
    assert!(html.contains("51–100 of 120") && html.contains("page=1") && html.contains("page=3"));
}

#[test]
fn no_folder_is_an_empty_list_and_no_mail_is_no_fault() {
    let (dir, folder) = folder(&[("garbage.eml", "\u{0}\u{1}")]);
    assert_eq!(folder.page(0).unwrap().messages.len(), 1);
    assert!(folder.open("garbage.eml").unwrap().unwrap().html.is_none());
    let missing = MailFolder::new(dir.path().join("none"));
    let listing = missing.page(1).unwrap();
    assert_eq!((listing.total, listing.number), (0, 1));
    let page = MailsPage::new(Language::Nb, &listing).unwrap();
    assert!(page.render().unwrap().contains("Ingen meldinger"));
}
