//! No mail ends the process, takes long or makes us remember much.
#![no_main]

use escale::mail::inbound::{self, Content};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let mail = inbound::read(raw);
    assert_eq!(mail, inbound::read(raw), "the same mail says the same");
    assert!(!mail.subject.contains(char::is_control));
    assert!(!mail.from.address.contains(char::is_control));
    if let Content::Human(words) | Content::AutoReply(words) = &mail.content {
        assert!(words.chars().count() <= 20_000);
        assert!(words.chars().all(|letter| letter == '\n' || !letter.is_control()));
    }
});
