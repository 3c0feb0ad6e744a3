//! `check`, `new`, `completions`, `man`, help.

use super::program::Program;

#[test]
fn no_arguments_get_the_help() {
    let told = Program::new(&[]).run().failure(2);
    assert!(
        told.contains("Usage: simulate SCENARIO [OPTIONS]"),
        "{told}"
    );
    let help = Program::new(&["--help"]).run().success();
    assert!(help.contains("run a scenario"), "{help}");
    assert!(
        Program::new(&["--version"])
            .run()
            .success()
            .starts_with("simulate ")
    );
}

#[test]
fn a_first_word_that_is_no_command_is_a_scenario() {
    let short = Program::small(&["small.toml", "--charts", "none"]).run();
    let long = Program::small(&["run", "--charts=none", "small.toml"]).run();
    let flags = Program::small(&["--charts=none", "small.toml"]).run();
    let told = short.success();
    assert!(told.starts_with("Two of three\n"));
    assert_eq!(told, long.success());
    assert_eq!(told, flags.success());
}

#[test]
fn check_says_how_a_file_is_read() {
    let done = Program::small(&["check", "small.toml"]).run();
    assert_eq!(done.files(), ["small.toml"]);
    let told = done.success();
    for part in [
        "2 places for 3 teams",
        "penalty, 0..10",
        "70\u{20}±\u{20}6.08",
        "PERT 50, 75, 95",
        "bonus 1",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn a_new_scenario_passes_its_check_and_runs() {
    let text = Program::new(&["new"]).run().success();
    let done = Program::new(&["new", "my.toml"]).run();
    let written = std::fs::read_to_string(done.folder.path().join("my.toml")).unwrap();
    assert_eq!(text, written);
    assert_eq!(done.success(), "");
    let checked = Program::new(&["check", "my.toml"])
        .file("my.toml", &text)
        .run();
    assert_eq!(checked.stderr, "");
    checked.success();
    Program::new(&["my.toml", "--charts", "none"])
        .file("my.toml", &text)
        .run()
        .success();
    // Nothing is overwritten.
    let told = Program::new(&["new", "my.toml"])
        .file("my.toml", "mine")
        .run()
        .failure(2);
    assert!(told.contains("my.toml is there already"), "{told}");
}

#[test]
fn completions_and_the_manual_know_the_flags() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Program::new(&["completions", shell]).run().success();
        assert!(script.contains("save-draws"), "{shell}");
    }
    let manual = Program::new(&["man"]).run().success();
    assert!(
        manual.starts_with(".ie") || manual.contains(".TH"),
        "{manual}"
    );
}
