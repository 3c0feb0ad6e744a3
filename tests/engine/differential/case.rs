//! A random scenario as numbers, and as the text that a person would write for it.
//!
//! The second engine reads the numbers and Cutline the text, so that a misread file shows as well
//! as a miscomputed one.

use std::fmt::Write as _;

/// A scenario. Criteria are called `c0, c1, …`, teams `t0, t1, …`, blocks `b0, b1, …`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Case {
    pub(crate) places: usize,
    /// Whether values are held beyond their scales where a criterion says nothing.
    pub(crate) clamp: bool,
    /// Points of the blocks.
    pub(crate) blocks: Vec<f64>,
    /// The blocks are told as conditions `c0 + c1 = 40`, and not by `[blocks]`.
    pub(crate) blocks_as_conditions: bool,
    /// `[weights] total`.
    pub(crate) total: Option<f64>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) concentration: Option<f64>,
    pub(crate) within_team: f64,
    pub(crate) within_criterion: f64,
    pub(crate) groups: Vec<Group>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) teams: Vec<Team>,
    /// Columns `k0, k1, …` of `draws.csv`.
    pub(crate) columns: Vec<Vec<f64>>,
    /// The scores stand in a sheet beside the scenario.
    pub(crate) sheet: bool,
    /// Teams and criteria without a score.
    pub(crate) unscored: Vec<(usize, usize)>,
    /// Criteria of which `applies_to` tells that.
    pub(crate) applied: Vec<usize>,
    pub(crate) aggregate: Aggregate,
}

/// How values come together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Aggregate {
    #[default]
    Arithmetic,
    Geometric,
}

#[derive(Debug, Clone)]
pub(crate) struct Criterion {
    pub(crate) role: Role,
    pub(crate) value: Value,
    pub(crate) clamp: Option<bool>,
}

#[derive(Debug, Clone)]
pub(crate) enum Role {
    Weighted {
        block: Option<usize>,
        weight: Weight,
    },
    Penalty(Law),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Weight {
    Pinned(f64),
    Between(f64, f64),
    Free,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Nothing is written: from 0 to 100.
    Default,
    Scale(f64, f64),
    /// Scores, ascending, with their values.
    Knots(Vec<(f64, f64)>),
}

#[derive(Debug, Clone)]
pub(crate) struct Team {
    /// Of the plain numbers on weighted criteria.
    pub(crate) sd: Option<f64>,
    pub(crate) scores: Vec<Law>,
    pub(crate) bonus: Option<Law>,
}

/// One uncertain number as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Law {
    Number(f64),
    PlusMinus(f64, f64),
    Range(f64, f64),
    To(f64, f64),
    Unknown,
    Normal {
        mean: f64,
        sd: f64,
        min: Option<f64>,
        max: Option<f64>,
    },
    Uniform(f64, f64),
    /// Lower end, mode, upper end.
    Triangular(f64, f64, f64),
    Pert(f64, f64, f64),
    Beta {
        alpha: f64,
        beta: f64,
        ends: Option<(f64, f64)>,
    },
    LogNormal(f64, f64),
    LogitNormal(f64, f64),
    Gumbel(f64, f64),
    Exponential(f64),
    /// Numbers with their probabilities.
    Discrete(Vec<(f64, f64)>),
    /// A column of `draws.csv`.
    Samples {
        column: usize,
        aligned: bool,
    },
}

/// A line of `[weights] where`.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    /// Each at least the next.
    Chain(Vec<usize>),
    /// The first is at most so many times the second.
    AtMostTimes(usize, f64, usize),
    /// Both together are at most so many points.
    SumAtMost(usize, usize, f64),
}

/// A table `[correlation.groups.…]`.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) members: Vec<Named>,
    /// Correlations of the normals behind them.
    pub(crate) matrix: Vec<Vec<f64>>,
    /// Told as one number.
    pub(crate) equal: bool,
}

/// What a group may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Score(usize, usize),
    Bonus(usize),
    Penalty(usize),
}

impl Condition {
    /// Whether weights, by criterion, keep to it.
    pub(crate) fn holds(&self, weights: &[f64]) -> bool {
        match self {
            Self::Chain(chain) => chain
                .windows(2)
                .all(|two| weights[two[0]] >= weights[two[1]]),
            Self::AtMostTimes(a, times, b) => weights[*a] <= times * weights[*b],
            Self::SumAtMost(a, b, most) => weights[*a] + weights[*b] <= *most,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Chain(chain) => {
                let names: Vec<String> = chain.iter().map(|c| format!("c{c}")).collect();
                names.join(" >= ")
            }
            Self::AtMostTimes(a, times, b) => format!("c{a} <= {times} * c{b}"),
            Self::SumAtMost(a, b, most) => format!("c{a} + c{b} <= {most}"),
        }
    }
}

impl Law {
    fn text(&self) -> String {
        match self {
            Self::Number(number) => format!("{number}"),
            Self::PlusMinus(mean, sd) => format!("\"{mean} ± {sd}\""),
            Self::Range(low, high) => format!("\"{low}..{high}\""),
            Self::To(low, high) => format!("\"{low} to {high}\""),
            Self::Unknown => "\"unknown\"".to_owned(),
            Self::Normal { mean, sd, min, max } => {
                let bound = |name: &str, bound: &Option<f64>| {
                    bound.map_or_else(String::new, |at| format!(", {name} = {at}"))
                };
                let bounds = bound("min", min) + &bound("max", max);
                format!("{{ normal = {{ mean = {mean}, sd = {sd}{bounds} }} }}")
            }
            Self::Uniform(min, max) => format!("{{ uniform = {{ min = {min}, max = {max} }} }}"),
            Self::Triangular(min, mode, max) => {
                format!("{{ triangular = {{ min = {min}, mode = {mode}, max = {max} }} }}")
            }
            Self::Pert(min, mode, max) => {
                format!("{{ pert = {{ min = {min}, mode = {mode}, max = {max} }} }}")
            }
            Self::Beta { alpha, beta, ends } => {
                let ends = ends.map_or_else(String::new, |(min, max)| {
                    format!(", min = {min}, max = {max}")
                });
                format!("{{ beta = {{ alpha = {alpha}, beta = {beta}{ends} }} }}")
            }
            Self::LogNormal(mu, sigma) => {
                format!("{{ lognormal = {{ mu = {mu}, sigma = {sigma} }} }}")
            }
            Self::LogitNormal(mu, sigma) => {
                format!("{{ logitnormal = {{ mu = {mu}, sigma = {sigma} }} }}")
            }
            Self::Gumbel(location, scale) => {
                format!("{{ gumbel = {{ location = {location}, scale = {scale} }} }}")
            }
            Self::Exponential(rate) => format!("{{ exponential = {{ rate = {rate} }} }}"),
            Self::Discrete(steps) => {
                let values = list(steps.iter().map(|step| step.0));
                let shares = list(steps.iter().map(|step| step.1));
                format!("{{ discrete = {{ values = {values}, probabilities = {shares} }} }}")
            }
            Self::Samples { column, aligned } => {
                let aligned = if *aligned { ", aligned = true" } else { "" };
                format!(
                    "{{ samples = {{ file = \"draws.csv\", column = \"k{column}\"{aligned} }} }}"
                )
            }
        }
    }
}

fn list(numbers: impl Iterator<Item = f64>) -> String {
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    format!("[{}]", numbers.join(", "))
}

impl Case {
    /// The scenario file.
    pub(crate) fn toml(&self) -> String {
        let mut text = format!("places = {}\n", self.places);
        let mut line = |what: String| text.push_str(&(what + "\n"));
        if self.clamp {
            line("beyond = \"clamp\"".to_owned());
        }
        if self.aggregate == Aggregate::Geometric {
            line("aggregate = \"geometric\"".to_owned());
        }
        if self.sheet && self.unscored.is_empty() {
            line("scores = \"scores.csv\"".to_owned());
        } else if self.sheet {
            line("[scores]\nfile = \"scores.csv\"\nif_missing = \"available\"".to_owned());
        }
        if !self.blocks.is_empty() && !self.blocks_as_conditions {
            line("[blocks]".to_owned());
            for (block, points) in self.blocks.iter().enumerate() {
                line(format!("b{block} = {points}"));
            }
        }
        line("[criteria]".to_owned());
        for (at, criterion) in self.criteria.iter().enumerate() {
            let applies = self.applies_to(at);
            let keys = format!("{}{applies}", self.criterion(criterion));
            line(format!("c{at} = {{ {} }}", keys.trim_start_matches(", ")));
        }
        let conditions = self.told_conditions();
        if self.total.is_some() || self.concentration.is_some() || !conditions.is_empty() {
            line("[weights]".to_owned());
        }
        if let Some(total) = self.total {
            line(format!("total = {total}"));
        }
        if let Some(concentration) = self.concentration {
            line(format!("concentration = {concentration}"));
        }
        if !conditions.is_empty() {
            line(format!("where = [\"{}\"]", conditions.join("\", \"")));
        }
        if self.within_team != 0.0 || self.within_criterion != 0.0 {
            line("[correlation]".to_owned());
            line(format!("within_team = {}", self.within_team));
            line(format!("within_criterion = {}", self.within_criterion));
        }
        for (at, group) in self.groups.iter().enumerate() {
            line(format!("[correlation.groups.g{at}]"));
            let members: Vec<String> = group.members.iter().map(|m| m.address()).collect();
            line(format!("quantities = [\"{}\"]", members.join("\", \"")));
            if group.equal {
                line(format!("correlation = {}", group.matrix[0][1]));
            } else {
                let rows = group.matrix.iter().map(|row| list(row.iter().copied()));
                line(format!(
                    "matrix = [{}]",
                    rows.collect::<Vec<_>>().join(", ")
                ));
            }
        }
        for (at, team) in self.teams.iter().enumerate() {
            line(format!("[teams.t{at}]"));
            if let Some(sd) = team.sd {
                line(format!("sd = {sd}"));
            }
            if let Some(bonus) = &team.bonus {
                line(format!("bonus = {}", bonus.text()));
            }
            if !self.sheet {
                let scores = team.scores.iter().enumerate();
                let scores = scores.filter_map(|(criterion, law)| {
                    let is_scored = self.is_scored(at, criterion);
                    if !is_scored && self.applied.contains(&criterion) {
                        return None;
                    }
                    let not = || "\"not scored\"".to_owned();
                    let text = if is_scored { law.text() } else { not() };
                    Some(format!("c{criterion} = {text}"))
                });
                let scores: Vec<String> = scores.collect();
                line(format!("scores = {{ {} }}", scores.join(", ")));
            }
        }
        text
    }

    /// The files beside it.
    pub(crate) fn files(&self) -> Vec<(&'static str, String)> {
        let mut files = Vec::new();
        if !self.columns.is_empty() {
            let names: Vec<String> = (0..self.columns.len()).map(|at| format!("k{at}")).collect();
            let mut text = names.join(",") + "\n";
            for row in 0..self.columns[0].len() {
                let cells: Vec<String> = self.columns.iter().map(|c| c[row].to_string()).collect();
                let _ = writeln!(text, "{}", cells.join(","));
            }
            files.push(("draws.csv", text));
        }
        if self.sheet {
            let names: Vec<String> = (0..self.criteria.len())
                .map(|at| format!("c{at}"))
                .collect();
            let mut text = format!("team,{}\n", names.join(","));
            for (at, team) in self.teams.iter().enumerate() {
                let cells = team.scores.iter().enumerate();
                let cells = cells.map(|(criterion, law)| {
                    let is_scored = self.is_scored(at, criterion);
                    if is_scored {
                        cell(&law.text())
                    } else {
                        String::new()
                    }
                });
                let cells: Vec<String> = cells.collect();
                let _ = writeln!(text, "t{at},{}", cells.join(","));
            }
            files.push(("scores.csv", text));
        }
        files
    }

    fn criterion(&self, criterion: &Criterion) -> String {
        let mut keys = Vec::new();
        match &criterion.role {
            Role::Weighted { block, weight } => {
                if let Some(block) = block.filter(|_| !self.blocks_as_conditions) {
                    keys.push(format!("block = \"b{block}\""));
                }
                match weight {
                    Weight::Pinned(points) => keys.push(format!("weight = {points}")),
                    Weight::Between(low, high) => keys.push(format!("weight = \"{low}..{high}\"")),
                    Weight::Free => {}
                }
            }
            Role::Penalty(points) => keys.push(format!("penalty = {}", points.text())),
        }
        match &criterion.value {
            // Of two scores alone a scale may not be guessed.
            Value::Default if !self.unscored.is_empty() => {
                keys.push("scale = [0, 100]".to_owned());
            }
            Value::Default => {}
            Value::Scale(low, high) => keys.push(format!("scale = [{low}, {high}]")),
            Value::Knots(knots) => {
                let knots: Vec<String> = knots.iter().map(|(s, v)| format!("[{s}, {v}]")).collect();
                keys.push(format!("value = [{}]", knots.join(", ")));
            }
        }
        if let Some(clamp) = criterion.clamp {
            let word = if clamp { "clamp" } else { "extend" };
            keys.push(format!("beyond = \"{word}\""));
        }
        keys.join(", ")
    }

    /// Whether a team has a score on a criterion.
    pub(crate) fn is_scored(&self, team: usize, criterion: usize) -> bool {
        !self.unscored.contains(&(team, criterion))
    }

    fn applies_to(&self, criterion: usize) -> String {
        if !self.applied.contains(&criterion) {
            return String::new();
        }
        let teams = (0..self.teams.len()).filter(|team| self.is_scored(*team, criterion));
        let teams: Vec<String> = teams.map(|team| format!("\"t{team}\"")).collect();
        format!(", applies_to = [{}]", teams.join(", "))
    }

    fn told_conditions(&self) -> Vec<String> {
        let mut told: Vec<String> = self.conditions.iter().map(Condition::text).collect();
        if self.blocks_as_conditions {
            for (at, points) in self.blocks.iter().enumerate() {
                let members = self.criteria.iter().enumerate().filter(|(_, criterion)| {
                    matches!(criterion.role, Role::Weighted { block, .. } if block == Some(at))
                });
                let names: Vec<String> = members.map(|(c, _)| format!("c{c}")).collect();
                told.push(format!("{} = {points}", names.join(" + ")));
            }
        }
        told
    }
}

/// A cell of a sheet: texts without the quotes that TOML needs, and with those that CSV needs.
fn cell(written: &str) -> String {
    let plain = written.trim_matches('"');
    if plain.contains([',', '"']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain.to_owned()
    }
}

impl Named {
    fn address(self) -> String {
        match self {
            Self::Score(team, criterion) => format!("teams.t{team}.scores.c{criterion}"),
            Self::Bonus(team) => format!("teams.t{team}.bonus"),
            Self::Penalty(criterion) => format!("criteria.c{criterion}.penalty"),
        }
    }
}
