//! From the pieces of a question to what it asks for.
//!
//! ```text
//! either    = both { "or" both }
//! both      = one { "and" one }
//! one       = "not" one | "(" either ")" | ID | sum relation sum { relation sum }
//! sum       = [sign] term { sign term }
//! term      = [NUMBER "*"] figure | figure "*" NUMBER | NUMBER
//! figure    = ( "rank" | "total" ) "(" ID ")" | "count" "(" ID { "," ID } ")"
//! ```

use super::reader::{Read, Reader};
use super::tokens::{Token, tokens};
use super::{Comparison, Event, HOW, Measure, Statement, Teams};
use crate::scenario::node::Text;
use crate::scenario::number::shown;
use crate::scenario::{Place, Problem};

/// Parentheses and `not`s within each other at most: what is read here is walked by recursion.
const DEEPEST: usize = 64;

/// Reads a question with the warnings about it.
pub(super) fn read(
    text: &Text,
    whole: &Place,
    teams: &Teams<'_>,
) -> Result<(Event, Vec<Problem>), Vec<Problem>> {
    let mut reader = Reader {
        text,
        whole,
        teams,
        tokens: Vec::new(),
        at: 0,
        unknown: Vec::new(),
        warnings: Vec::new(),
    };
    let read = reader.all();
    let mut problems = reader.unknown;
    match read {
        Ok(event) if problems.is_empty() => Ok((event, reader.warnings)),
        other => {
            problems.extend(other.err());
            Err(problems)
        }
    }
}

impl Reader<'_> {
    fn all(&mut self) -> Read<Event> {
        let text = self.text;
        self.tokens = tokens(&text.text).map_err(|(part, message, help)| {
            self.problem(part, message).label("not read").help(help)
        })?;
        let event = self.either(0)?;
        match self.next() {
            None => Ok(event),
            Some(token) => Err(self.astray(token)),
        }
    }

    fn either(&mut self, depth: usize) -> Read<Event> {
        self.joined("or", Event::Any, |reader| {
            reader.joined("and", Event::All, |reader| reader.one(depth))
        })
    }

    /// Parts with a word between them.
    fn joined(
        &mut self,
        word: &str,
        join: impl Fn(Vec<Event>) -> Event,
        part: impl Fn(&mut Self) -> Read<Event>,
    ) -> Read<Event> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.take(word).is_some() {
            parts.push(part(self)?);
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => join(parts),
        })
    }

    fn one(&mut self, depth: usize) -> Read<Event> {
        let opening = self.next();
        if depth > DEEPEST {
            let part = opening.map_or("", Token::whole);
            let message = format!("more than {DEEPEST} parentheses or `not`s within each other");
            return Err(self.problem(part, message).label("too deep"));
        }
        if self.take("not").is_some() {
            return Ok(Event::Not(Box::new(self.one(depth + 1)?)));
        }
        if let Some(opening) = self.take("(") {
            let event = self.either(depth + 1)?;
            if self.take(")").is_some() {
                return Ok(event);
            }
            return Err(match self.next() {
                Some(token) => self.astray(token),
                None => self
                    .problem(opening.whole(), "this parenthesis is not closed")
                    .label("there is no `)` for it"),
            });
        }
        match opening {
            Some(token @ (Token::Word(_) | Token::Quoted(_))) if !self.is_figure() => {
                let team = self.id()?;
                if let Some(sign @ Token::Sign(_)) = self.next()
                    && !sign.is(")")
                    && !sign.is("(")
                    && !sign.is(",")
                {
                    let id = token.whole();
                    let message = format!("`{}` is selected or not, which is no number", shown(id));
                    return Err(self
                        .problem(sign.whole(), message)
                        .label("nothing to compare here")
                        .help(format!("write rank({id}) or total({id})")));
                }
                Ok(Event::Is(Statement {
                    of: Measure::Selected,
                    terms: vec![(team, 1.0)],
                    is: Comparison::AtLeast,
                    number: 1.0,
                }))
            }
            _ => self.comparisons(),
        }
    }

    /// Sums with relations between them.
    fn comparisons(&mut self) -> Read<Event> {
        let first = self.at;
        let mut from = first;
        let mut left = self.sum()?;
        let mut all = Vec::new();
        while let Some(is) = self.relation() {
            self.at += 1;
            let middle = self.at;
            let right = self.sum()?;
            all.push(Event::Is(self.statement(&left, is, &right, from)?));
            (left, from) = (right, middle);
        }
        match all.len() {
            0 => Err(self
                .problem(self.since(first), "this is compared with nothing")
                .label("<, <=, >, >=, == or != is missing")
                .help(HOW)),
            1 => Ok(all.remove(0)),
            _ => Ok(Event::All(all)),
        }
    }

    fn relation(&self) -> Option<Comparison> {
        let Some(Token::Sign(sign)) = self.next() else {
            return None;
        };
        match sign {
            "<" => Some(Comparison::Less),
            "<=" | "≤" => Some(Comparison::AtMost),
            "=" | "==" => Some(Comparison::Equal),
            "!=" | "≠" => Some(Comparison::Unequal),
            ">=" | "≥" => Some(Comparison::AtLeast),
            ">" => Some(Comparison::More),
            _ => None,
        }
    }
}
