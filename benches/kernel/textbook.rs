//! The loop that a good analyst would write.

use cutline::model::{Beyond, Model, Quantity, WeightLaw};
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Exp1, StandardNormal};

/// Draws from one generator.
const CHUNK: u64 = 1_000;

/// A model of normal scores on straight scales, with weights that are known, uniform on a simplex, or
/// uniform in blocks of two.
pub(crate) struct Textbook {
    places: usize,
    weights: Vec<Group>,
    penalties: Vec<(usize, f64, f64)>,
    /// By team and criterion: mean and standard deviation of the value.
    cells: Vec<Vec<(f64, f64)>>,
    /// Ends at which values are held, by criterion.
    held: Vec<Option<(f64, f64)>>,
    is_penalty: Vec<bool>,
    halo: f64,
}

enum Group {
    Fixed(Vec<(usize, f64)>),
    Simplex(Vec<usize>, f64),
    /// The first is uniform between two ends, the second has the rest.
    Pair([usize; 2], [f64; 2], f64),
}

/// What is counted.
pub(crate) struct Counts {
    pub(crate) ranks: Vec<u64>,
    pub(crate) wins: Vec<u64>,
    pub(crate) without: Vec<u64>,
    /// Weights summed by who is first and by who is selected.
    pub(crate) weights: [Vec<f64>; 2],
    pub(crate) totals: Vec<(f64, f64)>,
}

impl Textbook {
    pub(crate) fn new(model: &Model) -> Self {
        let weights = model.weights.iter().map(|group| match &group.law {
            WeightLaw::Fixed(weights) => {
                let members = group.members.iter().copied();
                Group::Fixed(members.zip(weights.iter().copied()).collect())
            }
            WeightLaw::Uniform(set) if set.low.len() == 2 => {
                let members = [group.members[0], group.members[1]];
                let low = set.low[0].max(set.total - set.high[1]);
                let high = set.high[0].min(set.total - set.low[1]);
                Group::Pair(members, [low, high], set.total)
            }
            WeightLaw::Uniform(set) => {
                let free = set.low.iter().all(|low| *low == 0.0);
                assert!(free && set.high.iter().all(|high| *high >= set.total));
                Group::Simplex(group.members.clone(), group.total)
            }
            other => panic!("no textbook for {other:?}"),
        });
        let penalties = model.criteria.iter().enumerate().filter_map(|(at, it)| {
            it.penalty.as_ref().map(|penalty| match penalty {
                Quantity::Uniform { min, max } => (at, *min, *max),
                other => panic!("no textbook for {other:?}"),
            })
        });
        let straight = model
            .criteria
            .iter()
            .map(|it| it.value.single_piece().unwrap());
        let straight: Vec<((f64, f64), Beyond)> = straight.collect();
        let cell = |(score, ((intercept, slope), _)): (&Quantity, &((f64, f64), Beyond))| {
            let (mean, sd) = match score {
                Quantity::Normal {
                    mean,
                    sd,
                    min: None,
                    max: None,
                } => (*mean, *sd),
                Quantity::Sure(mean) => (*mean, 0.0),
                other => panic!("no textbook for {other:?}"),
            };
            (intercept + slope * mean, slope * sd)
        };
        let cells = model
            .teams
            .iter()
            .map(|team| team.scores.iter().zip(&straight).map(cell));
        let held = model
            .criteria
            .iter()
            .zip(&straight)
            .map(|(it, (_, beyond))| (*beyond == Beyond::Clamp).then(|| it.value.bounds()));
        Self {
            places: model.places,
            weights: weights.collect(),
            penalties: penalties.collect(),
            cells: cells.map(Iterator::collect).collect(),
            held: held.collect(),
            is_penalty: model
                .criteria
                .iter()
                .map(|it| it.penalty.is_some())
                .collect(),
            halo: model.correlation.within_team,
        }
    }

    fn weights(&self, rng: &mut SmallRng, out: &mut [f64]) {
        for group in &self.weights {
            match group {
                Group::Fixed(weights) => {
                    for (at, weight) in weights {
                        out[*at] = *weight;
                    }
                }
                Group::Simplex(members, total) => {
                    let mut sum = 0.0;
                    for at in members {
                        let part: f64 = Exp1.sample(rng);
                        out[*at] = part;
                        sum += part;
                    }
                    for at in members {
                        out[*at] *= total / sum;
                    }
                }
                Group::Pair([a, b], [low, high], total) => {
                    out[*a] = rng.random_range(*low..*high);
                    out[*b] = total - out[*a];
                }
            }
        }
        for (at, min, max) in &self.penalties {
            out[*at] = -rng.random_range(*min..*max);
        }
    }

    /// The values of one team.
    fn values(&self, team: usize, rng: &mut SmallRng, out: &mut [f64]) {
        let (own, shared) = ((1.0 - self.halo).sqrt(), self.halo.sqrt());
        let halo: f64 = if self.halo > 0.0 {
            StandardNormal.sample(rng)
        } else {
            0.0
        };
        for (at, (mean, sd)) in self.cells[team].iter().enumerate() {
            let mut z: f64 = StandardNormal.sample(rng);
            if self.halo > 0.0 && !self.is_penalty[at] {
                z = own * z + shared * halo;
            }
            let value = mean + sd * z;
            out[at] = match self.held[at] {
                Some((low, high)) => value.clamp(low, high),
                None => value,
            };
        }
    }

    /// Draws and counts.
    pub(crate) fn run(&self, draws: u64, seed: u64) -> Counts {
        let (n, criteria) = (self.cells.len(), self.held.len());
        let mut counts = Counts {
            ranks: vec![0; n * n],
            wins: vec![0; n * n],
            without: vec![0; n * n],
            weights: [vec![0.0; n * criteria], vec![0.0; n * criteria]],
            totals: vec![(0.0, 0.0); n],
        };
        let varies = self
            .weights
            .iter()
            .any(|group| !matches!(group, Group::Fixed(_)));
        let (mut weights, mut values) = (vec![0.0; criteria], vec![0.0; criteria]);
        for chunk in 0..draws.div_ceil(CHUNK) {
            let mut rng = SmallRng::seed_from_u64(seed << 32 | chunk);
            for _ in 0..CHUNK.min(draws - chunk * CHUNK) {
                self.weights(&mut rng, &mut weights);
                let mut totals = Vec::with_capacity(n);
                for team in 0..n {
                    self.values(team, &mut rng, &mut values);
                    let parts = weights.iter().zip(&values);
                    let total = parts.fold(0.0, |sum, (weight, value)| sum + weight * value);
                    totals.push((total, team));
                    counts.totals[team].0 += total;
                    counts.totals[team].1 += total * total;
                }
                totals.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
                for (rank, &(_, i)) in totals.iter().enumerate() {
                    counts.ranks[i * n + rank] += 1;
                    for &(_, j) in &totals[rank + 1..] {
                        counts.wins[i * n + j] += 1;
                    }
                }
                for &(_, i) in &totals[..self.places] {
                    for &(_, j) in &totals[self.places..] {
                        counts.without[i * n + j] += 1;
                    }
                }
                if varies {
                    for (rank, &(_, i)) in totals[..self.places].iter().enumerate() {
                        for sums in &mut counts.weights[usize::from(rank > 0)..] {
                            let sums = &mut sums[i * criteria..][..criteria];
                            for (sum, weight) in sums.iter_mut().zip(&weights) {
                                *sum += weight;
                            }
                        }
                    }
                }
            }
        }
        counts
    }

    /// How often each of these weights make first whom they belong to: by their order, all from the same
    /// draws of the values.
    pub(crate) fn confidence(&self, weights: &[Vec<f64>], draws: u64, seed: u64) -> Vec<u64> {
        let (n, criteria) = (self.cells.len(), self.held.len());
        let mut values = vec![vec![0.0; criteria]; n];
        let mut first = vec![0; n];
        for chunk in 0..draws.div_ceil(CHUNK) {
            let mut rng = SmallRng::seed_from_u64(seed << 32 | chunk);
            for _ in 0..CHUNK.min(draws - chunk * CHUNK) {
                for (team, values) in values.iter_mut().enumerate() {
                    self.values(team, &mut rng, values);
                }
                for weights in weights {
                    let total = |values: &Vec<f64>| {
                        let parts = weights.iter().zip(values);
                        parts.fold(0.0, |sum, (weight, value)| sum + weight * value)
                    };
                    let totals = values.iter().map(total);
                    let best = totals.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
                    first[best.unwrap().0] += 1;
                }
            }
        }
        first
    }
}
