//! Where a reader of a question is, and what it says of what it finds there.

use super::tokens::Token;
use super::{HOW, Teams};
use crate::scenario::node::Text;
use crate::scenario::number::shown;
use crate::scenario::{Place, Problem};

/// What was read, or the problem that ends the reading.
pub(super) type Read<T> = Result<T, Problem>;

/// Reads one question from its beginning to its end.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    pub(super) whole: &'a Place,
    pub(super) teams: &'a Teams<'a>,
    pub(super) tokens: Vec<Token<'a>>,
    /// The next token.
    pub(super) at: usize,
    /// Ids that are not there, which stop no reading.
    pub(super) unknown: Vec<Problem>,
    pub(super) warnings: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// The next token.
    pub(super) fn next(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    /// Goes on if this word or sign comes next.
    pub(super) fn take(&mut self, what: &str) -> Option<Token<'a>> {
        let next = self.next()?;
        let is = next.is(what) || (what == "-" && next.is("\u{2212}"));
        self.at += usize::from(is);
        is.then_some(next)
    }

    /// The text from a token on, up to the one that was read last.
    pub(super) fn since(&self, first: usize) -> &'a str {
        let text = &self.text.text;
        let last = self.at.saturating_sub(1).max(first);
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => {
                let end = offset(text, last.whole()) + last.whole().len();
                &text[offset(text, first.whole())..end]
            }
            _ => text,
        }
    }

    /// A problem at a part of the text.
    pub(super) fn problem(&self, part: &str, message: impl Into<String>) -> Problem {
        Problem::error(&self.text.place(self.whole, part), message)
    }

    /// A token where none of its kind can be.
    pub(super) fn astray(&self, token: Token<'a>) -> Problem {
        let part = token.whole();
        match token {
            Token::Sign(")") => self
                .problem(part, "there is no `(` for this `)`")
                .label("one too many"),
            Token::Sign(",") => self
                .problem(part, "`,` joins no statements")
                .label("`and` or `or`?"),
            Token::Word("and" | "or") => self
                .problem(
                    part,
                    format!("a team or a statement should stand before `{part}`"),
                )
                .help(HOW),
            Token::Word(word @ ("rank" | "total" | "count")) => {
                let problem = self.problem(part, format!("`{word}` should be followed by (ID)"));
                match self.tokens.get(self.at + 1) {
                    Some(id) if id.may_be_id() => {
                        problem.help(format!("write {word}({})", shown(id.whole())))
                    }
                    _ => problem.help(format!("if it is the id of a team, {}", in_quotes(word))),
                }
            }
            Token::Sign(sign) if sign != "(" => self
                .problem(part, format!("`{part}` has no meaning here"))
                .help(HOW),
            _ => {
                let message = format!("there is no `and` or `or` before `{}`", shown(part));
                let problem = self.problem(part, message);
                match part.to_lowercase().as_str() {
                    small @ ("and" | "or") => problem.label(in_small_letters(small)),
                    _ => problem
                        .label("what has it to do with what stands before?")
                        .help(HOW),
                }
            }
        }
    }

    /// Something else than what comes next.
    pub(super) fn expected(&self, message: &str) -> Problem {
        match (self.next(), self.tokens.last()) {
            (Some(token), _) => self.problem(token.whole(), message).help(HOW),
            (None, Some(last)) => {
                let part = last.whole();
                self.problem(part, format!("the question ends after `{}`", shown(part)))
                    .label(message)
                    .help(HOW)
            }
            (None, None) => self.problem(&self.text.text, "nothing is asked").help(HOW),
        }
    }
}

/// Said of an id that is no plain word.
pub(super) fn in_quotes(id: &str) -> String {
    format!("write it in quotes of either kind, \"{id}\" or '{id}'")
}

/// Said of a word of the grammar that is written otherwise.
pub(super) fn in_small_letters(word: &str) -> String {
    format!("did you mean `{word}`, in small letters?")
}

/// Where a slice of a text begins in it.
pub(super) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
