//! Probabilities of whole selections.
//!
//! A set is selected where all of it is above the best of the rest. Sets are walked as a tree: one
//! team after another is put in or left out, and what two sets have in common is computed once.

use multiversion::multiversion;

use super::nodes::Nodes;
use super::products::{dot, sum};
use crate::engine::select::Rule;

/// Sets that are listed at most.
const MOST: usize = 4_096;
/// Numbers that a walk computes at most: about a tenth of a second.
const WORK: usize = 100_000_000;
/// Pairs of numbers in a walk's tables at most: some 640 MB.
const TABLES: usize = 40_000_000;

/// Selections whose probabilities are wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sets {
    /// Teams in the order in which a walk decides about them.
    order: Vec<usize>,
    /// By set: whether the team at each place of the order is in; sorted.
    patterns: Vec<Vec<bool>>,
}

impl Sets {
    /// The likeliest selections, all of them where they are not too many; and `also`, however
    /// unlikely.
    pub(super) fn likeliest(nodes: &Nodes, rule: Rule, also: Option<&[usize]>) -> Self {
        let places = rule.line();
        let order = by_certainty(nodes);
        if places == nodes.teams {
            let patterns = vec![vec![true; places]];
            return Self { order, patterns };
        }
        let walk = Walk::new(nodes, &order, places);
        let mut patterns = Vec::new();
        if let Some(walk) = walk {
            // All of them at once, or the likeliest in steps.
            let few = ways(nodes.teams, places) <= MOST as f64;
            let all = if few { walk.at_least(0.0) } else { None };
            patterns = all.unwrap_or_else(|| {
                let steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-9, 0.0].into_iter();
                let found = steps.map_while(|least| walk.at_least(least));
                found.last().unwrap_or_default()
            });
        }
        if let Some(also) = also {
            let pattern: Vec<bool> = order.iter().map(|team| also.contains(team)).collect();
            if !patterns.contains(&pattern) {
                patterns.push(pattern);
            }
        }
        patterns.sort();
        Self { order, patterns }
    }

    /// How many are listed at most.
    pub(super) fn most(teams: usize, rule: Rule) -> usize {
        ways(teams, rule.line()).min(MOST as f64) as usize
    }

    pub(super) fn len(&self) -> usize {
        self.patterns.len()
    }

    /// The sets as ascending teams.
    pub(super) fn teams(&self) -> Vec<Vec<usize>> {
        let members = self.patterns.iter().map(|pattern| {
            let chosen = self
                .order
                .iter()
                .zip(pattern)
                .filter(|(_, chosen)| **chosen);
            let mut teams: Vec<usize> = chosen.map(|(team, _)| *team).collect();
            teams.sort_unstable();
            teams
        });
        members.collect()
    }

    /// Adds each set's probability to `out`.
    pub(super) fn add(&self, nodes: &Nodes, states: &mut Vec<State>, out: &mut [f64]) {
        if self.patterns.is_empty() {
            return;
        }
        if let [only] = self.patterns.as_slice()
            && only.iter().all(|chosen| *chosen)
        {
            // Nobody is left out, wherever a team is.
            out[0] += sum(nodes.mass(0));
            return;
        }
        states.resize_with(self.order.len() + 1, State::default);
        for state in &mut *states {
            state.restart(nodes.count);
        }
        let mut before: Option<&Vec<bool>> = None;
        for (pattern, out) in self.patterns.iter().zip(out) {
            let common = before.map_or(0, |before| {
                let same = before.iter().zip(pattern);
                same.take_while(|(a, b)| a == b).count()
            });
            for place in common..self.order.len() {
                let (done, next) = states.split_at_mut(place + 1);
                done[place].step(nodes, self.order[place], pattern[place], &mut next[0]);
            }
            *out += sum(&states[self.order.len()].here);
            before = Some(pattern);
        }
    }
}

/// How many sets of so many teams there are.
fn ways(teams: usize, places: usize) -> f64 {
    (0..places).fold(1.0, |ways, i| ways * (teams - i) as f64 / (i + 1) as f64)
}

/// The most certain teams first, so that a walk branches late.
fn by_certainty(nodes: &Nodes) -> Vec<usize> {
    // How far a team's mean share of others above is from the middle.
    let far = |team: usize| {
        let mass = nodes.mass(team);
        let mut above: Vec<f64> = vec![0.0; nodes.count];
        for other in (0..nodes.teams).filter(|other| *other != team) {
            for (sum, p) in above.iter_mut().zip(nodes.above(other)) {
                *sum += p;
            }
        }
        (dot(mass, &above) - 0.5 * (nodes.teams as f64 - 1.0)).abs()
    };
    let mut order: Vec<(f64, usize)> = (0..nodes.teams).map(|team| (far(team), team)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, team)| team).collect()
}

/// What has been decided so far, by node: the probability that those in are above the node and
/// those out below, and the same with one of those out at the node.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) clear: Vec<f64>,
    pub(super) here: Vec<f64>,
}

impl State {
    fn start(nodes: usize) -> Self {
        Self {
            clear: vec![1.0; nodes],
            here: vec![0.0; nodes],
        }
    }

    /// So many states of nothing, in the memory of others.
    pub(super) fn zeros(states: &mut Vec<Self>, count: usize, nodes: usize) {
        states.resize_with(count.max(states.len()), Self::default);
        for state in &mut states[..count] {
            for list in [&mut state.clear, &mut state.here] {
                list.clear();
                list.resize(nodes, 0.0);
            }
        }
    }

    /// Nothing decided; only the first state of a walk must hold something.
    fn restart(&mut self, nodes: usize) {
        for (list, start) in [(&mut self.clear, 1.0), (&mut self.here, 0.0)] {
            list.resize(nodes, start);
            list.fill(start);
        }
    }

    /// The state after one more team.
    fn step(&self, nodes: &Nodes, team: usize, chosen: bool, next: &mut Self) {
        let mass = (!chosen).then(|| nodes.mass(team));
        let side = if chosen {
            nodes.above(team)
        } else {
            nodes.below(team)
        };
        step(self, side, mass, next);
    }
}

/// The same bits whatever the instruction set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn step(state: &State, side: &[f64], mass: Option<&[f64]>, next: &mut State) {
    let (clear, here) = (&state.clear[..side.len()], &state.here[..side.len()]);
    let next_clear = &mut next.clear[..side.len()];
    let next_here = &mut next.here[..side.len()];
    match mass {
        None => {
            for i in 0..side.len() {
                next_clear[i] = clear[i] * side[i];
                next_here[i] = here[i] * side[i];
            }
        }
        Some(mass) => {
            let mass = &mass[..side.len()];
            for i in 0..side.len() {
                next_clear[i] = clear[i] * side[i];
                next_here[i] = here[i] * side[i] + clear[i] * mass[i];
            }
        }
    }
}

/// The probability of all that follows a beginning.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn following(state: &State, rest: &State) -> f64 {
    dot(&state.clear, &rest.here) + dot(&state.here, &rest.clear)
}

/// A walk over all sets, with the probability of everything that can follow a beginning.
struct Walk<'a> {
    nodes: &'a Nodes,
    order: &'a [usize],
    places: usize,
    /// `[place][seats]`: of the teams from this place of the order on, exactly so many are above,
    /// with none and with one of the others at the node.
    rest: Vec<Vec<State>>,
}

impl<'a> Walk<'a> {
    /// None where its tables would be too large.
    fn new(nodes: &'a Nodes, order: &'a [usize], places: usize) -> Option<Self> {
        if nodes.teams * (places + 1) * nodes.count > TABLES {
            return None;
        }
        let empty = State {
            clear: vec![0.0; nodes.count],
            here: vec![0.0; nodes.count],
        };
        let mut rest = vec![vec![empty.clone(); places + 1]];
        rest[0][0].clear.fill(1.0);
        for &team in order.iter().rev() {
            let after = &rest[rest.len() - 1];
            let (mut chosen, mut left) = (empty.clone(), empty.clone());
            let row = (0..=places).map(|seats| {
                after[seats].step(nodes, team, false, &mut left);
                let mut state = left.clone();
                if seats > 0 {
                    after[seats - 1].step(nodes, team, true, &mut chosen);
                    for (a, b) in state.clear.iter_mut().zip(&chosen.clear) {
                        *a += b;
                    }
                    for (a, b) in state.here.iter_mut().zip(&chosen.here) {
                        *a += b;
                    }
                }
                state
            });
            let row = row.collect();
            rest.push(row);
        }
        rest.reverse();
        Some(Self {
            nodes,
            order,
            places,
            rest,
        })
    }

    /// All sets of at least this probability; none where that is too much work.
    fn at_least(&self, least: f64) -> Option<Vec<Vec<bool>>> {
        let mut search = Search {
            walk: self,
            least,
            states: (0..=self.order.len())
                .map(|_| State::start(self.nodes.count))
                .collect(),
            pattern: Vec::new(),
            found: Vec::new(),
            work: WORK,
        };
        search.go(0, self.places).then_some(search.found)
    }
}

struct Search<'a> {
    walk: &'a Walk<'a>,
    least: f64,
    states: Vec<State>,
    pattern: Vec<bool>,
    found: Vec<Vec<bool>>,
    work: usize,
}

impl Search<'_> {
    /// Goes on from a place of the order with so many seats left; false where it gives up.
    fn go(&mut self, place: usize, seats: usize) -> bool {
        let state = &self.states[place];
        let rest = &self.walk.rest[place][seats];
        let left = following(state, rest);
        if left < self.least || left <= 0.0 {
            return true;
        }
        if place == self.walk.order.len() {
            self.found.push(self.pattern.clone());
            return self.found.len() <= MOST;
        }
        let cost = 8 * self.walk.nodes.count;
        if self.work < cost {
            return false;
        }
        self.work -= cost;
        let team = self.walk.order[place];
        for chosen in [true, false] {
            if chosen && seats == 0 {
                continue;
            }
            let (done, next) = self.states.split_at_mut(place + 1);
            done[place].step(self.walk.nodes, team, chosen, &mut next[0]);
            self.pattern.push(chosen);
            let going = self.go(place + 1, seats - usize::from(chosen));
            self.pattern.pop();
            if !going {
                return false;
            }
        }
        true
    }
}
