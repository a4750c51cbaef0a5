//! What people write to our address: to the contact of the visit, once; what is about no visit, to administrators.

use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use serde_json::json;

use super::clients::filled;
use super::{Invited, MAYOR};
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;
use crate::harness::secretariat::MAIL_SERVER;

const HUMAN: &str = include_str!("mails/human.eml");
const AWAY: &str = include_str!("mails/out-of-office.eml");
const CONTACT: &str = "protocol@toulouse.example";

impl Invited {
    /// The same, with somebody to ask.
    async fn with_contact(app: TestApp) -> Self {
        let invited = Self::new(app).await;
        let contact = json!({"contact": {"name": "Protocole", "email": CONTACT}});
        let path = format!("/visits/{}", invited.sample.visit);
        assert_eq!(
            invited.app.api().patch(&path, "*", &contact).await.status,
            200
        );
        invited
    }

    fn from(&self, address: &str, template: &str) -> String {
        let about = self.app.accepted()[0].message_id.clone();
        filled(template, &[("from", address), ("message_id", &about)])
    }

    /// Takes a mail in; to whom something goes then.
    async fn sends_on(&self, mail: &str) -> Vec<String> {
        self.receive(mail).await;
        self.app
            .run_worker()
            .await
            .into_iter()
            .map(|mail| mail.to)
            .collect()
    }
}

on_each_engine! {
    async fn what_a_participant_writes_goes_to_the_contact_once(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let mail = invited.from(MAYOR, HUMAN);
        assert_eq!(invited.sends_on(&mail).await, [CONTACT]);
        let sent = invited.app.accepted().pop().unwrap();
        let read = mail_parser::MessageParser::default().parse(&sent.bytes).unwrap();
        assert_eq!(read.subject(), Some("Transfert\u{a0}: Re: Entretien – Visite"));
        assert_eq!(read.from().unwrap().first().unwrap().address(), Some(invited.app.secretariat.from.address.as_str()));
        assert_eq!(read.reply_to().unwrap().first().unwrap().address(), Some(MAYOR));
        // it is not ASCII, so it goes as a file
        let attached = mail_parser::MessageParser::default().parse(read.attachment(0).unwrap().contents()).unwrap();
        assert_eq!(attached.message_id(), Some("words-1@toulouse.example"));
        assert!(attached.body_text(0).unwrap().contains("Puis-je venir avec mon adjointe"));
        // by another way, and said otherwise under the same name
        assert_eq!(invited.sends_on(&format!("Received: by mx\r\n{mail}")).await, [""; 0]);
        assert_eq!(invited.sends_on(&mail.replace("mon adjointe", "quelqu'un")).await, [""; 0]);
        // a report about it is not about the invitation
        let messages = invited.app.api().get(&invited.sample.below_visit("messages")).await.json();
        assert_eq!(messages["items"].as_array().unwrap().len(), 2);
        let office = invited.app.office(Role::Organiser).await;
        let list = office.get(&format!("/visits/{}/messages", invited.sample.visit)).await;
        assert!(list.html.contains(&format!("Forwarded to {CONTACT}")), "{}", list.html);
    }

    async fn what_our_mail_server_disowns_is_read_and_not_sent_on(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let forged = format!("Authentication-Results: {MAIL_SERVER}; dmarc=fail\r\n{}", invited.from(MAYOR, HUMAN));
        assert_eq!(invited.sends_on(&forged).await, [""; 0]);
        let office = invited.app.office(Role::Organiser).await;
        let shown = office.get(&format!("/visits/{}/replies", invited.sample.visit)).await;
        assert!(shown.html.contains("Mail whose sender is not who it says"), "{}", shown.html);
        assert!(shown.html.contains("Puis-je venir avec mon adjointe"), "{}", shown.html);
    }

    async fn what_the_contact_refused_goes_again_while_they_are_the_contact(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let refused = || SendError::Refused { reply: "552 5.2.2 mailbox full".to_owned() };
        invited.app.fail(CONTACT, [refused(), refused()]);
        assert_eq!(invited.sends_on(&invited.from(MAYOR, HUMAN)).await, [""; 0]);
        let path = invited.sample.below_visit("messages");
        let messages = invited.app.api().get(&path).await.json();
        let failed = messages["items"].as_array().unwrap().iter().find(|one| one["state"] == "failed").unwrap().clone();
        let retry = format!("{path}/{}/retry", failed["id"].as_str().unwrap());
        let mails = async || invited.app.run_worker().await.into_iter().map(|mail| mail.to).collect::<Vec<_>>();
        assert_eq!(invited.app.api().post(&retry, &json!({})).await.status, 200);
        assert_eq!(mails().await, [""; 0]);
        let visit = format!("/visits/{}", invited.sample.visit);
        for (email, status, to) in [("other@toulouse.example", 409, &[][..]), (CONTACT, 200, &[CONTACT][..])] {
            let contact = json!({"contact": {"name": "Protocole", "email": email}});
            invited.app.api().patch(&visit, "*", &contact).await;
            assert_eq!(invited.app.api().post(&retry, &json!({})).await.status, status, "{email}");
            assert_eq!(mails().await, to, "{email}");
        }
    }

    async fn nobody_takes_away_what_others_wrote(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let participant = invited.sample.below_visit(&format!("participants/{}", invited.sample.participant));
        let assistants = json!({"mail_to": [{"name": "Kari Berg", "email": "Kari@Toulouse.example", "locale": "nb"}]});
        assert_eq!(invited.app.api().patch(&participant, "*", &assistants).await.status, 200);
        let number = |mail: String, number: u8| mail.replace("words-1", &format!("words-{number}"));
        assert_eq!(invited.sends_on(&invited.from(MAYOR, HUMAN)).await, [CONTACT]);
        // the contact is away: that answers what was forwarded
        let forward = invited.app.accepted().pop().unwrap().message_id;
        let away = filled(AWAY, &[("from", CONTACT), ("message_id", &forward)]);
        assert_eq!(invited.receive(&away).await, "auto-reply: kept");
        invited.receive(&number(invited.from("kari@toulouse.example", HUMAN), 2)).await;
        invited.receive(&number(invited.from("colleague@toulouse.example", HUMAN), 3)).await;
        let office = invited.app.office(Role::Organiser).await;
        let shown = office.get(&format!("/visits/{}/replies", invited.sample.visit)).await;
        assert!(shown.html.contains("10 juin") && shown.html.contains("colleague@toulouse.example"), "{}", shown.html);
        let own = invited.app.api().get(&participant).await.json();
        let data = format!("{}/data.json", own["page_url"].as_str().unwrap());
        let data: serde_json::Value = reqwest::get(data).await.unwrap().json().await.unwrap();
        let from: Vec<&str> = data["mails"].as_array().unwrap().iter().map(|mail| mail["from"].as_str().unwrap()).collect();
        assert_eq!(from, [MAYOR, "kari@toulouse.example"], "{data}");
    }

    async fn machines_and_ourselves_are_never_forwarded(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        assert_eq!(invited.sends_on(&invited.from(MAYOR, AWAY)).await, [""; 0]);
        let ours = invited.app.secretariat.from.address.clone();
        for (number, from) in [CONTACT, &ours].into_iter().enumerate() {
            let mail = invited.from(from, HUMAN).replace("words-1", &format!("own-{number}"));
            assert_eq!(invited.sends_on(&mail).await, [""; 0], "{from}");
        }
        // what we forwarded comes back
        assert_eq!(invited.sends_on(&invited.from(MAYOR, HUMAN)).await, [CONTACT]);
        let back = String::from_utf8(invited.app.accepted().pop().unwrap().bytes).unwrap();
        assert_eq!(invited.receive(&back).await, "auto-reply: kept");
        assert!(invited.app.run_worker().await.is_empty());
    }

    async fn a_flood_ends_at_twenty_in_an_hour(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let mail = |number: usize| invited.from(MAYOR, HUMAN).replace("words-1", &format!("words-{number}"));
        for number in 0..23 {
            invited.receive(&mail(number)).await;
        }
        assert_eq!(invited.app.run_worker().await.len(), 20);
        invited.app.clock.advance(jiff::SignedDuration::from_mins(61));
        assert_eq!(invited.sends_on(&mail(30)).await, [CONTACT]);
    }

    async fn mail_about_no_visit_is_there_for_administrators(database: Database) {
        let invited = Invited::with_contact(TestApp::new(database).await).await;
        let stray = filled(HUMAN, &[("from", "stranger@elsewhere.example"), ("message_id", "<unknown@city.example>")]);
        assert_eq!(invited.sends_on(&stray).await, [""; 0]);
        assert_eq!(invited.app.office(Role::Organiser).await.get("/stray-mails").await.status, 403);
        let admin = invited.app.office(Role::Admin).await;
        let page = admin.get("/stray-mails").await;
        assert!(page.html.contains("stranger@elsewhere.example") && page.html.contains("mon adjointe"), "{}", page.html);
        let dismiss = page.attributes("form[action$='/dismiss']", "action").remove(0);
        assert_eq!(admin.submit("/stray-mails", &dismiss, &[]).await.status, 303);
        let page = admin.get("/stray-mails").await;
        assert!(page.html.contains("No mail waits"), "{}", page.html);
        let again = admin.send(&dismiss, &[("csrf", &admin.get("/account").await.value("csrf"))]).await;
        assert_eq!(again.status, 404);
    }
}
