//! Two hundred texts that mean harm, one line each: markup, addresses, templates, calendars, headers, formulas, scripts
//! that run from right to left.

/// What is put where text is expected.
const MARKUP: [&str; 40] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<form action=//evil.example><button>x",
    "<template><b>x</template>",
    "<!--",
    "--><b>x",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?>",
    "<!doctype html>",
    "</title><b>x",
    "</main></body></html>",
    "</textarea><b>x",
    "</option></select><b>x",
    "<table><td>x",
    "<b>bold</b>",
    "&lt;b&gt;x",
    "&#60;b&#62;x",
    "&amp;lt;script",
    "&nbsp;&shy;&zwj;x",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "\"><b>x",
    "'><b>x",
    "x\" style=\"position:fixed",
    "<\u{131}mg src=x>",
];

/// What other readers than browsers mind.
const OTHERS: [&str; 40] = [
    "javascript:alert(1)",
    "data:text/html,<b>x",
    "//evil.example/x",
    "http://evil.example/?a=1&b=2",
    "Your account is locked, visit http://evil.example",
    "www.evil.example",
    "{{7*7}}",
    "{% include \"x\" %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{ $count }",
    "%s%n%d",
    "%00%0d%0a",
    "\\r\\nBcc: everyone@evil.example",
    "=?utf-8?q?x?=",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=HYPERLINK(\"http://evil.example\")",
    "'; DROP TABLE visits; --",
    "\" OR 1=1 --",
    "../../../etc/passwd",
    "\\\\host\\share",
    "$(reboot)",
    "`reboot`",
    "; reboot",
    "\";ROLE=CHAIR;X=\"",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "x;y,z:w\\n\\,",
    "X-A\\;B=C:D",
    "^n^'^^",
    "NULL",
    "undefined",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627} <b>",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{110}inh To\u{e0}n Th\u{1eaf}ng & fils",
];

/// All of them, each recognisable by its number.
pub(super) fn corpus() -> Vec<String> {
    let texts = MARKUP.iter().chain(&OTHERS);
    let mut all: Vec<String> = texts.clone().map(|text| (*text).to_owned()).collect();
    all.extend(texts.clone().map(|text| format!("Talk {text} talk")));
    all.extend(MARKUP.iter().map(|text| text.to_uppercase()));
    let numbered = all.into_iter().enumerate();
    numbered
        .map(|(number, text)| format!("{number} {text}"))
        .collect()
}
