//! The figures of the page are those of the command line, to the last printed digit.

use std::process::Command;

use serde_json::{Value, json};

use super::opened::Opened;
use crate::program::{Program, SMALL};

/// What `simulate small.toml` prints under settings.
fn run(set: &[&str], more: &[&str]) -> String {
    let mut arguments = vec!["small.toml", "--charts", "none"];
    arguments.extend(set.iter().flat_map(|setting| ["--set", setting]));
    arguments.extend(more);
    Program::small(&arguments).run().success()
}

const SETTINGS: [&[&str]; 6] = [
    &[],
    &["criteria.quality.weight=35"],
    &["criteria.quality.weight=20..70", "criteria.price.weight="],
    &["criteria.risk.penalty=0", "places=1"],
    &[
        "teams.gamma.bonus==-2.5",
        "teams.alpha.scores.quality=82 ± 3",
    ],
    &["teams.beta=", "simulation.method=monte-carlo"],
];

#[test]
fn bars_are_what_run_prints() {
    let opened = Opened::small(&[]);
    for set in SETTINGS {
        let (answer, _) = opened.answer(set);
        let table = run(set, &[]);
        let result: Value = serde_json::from_str(&run(set, &["--format", "json"])).unwrap();
        let teams = result["teams"].as_array().unwrap();
        let bars = answer["bars"].as_array().unwrap();
        assert_eq!(bars.len(), teams.len());
        for (place, bar) in bars.iter().enumerate() {
            let team = teams.iter().find(|team| team["id"] == bar["id"]).unwrap();
            let share = &team["selection_probability"]["estimate"];
            assert_eq!(bar["width"], *share, "{set:?}");
            let (name, share) = (
                bar["name"].as_str().unwrap(),
                bar["share"].as_str().unwrap(),
            );
            let mut rows = table.lines();
            let row = rows.find(|row| {
                row.trim_start()
                    .starts_with(&format!("{} {name}", place + 1))
            });
            let row = row.unwrap_or_else(|| panic!("{set:?}: {place} {name}\n{table}"));
            assert!(row.contains(share), "{set:?}: {share}\n{row}");
        }
        assert_eq!(
            answer["headline"].as_str().map(plain),
            table.lines().find(|line| line.contains(" for ")).map(plain)
        );
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").trim().to_owned()
}

#[test]
fn what_is_handed_over_is_what_run_writes() {
    let opened = Opened::small(&[]);
    let set = SETTINGS[1];
    assert_eq!(
        opened.export(set, "csv").text(),
        run(set, &["--format", "csv"])
    );
    assert_eq!(
        opened.export(set, "json").text(),
        run(set, &["--format", "json"])
    );
    let mut arguments = vec!["small.toml", "--charts", "svg,png", "--out", "here"];
    arguments.extend(set.iter().flat_map(|setting| ["--set", setting]));
    let done = Program::small(&arguments).run();
    for name in ["selection", "ranks", "pairwise"] {
        for ending in ["svg", "png"] {
            let file = format!("{name}.{ending}");
            let written = std::fs::read(done.folder.path().join("here").join(&file)).unwrap();
            assert!(opened.export(set, &file).body == written, "{file}");
        }
    }
}

#[test]
#[cfg(unix)]
fn the_command_computes_the_same() {
    let opened = Opened::small(&["--seed", "7", "--files-from", "."]);
    for set in SETTINGS {
        let (answer, first) = opened.answer(set);
        let command = first["command"].as_str().unwrap();
        assert!(command.starts_with("simulate small.toml"), "{command}");
        let command = command.replacen("simulate", env!("CARGO_BIN_EXE_simulate"), 1);
        let folder = Program::small(&[]).folder;
        std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
        let done = Command::new("sh")
            .args(["-c", &format!("{command} --format json --charts none")])
            .current_dir(&folder)
            .output()
            .unwrap();
        let result: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!(result["seed"], 7);
        for bar in answer["bars"].as_array().unwrap() {
            let mut teams = result["teams"].as_array().unwrap().iter();
            let team = teams.find(|team| team["id"] == bar["id"]).unwrap();
            assert_eq!(bar["width"], team["selection_probability"]["estimate"]);
        }
    }
}

#[test]
fn the_file_says_the_same_without_any_setting_and_keeps_its_comments() {
    let text = SMALL.replace("places = 2", "places = 2   # as the call has it");
    let opened = Opened::new("small.toml", &text, &[]);
    for set in SETTINGS {
        let (answer, _) = opened.answer(set);
        let file = opened.export(set, "toml").text().to_owned();
        if !set.contains(&"places=1") {
            assert!(
                file.contains("places = 2   # as the call has it\n"),
                "{file}"
            );
        }
        let done = Program::new(&["changed.toml", "--charts", "none", "--format", "json"])
            .file("changed.toml", &file)
            .run();
        let result: Value = serde_json::from_str(&done.success()).unwrap();
        assert_eq!(result["settings"], json!([]));
        for bar in answer["bars"].as_array().unwrap() {
            let mut teams = result["teams"].as_array().unwrap().iter();
            let team = teams.find(|team| team["id"] == bar["id"]).unwrap();
            assert_eq!(
                bar["width"], team["selection_probability"]["estimate"],
                "{set:?}"
            );
        }
    }
}

const BLOCKS: &str = r#"
places = 1
[blocks]
merit = 60
plan = 40
[criteria]
quality = { block = "merit", weight = "20..40" }
reach = { block = "merit" }
goals = { block = "plan", weight = 25 }
cost = { block = "plan", weight = 15 }
[correlation]
within_team = 0.4
[teams]
a = { scores = { quality = "80 ± 5", reach = "70 ± 5", goals = 60, cost = 70 } }
b = { scores = { quality = "75 ± 5", reach = "75 ± 5", goals = 70, cost = 60 } }
"#;

#[test]
fn the_earliest_of_the_weights_that_were_moved_makes_room() {
    let opened = Opened::new("blocks.toml", BLOCKS, &[]);
    let ask = |set: &[&str], touched: &str| {
        let mut lines = opened.lines(&json!({ "state": { "set": set }, "touched": touched }));
        lines.swap_remove(0)
    };
    let quality = "criteria.quality.weight=35";
    let first = ask(
        &[quality, "criteria.reach.weight=30"],
        "criteria.reach.weight",
    );
    assert_eq!(first["state"]["set"], json!(["criteria.reach.weight=30"]));
    // Another block has nothing to do with it, and known weights make room by themselves.
    let all = [quality, "criteria.goals.weight=20"];
    assert_eq!(
        ask(&all, "criteria.goals.weight")["state"]["set"],
        json!(all)
    );
    let all = [
        "criteria.goals.weight=20",
        quality,
        "criteria.cost.weight=10",
    ];
    let left = json!([quality, "criteria.cost.weight=10"]);
    assert_eq!(ask(&all, "criteria.cost.weight")["state"]["set"], left);
    // What says the same as the file is no setting.
    let all = ["criteria.quality.weight=20..40"];
    assert_eq!(
        ask(&all, "criteria.quality.weight")["state"]["set"],
        json!([])
    );
    // What has no room at all is refused with the reason.
    let refused = ask(&["criteria.quality.weight=70"], "criteria.quality.weight");
    assert_eq!(refused["stage"], "refused", "{refused}");
    assert!(
        refused["problems"][0]["message"]
            .as_str()
            .unwrap()
            .contains("60"),
        "{refused}"
    );
}

#[test]
fn a_weight_that_is_written_as_points_keeps_its_scale() {
    let text = "places = 1\n[criteria]\na = { points = 40 } # marks out of 40\nb = { points = 60 }\n[teams]\n\
                x = { scores = { a = \"30 ± 4\", b = \"40 ± 5\" } }\n\
                y = { scores = { a = \"32 ± 4\", b = \"38 ± 5\" } }\n";
    let opened = Opened::new("points.toml", text, &[]);
    let set = ["criteria.a.weight=50"];
    let (answer, first) = opened.answer(&set);
    let slider = &first["sections"][1]["sliders"][0];
    assert_eq!(
        (&slider["text"], &slider["written"]),
        (&json!("50"), &json!("40"))
    );
    assert_eq!(
        first["command"],
        "simulate points.toml --set criteria.a.points= --set 'criteria.a.scale=[0, 40]' --set criteria.a.weight=50"
    );
    // Value 1 stays at the 40 of the sheet: 32 of 40 at 50 points, and 38 of 60 at the 50 that are left.
    let sheet = opened
        .lines(&json!({ "state": { "set": set }, "tab": "sheet" }))
        .pop()
        .unwrap();
    let rows = sheet["pieces"][0]["rows"].as_array().unwrap();
    assert_eq!(rows[1]["head"], "y");
    assert_eq!(rows[1]["cells"], json!(["71.7", "40.0", "31.7"]));
    let file = opened.export(&set, "toml").text().to_owned();
    assert!(file.contains("# marks out of 40"), "{file}");
    let done = Program::new(&["a.toml", "--charts", "none", "--format", "json"])
        .file("a.toml", &file)
        .run();
    let result: Value = serde_json::from_str(&done.success()).unwrap();
    let y = &result["teams"][1]["selection_probability"]["estimate"];
    assert_eq!(answer["bars"][0]["width"], *y);
}

#[test]
fn sliders_say_what_stands_where() {
    let opened = Opened::new("blocks.toml", BLOCKS, &[]);
    let (_, first) = opened.answer(&["criteria.quality.weight=25"]);
    let sections = first["sections"].as_array().unwrap();
    let slider = |path: &str| {
        let all = sections
            .iter()
            .flat_map(|section| section["sliders"].as_array().unwrap());
        let mut found = all.filter(|slider| slider["path"] == path);
        found
            .next()
            .unwrap_or_else(|| panic!("{path} in {sections:?}"))
            .clone()
    };
    let quality = slider("criteria.quality.weight");
    assert_eq!(
        (&quality["mode"], &quality["text"]),
        (&json!("fixed"), &json!("25"))
    );
    assert_eq!(quality["written"], "20..40");
    let modes = json!([
        ["free", "criteria.quality.weight="],
        ["between", ""],
        ["fixed", "criteria.quality.weight=25"]
    ]);
    assert_eq!(quality["modes"], modes);
    assert_eq!(
        quality["follows"],
        "reach gets the rest of the 60 points of block merit."
    );
    let reach = slider("criteria.reach.weight");
    assert_eq!(
        (&reach["mode"], &reach["mean"]),
        (&json!("free"), &json!([35.0, "35.0"]))
    );
    // Within what quality leaves it, as the file has that.
    assert_eq!(
        (&reach["low"], &reach["high"]),
        (&json!(20.0), &json!(40.0))
    );
    assert_eq!(slider("blocks.plan")["text"], "40");
    assert_eq!(slider("places")["step"], json!(1.0));
    // What is moved to nothing keeps its place.
    let (_, nothing) = opened.answer(&["correlation.within_team=0"]);
    let together = &nothing["sections"][3]["sliders"][0];
    assert_eq!(together["path"], "correlation.within_team");
    assert_eq!(
        (&together["text"], &together["added"]),
        (&json!("0"), &json!(false))
    );
}

#[test]
fn tabs_and_a_team_are_told_with_the_answer() {
    let opened = Opened::small(&[]);
    for (tab, part) in [
        ("ranks", "Rank acceptability"),
        ("pairs", "ranks above the team of the column"),
        ("sets", "Most likely selection"),
        ("questions", "alpha and gamma"),
        ("sheet", "every score and weight at its mean"),
    ] {
        let asked = json!({
            "state": { "ask": ["alpha and gamma"] },
            "tab": tab,
            "team": "gamma",
        });
        let lines = opened.lines(&asked);
        let whole = lines
            .iter()
            .find(|line| line["stage"] == "whole")
            .unwrap_or_else(|| panic!("{lines:?}"));
        let told = plain(&whole["pieces"].to_string());
        assert!(told.contains(part), "{tab}: {told}");
        assert_eq!(whole["view"]["name"], "Gamma, Inc.");
        assert_eq!(whole["view"]["out"], "teams.gamma=");
    }
}

#[test]
fn the_page_is_korean_where_that_is_asked_for() {
    let opened = Opened::small(&["--lang", "ko"]);
    assert!(opened.get("").text().contains("<html lang=\"ko\">"));
    let (answer, first) = opened.answer(&[]);
    let told = format!("{}{}", answer["finding"], first["progress"]);
    assert!(
        told.chars().filter(|c| ('가'..='힣').contains(c)).count() > 10,
        "{told}"
    );
    let opening = opened.get("opening");
    assert!(opening.text().contains("실행 취소"), "{}", opening.text());
}
