//! Where variables come from: the process, and a file `.env` whose lines the process's own variables override.

use std::path::Path;

use super::{ConfigError, Fault};

/// The variables of the process and of `.env` in the working directory.
///
/// Bytes that are not UTF-8 become U+FFFD, which no variable of ours accepts.
///
/// # Errors
/// If `.env` exists and cannot be read whole.
pub fn environment() -> Result<Vec<(String, String)>, ConfigError> {
    let process = std::env::vars_os().map(|(name, value)| {
        (
            name.to_string_lossy().into_owned(),
            value.to_string_lossy().into_owned(),
        )
    });
    environment_and_file(process, Path::new(".env"))
}

/// These variables and those of a file; of two with one name the former counts. No file is no fault.
///
/// # Errors
/// If the file exists and cannot be read whole.
pub fn environment_and_file(
    process: impl Iterator<Item = (String, String)>,
    file: &Path,
) -> Result<Vec<(String, String)>, ConfigError> {
    let mut variables = Vec::new();
    match dotenvy::from_path_iter(file) {
        Ok(lines) => {
            for line in lines {
                // the text of a bad line is not repeated: it may be a secret
                let variable = line.map_err(|_unsaid| {
                    let last = variables.last().map(|(name, _): &(String, String)| name);
                    unreadable(
                        file,
                        &last.map_or_else(
                            || "the first entry is not NAME=value".to_owned(),
                            |name| format!("the entry after {name} is not NAME=value"),
                        ),
                    )
                })?;
                variables.push(variable);
            }
        }
        Err(error) if error.not_found() => {}
        Err(error) => return Err(unreadable(file, &error.to_string())),
    }
    variables.extend(process);
    Ok(variables)
}

fn unreadable(file: &Path, problem: &str) -> ConfigError {
    ConfigError(vec![Fault {
        variable: file.display().to_string(),
        problem: problem.to_owned(),
        rule: "write one NAME=value per line, values with spaces in quotation marks".to_owned(),
    }])
}
