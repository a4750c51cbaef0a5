//! Who takes part: the list by precedence, one at a time, and many at once.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn they_are_listed_by_precedence_in_their_own_order_of_names(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let office = json!({"organisation": sample.organisation, "title": {"en": "Ambassador"}, "rank": 2});
        let ambassador = json!({
            "family_name": "Đinh", "given_name": "Toàn Thắng", "name_order": "family-first", "locale": "vi", "offices": [office],
        });
        let ambassador = api.make("/people", ambassador).await;
        let participants = sample.below_visit("participants");
        api.make(&participants, json!({"person": ambassador, "role": "head-of-delegation", "diet": "no pork", "groups": ["culture"]})).await;
        let owner = app.office(Role::Admin).await;
        let list = owner.get(&participants).await;
        assert_eq!(list.status, 200, "{}", list.html);
        assert_eq!(list.texts("tbody th a"), ["Jean-Luc Moudenc", "Đinh Toàn Thắng"]);
        assert_eq!(list.texts("tbody th .sub"), ["Maire – Toulouse", "Ambassador – Toulouse"]);
        assert!(list.html.contains("no pork"));
        let some = owner.get(&format!("{participants}?group=culture")).await;
        assert_eq!(some.texts("tbody th a"), ["Đinh Toàn Thắng"]);

        let editor = app.office(Role::Organiser).await;
        let list = editor.get(&participants).await;
        assert!(!list.html.contains("no pork"), "an editor sees no needs");
        let export = editor.submit(&participants, &format!("{participants}/export"), &[("all", "yes")]).await;
        assert!(export.html.contains("Toàn Thắng") && !export.html.contains("no pork"));
    }

    async fn many_are_changed_at_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let list = sample.below_visit("participants");
        let bulk = format!("{list}/bulk");
        let who = ("who", sample.participant.as_str());
        let fields = [who, ("do", "join"), ("to_group", "culture")];
        let done = office.submit(&list, &bulk, &fields).await;
        assert_eq!(done.texts(".notice p"), ["One person was added to culture."]);
        assert_eq!(done.texts(".rows li"), ["Jean-Luc Moudenc"]);
        let again = office.submit(&list, &bulk, &fields).await;
        assert_eq!(again.texts(".rows li"), ["Jean-Luc MoudencWas in the group already"]);
        let told = office.submit(&list, &bulk, &[("all", "yes"), ("do", "notify"), ("notify", "by-hand")]).await;
        assert!(told.texts(".notice p")[0].ends_with("By hand."), "{}", told.html);
        let nobody = office.submit(&list, &bulk, &[("do", "remove")]).await;
        assert_eq!(nobody.status, 422);
        let removed = office.submit(&list, &bulk, &[("all", "yes"), ("do", "remove"), ("role", "host")]).await;
        assert_eq!(removed.texts(".rows li"), ["Jean-Luc Moudenc"]);
        assert_eq!(office.get(&list).await.texts(".empty strong"), ["Nobody takes part yet"]);
    }

    async fn many_are_added_to_an_item_at_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let list = sample.below_visit("participants");
        let driver = app.api().make("/people", json!({"family_name": "Diop"})).await;
        let driver_on = app.api().make(&list, json!({"person": driver, "role": "driver"})).await;
        let office = app.office(Role::Organiser).await;
        let bulk = format!("{list}/bulk");
        let fields = [("all", "yes"), ("do", "expect"), ("item", sample.item.as_str())];
        let done = office.submit(&list, &bulk, &fields).await;
        assert_eq!(done.texts(".notice p"), ["One person was added to “Entretien”."], "{}", done.html);
        assert_eq!(done.texts(".rows li"), ["Diop", "Jean-Luc MoudencWas expected already"]);
        let item = app.api().get(&sample.below_visit(&format!("items/{}", sample.item))).await.json();
        assert_eq!(item["audience"]["people"], json!([driver]));
        assert_eq!(item["audience"]["everyone"], json!(true));
        let nowhere = [("who", driver_on.as_str()), ("do", "expect"), ("item", "0197a000-0000-7000-8000-000000000000")];
        assert_eq!(office.submit(&list, &bulk, &nowhere).await.status, 422);
    }

    async fn a_rank_given_by_hand_counts_on_this_visit_alone(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let list = sample.below_visit("participants");
        let consul = app.api().make("/people", json!({"family_name": "Berg"})).await;
        let consul = app.api().make(&list, json!({"person": consul, "role": "guest"})).await;
        let office = app.office(Role::Organiser).await;
        assert_eq!(office.get(&list).await.texts("tbody th a"), ["Jean-Luc Moudenc", "Berg"]);
        let mayor = format!("{list}/{}", sample.participant);
        assert!(office.get(&mayor).await.html.contains("has rank 1."));
        let rank = format!("{mayor}/rank");
        for wrong in ["0", "high", "10001"] {
            let refused = office.submit(&mayor, &rank, &[("rank", wrong)]).await;
            assert_eq!((refused.status, refused.attributes(".error-summary a", "href")), (422, vec!["#rank".to_owned()]));
        }
        assert_eq!(office.submit(&mayor, &rank, &[("rank", "600")]).await.status, 303);
        let page = office.get(&list).await;
        assert_eq!(page.texts("tbody th a"), ["Berg", "Jean-Luc Moudenc"]);
        assert_eq!(page.texts("tbody td.num .sub"), ["By hand"]);
        let export = office.submit(&list, &format!("{list}/export"), &[("all", "yes")]).await;
        assert!(export.html.contains(r#""2","600","Jean-Luc"#) && export.html.contains(r#""1","","Berg"#), "{}", export.html);
        // an edit of something else leaves it
        let kept = app.api().patch(&mayor, "*", &json!({"groups": ["culture"]})).await;
        assert_eq!(kept.status, 200);
        assert_eq!(office.get(&mayor).await.value("rank"), "600");
        let history = office.get(&sample.below_visit("history")).await;
        assert_eq!(history.texts(".history .change > .hint")[2], "Order of precedence");
        assert_eq!(office.submit(&mayor, &rank, &[]).await.status, 303);
        assert_eq!(office.get(&list).await.texts("tbody th a"), ["Jean-Luc Moudenc", "Berg"]);
        let viewer = app.office(Role::Viewer).await;
        assert_eq!(viewer.get(&mayor).await.attributes("[name=rank]", "value").len(), 0);
        assert_eq!(viewer.knock(&format!("{list}/{consul}/rank")).await.status, 403);
    }

    async fn what_is_exported_computes_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let formula = json!({"family_name": "=HYPERLINK(\"x\")", "phone": "+33 5"});
        let person = api.make("/people", formula).await;
        let list = sample.below_visit("participants");
        let id = api.make(&list, json!({"person": person, "role": "guest"})).await;
        let office = app.office(Role::Organiser).await;
        let file = office.submit(&list, &format!("{list}/export"), &[("who", &id)]).await;
        assert!(file.html.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{}", file.html);
        assert!(file.html.contains("\"'+33 5\"") && !file.html.contains("Moudenc"));
    }

    async fn one_is_added_changed_and_taken_off(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Admin).await;
        let list = sample.below_visit("participants");
        let new = format!("{list}/new");
        let fields = [
            ("family_name", "Trần"), ("given_name", "Thu Hà"), ("name_order", "family-first"), ("email", "ha@hanoi.example"),
            ("locale", "vi"), ("title", "Tham tán"), ("organisation", "Hà Nội"), ("role", "delegate"), ("groups", "press, culture"),
        ];
        let made = office.submit(&new, &new, &fields).await;
        assert_eq!(made.location, Some(format!("{list}?done=done-added")), "{:?}", made.texts(".error-summary li"));
        let wrong = office.submit(&new, &new, &fields).await;
        assert_eq!((wrong.status, wrong.value("given_name").as_str()), (422, "Thu Hà"));
        assert_eq!(wrong.attributes(".error-summary a", "href"), ["#email"]);

        let hrefs = office.get(&list).await.attributes("tbody th a", "href");
        let page = office.get(&hrefs[1]).await;
        assert_eq!(page.value("groups"), "press, culture");
        assert_eq!(page.texts(".columns h2")[0], "Trần Thu Hà");
        let changed = [("role", "interpreter"), ("notify", "none"), ("groups", "")];
        assert_eq!(office.submit(&hrefs[1], &hrefs[1], &changed).await.status, 303);
        let needs = format!("{}/needs", hrefs[1]);
        assert_eq!(office.submit(&hrefs[1], &needs, &[("diet", "vegetarian")]).await.status, 303);
        let row = office.get(&list).await.texts("tbody tr:last-child td");
        assert!(row.contains(&"Interpreter".to_owned()) && row.contains(&"vegetarian".to_owned()), "{row:?}");
        for act in ["links", "remove"] {
            assert_eq!(office.submit(&hrefs[1], &format!("{}/{act}", hrefs[1]), &[]).await.status, 303);
        }
        assert_eq!(office.get(&hrefs[1]).await.status, 404);
        let found = office.get(&format!("{new}?q=tran+thu")).await;
        assert_eq!(found.texts(".rows a"), ["Trần Thu Hà"]);
    }

    async fn delegations_are_entered_changed_and_removed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let list = sample.below_visit("delegations");
        let new = format!("{list}/new");
        let city = ("organisation", sample.organisation.as_str());
        let refused = office.submit(&new, &new, &[city]).await;
        assert_eq!(refused.status, 422);
        let fields = [city, ("name.en", "City"), ("name.fr", "Ville"), ("head", &sample.person)];
        assert_eq!(office.submit(&new, &new, &fields).await.status, 303);
        let shown = office.get(&list).await;
        assert_eq!(shown.texts("tbody td")[..2], ["Toulouse", "Jean-Luc Moudenc"]);
        let one = shown.attributes("tbody th a", "href").remove(0);
        assert_eq!(office.get(&one).await.value("name.fr"), "Ville");
        let changed = [city, ("name.fr", "Métropole"), ("head", "")];
        assert_eq!(office.submit(&one, &one, &changed).await.status, 303);
        assert_eq!(office.get(&list).await.texts("tbody th"), ["Métropole"]);
        assert_eq!(office.submit(&one, &format!("{one}/remove"), &[]).await.status, 303);
        assert_eq!(office.get(&list).await.texts(".empty strong"), ["No delegations yet"]);
    }
}
