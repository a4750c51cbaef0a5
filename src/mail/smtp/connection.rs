//! One connection: how it is opened, and one message at a time over it, always knowing how far that got.

use std::error::Error as _;
use std::fmt::Display;
use std::future::Future;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt, Rset};
use lettre::transport::smtp::response::{Response, Severity};
use socket2::{SockRef, TcpKeepalive};
use tokio::net::TcpStream;
use tokio::time::error::Elapsed;
use tokio::time::timeout;

use super::content::Content;
use super::{Server, Timeouts};
use crate::mail::clean;
use crate::mail::message::{Message, address};
use crate::mail::transport::{Accepted, SendError};

/// How long a farewell may take: nothing depends on it.
const FAREWELL: Duration = Duration::from_secs(2);
/// A connection on which nothing moves is probed after this time, while we wait for an answer that may take minutes.
const KEEP_ALIVE: Duration = Duration::from_mins(1);
/// Longest answer that is kept, in characters.
const LONGEST_REPLY: usize = 400;

/// An open connection, introduced and logged in.
pub(super) struct Connection {
    inner: AsyncSmtpConnection,
    /// Whether the server takes commands before it has answered the last (RFC 2920).
    takes_pipelining: bool,
    /// Whether a message has got through: the first one goes step by step.
    is_proven: bool,
    usable: bool,
}

/// How a step can fail.
enum Fault {
    /// 421: the server is closing the connection (RFC 5321 §3.8).
    Closing(String),
    /// Another 4xx.
    Later(String),
    /// 5xx.
    Never(String),
    /// No answer, or none that can be understood.
    Lost(String),
}

impl Connection {
    /// Connects, with TLS and login as the server's URL asks.
    pub(super) async fn open(server: &Server, timeouts: &Timeouts) -> Result<Self, SendError> {
        let down = |reason: &dyn Display| SendError::ServerDown {
            reason: clean::line(
                &format!("{}:{}: {reason}", server.host, server.port),
                LONGEST_REPLY,
            ),
        };
        match timeout(timeouts.command, introduce(server, timeouts)).await {
            Ok(Ok((inner, takes_pipelining))) => Ok(Self {
                inner,
                takes_pipelining,
                is_proven: false,
                usable: true,
            }),
            Ok(Err(OpenError::Connect(fault))) => Err(down(&fault)),
            Ok(Err(OpenError::Smtp(fault))) => Err(down(&fault)),
            Err(_) => Err(down(&format_args!(
                "no greeting within {:?}",
                timeouts.command
            ))),
        }
    }

    /// Whether another message can go over it.
    pub(super) fn is_usable(&self) -> bool {
        self.usable
    }

    /// Asks whether a message from `sender` to itself would be taken, and sends none: what the server says if not.
    pub(super) async fn rehearse(&mut self, sender: &str, limit: Duration) -> Result<(), String> {
        let sender = address(sender).map_err(|fault| fault.to_string())?;
        let mail = Mail::new(Some(sender.clone()), Vec::new());
        let answer = match self.ask(mail, limit).await {
            Ok(_) => self.ask(Rcpt::new(sender, Vec::new()), limit).await,
            refused => refused,
        };
        answer.map(drop).map_err(|fault| match fault {
            Fault::Closing(said) | Fault::Later(said) | Fault::Never(said) | Fault::Lost(said) => {
                said
            }
        })
    }

    /// Sends one message (RFC 5321 §3.3).
    pub(super) async fn transact(
        &mut self,
        message: &Message,
        timeouts: &Timeouts,
    ) -> Result<Accepted, SendError> {
        let refused = |reply: String| SendError::Refused { reply };
        let from = address(&message.envelope_from).map_err(|fault| refused(fault.to_string()))?;
        let to = address(&message.envelope_to).map_err(|fault| refused(fault.to_string()))?;
        let content = Content::of(&message.bytes).ok_or_else(|| {
            refused("the stored message is not of ASCII lines ended by CRLF".to_owned())
        })?;

        let mail = Mail::new(Some(from), Vec::new());
        let recipient = Rcpt::new(to, Vec::new());
        if self.takes_pipelining && self.is_proven {
            self.begin_in_one_go(mail, recipient, timeouts).await?;
        } else {
            self.begin_step_by_step(mail, recipient, timeouts).await?;
        }
        let accepted = self.deliver(content, timeouts.content).await;
        self.is_proven |= accepted.is_ok();
        accepted
    }

    /// Gets leave to send the content, each command after the answer to the one before.
    async fn begin_step_by_step(
        &mut self,
        mail: Mail,
        recipient: Rcpt,
        timeouts: &Timeouts,
    ) -> Result<(), SendError> {
        if let Err(fault) = self.ask(mail, timeouts.command).await {
            return Err(self.before_recipient(fault).await);
        }
        if let Err(fault) = self.ask(recipient, timeouts.command).await {
            return Err(self.before_content(fault).await);
        }
        let answer = self.ask(Data, timeouts.data).await;
        self.may_begin(answer).await
    }

    /// Gets leave to send the content with all commands in one write (RFC 2920 §3.1).
    ///
    /// A server that hangs up may lose answers it had given: what seems to be about all messages may be about this one.
    /// So an end before the answer to MAIL is [`SendError::ServerDown`], and the pool sends the message again step by
    /// step, over a new connection.
    async fn begin_in_one_go(
        &mut self,
        mail: Mail,
        recipient: Rcpt,
        timeouts: &Timeouts,
    ) -> Result<(), SendError> {
        let all = format!("{mail}{recipient}{Data}");
        let sender = match self.ask(all, timeouts.command).await {
            Err(fault @ (Fault::Closing(_) | Fault::Later(_) | Fault::Lost(_))) => {
                return Err(self.before_recipient(fault).await);
            }
            sender => sender,
        };
        let recipient = match self.hear(timeouts.command).await {
            Err(fault @ (Fault::Closing(_) | Fault::Lost(_))) => {
                return Err(self.before_content(fault).await);
            }
            recipient => recipient,
        };
        let is_to_nobody = recipient.is_err();
        let data = self.hear(timeouts.data).await;
        match sender.and(recipient) {
            Ok(_) => self.may_begin(data).await,
            Err(fault) => {
                self.leave_unsaid(data, is_to_nobody).await;
                Err(self.before_content(fault).await)
            }
        }
    }

    /// What the server said to DATA, after leave to send the content.
    async fn may_begin(&mut self, data: Result<Response, Fault>) -> Result<(), SendError> {
        match data {
            Ok(answer) if answer.has_code(354) => Ok(()),
            Ok(answer) => {
                self.usable = false;
                Err(SendError::ServerDown {
                    reason: format!("unexpected answer to DATA: {}", written(&answer)),
                })
            }
            Err(fault) => Err(self.before_content(fault).await),
        }
    }

    /// Ends a message that must not be sent, whatever the server said to DATA. If it wants content for nobody, it gets
    /// none (RFC 2920 §3.1).
    async fn leave_unsaid(&mut self, data: Result<Response, Fault>, is_to_nobody: bool) {
        let end = match data {
            Ok(_) if is_to_nobody => self.ask(".\r\n", FAREWELL).await.map(drop),
            // it would send an empty message to somebody
            Ok(_) => Err(Fault::Lost(String::new())),
            Err(fault) => Err(fault),
        };
        if matches!(end, Err(Fault::Closing(_) | Fault::Lost(_))) {
            self.usable = false;
        }
    }

    /// Sends the content and its final dot in one piece; from its first byte on, no answer means doubt.
    async fn deliver(&mut self, content: Content, limit: Duration) -> Result<Accepted, SendError> {
        match self.ask(content, limit).await {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => Ok(Accepted {
                reply: written(&answer),
            }),
            Ok(answer) => {
                self.usable = false;
                Err(SendError::InDoubt {
                    reason: format!("unexpected answer to the content: {}", written(&answer)),
                })
            }
            Err(Fault::Closing(reason)) => {
                self.usable = false;
                Err(SendError::ServerDown { reason })
            }
            Err(Fault::Later(reply)) => Err(SendError::Deferred { reply }),
            Err(Fault::Never(reply)) => Err(SendError::Refused { reply }),
            Err(Fault::Lost(reason)) => Err(SendError::InDoubt { reason }),
        }
    }

    /// A temporary refusal of the sender, or silence, is one of all messages.
    async fn before_recipient(&mut self, fault: Fault) -> SendError {
        match fault {
            Fault::Later(reason) | Fault::Lost(reason) => {
                self.usable = false;
                SendError::ServerDown { reason }
            }
            other => self.before_content(other).await,
        }
    }

    /// A server that hangs up once it knows the recipient may do so at this recipient alone: if it is down, the next
    /// message will tell.
    async fn before_content(&mut self, fault: Fault) -> SendError {
        let error = match fault {
            Fault::Closing(reason) => {
                self.usable = false;
                return SendError::ServerDown { reason };
            }
            Fault::Lost(reply) => {
                self.usable = false;
                return SendError::Deferred { reply };
            }
            Fault::Later(reply) => SendError::Deferred { reply },
            Fault::Never(reply) => SendError::Refused { reply },
        };
        // the next message begins anew
        if self.usable && self.ask(Rset, FAREWELL).await.is_err() {
            self.usable = false;
        }
        error
    }

    /// Writes a command and waits for its answer.
    async fn ask(&mut self, command: impl Display, limit: Duration) -> Result<Response, Fault> {
        let answer = timeout(limit, self.inner.command(command)).await;
        self.heard(answer, limit)
    }

    /// Waits for the answer to a command that was written with another.
    async fn hear(&mut self, limit: Duration) -> Result<Response, Fault> {
        let answer = timeout(limit, self.inner.read_response()).await;
        self.heard(answer, limit)
    }

    /// An answer, unless there was none within the limit.
    fn heard(
        &mut self,
        answer: Result<Result<Response, Error>, Elapsed>,
        limit: Duration,
    ) -> Result<Response, Fault> {
        let fault = match answer {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => fault(&error),
            Err(_) => Fault::Lost(format!("no answer within {limit:?}")),
        };
        if matches!(fault, Fault::Lost(_)) {
            self.usable = false;
        }
        Err(fault)
    }

    /// Takes leave, without waiting long.
    pub(super) async fn quit(&mut self) {
        self.usable = false;
        match timeout(FAREWELL, self.inner.quit()).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::debug!(%error, "the mail server took no leave"),
            Err(_) => tracing::debug!("the mail server took no leave in time"),
        }
    }
}

/// Why a connection cannot be opened.
enum OpenError {
    Connect(String),
    Smtp(Error),
}

impl From<Error> for OpenError {
    fn from(error: Error) -> Self {
        Self::Smtp(error)
    }
}

/// A connection on which messages can be sent, and whether the server takes pipelining.
async fn introduce(
    server: &Server,
    timeouts: &Timeouts,
) -> Result<(AsyncSmtpConnection, bool), OpenError> {
    let host = (server.host.as_str(), server.port);
    let mut connection = if let Tls::Wrapper(tls) = &server.tls {
        // lettre takes no stream of ours under TLS; as each step is one write, Nagle's algorithm holds nothing back
        let (limit, tls) = (Some(timeouts.connect), Some(tls.clone()));
        AsyncSmtpConnection::connect_tokio1(host, limit, &server.hello, tls, None).await?
    } else {
        let stream = reach(TcpStream::connect(host), timeouts.connect).await?;
        AsyncSmtpConnection::connect_with_transport(Box::new(stream), &server.hello).await?
    };
    match &server.tls {
        Tls::Required(tls) => connection.starttls(tls.clone(), &server.hello).await?,
        Tls::Opportunistic(tls) if connection.can_starttls() => {
            connection.starttls(tls.clone(), &server.hello).await?;
        }
        Tls::None | Tls::Opportunistic(_) | Tls::Wrapper(_) => {}
    }
    if let Some(credentials) = &server.credentials {
        connection.auth(DEFAULT_MECHANISMS, credentials).await?;
    }
    // lettre keeps what the server offers to itself; asking again changes nothing (RFC 5321 §4.1.4)
    let offer = connection.command(Ehlo::new(server.hello.clone())).await?;
    let takes_pipelining = offer
        .message()
        .skip(1)
        .any(|line| line.eq_ignore_ascii_case("PIPELINING"));
    Ok((connection, takes_pipelining))
}

/// A TCP connection on which nothing waits to be sent, and whose death is noticed.
async fn reach(
    connecting: impl Future<Output = std::io::Result<TcpStream>>,
    limit: Duration,
) -> Result<TcpStream, OpenError> {
    let stream = timeout(limit, connecting)
        .await
        .unwrap_or_else(|elapsed| Err(elapsed.into()))
        .and_then(|stream| {
            stream.set_nodelay(true)?;
            SockRef::from(&stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(KEEP_ALIVE))?;
            Ok(stream)
        });
    stream.map_err(|error| OpenError::Connect(error.to_string()))
}

/// What lettre says about an answer, or about there being none.
fn fault(error: &Error) -> Fault {
    let Some(code) = error.status() else {
        return Fault::Lost(clean::line(&error.to_string(), LONGEST_REPLY));
    };
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let reply = clean::line(&format!("{code} {text}"), LONGEST_REPLY);
    if code.to_string() == "421" {
        Fault::Closing(reply)
    } else if error.is_transient() {
        Fault::Later(reply)
    } else {
        Fault::Never(reply)
    }
}

/// An answer on one line.
fn written(answer: &Response) -> String {
    let lines: Vec<&str> = answer.message().collect();
    clean::line(
        &format!("{} {}", answer.code(), lines.join(" ")),
        LONGEST_REPLY,
    )
}
