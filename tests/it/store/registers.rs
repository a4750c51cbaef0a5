//! Registers.

use escale::domain::agreement::{
    Agreement, AgreementKind, Commitment, CommitmentStatus, Lineage, Owner, Renewal, Signature,
    SignatureMode, Theme,
};
use escale::domain::ids::OrganisationId;
use escale::domain::person::{Name, NameOrder, Office, Person};
use escale::domain::text::Texts;
use escale::domain::time::PartialDate;
use escale::domain::venue::TravelTime;
use escale::store::{Error, agreements, ids, organisations, people, themes, venues};

use super::draft::{self, hostile};
use super::organisation;
use crate::harness::database::on_each_engine;

pub(super) fn person(key: &str, organisation: OrganisationId) -> Person {
    Person {
        id: ids::new(),
        key: key.to_owned(),
        name: Name {
            family: "Đinh".to_owned(),
            given: "Toàn Thắng".to_owned(),
            order: NameOrder::FamilyFirst,
        },
        email: Some("Thang@Example.vn".to_owned()),
        email_shared: true,
        phone: Some("+84 28 0000 0000".to_owned()),
        locale: "vi".to_owned(),
        time_zone: Some(draft::zone("Asia/Ho_Chi_Minh")),
        languages: vec!["vi".to_owned(), "fr".to_owned()],
        public: true,
        offices: vec![
            Office {
                organisation,
                title: Texts::from([("vi", "Đại sứ"), ("fr", "Ambassadeur")]),
                salutation: Texts::from([("vi", "Kính thưa Đại sứ")]),
                rank: 1,
                from: Some(PartialDate::Month(2023, 4)),
                to: None,
            },
            Office {
                organisation,
                title: hostile(),
                salutation: Texts::default(),
                rank: 500,
                from: None,
                to: Some(PartialDate::Year(2022)),
            },
        ],
    }
}

on_each_engine! {
    async fn a_person_comes_back_whole(database: Database) {
        let city = organisation("city");
        let mut thang = person("thang", city.id);
        let expect = thang.clone();
        let outcome: Result<_, Error> = database.store.write(move |db| {
            organisations::insert(db, &city)?;
            people::insert(db, &expect)?;
            assert_eq!(people::find(db, expect.id)?, Some(expect.clone()));
            assert_eq!(people::find_by_key(db, "thang")?, Some(expect.clone()));
            assert_eq!(people::with_email(db, "THANG@example.VN")?, std::slice::from_ref(&expect));
            assert_eq!(people::page(db, Some(expect.id), 50)?, []);
            thang.offices.remove(0);
            thang.email = None;
            people::update(db, &thang)?;
            assert_eq!(people::all(db)?, [thang]);
            Ok(())
        }).await;
        outcome.unwrap();
    }

    async fn what_is_mentioned_cannot_be_deleted(database: Database) {
        let city = organisation("city");
        let id = city.id;
        let thang = person("thang", id);
        let person_id = thang.id;
        let outcome: Result<_, Error> = database.store.write(move |db| {
            organisations::insert(db, &city)?;
            people::insert(db, &thang)
        }).await;
        outcome.unwrap();
        let refused = database.store.write(move |db| organisations::delete(db, id)).await;
        assert!(matches!(refused, Err(Error::InUse)), "{refused:?}");
        let outcome: Result<_, Error> = database.store.write(move |db| {
            people::delete(db, person_id)?;
            organisations::delete(db, id)
        }).await;
        outcome.unwrap();
        let missing = database.store.write(move |db| organisations::delete(db, id)).await;
        assert!(matches!(missing, Err(Error::Missing)), "{missing:?}");
    }

    async fn a_key_is_taken_once(database: Database) {
        let outcome = database.store.write(|db| {
            organisations::insert(db, &organisation("city"))?;
            organisations::insert(db, &organisation("city"))
        }).await;
        assert!(matches!(outcome, Err(Error::Taken)), "{outcome:?}");
    }

    async fn an_agreement_protects_all_it_mentions(database: Database) {
        let (city, region) = (organisation("city"), organisation("region"));
        let thang = person("thang", city.id);
        let theme = Theme { id: ids::new(), key: "water".to_owned(), label: hostile(), parent: None };
        let first = Agreement {
            id: ids::new(),
            key: "first".to_owned(),
            kind: AgreementKind::Twinning,
            title: hostile(),
            parties: vec![city.id, region.id],
            signed_on: Some(PartialDate::parse("2015").unwrap()),
            starts_on: Some(PartialDate::parse("2018-03").unwrap()),
            ends_on: Some(PartialDate::parse("2021-02-02").unwrap()),
            term: Some("P3Y".to_owned()),
            renewal: Some(Renewal::Negotiated),
            lineage: vec![],
            themes: vec![theme.id],
            expiry_reminders: vec!["P6M".to_owned()],
            signatures: vec![Signature {
                person: thang.id,
                parties: vec![city.id],
                capacity: hostile(),
                mode: Some(SignatureMode::InPerson),
                on: None,
                place: Some("Huế".to_owned()),
            }],
            witnesses: vec![thang.id],
            commitments: vec![Commitment {
                text: hostile(),
                status: CommitmentStatus::Ongoing,
                owner: Some(Owner::Organisation(region.id)),
                due: None,
            }],
        };
        let second = Agreement {
            id: ids::new(),
            key: "second".to_owned(),
            lineage: vec![(Lineage::Renews, first.id)],
            ..first.clone()
        };
        let (theme_id, first_id) = (theme.id, first.id);
        let outcome: Result<_, Error> = database.store.write(move |db| {
            organisations::insert(db, &city)?;
            organisations::insert(db, &region)?;
            people::insert(db, &thang)?;
            themes::insert(db, &theme)?;
            agreements::insert(db, &first)?;
            agreements::insert(db, &second)?;
            assert_eq!(agreements::all(db)?, [first, second]);
            Ok(())
        }).await;
        outcome.unwrap();
        let refused = database.store.write(move |db| themes::delete(db, theme_id)).await;
        assert!(matches!(refused, Err(Error::InUse)), "{refused:?}");
        let refused = database.store.write(move |db| agreements::delete(db, first_id)).await;
        assert!(matches!(refused, Err(Error::InUse)), "{refused:?}");
    }

    async fn the_last_travel_time_counts(database: Database) {
        let (hall, port) = (draft::venue("hall"), draft::venue("port"));
        let outcome: Result<_, Error> = database.store.write(move |db| {
            venues::insert(db, &hall)?;
            venues::insert(db, &port)?;
            let mut way = TravelTime { from: hall.id, to: port.id, minutes: 25 };
            venues::set_travel_time(db, &way)?;
            way.minutes = 40;
            venues::set_travel_time(db, &way)?;
            assert_eq!(venues::travel_times(db, &[port.id, hall.id])?, [way]);
            assert_eq!(venues::travel_times(db, &[port.id])?, []);
            venues::delete(db, port.id)?;
            assert_eq!(venues::all_travel_times(db)?, []);
            assert_eq!(venues::all(db)?, [hall]);
            Ok(())
        }).await;
        outcome.unwrap();
    }
}
