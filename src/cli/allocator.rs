//! How much memory the C library keeps for itself.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// What glibc reads once, when a process starts (mallopt(3)): how many arenas it makes, and from which size on a block
/// is given back as soon as it is freed.
///
/// Left alone it makes up to eight arenas for each core, and each keeps what its threads once needed; and it keeps blocks
/// as large as the largest that was ever freed. So limited it serves as fast, in less memory (docs/FIGURES.md).
const SETTINGS: [(&str, &str); 2] = [
    ("MALLOC_ARENA_MAX", "2"),
    ("MALLOC_MMAP_THRESHOLD_", "131072"),
];

/// Starts this process anew, under the same number, unless somebody has set one of these. They can be told only before a
/// process starts, or by unsafe code.
pub(super) fn limit() {
    let is_glibc = cfg!(all(target_os = "linux", target_env = "gnu"));
    if !is_glibc || SETTINGS.iter().any(|(name, _)| env::var_os(name).is_some()) {
        return;
    }
    let Ok(program) = env::current_exe() else {
        return;
    };
    let mut again = Command::new(program);
    again.args(env::args_os().skip(1)).envs(SETTINGS);
    // it returns only if it failed: then all goes on with more memory
    drop(again.exec());
}
