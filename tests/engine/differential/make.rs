//! Random scenarios, each around one law and one of a few styles.

use rand::RngExt as _;
use rand::SeedableRng as _;
use rand::rngs::SmallRng;

use super::case::{Case, Condition, Criterion, Law, Role, Team, Value, Weight};
use super::numbers::{KINDS, Kind, law, rounded};
use super::weights::Weights;

/// Which method a scenario is made for. All are asked anyway.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// Weights and penalties known, and nothing that two teams share.
    Exact,
    /// A normal part for every team; the rest continuous.
    Spread,
    Any,
    /// Few numbers, so that totals are equal again and again.
    Ties,
}

/// The scenario of a number under a seed.
pub(crate) fn case(seed: u64, number: u64) -> Case {
    let mut rng = SmallRng::seed_from_u64(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let style = match number % 8 {
        0 | 3 | 6 => Style::Exact,
        1 | 4 => Style::Spread,
        7 => Style::Ties,
        _ => Style::Any,
    };
    loop {
        let mut maker = Maker {
            rng: &mut rng,
            style,
            theme: KINDS[number as usize % KINDS.len()],
        };
        let case = maker.case();
        // Weights are drawn by rejection here: enough must be left.
        let weights = Weights::new(&case);
        if (0..20).all(|_| weights.draw(&mut rng, 300).is_some()) {
            return case;
        }
    }
}

/// Makes one scenario.
pub(super) struct Maker<'r> {
    pub(super) rng: &'r mut SmallRng,
    pub(super) style: Style,
    theme: Kind,
}

impl Maker<'_> {
    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.rng.random_bool(share)
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.random_range(0..from.len())]
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.rng.random_range(low..high)
    }

    fn case(&mut self) -> Case {
        // Convolving many laws takes its time.
        let (most_teams, most_weighted) = match self.style {
            Style::Exact => (4, 3),
            _ => (5, 4),
        };
        let teams = self.rng.random_range(2..=most_teams);
        let weighted = self.rng.random_range(1..=most_weighted);
        let mut case = Case {
            places: self.rng.random_range(1..teams).min(3),
            clamp: self.style != Style::Spread && self.chance(0.2),
            sheet: self.chance(0.12),
            ..Case::default()
        };
        if self.chance(0.05) {
            case.places = teams;
        }
        for _ in 0..weighted {
            let weight = Weight::Free;
            let role = Role::Weighted {
                block: None,
                weight,
            };
            let mut criterion = self.criterion(role);
            if self.style == Style::Spread && case.criteria.is_empty() {
                // Where everybody has a normal score, on a straight line.
                criterion.clamp = None;
                if matches!(criterion.value, Value::Knots(_)) {
                    criterion.value = Value::Default;
                }
            }
            case.criteria.push(criterion);
        }
        self.weights(&mut case);
        if self.style != Style::Ties {
            for _ in 0..self.pick(&[0, 0, 0, 1, 1, 2]) {
                let criterion = self.penalty();
                let at = self.rng.random_range(0..=case.criteria.len());
                // Conditions name criteria by number, so a penalty comes first only without them.
                let at = if case.conditions.is_empty() {
                    at
                } else {
                    case.criteria.len()
                };
                case.criteria.insert(at, criterion);
            }
        }
        self.columns(&mut case);
        for _ in 0..teams {
            let team = self.team(&case);
            case.teams.push(team);
        }
        // A twin makes for ties where numbers are few, and for equal chances elsewhere.
        if teams > 2 && self.chance(0.1) {
            case.teams[0] = case.teams[teams - 1].clone();
        }
        if self.style != Style::Ties {
            self.correlation(&mut case);
        }
        self.means(&mut case);
        case
    }

    fn criterion(&mut self, role: Role) -> Criterion {
        if self.style == Style::Ties {
            let value = self.pick(&[0, 1]);
            let value = [Value::Scale(0.0, 10.0), Value::Scale(10.0, 0.0)][value].clone();
            return Criterion {
                role,
                value,
                clamp: None,
            };
        }
        let scale = self.pick(&[
            (0.0, 1.0),
            (1.0, 0.0),
            (9.0, 1.0),
            (0.0, 10.0),
            (1.0, 5.0),
            (-10.0, 10.0),
            (100.0, 0.0),
        ]);
        let value = match self.rng.random_range(0..10) {
            _ if self.theme == Kind::LogitNormal => Value::Scale(0.0, 1.0),
            0..=2 => Value::Default,
            3..=6 => Value::Scale(scale.0, scale.1),
            7 => Value::Knots(vec![(0.0, 0.0), (50.0, 0.7), (100.0, 1.0)]),
            8 => Value::Knots(vec![(1.0, 1.0), (3.0, 0.8), (6.0, 0.1), (9.0, 0.0)]),
            _ => Value::Knots(vec![(0.0, 0.1), (6.0, 1.0), (10.0, 0.5)]),
        };
        let clamp = self.chance(0.25).then(|| self.chance(0.5));
        Criterion { role, value, clamp }
    }

    fn penalty(&mut self) -> Criterion {
        let points = if self.style == Style::Exact || self.chance(0.3) {
            Law::Number(rounded(self.between(1.0, 12.0), 2))
        } else {
            let kind = self.kind();
            let kind = match kind {
                Kind::Unknown | Kind::LogitNormal => Kind::Range,
                Kind::Discrete | Kind::Samples | Kind::Aligned if self.style == Style::Spread => {
                    Kind::Pert
                }
                // Columns hold scores of 0 to 100, and a penalty is no score.
                Kind::Samples | Kind::Aligned => Kind::Discrete,
                kind => kind,
            };
            law(kind, 2.0, 8.0, self.rng)
        };
        let falls = self.chance(0.2);
        let value = if falls {
            Value::Scale(1.0, 0.0)
        } else {
            Value::Scale(0.0, 1.0)
        };
        Criterion {
            role: Role::Penalty(points),
            value,
            clamp: None,
        }
    }

    fn weights(&mut self, case: &mut Case) {
        let count = case.criteria.len();
        let blocks = if count >= 2 && self.chance(0.45) {
            2
        } else {
            0
        };
        let all_pinned = matches!(self.style, Style::Exact | Style::Ties) || self.chance(0.15);
        let concentrated = !all_pinned && self.chance(0.2);
        let groups: Vec<Vec<usize>> = if blocks == 0 {
            vec![(0..count).collect()]
        } else {
            let cut = self.rng.random_range(1..count);
            vec![(0..cut).collect(), (cut..count).collect()]
        };
        for (at, members) in groups.iter().enumerate() {
            let mut points = self.pick(&[20.0, 40.0, 60.0, 100.0]);
            let mut written = self.shares(members.len(), points, all_pinned || concentrated);
            if all_pinned || concentrated {
                points = written
                    .iter()
                    .map(|weight| match weight {
                        Weight::Pinned(points) => *points,
                        _ => 0.0,
                    })
                    .sum();
            }
            for (&criterion, weight) in members.iter().zip(written.drain(..)) {
                let block = (blocks > 0).then_some(at);
                case.criteria[criterion].role = Role::Weighted { block, weight };
            }
            if blocks > 0 {
                case.blocks.push(points);
            } else if all_pinned || concentrated {
                case.total = self.chance(0.3).then_some(points);
            } else {
                case.total = (points != 100.0).then_some(points);
            }
        }
        if concentrated {
            case.concentration = Some(self.pick(&[3.0, 10.0, 80.0, 400.0]));
        } else if !all_pinned {
            self.conditions(case);
        }
    }

    /// Weights of one sum, as they are written.
    fn shares(&mut self, count: usize, points: f64, pinned: bool) -> Vec<Weight> {
        let fair = points / count as f64;
        let mut written = Vec::new();
        for at in 0..count {
            let low = rounded(fair * self.between(0.0, 0.7), 2);
            let weight = match self.rng.random_range(0..10) {
                _ if pinned && self.style == Style::Ties => {
                    Weight::Pinned(self.pick(&[10.0, 20.0, 30.0]))
                }
                _ if pinned => Weight::Pinned(rounded(fair * self.between(0.4, 1.6), 2)),
                _ if at + 1 == count => Weight::Free,
                0..=4 => Weight::Free,
                5..=8 => Weight::Between(low, low + rounded(fair * self.between(0.4, 1.5), 2)),
                _ => Weight::Pinned(low),
            };
            written.push(weight);
        }
        written
    }

    fn conditions(&mut self, case: &mut Case) {
        let open: Vec<usize> = (0..case.criteria.len())
            .filter(|c| {
                let role = &case.criteria[*c].role;
                !matches!(
                    role,
                    Role::Weighted {
                        weight: Weight::Pinned(_),
                        ..
                    }
                )
            })
            .collect();
        if open.len() >= 2 && self.chance(0.35) {
            for _ in 0..self.rng.random_range(1..=2) {
                let a = self.rng.random_range(0..open.len());
                let b = (a + self.rng.random_range(1..open.len())) % open.len();
                let (a, b) = (open[a], open[b]);
                let condition = match self.rng.random_range(0..4) {
                    0 | 1 => {
                        let third = open.iter().copied().find(|c| *c != a && *c != b);
                        let third = third.filter(|_| self.chance(0.3));
                        Condition::Chain([Some(a), Some(b), third].into_iter().flatten().collect())
                    }
                    2 => Condition::AtMostTimes(a, self.pick(&[0.5, 1.5, 2.0]), b),
                    _ => Condition::SumAtMost(a, b, self.pick(&[40.0, 55.0, 70.0])),
                };
                case.conditions.push(condition);
            }
        }
        if case.blocks.len() > 1 && self.chance(0.25) {
            case.blocks_as_conditions = true;
            case.total = Some(case.blocks.iter().sum());
        }
    }

    fn columns(&mut self, case: &mut Case) {
        let rows = self.pick(&[7, 40, 150]);
        for _ in 0..2 {
            let (centre, spread) = (self.between(0.3, 0.7), self.between(0.1, 0.3));
            let column =
                (0..rows).map(|_| rounded(centre + spread * self.rng.random_range(-1.0..1.0), 3));
            case.columns.push(column.collect());
        }
    }

    fn kind(&mut self) -> Kind {
        if self.chance(0.4) {
            self.theme
        } else {
            self.pick(&KINDS)
        }
    }

    fn team(&mut self, case: &Case) -> Team {
        let mut scores = Vec::new();
        let mut narrowest = f64::INFINITY;
        for (at, criterion) in case.criteria.iter().enumerate() {
            let weighted = matches!(criterion.role, Role::Weighted { .. });
            let (low, high) = match &criterion.value {
                Value::Default => (0.0, 100.0),
                Value::Scale(a, b) => (a.min(*b), a.max(*b)),
                Value::Knots(knots) => (knots[0].0, knots[knots.len() - 1].0),
            };
            let mut kind = self.kind();
            let unit = (low, high) == (0.0, 1.0);
            kind = match kind {
                _ if self.style == Style::Ties => self.pick(&[Kind::Number, Kind::Discrete]),
                _ if self.style == Style::Spread && at == 0 && weighted => Kind::PlusMinus,
                Kind::Discrete | Kind::Samples | Kind::Aligned if self.style == Style::Spread => {
                    Kind::Triangular
                }
                Kind::Aligned if self.style == Style::Exact => Kind::Samples,
                kind => kind,
            };
            kind = match kind {
                Kind::LogitNormal | Kind::Samples | Kind::Aligned if !unit => Kind::Beta,
                Kind::LogNormal | Kind::Exponential if low < 0.0 => Kind::Gumbel,
                kind => kind,
            };
            if kind == Kind::Number && weighted {
                narrowest = narrowest.min(high - low);
            }
            scores.push(law(kind, low, high - low, self.rng));
        }
        let sd = self.style != Style::Ties && narrowest.is_finite() && self.chance(0.6);
        let sd = sd.then(|| rounded(narrowest * self.between(0.05, 0.15), 3));
        let bonus = self.chance(0.25).then(|| {
            let sure = self.chance(0.5) || self.style == Style::Ties;
            if sure {
                Law::Number(self.pick(&[1.0, 2.5, 5.0]))
            } else {
                let kind = self.pick(&[Kind::PlusMinus, Kind::Range, Kind::Pert, Kind::To]);
                law(kind, 0.0, 6.0, self.rng)
            }
        });
        Team { sd, scores, bonus }
    }
}
