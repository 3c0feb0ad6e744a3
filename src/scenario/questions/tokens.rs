//! The pieces of a question.

use super::HOW;
use crate::scenario::constraints::{length, number_length};
use crate::scenario::number::shown;

/// A piece of a question; each is a slice of its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'t> {
    /// A word of the grammar, or an id.
    Word(&'t str),
    /// An id, with the quotes around it.
    Quoted(&'t str),
    Number(&'t str),
    Sign(&'t str),
}

/// Words that mean something, so that ids like these stand in quotes.
pub(super) const WORDS: [&str; 6] = ["and", "or", "not", "rank", "total", "count"];

const SIGNS: [&str; 15] = [
    ">=", "<=", "==", "!=", "≥", "≤", "≠", "=", ">", "<", "+", "-", "\u{2212}", "*", ",",
];

/// What other languages write, and what is written here.
const FOREIGN: [(&str, &str); 15] = [
    ("&&", "`and`"),
    ("&", "`and`"),
    ("∧", "`and`"),
    (";", "`and` or `or`"),
    ("||", "`or`"),
    ("|", "`or`"),
    ("∨", "`or`"),
    ("!", "`not`"),
    ("¬", "`not`"),
    ("~", "`not`"),
    ("<>", "`!=`"),
    ("=>", "`>=`"),
    ("=<", "`<=`"),
    ("⇒", "`not A or B`"),
    ("->", "`not A or B`"),
];

/// What is wrong with a piece: the piece, the message, a help.
pub(super) type Wrong<'t> = (&'t str, String, String);

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Wrong<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let token = token(rest, c)?;
        rest = rest[token.whole().len()..].trim_start();
        tokens.push(token);
    }
    Ok(tokens)
}

fn token(rest: &str, c: char) -> Result<Token<'_>, Wrong<'_>> {
    if c.is_alphabetic() || c == '_' {
        let length = length(rest, |c| c.is_alphanumeric() || c == '_');
        return Ok(Token::Word(&rest[..length]));
    }
    if c.is_ascii_digit() || c == '.' {
        return Ok(Token::Number(&rest[..number_length(rest)]));
    }
    if c == '"' || c == '\'' {
        return match rest[1..].find(c) {
            Some(length) => Ok(Token::Quoted(&rest[..length + 2])),
            None => Err((
                &rest[..1],
                "this quote is not closed".to_owned(),
                "an id that is no plain word stands between two quotes: 'team-7'".to_owned(),
            )),
        };
    }
    let starts = |sign: &&str| rest.starts_with(*sign);
    // The longer of two that begin alike: `!=` is no `!`, and `=>` no `=`.
    let foreign = FOREIGN.iter().find(|(sign, _)| starts(sign));
    let sign = SIGNS.iter().find(|sign| starts(sign));
    let parenthesis = ["(", ")"].into_iter().find(starts);
    match (sign.copied().or(parenthesis), foreign) {
        (sign, Some((foreign, meant))) if sign.is_none_or(|sign| sign.len() < foreign.len()) => {
            let written = &rest[..foreign.len()];
            let message = format!("`{written}` is not read");
            Err((written, message, format!("write {meant}")))
        }
        (Some(sign), _) => Ok(Token::Sign(&rest[..sign.len()])),
        (None, _) => {
            let part = &rest[..c.len_utf8()];
            let help = if matches!(c, '“' | '”' | '„' | '‘' | '’' | '`' | '«' | '»') {
                "write straight quotes around an id: 'team-7'".to_owned()
            } else {
                HOW.to_owned()
            };
            Err((part, format!("`{}` has no meaning here", shown(part)), help))
        }
    }
}

impl<'t> Token<'t> {
    /// All of it, as it is written.
    pub(super) fn whole(self) -> &'t str {
        match self {
            Self::Word(text) | Self::Quoted(text) | Self::Number(text) | Self::Sign(text) => text,
        }
    }

    /// Whether it may be the id of a team.
    pub(super) fn may_be_id(self) -> bool {
        match self {
            Self::Word(word) => !WORDS.contains(&word),
            Self::Quoted(_) => true,
            Self::Number(_) | Self::Sign(_) => false,
        }
    }

    /// Whether it is this sign, or this word.
    pub(super) fn is(self, what: &str) -> bool {
        matches!(self, Self::Word(text) | Self::Sign(text) if text == what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_question() {
        let text = "not 케이티 and(rank( \"team-7\")<=3 or total(a)-total(b) != -1.5e-3)";
        let found = tokens(text).map(|all| {
            let pieces: Vec<&str> = all.into_iter().map(Token::whole).collect();
            pieces.join("|")
        });
        let want = "not|케이티|and|(|rank|(|\"team-7\"|)|<=|3|or|total|(|a|)|-|total|(|b|)|!=|-|\
                    1.5e-3|)";
        assert_eq!(found, Ok(want.to_owned()));
        for (text, part) in [
            ("a && b", "&&"),
            ("!a", "!"),
            ("a => b", "=>"),
            ("a ; b", ";"),
        ] {
            assert_eq!(tokens(text).map_err(|wrong| wrong.0), Err(part), "{text}");
        }
        assert!(tokens("'a").is_err() && tokens("“a”").is_err());
    }
}
