//! Comparisons: zeros, pairs, swaps, shares.

use crate::common::base;
use cutline::analysis::{Comparison, compare};
use cutline::engine::Unwatched;
use cutline::scenario::{Differences, Document, Setting, Source};

/// What is counted: integrated comparisons are in `together.rs`.
const DRAWN: [&str; 2] = ["simulation.draws=40_000", "simulation.method=monte-carlo"];

fn settings(set: &[&str]) -> Vec<Setting> {
    let all = DRAWN.iter().chain(set);
    all.map(|&s| Setting::set(s)).collect()
}

/// The comparison of a scenario with another, or with itself under settings.
fn compared(a: &Source, b: &Source, with: &[&str]) -> Comparison {
    let (a, b) = (Document::new(a), Document::new(b));
    let (of_a, of_b) = (settings(&[]), settings(with));
    let differences = Differences::new((&a, &of_a), (&b, &of_b));
    let (x, y) = (
        a.read(&of_a).scenario.unwrap(),
        b.read(&of_b).scenario.unwrap(),
    );
    let names = ["A".to_owned(), "B".to_owned()];
    compare([&x, &y], names, &differences, &Unwatched).unwrap()
}

fn changed(replacements: &[(&str, &str)]) -> Source {
    let mut source = base();
    for (from, to) in replacements {
        assert!(source.text.contains(from), "{from}");
        source.text = source.text.replace(from, to);
    }
    source
}

#[track_caller]
fn assert_shared_out(found: &Comparison) {
    for (index, team) in found.teams.iter().enumerate() {
        let sum: f64 = found.differences.iter().map(|d| d.share[index]).sum();
        let side = |i: Option<cutline::analysis::Interval>| i.map_or(0.0, |i| i.estimate);
        let change = side(team.b) - side(team.a);
        assert!(
            (sum - change).abs() < 1e-12,
            "{}: {sum} of {change}",
            team.id
        );
        for difference in &found.differences {
            let share = difference.share_of(index).unwrap();
            assert!(share.low < share.estimate && share.estimate < share.high);
        }
    }
}

#[test]
fn a_scenario_and_itself_differ_in_nothing() {
    let found = compared(&base(), &base(), &[]);
    assert!(found.differences.is_empty() && found.swaps.is_empty());
    for team in &found.teams {
        let change = team.change.unwrap();
        assert_eq!([change.estimate, change.low, change.high], [0.0; 3]);
        assert_eq!(team.a, team.b);
    }
    let differ = found.sets_differ;
    assert_eq!([differ.estimate, differ.low, differ.high], [0.0; 3]);
    // What is only a name, a comment or an order of words differs in nothing either.
    let renamed = changed(&[
        ("\"Kakao\"", "\"Kakao Corp.\""),
        ("seed  = 1", "seed = 1 # one"),
    ]);
    assert!(compared(&base(), &renamed, &[]).differences.is_empty());
}

#[test]
fn paired_intervals_are_narrower_than_unpaired_ones() {
    let found = compared(&base(), &base(), &["criteria.dependency.penalty=0"]);
    for team in &found.teams {
        let (a, b, change) = (team.a.unwrap(), team.b.unwrap(), team.change.unwrap());
        let unpaired = libm::hypot(a.half_width(), b.half_width());
        assert!(change.half_width() < unpaired, "{}", team.id);
        assert!((change.estimate - (b.estimate - a.estimate)).abs() < 1e-12);
    }
}

#[test]
fn swaps_account_for_every_change() {
    let found = compared(&base(), &base(), &["criteria.dependency.penalty=0"]);
    let told: f64 = found
        .swaps
        .iter()
        .map(|swap| swap.probability.estimate)
        .sum();
    assert!((told + found.swaps_other - found.sets_differ.estimate).abs() < 1e-12);
    for swap in &found.swaps {
        assert_eq!(swap.out.len(), swap.into.len());
    }
}

/// Where all swaps are listed, those that take a team in less those that take it out are its change.
#[test]
fn swaps_add_up_to_the_changes() {
    let text = "places = 1\n[criteria]\nmerit = {}\n[teams]\n\
                a = { scores = { merit = \"70 ± 5\" } }\nb = { scores = { merit = \"72 ± 8\" } }\n\
                c = { scores = { merit = \"60..80\" } }\n";
    let source = Source {
        name: "three.toml".into(),
        text: text.into(),
    };
    let found = compared(&source, &source, &["teams.a.scores.merit=\"74 ± 5\""]);
    assert_eq!(found.swaps_other, 0.0);
    assert_eq!(found.swaps.len(), 2);
    for team in &found.teams {
        let moves = |ids: &dyn Fn(&cutline::analysis::Swap) -> bool| -> f64 {
            let swaps = found.swaps.iter().filter(|swap| ids(swap));
            swaps.map(|swap| swap.probability.estimate).sum()
        };
        let change = moves(&|s| s.into.contains(&team.id)) - moves(&|s| s.out.contains(&team.id));
        assert!(change != 0.0);
        assert!((change - team.change.unwrap().estimate).abs() < 1e-12);
    }
}

#[test]
fn changes_are_shared_out_among_single_keys() {
    let with = [
        "criteria.dependency.penalty=0",
        "places=4",
        "teams.kt.scores.goals=90",
    ];
    let found = compared(&base(), &base(), &with);
    let paths: Vec<&str> = found.differences.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "places",
            "criteria.dependency.penalty",
            "teams.kt.scores.goals"
        ]
    );
    assert_eq!(found.differences[0].a.as_deref(), Some("5"));
    assert_eq!(found.differences[1].b.as_deref(), Some("0"));
    assert_shared_out(&found);
    // A score of KT helps nobody else, and nobody gains from fewer places.
    for (team, share) in found.teams.iter().zip(&found.differences[2].share) {
        assert!(
            if team.id == "kt" {
                *share > 0.0
            } else {
                *share <= 0.0
            },
            "{}",
            team.id
        );
    }
    assert!(found.differences[0].share.iter().all(|&share| share < 0.0));
}

#[test]
fn two_equal_parts_of_a_change_get_equal_shares() {
    // Two criteria alike in everything, both set alike.
    let text = "places = 1\n[criteria]\nx = { weight = 50 }\ny = { weight = 50 }\n[teams]\n\
                a = { scores = { x = 50, y = 50 } }\nb = { scores = { x = 60, y = 60 } }\n";
    let source = Source {
        name: "two.toml".into(),
        text: text.into(),
    };
    let found = compared(
        &source,
        &source,
        &["teams.a.scores.x=65", "teams.a.scores.y=65"],
    );
    // Neither alone is enough, so each gets half. In every draw it is half a step, of which the
    // interval knows only that it is a step in half the draws or fewer.
    for difference in &found.differences {
        assert_eq!(difference.share, [0.5, -0.5]);
    }
    assert_eq!(found.sets_differ.estimate, 1.0);
}

#[test]
fn many_differences_are_grouped_by_section() {
    let other = changed(&[
        ("sd     = 6", "sd = 5"),
        ("impact = 82", "impact = 70"),
        ("\"10..30\"", "\"15..25\""),
        ("capability   = 40", "capability = 50"),
        ("plan         = 30", "plan = 20"),
        ("within_team = 0.4", "within_team = 0.2"),
        ("penalty = \"0..10\"", "penalty = 5"),
        ("[teams.konan]", "[teams.nova]"),
    ]);
    let found = compared(&base(), &other, &[]);
    let paths: Vec<(&str, usize)> = found
        .differences
        .iter()
        .map(|d| (d.path.as_str(), d.keys))
        .collect();
    assert_eq!(
        paths,
        [
            ("blocks", 2),
            ("criteria", 2),
            ("correlation.within_team", 1),
            ("teams", 6)
        ]
    );
    assert_eq!(found.teams.len(), 11);
    assert_eq!(found.teams[10].id, "nova");
    assert!(found.teams[10].a.is_none() && found.teams[10].change.is_none());
    assert_shared_out(&found);
}

#[test]
fn a_criterion_of_one_side_goes_with_its_scores() {
    let other = changed(&[
        (
            "ecosystem  = { block",
            "novelty = { block = \"plan\" }\necosystem  = { block",
        ),
        ("scores = {", "scores = { novelty = \"60..80\","),
    ]);
    let found = compared(&base(), &other, &[]);
    let paths: Vec<&str> = found.differences.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["criteria.novelty"]);
    let found = compared(&base(), &other, &["places=4"]);
    assert_eq!(found.differences.len(), 2);
    assert_shared_out(&found);
    // And the other way round.
    let found = compared(&other, &base(), &["places=4"]);
    assert_eq!(found.differences.len(), 2);
    assert_shared_out(&found);
}

#[test]
fn what_makes_no_sense_alone_is_taken_together() {
    // Turning a weight into a penalty takes two keys, neither of which can be changed alone.
    let other = changed(&[(
        "dependency = { label = \"Foreign dependency\", penalty = \"0..10\"",
        "dependency = { label = \"Foreign dependency\", block = \"plan\", weight = 5",
    )]);
    let found = compared(&base(), &other, &["places=4"]);
    let paths: Vec<(&str, usize)> = found
        .differences
        .iter()
        .map(|d| (d.path.as_str(), d.keys))
        .collect();
    assert_eq!(paths, [("places", 1), ("criteria.dependency", 3)]);
    assert_shared_out(&found);
}
