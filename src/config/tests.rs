use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use secrecy::ExposeSecret;

use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::from_environment(variables, Defaults::SERVE)
}

/// The variable must be refused, alone, for a reason that contains `problem`.
fn check_fault(variable: &str, value: &str, problem: &str) {
    let faults = read(&[(variable, value)]).expect_err(value).0;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].variable, variable);
    assert!(faults[0].problem.contains(problem), "{:?}", faults[0]);
    assert!(!faults[0].rule.is_empty());
}

#[test]
fn nothing_given_means_the_defaults() {
    let config = read(&[("PATH", "/bin"), ("HOME", "")]).unwrap();
    assert!(
        matches!(&config.database, Database::Sqlite(file) if file == Path::new("data/escale.db"))
    );
    assert_eq!(config.listen, "127.0.0.1:8080".parse().unwrap());
    assert_eq!(config.public_url, None);
    assert!(matches!(&config.secret, Secret::File(file) if file == Path::new("data/secret.key")));
    assert!(config.smtp_url.is_none());
    assert_eq!(config.smtp_connections, 4);
    assert_eq!(config.mail_folder, Path::new("data/mail"));
    assert_eq!(config.mail_from.to_string(), "Escale <escale@localhost>");
    assert_eq!(config.update_hold, SignedDuration::from_secs(120));
    assert_eq!(config.retry_after, SignedDuration::from_secs(15));
    assert_eq!(
        (config.log.as_str(), config.log_format),
        ("info", LogFormat::Text)
    );
}

#[test]
fn mail_comes_back_to_where_it_is_said() {
    for (value, problem) in [
        ("bounce", "no address"),
        ("Bounce <bounce@city.example>", "no address"),
        ("bounce+x@city.example", "a +"),
        ("a-very-long-bounce@city.example", "more than 15"),
    ] {
        check_fault("ESCALE_BOUNCE_ADDRESS", value, problem);
    }
    for (value, problem) in [
        ("mail.city.example", "no URL"),
        ("pop3://a:b@mail.city.example", "unknown scheme"),
        ("imaps://mail.city.example", "no user and password"),
    ] {
        check_fault("ESCALE_IMAP_URL", value, problem);
    }
    let config = read(&[
        ("ESCALE_BOUNCE_ADDRESS", "bounce@city.example"),
        ("ESCALE_IMAP_URL", "imaps://visits:secret@mail.city.example"),
    ])
    .unwrap();
    assert_eq!(
        config.bounce_address.unwrap().to_string(),
        "bounce@city.example"
    );
    assert!(config.imap_url.is_some());
}

#[test]
fn the_demonstration_touches_nothing_of_the_office() {
    let config = Config::from_environment(std::iter::empty(), Defaults::DEMO).unwrap();
    assert!(
        matches!(&config.database, Database::Sqlite(file) if file == Path::new("data/demo.db"))
    );
    assert!(matches!(&config.secret, Secret::File(file) if file == Path::new("data/demo.key")));
    assert_eq!(config.mail_folder, Path::new("data/demo-mail"));
    assert_eq!(config.update_hold, SignedDuration::ZERO);
}

#[test]
fn what_is_given_counts() {
    let key = "0123456789abcdef0123456789abcdef";
    let config = read(&[
        ("ESCALE_DATABASE_URL", "postgres://u:p@db/escale"),
        ("ESCALE_LISTEN", "[::]:0"),
        ("ESCALE_PUBLIC_URL", "https://visits.example.org"),
        ("ESCALE_SECRET", key),
        (
            "ESCALE_SMTP_URL",
            "smtp://user:pass@mail.example.org:587?tls=required",
        ),
        ("ESCALE_SMTP_CONNECTIONS", "8"),
        ("ESCALE_MAIL_FROM", "Protokoll – Oslo <visits@example.org>"),
        ("ESCALE_UPDATE_HOLD", "2m"),
        ("ESCALE_RETRY_AFTER", "1h"),
        ("ESCALE_LOG", "warn,escale=debug"),
        ("ESCALE_LOG_FORMAT", "json"),
    ])
    .unwrap();
    assert!(
        matches!(&config.database, Database::Postgres(url) if url.expose_secret() == "postgres://u:p@db/escale")
    );
    assert_eq!(config.listen.port(), 0);
    assert_eq!(
        config.public_url.unwrap().as_str(),
        "https://visits.example.org/"
    );
    assert_eq!(
        config.secret.load().unwrap().expose_secret(),
        key.as_bytes()
    );
    assert_eq!(config.smtp_connections, 8);
    assert_eq!(config.mail_from.email.domain(), "example.org");
    assert_eq!(config.update_hold, SignedDuration::from_mins(2));
    assert_eq!(config.retry_after, SignedDuration::from_hours(1));
    assert_eq!(config.log_format, LogFormat::Json);
}

#[test]
fn a_provider_is_given_whole_or_not_at_all() {
    let all = [
        (
            "ESCALE_OIDC_ISSUER",
            "https://login.example.org/realms/city",
        ),
        ("ESCALE_OIDC_CLIENT_ID", "escale"),
        ("ESCALE_OIDC_CLIENT_SECRET", "opensesame"),
    ];
    assert!(read(&[]).unwrap().oidc.is_none());
    let oidc = read(&all).unwrap().oidc.unwrap();
    assert_eq!(
        (oidc.issuer.as_str(), oidc.client_id.as_str()),
        (all[0].1, all[1].1)
    );
    assert_eq!(oidc.client_secret.expose_secret(), all[2].1);
    for (missing, (variable, _)) in all.iter().enumerate() {
        let mut given = all.to_vec();
        given.remove(missing);
        let faults = read(&given).unwrap_err().0;
        let [fault] = faults.as_slice() else {
            panic!("{faults:?}");
        };
        assert_eq!(fault.variable, *variable);
        assert_eq!(
            fault.problem,
            format!("is missing, while {} is given", given[0].0)
        );
    }
}

#[test]
fn a_key_for_signatures_is_given_whole_or_not_at_all() {
    let all = [
        ("ESCALE_DKIM_SELECTOR", "visits2026"),
        ("ESCALE_DKIM_DOMAIN", "City.Example"),
        ("ESCALE_DKIM_KEY_FILE", "data/dkim.pem"),
    ];
    let expected = Dkim {
        selector: "visits2026".to_owned(),
        domain: "city.example".to_owned(),
        key_file: "data/dkim.pem".into(),
    };
    assert_eq!(read(&all).unwrap().dkim, Some(expected));
    assert_eq!(read(&[]).unwrap().dkim, None);
    let faults = read(&all[..1]).unwrap_err().0;
    let named: Vec<&str> = faults.iter().map(|fault| fault.variable.as_str()).collect();
    assert_eq!(named, ["ESCALE_DKIM_DOMAIN", "ESCALE_DKIM_KEY_FILE"]);
    for domain in ["", "city example", "-city.example", "city..example"] {
        assert!(values::domain(domain).is_err(), "{domain}");
    }
}

#[test]
fn what_proves_who_we_are_is_sent_to_nobody_who_listens_in() {
    let check = |issuer: &str, problem: Option<&str>| {
        let read = values::issuer(issuer);
        match problem {
            None => assert_eq!(read.as_deref(), Ok(issuer)),
            Some(problem) => assert!(read.unwrap_err().contains(problem), "{issuer}"),
        }
    };
    check("https://login.example.org", None);
    check("https://login.example.org/realms/city/", None);
    check("http://127.0.0.1:9000", None);
    check("http://localhost:9000", None);
    check("http://login.example.org", Some("listen in"));
    check("http://127.0.0.1.example.org", Some("listen in"));
    check("login.example.org", Some("no URL"));
    check("ftp://login.example.org", Some("scheme"));
    check("https://me@login.example.org", Some("user"));
    check("https://login.example.org/?a=b", Some("goes on"));
}

#[test]
fn every_bad_value_is_refused() {
    let cases = [
        ("ESCALE_DATABASE_URL", "mysql://host/db", "unknown scheme"),
        ("ESCALE_DATABASE_URL", "data/escale.db", "no scheme"),
        ("ESCALE_DATABASE_URL", "sqlite:", "no file"),
        ("ESCALE_DATABASE_URL", "sqlite::memory:", "no file"),
        ("ESCALE_DATABASE_URL", "", "is empty"),
        ("ESCALE_LISTEN", "localhost", "no address"),
        ("ESCALE_LISTEN", "127.0.0.1:70000", "no address"),
        ("ESCALE_PUBLIC_URL", "visits.example.org", "no URL"),
        ("ESCALE_PUBLIC_URL", "ftp://example.org", "scheme"),
        (
            "ESCALE_PUBLIC_URL",
            "https://example.org/escale",
            "after the host",
        ),
        (
            "ESCALE_PUBLIC_URL",
            "https://example.org/?a=b",
            "after the host",
        ),
        ("ESCALE_PUBLIC_URL", "https://me@example.org", "user"),
        (
            "ESCALE_SECRET",
            "0123456789abcdef0123456789abcde",
            "31 bytes",
        ),
        ("ESCALE_SECRET_FILE", "data/", "folder"),
        ("ESCALE_SMTP_URL", "http://mail", "unknown scheme"),
        ("ESCALE_SMTP_URL", "smtp://", "host"),
        ("ESCALE_SMTP_URL", "mail:25", "host"),
        ("ESCALE_SMTP_URL", "smtp://mail?tls=maybe", "tls"),
        ("ESCALE_SMTP_URL", "smtps://mail?tls=required", "tls"),
        ("ESCALE_NEW_ADDRESSES_PER_DAY", "0", "not one"),
        ("ESCALE_DOMAIN_RATE", "fast", "not one"),
        ("ESCALE_SMTP_CONNECTIONS", "0", "not one"),
        ("ESCALE_SMTP_CONNECTIONS", "65", "not one"),
        ("ESCALE_SMTP_CONNECTIONS", "four", "not one"),
        ("ESCALE_MAIL_FROM", "Escale", "no mailbox"),
        ("ESCALE_MAIL_FROM", "E\r\nBcc: x <a@b.org>", "control"),
        ("ESCALE_UPDATE_HOLD", "120", "not one"),
        ("ESCALE_UPDATE_HOLD", "-5s", "not one"),
        ("ESCALE_UPDATE_HOLD", "1.5h", "not one"),
        ("ESCALE_UPDATE_HOLD", "s", "not one"),
        ("ESCALE_UPDATE_HOLD", "25h", "longer than 24h"),
        ("ESCALE_UPDATE_HOLD", "99999999999s", "not one"),
        ("ESCALE_RETRY_AFTER", "0s", "out of bounds"),
        ("ESCALE_RETRY_AFTER", "2h", "out of bounds"),
        ("ESCALE_TRUSTED_PROXIES", "localhost", "no network"),
        ("ESCALE_TRUSTED_PROXIES", "10.0.0.0/33", "no network"),
        ("ESCALE_TRUSTED_PROXIES", "10.0.0.1,", "no network"),
        ("ESCALE_LOG", "inof", "no level"),
        ("ESCALE_LOG", "escale=loud", "no filter"),
        ("ESCALE_LOG", "caf\u{fffd}", "UTF-8"),
        ("ESCALE_LOG_FORMAT", "xml", "neither"),
    ];
    for (variable, value, problem) in cases {
        check_fault(variable, value, problem);
    }
}

#[test]
fn proxies_are_addresses_and_networks() {
    let config = read(&[("ESCALE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,fd00::/8")]).unwrap();
    let shown: Vec<String> = config
        .trusted_proxies
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(shown, ["127.0.0.1/32", "10.0.0.0/8", "fd00::/8"]);
    assert!(read(&[]).unwrap().trusted_proxies.is_empty());
}

#[test]
fn durations_have_units() {
    let cases = [
        ("0s", 0),
        ("120s", 120),
        ("2m", 120),
        ("1h", 3600),
        ("24h", 86_400),
    ];
    for (text, seconds) in cases {
        assert_eq!(
            values::duration(text),
            Ok(SignedDuration::from_secs(seconds)),
            "{text}"
        );
    }
}

#[test]
fn unknown_names_are_faults_with_the_nearest_as_advice() {
    let cases = [
        ("ESCALE_SMPT_URL", "ESCALE_SMTP_URL"),
        ("ESCALE_LISTEN_ADDR", "ESCALE_LISTEN"),
        ("ESCALE_DATABASE", "ESCALE_DATABASE_URL"),
        ("ESCALE_LOGFORMAT", "ESCALE_LOG_FORMAT"),
    ];
    for (name, nearest) in cases {
        let faults = read(&[(name, "x")]).unwrap_err().0;
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].rule, format!("the nearest is {nearest}"));
    }
}

#[test]
fn all_faults_come_at_once_and_no_secret_is_repeated() {
    let error = read(&[
        ("ESCALE_LISTEN", "here"),
        ("ESCALE_SECRET", "hunter2"),
        ("ESCALE_SMTP_URL", "smtp://user:hunter2@mail?tls=maybe"),
        ("ESCALE_DATABASE_URL", "postgres://u:hunter2@host:port/db"),
        ("ESCALE_UPDATE_HOLD", "soon"),
        ("ESCALE_COLOUR", "blue"),
    ])
    .unwrap_err();
    assert_eq!(error.0.len(), 6, "{error}");
    let text = error.to_string();
    assert_eq!(text.lines().count(), 7);
    assert!(!text.contains("hunter2"), "{text}");
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[test]
fn a_config_never_shows_its_secrets() {
    let config = read(&[
        ("ESCALE_SECRET", "hunter2-hunter2-hunter2-hunter2-hunter2"),
        ("ESCALE_SMTP_URL", "smtps://user:hunter2@mail"),
        ("ESCALE_DATABASE_URL", "postgres://u:hunter2@host/db"),
    ])
    .unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn the_process_overrides_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    std::fs::write(
        &file,
        "ESCALE_LISTEN=127.0.0.1:1\n# note\nESCALE_LOG=\"debug\"\n",
    )
    .unwrap();
    let process = [("ESCALE_LISTEN".to_owned(), "127.0.0.1:2".to_owned())];
    let variables = environment_and_file(process.into_iter(), &file).unwrap();
    let config = Config::from_environment(variables.into_iter(), Defaults::SERVE).unwrap();
    assert_eq!(config.listen.port(), 2);
    assert_eq!(config.log, "debug");
}

#[test]
fn no_file_is_no_fault_and_a_bad_line_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    assert_eq!(
        environment_and_file(std::iter::empty(), &file),
        Ok(Vec::new())
    );
    std::fs::write(&file, "ESCALE_LOG=info\nESCALE_SECRET hunter2\n").unwrap();
    let error = environment_and_file(std::iter::empty(), &file)
        .unwrap_err()
        .to_string();
    assert!(error.contains("the entry after ESCALE_LOG"), "{error}");
    assert!(!error.contains("hunter2"), "{error}");
}

#[test]
fn a_key_file_is_made_once_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/secret.key");
    let secret = Secret::File(path.clone());
    let key = secret.load().unwrap();
    assert_eq!(key.expose_secret().len(), 64);
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(secret.load().unwrap().expose_secret(), key.expose_secret());
    assert_eq!(
        std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1
    );
}

#[test]
fn a_key_file_that_others_may_read_or_that_is_short_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let secret = Secret::File(path.clone());
    std::fs::write(&path, "0123456789abcdef0123456789abcdef\n").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(secret.load(), Err(SecretError::Readable { .. })));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(secret.load().unwrap().expose_secret().len(), 32);
    std::fs::write(&path, "short\n").unwrap();
    assert!(matches!(
        secret.load(),
        Err(SecretError::Short { length: 5, .. })
    ));
}
