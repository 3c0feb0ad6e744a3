//! A comparison, several renderings.

mod asked;
mod differences;
mod flat;
mod teams;

pub use flat::csv;

use self::differences::{differences, told};
use super::markdown::escaped;
use super::text::{TIED, counted, trace, wrap};
use crate::analysis::Comparison;
use crate::words::{Said as _, Words, ended, plain};

/// A comparison as a table as wide as [`within`](super::within) says: both probabilities, the
/// changes, the swaps, and what each difference has to do with them. `verbose` has every digit that
/// is known.
pub fn table(comparison: &Comparison, verbose: bool) -> String {
    let [a, b] = &comparison.sides;
    let mut out = String::new();
    if a.label.is_some() || b.label.is_some() {
        let [first, second] = comparison.labels();
        out += &wrap(&format!("A: {first} ({})", a.name), 3);
        out += &wrap(&format!("B: {second} ({})", b.name), 3);
    } else if a.title == b.title {
        out += &wrap(&a.title, 0);
        out += &wrap(&format!("A: {}", a.name), 3);
        out += &wrap(&format!("B: {}", b.name), 3);
    } else {
        out += &wrap(&format!("A: {} ({})", a.title, a.name), 3);
        out += &wrap(&format!("B: {} ({})", b.title, b.name), 3);
    }
    out += &trace(true, &comparison.settings_of_both());
    out += &wrap(&headline(comparison), 0);
    out += &wrap(&ended(&comparison.said().finding), 0);
    out.push('\n');
    out += &teams::table(comparison, verbose);
    out += &asked::table(comparison, verbose);
    out.push('\n');
    for sentence in Words::of_comparison(comparison)
        .full(verbose)
        .sets(comparison)
    {
        out += &wrap(&sentence, 2);
    }
    out.push('\n');
    out += &differences(comparison, verbose);
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
    let places = |k: usize| counted(k, "place");
    let places = if a == b {
        format!("{} in both", places(a))
    } else {
        format!("{} in A, {b} in B", places(a))
    };
    format!(
        "{places}; {}, the same random numbers in both.{incomplete}",
        counted(comparison.draws, "draw")
    )
}

fn provenance(comparison: &Comparison) -> String {
    let [a, b] = comparison.sides.each_ref().map(|side| {
        side.scenario_digest
            .get(..19)
            .unwrap_or(&side.scenario_digest)
    });
    format!(
        "{}, seed {}, scenarios {a} and {b}. An error at most is the largest half-width of \
         the 95{TIED}% Monte Carlo intervals, in percentage points; changes are counted draw by \
         draw, which makes theirs narrow, and shown as the figures beside them are rounded. None of \
         them is the uncertainty of the inputs.",
        counted(comparison.draws, "draw"),
        comparison.seed,
    )
}

/// A comparison as a Markdown table; `verbose` with every digit that is known.
pub fn markdown(comparison: &Comparison, verbose: bool) -> String {
    let [a, b] = &comparison.sides;
    let mut out = format!(
        "A: {} ({}), B: {} ({})\n\n{}\n\n{}\n\n",
        escaped(&a.name),
        escaped(&a.title),
        escaped(&b.name),
        escaped(&b.title),
        headline(comparison),
        escaped(&ended(&comparison.said().finding))
    );
    out += &super::markdown::trace(true, &comparison.settings_of_both());
    out += &teams::markdown(comparison, verbose);
    out += &asked::markdown(comparison, verbose);
    out.push('\n');
    for sentence in Words::of_comparison(comparison)
        .full(verbose)
        .sets(comparison)
    {
        out += &format!("{}\n\n", escaped(&plain(&sentence)));
    }
    for difference in &comparison.differences {
        out += &format!("- {}\n", escaped(&told(difference)));
    }
    out += &format!("\n{}\n", escaped(&plain(&provenance(comparison))));
    out
}
