//! A model taken apart: weights, and every cell with the normals it is made of.

use std::collections::HashMap;

use super::cube::Weights;
use super::reason::Reason;
use crate::engine::plan::{Cell, Plan, Team, Then};
use crate::engine::shape::Shape;
use crate::engine::stream::Variable;
use crate::engine::sum::Sum;
use crate::model::{Address, Model, ValueFunction};

/// A model taken apart.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) plan: Plan,
    pub(super) weights: Vec<Weights>,
    pub(super) cells: Vec<Part>,
    /// Address of the first weight that is not known.
    pub(super) free_weight: Option<String>,
}

/// One cell: a score, a bonus (which has no criterion) or a penalty (which has no team). What earns
/// known points is worth nothing here: the plan has them, added up exactly.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) team: Option<usize>,
    pub(super) criterion: Option<usize>,
    pub(super) form: CellForm,
    pub(super) address: String,
}

/// What a cell is.
#[derive(Debug)]
pub(super) enum CellForm {
    Known(f64),
    /// Linear in normals.
    Linear {
        intercept: f64,
        normals: Vec<(Variable, f64)>,
    },
    /// Another function of the sum of these normals.
    Curved(Cell, Vec<(Variable, f64)>),
}

impl CellForm {
    /// Whether it takes steps with its normals.
    pub(super) fn is_stepped(&self) -> bool {
        matches!(self, Self::Curved(cell, _) if matches!(cell.shape, Shape::Steps(_)))
    }

    /// Normals with their weights.
    pub(super) fn normals(&self) -> &[(Variable, f64)] {
        match self {
            Self::Known(_) => &[],
            Self::Linear { normals, .. } | Self::Curved(_, normals) => normals,
        }
    }
}

impl Parts {
    pub(super) fn new(model: &Model) -> Result<Self, Reason> {
        let plan = Plan::new(model, 0);
        averaged(&plan)?;
        let weights: Vec<Weights> = model
            .weights
            .iter()
            .map(|group| Weights::new(group, model))
            .collect::<Result<_, _>>()?;
        let mut cells = Vec::new();
        for (criterion, cell) in &plan.penalties {
            let criterion = *criterion;
            let address = model.address(Address::Penalty { criterion }).to_string();
            cells.push(Part {
                team: None,
                criterion: Some(criterion),
                form: classify(&plan, cell, None, &address)?,
                address,
            });
        }
        for (at, team) in plan.teams.iter().enumerate() {
            let address = model.address(Address::Bonus { team: at }).to_string();
            cells.push(Part {
                team: Some(at),
                criterion: None,
                form: if team.sum.needs(None) {
                    classify(&plan, &team.bonus, None, &address)?
                } else {
                    CellForm::Known(0.0)
                },
                address,
            });
            for (criterion, cell) in team.scores.iter().enumerate() {
                let address = Address::Score {
                    team: at,
                    criterion,
                };
                let address = model.address(address).to_string();
                let value = &model.criteria[criterion].value;
                cells.push(Part {
                    team: Some(at),
                    criterion: Some(criterion),
                    form: if team.sum.needs(Some(criterion)) {
                        classify(&plan, cell, Some(value), &address)?
                    } else {
                        CellForm::Known(0.0)
                    },
                    address,
                });
            }
        }
        let free_weight = weights.iter().find_map(Weights::first_free);
        Ok(Self {
            free_weight: free_weight
                .map(|criterion| model.address(Address::Weight { criterion }).to_string()),
            plan,
            weights,
            cells,
        })
    }

    /// Normals in penalties and in several teams' totals, by the cells in which they were found
    /// first; with `curved`, those in curved cells too.
    pub(super) fn outer(&self, curved: bool) -> Vec<(Variable, &str)> {
        let mut owners: HashMap<Variable, Option<usize>> = HashMap::new();
        for part in &self.cells {
            let own = match part.form {
                CellForm::Curved(..) if curved => None,
                _ => part.team,
            };
            for (normal, _) in part.form.normals() {
                let first = owners.entry(*normal).or_insert(own);
                if *first != own {
                    *first = None;
                }
            }
        }
        let mut outer: Vec<(Variable, &str)> = Vec::new();
        for part in &self.cells {
            for (normal, _) in part.form.normals() {
                let known = outer.iter().any(|(known, _)| known == normal);
                if owners[normal].is_none() && !known {
                    outer.push((*normal, &part.address));
                }
            }
        }
        outer
    }
}

/// A geometric mean of uncertain values is no sum.
pub(super) fn averaged(plan: &Plan) -> Result<(), Reason> {
    let is_geometric =
        |team: &Team| matches!(&team.sum, Sum::Mean { mean, .. } if mean.is_geometric());
    if plan.teams.iter().any(is_geometric) {
        return Err(Reason::Geometric);
    }
    Ok(())
}

/// Looks at a cell: `value` is its value function where it is a score.
fn classify(
    plan: &Plan,
    cell: &Cell,
    value: Option<&ValueFunction>,
    address: &str,
) -> Result<CellForm, Reason> {
    if cell.shape == Shape::Sure {
        return Ok(CellForm::Known(cell.at(0.0).1));
    }
    if let Some((intercept, 0.0)) = value.and_then(ValueFunction::line) {
        return Ok(CellForm::Known(intercept));
    }
    if !cell.shape.has_normal() {
        return Err(Reason::Rows {
            quantity: address.to_owned(),
        });
    }
    let own = (cell.variable, cell.own);
    let shared = cell.shared.iter();
    let shared = shared.map(|(place, weight)| (plan.normals[*place], *weight));
    let normals: Vec<(Variable, f64)> = std::iter::once(own)
        .chain(shared)
        .filter(|(_, weight)| *weight != 0.0)
        .collect();
    let line = match (&cell.then, value.and_then(ValueFunction::line)) {
        (Then::Nothing, _) => Some((cell.value.intercept, cell.value.slope)),
        // Several pieces on one line.
        (Then::Pieces(_), Some((intercept, slope))) => Some((
            intercept + slope * cell.score.intercept,
            slope * cell.score.slope,
        )),
        _ => None,
    };
    Ok(match line {
        Some((intercept, slope)) if cell.shape == Shape::Normal => CellForm::Linear {
            intercept,
            normals: normals
                .into_iter()
                .map(|(normal, weight)| (normal, slope * weight))
                .collect(),
        },
        _ => CellForm::Curved(cell.clone(), normals),
    })
}
