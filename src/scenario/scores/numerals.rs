//! Numbers as the author of a sheet writes them, in the form that the rest reads.

use std::borrow::Cow;

/// Marks in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numerals {
    pub(crate) decimal: char,
    pub(crate) thousands: Option<char>,
}

impl Default for Numerals {
    fn default() -> Self {
        Self {
            decimal: '.',
            thousands: None,
        }
    }
}

impl Numerals {
    /// A text with every number in it as TOML has it: `1.234,5 ± 3` as `1234.5 ± 3`, `1 234` as
    /// `1234`. Digits that these marks make no number of stay as they are.
    ///
    /// # Errors
    ///
    /// The digits with a mark that would be read as another one.
    pub(crate) fn plain(self, text: &str) -> Result<Cow<'_, str>, &str> {
        if text.chars().all(|c| c.is_ascii_digit()) {
            return Ok(Cow::Borrowed(text));
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = self.start(rest) {
            let (before, from) = rest.split_at(start);
            let (run, after) = from.split_at(self.end(from));
            out += before;
            match self.number(run) {
                Some(number) => out += &number,
                None if self.is_misleading(run) => return Err(run),
                None => out += run,
            }
            rest = after;
        }
        out += rest;
        Ok(if out == text {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(out)
        })
    }

    /// Where the next digits begin, with a decimal mark before them if there is one.
    fn start(self, text: &str) -> Option<usize> {
        let digit = text.find(|c: char| c.is_ascii_digit())?;
        let before = text.get(..digit)?;
        let bare = before.strip_suffix(self.decimal);
        // The points of a range are none.
        let bare = bare.filter(|bare| !bare.ends_with(self.decimal));
        Some(bare.map_or(digit, str::len))
    }

    /// Where the digits end that begin a text, and the marks between them.
    fn end(self, text: &str) -> usize {
        let mut end = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let is_before_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            let is_mark = matches!(c, '.' | ',') || Some(c) == self.thousands || is_blank(c);
            if !(c.is_ascii_digit() || is_mark && is_before_digit) {
                break;
            }
            end = at + c.len_utf8();
        }
        end
    }

    /// The number of a run of digits and marks.
    fn number(self, run: &str) -> Option<String> {
        let (whole, decimals) = match run.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (run, None),
        };
        let is_between = |c: char| Some(c) == self.thousands || is_blank(c);
        let mark = whole.chars().find(|c| is_between(*c));
        let mut number = String::new();
        let groups: Vec<&str> = match mark {
            Some(mark) => whole.split(mark).collect(),
            None => vec![whole],
        };
        for (at, group) in groups.iter().enumerate() {
            let is_whole = match (at, groups.len()) {
                (_, 1) => true,
                (0, _) => (1..=3).contains(&group.len()),
                _ => group.len() == 3,
            };
            if !is_whole || !group.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            number += group;
        }
        let Some(decimals) = decimals else {
            return Some(number);
        };
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(format!("{number}.{decimals}"))
    }

    /// Whether a run that is no number would be taken for one: a point that is not the decimal mark.
    fn is_misleading(self, run: &str) -> bool {
        self.decimal != '.' && run.contains('.')
    }
}

/// Blanks that stand between thousands, no-break and thin ones too.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_marks() {
        let usual = Numerals::default();
        let european = Numerals {
            decimal: ',',
            thousands: Some('.'),
        };
        let english = Numerals {
            decimal: '.',
            thousands: Some(','),
        };
        for (numerals, text, plain) in [
            (usual, "84.5", "84.5"),
            (usual, "1 234 567.5", "1234567.5"),
            (usual, "12\u{202f}345", "12345"),
            (usual, "84 85", "84 85"),
            (usual, "75..90", "75..90"),
            (usual, ".5", ".5"),
            (usual, "[5, 6, 8]", "[5, 6, 8]"),
            (usual, "80,5", "80,5"),
            (usual, "25 %", "25 %"),
            (european, "1.234,5 ± 3", "1234.5 ± 3"),
            (european, ",5", ".5"),
            (european, "75..90", "75..90"),
            (european, "75,5..90,5", "75.5..90.5"),
            (european, "33 : 67", "33 : 67"),
            (english, "20,152", "20152"),
            (english, "1,50", "1,50"),
            (english, "-1,234.25e3", "-1234.25e3"),
        ] {
            assert_eq!(numerals.plain(text).as_deref(), Ok(plain), "{text}");
        }
        assert_eq!(european.plain("3.5"), Err("3.5"));
        assert_eq!(european.plain("1,234.5"), Err("1,234.5"));
        let comma = Numerals {
            decimal: ',',
            thousands: None,
        };
        assert_eq!(comma.plain("3.5"), Err("3.5"));
    }
}
