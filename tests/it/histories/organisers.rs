//! What organisers do: edit, publish, try again, tell by hand.

use escale::actions;
use escale::actions::edit::Record as _;
use escale::actions::publish::{Publish, Published, publish};
use escale::actions::retry::retry;
use escale::actions::tell_by_hand::tell_by_hand;
use escale::domain::agenda::{Item, Note, Part, Place, PlaceRole, Site};
use escale::domain::document::VisitTables;
use escale::domain::message::MessageState;
use escale::domain::publication::Tell;
use escale::domain::text::Texts;
use escale::domain::visit::{Participant, VisitStatus};
use escale::store::outbox::Settlement;
use escale::store::{self, participants};

use super::step::{Announcement, Edit, PersonEdit};
use super::visit;
use super::world::World;

impl World {
    pub(super) fn edit_visit(&self, status: VisitStatus) {
        let before = self.draft().visit;
        let mut after = before.clone();
        after.status = status;
        let tables = VisitTables::from;
        let edited =
            self.write(|db| tables(after).replace(db, &before.team, &tables(before.clone())));
        edited.unwrap();
    }

    pub(super) fn edit(&mut self, item: usize, edit: &Edit) {
        self.edition += 1;
        let (mark, draft) = (self.edition, self.draft());
        let before = draft
            .items
            .iter()
            .find(|one| one.id == self.items[item])
            .unwrap();
        let mut after = before.clone();
        match edit {
            Edit::Period(n) => (after.starts, after.ends) = visit::period(*n),
            Edit::Title => after.title = visit::title(item, mark),
            Edit::Description => after.description = visit::words(&format!("About D{mark}z")),
            Edit::Place => after.places = vec![place(mark)],
            Edit::Link(true) => after.online_url = Some(format!("https://meet.example/L{mark}z")),
            Edit::Link(false) => after.online_url = None,
            Edit::Audience(n) => after.audience = visit::audience(&draft, *n),
            Edit::Part { who, role } => {
                let person = draft.participants[*who].person;
                after.people.retain(|part| part.person != person);
                after.people.extend(role.map(|role| Part { person, role }));
            }
            Edit::Note { audience } => {
                after.notes = vec![Note {
                    text: visit::words(&format!("Note N{mark}z")),
                    audience: visit::audience(&draft, *audience),
                }];
            }
            Edit::Visibility(visibility) => after.visibility = *visibility,
            Edit::Status(status) => after.status = *status,
        }
        self.write(|db| after.replace(db, &draft.visit, before))
            .unwrap();
    }

    /// Puts the items back as they were.
    pub(super) fn put_back(&self, items: &[Item]) {
        let draft = self.draft();
        for item in items {
            let before = draft.items.iter().find(|one| one.id == item.id).unwrap();
            self.write(|db| item.clone().replace(db, &draft.visit, before))
                .unwrap();
        }
    }

    pub(super) fn rename_venue(&mut self) {
        self.edition += 1;
        let draft = self.draft();
        let Some(before) = draft.registers.venues.values().next() else {
            return;
        };
        let mut after = before.clone();
        after.name = format!("Hall P{}z", self.edition);
        self.write(|db| after.replace(db, &draft.visit.team, before))
            .unwrap();
    }

    pub(super) fn edit_person(&mut self, who: usize, edit: &PersonEdit) {
        self.edition += 1;
        let draft = self.draft();
        let id = self.people[who];
        let found = self.read(|db| Ok(participants::find(db, self.visit, id)?));
        let before: Participant = found.unwrap();
        let person = self
            .read(|db| Ok(store::people::find(db, before.person)?))
            .unwrap();
        let mut address = person.clone();
        let visit = &draft.visit;
        let done: Result<(), actions::Error> = self.write(|db| {
            match edit {
                PersonEdit::Remove if !before.removed => before.remove(db, visit)?,
                PersonEdit::Return if before.removed => {
                    let back = Participant {
                        removed: false,
                        ..before
                    };
                    back.insert(db, visit)?;
                }
                PersonEdit::Notify(notify) if !before.removed => {
                    let mut after = before.clone();
                    after.notify = *notify;
                    after.replace(db, visit, &before)?;
                }
                PersonEdit::Address(which) => {
                    address.email = Some(format!("person{who}.{which}@people.example"));
                    address.replace(db, &visit.team, &person)?;
                }
                PersonEdit::NoAddress => {
                    address.email = None;
                    address.replace(db, &visit.team, &person)?;
                }
                PersonEdit::Remove | PersonEdit::Return | PersonEdit::Notify(_) => {}
            }
            Ok(())
        });
        done.unwrap();
    }

    pub(super) fn publish(&mut self, announcement: &Announcement) -> Published {
        let choose = |items: &Vec<usize>| items.iter().map(|n| self.items[*n]).collect();
        let command = Publish {
            tell: Some(announcement.tell),
            items: announcement.items.as_ref().map(choose),
            hold: announcement.hold.iter().map(|n| self.people[*n]).collect(),
            note: Texts::default(),
            revision: None,
            by: None,
            tell_at: None,
        };
        let (before, secretariat) = (self.told(), &self.sender.secretariat);
        let published = self
            .write(|db| publish(db, secretariat, self.visit, (&command, self.now)))
            .unwrap();
        let after = self.told();
        let moved = after
            .iter()
            .filter(|(pair, told)| before.get(pair) != Some(told));
        let moved: Vec<_> = moved.map(|(pair, _)| *pair).collect();
        assert!(moved.is_empty() || announcement.tell == Tell::Nobody);
        self.silent.extend(moved);
        assert_eq!(published.untold, self.untold().len(), "{published:?}");
        published
    }

    pub(super) fn retry(&mut self) {
        let failed = self.messages().into_iter().rev();
        let failed = failed
            .filter(|message| message.state == MessageState::Failed)
            .map(|one| one.id);
        if let Some(id) = failed.take(1).next() {
            let secretariat = &self.sender.secretariat;
            let outcome = self.write(|db| retry(db, secretariat, (self.visit, id), self.now));
            assert!(
                matches!(outcome, Ok(_) | Err(actions::Error::Conflict(_))),
                "{outcome:?}"
            );
        }
    }

    pub(super) fn tell_by_hand(&mut self) {
        let messages = self.messages();
        let waiting = messages
            .iter()
            .find(|message| message.state == MessageState::ByHand);
        if let Some(message) = waiting {
            assert!(
                message
                    .ready_text
                    .as_ref()
                    .is_some_and(|text| !text.is_empty())
            );
            let settlement = Settlement {
                by: "Someone".into(),
                how: "telephone".into(),
                at: self.now,
            };
            let (secretariat, which) = (&self.sender.secretariat, (self.visit, message.id));
            self.write(|db| tell_by_hand(db, secretariat, which, (&settlement, self.now)))
                .unwrap();
            let knowledge = self.knowledge().into_iter();
            for known in knowledge.filter(|known| known.moved_by == Some(message.id)) {
                let item = self.items.iter().position(|item| *item == known.item);
                let title = format!("Item{} ", item.unwrap());
                let text = message.ready_text.as_ref().unwrap();
                assert!(text.contains(&title), "{title} was not read out: {text}");
            }
        }
    }

    /// Organisers call everybody whom they are to call. Returns how often they did.
    pub(super) fn call_everybody(&mut self) -> usize {
        let messages = self.messages().into_iter();
        let waiting = messages.filter(|message| message.state == MessageState::ByHand);
        let count = waiting.count();
        (0..count).for_each(|_| self.tell_by_hand());
        count
    }
}

fn place(mark: u32) -> Place {
    Place {
        site: Site::Named {
            name: format!("House P{mark}z"),
            address: None,
        },
        delegations: vec![],
        people: vec![],
        role: PlaceRole::At,
    }
}
