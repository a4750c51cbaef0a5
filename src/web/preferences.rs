//! What somebody likes: the colours and the language of organisers' pages. Their account keeps it, and their browser for the pages
//! before they have signed in.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::Method;

use crate::domain::Closed as _;
use crate::domain::closed::closed;

/// The name of the cookie with the tag of a language.
pub const LANGUAGE_COOKIE: &str = "language";
/// The name of the cookie with a [`Theme`].
pub const THEME_COOKIE: &str = "theme";

closed! {
    /// Which colours pages have.
    Theme {
        /// Those that the device has.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

impl Theme {
    /// The theme that the browser of a request keeps.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let kept = request.cookie(THEME_COOKIE);
        kept.and_then(|cookie| Self::from_word(cookie.value()))
            .unwrap_or(Self::System)
    }

    /// What the page says in `data-theme`; nothing if the device decides.
    #[must_use]
    pub fn scheme(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.word())
    }

    /// Its value in forms and cookies.
    #[must_use]
    pub fn value(self) -> &'static str {
        self.word()
    }

    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "page-theme-system",
            Self::Light => "page-theme-light",
            Self::Dark => "page-theme-dark",
        }
    }
}

/// A cookie that keeps a preference for a year.
#[must_use]
pub fn kept(name: &'static str, value: &'static str) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish()
}

/// Where a form that is on every page sends the browser back to: the page it is on, or the overview if that was itself
/// the answer to a form.
#[must_use]
pub fn here(request: &HttpRequest) -> String {
    if *request.method() == Method::POST {
        return "/overview".to_owned();
    }
    let target = request.uri().path_and_query();
    target.map_or_else(|| "/overview".to_owned(), ToString::to_string)
}

/// A path of ours to go back to; anything else leads to the overview, never to another site.
#[must_use]
pub fn back(asked: &str) -> &str {
    let is_path = asked.starts_with('/') && !asked.starts_with("//");
    let is_plain = !asked.contains('\\') && asked.bytes().all(|octet| octet.is_ascii_graphic());
    if is_path && is_plain {
        asked
    } else {
        "/overview"
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        let cases = [
            ("/overview?page=2", "/overview?page=2"),
            ("/visits/a/b", "/visits/a/b"),
            ("//evil.example", "/overview"),
            ("/\\evil.example", "/overview"),
            ("https://evil.example", "/overview"),
            ("/a\nb", "/overview"),
            ("/\t/evil.example", "/overview"),
            ("", "/overview"),
        ];
        for (asked, expected) in cases {
            assert_eq!(back(asked), expected, "{asked:?}");
        }
    }

    #[test]
    fn the_theme_is_what_the_browser_keeps() {
        let cases = [
            (None, Theme::System, None),
            (Some("dark"), Theme::Dark, Some("dark")),
            (Some("system"), Theme::System, None),
            (Some("\"><script>"), Theme::System, None),
        ];
        for (kept, theme, scheme) in cases {
            let mut request = TestRequest::default();
            if let Some(value) = kept {
                request = request.cookie(Cookie::new(THEME_COOKIE, value));
            }
            let found = Theme::of(&request.to_http_request());
            assert_eq!((found, found.scheme()), (theme, scheme), "{kept:?}");
        }
    }

    #[test]
    fn after_a_form_one_goes_back_to_the_overview() {
        let request = |method| TestRequest::with_uri("/visits/a?lang=fr").method(method);
        let at = |method| here(&request(method).to_http_request());
        assert_eq!(at(Method::GET), "/visits/a?lang=fr");
        assert_eq!(at(Method::POST), "/overview");
    }
}
