//! Who works on a visit.

use escale::domain::permission::Role;

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

fn at(sample: &Sample) -> String {
    format!("/visits/{}/members", sample.visit)
}

on_each_engine! {
    async fn an_owner_says_who_is_what(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let (admin, organiser) = (app.office(Role::Admin).await, app.office(Role::Organiser).await);
        let embassy = app.foreign_office_named("embassy").await;
        let path = at(&sample);
        let published = format!("/visits/{}/published", sample.visit);
        assert_eq!(embassy.get(&published).await.status, 404);
        let email = format!("{}@escale.example", embassy.user);
        let added = admin.submit(&path, &path, &[("email", &email), ("role", "reader")]).await;
        assert_eq!((added.status, added.location), (303, Some(format!("{path}?done=done-saved"))));
        assert_eq!(embassy.get(&published).await.status, 200);
        assert_eq!(embassy.get(&path).await.status, 403);

        let user = organiser.user.to_string();
        let made = admin.submit(&path, &path, &[("user", &user), ("role", "viewer")]).await;
        assert_eq!(made.status, 303);
        let page = organiser.get(&path).await;
        assert_eq!((page.status, page.texts("main form").len()), (200, 0));
        let review = format!("/visits/{}/review", sample.visit);
        assert_eq!(organiser.submit(&path, &path, &[("user", &user), ("role", "owner")]).await.status, 403);
        assert_eq!(organiser.get(&review).await.texts("button.btn--primary").len(), 0);
        let freed = admin.submit(&path, &path, &[("user", &user), ("role", "viewer"), ("remove", "yes")]).await;
        assert_eq!(freed.status, 303);
        assert_eq!(organiser.get(&review).await.texts("button.btn--primary").len(), 1);
    }

    async fn a_visit_keeps_an_owner(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let admin = app.office(Role::Admin).await;
        let path = at(&sample);
        let page = admin.get(&path).await;
        let owner = page.attributes("tr:first-child input[name=user]", "value").remove(0);
        assert_eq!(page.texts("tr:first-child option[selected]"), ["Owner"]);
        for fields in [vec![("role", "editor")], vec![("role", "owner"), ("remove", "yes")]] {
            let mut fields = fields;
            fields.push(("user", &owner));
            let refused = admin.submit(&path, &path, &fields).await;
            assert_eq!(refused.status, 422);
            assert_eq!(refused.texts(".error-summary li"), ["They are the only owner of this visit: name another one first."]);
        }
        let own = admin.user.to_string();
        assert_eq!(admin.submit(&path, &path, &[("user", &own), ("role", "owner")]).await.status, 303);
        assert_eq!(admin.submit(&path, &path, &[("user", &owner), ("role", "editor")]).await.status, 303);
        for (field, value) in [("email", "nobody@escale.example"), ("user", "0197a000-0000-7000-8000-000000000000")] {
            let unknown = admin.submit(&path, &path, &[(field, value), ("role", "editor")]).await;
            assert_eq!(unknown.status, 422);
            assert_eq!(unknown.texts("#email-error").len(), 1);
        }
        assert_eq!(admin.submit(&path, &path, &[("user", &own), ("role", "king")]).await.status, 400);
    }
}
