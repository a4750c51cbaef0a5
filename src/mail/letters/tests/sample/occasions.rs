//! Letters that no publication causes: what somebody is reminded of, or asked.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Story, situation};
use crate::domain::agenda::ReplyWanted;
use crate::domain::fixture::{RECEPTION, item, participant};
use crate::domain::ids::PollId;
use crate::domain::notice::Channel;
use crate::domain::poll::{PollKind, Question};
use crate::domain::reminders::{Facts, reminders};
use crate::domain::time::{LocalTime, Period};
use crate::domain::visit::{Notify, ReminderKind, ReminderRule};
use crate::language::Language;
use crate::mail::letters::{question, question_by_hand, reminder};
use crate::mail::message::Letter;

impl Story {
    /// What `who` is reminded of by a rule of this kind: of the first publication, with answers wanted until 20 June.
    pub(in crate::mail::letters::tests) fn reminder(
        &self,
        who: u128,
        kind: ReminderKind,
        language: Language,
    ) -> Letter {
        let told = self.told(who, Channel::Programme);
        let known = self.known(who, &told);
        let mut publication = self.before.clone();
        publication.visit.reply_by = Some(jiff::civil::date(2026, 6, 20));
        for item in publication.items.values_mut() {
            item.reply = ReplyWanted::Requested;
        }
        let situation = situation(&publication, who, &known, Notify::Programme);
        let rule = ReminderRule {
            kind,
            at: None,
            before: None,
        };
        let all = reminders(&Facts {
            situation: &situation,
            rules: &[rule],
            reader_zone: None,
        });
        let context = self.context(&publication, participant(who), language);
        let first = all.first().unwrap();
        reminder(&context, (first.occasion, &first.items), &BTreeMap::new()).unwrap()
    }

    /// What `who` is asked about the reception: as a letter, and as words to read out.
    pub(in crate::mail::letters::tests) fn question(
        &self,
        who: u128,
        kind: PollKind,
        language: Language,
    ) -> (Letter, String) {
        let reception = &self.before.items[&item(RECEPTION)];
        let moved = |hours: i64| {
            let later = |time: &LocalTime| LocalTime {
                wall: time.wall + jiff::SignedDuration::from_hours(hours),
                zone: time.zone.clone(),
            };
            Period {
                starts: later(&reception.period.starts),
                ends: later(&reception.period.ends),
            }
        };
        let question_of = Question {
            poll: PollId(Uuid::nil()),
            kind,
            title: reception.title.clone(),
            times: vec![moved(2), moved(24)],
        };
        let context = self.context(&self.before, participant(who), language);
        let letter = question(&context, &question_of).unwrap();
        let words = question_by_hand(&context, &question_of).unwrap();
        (letter, words)
    }
}
