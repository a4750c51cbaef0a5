//! Which addresses are the public's: what a stranger names is asked only there, never in our own network.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Networks of IPv4 that are nobody's on the public internet (IANA special-purpose registry, RFC 6890): first address
/// and length of the prefix.
const CLOSED_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    // providers' own (RFC 6598)
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    // this link, and the clouds' descriptions of their machines
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    // to many
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// The only network of IPv6 that is handed out (RFC 4291 §2.4): local, mapped and translated addresses are beyond it.
const GLOBAL_V6: (u128, u32) = (0x2000 << 112, 3);

/// Networks within it that lead elsewhere or nowhere: protocol assignments with Teredo, documentation, 6to4.
const CLOSED_V6: [(u128, u32); 4] = [
    (0x2001 << 112, 23),
    (0x2001_0db8 << 96, 32),
    (0x2002 << 112, 16),
    (0x3fff << 112, 20),
];

/// Whether an address is one of the public internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    let is_in = |(network, length): &([u8; 4], u32)| {
        let network = Ipv4Addr::from(*network).to_bits();
        (bits ^ network) >> (u32::BITS - length) == 0
    };
    !CLOSED_V4.iter().any(is_in)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let bits = address.to_bits();
    let is_in = |(network, length): &(u128, u32)| (bits ^ network) >> (u128::BITS - length) == 0;
    is_in(&GLOBAL_V6) && !CLOSED_V6.iter().any(is_in)
}

/// The longest address that is kept.
const LONGEST: usize = 2_000;

/// An address that may be told, in its one spelling; `None` unless it is `https`, at the usual port, names nobody, and
/// is not plainly one of our own network. What a name stands for is looked at anew at each delivery.
#[must_use]
pub fn https_address(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    let is_open = match url.host()? {
        Host::Domain(name) => !name.is_empty(),
        Host::Ipv4(address) => is_public(IpAddr::V4(address)),
        Host::Ipv6(address) => is_public(IpAddr::V6(address)),
    };
    let is_plain = url.scheme() == "https"
        && url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none();
    let url = String::from(url);
    Some(url).filter(|url| is_open && is_plain && url.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_handed_out_to_the_public_is() {
        let public = "1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 192.0.1.1 \
            192.167.0.1 198.17.0.1 198.20.0.1 223.255.255.255 2001:4860:4860::8888 2606:4700::1111 2a00::1";
        let closed = "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254 \
            172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 \
            198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 \
            ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 \
            ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1";
        for (addresses, expected) in [(public, true), (closed, false)] {
            for address in addresses.split_whitespace() {
                assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
            }
        }
    }

    #[test]
    fn only_public_addresses_over_tls() {
        let taken = [
            (
                "https://hooks.example.org/escale?team=1",
                "https://hooks.example.org/escale?team=1",
            ),
            (
                " HTTPS://Hooks.Example.org:443 ",
                "https://hooks.example.org/",
            ),
            ("https://8.8.8.8/x", "https://8.8.8.8/x"),
        ];
        for (text, expected) in taken {
            assert_eq!(https_address(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "hooks.example.org",
            "http://hooks.example.org/",
            "ftp://hooks.example.org/",
            "javascript:alert(1)",
            "https://",
            "https://hooks.example.org:8443/",
            "https://user@hooks.example.org/",
            "https://:password@hooks.example.org/",
            "https://hooks.example.org/#part",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:8.8.8.8]/",
            "https://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
        ] {
            assert_eq!(https_address(text), None, "{text}");
        }
        assert_eq!(
            https_address(&format!("https://a.example/{}", "x".repeat(2_000))),
            None
        );
    }
}
