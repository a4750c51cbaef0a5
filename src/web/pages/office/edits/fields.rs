//! The fields of records: what each is called, and what its values are.

/// What the values of a field are; those of a list are each of this shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web::pages::office) enum Shape {
    /// Words or figures, as they are.
    Plain,
    /// A text per language.
    Texts,
    /// One of a closed list: the beginning of the keys of its names, and what goes without saying.
    Word(&'static str, Option<&'static str>),
    /// Yes or no; no goes without saying.
    Flag,
    /// A date.
    Day,
    /// A wall time.
    Moment,
    /// A time zone.
    Zone,
    /// A language.
    Tongue,
    /// The identifier of something that has a name.
    Name,
    /// A place of an item.
    Place,
    /// Somebody with a part in an item.
    Part,
    /// For whom something is.
    Audience,
    /// A note, and for whom it is.
    Note,
    /// Whom to ask.
    Contact,
    /// When to remind.
    Reminder,
    /// A function that somebody holds somewhere.
    Office,
}

/// The key of the name of a field, and its shape; `None`: a field that nobody thinks of.
pub(in crate::web::pages::office) fn field(
    noun: &str,
    name: &str,
) -> Option<(&'static str, Shape)> {
    match noun {
        "item" => item(name),
        "participant" => participant(name),
        "delegation" => delegation(name),
        "precedence" if name == "rank" => Some(("rank-title", Shape::Plain)),
        "visit" => visit(name),
        "person" => person(name),
        "organisation" => organisation(name),
        "venue" => venue(name),
        _ => None,
    }
}

fn item(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "kind" => ("topic-kind", Shape::Word("kind", None)),
        "title" => ("topic-title", Shape::Texts),
        "description" => ("topic-description", Shape::Texts),
        "starts" => ("topic-starts", Shape::Moment),
        "ends" => ("topic-ends", Shape::Moment),
        "starts_time_zone" => ("item-start-zone", Shape::Zone),
        "ends_time_zone" => ("item-end-zone", Shape::Zone),
        "status" => ("topic-status", Shape::Word("status", Some("tentative"))),
        "reason" => ("topic-reason", Shape::Texts),
        "visibility" => (
            "item-visibility",
            Shape::Word("visible", Some("participants")),
        ),
        "host" => ("item-host", Shape::Name),
        "places" => ("item-places", Shape::Place),
        "online_url" => ("topic-online", Shape::Plain),
        "audience" => ("item-audience", Shape::Audience),
        "people" => ("item-parts", Shape::Part),
        "notes" => ("item-notes", Shape::Note),
        "languages" => ("topic-languages", Shape::Tongue),
        "dress_code" => ("topic-dress", Shape::Texts),
        "capacity" => ("item-capacity", Shape::Plain),
        "reply" => ("topic-reply", Shape::Word("reply-wanted", Some("none"))),
        "internal_notes" => ("item-internal", Shape::Plain),
        _ => return None,
    })
}

fn participant(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "person" => ("edit-person", Shape::Name),
        "role" => ("column-role", Shape::Word("participant-role", None)),
        "delegation" => ("column-delegation", Shape::Name),
        "groups" => ("column-groups", Shape::Plain),
        "office" => ("column-organisation", Shape::Name),
        "mail_to" => ("participant-mail-to", Shape::Contact),
        "notify" => ("column-told", Shape::Word("notify", Some("default"))),
        "diet" => ("column-diet", Shape::Plain),
        "access" => ("column-access", Shape::Plain),
        _ => return None,
    })
}

fn delegation(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "name" => ("field-name", Shape::Texts),
        "organisation" => ("column-organisation", Shape::Name),
        "head" => ("delegation-head", Shape::Name),
        _ => return None,
    })
}

fn visit(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "slug" => ("visit-slug", Shape::Plain),
        "kind" => ("visit-kind", Shape::Word("visit-kind", None)),
        "direction" => (
            "visit-direction",
            Shape::Word("visit-direction", Some("incoming")),
        ),
        "title" => ("visit-title", Shape::Texts),
        "short_title" => ("visit-short-title", Shape::Texts),
        "host" => ("visit-host", Shape::Name),
        "starts_on" => ("visit-first-day", Shape::Day),
        "ends_on" => ("visit-last-day", Shape::Day),
        "time_zone" => ("visit-zone", Shape::Zone),
        "locales" => ("visit-languages", Shape::Tongue),
        "status" => ("topic-status", Shape::Word("visit-status", Some("planned"))),
        "reason" => ("topic-reason", Shape::Texts),
        "public" => ("visit-public", Shape::Flag),
        "agreements" => ("visit-agreements", Shape::Name),
        "themes" => ("visit-themes", Shape::Name),
        "reply_by" => ("visit-reply-by", Shape::Day),
        "contact" => ("visit-contact", Shape::Contact),
        "signature" => ("visit-signature", Shape::Texts),
        "reminders" => ("visit-reminders", Shape::Reminder),
        _ => return None,
    })
}

fn person(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "family_name" => ("person-family-name", Shape::Plain),
        "given_name" => ("person-given-name", Shape::Plain),
        "name_order" => (
            "person-name-order",
            Shape::Word("name-order", Some("given-first")),
        ),
        "email" => ("field-email", Shape::Plain),
        "email_shared" => ("person-email-shared", Shape::Flag),
        "phone" => ("field-phone", Shape::Plain),
        "locale" => ("person-locale", Shape::Tongue),
        "time_zone" => ("visit-zone", Shape::Zone),
        "languages" => ("person-languages", Shape::Tongue),
        "public" => ("person-public", Shape::Flag),
        "offices" => ("person-offices", Shape::Office),
        _ => return None,
    })
}

fn organisation(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "kind" => (
            "column-kind",
            Shape::Word("organisation-kind", Some("other")),
        ),
        "website" => ("field-website", Shape::Plain),
        "acts_for" => ("organisation-acts-for", Shape::Name),
        "public" => ("organisation-public", Shape::Flag),
        _ => return whereabouts(name),
    })
}

fn venue(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "address" => ("field-address", Shape::Plain),
        "capacity" => ("field-capacity", Shape::Plain),
        "geo" => ("venue-geo", Shape::Plain),
        "access" => ("venue-access", Shape::Texts),
        _ => return whereabouts(name),
    })
}

/// What organisations and venues both have.
fn whereabouts(name: &str) -> Option<(&'static str, Shape)> {
    Some(match name {
        "name" => ("field-name", Shape::Plain),
        "city" => ("field-city", Shape::Plain),
        "country" => ("field-country", Shape::Plain),
        "time_zone" => ("visit-zone", Shape::Zone),
        _ => return None,
    })
}
