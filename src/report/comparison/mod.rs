//! A comparison, several renderings.

mod asked;
mod differences;
mod flat;
mod teams;

pub use flat::csv;

use self::differences::{differences, told};
use super::markdown::escaped;
use super::rows::Rows;
use super::text::{count, counted, trace, wrap};
use crate::analysis::{Comparison, Method};
use crate::words::{Said as _, Words, ended, plain, say, side_files, side_names};

/// A comparison as a table as wide as [`within`](super::within) says: both probabilities, the
/// changes, the swaps, and what each difference has to do with them. `verbose` has every digit that
/// is known.
pub fn table(comparison: &Comparison, verbose: bool) -> String {
    let [a, b] = &comparison.sides;
    let [file_a, file_b] = side_files(comparison);
    let mut out = String::new();
    if a.label.is_some() || b.label.is_some() {
        let [first, second] = side_names(comparison);
        out += &wrap(&format!("A: {first} ({file_a})"), 3);
        out += &wrap(&format!("B: {second} ({file_b})"), 3);
    } else if a.title == b.title {
        out += &wrap(&a.title, 0);
        out += &wrap(&format!("A: {file_a}"), 3);
        out += &wrap(&format!("B: {file_b}"), 3);
    } else {
        out += &wrap(&format!("A: {} ({file_a})", a.title), 3);
        out += &wrap(&format!("B: {} ({file_b})", b.title), 3);
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

pub(crate) fn headline(comparison: &Comparison) -> String {
    let [a, b] = comparison.sides.each_ref().map(|side| side.places);
    let places = counted(a, "place");
    let places = if a == b {
        say!("compare-places-same", places = places)
    } else {
        say!("compare-places-differ", a = places, b = b.to_string())
    };
    let which = match comparison.method {
        Method::MonteCarlo => "compare-headline",
        Method::Exact | Method::QuasiMonteCarlo => "compare-headline-integrated",
    };
    let headline = say!(
        which,
        places = places,
        draws = counted(comparison.draws, "draw")
    );
    if comparison.complete {
        headline
    } else {
        format!("{headline} {}", say!("compare-incomplete"))
    }
}

pub(crate) fn provenance(comparison: &Comparison) -> String {
    let [a, b] = comparison.sides.each_ref().map(|side| {
        side.scenario_digest
            .get(..19)
            .unwrap_or(&side.scenario_digest)
    });
    let draws = counted(comparison.draws, "draw");
    let seed = comparison.seed.to_string();
    match comparison.method {
        Method::MonteCarlo => say!("rest-compared", draws = draws, seed = seed, a = a, b = b),
        Method::Exact => say!(
            "rest-compared-exact",
            draws = draws,
            seed = seed,
            a = a,
            b = b
        ),
        Method::QuasiMonteCarlo => say!(
            "rest-compared-integrated",
            points = count(comparison.integration_points),
            draws = draws,
            seed = seed,
            a = a,
            b = b
        ),
    }
}

/// A comparison as a Markdown table; `verbose` with every digit that is known.
pub fn markdown(comparison: &Comparison, verbose: bool) -> String {
    let [a, b] = &comparison.sides;
    let [file_a, file_b] = side_files(comparison);
    let mut out = format!(
        "A: {} ({}), B: {} ({})\n\n{}\n\n{}\n\n",
        escaped(&file_a),
        escaped(&a.title),
        escaped(&file_b),
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

/// The tables of a comparison, each with what is said below it.
pub(crate) fn tables(comparison: &Comparison, verbose: bool) -> Vec<(Rows, String)> {
    let mut all = vec![teams::rows(comparison, verbose)];
    if !comparison.questions.is_empty() {
        all.push((
            asked::rows(comparison, verbose),
            asked::told_error(comparison),
        ));
    }
    all
}

/// In what the two sides differ, a line each.
pub(crate) fn differing(comparison: &Comparison) -> Vec<String> {
    comparison.differences.iter().map(told).collect()
}
