//! Clashes and fixes as sentences for organisers, in their language.

use std::iter;

use jiff::SignedDuration;

use crate::domain::agenda::Item;
use crate::domain::clashes::{Clash, Fix, Involved, Measure};
use crate::domain::closed::Closed;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, PersonId, VenueId};
use crate::domain::registers::Registers;
use crate::domain::time::Period;
use crate::language::{Argument, Language, TextError};

/// What sentences need to call things by their names.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The organiser's language.
    pub language: Language,
    /// The visit that is asked about.
    pub own: &'a Draft,
    /// Those it may clash with.
    pub others: &'a [Draft],
    /// At least the people and venues they name.
    pub registers: &'a Registers,
}

/// More people than this are counted, not named.
const MOST_NAMED: usize = 5;

impl Wording<'_> {
    /// Who, when, which items: one sentence.
    ///
    /// # Errors
    /// If the language lacks a text.
    pub fn clash(&self, clash: &Clash) -> Result<String, TextError> {
        let language = self.language;
        let visits = clash.items.first().zip(clash.items.last());
        let visits_differ = visits.is_some_and(|(first, last)| first.visit != last.visit);
        let items: Vec<String> = clash
            .items
            .iter()
            .map(|involved| self.item_of_visit(*involved, visits_differ))
            .collect();
        let venue = clash.venues.last();
        let zone = venue.and_then(|venue| self.registers.venues.get(venue));
        let venues: Vec<String> = clash
            .venues
            .iter()
            .map(|venue| self.venue(*venue))
            .collect();
        let mut arguments: Vec<(&str, Argument<'_>)> = vec![
            ("who", self.people(&clash.people)?.into()),
            ("items", language.list(&items).into()),
            ("venues", language.list(&venues).into()),
            (
                "when",
                language
                    .period(clash.when.starts.wall, clash.when.ends.wall)
                    .into(),
            ),
        ];
        if let Some(busy) = &clash.busy {
            return self.busy(clash, busy);
        }
        if let Some(venue) = zone {
            let city = venue.city.as_deref();
            let city = city.filter(|city| venue.time_zone.is_also_called_after(city));
            let zone = match city {
                Some(city) => language.time_of(city),
                None => language.zone(venue.time_zone.name()),
            };
            arguments.push(("zone", zone.into()));
        }
        if let Some(measure) = clash.measure {
            arguments.extend(self.figures(measure));
        }
        language.say_with(&format!("clash-{}", clash.kind.word()), arguments)
    }

    /// Who or what is busy, and when: no more is known of what another team holds.
    fn busy(&self, clash: &Clash, busy: &Period) -> Result<String, TextError> {
        let who = if clash.people.is_empty() {
            let venues: Vec<String> = clash.venues.iter().map(|id| self.venue(*id)).collect();
            self.language.list(&venues)
        } else {
            self.people(&clash.people)?
        };
        let when = self.language.period(busy.starts.wall, busy.ends.wall);
        self.language
            .say_with("clash-busy", [("who", who.into()), ("when", when.into())])
    }

    /// What to do, in the imperative.
    ///
    /// # Errors
    /// If the language lacks a text.
    pub fn fix(&self, fix: &Fix) -> Result<String, TextError> {
        let language = self.language;
        let item = ("item", Argument::from(self.item(fix.item())));
        match fix {
            Fix::Move { starts, ends, .. } => {
                let when = language.period(*starts, *ends).into();
                language.say_with("clash-fix-move", [item, ("when", when)])
            }
            Fix::Venue { to, .. } => {
                let venue = self.venue(*to).into();
                language.say_with("clash-fix-venue", [item, ("venue", venue)])
            }
            Fix::Except { people, .. } | Fix::Unname { people, .. } => {
                let who = self.people(people)?.into();
                language.say_with("clash-fix-audience", [item, ("who", who)])
            }
            Fix::TimeZone { zone, .. } => {
                let zone = language.zone(zone.name()).into();
                language.say_with("clash-fix-zone", [item, ("zone", zone)])
            }
            Fix::Capacity { people, .. } => {
                let count = (*people).into();
                language.say_with("clash-fix-capacity", [item, ("count", count)])
            }
        }
    }

    fn figures(&self, measure: Measure) -> [(&'static str, Argument<'static>); 2] {
        let minutes = |minutes| self.language.duration(SignedDuration::from_mins(minutes));
        match measure {
            Measure::Minutes { available, needed } => [
                ("gap", minutes(available).into()),
                ("needed", minutes(needed).into()),
            ],
            Measure::People { expected, capacity } => {
                [("expected", expected.into()), ("capacity", capacity.into())]
            }
            Measure::Duration { elapsed, shown } => [
                ("elapsed", minutes(elapsed).into()),
                ("shown", minutes(shown).into()),
            ],
        }
    }

    fn people(&self, people: &[PersonId]) -> Result<String, TextError> {
        let name = |person: &PersonId| {
            let known = self.registers.people.get(person);
            known.map_or_else(|| person.to_string(), |person| person.name.full())
        };
        if people.len() <= MOST_NAMED {
            return Ok(self
                .language
                .list(&people.iter().map(name).collect::<Vec<_>>()));
        }
        let named: Vec<String> = people.iter().take(MOST_NAMED - 1).map(name).collect();
        let others = people.len().saturating_sub(named.len());
        self.language.say_with(
            "people-and-others",
            [("names", named.join(", ").into()), ("count", others.into())],
        )
    }

    fn venue(&self, venue: VenueId) -> String {
        let known = self.registers.venues.get(&venue);
        known.map_or_else(|| venue.to_string(), |venue| venue.name.clone())
    }

    fn item(&self, id: ItemId) -> String {
        self.find(id)
            .and_then(|(draft, item)| item.title.shown(self.language.tag(), &draft.visit.locales))
            .map_or_else(|| id.to_string(), |title| self.language.quoted(title.text))
    }

    /// With the visit's title where items of two visits meet.
    fn item_of_visit(&self, involved: Involved, visits_differ: bool) -> String {
        let title = self.item(involved.item);
        let visit = self
            .find(involved.item)
            .map(|(draft, _)| &draft.visit)
            .filter(|_| visits_differ)
            .and_then(|visit| {
                visit
                    .short_title()
                    .shown(self.language.tag(), &visit.locales)
            });
        match visit {
            Some(visit) => format!("{title} ({})", visit.text),
            None => title,
        }
    }

    fn find(&self, id: ItemId) -> Option<(&Draft, &Item)> {
        iter::once(self.own).chain(self.others).find_map(|draft| {
            let item = draft.items.iter().find(|item| item.id == id)?;
            Some((draft, item))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clashes::samples::{at, id, item, registers, visit};
    use crate::domain::clashes::{ClashKind, Declined, clashes, clashes_of_visit};
    use crate::domain::fixture;
    use crate::domain::text::Texts;

    fn said(drafts: &[Draft], registers: &Registers, language: Language) -> Vec<String> {
        let wording = Wording {
            language,
            own: &drafts[0],
            others: &drafts[1..],
            registers,
        };
        clashes(drafts, registers, &Declined::new())
            .iter()
            .flat_map(|clash| {
                let fixes = clash.fixes.iter().map(|fix| wording.fix(fix).unwrap());
                let fixes: Vec<String> = fixes.map(|fix| format!("→ {fix}")).collect();
                [vec![wording.clash(clash).unwrap()], fixes].concat()
            })
            .map(|sentence| sentence.replace('\u{a0}', "~"))
            .collect()
    }

    /// Two visits with a guest in both, a stranger, a room too small and a room in Oslo.
    fn drafts() -> (Vec<Draft>, Registers) {
        let titled = |mut item: Item, en: &str, fr: &str| {
            item.title = Texts::from([("en", en), ("fr", fr)]);
            item
        };
        let lunch = item(1, "2025-06-23T12:00", "2025-06-23T14:00", &[1]);
        let lunch = titled(at(lunch, 1), "Lunch", "Déjeuner");
        let tour = item(2, "2025-06-23T13:30", "2025-06-23T15:00", &[1, 2]);
        let mut tour = titled(at(tour, 4), "Tour", "Visite guidée");
        tour.capacity = Some(1);
        let talk = item(3, "2025-06-24T09:00", "2025-06-24T10:00", &[2]);
        let talk = titled(at(talk, 1), "Talk", "Exposé");
        let soon = item(4, "2025-06-24T10:10", "2025-06-24T11:00", &[2, 9]);
        let soon = titled(at(soon, 2), "Meeting", "Réunion");
        let mut first = visit(1, &[1], vec![lunch]);
        first.visit.title = Texts::from([("en", "Hanoi 2025"), ("fr", "Hanoï 2025")]);
        let mut second = visit(2, &[1, 2], vec![tour, talk, soon]);
        second.visit.title = Texts::from([("en", "Oslo 2025")]);
        let mut registers = registers();
        let people = fixture::draft().registers.people;
        registers.people = people.into_iter().collect();
        (vec![first, second], registers)
    }

    #[test]
    fn clashes_are_sentences_in_english() {
        let (drafts, registers) = drafts();
        insta::assert_snapshot!(said(&drafts, &registers, Language::En).join("\n"));
    }

    #[test]
    fn clashes_are_sentences_in_french() {
        let (drafts, registers) = drafts();
        insta::assert_snapshot!(said(&drafts, &registers, Language::Fr).join("\n"));
    }

    #[test]
    fn every_kind_has_a_name_and_a_sentence_in_every_language() {
        for language in Language::ALL {
            for kind in ClashKind::ALL {
                language
                    .say(&format!("clash-kind-{}", kind.word()))
                    .unwrap();
            }
            let (drafts, registers) = drafts();
            assert!(!said(&drafts, &registers, language).is_empty());
        }
    }

    #[test]
    fn another_office_is_only_busy() {
        let (mut drafts, registers) = drafts();
        let own = drafts.remove(0);
        for other in &mut drafts {
            other.visit.team = id(2);
        }
        let found = clashes_of_visit(&own, &drafts, &registers, &Declined::new());
        let foreign: Vec<&Clash> = found.iter().filter(|clash| clash.busy.is_some()).collect();
        assert!(!foreign.is_empty());
        let sentences = Language::ALL.iter().flat_map(|language| {
            let wording = Wording {
                language: *language,
                own: &own,
                others: &[],
                registers: &registers,
            };
            let said = foreign
                .iter()
                .map(move |clash| wording.clash(clash).unwrap());
            said.collect::<Vec<_>>()
        });
        insta::assert_snapshot!(
            sentences
                .collect::<Vec<_>>()
                .join("\n")
                .replace('\u{a0}', "~")
        );
    }

    #[test]
    fn many_people_are_counted() {
        let people: Vec<PersonId> = (1..=7).map(id).collect();
        let (drafts, registers) = drafts();
        let wording = Wording {
            language: Language::En,
            own: &drafts[0],
            others: &drafts[1..],
            registers: &registers,
        };
        let said = wording.people(&people).unwrap();
        assert_eq!(
            said,
            "Robin Head, Robin Delegate, Robin Host, Robin Guest and 3 others"
        );
    }
}
