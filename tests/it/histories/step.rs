//! What may happen to a visit.

use escale::domain::Closed as _;
use escale::domain::agenda::{ItemStatus, PartRole, Visibility};
use escale::domain::publication::Tell;
use escale::domain::reply::ReplyStatus;
use escale::domain::visit::{Notify, VisitStatus};
use proptest::prelude::*;
use proptest::sample::select;

use super::visit::{AUDIENCES, ITEMS, ROLES};

/// One thing that happens.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// An organiser edits an item.
    Edit { item: usize, edit: Edit },
    /// An organiser edits the roster or an address.
    Person { who: usize, edit: PersonEdit },
    /// The visit is cancelled, or takes place after all.
    Visit(VisitStatus),
    /// The venue gets another name.
    Venue,
    /// The visit, or some items of it, are published.
    Publish(Announcement),
    /// Somebody answers what they were last asked.
    Reply {
        who: usize,
        item: usize,
        status: ReplyStatus,
    },
    /// Somebody answers what their calendar shows, by mail.
    Mail {
        who: usize,
        item: usize,
        status: ReplyStatus,
        route: Route,
    },
    /// The post brings a mail that is late.
    Post,
    /// The clock of the service is put back.
    ClockBack { seconds: i64 },
    /// An organiser tries a failed message again.
    Retry,
    /// Somebody was told by hand.
    TellByHand,
    /// Time goes by.
    Wait { minutes: i64 },
    /// The worker takes a batch; each message will end as the list says.
    Begin { fates: Vec<Fate> },
    /// What the worker has under way ends.
    Land,
    /// The worker takes a batch, and it ends before anything else happens.
    Work { fates: Vec<Fate> },
    /// Another process takes over what a dead one was sending.
    Recover,
}

/// How an organiser publishes.
#[derive(Clone, Debug)]
pub(super) struct Announcement {
    pub(super) tell: Tell,
    pub(super) items: Option<Vec<usize>>,
    pub(super) hold: Vec<usize>,
}

/// What is edited of an item.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Period(u8),
    Title,
    Description,
    Place,
    Link(bool),
    Audience(u8),
    Part { who: usize, role: Option<PartRole> },
    Note { audience: u8 },
    Visibility(Visibility),
    Status(ItemStatus),
}

/// What is edited of a participant.
#[derive(Clone, Debug)]
pub(super) enum PersonEdit {
    Remove,
    Return,
    Notify(Notify),
    /// One of three, so that somebody may come back to a former one.
    Address(u8),
    NoAddress,
}

/// How the sending of one message ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Taken,
    Deferred,
    Refused,
    /// No answer after DATA; it arrived.
    InDoubtArrived,
    /// No answer after DATA; it did not arrive.
    InDoubtLost,
    ServerDown,
    /// The server takes it, and it comes back.
    ComesBack,
    /// The same, much later.
    ComesBackLate,
    /// The process dies after the message arrived.
    DiedArrived,
    /// The process dies before the message left.
    DiedLost,
}

/// What becomes of a mail to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    Straight,
    Lost,
    Doubled,
    Late,
    /// Somebody else sends it.
    FromAnother,
    /// It is given in the name of an address that was not invited.
    Alias,
}

/// What happened, one thing after the other.
#[derive(Clone)]
pub(super) struct History(pub(super) Vec<Step>);

impl std::fmt::Debug for History {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0
            .iter()
            .try_for_each(|step| write!(f, "\n    {step:?}"))
    }
}

/// A history of as many steps as `length` allows.
pub(super) fn history(
    people: usize,
    length: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = History> {
    proptest::collection::vec(step(people), length).prop_map(History)
}

fn step(people: usize) -> impl Strategy<Value = Step> {
    let status = || {
        select(
            &[
                ReplyStatus::Accepted,
                ReplyStatus::Declined,
                ReplyStatus::Tentative,
            ][..],
        )
    };
    prop_oneof![
        8 => edit_of_item(),
        3 => edit_of_person(people),
        1 => select(&[VisitStatus::Cancelled, VisitStatus::Planned, VisitStatus::Planned][..]).prop_map(Step::Visit),
        1 => Just(Step::Venue),
        5 => announcement().prop_map(Step::Publish),
        2 => (0..people, 0..ITEMS, status()).prop_map(|(who, item, status)| Step::Reply { who, item, status }),
        5 => (0..people, 0..ITEMS, status(), route())
            .prop_map(|(who, item, status, route)| Step::Mail { who, item, status, route }),
        2 => Just(Step::Post),
        1 => select(&[1_i64, 30, 200][..]).prop_map(|seconds| Step::ClockBack { seconds }),
        1 => Just(Step::Retry),
        1 => Just(Step::TellByHand),
        3 => select(&[1_i64, 3, 11, 45, 180, 1440][..]).prop_map(|minutes| Step::Wait { minutes }),
        2 => proptest::collection::vec(fate(), 0..12).prop_map(|fates| Step::Begin { fates }),
        2 => Just(Step::Land),
        6 => proptest::collection::vec(fate(), 0..12).prop_map(|fates| Step::Work { fates }),
        1 => Just(Step::Recover),
    ]
}

/// Edits of an item.
pub(super) fn edit_of_item() -> impl Strategy<Value = Step> {
    (0..ITEMS, edit()).prop_map(|(item, edit)| Step::Edit { item, edit })
}

fn edit() -> impl Strategy<Value = Edit> {
    let role = || {
        prop_oneof![
            Just(None),
            Just(Some(PartRole::Speaker)),
            Just(Some(PartRole::Interpreter))
        ]
    };
    prop_oneof![
        4 => (0_u8..60).prop_map(Edit::Period),
        2 => Just(Edit::Title),
        2 => Just(Edit::Description),
        1 => Just(Edit::Place),
        1 => any::<bool>().prop_map(Edit::Link),
        3 => (0..AUDIENCES).prop_map(Edit::Audience),
        2 => (0..ROLES.len(), role()).prop_map(|(who, role)| Edit::Part { who, role }),
        1 => (0..AUDIENCES).prop_map(|audience| Edit::Note { audience }),
        2 => select(Visibility::ALL).prop_map(Edit::Visibility),
        3 => select(ItemStatus::ALL).prop_map(Edit::Status),
    ]
}

fn edit_of_person(people: usize) -> impl Strategy<Value = Step> {
    let edit = prop_oneof![
        2 => Just(PersonEdit::Remove),
        2 => Just(PersonEdit::Return),
        3 => select(Notify::ALL).prop_map(PersonEdit::Notify),
        2 => (0..3_u8).prop_map(PersonEdit::Address),
        1 => Just(PersonEdit::NoAddress),
    ];
    (0..people, edit).prop_map(|(who, edit)| Step::Person { who, edit })
}

fn announcement() -> impl Strategy<Value = Announcement> {
    let tell = select(
        &[
            Tell::Concerned,
            Tell::Concerned,
            Tell::Concerned,
            Tell::Urgent,
            Tell::Nobody,
        ][..],
    );
    let items = proptest::option::weighted(0.3, proptest::collection::vec(0..ITEMS, 0..3));
    let hold = proptest::collection::vec(0..ROLES.len(), 0..2);
    (tell, items, hold, any::<bool>()).prop_map(|(tell, items, hold, holds)| Announcement {
        tell,
        items,
        hold: if holds { hold } else { vec![] },
    })
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        10 => Just(Fate::Taken),
        2 => Just(Fate::Deferred),
        2 => Just(Fate::Refused),
        2 => Just(Fate::InDoubtArrived),
        2 => Just(Fate::InDoubtLost),
        2 => Just(Fate::ServerDown),
        1 => Just(Fate::ComesBack),
        1 => Just(Fate::ComesBackLate),
        1 => Just(Fate::DiedArrived),
        1 => Just(Fate::DiedLost),
    ]
}

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        4 => Just(Route::Straight),
        1 => Just(Route::Lost),
        2 => Just(Route::Doubled),
        3 => Just(Route::Late),
        1 => Just(Route::FromAnother),
        1 => Just(Route::Alias),
    ]
}
