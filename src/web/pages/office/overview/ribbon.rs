//! The next thirteen weeks, a bar for each visit. Places are classes of the stylesheet: weeks and days from the left.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Shown, title};
use crate::domain::ids::VisitId;
use crate::language::Language;

/// How many weeks are shown.
const WEEKS: i32 = 13;

/// The head of a week: its Monday.
#[derive(Clone, Debug)]
pub(super) struct Week {
    pub(super) day: String,
    pub(super) is_now: bool,
}

/// A visit among the weeks.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub(super) id: VisitId,
    /// Which colour.
    pub(super) group: usize,
    /// From where to where.
    pub(super) place: String,
    pub(super) label: String,
    /// Whether the label stands before the bar, where behind it there is no room.
    pub(super) is_late: bool,
}

fn monday(today: Date) -> Date {
    let since = i64::from(today.weekday().to_monday_zero_offset());
    today.checked_sub(since.days()).unwrap_or(today)
}

/// The weeks from that of `today`.
pub(super) fn weeks(language: Language, today: Date) -> Vec<Week> {
    let first = monday(today);
    (0..WEEKS)
        .filter_map(|week| first.checked_add(week.weeks()).ok())
        .map(|day| Week {
            day: language.day_and_short_month(day),
            is_now: day == first,
        })
        .collect()
}

/// The visits of these weeks.
pub(super) fn bars(language: Language, shown: &Shown<'_>) -> Vec<Bar> {
    let first = monday(shown.today);
    let offset = |day: Date| (day - first).get_days().clamp(0, WEEKS * 7);
    let shown = shown.summaries.iter().enumerate();
    shown
        .map(|(number, summary)| (number, &summary.visit))
        .map(|(number, visit)| {
            let from = offset(visit.starts_on);
            let until = offset(visit.ends_on.tomorrow().unwrap_or(visit.ends_on));
            let dates = language.date_range(visit.starts_on, visit.ends_on);
            Bar {
                id: visit.id,
                group: number % 6,
                place: format!(
                    "from-w{} from-d{} until-w{} until-d{}",
                    from / 7,
                    from % 7,
                    until / 7,
                    until % 7
                ),
                label: format!("{}, {dates}", title(language, visit)),
                is_late: from > WEEKS * 7 / 2,
            }
        })
        .filter(|bar| !bar.place.starts_with("from-w13 "))
        .collect()
}
