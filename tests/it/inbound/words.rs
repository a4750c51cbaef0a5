//! Words of people, automatic answers, and the pipe of a mail server.

use escale::domain::permission::Role;

use super::clients::{Shape, filled};
use super::{Invited, MAYOR};
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;
use crate::harness::process::Installation;

const HUMAN: &str = include_str!("mails/human.eml");
const AWAY: &str = include_str!("mails/out-of-office.eml");

on_each_engine! {
    async fn what_people_write_is_there_to_read_and_nobody_is_answered(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let message_id = invited.app.accepted()[0].message_id.clone();
        let from = |address: &str, about: &str, template: &str| filled(template, &[("from", address), ("message_id", about)]);
        // by what it answers, by who wrote it, by neither
        assert_eq!(invited.receive(&from("jl@moudenc.example", &message_id, HUMAN)).await, "human: kept");
        assert_eq!(invited.receive(&from(MAYOR, "<unknown@city.example>", AWAY)).await, "auto-reply: kept");
        assert_eq!(invited.receive(&from("stranger@elsewhere.example", "<unknown@city.example>", HUMAN)).await, "human: kept");
        let office = invited.app.office(Role::Organiser).await;
        let replies = format!("/visits/{}/replies", invited.sample.visit);
        let rows = office.get(&replies).await.texts("#mails ~ *, section[aria-labelledby='mails'] li");
        let shown = rows.join("|");
        for text in ["Puis-je venir avec mon adjointe", "10 juin", "Automatic answer", "Jean-Luc Moudenc"] {
            assert!(shown.contains(text), "no {text} in {shown}");
        }
        assert!(!shown.contains("stranger@"), "{shown}");
        let dismiss = office.get(&replies).await.attributes("form[action$='/dismiss']", "action");
        assert_eq!(dismiss.len(), 2);
        for action in &dismiss {
            assert_eq!(office.submit(&replies, action, &[]).await.status, 303);
        }
        assert!(!office.get(&replies).await.html.contains("10 juin"));
        assert!(invited.app.run_worker().await.is_empty());
    }

    async fn a_message_id_that_no_database_keeps_stops_no_mail(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let about = ["<nul\0@x.example>", "<a@x.example>\r\nReferences: <nul\0@x.example> <b@x.example>"];
        for about in about {
            let mail = filled(HUMAN, &[("from", "jl@moudenc.example"), ("message_id", about)]);
            assert_eq!(invited.receive(&mail).await, "human: kept", "{about:?}");
        }
    }

    async fn what_a_pipe_brings_is_on_the_page_of_another_process(database: Database) {
        let url = database.url.clone();
        let invited = Invited::new(TestApp::new(database).await).await;
        let pipe = Installation::new().with("ESCALE_DATABASE_URL", &url);
        let mail = invited.answer(Shape::Apple, "DECLINED").mail();
        for _ in 0..2 {
            let said = pipe.fed(&["receive"], mail.replace("\r\n", "\n").as_bytes());
            assert_eq!((said.status, said.out.as_str()), (Some(0), "reply: counted\n"), "{said:?}");
        }
        assert!(invited.row().await.contains("Declined"));
        assert!(!invited.feed().await.contains("Entretien"));
        let said = pipe.fed(&["receive"], b"");
        assert_eq!((said.status, said.out.as_str()), (Some(0), "unreadable: ignored unreadable\n"), "{said:?}");
    }
}

#[test]
fn a_pipe_that_cannot_deliver_is_told_so() {
    let pipe = Installation::new().with(
        "ESCALE_DATABASE_URL",
        "postgres://nobody@127.0.0.1:1/nothing",
    );
    let said = pipe.fed(&["receive"], b"From: a@b.example\n\nx");
    assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{said:?}");
    assert!(
        said.err
            .starts_with("escale: the mail was not taken in; bring it again"),
        "{said:?}"
    );
}
