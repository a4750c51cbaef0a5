//! What mail servers on the way found out about the sender (Authentication-Results, RFC 8601).

use mail_parser::Message;

/// Headers that are looked at: honest mail has a few.
const MOST_HEADERS: usize = 20;

/// Servers that say that the domain of the sender does not own the mail: that DMARC (RFC 7489) failed.
pub(super) fn disowned_by(mail: &Message<'_>) -> Vec<String> {
    mail.headers_raw()
        .filter(|(name, _)| name.eq_ignore_ascii_case("Authentication-Results"))
        .take(MOST_HEADERS)
        .filter_map(|(_, value)| disowns(value))
        .collect()
}

/// Who wrote the header, if it says `dmarc=fail`.
fn disowns(header: &str) -> Option<String> {
    let plain = without_comments(header).to_ascii_lowercase();
    let mut parts = plain.split(';');
    // a version may follow the name
    let server = parts.next()?.split_whitespace().next()?;
    parts.any(is_failure).then(|| server.to_owned())
}

/// `dmarc=fail` or `dmarc/1=fail`, before the reason and what was looked at.
fn is_failure(result: &str) -> bool {
    let Some((method, result)) = result.split_once('=') else {
        return false;
    };
    let method = method.split('/').next().unwrap_or_default();
    method.trim() == "dmarc" && result.split_whitespace().next() == Some("fail")
}

/// Comments (RFC 5322 §3.2.2) and quoted strings say nothing here, but may hold what separates.
fn without_comments(header: &str) -> String {
    let (mut plain, mut depth, mut is_quoted) =
        (String::with_capacity(header.len()), 0_usize, false);
    let mut characters = header.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if depth > 0 || is_quoted => {
                characters.next();
            }
            '"' if depth == 0 => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 || is_quoted => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::disowns;

    #[test]
    fn a_server_disowns_a_mail_whose_dmarc_failed() {
        let check = |header: &str, expect: Option<&str>| {
            assert_eq!(disowns(header).as_deref(), expect, "{header}");
        };
        check(
            "mx.city.example; dmarc=fail header.from=toulouse.example",
            Some("mx.city.example"),
        );
        check(
            "MX.city.example 1;\r\n\tspf=pass; DMARC/1 = Fail (p=none; dis=none)",
            Some("mx.city.example"),
        );
        check(
            "(of \\) us) mx.city.example; spf=fail;dmarc=fail reason=\"x;y\"",
            Some("mx.city.example"),
        );
        check(
            "mx.city.example; dmarc=pass header.from=toulouse.example",
            None,
        );
        check("mx.city.example; spf=fail; dkim=fail", None);
        check("mx.city.example; spf=pass (dmarc=fail; dmarc=fail)", None);
        check("mx.city.example; dkim=pass reason=\";dmarc=fail\"", None);
        check("mx.city.example; dmarc=failure", None);
        check("mx.city.example; none", None);
        check("; dmarc=fail", None);
        check("((((", None);
        check("", None);
    }
}
