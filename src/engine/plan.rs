//! A model laid out for drawing: every uncertain number with its stream and its transform.

use std::sync::Arc;

use super::shape::{Line, Shape, Shapes};
use super::stream::{Streams, Variable};
use super::weight_sums::Layout;
use super::weights::Sampler;
use crate::model::{Criterion, Model};
use crate::scenario::{Beyond, Quantity};

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
    /// Shared by the team's weighted scores; `None` where they are independent.
    pub(super) halo: Option<Variable>,
    /// Settles ties.
    pub(super) lot: Variable,
    pub(super) bonus: Cell,
    pub(super) scores: Vec<Cell>,
    /// What the team adds to the key of a set that it is in: 64 bits that look random, so that no
    /// two of the few million sets of a run share a key.
    pub(super) key: u64,
    /// Largest absolute total and a total near the mean, in points.
    pub(super) largest: f64,
    pub(super) centre: f64,
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
    /// Weights of the cell's own normal and of the team's halo.
    pub(super) own: f64,
    pub(super) shared: f64,
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
        let mut shapes = Shapes::default();
        let mut plan = Self::with(model, seed, &mut shapes);
        plan.shapes = Arc::new(shapes);
        plan
    }

    /// Plans of models that are drawn together.
    pub(crate) fn several(models: &[Model], seed: u64) -> Vec<Self> {
        let mut shapes = Shapes::default();
        let mut plans: Vec<Self> = models
            .iter()
            .map(|model| Self::with(model, seed, &mut shapes))
            .collect();
        let shapes = Arc::new(shapes);
        for plan in &mut plans {
            plan.shapes = Arc::clone(&shapes);
        }
        plans
    }

    /// A plan whose shapes are still being gathered.
    fn with(model: &Model, seed: u64, shapes: &mut Shapes) -> Self {
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
        let penalties = model
            .criteria
            .iter()
            .enumerate()
            .filter_map(|(i, criterion)| {
                let address = format!("criteria.{}.penalty", criterion.id);
                let cell = Cell::number(criterion.penalty.as_ref()?, &address, shapes);
                Some((i, cell))
            })
            .collect();
        let means = model.mean_multipliers();
        let teams = (0..model.teams.len())
            .map(|team| Team::new(model, team, &means, shapes))
            .collect();
        Self {
            streams: Streams::new(seed),
            places: model.places,
            weights,
            summed: Arc::new(Layout::new(model)),
            penalties,
            teams,
            shapes: Arc::default(),
            criteria: model.criteria.len(),
        }
    }
}

impl Team {
    fn new(model: &Model, index: usize, means: &[f64], shapes: &mut Shapes) -> Self {
        let team = &model.teams[index];
        let named = |rest: &str| Variable::named(&format!("teams.{}.{rest}", team.id));
        let scores: Vec<Cell> = model
            .criteria
            .iter()
            .zip(&team.scores)
            .map(|(criterion, score)| {
                let address = format!("teams.{}.scores.{}", team.id, criterion.id);
                Cell::score(score, criterion, &address, model.within_team, shapes)
            })
            .collect();
        Self {
            halo: scores
                .iter()
                .any(|cell| cell.shared != 0.0)
                .then(|| named("halo")),
            lot: named("lot"),
            bonus: Cell::number(&team.bonus, &format!("teams.{}.bonus", team.id), shapes),
            scores,
            key: named("key").scrambled(),
            largest: model.largest_total(index),
            centre: model.sheet_points(index, means).iter().sum(),
        }
    }
}

impl Cell {
    /// A number that is used as it stands: a penalty's or a bonus's points.
    fn number(quantity: &Quantity, address: &str, shapes: &mut Shapes) -> Self {
        let (shape, score) = shapes.add(quantity);
        Self {
            variable: Variable::named(address),
            shape,
            score,
            value: score,
            then: Then::Nothing,
            own: 1.0,
            shared: 0.0,
        }
    }

    fn score(
        quantity: &Quantity,
        criterion: &Criterion,
        address: &str,
        within_team: f64,
        shapes: &mut Shapes,
    ) -> Self {
        let mut cell = Self::number(quantity, address, shapes);
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
        // A penalty's score stands apart from the halo over a team's merits.
        if within_team > 0.0 && criterion.penalty.is_none() && cell.shape.has_normal() {
            cell.own = (1.0 - within_team).sqrt();
            cell.shared = within_team.sqrt() * criterion.value.orientation();
        }
        cell
    }
}
