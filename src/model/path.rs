//! Addresses as people write them: keys with dots between them.

use std::ops::Range;

/// One key of a path and where it stands in the argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) key: String,
    pub(crate) span: Range<usize>,
}

/// Where an argument is malformed, and why.
pub(crate) type Malformed = (Range<usize>, &'static str);

/// Splits `teams."네이버".sd=4` into its keys and the position of the value.
///
/// Keys may be quoted as in TOML; unquoted ones may hold anything but dots, quotes and `=`.
///
/// # Errors
/// Where and why the argument is not of this form.
pub(crate) fn parse(argument: &str) -> Result<(Vec<Segment>, usize), Malformed> {
    let mut segments = Vec::new();
    let mut key = String::new();
    let mut quote = None;
    let mut quoted = false;
    let mut start = 0;
    let mut chars = argument.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => key.extend(chars.next().map(|(_, c)| c)),
            (Some(q), c) if q == c => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                quoted = true;
            }
            (None, '.' | '=') => {
                let raw = argument.get(start..at).unwrap_or_default();
                let lead = raw.len() - raw.trim_start().len();
                let span = start + lead..start + raw.trim_end().len().max(lead);
                let text = if quoted {
                    key.clone()
                } else {
                    key.trim().into()
                };
                if text.is_empty() && !quoted {
                    return Err((span, "a key is missing here"));
                }
                segments.push(Segment { key: text, span });
                key.clear();
                quoted = false;
                start = at + 1;
                if c == '=' {
                    return Ok((segments, start));
                }
            }
            // Blanks beside the quotes do not belong to the key.
            (None, c) if quoted && c.is_whitespace() => {}
            (_, c) => key.push(c),
        }
    }
    let why = if quote.is_some() {
        "the quote is not closed"
    } else {
        "there is no `=`"
    };
    Err((0..argument.len(), why))
}

/// The keys of a text that is an address and nothing else.
pub(crate) fn whole(text: &str) -> Option<Vec<Segment>> {
    // The parser of `--set` reads up to the `=`.
    let closed = format!("{text}=");
    let (segments, end) = parse(&closed).ok()?;
    (end == closed.len()).then_some(segments)
}

/// A key as a path has it: in quotes where it must be.
pub(crate) fn spelt(key: &str) -> String {
    let is_bare = |c: char| !c.is_whitespace() && !matches!(c, '.' | '=' | '"' | '\'' | '\\');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, spelt};

    fn keys(argument: &str) -> Vec<String> {
        let (segments, _) = parse(argument).expect("a path");
        segments.into_iter().map(|s| s.key).collect()
    }

    #[test]
    fn splits_plain_and_quoted_keys() {
        assert_eq!(keys("places=4"), ["places"]);
        assert_eq!(
            keys("teams.\"네이버 a.b=\".name=x"),
            ["teams", "네이버 a.b=", "name"]
        );
        assert_eq!(keys("teams . 네이버 . sd = 4"), ["teams", "네이버", "sd"]);
    }

    #[test]
    fn what_is_spelt_is_read_again() {
        for key in [
            "kt",
            "네이버",
            "SK Telecom",
            "a.b",
            "it's",
            "say \"=\"",
            "\\",
            "",
        ] {
            assert_eq!(keys(&format!("teams.{}=", spelt(key)))[1], key);
        }
    }

    #[test]
    fn refuses_what_is_not_a_path() {
        for bad in ["", "places", "=4", "a..b=1", ".a=1", "a.\"b=1"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
