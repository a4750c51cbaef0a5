//! What is signed of a message whatever relays do to its white space: the relaxed forms (RFC 6376 §3.4.2, §3.4.4). Our
//! messages are ASCII in lines that end with CRLF.

/// The headers, with the CRLF of the last, and the body.
pub(super) fn split(message: &[u8]) -> (&[u8], &[u8]) {
    let end = message.windows(4).position(|octets| octets == b"\r\n\r\n");
    let (headers, rest) = message.split_at(end.map_or(message.len(), |end| end + 2));
    (headers, rest.strip_prefix(b"\r\n").unwrap_or_default())
}

/// Each header in its relaxed form, without CRLF, by its name.
pub(super) fn headers(octets: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(octets);
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", " ");
    let lines = unfolded.split("\r\n").filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let name = name.trim_end().to_ascii_lowercase();
            let words: Vec<&str> = value
                .split([' ', '\t'])
                .filter(|word| !word.is_empty())
                .collect();
            let line = format!("{name}:{}", words.join(" "));
            (name, line)
        })
        .collect()
}

/// The body in its relaxed form.
pub(super) fn body(octets: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(octets.len() + 2);
    // where the last line that is not empty ends
    let mut end = 0;
    for line in octets.split_inclusive(|octet| *octet == b'\n') {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut is_in_space = false;
        for octet in line {
            let is_space = matches!(octet, b' ' | b'\t');
            if !is_space {
                if is_in_space {
                    relaxed.push(b' ');
                }
                relaxed.push(*octet);
            }
            is_in_space = is_space;
        }
        let is_empty = relaxed.last().is_none_or(|octet| *octet == b'\n');
        relaxed.extend_from_slice(b"\r\n");
        if !is_empty {
            end = relaxed.len();
        }
    }
    relaxed.truncate(end);
    relaxed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        // RFC 6376 §3.4.5
        let message = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
        let (head, rest) = split(message);
        let lines: Vec<String> = headers(head).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, ["a:X", "b:Y Z"]);
        assert_eq!(body(rest), b" C\r\nD E\r\n");
    }

    #[test]
    fn bodies_end_with_one_line_break_or_are_empty() {
        let check = |given: &[u8], expected: &[u8]| assert_eq!(body(given), expected);
        check(b"", b"");
        check(b"\r\n\r\n", b"");
        check(b" \t\r\n", b"");
        check(b"a", b"a\r\n");
        check(b"a \r\n\r\nb\r\n \r\n", b"a\r\n\r\nb\r\n");
        check(b"a\tb  c\r\n", b"a b c\r\n");
    }
}
