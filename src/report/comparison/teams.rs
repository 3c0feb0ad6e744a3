//! The teams of a comparison, a row each, as far as their figures are known.

use crate::analysis::{Comparison, Interval, TeamChange};
use crate::report::page::for_names;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::shares::{bound, digits, is_rough, rough_bound};
use crate::report::text::{
    counted, fixed, left, longest, names, percent, points as up, right, signed, wrap,
};
use crate::words::{figures::printed_change, say};

/// Columns for the name of a team, of 80.
pub(super) const NAME: usize = 22;

/// The table for a terminal.
pub(super) fn table(comparison: &Comparison, verbose: bool) -> String {
    let digits = Digits::new(widest(comparison), verbose);
    let (teams, others) = ordered(comparison, verbose);
    let name = for_names(NAME, longest(teams.iter().map(|(_, team)| &team.name)));
    let head = [
        "A".to_owned(),
        "B".to_owned(),
        say!("head-change"),
        digits.heading(),
    ];
    let mut out = digits.row(name, ["", ""], head, "");
    let names = names(teams.iter().map(|(_, team)| team.name.as_str()), name);
    for ((place, team), shown) in teams.into_iter().zip(&names) {
        let mark = match team.among_likeliest {
            [true, false] => say!("mark-out"),
            [false, true] => say!("mark-in"),
            _ => String::new(),
        };
        let only = if team.a.is_some() { "A" } else { "B" };
        let [change, interval] = digits
            .change([team.a, team.b], team.change, "..")
            .unwrap_or([say!("compare-only-in", side = only), String::new()]);
        let [a, b] = [team.a, team.b].map(|side| digits.side(side));
        out += &digits.row(
            name,
            [&(place + 1).to_string(), shown],
            [a, b, change, interval],
            &mark,
        );
    }
    out += &digits.row(name, ["", &say!("head-error")], digits.errors(), "");
    out + &wrap(&others, 0)
}

/// The table as Markdown.
pub(super) fn markdown(comparison: &Comparison, verbose: bool) -> String {
    let (rows, others) = rows(comparison, verbose);
    let mut out = rows.markdown();
    if !others.is_empty() {
        out += &format!("\n{others}\n");
    }
    out
}

/// A row for each team, then one with the largest errors; and what is said of teams that have none.
pub(super) fn rows(comparison: &Comparison, verbose: bool) -> (Rows, String) {
    let digits = Digits::new(widest(comparison), verbose);
    let mut heads = vec![
        Head::new("", Side::Right),
        Head::new(say!("head-team"), Side::Left),
    ];
    heads.extend(digits.heads());
    let (teams, others) = ordered(comparison, verbose);
    let none = || ["–".to_owned(), "–".to_owned()];
    let row = |(place, team): (usize, &TeamChange)| {
        let lead = [Cell::new((place + 1).to_string()), Cell::new(&team.name)];
        let figures = digits.cells([team.a, team.b], team.change, none());
        lead.into_iter().chain(figures).collect()
    };
    let mut rows: Vec<Vec<Cell>> = teams.into_iter().map(row).collect();
    let lead = [Cell::new(""), Cell::new(say!("head-error-points"))];
    let errors = digits.errors().map(Cell::new).into_iter();
    rows.push(lead.into_iter().chain(errors).collect());
    for row in &mut rows {
        row.truncate(heads.len());
    }
    let rows = Rows {
        heads,
        cells: rows,
        apart: [0, 1],
    };
    (rows, others)
}

/// The teams shown with their places, likeliest in A first, and what is said of the others: all are
/// shown where everything is wanted.
fn ordered(comparison: &Comparison, verbose: bool) -> (Vec<(usize, &TeamChange)>, String) {
    let shown = comparison.in_sight().into_iter();
    let mut teams: Vec<(bool, &TeamChange)> = shown.zip(&comparison.teams).collect();
    let key = |team: &TeamChange| {
        let side = team.a.or(team.b);
        side.map_or(0.0, |interval| interval.estimate)
    };
    teams.sort_by(|x, y| key(y.1).total_cmp(&key(x.1)));
    let all = teams.len();
    let teams = teams.into_iter().enumerate();
    let (shown, others): (Vec<_>, Vec<_>) = teams.partition(|(_, (shown, _))| verbose || *shown);
    let change = |team: &TeamChange| team.change.map_or(1.0, |change| change.estimate.abs());
    let most = others.iter().map(|(_, (_, team))| change(team));
    let most = most.fold(0.0, f64::max);
    let told = match others.len() {
        0 => String::new(),
        count => {
            let teams = counted(count, "team");
            let others = if most > 0.0 {
                say!("compare-not-shown", teams = teams, points = up(most))
            } else {
                say!("compare-not-shown-still", teams = teams)
            };
            let verbose = say!("rows-verbose", teams = counted(all, "team"));
            format!("{others}. {verbose}")
        }
    };
    let shown = shown.into_iter().map(|(place, (_, team))| (place, team));
    (shown.collect(), told)
}

/// The largest half-width of each column: A, B and the change.
fn widest(comparison: &Comparison) -> [Option<f64>; 3] {
    [
        comparison.widest(|team| team.a),
        comparison.widest(|team| team.b),
        comparison.widest(|team| team.change),
    ]
}

/// Decimals of the probabilities and of their changes, all alike: what stands in a row adds up.
pub(super) struct Digits {
    /// The largest half-width of each column: A, B and the change.
    widest: [Option<f64>; 3],
    decimals: usize,
    /// Whether changes have their intervals beside them.
    intervals: bool,
    full: bool,
}

impl Digits {
    pub(super) fn new(widest: [Option<f64>; 3], full: bool) -> Self {
        let [a, b, change] = widest.map(Option::unwrap_or_default);
        Self {
            widest,
            decimals: digits(a.max(b).max(change), full),
            intervals: full || is_rough(change),
            full,
        }
    }

    /// A row of the table, with so many columns for the name.
    pub(super) fn row(
        &self,
        width: usize,
        [place, name]: [&str; 2],
        [a, b, change, interval]: [String; 4],
        mark: &str,
    ) -> String {
        let line = format!(
            "{} {}{}{}{}{}{mark}",
            right(place, 3),
            left(name, width),
            right(&a, 10),
            right(&b, 10),
            right(&change, 10),
            right(&interval, if self.intervals { 19 } else { 0 })
        );
        line.trim_end().to_owned() + "\n"
    }

    pub(super) fn heading(&self) -> String {
        if self.intervals {
            say!("share-heading")
        } else {
            String::new()
        }
    }

    /// What stands over both sides, the change and, where it is shown, its interval.
    pub(super) fn heads(&self) -> Vec<Head> {
        let mut heads = ["A".to_owned(), "B".to_owned(), say!("head-change-points")]
            .map(|text| Head::new(text, Side::Right))
            .to_vec();
        if self.intervals {
            heads.push(Head::new(self.heading(), Side::Middle));
        }
        heads
    }

    /// What stands below those heads, with an interval that may have none; `none` where there is no
    /// change to speak of.
    pub(super) fn cells(
        &self,
        sides: [Option<Interval>; 2],
        change: Option<Interval>,
        none: [String; 2],
    ) -> Vec<Cell> {
        let figure = |text: String, of: Option<Interval>| match of {
            Some(of) => Cell::figure(text, of.estimate),
            None => Cell::new(text),
        };
        let [a, b] = sides.map(|side| figure(self.side(side), side));
        let [shown, interval] = self.change(sides, change, "…").unwrap_or(none);
        vec![a, b, figure(shown, change), Cell::new(interval)]
    }

    /// The largest error of each column, and nothing in that of the intervals.
    pub(super) fn errors(&self) -> [String; 4] {
        let bound = if self.full { bound } else { rough_bound };
        let [a, b, change] = self
            .widest
            .map(|widest| widest.map_or("-".to_owned(), bound));
        [a, b, change, String::new()]
    }

    pub(super) fn side(&self, interval: Option<Interval>) -> String {
        interval.map_or("-".to_owned(), |interval| {
            format!("{} %", percent(interval.estimate, self.decimals))
        })
    }

    /// A change as the figures beside it have it, and its interval; none where one side has none.
    pub(super) fn change(
        &self,
        sides: [Option<Interval>; 2],
        change: Option<Interval>,
        to: &str,
    ) -> Option<[String; 2]> {
        let change = change?;
        if change.half_width() == 0.0 {
            let exact = if self.intervals {
                say!("exact")
            } else {
                String::new()
            };
            return Some(["0".to_owned(), exact]);
        }
        let [Some(a), Some(b)] = sides else {
            return None;
        };
        let sides = [a.estimate, b.estimate];
        let shown = |change: f64| points(change, self.decimals);
        Some([
            match printed_change(sides, self.decimals) {
                0.0 => nearly(change.estimate, self.decimals),
                printed => shown(printed),
            },
            if self.intervals {
                format!("{} {to} {}", shown(change.low), shown(change.high))
            } else {
                String::new()
            },
        ])
    }
}

/// A difference of probabilities in percentage points with its sign. What is merely close to
/// nothing is not shown as nothing.
pub(super) fn points(change: f64, decimals: usize) -> String {
    let shown = signed(100.0 * change, decimals);
    if shown.contains(|digit| !matches!(digit, '0' | '.')) {
        shown
    } else {
        nearly(change, decimals)
    }
}

/// A change that is shown as nothing.
fn nearly(change: f64, decimals: usize) -> String {
    let step = fixed(libm::exp10(-(decimals as f64)), decimals);
    match change {
        0.0 => fixed(0.0, decimals),
        up if up > 0.0 => format!("<+{step}"),
        _ => format!(">-{step}"),
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn digits_are_alike_and_nothing_else_looks_like_nothing() {
        let shown = |change| points(change, 2);
        assert_eq!(shown(-0.360_6), "-36.06");
        assert_eq!(shown(0.000_01), "<+0.01");
        assert_eq!(shown(-0.000_01), ">-0.01");
        assert_eq!(shown(0.0), "0.00");
        assert_eq!(points(-0.0, 1), "0.0");
    }
}
