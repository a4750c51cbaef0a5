//! Messages over real connections: how far each got, and what became of it.

mod pipelining;

use std::sync::Arc;
use std::time::Duration;

use escale::language::Language;
use escale::mail::message::{Letter, Mailbox, Message};
use escale::mail::smtp::{Pool, Server, Timeouts};
use escale::mail::transport::{SendError, Transport};
use tokio::sync::Notify;

use crate::harness::smtp::{Answer, SmtpServer, Step};

fn message(number: usize, to: &str, text: &str) -> Message {
    let letter = Letter {
        from: Mailbox {
            name: "Escale".to_owned(),
            address: "escale@example.org".to_owned(),
        },
        to: Mailbox {
            name: "Đinh Văn Hùng".to_owned(),
            address: to.to_owned(),
        },
        reply_to: None,
        list: None,
        subject: format!("Message {number}"),
        date: "2025-06-20T14:05:00Z".parse().expect("an instant"),
        message_id: format!("<{number}@example.org>"),
        language: Language::En,
        text: text.to_owned(),
        html: format!("<p>{text}</p>"),
        unsubscribe: None,
        calendar: None,
    };
    letter.freeze().expect("a message")
}

fn to_anna(number: usize) -> Message {
    message(number, "anna@example.no", "Hello\n")
}

/// No test waits for these: they only end a silence.
fn timeouts() -> Timeouts {
    Timeouts {
        data: Duration::from_millis(20),
        content: Duration::from_millis(20),
        ..Timeouts::default()
    }
}

fn transport(url: &str, connections: u16, timeouts: Timeouts) -> Transport {
    let server = Server::from_url(&url.into()).expect("a URL");
    Transport::Smtp(Box::new(Pool::new(server, connections, timeouts)))
}

/// Which kind of failure, and what it says.
fn kind(error: &SendError) -> (&'static str, &str) {
    match error {
        SendError::ServerDown { reason } => ("server down", reason),
        SendError::Deferred { reply } => ("deferred", reply),
        SendError::Refused { reply } => ("refused", reply),
        SendError::InDoubt { reason } => ("in doubt", reason),
    }
}

/// One failure on a new connection, and a message after it that must get through.
async fn check(step: Step, answer: Answer, expect: (&str, &str)) {
    let server = SmtpServer::start().await;
    server.next(step, answer.clone());
    let url = server.url().replace("smtp://", "smtp://user:secret@");
    let limits = match answer {
        Answer::Silence => timeouts(),
        _ => Timeouts::default(),
    };
    let error = transport(&url, 1, limits)
        .send(&to_anna(1))
        .await
        .expect_err("a failure");
    let (found, said) = kind(&error);
    assert_eq!(found, expect.0, "{step:?} {answer:?}: {said}");
    assert!(said.contains(expect.1), "{step:?} {answer:?}: {said}");

    let patient = transport(&url, 1, Timeouts::default());
    let accepted = patient.send(&to_anna(2)).await;
    assert_eq!(accepted.expect("accepted").reply, "250 2.0.0 taken");
}

#[tokio::test]
async fn a_server_that_greets_or_names_nobody_is_down() {
    use Step::{Auth, Content, Data, Greeting, Mail, Rcpt};
    let check = async |step, answer, said| check(step, answer, ("server down", said)).await;
    check(Greeting, Answer::Say("421 busy"), "421").await;
    check(Greeting, Answer::Say("554 no service"), "554").await;
    check(Greeting, Answer::Say("what"), "").await;
    check(Greeting, Answer::Close, "").await;
    check(Auth, Answer::Say("535 who are you"), "535").await;
    check(Auth, Answer::Say("454 later"), "454").await;
    check(Mail, Answer::Say("421 closing"), "421 closing").await;
    check(Mail, Answer::Say("452 disk full"), "452 disk full").await;
    check(Mail, Answer::Close, "").await;
    check(Rcpt, Answer::Say("421 closing"), "421 closing").await;
    check(Data, Answer::Say("421 closing"), "421 closing").await;
    check(Data, Answer::Say("250 what"), "250 what").await;
    check(Content, Answer::Say("421 closing"), "421 closing").await;
}

#[tokio::test]
async fn a_message_can_be_put_off_alone() {
    use Step::{Content, Data, Rcpt};
    let check = async |step, answer, said| check(step, answer, ("deferred", said)).await;
    check(Rcpt, Answer::Say("450 4.2.0 later"), "450 4.2.0 later").await;
    check(Data, Answer::Say("451 later"), "451 later").await;
    check(Content, Answer::Say("452 disk full"), "452 disk full").await;
    check(Rcpt, Answer::Close, "").await;
    check(Data, Answer::Close, "").await;
    check(Data, Answer::Silence, "no answer within").await;
}

#[tokio::test]
async fn a_message_can_be_refused_alone() {
    use Step::{Content, Data, Mail, Rcpt};
    let check = async |step, answer, said| check(step, answer, ("refused", said)).await;
    check(Mail, Answer::Say("550 not from you"), "550 not from you").await;
    let two_lines = Answer::Say("550-5.1.1 no such\r\n550 5.1.1 user");
    check(Rcpt, two_lines, "550 5.1.1 no such").await;
    check(Data, Answer::Say("554 no"), "554 no").await;
    check(Content, Answer::Say("552 too long"), "552 too long").await;
}

#[tokio::test]
async fn a_message_without_an_answer_is_in_doubt() {
    use Step::Content;
    let check = async |answer, said| check(Content, answer, ("in doubt", said)).await;
    check(Answer::Close, "").await;
    check(Answer::TakeAndClose, "").await;
    check(Answer::Say("what"), "").await;
    check(Answer::Say("354 go on"), "354 go on").await;
    check(Answer::Silence, "no answer within").await;
}

#[tokio::test]
async fn a_message_in_doubt_is_sent_again_byte_for_byte() {
    let server = SmtpServer::start().await;
    server.next(Step::Content, Answer::TakeAndClose);
    let transport = transport(&server.url(), 1, Timeouts::default());
    let message = to_anna(1);
    let first = transport.send(&message).await;
    assert!(matches!(first, Err(SendError::InDoubt { .. })), "{first:?}");
    transport.send(&message).await.expect("accepted");
    let raw: Vec<_> = server.received().into_iter().map(|one| one.raw).collect();
    assert_eq!(raw, [message.bytes.clone(), message.bytes]);
}

#[tokio::test]
async fn one_connection_carries_many_messages_in_order() {
    let server = SmtpServer::start().await;
    let transport = transport(&server.url(), 1, Timeouts::default());
    let messages: Vec<Message> = (0..300).map(to_anna).collect();
    for message in &messages {
        transport.send(message).await.expect("accepted");
    }
    transport.close().await;
    let received = server.received();
    assert_eq!(received.len(), messages.len());
    for (received, message) in received.iter().zip(&messages) {
        assert_eq!(received.connection, 1);
        assert_eq!(received.from, message.envelope_from);
        assert_eq!(received.to.join(", "), message.envelope_to);
        assert_eq!(received.raw, message.bytes);
    }
    assert_eq!(server.connections(), 1);
    assert_eq!(server.commands().last().map(String::as_str), Some("QUIT"));
}

#[tokio::test]
async fn a_refused_message_leaves_its_connection_to_the_next() {
    let server = SmtpServer::start().await;
    let refused = Answer::Say("550 unknown");
    server.always_to("nobody@example.no", Step::Rcpt, refused);
    server.always_to("full@example.no", Step::Content, Answer::Say("452 full"));
    let transport = transport(&server.url(), 1, Timeouts::default());
    for to in ["nobody@example.no", "full@example.no"] {
        let sent = transport.send(&message(1, to, "Hello\n")).await;
        assert!(sent.is_err(), "{to}");
        transport.send(&to_anna(2)).await.expect("accepted");
    }
    assert_eq!(server.received().len(), 2);
    assert_eq!(server.connections(), 1);
    let resets = server.commands();
    let resets = resets.iter().filter(|command| *command == "RSET");
    assert_eq!(resets.count(), 1);
}

#[tokio::test]
async fn no_more_connections_are_open_than_allowed() {
    let server = SmtpServer::start().await;
    let release = Arc::new(Notify::new());
    server.times(2, Step::Content, Answer::Hold(Arc::clone(&release)));
    let transport = transport(&server.url(), 2, Timeouts::default());
    let messages: Vec<Message> = (0..10).map(to_anna).collect();
    let all = futures_util::future::join_all(messages.iter().map(|one| transport.send(one)));
    let hand_over = async {
        server.wait_for_messages(2).await;
        assert_eq!(server.connections(), 2);
        release.notify_waiters();
    };
    let (sent, ()) = tokio::join!(all, hand_over);
    assert!(sent.iter().all(Result::is_ok));
    assert_eq!(server.received().len(), 10);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn an_idle_connection_that_died_is_replaced() {
    let mut server = SmtpServer::start().await;
    let transport = transport(&server.url(), 1, Timeouts::default());
    transport.send(&to_anna(1)).await.expect("accepted");

    server.stop().await;
    let sent = transport.send(&to_anna(2)).await;
    assert!(
        matches!(sent, Err(SendError::ServerDown { .. })),
        "{sent:?}"
    );

    server.start_again().await;
    transport.send(&to_anna(2)).await.expect("accepted");
    server.stop().await;
    server.start_again().await;
    transport.send(&to_anna(3)).await.expect("accepted");
    server.next(Step::Mail, Answer::Say("421 idle for too long"));
    transport.send(&to_anna(4)).await.expect("accepted");

    assert_eq!(server.received().len(), 4);
    assert_eq!(server.connections(), 4);
}

#[tokio::test]
async fn idle_connections_are_closed_after_a_while() {
    let server = SmtpServer::start().await;
    let impatient = Timeouts {
        idle: Duration::ZERO,
        ..Timeouts::default()
    };
    let transport = transport(&server.url(), 1, impatient);
    transport.send(&to_anna(1)).await.expect("accepted");
    transport.close_idle().await;
    assert_eq!(server.commands().last().map(String::as_str), Some("QUIT"));
    transport.send(&to_anna(2)).await.expect("accepted");
    transport.send(&to_anna(3)).await.expect("accepted");
    assert_eq!(server.connections(), 3);
}

/// Nothing goes out in the clear where TLS was asked for, nor where it was begun and failed.
#[tokio::test]
async fn what_was_asked_of_tls_is_kept() {
    let check = async |scheme: &str, query: &str, offered: bool| {
        let server = SmtpServer::start().await;
        if offered {
            server.next(Step::Hello, Answer::Say("250-test\r\n250 STARTTLS"));
        }
        let url = server.url().replace("smtp://", scheme) + query;
        let sent = transport(&url, 1, Timeouts::default())
            .send(&to_anna(1))
            .await;
        assert!(
            matches!(sent, Err(SendError::ServerDown { .. })),
            "{url}: {sent:?}"
        );
        let told = server.commands().join("\n");
        assert!(!told.contains("MAIL") && !told.contains("AUTH"), "{told}");
    };
    check("smtp://user:secret@", "?tls=required", false).await;
    check("smtp://user:secret@", "?tls=required", true).await;
    check("smtp://user:secret@", "?tls=opportunistic", true).await;
    check("smtps://user:secret@", "", false).await;
}

#[tokio::test]
async fn tls_that_was_only_wished_for_can_be_missing() {
    let server = SmtpServer::start().await;
    let url = server.url() + "?tls=opportunistic";
    let transport = transport(&url, 1, Timeouts::default());
    transport.send(&to_anna(1)).await.expect("accepted");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn any_text_arrives_as_it_was_frozen() {
    let server = SmtpServer::start().await;
    let transport = transport(&server.url(), 1, Timeouts::default());
    let texts = [
        ".\n..\n.a\n".to_owned(),
        "\r\n.\r\nMAIL FROM:<eve@example.org>\r\n".to_owned(),
        "a\n.\rQUIT\n.\n".to_owned(),
        "x".repeat(10_000),
        "Đ".repeat(10_000),
        " \t \n".repeat(100),
        String::new(),
    ];
    for (number, text) in texts.iter().enumerate() {
        let message = message(number, "anna@example.no", text);
        transport.send(&message).await.expect("accepted");
        let last = server.received().pop().expect("a message");
        assert_eq!(last.raw, message.bytes, "{text:?}");
    }
    let commands = server.commands();
    let mut verbs: Vec<&str> = commands
        .iter()
        .filter_map(|line| line.split(' ').next())
        .collect();
    // once more to know what is offered
    assert_eq!(verbs.drain(..2).collect::<Vec<_>>(), ["EHLO", "EHLO"]);
    let expect = ["MAIL", "RCPT", "DATA"].repeat(texts.len());
    assert_eq!(verbs, expect);
}

#[tokio::test]
async fn what_is_no_message_of_ours_never_reaches_the_server() {
    let server = SmtpServer::start().await;
    let transport = transport(&server.url(), 1, Timeouts::default());
    let good = to_anna(1);
    let to = |to: &str| Message {
        envelope_to: to.to_owned(),
        ..good.clone()
    };
    let bytes = |bytes: &[u8]| Message {
        bytes: bytes.to_vec(),
        ..good.clone()
    };
    for message in [
        to("anna@example.no>\r\nRCPT TO:<eve@example.org"),
        to("åse@example.no"),
        to(""),
        bytes(b"a\n.\nMAIL FROM:<eve@example.org>\n"),
        bytes("é\r\n".as_bytes()),
    ] {
        let sent = transport.send(&message).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })), "{sent:?}");
    }
    let commands = server.commands();
    assert!(
        commands.iter().all(|command| command.starts_with("EHLO")),
        "{commands:?}"
    );
}
