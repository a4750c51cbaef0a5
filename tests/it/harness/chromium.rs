//! A real browser: Debian's Chromium, spoken to through its driver (`WebDriver` of the W3C, and Chromium's own commands). Where
//! it is not installed the tests in it are left out, which is said; where `ESCALE_TESTS_REQUIRE_ALL` is 1 that is a
//! failure.

use std::io::{self, BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The name under which `WebDriver` hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What Chromium is started with: nothing on the screen, and nothing that asks the network for anything of its own.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
];

/// A browser with a profile of its own, gone with this value.
pub(crate) struct Chromium {
    driver: Child,
    /// The address of the session.
    session: String,
    client: reqwest::Client,
    _profile: TempDir,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub(crate) struct Element(String);

/// A driver that listens, and its port; an error where there is none to start.
///
/// It takes any port that is free for IPv6, and gives up where another test already listens on the same for IPv4: so it is
/// started again until it finds one that is free for both.
fn listening_driver() -> io::Result<(Child, String)> {
    let mut said = String::new();
    for _ in 0..20 {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        for line in BufReader::new(driver.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some((_, port)) = line.split_once(" was started successfully on port ") {
                return Ok((driver, port.trim_end_matches('.').to_owned()));
            }
            said = line;
        }
        driver.wait().unwrap();
    }
    panic!("chromedriver does not say its port, but: {said}");
}

impl Chromium {
    /// Starts one; `None` where there is none.
    pub(crate) async fn start() -> Option<Self> {
        let Ok((driver, port)) = listening_driver() else {
            let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
            assert!(
                required.is_none_or(|value| value != "1"),
                "chromedriver is required and not there"
            );
            eprintln!("no chromedriver: what needs a browser was left out");
            return None;
        };
        let profile = TempDir::new().unwrap();
        let client = reqwest::Client::new();
        let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let base = format!("http://127.0.0.1:{port}/session");
        let made = client.post(&base).body(wanted.to_string()).send().await;
        let made: Value = made.unwrap().json().await.unwrap();
        let id = made["value"]["sessionId"].as_str();
        let id = id.unwrap_or_else(|| panic!("no session: {made}"));
        let chromium = Self {
            driver,
            session: format!("{base}/{id}"),
            client,
            _profile: profile,
        };
        // Chromium's own first page has scripts, and complains when they are switched off while it loads
        chromium.open("about:blank").await;
        Some(chromium)
    }

    /// A command of the session, and its value.
    async fn ask(&self, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}/{path}", self.session);
        let answer = self.client.post(url).body(body.to_string()).send().await;
        let answer: Value = answer.unwrap().json().await.unwrap();
        match answer["value"].get("error") {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].clone()),
        }
    }

    async fn command(&self, path: &str, body: &Value) -> Value {
        let answer = self.ask(path, body).await;
        answer.unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }

    /// A command of Chromium's own.
    pub(crate) async fn own(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.command("goog/cdp/execute", &body).await
    }

    /// Switches the scripts of pages off.
    pub(crate) async fn without_scripts(self) -> Self {
        let off = json!({"value": true});
        self.own("Emulation.setScriptExecutionDisabled", off).await;
        self
    }

    /// Looks as a screen of this width does, in light or dark colours.
    pub(crate) async fn shows(&self, width: u32, scheme: &str) {
        self.set_size(width, &json!(900)).await;
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.own("Emulation.setEmulatedMedia", media).await;
    }

    async fn set_size(&self, width: u32, height: &Value) {
        let is_phone = width < 600;
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone});
        self.own("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Opens a page.
    pub(crate) async fn open(&self, url: &str) {
        self.command("url", &json!({"url": url})).await;
    }

    /// The address of the page.
    pub(crate) async fn url(&self) -> String {
        self.run("return location.href")
            .await
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Runs a script that is ours, not the page's, and gives what it returns.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({"script": script, "args": []}))
            .await
    }

    /// Runs a script that calls back with a value.
    pub(crate) async fn run_until_done(&self, script: &str) -> Value {
        self.command("execute/async", &json!({"script": script, "args": []}))
            .await
    }

    /// The first element that a selector finds.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        let body = json!({"using": "css selector", "value": selector});
        let found = self.command("element", &body).await;
        Element(found[ELEMENT].as_str().unwrap().to_owned())
    }

    /// The texts of all elements that a selector finds.
    pub(crate) async fn texts(&self, selector: &str) -> Vec<String> {
        let selector = json!(selector);
        let script = format!(
            "return [...document.querySelectorAll({selector})].map(found => found.textContent.replace(/\\s+/g, ' ').trim())"
        );
        serde_json::from_value(self.run(&script).await).unwrap()
    }

    /// Clicks on what a selector finds.
    pub(crate) async fn click(&self, selector: &str) {
        let Element(id) = self.find(selector).await;
        self.command(&format!("element/{id}/click"), &json!({}))
            .await;
    }

    /// Types into what a selector finds, in place of what stands there.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let Element(id) = self.find(selector).await;
        self.command(&format!("element/{id}/clear"), &json!({}))
            .await;
        self.command(&format!("element/{id}/value"), &json!({"text": text}))
            .await;
    }

    /// Presses keys, one after the other, wherever the focus is. `Shift+` holds that key.
    pub(crate) async fn press(&self, keys: &[&str]) {
        let mut actions = Vec::new();
        for key in keys {
            let (held, key) = match key.split_once('+') {
                Some(("Shift", key)) => (Some("\u{e008}"), key),
                Some(("Control", key)) => (Some("\u{e009}"), key),
                _ => (None, *key),
            };
            let value = match key {
                "Enter" => "\u{e007}",
                "Escape" => "\u{e00c}",
                "Tab" => "\u{e004}",
                "Up" => "\u{e013}",
                "Down" => "\u{e015}",
                "Left" => "\u{e012}",
                "Right" => "\u{e014}",
                "Space" => " ",
                plain => plain,
            };
            actions.extend(held.map(|key| json!({"type": "keyDown", "value": key})));
            actions.push(json!({"type": "keyDown", "value": value}));
            actions.push(json!({"type": "keyUp", "value": value}));
            actions.extend(held.map(|key| json!({"type": "keyUp", "value": key})));
        }
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.command("actions", &body).await;
    }

    /// Presses the mouse on what a selector finds, moves it by this many pixels, and lets go.
    pub(crate) async fn drag(&self, selector: &str, (right, down): (i32, i32)) {
        let Element(id) = self.find(selector).await;
        let step = |x: i32, y: i32| json!({"type": "pointerMove", "duration": 50, "origin": "pointer", "x": x, "y": y});
        let actions = json!([
            {"type": "pointerMove", "duration": 0, "origin": {ELEMENT: id}, "x": 0, "y": 0},
            {"type": "pointerDown", "button": 0},
            step(right / 2, down / 2),
            step(right - right / 2, down - down / 2),
            {"type": "pointerUp", "button": 0},
        ]);
        let body = json!({"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]});
        self.command("actions", &body).await;
    }

    /// What the browser complained of since it was last asked: faults of scripts, and what the policy of a page forbade.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let entries = self.command("se/log", &json!({"type": "browser"})).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// A picture of the whole page on a screen of this width, as PNG. The screen is as high as the page from then on: asked
    /// for more than its screen shows, Chromium says now and then that there is no page, or that it is 0 wide.
    pub(crate) async fn picture(&self, width: u32) -> Vec<u8> {
        let height = self
            .run("return document.documentElement.scrollHeight")
            .await;
        self.set_size(width, &height).await;
        let shot = self.own("Page.captureScreenshot", json!({})).await;
        let data = shot["data"].as_str().unwrap();
        base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // the driver ends its browser when it is asked to; killed at once it would leave it behind
        let end = self.session.clone();
        let ended = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async { drop(reqwest::Client::new().delete(end).send().await) });
        });
        drop(ended.join());
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}
