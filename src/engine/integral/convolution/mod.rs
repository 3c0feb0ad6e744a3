//! Totals of any law, where they are independent: known weights and penalties, and nothing that
//! several teams share.
//!
//! The law of a total is the convolution of its cells', on a lattice: shares of a cell between two
//! places go to both so that its mean is kept, transforms multiply, and single points (of discrete
//! scores, or where a value function holds scores back) are carried along exactly, because equal
//! totals are settled by lot. A halo is integrated outside: given it a team's cells are independent,
//! and the mean of their convolutions is the law. Probabilities of ranks come from the same
//! recurrence as for normal totals.
//!
//! Errors fall with the square of the lattice's step, so two lattices, one twice as fine, tell the
//! limit (Richardson 1911). Lattices are refined until that settles to 1e-9, or they are too large.

mod cell;
mod fourier;
mod lattice;
mod piles;
mod team;

use std::collections::HashMap;

use rayon::prelude::*;

use self::cell::Cell;
use self::lattice::Lattice;
use self::team::Team;
use super::LONGEST;
use super::cube::Weights;
use super::parts::{Found, Parts};
use super::reason::Reason;
use super::sets::Sets;
use super::tables::{Detail, Scratch, Tables};
use super::tails::Tails;
use crate::engine::Monitor;
use crate::engine::stream::Variable;
use crate::model::Model;
use crate::model::exact::Exact;
use crate::scenario::Quantity;

/// Extrapolations that agree so well are good enough.
const AGREEMENT: f64 = 1e-9;
/// Levels at most; each halves the step.
const LEVELS: i32 = 12;
/// Steps of the first lattice in an sd of the narrowest total.
const COARSEST: f64 = 4.0;
/// Multiplications for the transforms of one level at most: some seconds.
const TRANSFORMS: f64 = 1e10;
/// A normal that weighs less beside its halo makes the halo's integrand too narrow.
const LEAST_OWN: f64 = 0.1;
/// Places that are worked on at a time, so that their tables stay near the processor.
const CHUNK: usize = 256;

/// A model whose totals are independent.
#[derive(Debug)]
pub(super) struct Convolution {
    teams: Vec<Team>,
    /// Points that value 1 earns by criterion; negative for a penalty.
    multipliers: Vec<f64>,
    /// Step of the first lattice, in points.
    step: f64,
}

/// What came of the refinements.
pub(super) struct Settled {
    pub(super) tables: Tables,
    pub(super) sets: Sets,
    /// How far the result may be from the limit, by the last refinements.
    pub(super) error: f64,
}

impl Convolution {
    pub(super) fn new(parts: &Parts, model: &Model) -> Result<Self, Reason> {
        let shared = parts.outside(false);
        let outside = parts.free_weight.as_deref();
        if let Some(quantity) = outside.or(shared.first().map(|(_, address)| *address)) {
            return Err(Reason::Outside {
                quantity: quantity.to_owned(),
            });
        }
        let multipliers = multipliers(&parts.weights, parts, model);
        let teams: Vec<Team> = (0..model.teams.len())
            .map(|team| self::team(team, parts, &multipliers, model))
            .collect::<Result<_, _>>()?;
        let variances = teams.iter().map(Team::variance).filter(|v| *v > 0.0);
        let narrowest = libm::sqrt(variances.fold(f64::INFINITY, f64::min));
        let step = if narrowest.is_finite() {
            narrowest / COARSEST
        } else {
            1.0
        };
        Ok(Self {
            teams,
            multipliers,
            step,
        })
    }

    /// Refines the lattice until its limit settles; none where the monitor ended it first, or not
    /// even coarse lattices are small enough.
    pub(super) fn settle(
        &self,
        places: usize,
        watched: Option<&[usize]>,
        detail: Detail,
        monitor: &dyn Monitor,
    ) -> Option<Settled> {
        let mut sets: Option<Sets> = None;
        let mut before: Option<Tables> = None;
        let mut settled: Option<Tables> = None;
        let mut differences: Vec<f64> = Vec::new();
        let mut points = 0;
        for level in 0..LEVELS {
            let Some(lattice) = self.lattice(libm::scalbn(self.step, -level)) else {
                break;
            };
            let sets = sets.get_or_insert_with(|| match detail {
                Detail::Everything => {
                    Sets::likeliest(&lattice.nodes(&lattice.places), places, watched)
                }
                Detail::Ranks => Sets::default(),
            });
            points += lattice.places.len() as u64;
            let known = error(&differences);
            monitor.look(points, known.is_finite().then_some(known));
            let tables = self.tables(&lattice, places, detail, sets, monitor);
            if monitor.stop() {
                return None;
            }
            if let Some(before) = before {
                let limit = tables.limit(&before);
                if let Some(last) = &settled {
                    differences.push(limit.difference(last));
                }
                settled = Some(limit);
                if error(&differences) <= AGREEMENT {
                    break;
                }
            }
            before = Some(tables);
        }
        Some(Settled {
            tables: settled?,
            sets: sets?,
            error: error(&differences),
        })
    }

    /// The laws of all teams on a lattice; none where that is too much.
    fn lattice(&self, step: f64) -> Option<Lattice> {
        let work: f64 = self.teams.iter().map(|team| team.work(step)).sum();
        if work > TRANSFORMS {
            return None;
        }
        let tails = Tails::new();
        let laws = self.teams.par_iter().map(|team| team.law(step, tails));
        let laws = laws.collect::<Option<Vec<_>>>()?;
        let teams = self.teams.len();
        Lattice::new(step, laws, LONGEST / (teams * teams))
    }

    /// The answer of one lattice, if the monitor lets it end.
    fn tables(
        &self,
        lattice: &Lattice,
        places: usize,
        detail: Detail,
        sets: &Sets,
        monitor: &dyn Monitor,
    ) -> Tables {
        let teams = self.teams.len();
        let new = || Tables::new(teams, sets.len(), self.multipliers.len());
        let chunks: Vec<_> = lattice.places.chunks(CHUNK).collect();
        let parts: Vec<Tables> = chunks
            .par_iter()
            .map_init(Scratch::new, |scratch, chunk| {
                let mut tables = new();
                if monitor.stop() {
                    return tables;
                }
                let nodes = lattice.nodes(chunk);
                tables.add_nodes(&nodes, places, detail, sets, scratch);
                tables.add_pairs_at(&nodes);
                monitor.integrated(chunk.len() as u64);
                tables
            })
            .collect();
        let mut tables = new();
        for part in &parts {
            tables.add(part);
        }
        tables.points = 1.0;
        for team in 0..teams {
            (tables.means[team], tables.squares[team]) = lattice.moments(team);
            for other in (0..teams).filter(|other| *other != team) {
                tables.ties[team * teams + other] = lattice.tied(team, other);
            }
        }
        let none = (vec![0.0; teams], vec![0.0; teams]);
        tables.add_weights(&none, places, &self.multipliers);
        tables
    }
}

/// How far a sequence is from its limit, from the differences of its last members: those that are
/// to come add up like the last ones, were they to shrink as slowly as these did. No difference counts
/// as less than a sixteenth of the one before, which is what the fastest come to: where a density
/// jumps between places of the lattice, a small difference may be luck.
fn error(differences: &[f64]) -> f64 {
    match differences {
        [.., last] if *last <= 1e-15 => *last,
        // Errors of rounding shrink no further.
        [.., before, last] if before.max(*last) <= 1e-12 => before.max(*last),
        [.., before, last] if before > last => {
            let last = last.max(before / 16.0);
            last * (last / (before - last)).max(1.0)
        }
        _ => f64::INFINITY,
    }
}

/// Points that value 1 earns, where all weights and penalties are known.
fn multipliers(weights: &[Weights], parts: &Parts, model: &Model) -> Vec<f64> {
    let mut multipliers = vec![0.0; model.criteria.len()];
    for group in weights {
        group.at(&[], &mut multipliers);
    }
    for part in &parts.cells {
        if let (None, Some(criterion), Found::Known(points)) =
            (part.team, part.criterion, &part.found)
        {
            multipliers[criterion] = -points;
        }
    }
    multipliers
}

/// What one team's total is made of.
fn team(team: usize, parts: &Parts, multipliers: &[f64], model: &Model) -> Result<Team, Reason> {
    let points = |criterion: Option<usize>| criterion.map_or(1.0, |at| multipliers[at]);
    let written = model.known_multipliers();
    let exactly = |criterion: Option<usize>| match criterion {
        None => Exact::of(1.0),
        Some(at) => written[at].unwrap_or(Exact::of(multipliers[at])),
    };
    let cells = || {
        let own = parts.cells.iter().filter(|part| part.team == Some(team));
        own.filter(|part| points(part.criterion) != 0.0)
    };
    let id = || model.teams[team].id.clone();

    // A normal in a curved cell and in another one is a halo.
    let mut uses: HashMap<Variable, (usize, bool)> = HashMap::new();
    for part in cells() {
        for (normal, _) in part.found.normals() {
            let (count, curved) = uses.entry(*normal).or_default();
            *count += 1;
            *curved |= matches!(part.found, Found::Curved(..));
        }
    }
    let is_halo = |normal: &Variable| matches!(uses[normal], (2.., true));
    if uses.keys().filter(|normal| is_halo(normal)).count() > 1 {
        return Err(Reason::Tangled { team: id() });
    }

    let planned = &parts.plan.teams[team];
    let grid = parts.plan.grid;
    let uncertain = cells().filter(|part| !part.found.normals().is_empty());
    let alone = uncertain.count() == 1;
    let room = |points: Exact, up: bool| {
        if alone {
            grid.room(planned.known.plus(points), up)
        } else {
            0.5 / grid.steps
        }
    };
    let (mut known, mut found) = (planned.known, Vec::new());
    let mut slopes: HashMap<Variable, f64> = HashMap::new();
    let mut order: Vec<Variable> = Vec::new();
    for part in cells() {
        let points = points(part.criterion);
        match &part.found {
            Found::Known(value) => {
                known = known.plus(exactly(part.criterion).times(Exact::of(*value)));
            }
            Found::Linear { intercept, normals } => {
                known = known.plus(Exact::of(points * intercept));
                for (normal, slope) in normals {
                    let sum = slopes.entry(*normal).or_insert_with(|| {
                        order.push(*normal);
                        0.0
                    });
                    *sum += points * slope;
                }
            }
            Found::Curved(_, normals) => {
                let (law, value) = match part.criterion {
                    Some(at) => (
                        &model.teams[team].scores[at],
                        Some(&model.criteria[at].value),
                    ),
                    None => (&model.teams[team].bonus, None),
                };
                let points = exactly(part.criterion);
                let mut cell = Cell::new(law, value, points);
                cell.pile(value, points, &room);
                let weights = normals.iter().map(|(normal, weight)| (normal, *weight));
                found.push(mixed(cell, weights, &is_halo));
            }
        }
    }
    // All that is normal is one normal number.
    let sd = libm::sqrt(
        order
            .iter()
            .map(|normal| slopes[normal] * slopes[normal])
            .sum(),
    );
    if sd > 0.0 {
        let law = Quantity::Normal {
            mean: 0.0,
            sd,
            min: None,
            max: None,
        };
        let weights = order.iter().map(|normal| (normal, slopes[normal] / sd));
        found.push(mixed(
            Cell::new(&law, None, Exact::of(1.0)),
            weights,
            &is_halo,
        ));
    }
    if found.iter().any(|cell| cell.own < LEAST_OWN) {
        return Err(Reason::Close { team: id() });
    }
    Ok(Team::new(known, found, planned.sum.known(), grid))
}

/// A cell whose normal is the sum of these.
fn mixed<'a>(
    mut cell: Cell,
    normals: impl Iterator<Item = (&'a Variable, f64)>,
    is_halo: &dyn Fn(&Variable) -> bool,
) -> Cell {
    let mut own: f64 = 0.0;
    for (normal, weight) in normals {
        if is_halo(normal) {
            cell.halo = weight;
        } else {
            own += weight * weight;
        }
    }
    cell.own = libm::sqrt(own);
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_slow_sequences_are_larger_than_their_last_difference() {
        assert_eq!(error(&[]), f64::INFINITY);
        assert_eq!(error(&[1e-3]), f64::INFINITY);
        assert_eq!(error(&[1e-6, 1e-5]), f64::INFINITY);
        assert_eq!(error(&[1.6e-3, 1e-5]), 1e-4);
        // Differences that halve add up to the last one; those that shrink by a fifth to four of it.
        assert!((error(&[2e-5, 1e-5]) - 1e-5).abs() < 1e-18);
        assert!((error(&[1e-5, 8e-6]) - 3.2e-5).abs() < 1e-15);
        assert_eq!(error(&[0.5, 0.0]), 0.0);
        assert_eq!(error(&[0.5, 3e-15, 5e-15]), 5e-15);
    }
}
