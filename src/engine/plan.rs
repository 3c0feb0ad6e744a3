//! A model laid out for drawing: every uncertain number with its stream and its transform.

use std::collections::HashMap;
use std::sync::Arc;

use super::coupling::{Couplings, Mix};
use super::events::Test;
use super::fixed::Scale;
use super::lumps::{Lumps, Multiplier, Term};
use super::rounding::Grid;
use super::select::{self, Rule};
use super::shape::{Line, Shape, Shapes};
use super::stream::{Streams, Variable};
use super::sum::Sum;
use super::weight_sums::Layout;
use super::weights::Sampler;
use crate::model::exact::{Exact, Total};
use crate::model::{Address, Beyond, Criterion, Model, Quantity};

/// Everything a draw needs, computed once.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) streams: Streams,
    /// On which totals are compared.
    pub(super) grid: Grid,
    pub(super) rule: Rule,
    pub(super) questions: Vec<Test>,
    /// A set that is counted even where it is rare.
    pub(super) watched: Option<Vec<usize>>,
    pub(super) weights: Vec<Group>,
    /// Which of them are summed by who is first and who is selected.
    pub(super) summed: Arc<Layout>,
    /// Criterion and points of each penalty.
    pub(super) penalties: Vec<(usize, Cell)>,
    pub(super) teams: Vec<Team>,
    /// Sums of keys of teams, eight by eight.
    pub(super) keys: Vec<[u64; 256]>,
    /// Shared by all plans that were made together, so that equal cells are equal numbers.
    pub(super) shapes: Arc<Shapes>,
    /// Normals that cells share; shared by plans in the same way.
    pub(super) normals: Arc<[Variable]>,
    /// Number of criteria.
    pub(super) criteria: usize,
}

/// A group of weights and the criteria it belongs to.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) members: Vec<usize>,
    pub(super) sampler: Sampler,
}

/// One team's streams and cells.
#[derive(Debug)]
pub(super) struct Team {
    /// Settles ties.
    pub(super) lot: Variable,
    pub(super) bonus: Cell,
    pub(super) scores: Vec<Cell>,
    /// The points that are known.
    pub(super) known: Exact,
    /// How the total is added up.
    pub(super) sum: Sum,
    /// What the team adds to the key of a set that it is in: 64 bits that look random, so that no
    /// two of the few million sets of a run share a key.
    pub(super) key: u64,
    /// How totals are summed over draws.
    pub(super) scale: Scale,
}

/// One uncertain number on its way from a standard normal to a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) variable: Variable,
    pub(super) shape: Shape,
    /// From the shape's number to the score.
    pub(super) score: Line,
    /// From the shape's number to the value, for a value function of one piece.
    pub(super) value: Line,
    pub(super) then: Then,
    /// Weight of the cell's own normal.
    pub(super) own: f64,
    /// Other normals in the cell's: their places among [`Plan::normals`], and their weights.
    pub(super) shared: Vec<(usize, f64)>,
}

/// What is left to do after [`Cell::value`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Then {
    Nothing,
    Clamp(f64, f64),
    /// Several pieces: start over from the score.
    Pieces(crate::model::ValueFunction),
}

impl Plan {
    pub(crate) fn new(model: &Model, seed: u64) -> Self {
        let mut tables = Tables::default();
        let mut plan = Self::with(model, seed, &mut tables);
        plan.shapes = Arc::new(tables.shapes);
        plan.normals = tables.normals.into();
        plan
    }

    /// Plans of models that are drawn together.
    pub(crate) fn several(models: &[Model], seed: u64) -> Vec<Self> {
        let mut tables = Tables::default();
        let mut plans: Vec<Self> = models
            .iter()
            .map(|model| Self::with(model, seed, &mut tables))
            .collect();
        let normals: Arc<[Variable]> = tables.normals.into();
        let shapes = Arc::new(tables.shapes);
        for plan in &mut plans {
            plan.shapes = Arc::clone(&shapes);
            plan.normals = Arc::clone(&normals);
        }
        plans
    }

    /// The value of a cell that is no row, from its standard normal.
    pub(super) fn value(&self, cell: &Cell, z: f64) -> f64 {
        cell.at(self.shapes.one(cell.shape, &|_| 0, z)).1
    }

    /// The number that names a set of teams.
    pub(super) fn key(&self, set: &[usize]) -> u64 {
        let keys = set.iter().map(|team| self.teams[*team].key);
        keys.fold(0, u64::wrapping_add)
    }

    /// A plan whose tables are still being gathered.
    fn with(model: &Model, seed: u64, tables: &mut Tables) -> Self {
        let weight = |criterion: &usize| {
            let criterion = *criterion;
            Variable::named(model.address(Address::Weight { criterion }))
        };
        let weights = model
            .weights
            .iter()
            .map(|group| {
                let variables: Vec<Variable> = group.members.iter().map(weight).collect();
                Group {
                    members: group.members.clone(),
                    sampler: Sampler::new(group, &variables),
                }
            })
            .collect();
        let couplings = Couplings::new(model);
        let penalties: Vec<(usize, Cell)> = model
            .criteria
            .iter()
            .enumerate()
            .filter_map(|(i, criterion)| {
                let name = Address::Penalty { criterion: i };
                let cell = tables.number(criterion.penalty.as_ref()?, name, &couplings);
                Some((i, cell))
            })
            .collect();
        let grid = Grid::new(model.size());
        let teams = Team::all(model, grid, &penalties, &couplings, tables);
        Self {
            streams: Streams::new(seed),
            grid,
            rule: Rule::of(model),
            questions: Test::all(&model.questions, grid),
            watched: model.watched.clone(),
            weights,
            summed: Arc::new(Layout::new(model)),
            penalties,
            keys: select::keys(&teams.iter().map(|team| team.key).collect::<Vec<_>>()),
            teams,
            shapes: Arc::default(),
            normals: Arc::new([]),
            criteria: model.criteria.len(),
        }
    }
}

impl Team {
    /// The cell of a criterion, or of the bonus.
    #[inline(always)]
    pub(super) fn cell(&self, criterion: Option<usize>) -> &Cell {
        criterion.map_or(&self.bonus, |at| &self.scores[at])
    }

    fn all(
        model: &Model,
        grid: Grid,
        penalties: &[(usize, Cell)],
        couplings: &Couplings<'_>,
        tables: &mut Tables,
    ) -> Vec<Self> {
        let means = model.mean_multipliers();
        let multipliers = model.known_multipliers();
        let drawn = |criterion: usize| -> Option<Multiplier> {
            let (_, cell) = penalties.iter().find(|(at, _)| *at == criterion)?;
            let lumps = Lumps::of(cell, &tables.shapes, None)?;
            Some(Multiplier::Drawn(lumps.negative()))
        };
        let drawn: Vec<Option<Multiplier>> = (0..model.criteria.len()).map(drawn).collect();
        let mut teams = Vec::new();
        let mut sure = Vec::new();
        for at in 0..model.teams.len() {
            let known = model.known_points(at, &multipliers, true);
            let own = model.known_multipliers_of(at, &multipliers);
            let mean = model.mean(at);
            let mut team = Self::new(model, at, couplings, tables);
            team.known = known.points;
            // Beside large totals, what rounding to a float may add.
            let furthest = model.furthest_total(at, &means) + 1e-14 * model.largest_total(at);
            let furthest = furthest * grid.steps + 1.0;
            let centre = grid.rounded(model.sheet_points(at, &means).iter().sum());
            team.scale = Scale::new(centre, furthest, grid.steps);
            let geometric = mean.as_ref().filter(|mean| mean.is_geometric());
            let is_in_mean = |at: usize| geometric.is_some_and(|it| it.criteria.contains(&at));
            let of = |criterion: Option<usize>| {
                let (cell, multiplier, value) = match criterion {
                    None => (&team.bonus, Multiplier::Known(Exact::of(1.0)), None),
                    Some(at) => (
                        &team.scores[at],
                        match own[at] {
                            // The mean as a whole is known or not.
                            Some(_) if is_in_mean(at) => return None,
                            Some(points) => Multiplier::Known(points),
                            None => drawn[at].clone()?,
                        },
                        Some(&model.criteria[at].value),
                    ),
                };
                Some(Term {
                    criterion,
                    multiplier,
                    values: Lumps::of(cell, &tables.shapes, value)?,
                })
            };
            let rest = known.rest.iter().map(|criterion| Some(*criterion));
            let terms = known.bonus.then_some(None).into_iter().chain(rest).map(of);
            team.sum = match (terms.collect::<Option<Vec<Term>>>(), mean) {
                (Some(terms), _) if terms.is_empty() => {
                    let (points, written) = (known.points, known.written);
                    sure.push((at, Total { points, written }));
                    Sum::Known(0.0)
                }
                (Some(terms), _) => Sum::Exact(terms),
                (None, None) => Sum::Rounded {
                    bonus: known.bonus,
                    criteria: known.rest,
                },
                (None, Some(mean)) => {
                    let known = model.known_points(at, &multipliers, false);
                    team.known = known.points;
                    let rest = known.rest.into_iter();
                    Sum::Mean {
                        bonus: known.bonus,
                        penalties: rest.filter(|at| !mean.criteria.contains(at)).collect(),
                        mean,
                    }
                }
            };
            teams.push(team);
        }
        let totals: Vec<Total> = sure.iter().map(|(_, total)| *total).collect();
        let steps = grid.apart(&totals, model.size());
        for ((at, _), steps) in sure.iter().zip(steps) {
            teams[*at].sum = Sum::Known(steps);
            teams[*at].scale.centre = steps;
        }
        teams
    }

    /// A team whose total is still to be laid out.
    fn new(model: &Model, index: usize, couplings: &Couplings<'_>, tables: &mut Tables) -> Self {
        let team = &model.teams[index];
        let named = |address| Variable::named(model.address(address));
        let scores: Vec<Cell> = model
            .criteria
            .iter()
            .zip(&team.scores)
            .enumerate()
            .map(|(i, (criterion, score))| {
                let name = Address::Score {
                    team: index,
                    criterion: i,
                };
                tables.score(score, criterion, name, couplings)
            })
            .collect();
        Self {
            lot: named(Address::Lot { team: index }),
            bonus: tables.number(&team.bonus, Address::Bonus { team: index }, couplings),
            scores,
            known: Exact::ZERO,
            sum: Sum::Known(0.0),
            key: named(Address::Key { team: index }).scrambled(),
            scale: Scale::new(0.0, 0.0, 1.0),
        }
    }
}

impl Cell {
    /// The score and the value at a number of its shape.
    #[inline(always)]
    pub(super) fn at(&self, x: f64) -> (f64, f64) {
        let score = self.score.at(x);
        let value = match &self.then {
            Then::Nothing => self.value.at(x),
            Then::Clamp(low, high) => clamp(self.value.at(x), *low, *high),
            Then::Pieces(function) => function.at(score),
        };
        (score, value)
    }
}

#[inline(always)]
pub(super) fn clamp(x: f64, low: f64, high: f64) -> f64 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

/// What cells have in common: the tables of their shapes, and normals.
#[derive(Default)]
struct Tables {
    shapes: Shapes,
    normals: Vec<Variable>,
    places: HashMap<Variable, usize>,
}

impl Tables {
    /// A number that is used as it stands: a penalty's or a bonus's points.
    fn number(
        &mut self,
        quantity: &Quantity,
        name: Address<usize>,
        couplings: &Couplings<'_>,
    ) -> Cell {
        let (shape, score) = self.shapes.add(quantity);
        let mix = if shape.has_normal() {
            couplings.of(name)
        } else {
            Mix::ALONE
        };
        let others = mix.others.into_iter();
        Cell {
            variable: couplings.variable(name),
            shape,
            score,
            value: score,
            then: Then::Nothing,
            own: mix.own,
            shared: others
                .map(|(normal, weight)| (self.normal(normal), weight))
                .collect(),
        }
    }

    /// The place of a normal among those that cells share.
    fn normal(&mut self, variable: Variable) -> usize {
        *self.places.entry(variable).or_insert_with(|| {
            self.normals.push(variable);
            self.normals.len() - 1
        })
    }

    fn score(
        &mut self,
        quantity: &Quantity,
        criterion: &Criterion,
        name: Address<usize>,
        couplings: &Couplings<'_>,
    ) -> Cell {
        let mut cell = self.number(quantity, name, couplings);
        match criterion.value.single_piece() {
            Some(((intercept, slope), beyond)) => {
                cell.value = Line {
                    intercept: intercept + slope * cell.score.intercept,
                    slope: slope * cell.score.slope,
                };
                if beyond == Beyond::Clamp {
                    let (low, high) = criterion.value.bounds();
                    cell.then = Then::Clamp(low, high);
                }
            }
            None => cell.then = Then::Pieces(criterion.value.clone()),
        }
        cell
    }
}
