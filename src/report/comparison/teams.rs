//! The teams of a comparison, a row each, as far as their figures are known.

use crate::analysis::{Comparison, Interval, TeamChange};
use crate::report::markdown::escaped;
use crate::report::shares::bound;
use crate::report::text::{decimals, fixed, left, names, percent, right, signed};

/// Columns for the name of a team.
pub(super) const NAME: usize = 22;
/// What the last row has: the largest half-width in each column.
const ERROR: &str = "error at most";

/// The table for a terminal.
pub(super) fn table(comparison: &Comparison) -> String {
    let mut out = row(
        ["", ""],
        ["A", "B", "change", "95 % interval"].map(str::to_owned),
        "",
    );
    let digits = Digits::new(comparison);
    let teams = ordered(comparison);
    let names = names(teams.iter().map(|team| team.name.as_str()), NAME);
    for (place, team) in teams.into_iter().enumerate() {
        let mark = match team.among_likeliest {
            [true, false] => "  out",
            [false, true] => "  in",
            _ => "",
        };
        let only = if team.a.is_some() { "A" } else { "B" };
        let [change, interval] = digits
            .change(team.change, "..")
            .unwrap_or([format!("only in {only}"), String::new()]);
        let [a, b] = [team.a, team.b].map(|side| digits.side(side));
        out += &row(
            [&(place + 1).to_string(), &names[place]],
            [a, b, change, interval],
            mark,
        );
    }
    let [a, b, change] = errors(comparison);
    out + &row(["", ERROR], [a, b, change, String::new()], "")
}

pub(super) fn row(
    [place, name]: [&str; 2],
    [a, b, change, interval]: [String; 4],
    mark: &str,
) -> String {
    let line = format!(
        "{} {}{}{}{}{}{mark}",
        right(place, 3),
        left(name, NAME),
        right(&a, 10),
        right(&b, 10),
        right(&change, 10),
        right(&interval, 19)
    );
    line.trim_end().to_owned() + "\n"
}

/// The table as Markdown.
pub(super) fn markdown(comparison: &Comparison) -> String {
    let mut out =
        "| | Team | A | B | Change, points | 95 % interval |\n|--:|:--|--:|--:|--:|:-:|\n"
            .to_owned();
    let digits = Digits::new(comparison);
    for (place, team) in ordered(comparison).into_iter().enumerate() {
        let [a, b] = [team.a, team.b].map(|side| digits.side(side));
        let [change, interval] = digits
            .change(team.change, "…")
            .unwrap_or(["–".to_owned(), "–".to_owned()]);
        let cells = [a, b, change, interval].map(|cell| cell.replace('<', "&lt;"));
        out += &format!(
            "| {} | {} | {} |\n",
            place + 1,
            escaped(&team.name),
            cells.join(" | ")
        );
    }
    let errors = errors(comparison).join(" | ");
    out + &format!("| | {ERROR}, points | {errors} | |\n")
}

/// Likeliest in A first.
fn ordered(comparison: &Comparison) -> Vec<&TeamChange> {
    let mut teams: Vec<&TeamChange> = comparison.teams.iter().collect();
    let key = |team: &TeamChange| {
        let side = team.a.or(team.b);
        side.map_or(0.0, |interval| interval.estimate)
    };
    teams.sort_by(|x, y| key(y).total_cmp(&key(x)));
    teams
}

/// The largest half-width of each column: A, B and the change.
fn errors(comparison: &Comparison) -> [String; 3] {
    widest(comparison).map(|widest| widest.map_or("-".to_owned(), bound))
}

fn widest(comparison: &Comparison) -> [Option<f64>; 3] {
    [
        comparison.widest(|team| team.a),
        comparison.widest(|team| team.b),
        comparison.widest(|team| team.change),
    ]
}

/// Decimals of the probabilities and of their changes, alike in a column.
pub(super) struct Digits {
    side: usize,
    change: usize,
}

impl Digits {
    fn new(comparison: &Comparison) -> Self {
        let [a, b, change] = widest(comparison).map(Option::unwrap_or_default);
        Self::of(a.max(b), change)
    }

    /// For the largest half-widths of probabilities and of changes.
    pub(super) fn of(side: f64, change: f64) -> Self {
        Self {
            side: decimals(side),
            change: decimals(change),
        }
    }

    pub(super) fn side(&self, interval: Option<Interval>) -> String {
        interval.map_or("-".to_owned(), |interval| {
            format!("{} %", percent(interval.estimate, self.side))
        })
    }

    /// A change and its interval.
    pub(super) fn change(&self, change: Option<Interval>, to: &str) -> Option<[String; 2]> {
        let change = change?;
        let shown = |change: f64| points(change, self.change);
        Some(if change.half_width() == 0.0 {
            ["0".to_owned(), "exact".to_owned()]
        } else {
            [
                shown(change.estimate),
                format!("{} {to} {}", shown(change.low), shown(change.high)),
            ]
        })
    }
}

/// A difference of probabilities in percentage points with its sign. What is merely close to
/// nothing is not shown as nothing.
pub(super) fn points(change: f64, decimals: usize) -> String {
    let shown = signed(100.0 * change, decimals);
    if change == 0.0 || shown.contains(|digit| !matches!(digit, '0' | '.')) {
        return shown;
    }
    let step = fixed(libm::exp10(-(decimals as f64)), decimals);
    if change > 0.0 {
        format!("<+{step}")
    } else {
        format!(">-{step}")
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
