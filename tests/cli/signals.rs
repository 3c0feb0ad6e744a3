//! Ctrl-C ends whatever the program is at: what is known is reported, and nothing half done stays.

use serde_json::Value;

use super::program::{Done, Program, repository};

/// Runs until it says how far it is, and interrupts it there. No run here would end by itself
/// before the machine is old, or at least warm.
fn interrupted(arguments: &[&str], told: &str) -> Done {
    let mut running = Program::small(arguments).start();
    running.until_told(told);
    running.interrupt()
}

#[track_caller]
fn reported(done: &Done) -> Value {
    assert_eq!(done.code, 130, "{}", done.stderr);
    assert!(done.stderr.contains("interrupted"), "{}", done.stderr);
    let outcome: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(outcome["complete"], false);
    outcome
}

const MOST: &str = "--draws=9007199254740992";

#[test]
fn an_interrupted_run_reports_its_draws() {
    let arguments = ["small.toml", MOST, "--method=monte-carlo", "--format=json"];
    let done = interrupted(&arguments, "draws, ±");
    let draws = reported(&done)["draws"].as_u64().unwrap();
    assert!((1..1 << 53).contains(&draws), "{draws}");
    // The charts are drawn of what there is, as the table is.
    let is_there = |file: &String| file.ends_with("/ranks.png");
    assert!(done.files().iter().any(is_there), "{:?}", done.files());
}

#[test]
fn an_interrupted_integration_reports_its_points() {
    let arguments = [
        "small.toml",
        "--method=quasi-monte-carlo",
        "--precision=1e-9",
        "--format=json",
        "--charts=none",
    ];
    // Once something was integrated, its error is told too.
    let outcome = reported(&interrupted(&arguments, "points, ±"));
    assert!(outcome["points"].as_u64().unwrap() > 0);
    assert_eq!(outcome["draws"], Value::Null);
}

#[test]
fn sweeps_and_comparisons_report_what_they_have() {
    for command in [
        &["sweep", "small.toml", "--vary=places=1,2"][..],
        &["compare", "small.toml", "--with=places=1"],
    ] {
        let options = ["--format=json", "--charts=none", MOST];
        let outcome = reported(&interrupted(&[command, &options].concat(), "draws"));
        assert!((1..1 << 53).contains(&outcome["draws"].as_u64().unwrap()));
    }
}

#[test]
fn an_interrupted_verification_has_no_verdict() {
    let base = repository("scenarios/base.toml");
    let done = interrupted(&["verify", &base, "--draws=1e7"], "computing");
    assert_eq!((done.code, done.stdout.as_str()), (130, ""));
    assert!(done.stderr.contains("no verdict"), "{}", done.stderr);
}

/// Half a report would look like a whole one.
#[test]
fn an_interrupted_report_is_not_written() {
    let arguments = ["report", "small.toml", MOST, "--method=monte-carlo"];
    let done = interrupted(&arguments, "draws, ±");
    assert_eq!((done.code, done.stdout.as_str()), (130, ""));
    assert!(
        done.stderr.contains("nothing is written"),
        "{}",
        done.stderr
    );
    assert_eq!(done.files(), ["small.toml"]);
}

#[test]
fn interrupted_draws_leave_no_file() {
    let mut running = Program::small(&[
        "small.toml",
        "--charts=none",
        "--draws=1e9",
        "--precision=0.01",
        "--method=monte-carlo",
        "--save-draws",
        "1e9",
        "d.csv",
        "--format=json",
    ])
    .file("d.csv", "draw,as it was")
    .start();
    // The result is out, and is followed by a billion rows.
    while running.line() != "}\n" {}
    let done = running.interrupt();
    assert_eq!(done.code, 130, "{}", done.stderr);
    assert!(done.stderr.contains("before all 1,000,000,000 draws"));
    assert_eq!(done.files(), ["d.csv", "small.toml"]);
    let kept = std::fs::read_to_string(done.folder.path().join("d.csv")).unwrap();
    assert_eq!(kept, "draw,as it was");
}
