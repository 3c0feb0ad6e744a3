//! `sweep` and `compare`.

use super::program::{Program, SMALL};

#[test]
fn a_sweep_prints_its_table_and_draws_its_picture() {
    let vary = "criteria.risk.penalty=0..20:5";
    let done = Program::small(&["sweep", "small.toml", "--vary", vary]).run();
    assert_eq!(
        done.files(),
        ["out/small/sweep-criteria.risk.penalty.png", "small.toml"]
    );
    assert!(
        done.stderr
            .contains("charts: out/small/sweep-criteria.risk.penalty.png"),
        "{}",
        done.stderr
    );
    let told = done.success();
    assert!(
        told.lines().all(|line| line.chars().count() <= 80),
        "{told}"
    );
    insta::assert_snapshot!(told);
}

#[test]
fn a_map_prints_letters_or_figures() {
    let base = [
        "sweep",
        "small.toml",
        "--vary=criteria.risk.penalty=0,10,20",
        "--vary=teams.beta.scores.price=3,4,5",
    ];
    let told = Program::small(&base).run().success();
    assert!(told.contains("Who holds the last place:"), "{told}");
    let of_team = [&base[..], &["--team=beta", "--format=markdown"]].concat();
    let told = Program::small(&of_team).run().success();
    assert!(told.contains("selection probability of beta"), "{told}");
    let wrong = [&base[..], &["--team=bta"]].concat();
    let told = Program::small(&wrong).run().failure(2);
    assert!(told.contains("did you mean beta?"), "{told}");
}

#[test]
fn sweeps_are_the_same_bytes_on_any_number_of_threads() {
    let base = [
        "sweep",
        "small.toml",
        "--vary=places=1,2",
        "--charts=none",
        "--format=json",
    ];
    let one = Program::small(&[&base[..], &["--threads=1"]].concat())
        .run()
        .success();
    let two = Program::small(&[&base[..], &["--threads=2"]].concat())
        .run()
        .success();
    assert_eq!(one, two);
    let json: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(json["format"], "cutline.sweep.v1");
    assert_eq!(json["points"][1]["places"], 2);
    let csv = [
        "sweep",
        "small.toml",
        "--vary=places=1,2",
        "--charts=none",
        "--format=csv",
    ];
    let csv = Program::small(&csv).run().success();
    assert_eq!(csv.lines().count(), 1 + 2 * 3, "{csv}");
    assert!(
        csv.starts_with("places,places,id,name,selection_probability"),
        "{csv}"
    );
}

#[test]
fn a_comparison_prints_its_table_and_draws_its_picture() {
    let done = Program::small(&[
        "compare",
        "small.toml",
        "--with",
        "criteria.risk.penalty=0",
        "--with=places=1",
    ])
    .run();
    assert_eq!(
        done.files(),
        [
            "out/small/compare-criteria.risk.penalty=0,places=1.png",
            "small.toml"
        ]
    );
    let told = done.success();
    assert!(
        told.lines().all(|line| line.chars().count() <= 80),
        "{told}"
    );
    insta::assert_snapshot!(told);
}

#[test]
fn comparing_a_file_with_itself_says_so() {
    let same = ["compare", "small.toml", "small.toml", "--charts=none"];
    let told = Program::small(&same).run().success();
    assert!(told.contains("A and B say the same."), "{told}");
    assert!(
        told.contains("The selected set is the same in every draw; that is exact."),
        "{told}"
    );
    assert!(told.contains("0              exact"), "{told}");
    assert!(
        !told.contains("±0.000001") && !told.contains("±0 "),
        "{told}"
    );
    // What is set is set in both.
    let set = [&same[..], &["--set=places=1", "--format=json"]].concat();
    let json: serde_json::Value =
        serde_json::from_str(&Program::small(&set).run().success()).unwrap();
    assert_eq!(json["sides"][1]["places"], 1);
    assert_eq!(json["teams"][0]["change"]["high"], 0.0);
}

#[test]
fn every_rendering_states_its_error() {
    let compared = ["compare", "small.toml", "--with=criteria.risk.penalty=0"];
    let swept = [
        "sweep",
        "small.toml",
        "--vary=criteria.risk.penalty=0,10,20",
    ];
    let map = [&swept[..], &["--vary=places=1,2", "--team=beta"]].concat();
    for (command, table, markdown) in [
        (&compared[..], "error at most", "error at most, points"),
        (&swept, "In percent of draws (±", "Selection probability, ±"),
        (&map, "in percent (±", "of beta, ±"),
    ] {
        for (format, part) in [("table", table), ("markdown", markdown)] {
            let format = format!("--format={format}");
            let options = ["--charts=none", "--draws=500", &format];
            let told = Program::small(&[command, &options].concat())
                .run()
                .success();
            assert!(told.contains(part), "{told}");
        }
    }
}

#[test]
fn two_files_are_compared_whatever_their_formats() {
    let other = SMALL
        .replace("weight = 60", "weight = 50")
        .replace("weight = 40", "weight = 50");
    for format in ["json", "csv", "markdown", "table"] {
        let format = format!("--format={format}");
        let arguments = [
            "compare",
            "small.toml",
            "other.toml",
            "--charts=none",
            &format,
        ];
        let told = Program::small(&arguments)
            .file("other.toml", &other)
            .run()
            .success();
        assert!(told.contains("criteria.quality.weight"), "{told}");
    }
}

#[test]
fn mistakes_of_the_command_line_are_told() {
    for (arguments, part) in [
        (&["sweep", "small.toml"][..], "--vary"),
        (
            &["sweep", "small.toml", "--vary=places=2..1:2"],
            "runs backwards",
        ),
        (
            &["sweep", "small.toml", "--vary=places=1,2", "--team=beta"],
            "two axes",
        ),
        (&["compare", "small.toml"], "OTHER"),
        (
            &["compare", "small.toml", "smal.toml"],
            "did you mean small.toml?",
        ),
        (
            &["compare", "small.toml", "--with=places=9"],
            "--with places=9",
        ),
        (
            &["compare", "small.toml", "--with=plaes=1"],
            "did you mean `places`?",
        ),
    ] {
        let told = Program::small(arguments).run().failure(2);
        assert!(told.contains(part), "{arguments:?}\n{told}");
    }
}
