//! A quantity written as a table: `{ pert = { min = 60, mode = 75, max = 95 } }`.

use super::keys::{FAMILIES, LATER_FAMILIES};
use super::nearest::suggestion;
use super::node::{Entry, Table};
use super::{Place, Problem, Quantity, number};

/// Within so many standard deviations of the mean, a truncated normal can be drawn with full
/// precision.
const REACH: f64 = 8.0;

/// Reads the law that a table names.
pub(crate) fn read(table: &Table, whole: &Place) -> Result<Quantity, Problem> {
    let entry = match table.entries.as_slice() {
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
    let Some(&(family, needed, optional)) = FAMILIES.iter().find(|f| f.0 == name) else {
        return Err(unknown_family(entry));
    };
    let Some(given) = entry.node.table() else {
        let message = format!("`{family}` needs its parameters by name");
        return Err(Problem::error(&entry.node.place, message)
            .label(format!("{}, not a table", entry.node.kind()))
            .help(format!(
                "write {{ {family} = {} }}",
                example(needed, optional)
            )));
    };
    let known = || needed.iter().chain(optional).copied();
    for parameter in &given.entries {
        if !known().any(|k| k == parameter.key) {
            let message = format!("`{family}` has no parameter `{}`", parameter.key);
            let (label, _) = suggestion(&parameter.key, "", known());
            return Err(Problem::error(&parameter.key_place, message)
                .label(label)
                .help(format!(
                    "write {{ {family} = {} }}",
                    example(needed, optional)
                )));
        }
    }
    let lacking = needed.iter().find(|p| given.get(p).is_none());
    if let Some(parameter) = lacking {
        let message = format!("`{family}` lacks its parameter `{parameter}`");
        return Err(Problem::error(&entry.key_place, message)
            .label(format!("no `{parameter}`"))
            .help(format!(
                "write {{ {family} = {} }}",
                example(needed, optional)
            )));
    }
    Parameters { given, whole }.law(family)
}

fn example(needed: &[&str], optional: &[&str]) -> String {
    let needed = needed.iter().map(|p| format!("{p} = …"));
    let list = needed.collect::<Vec<_>>().join(", ");
    match optional {
        [] => format!("{{ {list} }}"),
        _ => format!("{{ {list} }}, with {} if wanted", optional.join(" and ")),
    }
}

fn unknown_family(entry: &Entry) -> Problem {
    let name = &entry.key;
    let here = FAMILIES.iter().map(|f| f.0);
    if LATER_FAMILIES.contains(&name.as_str()) {
        let names = here.collect::<Vec<_>>().join(", ");
        let message = format!("`{name}` is not supported by this version");
        return Problem::error(&entry.key_place, message)
            .label("a distribution of a later version")
            .help(format!("this version reads {names}"));
    }
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
                let (mean, sd) = (self.need("mean")?, self.need("sd")?);
                let (min, max) = (self.number("min")?, self.number("max")?);
                if sd <= 0.0 {
                    let message = "a standard deviation must be above 0";
                    return Err(self.at("sd", message).label("not above 0"));
                }
                self.check_truncation(mean, sd, min, max)?;
                Ok(Quantity::Normal { mean, sd, min, max })
            }
            "uniform" => {
                let (min, max) = self.ends()?;
                Ok(Quantity::Uniform { min, max })
            }
            "triangular" => {
                let (min, mode, max) = self.three()?;
                Ok(Quantity::Triangular { min, mode, max })
            }
            _ => {
                let (min, mode, max) = self.three()?;
                Ok(Quantity::Pert { min, mode, max })
            }
        }
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

    fn ends(&self) -> Result<(f64, f64), Problem> {
        let (min, max) = (self.need("min")?, self.need("max")?);
        if min < max {
            return Ok((min, max));
        }
        let message = format!("`max` must be above `min`, which is {min}");
        Err(self.at("max", message).label("not above `min`"))
    }

    fn three(&self) -> Result<(f64, f64, f64), Problem> {
        let mode = self.need("mode")?;
        let (min, max) = self.ends()?;
        if min <= mode && mode <= max {
            return Ok((min, mode, max));
        }
        let message = format!("`mode` must lie between `min` and `max`, from {min} to {max}");
        Err(self.at("mode", message).label("outside"))
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
