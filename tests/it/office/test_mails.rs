//! Letters that organisers send to themselves, to look at them.

use escale::domain::Closed as _;
use escale::domain::message::Specimen;
use escale::domain::permission::Role;
use escale::language::Language;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn every_kind_in_every_language_goes_to_who_asks_and_to_nobody_else(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let page = format!("/visits/{}/test-mails", sample.visit);
        for kind in Specimen::ALL {
            for language in Language::ALL {
                let fields = [("kind", kind.word()), ("language", language.tag())];
                let answer = office.submit(&page, &page, &fields).await;
                assert_eq!(answer.status, 202, "{fields:?}: {}", answer.html);
                let mails = app.run_sign_in_mails().await;
                let [mail] = mails.as_slice() else { panic!("{fields:?}: {} mails", mails.len()) };
                assert_eq!(mail.to, format!("{}@escale.example", office.user), "{fields:?}");
                assert!(mail.subject.starts_with('['), "{fields:?}: {}", mail.subject);
                assert!(!mail.text.contains("/p/") && !mail.text.contains("/f/"), "{}", mail.text);
            }
        }
        assert!(app.run_sign_in_mails().await.is_empty());
        assert!(app.run_worker().await.is_empty());
        let messages = app.api().get(&sample.below_visit("messages")).await.json();
        assert_eq!(messages["items"], json!([]));
    }

    async fn nobody_floods_even_themselves(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let page = format!("/visits/{}/test-mails", sample.visit);
        let fields = [("kind", "programme"), ("language", "fr")];
        for _letter in 0..80 {
            assert_eq!(office.submit(&page, &page, &fields).await.status, 202);
        }
        assert_eq!(office.submit(&page, &page, &fields).await.status, 409);
        let wrong = [("kind", "letter"), ("language", "fr")];
        assert_eq!(office.submit(&page, &page, &wrong).await.status, 400);
    }

    async fn an_empty_draft_has_nothing_to_show(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let answer = app.api().delete(&sample.below_visit(&format!("items/{}", sample.item)), "*").await;
        assert_eq!(answer.status, 204, "{}", answer.text);
        let office = app.office(Role::Organiser).await;
        let page = format!("/visits/{}/test-mails", sample.visit);
        let answer = office.submit(&page, &page, &[("kind", "invitation"), ("language", "nb")]).await;
        assert_eq!(answer.status, 409);
        assert!(app.run_sign_in_mails().await.is_empty());
    }
}
