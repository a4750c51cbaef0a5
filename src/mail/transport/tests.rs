use super::*;

fn message(id: &str, to: &str) -> Message {
    Message {
        envelope_from: "escale@example.org".to_owned(),
        envelope_to: to.to_owned(),
        message_id: id.to_owned(),
        bytes: format!("To: {to}\r\n\r\nHello\r\n").into_bytes(),
    }
}

#[tokio::test]
async fn a_folder_keeps_each_message_once_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::Folder(folder.path().join("mail"));
    let first = message("<1@example.org>", "anna@example.no");
    let second = message("<../2@example.org>", "claire@example.fr");
    for message in [&first, &second, &first] {
        transport.send(message).await.unwrap();
    }
    let mut files: Vec<_> = fs::read_dir(folder.path().join("mail"))
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    let expect = [
        ("..%2F2@example.org.eml".to_owned(), second.bytes),
        ("1@example.org.eml".to_owned(), first.bytes),
    ];
    assert_eq!(files, expect);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_a_server_that_is_down() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    fs::write(&path, "a file").unwrap();
    let sent = Transport::Folder(path.clone())
        .send(&message("<1@example.org>", "anna@example.no"))
        .await;
    let Err(SendError::ServerDown { reason }) = sent else {
        panic!("{sent:?}");
    };
    assert!(reason.contains(path.to_str().unwrap()), "{reason}");
}

#[tokio::test]
async fn memory_fails_as_told_and_then_accepts() {
    let memory = Memory::default();
    let deferred = SendError::Deferred {
        reply: "450 later".to_owned(),
    };
    let in_doubt = SendError::InDoubt {
        reason: "lost".to_owned(),
    };
    memory.fail("anna@example.no", [deferred.clone(), in_doubt.clone()]);
    let transport = Transport::Memory(memory);
    let anna = message("<1@example.org>", "anna@example.no");
    let claire = message("<2@example.org>", "claire@example.fr");

    assert_eq!(transport.send(&anna).await, Err(deferred));
    assert!(transport.send(&claire).await.is_ok());
    assert_eq!(transport.send(&anna).await, Err(in_doubt));
    assert!(transport.send(&anna).await.is_ok());
    let Transport::Memory(memory) = transport else {
        unreachable!("made above");
    };
    assert_eq!(memory.accepted(), [claire, anna.clone(), anna]);
}
