//! After an urgent publication: a list of calls in order of precedence.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn whom_it_concerns_is_called_by_rank_and_recorded_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        for (key, rank) in [("aide", 40), ("minister", 1)] {
            let office = json!({"organisation": sample.organisation, "title": {"en": key}, "rank": rank});
            let person = json!({
                "key": key, "family_name": key, "given_name": "Robin", "email": format!("{key}@guests.example"),
                "phone": "+33 6 00 00 00 01", "locale": "en", "offices": [office],
            });
            let person = app.api().make("/people", person).await;
            app.api().make(&sample.below_visit("participants"), json!({"person": person, "role": "guest"})).await;
        }
        let path = format!("/visits/{}/calls", sample.visit);
        let office = app.office(Role::Organiser).await;
        let publications = sample.below_visit("publications");
        app.api().post(&publications, &json!({})).await;
        app.run_worker().await;
        assert_eq!(office.get(&path).await.texts(".empty strong"), ["Nobody to call"], "that one was not urgent");
        let item = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&item, "*", &json!({"starts": "2025-06-23T11:45:00"})).await;
        app.api().post(&publications, &json!({"tell": "urgent"})).await;
        let page = office.get(&path).await;
        assert_eq!(page.texts("ol .strong"), ["Jean-Luc Moudenc", "Robin minister", "Robin aide"]);
        let first = page.value("participant");
        let fields = [("participant", first.as_str()), ("at", "2025-06-02T09:41")];
        assert_eq!(office.submit(&path, &path, &fields).await.status, 303);
        let page = office.get(&path).await;
        assert!(page.html.contains("Told by phone at 09:41 by Someone"), "{}", page.html);
        assert_eq!(office.submit(&path, &path, &[("participant", &first), ("at", "2025-06-02T09:50")]).await.status, 303);
        assert!(office.get(&path).await.html.contains("at 09:41"), "the first call counts");
        assert_eq!(office.submit(&path, &path, &[("participant", &sample.item)]).await.status, 404);
        app.api().patch(&item, "*", &json!({"starts": "2025-06-23T11:50:00"})).await;
        app.api().post(&publications, &json!({})).await;
        app.run_worker().await;
        let page = office.get(&path).await;
        assert_eq!(page.texts("ol .strong").len(), 3, "a later publication does not take them off: {}", page.html);
    }
}
