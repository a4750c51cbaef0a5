//! Commands written before the one before is answered (RFC 2920): they fail as they do one by one.

use escale::mail::smtp::Timeouts;

use super::{kind, timeouts, to_anna, transport};
use crate::harness::smtp::{Answer, SmtpServer, Step};

/// The second message of a connection goes as far as it can in one write, with a failure on its way; the third must get
/// through. `expect` is the failure, or `None` if the message got through over a new connection, and how many
/// connections there were in the end.
async fn check_pipelined(script: &[(Step, Answer)], (expect, connections): (Option<&str>, usize)) {
    let server = SmtpServer::start().await;
    let is_silent = |(_, answer): &(Step, Answer)| matches!(answer, Answer::Silence);
    let limits = if script.iter().any(is_silent) {
        timeouts()
    } else {
        Timeouts::default()
    };
    let transport = transport(&server.url(), 1, limits);
    transport.send(&to_anna(1)).await.expect("accepted");
    for (step, answer) in script {
        server.next(*step, answer.clone());
    }
    let sent = transport.send(&to_anna(2)).await;
    let failure = sent.as_ref().err().map(|error| kind(error).0);
    assert_eq!(failure, expect, "{script:?}: {sent:?}");
    transport.send(&to_anna(3)).await.expect("accepted");
    assert_eq!(server.connections(), connections, "{script:?}");
    let received = server.received();
    assert_eq!(
        received.len(),
        2 + usize::from(expect.is_none()),
        "{script:?}"
    );
    assert!(received.iter().all(|one| !one.raw.is_empty()), "{script:?}");
}

#[tokio::test]
async fn commands_in_one_write_fail_as_they_do_one_by_one() {
    use Answer::{Close, Say, Silence};
    use Step::{Content, Data, Mail, Rcpt};
    let alone =
        async |step, answer, kind| check_pipelined(&[(step, answer)], (Some(kind), 1)).await;
    alone(Mail, Say("550 not from you"), "refused").await;
    alone(Rcpt, Say("550 nobody"), "refused").await;
    alone(Data, Say("554 no"), "refused").await;
    alone(Content, Say("552 too long"), "refused").await;
    alone(Rcpt, Say("450 later"), "deferred").await;
    alone(Data, Say("451 later"), "deferred").await;
    alone(Content, Say("452 disk full"), "deferred").await;

    let lost = async |step, answer, kind| check_pipelined(&[(step, answer)], (Some(kind), 2)).await;
    lost(Rcpt, Close, "deferred").await;
    lost(Data, Close, "deferred").await;
    lost(Data, Silence, "deferred").await;
    lost(Content, Close, "in doubt").await;

    // whatever is about all messages is asked again step by step, over a new connection
    let again = async |step, answer| check_pipelined(&[(step, answer)], (None, 2)).await;
    again(Mail, Close).await;
    again(Mail, Say("452 disk full")).await;
    again(Mail, Say("421 closing")).await;
    again(Rcpt, Say("421 closing")).await;
    again(Data, Say("421 closing")).await;
    again(Data, Say("250 what")).await;
}

#[tokio::test]
async fn a_server_that_wants_content_for_nobody_gets_none() {
    use Step::{Data, Mail, Rcpt};
    let say = Answer::Say;
    let to_nobody = [(Rcpt, say("550 nobody")), (Data, say("354 go on"))];
    check_pipelined(&to_nobody, (Some("refused"), 1)).await;
    let later = [(Rcpt, say("450 later")), (Data, say("354 go on"))];
    check_pipelined(&later, (Some("deferred"), 1)).await;
    let closing = [(Rcpt, say("550 nobody")), (Data, say("421 closing"))];
    check_pipelined(&closing, (Some("refused"), 2)).await;
    // a dot would be an empty message to somebody
    let from_nobody = [
        (Mail, say("550 not from you")),
        (Rcpt, say("250 why not")),
        (Data, say("354 go on")),
    ];
    check_pipelined(&from_nobody, (Some("refused"), 2)).await;
}

#[tokio::test]
async fn commands_go_in_one_write_where_the_server_takes_them() {
    let check = async |hello: Option<&'static str>, expect: usize| {
        let server = SmtpServer::start().await;
        if let Some(hello) = hello {
            server.times(usize::MAX, Step::Hello, Answer::Say(hello));
        }
        let transport = transport(&server.url(), 1, Timeouts::default());
        for number in 0..3 {
            transport.send(&to_anna(number)).await.expect("accepted");
        }
        assert_eq!(server.early_commands(), expect, "{hello:?}");
    };
    // RCPT and DATA of the second and the third message
    check(None, 4).await;
    check(Some("250-test\r\n250 pipelining"), 4).await;
    check(Some("250-test\r\n250 8BITMIME"), 0).await;
    check(Some("250 PIPELINING"), 0).await;
}
