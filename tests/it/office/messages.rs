//! Messages of a visit: seeing where they stand, trying again, and telling by hand.

use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use serde_json::json;

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

fn at(sample: &Sample, rest: &str) -> String {
    format!("/visits/{}/{rest}", sample.visit)
}

async fn publish(app: &TestApp, sample: &Sample) {
    let path = sample.below_visit("publications");
    let published = app.api().post(&path, &json!({})).await;
    assert_eq!(published.status, 201, "{}", published.text);
}

/// A published visit whose host has no mailbox any more, and the path of the message that failed.
async fn failed(app: &TestApp) -> (Sample, String) {
    let sample = app.sample().await;
    publish(app, &sample).await;
    let refusal = SendError::Refused {
        reply: "550 no such mailbox".to_owned(),
    };
    app.fail("maire@toulouse.example", [refusal]);
    assert_eq!(app.run_worker().await.len(), 0);
    let office = app.office(Role::Viewer).await;
    let list = office.get(&at(&sample, "messages?state=failed")).await;
    let path = list.attributes("th a", "href").remove(0);
    (sample, path)
}

on_each_engine! {
    async fn a_message_that_waits_shows_what_it_would_say(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let empty = office.get(&at(&sample, "messages")).await;
        assert_eq!(empty.texts(".empty strong"), ["No message"]);
        publish(&app, &sample).await;
        let list = office.get(&at(&sample, "messages")).await;
        assert_eq!(list.texts(".seg a"), ["All (1)", "Due (1)"]);
        assert_eq!(list.texts("tbody td:nth-child(2)"), ["Invitation: Entretien"]);
        let message = office.get(&list.attributes("th a", "href")[0]).await;
        assert!(message.texts(".message-body").concat().contains("Capitole"), "{}", message.html);
        app.run_worker().await;
        let list = office.get(&at(&sample, "messages?state=sent")).await;
        assert_eq!(list.texts("tbody .tag"), ["Sent"]);
        assert_eq!(office.get(&at(&sample, "messages?state=lost")).await.status, 400);
    }

    async fn a_failed_message_is_tried_again(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = failed(&app).await;
        let office = app.office(Role::Organiser).await;
        let page = office.get(&path).await;
        assert_eq!(page.texts("dl .tag"), ["Failed"]);
        assert!(page.texts("dl .words").concat().contains("550"), "{}", page.html);
        let again = office.submit(&path, &format!("{path}/retry"), &[]).await;
        assert_eq!((again.status, again.location), (303, Some(at(&sample, "messages?done=done-retried"))));
        assert_eq!(app.run_worker().await.len(), 1);
        let viewer = app.office(Role::Viewer).await;
        assert_eq!(viewer.get(&path).await.texts("form[action$=retry]").len(), 0);
        assert_eq!(viewer.submit(&path, &format!("{path}/retry"), &[]).await.status, 403);
    }

    async fn a_wrong_address_is_corrected_and_written_to(database: Database) {
        let app = TestApp::new(database).await;
        let (_, path) = failed(&app).await;
        let office = app.office(Role::Organiser).await;
        let to = format!("{path}/address");
        for wrong in ["", "nobody", "a b@c.example"] {
            let refused = office.submit(&path, &to, &[("email", wrong)]).await;
            assert_eq!((refused.status, refused.value("email")), (422, wrong.to_owned()), "{wrong:?}");
            assert_eq!(refused.texts("#email-error").len(), 1);
        }
        let corrected = office.submit(&path, &to, &[("email", "cabinet@toulouse.example")]).await;
        assert_eq!(corrected.status, 303, "{}", corrected.html);
        let mails = app.run_worker().await;
        let sent: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(sent, ["cabinet@toulouse.example"]);
        assert_eq!(office.submit(&path, &to, &[("email", "again@toulouse.example")]).await.status, 303);
    }

    async fn who_is_told_by_hand_is_called_and_recorded(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        assert_eq!(office.get(&at(&sample, "by-hand")).await.texts(".empty strong"), ["Nobody to call"]);
        let person = app.api().patch(&format!("/people/{}", sample.person), "*", &json!({"email": null, "phone": "+33 5 61 00 00 00"})).await;
        assert_eq!(person.status, 200, "{}", person.text);
        publish(&app, &sample).await;
        let page = office.get(&at(&sample, "by-hand")).await;
        assert_eq!(page.texts(".change h3"), ["Jean-Luc Moudenc +33 5 61 00 00 00"]);
        assert_eq!(page.attributes(".change h3 a", "href"), ["tel:+33561000000"]);
        assert!(page.texts(".message-body").concat().contains("Entretien"), "{}", page.html);
        assert_eq!((page.value("by"), page.value("at")), ("Someone".to_owned(), "2025-06-02T10:00".to_owned()));
        let to = page.attributes("form[action$=told]", "action").remove(0);
        let from = at(&sample, "by-hand");
        let call = [("by", "Huong"), ("how", "By telephone"), ("at", "2025-06-02T09:30")];
        for (field, wrong) in [("how", ""), ("by", " "), ("at", "yesterday"), ("at", "2025-06-02T10:01")] {
            let fields = call.map(|(name, value)| (name, if name == field { wrong } else { value }));
            let refused = office.submit(&from, &to, &fields).await;
            assert_eq!(refused.status, 422, "{field} {wrong}");
            assert_eq!(refused.texts(".error-summary a").len(), 1);
            assert_eq!(refused.attributes(".error-summary a", "href")[0], format!("#{}", refused.attributes("[aria-invalid]", "id")[0]));
        }
        let settled = office.submit(&from, &to, &call).await;
        assert_eq!((settled.status, settled.location.as_deref()), (303, Some(format!("{from}?done=done-noted").as_str())));
        let page = office.get(&from).await;
        assert_eq!(page.texts(".rows li"), ["Jean-Luc MoudencBy telephone, by Huong 2 June 09:30"]);
        assert_eq!(page.texts(".empty strong"), ["Nobody to call"]);
        assert_eq!(office.submit(&from, &to, &call).await.status, 409);
    }
}
