//! What is over is left alone.

use super::*;

#[test]
fn the_past_is_left_alone() {
    let mut story = Story::told(GUEST);
    story.now = "2026-06-23T10:30:00Z".parse().unwrap();
    check(
        story.edit(RECEPTION, |item| item.status = ItemStatus::Cancelled),
        &[],
    );
    let mut story = Story::of(GUEST);
    story.now = "2026-06-24T19:00:00Z".parse().unwrap();
    check(&story, &[]);
}

#[test]
fn what_nobody_is_known_to_know_is_over_once_all_that_they_may_know_is() {
    for (reader, channel) in [(DELEGATE, "Programme"), (GUEST, "Invitation")] {
        let withdrawal = format!("Withdraw reception by {channel}");
        for (hours, expect) in [(-2, vec![]), (-1, vec![]), (1, vec![&*withdrawal])] {
            let mut story = Story::told(reader);
            story.move_reception(hours);
            story.doubt(RECEPTION);
            story.now = "2026-06-23T10:30:00Z".parse().unwrap();
            story.edit(RECEPTION, |item| item.audience = Audience::default());
            check(&story, &expect);
        }
        // the earlier time, which is not over, may be all they know of
        let mut story = Story::told(reader);
        story.move_reception(-1);
        story.doubt(RECEPTION);
        story.now = "2026-06-23T10:29:00Z".parse().unwrap();
        story.edit(RECEPTION, |item| item.audience = Audience::default());
        check(&story, &[&withdrawal]);
    }
}

impl Story {
    fn move_reception(&mut self, hours: i64) {
        let moved = SignedDuration::from_hours(hours);
        self.edit(RECEPTION, |item| {
            item.starts = item.starts.checked_add(moved).unwrap();
            item.ends = item.ends.checked_add(moved).unwrap();
        });
    }
}
