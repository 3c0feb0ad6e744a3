//! What becomes of the likeliest teams along an axis.

use crate::analysis::interval::Interval;
use crate::analysis::interval::rounded;
use crate::analysis::sweep::{Crossing, Sweep, SweepPoint};

/// What becomes of a team in a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Among the likeliest at every point.
    In,
    /// At some points.
    Changes,
    /// At none.
    Out,
}

/// What becomes of the teams of a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Fates {
    /// One per team.
    pub of: Vec<Fate>,
    /// Those always in, those that change, those never in, each likeliest first.
    pub order: Vec<usize>,
    /// Teams that change with the part of the points at which they are in, in the order of the
    /// points at which they first come in, then of the file.
    pub changing: Vec<(usize, f64)>,
    /// Whether each of them comes in once and stays.
    pub entering: bool,
}

impl Fates {
    /// Those of a sweep.
    pub fn new(sweep: &Sweep) -> Self {
        let teams = sweep.teams.len();
        let points = &sweep.points;
        let mut times = vec![0_usize; teams];
        let mut entering = true;
        let mut before: Vec<usize> = Vec::new();
        let mut come: Vec<usize> = Vec::new();
        for point in points {
            let now = point.likeliest();
            entering &= before.iter().all(|team| now.contains(team));
            for &team in &now {
                if times[team] == 0 {
                    come.push(team);
                }
                times[team] += 1;
            }
            before = now;
        }
        let fate = |&times: &usize| match times {
            0 => Fate::Out,
            all if all == points.len() => Fate::In,
            _ => Fate::Changes,
        };
        let of: Vec<Fate> = times.iter().map(fate).collect();
        come.retain(|&team| of[team] == Fate::Changes);
        let sum = |team: usize| points.iter().map(|point| share(point, team)).sum();
        let sums: Vec<f64> = (0..teams).map(sum).collect();
        let mut order: Vec<usize> = (0..teams).collect();
        order.sort_by(|&a, &b| {
            let group = (of[a] as usize).cmp(&(of[b] as usize));
            group.then(rounded(sums[b]).total_cmp(&rounded(sums[a])))
        });
        let part = |team: usize| times[team] as f64 / points.len() as f64;
        Fates {
            changing: come.into_iter().map(|team| (team, part(team))).collect(),
            of,
            order,
            entering,
        }
    }

    /// The teams of one fate, likeliest first.
    pub fn all(&self, fate: Fate) -> Vec<usize> {
        let order = self.order.iter().copied();
        order.filter(|&team| self.of[team] == fate).collect()
    }

    /// Those that change, in the same order.
    pub fn changing(&self) -> Vec<usize> {
        self.changing.iter().map(|team| team.0).collect()
    }
}

fn share(point: &SweepPoint, team: usize) -> f64 {
    point.selection_probability[team].estimate
}

/// A place that changes hands, seen from the scenario as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// Who has the place beyond the crossing.
    pub taker: usize,
    /// Who has it on the near side.
    pub loser: usize,
    /// Whether beyond is above.
    pub above: bool,
    /// Where.
    pub at: Interval,
    /// The length of the axis.
    pub span: f64,
    /// The probability with which both are selected there.
    pub met: Interval,
}

/// What a sweep along one axis comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// Errors do not tell these teams apart at the cut line, at so many of all values, and nothing
    /// else happens there.
    Level(Vec<usize>, [usize; 2]),
    /// These are the likeliest at every value.
    Steady(Vec<usize>),
    /// There are ever more places, and these teams come in.
    Entering(Vec<usize>),
    /// There are more places at some values than at others, and these teams come and go.
    ComeAndGo(Vec<usize>),
    /// The values decide which of these teams take so many last places.
    Decides(Vec<usize>, usize),
    /// Places that change hands, nearest to the scenario as written first.
    Turns(Vec<Turn>),
}

impl Sweep {
    /// How many teams are chosen, where it is the same at every point.
    pub fn same_places(&self) -> Option<usize> {
        let places = self.points.first()?.places;
        let same = self.points.iter().all(|point| point.places == places);
        same.then_some(places)
    }

    /// Places that change hands along the one axis, nearest to the scenario as written first.
    pub fn turns(&self) -> Vec<Turn> {
        let axis = self.axes.first();
        let Some([first, .., last]) = axis.and_then(|axis| axis.numbers.as_deref()) else {
            return Vec::new();
        };
        let base = axis.and_then(|axis| axis.base.as_ref()?.range);
        let base = base.map(|[low, high]| f64::midpoint(low, high));
        let team = |id: &str| self.teams.iter().position(|team| team.id == id);
        let turn = |crossing: &Crossing| {
            let [before, after] = [team(&crossing.leaves)?, team(&crossing.enters)?];
            let above = crossing.value.estimate >= base.unwrap_or(*first);
            Some(Turn {
                taker: if above { after } else { before },
                loser: if above { before } else { after },
                above,
                at: crossing.value,
                span: last - first,
                met: crossing.met(),
            })
        };
        let mut turns: Vec<Turn> = self.crossings.iter().filter_map(turn).collect();
        if let Some(base) = base {
            let away = |turn: &Turn| (turn.at.estimate - base).abs();
            turns.sort_by(|a, b| away(a).total_cmp(&away(b)));
        }
        turns
    }

    /// What becomes of the likeliest teams along the one axis.
    pub fn line(&self) -> Line {
        let (places, fates, turns) = (self.same_places(), Fates::new(self), self.turns());
        let (values, level) = self.level();
        let all = self.points.len();
        if places.is_some() && values > 0 && (values == all || turns.is_empty()) {
            return Line::Level(level, [values, all]);
        }
        let (always, changing) = (fates.all(Fate::In), fates.changing());
        match places {
            _ if changing.is_empty() => Line::Steady(always),
            _ if !turns.is_empty() => Line::Turns(turns),
            Some(places) => Line::Decides(changing, places.saturating_sub(always.len())),
            None if fates.entering && self.axes[0].numbers.is_some() => Line::Entering(changing),
            None => Line::ComeAndGo(changing),
        }
    }
}
