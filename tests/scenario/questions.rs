//! How questions are read.

use cutline::engine::{Unwatched, simulate};
use cutline::model::{Comparison, Event, Measure, Statement};
use cutline::scenario::{Document, Reading, Setting, Source};
use proptest::prelude::*;

const TEAMS: &str = "places = 2\n[criteria]\nq = { scale = [0, 10] }\n[teams.a.scores]\nq = \"5 ± 1\"\n\
    [teams.b.scores]\nq = 4\n[teams.\"c-1\".scores]\nq = 5\n[teams.\"네이버\".scores]\nq = 3\n\
    [teams.not.scores]\nq = \"3..6\"\n";

fn reading(asked: &[&str]) -> Reading {
    let settings: Vec<Setting> = asked.iter().map(|text| Setting::ask(*text)).collect();
    let text = TEAMS.to_owned();
    Document::new(&Source {
        name: "asked.toml".into(),
        text,
    })
    .read(&settings)
}

#[track_caller]
fn event(asked: &str) -> Event {
    let reading = reading(&[asked]);
    let Some(scenario) = reading.scenario else {
        panic!("{asked}: {}", crate::common::rendered(&reading));
    };
    scenario.questions[0].event.clone()
}

#[test]
fn what_is_written_in_two_ways_is_one_question() {
    for (one, other) in [
        ("a or b and 'c-1'", "a or (b and \"c-1\")"),
        ("not a and b", "(not a) and b"),
        ("not rank(a) <= 3", "not (rank(a) <= 3)"),
        ("((a))", "a"),
        ("not not a", "not (not a)"),
        ("a", "count(a) >= 1"),
        ("3 >= rank(a)", "rank(a) ≤ 3"),
        ("rank(b) > rank(a)", "rank(a)<rank(b)"),
        ("rank(a) = 1", "1 == rank(a)"),
        ("rank(a) != 1", "rank(a) ≠ 1"),
        ("total(b) < total(a) - 5", "total(a) - total(b) > 5"),
        ("-total(a) > -5.0", "total(a) < 5"),
        ("total(a) * 2 \u{2212} 1 >= 3", "2 * total(a) >= 4"),
        (
            "1 < total(a) <= total(b)",
            "1 < total(a) and total(a) <= total(b)",
        ),
        (
            "count(a,b) - count(네이버) > 0",
            "count(a, b) > count(네이버)",
        ),
    ] {
        assert_eq!(event(one), event(other), "{one}");
    }
}

#[test]
fn ids_of_any_kind_are_found() {
    let selected = |team: usize| {
        Event::Is(Statement {
            of: Measure::Selected,
            terms: vec![(team, 1.0)],
            is: Comparison::AtLeast,
            number: 1.0,
        })
    };
    // Saved in another Unicode form, as on some file systems.
    let jamo = "\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}";
    for (asked, team) in [
        ("\"c-1\"", 2),
        ("네이버", 3),
        (jamo, 3),
        ("'not'", 4),
        ("'a'", 0),
    ] {
        assert_eq!(event(asked), selected(team), "{asked}");
    }
}

#[test]
fn the_file_asks_first_and_all_of_it_is_told() {
    let text = format!("{TEAMS}[questions]\nx = \"a\"\n\"two words\" = 'not \"c-1\"'\n");
    let document = Document::new(&Source {
        name: "asked.toml".into(),
        text,
    });
    let scenario = document
        .read(&[Setting::ask("  b\tand a ")])
        .scenario
        .unwrap();
    let told: Vec<(&str, &str)> = (scenario.questions.iter())
        .map(|question| (question.name.as_str(), question.text.as_str()))
        .collect();
    let want = [
        ("x", "a"),
        ("two words", "not \"c-1\""),
        ("b and a", "b and a"),
    ];
    assert_eq!(told, want);
    // What is asked is no part of what is computed.
    assert_eq!(
        Some(scenario.digest),
        reading(&[]).scenario.map(|s| s.digest)
    );
}

#[test]
fn no_question_is_too_much() {
    let long = format!("{}a", "a or ".repeat(1_999));
    assert_eq!(event(&long).statements().len(), 2_000);
    let deep = |depth: usize| "not (".repeat(depth / 2) + "a" + &")".repeat(depth / 2);
    event(&deep(64));
    for asked in [
        deep(70),
        deep(5_000),
        "(".repeat(9_999),
        "not ".repeat(2_000) + "a",
        "a or ".repeat(3_000) + "a",
        "-".repeat(9_000) + "total(a) > 1",
        "\"".repeat(9_999),
    ] {
        let reading = reading(&[&asked]);
        assert!(reading.scenario.is_none() || asked.starts_with('-'));
        assert!(crate::common::rendered(&reading).len() < 2_000);
    }
    let many: Vec<String> = (0..101)
        .map(|i| format!("rank(a) + rank(b) > {i}"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let told = crate::common::rendered(&reading(&many));
    assert!(told.contains("101 questions are too many"), "{told}");
}

/// Anything but what is a question.
const PIECES: [&str; 28] = [
    "a",
    "b",
    "'c-1'",
    "\"c-1\"",
    "네이버",
    "not",
    "and",
    "or",
    "(",
    ")",
    "rank(",
    "total(",
    "count(",
    "rank(a)",
    "total(b)",
    "<",
    "<=",
    "=",
    "!=",
    ">",
    "+",
    "-",
    "*",
    ",",
    "2",
    "1.5",
    "x",
    "\"",
];

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2_000,
        ..ProptestConfig::default()
    })]

    /// Every order of pieces is read and counted, or refused at a place within it.
    #[test]
    fn any_order_of_pieces(pieces in prop::collection::vec(0..PIECES.len(), 1..14)) {
        let pieces: Vec<&str> = pieces.into_iter().map(|at| PIECES[at]).collect();
        let asked = pieces.join(" ");
        let reading = reading(&[&asked]);
        for problem in &reading.problems {
            prop_assert!(problem.place.span.end <= reading.sources[2].text.len(), "{asked}");
            prop_assert!(!problem.place.span.is_empty(), "{asked}");
        }
        if let Some(scenario) = reading.scenario {
            let model = scenario.model().unwrap();
            let tally = simulate(&model, 16, 1, &Unwatched);
            prop_assert!(tally.answers[0] <= 16);
        }
    }
}
