//! Families whose numbers are listed: values with probabilities, and draws made elsewhere.

use super::super::node::{Node, Value};
use super::super::nouns::with_noun;
use super::super::steps::{Rows, Steps};
use super::super::{Place, Problem, Quantity, number};
use super::{Parameters, aligned, of_rows};

impl Parameters<'_> {
    pub(super) fn discrete(&self) -> Result<Quantity, Problem> {
        let (values, probabilities) = (self.list("values")?, self.list("probabilities")?);
        if values.len() != probabilities.len() {
            let message = format!(
                "`discrete` has {} but {}",
                with_noun(&values.len().to_string(), "value"),
                with_noun(&probabilities.len().to_string(), "probability")
            );
            return Err(self
                .at("probabilities", message)
                .label("one probability per value"));
        }
        for (place, probability) in &probabilities {
            if !(0.0..=1.0).contains(probability) {
                let message = "a probability must lie between 0 and 1";
                return Err(Problem::error(place, message).label("outside 0 to 1"));
            }
        }
        let sum: f64 = probabilities.iter().map(|(_, p)| p).sum();
        if (sum - 1.0).abs() > 1e-9 {
            let message = format!("the probabilities add up to {}", number::plain(sum));
            return Err(self
                .at("probabilities", message)
                .label("they must add up to 1"));
        }
        let pairs = values.iter().zip(&probabilities);
        let steps = Steps::new(pairs.map(|((_, value), (_, p))| (*value, *p)).collect());
        match steps {
            Some(steps) if steps.values().len() == 1 => Ok(Quantity::Sure(steps.values()[0])),
            Some(steps) => Ok(Quantity::Discrete(steps)),
            None => Err(self.at("values", "`discrete` needs at least one value")),
        }
    }

    /// Draws made elsewhere, written out.
    pub(super) fn rows(&self) -> Result<Quantity, Problem> {
        let values = self.list("values")?.into_iter().map(|(_, value)| value);
        let aligned = match self.given.get("aligned").map(|entry| &entry.node) {
            None => false,
            Some(node) => aligned(node)?,
        };
        let none = || self.at("values", "`rows` needs at least one value");
        let rows = Rows::new(values.collect()).ok_or_else(none)?;
        Ok(of_rows(&rows, aligned))
    }

    /// A list of numbers, each with its place.
    fn list(&self, parameter: &str) -> Result<Vec<(Place, f64)>, Problem> {
        let entry = self.given.get(parameter);
        let items = match entry.map(|e| &e.node.value) {
            Some(Value::List(items)) if !items.is_empty() => items,
            Some(Value::List(_)) => {
                let message = format!("`{parameter}` is empty");
                return Err(self.at(parameter, message).label("no numbers"));
            }
            _ => {
                let message = format!("`{parameter}` should be a list of numbers");
                return Err(self
                    .at(parameter, message)
                    .label(entry.map_or("missing", |e| e.node.kind()))
                    .help(format!("write, for example, {parameter} = [0.5, 0.3, 0.2]")));
            }
        };
        let number = |item: &Node| {
            let refused = || {
                let message = format!("`{parameter}` should hold numbers only");
                Err(Problem::error(&item.place, message).label(item.kind()))
            };
            let number = number::of_node(item).unwrap_or_else(refused)?;
            Ok((item.place.clone(), number))
        };
        items.iter().map(number).collect()
    }
}
