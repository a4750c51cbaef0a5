//! Being asked for a time: a host chooses or proposes another, everybody says which suits.

use escale::domain::permission::Role;
use serde_json::Value;

use super::Visit;
use crate::harness::app::{Office, TestApp};
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;
use crate::harness::office::Page;

/// Where the times of the item of the sample are asked for.
pub(super) fn times(visit: &Visit) -> String {
    let Visit { sample, .. } = visit;
    format!("/visits/{}/items/{}/times", sample.visit, sample.item)
}

/// Asks the host or everybody for one of these times.
pub(super) async fn ask(office: &Office<'_>, visit: &Visit, kind: &str, starts: &[&str]) -> Page {
    let path = times(visit);
    let mut fields = vec![("kind", kind)];
    fields.extend(starts.iter().map(|starts| ("starts", *starts)));
    office.submit(&path, &path, &fields).await
}

async fn item(visit: &Visit) -> Value {
    let path = visit
        .sample
        .below_visit(&format!("items/{}", visit.sample.item));
    visit.app.api().get(&path).await.json()
}

/// The page of somebody, as they see it.
async fn page(visit: &Visit, path: &str) -> Page {
    let html = get(&visit.app, path).await.text().to_owned();
    Page {
        status: 200,
        location: None,
        html,
    }
}

/// The identifier of the question on somebody's page.
pub(super) async fn poll(visit: &Visit, path: &str) -> String {
    page(visit, path).await.value("poll")
}

on_each_engine! {
    async fn a_host_chooses_and_the_item_is_confirmed_in_the_draft(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        visit.edit(serde_json::json!({"status": "tentative"})).await;
        let office = visit.app.office(Role::Organiser).await;
        let asked = ask(&office, &visit, "host", &["2025-06-24T15:00", "2025-06-24T09:00"]).await;
        assert_eq!(asked.status, 303, "{:?}", asked.texts("main"));
        let host = page(&visit, &visit.host).await;
        let offered = host.texts(".times button");
        assert!(offered.len() == 2 && offered[0].ends_with("(heure de Paris)"), "{offered:?}");
        assert_eq!(page(&visit, &visit.guest).await.texts(".times").len(), 0, "only the host is asked");
        let poll = poll(&visit, &visit.host).await;
        let say = |page: &str| format!("{page}/times");
        let fields = [("poll", poll.as_str()), ("slot", "2")];
        assert_eq!(visit.send(&say(&visit.guest), &fields).await.status, 404);
        assert_eq!(visit.send(&say(&visit.host), &[("poll", &poll), ("slot", "3")]).await.status, 404);
        let chosen = visit.send(&say(&visit.host), &fields).await;
        assert_eq!((chosen.status, chosen.location.as_str()), (303, format!("{}?said", visit.host).as_str()));
        assert_eq!(page(&visit, &chosen.location).await.texts(".notice--ok strong"), ["Merci : les organisateurs ont votre réponse."]);
        let now = item(&visit).await;
        assert_eq!((&now["starts"], &now["ends"], &now["status"]), (&"2025-06-24T15:00:00".into(), &"2025-06-24T16:00:00".into(), &"confirmed".into()));
        assert_eq!(page(&visit, &visit.host).await.texts(".times").len(), 0, "it is settled");
        assert_eq!(visit.send(&say(&visit.host), &fields).await.status, 404, "it is settled once");
        assert!(office.get(&times(&visit)).await.texts(".tag--ok").contains(&"Chosen".to_owned()));
        // it is the edit of whoever asked, and they can take it back
        let path = format!("/visits/{}", visit.sample.visit);
        office.submit(&path, &format!("{path}/undo"), &[]).await;
        assert_eq!(item(&visit).await["starts"], "2025-06-23T11:30:00");
    }

    async fn a_host_proposes_another_time_and_accepting_it_ends_the_question(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "host", &["2025-06-24T15:00"]).await;
        let poll = poll(&visit, &visit.host).await;
        let say = format!("{}/times", visit.host);
        for (starts, expected) in [("2025-05-01T09:00", 422), ("soon", 422), ("2025-06-25T10:00", 303)] {
            let said = visit.send(&say, &[("poll", &poll), ("starts", starts), ("remark", "En mission")]).await;
            assert_eq!(said.status, expected, "{starts}");
        }
        assert_eq!(page(&visit, &visit.host).await.texts(".times button").len(), 1, "the question stays open");
        let replies = format!("/visits/{}/replies", visit.sample.visit);
        let accept = office.get(&replies).await.attributes("form[action$='/accept']", "action");
        assert_eq!(accept.len(), 1);
        assert_eq!(office.submit(&replies, &accept[0], &[]).await.status, 303);
        assert_eq!(item(&visit).await["starts"], "2025-06-25T10:00:00");
        assert_eq!(page(&visit, &visit.host).await.texts(".times").len(), 0);
        assert!(office.get(&times(&visit)).await.texts(".tag").contains(&"Withdrawn".to_owned()));
    }

    async fn everybody_says_what_suits_and_one_click_takes_it(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "everyone", &["2025-06-24T09:00", "2025-06-24T15:00", "2025-06-25T09:00"]).await;
        let guest = page(&visit, &visit.guest).await;
        assert_eq!(guest.texts("fieldset.time").len(), 3);
        let poll = poll(&visit, &visit.guest).await;
        let vote = |page: &str, votes: [&'static str; 3]| {
            let (visit, poll, path) = (&visit, poll.clone(), format!("{page}/times"));
            async move {
                let fields = [("poll", poll.as_str()), ("vote.1", votes[0]), ("vote.2", votes[1]), ("vote.3", votes[2])];
                visit.send(&path, &fields).await.status
            }
        };
        assert_eq!(vote(&visit.guest, ["no", "yes", "if-need-be"]).await, 303);
        assert_eq!(vote(&visit.guest, ["no", "if-need-be", "if-need-be"]).await, 303, "the last word counts");
        assert_eq!(vote(&visit.host, ["yes", "yes", "no"]).await, 303);
        assert_eq!(vote(&visit.host, ["maybe", "so", "what"]).await, 404, "nothing is said");
        let twice = [("poll", poll.as_str()), ("vote.2", "yes"), ("vote.1", "no"), ("vote.3", "if-need-be"), ("vote.2", "if-need-be")];
        assert_eq!(visit.send(&format!("{}/times", visit.guest), &twice).await.status, 303, "the last word counts");
        let page_of_guest = page(&visit, &visit.guest).await;
        assert_eq!(page_of_guest.attributes("fieldset.time [checked]", "value"), ["no", "if-need-be", "if-need-be"]);
        let shown = office.get(&times(&visit)).await;
        assert_eq!(shown.texts("tbody .tag"), ["Suits best"]);
        let counts = shown.texts("tbody tr:nth-child(2) td");
        assert!(counts[0].starts_with("1 yes, 1 if need be, 0 no"), "{counts:?}");
        let settle = shown.attributes("form[action$='/settle']", "action")[0].clone();
        let settled = office.submit(&times(&visit), &settle, &[("slot", "2")]).await;
        assert!(settled.location.unwrap().contains("#item-"));
        assert_eq!(item(&visit).await["starts"], "2025-06-24T15:00:00");
        assert_eq!(office.submit(&times(&visit), &settle, &[("slot", "1")]).await.status, 404, "it is settled once");
    }

    async fn what_cannot_be_asked_is_said(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let office = visit.app.office(Role::Organiser).await;
        let days = ["2025-06-24T09:00", "2025-06-24T10:00", "2025-06-24T11:00", "2025-06-24T12:00"];
        for (kind, starts, expected) in [
            ("host", &days[..], "Name fewer times"),
            ("host", &["", ""][..], "Name at least one time"),
            ("host", &["soon"][..], "Name at least one time"),
            ("everyone", &[days[0], days[0]][..], "Name each time once"),
            ("host", &["2025-05-01T09:00"][..], "has passed"),
        ] {
            let refused = ask(&office, &visit, kind, starts).await;
            let said = refused.texts(".error-summary").concat();
            assert!(refused.status == 422 && said.contains(expected), "{starts:?}: {said}");
        }
        // asked again, the former question is withdrawn
        ask(&office, &visit, "host", &days[..1]).await;
        ask(&office, &visit, "everyone", &days[..2]).await;
        let tags = office.get(&times(&visit)).await.texts(".card-head .tag");
        assert_eq!(tags, ["Open", "Withdrawn"]);
        let withdraw = office.get(&times(&visit)).await.attributes("form[action$='/withdraw']", "action");
        office.submit(&times(&visit), &withdraw[0], &[]).await;
        assert_eq!(page(&visit, &visit.guest).await.texts("fieldset.time").len(), 0);
        visit.edit(serde_json::json!({"visibility": "internal"})).await;
        let path = times(&visit);
        assert_eq!(office.get(&path).await.texts(".columns--half form").len(), 0);
        let csrf = office.get("/account").await.value("csrf");
        let fields = [("kind", "host"), ("starts", days[0]), ("csrf", csrf.as_str())];
        assert_eq!(office.send(&path, &fields).await.status, 422);
    }
}
