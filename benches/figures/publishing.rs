//! Publishing a large visit over the API.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::figure::{Figure, Measure, Reach, median};
use crate::installation::Installation;
use crate::load::Connection;
use crate::sample::Size;

const LARGE: Size = Size {
    participants: 100,
    items: 20,
};

/// So many visits are published, one after the other; the middle time counts.
const VISITS: u32 = 7;

/// Time from the request to its answer.
pub(crate) fn publishing() -> Result<Vec<Figure>> {
    let installation = Installation::new()?;
    let visits = installation.enter(VISITS, LARGE)?;
    let token = installation.token()?;
    let server = installation.serve(&["--no-worker"], None)?;
    let mut connection = Connection::open(server.address)?;
    let mut times = Vec::new();
    for visit in visits {
        let request = Installation::publication_request(visit, &token);
        let started = Instant::now();
        let answer = connection.ask(&request)?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
        let body = String::from_utf8_lossy(&answer.body);
        ensure!(answer.status == 201, "{}{body}", answer.head);
        ensure!(body.contains("\"told\":100"), "{body}");
    }
    Ok(vec![Figure {
        what: "publish 100 participants × 20 items, request to response, SQLite".to_owned(),
        ours: Measure(median(times), "ms"),
        reference: None,
        reach: Reach::Below(100.0),
    }])
}
