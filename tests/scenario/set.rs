//! `--set PATH=VALUE`: what it changes and what it refuses.

use crate::common::{base, errors, rendered};
use cutline::model::{Quantity, Weight};
use cutline::scenario::{Block, Differences, Document, Grid, Role, Scenario, Source, read};

fn set(arguments: &[&str]) -> Scenario {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    let reading = read(&base(), &arguments);
    let told = rendered(&reading);
    reading.scenario.unwrap_or_else(|| panic!("{told}"))
}

fn flat(weights: &str, arguments: &[&str]) -> cutline::scenario::Reading {
    let ids = ["a", "b", "c"];
    let mut criteria = Vec::new();
    let mut scores = Vec::new();
    for (id, weight) in ids.iter().zip(weights.split(' ')) {
        criteria.push(format!("{id} = {{ weight = {weight} }}"));
        scores.push(format!("{id} = 50"));
    }
    let (criteria, scores) = (criteria.join("\n"), scores.join(", "));
    let text = format!(
        "places = 1\n[criteria]\n{criteria}\n[teams]\nx = {{ scores = {{ {scores} }} }}\n\
         y = {{ scores = {{ {scores} }} }}\n"
    );
    let name = "flat.toml".to_owned();
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    read(&Source { name, text }, &arguments)
}

fn pinned(reading: &cutline::scenario::Reading) -> Vec<f64> {
    let told = rendered(reading);
    let scenario = reading
        .scenario
        .as_ref()
        .unwrap_or_else(|| panic!("{told}"));
    let weight = |role: &Role| match role {
        Role::Weighted {
            weight: Weight::Pinned(number),
            ..
        } => *number,
        other => panic!("{other:?}"),
    };
    scenario.criteria.iter().map(|c| weight(&c.role)).collect()
}

#[test]
fn values_of_every_kind_are_set() {
    let scenario = set(&[
        "title=2025",
        "places=4",
        "criteria.dependency.penalty=0",
        "criteria.technology.weight=12..20",
        "teams.kakao.scores.strategy=80 ± 3",
        "teams.\"lg\".name=LG",
        " teams.kt.sd = 2.5",
        "simulation.seed=7",
        "observed.selected=[\"kt\",\"lg\",\"nc\",\"skt\"]",
        "beyond=clamp",
        "teams.motif.bonus=1",
    ]);
    assert_eq!(scenario.title, "2025");
    assert_eq!(scenario.places, 4);
    assert_eq!(scenario.simulation.seed, 7);
    assert_eq!(
        scenario.criteria[6].role,
        Role::Penalty(Quantity::Sure(0.0))
    );
    let weight = Weight::Between(12.0, 20.0);
    let block = Some(0);
    assert_eq!(scenario.criteria[0].role, Role::Weighted { block, weight });
    assert_eq!(scenario.teams[0].name, "LG");
    assert_eq!(scenario.teams[7].bonus, Quantity::Sure(1.0));
    assert_eq!(scenario.observed, Some(vec![0, 3, 4, 5]));
    let sd = |q: &Quantity| match q {
        Quantity::Normal { sd, .. } => *sd,
        other => panic!("{other:?}"),
    };
    assert!((sd(&scenario.teams[6].scores[3]) - 3.0).abs() < 1e-12);
    assert!((sd(&scenario.teams[5].scores[0]) - 2.5).abs() < 1e-12);
}

#[test]
fn a_table_the_file_leaves_out_is_created() {
    let text = base()
        .text
        .replace("[correlation]\nwithin_team = 0.4\n", "");
    let source = Source { text, ..base() };
    let reading = read(&source, &["correlation.within_team=0.25".into()]);
    assert_eq!(
        reading.scenario.map(|s| s.correlation.within_team),
        Some(0.25)
    );
}

#[test]
fn a_parameter_of_a_distribution_is_reached() {
    let scenario = set(&[
        "teams.lg.scores.goals={ pert = { min = 60, mode = 75, max = 95 } }",
        "teams.lg.scores.goals.pert.max=90",
    ]);
    let (min, mode, max) = (60.0, 75.0, 90.0);
    assert_eq!(
        scenario.teams[0].scores[2],
        Quantity::Pert { min, mode, max }
    );
    let scenario = set(&["teams.lg.scores.goals.uniform={ min = 1, max = 2 }"]);
    let (min, max) = (1.0, 2.0);
    assert_eq!(scenario.teams[0].scores[2], Quantity::Uniform { min, max });
}

#[test]
fn the_other_numbers_of_a_sum_are_rescaled() {
    assert_eq!(
        pinned(&flat("20 30 50", &["criteria.a.weight=60"])),
        [60.0, 15.0, 25.0]
    );
    assert_eq!(
        pinned(&flat("1 1 2", &["criteria.c.weight=0"])),
        [2.0, 2.0, 0.0]
    );
    assert_eq!(
        pinned(&flat("20 30 50", &["weights.total=10"])),
        [2.0, 3.0, 5.0]
    );
    assert_eq!(
        pinned(&flat(
            "20 30 50",
            &["criteria.a.weight=10", "criteria.b.weight=10"]
        )),
        [10.0, 10.0, 80.0]
    );
    // A file with a free weight adds up to 100.
    assert_eq!(
        pinned(&flat("20 30 \"10..60\"", &["criteria.c.weight=75"])),
        [10.0, 15.0, 75.0]
    );
    let scenario = set(&[
        "criteria.goals.weight=20",
        "criteria.strategy.weight=10",
        "blocks.plan=30",
        "criteria.impact.weight=30",
    ]);
    assert_eq!(
        scenario.blocks[1],
        Block {
            id: "plan".into(),
            label: "plan".into(),
            points: 30.0
        }
    );
}

#[test]
fn a_block_with_a_label_is_set_by_its_path_or_by_its_points() {
    let labelled = "capability = { points = 40, label = \"역량\" }";
    let text = base().text.replace("capability   = 40", labelled);
    assert!(text.contains(labelled));
    let block = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
        let reading = read(
            &Source {
                text: text.clone(),
                ..base()
            },
            &arguments,
        );
        let told = rendered(&reading);
        let scenario = reading.scenario.unwrap_or_else(|| panic!("{told}"));
        (scenario.blocks[0].label.clone(), scenario.blocks[0].points)
    };
    assert_eq!(block(&[]), ("역량".to_owned(), 40.0));
    assert_eq!(block(&["blocks.capability=50"]), ("역량".to_owned(), 50.0));
    assert_eq!(
        block(&["blocks.capability.points=50"]),
        ("역량".to_owned(), 50.0)
    );
    assert_eq!(
        block(&["blocks.capability.label=Skill"]),
        ("Skill".to_owned(), 40.0)
    );
    // What a block is called changes nothing.
    let document = |text: &str| {
        Document::new(&Source {
            text: text.to_owned(),
            ..base()
        })
    };
    let differences = Differences::new((&document(&base().text), &[]), (&document(&text), &[]));
    assert!(differences.groups.is_empty());
    let vary = ["blocks.capability=30..50:3".to_owned()];
    let Ok(grid) = Grid::new(&document(&text), &[], &vary) else {
        panic!("not read")
    };
    let axis = &grid.axes[0];
    assert_eq!(
        (axis.label.to_string().as_str(), axis.range),
        ("Block 역량, in points", Some([40.0, 40.0]))
    );
    let held = axis.held[0].to_string();
    assert!(held.contains("block 역량"), "{held}");
}

#[test]
fn points_of_a_block_rescale_its_numbers() {
    let text = base()
        .text
        .replace("goals      = {", "goals = { weight = 10,");
    let text = text.replace("strategy   = {", "strategy = { weight = 20,");
    let reading = read(&Source { text, ..base() }, &["blocks.plan=45".into()]);
    let scenario = reading.scenario.expect("a scenario");
    let weight = |i: usize| match scenario.criteria[i].role {
        Role::Weighted {
            weight: Weight::Pinned(number),
            ..
        } => number,
        _ => f64::NAN,
    };
    assert_eq!((weight(2), weight(3)), (15.0, 30.0));
}

#[test]
fn what_cannot_be_rescaled_is_refused_at_the_argument() {
    insta::assert_snapshot!(rendered(&flat("20 30 50", &["criteria.a.weight=120"])));
    insta::assert_snapshot!(rendered(&flat("20 0 0", &["criteria.a.weight=10"])));
    insta::assert_snapshot!(errors(&["criteria.goals.weight=40"]));
}

#[test]
fn bad_arguments_are_located() {
    let bad = [
        "places",
        "=3",
        "criteria..weight=3",
        "teams.\"lg.sd=3",
        "places=",
        "plaecs=3",
        "rules.pass=3",
        "teams.kakoa.sd=3",
        "criteria.rank.weight=3",
        "blocks.plans=3",
        "teams.lg.scores.tech=80",
        "teams.lg.scores.goals.normal.mean=80",
        "teams.lg.scores.goals.gaussian=80",
        "teams.lg.name.first=LG",
        "teams={}",
        "blocks=3",
        "criteria.dependency.penalty=abc",
        "teams.kakao.scores.strategy=84,5",
        "criteria.technology.weight=20 ± 3",
        "criteria.technology.weight=50",
        "observed.selected=[\"lg\",\"kakoa\"]",
        "teams.\"네이버\".name=네이버",
        "teams.naver.scores.goals=칠십",
    ];
    let told: Vec<String> = bad.iter().map(|argument| errors(&[argument])).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// A score that is tried out says nothing of the scale that the file's scores were given on.
#[test]
fn a_scale_is_told_from_the_file_not_from_what_is_set() {
    let reads = |scores: [u8; 2], set: &[&str]| {
        let text = format!(
            "places = 1\n[criteria]\nmerit = {{}}\ncost = {{ scale = [9, 0] }}\n[teams]\n\
             x = {{ scores = {{ merit = {}, cost = 3 }} }}\n\
             y = {{ scores = {{ merit = {}, cost = 4 }} }}\n",
            scores[0], scores[1]
        );
        let set: Vec<String> = set.iter().map(|&set| set.into()).collect();
        let name = "set.toml".to_owned();
        read(&Source { name, text }, &set).scenario.is_some()
    };
    assert!(reads([80, 5], &["teams.x.scores.merit=4"]));
    assert!(!reads([4, 5], &[]));
    assert!(!reads([4, 5], &["teams.x.scores.merit=80"]));
    for scale in ["[1, 5]", "[0, 100]"] {
        assert!(reads([4, 5], &[&format!("criteria.merit.scale={scale}")]));
    }
}

#[test]
fn blocks_that_are_set_to_another_sum_are_told() {
    let told = |set: &str| {
        let reading = read(&base(), &[set.into()]);
        rendered(&reading)
    };
    for (set, sum) in [("blocks.plan=40", 110), ("blocks.plan=80", 150)] {
        let said = told(set);
        assert!(
            said.contains(&format!("the blocks add up to {sum} points")),
            "{said}"
        );
        assert!(said.contains("set here"), "{said}");
    }
    assert_eq!(told("blocks.plan=30"), "");
}
