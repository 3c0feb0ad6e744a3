//! A sweep, several renderings.

mod flat;
mod lines;
mod map;
mod said;

pub use flat::csv;

use crate::analysis::Sweep;

use super::text::wrap;
use crate::words::{Said as _, ended, plain};

/// A sweep as a table of at most 80 columns: along one axis the probabilities of the teams around
/// the cut line and where places change hands, over two axes a map.
pub fn table(sweep: &Sweep) -> String {
    let mut out = wrap(&sweep.title, 0);
    out += &wrap(&said::headline(sweep), 0);
    out += &wrap(&ended(&sweep.said().finding), 0);
    out.push('\n');
    out += &match sweep.axes.as_slice() {
        [axis] => lines::table(sweep, axis),
        [rows, columns] => map::table(sweep, [rows, columns]),
        _ => String::new(),
    };
    out.push('\n');
    for sentence in said::findings(sweep).iter().chain(&said::held(sweep)) {
        out += &wrap(sentence, 2);
    }
    out.push('\n');
    out += &wrap(&said::provenance(sweep), 0);
    out
}

/// A sweep as a Markdown table with every point.
pub fn markdown(sweep: &Sweep) -> String {
    let mut out = format!(
        "**{}**, {}\n\n{}\n\n",
        super::markdown::escaped(&sweep.title),
        super::markdown::escaped(&said::headline(sweep)),
        super::markdown::escaped(&ended(&sweep.said().finding))
    );
    out += &match sweep.axes.as_slice() {
        [axis] => lines::markdown(sweep, axis),
        [rows, columns] => map::markdown(sweep, [rows, columns]),
        _ => String::new(),
    };
    let mut sentences = said::findings(sweep);
    sentences.push(said::provenance(sweep));
    for sentence in sentences {
        out += &format!(
            "\n{}\n",
            super::markdown::escaped(plain(&sentence).trim_start())
        );
    }
    out
}
