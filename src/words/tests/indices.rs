//! What is said of ranks, of pairs and of weights.

use super::words;
use crate::analysis::Interval;
use crate::analysis::finding::{Contest, Hinge, Leaning, Pairs, Ranked, Ranks};
use crate::words::plain;

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
        "The weights hardly decide who is selected: where that is open, none moves by more than 0.3 points"
    );
    assert_eq!(
        said(&[cell(0, 0.5, 13.3), cell(1, 0.5, 17.3), cell(2, 0.5, 12.7)]),
        "B and C hinge most on the weights: where B is selected, Goals counts for more, 17.3 points on average (+2.3)"
    );
    // What the picture shows decides, however rare.
    assert_eq!(
        said(&[cell(0, 0.12, 18.0), cell(1, 0.5, 13.0)]),
        "A hinges most on the weights: where it is selected, Goals counts for more, 18.0 points on average (+3.0)"
    );
    assert!(said(&[]).starts_with("No team is selected often enough"));
    let none = plain(&words().hinge(&Hinge::NobodyOpen));
    assert_eq!(
        none,
        "No selection hinges on the weights: no team shown is selected in 10 to 90 % of panels"
    );
}
