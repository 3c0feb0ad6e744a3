//! Who may use whom:
//! `model → { scenario, engine } → analysis → words → { report, chart } → document → page → cli`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may use.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("scenario", &["model"]),
    ("engine", &["model"]),
    ("analysis", &["scenario", "model", "engine"]),
    ("words", &["analysis"]),
    (
        "report",
        &["scenario", "model", "engine", "analysis", "words"],
    ),
    (
        "chart",
        &["scenario", "model", "engine", "analysis", "words"],
    ),
    (
        "document",
        &["scenario", "model", "analysis", "words", "report", "chart"],
    ),
    (
        "page",
        &[
            "scenario", "model", "engine", "analysis", "words", "report", "chart", "document",
        ],
    ),
    (
        "cli",
        &[
            "scenario", "model", "engine", "analysis", "words", "report", "chart", "document",
            "page",
        ],
    ),
];

/// What the computing modules never name: they open no file, print nothing and draw nothing, so
/// that they could run anywhere.
const OUTSIDE: [&str; 7] = [
    "std::fs",
    "std::env",
    "std::process",
    "println!",
    "print!(",
    "clap",
    "plotters",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn no_module_uses_one_to_its_right() {
    for (module, allowed) in MAY_USE {
        for file in sources(&src().join(module)) {
            let text = fs::read_to_string(&file).unwrap();
            for (other, _) in MAY_USE {
                let uses = [format!("crate::{other}"), format!("cutline::{other}")];
                let allowed = other == module || allowed.contains(&other);
                assert!(
                    allowed || !uses.iter().any(|path| text.contains(path)),
                    "{} uses {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn computing_modules_touch_nothing_outside() {
    for module in ["scenario", "model", "engine", "analysis", "words", "page"] {
        for file in sources(&src().join(module)) {
            let text = fs::read_to_string(&file).unwrap();
            for word in OUTSIDE {
                assert!(!text.contains(word), "{} names {word}", file.display());
            }
        }
    }
}

#[test]
fn only_one_file_draws_located_errors() {
    for file in sources(&src()) {
        let text = fs::read_to_string(&file).unwrap();
        let here = file.ends_with("report/diagnostic.rs");
        assert!(
            here || !text.contains("annotate_snippets"),
            "{}",
            file.display()
        );
    }
}

#[test]
fn files_stay_short() {
    for file in sources(&src()) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.display());
    }
}

/// What stands in a text between a mark and a quote.
fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let parts = text.split(mark).skip(1);
    parts.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_sentence_is_told_somewhere_and_every_sentence_told_is_there() {
    let sources = sources(&src());
    let told = sources
        .iter()
        .filter(|file| !file.ends_with("lang/tests.rs"));
    let program: String = told.map(|file| fs::read_to_string(file).unwrap()).collect();
    let english = fs::read_to_string(src().join("words/lang/en.ftl")).unwrap();
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let ids: Vec<&str> = (english.lines().filter(begins))
        .map(|line| line.split(" = ").next().unwrap())
        .collect();
    assert!(ids.len() > 100);
    for id in after(&program, "say!(") {
        // The one in the documentation of the macro.
        assert!(ids.contains(&id) || id == "place-taken", "no file has {id}");
    }
    for id in ids {
        let literal = match id.strip_prefix("counted-") {
            Some(noun) => noun.replace('-', " "),
            None => id.to_owned(),
        };
        let told = program.contains(&format!("\"{literal}\""));
        let inner = english.contains(&format!("{{ {id} }}"));
        assert!(told || inner, "{id} is told nowhere");
    }
}
