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
fn help_is_a_word_too() {
    let help = Program::new(&["help"]).run().success();
    assert_eq!(help, Program::new(&["--help"]).run().success());
    let sweep = Program::new(&["help", "sweep"]).run().success();
    assert_eq!(sweep, Program::new(&["sweep", "--help"]).run().success());
}

#[test]
fn the_manual_has_every_option_and_what_else_a_prompt_needs() {
    let manual = Program::new(&["man"]).run().success();
    // No date is stated, and the version is not in its place.
    assert!(
        manual.starts_with(".TH SIMULATE 1 \"\" \"simulate "),
        "{manual}"
    );
    for part in [
        ".SS simulate sweep",
        "\\-\\-save\\-draws",
        "\\-\\-vary",
        ".SH SCENARIO FILES",
        ".SH FILES",
        ".SH ENVIRONMENT",
        ".SH EXIT STATUS",
        ".SH EXAMPLES",
    ] {
        assert!(manual.contains(part), "{part} is not in\n{manual}");
    }
    // Nothing is written for the program alone.
    assert!(!manual.contains("simulate complete"), "{manual}");
}

#[test]
fn completions_ask_the_program() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Program::new(&["completions", shell]).run().success();
        assert!(script.contains(" complete "), "{shell}");
    }
    for shell in ["powershell", "elvish"] {
        let script = Program::new(&["completions", shell]).run().success();
        assert!(script.contains("save-draws"), "{shell}");
    }
}

/// What can stand next, for the last of the words.
fn next(words: &[&str]) -> Vec<String> {
    let at = words.len().to_string();
    let line = [&["complete", &at, "simulate"], words].concat();
    let told = Program::small(&line).run().success();
    told.lines().map(str::to_owned).collect()
}

#[test]
fn a_shell_learns_what_can_stand_next() {
    let first = next(&[""]);
    for word in ["sweep", "small.toml"] {
        assert!(first.iter().any(|next| next == word), "{first:?}");
    }
    assert!(!first.contains(&"complete".to_owned()));
    assert_eq!(next(&["sm"]), ["small.toml"]);
    // The short form knows the options of a run; a sweep has not those that it refuses.
    assert_eq!(next(&["small.toml", "--save"]), ["--save-draws"]);
    assert_eq!(next(&["sweep", "small.toml", "--save"]), [""; 0]);
    assert_eq!(next(&["small.toml", "--quiet", "--qui"]), [""; 0]);
    // Values, whichever way the shell parts the words.
    for words in [
        &["small.toml", "--format", "c"][..],
        &["small.toml", "--format", "=", "c"],
    ] {
        assert_eq!(next(words), ["csv"]);
    }
    assert_eq!(next(&["small.toml", "--format=c"]), ["--format=csv"]);
    assert_eq!(next(&["small.toml", "--charts", "png,s"]), ["png,svg"]);
    // Keys of the scenario, step by step.
    assert_eq!(next(&["small.toml", "--set", "pl"]), ["places="]);
    let criteria = ["price", "quality", "risk"].map(|id| format!("criteria.{id}."));
    assert_eq!(next(&["small.toml", "--set", "criteria."]), criteria);
    let vary = ["sweep", "small.toml", "--vary", "teams.beta.scores.p"];
    assert_eq!(next(&vary), ["teams.beta.scores.price="]);
    assert_eq!(next(&["sweep", "small.toml", "--team", "b"]), ["beta"]);
    assert_eq!(next(&["compare", "small.toml", "s"]), ["small.toml"]);
    // A scenario that cannot be read offers nothing, and that is no error.
    assert_eq!(next(&["none.toml", "--set", "pl"]), [""; 0]);
}

#[test]
fn every_address_that_is_offered_is_understood() {
    for address in next(&["small.toml", "--set", "teams.alpha."]) {
        let set = format!("{}1", address.trim_end_matches('.'));
        let done = Program::small(&["check", "small.toml", "--set", &set]).run();
        assert!(
            !done.stderr.contains("unknown key"),
            "{set}: {}",
            done.stderr
        );
    }
}
