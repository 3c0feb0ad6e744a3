//! A sweep in sentences.

use crate::analysis::{Axis, Crossing, Interval, Method, Sweep, TeamLabel};
use crate::report::shares::{digits, error_at_most, written};
use crate::report::text::{TIED, counted, list, number, short, signed, wrap};

/// Teams whose changes are told.
const MOVED: usize = 4;
/// Level teams that are named.
const NAMED: usize = 6;

/// What was varied, over how many draws.
pub(super) fn headline(sweep: &Sweep) -> String {
    let incomplete = if sweep.complete {
        ""
    } else {
        " INCOMPLETE: the sweep was interrupted."
    };
    let varied: Vec<String> = sweep
        .axes
        .iter()
        .map(|axis| {
            let values = counted(axis.values.len(), "value");
            format!("{values} of {}", axis.path)
        })
        .collect();
    let places = sweep.points.iter().map(|point| point.places);
    let (low, high) = (places.clone().min(), places.max());
    let places = match (low, high) {
        (Some(low), Some(high)) if low < high => format!("{low} to {high} places"),
        _ => counted(sweep.places, "place"),
    };
    format!(
        "{places} for {}; {}; {} each.{incomplete}",
        counted(sweep.teams.len(), "team"),
        varied.join(" by "),
        counted(sweep.draws, "draw")
    )
}

/// Crossings, changes over the range, what was held, where the scenario stands.
pub(super) fn findings(sweep: &Sweep, full: bool) -> String {
    let mut out = String::new();
    for sentence in crossings(sweep, full) {
        out += &wrap(&sentence, 2);
    }
    if let [axis] = sweep.axes.as_slice() {
        out += &wrap(&changes(sweep, axis, full), 2);
    }
    for sentence in setting(sweep) {
        out += &wrap(&sentence, 2);
    }
    out
}

/// What was varied as the scenario has it, and what follows from varying it.
pub(super) fn setting(sweep: &Sweep) -> Vec<String> {
    let mut out = Vec::new();
    for axis in &sweep.axes {
        if let Some(base) = &axis.base {
            out.push(format!("As written: {} = {}.", axis.path, base.written));
        }
        out.extend(axis.held.iter().cloned());
    }
    out
}

/// Where places change hands along a single axis; `full` with every digit that is known.
pub(super) fn crossings(sweep: &Sweep, full: bool) -> Vec<String> {
    let [axis] = sweep.axes.as_slice() else {
        return Vec::new();
    };
    let first = sweep.points.first().map(|point| point.places);
    if axis.numbers.is_none() || sweep.points.iter().any(|p| Some(p.places) != first) {
        return Vec::new();
    }
    let (level, teams) = sweep.level();
    if level == sweep.points.len() || (level > 0 && sweep.crossings.is_empty()) {
        return vec![level_at_the_line(sweep, level, &teams)];
    }
    if sweep.crossings.is_empty() {
        let leads: Vec<&str> = sweep.points.first().map_or(Vec::new(), |point| {
            let teams = point.likeliest().into_iter();
            teams.map(|team| sweep.teams[team].name.as_str()).collect()
        });
        return vec![format!(
            "The cut line does not move: {} {} at every value.",
            list(&leads),
            if leads.len() == 1 { "leads" } else { "lead" }
        )];
    }
    let mut all = vec![
        "The cut line, as the value rises (95\u{a0}% interval of Monte Carlo error):".to_owned(),
    ];
    all.extend(
        sweep
            .crossings
            .iter()
            .map(|crossing| self::crossing(sweep, axis, crossing, full)),
    );
    all
}

/// Said where teams at the line differ by no more than the errors, at so many of the values.
fn level_at_the_line(sweep: &Sweep, values: usize, teams: &[usize]) -> String {
    let at = match sweep.points.len() {
        all if all == values => "at every value".to_owned(),
        all => format!("at {values} of {}", counted(all, "value")),
    };
    let teams = match teams.len() {
        0..=NAMED => {
            let names = teams.iter().map(|&team| sweep.teams[team].name.as_str());
            list(&names.collect::<Vec<_>>())
        }
        many => counted(many, "team"),
    };
    format!("The cut line does not move as far as these draws tell: {teams} are level {at}.")
}

fn crossing(sweep: &Sweep, axis: &Axis, crossing: &Crossing, full: bool) -> String {
    let name = |id: &str| {
        let found = sweep.teams.iter().find(|team| team.id == id);
        found.map_or(id.to_owned(), |team| team.name.clone())
    };
    let numbers = axis.numbers.as_deref().unwrap_or_default();
    let range = match numbers {
        [first, .., last] => last - first,
        _ => 1.0,
    };
    let value = &crossing.value;
    // Two digits of the interval, but not more than the axis is worth.
    let finest = value.half_width().max(1e-6 * range);
    let shown = |x: f64| number(x, finest);
    let beyond = axis
        .scale
        .filter(|[low, high]| !(*low..=*high).contains(&value.estimate));
    let beyond = beyond.map_or(String::new(), |[low, high]| {
        let (low, high) = (short(low), short(high));
        format!("; that is beyond the scale, {low} to {high}")
    });
    format!(
        "  at {} ({}{TIED}-{TIED}{}) {} leaves and {} comes in, both selected in {}{beyond}.",
        shown(value.estimate),
        shown(value.low),
        shown(value.high),
        name(&crossing.leaves),
        name(&crossing.enters),
        written(Method::MonteCarlo, &crossing.met(), full)
    )
}

/// Who gains and who loses most from the first value to the last.
pub(super) fn changes(sweep: &Sweep, axis: &Axis, full: bool) -> String {
    let mut order: Vec<(&TeamLabel, &Interval)> = sweep.teams.iter().zip(&sweep.changes).collect();
    order.sort_by(|(_, a), (_, b)| b.estimate.abs().total_cmp(&a.estimate.abs()));
    let widest = |changes: &[(&TeamLabel, &Interval)]| {
        let halves = changes.iter().map(|(_, change)| change.half_width());
        halves.fold(0.0, f64::max)
    };
    let moved = order.iter().filter(|(_, change)| change.estimate != 0.0);
    let most: Vec<(&TeamLabel, &Interval)> = moved.take(MOVED).copied().collect();
    let (from, to) = (axis.values.first(), axis.values.last());
    let (from, to) = (
        from.map_or("", String::as_str),
        to.map_or("", String::as_str),
    );
    if most.is_empty() {
        return format!(
            "From {from} to {to} no team's probability changes in these draws (error {} percentage \
             points).",
            error_at_most(widest(&order))
        );
    }
    let digits = digits(widest(&most), full);
    let told: Vec<String> = most
        .iter()
        .map(|(team, change)| {
            format!(
                "{}{TIED}{}",
                team.name,
                signed(100.0 * change.estimate, digits)
            )
        })
        .collect();
    format!(
        "From {from} to {to} the largest changes, in percentage points (error {}): {}.",
        error_at_most(widest(&most)),
        list(&told)
    )
}

/// What the figures rest on.
pub(super) fn provenance(sweep: &Sweep) -> String {
    format!(
        "{} at each of {}, seed {}, scenario {}. All points share their random \
         numbers, so that differences are known better than the figures themselves.",
        counted(sweep.draws, "draw"),
        counted(sweep.points.len(), "point"),
        sweep.seed,
        sweep
            .scenario_digest
            .get(..19)
            .unwrap_or(&sweep.scenario_digest),
    )
}
