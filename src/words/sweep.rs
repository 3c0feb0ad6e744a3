//! What a sweep comes to.

use super::figures::{Counts, TIED, list, number, on_axis, printed_change, short, whole_percent};
use super::shares::{digits, error_at_most, written};
use super::{NAMED, Said, Sentences, Words, last, likeliest, possessive, verb};
use crate::analysis::finding::{Line, Map, TeamMap, Turn};
use crate::analysis::shown::signed;
use crate::analysis::{Axis, Crossing, Method, Sweep};

/// Teams whose changes are told.
const MOVED: usize = 4;

impl<'a> Words<'a> {
    /// With the names of a sweep.
    pub fn of_sweep(sweep: &'a Sweep) -> Self {
        let axes = sweep.axes.iter().map(|axis| &axis.label);
        Self::new(sweep.teams.iter().map(|team| &team.name)).labelled(axes)
    }

    /// What a sweep comes to, whatever it is drawn as.
    pub fn sweep(&self, sweep: &Sweep) -> String {
        match (sweep.axes.len(), sweep.team_map()) {
            (1, _) => self.along(&sweep.line()),
            (_, Some(map)) => self.team_map(&map),
            (_, None) => self.map(&sweep.map()),
        }
    }

    /// The name of an axis without its unit: "Foreign dependency" of "Foreign dependency, penalty
    /// in points".
    fn axis(&self, axis: usize) -> &'a str {
        self.keys[axis].split(',').next().unwrap_or_default().trim()
    }

    /// What a sweep along one axis comes to.
    pub fn along(&self, line: &Line) -> String {
        let axis = self.axis(0);
        let text = match line {
            Line::Level(teams, [at, all]) => {
                let counts = Counts::of(&[teams.len(), *at, *all]);
                let at = if at == all {
                    "every value".to_owned()
                } else {
                    format!("{} of {} values", counts.say(*at), counts.say(*all))
                };
                let who = self.those(teams, counts);
                format!("{who} are level at the cut line at {at} of {axis}")
            }
            Line::Steady(teams) => {
                let (who, lead) = (self.same(teams), verb(teams, "leads", "lead"));
                format!("{who} {lead} at every value of {axis}")
            }
            Line::Entering(teams) => format!(
                "{} {} as places are added",
                self.these(teams),
                verb(teams, "comes in", "come in one by one")
            ),
            Line::ComeAndGo(teams) => {
                let come = verb(teams, "comes and goes", "come and go");
                format!("{} {come} with {axis}", self.these(teams))
            }
            Line::Decides(teams, left) => {
                let counts = Counts::of(&[teams.len(), *left]);
                let (those, last) = (self.those(teams, counts), last(*left, counts));
                match teams.as_slice() {
                    [a, b] if self.are_named(teams) => format!(
                        "{axis} decides whether {} or {} takes {last}",
                        self.name(*a),
                        self.name(*b)
                    ),
                    _ if self.are_named(teams) => {
                        format!("{axis} decides who of {those} takes {last}")
                    }
                    _ => format!("{axis} decides which of {those} take {last}"),
                }
            }
            Line::Turns(turns) => self.turns(turns, axis),
        };
        self.begin(&text)
    }

    fn turns(&self, turns: &[Turn], axis: &str) -> String {
        let [turn, more @ ..] = turns else {
            return format!("no place changes hands with {axis}");
        };
        let once = if turn.above {
            "rises above"
        } else {
            "falls below"
        };
        let rest = match more {
            [] => String::new(),
            [next] => format!("; {}", self.turn(next)),
            _ => {
                let times = Counts::of(&[more.len()]).say(more.len());
                format!("; a place changes hands {times} times more")
            }
        };
        format!(
            "{} takes {} place once {axis} {once} {}{rest}",
            self.name(turn.taker),
            possessive(self.name(turn.loser)),
            on_axis(turn.at.estimate, turn.span)
        )
    }

    /// "Kakao for NC AI below 1.7".
    pub(crate) fn turn(&self, turn: &Turn) -> String {
        format!(
            "{} for {} {} {}",
            self.name(turn.taker),
            self.name(turn.loser),
            if turn.above { "above" } else { "below" },
            on_axis(turn.at.estimate, turn.span)
        )
    }

    /// Those who lead whatever else, by name where they are few.
    fn same(&self, teams: &[usize]) -> String {
        let those = self.these(teams);
        if self.are_named(teams) {
            those
        } else {
            format!("the same {those}")
        }
    }

    /// What a map of two axes comes to.
    pub fn map(&self, map: &Map) -> String {
        let (rows, columns) = (self.axis(0), self.axis(1));
        let text = match map {
            Map::Level(teams) => format!(
                "{} are level at the cut line, whatever {rows} and {columns}",
                self.these(teams)
            ),
            Map::Steady(teams) => format!(
                "{} {} whatever {rows} and {columns}",
                self.same(teams),
                verb(teams, "leads", "lead")
            ),
            Map::ComeAndGo(teams) => format!(
                "{} {} with {rows} and {columns}",
                self.these(teams),
                verb(teams, "comes and goes", "come and go")
            ),
            Map::Contest {
                left,
                places,
                holders,
            } => self.holders(*left, *places, holders),
        };
        self.begin(&text)
    }

    fn holders(&self, left: usize, places: usize, holders: &[(usize, f64)]) -> String {
        let counts = Counts::of(&[left, holders.len()]);
        let place = match left {
            _ if places == 1 => "holds the one place".to_owned(),
            1 => "holds the last place".to_owned(),
            _ => format!("holds one of {}", last(left, counts)),
        };
        let part = |part: f64| format!("in {} of the cells", whole_percent(part));
        let ((first, most), rest) = match holders {
            [] => return "there are no teams".to_owned(),
            [first, rest @ ..] => (*first, rest),
        };
        let rest = if rest.len() < NAMED {
            let rest = rest.iter();
            let rest = rest
                .map(|(team, part)| format!("{} in {}", self.name(*team), whole_percent(*part)));
            format!(", {}", list(&rest.collect::<Vec<_>>()))
        } else {
            format!("; {} other teams share the rest", counts.say(rest.len()))
        };
        format!("{} {place} {}{rest}", self.name(first), part(most))
    }

    /// What a map of one team comes to.
    pub fn team_map(&self, map: &TeamMap) -> String {
        let whom = map
            .places
            .map_or_else(|| "the likeliest teams".to_owned(), likeliest);
        let [low, high] = map.range.map(whole_percent);
        let name = self.name(map.team);
        let span = if low == high {
            format!("{name} is selected in {low} of draws everywhere")
        } else {
            format!("{name} is selected in {low} to {high} of draws")
        };
        match map.among {
            all if all >= 1.0 => format!("{span}, always among {whom}"),
            none if none <= 0.0 => format!("{span}, never among {whom}"),
            part => format!(
                "{span}; in {} of the cells it is among {whom}",
                whole_percent(part)
            ),
        }
    }

    /// Where places change hands along the one axis, as its value rises.
    pub(crate) fn crossings(&self, sweep: &Sweep) -> Vec<String> {
        let ([axis], Line::Turns(_)) = (sweep.axes.as_slice(), sweep.line()) else {
            return Vec::new();
        };
        let head =
            format!("The cut line, as the value rises (95{TIED}% interval of Monte Carlo error):");
        let all = sweep.crossings.iter();
        let all = all.map(|crossing| self.crossing(sweep, axis, crossing));
        [head].into_iter().chain(all).collect()
    }

    fn crossing(&self, sweep: &Sweep, axis: &Axis, crossing: &Crossing) -> String {
        let name = |id: &str| {
            let team = sweep.teams.iter().position(|team| team.id == id);
            team.map_or("a team", |team| self.name(team))
        };
        let range = match axis.numbers.as_deref() {
            Some([first, .., last]) => last - first,
            _ => 1.0,
        };
        let (value, met) = (&crossing.value, crossing.met());
        // Two digits of the interval, but not more than the axis is worth.
        let finest = value.half_width().max(1e-6 * range);
        let [at, from, to] = [value.estimate, value.low, value.high].map(|x| number(x, finest));
        let beyond = axis
            .scale
            .filter(|[low, high]| !(*low..=*high).contains(&value.estimate));
        let beyond = beyond.map_or(String::new(), |[low, high]| {
            let (low, high) = (short(low), short(high));
            format!("; that is beyond the scale, {low} to {high}")
        });
        format!(
            "  at {at} ({from}{TIED}-{TIED}{to}) {} leaves and {} comes in, both selected in \
             {}{beyond}.",
            name(&crossing.leaves),
            name(&crossing.enters),
            written(Method::MonteCarlo, &met, self.full)
        )
    }

    /// Who gains and who loses most from the first value to the last, as far as the table shows.
    pub(crate) fn changes(&self, sweep: &Sweep) -> Option<String> {
        let ([axis], [first, .., last]) = (sweep.axes.as_slice(), sweep.points.as_slice()) else {
            return None;
        };
        let mut order: Vec<usize> = (0..sweep.changes.len()).collect();
        let size = |team: usize| sweep.changes[team].estimate.abs();
        order.sort_by(|&a, &b| size(b).total_cmp(&size(a)));
        let widest = |teams: &[usize]| {
            let halves = teams.iter().map(|&team| sweep.changes[team].half_width());
            halves.fold(0.0, f64::max)
        };
        let most: Vec<usize> = order
            .iter()
            .copied()
            .filter(|&team| size(team) > 0.0)
            .take(MOVED)
            .collect();
        let ends = match axis.values.as_slice() {
            [from, .., to] => format!("From {from} to {to}"),
            _ => return None,
        };
        if most.is_empty() {
            return Some(format!(
                "{ends} no team's probability changes in these draws (error {} percentage \
                 points).",
                error_at_most(widest(&order))
            ));
        }
        let digits = digits(widest(&most), self.full);
        let told = most.iter().map(|&team| {
            let ends = [first, last].map(|at| at.selection_probability[team].estimate);
            let change = signed(100.0 * printed_change(ends, digits), digits);
            format!("{}{TIED}{change}", self.name(team))
        });
        Some(format!(
            "{ends} the largest changes, in percentage points (error {} before rounding): {}.",
            error_at_most(widest(&most)),
            list(&told.collect::<Vec<_>>())
        ))
    }
}

/// What a point of a sweep is called: points are what teams get.
pub(crate) fn point(sweep: &Sweep) -> &'static str {
    if sweep.axes.len() == 2 {
        "cell"
    } else {
        "value"
    }
}

impl Said for Sweep {
    fn said(&self) -> Sentences {
        match self.axes.len() {
            1 | 2 => Sentences::one(&Words::of_sweep(self).sweep(self)),
            _ => Sentences::default(),
        }
    }
}
