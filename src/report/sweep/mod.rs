//! A sweep, several renderings.

mod asked;
mod flat;
mod lines;
mod map;
mod said;

pub use flat::csv;

use crate::analysis::Sweep;

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
    let mut sentences = asked::sentences(sweep, verbose);
    sentences.extend(said::findings(sweep, verbose));
    sentences.extend(said::held(sweep));
    sentences.push(said::provenance(sweep));
    for sentence in sentences {
        out += &format!(
            "\n{}\n",
            super::markdown::escaped(plain(&sentence).trim_start())
        );
    }
    out
}
