//! A field in which nobody reads of every team.

use serde_json::Value;

use super::program::{Done, Program};

const TEAMS: usize = 120;
const CRITERIA: usize = 9;

/// A sheet of 120 teams and nine criteria: team k earns k points less than the first on each, give or
/// take what its number makes of it.
fn sheet() -> String {
    let heads: Vec<String> = (1..=CRITERIA).map(|at| format!("criterion_{at}")).collect();
    let mut sheet = format!("team,{}\n", heads.join(","));
    for team in 0..TEAMS {
        let score = |at: usize| 95.0 - 0.6 * team as f64 + ((team * 7 + at * 5) % 9) as f64 / 2.0;
        let scores: Vec<String> = (0..CRITERIA).map(|at| score(at).to_string()).collect();
        sheet += &format!("Team {},{}\n", team + 1, scores.join(","));
    }
    sheet
}

fn scenario() -> String {
    let mut text = "places = 40\nscores = \"sheet.csv\"\n[defaults]\nsd = 8\nscale = [0, 100]\n\
                    [blocks]\nmerit = 60\nplan = 30\n[criteria]\n"
        .to_owned();
    for at in 1..=CRITERIA {
        let block = if at <= 5 { "merit" } else { "plan" };
        text += &format!("criterion_{at} = {{ block = \"{block}\" }}\n");
    }
    text
}

fn run(arguments: &[&str]) -> Done {
    let fixed = [
        "field.toml",
        "--charts=none",
        "--method=monte-carlo",
        "--draws=3000",
    ];
    let done = Program::new(&[&fixed[..], arguments].concat())
        .file("field.toml", scenario())
        .file("sheet.csv", sheet())
        .run();
    assert_eq!(done.code, 0, "{}", done.stderr);
    done
}

/// The lines of the first table: from its heads to the blank line after it.
fn table(told: &str) -> Vec<&str> {
    let lines = told.lines().skip_while(|line| !line.contains("(90 %)"));
    lines.skip(1).take_while(|line| !line.is_empty()).collect()
}

/// The lines of the sheet as written, without what stands over the teams.
fn written(told: &str) -> Vec<&str> {
    let lines = told.lines().skip_while(|line| !line.contains("at value 1"));
    lines.skip(1).take_while(|line| !line.is_empty()).collect()
}

fn place(line: &str) -> Option<usize> {
    line.get(..3)?.trim().parse().ok()
}

/// The number that a line says of teams that are not there.
fn others(lines: &[&str], side: &str) -> usize {
    let mark = format!("more teams {side}");
    let line = lines.iter().find(|line| line.contains(&mark)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn the_table_shows_who_is_open_and_counts_the_others() {
    let told = run(&[]).stdout;
    let lines = table(&told);
    let places: Vec<usize> = lines.iter().filter_map(|line| place(line)).collect();
    let (above, below) = (others(&lines, "above"), others(&lines, "below"));
    assert_eq!(above + places.len() + below, TEAMS, "{told}");
    assert!(places.len() < 60 && above > 5 && below > 30, "{told}");
    let expected: Vec<usize> = (above + 1..=TEAMS - below).collect();
    assert_eq!(places, expected);
    // The line runs through what is shown.
    assert!(places.contains(&40) && places.contains(&41));
    let flat = told.replace('\n', " ");
    assert!(flat.contains("--verbose has all 120 teams."), "{told}");
    assert!(!told.contains("-0.0"), "{told}");
    // The sheet has the same teams.
    let rows = written(&told).iter().filter(|l| place(l).is_some()).count();
    assert_eq!(rows, places.len(), "{told}");

    let all = run(&["--verbose"]).stdout;
    let lines = table(&all);
    assert_eq!(lines.iter().filter(|l| place(l).is_some()).count(), TEAMS);
    assert!(
        !all.contains("more teams") && !all.contains("--verbose"),
        "{all}"
    );
}

#[test]
fn a_document_has_the_same_rows_and_machines_get_all() {
    let told = run(&["--format=markdown"]).stdout;
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("| ")).collect();
    let number = |line: &&&str| {
        line[2..]
            .split(' ')
            .next()
            .unwrap()
            .parse::<usize>()
            .is_ok()
    };
    let rows = lines.iter().filter(number).count();
    let counted = |side: &str| -> usize {
        let mark = format!(" more teams {side}");
        let line = lines.iter().find(|line| line.contains(&mark)).unwrap();
        let before = line.split(&mark).next().unwrap();
        before.rsplit(' ').next().unwrap().parse().unwrap()
    };
    assert_eq!(counted("above") + rows + counted("below"), TEAMS, "{told}");
    let cells = |line: &str| line.matches('|').count();
    assert!(lines.iter().all(|line| cells(line) == cells(lines[0])));
    assert!(told.contains("\n--verbose has all 120 teams.\n"), "{told}");

    assert_eq!(run(&["--format=csv"]).stdout.lines().count(), 1 + TEAMS);
    let json: Value = serde_json::from_str(&run(&["--format=json"]).stdout).unwrap();
    assert_eq!(json["teams"].as_array().unwrap().len(), TEAMS);
    // What the finding about ranks says is what its intervals come to.
    let across = |team: &&Value| {
        let [low, high] = [0, 1].map(|at| team["rank_interval"][at].as_u64().unwrap());
        low <= 40 && 40 < high
    };
    let across = json["teams"].as_array().unwrap().iter().filter(across);
    let finding = json["findings"]["ranks"].as_str().unwrap();
    let expected = format!("The 90 % rank intervals of {} of 120 teams", across.count());
    assert!(finding.starts_with(&expected), "{finding}");
}

#[test]
fn many_criteria_are_told_by_block() {
    let told = run(&[]).stdout;
    let head = told.lines().find(|line| line.contains("merit")).unwrap();
    assert_eq!(
        head.split_whitespace().collect::<Vec<_>>(),
        ["total", "merit", "plan"]
    );
    assert!(told.contains("By block of criteria; --verbose has each criterion."));
    let mut checked = 0;
    for line in written(&told).iter().filter(|line| place(line).is_some()) {
        let figures = line.split_whitespace().rev().take(3);
        let figures: Vec<f64> = figures.map(|figure| figure.parse().unwrap()).collect();
        let [plan, merit, total] = figures[..] else {
            panic!("{line}")
        };
        // Each of them is rounded to a tenth.
        assert!((merit + plan - total).abs() < 0.151, "{line}");
        assert!(merit > plan && plan > 0.0, "{line}");
        checked += 1;
    }
    assert!(checked > 15);
    // With everything that is known there is each criterion, its name in one piece.
    let all = run(&["--verbose"]).stdout;
    for at in 1..=CRITERIA {
        let name = format!("criterion_{at}");
        assert!(all.split_whitespace().any(|word| word == name), "{all}");
    }
    assert!(!all.contains("By block"));
}

#[test]
fn a_list_of_many_is_cut_after_ten() {
    let told = run(&[]).stdout.replace("\n  ", " ");
    let list = told.lines().find(|line| line.contains("for example"));
    let list = list.or(told.lines().find(|line| line.contains("likely selection")));
    let list = list.unwrap();
    assert!(list.contains(" and 30 more;"), "{list}");
    let (_, names) = list.split_once("Team ").unwrap();
    assert_eq!(1 + names.matches(", Team ").count(), 10, "{list}");
    let all = run(&["--verbose"]).stdout.replace("\n  ", " ");
    assert!(!all.contains(" and 30 more"), "{all}");
}

/// From the place that a team's line gives on it ranks above each other one, and the one before that
/// place it does not.
#[test]
fn a_chain_of_neighbours_is_told_team_by_team() {
    let told = run(&[]).stdout;
    assert!(!told.contains("Groups"), "{told}");
    assert!(told.contains("from the place under \"apart\" on"), "{told}");
    let json: Value = serde_json::from_str(&run(&["--format=json"]).stdout).unwrap();
    // Best first, as rows are.
    let mut order: Vec<usize> = (0..TEAMS).collect();
    let figure = |team: usize, key: &str| json["teams"][team][key].as_f64().unwrap();
    let share = |team: usize| {
        let share = &json["teams"][team]["selection_probability"]["estimate"];
        share.as_f64().unwrap()
    };
    order.sort_by(|&a, &b| {
        let by_share = share(b).total_cmp(&share(a));
        by_share.then(figure(a, "expected_rank").total_cmp(&figure(b, "expected_rank")))
    });
    let above = |i: usize, j: usize| {
        let row = &json["pairwise_winning"][order[i]];
        row[order[j]].as_f64().unwrap()
    };
    let mut checked = 0;
    for line in table(&told) {
        let Some(place) = place(line) else { continue };
        let bar = |c: char| ('\u{2580}'..='\u{259f}').contains(&c) || c == ' ';
        let from = line.trim_end_matches(bar).rsplit(' ').next().unwrap();
        let from: usize = from.parse().unwrap();
        assert!((from - 1..TEAMS).all(|at| above(place - 1, at) >= 0.95));
        assert!(
            above(place - 1, from - 2) < 0.95 || from == place + 1,
            "{line}"
        );
        checked += 1;
    }
    assert!(checked > 15);
}
