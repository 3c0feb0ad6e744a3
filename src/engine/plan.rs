//! A model laid out for drawing: every uncertain number with its stream and its transform.

use std::collections::HashMap;
use std::sync::Arc;

use super::coupling::{Couplings, Mix};
use super::shape::{Line, Shape, Shapes};
use super::stream::{Streams, Variable};
use super::weight_sums::Layout;
use super::weights::Sampler;
use crate::model::{Criterion, Model};
use crate::scenario::{Beyond, Named, Quantity};

/// Everything a draw needs, computed once.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) streams: Streams,
    pub(super) places: usize,
    pub(super) weights: Vec<Group>,
    /// Which of them are summed by who is first and who is selected.
    pub(super) summed: Arc<Layout>,
    /// Criterion and points of each penalty.
    pub(super) penalties: Vec<(usize, Cell)>,
    pub(super) teams: Vec<Team>,
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
    /// What the team adds to the key of a set that it is in: 64 bits that look random, so that no
    /// two of the few million sets of a run share a key.
    pub(super) key: u64,
    /// A total near the mean, in points, and how far from it totals may be.
    pub(super) centre: f64,
    pub(super) furthest: f64,
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

    /// A plan whose tables are still being gathered.
    fn with(model: &Model, seed: u64, tables: &mut Tables) -> Self {
        let weight = |criterion: &usize| {
            Variable::named(&format!(
                "criteria.{}.weight",
                model.criteria[*criterion].id
            ))
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
        let penalties = model
            .criteria
            .iter()
            .enumerate()
            .filter_map(|(i, criterion)| {
                let name = Named::Penalty { criterion: i };
                let cell = tables.number(criterion.penalty.as_ref()?, name, &couplings);
                Some((i, cell))
            })
            .collect();
        let means = model.mean_multipliers();
        let teams = (0..model.teams.len())
            .map(|team| Team::new(model, team, &means, &couplings, tables))
            .collect();
        Self {
            streams: Streams::new(seed),
            places: model.places,
            weights,
            summed: Arc::new(Layout::new(model)),
            penalties,
            teams,
            shapes: Arc::default(),
            normals: Arc::new([]),
            criteria: model.criteria.len(),
        }
    }
}

impl Team {
    fn new(
        model: &Model,
        index: usize,
        means: &[f64],
        couplings: &Couplings<'_>,
        tables: &mut Tables,
    ) -> Self {
        let team = &model.teams[index];
        let named = |rest: &str| Variable::named(&format!("teams.{}.{rest}", team.id));
        let scores: Vec<Cell> = model
            .criteria
            .iter()
            .zip(&team.scores)
            .enumerate()
            .map(|(i, (criterion, score))| {
                let name = Named::Score {
                    team: index,
                    criterion: i,
                };
                tables.score(score, criterion, name, couplings)
            })
            .collect();
        Self {
            lot: named("lot"),
            bonus: tables.number(&team.bonus, Named::Bonus { team: index }, couplings),
            scores,
            key: named("key").scrambled(),
            centre: model.sheet_points(index, means).iter().sum(),
            // Beside large totals, what rounding to a float may add.
            furthest: model.furthest_total(index, means) + 1e-14 * model.largest_total(index),
        }
    }
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
    fn number(&mut self, quantity: &Quantity, name: Named, couplings: &Couplings<'_>) -> Cell {
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
        name: Named,
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
