//! What a reader must know of the axes beyond their labels, in small print.

use crate::analysis::Axis;
use crate::chart::color::MUTED;
use crate::chart::names::Names;
use crate::chart::page::{Page, SMALL};
use crate::words::{self, say};

/// Sets what follows from setting the keys, and where the scenario stands if not on the page.
pub(super) fn held(page: &mut Page<'_>, names: &Names, axes: &[&Axis], off_page: &[String]) {
    let follows = axes.iter().flat_map(|axis| words::held(axis));
    let mut said: Vec<String> = Vec::new();
    for sentence in follows
        .map(|text| names.text(&text))
        .chain(off_page.to_vec())
    {
        let ended = sentence.ends_with(['.', '!', '?']);
        let sentence = if ended {
            sentence
        } else {
            format!("{sentence}.")
        };
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    if !said.is_empty() {
        page.y += 6.0;
        page.paragraph(&said.join(" "), SMALL, MUTED, 4);
    }
}

/// "As written, Foreign dependency is 12, which is not on the axis", where it is written at all.
pub(super) fn off_the_axis(names: &Names, axis: &Axis) -> Option<String> {
    let base = axis.base.as_ref()?;
    Some(say!(
        "off-the-axis",
        axis = short(&axis_label(names, axis)),
        value = said(&names.text(&base.written))
    ))
}

/// A value as it is read aloud: `15 to 25`, where it is written `15..25`.
pub(super) fn said(value: &str) -> String {
    let is_number = |text: &str| text.trim().parse::<f64>().is_ok();
    let minus = |text: &str| text.trim().replace('-', "−");
    match value.split_once("..") {
        Some((low, high)) if is_number(low) && is_number(high) => {
            say!("value-range", low = minus(low), high = minus(high))
        }
        _ => value.to_owned(),
    }
}

/// What an axis is called: its label, or its address where no font has the label's characters.
pub(super) fn axis_label(names: &Names, axis: &Axis) -> String {
    let label = words::axis_label(axis);
    if names.can_draw(&label) {
        names.text(&label)
    } else {
        names.text(&axis.path)
    }
}

/// The name of a key without its unit: "Foreign dependency" of "Foreign dependency, penalty in
/// points".
pub(super) fn short(label: &str) -> String {
    label.split(',').next().unwrap_or(label).trim().to_owned()
}
