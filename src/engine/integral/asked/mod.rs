//! Which questions can be integrated, and by what.
//!
//! What depends on who is among the first so many teams, however that is asked, comes from one cut
//! through the ranking ([`Diagram`]). One team's rank and which of two is above the other are in tables
//! that are computed anyway, and a sum of independent normal totals is normal. What mixes these hangs
//! together in more ways than one line tells, and is left to draws.

mod diagram;
mod sums;

pub(super) use diagram::{Diagram, Scratch};
pub(super) use sums::Sums;

use std::cmp::Ordering;

use super::nodes::Nodes;
use super::tables::Tables;
use super::totals::Totals;
use super::{Figure, Form, Integrable, Integral, LONGEST};
use crate::engine::rounding::Grid;
use crate::engine::select::Rule;
use crate::model::{Comparison, Event, Measure, Question, Statement};

/// How a question is integrated.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Way {
    /// It is the same in every draw.
    Sure(bool),
    /// By who is among the first.
    First(Diagram),
    /// By one team's rank: whether it is so at each of them, best first.
    Rank { team: usize, so: Vec<bool> },
    /// By which of two teams ranks above the other: whether it is so where the first does, and where
    /// the second does.
    Pair { teams: [usize; 2], so: [bool; 2] },
    /// By a sum of totals.
    Sum(Sums),
    /// Case by case.
    Counted,
}

/// What is always so, and what never is.
const ALWAYS: Event = Event::All(Vec::new());
const NEVER: Event = Event::Any(Vec::new());

/// Whether an event is always so, or never; none where that depends.
fn sure(event: &Event) -> Option<bool> {
    match event {
        Event::All(parts) if parts.is_empty() => Some(true),
        Event::Any(parts) if parts.is_empty() => Some(false),
        _ => None,
    }
}

impl Way {
    /// The way to a question about so many teams; none where it is left to draws.
    pub(super) fn of(event: &Event, teams: usize, rule: Rule) -> Option<Self> {
        let statements = event.statements();
        if statements.iter().all(|one| one.of == Measure::Total) {
            return Sums::of(event).map(Self::Sum);
        }
        if let Some((seats, event)) = first(event, teams, rule.line()) {
            return match sure(&event) {
                Some(so) => Some(Self::Sure(so)),
                None => Diagram::way(event, teams, seats),
            };
        }
        rank(event, teams, rule).or_else(|| pair(event))
    }

    /// What it comes to at some nodes of the line, where it is answered there.
    pub(super) fn at(&self, nodes: &Nodes, scratch: &mut Scratch) -> f64 {
        match self {
            Self::First(diagram) => diagram.at(nodes, scratch),
            _ => 0.0,
        }
    }

    /// What it comes to for normal totals, where it is answered by these.
    pub(super) fn given(&self, totals: &Totals) -> f64 {
        match self {
            Self::Sum(sums) => sums.given(totals),
            _ => 0.0,
        }
    }

    /// The sum over points of a question's probability.
    pub(super) fn value(&self, tables: &Tables, teams: usize, question: usize) -> f64 {
        match self {
            Self::Rank { team, so } => {
                let ranks = tables.ranks[team * teams..].iter().zip(so);
                ranks.filter(|(_, so)| **so).map(|(p, _)| p).sum()
            }
            Self::Pair { teams: [a, b], so } => {
                let wins = [tables.wins[a * teams + b], tables.wins[b * teams + a]];
                let wins = wins.iter().zip(so);
                wins.filter(|(_, so)| **so).map(|(p, _)| p).sum()
            }
            _ => tables.answers[question],
        }
    }

    /// Multiplications that it takes at each node of the line.
    pub(super) fn work(&self) -> usize {
        match self {
            Self::First(diagram) => diagram.work(),
            _ => 0,
        }
    }
}

impl Integrable<'_> {
    /// How each question is integrated, if it is. `middle` are the totals in the middle of what is
    /// outside, and there are so many nodes on a line at a time, as far as that is known.
    pub(super) fn ways(&self, middle: &Totals, nodes: usize) -> Vec<Option<Way>> {
        let rule = self.rule();
        let way = |question: &Question| {
            let way = Way::of(&question.event, self.teams(), rule)?;
            match &way {
                Way::Sum(sums) => self.sum(sums, middle),
                other => (other.work() * nodes.max(USUAL) <= 10 * LONGEST).then_some(way),
            }
        };
        match self.totals {
            // Whatever is asked is counted.
            Form::Rows(_) | Form::Pieces(_) => vec![None; self.model.questions.len()],
            _ => self.model.questions.iter().map(way).collect(),
        }
    }

    /// The way to a sum of totals: where all are known it is, too.
    fn sum(&self, sums: &Sums, middle: &Totals) -> Option<Way> {
        let grid = Grid::new(self.model.size());
        let known = |team: usize| match &self.totals {
            Form::Normal(forms) if forms.dimensions() == 0 && middle.sds[team] == 0.0 => {
                Some(middle.means[team] * grid.steps)
            }
            Form::Any(convolution) => convolution.known(team),
            _ => None,
        };
        let terms = sums.terms.iter();
        let all: Option<f64> = terms
            .map(|(team, factor)| Some(factor * known(*team)?))
            .sum();
        if let Some(sum) = all {
            return Some(Way::Sure(sums.is_so(sum, grid)));
        }
        let spread = match &self.totals {
            Form::Normal(_) => sums.terms.iter().any(|(team, _)| middle.sds[*team] > 0.0),
            Form::Any(_) => sums.terms.len() == 1,
            Form::Rows(_) | Form::Pieces(_) => false,
        };
        spread.then(|| Way::Sum(sums.clone()))
    }

    /// Whether a question is integrated, or counted case by case.
    pub fn answers(&self, question: usize) -> bool {
        matches!(self.totals, Form::Rows(_) | Form::Pieces(_)) || self.asked[question].is_some()
    }

    /// The first question that is neither.
    pub fn unanswered(&self) -> Option<usize> {
        (0..self.asked.len()).find(|question| !self.answers(*question))
    }
}

impl Integral {
    /// Number of questions.
    pub fn questions(&self) -> usize {
        self.asked.len()
    }

    /// Probability that what a question asks for is so; none where it is not integrated.
    pub fn answer(&self, question: usize) -> Option<Figure> {
        let way = self.asked.get(question)?.as_ref()?;
        if let Way::Sure(so) = way {
            return Some(Figure::sure(*so));
        }
        let value = |tables: &Tables| way.value(tables, self.teams, question);
        Some(self.figure(value, |looks| looks.answers[question]))
    }
}

impl Figure {
    /// What is certain, whatever the inputs.
    fn sure(so: bool) -> Self {
        Self {
            estimate: f64::from(u8::from(so)),
            standard_error: 0.0,
            quadrature: 0.0,
            drawn: None,
        }
    }

    /// Whether nothing is off.
    pub fn is_sure(&self) -> bool {
        self.standard_error == 0.0 && self.quadrature == 0.0
    }
}

/// Nodes of a line, where their number is not known.
const USUAL: usize = 1_024;

/// The event in terms of who is among the first so many teams, if that is all it depends on: a team
/// counts as selected where it is among these.
fn first(event: &Event, teams: usize, places: usize) -> Option<(usize, Event)> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut beyond = false;
    let event = simplified(event, &mut |statement| {
        if statement.of == Measure::Selected {
            if places == teams {
                // All are in, and nobody is at the line.
                return settled(statement, statement.range(1.0, 1.0));
            }
            cuts.push(places);
            return settled(statement, statement.range(0.0, 1.0));
        }
        let (Measure::Rank, &[(team, _)]) = (statement.of, statement.terms.as_slice()) else {
            beyond = true;
            return ALWAYS;
        };
        let mut within = |rank: f64| {
            if rank < 1.0 {
                return NEVER;
            }
            if rank >= teams as f64 {
                return ALWAYS;
            }
            cuts.push(rank as usize);
            Event::Is(Statement {
                of: Measure::Selected,
                terms: vec![(team, 1.0)],
                is: Comparison::AtLeast,
                number: 1.0,
            })
        };
        let rank = statement.number;
        match statement.is {
            Comparison::Less => within(rank - 1.0),
            Comparison::AtMost => within(rank),
            Comparison::AtLeast => not(within(rank - 1.0)),
            Comparison::More => not(within(rank)),
            Comparison::Equal => all([within(rank), not(within(rank - 1.0))]),
            Comparison::Unequal => any([not(within(rank)), within(rank - 1.0)]),
        }
    });
    cuts.sort_unstable();
    cuts.dedup();
    match cuts.as_slice() {
        _ if beyond => None,
        [] => Some((places, event)),
        [only] => Some((*only, event)),
        _ => None,
    }
}

/// By the rank of the only team that is asked about.
fn rank(event: &Event, teams: usize, rule: Rule) -> Option<Way> {
    let statements = event.statements();
    let team = statements.first()?.terms.first()?.0;
    let about_it = |statement: &&Statement| {
        statement.of != Measure::Total
            && matches!(statement.terms.as_slice(), [(it, _)] if *it == team)
    };
    if !statements.iter().all(about_it) {
        return None;
    }
    let so = (1..=teams).map(|rank| {
        event.holds(&|statement| {
            let figure = match statement.of {
                Measure::Selected => f64::from(u8::from(rule.selects(rank - 1))),
                _ => rank as f64,
            };
            let (sum, _) = statement.range(figure, figure);
            statement.is.holds(sum.total_cmp(&statement.number))
        })
    });
    Some(Way::Rank {
        team,
        so: so.collect(),
    })
}

/// By which of the only two teams that are asked about ranks above the other.
fn pair(event: &Event) -> Option<Way> {
    let statements = event.statements();
    let terms = &statements.first()?.terms;
    let &[(one, 1.0), (other, -1.0)] = terms.as_slice() else {
        return None;
    };
    let about_them = |statement: &&Statement| {
        statement.of == Measure::Rank && statement.number == 0.0 && statement.terms == *terms
    };
    let so = |order: Ordering| event.holds(&|statement| statement.is.holds(order));
    statements.iter().all(about_them).then(|| Way::Pair {
        teams: [one, other],
        // The better rank is the smaller number.
        so: [so(Ordering::Less), so(Ordering::Greater)],
    })
}

/// An event with its statements replaced, without what is always or never so.
fn simplified(event: &Event, each: &mut dyn FnMut(&Statement) -> Event) -> Event {
    match event {
        Event::Is(statement) => each(statement),
        Event::Not(part) => not(simplified(part, each)),
        Event::All(parts) => all(parts.iter().map(|part| simplified(part, each))),
        Event::Any(parts) => any(parts.iter().map(|part| simplified(part, each))),
    }
}

/// A statement whose sum is between two numbers, or what it comes to.
fn settled(statement: &Statement, (least, most): (f64, f64)) -> Event {
    match statement.decided(least, most) {
        Some(true) => ALWAYS,
        Some(false) => NEVER,
        None => Event::Is(statement.clone()),
    }
}

fn not(event: Event) -> Event {
    match (sure(&event), event) {
        (Some(true), _) => NEVER,
        (Some(false), _) => ALWAYS,
        (None, Event::Not(part)) => *part,
        (None, event) => Event::Not(Box::new(event)),
    }
}

fn all(parts: impl IntoIterator<Item = Event>) -> Event {
    joined(parts, true, Event::All)
}

fn any(parts: impl IntoIterator<Item = Event>) -> Event {
    joined(parts, false, Event::Any)
}

/// Parts of which those that are `neutral` for certain do not matter, and one of the others decides.
fn joined(
    parts: impl IntoIterator<Item = Event>,
    neutral: bool,
    join: fn(Vec<Event>) -> Event,
) -> Event {
    let mut left = Vec::new();
    for part in parts {
        match sure(&part) {
            Some(so) if so == neutral => {}
            Some(_) => return part,
            None => left.push(part),
        }
    }
    if left.len() == 1 {
        return left.remove(0);
    }
    join(left)
}
