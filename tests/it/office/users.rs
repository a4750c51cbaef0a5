//! Users and teams, and the first of them.

use escale::actions::users::first_link_secret;
use escale::domain::permission::Role;
use escale::store::users;
use futures_util::future::join_all;

use crate::harness::app::{Guest, TestApp, read};
use crate::harness::database::on_each_engine;
use crate::harness::office::Page;

const SECRET: &str = "les nuages passent au nord";

on_each_engine! {
    async fn of_many_first_administrators_one_is(database: Database) {
        let app = TestApp::new(database).await;
        let everybody = read(&app, users::all).await;
        for user in everybody {
            let removed = app.database.store.write(move |db| users::remove(db, user.id));
            removed.await.unwrap();
        }
        let path = format!("/first/{}", first_link_secret(&app.secretariat));
        let guests: Vec<Guest<'_>> = (0..100).map(|_| Guest::new(&app)).collect();
        let forms = join_all(guests.iter().map(|guest| guest.get(&path))).await;
        let send = async |(guest, form): (&Guest<'_>, &Page)| {
            let csrf = form.value("csrf");
            let email = format!("{}@city.example", &csrf[..8]);
            let fields = [("name", "Anna"), ("email", &email), ("new_password", SECRET), ("csrf", &csrf)];
            guest.send(&path, &fields).await.status
        };
        let statuses = join_all(guests.iter().zip(&forms).map(send)).await;
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| matches!(status, 303 | 404 | 503)), "{statuses:?}");
        let everybody = read(&app, users::all).await;
        assert_eq!((everybody.len(), everybody[0].role), (1, Role::Admin));
        assert_eq!(Guest::new(&app).get(&path).await.status, 404);
    }

    async fn an_administrator_adds_somebody_who_sets_a_password(database: Database) {
        let app = TestApp::new(database).await;
        let admin = app.office(Role::Admin).await;
        let form = admin.get("/users").await;
        assert_eq!(form.attributes("#role option[selected]", "value"), ["organiser"]);
        let team = form.attributes("#team option", "value").remove(0);
        let add = async |name: &str, email: &str| {
            let fields = [("name", name), ("email", email), ("role", "viewer"), ("team", team.as_str())];
            admin.submit("/users", "/users", &fields).await
        };
        let added = add("Bo", "bo@city.example").await;
        let link = added.texts(".code").concat().replace(app.secretariat.links.public_url(), "");
        let guest = Guest::new(&app);
        assert_eq!(guest.send(&link, &[("new_password", SECRET)]).await.status, 303);
        assert_eq!(guest.get("/users").await.status, 403);
        let taken = add("Bo", "BO@city.example").await;
        assert_eq!((taken.status, taken.texts(".field-error").len()), (422, 1));
        let wrong = add("", "bo").await;
        assert_eq!((wrong.status, wrong.texts(".field-error").len(), wrong.value("email")), (422, 2, "bo".to_owned()));
    }

    async fn roles_and_teams_are_changed_and_users_removed(database: Database) {
        let app = TestApp::new(database).await;
        let admin = app.office(Role::Admin).await;
        let anna = app.user("anna@city.example", SECRET).await;
        let guest = Guest::new(&app);
        guest.sign_in("anna@city.example", SECRET).await;
        assert_eq!(admin.submit("/users", "/teams", &[("team_name", "Press")]).await.status, 303);
        assert_eq!(admin.submit("/users", "/teams", &[("team_name", "Press")]).await.status, 422);
        let page = format!("/users/{anna}");
        let teams = admin.get(&page).await.attributes("#team option", "value");
        assert_eq!(teams.len(), 2);
        let placed = admin.submit(&page, &page, &[("role", "admin"), ("team", &teams[1])]).await;
        assert_eq!(placed.location.as_deref(), Some("/users"));
        assert_eq!(guest.get("/users").await.status, 200);
        let chosen = admin.get(&page).await.attributes("option[selected]", "value");
        assert_eq!(chosen, ["admin".to_owned(), teams[1].clone()]);
        assert_eq!(admin.submit(&page, &format!("{page}/remove"), &[]).await.status, 303);
        assert_eq!(guest.get("/overview").await.status, 303);
        assert_eq!(admin.get(&page).await.status, 404);
    }

    async fn the_last_administrator_stays(database: Database) {
        let app = TestApp::new(database).await;
        let admin = app.office(Role::Admin).await;
        let own = format!("/users/{}", admin.user);
        let everybody = read(&app, users::all).await;
        for other in everybody.into_iter().filter(|user| user.id != admin.user) {
            let path = format!("/users/{}", other.id);
            assert_eq!(admin.submit(&path, &format!("{path}/remove"), &[]).await.status, 303);
        }
        let team = admin.get(&own).await.attributes("#team option", "value").remove(0);
        assert_eq!(admin.submit(&own, &own, &[("role", "viewer"), ("team", &team)]).await.status, 409);
        assert_eq!(admin.submit(&own, &format!("{own}/remove"), &[]).await.status, 409);
        assert_eq!(admin.get("/users").await.status, 200);
    }
}
