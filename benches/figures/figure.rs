//! One figure, and how it is printed.

use std::io::{self, Write as _};

/// What was measured, and what it is compared with.
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) ours: Measure,
    pub(crate) reference: Option<Measure>,
    pub(crate) reach: Reach,
}

/// A number and its unit.
#[derive(Clone, Copy)]
pub(crate) struct Measure(pub(crate) f64, pub(crate) &'static str);

/// What has to be reached.
pub(crate) enum Reach {
    /// Ours is at most so many times the reference.
    AtMostTimes(f64),
    /// Ours is at least so many times the reference.
    AtLeastTimes(f64),
    /// Ours is less than this.
    Below(f64),
    /// Ours is not more than this.
    AtMost(f64),
}

impl Figure {
    /// Prints the figure on one line of standard output.
    pub(crate) fn print(&self) -> io::Result<()> {
        let reference = self
            .reference
            .map_or_else(String::new, |reference| format!(" | reference {reference}"));
        let (ratio, reach, is_reached) = self.judged();
        let ratio = ratio.map_or_else(String::new, |ratio| format!(" | ratio {ratio:.2}"));
        let verdict = if is_reached { "reached" } else { "MISSED" };
        let (what, ours) = (&self.what, self.ours);
        writeln!(
            io::stdout(),
            "{what}: {ours}{reference}{ratio} | to reach {reach} | {verdict}"
        )
    }

    /// The ratio, what it has to be, and whether it is.
    fn judged(&self) -> (Option<f64>, String, bool) {
        let ours = self.ours.0;
        let ratio = self.reference.map(|reference| ours / reference.0);
        match self.reach {
            Reach::AtMostTimes(most) => {
                let is_reached = ratio.is_some_and(|ratio| ratio <= most);
                (ratio, format!("≤ {most} ×"), is_reached)
            }
            Reach::AtLeastTimes(least) => {
                let is_reached = ratio.is_some_and(|ratio| ratio >= least);
                (ratio, format!("≥ {least} ×"), is_reached)
            }
            Reach::Below(limit) => {
                let limit_with_unit = Measure(limit, self.ours.1);
                (ratio, format!("< {limit_with_unit}"), ours < limit)
            }
            Reach::AtMost(most) => {
                let most_with_unit = Measure(most, self.ours.1);
                (ratio, format!("≤ {most_with_unit}"), ours <= most)
            }
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(number, unit) = self;
        let decimals = if *number < 100.0 { 2 } else { 0 };
        write!(f, "{number:.decimals$} {unit}")
    }
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
