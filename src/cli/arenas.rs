//! How much memory the C library keeps for itself.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// What glibc reads once, when a process starts (mallopt(3)).
const ARENAS: &str = "MALLOC_ARENA_MAX";

/// Starts this process anew, under the same number, unless somebody said how many arenas it may have.
///
/// glibc makes up to eight for each core, and each keeps what its threads once needed. Two serve as fast here and save a
/// fifth of the memory (docs/FIGURES.md). It can be told only before a process starts, or by unsafe code.
pub(super) fn limit() {
    let is_glibc = cfg!(all(target_os = "linux", target_env = "gnu"));
    if !is_glibc || env::var_os(ARENAS).is_some() {
        return;
    }
    let Ok(program) = env::current_exe() else {
        return;
    };
    let mut arguments = env::args_os();
    let mut again = Command::new(program);
    again.args(arguments.by_ref().skip(1)).env(ARENAS, "2");
    // it returns only if it failed: then all goes on with more memory
    drop(again.exec());
}
