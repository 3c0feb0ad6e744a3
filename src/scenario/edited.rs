//! A scenario under settings as the file it came from, with the changes written in place: comments,
//! order and spelling of everything else stay.

use std::sync::Arc;

use toml_edit::{DocumentMut, Item, TableLike};

use super::node::{Entry, Node, Table, Value};
use super::text::value;
use super::{Document, Files, LARGEST_HELD, Scenario, Setting, Source};

impl Document {
    /// Where the other files are that it names.
    pub(crate) fn files(&self) -> Arc<dyn Files> {
        self.files.clone()
    }

    /// The same file with its other files from elsewhere.
    pub(crate) fn with_files(&self, files: Arc<dyn Files>) -> Self {
        let mut document = Self::parsed(&self.source, files, LARGEST_HELD);
        document.recorded.clone_from(&self.recorded);
        document
    }

    /// The text of a file that is read, without any settings, as the scenario that was read under
    /// these. Where the file cannot be changed in place it is written anew, as in a result. None where
    /// that is too long to be of use.
    pub(crate) fn edited(&self, settings: &[Setting], scenario: &Scenario) -> Option<String> {
        let in_place = self.in_place(settings, scenario).filter(|text| {
            let read = self.with_text(text.clone()).read(&[]).scenario;
            read.is_some_and(|read| {
                let alike = |a: &Scenario| (a.digest.clone(), a.simulation, a.questions.len());
                alike(&read) == alike(scenario)
            })
        });
        in_place.or_else(|| self.computed(settings, scenario))
    }

    /// The same with another text in the place of the file.
    fn with_text(&self, text: String) -> Self {
        let name = self.source.name.clone();
        Self::parsed(&Source { name, text }, self.files.clone(), LARGEST_HELD)
    }

    fn in_place(&self, settings: &[Setting], scenario: &Scenario) -> Option<String> {
        let mut file: DocumentMut = self.source.text.parse().ok()?;
        let before = self.tree(&[], &mut Vec::new());
        let after = self.said(settings, scenario);
        change(file.as_table_mut(), &before, &after, true)?;
        Some(file.to_string())
    }
}

/// Makes of a table what it is afterwards. None where it does not stand in the file as one.
fn change(table: &mut dyn TableLike, before: &Table, after: &Table, is_top: bool) -> Option<()> {
    for entry in &before.entries {
        if after.get(&entry.key).is_none() {
            table.remove(&entry.key);
        }
    }
    for Entry { key, node, .. } in &after.entries {
        let old = before.get(key).map(|entry| &entry.node);
        if old.is_some_and(|old| is_same(old, node)) {
            continue;
        }
        if let (Some(before), Some(after)) = (old.and_then(Node::table), node.table()) {
            // What comes from a sheet does not stand in the file yet.
            let inner = table.entry(key).or_insert(new_table());
            change(inner.as_table_like_mut()?, before, after, false)?;
            continue;
        }
        if let (Some(after), true) = (node.table(), is_top) {
            let inner = table.entry(key).or_insert(new_table());
            change(inner.as_table_like_mut()?, &Table::default(), after, false)?;
            continue;
        }
        let mut text = String::new();
        value(node, &mut text);
        let mut new: toml_edit::Value = text.parse().ok()?;
        match table.get_mut(key) {
            Some(Item::Value(old)) => {
                // With the blanks and the comment around it.
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            _ => {
                table.insert(key, Item::Value(new));
            }
        }
    }
    Some(())
}

fn new_table() -> Item {
    let mut table = toml_edit::Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

/// Whether two values say the same, wherever they stand.
fn is_same(a: &Node, b: &Node) -> bool {
    if let (Some(a), Some(b)) = (a.number(), b.number()) {
        return a == b;
    }
    match (&a.value, &b.value) {
        (Value::Text(a), Value::Text(b)) => a.text == b.text,
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Table(a), Value::Table(b)) => {
            let same = |entry: &Entry| {
                let other = b.get(&entry.key);
                other.is_some_and(|other| is_same(&entry.node, &other.node))
            };
            a.entries.len() == b.entries.len() && a.entries.iter().all(same)
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const FILE: &str = r#"# Of whom and why.
places = 1   # only one

[blocks]
merit = 60 # of all
plan = 40

[criteria] # six of them, once
quality = { block = "merit", weight = "20..40" } # half known
team = { block = "merit" }
goals = { block = "plan", weight = 30 }  # from the call
cost = { block = "plan", weight = 10 }
risk = { penalty = "0..10", scale = [0, 1] }

# The first.
[teams.alpha]
sd = 5 # at a guess
scores = { quality = 80, team = 70, goals = 60, cost = 50, risk = "0.2 ± 0.1" }

# The second.
[teams.beta]
scores = { quality = "70 to 90", team = 75, goals = 65, cost = 40, risk = 0 }
"#;

    fn edited(settings: &[&str]) -> String {
        let source = Source {
            name: "a.toml".into(),
            text: FILE.into(),
        };
        let document = Document::new(&source);
        let settings: Vec<Setting> = settings.iter().map(|text| Setting::set(*text)).collect();
        let scenario = document.read(&settings).scenario.unwrap();
        document.edited(&settings, &scenario).unwrap()
    }

    /// The lines that are new, and the lines that are gone.
    fn changes(settings: &[&str]) -> (Vec<String>, Vec<String>) {
        let text = edited(settings);
        let alone = |of: &str, other: &str| -> Vec<String> {
            let lines = of.lines().filter(|line| !other.lines().any(|l| l == *line));
            lines.map(str::to_owned).collect()
        };
        (alone(&text, FILE), alone(FILE, &text))
    }

    #[test]
    fn nothing_set_is_the_file_itself() {
        assert_eq!(edited(&[]), FILE);
    }

    #[test]
    fn a_value_is_written_in_place_and_its_comment_stays() {
        let (new, gone) = changes(&["places=2", "criteria.quality.weight=25.5"]);
        assert_eq!(
            new,
            [
                "places = 2   # only one",
                r#"quality = { block = "merit", weight = 25.5 } # half known"#
            ]
        );
        assert_eq!(gone.len(), 2);
        let (new, _) = changes(&["teams.alpha.scores.risk=0.4 ± 0.1", "teams.alpha.sd=*2"]);
        assert!(new[0].starts_with("sd = 10 # at a guess"), "{new:?}");
        assert!(new[1].contains(r#"risk = "0.4 ± 0.1""#), "{new:?}");
    }

    #[test]
    fn weights_that_made_room_are_written_too() {
        let (new, _) = changes(&["criteria.goals.weight=20"]);
        assert_eq!(
            new,
            [
                r#"goals = { block = "plan", weight = 20 }  # from the call"#,
                r#"cost = { block = "plan", weight = 20 }"#
            ]
        );
    }

    #[test]
    fn what_was_left_out_is_put_in_and_what_is_unset_taken_out() {
        let (new, gone) = changes(&["criteria.quality.weight=", "correlation.within_team=0.3"]);
        assert!(new.contains(&"[correlation]".to_owned()), "{new:?}");
        assert!(new.contains(&"within_team = 0.3".to_owned()), "{new:?}");
        assert!(gone[0].starts_with("quality"), "{gone:?}");
        let text = edited(&["teams.alpha.bonus=2"]);
        assert!(text.contains("# The first.\n[teams.alpha]\n"), "{text}");
        assert!(text.contains("bonus = 2"), "{text}");
    }
}
