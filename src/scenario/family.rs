//! A quantity written as a table: `{ pert = { min = 60, mode = 75, max = 95 } }`.

use super::nearest::suggestion;
use super::node::{Entry, Node, Table, Value};
use super::steps::Rows;
use super::{Place, Problem, Quantity, number};

mod listed;
mod percentiles;

/// Name of the family of draws that are written out.
pub(crate) const ROWS: &str = "rows";

/// A family of uncertain numbers: name, parameters of which one set must be given, parameters that
/// may be given.
pub(crate) type Family = (
    &'static str,
    &'static [&'static [&'static str]],
    &'static [&'static str],
);

/// A law between two ends, by them or by its percentiles.
const THREE: &[&[&str]] = &[&["min", "mode", "max"], &["p10", "p50", "p90"]];

/// The families of uncertain numbers.
pub(crate) static FAMILIES: [Family; 12] = [
    ("normal", &[&["mean", "sd"]], &["min", "max"]),
    ("uniform", &[&["min", "max"]], &[]),
    ("triangular", THREE, &[]),
    ("pert", THREE, &[]),
    ("beta", &[&["alpha", "beta"]], &["min", "max"]),
    ("lognormal", &[&["mu", "sigma"]], &[]),
    ("logitnormal", &[&["mu", "sigma"]], &[]),
    ("gumbel", &[&["location", "scale"]], &[]),
    ("exponential", &[&["rate"]], &[]),
    ("discrete", &[&["values", "probabilities"]], &[]),
    (super::samples::FAMILY, &[&["file", "column"]], &["aligned"]),
    (ROWS, &[&["values"]], &["aligned"]),
];

/// Within so many standard deviations of the mean, a truncated normal can be drawn with full
/// precision.
const REACH: f64 = 8.0;

/// Shapes of a beta law: below, it has its ends only in floating point; above, the distribution
/// function loses digits.
const BETA_SHAPES: (f64, f64) = (0.01, 1e5);

/// Largest mean and standard deviation of the normal under a log-normal or logit-normal law.
const FARTHEST_MU: f64 = 300.0;
const WIDEST: f64 = 20.0;

/// Reads the law that a table names.
pub(crate) fn read(node: &Node) -> Result<Quantity, Problem> {
    let (family, given) = parameters(node)?;
    let whole = &node.place;
    Parameters { given, whole }.law(family)
}

/// The family that a table names, and its parameters: all it needs, and none that it has not.
pub(crate) fn parameters(node: &Node) -> Result<(&'static str, &Table), Problem> {
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
    let Some(known) = FAMILIES.iter().find(|f| f.0 == name) else {
        return Err(unknown_family(entry));
    };
    let &(family, sets, optional) = known;
    let Some(given) = entry.node.table() else {
        let message = format!("`{family}` needs its parameters by name");
        return Err(Problem::error(&entry.node.place, message)
            .label(format!("{}, not a table", entry.node.kind()))
            .help(usage(known)));
    };
    for parameter in &given.entries {
        if !names(known).any(|name| name == parameter.key) {
            let message = format!("`{family}` has no parameter `{}`", parameter.key);
            let (label, _) = suggestion(&parameter.key, "", names(known));
            return Err(Problem::error(&parameter.key_place, message)
                .label(label)
                .help(usage(known)));
        }
    }
    // The first parameter that belongs to a set says which is meant.
    let set_of = |entry: &Entry| {
        let mut sets = sets.iter().copied();
        sets.find(|set| set.contains(&entry.key.as_str()))
    };
    let first = given.entries.iter().find(|entry| set_of(entry).is_some());
    let needed = first.and_then(set_of).or(sets.first().copied());
    let needed = needed.unwrap_or_default();
    let is_foreign = |key: &str| !needed.contains(&key) && !optional.contains(&key);
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
    let lacking = needed.iter().find(|p| given.get(p).is_none());
    if let Some(parameter) = lacking {
        let message = format!("`{family}` lacks its parameter `{parameter}`");
        return Err(Problem::error(&entry.key_place, message)
            .label(format!("no `{parameter}`"))
            .help(usage(known)));
    }
    Ok((family, given))
}

/// All parameters of a family.
pub(crate) fn names(family: &Family) -> impl Iterator<Item = &'static str> {
    let &(_, sets, optional) = family;
    sets.iter().copied().flatten().chain(optional).copied()
}

/// Draws made elsewhere: row by row, or picked at random.
pub(crate) fn of_rows(rows: &Rows, aligned: bool) -> Quantity {
    match rows.steps().values() {
        [only] => Quantity::Sure(*only),
        _ if aligned => Quantity::Aligned(rows.clone()),
        _ => Quantity::Discrete(rows.steps().clone()),
    }
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
    let &(name, sets, optional) = family;
    let wanted = match optional {
        [] => String::new(),
        _ => format!(", with {} if wanted", optional.join(" and ")),
    };
    let written = sets.iter().map(|set| {
        let list = set.join(" = …, ");
        format!("{{ {name} = {{ {list} = … }}{wanted} }}")
    });
    format!("write {}", written.collect::<Vec<_>>().join(" or "))
}

fn unknown_family(entry: &Entry) -> Problem {
    let name = &entry.key;
    let here = FAMILIES.iter().map(|f| f.0);
    let (label, help) = suggestion(name, "distributions", here);
    let message = format!("there is no distribution `{}`", number::shown(name));
    let mut problem = Problem::error(&entry.key_place, message).label(label);
    problem.help = help;
    problem
}

/// The parameters of one law, all of them known by name.
struct Parameters<'t> {
    given: &'t Table,
    whole: &'t Place,
}

impl Parameters<'_> {
    fn law(&self, family: &str) -> Result<Quantity, Problem> {
        match family {
            "normal" => {
                let (mean, sd) = (self.need("mean")?, self.positive("sd")?);
                let (min, max) = (self.number("min")?, self.number("max")?);
                self.check_truncation(mean, sd, min, max)?;
                Ok(Quantity::Normal { mean, sd, min, max })
            }
            "uniform" => {
                let (min, max) = self.ends()?;
                Ok(Quantity::Uniform { min, max })
            }
            "triangular" => {
                let (min, mode, max) = self.three(percentiles::TRIANGULAR)?;
                Ok(Quantity::Triangular { min, mode, max })
            }
            "pert" => {
                let (min, mode, max) = self.three(percentiles::PERT)?;
                Ok(Quantity::Pert { min, mode, max })
            }
            "beta" => {
                let (alpha, beta) = (self.beta_shape("alpha")?, self.beta_shape("beta")?);
                let (min, max) = self.ends()?;
                Ok(Quantity::Beta {
                    alpha,
                    beta,
                    min,
                    max,
                })
            }
            "lognormal" => {
                let (mu, sigma) = self.underlying()?;
                Ok(Quantity::LogNormal { mu, sigma })
            }
            "logitnormal" => {
                let (mu, sigma) = self.underlying()?;
                Ok(Quantity::LogitNormal { mu, sigma })
            }
            "gumbel" => {
                let (location, scale) = (self.need("location")?, self.positive("scale")?);
                Ok(Quantity::Gumbel { location, scale })
            }
            "exponential" => {
                let rate = self.positive("rate")?;
                Ok(Quantity::Exponential { rate })
            }
            ROWS => self.rows(),
            _ => self.discrete(),
        }
    }

    /// A parameter that must be above 0.
    fn positive(&self, parameter: &str) -> Result<f64, Problem> {
        let number = self.need(parameter)?;
        if number > 0.0 {
            return Ok(number);
        }
        let message = match parameter {
            "sd" => "a standard deviation must be above 0".to_owned(),
            _ => format!("`{parameter}` must be above 0"),
        };
        Err(self.at(parameter, message).label("not above 0"))
    }

    fn beta_shape(&self, parameter: &str) -> Result<f64, Problem> {
        let shape = self.positive(parameter)?;
        let (least, most) = BETA_SHAPES;
        if (least..=most).contains(&shape) {
            return Ok(shape);
        }
        let message = format!("`{parameter}` must lie between {least} and {most}");
        let problem = self.at(parameter, message);
        Err(if shape < least {
            problem
                .label("too small")
                .help("so small a shape leaves two numbers only: use `discrete`")
        } else {
            problem
                .label("too large")
                .help("so large a shape is a normal law: use `normal`")
        })
    }

    /// Mean and standard deviation of a normal that is taken to another scale.
    fn underlying(&self) -> Result<(f64, f64), Problem> {
        let (mu, sigma) = (self.need("mu")?, self.positive("sigma")?);
        let hint = "`mu` and `sigma` belong to the logarithm (or the logit) of the number, not to \
                    the number itself";
        for (parameter, size, most) in [("mu", mu.abs(), FARTHEST_MU), ("sigma", sigma, WIDEST)] {
            if size > most {
                let message = format!("`{parameter}` is too large to compute with");
                return Err(self
                    .at(parameter, message)
                    .label(format!("beyond {most}"))
                    .help(hint));
            }
        }
        Ok((mu, sigma))
    }

    fn number(&self, parameter: &str) -> Result<Option<f64>, Problem> {
        let Some(entry) = self.given.get(parameter) else {
            return Ok(None);
        };
        if let Some(number) = number::of_node(&entry.node) {
            return number.map(Some);
        }
        let message = format!("`{parameter}` should be a number");
        Err(self.at(parameter, message).label(entry.node.kind()))
    }

    fn need(&self, parameter: &str) -> Result<f64, Problem> {
        let lacking = || Problem::error(self.whole, format!("`{parameter}` is missing"));
        self.number(parameter)?.ok_or_else(lacking)
    }

    fn at(&self, parameter: &str, message: impl Into<String>) -> Problem {
        let entry = self.given.get(parameter);
        Problem::error(entry.map_or(self.whole, |e| &e.node.place), message)
    }

    /// The two ends of a law; 0 and 1 where it may do without.
    fn ends(&self) -> Result<(f64, f64), Problem> {
        let (min, max) = (self.number("min")?, self.number("max")?);
        let (min, max) = (min.unwrap_or(0.0), max.unwrap_or(1.0));
        if min < max {
            return Ok((min, max));
        }
        if self.given.get("max").is_none() {
            let message = "`min` must be below `max`, which is 1 where left out";
            return Err(self.at("min", message).label("not below 1"));
        }
        let message = format!("`max` must be above `min`, which is {min}");
        Err(self.at("max", message).label("not above `min`"))
    }

    fn check_truncation(
        &self,
        mean: f64,
        sd: f64,
        min: Option<f64>,
        max: Option<f64>,
    ) -> Result<(), Problem> {
        if min.is_some() && max.is_some() {
            self.ends()?;
        }
        let far = |parameter: &str| {
            let message = format!("the normal has practically nothing left beyond `{parameter}`");
            self.at(parameter, message)
                .label(format!(
                    "more than {REACH} standard deviations from the mean"
                ))
                .help("bring the bound closer to the mean, or use `uniform`")
        };
        if min.is_some_and(|min| min > mean + REACH * sd) {
            return Err(far("min"));
        }
        if max.is_some_and(|max| max < mean - REACH * sd) {
            return Err(far("max"));
        }
        Ok(())
    }
}
