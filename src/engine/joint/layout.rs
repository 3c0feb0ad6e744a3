//! Who shares what: equal cells, weights and totals of several models, each computed once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::Questions;
use crate::engine::plan::{Cell, Plan};
use crate::engine::stream::Variable;
use crate::model::{Model, WeightGroup};

/// Several models and what they have in common.
#[derive(Debug)]
pub(in crate::engine) struct Layout {
    pub(super) models: Vec<Member>,
    pub(super) questions: Questions,
    /// Standard normals that are kept: those that the cells of a plan share come first, in its
    /// order, then those that several cells start from.
    pub(super) normals: Vec<Variable>,
    /// Cells of two models or more.
    pub(super) cells: Vec<Shared>,
    /// Groups of weights.
    pub(super) weights: Vec<Group>,
    /// Lanes of all weights and penalties.
    pub(super) multipliers: usize,
    /// Penalties: the cell, and the lane for its points.
    pub(super) penalties: Vec<(Shared, usize)>,
    /// Totals of two models or more: the model and the team to compute them as.
    pub(super) totals: Vec<(usize, usize)>,
    /// Ids of all teams, those of the first model first.
    pub(super) teams: Vec<String>,
}

/// A group of weights: a model that has it, its place there, and the first of its lanes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) model: usize,
    pub(super) place: usize,
    pub(super) first: usize,
}

/// One of the models.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) plan: Plan,
    /// Lane of each criterion's points per value.
    pub(super) multipliers: Vec<usize>,
    pub(super) teams: Vec<Team>,
}

/// One team of one model.
#[derive(Debug)]
pub(super) struct Team {
    /// Index into the ids of all teams.
    pub(super) id: usize,
    /// Where its total is, if other models have the same.
    pub(super) total: Option<usize>,
    /// The bonus first, then the scores.
    pub(super) cells: Vec<Source>,
}

/// Where the values of a cell come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// Computed once for all.
    Shared(usize),
    /// This model's alone; the lane of the normals to start from, where they are kept.
    Own(Option<usize>),
}

/// A cell with the lane of the normals to start from, where they are kept.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) cell: Cell,
    pub(super) start: Option<usize>,
}

/// Distinct things in the order of their first appearance, with how often each appeared.
struct Distinct<K, T> {
    by_key: HashMap<K, Vec<usize>>,
    things: Vec<(T, usize)>,
}

impl<K: Hash + Eq, T> Distinct<K, T> {
    fn new() -> Self {
        Self {
            by_key: HashMap::new(),
            things: Vec::new(),
        }
    }

    /// Index of the thing that is `same` among those with this key, or of a new one.
    fn add(&mut self, key: K, same: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
        let with_key = self.by_key.entry(key).or_default();
        let known = with_key.iter().find(|&&at| same(&self.things[at].0));
        let at = known.copied().unwrap_or_else(|| {
            self.things.push((new(), 0));
            with_key.push(self.things.len() - 1);
            self.things.len() - 1
        });
        self.things[at].1 += 1;
        at
    }
}

impl Layout {
    pub(super) fn new(models: &[Model], seed: u64, questions: &Questions) -> Self {
        let plans = Plan::several(models, seed);
        // Every distinct cell, and which one each team's each cell is.
        let mut cells: Distinct<Variable, Cell> = Distinct::new();
        let mut of_teams: Vec<Vec<Vec<usize>>> = Vec::new();
        for plan in &plans {
            let of_team = |team: &crate::engine::plan::Team| {
                let all = std::iter::once(&team.bonus).chain(&team.scores);
                all.map(|cell| cells.add(cell.variable, |known| known == cell, || cell.clone()))
                    .collect()
            };
            of_teams.push(plan.teams.iter().map(of_team).collect());
        }
        let normals = Normals::of(&plans, &cells.things);
        let mut shared = Vec::new();
        let sources: Vec<Source> = cells
            .things
            .into_iter()
            .map(|(cell, uses)| {
                let start = normals.start(&cell);
                if uses == 1 {
                    return Source::Own(start);
                }
                shared.push(Shared { cell, start });
                Source::Shared(shared.len() - 1)
            })
            .collect();
        let multipliers = Multipliers::new(models, &plans);
        let mut layout = Self {
            models: Vec::new(),
            questions: questions.clone(),
            normals: normals.variables,
            cells: shared,
            weights: multipliers.weights,
            multipliers: multipliers.lanes,
            penalties: multipliers.penalties,
            totals: Vec::new(),
            teams: Vec::new(),
        };
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut totals = Distinct::new();
        let mut of_members = Vec::new();
        for (model, (plan, lanes)) in plans.into_iter().zip(multipliers.of_models).enumerate() {
            let mut teams = Vec::new();
            for (team, cells) in of_teams[model].iter().enumerate() {
                let id = &models[model].teams[team].id;
                let id = *ids.entry(id.clone()).or_insert_with(|| {
                    layout.teams.push(id.clone());
                    layout.teams.len() - 1
                });
                // Equal cells under equal multipliers, in the same order, add up to equal totals on
                // equal grids; a known total may be kept apart from others of its model.
                let known = plan.teams[team].sum.known().map(f64::to_bits);
                let what = (
                    cells.clone(),
                    lanes.clone(),
                    plan.grid.steps.to_bits(),
                    known,
                    models[model].teams[team].unscored.clone(),
                    models[model].aggregate,
                );
                let total = totals.add(what, |_| true, || (model, team));
                teams.push(Team {
                    id,
                    total: Some(total),
                    cells: cells.iter().map(|&cell| sources[cell]).collect(),
                });
            }
            of_members.push(Member {
                plan,
                multipliers: lanes,
                teams,
            });
        }
        // Totals of one model alone need no place of their own.
        let places: Vec<Option<usize>> = totals
            .things
            .into_iter()
            .map(|(whose, uses)| {
                (uses > 1).then(|| {
                    layout.totals.push(whose);
                    layout.totals.len() - 1
                })
            })
            .collect();
        for team in of_members.iter_mut().flat_map(|member| &mut member.teams) {
            team.total = team.total.and_then(|total| places[total]);
        }
        layout.models = of_members;
        layout
    }
}

/// Streams of normals that are kept because several cells start from them.
struct Normals {
    variables: Vec<Variable>,
    places: HashMap<Variable, usize>,
}

impl Normals {
    fn of(plans: &[Plan], cells: &[(Cell, usize)]) -> Self {
        let mut normals = Self {
            variables: Vec::new(),
            places: HashMap::new(),
        };
        // All plans have the same list of normals that cells share.
        let shared = plans.first().map_or(&[][..], |plan| &plan.normals);
        for variable in shared {
            normals.keep(*variable);
        }
        let mut seen = HashSet::new();
        for (cell, _) in cells.iter().filter(|(cell, _)| cell.shape.has_normal()) {
            if !seen.insert(cell.variable) {
                normals.keep(cell.variable);
            }
        }
        normals
    }

    fn keep(&mut self, variable: Variable) {
        if let Entry::Vacant(place) = self.places.entry(variable) {
            place.insert(self.variables.len());
            self.variables.push(variable);
        }
    }

    fn start(&self, cell: &Cell) -> Option<usize> {
        self.places.get(&cell.variable).copied()
    }
}

/// Weights and penalties of all models.
struct Multipliers {
    weights: Vec<Group>,
    penalties: Vec<(Shared, usize)>,
    lanes: usize,
    of_models: Vec<Vec<usize>>,
}

impl Multipliers {
    fn new(models: &[Model], plans: &[Plan]) -> Self {
        let mut all = Self {
            weights: Vec::new(),
            penalties: Vec::new(),
            lanes: 0,
            of_models: Vec::new(),
        };
        let mut groups: Distinct<Vec<&str>, (&WeightGroup, usize)> = Distinct::new();
        let mut penalties: Distinct<Variable, (&Cell, usize)> = Distinct::new();
        for (which, (model, plan)) in models.iter().zip(plans).enumerate() {
            let mut lanes = vec![0; model.criteria.len()];
            for (at, group) in model.weights.iter().enumerate() {
                let members = group.members.iter();
                let ids = members.map(|&c| model.criteria[c].id.as_str()).collect();
                let same = |known: &(&WeightGroup, usize)| {
                    known.0.total == group.total && known.0.law == group.law
                };
                let found = groups.add(ids, same, || {
                    let first = all.lanes;
                    all.weights.push(Group {
                        model: which,
                        place: at,
                        first,
                    });
                    all.lanes += group.members.len();
                    (group, first)
                });
                let first = groups.things[found].0.1;
                for (offset, &criterion) in group.members.iter().enumerate() {
                    lanes[criterion] = first + offset;
                }
            }
            for (criterion, cell) in &plan.penalties {
                let found = penalties.add(
                    cell.variable,
                    |known| known.0 == cell,
                    || {
                        let shared = Shared {
                            cell: cell.clone(),
                            start: None,
                        };
                        all.penalties.push((shared, all.lanes));
                        all.lanes += 1;
                        (cell, all.lanes - 1)
                    },
                );
                lanes[*criterion] = penalties.things[found].0.1;
            }
            all.of_models.push(lanes);
        }
        all
    }
}
