//! Chromium, driven through `WebDriver`: Debian's `chromium` and `chromium-driver`.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

/// No window is narrower than this; a telephone is.
const NARROWEST: u32 = 500;

/// A window of a browser of its own, which finds no machine by name.
pub(crate) struct Browser {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
}

impl Browser {
    /// A window of this size.
    pub(crate) fn open((width, height): (u32, u32)) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver, of Debian's chromium-driver");
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let arguments = [
            "--headless=new".to_owned(),
            // As root, in a container, there is no sandbox to be had.
            "--no-sandbox".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--hide-scrollbars".to_owned(),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned(),
            format!("--window-size={width},{height}"),
        ];
        let mut options = json!({ "args": arguments });
        if width < NARROWEST {
            let screen = json!({ "width": width, "height": height, "pixelRatio": 1 });
            options["mobileEmulation"] = json!({ "deviceMetrics": screen });
        }
        let capabilities = json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let address = format!("http://127.0.0.1:{}", port.expect("a port"));
        let client = runtime.block_on(
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.as_object().unwrap().clone())
                .connect(&address),
        );
        Self {
            runtime,
            client: Some(client.expect("chromium, of Debian's chromium")),
            driver,
        }
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    #[track_caller]
    fn done<T>(&self, what: impl Future<Output = Result<T, CmdError>>) -> T {
        self.runtime.block_on(what).unwrap()
    }

    /// Leads to an address and waits until the page is there.
    pub(crate) fn go(&self, address: &str) {
        self.done(self.client().goto(address));
    }

    /// The same to a file.
    pub(crate) fn show(&self, file: &Path) {
        self.go(Url::from_file_path(file).unwrap().as_str());
    }

    /// What a function's body returns; `arguments` are what its arguments are.
    pub(crate) fn run(&self, body: &str, arguments: &[Value]) -> Value {
        self.done(self.client().execute(body, arguments.to_vec()))
    }

    /// The text that the first element has which a selector finds.
    pub(crate) fn text(&self, selector: &str) -> String {
        let body = "return document.querySelector(arguments[0]).textContent";
        let text = self.run(body, &[selector.into()]);
        text.as_str().unwrap().to_owned()
    }

    /// Clicks there.
    pub(crate) fn click(&self, selector: &str) {
        let found = self.done(self.client().find(Locator::Css(selector)));
        self.done(found.click());
    }

    /// Presses keys there; special ones are those of the `WebDriver` standard.
    pub(crate) fn press(&self, selector: &str, keys: &str) {
        let found = self.done(self.client().find(Locator::Css(selector)));
        self.done(found.send_keys(keys));
    }

    /// What was written to the console since it was last asked for.
    pub(crate) fn console(&self) -> Vec<String> {
        let lines = self.done(self.client().issue_cmd(Log));
        let lines = lines.as_array().unwrap().iter();
        lines.map(ToString::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // Its window is closed; a browser that is gone has none.
            let _ = self.runtime.block_on(client.close());
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The console, which the standard has no command for.
#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        let body = json!({ "type": "browser" });
        (http::Method::POST, Some(body.to_string()))
    }
}
