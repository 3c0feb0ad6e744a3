//! `--lang`.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr as _;

use super::program::{Program, repository};

const DRAWN: [&str; 3] = ["--lang=ko", "--draws=2000", "--charts=none"];

fn base(command: &[&str], more: &[&str]) -> String {
    let text = std::fs::read_to_string(repository("scenarios/base.toml")).unwrap();
    let arguments = [command, &["base.toml"], &DRAWN, more].concat();
    Program::new(&arguments)
        .file("base.toml", text)
        .run()
        .success()
}

fn run(more: &[&str]) -> String {
    base(&["run"], &[&["--method=monte-carlo"], more].concat())
}

fn sweep(more: &[&str]) -> String {
    let vary = "--vary=criteria.dependency.penalty=0..10:5";
    base(&["sweep"], &[&[vary], more].concat())
}

fn vary(argument: &str) -> String {
    base(&["sweep"], &["--vary", argument])
}

fn compare(more: &[&str]) -> String {
    let with = "--with=criteria.dependency.penalty=0";
    base(&["compare"], &[&[with], more].concat())
}

/// Words in Latin letters that the scenario does not have itself.
fn foreign(told: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository("scenarios/base.toml")).unwrap();
    let own = text.lines().map(|line| line.split('#').next().unwrap());
    let own = own.collect::<Vec<_>>().join("\n");
    let keys = " set method monte-carlo base.toml --verbose --format csv %p A B bonus ";
    let own = own + keys;
    // As Markdown shows it.
    let told = told.replace("&lt;", "<").replace("&gt;", ">");
    let words = told
        .split_whitespace()
        .filter(|word| !word.starts_with("sha256:"));
    let words = words.flat_map(|word| word.split(|c: char| !c.is_ascii_alphabetic()));
    let words: BTreeSet<&str> = words.filter(|word| !own.contains(word)).collect();
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn a_run_a_sweep_and_a_comparison_are_told_in_korean() {
    insta::assert_snapshot!("korean-run", run(&[]));
    insta::assert_snapshot!("korean-sweep", sweep(&[]));
    insta::assert_snapshot!("korean-compare", compare(&[]));
}

#[test]
fn nothing_stays_in_english_and_every_line_fits() {
    let map = "--vary=places=4,5,6";
    for told in [
        run(&["--verbose", "--team=kt"]),
        sweep(&[]),
        sweep(&[map]),
        sweep(&[map, "--team=kt"]),
        vary("teams.kt.scores.technology=60..120:3"),
        vary("teams.kt.scores.technology=-5..+5:3"),
        vary("teams.kt.sd=2..6:3"),
        vary("teams.kt.bonus=0..3:3"),
        vary("blocks.plan=20..40:3"),
        vary("criteria.technology.weight=10..30:3"),
        base(&["compare"], &["--with=teams.kt="]),
        base(&["compare"], &["--with=criteria.dependency="]),
        compare(&[]),
        compare(&["--with=places=4"]),
        run(&["--format=markdown", "--team=kt"]),
        sweep(&["--format=markdown"]),
        sweep(&[map, "--format=markdown"]),
        compare(&["--format=markdown"]),
    ] {
        assert_eq!(foreign(&told), Vec::<String>::new(), "{told}");
        let wide = |line: &&str| !line.contains('|') && line.width() > 80;
        let is_document = told.starts_with("**") || told.contains("|--:|");
        assert!(
            is_document || told.lines().find(wide).is_none(),
            "{:?}",
            told.lines().find(wide)
        );
    }
}

#[test]
fn json_has_the_same_keys_and_findings_in_the_language_asked_for() {
    let of = |language: &str| -> serde_json::Value {
        let arguments = ["small.toml", language, "--format=json", "--charts=none"];
        let told = Program::small(&arguments).run().success();
        serde_json::from_str(&told).unwrap()
    };
    let (english, mut korean) = (of("--lang=en"), of("--lang=ko"));
    assert!(korean["finding"].as_str().unwrap().contains("자리"));
    for told in ["finding", "findings"] {
        korean[told] = english[told].clone();
    }
    assert_eq!(english, korean);
}

#[test]
fn a_language_that_is_not_there_is_refused_with_those_that_are() {
    let told = Program::small(&["small.toml", "--lang=fr"])
        .run()
        .failure(2);
    assert!(told.contains("en, ko"), "{told}");
}
