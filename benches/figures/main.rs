//! The figures that Escale has to reach, each beside its reference from the same run.
//!
//! `cargo bench --bench figures` measures all, `cargo bench --bench figures -- feeds sending` some. What they mean and
//! what they were is in `docs/FIGURES.md`.

mod bare;
mod feeds;
mod figure;
mod footprint;
mod installation;
mod load;
mod pages;
mod process;
mod publishing;
mod sample;
mod sending;
mod sign_ins;

use anyhow::{Result, bail};
use figure::Figure;

/// Measures something.
type Bench = fn() -> Result<Vec<Figure>>;

/// What can be measured, by the name to ask for it.
const BENCHES: [(&str, Bench); 8] = [
    ("feeds", feeds::in_memory),
    ("cold-feeds", feeds::not_in_memory),
    ("publishing", publishing::publishing),
    ("sending", sending::sending),
    ("footprint", footprint::memory),
    ("start", footprint::start),
    ("pages", pages::of_organisers),
    ("sign-ins", sign_ins::sign_ins),
];

fn main() -> Result<()> {
    // cargo adds `--bench`
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let Some(("bare", status)) = wanted.first().map(String::as_str).zip(wanted.get(1)) {
        return bare::serve(status.parse()?);
    }
    let unknown = wanted
        .iter()
        .find(|wanted| BENCHES.iter().all(|(name, _)| name != wanted));
    if let Some(unknown) = unknown {
        let names: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        bail!("{unknown} is not measured; there are {}", names.join(", "));
    }
    for (name, measure) in BENCHES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            for figure in measure()? {
                figure.print()?;
            }
        }
    }
    Ok(())
}
