//! The text a scenario is read from, and bytes turned into such text.

use super::composed::composed;
use super::foreign::SHEET_HELP;
use super::{Place, Problem};

/// A text with a name: the scenario file, a sheet of scores beside it, or one `--set` argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What to call it in a message: the path as the user gave it, or `command line`.
    pub name: String,
    /// Its text, without a byte order mark. What is decoded or read is in composed form (NFC).
    pub text: String,
}

/// Bytes that are not a text, and the problem that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// The bytes as far as they can be shown.
    pub source: Source,
    /// What is wrong with them; its place lies in `source`.
    pub problem: Problem,
}

impl Source {
    /// The same in composed form.
    pub(crate) fn composed(&self) -> Self {
        Self {
            name: self.name.clone(),
            text: composed(self.text.clone()),
        }
    }

    /// Line and column of a byte, both counted from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let column = before.get(start..).map_or(0, |s| s.chars().count()) + 1;
        (line, column)
    }

    /// The last part of the name without its extension: `base` for `scenarios/base.toml`.
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        match file.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => file,
        }
    }
}

/// What files begin with that people take for text now and then.
const SIGNATURES: [(&[u8], &str); 5] = [
    (b"PK\x03\x04", "a spreadsheet or zip archive"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
];

/// Those of files that may well hold scores.
const SHEETS: [&[u8]; 2] = [SIGNATURES[0].0, SIGNATURES[4].0];

/// Turns the bytes of a file into a [`Source`].
///
/// A UTF-8 byte order mark is accepted and dropped.
///
/// # Errors
/// Bytes that are not UTF-8 come back with a problem at the first bad byte.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, Box<Undecodable>> {
    let name = name.to_owned();
    let hint = if SHEETS.iter().any(|head| bytes.starts_with(head)) {
        SHEET_HELP
    } else {
        "a scenario is a TOML text file"
    };
    let wrong = not_text(bytes, "a scenario", hint);
    // A bad byte is shown among its neighbours; a file of another kind is not shown.
    let is_shown = wrong.as_ref().is_none_or(|wrong| wrong.at.is_some());
    let shown = if is_shown { body(bytes) } else { &[] };
    let text = String::from_utf8_lossy(shown).into_owned();
    let Some(wrong) = wrong else {
        let text = composed(text);
        return Ok(Source { name, text });
    };
    let at = wrong.at.unwrap_or_default();
    let end = text.get(at..).and_then(|rest| rest.chars().next());
    let span = at..at + end.map_or(0, char::len_utf8);
    Err(Box::new(Undecodable {
        source: Source { name, text },
        problem: Problem::error(&Place::new(0, span), wrong.message).help(wrong.help),
    }))
}

/// Why bytes are not a text, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotText {
    /// The first bad byte after a mark; `None` where the file as a whole is of another kind.
    pub(crate) at: Option<usize>,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

/// What is wrong with the bytes of a file that should be `wanted`, if anything is; `hint` is for
/// who gives something else.
pub(crate) fn not_text(bytes: &[u8], wanted: &str, hint: &'static str) -> Option<NotText> {
    let refuse = |at: Option<usize>, message: String, help: &'static str| {
        Some(NotText { at, message, help })
    };
    if let Some(what) = signature(bytes) {
        return refuse(None, format!("this is {what}, not {wanted}"), hint);
    }
    let utf16 = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        // Without a mark: Latin text in UTF-16 has a zero in every second byte.
        [a, b, c, d, ..] => matches!((a, b, c, d), (1.., 0, 1.., 0) | (0, 1.., 0, 1..)),
        _ => false,
    };
    let help = "save it as UTF-8 (in most editors: Save as, encoding UTF-8)";
    if utf16 {
        let message = "this file is in UTF-16, not UTF-8".to_owned();
        return refuse(None, message, help);
    }
    let body = body(bytes);
    let at = std::str::from_utf8(body).err()?.valid_up_to();
    let byte = body.get(at).copied().unwrap_or_default();
    let message = format!("this file is not UTF-8: byte {at} is 0x{byte:02X}");
    refuse(Some(at), message, help)
}

/// What the first bytes say that a file is, if it is no text.
pub(crate) fn signature(bytes: &[u8]) -> Option<&'static str> {
    let found = SIGNATURES.iter().find(|(head, _)| bytes.starts_with(head));
    found.map(|(_, what)| *what)
}

/// What follows the byte order mark.
fn body(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
