//! What several tests of the reader need.
#![allow(dead_code, reason = "each test uses its own part")]

use cutline::report::diagnostic;
use cutline::scenario::{Reading, Source, decode, read};

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
