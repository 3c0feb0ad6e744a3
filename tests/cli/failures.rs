//! Mistakes of users, and what they are told.

use super::program::{Program, SMALL};

#[track_caller]
fn assert_told(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "{part:?} is not in\n{told}");
    }
}

#[test]
fn a_file_that_is_not_there() {
    let told = Program::small(&["smal.toml"]).run().failure(2);
    assert_told(
        &told,
        &["there is no file smal.toml", "did you mean small.toml?"],
    );
    let told = Program::new(&["nothing.toml"]).run().failure(2);
    assert_told(&told, &["there is no file nothing.toml", "simulate new"]);
}

#[test]
fn a_word_that_is_neither_command_nor_file() {
    let told = Program::small(&["chek", "small.toml"]).run().failure(2);
    assert_told(
        &told,
        &["chek is neither", "did you mean `simulate check`?"],
    );
}

#[test]
fn a_folder() {
    let told = Program::small(&["."]).run().failure(2);
    assert_told(&told, &["is a folder", "small.toml"]);
}

#[test]
fn totals_too_large_are_located_at_the_score() {
    let text = "places = 1\n[criteria]\nq = { scale = [0, 1e-9] }\n[teams.a]\nscores = { q = 5000 }\n\
                [teams.b]\nscores = { q = 1e-9 }\n";
    let program = Program::new(&["check", "x.toml"]).file("x.toml", text.as_bytes());
    let told = program.run().failure(2);
    assert_told(&told, &["x.toml:5:16", "on `q`", "5.0e14 points"]);
}

#[test]
fn what_is_no_scenario() {
    for (bytes, parts) in [
        (&b""[..], &["empty"][..]),
        (b"team,quality\nalpha,80\n", &["x.toml:1"]),
        (b"{ \"places\": 2 }", &["JSON"]),
        (b"places = 2\nname = \"\xff\xfe\"\n", &["UTF-8"]),
        (b"\x89PNG\r\n\x1a\n\0\0\0", &["x.toml"]),
    ] {
        let told = Program::new(&["x.toml"])
            .file("x.toml", bytes)
            .run()
            .failure(2);
        assert_told(&told, parts);
    }
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let text = SMALL
        .replace("\"80 ± 6\"", "\"80 ± -6\"")
        .replace("price = 5,", "")
        .replace("places = 2", "places = 4");
    let done = Program::new(&["check", "x.toml"])
        .file("x.toml", &text)
        .run();
    let told = done.failure(2);
    assert_told(
        &told,
        &["x.toml:3:10", "x.toml:12:", "gamma", "price", "3 errors"],
    );
    // The same before a run, and nothing is written.
    let done = Program::new(&["x.toml"]).file("x.toml", &text).run();
    assert_eq!(done.files(), ["x.toml"]);
    assert_eq!(done.failure(2), told);
}

#[test]
fn settings_that_cannot_be() {
    for (setting, parts) in [
        (
            "criteria.qualty.weight=3",
            &["--set criteria.qualty", "quality"][..],
        ),
        ("places=9", &["--set places=9", "only 3 teams"]),
        ("places", &["PATH=VALUE"]),
        ("simulation.draws=0", &["draws"]),
    ] {
        let told = Program::small(&["small.toml", "--set", setting])
            .run()
            .failure(2);
        assert_told(&told, parts);
    }
}

#[test]
fn flags_that_cannot_be() {
    for (arguments, parts) in [
        (&["--draws", "0"][..], &["`draws` must be at least 1"][..]),
        (&["--draws", "many"], &["many"]),
        (&["--draws", "1e30"], &["1e30"]),
        (&["--seed", "-1"], &["`seed` must be at least 0"]),
        (&["--threads", "0"], &["--threads"]),
        (&["--format", "xml"], &["table", "json", "csv", "markdown"]),
        (&["--save-draws", "x", "d.csv"], &["--save-draws", "\"x\""]),
        (&["--save-draws", "60000", "d.csv"], &["50000"]),
        (
            &["--save-draws", "-1", "d.csv"],
            &["--save-draws", "\"-1\""],
        ),
        (&["--save-draws", "5", "-x"], &["./-x"]),
        (&["--out", "-x"], &["--option=-x", "./-x"]),
        (&["--draws", "-1"], &["`draws` must be at least 1"]),
        (&["--draws", "1.5"], &["whole number"]),
        (&["--draws", "nan"], &["whole number"]),
        (&["--draws", "10k"], &["write 10000"]),
        (&["--draws", "2M"], &["write 2000000"]),
        (&["--charts", "svg,none"], &["none beside other kinds"]),
        (&["--table", "ranks"], &["--format csv"]),
        (&["--long"], &["--save-draws"]),
        (&["--vary", "places=1,2"], &["an option of `sweep`"]),
        (&["--save-draws", "5", "a/d.csv"], &["no folder a"]),
        (&["--save-draws", "5", "-", "--draws=4"], &["1 to 4"]),
        (&["--draws", "9007199254740993"], &["2^53"]),
        (
            &["--seed", "18446744073709551616"],
            &["at most 18446744073709551615"],
        ),
        (&["--precision", "0"], &["must lie between 0 and 0.5"]),
        (&["--precision", "0.6"], &["not a percentage"]),
        (&["--precision", "nan"], &["finite"]),
        (&["--precision=-1e-9"], &["must lie between 0 and 0.5"]),
        (&["--drws", "5"], &["--drws", "--draws"]),
        (&["other.toml"], &["other.toml"]),
    ] {
        let done = Program::small(&[&["small.toml"], arguments].concat()).run();
        assert_eq!(done.files(), ["small.toml"]);
        assert_told(&done.failure(2), parts);
    }
}

#[test]
fn numbers_of_draws_as_people_write_them() {
    let of = |draws: &str| {
        let arguments = [
            "small.toml",
            "--charts=none",
            "--method=monte-carlo",
            "--draws",
            draws,
        ];
        Program::small(&arguments).run().success()
    };
    let told = of("20000");
    assert_eq!(told, of("20_000"));
    assert_eq!(told, of("2e4"));
    assert_eq!(told, of("20,000"));
    assert!(told.contains("20,000 draws"));
}

#[test]
fn another_number_of_places_leaves_what_was_observed_aside() {
    let done = Program::small(&["small.toml", "--charts=none", "--set", "places=1"]).run();
    assert_told(&done.stderr, &["left aside", "places"]);
    assert!(!done.success().contains("What happened"));
}

#[test]
fn a_font_that_is_none() {
    let done = Program::small(&["small.toml", "--font", "small.toml"]).run();
    assert_eq!(done.files(), ["small.toml"]);
    assert_told(&done.failure(2), &["small.toml"]);
}

/// A precision that no run reaches is told as it was asked for, however fine.
#[test]
fn a_precision_is_told_as_it_was_asked_for() {
    for (asked, told) in [
        ("0.01", "±1 percentage points"),
        ("1e-9", "±0.0000001 percentage points"),
        ("1e-300", "±1e-298 percentage points"),
    ] {
        let arguments = [
            "small.toml",
            "--charts=none",
            "--method=monte-carlo",
            "--draws=99",
            "--precision",
            asked,
        ];
        let done = Program::small(&arguments).run();
        assert_told(&done.stderr, &[told, "were not reached"]);
        assert_told(&done.success().replace('\n', " "), &[told, "NOT reached"]);
    }
}

#[test]
fn seeds_go_as_far_as_their_numbers() {
    for seed in ["0", "18446744073709551615"] {
        let arguments = [
            "small.toml",
            "--charts=none",
            "--method=monte-carlo",
            "--seed",
            seed,
        ];
        let told = Program::small(&arguments).run().success();
        assert_told(&told, &[&format!("seed {seed}")]);
    }
}

/// What the system says is told in words, without its numbers.
#[test]
fn a_file_in_the_place_of_a_folder() {
    let done = Program::small(&["small.toml", "--method=monte-carlo", "--out=small.toml"]).run();
    assert_eq!(done.code, 1);
    assert_told(&done.stderr, &["small.toml is a file, not a folder"]);
    assert!(!done.stderr.contains("os error"), "{}", done.stderr);
    let told = Program::small(&["small.toml", "--font=none.ttf"])
        .run()
        .failure(1);
    assert_told(&told, &["cannot read none.ttf"]);
    assert!(!told.contains("os error"), "{told}");
}

/// Threads beyond any use are not started; results depend on none of them.
#[test]
fn more_threads_than_are_of_use() {
    let on = |threads: &str| {
        let drawn = "--method=monte-carlo";
        let arguments = ["small.toml", drawn, "--charts=none", "--threads", threads];
        Program::small(&arguments).run()
    };
    let many = on("65535");
    assert_told(&many.stderr, &["--threads 65535 is more than"]);
    assert_eq!(many.success(), on("1").success());
}
