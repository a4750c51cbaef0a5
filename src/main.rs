//! The command `escale`.

fn main() {}
