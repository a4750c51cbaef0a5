//! An address as a picture that telephones read.

use qrcode::Color;

/// A QR code, drawn as one path in units of its modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QrCode {
    /// How many modules a side has.
    pub(super) width: usize,
    /// What is dark: the `d` of a path.
    pub(super) path: String,
}

impl QrCode {
    /// The code of a text; `None`: it is too long for any.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = qrcode::QrCode::new(text).ok()?;
        let width = code.width();
        let modules = code.to_colors();
        let mut runs = Vec::new();
        for (y, row) in modules.chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, other| one == other) {
                if run.first() == Some(&Color::Dark) {
                    runs.push(format!("M{x} {y}h{}v1h-{}z", run.len(), run.len()));
                }
                x += run.len();
            }
        }
        let path = runs.concat();
        Some(Self { width, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners() {
        let code = QrCode::of("https://visits.example/v/visit").unwrap();
        assert_eq!(code.width, 29);
        for corner in ["M0 0h7v1h-7z", "M22 0h7v1h-7z", "M0 28h7v1h-7z"] {
            assert!(code.path.contains(corner), "{corner}: {}", code.path);
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(QrCode::of(&"a".repeat(8000)), None);
    }
}
