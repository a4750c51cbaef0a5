//! Mail that lies in a mailbox on a real server.

use std::time::Duration;

use escale::clock::Clock;
use escale::jobs::mailbox::{Fetcher, Troubled};
use escale::mail::mailbox::{Address, Mailbox};

use super::clients::{Answer, Shape, filled};
use super::{Invited, MAYOR};
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;
use crate::harness::dovecot::Dovecot;

fn fetcher(invited: &Invited, dovecot: &Dovecot) -> Fetcher {
    Fetcher {
        address: Address::from_url(&dovecot.url().into()).unwrap(),
        store: invited.app.database.store.clone(),
        secretariat: invited.app.secretariat.clone(),
        clock: Clock::Fixed(invited.app.clock.clone()),
    }
}

on_each_engine! {
    async fn mail_in_a_mailbox_is_taken_in_once_and_put_away(database: Database) {
        let Some(dovecot) = Dovecot::start() else { return };
        let invited = Invited::new(TestApp::new(database).await).await;
        let accepted = invited.answer(Shape::Gmail, "ACCEPTED").mail();
        dovecot.deliver("1", &accepted);
        dovecot.deliver("2", &filled(include_str!("mails/human.eml"), &[("from", MAYOR), ("message_id", "<x@y.example>")]));
        dovecot.deliver("3", "no mail at all");
        dovecot.deliver("4", &format!("From: a@b.example\n\n{}", "x".repeat(5 * 1024 * 1024)));
        let fetcher = fetcher(&invited, &dovecot);
        let mut mailbox = Mailbox::open(&fetcher.address).await.unwrap();
        assert!(!fetcher.empty(&mut mailbox, &mut Troubled::default()).await.unwrap());
        assert!(invited.row().await.contains("Accepted"));
        assert_eq!((dovecot.count(""), dovecot.count(".Escale-done"), dovecot.count(".Escale-to-read")), (0, 1, 3));
        // what comes while nobody asks is told at once, and the same mail again changes nothing
        let declined = Answer { stamp: "20250602T071000Z", ..invited.answer(Shape::Outlook, "DECLINED") };
        dovecot.deliver("5", &declined.mail());
        dovecot.deliver("6", &accepted);
        mailbox = mailbox.wait(Duration::from_mins(10)).await.unwrap();
        while dovecot.count("") > 0 {
            assert!(!fetcher.empty(&mut mailbox, &mut Troubled::default()).await.unwrap());
        }
        assert!(invited.row().await.contains("Declined"));
        assert_eq!(dovecot.count(".Escale-done"), 3);
        mailbox.close().await;
    }

    async fn folders_are_made_where_the_server_wants_them(database: Database) {
        // as at Courier and cPanel: everything lies below the inbox
        let below = "namespace inbox {\n  inbox = yes\n  prefix = INBOX.\n  separator = .\n}\n";
        let Some(dovecot) = Dovecot::start_with(below) else { return };
        let invited = Invited::new(TestApp::new(database).await).await;
        dovecot.deliver("1", &invited.answer(Shape::Gmail, "ACCEPTED").mail());
        dovecot.deliver("2", &filled(include_str!("mails/human.eml"), &[("from", MAYOR), ("message_id", "<x@y.example>")]));
        let fetcher = fetcher(&invited, &dovecot);
        let mut mailbox = Mailbox::open(&fetcher.address).await.unwrap();
        assert!(!fetcher.empty(&mut mailbox, &mut Troubled::default()).await.unwrap());
        assert!(invited.row().await.contains("Accepted"));
        assert_eq!((dovecot.count(""), dovecot.count(".Escale-done"), dovecot.count(".Escale-to-read")), (0, 1, 1));
        mailbox.close().await;
    }

    async fn a_mail_that_cannot_be_put_away_stops_no_other(database: Database) {
        let Some(dovecot) = Dovecot::start() else { return };
        let invited = Invited::new(TestApp::new(database).await).await;
        dovecot.close_folder(".Escale-to-read");
        dovecot.deliver("1", &filled(include_str!("mails/human.eml"), &[("from", MAYOR), ("message_id", "<x@y.example>")]));
        dovecot.deliver("2", &invited.answer(Shape::Gmail, "ACCEPTED").mail());
        let fetcher = fetcher(&invited, &dovecot);
        let mut mailbox = Mailbox::open(&fetcher.address).await.unwrap();
        let mut troubled = Troubled::default();
        for _ in 0..2 {
            assert!(!fetcher.empty(&mut mailbox, &mut troubled).await.unwrap());
            assert!(invited.row().await.contains("Accepted"));
            assert_eq!((dovecot.count(""), dovecot.count(".Escale-done")), (1, 1));
        }
        mailbox.close().await;
    }

    async fn a_wrong_password_is_said_without_repeating_it(database: Database) {
        let Some(dovecot) = Dovecot::start() else { return };
        let invited = Invited::new(TestApp::new(database).await).await;
        let mut fetcher = fetcher(&invited, &dovecot);
        fetcher.address = Address::from_url(&dovecot.url().replace("secret", "hunter2").into()).unwrap();
        let error = Mailbox::open(&fetcher.address).await.unwrap_err().to_string();
        assert!(error.contains("refuses") && !error.contains("hunter2"), "{error}");
    }
}
