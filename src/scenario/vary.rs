//! `PATH=FROM..TO:POINTS` and `PATH=a,b,c`: one key and the values it takes one after another.

use std::ops::Range;

use super::called::room;
use super::keys::Shape;
use super::node::{Node, Table};
use super::number::plain;
use super::overrides::changed;
use super::relative::{Relative, Sense};
use super::resolve::{Reached, reached, to_points};
use super::signs::{change, read};
use super::values::{Key, POINTS, Wrong};
use super::{Place, Problem, Scenario, Setting};

/// The flag that the arguments stand after.
pub(crate) const FLAG: &str = "--vary";

/// A `--vary` argument, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Varied {
    /// `PATH` as typed.
    pub(crate) path: String,
    /// The whole of it.
    pub(crate) argument: String,
    pub(crate) keys: Vec<String>,
    pub(crate) values: Vec<String>,
    /// The values as numbers, ascending, where all are.
    pub(crate) numbers: Option<Vec<f64>>,
    /// Whether the values are a range, not a list.
    pub(crate) is_range: bool,
    /// What the numbers do where they change what is there.
    pub(crate) sense: Option<Sense>,
    /// Bytes of the argument that hold the values.
    pub(crate) span: Range<usize>,
}

impl Varied {
    /// Reads an argument, which is source number `index`. `root` is the tree it changes,
    /// `scenario` what is read of it.
    pub(crate) fn read(
        argument: &str,
        index: usize,
        root: &Table,
        scenario: &Scenario,
    ) -> Result<Self, Problem> {
        let setting = Setting::after(FLAG, argument);
        let mut parsed = setting.parsed().map_err(|(span, why)| {
            let message = format!("this is not PATH=FROM..TO:POINTS or PATH=a,b,c: {why}");
            Problem::error(&Place::new(index, span), message)
                .help("write, for example, --vary criteria.dependency.penalty=0..10:41")
        })?;
        let lead = FLAG.len() + 1;
        let path_span = match (parsed.segments.first(), parsed.segments.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => lead..lead,
        };
        let typed = setting
            .argument
            .get(path_span.start - lead..path_span.end - lead);
        let path = typed.unwrap_or_default().to_owned();
        to_points(root, &mut parsed.segments);
        let reached = reached(root, &parsed.segments, index)?;
        let span = parsed.value_at..parsed.value_at + parsed.value.len();
        let keys: Vec<String> = parsed.segments.iter().map(|s| s.key.clone()).collect();
        if let Some(why) = without_effect(&keys, &reached) {
            let message = format!("there is no use in varying `{path}`");
            return Err(Problem::error(&Place::new(index, path_span), message)
                .label(why)
                .help("vary a weight, a penalty, a score, `places` or the points of a block"));
        }
        let key = Key {
            path: &path,
            only_whole: matches!(reached, Reached::Key(Shape::Whole { .. }, _)),
        };
        let place = parsed.place(index);
        let refused =
            |(message, label, help): Wrong| Problem::error(&place, message).label(label).help(help);
        let change = if reached.is_number() {
            change(&key, parsed.value).map_err(refused)?
        } else {
            None
        };
        let mut base = None;
        if let Some(change) = change {
            // What cannot be changed is told as it is for `--set`.
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            changed(root, &keys, change, &place).map_err(|problem| {
                match room(scenario, &keys) {
                    Some([low, high]) => problem.help(format!(
                        "the weight is free: vary it over {path}={}..{}:{POINTS}",
                        plain(low),
                        plain(high)
                    )),
                    None => problem,
                }
            })?;
            base = root.path(&keys).map_or(Some(0.0), Node::number);
        }
        let read = read(&key, parsed.value, change, base).map_err(refused)?;
        Ok(Self {
            values: read.values,
            numbers: read.numbers,
            is_range: parsed.value.contains("..") && parsed.value.contains(':'),
            sense: change.filter(|_| base.is_none()).map(Relative::sense),
            span: span.start - lead..span.end - lead,
            argument: argument.to_owned(),
            keys,
            path,
        })
    }

    /// The setting for one value.
    pub(crate) fn setting(&self, value: &str) -> Setting {
        let exactly = if self.sense.is_none() { "=" } else { "" };
        Setting::after(FLAG, format!("{}={exactly}{value}", self.path))
    }

    /// The value that a number stands for.
    pub(crate) fn value(&self, number: f64) -> String {
        match self.sense {
            None => number.to_string(),
            Some(sense) => sense.by(number).spelling(),
        }
    }
}

/// Why no result depends on a key, if none does.
fn without_effect(keys: &[String], reached: &Reached) -> Option<&'static str> {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match (keys.as_slice(), reached) {
        (["simulation", ..], _) => Some("how much is computed, not what"),
        (["questions", ..], _) => Some("a question changes no answer"),
        (["observed", ..], _) => Some("what happened decides nothing here"),
        // Another sheet, or other columns of it, have other scores.
        (["criteria", _, "block"] | ["scores", ..], _) => None,
        (_, Reached::Key(Shape::Text, _)) => Some("a name decides nothing"),
        (_, Reached::Key(Shape::Table(_) | Shape::Map { .. }, _)) => {
            Some("a table of several keys")
        }
        _ => None,
    }
}
