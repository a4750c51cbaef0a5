//! What mail clients send when somebody answers an invitation in them: shapes of mails, written by us after what such
//! clients send, with places for what differs.

/// How a client writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Gmail,
    Outlook,
    Apple,
    Thunderbird,
    OutlookCounter,
    GmailCounter,
    Delegation,
}

/// Those in which people accept and decline.
pub(crate) const CLIENTS: [Shape; 4] = [
    Shape::Gmail,
    Shape::Outlook,
    Shape::Apple,
    Shape::Thunderbird,
];

impl Shape {
    fn template(self) -> &'static str {
        match self {
            Self::Gmail => include_str!("mails/gmail-reply.eml"),
            Self::Outlook => include_str!("mails/outlook-reply.eml"),
            Self::Apple => include_str!("mails/apple-reply.eml"),
            Self::Thunderbird => include_str!("mails/thunderbird-reply.eml"),
            Self::OutlookCounter => include_str!("mails/outlook-counter.eml"),
            Self::GmailCounter => include_str!("mails/gmail-counter.eml"),
            Self::Delegation => include_str!("mails/delegation.eml"),
        }
    }
}

/// An answer as somebody gives it in their client.
#[derive(Clone, Debug)]
pub(crate) struct Answer<'a> {
    pub(crate) shape: Shape,
    pub(crate) uid: &'a str,
    /// In whose name.
    pub(crate) attendee: &'a str,
    /// Who sends it.
    pub(crate) from: &'a str,
    /// PARTSTAT.
    pub(crate) says: &'a str,
    pub(crate) sequence: u32,
    /// When, by the client's clock: `20250602T070000Z`.
    pub(crate) stamp: &'a str,
    pub(crate) remark: &'a str,
}

impl Answer<'_> {
    /// The mail.
    pub(crate) fn mail(&self) -> String {
        filled(
            self.shape.template(),
            &[
                ("uid", self.uid),
                ("attendee", self.attendee),
                ("from", self.from),
                ("answer", self.says),
                ("sequence", &self.sequence.to_string()),
                ("stamp", self.stamp),
                ("remark", self.remark),
            ],
        )
    }
}

/// A mail as it goes over the wire.
pub(crate) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let wire = template.replace('\n', "\r\n");
    values.iter().fold(wire, |mail, (name, value)| {
        mail.replace(&format!("{{{name}}}"), value)
    })
}
