//! The tables of visits, their delegations and their participants.

use crate::domain::agenda::Item;
use crate::domain::document::codes::{Flag, LOCALE, ZoneName, word};
use crate::domain::document::context::{Register, Spelling};
use crate::domain::document::fault::FaultKind;
use crate::domain::document::fields::Fields;
use crate::domain::document::items::ITEM;
use crate::domain::document::moments::{Clock, Day, Duration};
use crate::domain::document::references::{
    AGREEMENT, DELEGATION as A_DELEGATION, ORGANISATION, PERSON, THEME, list, non_empty_list,
    short_list,
};
use crate::domain::document::table::Table;
use crate::domain::document::text::{DESCRIPTIONS, Email, LINE, NAME, PARAGRAPHS, Slug, TITLES};
use crate::domain::ids::VisitId;
use crate::domain::text::Texts;
use crate::domain::visit::{
    Assistant, Contact, Delegation, Direction, MOST_ASSISTANTS, Participant, ReminderKind,
    ReminderRule, Visit, VisitStatus,
};

/// A visit with its own tables, as a file has it. The API has them apart, so there they are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitTables {
    /// The visit itself.
    pub visit: Visit,
    /// Its delegations.
    pub delegations: Vec<Delegation>,
    /// Its roster.
    pub participants: Vec<Participant>,
    /// Its agenda.
    pub items: Vec<Item>,
}

impl From<Visit> for VisitTables {
    /// The visit alone, as the API has it.
    fn from(visit: Visit) -> Self {
        Self {
            visit,
            delegations: Vec::new(),
            participants: Vec::new(),
            items: Vec::new(),
        }
    }
}

/// A visit.
pub const VISIT: Table<VisitTables> = Table(visit);
/// A delegation.
pub const DELEGATION: Table<Delegation> = Table(delegation);
/// A participant.
pub const PARTICIPANT: Table<Participant> = Table(participant);

/// A visit.
fn visit(fields: &mut Fields<'_, '_, VisitTables>) -> Option<VisitTables> {
    let identity = fields.identity(Register::Visits, |tables| {
        (tables.visit.id.into(), tables.visit.key.clone())
    });
    let time_zone = fields.required("time_zone", &ZoneName, |tables| {
        tables.visit.time_zone.clone()
    });
    let id = identity.as_ref().map(|(id, _)| *id);
    fields.enter_visit(id, time_zone.clone());
    let described = description(fields);
    let (starts_on, ends_on) = days(fields);
    let announced = announcement(fields);
    let tables = if fields.spelling() == Spelling::Keys {
        tables(fields)
    } else {
        (Vec::new(), Vec::new(), Vec::new())
    };
    let (id, key) = identity?;
    let described = described?;
    refuse_taken_slug(fields, id, &described.slug);
    let visit = Visit {
        id,
        team: fields.context()?.team,
        key,
        slug: described.slug,
        kind: described.kind,
        direction: described.direction,
        title: described.title,
        short_title: described.short_title,
        host: described.host,
        starts_on: starts_on?,
        ends_on: ends_on?,
        time_zone: time_zone?,
        locales: described.locales,
        status: announced.status,
        reason: announced.reason,
        public: announced.public,
        agreements: described.agreements,
        themes: described.themes,
        reply_by: announced.reply_by,
        contact: announced.contact,
        signature: announced.signature,
        reminders: announced.reminders,
    };
    Some(VisitTables {
        visit,
        delegations: tables.0,
        participants: tables.1,
        items: tables.2,
    })
}

/// Refuses a slug that another visit has.
fn refuse_taken_slug(fields: &mut Fields<'_, '_, VisitTables>, id: VisitId, slug: &str) {
    let Some(context) = fields.context() else {
        return;
    };
    if context.slugs.get(slug).is_some_and(|other| *other != id) {
        let problem = FaultKind::SlugTaken.of("another visit has this slug");
        fields.reject::<()>("slug", problem, "choose another");
    }
}

/// What a visit is.
struct Description {
    slug: String,
    kind: crate::domain::visit::VisitKind,
    direction: Direction,
    title: Texts,
    short_title: Option<Texts>,
    host: crate::domain::ids::OrganisationId,
    locales: Vec<String>,
    agreements: Vec<crate::domain::ids::AgreementId>,
    themes: Vec<crate::domain::ids::ThemeId>,
}

/// The fields that say what a visit is.
fn description(fields: &mut Fields<'_, '_, VisitTables>) -> Option<Description> {
    let slug = fields.required("slug", &Slug, |tables| tables.visit.slug.clone());
    let kind = fields.required("kind", &word(), |tables| tables.visit.kind);
    let direction = fields.or("direction", &word(), Direction::Incoming, |tables| {
        tables.visit.direction
    });
    let title = fields.required("title", &TITLES, |tables| tables.visit.title.clone());
    let short_title = fields.optional("short_title", &TITLES, |tables| {
        tables.visit.short_title.clone()
    });
    let host = fields.required("host", &ORGANISATION, |tables| tables.visit.host);
    let locales = fields.required("locales", &non_empty_list(LOCALE), |tables| {
        tables.visit.locales.clone()
    });
    let agreements = fields.or("agreements", &list(AGREEMENT), Vec::new(), |tables| {
        tables.visit.agreements.clone()
    });
    let themes = fields.or("themes", &list(THEME), Vec::new(), |tables| {
        tables.visit.themes.clone()
    });
    Some(Description {
        slug: slug?,
        kind: kind?,
        direction,
        title: title?,
        short_title,
        host: host?,
        locales: locales?,
        agreements,
        themes,
    })
}

/// First and last day.
fn days(
    fields: &mut Fields<'_, '_, VisitTables>,
) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let starts_on = fields.required("starts_on", &Day, |tables| tables.visit.starts_on);
    let ends_on = fields.required("ends_on", &Day, |tables| tables.visit.ends_on);
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && last < first
    {
        let advice = format!("give {first} or a later day");
        let problem = FaultKind::DayOrder.of("the visit ends before it starts");
        fields.reject::<()>("ends_on", problem, advice);
    }
    (starts_on, ends_on)
}

/// What participants are told of a visit as a whole.
struct Announcement {
    status: VisitStatus,
    reason: Texts,
    public: bool,
    reply_by: Option<jiff::civil::Date>,
    contact: Option<Contact>,
    signature: Texts,
    reminders: Option<Vec<ReminderRule>>,
}

/// The fields that say what participants are told.
fn announcement(fields: &mut Fields<'_, '_, VisitTables>) -> Announcement {
    Announcement {
        status: fields.or("status", &word(), VisitStatus::Planned, |tables| {
            tables.visit.status
        }),
        reason: fields.or("reason", &DESCRIPTIONS, Texts::default(), |tables| {
            tables.visit.reason.clone()
        }),
        public: fields.or("public", &Flag, false, |tables| tables.visit.public),
        reply_by: fields.optional("reply_by", &Day, |tables| tables.visit.reply_by),
        contact: fields.optional("contact", &Table(contact), |tables| {
            tables.visit.contact.clone()
        }),
        signature: fields.or("signature", &DESCRIPTIONS, Texts::default(), |tables| {
            tables.visit.signature.clone()
        }),
        reminders: fields.optional("reminders", &list(Table(reminder)), |tables| {
            tables.visit.reminders.clone()
        }),
    }
}

/// The tables that are part of a visit in a file. Those taken off the roster are not written.
fn tables(
    fields: &mut Fields<'_, '_, VisitTables>,
) -> (Vec<Delegation>, Vec<Participant>, Vec<Item>) {
    let delegations = fields.or("delegations", &list(DELEGATION), Vec::new(), |tables| {
        tables.delegations.clone()
    });
    let participants = fields.or("participants", &list(PARTICIPANT), Vec::new(), |tables| {
        let roster = tables.participants.iter();
        roster.filter(|person| !person.removed).cloned().collect()
    });
    let items = fields.or("items", &list(ITEM), Vec::new(), |tables| {
        tables.items.clone()
    });
    fields.refuse_repeats("delegations", &["key"]);
    fields.refuse_repeats("participants", &["person"]);
    fields.refuse_repeats("items", &["key"]);
    (delegations, participants, items)
}

/// Whom to ask.
fn contact(fields: &mut Fields<'_, '_, Contact>) -> Option<Contact> {
    let name = fields.required("name", &NAME, |contact| contact.name.clone());
    let email = fields.optional("email", &Email, |contact| contact.email.clone());
    let phone = fields.optional("phone", &NAME, |contact| contact.phone.clone());
    Some(Contact {
        name: name?,
        email,
        phone,
    })
}

/// A rule of reminding.
fn reminder(fields: &mut Fields<'_, '_, ReminderRule>) -> Option<ReminderRule> {
    const BEFORE: Duration = Duration {
        clock: true,
        example: "PT24H",
    };
    let kind = fields.required("kind", &word(), |rule| rule.kind);
    let at = fields.optional("at", &Clock, |rule| rule.at);
    let before = fields.optional("before", &BEFORE, |rule| rule.before.clone());
    match kind {
        Some(ReminderKind::Eve) if before.is_some() => {
            let advice = "leave it out; `at` says when on the eve";
            fields.reject::<()>("before", "an eve is always the day before", advice);
        }
        Some(ReminderKind::FirstItem | ReminderKind::MissingReply) if at.is_some() => {
            let advice = "leave it out; `before` says how long before";
            fields.reject::<()>("at", "only an eve has a time of day", advice);
        }
        _ => {}
    }
    Some(ReminderRule {
        kind: kind?,
        at,
        before,
    })
}

/// A delegation.
fn delegation(fields: &mut Fields<'_, '_, Delegation>) -> Option<Delegation> {
    let identity = fields.identity(Register::Delegations, |delegation| {
        (delegation.id.into(), delegation.key.clone())
    });
    let name = fields.required("name", &TITLES, |delegation| delegation.name.clone());
    let organisation = fields.required("organisation", &ORGANISATION, |delegation| {
        delegation.organisation
    });
    let head = fields.optional("head", &PERSON, |delegation| delegation.head);
    let (id, key) = identity?;
    Some(Delegation {
        id,
        key,
        name: name?,
        organisation: organisation?,
        head,
    })
}

/// A participant.
fn participant(fields: &mut Fields<'_, '_, Participant>) -> Option<Participant> {
    let given_id = match fields.spelling() {
        Spelling::Ids => {
            fields.given_id(Register::Participants, |participant| participant.id.into())
        }
        Spelling::Keys => None,
    };
    let person = fields.required("person", &PERSON, |participant| participant.person);
    let role = fields.required("role", &word(), |participant| participant.role);
    let delegation = fields.optional("delegation", &A_DELEGATION, |participant| {
        participant.delegation
    });
    let groups = fields.or("groups", &list(NAME), Vec::new(), |participant| {
        participant.groups.clone()
    });
    let office = fields.optional("office", &ORGANISATION, |participant| participant.office);
    let is_brief = fields.is_brief();
    let notify = fields.optional("notify", &word(), |participant| {
        let default = participant.role.default_notify();
        Some(participant.notify).filter(|notify| !is_brief || *notify != default)
    });
    let diet = fields.optional("diet", &LINE, |participant| participant.diet.clone());
    let access = fields.optional("access", &PARAGRAPHS, |participant| {
        participant.access.clone()
    });
    let mail_to = fields.or(
        "mail_to",
        &short_list(Table(assistant), MOST_ASSISTANTS),
        Vec::new(),
        |participant| participant.mail_to.clone(),
    );
    let (person, role) = (person?, role?);
    let context = fields.context()?;
    let person_key = context.names.key(person.into());
    let id = given_id.or_else(|| fields.id_of_key(Register::Participants, &person_key))?;
    let generations = &fields.context()?.links_generations;
    Some(Participant {
        id: id.into(),
        person,
        role,
        delegation,
        groups,
        office,
        notify: notify.unwrap_or(role.default_notify()),
        diet,
        access,
        removed: false,
        links_generation: generations.get(&id.into()).copied().unwrap_or(0),
        mail_to,
    })
}

/// Who reads the mail of a participant.
fn assistant(fields: &mut Fields<'_, '_, Assistant>) -> Option<Assistant> {
    let name = fields.required("name", &NAME, |assistant| assistant.name.clone());
    let email = fields.required("email", &Email, |assistant| assistant.email.clone());
    let locale = fields.required("locale", &LOCALE, |assistant| assistant.locale.clone());
    Some(Assistant {
        name: name?,
        email: email?,
        locale: locale?,
    })
}
