//! Sums of figures, and how they compare.

use super::reader::{Read, Reader};
use super::tokens::Token;
use super::{Comparison, HOW, Measure, Statement};
use crate::model::nearest::nearest;
use crate::scenario::Problem;
use crate::scenario::number::{self, shown};

/// Σ factor × figure + constant.
#[derive(Default)]
pub(super) struct Sum {
    /// Which figures, as soon as one is read.
    of: Option<Measure>,
    terms: Vec<(usize, f64)>,
    constant: f64,
}

impl<'a> Reader<'a> {
    /// A comparison, whose text begins with token number `from`, with all its figures on the left.
    pub(super) fn statement(
        &mut self,
        left: &Sum,
        is: Comparison,
        right: &Sum,
        from: usize,
    ) -> Read<Statement> {
        let whole = self.since(from);
        let of = match (left.of, right.of) {
            (Some(a), Some(b)) if a != b => {
                return Err(self
                    .problem(whole, "different figures cannot be compared")
                    .label(format!("{} and {}", plural(a), plural(b))));
            }
            (a, b) => a.or(b),
        };
        let mut terms = left.terms.clone();
        for (team, factor) in &right.terms {
            add(&mut terms, *team, -factor);
        }
        terms.retain(|(_, factor)| *factor != 0.0);
        terms.sort_by_key(|(team, _)| *team);
        let (Some(of), Some((_, first))) = (of, terms.first()) else {
            return Err(self
                .problem(whole, "this says nothing about a team")
                .label("always the same")
                .help(HOW));
        };
        let sign = first.signum();
        let statement = Statement {
            of,
            is: if sign < 0.0 { is.mirrored() } else { is },
            number: sign * (right.constant - left.constant) + 0.0,
            terms: terms.iter().map(|(team, f)| (*team, sign * f)).collect(),
        };
        if of != Measure::Total {
            if statement.number.fract() != 0.0 {
                let message = format!("{} are whole numbers", plural(of));
                return Err(self
                    .problem(whole, message)
                    .label(format!("compared with {}", right.constant - left.constant)));
            }
            if self.unknown.is_empty() {
                self.warn(&statement, whole);
            }
        }
        Ok(statement)
    }

    /// Warns of what is always so, or never.
    fn warn(&mut self, statement: &Statement, whole: &'a str) {
        let teams = self.teams.entries.len();
        let (range, told) = match statement.of {
            Measure::Rank => (
                statement.range(1.0, teams as f64),
                format!("ranks go from 1 to {teams}"),
            ),
            _ => (
                statement.range(0.0, 1.0),
                "every team counts 1 where it is selected".to_owned(),
            ),
        };
        if let Some(so) = statement.decided(range.0, range.1) {
            let always = if so { "always" } else { "never" };
            let message = format!("`{}` is {always} so", shown(whole));
            let problem = Problem::warning(&self.text.place(self.whole, whole), message);
            self.warnings.push(problem.label(told));
        }
    }

    /// Terms with signs between them.
    pub(super) fn sum(&mut self) -> Read<Sum> {
        let mut sum = Sum::default();
        let first = self.at;
        loop {
            let mut sign = 1.0;
            while let Some(token) = self.take("+").or_else(|| self.take("-")) {
                sign *= if token.is("+") { 1.0 } else { -1.0 };
            }
            self.term(sign, &mut sum, first)?;
            if !self.next().is_some_and(is_sign) {
                return Ok(sum);
            }
        }
    }

    /// Adds a term to the sum whose text begins with token number `first`.
    fn term(&mut self, sign: f64, sum: &mut Sum, first: usize) -> Read<()> {
        let mut factor = sign;
        let mut is_number = false;
        if let Some(Token::Number(part)) = self.next() {
            factor *= number::of_text(self.text, self.whole, part)?;
            self.at += 1;
            if self.take("*").is_none() {
                sum.constant += factor;
                return Ok(());
            }
            is_number = true;
        }
        let from = self.at;
        if !self.is_figure() {
            return Err(match self.next() {
                Some(Token::Word(_) | Token::Quoted(_)) if !is_number && from == first => {
                    self.id()?;
                    self.expected("a figure should stand here, such as rank(ID)")
                }
                _ => self.expected("a team or a figure should stand here"),
            });
        }
        let (of, teams) = self.figure()?;
        if !is_number && self.take("*").is_some() {
            let Some(Token::Number(part)) = self.next() else {
                return Err(self.expected("a number should stand after `*`"));
            };
            factor *= number::of_text(self.text, self.whole, part)?;
            self.at += 1;
            is_number = true;
        }
        if is_number && of != Measure::Total {
            let message = format!("{} cannot be multiplied", plural(of));
            return Err(self
                .problem(self.since(from), message)
                .label("only totals take factors"));
        }
        if sum.of.is_some_and(|before| before != of) {
            return Err(self
                .problem(self.since(first), "different figures cannot be added")
                .label("ranks, totals and counts stand apart"));
        }
        sum.of = Some(of);
        for team in teams {
            add(&mut sum.terms, team, factor);
        }
        Ok(())
    }

    /// Whether a word with a parenthesis after it comes next.
    pub(super) fn is_figure(&self) -> bool {
        let after = self.tokens.get(self.at + 1);
        matches!(self.next(), Some(Token::Word(_))) && after.is_some_and(|token| token.is("("))
    }

    /// `rank(ID)`, `total(ID)` or `count(ID, ...)`, of which [`Reader::is_figure`].
    fn figure(&mut self) -> Read<(Measure, Vec<usize>)> {
        let word = self.next().map_or("", Token::whole);
        let of = match word {
            "rank" => Measure::Rank,
            "total" => Measure::Total,
            "count" => Measure::Selected,
            _ => return Err(self.no_figure(word)),
        };
        let from = self.at;
        self.at += 2;
        let mut teams = Vec::new();
        loop {
            let token = self.next();
            if !token.is_some_and(Token::may_be_id) || self.is_figure() {
                return Err(self.expected("the id of a team should stand here"));
            }
            let team = self.id()?;
            if teams.contains(&team) {
                let id = token.map_or("", Token::whole);
                let message = format!("`{}` is counted twice", shown(id));
                return Err(self.problem(id, message).label("the same again"));
            }
            teams.push(team);
            if self.take(")").is_some() {
                break;
            }
            if self.next().is_none() {
                return Err(self
                    .problem(self.since(from), "this parenthesis is not closed")
                    .label("there is no `)` for it"));
            }
            if self.take(",").is_none() {
                return Err(self.expected("`,` or `)` should stand here"));
            }
        }
        if of != Measure::Selected && teams.len() > 1 {
            let message = format!("`{word}` is of one team");
            return Err(self
                .problem(self.since(from), message)
                .label(format!("{} ids", teams.len()))
                .help("count(A, B) says how many of them are selected"));
        }
        Ok((of, teams))
    }

    /// A word before a parenthesis that names no figure.
    fn no_figure(&self, word: &str) -> Problem {
        let message = format!("there is no `{}(...)`", shown(word));
        let problem = self.problem(word, message);
        match nearest(word, ["rank", "total", "count"]) {
            _ if ["and", "or", "not"].contains(&word) => self.problem(
                word,
                format!("a team or a statement should stand before `{word}`"),
            ),
            Some(near) => problem.label(format!("did you mean `{near}`?")),
            None => problem.help("an id alone says that the team is selected"),
        }
    }
}

fn is_sign(token: Token<'_>) -> bool {
    ["+", "-", "\u{2212}"].iter().any(|sign| token.is(sign))
}

fn plural(of: Measure) -> &'static str {
    match of {
        Measure::Selected => "counts",
        Measure::Rank => "ranks",
        Measure::Total => "totals",
    }
}

fn add(terms: &mut Vec<(usize, f64)>, team: usize, factor: f64) {
    match terms.iter_mut().find(|(known, _)| *known == team) {
        Some((_, known)) => *known += factor,
        None => terms.push((team, factor)),
    }
}
