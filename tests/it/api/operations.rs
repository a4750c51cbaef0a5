//! Every operation that the description names, on what the sample has.

use reqwest::Method;

use crate::harness::app::Sample;

/// Methods and paths below `/api/v1`. A parameter nobody knows here fails the tests that use this.
pub(crate) fn operations(sample: &Sample) -> Vec<(Method, String)> {
    let document = escale::web::openapi::document();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, _) in item.as_object().unwrap() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let path: Vec<&str> = path
                .strip_prefix("/api/v1")
                .unwrap()
                .split('/')
                .map(|step| filled(step, sample))
                .collect();
            all.push((method, path.join("/")));
        }
    }
    assert!(all.len() > 40, "{all:?}");
    all
}

fn filled<'a>(step: &'a str, sample: &'a Sample) -> &'a str {
    match step {
        "{visit}" => &sample.visit,
        "{item}" => &sample.item,
        "{participant}" => &sample.participant,
        "{organisation}" => &sample.organisation,
        "{person}" => &sample.person,
        "{venue}" => &sample.venue,
        "{delegation}" | "{theme}" | "{agreement}" | "{travel_time}" | "{message}" => {
            "0197a000-0000-7000-8000-000000000001"
        }
        "{version}" => "1",
        parameter if parameter.starts_with('{') => panic!("what is {parameter}?"),
        plain => plain,
    }
}
