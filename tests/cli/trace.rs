//! What a what-if leaves behind: what was set, in every rendering; charts of its own; a result that
//! can be run again from itself.

use serde_json::Value;

use super::program::{Program, SMALL};

const FEW: [&str; 2] = ["--draws=300", "--method=monte-carlo"];

/// The program on `small.toml`, drawing little.
fn few(arguments: &[&str]) -> Program {
    Program::small(&[arguments, &FEW[..1]].concat())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn settings_stand_in_every_rendering() {
    let run = [
        "small.toml",
        "--set=criteria.risk.penalty=+1",
        "--set=teams.alpha.scores.price=3 ± 1",
        "--without=beta",
        "--method=monte-carlo",
        "--seed=7",
    ];
    let told = |more: &[&str]| few(&[&run, more].concat()).run().success();
    let table = told(&["--charts=none"]);
    let lines: Vec<&str> = table.lines().take(4).collect();
    assert_eq!(
        lines.join("|"),
        "Two of three|With criteria.risk.penalty=+1 (0..10 → 1..11), \
         teams.alpha.scores.price=3 ± 1,|  draws=300, seed=7, method=monte-carlo, without beta.|\
         2 places for 2 teams, share of 300 draws."
    );
    let markdown = told(&["--charts=none", "--format=markdown"]);
    let part = "\n\nWith criteria.risk.penalty=+1 (0..10 → 1..11), ";
    assert!(markdown.contains(part), "{markdown}");
    let result = json(&told(&["--charts=none", "--format=json"]));
    let settings = [
        "--set criteria.risk.penalty=+1",
        "--set 'teams.alpha.scores.price=3 ± 1'",
        "--without beta",
        "--draws 300",
        "--seed 7",
        "--method monte-carlo",
    ];
    assert_eq!(result["settings"], Value::from(settings.to_vec()));
    let done = few(&[&run[..], &["--charts=svg", "--out=o"]].concat()).run();
    for chart in ["selection", "ranks", "pairwise"] {
        let svg = std::fs::read_to_string(done.folder.path().join(format!("o/{chart}.svg")));
        assert!(
            svg.unwrap()
                .contains("With criteria.risk.penalty=+1 (0..10 → 1..11)")
        );
    }
    let check = [&["check"], &run[..4]].concat();
    let checked = Program::small(&check).run().success();
    assert!(checked.contains("without beta."), "{checked}");
    // Nothing was set.
    let plain = Program::small(&["small.toml", "--charts=none", "--format=json"]).run();
    assert_eq!(json(&plain.success())["settings"], Value::Array(Vec::new()));
}

#[test]
fn sweeps_and_comparisons_say_what_was_set() {
    let none = ["--charts=none"];
    let vary = ["sweep", "small.toml", "--vary=places=1,2"];
    let set = ["--set=criteria.risk.penalty=3"];
    let swept = few(&[&vary[..], &set, &none].concat()).run().success();
    let part = "\nWith criteria.risk.penalty=3, draws=300.\n";
    assert!(swept.contains(part), "{swept}");
    let compared = [
        "compare",
        "small.toml",
        "--set=places=1",
        "--with=teams.beta=",
        "--with=criteria.risk.penalty=*0.5",
    ];
    let told = few(&[&compared[..], &none].concat()).run().success();
    for part in [
        "A: small.toml\n",
        "B: small.toml with teams.beta=, criteria.risk.penalty=*0.5 (0..10 → 0..5)\n",
        "Both with places=1, draws=300.\n",
        "only in A",
    ] {
        assert!(told.contains(part), "{told}");
    }
    let result = few(&[&compared[..], &none, &["--format=json"]].concat()).run();
    let result = json(&result.success());
    let count = |side: usize| result["sides"][side]["settings"].as_array().unwrap().len();
    assert_eq!([count(0), count(1)], [2, 4]);
    assert_eq!(result["sides"][1]["settings"][2], "--with teams.beta=");
}

/// Charts of a what-if stand beside those of the scenario as written, not in their place.
#[test]
fn charts_are_named_after_what_was_asked() {
    let map = [
        "sweep",
        "small.toml",
        "--vary=places=1,2",
        "--vary=criteria.risk.penalty=1,2",
        "--team=beta",
    ];
    let swept = [&map[..3], &["--set=criteria.risk.penalty=3"]].concat();
    let compared = ["compare", "small.toml", "other.toml", "--with=places=1"];
    for (arguments, file) in [
        (
            &["small.toml", "--set=places=1"][..],
            "places=1/selection.svg",
        ),
        (
            &["small.toml", "--without=beta"],
            "without-beta/selection.svg",
        ),
        (&map, "sweep-places,criteria.risk.penalty,beta.svg"),
        (&swept, "criteria.risk.penalty=3/sweep-places.svg"),
        (&compared[..3], "compare-other.svg"),
        (&compared, "compare-other,places=1.svg"),
    ] {
        let done = Program::small(&[arguments, &["--charts=svg"]].concat())
            .file("other.toml", SMALL.replace("60", "70"))
            .run();
        let file = format!("out/small/{file}");
        assert!(done.files().contains(&file), "{:?}", done.files());
        done.success();
    }
    // A blank is no part of a name, and what is long is cut.
    let long = format!("--set=title={}", "very long ".repeat(40));
    let done = few(&["small.toml", "--charts=svg", &long]).run();
    let files = done.files();
    let folder = files[0].split('/').nth(2).unwrap();
    assert!(
        folder.starts_with("title=very_long_very_") && folder.len() < 100,
        "{folder}"
    );
    done.success();
}

/// What an earlier run left under a name of this one is taken away, and nothing else is.
#[test]
fn charts_of_earlier_runs_are_not_mixed_in() {
    let kept = ["notes.png", "sweep-places.svg", "weights.txt"];
    let stale = ["weights.png", "weights.svg", "ranks.svg"];
    let fill = |folder: &str, program: Program| {
        let path = program.folder.path().join(folder);
        std::fs::create_dir_all(path.join("selection.svg")).unwrap();
        for name in kept.iter().chain(&stale) {
            std::fs::write(path.join(name), "mine").unwrap();
        }
        program.run()
    };
    let done = fill("out/small", Program::small(&["small.toml"]));
    let files = done.files();
    for name in kept {
        assert!(files.contains(&format!("out/small/{name}")), "{files:?}");
    }
    for name in stale {
        let path = format!("out/small/{name}");
        assert!(!files.contains(&path), "{files:?}");
        assert!(done.stderr.contains(&path), "{}", done.stderr);
    }
    // What is no file is left alone, and so is a folder of the user's.
    assert!(done.folder.path().join("out/small/selection.svg").is_dir());
    done.success();
    let done = fill("o", Program::small(&["small.toml", "--out=o"]));
    assert!(done.files().contains(&"o/weights.svg".to_owned()));
    assert!(!done.stderr.contains("removed"), "{}", done.stderr);
    done.success();
}

/// Runs a command for its JSON, and the same on that.
#[track_caller]
fn assert_repeats(command: &[&str], files: &[(&str, &str)]) -> Value {
    let options = ["--charts=none", "--format=json", "--quiet"];
    let options = &options[usize::from(command[0] == "verify")..];
    let mut program = Program::small(&[command, options].concat());
    for (name, text) in files {
        program = program.file(name, text);
    }
    let first = program.run().success();
    let again = Program::new(&[&[command[0], "result.json"], options].concat());
    let again = again.file("result.json", &first).run().success();
    assert_eq!(again, first, "{command:?}");
    json(&first)
}

/// The result holds its scenario: changed, settled, with all that was read beside it.
#[test]
fn a_result_is_run_again_from_itself() {
    for set in [
        &[][..],
        &["--set=places=1"],
        &[
            "--set=criteria.quality.weight=+0.1",
            "--set=title=Ünïcode \"quoted\" \\ 'text'",
        ],
        &["--set=criteria.quality.weight=", "--without=beta"],
        &["--set=teams.alpha.scores.quality={ lognormal = { mu = 4.1, sigma = 0.1 } }"],
        &["--save-draws", "5", "d.csv"],
        &["--precision=0.1", "--seed=18446744073709551615"],
        &[
            "--set=weights.concentration=30",
            "--set=criteria.price.weight=1e1",
        ],
    ] {
        assert_repeats(&[&["run", "small.toml"], &FEW[..], set].concat(), &[]);
    }
    let sheet = "team,merit,plan\n\"SK, Inc.\",80 ± 3,70\nnaver,1.5e1,60..70\n네이버,70,unknown\n";
    let draws = "u,v\n50,60\n55,52\n61.25,48\n";
    let beside = "places = 2\nscores = \"s.csv\"\n[weights]\ntotal = 3\n\
        where = [\"merit >= plan\"]\n[criteria]\nmerit = {}\n\
        plan = { value = [[0, 0], [60, 0.5], [100, 1]] }\n[teams.naver]\n\
        bonus = { samples = { file = \"d.csv\", column = \"u\" } }\n[teams.\"네이버\"]\n\
        bonus = { samples = { file = \"d.csv\", column = \"v\", aligned = true } }\n";
    let files = [("x.toml", beside), ("s.csv", sheet), ("d.csv", draws)];
    let result = assert_repeats(&[&["run", "x.toml"], &FEW[..]].concat(), &files);
    let text = result["scenario"].as_str().unwrap();
    assert!(
        text.contains("rows = { values = [50, 55, 61.25] }") && text.contains("aligned = true"),
        "{text}"
    );
    // What a scenario says of its sheet and its scales holds for what is tried out on the result too.
    let table = "places = 1\n[scores]\nfile = \"s.csv\"\nmissing = [\"-\"]\nif_missing = \"mean\"\n\
        [defaults]\nsd = 2\n[criteria]\nx = { points = 40 }\ny = { scale = \"observed\", weight = 60 }\n";
    let files = [
        ("x.toml", table),
        ("s.csv", "team,x,y\na,10,\"[5, 6, 8]\"\nb,30,7\nc,-,4+\n"),
    ];
    for command in [
        &["run", "x.toml"][..],
        &["run", "x.toml", "--set=criteria.x.points=+10"],
        &["run", "x.toml", "--set=criteria.y.weight=50"],
        &["sweep", "x.toml", "--vary=teams.b.scores.y=3,9"],
        &["sweep", "x.toml", "--vary=criteria.x.points=20,50"],
        &["compare", "x.toml", "--with=scores.if_missing=worst"],
    ] {
        assert_repeats(&[command, &FEW[..1]].concat(), &files);
    }
    // Taken out of the result, it is a scenario like any other, with the same digest.
    let options = ["y.toml", "--charts=none", "--format=json"];
    let again = Program::new(&options).file("y.toml", text).run().success();
    for key in ["scenario_digest", "teams", "title"] {
        assert_eq!(json(&again)[key], result[key]);
    }
}

#[test]
fn every_command_repeats_its_result() {
    let set = [
        "small.toml",
        "--draws=300",
        "--set=criteria.risk.penalty=+1",
    ];
    let with = |word: &'static str, more: &[&'static str]| [&[word], &set[..], more].concat();
    let vary = "--vary=criteria.risk.penalty=-1..+1:3";
    assert_repeats(&with("sweep", &[vary]), &[]);
    let map = [vary, "--vary=places=1,2", "--team=beta"];
    assert_repeats(&with("sweep", &map), &[]);
    let sides = ["--with=teams.beta.bonus=-2", "--with=teams.gamma="];
    assert_repeats(&with("compare", &sides), &[]);
    let known = "places = 1\n[criteria]\nmerit = { weight = 1 }\n[teams]\n\
        a = { scores = { merit = \"60 ± 5\" } }\nb = { scores = { merit = \"58 ± 5\" } }\n";
    let files = [("known.toml", known)];
    assert_repeats(&["verify", "known.toml", "--draws=500"], &files);
    // A result is a scenario for every command, and what is set comes on top.
    let result = few(&["small.toml", "--charts=none", "--format=json", set[2]]);
    let result = result.run().success();
    let told = |arguments: &[&str]| {
        let program = Program::small(&[arguments, &["--charts=none"]].concat());
        program.file("result.json", &result).run().success()
    };
    let more = told(&["result.json", set[2]]);
    let part =
        "With criteria.risk.penalty=+1, draws=300, criteria.risk.penalty=+1 (1..11 → 2..12).";
    assert!(more.replace("\n ", "").contains(part), "{more}");
    let compared = told(&["compare", "result.json", "small.toml"]);
    let part = "A: result.json with criteria.risk.penalty=+1, draws=300\n";
    assert!(compared.contains(part), "{compared}");
}

#[test]
fn what_cannot_be_run_again_says_so() {
    let empty = "{ \"format\": \"cutline.outcome.v1\" }";
    let wrong = "{ \"format\": \"cutline.outcome.v1\", \"scenario\": \"places = 9\" }";
    for (text, arguments, part) in [
        (empty, &["x.json"][..], "does not hold its scenario"),
        ("{ \"places\": 2 }", &["x.json"], "looks like JSON"),
        (&empty[..empty.len() - 1], &["x.json"], "looks like JSON"),
        (wrong, &["x.json"], "the file has no `criteria`"),
        (wrong, &["sweep", "x.json"], "what is to be varied"),
    ] {
        let told = Program::new(arguments).file("x.json", text).run();
        let told = told.failure(2);
        assert!(told.contains(part), "{told}");
    }
    let compared = [
        "compare",
        "small.toml",
        "--with=places=1",
        "--charts=none",
        "--format=json",
    ];
    let result = few(&compared).run().success();
    let told = Program::new(&["x.json"]).file("x.json", result).run();
    let told = told.failure(2);
    assert!(
        told.contains("holds two scenarios") && told.contains("sides[1]"),
        "{told}"
    );
}
