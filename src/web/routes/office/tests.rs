use super::*;

#[test]
fn only_a_page_of_ours_is_gone_to() {
    for (path, expected) in [
        ("/overview", true),
        ("/account", true),
        ("/users/0197a000-0000-7000-8000-000000000000", true),
        ("/users/", false),
        ("", false),
        ("/", false),
        ("/sign-out", false),
        ("/sign-in", false),
        ("/sign-in/0197a000", false),
        ("//evil.example", false),
        ("//evil.example/overview", false),
        ("/\\evil.example", false),
        ("https:evil.example", false),
        ("https://evil.example/overview", false),
        ("javascript:alert(1)", false),
        ("/overview%0d%0aSet-Cookie:a=b", false),
        ("/overview\r\n", false),
        ("/users/..", false),
        ("/overview?next=//evil.example", false),
        ("/f/token.ics", false),
    ] {
        assert_eq!(leads_to_a_page(path), expected, "{path}");
    }
}
