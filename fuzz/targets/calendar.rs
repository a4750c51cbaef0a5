//! No calendar ends the process, and what is read of one is fit to be kept.
#![no_main]

use escale::domain::calendar::reply;
use escale::domain::reply::LONGEST_REMARK;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(reply) = reply::read(text) else {
        return;
    };
    assert!(!reply.uid.is_empty());
    assert!(!reply.attendee.contains(char::is_control));
    assert!(reply.counter.is_none() || reply.is_counter);
    if let Some(remark) = reply.remark {
        assert!((1..=LONGEST_REMARK).contains(&remark.chars().count()));
    }
});
