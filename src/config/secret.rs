//! The key that signs links: given, or kept in a file that is made at the first start.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rand::TryRng;
use rand::rngs::SysRng;
use secrecy::SecretSlice;

/// The least length of a key.
pub(super) const KEY_BYTES: usize = 32;

/// Where the key is.
#[derive(Clone, Debug)]
pub enum Secret {
    /// Here.
    Given(SecretSlice<u8>),
    /// In a file that nobody else may read.
    File(PathBuf),
}

/// A key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error(
        "ESCALE_SECRET_FILE {path}: {source}; check that the folder is writable, or set ESCALE_SECRET"
    )]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Others could forge links.
    #[error(
        "ESCALE_SECRET_FILE {path}: everybody on this machine may read it; run `chmod 600 {path}`"
    )]
    Readable {
        /// Which file.
        path: PathBuf,
    },
    /// The key could be guessed.
    #[error("ESCALE_SECRET_FILE {path}: holds {length} bytes; at least {KEY_BYTES} are needed")]
    Short {
        /// Which file.
        path: PathBuf,
        /// How many bytes it holds, the end of the line aside.
        length: usize,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Chance(#[from] rand::rngs::SysError),
}

impl Secret {
    /// The key; a file that does not exist is made first, of random numbers, readable by its owner alone.
    ///
    /// # Errors
    /// If the file cannot be read or made, others may read it, or it is too short.
    pub fn load(&self) -> Result<SecretSlice<u8>, SecretError> {
        match self {
            Self::Given(key) => Ok(key.clone()),
            Self::File(path) => {
                let made = match path.try_exists() {
                    Ok(true) => Ok(()),
                    Ok(false) => make(path, &random_key()?),
                    Err(error) => Err(error),
                };
                made.map_err(|source| SecretError::File {
                    path: path.clone(),
                    source,
                })?;
                read(path)
            }
        }
    }
}

fn read(path: &Path) -> Result<SecretSlice<u8>, SecretError> {
    let failed = |source| SecretError::File {
        path: path.to_owned(),
        source,
    };
    let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
    if mode & 0o007 != 0 {
        return Err(SecretError::Readable {
            path: path.to_owned(),
        });
    }
    let mut key = fs::read(path).map_err(failed)?;
    key.truncate(key.trim_ascii_end().len());
    if key.len() < KEY_BYTES {
        return Err(SecretError::Short {
            path: path.to_owned(),
            length: key.len(),
        });
    }
    Ok(key.into())
}

/// Writes aside and links into place, so that of several processes that start at once all use the first one's key,
/// and none sees half of it.
fn make(path: &Path, key: &str) -> io::Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        DirBuilder::new()
            .recursive(true)
            .mode(0o750)
            .create(folder)?;
    }
    let aside = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&aside)?;
    writeln!(file, "{key}")?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// 32 random bytes in hexadecimal digits.
fn random_key() -> Result<String, SecretError> {
    let mut halves = [[0_u8; 16]; 2];
    for half in &mut halves {
        SysRng.try_fill_bytes(half)?;
    }
    let [first, second] = halves.map(u128::from_ne_bytes);
    Ok(format!("{first:032x}{second:032x}"))
}
