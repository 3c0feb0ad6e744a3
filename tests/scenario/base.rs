//! The scenarios that ship with the program are free of problems.

use cutline::model::Weight;
use cutline::report::diagnostic;
use cutline::scenario::{Role, decode, read};

#[test]
fn the_base_scenario_reads_without_a_word() {
    let bytes = std::fs::read("scenarios/base.toml").expect("the base scenario");
    let source = decode("scenarios/base.toml", &bytes).expect("UTF-8");
    let reading = read(&source, &[]);
    let told = diagnostic::render(&reading.problems, &reading.sources, false);
    assert_eq!(told, "");
    let scenario = reading.scenario.expect("a scenario");
    assert_eq!((scenario.teams.len(), scenario.criteria.len()), (10, 7));
    assert_eq!(scenario.observed, Some(vec![0, 1, 2, 3, 4]));
    let technology = &scenario.criteria[0].role;
    let weight = Weight::Between(10.0, 30.0);
    assert_eq!(
        technology,
        &Role::Weighted {
            block: Some(0),
            weight
        }
    );
}
