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
    assert!(told.contains("Who is among the likeliest"), "{told}");
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
fn pictures_take_a_headline_and_teams_that_stand_out() {
    let options = [
        "--title=Both out",
        "--highlight=beta,alpha",
        "--charts=svg",
        "--draws=500",
    ];
    for command in [
        &["run", "small.toml"][..],
        &[
            "sweep",
            "small.toml",
            "--vary=criteria.risk.penalty=0,10,20",
        ],
        &[
            "compare",
            "small.toml",
            "--with=places=1",
            "--names",
            "two places",
            "one",
        ],
    ] {
        let done = Program::small(&[command, &options].concat()).run();
        let svg = |file: &String| std::fs::read_to_string(done.folder.path().join(file)).unwrap();
        let pictures: Vec<String> = done
            .files()
            .iter()
            .filter(|f| f.ends_with("svg"))
            .map(svg)
            .collect();
        assert!(!pictures.is_empty(), "{}", done.stderr);
        for picture in &pictures {
            assert!(picture.contains(">Both out</text>"), "{command:?}");
            assert!(picture.contains("#A8005C"), "{command:?}");
        }
        if command[0] == "compare" {
            assert!(pictures[0].contains("B: one"), "{}", pictures[0]);
            assert!(
                done.stdout.starts_with("A: two places (small.toml)"),
                "{}",
                done.stdout
            );
        }
    }
    let wrong = ["small.toml", "--highlight=bta,nobody-at-all"];
    let told = Program::small(&wrong).run().failure(2);
    assert!(told.contains("--highlight: there is no team bta"), "{told}");
    assert!(told.contains("did you mean beta?"), "{told}");
    assert!(told.contains("teams: alpha, beta, gamma"), "{told}");
}

#[test]
fn comparing_a_file_with_itself_says_so() {
    let same = [
        "compare",
        "small.toml",
        "small.toml",
        "--charts=none",
        "--method=monte-carlo",
    ];
    let told = Program::small(&same).run().success();
    assert!(told.contains("A and B say the same."), "{told}");
    assert!(
        told.contains("The selected set is the same in every draw; that is exact."),
        "{told}"
    );
    assert!(told.contains("±0.5      ±0.5     exact"), "{told}");
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
    let error = "Error of the computation, not of the inputs: at most ±5 percentage points.";
    for (command, table, markdown) in [
        (&compared[..], "error at most", "error at most, points"),
        (&swept, error, error),
        (&map, error, error),
    ] {
        for (format, part) in [("table", table), ("markdown", markdown)] {
            let format = format!("--format={format}");
            let drawn = "--method=monte-carlo";
            let options = ["--charts=none", "--draws=500", drawn, &format];
            let told = Program::small(&[command, &options].concat())
                .run()
                .success()
                .replace('\n', " ");
            assert!(told.contains(part), "{told}");
        }
    }
}

/// A score can be varied past its scale; everybody who reads of it is told.
#[test]
fn what_lies_beyond_a_scale_is_said() {
    let said = "Values above 100 lie beyond the scale of quality, 0 to 100.";
    let sweep = |format: &str| {
        let format = format!("--format={format}");
        let vary = "--vary=teams.alpha.scores.quality=80..140:4";
        let arguments = [
            "sweep",
            "small.toml",
            vary,
            "--charts=none",
            "--draws=500",
            &format,
        ];
        Program::small(&arguments).run().success()
    };
    for format in ["table", "markdown", "json"] {
        assert!(sweep(format).contains(said), "{format}");
    }
    let json: serde_json::Value = serde_json::from_str(&sweep("json")).unwrap();
    assert_eq!(json["axes"][0]["scale"], serde_json::json!([0.0, 100.0]));
    // A place that changes hands there is marked.
    let vary = "--vary=teams.beta.scores.quality=60..160:11";
    let far = [
        "sweep",
        "small.toml",
        vary,
        "--charts=none",
        "--set=places=1",
        "--set=teams.alpha.scores.quality=115 ± 6",
    ];
    let told = Program::small(&far).run().success().replace("\n    ", " ");
    assert!(
        told.contains("; that is beyond the scale, 0 to 100."),
        "{told}"
    );
}

#[test]
fn verbose_has_every_value_and_digit() {
    let vary = "--vary=criteria.risk.penalty=0..20:41";
    let sweep = ["sweep", "small.toml", vary, "--charts=none", "--draws=5000"];
    let brief = Program::small(&sweep).run().success();
    assert!(brief.contains("--verbose has all"), "{brief}");
    let full = Program::small(&[&sweep[..], &["--verbose"]].concat())
        .run()
        .success();
    assert!(
        full.lines().count() > 41 && !full.contains("is shown;"),
        "{full}"
    );
    let compare = ["compare", "small.toml", "--with=places=1", "--charts=none"];
    let many = [&compare[..], &["--draws=2e6"]].concat();
    let brief = Program::small(&many).run().success();
    assert!(!brief.contains("95 % interval\n"), "{brief}");
    let full = Program::small(&[&many[..], &["--verbose"]].concat())
        .run()
        .success();
    assert!(full.contains("95 % interval\n"), "{full}");
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

#[test]
fn teams_are_shown_against_the_line_on_request() {
    let asked = ["small.toml", "--charts=none", "--team=beta", "--team=alpha"];
    let told = Program::small(&asked).run().success();
    let parts = [
        "Points at the means                         beta   Gamma, Inc.    difference",
        "beta is 3.5 points short of Gamma, Inc., the last one in on the sheet as",
        "Alpha is 10.0 points ahead of beta, the first one out on the sheet as written:",
    ];
    for part in parts {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(
        told.lines().all(|line| line.chars().count() <= 80),
        "{told}"
    );
    let json = [&asked[..], &["--format=json"]].concat();
    let json: serde_json::Value =
        serde_json::from_str(&Program::small(&json).run().success()).unwrap();
    assert_eq!(json["team_views"][0]["line"], "gamma");
    assert_eq!(json["team_views"][1]["line"], "beta");
    let wrong = Program::small(&["small.toml", "--team=bta"]).run();
    assert_eq!(wrong.files(), ["small.toml"]);
    let told = wrong.failure(2);
    assert!(
        told.contains("--team: there is no team bta") && told.contains("did you mean beta?"),
        "{told}"
    );
}
