//! A table of a report as HTML.

use super::html::{Html, element, tagged};
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::words::plain;

/// A table with what it is about above it; `name` is the column whose cells name their rows. Where it
/// is too wide it scrolls, and its rows can be put in another order.
pub(super) fn table(rows: &Rows, caption: &str, name: usize) -> Html {
    let caption = plain(caption);
    let heads = rows.heads.iter().map(head);
    let head = element("thead", &[], element("tr", &[], heads.collect()));
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().zip(&rows.heads).enumerate();
        let cells = cells.map(|(at, (it, head))| cell(it, head, at == name));
        element("tr", &[], cells.collect())
    };
    // What is no entry stays where it is when the others change places.
    let [first, last] = rows.apart;
    let (before, rest) = rows.cells.split_at(first.min(rows.cells.len()));
    let (entries, after) = rest.split_at(rest.len().saturating_sub(last));
    let group = |tag: &str, class: &str, rows: &[Vec<Cell>]| match rows {
        [] => Html::default(),
        rows => {
            let attributes = [("class", class)];
            let attributes = if class.is_empty() {
                &[][..]
            } else {
                &attributes
            };
            element(tag, attributes, rows.iter().map(row).collect())
        }
    };
    let body = group("tbody", "apart", before)
        .and(group("tbody", "", entries))
        .and(group("tfoot", "apart", after));
    let inside = if caption.is_empty() {
        Html::default()
    } else {
        tagged("caption", &caption)
    };
    let table = element("table", &[("data-sorts", "")], inside.and(head).and(body));
    let scroll = [
        ("class", "scroll"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", caption.as_str()),
    ];
    let unnamed = &scroll[..2];
    element(
        "div",
        if caption.is_empty() { unnamed } else { &scroll },
        table,
    )
}

fn head(head: &Head) -> Html {
    let class = class(head.side, "");
    element(
        "th",
        &[("scope", "col"), ("class", class)],
        Html::text(&plain(&head.text)),
    )
}

fn cell(cell: &Cell, head: &Head, names: bool) -> Html {
    let text = Html::text(&plain(&cell.text));
    if names {
        // A name written from the right turns nothing but itself.
        let text = element("bdi", &[], text);
        return element("th", &[("scope", "row")], text);
    }
    let class = class(head.side, if cell.strong { "strong" } else { "" });
    match cell.number {
        Some(number) if number.is_finite() => {
            let number = number.to_string();
            element("td", &[("class", class), ("data-number", &number)], text)
        }
        _ => element("td", &[("class", class)], text),
    }
}

fn class(side: Side, strong: &str) -> &'static str {
    match (side, strong.is_empty()) {
        (Side::Left, true) => "left",
        (Side::Middle, true) => "middle",
        (Side::Right, true) => "right",
        (Side::Left, false) => "left strong",
        (Side::Middle, false) => "middle strong",
        (Side::Right, false) => "right strong",
    }
}
