//! What several tests of the reader need.
#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::HashMap;
use std::sync::Arc;

use cutline::report::diagnostic;
use cutline::scenario::{Document, Files, Reading, Source, Unread, decode, read};

/// The base scenario.
pub(crate) fn base() -> Source {
    let bytes = std::fs::read("scenarios/base.toml").expect("the base scenario");
    decode("scenarios/base.toml", &bytes).expect("UTF-8")
}

/// The problems of a reading as people see them.
pub(crate) fn rendered(reading: &Reading) -> String {
    diagnostic::render(&reading.problems, &reading.sources, false)
}

/// What is said when the base scenario is read with these arguments, which must fail.
pub(crate) fn errors(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    let reading = read(&base(), &arguments);
    assert!(
        reading.scenario.is_none(),
        "{arguments:?} should be refused"
    );
    rendered(&reading)
}

/// A small valid scenario with one score and one weight left to the test.
pub(crate) fn tiny(score: &str, weight: &str) -> Source {
    let text = format!(
        "places = 1\n[criteria]\nmerit = {{ weight = {weight} }}\nother = {{}}\n\
         lower = {{ scale = [9, 1], penalty = 3 }}\n[teams.x]\nsd = 4\n\
         scores = {{ merit = {score}, other = 50, lower = 5 }}\n[teams.y]\n\
         scores = {{ merit = 60, other = 50, lower = \"unknown\" }}\n"
    );
    let name = "folder/tiny.toml".to_owned();
    Source { name, text }
}

/// Files that are not on a disk.
#[derive(Debug, Default)]
struct Shelf(HashMap<&'static str, Vec<u8>>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        Ok(self.0.get(name).ok_or("there is no such file")?.clone())
    }
}

/// A scenario with files beside it.
pub(crate) fn document(text: &str, files: &[(&'static str, &[u8])]) -> Document {
    let shelf = files.iter().map(|(name, bytes)| (*name, bytes.to_vec()));
    let source = Source {
        name: "folder/case.toml".into(),
        text: text.into(),
    };
    Document::beside(&source, Arc::new(Shelf(shelf.collect())))
}

/// What is said of a scenario that cannot be run.
pub(crate) fn told(reading: &Reading) -> String {
    assert!(reading.scenario.is_none());
    diagnostic::render(&reading.problems, &reading.sources, false)
}

/// Three teams with columns of draws, two of them aligned.
pub(crate) const SAMPLES: &str = "places = 1\n[criteria]\nmerit = {}\n[teams.a.scores]\n\
    merit = { samples = { file = \"draws.csv\", column = \"a\", aligned = true } }\n\
    [teams.b.scores]\nmerit = { samples = { column = \"b\", file = \"draws.csv\", aligned = true } }\n\
    [teams.c.scores]\nmerit = { samples = { file = \"draws.csv\", column = \"a\" } }\n";
