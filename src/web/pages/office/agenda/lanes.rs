//! Side by side what is at the same time: interval graphs coloured first-fit, each run of overlaps by itself.

/// Where something stands among what is at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lane {
    /// From 1.
    pub(super) lane: usize,
    /// How many lanes its run of overlaps has.
    pub(super) of: usize,
}

/// The stylesheet knows so many lanes; what needs more shares the last.
const MOST_LANES: usize = 6;

/// The lane of each of `spans` (from, until), which are in the order of their starts. What touches does not overlap.
pub(super) fn lanes(spans: &[(i64, i64)]) -> Vec<Lane> {
    let mut placed: Vec<Lane> = Vec::new();
    let mut ends: Vec<i64> = Vec::new();
    let mut run_from = 0;
    for (n, (from, until)) in spans.iter().enumerate() {
        if ends.iter().all(|end| end <= from) {
            close(&mut placed, run_from, ends.len());
            ends.clear();
            run_from = n;
        }
        let free = ends.iter().position(|end| end <= from);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = *until,
            None => ends.push(*until),
        }
        placed.push(Lane {
            lane: (lane + 1).min(MOST_LANES),
            of: 1,
        });
    }
    close(&mut placed, run_from, ends.len());
    placed
}

/// Tells everything of a run how wide the run is.
fn close(placed: &mut [Lane], run_from: usize, width: usize) {
    for lane in placed.iter_mut().skip(run_from) {
        lane.of = width.clamp(1, MOST_LANES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spans: &[(i64, i64)], expected: &str) {
        let found = lanes(spans);
        let found: Vec<String> = found
            .iter()
            .map(|lane| format!("{}/{}", lane.lane, lane.of))
            .collect();
        assert_eq!(found.join(" "), expected, "{spans:?}");
    }

    #[test]
    fn what_overlaps_stands_side_by_side() {
        check(&[], "");
        check(&[(0, 10), (10, 20)], "1/1 1/1");
        check(&[(0, 10), (5, 20), (10, 15)], "1/2 2/2 1/2");
        check(&[(0, 10), (0, 10), (0, 10), (10, 11)], "1/3 2/3 3/3 1/1");
        check(&[(0, 100), (10, 20), (20, 30)], "1/2 2/2 2/2");
    }

    #[test]
    fn more_than_six_share_the_last_lane() {
        check(&[(0, 9); 8], "1/6 2/6 3/6 4/6 5/6 6/6 6/6 6/6");
    }
}
