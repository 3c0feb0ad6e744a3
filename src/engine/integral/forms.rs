//! The outer variables, which are integrated at evenly spread points, and the totals given them.
//!
//! A total is linear in the standard normals of scores that are normal on a value function that is
//! one straight line. Normals that only one team's total holds are inner variables, integrated exactly
//! at each point: the total is one normal number given the rest (a team's halo included). Everything
//! else is an outer variable: weights, penalties, normals that several teams share, and quantities of
//! other laws or on bent value functions.

use std::borrow::Cow;

use super::cube::Weights;
use super::parts::{CellForm, Part, Parts};
use super::reason::Reason;
use super::sobol;
use super::totals::Totals;
use crate::engine::plan::{Cell, Plan};
use crate::engine::stream::Variable;
use crate::model::special::normal_quantile;
use crate::model::{Mean, Model};

/// Totals with a smaller sd than this, in points, are decided by the grid of totals: the chance of
/// a tie is 4e-4 there, and falls as 4e-10 over the sd.
const NARROWEST: f64 = 1e-6;

/// Whether the grid of totals decides rather than the law.
fn is_narrow(mean: f64, sd: f64) -> bool {
    sd < NARROWEST.max(1e-11 * mean.abs())
}

/// A model taken apart into outer and inner variables.
#[derive(Debug)]
pub(super) struct Forms {
    plan: Plan,
    weights: Vec<Weights>,
    /// How many normals are outer variables.
    outer: usize,
    penalties: Vec<(usize, Term)>,
    teams: Vec<Team>,
    /// Address of an outer quantity that takes steps.
    stepped: Option<String>,
}

#[derive(Debug)]
struct Team {
    /// The total, where all of it is known.
    sure: Option<f64>,
    /// The points that are known.
    known: f64,
    bonus: Term,
    scores: Vec<Term>,
    /// Number of inner normals.
    inner: usize,
    /// Of the values on weighted criteria, where they are not just added up.
    mean: Option<Mean>,
}

impl Team {
    /// The points that value 1 earns the team, from those of all teams.
    fn multipliers<'m>(&self, of_all: &'m [f64]) -> Cow<'m, [f64]> {
        match &self.mean {
            Some(mean) => Cow::Owned(mean.multipliers(of_all)),
            None => Cow::Borrowed(of_all),
        }
    }
}

/// The value of one cell.
#[derive(Debug)]
enum Term {
    Known(f64),
    /// Intercept, and coefficients of outer and of inner normals by their indices.
    Linear {
        intercept: f64,
        outer: Vec<(usize, f64)>,
        inner: Vec<(usize, f64)>,
    },
    /// All of it an outer variable: the normals with their weights.
    Curved {
        cell: Cell,
        normals: Vec<(usize, f64)>,
    },
}

impl Term {
    /// The value, or its mean given the outer normals.
    fn at(&self, plan: &Plan, outer: &[f64]) -> f64 {
        let sum = |normals: &[(usize, f64)]| -> f64 {
            normals.iter().map(|(at, weight)| weight * outer[*at]).sum()
        };
        match self {
            Self::Known(value) => *value,
            Self::Linear {
                intercept, outer, ..
            } => intercept + sum(outer),
            Self::Curved { cell, normals } => plan.value(cell, sum(normals)),
        }
    }

    /// The value or its mean, where it is the same at all points.
    fn settled(&self) -> Option<f64> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Linear {
                intercept, outer, ..
            } => outer.is_empty().then_some(*intercept),
            Self::Curved { .. } => None,
        }
    }
}

impl Forms {
    pub(super) fn new(parts: Parts, model: &Model) -> Result<Self, Reason> {
        let stepped = parts.cells.iter().find(|part| part.form.is_stepped());
        let stepped = stepped.map(|part| part.address.clone());
        let outer = parts.outer(true);
        let outer: Vec<Variable> = outer.into_iter().map(|(normal, _)| normal).collect();
        let (penalties, teams) = terms(parts.cells, &outer, &parts.plan, model);
        let forms = Self {
            plan: parts.plan,
            weights: parts.weights,
            outer: outer.len(),
            penalties,
            teams,
            stepped,
        };
        forms.check(model)?;
        Ok(forms)
    }

    /// What stands against integrating at evenly spread points of the outer variables.
    fn check(&self, model: &Model) -> Result<(), Reason> {
        let dimensions = self.dimensions();
        if dimensions > sobol::MOST {
            return Err(Reason::Dimensions {
                dimensions,
                most: sobol::MOST,
            });
        }
        let mut totals = Totals::default();
        let mut multipliers = vec![0.0; model.criteria.len()];
        self.at(&vec![0.5; dimensions], &mut multipliers, &mut totals);
        let id = |team: usize| model.teams[team].id.clone();
        if dimensions > 0 {
            if let Some(quantity) = &self.stepped {
                return Err(Reason::Steps {
                    quantity: quantity.clone(),
                });
            }
            // A jump from one order to the other is nothing for evenly spread points.
            let mut known = (0..self.teams.len()).filter(|team| totals.sds[*team] == 0.0);
            if let (Some(one), Some(other)) = (known.next(), known.next()) {
                return Err(Reason::Known {
                    one: id(one),
                    other: id(other),
                });
            }
        }
        let narrow = totals
            .iter()
            .position(|(mean, sd)| sd > 0.0 && is_narrow(mean, sd));
        narrow.map_or(Ok(()), |team| Err(Reason::Narrow { team: id(team) }))
    }

    /// Coordinates of the outer variables.
    pub(super) fn dimensions(&self) -> usize {
        let weights = self.weights.iter().map(Weights::dimensions);
        weights.sum::<usize>() + self.outer
    }

    /// Expected totals by team where they need no points: what varies from point to point is only
    /// the multipliers, independent of all scores, whose means are known (in points by criterion).
    pub(super) fn expected(&self, multipliers: &[f64]) -> Option<Vec<f64>> {
        let teams = self.teams.iter().map(|team| {
            let mut mean = team.known + team.bonus.settled()?;
            // The expected share of a varying weight is not the share of the expected weight.
            if team.mean.is_some() && team.sure.is_none() {
                return None;
            }
            for (term, points) in team.scores.iter().zip(multipliers) {
                mean += points * term.settled()?;
            }
            Some(mean)
        });
        teams.collect()
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
            if let Some(total) = team.sure {
                totals.means.push(total);
                totals.sds.push(0.0);
                continue;
            }
            let mut mean = team.known + team.bonus.at(&self.plan, &normals);
            let mut slopes = vec![0.0; team.inner];
            let mut add = |term: &Term, points: f64| {
                if let Term::Linear { inner, .. } = term {
                    for (at, slope) in inner {
                        slopes[*at] += points * slope;
                    }
                }
            };
            add(&team.bonus, 1.0);
            let own = team.multipliers(multipliers);
            for (term, points) in team.scores.iter().zip(own.iter()) {
                mean += points * term.at(&self.plan, &normals);
                add(term, *points);
            }
            let mut sd = libm::sqrt(slopes.iter().map(|slope| slope * slope).sum());
            // At a point among many a total that is nearly sure is sure.
            if self.dimensions() > 0 && is_narrow(mean, sd) {
                sd = 0.0;
            }
            if sd == 0.0 {
                mean = self.plan.grid.points(self.plan.grid.rounded(mean));
            }
            totals.means.push(mean);
            totals.sds.push(sd);
        }
    }
}

/// The penalties by criterion, and the teams; `outer` are the normals that are.
fn terms(
    cells: Vec<Part>,
    outer: &[Variable],
    plan: &Plan,
    model: &Model,
) -> (Vec<(usize, Term)>, Vec<Team>) {
    let place = |normal: &Variable| outer.iter().position(|known| known == normal);
    let mut penalties = Vec::new();
    let teams = plan.teams.iter().enumerate();
    let mut forms: Vec<Team> = teams
        .map(|(at, team)| Team {
            mean: model.mean(at),
            sure: team.sum.known().map(|steps| plan.grid.points(steps)),
            known: team.known.hi,
            bonus: Term::Known(0.0),
            scores: Vec::new(),
            inner: 0,
        })
        .collect();
    let mut inner: Vec<Vec<Variable>> = vec![Vec::new(); forms.len()];
    for Part {
        team,
        criterion,
        form,
        ..
    } in cells
    {
        let term = match form {
            CellForm::Known(value) => Term::Known(value),
            CellForm::Linear { intercept, normals } => {
                let (mut out, mut own) = (Vec::new(), Vec::new());
                for (normal, slope) in normals {
                    if let (None, Some(team)) = (place(&normal), team) {
                        let known = &mut inner[team];
                        let at = known.iter().position(|known| *known == normal);
                        let at = at.unwrap_or_else(|| {
                            known.push(normal);
                            known.len() - 1
                        });
                        own.push((at, slope));
                    } else if let Some(at) = place(&normal) {
                        out.push((at, slope));
                    }
                }
                Term::Linear {
                    intercept,
                    outer: out,
                    inner: own,
                }
            }
            CellForm::Curved(cell, normals) => Term::Curved {
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
        form.inner = inner.len();
    }
    (penalties, forms)
}
