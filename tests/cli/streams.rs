//! Standard output carries the result only, and is the same whatever the number of threads.

use super::program::{Program, repository};

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn stdout_is_the_same_on_any_number_of_threads() {
    let base = repository("scenarios/base.toml");
    for format in ["table", "json", "csv", "markdown"] {
        let on = |threads: &str| {
            let arguments = [
                base.as_str(),
                "--charts=none",
                "--precision=0.005",
                "--format",
                format,
                "--threads",
                threads,
            ];
            Program::new(&arguments).run().success()
        };
        let one = on("1");
        assert_eq!(one, on("2"), "{format}");
        assert_eq!(one, on("7"), "{format}");
    }
}

#[test]
fn the_seed_matters() {
    let of = |seed: &str| {
        Program::small(&["small.toml", "--charts=none", "--seed", seed])
            .run()
            .success()
    };
    assert_ne!(of("1"), of("2"));
}

#[test]
fn quiet_is_quiet() {
    let done = Program::small(&["small.toml", "--quiet"]).run();
    assert_eq!(done.stderr, "");
    done.success();
}

#[test]
fn nothing_but_plain_text_where_nobody_watches() {
    let done = Program::small(&["small.toml"]).run();
    assert!(!done.stderr.contains('\u{1b}') && !done.stdout.contains('\u{1b}'));
}

/// A reader that closes the pipe after a line is no error.
#[test]
fn a_closed_pipe_ends_quietly() {
    let base = repository("scenarios/base.toml");
    let mut running = Program::new(&[
        &base,
        "--charts=none",
        "--format=json",
        "--draws=20000",
        "--method=monte-carlo",
        "--quiet",
    ])
    .start();
    assert_eq!(running.line(), "{\n");
    running.close();
    let done = running.end();
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
}

#[test]
fn csv_and_markdown_hold_one_row_per_team() {
    let csv = Program::small(&["small.toml", "--charts=none", "--format=csv"])
        .run()
        .success();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    assert_eq!(names, ["Alpha", "beta", "Gamma, Inc."]);
    let markdown = Program::small(&["small.toml", "--charts=none", "--format=markdown"])
        .run()
        .success();
    assert_eq!(
        markdown
            .lines()
            .filter(|line| line.contains("Gamma, Inc.") && line.starts_with('|'))
            .count(),
        1
    );
}
