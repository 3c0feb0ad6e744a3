//! The program with its page open.

use std::cell::Cell;

use serde_json::{Value, json};

use super::http::{Answer, send};
use crate::program::{Done, Program, Running};

/// A page that is served, and ended when the test is over.
pub(crate) struct Opened {
    running: Option<Running>,
    pub(super) address: String,
    pub(super) port: u16,
    /// `/TOKEN/`.
    pub(super) path: String,
    number: Cell<u64>,
}

impl Opened {
    /// Explores `small.toml`.
    pub(super) fn small(more: &[&str]) -> Self {
        Self::new("small.toml", crate::program::SMALL, more)
    }

    /// Explores a scenario.
    pub(super) fn new(name: &str, text: &str, more: &[&str]) -> Self {
        let arguments = ["explore", name, "--no-open", "--threads", "2"];
        let arguments: Vec<&str> = arguments.into_iter().chain(more.iter().copied()).collect();
        Self::of(Program::new(&arguments).file(name, text))
    }

    pub(crate) fn of(program: Program) -> Self {
        let mut running = program.start();
        let address = running.line().trim().to_owned();
        let rest = address.strip_prefix("http://127.0.0.1:").unwrap();
        let (port, path) = rest.split_once('/').unwrap();
        Self {
            port: port.parse().unwrap(),
            path: format!("/{path}"),
            running: Some(running),
            number: Cell::new(0),
            address,
        }
    }

    pub(super) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(super) fn get(&self, name: &str) -> Answer {
        let path = format!("{}{name}", self.path);
        send(self.port, "GET", &path, &[("Host", &self.host())], b"")
    }

    /// Asks as the page does.
    pub(super) fn post(&self, name: &str, body: &Value) -> Answer {
        let (host, path) = (self.host(), format!("{}{name}", self.path));
        let headers = [
            ("Host", host.as_str()),
            ("Origin", &format!("http://{host}")),
            ("Content-Type", "application/json"),
        ];
        send(
            self.port,
            "POST",
            &path,
            &headers,
            body.to_string().as_bytes(),
        )
    }

    /// All lines of an answer.
    pub(super) fn lines(&self, asked: &Value) -> Vec<Value> {
        self.number.set(self.number.get() + 1);
        let mut body = json!({ "page": "test", "number": self.number.get() });
        let all = body.as_object_mut().unwrap();
        all.extend(asked.as_object().unwrap().clone());
        let answer = self.post("answer", &body);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let lines = answer.text().lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The last line of an answer for some settings, and the first.
    #[track_caller]
    pub(super) fn answer(&self, set: &[&str]) -> (Value, Value) {
        let mut lines = self.lines(&json!({ "state": { "set": set } }));
        let last = lines.pop().unwrap();
        assert_eq!(last["stage"], "whole", "{last}");
        (last, lines.swap_remove(0))
    }

    /// What is handed over for some settings.
    pub(super) fn export(&self, set: &[&str], what: &str) -> Answer {
        self.post("export", &json!({ "state": { "set": set }, "what": what }))
    }

    /// Tells it to end, and what comes of that.
    pub(crate) fn end(mut self) -> Done {
        assert_eq!(self.post("end", &json!({})).status, 200);
        self.running.take().unwrap().end()
    }

    #[cfg(unix)]
    pub(super) fn interrupt(mut self) -> Done {
        self.running.take().unwrap().interrupt()
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if self.running.take().is_some() {
            self.post("end", &json!({}));
        }
    }
}
