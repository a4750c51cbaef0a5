//! A small mail server that does as it is told and remembers everything.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::{JoinHandle, JoinSet};

/// Where an answer of the server can be prescribed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    /// The answer to EHLO: what the server can do.
    Hello,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The answer to the final dot.
    Content,
}

/// What the server does at a step.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// Says this; only a message answered with 2xx is taken.
    Say(&'static str),
    /// Closes the connection without a word.
    Close,
    /// Takes the message, and closes the connection without a word.
    TakeAndClose,
    /// Says nothing until the client goes away.
    Silence,
    /// Says what it would have said, but only when notified.
    Hold(Arc<Notify>),
}

/// A message the server has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    /// Which connection it came over, counted from 1.
    pub(crate) connection: usize,
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    /// As the client had it, before dots were doubled.
    pub(crate) raw: Vec<u8>,
}

/// A mail server on a port of its own on this machine.
pub(crate) struct SmtpServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Counts messages for those who wait for them.
    taken: watch::Sender<usize>,
}

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    received: Vec<Received>,
    commands: Vec<String>,
    /// Commands that came before the answer to the one before (RFC 2920).
    early_commands: usize,
    connections: usize,
}

/// An answer prescribed for a step, and for how many more times.
struct Rule {
    step: Step,
    recipient: Option<String>,
    answer: Answer,
    times: usize,
}

impl SmtpServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let mut server = Self {
            address: listener.local_addr().expect("an address"),
            shared: Arc::default(),
            accepting: None,
        };
        server.accept(listener);
        server
    }

    /// Goes away as if killed: the port is closed and every connection dropped.
    pub(crate) async fn stop(&mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.abort();
            let ended = accepting.await;
            assert!(ended.is_err_and(|error| error.is_cancelled()));
        }
    }

    /// Comes back on the same port, remembering what it had.
    pub(crate) async fn start_again(&mut self) {
        let listener = TcpListener::bind(self.address)
            .await
            .expect("the same port");
        self.accept(listener);
    }

    fn accept(&mut self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        self.accepting = Some(tokio::spawn(async move {
            let mut sessions = JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                sessions.spawn(Session::run(stream, Arc::clone(&shared)));
            }
        }));
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Prescribes the next answer at a step.
    pub(crate) fn next(&self, step: Step, answer: Answer) {
        self.times(1, step, answer);
    }

    /// Prescribes the next answers at a step.
    pub(crate) fn times(&self, times: usize, step: Step, answer: Answer) {
        self.prescribe(Rule {
            step,
            recipient: None,
            answer,
            times,
        });
    }

    /// Prescribes all answers at a step to messages to one recipient.
    pub(crate) fn always_to(&self, recipient: &str, step: Step, answer: Answer) {
        self.prescribe(Rule {
            step,
            recipient: Some(recipient.to_owned()),
            answer,
            times: usize::MAX,
        });
    }

    /// Prescribes nothing any more.
    pub(crate) fn relent(&self) {
        self.shared.state.lock().expect("state").rules.clear();
    }

    fn prescribe(&self, rule: Rule) {
        self.shared.state.lock().expect("state").rules.push(rule);
    }

    /// The messages taken so far, first come first.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.shared.state.lock().expect("state").received.clone()
    }

    /// Every line of every client that was a command, first come first.
    pub(crate) fn commands(&self) -> Vec<String> {
        self.shared.state.lock().expect("state").commands.clone()
    }

    /// How many commands were written together with the one before.
    pub(crate) fn early_commands(&self) -> usize {
        self.shared.state.lock().expect("state").early_commands
    }

    /// How many connections there have been.
    pub(crate) fn connections(&self) -> usize {
        self.shared.state.lock().expect("state").connections
    }

    /// Waits until so many messages have reached their final dot, whatever was answered to it.
    pub(crate) async fn wait_for_messages(&self, count: usize) {
        let mut taken = self.shared.taken.subscribe();
        let reached = taken.wait_for(|taken| *taken >= count).await;
        assert!(reached.is_ok());
    }
}

impl Shared {
    /// The answer prescribed here, if any.
    fn answer(&self, step: Step, recipient: Option<&str>) -> Option<Answer> {
        let mut state = self.state.lock().expect("state");
        let rule = state.rules.iter_mut().find(|rule| {
            rule.step == step
                && rule.times > 0
                && (rule.recipient.is_none() || rule.recipient.as_deref() == recipient)
        })?;
        rule.times -= 1;
        Some(rule.answer.clone())
    }
}

/// One connection of a client.
struct Session {
    number: usize,
    shared: Arc<Shared>,
    lines: BufReader<OwnedReadHalf>,
    out: OwnedWriteHalf,
    /// Whether MAIL was accepted.
    has_sender: bool,
    from: String,
    to: Vec<String>,
}

impl Session {
    async fn run(stream: TcpStream, shared: Arc<Shared>) {
        stream.set_nodelay(true).expect("an open socket");
        let number = {
            let mut state = shared.state.lock().expect("state");
            state.connections += 1;
            state.connections
        };
        let (read, out) = stream.into_split();
        let mut session = Self {
            number,
            shared,
            lines: BufReader::new(read),
            out,
            has_sender: false,
            from: String::new(),
            to: Vec::new(),
        };
        let mut open = session
            .reply(Step::Greeting, "220 test ESMTP")
            .await
            .is_some();
        while open {
            open = session.command().await.is_some();
        }
    }

    /// Answers one command; `None` ends the connection.
    async fn command(&mut self) -> Option<()> {
        let line = self.line().await?;
        let line = String::from_utf8(line).ok()?.trim_end().to_owned();
        {
            let mut state = self.shared.state.lock().expect("state");
            state.commands.push(line.clone());
            state.early_commands += usize::from(!self.lines.buffer().is_empty());
        }
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "EHLO" => {
                let extensions = "250-test\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 AUTH PLAIN";
                self.reply(Step::Hello, extensions).await.map(drop)
            }
            // what follows is no text, which ends the connection
            "STARTTLS" => self.say("220 go on").await,
            "AUTH" => self.reply(Step::Auth, "235 welcome").await.map(drop),
            "MAIL" => {
                self.from = path(&line);
                self.to.clear();
                let said = self.reply(Step::Mail, "250 sender ok").await?;
                self.has_sender = said.starts_with('2');
                Some(())
            }
            "RCPT" => {
                let usual = if self.has_sender {
                    "250 recipient ok"
                } else {
                    "503 MAIL first"
                };
                self.to.push(path(&line));
                let said = self.reply(Step::Rcpt, usual).await?;
                if !said.starts_with('2') {
                    self.to.pop();
                }
                Some(())
            }
            "DATA" => {
                let usual = if self.to.is_empty() {
                    "503 RCPT first"
                } else {
                    "354 go on"
                };
                let said = self.reply(Step::Data, usual).await?;
                if said.starts_with("354") {
                    self.content().await?;
                }
                Some(())
            }
            "RSET" => self.say("250 forgotten").await,
            "QUIT" => {
                self.say("221 farewell").await?;
                None
            }
            _ => self.say("500 what?").await,
        }
    }

    /// Reads a message up to its final dot, and answers that.
    async fn content(&mut self) -> Option<()> {
        let mut raw = Vec::new();
        loop {
            let line = self.line().await?;
            if line == b".\r\n" {
                break;
            }
            raw.extend(line.strip_prefix(b".").unwrap_or(&line));
        }
        if self.to.is_empty() {
            return self.say("554 no valid recipients").await;
        }
        let answer = self
            .shared
            .answer(Step::Content, self.to.first().map(String::as_str));
        let taken = match &answer {
            None | Some(Answer::TakeAndClose | Answer::Hold(_)) => true,
            Some(Answer::Say(said)) => said.starts_with('2'),
            Some(Answer::Close | Answer::Silence) => false,
        };
        if taken {
            let received = Received {
                connection: self.number,
                from: self.from.clone(),
                to: self.to.clone(),
                raw,
            };
            let mut state = self.shared.state.lock().expect("state");
            state.received.push(received);
        }
        self.shared.taken.send_modify(|taken| *taken += 1);
        self.act(answer, "250 2.0.0 taken").await.map(drop)
    }

    /// Answers at a step as prescribed, else with `usual`; `None` ends the connection.
    async fn reply(&mut self, step: Step, usual: &'static str) -> Option<&'static str> {
        let recipient = self.to.first().map(String::as_str);
        let answer = self.shared.answer(step, recipient);
        self.act(answer, usual).await
    }

    async fn act(&mut self, answer: Option<Answer>, usual: &'static str) -> Option<&'static str> {
        let said = match answer {
            None => usual,
            Some(Answer::Say(said)) => said,
            Some(Answer::Close | Answer::TakeAndClose) => return None,
            Some(Answer::Silence) => {
                while self.line().await.is_some() {}
                return None;
            }
            Some(Answer::Hold(released)) => {
                released.notified().await;
                usual
            }
        };
        self.say(said).await?;
        Some(said)
    }

    async fn say(&mut self, text: &str) -> Option<()> {
        let line = format!("{text}\r\n");
        self.out.write_all(line.as_bytes()).await.ok()
    }

    /// A line with its end; `None` when the client has gone.
    async fn line(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        let read = self.lines.read_until(b'\n', &mut line).await.ok()?;
        (read > 0).then_some(line)
    }
}

/// What stands between the angle brackets.
fn path(line: &str) -> String {
    let inside = line
        .split_once('<')
        .and_then(|(_, rest)| rest.rsplit_once('>'));
    inside.map_or_else(String::new, |(path, _)| path.to_owned())
}
