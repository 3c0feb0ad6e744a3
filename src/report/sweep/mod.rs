//! A sweep, several renderings.

mod asked;
mod flat;
mod lines;
mod map;
mod said;

pub use flat::csv;
pub(crate) use said::{headline, held};

use crate::analysis::Sweep;

use super::rows::Rows;
use super::text::{trace, wrap};
use crate::words::{Said as _, ended, plain};

/// A sweep as a table as wide as [`within`](super::within) says: along one axis the probabilities of
/// the teams around the cut line and where places change hands, over two axes a map. `verbose` has
/// every value of a single axis, and every digit that is known.
pub fn table(sweep: &Sweep, verbose: bool) -> String {
    let mut out = wrap(&sweep.title, 0) + &trace(false, &sweep.settings);
    out += &wrap(&said::headline(sweep), 0);
    out += &wrap(&ended(&sweep.said().finding), 0);
    out.push('\n');
    out += &match sweep.axes.as_slice() {
        [axis] => lines::table(sweep, axis, verbose),
        [rows, columns] => map::table(sweep, [rows, columns], verbose),
        _ => String::new(),
    };
    out.push('\n');
    if !sweep.questions.is_empty() {
        out += &format!("{}\n", asked::heading(sweep));
        if let [axis] = sweep.axes.as_slice() {
            out += &asked::table(sweep, axis, verbose);
        }
        for sentence in asked::sentences(sweep, verbose) {
            out += &wrap(&format!("  {sentence}"), 2);
        }
        out.push('\n');
    }
    let sentences = said::findings(sweep, verbose);
    for sentence in sentences.iter().chain(&said::held(sweep)) {
        out += &wrap(sentence, 2);
    }
    out.push('\n');
    out += &wrap(&said::provenance(sweep), 0);
    out
}

/// A sweep as a Markdown table with every point; `verbose` with every digit that is known.
pub fn markdown(sweep: &Sweep, verbose: bool) -> String {
    let mut out = format!(
        "**{}**, {}\n\n{}\n\n",
        super::markdown::escaped(&sweep.title),
        super::markdown::escaped(&said::headline(sweep)),
        super::markdown::escaped(&ended(&sweep.said().finding))
    );
    out += &super::markdown::trace(false, &sweep.settings);
    out += &match sweep.axes.as_slice() {
        [axis] => lines::markdown(sweep, axis, verbose),
        [rows, columns] => map::markdown(sweep, [rows, columns], verbose),
        _ => String::new(),
    };
    if let ([axis], false) = (sweep.axes.as_slice(), sweep.questions.is_empty()) {
        out += &asked::markdown(sweep, axis, verbose);
    }
    for sentence in sentences(sweep, verbose) {
        out += &format!(
            "\n{}\n",
            super::markdown::escaped(plain(&sentence).trim_start())
        );
    }
    out
}

/// The tables of a sweep with every point, each with what stands over it.
pub(crate) fn tables(sweep: &Sweep, verbose: bool) -> Vec<(String, Rows)> {
    match sweep.axes.as_slice() {
        [axis] => {
            let mut all = vec![(
                lines::legend_of_all(sweep),
                lines::all(sweep, axis, verbose),
            )];
            if !sweep.questions.is_empty() {
                all.push((asked::heading(sweep), asked::all(sweep, axis, verbose)));
            }
            all
        }
        [rows, columns] => {
            let axes = [rows, columns];
            vec![(
                map::legend_of_all(sweep, axes),
                map::all(sweep, axes, verbose),
            )]
        }
        _ => Vec::new(),
    }
}

/// What there is to say below them.
pub(crate) fn sentences(sweep: &Sweep, verbose: bool) -> Vec<String> {
    let mut sentences = asked::sentences(sweep, verbose);
    sentences.extend(said::findings(sweep, verbose));
    sentences.extend(said::held(sweep));
    sentences.push(said::provenance(sweep));
    sentences
}
