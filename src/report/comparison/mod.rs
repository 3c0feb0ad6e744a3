//! A comparison, several renderings.

mod flat;

pub use flat::csv;

use super::markdown::escaped;
use super::text::{TIED, count, decimals, fit, heading, left, list, percent, right, short, wrap};
use crate::analysis::{Comparison, Difference, Swap, TeamChange};

const NAME: usize = 22;
/// Swaps that are told.
const SWAPS: usize = 5;
/// Keys of a group that are told.
const MEMBERS: usize = 12;
/// Columns for a difference in the table of shares.
const LABEL: usize = 32;
/// Teams whose changes are shared out in a table of 80 columns.
const SHARED: usize = 6;

/// A comparison as a table of at most 80 columns: both probabilities, the changes, the swaps, and
/// what each difference has to do with them.
pub fn table(comparison: &Comparison) -> String {
    let [a, b] = &comparison.sides;
    let mut out = String::new();
    if a.title == b.title {
        out += &wrap(&a.title, 0);
        out += &wrap(&format!("A: {}", a.name), 3);
        out += &wrap(&format!("B: {}", b.name), 3);
    } else {
        out += &wrap(&format!("A: {} ({})", a.title, a.name), 3);
        out += &wrap(&format!("B: {} ({})", b.title, b.name), 3);
    }
    out += &wrap(&headline(comparison), 0);
    out.push('\n');
    out += &teams(comparison);
    out.push('\n');
    for sentence in findings(comparison) {
        out += &wrap(&sentence, 2);
    }
    out.push('\n');
    out += &differences(comparison);
    out.push('\n');
    out += &wrap(&provenance(comparison), 0);
    out
}

fn headline(comparison: &Comparison) -> String {
    let incomplete = if comparison.complete {
        ""
    } else {
        " INCOMPLETE: the comparison was interrupted."
    };
    let [a, b] = comparison.sides.each_ref().map(|side| side.places);
    let places = |k: usize| {
        if k == 1 {
            "1 place".to_owned()
        } else {
            format!("{k} places")
        }
    };
    let places = if a == b {
        format!("{} in both", places(a))
    } else {
        format!("{} in A, {b} in B", places(a))
    };
    format!(
        "{places}; {} draws, the same random numbers in both.{incomplete}",
        count(comparison.draws)
    )
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

fn teams(comparison: &Comparison) -> String {
    let mut out = format!(
        "{}{}{}{}{}\n",
        left("", 4 + NAME),
        right("A", 10),
        right("B", 10),
        right("change", 10),
        right("95 % interval", 19)
    );
    for (row, team) in ordered(comparison).into_iter().enumerate() {
        let side = |interval: Option<crate::analysis::Interval>| {
            interval.map_or("-".to_owned(), |interval| {
                let digits = decimals(interval.half_width());
                format!("{} %", percent(interval.estimate, digits))
            })
        };
        let (change, interval) = match &team.change {
            Some(change) => (
                points(change.estimate),
                format!("{} .. {}", points(change.low), points(change.high)),
            ),
            None if team.a.is_some() => ("only in A".to_owned(), String::new()),
            None => ("only in B".to_owned(), String::new()),
        };
        let mark = match team.among_likeliest {
            [true, false] => "  out",
            [false, true] => "  in",
            _ => "",
        };
        let line = format!(
            "{} {}{}{}{}{}{mark}",
            right(&(row + 1).to_string(), 3),
            left(&team.name, NAME),
            right(&side(team.a), 10),
            right(&side(team.b), 10),
            right(&change, 10),
            right(&interval, 19)
        );
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// A difference of probabilities in percentage points with its sign.
fn points(change: f64) -> String {
    let text = format!("{:+.2}", 100.0 * change);
    match text.as_str() {
        "+0.00" | "-0.00" if change == 0.0 => "0".to_owned(),
        "+0.00" => "<+0.01".to_owned(),
        "-0.00" => ">-0.01".to_owned(),
        _ => text,
    }
}

fn findings(comparison: &Comparison) -> Vec<String> {
    let mut out = vec![fate(comparison)];
    let differ = &comparison.sets_differ;
    let digits = decimals(differ.half_width());
    out.push(if differ.estimate == 0.0 {
        "The selected set is the same in every draw.".to_owned()
    } else {
        format!(
            "The selected set differs in {}{TIED}% of draws ({}{TIED}-{TIED}{}).",
            percent(differ.estimate, digits),
            percent(differ.low, digits),
            percent(differ.high, digits)
        )
    });
    if !comparison.swaps.is_empty() {
        let told: Vec<String> = comparison
            .swaps
            .iter()
            .take(SWAPS)
            .map(|s| swap(comparison, s))
            .collect();
        out.push(format!("Most common swaps: {}.", told.join("; ")));
    }
    out
}

/// Teams that come in or fall out of the likeliest.
fn fate(comparison: &Comparison) -> String {
    let names = |wanted: [bool; 2]| -> Vec<&str> {
        let teams = comparison.teams.iter();
        let teams = teams.filter(|team| team.among_likeliest == wanted);
        teams.map(|team| team.name.as_str()).collect()
    };
    let (leave, enter) = (names([true, false]), names([false, true]));
    match (leave.as_slice(), enter.as_slice()) {
        ([], []) => "The likeliest teams are the same in both.".to_owned(),
        ([], enter) => format!("Among the likeliest in B only: {}.", list(enter)),
        (leave, []) => format!("Among the likeliest in A only: {}.", list(leave)),
        (leave, enter) => format!(
            "Among the likeliest in A only: {}; in B only: {}.",
            list(leave),
            list(enter)
        ),
    }
}

fn swap(comparison: &Comparison, swap: &Swap) -> String {
    let names = |ids: &[String]| -> String {
        let names: Vec<&str> = ids.iter().map(|id| name(comparison, id)).collect();
        list(&names)
    };
    let share = format!("{}{TIED}%", percent(swap.probability.estimate, 1));
    match (swap.out.is_empty(), swap.into.is_empty()) {
        (true, _) => format!("{} come in besides {share}", names(&swap.into)),
        (_, true) => format!("{} out, nobody instead {share}", names(&swap.out)),
        _ => format!("{} for {} {share}", names(&swap.into), names(&swap.out)),
    }
}

fn name<'a>(comparison: &'a Comparison, id: &'a str) -> &'a str {
    let team = comparison.teams.iter().find(|team| team.id == id);
    team.map_or(id, |team| team.name.as_str())
}

fn differences(comparison: &Comparison) -> String {
    if comparison.differences.is_empty() {
        return "A and B say the same.\n".to_owned();
    }
    let mut out = "Differences\n".to_owned();
    for (number, difference) in comparison.differences.iter().enumerate() {
        out += &wrap(&format!("  {} {}", number + 1, told(difference)), 2);
        for member in difference.members.iter().take(MEMBERS) {
            let from_to = from_to(member.a.as_deref(), member.b.as_deref());
            out += &wrap(&format!("      {}: {from_to}", member.path), 2);
        }
        if difference.members.len() > MEMBERS {
            out += &format!("      and {} more\n", difference.members.len() - MEMBERS);
        }
    }
    if comparison.differences.len() > 1 {
        out.push('\n');
        out += &shares(comparison);
    }
    out
}

fn told(difference: &Difference) -> String {
    if difference.keys == 1 {
        let from_to = from_to(difference.a.as_deref(), difference.b.as_deref());
        format!("{}: {from_to}", difference.path)
    } else {
        format!("{}: {} keys", difference.path, difference.keys)
    }
}

fn from_to(a: Option<&str>, b: Option<&str>) -> String {
    let side = |side: Option<&str>| fit(side.unwrap_or("not there"), 60);
    format!("{} in A, {} in B", side(a), side(b))
}

/// What each difference has to do with the largest changes.
fn shares(comparison: &Comparison) -> String {
    if comparison.differences.iter().all(|d| d.share.is_empty()) {
        return wrap(
            "The changes cannot be shared out among the differences: some of them alone make no \
             valid scenario.",
            0,
        );
    }
    let total = |team: usize| -> f64 { comparison.differences.iter().map(|d| d.share[team]).sum() };
    let largest = |team: usize| -> f64 {
        let shares = comparison.differences.iter().map(|d| d.share[team].abs());
        shares.fold(0.0, f64::max)
    };
    let mut order: Vec<usize> = (0..comparison.teams.len()).collect();
    order.sort_by(|&x, &y| largest(y).total_cmp(&largest(x)));
    order.truncate(SHARED);
    let mut out = "Shares of the changes (Shapley), in percentage points\n".to_owned();
    let names: Vec<[String; 2]> = order
        .iter()
        .map(|&t| heading(&comparison.teams[t].name, 7))
        .collect();
    for line in 0..2 {
        out += &left("", LABEL);
        for name in &names {
            out += &right(&name[line], 8);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    let row = |label: &str, value: &dyn Fn(usize) -> f64| {
        let cells: String = order.iter().map(|&t| right(&points(value(t)), 8)).collect();
        format!("{}{cells}\n", left(label, LABEL))
    };
    for (number, difference) in comparison.differences.iter().enumerate() {
        let label = format!(
            "  {} {}",
            number + 1,
            shortened(&difference.path, LABEL - 5)
        );
        out += &row(&label, &|team| difference.share[team]);
    }
    out += &row("    all together", &total);
    out
}

/// The end of a path, which tells more than its beginning.
fn shortened(path: &str, width: usize) -> String {
    let length = path.chars().count();
    if length <= width {
        return path.to_owned();
    }
    let end: String = path.chars().skip(length - width + 1).collect();
    format!("…{end}")
}

fn provenance(comparison: &Comparison) -> String {
    let [a, b] = comparison.sides.each_ref().map(|side| {
        side.scenario_digest
            .get(..19)
            .unwrap_or(&side.scenario_digest)
    });
    let widest = comparison.teams.iter().filter_map(|team| team.change);
    let widest = widest.map(|change| change.half_width()).fold(0.0, f64::max);
    format!(
        "{} draws, seed {}, scenarios {a} and {b}. The intervals are the Monte Carlo error of the \
         changes, at most ±{} percentage points, counted draw by draw; not how little is known of \
         the inputs.",
        count(comparison.draws),
        comparison.seed,
        short(100.0 * widest)
    )
}

/// A comparison as a Markdown table.
pub fn markdown(comparison: &Comparison) -> String {
    let [a, b] = &comparison.sides;
    let mut out = format!(
        "A: {} ({}), B: {} ({})\n\n{}\n\n",
        escaped(&a.name),
        escaped(&a.title),
        escaped(&b.name),
        escaped(&b.title),
        headline(comparison)
    );
    out += "| | Team | A | B | Change, points | 95 % interval |\n|--:|:--|--:|--:|--:|:-:|\n";
    for (row, team) in ordered(comparison).into_iter().enumerate() {
        let side = |interval: Option<crate::analysis::Interval>| {
            interval.map_or("–".to_owned(), |interval| {
                let digits = decimals(interval.half_width());
                format!("{} %", percent(interval.estimate, digits))
            })
        };
        let (change, interval) = team.change.map_or(("–".to_owned(), "–".to_owned()), |c| {
            (
                points(c.estimate),
                format!("{} … {}", points(c.low), points(c.high)),
            )
        });
        out += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            row + 1,
            escaped(&team.name),
            side(team.a),
            side(team.b),
            change.replace('<', "&lt;"),
            interval.replace('<', "&lt;")
        );
    }
    out.push('\n');
    for sentence in findings(comparison) {
        out += &format!("{}\n\n", escaped(&sentence.replace(TIED, " ")));
    }
    for difference in &comparison.differences {
        out += &format!("- {}\n", escaped(&told(difference)));
    }
    out += &format!("\n{}\n", escaped(&provenance(comparison)));
    out
}
