//! Arguments that change what is there, unset it, or take a team out.

use crate::common::{base, document, errors, rendered};
use cutline::model::{Quantity, Weight};
use cutline::scenario::{Document, Grid, Reading, Role, Scenario, Setting, read};

/// One quantity of each form, and what goes together with what.
const FORMS: &str = "places = 2\n[criteria]\nmerit = { weight = 20 }\nplan = { weight = \"10..30\" }\n\
    rest = {}\nlate = { penalty = \"0..10\", scale = [0, 1] }\n[correlation.groups.rivals]\n\
    quantities = [\"teams.a.scores.plan\", \"teams.b.scores.plan\", \"teams.c.scores.plan\"]\n\
    matrix = [[1, 0.5, 0], [0.5, 1, 0.25], [0, 0.25, 1]]\n\
    [teams.a]\nsd = 6\nscores = { merit = 84, plan = \"70 ± 5\", rest = \"unknown\", late = 0 }\n\
    [teams.b.scores]\nmerit = \"60 to 80\"\nplan = { normal = { mean = 60, sd = 4, min = 0 } }\n\
    rest = { discrete = { values = [10, 20], probabilities = [0.25, 0.75] } }\n\
    late = { beta = { alpha = 2, beta = 3 } }\n[teams.c.scores]\n\
    merit = { lognormal = { mu = 4, sigma = 0.1 } }\nplan = { gumbel = { location = 50, scale = 5 } }\n\
    rest = { exponential = { rate = 0.5 } }\nlate = { logitnormal = { mu = 0, sigma = 1 } }\n\
    [observed]\nselected = [\"a\", \"b\"]\n";

fn reading(arguments: &[&str]) -> Reading {
    let settings: Vec<Setting> = arguments.iter().map(|&a| Setting::set(a)).collect();
    document(FORMS, &[]).read(&settings)
}

fn set(arguments: &[&str]) -> Scenario {
    let reading = reading(arguments);
    let told = rendered(&reading);
    reading.scenario.unwrap_or_else(|| panic!("{told}"))
}

fn told(arguments: &[&str]) -> String {
    let reading = reading(arguments);
    assert!(reading.scenario.is_none(), "{arguments:?}");
    rendered(&reading)
}

/// What an argument makes of what is there equals what one would have written instead.
#[test]
fn a_change_is_as_if_its_outcome_were_written() {
    for (change, written) in [
        ("places=-1", "places=1"),
        ("criteria.merit.weight=+5", "criteria.merit.weight=25"),
        ("criteria.merit.weight=*1.2", "criteria.merit.weight=24"),
        ("criteria.plan.weight=+5", "criteria.plan.weight=15..35"),
        (
            "criteria.plan.weight=−2.5",
            "criteria.plan.weight=7.5..27.5",
        ),
        ("criteria.late.penalty=*0.1", "criteria.late.penalty=0..1"),
        ("teams.a.scores.merit= -4", "teams.a.scores.merit=80"),
        ("teams.a.sd=*.5", "teams.a.sd=3"),
        ("teams.a.scores.plan=+1", "teams.a.scores.plan=71 ± 5"),
        ("teams.a.scores.plan=*2", "teams.a.scores.plan=140 ± 10"),
        ("teams.a.bonus=+2", "teams.a.bonus=2"),
        (
            "teams.b.scores.merit=+0.1",
            "teams.b.scores.merit=60.1 to 80.1",
        ),
        (
            "teams.b.scores.plan=-10",
            "teams.b.scores.plan={ normal = { mean = 50, sd = 4, min = -10 } }",
        ),
        (
            "teams.b.scores.plan=*0.5",
            "teams.b.scores.plan={ normal = { mean = 30, sd = 2, min = 0 } }",
        ),
        (
            "teams.b.scores.plan.normal.sd=+1",
            "teams.b.scores.plan.normal.sd=5",
        ),
        (
            "teams.b.scores.rest=+5",
            "teams.b.scores.rest={ discrete = { values = [15, 25], probabilities = [0.25, 0.75] } }",
        ),
        (
            "teams.b.scores.late=+0.5",
            "teams.b.scores.late={ beta = { alpha = 2, beta = 3, min = 0.5, max = 1.5 } }",
        ),
        (
            "teams.c.scores.plan=*2",
            "teams.c.scores.plan={ gumbel = { location = 100, scale = 10 } }",
        ),
        (
            "teams.c.scores.rest=*4",
            "teams.c.scores.rest={ exponential = { rate = 0.125 } }",
        ),
    ] {
        let changed = set(&[change]);
        let plain = Scenario {
            settings: changed.settings.clone(),
            ..set(&[written])
        };
        assert_eq!(changed, plain, "{change}");
    }
    let Quantity::LogNormal { mu, .. } = set(&["teams.c.scores.merit=*2"]).teams[2].scores[0]
    else {
        panic!("another law");
    };
    assert!((mu - 4.0 - libm::log(2.0)).abs() < 1e-11);
}

/// One change after another, and a number that begins with a sign.
#[test]
fn changes_add_up_and_an_equals_sign_takes_a_number_as_it_is() {
    let twice = set(&["criteria.merit.weight=+5", "criteria.merit.weight=*2"]);
    let weight = Weight::Pinned(50.0);
    assert_eq!(
        twice.criteria[0].role,
        Role::Weighted {
            block: None,
            weight
        }
    );
    let effects: Vec<String> = twice.settings.iter().map(ToString::to_string).collect();
    assert_eq!(
        effects,
        [
            "criteria.merit.weight=+5 (20 → 25)",
            "criteria.merit.weight=*2 (25 → 50)"
        ]
    );
    let score = |argument: &str| set(&[argument]).teams[1].scores[3].clone();
    assert_eq!(score("teams.b.scores.late==-2"), Quantity::Sure(-2.0));
    assert_eq!(score("teams.b.scores.late= = +2"), Quantity::Sure(2.0));
    let (min, max) = (-2.0, 2.0);
    assert_eq!(
        score("teams.b.scores.late=-2..2"),
        Quantity::Uniform { min, max }
    );
    // A text is a text.
    assert_eq!(set(&["title=+5"]).title, "+5");
}

#[test]
fn what_cannot_be_changed_is_told() {
    let all = [
        "criteria.rest.weight=+5",
        "criteria.rest.weight=-5",
        "teams.a.scores.rest=-5",
        "teams.c.scores.rest=+5",
        "teams.c.scores.late=*2",
        "criteria.merit.weight=*-1",
        "criteria.merit.weight=-30",
        "criteria.merit.weight=+5..10",
        "criteria.plan.weight=+10 %",
        "places=*1.3",
        "weights.total=+5",
    ];
    let told: Vec<String> = all.iter().map(|argument| self::told(&[argument])).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_key_is_unset() {
    let scenario = set(&[
        "criteria.merit.weight=",
        "teams.a.sd= ",
        "observed=",
        "correlation.groups.rivals=",
        "teams.b.scores.plan.normal.min=",
    ]);
    let weight = Weight::Free;
    assert_eq!(
        scenario.criteria[0].role,
        Role::Weighted {
            block: None,
            weight
        }
    );
    assert_eq!(scenario.teams[0].scores[0], Quantity::Sure(84.0));
    assert_eq!(scenario.observed, None);
    assert!(scenario.correlation.groups.is_empty());
    let (mean, sd) = (60.0, 4.0);
    let plain = Quantity::Normal {
        mean,
        sd,
        min: None,
        max: None,
    };
    assert_eq!(scenario.teams[1].scores[1], plain);
    // A criterion goes with its scores.
    let fewer = set(&["criteria.late="]);
    assert!(fewer.criteria.len() == 3 && fewer.teams.iter().all(|t| t.scores.len() == 3));
    // What is not there need not be unset.
    let already = reading(&["criteria.rest.weight="]);
    assert!(rendered(&already).contains("nothing to unset") && already.scenario.is_some());
    // Weights that were all numbers keep their sum.
    let text = "places = 1\n[criteria]\na = { weight = 1 }\nb = { weight = 3 }\n\
        [teams]\nx = { scores = { a = 30, b = 20 } }\ny = { scores = { a = 20, b = 30 } }\n";
    let reading = document(text, &[]).read(&[Setting::set("criteria.a.weight=")]);
    assert_eq!(reading.scenario.map(|s| s.weights_total), Some(4.0));
}

#[test]
fn a_team_is_taken_out_with_what_is_said_of_it() {
    let without = |teams: &[&str]| {
        let settings: Vec<Setting> = teams.iter().map(|&id| Setting::without(id)).collect();
        document(FORMS, &[]).read(&settings)
    };
    let reading = without(&["c"]);
    assert!(
        rendered(&reading).contains("has 2 members left"),
        "{}",
        rendered(&reading)
    );
    let scenario = reading.scenario.expect("two teams");
    assert_eq!(scenario.teams.len(), 2);
    assert_eq!(scenario.observed, Some(vec![0, 1]));
    assert_eq!(
        scenario.correlation.groups[0].matrix(),
        [[1.0, 0.5], [0.5, 1.0]]
    );
    assert_eq!(scenario.settings[0].to_string(), "without c");
    assert_eq!(
        scenario,
        Scenario {
            settings: scenario.settings.clone(),
            ..set(&["teams.c="])
        }
    );
    let base = Document::new(&base());
    let told = |teams: &[&str]| {
        let settings: Vec<Setting> = teams.iter().map(|&id| Setting::without(id)).collect();
        rendered(&base.read(&settings))
    };
    let all = [
        told(&["kakoa"]),
        told(&["kakao", "lg"]),
        told(&["motif", "konan", "kaist", "kakao", "kt", "nc"]),
        rendered(&reading_of_all_but_one()),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

fn reading_of_all_but_one() -> Reading {
    document(FORMS, &[]).read(&[Setting::without("b"), Setting::without("c")])
}

#[test]
fn a_path_that_is_not_whole_is_completed() {
    let all = [
        "technology=30",
        "Technology.weight=30",
        "dependency=0",
        "kt.technology=80",
        "KT.bonus=2",
        "teams.kt.technology=80",
        "plan=40",
        "criteria.technology=30",
        "criteria.dependency=0",
        "teams.kt=30",
        "correlation=0.3",
        "weights.concentration=50",
        "criteria.technology.weight=free",
        "places=",
        "blocks.plan=",
        "blocks=",
        "teams.kt.scores.goals=",
    ];
    let told: Vec<String> = all.iter().map(|argument| errors(&[argument])).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// Along a number the changes come to numbers; along bounds or a law they stay what they are.
#[test]
fn changes_are_varied() {
    let grid = |argument: &str| {
        let grid = Grid::new(&document(FORMS, &[]), &[], &[argument.to_owned()]);
        grid.unwrap_or_else(|reading| panic!("{}", rendered(&reading)))
    };
    let along = grid("criteria.merit.weight=-5..+5:3");
    assert_eq!(along.axes[0].values, ["15", "20", "25"]);
    assert_eq!(along.axes[0].range, Some([20.0, 20.0]));
    let along = grid("criteria.late.penalty=-1..+1:3");
    assert_eq!(along.axes[0].values, ["-1", "+0", "+1"]);
    assert_eq!(along.axes[0].numbers, Some(vec![-1.0, 0.0, 1.0]));
    assert_eq!(along.axes[0].range, Some([0.0, 0.0]));
    let penalty = |scenario: &Scenario| scenario.criteria[3].role.clone();
    let at = |min, max| Role::Penalty(Quantity::Uniform { min, max });
    assert_eq!(penalty(&along.points[0]), at(-1.0, 9.0));
    assert_eq!(along.at(0.5).as_ref().map(penalty), Some(at(0.5, 10.5)));
    let along = grid("criteria.late.penalty=*0.5,*2");
    assert_eq!(penalty(&along.points[1]), at(0.0, 20.0));
    let exact = grid("teams.b.scores.late==-2,0");
    assert_eq!(exact.points[0].teams[1].scores[3], Quantity::Sure(-2.0));
    // Of a weight that is free nothing is there; where it can lie is told.
    let free = Grid::new(
        &document(FORMS, &[]),
        &[],
        &["criteria.rest.weight=-5..+5:3".to_owned()],
    );
    let told = rendered(&free.unwrap_err());
    let help = "help: the weight is free: vary it over criteria.rest.weight=";
    assert!(told.contains(help), "{told}");
    insta::assert_snapshot!("free", told);
    // What an argument before it changed is what is there.
    let settings = [Setting::set("criteria.merit.weight=+5")];
    let argument = ["criteria.merit.weight=*1,*2".to_owned()];
    let after = Grid::new(&document(FORMS, &[]), &settings, &argument).expect("a grid");
    assert_eq!(after.axes[0].values, ["25", "50"]);
}

#[test]
fn a_relative_number_is_told_with_what_it_comes_to() {
    let told = rendered(&read(&base(), &["places=+6".into()]));
    assert!(told.contains("more than 10: 5 → 11"), "{told}");
}
