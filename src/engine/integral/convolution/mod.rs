//! Totals of any law, where they are independent: known weights and penalties, and nothing that
//! several teams share.
//!
//! Distribution functions are kept as polynomials in pieces, those of sums of cells come from
//! exact integrals of these (as Jaroszewicz & Korzeń 2012 do with densities), and single points (of
//! discrete scores, or where a value function holds scores back) are carried along exactly, because
//! equal totals are settled by lot. A halo is integrated outside: given it a team's cells are
//! independent, and the mean of their laws is the law. Probabilities of ranks come from the same
//! recurrence as for normal totals.
//!
//! The error is known as the answer is built: if a distribution function is off by no more than ε
//! anywhere, no probability that is a chance of the total to be beyond the others is off by more, and
//! a chance to lie between two of them by no more than 2 ε. The errors of all teams add up.

mod cell;
mod curve;
mod line;
mod moments;
mod sum;
mod team;
mod windows;

use std::collections::HashMap;

use self::cell::Cell;
use self::line::{Bin, Line};
use self::team::Team;
use self::windows::{Frame, TIED};
use super::LONGEST;
use super::asked::Way;
use super::cube::Weights;
use super::detail::Wanted;
use super::parts::{CellForm, Parts};
use super::reason::Reason;
use super::sets::Sets;
use super::tables::{Scratch, Tables};
use crate::engine::Monitor;
use crate::engine::parallel;
use crate::engine::rounding::Grid;
use crate::engine::stream::Variable;
use crate::model::exact::Exact;
use crate::model::{Model, Quantity};

/// Two levels of nodes on the line that agree so well are good enough.
const AGREEMENT: f64 = 1e-11;
/// Levels at most; each has twice the nodes of the one before.
const LEVELS: u32 = 4;
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
    /// On which totals are compared.
    grid: Grid,
}

/// What came of the refinements.
pub(super) struct Settled {
    pub(super) tables: Tables,
    pub(super) sets: Sets,
    /// How far the result may be from the limit.
    pub(super) error: f64,
}

impl Convolution {
    pub(super) fn new(parts: &Parts, model: &Model) -> Result<Self, Reason> {
        let shared = parts.outer(false);
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
        Ok(Self {
            teams,
            multipliers,
            grid: parts.plan.grid,
        })
    }

    /// A total that is known, in steps of the grid.
    pub(super) fn known(&self, team: usize) -> Option<f64> {
        self.teams[team].sure
    }

    /// Mean and variance of all teams' totals.
    pub(super) fn moments(&self) -> Vec<(f64, f64)> {
        parallel::map(&self.teams, || (), |(), team| team.moments())
    }

    /// Refines the nodes until two levels agree; none where the monitor ended it first, or the laws
    /// take too much.
    pub(super) fn settle(
        &self,
        wanted: Wanted<'_>,
        watched: Option<&[usize]>,
        monitor: &dyn Monitor,
    ) -> Option<Settled> {
        let teams = self.teams.len();
        // Totals are looked at from a whole number of points near by, so that large ones keep
        // their digits.
        let known = self.teams.iter().map(|team| team.known).sum::<f64>();
        let frame = Frame::new(self.grid, known / teams as f64);
        let laws = parallel::map(&self.teams, || (), |(), team| team.total(frame, monitor));
        let mut line = Line::new(laws.into_iter().collect::<Option<Vec<_>>>()?, frame);
        let most = LONGEST / (teams * teams);
        let mut sets: Option<Sets> = None;
        let mut settled: Option<Settled> = None;
        let mut points = 0;
        for level in 0..LEVELS {
            let Some(nodes) = line.bins(level, most) else {
                break;
            };
            let sets = sets.get_or_insert_with(|| {
                if wanted.without() {
                    Sets::likeliest(&line.nodes(&nodes), wanted.rule, watched)
                } else {
                    Sets::default()
                }
            });
            points += nodes.len() as u64;
            monitor.look(points, settled.as_ref().map(|settled| settled.error));
            let wanted = Wanted { sets, ..wanted };
            let tables = self.tables(&line, &nodes, wanted, monitor);
            if monitor.stop() {
                return None;
            }
            let (apart, rare) = line.tied_apart(&nodes);
            let mut tables = tied(tables, &line, &apart);
            for (answer, way) in tables.answers.iter_mut().zip(wanted.asked) {
                if let Some(Way::Sum(sums)) = way {
                    *answer = sums.probability(|number| line.upto(&sums.terms, number));
                }
            }
            let difference = match &settled {
                Some(before) => tables.difference(&before.tables),
                None => f64::INFINITY,
            };
            settled = Some(Settled {
                error: difference + line.error() + rare + rounded_off(&apart, teams),
                tables,
                sets: sets.clone(),
            });
            if difference <= AGREEMENT {
                break;
            }
        }
        settled
    }

    /// The answer of some nodes, if the monitor lets it end.
    fn tables(
        &self,
        line: &Line,
        nodes: &[Bin],
        wanted: Wanted<'_>,
        monitor: &dyn Monitor,
    ) -> Tables {
        let teams = self.teams.len();
        let chunks: Vec<_> = nodes.chunks(CHUNK).collect();
        let parts = parallel::map(&chunks, Scratch::default, |scratch, chunk| {
            let mut tables = Tables::new(wanted);
            if monitor.stop() {
                return tables;
            }
            let nodes = line.nodes(chunk);
            tables.add_nodes(&nodes, wanted, scratch);
            if wanted.pairs() {
                tables.add_pairs_at(&nodes);
            }
            monitor.integrated(chunk.len() as u64);
            tables
        });
        let mut tables = Tables::new(wanted);
        for part in &parts {
            tables.add(part);
        }
        tables.points = 1.0;
        let none = (vec![0.0; teams], vec![0.0; teams]);
        tables.add_weights(&none, wanted.rule, &self.multipliers);
        tables
    }
}

/// Tables with how often totals are equal, at windows and apart from them.
fn tied(mut tables: Tables, line: &Line, apart: &[f64]) -> Tables {
    let teams = tables.means.len();
    if tables.ties.is_empty() {
        return tables;
    }
    for team in 0..teams {
        for other in (0..teams).filter(|other| *other != team) {
            let at = team * teams + other;
            let apart = if apart[at] < TIED { 0.0 } else { apart[at] };
            tables.ties[at] = line.tied(team, other) + apart;
        }
    }
    tables
}

/// What the grid of totals does outside of the windows, where it is left out: to ties where they
/// are rare, to other probabilities an effect of the second order in these.
fn rounded_off(apart: &[f64], teams: usize) -> f64 {
    let most = apart.iter().fold(0.0, |most: f64, tied| most.max(*tied));
    let rare = apart.iter().filter(|tied| **tied < TIED);
    rare.fold(0.0, |most: f64, tied| most.max(*tied)) + teams as f64 * most * most
}

/// Points that value 1 earns, where all weights and penalties are known.
fn multipliers(weights: &[Weights], parts: &Parts, model: &Model) -> Vec<f64> {
    let mut multipliers = vec![0.0; model.criteria.len()];
    for group in weights {
        group.at(&[], &mut multipliers);
    }
    for part in &parts.cells {
        if let (None, Some(criterion), CellForm::Known(points)) =
            (part.team, part.criterion, &part.form)
        {
            multipliers[criterion] = -points;
        }
    }
    multipliers
}

/// What one team's total is made of.
fn team(team: usize, parts: &Parts, multipliers: &[f64], model: &Model) -> Result<Team, Reason> {
    let multipliers = model.multipliers_of(team, multipliers);
    let points = |criterion: Option<usize>| criterion.map_or(1.0, |at| multipliers[at]);
    let of_all = model.known_multipliers();
    let written = model.known_multipliers_of(team, &of_all);
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
        for (normal, _) in part.form.normals() {
            let (count, curved) = uses.entry(*normal).or_default();
            *count += 1;
            *curved |= matches!(part.form, CellForm::Curved(..));
        }
    }
    let is_halo = |normal: &Variable| matches!(uses[normal], (2.., true));
    if uses.keys().filter(|normal| is_halo(normal)).count() > 1 {
        return Err(Reason::Tangled { team: id() });
    }

    let planned = &parts.plan.teams[team];
    let (mut known, mut found) = (planned.known, Vec::new());
    let mut slopes: HashMap<Variable, f64> = HashMap::new();
    let mut order: Vec<Variable> = Vec::new();
    for part in cells() {
        let points = points(part.criterion);
        match &part.form {
            CellForm::Known(value) => {
                known = known.plus(exactly(part.criterion).times(Exact::of(*value)));
            }
            CellForm::Linear { intercept, normals } => {
                known = known.plus(Exact::of(points * intercept));
                for (normal, slope) in normals {
                    let sum = slopes.entry(*normal).or_insert_with(|| {
                        order.push(*normal);
                        0.0
                    });
                    *sum += points * slope;
                }
            }
            CellForm::Curved(_, normals) => {
                let (law, value) = match part.criterion {
                    Some(at) => (
                        &model.teams[team].scores[at],
                        Some(&model.criteria[at].value),
                    ),
                    None => (&model.teams[team].bonus, None),
                };
                let cell = Cell::new(law, value, exactly(part.criterion));
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
        let cell = Cell::new(&law, None, Exact::of(1.0));
        found.push(mixed(cell, weights, &is_halo));
    }
    if found.iter().any(|cell| cell.own < LEAST_OWN) {
        return Err(Reason::Close { team: id() });
    }
    Ok(Team::new(known, found, planned.sum.known()))
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
