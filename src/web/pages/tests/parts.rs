//! Each macro of `templates/parts/ui.html`.

use askama::Template;

use crate::web::pages::form_errors::FormErrors;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "parts/ui.html" as ui %}
{% call ui::tag("ok", "check", "Published") %}{% endcall %}
{% call ui::tag("", "", word) %}{% endcall %}
{% call ui::status("wait", "clock", "Awaiting") %}{% endcall %}
{% call ui::notice("no", "cross") %}<p>{{ word }}</p>{% endcall %}
{% call ui::empty("No visit yet", "Visits are listed here.") %}<a class="btn" href="/visits/new">New</a>{% endcall %}
{% call ui::error_summary("There is a problem", errors) %}{% endcall %}
{% call ui::input("text", "title", "Title", word, "", errors.of("title")) %}required{% endcall %}
{% call ui::input("time", "starts", "Starts", "10:00", "Local time", errors.of("starts")) %}{% endcall %}
{% call ui::textarea("notes", "Notes", word, "Internal", "") %}rows="3"{% endcall %}
{% call ui::field("venue", "Venue", "", errors.of("venue")) %}<select class="input" id="venue" name="venue"></select>{% endcall %}
{% call ui::choice("radio", "tell", "urgent", "At once", true) %}{% endcall %}
{% call ui::choice("checkbox", "p", 3, word, is_chosen) %}{% endcall %}
"#
)]
struct Parts {
    word: &'static str,
    errors: FormErrors,
    is_chosen: bool,
}

#[test]
fn parts_of_pages() {
    let mut errors = FormErrors::default();
    errors.add("title", "Enter a title".to_owned());
    errors.add("", "Somebody else changed it".to_owned());
    let parts = Parts {
        word: "<b>“A” & 'B'</b>",
        errors,
        is_chosen: false,
    };
    insta::assert_snapshot!(parts.render().unwrap());
}
