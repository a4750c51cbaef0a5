//! What feeds show as time goes by: a calendar that looks again must see that something is newer (RFC 5546 §2.1.5).

use std::collections::BTreeMap;

use escale::actions::export::{participant_feed, public_feed};
use escale::domain::calendar::event::{Event, When};
use escale::store::deliveries;

use super::world::World;

/// The last event that each feed showed, by feed and UID.
pub(super) type Feeds = BTreeMap<(String, String), Event>;

impl World {
    /// Looks at all feeds.
    pub(super) fn read_feeds(&mut self) {
        let secretariat = &self.sender.secretariat;
        let reach = self.read(|db| Ok(deliveries::of_visit(db, self.visit)?));
        let mut shown = vec![];
        for (number, who) in self.people.iter().enumerate() {
            let reach = reach.iter().find(|reach| reach.participant == *who);
            let link = (*who, reach.unwrap().links_generation);
            let feed = self.read(|db| participant_feed(db, secretariat, link, (None, self.now)));
            shown.push((format!("person {number}"), feed));
        }
        let feed = self.read(|db| public_feed(db, secretariat, "visit", (None, self.now)));
        shown.push(("the public".to_owned(), feed));
        for (reader, feed) in shown {
            for event in feed.into_iter().flat_map(|feed| feed.events) {
                let key = (reader.clone(), event.uid.clone());
                if let Some(known) = self.feeds.get(&key) {
                    compare(&reader, known, &event);
                }
                self.feeds.insert(key, event);
            }
        }
    }
}

/// Whether what a feed shows now can follow what it showed.
fn compare(reader: &str, known: &Event, event: &Event) {
    let context = || format!("{reader}: {event:#?} after {known:#?}");
    assert!(event.sequence >= known.sequence, "{}", context());
    assert!(event.last_modified >= known.last_modified, "{}", context());
    let is_timed = matches!(event.when, When::Timed(_));
    let is_revised = (&event.when, event.status) != (&known.when, known.status);
    assert!(
        !(is_timed && is_revised) || event.sequence > known.sequence,
        "{}",
        context()
    );
    let words = |event: &Event| (event.summary.clone(), event.location.clone());
    let is_changed = is_revised || words(event) != words(known);
    // calendars believe the higher SEQUENCE, and of equal ones the later (RFC 5546 §2.1.5)
    let age = |event: &Event| (event.sequence, event.last_modified);
    assert!(!is_changed || age(event) > age(known), "{}", context());
}
