//! What is integrated outside, and the totals given that.
//!
//! A total is linear in the standard normals of scores that are normal on a value function that is
//! one straight line. Normals that only one team's total holds are integrated exactly, inside; the
//! total is one normal number given the rest (a team's halo included). Everything else is outside:
//! weights, penalties, normals that several teams share, and quantities of other laws or on bent
//! value functions.

use super::cube::Weights;
use super::reason::Reason;
use super::sobol;
use super::totals::Totals;
use crate::engine::block::{GRID, finish, rounded};
use crate::engine::plan::{Cell, Plan, Then};
use crate::engine::shape::Shape;
use crate::engine::stream::Variable;
use crate::model::special::normal_quantile;
use crate::model::{Model, ValueFunction, WeightLaw};

/// Totals with a smaller sd than this, in points, are decided by the grid of totals: the chance of
/// a tie is 4e-4 there, and falls as 4e-10 over the sd.
const NARROWEST: f64 = 1e-6;

/// A model taken apart into what is outside and what is inside.
#[derive(Debug)]
pub(super) struct Forms {
    plan: Plan,
    weights: Vec<Weights>,
    /// Normals outside, with an address that tells where each comes from.
    pub(super) outside: Vec<(Variable, String)>,
    penalties: Vec<(usize, Term)>,
    teams: Vec<Team>,
    /// Address of the first weight outside.
    free_weight: Option<String>,
}

#[derive(Debug)]
struct Team {
    bonus: Term,
    scores: Vec<Term>,
    /// Number of normals inside.
    inside: usize,
}

/// The value of one cell.
#[derive(Debug)]
enum Term {
    Known(f64),
    /// Intercept, and coefficients of normals by their places outside and inside.
    Linear {
        intercept: f64,
        outside: Vec<(usize, f64)>,
        inside: Vec<(usize, f64)>,
    },
    /// All of it outside: the normals with their weights.
    Curved {
        cell: Cell,
        normals: Vec<(usize, f64)>,
    },
}

impl Term {
    /// The value, or its mean given the normals outside.
    fn at(&self, plan: &Plan, outside: &[f64]) -> f64 {
        let sum = |normals: &[(usize, f64)]| -> f64 {
            normals
                .iter()
                .map(|(at, weight)| weight * outside[*at])
                .sum()
        };
        match self {
            Self::Known(value) => *value,
            Self::Linear {
                intercept, outside, ..
            } => intercept + sum(outside),
            Self::Curved { cell, normals } => finish(plan, cell, 0, sum(normals)).1,
        }
    }
}

/// A cell as it was found, before it is known which normals are outside.
enum Found {
    Known(f64),
    Linear {
        intercept: f64,
        normals: Vec<(Variable, f64)>,
    },
    Curved(Cell, Vec<(Variable, f64)>),
}

impl Forms {
    pub(super) fn new(model: &Model) -> Result<Self, Reason> {
        let plan = Plan::new(model, 0);
        let weights: Vec<Weights> = model
            .weights
            .iter()
            .map(|group| Weights::new(group, model))
            .collect::<Result<_, _>>()?;
        let mut gathered = Gathered::default();
        for (criterion, cell) in &plan.penalties {
            let address = format!("criteria.{}.penalty", model.criteria[*criterion].id);
            let found = found(&plan, cell, None, &address)?;
            gathered.add(None, Some(*criterion), found, address);
        }
        for (at, team) in plan.teams.iter().enumerate() {
            let id = &model.teams[at].id;
            let address = format!("teams.{id}.bonus");
            let bonus = found(&plan, &team.bonus, None, &address)?;
            gathered.add(Some(at), None, bonus, address);
            for (criterion, cell) in team.scores.iter().enumerate() {
                let id = &model.criteria[criterion].id;
                let address = format!("teams.{}.scores.{id}", model.teams[at].id);
                let value = &model.criteria[criterion].value;
                let found = if worthless(model, criterion) {
                    Found::Known(0.0)
                } else {
                    found(&plan, cell, Some(value), &address)?
                };
                gathered.add(Some(at), Some(criterion), found, address);
            }
        }
        let free_weight = weights.iter().find_map(Weights::first_free);
        let free_weight =
            free_weight.map(|at| format!("criteria.{}.weight", model.criteria[at].id));
        let outside = gathered.outside();
        let (penalties, teams) = gathered.terms(&outside, model.teams.len());
        Ok(Self {
            plan,
            weights,
            outside,
            penalties,
            teams,
            free_weight,
        })
    }

    /// What stands against integrating at evenly spread points of what is outside.
    pub(super) fn check(&self, model: &Model) -> Result<(), Reason> {
        let dimensions = self.dimensions();
        if dimensions > sobol::MOST {
            return Err(Reason::Dimensions {
                dimensions,
                most: sobol::MOST,
            });
        }
        if dimensions > 0 {
            // A jump from one order to the other is nothing for evenly spread points.
            let known = |team: &usize| self.teams[*team].inside == 0;
            let mut known = (0..self.teams.len()).filter(known);
            if let (Some(one), Some(other)) = (known.next(), known.next()) {
                return Err(Reason::Known {
                    one: model.teams[one].id.clone(),
                    other: model.teams[other].id.clone(),
                });
            }
        }
        let mut totals = Totals::default();
        let mut multipliers = vec![0.0; model.criteria.len()];
        self.at(&vec![0.5; dimensions], &mut multipliers, &mut totals);
        for (team, (mean, sd)) in totals.iter().enumerate() {
            if sd > 0.0 && sd < NARROWEST.max(1e-11 * mean.abs()) {
                return Err(Reason::Narrow {
                    team: model.teams[team].id.clone(),
                });
            }
        }
        Ok(())
    }

    /// Coordinates of what is integrated outside.
    pub(super) fn dimensions(&self) -> usize {
        let weights = self.weights.iter().map(Weights::dimensions);
        weights.sum::<usize>() + self.outside.len()
    }

    /// Something that is outside, by its address.
    pub(super) fn first_outside(&self) -> Option<&str> {
        let normal = self.outside.first().map(|(_, address)| address.as_str());
        self.free_weight.as_deref().or(normal)
    }

    /// The totals at a place of the cube, and the points that value 1 earns by criterion.
    pub(super) fn at(&self, u: &[f64], multipliers: &mut [f64], totals: &mut Totals) {
        let mut used = 0;
        for weights in &self.weights {
            let dimensions = weights.dimensions();
            weights.at(&u[used..used + dimensions], multipliers);
            used += dimensions;
        }
        let normals: Vec<f64> = u[used..].iter().map(|u| normal_quantile(*u)).collect();
        for (criterion, term) in &self.penalties {
            multipliers[*criterion] = -term.at(&self.plan, &normals);
        }
        totals.means.clear();
        totals.sds.clear();
        for team in &self.teams {
            let mut mean = team.bonus.at(&self.plan, &normals);
            let mut slopes = vec![0.0; team.inside];
            let mut add = |term: &Term, points: f64| {
                if let Term::Linear { inside, .. } = term {
                    for (at, slope) in inside {
                        slopes[*at] += points * slope;
                    }
                }
            };
            add(&team.bonus, 1.0);
            for (term, points) in team.scores.iter().zip(multipliers.iter()) {
                mean += points * term.at(&self.plan, &normals);
                add(term, *points);
            }
            let sd = libm::sqrt(slopes.iter().map(|slope| slope * slope).sum());
            if sd == 0.0 {
                mean = rounded(mean * GRID) / GRID;
            }
            totals.means.push(mean);
            totals.sds.push(sd);
        }
    }
}

/// Whether a criterion surely earns nothing.
fn worthless(model: &Model, criterion: usize) -> bool {
    model.weights.iter().any(|group| {
        let at = group.members.iter().position(|member| *member == criterion);
        match (&group.law, at) {
            (WeightLaw::Fixed(weights), Some(at)) => weights[at] == 0.0,
            _ => false,
        }
    })
}

/// What a cell is: `value` is its value function where it is a score.
fn found(
    plan: &Plan,
    cell: &Cell,
    value: Option<&ValueFunction>,
    address: &str,
) -> Result<Found, Reason> {
    if cell.shape == Shape::Sure {
        return Ok(Found::Known(finish(plan, cell, 0, 0.0).1));
    }
    if let Some((intercept, 0.0)) = value.and_then(ValueFunction::line) {
        return Ok(Found::Known(intercept));
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
        Some((intercept, slope)) if cell.shape == Shape::Normal => Found::Linear {
            intercept,
            normals: normals
                .into_iter()
                .map(|(normal, weight)| (normal, slope * weight))
                .collect(),
        },
        _ => Found::Curved(cell.clone(), normals),
    })
}

/// Cells by team and criterion (a bonus has none, a penalty no team), with their addresses.
#[derive(Default)]
struct Gathered(Vec<(Option<usize>, Option<usize>, Found, String)>);

impl Gathered {
    fn add(
        &mut self,
        team: Option<usize>,
        criterion: Option<usize>,
        found: Found,
        address: String,
    ) {
        self.0.push((team, criterion, found, address));
    }

    /// Normals in a curved cell, in a penalty, or in several teams' totals.
    fn outside(&self) -> Vec<(Variable, String)> {
        let mut owners: std::collections::HashMap<Variable, Option<usize>> =
            std::collections::HashMap::new();
        for (team, _, found, _) in &self.0 {
            let (normals, owner) = match found {
                Found::Known(_) => continue,
                Found::Linear { normals, .. } => (normals, *team),
                Found::Curved(_, normals) => (normals, None),
            };
            for (normal, _) in normals {
                let first = owners.entry(*normal).or_insert(owner);
                if *first != owner {
                    *first = None;
                }
            }
        }
        let mut outside: Vec<(Variable, String)> = Vec::new();
        for (_, _, found, address) in &self.0 {
            let normals = match found {
                Found::Known(_) => continue,
                Found::Linear { normals, .. } | Found::Curved(_, normals) => normals,
            };
            for (normal, _) in normals {
                let known = outside.iter().any(|(known, _)| known == normal);
                if owners[normal].is_none() && !known {
                    outside.push((*normal, address.clone()));
                }
            }
        }
        outside
    }

    fn terms(
        self,
        outside: &[(Variable, String)],
        teams: usize,
    ) -> (Vec<(usize, Term)>, Vec<Team>) {
        let place = |normal: &Variable| outside.iter().position(|(known, _)| known == normal);
        let mut penalties = Vec::new();
        let mut forms: Vec<Team> = (0..teams)
            .map(|_| Team {
                bonus: Term::Known(0.0),
                scores: Vec::new(),
                inside: 0,
            })
            .collect();
        let mut inner: Vec<Vec<Variable>> = vec![Vec::new(); teams];
        for (team, criterion, found, _) in self.0 {
            let term = match found {
                Found::Known(value) => Term::Known(value),
                Found::Linear { intercept, normals } => {
                    let (mut out, mut inside) = (Vec::new(), Vec::new());
                    for (normal, slope) in normals {
                        if let (None, Some(team)) = (place(&normal), team) {
                            let known = &mut inner[team];
                            let at = known.iter().position(|known| *known == normal);
                            let at = at.unwrap_or_else(|| {
                                known.push(normal);
                                known.len() - 1
                            });
                            inside.push((at, slope));
                        } else if let Some(at) = place(&normal) {
                            out.push((at, slope));
                        }
                    }
                    Term::Linear {
                        intercept,
                        outside: out,
                        inside,
                    }
                }
                Found::Curved(cell, normals) => Term::Curved {
                    cell,
                    normals: normals
                        .iter()
                        .filter_map(|(normal, weight)| Some((place(normal)?, *weight)))
                        .collect(),
                },
            };
            match (team, criterion) {
                (Some(team), Some(_)) => forms[team].scores.push(term),
                (Some(team), None) => forms[team].bonus = term,
                (None, Some(criterion)) => penalties.push((criterion, term)),
                (None, None) => {}
            }
        }
        for (form, inner) in forms.iter_mut().zip(inner) {
            form.inside = inner.len();
        }
        (penalties, forms)
    }
}
