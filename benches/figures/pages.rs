//! The pages that organisers look at most, of a large visit and of many.

use anyhow::{Context as _, Result, ensure};
use escale::domain::ids::VisitId;
use escale::store::visits;

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
    let entered = installation.enter(1, LARGE)?;
    installation.publish(&entered)?;
    let visit: VisitId = *entered.first().context("no visit")?;
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
    let mut figures: Vec<Figure> = PAGES.iter().map(figure).collect::<Result<_>>()?;
    let path = format!("/visits/{visit}");
    let time = middle_time(&server, (&path, &cookie), || {
        let locked = installation
            .store
            .write_blocking(|db| visits::lock(db, visit));
        Ok(locked.map(drop)?)
    })?;
    figures.push(Figure {
        what: "/visits/{visit}, processor time of the first look after a change".to_owned(),
        ours: Measure(time, "ms"),
        reference: None,
        reach: Reach::Below(100.0),
    });
    Ok(figures)
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
    let time = middle_time(server, (path, cookie), || Ok(()))?;
    Ok(Figure {
        what: format!("{page}, processor time per request"),
        ours: Measure(time, "ms"),
        reference: None,
        reach: Reach::AtMost(5.0),
    })
}

/// Milliseconds of processor time for a look, each after `prepare`.
fn middle_time(
    server: &Server,
    (path, cookie): (&str, &str),
    mut prepare: impl FnMut() -> Result<()>,
) -> Result<f64> {
    let request = Installation::page_request(path, cookie);
    let mut connection = Connection::open(server.address)?;
    let mut times = Vec::new();
    for _ in 0..LOOKS {
        prepare()?;
        let before = server.processor_time()?;
        let answer = connection.ask(&request)?;
        ensure!(answer.status == 200, "{path}: {}", answer.head);
        let spent = server.processor_time()?.saturating_sub(before);
        times.push(spent.as_secs_f64() * 1e3);
    }
    Ok(median(times))
}
