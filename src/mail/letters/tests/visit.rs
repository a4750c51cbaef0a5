//! The domain's sample visit, dressed for letters: four languages, titles, a note, a reason to answer.

use jiff::civil::date;

use super::sample::an_item;
use crate::domain::agenda::{Audience, Note, ReplyWanted};
use crate::domain::draft::Draft;
use crate::domain::fixture::{
    self, DELEGATE, DRIVE, DRIVER, EVENING, GUEST, HEAD, HOST, RECEPTION, person,
};
use crate::domain::person::{Name, NameOrder};
use crate::domain::text::Texts;

/// The visit, as drafted.
pub(super) fn draft() -> Draft {
    let mut draft = fixture::draft();
    dress_visit(&mut draft);
    dress_people(&mut draft);
    for venue in draft.registers.venues.values_mut() {
        venue.name = "Capitole, salle des Illustres".into();
        venue.address = Some("1 place du Capitole, 31000 Toulouse".into());
        venue.access = Texts::from([
            ("en", "Main gate; bring an identity card."),
            ("fr", "Porte principale, avec une pièce d’identité."),
        ]);
    }
    for organisation in draft.registers.organisations.values_mut() {
        if organisation.name == "City" {
            organisation.name = "Ville de Toulouse".into();
        }
    }
    let reception = an_item(&mut draft, RECEPTION);
    reception.title = Texts::from([
        ("en", "Reception by the Deputy Mayor"),
        ("fr", "Réception par l’adjoint au maire"),
        ("nb", "Mottakelse hos varaordføreren"),
    ]);
    reception.description = Texts::from([("fr", "Diplomatie économique,\nenseignement, climat.")]);
    reception.dress_code = Texts::from([
        ("en", "Business attire"),
        ("fr", "Tenue de ville"),
        ("nb", "Mørk dress"),
        ("vi", "Trang phục công sở"),
    ]);
    reception.languages = vec!["fr".into(), "vi".into()];
    reception.reply = ReplyWanted::Requested;
    reception.internal_notes = Some("Gift on the table".into());
    reception.notes = vec![Note {
        text: Texts::from([
            ("en", "Please be in the lobby at 11:15."),
            ("fr", "Merci d’être dans le hall à 11 h 15."),
        ]),
        audience: Audience {
            people: vec![person(GUEST)],
            ..Audience::default()
        },
    }];
    an_item(&mut draft, EVENING).title = Texts::from([
        ("en", "Evening with researchers"),
        ("fr", "Soirée avec des chercheurs"),
        ("nb", "Kveld med forskere"),
        ("vi", "Buổi tối với các nhà nghiên cứu"),
    ]);
    an_item(&mut draft, DRIVE).title = Texts::from([
        ("en", "Drive to the Capitole"),
        ("fr", "Trajet vers le Capitole"),
        ("nb", "Kjøring til Capitole"),
        ("vi", "Di chuyển đến Capitole"),
    ]);
    draft
}

fn dress_visit(draft: &mut Draft) {
    let visit = &mut draft.visit;
    visit.title = Texts::from([
        ("en", "Working visit of the Ambassador of Viet Nam"),
        ("fr", "Visite de travail de l’ambassadeur du Viêt Nam"),
        ("nb", "Arbeidsbesøk av Vietnams ambassadør"),
        ("vi", "Chuyến làm việc của Đại sứ Việt Nam"),
    ]);
    visit.short_title = Some(Texts::from([
        ("en", "Ambassador of Viet Nam"),
        ("fr", "Ambassadeur du Viêt Nam"),
        ("nb", "Vietnams ambassadør"),
        ("vi", "Đại sứ Việt Nam"),
    ]));
    visit.signature = Texts::from([
        ("en", "International Relations, City of Toulouse"),
        ("fr", "Relations internationales, Ville de Toulouse"),
    ]);
    visit.reply_by = Some(date(2026, 6, 18));
}

fn dress_people(draft: &mut Draft) {
    let people = [
        (
            HEAD,
            "Đinh",
            "Toàn Thắng",
            NameOrder::FamilyFirst,
            [
                ("en", "Ambassador of Viet Nam to France"),
                ("vi", "Đại sứ Việt Nam tại Pháp"),
            ],
        ),
        (
            DELEGATE,
            "Lê",
            "Thu Hà",
            NameOrder::FamilyFirst,
            [("en", "Economic counsellor"), ("vi", "Tham tán kinh tế")],
        ),
        (
            HOST,
            "Dardelet",
            "Jean-Claude",
            NameOrder::GivenFirst,
            [
                ("en", "Deputy Mayor of Toulouse"),
                ("fr", "Adjoint au maire de Toulouse"),
            ],
        ),
        (
            GUEST,
            "Plante",
            "Valérie",
            NameOrder::GivenFirst,
            [("en", "Mayor of Montréal"), ("fr", "Mairesse de Montréal")],
        ),
        (
            DRIVER,
            "Morel",
            "Dominique",
            NameOrder::GivenFirst,
            [("en", "Driver"), ("fr", "Conduite")],
        ),
    ];
    for (n, family, given, order, title) in people {
        let who = draft.registers.people.get_mut(&person(n)).unwrap();
        who.name = Name {
            family: family.into(),
            given: given.into(),
            order,
        };
        let office = &mut who.offices[0];
        office.title = Texts::from(title);
        if n == GUEST {
            office.salutation = Texts::from([("en", "Madam Mayor"), ("fr", "Madame la Mairesse")]);
        }
    }
}
