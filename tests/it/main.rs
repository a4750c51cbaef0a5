//! Everything that is tested from outside: through HTTP, the command line or the mail it sends.

mod store;
