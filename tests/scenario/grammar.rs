//! What the written forms of quantities, weights and value functions mean.

use crate::common::{rendered, tiny};
use cutline::model::{Beyond, Quantity, Weight};
use cutline::scenario::{Reading, Role, Scenario, Source, decode, read};

fn reading(score: &str, weight: &str) -> Reading {
    read(&tiny(score, weight), &[])
}

fn scenario(score: &str, weight: &str) -> Scenario {
    let reading = reading(score, weight);
    let told = rendered(&reading);
    reading.scenario.unwrap_or_else(|| panic!("{told}"))
}

fn score(written: &str) -> Quantity {
    scenario(written, "50").teams[0].scores[0].clone()
}

fn normal(mean: f64, sd: f64) -> Quantity {
    let (min, max) = (None, None);
    Quantity::Normal { mean, sd, min, max }
}

#[test]
fn each_form_has_its_law() {
    let uniform = |min, max| Quantity::Uniform { min, max };
    let z95 = 1.644_853_626_951_472_2;
    let cases = [
        ("84", normal(84.0, 4.0)),
        ("\"84 ± 6\"", normal(84.0, 6.0)),
        ("\"84±6\"", normal(84.0, 6.0)),
        ("\"84 +- 6\"", normal(84.0, 6.0)),
        ("\"-8.5e1 +-.5\"", normal(-85.0, 0.5)),
        ("\"−1_0 ± 6\"", normal(-10.0, 6.0)),
        ("\"75..90\"", uniform(75.0, 90.0)),
        ("\" -5 .. +5.5 \"", uniform(-5.0, 5.5)),
        ("\"1.5..2.5\"", uniform(1.5, 2.5)),
        ("\"60 to 80\"", normal(70.0, 20.0 / (2.0 * z95))),
        ("\"unknown\"", uniform(0.0, 100.0)),
        ("{ normal = { mean = 70, sd = 6 } }", normal(70.0, 6.0)),
        ("{ uniform = { min = 1, max = 2.5 } }", uniform(1.0, 2.5)),
    ];
    for (written, law) in cases {
        assert_eq!(score(written), law, "{written}");
    }
    let (min, mode, max) = (60.0, 60.0, 95.0);
    let triangular = score("{ triangular = { min = 60, mode = 60, max = 95 } }");
    assert_eq!(triangular, Quantity::Triangular { min, mode, max });
    let pert = score("{ pert = { max = 95, mode = 60, min = 60 } }");
    assert_eq!(pert, Quantity::Pert { min, mode, max });
    let (mean, sd, min, max) = (70.0, 6.0, Some(60.0), None);
    let truncated = score("{ normal = { mean = 70, sd = 6, min = 60 } }");
    assert_eq!(truncated, Quantity::Normal { mean, sd, min, max });
}

#[test]
fn families_are_read_by_their_parameters() {
    let (alpha, beta) = (2.0, 3.0);
    let (mu, sigma) = (-1.0, 0.5);
    let (location, scale) = (70.0, 8.0);
    let cases = [
        (
            "{ beta = { alpha = 2, beta = 3 } }",
            Quantity::Beta {
                alpha,
                beta,
                min: 0.0,
                max: 1.0,
            },
        ),
        (
            "{ beta = { alpha = 2, beta = 3, min = -5, max = 60 } }",
            Quantity::Beta {
                alpha,
                beta,
                min: -5.0,
                max: 60.0,
            },
        ),
        (
            "{ lognormal = { mu = -1, sigma = 0.5 } }",
            Quantity::LogNormal { mu, sigma },
        ),
        (
            "{ logitnormal = { sigma = 0.5, mu = -1 } }",
            Quantity::LogitNormal { mu, sigma },
        ),
        (
            "{ gumbel = { location = 70, scale = 8 } }",
            Quantity::Gumbel { location, scale },
        ),
        (
            "{ exponential = { rate = 0.02 } }",
            Quantity::Exponential { rate: 0.02 },
        ),
        // A single possible number is a known one, and what cannot be is left out.
        (
            "{ discrete = { values = [60, 70], probabilities = [0, 1.0] } }",
            Quantity::Sure(70.0),
        ),
    ];
    for (written, law) in cases {
        assert_eq!(score(written), law, "{written}");
    }
    let discrete =
        score("{ discrete = { values = [90, 60, 90], probabilities = [0.1, 0.7, 0.2] } }");
    let Quantity::Discrete(steps) = discrete else {
        panic!("{discrete:?}");
    };
    assert_eq!(steps.values(), [60.0, 90.0]);
    assert!((steps.cumulative()[0] - 0.7).abs() < 1e-15);
}

#[test]
fn sd_is_for_plain_numbers_on_weighted_criteria() {
    let scenario = scenario("84", "50");
    let [x, y] = scenario.teams.as_slice() else {
        panic!("two teams");
    };
    assert_eq!(x.scores[1], normal(50.0, 4.0));
    assert_eq!(x.scores[2], Quantity::Sure(5.0));
    assert_eq!(y.scores[1], Quantity::Sure(50.0));
    let (min, max) = (1.0, 9.0);
    assert_eq!(y.scores[2], Quantity::Uniform { min, max });
    assert_eq!((x.name.as_str(), scenario.title.as_str()), ("x", "tiny"));
}

#[test]
fn a_reversed_scale_and_a_value_function_become_ascending_knots() {
    assert_eq!(
        scenario("84", "50").criteria[2].value,
        [(1.0, 1.0), (9.0, 0.0)]
    );
    let mut source = tiny(
        "\"unknown\"",
        "50, value = [[20, 0], [90, 1]], beyond = \"clamp\"",
    );
    let read_it = |source: &Source| read(source, &[]).scenario.expect("a scenario");
    let scenario = read_it(&source);
    assert_eq!(scenario.criteria[0].value, [(20.0, 0.0), (90.0, 1.0)]);
    assert_eq!(scenario.criteria[0].beyond, Beyond::Clamp);
    let (min, max) = (20.0, 90.0);
    assert_eq!(scenario.teams[0].scores[0], Quantity::Uniform { min, max });
    // Beside a value function, the scale says what "unknown" ranges over.
    source.text = source.text.replace("value =", "scale = [80, 30], value =");
    let (min, max) = (30.0, 80.0);
    let scenario = read_it(&source);
    assert_eq!(scenario.teams[0].scores[0], Quantity::Uniform { min, max });
    assert_eq!(scenario.criteria[0].value, [(20.0, 0.0), (90.0, 1.0)]);
}

#[test]
#[allow(clippy::float_cmp, reason = "sums of small whole numbers are exact")]
fn weights_are_pinned_bounded_or_free() {
    let weight = |written| match scenario("84", written).criteria[0].role {
        Role::Weighted { weight, .. } => weight,
        Role::Penalty(_) => panic!("a weight"),
    };
    assert_eq!(weight("25"), Weight::Pinned(25.0));
    assert_eq!(weight("\"10..30\""), Weight::Between(10.0, 30.0));
    assert_eq!(scenario("84", "25").weights_total, 100.0);
    let all = tiny("84", "20")
        .text
        .replace("other = {}", "other = { weight = 30 }");
    let source = Source {
        name: String::new(),
        text: all,
    };
    let scenario = read(&source, &[]).scenario.expect("unnormalised weights");
    assert_eq!(scenario.weights_total, 50.0);
}

#[test]
fn malformed_quantities_say_what_to_write() {
    let bad = [
        "\"60-80\"",
        "\"60—80\"",
        "\"60 ~ 80\"",
        "\"84,5\"",
        "\"1,000..2,000\"",
        "\"85%\"",
        "\"84 ± \"",
        "\"± 6\"",
        "\"84 ± 6 ± 2\"",
        "\"84 ± -6\"",
        "\"84 ± inf\"",
        "\"nan\"",
        "\"84 +/- 6\"",
        "\"60 to\"",
        "\"to 80\"",
        "\"60to80\"",
        "\"80 to 60\"",
        "\"..90\"",
        "\"75..\"",
        "\"75...90\"",
        "\"75..90..95\"",
        "\"Unknown\"",
        "\"?\"",
        "\"\"",
        "\"1__0..20\"",
        "\"2e12 ± 6\"",
        "true",
        "[60, 80]",
        "{}",
        "07:32:00",
        "\"84\\u0020± x\"",
        "\"팔십\"",
    ];
    let mut told = Vec::new();
    for written in bad {
        let reading = reading(written, "50");
        if reading.scenario.is_some() {
            told.push(format!("accepted {written}"));
        }
        for p in &reading.problems {
            let text = &reading.sources[0].text[p.place.span.clone()];
            let help = p.help.as_deref().unwrap_or("-");
            told.push(format!(
                "{written} at {text}: {} | {} | {help}",
                p.message, p.label
            ));
        }
    }
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn bytes_are_decoded_or_refused_where_they_go_wrong() {
    let with_mark = [b"\xef\xbb\xbf".as_slice(), tiny("84", "50").text.as_bytes()].concat();
    let source = decode("x.toml", &with_mark).expect("a byte order mark is fine");
    assert!(read(&source, &[]).scenario.is_some());
    let refused = decode("x.toml", b"places = 1\ntitle = \"\xff\"\n").expect_err("not UTF-8");
    let start = refused.problem.place.span.start;
    assert_eq!(refused.source.line_column(start), (2, 10));
    let utf16: Vec<u8> = "places = 1"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let refused = decode("x.toml", &utf16).expect_err("UTF-16");
    assert!(refused.problem.message.contains("UTF-16"));
}

#[test]
fn problems_come_in_the_order_of_the_text() {
    let reading = reading("\"84 ± 0\"", "-5");
    let starts: Vec<usize> = reading
        .problems
        .iter()
        .map(|p| p.place.span.start)
        .collect();
    assert_eq!(starts.len(), 2);
    assert!(starts.is_sorted(), "{starts:?}");
}

/// A table of values says what it says; a scale measures beyond its ends.
#[test]
fn tables_of_values_are_held_and_scales_go_on() {
    let beyond = |criterion: &str, top: &str| {
        let text = top.to_owned() + &tiny("84", &format!("50, {criterion}")).text;
        let reading = read(
            &Source {
                name: "x.toml".into(),
                text,
            },
            &[],
        );
        reading.scenario.expect("a scenario").criteria[0].beyond
    };
    let table = "value = [[0, 0.5], [60, 0.9], [90, 1]]";
    let two = "value = [[0, 0], [90, 1]]";
    for (criterion, top, want) in [
        ("scale = [0, 90]", "", Beyond::Extend),
        (table, "", Beyond::Clamp),
        (two, "", Beyond::Clamp),
        (table, "beyond = \"extend\"\n", Beyond::Extend),
        ("scale = [0, 90]", "beyond = \"clamp\"\n", Beyond::Clamp),
        (
            &format!("{table}, beyond = \"extend\""),
            "beyond = \"clamp\"\n",
            Beyond::Extend,
        ),
    ] {
        assert_eq!(beyond(criterion, top), want, "{criterion} under {top:?}");
    }
    // A steep last piece that goes on is obeyed, and said.
    let steep = "50, value = [[0, 0.5], [59.9, 0.9], [60, 1]], beyond = \"extend\"";
    let told = crate::common::rendered(&reading("65", steep));
    assert!(told.contains("earns 6 times its full points"), "{told}");
    let told = crate::common::rendered(&reading("60.1", steep));
    assert!(!told.contains("full points"), "{told}");
}

#[test]
fn numbers_that_nearly_add_up_to_100_are_said() {
    let told = |weight: &str, more: &str| {
        let text = tiny("84", weight)
            .text
            .replace("other = {}", "other = { weight = 50 }");
        crate::common::rendered(&read(
            &Source {
                name: "x.toml".into(),
                text: text + more,
            },
            &[],
        ))
    };
    for (weight, points) in [
        ("49", "99"),
        ("49.9", "99.9"),
        ("51", "101"),
        ("40", "90"),
        ("60", "110"),
    ] {
        let warning = format!("add up to {points} points, not to 100");
        assert!(told(weight, "").contains(&warning), "{weight}");
        assert_eq!(told(weight, &format!("[weights]\ntotal = {points}\n")), "");
    }
    for fine in ["50", "39", "61", "0.5", "50.0000000001"] {
        assert_eq!(told(fine, ""), "", "{fine}");
    }
}

/// However many warnings there are, they stop nothing: every team is read.
#[test]
fn no_team_is_lost_among_warnings() {
    let criteria = 250;
    let criterion = |at: usize| format!("c{at} = {{ value = [[0, 0], [100, 80]] }}\n");
    let text: String = (0..criteria).map(criterion).collect();
    let score = |at: usize| format!("c{at} = 50, ");
    let scores: String = (0..criteria).map(score).collect();
    let team = |id: &str| {
        format!(
            "[teams.{id}]\nscores = {{ {} }}\n",
            scores.trim_end_matches(", ")
        )
    };
    let source = Source {
        name: "many.toml".into(),
        text: format!("places = 1\n[criteria]\n{text}{}{}", team("a"), team("b")),
    };
    let reading = read(&source, &[]);
    assert!(reading.problems.len() > 40, "{}", reading.problems.len());
    assert_eq!(reading.scenario.map(|it| it.teams.len()), Some(2));
}
