//! What a telling does when it is sent: where it goes, and what the participant knows then.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Act, Channel, Known, NOTHING_CERTAIN, Situation, Telling, Told};
use crate::domain::agenda::ItemStatus;
use crate::domain::ids::{CalendarUid, ItemId};
use crate::domain::reply::ReplyStatus;

/// What a sender adds to a telling.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// A UID that was never used.
    pub fresh_uid: CalendarUid,
    /// Our role address.
    pub organizer: &'a str,
    /// The present.
    pub now: Timestamp,
}

impl Telling<'_> {
    /// Whether only words changed, so that publishing without telling anybody may count as told. Of what nobody knows for
    /// certain, nobody can say that.
    #[must_use]
    pub fn is_words_alone(&self, situation: &Situation<'_>) -> bool {
        let now = situation.sight(self.item);
        let known = situation.known.get(&self.item);
        let digest = known.and_then(|known| known.told.digest.as_deref());
        self.act == Act::Update
            && digest != Some(NOTHING_CERTAIN)
            && self
                .was
                .as_ref()
                .zip(now.as_ref())
                .is_some_and(|(was, now)| !was.differs_in_substance(now))
    }

    /// Whether it puts an event into a calendar.
    fn invites(&self) -> bool {
        self.channel == Channel::Invitation && self.act == Act::Announce
    }

    /// What it goes on from: what the participant knows, or the leftover that their calendar is to let go of.
    #[must_use]
    pub fn known_before<'s>(&self, situation: &Situation<'s>) -> Option<&'s Told> {
        let known = situation.known_before(self.item, self.act);
        known.map(|known| known.told)
    }

    /// What the participant knows once this telling was sent; once a calendar is cleared of a leftover, what they know of that.
    #[must_use]
    pub fn told_after(&self, situation: &Situation<'_>, sending: Sending<'_>) -> Told {
        let known = self.known_before(situation);
        let frozen = situation.publication.items.get(&self.item);
        let sequence = frozen.map_or(0, |item| item.sequence);
        let is_first = self.act == Act::Announce;
        let ends = self.act.ends_event();
        let kept_uid = known.filter(|_| !is_first).and_then(|told| told.uid);
        let last = known.and_then(|told| told.dtstamp);
        // A calendar lets go of an event only if asked by whom it knows.
        let organizer = known
            .filter(|_| ends)
            .and_then(|told| told.organizer.as_deref())
            .unwrap_or(sending.organizer);
        let by_invitation = self.channel == Channel::Invitation;
        Told {
            uid: by_invitation.then(|| kept_uid.unwrap_or(sending.fresh_uid)),
            version: situation.publication.version,
            digest: match self.act {
                Act::Readdress => Some(NOTHING_CERTAIN.to_owned()),
                Act::Cancel | Act::Withdraw | Act::Clear => None,
                // the invitation is still to come, and is news
                Act::Announce | Act::Update
                    if !by_invitation && situation.is_to_be_invited(self.item) =>
                {
                    Some(NOTHING_CERTAIN.to_owned())
                }
                Act::Announce | Act::Update => situation.digest(self.item).map(str::to_owned),
            },
            sequence: match known {
                Some(told) if ends => sequence.max(told.sequence + 1),
                _ => sequence,
            },
            dtstamp: Some(later_than(last, sending.now)),
            asked: self.asked_after(situation),
            channel: self.channel,
            organizer: Some(organizer.to_owned()),
            address: self.address(situation).map(str::to_owned),
            handed_over: self.act != Act::Readdress,
            latest_end: None,
        }
    }

    /// When the item ends at the latest, as far as the participant may know once nobody can say whether this telling arrived.
    #[must_use]
    pub fn latest_end(&self, situation: &Situation<'_>) -> Option<Timestamp> {
        let known = situation.known_before(self.item, self.act);
        let known = known.filter(|known| known.told.is_expected());
        let now = situation.sight(self.item);
        let end = now.map(|sight| sight.period.ends.instant());
        known.and_then(Known::end).max(end)
    }

    /// The lowest SEQUENCE an answer must be to for it to count once this telling was sent.
    fn asked_after(&self, situation: &Situation<'_>) -> u32 {
        let is_first = self.act == Act::Announce;
        match situation.known.get(&self.item) {
            Some(known) if !is_first && !self.asks_again => known.told.asked,
            _ => {
                let frozen = situation.publication.items.get(&self.item);
                frozen.map_or(0, |item| item.sequence)
            }
        }
    }

    /// Where it goes: an end goes where the beginning went.
    #[must_use]
    pub fn address<'s>(&self, situation: &Situation<'s>) -> Option<&'s str> {
        let told = self.known_before(situation);
        match self.channel {
            Channel::ByHand => None,
            Channel::Invitation if self.act.ends_event() => {
                told.and_then(|told| told.address.as_deref())
            }
            _ => situation.delivery.address,
        }
    }
}

impl<'a> Situation<'a> {
    /// All that a programme with this news tells. It shows everything its reader sees, so they know by it also what is no
    /// news to them, not certain enough for an invitation, or still to be told by one; what they declined is left out. What
    /// they were told of by invitation they go on knowing so, and what by hand, unless they are to be invited to it.
    #[must_use]
    pub fn told_by_programme(&'a self, news: &[Telling<'a>]) -> Vec<Telling<'a>> {
        let items = self.publication.items.keys();
        let shown = items.filter_map(|item| self.shown_beside_news(*item));
        news.iter().cloned().chain(shown).collect()
    }

    /// What a programme tells of an item of which there is no news.
    fn shown_beside_news(&'a self, item: ItemId) -> Option<Telling<'a>> {
        let sight = self.sight(item)?;
        if sight.status == ItemStatus::Cancelled || sight.period.is_past(self.now) {
            return None;
        }
        let mut tellings = self.tellings(item).into_iter();
        let news = tellings.find(|telling| telling.act != Act::Clear);
        let told = self.known.get(&item).map(|known| known.told);
        let told = told.filter(|told| told.is_expected());
        let act = match (told.map(|told| told.channel), news) {
            (None, None) => Act::Announce,
            (None, Some(news)) if news.invites() => Act::Announce,
            (Some(Channel::Programme), None) => Act::Update,
            (Some(Channel::Programme | Channel::ByHand), Some(news)) if news.invites() => {
                Act::Update
            }
            _ => return None,
        };
        let telling = self.telling(item, act, Channel::Programme);
        let asked = telling.asked_after(self);
        let reply = self.replies.get(&item).map(|reply| reply.counted(asked));
        (reply != Some(ReplyStatus::Declined)).then_some(telling)
    }

    /// Whether an invitation is to put an item into their calendar.
    fn is_to_be_invited(&self, item: ItemId) -> bool {
        self.tellings(item).iter().any(Telling::invites)
    }

    /// What counts of their answers once all of `tellings` are told: what is asked again is open again.
    #[must_use]
    pub fn counted_replies(&self, tellings: &[Telling<'_>]) -> BTreeMap<ItemId, ReplyStatus> {
        let asked = |item: &ItemId| {
            let told = tellings.iter().rfind(|telling| telling.item == *item);
            let known = || self.known.get(item).map_or(0, |known| known.told.asked);
            told.map_or_else(known, |telling| telling.asked_after(self))
        };
        self.replies
            .iter()
            .map(|(item, reply)| (*item, reply.counted(asked(item))))
            .collect()
    }
}

/// `now` in whole seconds, but always later than `last` (RFC 5546 §2.1.5: of equal SEQUENCE the later DTSTAMP wins).
pub(super) fn later_than(last: Option<Timestamp>, now: Timestamp) -> Timestamp {
    let whole = |instant: Timestamp| Timestamp::from_second(instant.as_second()).unwrap_or(instant);
    let now = whole(now);
    match last.and_then(|last| whole(last).checked_add(SignedDuration::from_secs(1)).ok()) {
        Some(next) if next > now => next,
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::fixture::{DELEGATE, DRIVE, EVENING, GUEST, RECEPTION, item};
    use crate::domain::notice::notice;
    use crate::domain::notice::tests::story::Story;
    use crate::domain::reply::Reply;
    use crate::domain::text::Texts;

    #[test]
    fn what_nobody_knows_for_certain_is_never_words_alone() {
        let mut story = Story::told(GUEST);
        story.edit(RECEPTION, |item| {
            item.title = Texts::from([("en", "Welcome")]);
        });
        for expected in [true, false] {
            let situation = story.situation();
            let [telling] = notice(&situation).try_into().unwrap();
            assert_eq!(telling.is_words_alone(&situation), expected);
            story.doubt(RECEPTION);
        }
    }

    #[test]
    fn a_programme_tells_all_that_it_shows() {
        let check = |story: &Story, expect: &[u128]| {
            let situation = story.situation();
            let told = situation.told_by_programme(&[]);
            let told: BTreeSet<ItemId> = told.iter().map(|telling| telling.item).collect();
            assert_eq!(told, expect.iter().copied().map(item).collect());
        };
        let mut story = Story::told(DELEGATE);
        check(&story, &[RECEPTION, EVENING, DRIVE]);
        story.replies.insert(
            item(EVENING),
            Reply {
                status: ReplyStatus::Declined,
                sequence: 0,
                at: story.now,
            },
        );
        check(&story, &[RECEPTION, DRIVE]);
        // what changed is told as news
        story.edit(DRIVE, |item| item.title = Texts::from([("en", "Tour")]));
        check(&story, &[RECEPTION]);
        story.edit(RECEPTION, |item| item.status = ItemStatus::Cancelled);
        check(&story, &[]);

        // what they are invited to goes on so; what is not certain yet they know by the programme
        check(&Story::told(GUEST), &[]);
        let mut story = Story::of(GUEST);
        story.edit(EVENING, |item| item.status = ItemStatus::Tentative);
        check(&story, &[RECEPTION, EVENING]);
    }

    #[test]
    fn who_reads_in_a_programme_what_they_are_to_be_invited_to_is_invited_all_the_same() {
        let mut story = Story::of(GUEST);
        let situation = story.situation();
        let told = situation.told_by_programme(&[]);
        let told = told.iter().map(|telling| {
            let told = telling.told_after(&situation, story.sending());
            (telling.item, told)
        });
        let told: BTreeMap<_, _> = told.collect();
        let invited = story.said();
        story.told = told;
        assert_eq!(story.said(), invited);
        // and hears of it when it is taken off before that
        story.edit(RECEPTION, |item| item.status = ItemStatus::Cancelled);
        assert_ne!(story.said(), invited);
    }

    #[test]
    fn who_answered_before_they_were_told_is_asked_by_what_tells_them() {
        let mut story = Story::of(DELEGATE);
        let reply = Reply {
            status: ReplyStatus::Declined,
            sequence: 0,
            at: story.now,
        };
        story.replies.insert(item(RECEPTION), reply);
        for counts in [ReplyStatus::Declined, ReplyStatus::NeedsAction] {
            let situation = story.situation();
            let replies = situation.counted_replies(&notice(&situation));
            assert_eq!(replies[&item(RECEPTION)], counts);
            story.edit(RECEPTION, |item| {
                item.starts = item
                    .starts
                    .checked_sub(SignedDuration::from_hours(1))
                    .unwrap();
            });
        }
    }
}
