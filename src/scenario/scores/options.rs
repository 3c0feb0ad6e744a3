//! What `[scores]` says of its file.

use encoding_rs::Encoding;

use super::super::keys::SCORES;
use super::super::node::{Node, Table, Value};
use super::super::number::shown;
use super::super::{Place, Problem, encoding, leaf, walk};
use super::numerals::Numerals;

/// The keys of the table, read.
#[derive(Debug)]
pub(super) struct Options<'t> {
    pub(super) file: &'t str,
    /// Where the file is named.
    pub(super) place: &'t Place,
    pub(super) sheet: Option<(&'t str, &'t Place)>,
    /// Rows of the heading, ascending; none where nothing is said.
    pub(super) heading: Vec<usize>,
    pub(super) skip: Vec<usize>,
    pub(super) team: Option<(&'t str, &'t Place)>,
    pub(super) name: Option<(&'t str, &'t Place)>,
    /// Criteria, the headings of their columns, and where that is said.
    pub(super) columns: Vec<(&'t str, &'t str, &'t Place)>,
    pub(super) conditions: &'t [Node],
    pub(super) encoding: Option<(&'static Encoding, &'t Place)>,
    pub(super) numerals: Numerals,
    pub(super) missing: Vec<&'t str>,
    pub(super) if_missing: IfMissing,
}

/// What stands for a missing score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IfMissing {
    Refuse,
    Unknown,
    Worst,
    Mean,
    Median,
    Available,
}

impl<'t> Options<'t> {
    /// Reads the table, which stands at a place; `None` where it has an error, which is told.
    pub(super) fn read(
        table: &'t Table,
        criteria: &Table,
        whole: &Place,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let before = problems.len();
        walk::keys(table, &SCORES, super::KEY, whole, problems);
        if problems[before..].iter().any(Problem::is_error) {
            return None;
        }
        let node = |key| table.get(key).map(|entry| &entry.node);
        let text = |key| {
            let node: &'t Node = node(key)?;
            Some((leaf::text(node, key).ok()?, &node.place))
        };
        let rows = |key| {
            let rows = node(key).and_then(|node| leaf::rows(node, key).ok());
            let mut rows = rows.unwrap_or_default();
            rows.sort_unstable();
            rows.dedup();
            rows
        };
        let items = |key| match node(key).map(|node| &node.value) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let (file, place) = text("file")?;
        let mut columns = Vec::new();
        for entry in table.children("columns") {
            let known = criteria.children("criteria");
            if known.iter().any(|criterion| criterion.key == entry.key) {
                let heading = leaf::text(&entry.node, &entry.key).ok()?;
                columns.push((entry.key.as_str(), heading, &entry.node.place));
            } else if !known.is_empty() {
                problems.push(unknown(&entry.key, &entry.key_place, criteria));
            }
        }
        let encoding = text("encoding").and_then(|(label, place)| {
            let encoding = encoding::named(label);
            if encoding.is_none() {
                let message = format!("`{}` is no encoding", shown(label));
                problems.push(Problem::error(place, message).help(
                    "write a label of the WHATWG, such as cp949, cp1252, utf-16le or shift_jis",
                ));
            }
            Some((encoding?, place))
        });
        let mark = |key| text(key).and_then(|(mark, _)| mark.chars().next());
        let numerals = Numerals {
            decimal: mark("decimal").unwrap_or('.'),
            thousands: mark("thousands").or_else(|| {
                // A blank is text too, though no name.
                node("thousands")?.text()?.chars().next()
            }),
        };
        if numerals.thousands == Some(numerals.decimal) {
            let place = node("thousands").map_or(place, |node| &node.place);
            let message = format!("`{}` cannot be both marks of a number", numerals.decimal);
            let other = if numerals.decimal == '.' { ',' } else { '.' };
            problems.push(
                Problem::error(place, message)
                    .label("the decimal mark")
                    .help(format!(
                        "write decimal = \"{other}\", or take one of them out"
                    )),
            );
        }
        let if_missing = match node("if_missing") {
            Some(node) => match node.text() {
                Some("unknown") => IfMissing::Unknown,
                Some("worst") => IfMissing::Worst,
                Some("mean") => IfMissing::Mean,
                Some("median") => IfMissing::Median,
                Some("available") => IfMissing::Available,
                _ => IfMissing::Refuse,
            },
            None => IfMissing::Refuse,
        };
        let is_sound = !problems[before..].iter().any(Problem::is_error);
        is_sound.then_some(Self {
            file,
            place,
            sheet: text("sheet"),
            heading: rows("heading"),
            skip: rows("skip"),
            team: text("team"),
            name: text("name"),
            columns,
            conditions: items("where"),
            encoding,
            numerals,
            missing: items("missing")
                .iter()
                .filter_map(Node::text)
                .map(str::trim)
                .collect(),
            if_missing,
        })
    }
}

fn unknown(id: &str, place: &Place, criteria: &Table) -> Problem {
    let ids = || {
        criteria
            .children("criteria")
            .iter()
            .map(|entry| entry.key.as_str())
    };
    let (label, help) = crate::model::nearest::suggestion(id, "criteria", ids());
    let message = format!("`columns` names `{}`, which is no criterion", shown(id));
    Problem {
        help,
        ..Problem::error(place, message).label(label)
    }
}
