//! Every page of organisers, for everybody: the table of rights decides, and what is another team's does not exist.

use actix_web::http::Method;
use escale::domain::Closed as _;
use escale::domain::ids::VisitId;
use escale::domain::permission::{Right, Role, VisitRole};
use escale::store::members;
use escale::web::routes::office::{Page, pages};

use crate::harness::app::{Office, Sample, TestApp};
use crate::harness::database::on_each_engine;

/// An identifier of nothing.
const NOWHERE: &str = "0197a000-0000-7000-8000-000000000000";

/// The address of a page in a visit of the sample. A parameter that the sample does not know names nothing, which is
/// as good: who may ask is decided first.
pub(crate) fn address(page: &Page, visit: &str, sample: &Sample) -> String {
    let segments = page.path.split('/').map(|segment| match segment {
        "{visit}" => visit,
        "{item}" => &sample.item,
        "{participant}" => &sample.participant,
        "{person}" => &sample.person,
        "{venue}" => &sample.venue,
        "{organisation}" => &sample.organisation,
        segment if segment.starts_with('{') => NOWHERE,
        segment => segment,
    });
    segments.collect::<Vec<_>>().join("/")
}

/// What a page answers; nothing is changed by asking.
async fn ask(office: &Office<'_>, page: &Page, path: &str) -> u16 {
    match page.method {
        Method::GET => office.get(path).await.status,
        _ => office.knock(path).await.status,
    }
}

/// Pages that need somebody whom we know.
fn closed_pages() -> Vec<Page> {
    let mut pages = pages();
    pages.retain(|page| page.right != Right::Open);
    pages
}

/// Whether an answer lets in: then a page is shown or sends on, and where a form goes this is only no form.
fn lets_in(page: &Page, status: u16) -> bool {
    match page.method {
        Method::GET => matches!(status, 200 | 303 | 404 | 409),
        _ => matches!(status, 415 | 404),
    }
}

on_each_engine! {
    async fn nobody_who_is_not_signed_in(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let stranger = Office::new(&app, escale::store::ids::new(), "wrong");
        for page in closed_pages() {
            let path = address(&page, &sample.visit, &sample);
            let answer = match page.method {
                Method::GET => stranger.get(&path).await,
                _ => stranger.knock(&path).await,
            };
            assert_eq!(answer.status, 303, "{page:?}");
            assert!(answer.location.unwrap().starts_with("/sign-in?next="), "{page:?}");
        }
    }

    async fn each_role_of_a_team(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        for role in Role::ALL {
            let office = app.office(*role).await;
            let in_visit = role.in_visit(true);
            for page in closed_pages() {
                let status = ask(&office, &page, &address(&page, &sample.visit, &sample)).await;
                let may = if page.right.is_in_visit() { in_visit.may(page.right) } else { role.may(page.right) };
                assert!(if may { lets_in(&page, status) } else { status == 403 }, "{role:?} {page:?}: {status}");
            }
        }
    }

    async fn each_role_in_a_visit(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let visit: VisitId = sample.visit.parse().unwrap();
        for role in VisitRole::ALL.iter().copied() {
            let guest = app.foreign_office_named(&format!("guests who are {}", role.word())).await;
            let user = guest.user;
            let set = app.database.store.write(move |db| members::set(db, visit, user, role));
            set.await.unwrap();
            for page in closed_pages().into_iter().filter(|page| page.right.is_in_visit()) {
                let status = ask(&guest, &page, &address(&page, &sample.visit, &sample)).await;
                let may = role.may(page.right);
                assert!(if may { lets_in(&page, status) } else { status == 403 }, "{role:?} {page:?}: {status}");
            }
        }
    }

    async fn what_is_another_teams_does_not_exist(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let foreign = app.foreign_office_named("another").await;
        let office = app.office(Role::Admin).await;
        for page in closed_pages().into_iter().filter(|page| page.right.is_in_visit()) {
            let hidden = ask(&foreign, &page, &address(&page, &sample.visit, &sample)).await;
            let missing = ask(&office, &page, &address(&page, NOWHERE, &sample)).await;
            assert_eq!((hidden, missing), (404, 404), "{page:?}");
        }
    }

    async fn no_page_shows_the_links_of_a_participant_to_an_editor(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let own = app.api().get(&path).await.json();
        let secrets = ["page_url", "feed_url"].map(|link| own[link].as_str().unwrap().to_owned());
        let office = app.office(Role::Organiser).await;
        let mut paths: Vec<String> = closed_pages()
            .into_iter()
            .filter(|page| page.method == Method::GET)
            .map(|page| address(&page, &sample.visit, &sample))
            .collect();
        let letters = format!("/visits/{}/review/{}", sample.visit, sample.participant);
        paths.extend([letters.clone(), format!("{letters}/0")]);
        let look = async |paths: &[String]| {
            for path in paths {
                let page = office.get(path).await;
                assert!(!secrets.iter().any(|secret| page.html.contains(secret)), "{path}: {}", page.html);
            }
        };
        look(&paths).await;
        assert!(office.get(&letters).await.html.contains("Entretien"));
        // what waits is shown as it would be written
        let notify = crate::harness::app::item("Dîner", &sample.venue, &sample.person);
        app.api().make(&sample.below_visit("items"), notify).await;
        assert_eq!(app.api().patch(&path, "*", &serde_json::json!({"notify": "programme"})).await.status, 200);
        let published = app.api().post(&sample.below_visit("publications"), &serde_json::json!({})).await;
        assert_eq!(published.status, 201, "{}", published.text);
        let messages = app.api().get(&sample.below_visit("messages")).await.json();
        let message = messages["items"][0]["id"].as_str().unwrap();
        paths.push(format!("/visits/{}/messages/{message}", sample.visit));
        look(&paths).await;
    }
}
