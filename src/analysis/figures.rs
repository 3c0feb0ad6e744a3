//! The figures of a run with their errors, whichever way they were computed.

use super::answer::Answer;
use super::entropy::{bits, entropy};
use super::interval::{ALPHA, Estimate, Estimates, Interval, Moments, rounded};
use super::likeliest::best_first;
use super::method::Method;
use crate::engine::Tally;
use crate::engine::integral::{Critical, Figure, Integral, NEVER, ROUNDING};

/// Probabilities, moments and mean weights of a run. Lists of teams stand in the order of the
/// model.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub(super) method: Method,
    /// How many draws there were; 0 where nothing was drawn.
    pub(super) draws: u64,
    /// How many points of a cube there were; 0 where there were none.
    pub(super) points: u64,
    /// Pieces of the set of all weights, where it was cut up.
    pub(super) pieces: u64,
    /// How far two refinements of a quadrature differ.
    pub(super) refinement: Option<f64>,
    pub(super) complete: bool,
    pub(super) selected: Vec<Estimate>,
    pub(super) ranks: Vec<Estimates>,
    pub(super) winning: Square,
    pub(super) tied: Square,
    pub(super) without: Square,
    /// Teams next to each other in rank order, best first.
    pub(super) neighbours: Vec<Pair>,
    /// Selected sets, likeliest first.
    pub(super) sets: Vec<(Vec<usize>, Interval)>,
    /// All other sets together.
    pub(super) other: Interval,
    /// A set that never came up.
    pub(super) never: Interval,
    pub(super) totals: Vec<Moments>,
    pub(super) weights: Vec<Weights>,
    /// By criterion: whether its weight differs from draw to draw.
    pub(super) weight_varies: Vec<bool>,
    /// Numbers of places that were filled in some draws, with how often; none where nothing was drawn,
    /// since only the first so many are integrated.
    pub(super) filled: Vec<(usize, f64)>,
    /// By question; none where it was not answered.
    pub(super) answers: Vec<Option<Answer>>,
    /// Entropy of the complete ranking in bits.
    pub(super) ranking_entropy: Option<f64>,
}

/// A table of pairs of teams, and the largest 95 % half-width in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Square {
    pub(super) estimate: Vec<Vec<f64>>,
    pub(super) half_width: f64,
}

/// Two teams, the one selected more often first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) above: usize,
    pub(super) below: usize,
    /// How often the first ranks above the second.
    pub(super) winning: Interval,
    /// How often their totals are equal.
    pub(super) tied: Interval,
}

/// Mean weights by criterion that favour a team, in points; none for a penalty, and none at all for
/// a team that is never first, or never selected.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights {
    pub(super) central: Option<Vec<Option<f64>>>,
    pub(super) given_selected: Option<Vec<Option<f64>>>,
}

impl Square {
    /// A table that is not there.
    fn none() -> Self {
        Self {
            estimate: Vec::new(),
            half_width: 0.0,
        }
    }

    fn new(teams: usize, cell: impl Fn(usize, usize) -> Interval) -> Self {
        let mut half_width: f64 = 0.0;
        let mut row = |i: usize| -> Vec<f64> {
            let cells = (0..teams).map(|j| {
                if i == j {
                    return 0.0;
                }
                let cell = cell(i, j);
                half_width = half_width.max(cell.half_width());
                cell.estimate
            });
            cells.collect()
        };
        Self {
            estimate: (0..teams).map(&mut row).collect(),
            half_width,
        }
    }
}

impl From<&Tally> for Figures {
    /// Shares of draws with Wilson's intervals.
    fn from(tally: &Tally) -> Self {
        let teams = tally.teams;
        let share = |count: u64| Interval::counted(count, tally.draws);
        let ranks = tally.ranks.chunks(teams.max(1));
        let listed: u64 = tally.selections.iter().map(|(_, count)| count).sum();
        let sets = tally.selections.iter();
        let mut sets: Vec<(Vec<usize>, Interval)> = sets
            .map(|(set, count)| (set.clone(), share(*count)))
            .collect();
        likeliest_first(&mut sets);
        let figures = Self {
            method: Method::MonteCarlo,
            draws: tally.draws,
            points: 0,
            pieces: 0,
            refinement: None,
            complete: tally.complete,
            selected: (0..teams)
                .map(|team| Estimate::counted(tally.selected(team), tally.draws, teams))
                .collect(),
            ranks: ranks
                .map(|ranks| Estimates::counted(ranks, tally.draws))
                .collect(),
            winning: Square::new(teams, |i, j| share(tally.above(i, j))),
            tied: Square::new(teams, |i, j| share(tally.tied(i, j))),
            without: Square::new(teams, |i, j| share(tally.without[i * teams + j])),
            neighbours: Vec::new(),
            sets,
            other: share(tally.draws - listed),
            never: share(0),
            totals: (0..teams)
                .map(|team| {
                    let (mean, sd) = tally.total(team);
                    Moments {
                        mean,
                        sd,
                        sd_half_width: None,
                    }
                })
                .collect(),
            weights: (0..teams)
                .map(|team| Weights {
                    central: tally.central_weights(team),
                    given_selected: tally.weights_given_selected(team),
                })
                .collect(),
            weight_varies: (0..tally.criteria())
                .map(|criterion| tally.weight_varies(criterion))
                .collect(),
            filled: (tally.filled.iter().enumerate())
                .filter(|(_, draws)| **draws > 0)
                .map(|(places, draws)| (places, *draws as f64 / tally.draws as f64))
                .collect(),
            answers: (0..tally.answers.len())
                .map(|question| Some(Answer::counted(tally, question)))
                .collect(),
            ranking_entropy: tally.rankings().map(|counts| entropy(&counts)),
        };
        figures.paired(|i, j| [share(tally.above(i, j)), share(tally.tied(i, j))])
    }
}

impl From<&Integral> for Figures {
    /// Integrals; intervals from scramblings of the points, and from two refinements on the line.
    fn from(integral: &Integral) -> Self {
        let teams = integral.teams;
        let mut sets: Vec<(Vec<usize>, Interval)> = integral
            .sets
            .iter()
            .enumerate()
            .map(|(at, set)| (set.clone(), Interval::integrated(integral.set(at))))
            .filter(|(_, p)| p.estimate > NEVER)
            .collect();
        likeliest_first(&mut sets);
        let figures = Self {
            method: Method::of(integral),
            draws: 0,
            points: if integral.is_exact() {
                0
            } else {
                integral.points
            },
            pieces: integral.pieces().unwrap_or(0),
            refinement: Some(integral.refinement),
            complete: true,
            selected: (0..teams)
                .map(|team| Estimate::integrated(integral.selected(team), teams))
                .collect(),
            ranks: (0..teams)
                .map(|team| {
                    Estimates::integrated((0..teams).map(|above| integral.rank(team, above)))
                })
                .collect(),
            winning: Square::new(teams, |i, j| Interval::integrated(integral.above(i, j))),
            tied: Square::new(teams, |i, j| Interval::integrated(integral.tied(i, j))),
            without: if integral.has_pairs() {
                Square::new(teams, |i, j| Interval::integrated(integral.without(i, j)))
            } else {
                Square::none()
            },
            neighbours: Vec::new(),
            sets,
            other: Interval::integrated(integral.other_sets()),
            never: Interval {
                estimate: 0.0,
                low: 0.0,
                high: integral.refinement + integral.unseen + ROUNDING,
            },
            totals: (0..teams)
                .map(|team| {
                    let (mean, sd) = integral.total(team);
                    Moments {
                        mean,
                        sd,
                        sd_half_width: (!integral.is_exact()).then(|| integral.total_error(team)),
                    }
                })
                .collect(),
            weights: (0..teams)
                .map(|team| Weights {
                    central: integral.central_weights(team),
                    given_selected: integral.weights_given_selected(team),
                })
                .collect(),
            weight_varies: (0..integral.criteria())
                .map(|criterion| integral.weight_varies(criterion))
                .collect(),
            filled: Vec::new(),
            answers: (0..integral.questions())
                .map(|question| Answer::integrated(integral, question, integral.questions()))
                .collect(),
            ranking_entropy: integral.rankings().map(|shares| bits(shares.into_iter())),
        };
        figures.paired(|i, j| [integral.above(i, j), integral.tied(i, j)].map(Interval::integrated))
    }
}

impl Figures {
    /// With the pairs of neighbours; `pair` tells how often the first of two ranks above the second,
    /// and how often they are equal. All pairs would take more room than all else together.
    fn paired(mut self, pair: impl Fn(usize, usize) -> [Interval; 2]) -> Self {
        let order = ranked(
            self.selected.len(),
            |team| self.selected[team].estimate,
            |team| self.expected_rank(team),
        );
        let next = order.iter().zip(order.iter().skip(1));
        let pairs = next.map(|(&above, &below)| {
            let [winning, tied] = pair(above, below);
            Pair {
                above,
                below,
                winning,
                tied,
            }
        });
        self.neighbours = pairs.collect();
        self
    }

    /// A team's mean rank, from 1.
    pub(super) fn expected_rank(&self, team: usize) -> f64 {
        let others = (0..self.selected.len()).filter(|other| *other != team);
        let beaten: f64 = others.map(|other| self.winning.estimate[other][team]).sum();
        1.0 + beaten
    }

    /// The largest half-width of the teams' selection probabilities and of answers to questions.
    pub fn widest(&self) -> f64 {
        let answers = self
            .answers
            .iter()
            .flatten()
            .map(|answer| &answer.probability);
        let widths = self.selected.iter().chain(answers);
        widths.map(Estimate::half_width).fold(0.0, f64::max)
    }

    /// The first question without an answer.
    pub(super) fn unanswered(&self) -> Option<usize> {
        self.answers.iter().position(Option::is_none)
    }

    /// Probability of a selection, as ascending teams.
    pub(super) fn probability_of(&self, set: &[usize]) -> Interval {
        let listed = self.sets.iter().find(|(listed, _)| listed == set);
        listed.map_or(self.never, |(_, probability)| *probability)
    }

    /// Probability that a team ranks first.
    pub(super) fn first(&self, team: usize) -> f64 {
        self.ranks[team].estimate.first().copied().unwrap_or(0.0)
    }
}

impl Interval {
    /// An integral with its pointwise interval.
    pub(super) fn integrated(figure: Figure) -> Self {
        let (estimate, low, high) = ends(figure, 1);
        Self {
            estimate,
            low,
            high,
        }
    }
}

impl Interval {
    /// A difference of two integrals with its pointwise interval.
    pub(super) fn change(figure: Figure) -> Self {
        let (low, high) = figure.interval(Critical::new(ALPHA, 1));
        Self {
            estimate: if figure.estimate.abs() < NEVER {
                0.0
            } else {
                figure.estimate
            },
            low: low.max(-1.0),
            high: high.min(1.0),
        }
    }
}

impl Estimate {
    /// An integral, one of `claims` that are read together.
    pub(super) fn integrated(figure: Figure, claims: usize) -> Self {
        let (estimate, low, high) = ends(figure, 1);
        let (_, low_simultaneous, high_simultaneous) = ends(figure, claims);
        Self {
            estimate,
            low,
            high,
            low_simultaneous,
            high_simultaneous,
        }
    }
}

impl Estimates {
    fn integrated(figures: impl Iterator<Item = Figure>) -> Self {
        let mut all = Self {
            estimate: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
        };
        for figure in figures {
            let (estimate, low, high) = ends(figure, 1);
            all.estimate.push(estimate);
            all.low.push(low);
            all.high.push(high);
        }
        all
    }
}

/// Sorts selected sets by probability, then by their teams in the order of the file.
fn likeliest_first(sets: &mut [(Vec<usize>, Interval)]) {
    sets.sort_by(|a, b| {
        let probabilities = rounded(b.1.estimate).total_cmp(&rounded(a.1.estimate));
        probabilities.then_with(|| a.0.cmp(&b.0))
    });
}

/// Teams by how often they are selected, then by expected rank, then as in the file.
pub(super) fn ranked(
    teams: usize,
    selected: impl Fn(usize) -> f64,
    expected_rank: impl Fn(usize) -> f64,
) -> Vec<usize> {
    let by_rank = best_first(0..teams, |team| -rounded(expected_rank(team)));
    best_first(by_rank, |team| rounded(selected(team)))
}

/// Estimate and interval, kept between 0 and 1.
fn ends(figure: Figure, claims: usize) -> (f64, f64, f64) {
    let (low, high) = figure.interval(Critical::new(ALPHA, claims));
    let within = |p: f64| p.clamp(0.0, 1.0);
    (figure.probability(), within(low), within(high))
}
