//! A sweep, several renderings.

mod asked;
mod flat;
mod lines;
mod map;
mod said;

pub use flat::csv;

use crate::analysis::Sweep;

use super::text::wrap;

/// A sweep as a table of at most 80 columns: along one axis the probabilities of the teams around
/// the cut line and where places change hands, over two axes a map.
pub fn table(sweep: &Sweep) -> String {
    let mut out = wrap(&sweep.title, 0);
    out += &wrap(&said::headline(sweep), 0);
    out.push('\n');
    out += &match sweep.axes.as_slice() {
        [axis] => lines::table(sweep, axis),
        [rows, columns] => map::table(sweep, [rows, columns]),
        _ => String::new(),
    };
    out.push('\n');
    if !sweep.questions.is_empty() {
        out += "Questions\n";
        if let [axis] = sweep.axes.as_slice() {
            out += &asked::table(sweep, axis);
        }
        for sentence in asked::sentences(sweep) {
            out += &wrap(&format!("  {sentence}"), 2);
        }
        out.push('\n');
    }
    out += &said::findings(sweep);
    out.push('\n');
    out += &wrap(&said::provenance(sweep), 0);
    out
}

/// A sweep as a Markdown table with every point.
pub fn markdown(sweep: &Sweep) -> String {
    let mut out = format!(
        "**{}**, {}\n\n",
        super::markdown::escaped(&sweep.title),
        super::markdown::escaped(&said::headline(sweep))
    );
    out += &match sweep.axes.as_slice() {
        [axis] => lines::markdown(sweep, axis),
        [rows, columns] => map::markdown(sweep, [rows, columns]),
        _ => String::new(),
    };
    if let ([axis], false) = (sweep.axes.as_slice(), sweep.questions.is_empty()) {
        out += &asked::markdown(sweep, axis);
    }
    let mut sentences = asked::sentences(sweep);
    sentences.extend(said::crossings(sweep));
    if let [axis] = sweep.axes.as_slice() {
        sentences.push(said::changes(sweep, axis));
    }
    sentences.push(said::provenance(sweep));
    for sentence in sentences {
        let sentence = sentence.replace(super::text::TIED, " ");
        out += &format!("\n{}\n", super::markdown::escaped(sentence.trim_start()));
    }
    out
}
