use std::net::TcpListener;
use std::sync::Mutex;
use std::time::Duration;

use super::*;

/// A post to `url` that says nothing.
fn post(url: &str) -> Post {
    Post {
        url: url.to_owned(),
        headers: Vec::new(),
        body: b"{}".to_vec(),
    }
}

/// Whether somebody has knocked at a listener.
fn was_called(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).unwrap();
    listener.accept().is_ok()
}

#[tokio::test]
async fn our_own_network_is_never_called_however_it_is_spelled() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let hosts = "127.0.0.1 127.1 127.0.1 127.255.255.254 0.0.0.0 0 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 \
        017700000001 localhost LOCALHOST localhost. [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] \
        [64:ff9b::127.0.0.1] [2002:7f00:1::] [fe80::1] [fd00:ec2::254] [fc00::1] 10.0.0.1 172.16.0.1 192.168.0.1 \
        169.254.169.254 0xa9fea9fe 2852039166 100.64.0.1 192.0.0.192 198.18.0.1 224.0.0.1 255.255.255.255";
    for host in hosts.split_whitespace() {
        for url in [
            format!("https://{host}:{port}/"),
            format!("https://{host}/"),
            format!("http://{host}:{port}/"),
            format!("https://user@{host}:{port}/"),
        ] {
            let refused = Courier::default().bring(post(&url)).await.unwrap_err();
            let is_refused = matches!(refused, Unposted::NotPublic);
            // some spellings are no address at all to the system, which is as good
            let is_unknown = matches!(&refused, Unposted::Away(why) if why.contains("io:") || why.contains("uri"));
            assert!(is_refused || is_unknown, "{url}: {refused}");
            assert!(!was_called(&listener), "{url}");
        }
    }
}

/// A name that stands for one address first, and for another when it is asked again.
#[derive(Debug)]
struct Flipping(Mutex<Vec<SocketAddr>>);

impl Resolver for Flipping {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut found = self.empty();
        let mut left = self.0.lock().unwrap();
        let address = left.pop().ok_or(Error::HostNotFound)?;
        found.push(address);
        Ok(found)
    }
}

#[tokio::test]
async fn a_name_that_changes_its_address_is_judged_by_the_one_that_is_called() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let inner = listener.local_addr().unwrap();
    let flipping = Flipping(Mutex::new(vec![inner]));
    let courier = Courier::resolving(PublicOnly(flipping), true);
    let refused = courier.bring(post("https://rebinding.example/")).await;
    assert!(matches!(refused, Err(Unposted::NotPublic)), "{refused:?}");
    assert!(!was_called(&listener));
}

#[tokio::test]
async fn one_address_of_ours_among_others_is_enough_to_refuse() {
    let mut both = DefaultResolver::default().empty();
    both.push("1.1.1.1:443".parse().unwrap());
    both.push("10.0.0.1:443".parse().unwrap());
    assert!(checked(both, |address| is_public(address.ip())).is_err());
    let mut port = DefaultResolver::default().empty();
    port.push("1.1.1.1:22".parse().unwrap());
    let flipping = Flipping(Mutex::new(port.to_vec()));
    let courier = Courier::resolving(PublicOnly(flipping), true);
    let refused = courier.bring(post("https://elsewhere.example:22/")).await;
    assert!(matches!(refused, Err(Unposted::NotPublic)), "{refused:?}");
}

#[tokio::test]
async fn a_receiver_that_never_answers_is_given_up() {
    let courier = Courier::to_this_machine();
    // nobody accepts: the connection waits in the queue of the listener
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let agent = courier.0.clone();
    let hasty = tokio::task::spawn_blocking(move || {
        let request = agent.post(&url).config();
        let request = request.timeout_global(Some(Duration::from_millis(200)));
        request.build().send("{}").map(drop)
    });
    let error = hasty.await.unwrap().unwrap_err();
    assert!(matches!(unposted(error), Unposted::Away(_)));
}
