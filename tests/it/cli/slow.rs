//! Clients that send next to nothing.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::get;
use crate::harness::process::Installation;

#[tokio::test]
async fn who_never_ends_a_request_is_not_waited_for_and_keeps_nobody_waiting() {
    let office = Installation::new();
    let mut server = office.start(&["serve", "--no-worker"]);
    let url = server.listening();
    let address = url.replace("http://", "");
    let mut slow = Vec::new();
    for _ in 0..200 {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        let head = b"GET /healthz HTTP/1.1\r\nHost: ";
        stream.write_all(head).await.unwrap();
        slow.push(stream);
    }
    assert_eq!(get(&format!("{url}/healthz"), None).await.0, 200);
    for mut stream in slow {
        let mut answer = Vec::new();
        let ended = timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await;
        ended.expect("it is waited for").unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 408 "), "{answer:?}");
    }
}
