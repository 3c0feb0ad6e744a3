//! `[weights] where`: lines such as `"technology >= experience"` and `"goals <= 2 * strategy"`.

use std::collections::HashMap;

use super::criteria::CriterionDraft;
use super::node::{Node, Table, Text, Value};
use super::number::shown;
use super::problem::enough;
use super::{Constraint, Place, Problem, Relation, number};
use crate::model::Address;
use crate::model::nearest::{nearest, suggestion};

/// A condition and the line it comes from.
pub(crate) struct Line {
    pub(crate) constraint: Constraint,
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// Parts of chains included: `a >= b >= c` is two.
const MOST_LINES: usize = 10_000;

const HOW: &str = "write lines such as \"technology >= experience\", \"goals <= 2 * strategy\", \
                   \"a >= b >= c\" or \"impact + ecosystem = 30\"";

/// The conditions of `[weights] where`; problems are gathered.
pub(crate) fn lines(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Line> {
    let Some(Value::List(items)) = root.at(Address::Conditions).map(|node| &node.value) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if let (Some(written), Some(first)) = (root.at(Address::Concentration), items.first()) {
        let message = "`where` and `concentration` cannot stand together";
        problems.push(
            Problem::error(&first.place, message)
                .label("a condition")
                .also(&written.place, "a Dirichlet law, which has no conditions")
                .help("take one of them out; with `where`, weights are uniform"),
        );
        return lines;
    }
    let by_id = criteria.iter().enumerate().map(|(at, c)| (c.id(), at));
    let by_id: HashMap<&str, usize> = by_id.collect();
    for item in items {
        if enough(problems) {
            return lines;
        }
        if lines.len() > MOST_LINES {
            let message = format!("more than {MOST_LINES} conditions on weights are not read");
            problems.push(Problem::error(&item.place, message).label("one too many"));
            return Vec::new();
        }
        // What is no text has been reported.
        if item.text().is_none() {
            continue;
        }
        match text(item).and_then(|text| {
            Reader {
                text,
                item,
                criteria,
                by_id: &by_id,
            }
            .line()
        }) {
            Ok(found) => lines.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    lines
}

fn text(item: &Node) -> Result<&Text, Problem> {
    match &item.value {
        Value::Text(text) => Ok(text),
        _ => Err(
            Problem::error(&item.place, "a condition on weights is a text")
                .label(item.kind())
                .help(HOW),
        ),
    }
}

/// The problem of a list that is none, for the check of each key alone.
pub(crate) fn list(node: &Node) -> Option<Problem> {
    match &node.value {
        Value::List(items) => items.iter().find_map(|item| text(item).err()),
        _ => Some(
            Problem::error(&node.place, "`where` should be a list of conditions")
                .label(node.kind())
                .help("write where = [\"technology >= experience\"]"),
        ),
    }
}

/// Signs between two sides.
const RELATIONS: [&str; 8] = [">=", "<=", "=", "≥", "≤", "==", ">", "<"];

/// Reads one line.
struct Reader<'a> {
    text: &'a Text,
    item: &'a Node,
    criteria: &'a [CriterionDraft<'a>],
    /// Places of criteria by id.
    by_id: &'a HashMap<&'a str, usize>,
}

/// A piece of a line.
#[derive(Clone, Copy, PartialEq)]
enum Token<'t> {
    Name(&'t str),
    Number(&'t str),
    Sign(&'t str),
}

impl<'t> Token<'t> {
    fn text(self) -> &'t str {
        match self {
            Self::Name(text) | Self::Number(text) | Self::Sign(text) => text,
        }
    }
}

/// Σ coefficient × weight + constant.
#[derive(Clone, Default)]
struct Sum {
    coefficients: Vec<(usize, f64)>,
    constant: f64,
}

impl Reader<'_> {
    fn line(&self) -> Result<Vec<Line>, Problem> {
        let tokens = self.tokens()?;
        let is_relation =
            |token: &Token<'_>| matches!(token, Token::Sign(sign) if RELATIONS.contains(sign));
        let sides: Vec<&[Token<'_>]> = tokens.split(is_relation).collect();
        let relations: Vec<Token<'_>> = tokens.iter().copied().filter(is_relation).collect();
        if relations.is_empty() {
            let message = format!("`{}` compares nothing", shown(&self.text.text));
            return Err(self
                .at(&self.text.text, message)
                .label("no >=, <= or =")
                .help(HOW));
        }
        if relations.len() > MOST_LINES {
            let message = format!("a chain of more than {MOST_LINES} conditions is not read");
            return Err(Problem::error(&self.item.place, message).label("too long"));
        }
        let sums: Vec<Sum> = sides
            .iter()
            .map(|side| self.sum(side))
            .collect::<Result<_, _>>()?;
        let pairs = sums.windows(2).zip(&relations);
        pairs
            .map(|(pair, relation)| self.constraint(&pair[0], *relation, &pair[1]))
            .collect()
    }

    fn constraint(&self, left: &Sum, relation: Token<'_>, right: &Sum) -> Result<Line, Problem> {
        let strict = relation.text();
        let (more, less, relation) = match strict {
            // Weights that are drawn are never equal, so that a strict condition is no other one.
            ">=" | "≥" | ">" => (left, right, Relation::AtLeast),
            "<=" | "≤" | "<" => (right, left, Relation::AtLeast),
            _ => (left, right, Relation::Equal),
        };
        let mut coefficients = more.coefficients.clone();
        for (criterion, factor) in &less.coefficients {
            add(&mut coefficients, *criterion, -factor);
        }
        coefficients.retain(|(_, factor)| *factor != 0.0);
        coefficients.sort_by_key(|(criterion, _)| *criterion);
        if coefficients.is_empty() {
            let message = format!("`{}` says nothing about a weight", shown(&self.text.text));
            return Err(self.at(&self.text.text, message).help(HOW));
        }
        let constant = less.constant - more.constant;
        let weight = |id: usize| self.criteria.get(id)?.pinned();
        let terms = coefficients.iter();
        let sum: Option<f64> = terms.map(|(id, factor)| Some(factor * weight(*id)?)).sum();
        if matches!(strict, ">" | "<") && sum == Some(constant) {
            let message = format!(
                "`{}` does not hold: both are the same",
                short(&self.text.text)
            );
            return Err(self
                .at(&self.text.text, message)
                .label("weights that are numbers")
                .help("change the weights, or write >= or <="));
        }
        Ok(Line {
            constraint: Constraint {
                coefficients,
                relation,
                constant,
            },
            text: short(self.text.text.trim()),
            place: self.item.place.clone(),
        })
    }

    /// Terms with signs between them; each a number, a name, or their product.
    fn sum(&self, tokens: &[Token<'_>]) -> Result<Sum, Problem> {
        let mut sum = Sum::default();
        let mut rest = tokens;
        let mut first = true;
        while first || !rest.is_empty() {
            let mut sign = 1.0;
            let mut signs = 0;
            while let [Token::Sign(found @ ("+" | "-" | "\u{2212}")), more @ ..] = rest {
                sign *= if *found == "+" { 1.0 } else { -1.0 };
                signs += 1;
                rest = more;
            }
            if !first && signs == 0 {
                let found = rest.first().map_or("", |token| token.text());
                let message = format!("there is no sign before `{}`", shown(found));
                return Err(self
                    .at(found, message)
                    .label("+, - or * is missing")
                    .help(HOW));
            }
            first = false;
            rest = match rest {
                [
                    Token::Number(a),
                    Token::Sign("*"),
                    Token::Name(name),
                    more @ ..,
                ]
                | [
                    Token::Name(name),
                    Token::Sign("*"),
                    Token::Number(a),
                    more @ ..,
                ] => {
                    let criterion = self.criterion(name)?;
                    add(&mut sum.coefficients, criterion, sign * self.number(a)?);
                    more
                }
                [Token::Name(name), more @ ..] => {
                    add(&mut sum.coefficients, self.criterion(name)?, sign);
                    more
                }
                [Token::Number(number), more @ ..] => {
                    sum.constant += sign * self.number(number)?;
                    more
                }
                [Token::Sign(found), ..] => {
                    let message = format!("a weight or a number should stand before `{found}`");
                    return Err(self.at(found, message).help(HOW));
                }
                [] => {
                    let message = format!("`{}` ends too early", shown(&self.text.text));
                    return Err(self
                        .at(&self.text.text, message)
                        .label("one side is empty")
                        .help(HOW));
                }
            };
            if let [Token::Sign("*"), Token::Name(name), ..] = rest {
                let message = "weights cannot be multiplied with each other";
                return Err(self.at(name, message).label("a second weight").help(HOW));
            }
        }
        Ok(sum)
    }

    fn criterion(&self, name: &str) -> Result<usize, Problem> {
        let weighted = || self.criteria.iter().filter(|c| c.is_weighted());
        let found = self.by_id.get(name).copied();
        match found {
            Some(found) if self.criteria[found].is_weighted() => Ok(found),
            Some(_) => {
                let message = format!("`{name}` is a penalty and has no weight");
                Err(self.at(name, message).label("a penalty"))
            }
            None => {
                let message = format!("`{}` is no criterion", shown(name));
                let near = nearest(name, weighted().map(CriterionDraft::id));
                let problem = self.at(name, message);
                let Some(near) = near else {
                    let (_, help) = suggestion(name, "weights", weighted().map(CriterionDraft::id));
                    return Err(Problem { help, ..problem });
                };
                Err(problem.label(format!("did you mean `{near}`?")))
            }
        }
    }

    fn number(&self, text: &str) -> Result<f64, Problem> {
        number::of_text(self.text, &self.item.place, text)
    }

    fn at(&self, part: &str, message: impl Into<String>) -> Problem {
        Problem::error(&self.text.place(&self.item.place, part), message)
    }

    fn tokens(&self) -> Result<Vec<Token<'_>>, Problem> {
        const SIGNS: [&str; 12] = [
            ">=", "<=", "==", "≥", "≤", "=", "+", "-", "\u{2212}", "*", ">", "<",
        ];
        let mut tokens = Vec::new();
        let mut rest = self.text.text.trim_start();
        while let Some(c) = rest.chars().next() {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let length = if c.is_alphabetic() || c == '_' {
                let length = length(rest, |c| c.is_alphanumeric() || c == '_');
                tokens.push(Token::Name(&rest[..length]));
                length
            } else if c.is_ascii_digit() || c == '.' {
                let length = number_length(rest);
                tokens.push(Token::Number(&rest[..length]));
                length
            } else if let Some(sign) = sign {
                let sign = &rest[..sign.len()];
                tokens.push(Token::Sign(sign));
                sign.len()
            } else {
                let part = &rest[..c.len_utf8()];
                let message = format!("`{part}` has no meaning here");
                return Err(self.at(part, message).help(HOW));
            };
            rest = rest[length..].trim_start();
        }
        Ok(tokens)
    }
}

/// A line as a message can carry it: every part of a long chain would else have all of it.
fn short(line: &str) -> String {
    const MOST: usize = 120;
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

/// Length of what begins like a number, the sign of an exponent included.
pub(super) fn number_length(text: &str) -> usize {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".,_%".contains(c);
    let first = length(text, plain);
    let rest = &text[first..];
    if text[..first].ends_with(['e', 'E']) && rest.starts_with(['-', '+']) {
        return first + 1 + length(&rest[1..], plain);
    }
    first
}

pub(super) fn length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn add(coefficients: &mut Vec<(usize, f64)>, criterion: usize, factor: f64) {
    match coefficients
        .iter_mut()
        .find(|(known, _)| *known == criterion)
    {
        Some((_, known)) => *known += factor,
        None => coefficients.push((criterion, factor)),
    }
}
