//! What a sweep comes to.

use super::figures::{Counts, TIED, list, number, on_axis, printed_change, short, whole_percent};
use super::shares::{digits, error_at_most, written};
use super::{NAMED, Said, Sentences, Words, axis_label, last, likeliest, say};
use crate::analysis::finding::{Line, Map, TeamMap, Turn};
use crate::analysis::shown::signed;
use crate::analysis::{Axis, Crossing, Lineups, Method, Sweep, Unlike};

/// Teams whose changes are told.
const MOVED: usize = 4;

impl<'a> Words<'a> {
    /// With the names of a sweep.
    pub fn of_sweep(sweep: &'a Sweep) -> Self {
        let mut words = Self::new(sweep.teams.iter().map(|team| &team.name));
        let axes = sweep.axes.iter();
        words.keys = axes.map(|axis| axis_label(axis).into()).collect();
        words
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
    fn axis(&self, axis: usize) -> &str {
        self.keys[axis].split(',').next().unwrap_or_default().trim()
    }

    /// What a sweep along one axis comes to.
    pub fn along(&self, line: &Line) -> String {
        let axis = self.axis(0);
        let text = match line {
            Line::Level(teams, [at, all]) => {
                let counts = Counts::of(&[teams.len(), *at, *all]);
                let teams = self.those(teams, counts);
                if at == all {
                    say!("along-level", teams = teams, axis = axis)
                } else {
                    say!(
                        "along-level-at",
                        teams = teams,
                        at = counts.say(*at),
                        all = counts.say(*all),
                        axis = axis
                    )
                }
            }
            Line::Steady(teams) => say!(
                "along-steady",
                teams = self.same(teams),
                teams_n = teams.len(),
                axis = axis
            ),
            Line::Entering(teams) => say!(
                "along-entering",
                teams = self.these(teams),
                teams_n = teams.len()
            ),
            Line::ComeAndGo(teams) => say!(
                "along-come-and-go",
                teams = self.these(teams),
                teams_n = teams.len(),
                axis = axis
            ),
            Line::Decides(teams, left) => {
                let counts = Counts::of(&[teams.len(), *left]);
                let (those, last) = (self.those(teams, counts), last(*left, counts));
                match teams.as_slice() {
                    [a, b] if self.are_named(teams) => say!(
                        "along-decides-two",
                        axis = axis,
                        one = self.name(*a),
                        other = self.name(*b),
                        last = last
                    ),
                    _ => {
                        let which = if self.are_named(teams) {
                            "along-decides-who"
                        } else {
                            "along-decides-which"
                        };
                        say!(which, axis = axis, teams = those, last = last)
                    }
                }
            }
            Line::Turns(turns) => self.turns(turns, axis),
        };
        self.begin(&text)
    }

    fn turns(&self, turns: &[Turn], axis: &str) -> String {
        let [turn, more @ ..] = turns else {
            return say!("turns-none", axis = axis);
        };
        let first = say!(
            "turns-first",
            taker = self.name(turn.taker),
            loser = self.name(turn.loser),
            axis = axis,
            direction = if turn.above { "above" } else { "below" },
            at = on_axis(turn.at.estimate, turn.span)
        );
        match more {
            [] => first,
            [next] => say!("turns-then", first = first, next = self.turn(next)),
            _ => {
                let times = Counts::of(&[more.len()]).say(more.len());
                say!("turns-times-more", first = first, times = times)
            }
        }
    }

    /// "Kakao for NC AI below 1.7".
    pub(crate) fn turn(&self, turn: &Turn) -> String {
        say!(
            "turn",
            taker = self.name(turn.taker),
            loser = self.name(turn.loser),
            direction = if turn.above { "above" } else { "below" },
            at = on_axis(turn.at.estimate, turn.span)
        )
    }

    /// Those who lead whatever else, by name where they are few.
    fn same(&self, teams: &[usize]) -> String {
        let those = self.these(teams);
        if self.are_named(teams) {
            those
        } else {
            say!("same-teams", teams = those)
        }
    }

    /// What a map of two axes comes to.
    pub fn map(&self, map: &Map) -> String {
        let (rows, columns) = (self.axis(0), self.axis(1));
        let text = match map {
            Map::Level(teams) => say!(
                "map-level",
                teams = self.these(teams),
                rows = rows,
                columns = columns
            ),
            Map::Steady(teams) => say!(
                "map-steady",
                teams = self.same(teams),
                teams_n = teams.len(),
                rows = rows,
                columns = columns
            ),
            Map::ComeAndGo(teams) => say!(
                "map-come-and-go",
                teams = self.these(teams),
                teams_n = teams.len(),
                rows = rows,
                columns = columns
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
        let ((first, most), rest) = match holders {
            [] => return say!("map-no-teams"),
            [first, rest @ ..] => (*first, rest),
        };
        let holds = say!(
            "map-holds",
            team = self.name(first),
            places = match left {
                _ if places == 1 => "one",
                1 => "last",
                _ => "several",
            },
            last = last(left, counts),
            share = whole_percent(most)
        );
        if rest.len() < NAMED {
            let rest = rest.iter().map(|(team, part)| {
                say!(
                    "map-holder",
                    team = self.name(*team),
                    share = whole_percent(*part)
                )
            });
            let rest = list(&rest.collect::<Vec<_>>());
            say!("map-holds-rest", holds = holds, rest = rest)
        } else {
            let others = counts.say(rest.len());
            say!("map-holds-others", holds = holds, others = others)
        }
    }

    /// What a map of one team comes to.
    pub fn team_map(&self, map: &TeamMap) -> String {
        let whom = map
            .places
            .map_or_else(|| say!("likeliest-teams"), likeliest);
        let whom_n = map.places.unwrap_or_default();
        let [low, high] = map.range.map(whole_percent);
        let team = self.name(map.team);
        let span = if low == high {
            say!("team-map-everywhere", team = team, share = low)
        } else {
            say!("team-map-between", team = team, low = low, high = high)
        };
        match map.among {
            all if all >= 1.0 => {
                say!("team-map-always", span = span, whom = whom, whom_n = whom_n)
            }
            none if none <= 0.0 => {
                say!("team-map-never", span = span, whom = whom, whom_n = whom_n)
            }
            part => say!(
                "team-map-sometimes",
                span = span,
                share = whole_percent(part),
                whom = whom,
                whom_n = whom_n
            ),
        }
    }

    /// Where places change hands along the one axis, as its value rises.
    pub(crate) fn crossings(&self, sweep: &Sweep) -> Vec<String> {
        let ([axis], Line::Turns(_)) = (sweep.axes.as_slice(), sweep.line()) else {
            return Vec::new();
        };
        let head = match sweep.method {
            Method::Exact => say!("crossings-exact"),
            Method::QuasiMonteCarlo => say!("crossings-integrated"),
            Method::MonteCarlo => say!("crossings"),
        };
        let all = sweep.crossings.iter();
        let all = all.map(|crossing| self.crossing(sweep, axis, crossing));
        [head].into_iter().chain(all).collect()
    }

    fn crossing(&self, sweep: &Sweep, axis: &Axis, crossing: &Crossing) -> String {
        let name = |id: &str| {
            let team = sweep.teams.iter().position(|team| team.id == id);
            team.map_or_else(|| say!("a-team"), |team| self.name(team).to_owned())
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
            let said = say!("crossing-beyond", low = short(low), high = short(high));
            format!("; {said}")
        });
        let (leaves, enters) = (name(&crossing.leaves), name(&crossing.enters));
        let said = if sweep.method == Method::Exact {
            let at = if at.contains('.') {
                at.trim_end_matches('0').trim_end_matches('.')
            } else {
                &at
            };
            say!(
                "crossing-exact",
                at = at,
                leaves = leaves,
                enters = enters,
                beyond = beyond
            )
        } else {
            say!(
                "crossing",
                at = at,
                from = from,
                to = to,
                leaves = leaves,
                enters = enters,
                share = written(sweep.method, &met, self.full),
                beyond = beyond
            )
        };
        format!("  {said}")
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
        let [from, .., to] = axis.values.as_slice() else {
            return None;
        };
        let exact = sweep.method == Method::Exact;
        if most.is_empty() && exact {
            return Some(say!("changes-none-exact", from = from, to = to));
        }
        if most.is_empty() {
            return Some(say!(
                "changes-none",
                from = from,
                to = to,
                error = error_at_most(widest(&order))
            ));
        }
        let digits = digits(widest(&most), self.full);
        let told = most.iter().map(|&team| {
            let ends = [first, last].map(|at| at.selection_probability[team].estimate);
            let change = signed(100.0 * printed_change(ends, digits), digits);
            format!("{}{TIED}{change}", self.name(team))
        });
        let teams = list(&told.collect::<Vec<_>>());
        Some(if exact {
            say!("changes-exact", from = from, to = to, teams = teams)
        } else {
            say!(
                "changes",
                from = from,
                to = to,
                error = error_at_most(widest(&most)),
                teams = teams
            )
        })
    }

    /// One of the sets of a map in words: the teams in it besides those that always are, or, where
    /// these are many, who is in for whom of the first set, which is A.
    pub(crate) fn lineup(&self, lineups: &Lineups, which: usize) -> String {
        match lineups.unlike(which) {
            Unlike::NoOther => say!("lineup-no-other"),
            Unlike::All(teams) => self.names(&teams),
            Unlike::First { into, out } if out.is_empty() => {
                say!("lineup-and", into = self.names(&into))
            }
            Unlike::First { into, out } if into.is_empty() => {
                say!("lineup-without", out = self.names(&out))
            }
            Unlike::First { into, out } => say!(
                "lineup-with-for",
                into = self.names(&into),
                out = self.names(&out)
            ),
        }
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
