//! Hosts: who comes to what is theirs, and another time if theirs does not suit.

use escale::domain::permission::Role;
use serde_json::json;

use super::Visit;
use crate::harness::app::TestApp;
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn a_host_sees_who_comes_and_what_they_need_and_nobody_else_does(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let host = get(&visit.app, &visit.host).await;
        for text in ["1 invité attendu, 0 a accepté", "Thu Hà", "Consul", "Wheelchair"] {
            assert!(host.text().contains(text), "no {text}: {}", host.text());
        }
        // it is no meal
        assert!(!host.text().contains("No nuts") && !host.text().contains("consul@"));
        let guest = get(&visit.app, &visit.guest).await;
        assert!(!guest.text().contains("Wheelchair") && !guest.text().contains("guests have"), "{}", guest.text());
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
        assert!(get(&visit.app, &visit.host).await.text().contains("1 invité attendu, 1 a accepté"));
        visit.edit(json!({"kind": "meal"})).await;
        visit.publish().await;
        assert!(!get(&visit.app, &visit.host).await.text().contains("No nuts"), "what guests eat is for protocol");
        assert_eq!(visit.answer(&visit.guest, "declined").await.status, 303);
        assert!(!get(&visit.app, &visit.host).await.text().contains("Wheelchair"));
        visit.app.clock.set("2025-06-24T09:00:00Z".parse().unwrap());
        assert!(!get(&visit.app, &visit.host).await.text().contains("Thu Hà"));
    }

    async fn at_what_is_cancelled_nobody_needs_anything(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.edit(json!({"status": "cancelled"})).await;
        visit.publish().await;
        let host = get(&visit.app, &visit.host).await;
        assert!(host.text().contains("Annulé") && !host.text().contains("Wheelchair"), "{}", host.text());
    }

    async fn hosts_and_whoever_is_invited_answer_also_where_the_item_asks_nobody(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.edit(json!({"reply": "none"})).await;
        visit.publish().await;
        assert_eq!(visit.answer(&visit.host, "accepted").await.status, 303);
        assert_eq!(visit.answer(&visit.guest, "accepted").await.status, 303);
    }

    async fn a_host_who_said_no_is_not_awaited_any_more(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let office = visit.app.office(Role::Organiser).await;
        for (answer, expected) in [
            ("tentative", Some("Host not confirmed: Entretien")),
            ("declined", Some("Host declined: Entretien")),
            ("accepted", None),
        ] {
            assert_eq!(visit.answer(&visit.host, answer).await.status, 303);
            let todo = office.get("/overview").await.texts(".todo a");
            let said = todo.iter().find(|text| text.starts_with("Host "));
            assert_eq!(said.map(|said| said.split(',').next().unwrap()), expected, "{todo:?}");
        }
    }

    async fn another_time_is_proposed_and_accepted_with_one_click(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let propose = |starts: &'static str| { let visit = &visit; async move {
            let fields = [("item", visit.sample.item.as_str()), ("starts", starts), ("remark", "En mission le matin")];
            visit.send(&format!("{}/proposals", visit.host), &fields).await
        }};
        for starts in ["2025-06-23T11:30", "2025-05-23T11:30", "soon", ""] {
            let refused = propose(starts).await;
            assert!(refused.status == 422 && refused.text.contains("n’a pas été enregistrée"), "{starts}: {}", refused.text);
        }
        let by_guest = visit.send(&format!("{}/proposals", visit.guest), &[("item", &visit.sample.item), ("starts", "2025-06-23T15:00")]).await;
        assert_eq!(by_guest.status, 404);
        assert_eq!(propose("2025-06-24T15:00").await.status, 303);
        let proposed = propose("2025-06-23T15:00").await;
        assert_eq!((proposed.status, proposed.location.as_str()), (303, format!("{}?proposed={}", visit.host, visit.sample.item).as_str()));
        assert!(get(&visit.app, &proposed.location).await.text().contains("transmise aux organisateurs"));
        let office = visit.app.office(Role::Organiser).await;
        let replies = format!("/visits/{}/replies", visit.sample.visit);
        let page = office.get(&replies).await;
        let forms = page.attributes("form[action$='/accept']", "action");
        assert_eq!(forms.len(), 1, "the newer takes the place of the older: {}", page.html);
        assert!(page.html.contains("En mission le matin"), "{}", page.html);
        let todo = office.get("/overview").await.texts(".todo a");
        assert_eq!(todo[0], "Jean-Luc Moudenc proposes another time for Entretien: Monday 23 June, 15:00–16:00");
        let agenda = format!("/visits/{}", visit.sample.visit);
        assert_eq!(office.get(&agenda).await.attributes("form[action$='/accept']", "action"), forms);
        let accepted = office.submit(&replies, &forms[0], &[]).await;
        assert_eq!((accepted.status, accepted.location.as_deref()), (303, Some(format!("{replies}?done=done-accepted").as_str())));
        let item = visit.sample.below_visit(&format!("items/{}", visit.sample.item));
        let item = visit.app.api().get(&item).await.json();
        assert_eq!((&item["starts"], &item["ends"]), (&json!("2025-06-23T15:00:00"), &json!("2025-06-23T16:00:00")));
        assert_eq!(office.submit(&replies, &forms[0], &[]).await.status, 404);
        assert!(get(&visit.app, &visit.host).await.text().contains("Votre proposition est acceptée"));
        assert_eq!(propose("2025-06-25T15:00").await.status, 303);
        let refuse = office.get(&replies).await.attributes("form[action$='/refuse']", "action");
        let refused = office.submit(&agenda, &refuse[0], &[("back", "agenda")]).await;
        assert_eq!(refused.location, Some(format!("{agenda}?done=done-refused")));
        assert!(!office.get("/overview").await.html.contains("another time"));
        assert!(get(&visit.app, &visit.host).await.text().contains("n’a pu être retenue"));
    }
}
