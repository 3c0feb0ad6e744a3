//! A quantity written as a table: `{ pert = { min = 60, mode = 75, max = 95 } }`.

use std::cell::RefCell;

use super::node::{Entry, Node, Table, Value};
use super::{Place, Problem, Quantity, number};
use crate::model::law::LAWS;
use crate::model::law::family::{Argument, Family, Fault, Given, Kind, Parameter, Source};
use crate::model::nearest::suggestion;

/// Name of the family of draws that are written out.
pub(crate) const ROWS: &str = "rows";

/// Draws made elsewhere, replaced by the numbers before any law is read.
pub(crate) static SAMPLES: Family = Family {
    name: "samples",
    called: "samples",
    sets: &[&[
        Parameter::shape("file", Kind::Text),
        Parameter::shape("column", Kind::Text),
    ]],
    optional: &[Parameter::shape("aligned", Kind::Flag)],
    read: |_| Err(Fault::new("file", "its draws are not there")),
};

/// The families of uncertain numbers: the laws, and before those of draws that are written out, draws
/// made elsewhere.
pub(crate) fn families() -> impl Iterator<Item = &'static Family> {
    let (before, rows): (Vec<&Family>, Vec<&Family>) = LAWS.iter().partition(|it| it.name != ROWS);
    before.into_iter().chain([&SAMPLES]).chain(rows)
}

/// The family of this name.
pub(crate) fn named(name: &str) -> Option<&'static Family> {
    families().find(|family| family.name == name)
}

/// Reads the law that a table names.
pub(crate) fn read(node: &Node) -> Result<Quantity, Problem> {
    let (family, given) = parameters(node)?;
    let written = Parameters {
        given,
        whole: &node.place,
        unread: RefCell::new(None),
    };
    Given::law(family, &written).map_err(|fault| written.problem(fault))
}

/// The family that a table names, and its parameters: all it needs, and none that it has not.
pub(crate) fn parameters(node: &Node) -> Result<(&'static Family, &Table), Problem> {
    let whole = &node.place;
    let table = node.table().map_or(&[][..], |table| &table.entries);
    let entry = match table {
        [entry] => entry,
        [] => {
            let message = "this table names no distribution";
            return Err(Problem::error(whole, message)
                .label("empty")
                .help("write, for example, { normal = { mean = 84, sd = 6 } }"));
        }
        [first, second, ..] => {
            let message = "a quantity is one distribution, this table has several keys";
            return Err(Problem::error(&second.key_place, message)
                .label("a second key")
                .also(&first.key_place, "the first")
                .help("write, for example, { normal = { mean = 84, sd = 6 } }"));
        }
    };
    let name = entry.key.as_str();
    let Some(known) = named(name) else {
        return Err(unknown_family(entry));
    };
    let family = known.name;
    let Some(given) = entry.node.table() else {
        let message = format!("`{family}` needs its parameters by name");
        return Err(Problem::error(&entry.node.place, message)
            .label(format!("{}, not a table", entry.node.kind()))
            .help(usage(known)));
    };
    for parameter in &given.entries {
        if !known.names().any(|name| name == parameter.key) {
            let message = format!("`{family}` has no parameter `{}`", parameter.key);
            let (label, _) = suggestion(&parameter.key, "", known.names());
            return Err(Problem::error(&parameter.key_place, message)
                .label(label)
                .help(usage(known)));
        }
    }
    // The first parameter that belongs to a set says which is meant.
    let is_in = |set: &[Parameter], key: &str| set.iter().any(|it| it.name == key);
    let set_of = |entry: &Entry| {
        let mut sets = known.sets.iter().copied();
        sets.find(|set| is_in(set, &entry.key))
    };
    let first = given.entries.iter().find(|entry| set_of(entry).is_some());
    let needed = first.and_then(set_of).or(known.sets.first().copied());
    let needed = needed.unwrap_or_default();
    let is_foreign = |key: &str| !is_in(needed, key) && !is_in(known.optional, key);
    let foreign = given.entries.iter().find(|entry| is_foreign(&entry.key));
    if let (Some(first), Some(other)) = (first, foreign) {
        let message = format!(
            "`{family}` takes `{}` or `{}`, not both",
            first.key, other.key
        );
        return Err(Problem::error(&other.key_place, message)
            .label(format!("beside `{}`", first.key))
            .also(&first.key_place, "the first")
            .help(usage(known)));
    }
    let lacking = needed.iter().find(|it| given.get(it.name).is_none());
    if let Some(Parameter {
        name: parameter, ..
    }) = lacking
    {
        let message = format!("`{family}` lacks its parameter `{parameter}`");
        return Err(Problem::error(&entry.key_place, message)
            .label(format!("no `{parameter}`"))
            .help(usage(known)));
    }
    Ok((known, given))
}

/// Whether all aligned columns of a length give the same row to a draw.
pub(crate) fn aligned(node: &Node) -> Result<bool, Problem> {
    if let Value::Bool(aligned) = node.value {
        return Ok(aligned);
    }
    let message = "`aligned` should be true or false";
    Err(Problem::error(&node.place, message).label(node.kind()))
}

/// How a family is written, with each set of its parameters.
fn usage(family: &Family) -> String {
    let name = family.name;
    let joined = |set: &[Parameter], between: &str| {
        let names: Vec<&str> = set.iter().map(|it| it.name).collect();
        names.join(between)
    };
    let wanted = match family.optional {
        [] => String::new(),
        optional => format!(", with {} if wanted", joined(optional, " and ")),
    };
    let written = family.sets.iter().map(|set| {
        let list = joined(set, " = …, ");
        format!("{{ {name} = {{ {list} = … }}{wanted} }}")
    });
    format!("write {}", written.collect::<Vec<_>>().join(" or "))
}

fn unknown_family(entry: &Entry) -> Problem {
    let name = &entry.key;
    let here = families().map(|family| family.name);
    let (label, help) = suggestion(name, "distributions", here);
    let message = format!("there is no distribution `{}`", number::shown(name));
    let mut problem = Problem::error(&entry.key_place, message).label(label);
    problem.help = help;
    problem
}

/// The parameters of one law as they are written, all of them known by name.
struct Parameters<'t> {
    given: &'t Table,
    whole: &'t Place,
    /// Why the last one could not be read at all.
    unread: RefCell<Option<Problem>>,
}

impl Source for Parameters<'_> {
    fn get(&self, parameter: &Parameter) -> Result<Option<Argument>, Fault> {
        let Some(entry) = self.given.get(parameter.name) else {
            return Ok(None);
        };
        argument(&entry.node, parameter)
            .map(Some)
            .map_err(|problem| {
                let fault = Fault::new(parameter.name, problem.message.as_str());
                *self.unread.borrow_mut() = Some(problem);
                fault
            })
    }
}

impl Parameters<'_> {
    /// What is wrong, where it is written.
    fn problem(self, fault: Fault) -> Problem {
        if let Some(problem) = self.unread.into_inner() {
            return problem;
        }
        let node = self.given.get(fault.parameter).map(|entry| &entry.node);
        let item = match (node.map(|node| &node.value), fault.item) {
            (Some(Value::List(items)), Some(at)) => items.get(at),
            _ => node,
        };
        let place = item.map_or(self.whole, |node| &node.place);
        let mut problem = Problem::error(place, fault.message).label(fault.label);
        problem.help = fault.help.map(str::to_owned);
        problem
    }
}

/// What a node says of a parameter.
fn argument(node: &Node, parameter: &Parameter) -> Result<Argument, Problem> {
    match parameter.kind {
        Kind::Numbers | Kind::Shares => list(node, parameter.name).map(Argument::Numbers),
        Kind::Flag => aligned(node).map(Argument::Flag),
        _ => {
            let refused = || {
                let message = format!("`{}` should be a number", parameter.name);
                Err(Problem::error(&node.place, message).label(node.kind()))
            };
            let number = number::of_node(node).unwrap_or_else(refused)?;
            Ok(Argument::Number(number))
        }
    }
}

/// A list of numbers.
fn list(node: &Node, parameter: &str) -> Result<Vec<f64>, Problem> {
    let Value::List(items) = &node.value else {
        let message = format!("`{parameter}` should be a list of numbers");
        return Err(Problem::error(&node.place, message)
            .label(node.kind())
            .help(format!("write, for example, {parameter} = [0.5, 0.3, 0.2]")));
    };
    let number = |item: &Node| {
        let refused = || {
            let message = format!("`{parameter}` should hold numbers only");
            Err(Problem::error(&item.place, message).label(item.kind()))
        };
        number::of_node(item).unwrap_or_else(refused)
    };
    items.iter().map(number).collect()
}
