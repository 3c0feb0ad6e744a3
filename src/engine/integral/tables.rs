//! What one point adds to the answer: ranks, pairs, and who is selected without whom.

use multiversion::multiversion;

use super::asked::{self, Way};
use super::law::{Fewer, Law, Sums};
use super::nodes::Nodes;
use super::sets::{Sets, State};
use super::tails::Tails;
use super::totals::Totals;
use crate::engine::select::Rule;

/// Integrals over the line, or sums of them over points. Square tables are row by row, in the order
/// of teams.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tables {
    /// Points summed.
    pub(super) points: f64,
    /// `[i, r]`: team i has rank r + 1.
    pub(super) ranks: Vec<f64>,
    /// By team: it is selected. Settled once all points are in.
    pub(super) selected: Vec<f64>,
    /// `[i, j]`: i is above j, lots included.
    pub(super) wins: Vec<f64>,
    /// `[i, j]`: the totals of i and j are equal.
    pub(super) ties: Vec<f64>,
    /// `[i, j]`: i is selected and j is not.
    pub(super) without: Vec<f64>,
    /// By set.
    pub(super) sets: Vec<f64>,
    /// By question, where the other tables do not answer it.
    pub(super) answers: Vec<f64>,
    /// By team: mean and mean square of the total, about a centre that is the same for all points, so
    /// that a large total does not take the digits of a small spread.
    pub(super) means: Vec<f64>,
    pub(super) squares: Vec<f64>,
    /// `[i, criterion]`: weights in points where i is first, and where i is selected.
    pub(super) weights_first: Vec<f64>,
    pub(super) weights_selected: Vec<f64>,
}

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// All.
    Everything,
    /// Ranks and totals only.
    Ranks,
}

/// What is computed at every point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) rule: Rule,
    pub(super) detail: Detail,
    pub(super) sets: &'a Sets,
    /// By question: how it is integrated, if it is.
    pub(super) asked: &'a [Option<Way>],
}

impl Wanted<'_> {
    fn everything(&self) -> bool {
        self.detail == Detail::Everything
    }
}

/// Working memory.
#[derive(Debug)]
pub(super) struct Scratch {
    pub(super) tails: Tails,
    states: Vec<State>,
    asked: asked::Scratch,
    all: Law,
    rest: Law,
    sums: Sums,
    fewer: Fewer,
}

impl Scratch {
    pub(super) fn new() -> Self {
        Self {
            tails: Tails::new(),
            states: Vec::new(),
            asked: asked::Scratch::default(),
            all: Law::default(),
            rest: Law::default(),
            sums: Sums::default(),
            fewer: Fewer::default(),
        }
    }
}

impl Tables {
    pub(super) fn new(teams: usize, sets: usize, questions: usize, criteria: usize) -> Self {
        let square = vec![0.0; teams * teams];
        Self {
            points: 0.0,
            ranks: square.clone(),
            selected: Vec::new(),
            wins: square.clone(),
            ties: square.clone(),
            without: square,
            sets: vec![0.0; sets],
            answers: vec![0.0; questions],
            means: vec![0.0; teams],
            squares: vec![0.0; teams],
            weights_first: vec![0.0; teams * criteria],
            weights_selected: vec![0.0; teams * criteria],
        }
    }

    fn lists(&self) -> [&Vec<f64>; 10] {
        [
            &self.ranks,
            &self.wins,
            &self.ties,
            &self.without,
            &self.sets,
            &self.answers,
            &self.means,
            &self.squares,
            &self.weights_first,
            &self.weights_selected,
        ]
    }

    fn lists_mut(&mut self) -> [&mut Vec<f64>; 10] {
        [
            &mut self.ranks,
            &mut self.wins,
            &mut self.ties,
            &mut self.without,
            &mut self.sets,
            &mut self.answers,
            &mut self.means,
            &mut self.squares,
            &mut self.weights_first,
            &mut self.weights_selected,
        ]
    }

    /// Adds the sums over other points.
    pub(super) fn add(&mut self, other: &Self) {
        self.points += other.points;
        for (mine, theirs) in self.lists_mut().into_iter().zip(other.lists()) {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
    }

    /// The largest difference between probabilities of two tables over the same points.
    pub(super) fn difference(&self, other: &Self) -> f64 {
        let pairs = self.lists().into_iter().zip(other.lists());
        let largest = pairs.take(6).flat_map(|(a, b)| a.iter().zip(b));
        largest.fold(0.0, |most: f64, (a, b)| {
            // A number that is none must not look like agreement.
            let off = (a - b).abs();
            if off <= most { most } else { off }
        })
    }

    /// How often each team is first, and selected, by the points added so far.
    pub(super) fn begin(&self, teams: usize, rule: Rule) -> (Vec<f64>, Vec<f64>) {
        (self.first(teams), rule.shares(&self.ranks, teams))
    }

    /// Adds what a point brings beside its nodes: totals, which moments are taken about which, pairs,
    /// and the points that value 1 earns by criterion.
    pub(super) fn end(
        &mut self,
        (totals, centres): (&Totals, &[f64]),
        before: &(Vec<f64>, Vec<f64>),
        multipliers: &[f64],
        wanted: Wanted<'_>,
        tails: Tails,
    ) {
        self.points += 1.0;
        if wanted.everything() {
            self.add_pairs(totals, tails);
            for (answer, way) in self.answers.iter_mut().zip(wanted.asked) {
                *answer += way.as_ref().map_or(0.0, |way| way.given(totals, tails));
            }
        }
        for (team, (mean, sd)) in totals.iter().enumerate() {
            let off = mean - centres[team];
            self.means[team] += off;
            self.squares[team] += off * off + sd * sd;
        }
        self.add_weights(before, wanted.rule, multipliers);
    }

    /// Adds ranks, who is selected without whom, and selections at some nodes.
    pub(super) fn add_nodes(&mut self, nodes: &Nodes, wanted: Wanted<'_>, scratch: &mut Scratch) {
        let everything = wanted.everything();
        integrate(self, nodes, wanted.rule.line(), everything, scratch);
        if !everything {
            return;
        }
        let sets = wanted.sets;
        sets.add(nodes, &mut scratch.states, &mut self.sets);
        for (answer, way) in self.answers.iter_mut().zip(wanted.asked) {
            let at = |way: &Way| way.at(nodes, &mut scratch.asked);
            *answer += way.as_ref().map_or(0.0, at);
        }
    }

    /// Adds who is above whom at some nodes.
    pub(super) fn add_pairs_at(&mut self, nodes: &Nodes) {
        for i in 0..nodes.teams {
            for j in (0..nodes.teams).filter(|j| *j != i) {
                self.wins[i * nodes.teams + j] += dot(nodes.mass(i), nodes.below(j));
            }
        }
    }

    /// Adds the points that value 1 earns, times how much more often than `before` each team is
    /// first, and is selected.
    pub(super) fn add_weights(
        &mut self,
        before: &(Vec<f64>, Vec<f64>),
        rule: Rule,
        multipliers: &[f64],
    ) {
        let teams = before.0.len();
        let after = self.begin(teams, rule);
        for team in 0..teams {
            let first = after.0[team] - before.0[team];
            let selected = after.1[team] - before.1[team];
            let row = team * multipliers.len();
            for (criterion, points) in multipliers.iter().enumerate() {
                self.weights_first[row + criterion] += points * first;
                self.weights_selected[row + criterion] += points * selected;
            }
        }
    }

    /// How often a team has each rank.
    pub(super) fn ranks_mut(&mut self, team: usize) -> &mut [f64] {
        let teams = self.means.len();
        &mut self.ranks[team * teams..][..teams]
    }

    /// Adds to the entry of two teams, the first times their number plus the second: how often the
    /// first is above the second, equal to it, and selected without it.
    pub(super) fn add_pair(&mut self, at: usize, above: f64, tied: f64, without: f64) {
        self.wins[at] += above;
        self.ties[at] += tied;
        self.without[at] += without;
    }

    /// By team: how often it is first.
    fn first(&self, teams: usize) -> Vec<f64> {
        self.ranks.iter().step_by(teams).copied().collect()
    }

    /// Two normal numbers differ by a normal number.
    fn add_pairs(&mut self, totals: &Totals, tails: Tails) {
        let teams = totals.len();
        for (i, (mean, sd)) in totals.iter().enumerate() {
            for (j, (other, spread)) in totals.iter().enumerate().skip(i + 1) {
                let sd = libm::sqrt(sd * sd + spread * spread);
                let gap = mean - other;
                let (above, below, tied) = if sd > 0.0 {
                    let (tail, _) = tails.at(gap / sd);
                    if gap > 0.0 {
                        (1.0 - tail, tail, 0.0)
                    } else {
                        (tail, 1.0 - tail, 0.0)
                    }
                } else if gap == 0.0 {
                    (0.5, 0.5, 1.0)
                } else if gap > 0.0 {
                    (1.0, 0.0, 0.0)
                } else {
                    (0.0, 1.0, 0.0)
                };
                self.wins[i * teams + j] += above;
                self.wins[j * teams + i] += below;
                self.ties[i * teams + j] += tied;
                self.ties[j * teams + i] += tied;
            }
        }
    }
}

/// Ranks of all teams, and who is selected without whom; the same bits whatever the instruction
/// set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn integrate(
    tables: &mut Tables,
    nodes: &Nodes,
    places: usize,
    pairs: bool,
    scratch: &mut Scratch,
) {
    let teams = nodes.teams;
    scratch.all.of_all(nodes);
    for team in 0..teams {
        let live = nodes.live(team);
        scratch.rest.without(&scratch.all, nodes, team);
        let mass = &nodes.mass(team)[live.clone()];
        for rank in 0..teams {
            let law = &scratch.rest.row(rank)[live.clone()];
            tables.ranks[team * teams + rank] += dot(mass, law);
        }
        if !pairs || places >= teams {
            continue;
        }
        scratch.sums.of(&scratch.rest, teams);
        for other in team + 1..teams {
            let theirs = nodes.live(other);
            // Nothing lies between two stretches that do not meet, and their masses are 0 there.
            let range = live.start.min(theirs.start)..live.end.max(theirs.end);
            let fewer = &mut scratch.fewer;
            scratch
                .sums
                .at_most(nodes, other, places - 1, range.clone(), fewer);
            let [mine, above, below] = [nodes.mass(team), nodes.above(team), nodes.below(team)]
                .map(|list| &list[range.clone()]);
            let [yours, over, under] = [nodes.mass(other), nodes.above(other), nodes.below(other)]
                .map(|list| &list[range.clone()]);
            let (seats, fewer) = (&fewer.seats[range.clone()], &fewer.fewer[range.clone()]);
            // i at the node and j below it, at most k − 1 others above: i is in and above j. From
            // this goes what has j in as well: j at the node, i above it, at most k − 2 others.
            tables.without[team * teams + other] +=
                dot3(mine, under, seats) - dot3(yours, above, fewer);
            tables.without[other * teams + team] +=
                dot3(yours, below, seats) - dot3(mine, over, fewer);
        }
    }
}

/// Σ a b, in eight sums that fill a vector.
#[inline(always)]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = a.remainder().iter().zip(b.remainder());
    let rest: f64 = rest.map(|(a, b)| a * b).sum();
    let mut sums = [0.0; 8];
    for (a, b) in a.zip(b) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}

/// Σ a, in the same way.
pub(super) fn sum(a: &[f64]) -> f64 {
    let a = a.chunks_exact(8);
    let rest: f64 = a.remainder().iter().sum();
    let mut sums = [0.0; 8];
    for a in a {
        for lane in 0..8 {
            sums[lane] += a[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}

#[inline(always)]
fn dot3(a: &[f64], b: &[f64], c: &[f64]) -> f64 {
    let (a, b, c) = (a.chunks_exact(8), b.chunks_exact(8), c.chunks_exact(8));
    let rest = a.remainder().iter().zip(b.remainder()).zip(c.remainder());
    let rest: f64 = rest.map(|((a, b), c)| a * b * c).sum();
    let mut sums = [0.0; 8];
    for ((a, b), c) in a.zip(b).zip(c) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane] * c[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}
