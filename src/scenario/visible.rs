//! Text from outside as it may be shown: what would act on a terminal is seen instead.

use std::borrow::Cow;

use super::leaf::is_invisible;

/// Characters that a line of a message has at most. A longer one quotes something nobody reads to
/// its end, and keeps both of its own.
const LINE: usize = 1000;
const TAIL: usize = 250;

/// The text with its control characters, line breaks and marks that turn the direction of writing
/// spelt as TOML spells them: a file called `a⎋[2J.toml` is told of as `a\u001B[2J.toml` and clears
/// no screen.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    spelt(text, is_invisible)
}

/// A message, whose line breaks and tabs are meant, with what it quotes made visible; lines that
/// go on for ever are cut in the middle.
pub(crate) fn message(text: &str) -> Cow<'_, str> {
    let shown = spelt(text, |c| is_invisible(c) && !matches!(c, '\n' | '\t'));
    if shown.lines().all(|line| line.len() <= LINE) {
        return shown;
    }
    let lines: Vec<Cow<'_, str>> = shown.split('\n').map(shortened).collect();
    Cow::Owned(lines.join("\n"))
}

/// The text with the characters that `acts` names spelt.
pub(crate) fn spelt(text: &str, acts: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if acts(c) {
            out.push_str(&format!("\\u{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A line with its middle left out where it is too long.
fn shortened(line: &str) -> Cow<'_, str> {
    let mut starts = line.char_indices().map(|(at, _)| at);
    let Some(_) = starts.clone().nth(LINE) else {
        return Cow::Borrowed(line);
    };
    let head = starts.nth(LINE - TAIL).unwrap_or_default();
    let tail = line
        .char_indices()
        .rev()
        .nth(TAIL - 1)
        .map_or(0, |(at, _)| at);
    let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
    Cow::Owned(part(line.get(..head)) + " … " + &part(line.get(tail..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_spelt() {
        for (text, shown) in [
            ("Gamma, Inc. – 네이버 \u{200f}א\u{200d}", None),
            ("a\u{1b}[31m\u{7}", Some(r"a\u001B[31m\u0007")),
            ("\u{9b}2J\u{7f}", Some(r"\u009B2J\u007F")),
            ("\u{202e}txt\u{2066}", Some(r"\u202Etxt\u2066")),
            (
                "one\r\n\ttwo\u{2028}",
                Some(r"one\u000D\u000A\u0009two\u2028"),
            ),
        ] {
            assert_eq!(visible(text), shown.unwrap_or(text));
        }
        assert_eq!(message("one\r\n\ttwo"), "one\\u000D\n\ttwo");
    }

    #[test]
    fn a_message_keeps_both_ends_of_what_is_too_long() {
        let told = format!("first\n`{}` is the only team", "네".repeat(1_000_000));
        let shown = message(&told);
        assert!(shown.starts_with("first\n`네네"));
        assert!(shown.ends_with("네` is the only team"));
        assert_eq!(
            shown.lines().nth(1).map(|l| l.chars().count()),
            Some(LINE + 3)
        );
        let fits = "네".repeat(LINE);
        assert_eq!(message(&fits), fits);
    }
}
