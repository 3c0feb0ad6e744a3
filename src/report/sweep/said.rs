//! A sweep in sentences.

use crate::analysis::{Axis, Crossing, Sweep};
use crate::report::text::{TIED, count, list, number, percent, short, wrap};

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
        .map(|axis| format!("{} values of {}", axis.values.len(), axis.path))
        .collect();
    let places = sweep.points.iter().map(|point| point.places);
    let (low, high) = (places.clone().min(), places.max());
    let places = match (low, high) {
        (Some(low), Some(high)) if low < high => format!("{low} to {high} places"),
        _ if sweep.places == 1 => "1 place".to_owned(),
        _ => format!("{} places", sweep.places),
    };
    format!(
        "{places} for {} teams; {}; {} draws each.{incomplete}",
        sweep.teams.len(),
        varied.join(" by "),
        count(sweep.draws)
    )
}

/// Crossings, changes over the range, what was held, where the scenario stands.
pub(super) fn findings(sweep: &Sweep) -> String {
    let mut out = String::new();
    for sentence in crossings(sweep) {
        out += &wrap(&sentence, 2);
    }
    if let [axis] = sweep.axes.as_slice() {
        out += &wrap(&changes(sweep, axis), 2);
    }
    for axis in &sweep.axes {
        if let Some(base) = &axis.base {
            out += &wrap(&format!("As written: {} = {}.", axis.path, base.written), 2);
        }
        for sentence in &axis.held {
            out += &wrap(sentence, 2);
        }
    }
    out
}

/// Where places change hands along a single axis.
pub(super) fn crossings(sweep: &Sweep) -> Vec<String> {
    let [axis] = sweep.axes.as_slice() else {
        return Vec::new();
    };
    let first = sweep.points.first().map(|point| point.places);
    if axis.numbers.is_none() || sweep.points.iter().any(|p| Some(p.places) != first) {
        return Vec::new();
    }
    if sweep.crossings.is_empty() {
        let leads: Vec<&str> = sweep.points.first().map_or(Vec::new(), |point| {
            let teams = point.likeliest().into_iter();
            teams.map(|team| sweep.teams[team].name.as_str()).collect()
        });
        return vec![format!(
            "The cut line does not move: {} lead at every value.",
            list(&leads)
        )];
    }
    let mut all = vec![
        "The cut line, as the value rises (95\u{a0}% interval of Monte Carlo error):".to_owned(),
    ];
    all.extend(
        sweep
            .crossings
            .iter()
            .map(|crossing| self::crossing(sweep, axis, crossing)),
    );
    all
}

fn crossing(sweep: &Sweep, axis: &Axis, crossing: &Crossing) -> String {
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
    format!(
        "  at {} ({}{TIED}-{TIED}{}) {} leaves and {} comes in, both selected in {}{TIED}%.",
        shown(value.estimate),
        shown(value.low),
        shown(value.high),
        name(&crossing.leaves),
        name(&crossing.enters),
        percent(crossing.probability, 1)
    )
}

/// Who gains and who loses most from the first value to the last.
fn changes(sweep: &Sweep, axis: &Axis) -> String {
    let (Some(first), Some(last)) = (sweep.points.first(), sweep.points.last()) else {
        return String::new();
    };
    let change = |team: usize| {
        last.selection_probability[team].estimate - first.selection_probability[team].estimate
    };
    let mut order: Vec<usize> = (0..sweep.teams.len()).collect();
    order.sort_by(|&a, &b| change(b).abs().total_cmp(&change(a).abs()));
    let told: Vec<String> = order
        .iter()
        .take(4)
        .filter(|&&team| change(team) != 0.0)
        .map(|&team| format!("{} {:+.1}", sweep.teams[team].name, 100.0 * change(team)))
        .collect();
    let (from, to) = (axis.values.first(), axis.values.last());
    let (from, to) = (
        from.map_or("", String::as_str),
        to.map_or("", String::as_str),
    );
    if told.is_empty() {
        return format!("From {from} to {to} nothing changes.");
    }
    format!(
        "From {from} to {to} most changes for {} percentage points.",
        list(&told)
    )
}

/// What the figures rest on.
pub(super) fn provenance(sweep: &Sweep) -> String {
    format!(
        "{} draws at each of {} points, seed {}, scenario {}. All points share their random \
         numbers, so differences are known better than the figures themselves, whose 95{TIED}% \
         Monte Carlo intervals are at most ±{} percentage points. That is not the uncertainty of \
         the inputs.",
        count(sweep.draws),
        sweep.points.len(),
        sweep.seed,
        sweep
            .scenario_digest
            .get(..19)
            .unwrap_or(&sweep.scenario_digest),
        short(100.0 * sweep.widest()),
    )
}
