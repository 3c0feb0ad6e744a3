//! What one point adds to the answer: ranks, pairs, and who is selected without whom.

use super::asked::{self, Way};
use super::detail::Wanted;
use super::nodes::Nodes;
use super::pairs;
use super::placed::{Above, Placed, Work, place};
use super::products::dot;
use super::sets::State;
use super::totals::Totals;
use crate::engine::parallel;
use crate::engine::select::Rule;

/// From so many teams on they are placed on all processors, so many at a time.
const MANY: usize = 64;
const BLOCK: usize = 16;

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

/// Working memory.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    states: Vec<State>,
    asked: asked::Scratch,
    above: Above,
    work: Work,
    placed: Placed,
    row: Vec<f64>,
}

/// By team: how often it is first, and selected.
pub(super) type Before = (Vec<f64>, Vec<f64>);

impl Tables {
    /// Nothing yet, with room for every figure.
    pub(super) fn all(teams: usize, questions: usize, criteria: usize) -> Self {
        let zeros = |count: usize| vec![0.0; count];
        Self {
            points: 0.0,
            ranks: zeros(teams * teams),
            selected: Vec::new(),
            wins: zeros(teams * teams),
            ties: zeros(teams * teams),
            without: zeros(teams * teams),
            sets: Vec::new(),
            answers: zeros(questions),
            means: zeros(teams),
            squares: zeros(teams),
            weights_first: zeros(teams * criteria),
            weights_selected: zeros(teams * criteria),
        }
    }

    /// Nothing yet of what is wanted.
    pub(super) fn new(wanted: Wanted<'_>) -> Self {
        let Wanted {
            teams, criteria, ..
        } = wanted;
        let if_so = |so: bool, count: usize| vec![0.0; if so { count } else { 0 }];
        let square = teams * teams;
        Self {
            points: 0.0,
            ranks: if_so(wanted.ranks(), square),
            selected: if_so(!wanted.ranks(), teams),
            wins: if_so(wanted.pairs(), square),
            ties: if_so(wanted.pairs(), square),
            without: if_so(wanted.without(), square),
            sets: vec![0.0; wanted.sets.len()],
            answers: if_so(wanted.answers(), wanted.asked.len()),
            means: vec![0.0; teams],
            squares: vec![0.0; teams],
            weights_first: if_so(wanted.weights(), teams * criteria),
            weights_selected: if_so(wanted.weights(), teams * criteria),
        }
    }

    /// Adds the sums over other points.
    pub(super) fn add(&mut self, other: &Self) {
        self.points += other.points;
        for (mine, theirs) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.selected, &other.selected),
            (&mut self.wins, &other.wins),
            (&mut self.ties, &other.ties),
            (&mut self.without, &other.without),
            (&mut self.sets, &other.sets),
            (&mut self.answers, &other.answers),
            (&mut self.means, &other.means),
            (&mut self.squares, &other.squares),
            (&mut self.weights_first, &other.weights_first),
            (&mut self.weights_selected, &other.weights_selected),
        ] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
    }

    /// The largest difference between probabilities of two tables over the same points.
    pub(super) fn difference(&self, other: &Self) -> f64 {
        let pairs = [
            (&self.ranks, &other.ranks),
            (&self.selected, &other.selected),
            (&self.wins, &other.wins),
            (&self.ties, &other.ties),
            (&self.without, &other.without),
            (&self.sets, &other.sets),
            (&self.answers, &other.answers),
        ];
        let largest = pairs.iter().flat_map(|(a, b)| a.iter().zip(*b));
        largest.fold(0.0, |most: f64, (a, b)| {
            // A number that is none must not look like agreement.
            let off = (a - b).abs();
            if off <= most { most } else { off }
        })
    }

    /// How often each team is first, and selected, by the points added so far; nothing where no
    /// weights are wanted.
    pub(super) fn begin(&self, rule: Rule) -> Before {
        if self.weights_first.is_empty() {
            return Before::default();
        }
        let teams = self.means.len();
        let first = self.ranks.iter().step_by(teams).copied().collect();
        (first, rule.shares(&self.ranks, teams))
    }

    /// Adds what a point brings beside its nodes: totals, which moments are taken about which, pairs,
    /// and the points that value 1 earns by criterion.
    pub(super) fn end(
        &mut self,
        (totals, centres): (&Totals, &[f64]),
        before: &Before,
        multipliers: &[f64],
        wanted: Wanted<'_>,
        scratch: &mut Scratch,
    ) {
        self.points += 1.0;
        if wanted.pairs() {
            pairs::add(totals, &mut self.wins, &mut self.ties, &mut scratch.row);
        }
        for (answer, way) in self.answers.iter_mut().zip(wanted.asked) {
            *answer += way.as_ref().map_or(0.0, |way| way.given(totals));
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
        let Scratch {
            above,
            work,
            placed,
            ..
        } = scratch;
        above.count(nodes, wanted);
        if nodes.teams < MANY {
            place(nodes, above, 0..nodes.teams, wanted, work, placed);
            self.take(0, placed);
        } else {
            let blocks: Vec<usize> = (0..nodes.teams).step_by(BLOCK).collect();
            let parts = parallel::map(&blocks, Work::default, |work, &first| {
                let teams = first..(first + BLOCK).min(nodes.teams);
                let mut placed = Placed::default();
                place(nodes, above, teams, wanted, work, &mut placed);
                placed
            });
            for (first, placed) in blocks.iter().zip(&parts) {
                self.take(*first, placed);
            }
        }
        wanted.sets.add(nodes, &mut scratch.states, &mut self.sets);
        for (answer, way) in self.answers.iter_mut().zip(wanted.asked) {
            let at = |way: &Way| way.at(nodes, &mut scratch.asked);
            *answer += way.as_ref().map_or(0.0, at);
        }
    }

    /// Adds what some teams came to, the first of which is told.
    fn take(&mut self, first: usize, placed: &Placed) {
        let teams = self.means.len();
        let ranks = self.ranks.iter_mut().skip(first * teams);
        ranks.zip(&placed.ranks).for_each(|(sum, p)| *sum += p);
        if !placed.selected.is_empty() {
            let selected = self.selected[first..].iter_mut();
            selected
                .zip(&placed.selected)
                .for_each(|(sum, p)| *sum += p);
        }
        let pairs = (first..teams).flat_map(|i| (i + 1..teams).map(move |j| (i, j)));
        for ((i, j), [there, back]) in pairs.zip(&placed.without) {
            self.without[i * teams + j] += there;
            self.without[j * teams + i] += back;
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
    pub(super) fn add_weights(&mut self, before: &Before, rule: Rule, multipliers: &[f64]) {
        let teams = before.0.len();
        let after = self.begin(rule);
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
}
