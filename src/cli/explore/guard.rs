//! Who may ask: somebody who was told the address, from the page itself. Another page that the same
//! browser shows is refused, and so is a name that was made to lead to this machine.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue};

/// Bytes of the token.
const BYTES: usize = 16;

/// The token, and the names under which the page is reached.
pub(super) struct Guard {
    token: String,
    hosts: [String; 2],
}

impl Guard {
    /// A new token for a port.
    pub(super) fn new(port: u16) -> std::io::Result<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let mut token = String::new();
        for byte in bytes {
            token += &format!("{byte:02x}");
        }
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        Ok(Self { token, hosts })
    }

    /// Where the page is.
    pub(super) fn address(&self) -> String {
        format!("http://{}/{}/", self.hosts[0], self.token)
    }

    /// Whether a request was sent to this machine by its own name, and not by another page. What only
    /// reads need not say where it comes from; what asks for work must.
    pub(super) fn is_ours(&self, headers: &HeaderMap, must_say: bool) -> bool {
        let one = |name| {
            let mut all = headers.get_all(name).iter();
            let first = all.next();
            (first, all.next().is_some())
        };
        let (host, several) = one(HOST);
        let is_known = |value: &HeaderValue, before: &str| {
            let value = value.to_str().unwrap_or_default();
            let name = value.strip_prefix(before);
            name.is_some_and(|name| self.hosts.iter().any(|host| host == name))
        };
        if several || !host.is_some_and(|host| is_known(host, "")) {
            return false;
        }
        match one(ORIGIN) {
            (_, true) => false,
            (Some(origin), false) => is_known(origin, "http://"),
            (None, false) => !must_say,
        }
    }

    /// What a path asks for below the token; none where it does not have it.
    pub(super) fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (token, rest) = path.strip_prefix('/')?.split_once('/')?;
        // As long for each wrong token as for any other.
        let differ = token.bytes().zip(self.token.bytes());
        let differ = differ.fold(0, |differ, (a, b)| differ | (a ^ b));
        (token.len() == self.token.len() && differ == 0).then_some(rest)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (name.parse().unwrap(), HeaderValue::from_static(value))
        };
        let mut map = HeaderMap::new();
        for (name, value) in all.iter().map(pair) {
            let name: axum::http::HeaderName = name;
            map.append(name, value);
        }
        map
    }

    #[test]
    fn only_the_page_itself_may_ask() {
        let guard = Guard::new(4711).unwrap();
        let ours =
            |all: &[(&'static str, &'static str)], must_say| guard.is_ours(&headers(all), must_say);
        let host = ("host", "127.0.0.1:4711");
        assert!(ours(&[host], false));
        assert!(!ours(&[host], true));
        assert!(ours(&[host, ("origin", "http://127.0.0.1:4711")], true));
        assert!(ours(&[("host", "localhost:4711")], false));
        for other in [
            "",
            "evil.example",
            "evil.example:4711",
            "127.0.0.1",
            "127.0.0.1:4712",
            "127.0.0.1:4711.evil.example",
            "127.0.0.2:4711",
        ] {
            assert!(!ours(&[("host", other)], false), "{other}");
        }
        assert!(!ours(&[], false));
        assert!(!ours(&[host, host], false));
        for other in [
            "null",
            "http://evil.example",
            "https://127.0.0.1:4711",
            "http://127.0.0.1",
            "http://127.0.0.1:47110",
        ] {
            assert!(!ours(&[host, ("origin", other)], true), "{other}");
            assert!(!ours(&[host, ("origin", other)], false), "{other}");
        }
    }

    #[test]
    fn a_path_begins_with_the_token() {
        let guard = Guard::new(1).unwrap();
        let token = guard.token.clone();
        assert_eq!(token.len(), 2 * BYTES);
        assert_ne!(token, Guard::new(1).unwrap().token);
        assert_eq!(guard.below(&format!("/{token}/page.js")), Some("page.js"));
        assert_eq!(guard.below(&format!("/{token}/")), Some(""));
        let wrong = "0".repeat(token.len());
        for path in [
            "/",
            "",
            "//",
            "/page.js",
            &format!("/{wrong}/"),
            &format!("/{token}"),
        ] {
            assert_eq!(guard.below(path), None, "{path}");
        }
    }
}
