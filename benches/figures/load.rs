//! Requests over connections that stay open.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread;

use anyhow::{Context as _, Result, bail};

/// Threads that ask.
const ASKERS: u32 = 2;

/// Connections of each; all of them ask before the first is listened to, as when many people ask at once.
const CONNECTIONS: u32 = 8;

/// One answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header by its name in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// A connection to a server.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub(crate) fn open(server: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        let buffer = Vec::new();
        Ok(Self { stream, buffer })
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request)?;
        self.listen()
    }

    fn listen(&mut self) -> Result<Answer> {
        self.buffer.clear();
        let mut chunk = [0; 16_384];
        loop {
            let count = self.stream.read(&mut chunk)?;
            if count == 0 {
                bail!("the server hung up");
            }
            self.buffer
                .extend_from_slice(chunk.get(..count).unwrap_or_default());
            if let Some(answer) = self.finished()? {
                return Ok(answer);
            }
        }
    }

    /// The answer, if all of it is there.
    fn finished(&self) -> Result<Option<Answer>> {
        let end_of_head = self.buffer.windows(4).position(|four| four == b"\r\n\r\n");
        let Some((head, body)) = end_of_head.and_then(|end| self.buffer.split_at_checked(end + 4))
        else {
            return Ok(None);
        };
        let answer = Answer {
            status: std::str::from_utf8(head)?
                .split(' ')
                .nth(1)
                .context("no status")?
                .parse()?,
            head: String::from_utf8(head.to_vec())?,
            body: body.to_vec(),
        };
        let length: usize = answer.header("content-length").map_or(Ok(0), str::parse)?;
        Ok((answer.status == 304 || body.len() >= length).then_some(answer))
    }
}

/// Asks `count` times in all, taking the requests in turn, and checks that each answer has this status.
pub(crate) fn ask_often(
    server: SocketAddr,
    requests: &[Vec<u8>],
    (count, status): (u32, u16),
) -> Result<()> {
    let rounds = count / ASKERS / CONNECTIONS;
    thread::scope(|scope| {
        let askers: Vec<_> = (0..ASKERS)
            .map(|_| scope.spawn(move || ask_in_rounds(server, requests, (rounds, status))))
            .collect();
        for asker in askers {
            match asker.join() {
                Ok(outcome) => outcome?,
                Err(_) => bail!("an asker broke off"),
            }
        }
        Ok(())
    })
}

fn ask_in_rounds(
    server: SocketAddr,
    requests: &[Vec<u8>],
    (rounds, status): (u32, u16),
) -> Result<()> {
    let mut connections = (0..CONNECTIONS)
        .map(|_| Connection::open(server))
        .collect::<Result<Vec<_>>>()?;
    let mut in_turn = requests.iter().cycle();
    for _ in 0..rounds {
        for connection in &mut connections {
            let request = in_turn.next().context("nothing to ask")?;
            connection.stream.write_all(request)?;
        }
        for connection in &mut connections {
            let answer = connection.listen()?;
            if answer.status != status {
                bail!("{} instead of {status}: {}", answer.status, answer.head);
            }
        }
    }
    Ok(())
}
