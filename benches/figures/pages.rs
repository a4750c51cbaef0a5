//! The pages that organisers look at most, of a large visit and of many.

use anyhow::{Context as _, Result, ensure};
use escale::domain::ids::VisitId;

use crate::figure::{Figure, Measure, Reach, median};
use crate::installation::Installation;
use crate::load::Connection;
use crate::process::Server;
use crate::sample::Size;

const LARGE: Size = Size {
    participants: 150,
    items: 60,
};
const SMALL: Size = Size {
    participants: 10,
    items: 6,
};

/// So many visits are in the overview.
const VISITS: u32 = 500;

/// So often a page is looked at; the middle time counts, so what is remembered was remembered before.
const LOOKS: usize = 21;

/// What the name of a visit is followed by.
const PAGES: [&str; 10] = [
    "",
    "?view=groups",
    "?view=list",
    "/participants",
    "/replies",
    "/review",
    "/messages",
    "/history",
    "/edit",
    "/print/day-sheet",
];

/// Processor time of the server for a page.
pub(crate) fn of_organisers() -> Result<Vec<Figure>> {
    let mut figures = pages_of_a_visit()?;
    figures.push(overview()?);
    Ok(figures)
}

fn pages_of_a_visit() -> Result<Vec<Figure>> {
    let installation = Installation::new()?;
    let visits = installation.enter(1, LARGE)?;
    installation.publish(&visits)?;
    let visit: VisitId = *visits.first().context("no visit")?;
    installation.answer(visit)?;
    let cookie = installation.cookie()?;
    let server = installation.serve(&["--no-worker"], None)?;
    let figure = |page: &&str| {
        let path = format!("/visits/{visit}{page}");
        milliseconds(
            &server,
            (&path, &cookie),
            &format!("/visits/{{visit}}{page}"),
        )
    };
    PAGES.iter().map(figure).collect()
}

fn overview() -> Result<Figure> {
    let installation = Installation::new()?;
    let visits = installation.enter(VISITS, SMALL)?;
    installation.publish(&visits)?;
    let cookie = installation.cookie()?;
    let server = installation.serve(&["--no-worker"], None)?;
    milliseconds(&server, ("/overview", &cookie), "/overview")
}

fn milliseconds(server: &Server, (path, cookie): (&str, &str), page: &str) -> Result<Figure> {
    let request = Installation::page_request(path, cookie);
    let mut connection = Connection::open(server.address)?;
    let mut times = Vec::new();
    for _ in 0..LOOKS {
        let before = server.processor_time()?;
        let answer = connection.ask(&request)?;
        ensure!(answer.status == 200, "{path}: {}", answer.head);
        let spent = server.processor_time()?.saturating_sub(before);
        times.push(spent.as_secs_f64() * 1e3);
    }
    Ok(Figure {
        what: format!("{page}, processor time per request"),
        ours: Measure(median(times), "ms"),
        reference: None,
        reach: Reach::AtMost(5.0),
    })
}
