//! A short text that stands for all of a value.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The first 128 bits of the SHA-256 of a value as JSON, in hexadecimal.
pub(in crate::domain) fn of(value: &impl Serialize) -> String {
    let mut hash = Sha256::new();
    // Writing to a hash cannot fail, and every field of what is digested can be written.
    let written = serde_json::to_writer(HashWriter(&mut hash), value);
    debug_assert!(written.is_ok(), "what is digested is plain data");
    let mut digest = format!("{:x}", HexBytes(&hash.finalize()));
    digest.truncate(32);
    digest
}

/// Lets serde write into a hash.
struct HashWriter<'a>(&'a mut Sha256);

impl std::io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Bytes in lower-case hexadecimal.
struct HexBytes<'a>(&'a [u8]);

impl std::fmt::LowerHex for HexBytes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
