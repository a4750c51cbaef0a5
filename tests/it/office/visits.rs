//! Entering a visit, changing it, cancelling it.

use escale::domain::permission::Role;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

const FIELDS: [(&str, &str); 9] = [
    ("title.fr", "Visite de la délégation de Hà Nội"),
    ("starts_on", "2025-09-08"),
    ("ends_on", "2025-09-10"),
    ("kind", "working"),
    ("direction", "incoming"),
    ("time_zone", "Europe/Paris"),
    ("locales", "fr"),
    ("locales", "vi"),
    ("contact.name", "Protocole"),
];

on_each_engine! {
    async fn a_visit_is_entered_listed_and_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let mut fields = FIELDS.to_vec();
        fields.push(("host", &sample.organisation));
        let made = office.submit("/visits/new", "/visits/new", &fields).await;
        assert_eq!(made.status, 303, "{:?}", made.texts(".error-summary li"));
        let visit = made.location.unwrap();
        let listed = office.get("/visits").await;
        assert_eq!(listed.attributes(".rows a", "href"), [visit.clone(), format!("/visits/{}", sample.visit)]);

        let edit = format!("{visit}/edit");
        let form = office.get(&edit).await;
        assert_eq!(form.attributes("#zones option", "value"), ["Europe/Paris"], "where organisations are");
        assert_eq!(form.value("slug"), "visite-de-la-delegation-de-ha-noi-2025");
        assert_eq!(form.attributes("[name=locales][checked]", "value"), ["fr", "vi"]);
        assert_eq!(form.attributes("#kind option[selected]", "value"), ["working"]);
        fields.extend([("cancelled", "true"), ("reason.fr", "Report")]);
        let changed = office.submit(&edit, &edit, &fields).await;
        assert_eq!(changed.location, Some(format!("{visit}?done=done-saved")));
        assert_eq!(office.get("/visits").await.texts(".rows .tag"), ["Cancelled"]);
    }

    async fn what_is_wrong_stands_at_its_field_and_nothing_is_lost(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        let mut fields = FIELDS.to_vec();
        fields.retain(|(name, _)| *name != "ends_on");
        fields.push(("ends_on", "2025-09-01"));
        let refused = office.submit("/visits/new", "/visits/new", &fields).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.attributes(".error-summary a", "href"), ["#host", "#ends_on"]);
        assert_eq!(refused.value("title.fr"), "Visite de la délégation de Hà Nội");
        assert!(refused.texts("#ends_on-error")[0].contains("cannot be before the first"));
        assert!(refused.texts("title")[0].starts_with("Error:"));
    }
}
