//! What may be so of the teams together: selected, ranked, or of some total.

use std::cmp::Ordering;

/// A question: how likely is it that this is so?
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Key in the file; the text itself where `--ask` asks.
    pub name: String,
    /// The question as written.
    pub text: String,
    /// What it asks for.
    pub event: Event,
}

/// What is so in a draw or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A comparison holds.
    Is(Statement),
    /// Something is not so.
    Not(Box<Event>),
    /// All of these are so; without any, certainly.
    All(Vec<Event>),
    /// One of these is so at least; without any, never.
    Any(Vec<Event>),
}

/// A sum of figures of teams compared with a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Which figures.
    pub of: Measure,
    /// Indices of teams, ascending, with their factors; the first above 0, and none 0.
    pub terms: Vec<(usize, f64)>,
    /// How the sum compares.
    pub is: Comparison,
    /// What it is compared with.
    pub number: f64,
}

/// A figure that a team has in every draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// 1 where it is selected, else 0.
    Selected,
    /// Its rank, from 1.
    Rank,
    /// Its total, in points.
    Total,
}

/// How one number compares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Comparison {
    /// Whether it holds where the first number is so to the second.
    #[inline(always)]
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Less => order == Ordering::Less,
            Self::AtMost => order != Ordering::Greater,
            Self::Equal => order == Ordering::Equal,
            Self::Unequal => order != Ordering::Equal,
            Self::AtLeast => order != Ordering::Less,
            Self::More => order == Ordering::Greater,
        }
    }

    /// The same with both sides exchanged.
    pub(crate) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
            Self::More => Self::Less,
            same => same,
        }
    }

    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

impl Statement {
    /// Whether it holds for every sum between two, or for none; `None` where that depends.
    pub fn decided(&self, least: f64, most: f64) -> Option<bool> {
        let number = self.number;
        let orders = [
            (least < number, Ordering::Less),
            (least <= number && number <= most, Ordering::Equal),
            (most > number, Ordering::Greater),
        ];
        let possible = orders.into_iter().filter(|(possible, _)| *possible);
        let mut holds = possible.map(|(_, order)| self.is.holds(order));
        let first = holds.next()?;
        holds.all(|other| other == first).then_some(first)
    }

    /// The least and the largest sum of figures that are each between two numbers.
    pub fn range(&self, least: f64, most: f64) -> (f64, f64) {
        self.terms
            .iter()
            .fold((0.0, 0.0), |(low, high), (_, factor)| {
                let ends = [factor * least, factor * most];
                (low + ends[0].min(ends[1]), high + ends[0].max(ends[1]))
            })
    }
}

impl Event {
    /// The statements that it is made of, in the order of the text.
    pub fn statements(&self) -> Vec<&Statement> {
        match self {
            Self::Is(statement) => vec![statement],
            Self::Not(event) => event.statements(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Self::statements).collect()
            }
        }
    }

    /// Whether it is so, from whether statements hold.
    pub fn holds(&self, each: &dyn Fn(&Statement) -> bool) -> bool {
        match self {
            Self::Is(statement) => each(statement),
            Self::Not(event) => !event.holds(each),
            Self::All(parts) => parts.iter().all(|part| part.holds(each)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(each)),
        }
    }

    /// The same with each statement replaced.
    #[must_use]
    pub fn map(&self, each: &mut dyn FnMut(&Statement) -> Self) -> Self {
        match self {
            Self::Is(statement) => each(statement),
            Self::Not(event) => Self::Not(Box::new(event.map(each))),
            Self::All(parts) => Self::All(parts.iter().map(|part| part.map(each)).collect()),
            Self::Any(parts) => Self::Any(parts.iter().map(|part| part.map(each)).collect()),
        }
    }
}
