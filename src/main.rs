//! The command `escale`.

use std::process::ExitCode;

fn main() -> ExitCode {
    escale::cli::run()
}
