//! What is told of the sample visit before and after an edit.

mod occasions;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::datetime;
use uuid::Uuid;

use super::visit::draft;
use crate::domain::agenda::{Item, ItemStatus};
use crate::domain::draft::Draft;
use crate::domain::fixture::{DRIVE, GUEST, RECEPTION, before_the_visit, item, participant};
use crate::domain::freeze::freeze;
use crate::domain::ids::{CalendarUid, ItemId, ParticipantId};
use crate::domain::notice::{Channel, Delivery, Known, Sending, Situation, Told, notice};
use crate::domain::publication::Publication;
use crate::domain::reply::ReplyStatus;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::visit::{Notify, ParticipantRole};
use crate::language::Language;
use crate::mail::letters::{Context, Links, Standing, by_hand, invitation, programme};
use crate::mail::message::{Letter, Mailbox};

pub(super) const LANGUAGES: [Language; 4] = Language::ALL;

/// Two publications of one visit, and what may be told between them.
pub(super) struct Story {
    before: Publication,
    after: Publication,
    note: Option<Texts>,
    zone: Option<Zone>,
}

impl Default for Story {
    fn default() -> Self {
        Self::edited(|_| {})
    }
}

impl Story {
    pub(super) fn edited(edit: impl Fn(&mut Draft)) -> Self {
        let mut draft = draft();
        let before = freeze(&draft, None, None, before_the_visit());
        edit(&mut draft);
        let after = freeze(&draft, Some(&before), None, later());
        Self {
            before,
            after,
            note: None,
            zone: None,
        }
    }

    /// The reception is later, elsewhere and in other dress; the drive is earlier.
    pub(super) fn moved() -> Self {
        Self::edited(|draft| {
            let reception = an_item(draft, RECEPTION);
            reception.starts = datetime(2026, 6, 23, 14, 30, 0, 0);
            reception.ends = datetime(2026, 6, 23, 16, 0, 0, 0);
            reception.dress_code = Texts::default();
            let drive = an_item(draft, DRIVE);
            drive.starts = datetime(2026, 6, 23, 9, 45, 0, 0);
            for venue in draft.registers.venues.values_mut() {
                venue.name = "Hôtel d’Assézat".into();
                venue.address = Some("Place d’Assézat, 31000 Toulouse".into());
            }
        })
    }

    pub(super) fn cancelled() -> Self {
        Self::edited(|draft| {
            let reception = an_item(draft, RECEPTION);
            reception.status = ItemStatus::Cancelled;
            reception.reason = Texts::from([("en", "A strike."), ("fr", "Une grève.")]);
        })
    }

    pub(super) fn withdrawn() -> Self {
        Self::edited(|draft| {
            let guest = draft
                .participants
                .iter_mut()
                .find(|other| other.id == participant(GUEST));
            guest.unwrap().removed = true;
        })
    }

    /// The guest is of the press.
    pub(super) fn with_press(mut self) -> Self {
        for publication in [&mut self.before, &mut self.after] {
            publication
                .roster
                .get_mut(&participant(GUEST))
                .unwrap()
                .role = ParticipantRole::Press;
        }
        self
    }

    /// The reader lives elsewhere.
    pub(super) fn in_zone(mut self, zone: &str) -> Self {
        self.zone = Zone::parse(zone);
        self
    }

    pub(super) fn with_note(mut self, note: Texts) -> Self {
        self.note = Some(note);
        self
    }

    /// What `who` is invited to at first.
    pub(super) fn invitation(&self, who: u128, about: u128, language: Language) -> Letter {
        self.letter(&self.before, &BTreeMap::new(), (who, about), language)
    }

    /// The same, of the later publication.
    pub(super) fn fresh_invitation(&self, who: u128, about: u128, language: Language) -> Letter {
        self.letter(&self.after, &BTreeMap::new(), (who, about), language)
    }

    /// What `who`, invited before, is told of the later publication.
    pub(super) fn update(&self, who: u128, about: u128, language: Language) -> Letter {
        let told = self.told(who, Channel::Invitation);
        self.letter(&self.after, &self.known(who, &told), (who, about), language)
    }

    /// What the former address of `who` is told.
    pub(super) fn readdress(&self, who: u128, about: u128, language: Language) -> Letter {
        let told = self.invited_at("former@people.example", who);
        self.letter(&self.after, &self.known(who, &told), (who, about), language)
    }

    /// What `who`, told all of the later publication, gets once the end of an earlier invitation to `address` came back.
    pub(super) fn clearing(&self, address: &str, who: u128, language: Language) -> Letter {
        let told = self.invited_at(address, who);
        let left = self.known(who, &told).into_iter();
        let situation = Situation {
            leftovers: left.map(|(item, left)| (item, vec![left])).collect(),
            ..situation(&self.after, who, &BTreeMap::new(), Notify::Invitations)
        };
        self.letter_in(&situation, RECEPTION, language)
    }

    pub(super) fn first_programme(&self, who: u128, language: Language) -> Letter {
        self.programme_after(&self.before, &BTreeMap::new(), who, language)
    }

    pub(super) fn programme(&self, who: u128, language: Language) -> Letter {
        let told = self.told(who, Channel::Programme);
        self.programme_after(&self.after, &self.known(who, &told), who, language)
    }

    pub(super) fn by_hand(&self, who: u128, language: Language) -> String {
        let told = self.told(who, Channel::ByHand);
        let known = self.known(who, &told);
        let situation = situation(&self.after, who, &known, Notify::ByHand);
        by_hand(
            &self.context(&self.after, participant(who), language),
            &notice(&situation),
        )
        .unwrap()
    }

    fn programme_after(
        &self,
        publication: &Publication,
        known: &BTreeMap<ItemId, Known<'_>>,
        who: u128,
        language: Language,
    ) -> Letter {
        let situation = situation(publication, who, known, Notify::Programme);
        let tellings = notice(&situation);
        let context = self.context(publication, participant(who), language);
        programme(&context, &tellings, &BTreeMap::new()).unwrap()
    }

    fn letter(
        &self,
        publication: &Publication,
        known: &BTreeMap<ItemId, Known<'_>>,
        (who, about): (u128, u128),
        language: Language,
    ) -> Letter {
        let situation = situation(publication, who, known, Notify::Invitations);
        self.letter_in(&situation, about, language)
    }

    fn letter_in(&self, situation: &Situation<'_>, about: u128, language: Language) -> Letter {
        let tellings = notice(situation);
        let mut tellings = tellings.iter();
        let telling = tellings.find(|telling| telling.item == item(about));
        let telling = telling.unwrap();
        let told = telling.told_after(situation, sending());
        let standing = Standing {
            told: &told,
            reply: ReplyStatus::NeedsAction,
        };
        let context = Context {
            to: telling.address(situation).unwrap(),
            ..self.context(situation.publication, situation.participant, language)
        };
        invitation(&context, telling, standing).unwrap()
    }

    fn context<'a>(
        &'a self,
        publication: &'a Publication,
        id: ParticipantId,
        language: Language,
    ) -> Context<'a> {
        let reader = publication
            .roster
            .get(&id)
            .unwrap_or_else(|| &self.before.roster[&id]);
        Context {
            publication,
            participant: id,
            reader,
            language,
            reader_zone: self.zone.as_ref(),
            links: Links {
                page: "https://visits.example/p/c2VjcmV0",
                feed: Some("https://visits.example/feed/b3RoZXI.ics"),
            },
            from: role_address(),
            assistant: None,
            to: "reader@people.example",
            message_id: "<1@visits.example>",
            note: self.note.as_ref(),
            now: later(),
        }
    }

    /// What `who` knows of all items of the former publication.
    fn told(&self, who: u128, channel: Channel) -> BTreeMap<ItemId, Told> {
        let of_item = |id: &ItemId| {
            let seen = self.before.items[id].audience.get(&participant(who))?;
            Some(Told {
                uid: (channel == Channel::Invitation).then_some(sending().fresh_uid),
                version: 1,
                digest: Some(seen.digest.clone()),
                sequence: 0,
                dtstamp: Some(before_the_visit()),
                asked: 0,
                channel,
                organizer: Some("visits@city.example".into()),
                address: (channel != Channel::ByHand).then(|| "reader@people.example".into()),
                handed_over: true,
                latest_end: None,
            })
        };
        let items = self.before.items.keys();
        items.filter_map(|id| Some((*id, of_item(id)?))).collect()
    }

    /// What `who` was invited to at `address`.
    fn invited_at(&self, address: &str, who: u128) -> BTreeMap<ItemId, Told> {
        let mut told = self.told(who, Channel::Invitation);
        for told in told.values_mut() {
            told.address = Some(address.into());
        }
        told
    }

    fn known<'a>(
        &'a self,
        who: u128,
        told: &'a BTreeMap<ItemId, Told>,
    ) -> BTreeMap<ItemId, Known<'a>> {
        let reader = &self.before.roster[&participant(who)];
        let known = |(id, told)| {
            let known = Known {
                told,
                was: Some((&self.before.items[id], reader)),
            };
            (*id, known)
        };
        told.iter().map(known).collect()
    }
}

fn situation<'a>(
    publication: &'a Publication,
    who: u128,
    known: &BTreeMap<ItemId, Known<'a>>,
    notify: Notify,
) -> Situation<'a> {
    Situation {
        publication,
        participant: participant(who),
        delivery: Delivery {
            address: Some("reader@people.example"),
            notify,
        },
        known: known.clone(),
        leftovers: BTreeMap::new(),
        replies: BTreeMap::new(),
        now: later(),
    }
}

fn sending() -> Sending<'static> {
    Sending {
        fresh_uid: CalendarUid(Uuid::from_u128(0xabcd)),
        organizer: "visits@city.example",
        now: later(),
    }
}

fn role_address() -> &'static Mailbox {
    static FROM: std::sync::LazyLock<Mailbox> = std::sync::LazyLock::new(|| Mailbox {
        name: "Visits".into(),
        address: "visits@city.example".into(),
    });
    &FROM
}

/// Two weeks after the first publication.
fn later() -> Timestamp {
    "2026-06-15T14:05:00Z".parse().unwrap()
}

pub(super) fn an_item(draft: &mut Draft, which: u128) -> &mut Item {
    draft
        .items
        .iter_mut()
        .find(|found| found.id == item(which))
        .unwrap()
}

/// The text of an HTML document.
pub(super) fn words_of_html(html: &str) -> String {
    let document = scraper::Html::parse_document(html);
    let body = scraper::Selector::parse("body").unwrap();
    let mut words: String = document
        .select(&body)
        .flat_map(|body| body.text())
        .collect();
    let links = scraper::Selector::parse("a").unwrap();
    for link in document.select(&links) {
        words.push_str(link.attr("href").unwrap());
    }
    words
}
