//! The folder of `.eml` files and what is read from them.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

/// How many messages a page lists.
const PAGE: usize = 50;

/// How much of a file is read for the list: enough for all headers and the kinds of its parts.
const GLANCE: u64 = 64 * 1024;

/// A folder of captured messages. Only files found in its listing are opened, so that no name leads elsewhere.
#[derive(Clone, Debug)]
pub struct MailFolder {
    path: PathBuf,
}

/// One page of a listing, newest first.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Which page, from 1.
    pub number: usize,
    /// How many messages come before it.
    pub first: usize,
    /// How many messages there are in all.
    pub total: usize,
    /// The messages of this page.
    pub messages: Vec<Summary>,
}

/// What a list shows of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its file, by which it is opened.
    pub file_name: String,
    /// To whom.
    pub to: String,
    /// Its subject, decoded.
    pub subject: String,
    /// Its Date.
    pub sent_at: Option<Timestamp>,
    /// METHOD of its calendar part, if it has one.
    pub method: Option<String>,
}

/// A message, decoded.
#[derive(Clone, Debug)]
pub struct Captured {
    /// As in the list.
    pub summary: Summary,
    /// From whom.
    pub from: String,
    /// Its part for text readers.
    pub text: Option<String>,
    /// Its part for those who see pages.
    pub html: Option<String>,
    /// Its part for calendars.
    pub calendar: Option<String>,
    /// All of it, undecoded.
    pub raw: String,
}

impl MailFolder {
    /// The folder at `path`, which need not exist yet.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// A page of the messages in it, from 1; the last one if there are fewer. Reads only the files of that page.
    ///
    /// # Errors
    /// If the folder or one of these files cannot be read.
    pub fn page(&self, number: usize) -> io::Result<Listing> {
        let mut files = self
            .files()?
            .into_iter()
            .map(|file| Ok((file.metadata()?.modified()?, file)))
            .collect::<io::Result<Vec<(SystemTime, DirEntry)>>>()?;
        files.sort_by_key(|(written, file)| (std::cmp::Reverse(*written), file.file_name()));
        let total = files.len();
        let number = number.clamp(1, total.div_ceil(PAGE).max(1));
        let first = (number - 1) * PAGE;
        let messages = files
            .iter()
            .skip(first)
            .take(PAGE)
            .map(|(_, file)| summary(file))
            .collect::<io::Result<_>>()?;
        Ok(Listing {
            number,
            first,
            total,
            messages,
        })
    }

    /// The message in the file called `name`; `None` if the folder has no such file.
    ///
    /// # Errors
    /// If the folder or the file cannot be read.
    pub fn open(&self, name: &str) -> io::Result<Option<Captured>> {
        let found = self
            .files()?
            .into_iter()
            .find(|file| file.file_name().to_str() == Some(name));
        found
            .map(|file| Ok(Captured::new(name, &fs::read(file.path())?)))
            .transpose()
    }

    /// Whole messages: regular files called `*.eml` whose names are text and not hidden.
    fn files(&self) -> io::Result<Vec<DirEntry>> {
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            let is_message = entry.file_name().to_str().is_some_and(|name| {
                let end = name.rsplit_once('.').map(|(_, end)| end);
                end == Some("eml") && !name.starts_with('.')
            });
            if is_message && entry.file_type()?.is_file() {
                files.push(entry);
            }
        }
        Ok(files)
    }
}

/// The beginning of a file, read as a message.
fn summary(file: &DirEntry) -> io::Result<Summary> {
    let mut start = Vec::new();
    File::open(file.path())?
        .take(GLANCE)
        .read_to_end(&mut start)?;
    let name = file.file_name().to_string_lossy().into_owned();
    let message = MessageParser::default().parse(&start).unwrap_or_default();
    Ok(Summary::new(&name, &message))
}

impl Summary {
    fn new(file_name: &str, message: &Message<'_>) -> Self {
        let calendar = calendar_part(message);
        let method = calendar.and_then(|part| part.content_type()?.attribute("method"));
        Self {
            file_name: file_name.to_owned(),
            to: message.to().map(addresses).unwrap_or_default(),
            subject: message.subject().unwrap_or_default().to_owned(),
            sent_at: message
                .date()
                .and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            method: method.map(str::to_uppercase),
        }
    }
}

impl Captured {
    fn new(file_name: &str, bytes: &[u8]) -> Self {
        let message = MessageParser::default().parse(bytes).unwrap_or_default();
        let text_of = |part: &PartType<'_>| match part {
            PartType::Text(text) | PartType::Html(text) => Some(text.to_string()),
            _ => None,
        };
        let html = message
            .parts
            .iter()
            .find(|part| matches!(part.body, PartType::Html(_)));
        let text = message
            .parts
            .iter()
            .find(|part| part.is_content_type("text", "plain"));
        Self {
            summary: Summary::new(file_name, &message),
            from: message.from().map(addresses).unwrap_or_default(),
            text: text.and_then(|part| text_of(&part.body)),
            html: html.and_then(|part| text_of(&part.body)),
            calendar: calendar_part(&message)
                .and_then(|part| part.text_contents())
                .map(str::to_owned),
            raw: String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The page of the letter, its links opening outside the frame it is shown in.
    #[must_use]
    pub fn html_document(&self) -> Option<String> {
        let html = self.html.as_deref()?;
        Some(html.replacen("<head>", "<head><base target=\"_blank\">", 1))
    }
}

fn calendar_part<'m, 'x>(message: &'m Message<'x>) -> Option<&'m mail_parser::MessagePart<'x>> {
    message
        .parts
        .iter()
        .find(|part| part.is_content_type("text", "calendar"))
}

/// `Name <address>`, several separated by commas.
fn addresses(all: &Address<'_>) -> String {
    let written = all.iter().map(|one| {
        let address = one.address().unwrap_or_default();
        match one.name() {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        }
    });
    written.collect::<Vec<_>>().join(", ")
}
