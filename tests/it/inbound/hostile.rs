//! Mail that means no good: looked at, counted, never an answer.

use escale::domain::permission::Role;
use reqwest::Method;
use serde_json::json;

use super::clients::{Answer, CLIENTS, Shape};
use super::{Invited, MAYOR};
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn what_proves_nothing_counts_for_nothing(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let feed = invited.feed().await;
        let feed_uid = feed.lines().find_map(|line| line.strip_prefix("UID:")).unwrap().to_owned();
        for (nth, uid) in ["0197a000-0000-4000-8000-000000000001", feed_uid.as_str(), "x", "' OR 1=1 --"].into_iter().enumerate() {
            for shape in CLIENTS {
                let stamp = format!("20250602T07000{nth}Z");
                let answer = Answer { uid, stamp: &stamp, ..invited.answer(shape, "ACCEPTED") };
                assert_eq!(invited.receive(&answer.mail()).await, "reply: ignored unknown-event", "{uid:?}");
            }
        }
        let good = invited.answer(Shape::Thunderbird, "ACCEPTED").mail();
        for (broken, expected) in [
            (good.replace("method=REPLY", "method=REQUEST"), "unreadable: ignored unreadable"),
            (good.replace("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION"), "unreadable: ignored unreadable"),
            (good.replace("END:VEVENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example\r\nEND:VEVENT"), "unreadable: ignored unreadable"),
            (good.replace("BEGIN:VEVENT", &"BEGIN:VEVENT\r\n".repeat(500)), "unreadable: ignored unreadable"),
            (good.replace("METHOD:REPLY", "METHOD:CANCEL"), "human: kept"),
            (format!("From: x@y.example\r\nContent-Type: message/rfc822\r\n\r\n{good}"), "human: kept"),
        ] {
            assert_eq!(invited.receive(&broken).await, expected, "{broken}");
        }
        assert!(invited.row().await.contains("No answer"));
    }

    async fn what_is_over_is_answered_no_more(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let late = Answer { stamp: "20250623T100000Z", ..invited.answer(Shape::Gmail, "ACCEPTED") };
        invited.app.clock.set("2025-06-23T10:00:00Z".parse().unwrap());
        assert_eq!(invited.receive(&late.mail()).await, "reply: ignored started");
        invited.app.clock.set("2025-06-02T09:00:00Z".parse().unwrap());
        invited.edit(json!({"status": "cancelled", "reason": {"fr": "Grève"}})).await;
        invited.publish().await;
        let answer = invited.answer(Shape::Outlook, "ACCEPTED");
        assert_eq!(invited.receive(&answer.mail()).await, "reply: ignored cancelled");
    }

    async fn a_mail_is_taken_from_those_we_know_in_its_own_form(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let mail = invited.answer(Shape::Gmail, "ACCEPTED").mail();
        let send = |kind: &'static str, body: Vec<u8>, token: String| { let app = &invited.app; async move {
            app.api_with(&token).send_octets(Method::POST, "/inbound", &[("content-type", kind)], body).await
        }};
        let token = invited.app.token.clone();
        let viewer = invited.app.token_of(Role::Viewer).await;
        send("application/json", mail.clone().into_bytes(), token.clone()).await.expect_problem(415, "unsupported-media-type");
        send("message/rfc822", vec![b'x'; 5 * 1024 * 1024 + 1], token.clone()).await.expect_problem(413, "too-large");
        send("message/rfc822", mail.clone().into_bytes(), viewer).await.expect_problem(403, "forbidden");
        let broken = send("message/rfc822", vec![0xff; 1000], token).await;
        assert_eq!(broken.status, 202, "{}", broken.text);
        assert!(invited.row().await.contains("No answer"));
        let own = Answer { attendee: MAYOR, ..invited.answer(Shape::Gmail, "ACCEPTED") };
        assert_eq!(invited.receive(&own.mail()).await, "reply: counted");
    }
}
