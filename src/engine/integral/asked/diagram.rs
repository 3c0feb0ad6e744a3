//! Who is in and who is out, together.
//!
//! Teams are decided about one after another, in or out, and what is left of the question is kept with
//! how many are in: a decision diagram (Bryant 1986), in which what is left is the same along many
//! ways. At a node of the line those in are above it and those out are below, or at it: the best of
//! them all, which is exactly one. Of the teams that are not asked about only the number above counts.

use multiversion::multiversion;

use super::{Way, settled, simplified, sure};
use crate::engine::integral::nodes::Nodes;
use crate::engine::integral::sets::{State, following};
use crate::model::Event;

/// Decisions, each times the statements of the question, at most.
const WORK: usize = 1 << 18;
/// States after a decision at most.
const STATES: usize = 1 << 10;

/// How a question is answered by who is among the first.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Diagram {
    /// How many teams are in.
    seats: usize,
    /// Teams that are asked about, with the decisions about them.
    asked: Vec<(usize, Vec<Step>)>,
    others: Vec<usize>,
    /// After all decisions that leave the question answered by yes: how many are in.
    ends: Vec<usize>,
}

/// One way on from a state: the team is in, or out.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    from: usize,
    chosen: bool,
    to: usize,
}

/// Working memory.
#[derive(Debug, Default)]
pub(in super::super) struct Scratch {
    before: Vec<State>,
    after: Vec<State>,
    others: Vec<State>,
}

impl Diagram {
    /// The way to a question by a diagram, unless no choice of so many teams leaves it open; none where
    /// there are too many ways through it.
    pub(super) fn way(event: Event, teams: usize, seats: usize) -> Option<Way> {
        let statements = event.statements();
        let mut budget = WORK / statements.len().max(1);
        let mut is_asked = vec![false; teams];
        let mut order = Vec::new();
        for (team, _) in statements.iter().flat_map(|statement| &statement.terms) {
            if !std::mem::replace(&mut is_asked[*team], true) {
                order.push(*team);
            }
        }
        let mut states = vec![(event, 0)];
        let mut always = true;
        let mut asked = Vec::new();
        for (done, &team) in order.iter().enumerate() {
            let (mut next, mut steps) = (Vec::new(), Vec::new());
            for (from, (event, taken)) in states.iter().enumerate() {
                for chosen in [true, false] {
                    let taken = taken + usize::from(chosen);
                    if taken > seats || seats - taken > teams - done - 1 {
                        continue;
                    }
                    budget = budget.checked_sub(1)?;
                    let left = given(event, team, chosen);
                    if sure(&left) == Some(false) {
                        always = false;
                        continue;
                    }
                    let state = (left, taken);
                    let known = next.iter().position(|known| *known == state);
                    let to = known.unwrap_or(next.len());
                    if known.is_none() {
                        next.push(state);
                    }
                    if next.len() > STATES {
                        return None;
                    }
                    steps.push(Step { from, chosen, to });
                }
            }
            asked.push((team, steps));
            states = next;
        }
        debug_assert!(states.iter().all(|(event, _)| sure(event) == Some(true)));
        if always || states.is_empty() {
            return Some(Way::Sure(always));
        }
        Some(Way::First(Self {
            seats,
            asked,
            others: (0..teams).filter(|team| !is_asked[*team]).collect(),
            ends: states.into_iter().map(|(_, taken)| taken).collect(),
        }))
    }

    /// Multiplications at a node.
    pub(super) fn work(&self) -> usize {
        let steps = self.asked.iter().map(|(_, steps)| steps.len());
        3 * steps.sum::<usize>() + 5 * self.others.len() * (self.seats + 1)
    }

    /// The part of the probability that some nodes stand for.
    pub(in super::super) fn at(&self, nodes: &Nodes, scratch: &mut Scratch) -> f64 {
        let Scratch {
            before,
            after,
            others,
        } = scratch;
        State::zeros(before, 1, nodes.count);
        before[0].clear.fill(1.0);
        for (team, steps) in &self.asked {
            let states = steps.iter().map(|step| step.to + 1).max();
            State::zeros(after, states.unwrap_or(0), nodes.count);
            for Step { from, chosen, to } in steps {
                go(nodes, *team, *chosen, &before[*from], &mut after[*to]);
            }
            std::mem::swap(before, after);
        }
        State::zeros(others, self.seats + 1, nodes.count);
        others[0].clear.fill(1.0);
        for (done, &team) in self.others.iter().enumerate() {
            for above in (0..=self.seats.min(done + 1)).rev() {
                let (fewer, from) = others.split_at_mut(above);
                count(nodes, team, &mut from[0], fewer.last());
            }
        }
        let ends = self.ends.iter().zip(&*before);
        ends.map(|(taken, state)| following(state, &others[self.seats - taken]))
            .sum()
    }
}

/// What is left of an event once a team is in or out.
fn given(event: &Event, team: usize, chosen: bool) -> Event {
    simplified(event, &mut |statement| {
        let mut statement = statement.clone();
        if let Some(at) = statement.terms.iter().position(|(it, _)| *it == team) {
            let (_, factor) = statement.terms.remove(at);
            statement.number -= if chosen { factor } else { 0.0 };
        }
        settled(&statement, statement.range(0.0, 1.0))
    })
}

/// Adds to a state what comes of another one with a team in or out.
fn go(nodes: &Nodes, team: usize, chosen: bool, from: &State, to: &mut State) {
    if chosen {
        add(from, nodes.above(team), None, to);
    } else {
        add(from, nodes.below(team), Some(nodes.mass(team)), to);
    }
}

/// The same bits whatever the instruction set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn add(from: &State, side: &[f64], mass: Option<&[f64]>, to: &mut State) {
    let count = side.len();
    let (clear, here) = (&from.clear[..count], &from.here[..count]);
    let (to_clear, to_here) = (&mut to.clear[..count], &mut to.here[..count]);
    for i in 0..count {
        to_clear[i] += clear[i] * side[i];
        to_here[i] += here[i] * side[i];
    }
    if let Some(mass) = mass {
        for (i, mass) in mass.iter().enumerate() {
            to_here[i] += clear[i] * mass;
        }
    }
}

/// Takes a team into the state in which so many are above, from it and from that with one fewer.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count(nodes: &Nodes, team: usize, state: &mut State, fewer: Option<&State>) {
    let (above, below, mass) = (nodes.above(team), nodes.below(team), nodes.mass(team));
    let count = above.len();
    let (clear, here) = (&mut state.clear[..count], &mut state.here[..count]);
    for i in 0..count {
        here[i] = here[i] * below[i] + clear[i] * mass[i];
        clear[i] *= below[i];
    }
    if let Some(fewer) = fewer {
        let (fewer_clear, fewer_here) = (&fewer.clear[..count], &fewer.here[..count]);
        for i in 0..count {
            here[i] += fewer_here[i] * above[i];
            clear[i] += fewer_clear[i] * above[i];
        }
    }
}
