//! Sentences say what the numbers say.

use super::{Words, plain};
use crate::analysis::Interval;
use crate::analysis::finding::{Contest, Hinge, Leaning, Pairs, Race, Ranked, Ranks};

const NAMES: [&str; 20] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",
    "T",
];

fn words() -> Words<'static> {
    Words::new(NAMES).labelled(["Goals"])
}

/// What is said of teams A, B, C … with these probabilities.
#[track_caller]
fn title(shares: &[f64], places: usize, expected: &str) {
    let teams: Vec<(usize, f64)> = shares.iter().copied().enumerate().collect();
    assert_eq!(plain(&words().race(&Race::new(&teams, places))), expected);
}

#[test]
fn a_last_place_is_contested() {
    let base = [0.97, 0.95, 0.83, 0.78, 0.57, 0.31, 0.25, 0.19, 0.09, 0.04];
    title(
        &base,
        5,
        "Four teams lead; E, F and G contest the last place",
    );
    title(
        &[0.9, 0.6, 0.3, 0.2],
        2,
        "A leads; B and C contest the last place",
    );
    title(
        &[0.9, 0.6, 0.2, 0.2, 0.1],
        2,
        "A leads; B comes nearest to the last place, at 60 %",
    );
    title(
        &[0.9, 0.6, 0.2496, 0.2494],
        2,
        "A leads; B and C contest the last place",
    );
    let two = [0.9, 0.7, 0.5, 0.4, 0.3, 0.26, 0.0];
    title(&two, 3, "A leads; five teams contest the last two places");
}

#[test]
fn all_places_are_clear() {
    title(
        &[0.97, 0.03],
        1,
        "A leads clearly: selected in 97 % of panels",
    );
    title(&[0.99, 0.95, 0.06], 2, "A and B are clear of the rest");
    title(
        &[0.99, 0.98, 0.97, 0.96, 0.95, 0.1, 0.05],
        5,
        "Five teams are clear of the rest",
    );
    title(
        &[0.9999, 0.0001],
        1,
        "A leads clearly: selected in >99 % of panels",
    );
}

#[test]
fn nothing_is_clear() {
    title(&[0.6, 0.4], 1, "A and B contest the one place");
    title(
        &[0.7, 0.2, 0.1],
        1,
        "Only A comes near the one place: selected in 70 % of panels",
    );
    title(
        &[0.2, 0.15, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1],
        1,
        "No team stands out: even A is selected in only 20 % of panels",
    );
    title(
        &[0.6, 0.5, 0.5, 0.4, 0.3],
        2,
        "All five teams contest the two places",
    );
    title(
        &[0.7, 0.7, 0.6, 0.6, 0.3, 0.1],
        3,
        "Five teams contest the three places",
    );
}

#[test]
fn everyone_is_level() {
    title(
        &[0.5, 0.5],
        1,
        "A and B are level: each is selected in about 50 % of panels",
    );
    title(
        &[0.51, 0.5, 0.49],
        2,
        "All three teams are level: each is selected in about 50 % of panels",
    );
}

#[test]
fn there_is_a_place_for_each() {
    title(
        &[1.0; 3],
        3,
        "All three teams are selected: there is a place for each",
    );
    title(&[1.0], 1, "A is the only team and is selected");
    title(&[], 1, "There are no teams");
}

#[test]
fn more_or_fewer_lead_than_there_are_places() {
    title(
        &[0.8, 0.8, 0.8, 0.8, 0.8],
        4,
        "All five teams are level: each is selected in about 80 % of panels",
    );
    title(
        &[0.8, 0.8, 0.8, 0.8, 0.76, 0.04],
        4,
        "Five teams lead for only four places",
    );
    title(
        &[0.9, 0.2, 0.2, 0.2, 0.2, 0.2, 0.1],
        2,
        "A leads; no other team comes near the last place",
    );
    title(&[0.8, 0.78, 0.42], 2, "Two teams lead; C is close behind");
    title(
        &[0.8, 0.76, 0.26, 0.26],
        2,
        "Two teams lead; C and D are close behind",
    );
}

#[test]
fn counts_of_one_sentence_are_all_words_or_all_figures() {
    title(
        &[&[0.9; 13][..], &[0.3; 6]].concat(),
        15,
        "13 teams lead; 6 teams contest the last 2 places",
    );
    title(
        &[&[0.9; 12][..], &[0.3; 6]].concat(),
        14,
        "Twelve teams lead; six teams contest the last two places",
    );
    title(
        &[0.5; 14],
        7,
        "All 14 teams are level: each is selected in about 50 % of panels",
    );
}

#[test]
fn long_names_are_counted() {
    let long = "Consortium for Sustainable Hydrogen (University of Elsewhere)";
    let words = Words::new(["A", long, "C"]);
    let said = |shares: [f64; 3]| {
        let teams: Vec<(usize, f64)> = shares.into_iter().enumerate().collect();
        plain(&words.race(&Race::new(&teams, 2)))
    };
    assert_eq!(
        said([0.9, 0.6, 0.5]),
        "A leads; two teams contest the last place"
    );
    assert_eq!(
        said([0.9, 0.6, 0.2]),
        format!("A leads; {long} comes nearest to the last place, at 60 %")
    );
    // A name that begins another word is not at the beginning of the sentence.
    assert_eq!(
        Words::new(["t", "u", "v"]).race(&Race::new(&[(0, 0.9), (1, 0.9), (2, 0.3)], 2)),
        "Two teams lead; v is close behind"
    );
}

/// What is said of ranks: how often first, from which rank to which, how often selected.
#[track_caller]
fn ranked(teams: &[(f64, [usize; 2], f64)], shown: std::ops::Range<usize>, expected: &str) {
    let ranked = teams
        .iter()
        .zip(0..)
        .map(|(&(first, ranks, selected), team)| Ranked {
            team,
            first,
            ranks,
            selected,
        });
    let ranks = Ranks::new(&ranked.collect::<Vec<_>>(), shown);
    assert_eq!(plain(&words().ranks(&ranks)), expected);
}

#[test]
fn ranks_have_a_finding_too() {
    ranked(
        &[(0.6, [1, 2], 0.8), (0.3, [1, 4], 0.5), (0.1, [2, 4], 0.3)],
        0..3,
        "A ranks first in 60 % of panels; B is the hardest to place, rank 1 to 4 in 90 %",
    );
    ranked(
        &[(0.4, [1, 4], 0.6), (0.3, [1, 3], 0.5)],
        0..2,
        "A ranks first most often, in 40 % of panels, and is the hardest to place, rank 1 to 4 in \
         90 %",
    );
    ranked(
        &[(0.99, [1, 1], 0.99), (0.01, [2, 2], 0.01)],
        0..2,
        "The order is all but settled: A ranks first in 99 % of panels",
    );
    ranked(
        &[(0.5, [1, 2], 0.5), (0.5, [1, 2], 0.5)],
        0..2,
        "A and B are level: each ranks first in about 50 % of panels",
    );
    ranked(&[(1.0, [1, 1], 1.0)], 0..1, "A is the only team");
    ranked(&[], 0..0, "There are no teams");
}

#[test]
fn two_ranks_are_not_hard_to_place() {
    ranked(
        &[(0.54, [1, 2], 0.8), (0.4, [1, 2], 0.6), (0.06, [3, 3], 0.2)],
        0..3,
        "A ranks first in 54 % of panels; in 90 % no team takes more than two ranks",
    );
}

#[test]
fn ranks_are_about_teams_in_the_picture_whose_selection_is_open() {
    let teams = [
        (0.6, [1, 2], 0.99),
        (0.3, [1, 9], 0.97),
        (0.1, [2, 5], 0.6),
        (0.0, [3, 7], 0.4),
        (0.0, [1, 9], 0.02),
    ];
    ranked(
        &teams,
        0..5,
        "A ranks first in 60 % of panels; D is the hardest to place, rank 3 to 7 in 90 %",
    );
    // Nobody is called the first where the first rank is not shown.
    ranked(
        &teams,
        2..4,
        "D is the hardest to place, rank 3 to 7 in 90 %",
    );
    let wide = [(0.1, [1, 20], 0.5); 13];
    let wide = [&[(0.2, [1, 2], 0.95)][..], &wide].concat();
    ranked(
        &wide,
        0..14,
        "A ranks first in 20 % of panels; 13 teams are the hardest to place, over 20 ranks in 90 %",
    );
}

/// The title for teams A, B, C … of which the upper triangle of pairs is given.
#[track_caller]
fn pairs(upper: &[&[f64]], places: usize, expected: &str) {
    const ERROR: f64 = 1e-9;
    let above = |i: usize, j: usize| {
        if i < j {
            upper[i][j - i - 1]
        } else {
            1.0 - upper[j][i - j - 1]
        }
    };
    let order: Vec<usize> = (0..=upper.len()).collect();
    let around = |estimate: f64| Interval {
        estimate,
        low: estimate - ERROR,
        high: estimate + ERROR,
    };
    let contest = (places < order.len()).then(|| {
        let winning = around(above(places - 1, places));
        Contest::new([places - 1, places], winning, around(0.0))
    });
    let found = Pairs::new(&order, 0..order.len(), ERROR, above, contest);
    assert_eq!(plain(&words().pairs(&found)), expected);
}

#[test]
fn pairs_say_who_beats_everybody_and_what_happens_at_the_line() {
    pairs(
        &[&[0.6, 0.8], &[0.7]],
        2,
        "A ranks above every other team in 60 % of panels or more; at the cut line B ranks above C in 70 %",
    );
    pairs(
        &[&[0.6, 0.4], &[0.7]],
        2,
        "No team ranks above every other more often than not; at the cut line B ranks above C in 70 % of panels",
    );
    pairs(
        &[&[0.6, 0.8], &[0.7]],
        1,
        "A ranks above B in 60 % of panels, and above every other team more often than not",
    );
    pairs(&[&[0.9]], 1, "A ranks above B in 90 % of panels");
    pairs(&[&[0.2]], 1, "B ranks above A in 80 % of panels");
    pairs(
        &[&[0.6, 0.8], &[0.7]],
        3,
        "A ranks above every other team in 60 % of panels or more",
    );
    pairs(
        &[&[0.51, 0.49], &[0.5]],
        1,
        "All three teams are level: each ranks above each other one in about half of the panels",
    );
    pairs(&[], 1, "A is the only team");
}

#[test]
fn level_pairs_have_no_winner() {
    // One half to within rounding, on either side of it.
    for half in [0.5 - 1e-13, 0.5, 0.5 + 1e-13] {
        pairs(
            &[&[half, 0.8], &[0.7]],
            1,
            "No team is clearly above every other; at the cut line A and B are level",
        );
        pairs(
            &[&[0.9, 0.8], &[half]],
            2,
            "A ranks above every other team in 80 % of panels or more; at the cut line B and C are level",
        );
    }
}

#[test]
fn what_is_shown_as_one_half_is_not_called_above() {
    pairs(
        &[&[0.6, 0.8], &[0.503]],
        2,
        "A ranks above every other team in 60 % of panels or more; at the cut line B and C are all \
         but level",
    );
    pairs(
        &[&[0.6, 0.8], &[0.4]],
        2,
        "A ranks above every other team in 60 % of panels or more; at the cut line C ranks above B \
         in 60 %",
    );
}

#[test]
fn nobody_out_of_sight_is_called_the_winner() {
    let even = Interval {
        estimate: 0.6,
        low: 0.59,
        high: 0.61,
    };
    let contest = Contest::new([1, 2], even, even);
    let above = |i: usize, j: usize| if i < j { 0.6 } else { 0.4 };
    let found = Pairs::new(&[0, 1, 2], 1..3, 0.01, above, Some(contest));
    assert_eq!(
        plain(&words().pairs(&found)),
        "At the cut line B ranks above C in 60 % of panels"
    );
}

#[test]
fn weights_say_who_hinges_on_which() {
    let cell = |team, selected, given| Leaning {
        team,
        criterion: 0,
        selected,
        given,
        mean: 15.0,
    };
    let said = |cells: &[Leaning]| plain(&words().hinge(&Hinge::new(cells)));
    assert_eq!(
        said(&[cell(0, 0.5, 14.8), cell(1, 0.5, 17.3), cell(2, 0.5, 14.0)]),
        "B hinges most on the weights: where it is selected, Goals counts for more, 17.3 points on average (+2.3)"
    );
    assert_eq!(
        said(&[cell(0, 0.5, 15.3), cell(1, 0.5, 14.9)]),
        "The weights hardly decide who is selected: none moves by more than 0.3 points"
    );
    assert_eq!(
        said(&[cell(0, 0.5, 13.3), cell(1, 0.5, 17.3), cell(2, 0.5, 12.7)]),
        "B and C hinge most on the weights: where B is selected, Goals counts for more, 17.3 points on average (+2.3)"
    );
    // The rarer a selection, the more it takes to move the weights by as much.
    assert_eq!(
        said(&[cell(0, 0.12, 18.0), cell(1, 0.5, 13.0)]),
        "B hinges most on the weights: where it is selected, Goals counts for less, 13.0 points on average (−2.0)"
    );
    assert!(said(&[]).starts_with("No team is selected often enough"));
    let none = plain(&words().hinge(&Hinge::NobodyOpen));
    assert_eq!(
        none,
        "No selection hinges on the weights: no team shown is selected in 10 to 90 % of panels"
    );
}
