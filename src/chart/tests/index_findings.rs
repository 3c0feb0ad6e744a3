//! Titles of the charts of pairs and of weights.

use crate::chart::contest::contest;
use crate::chart::leaning::{Leaning, leaning};

/// The title for teams A, B, C … of which the upper triangle of pairs is given.
#[track_caller]
fn pairs(upper: &[&[f64]], places: usize, expected: &str) {
    let names = &["A", "B", "C", "D"][..=upper.len()];
    let above = |i: usize, j: usize| {
        if i < j {
            upper[i][j - i - 1]
        } else {
            1.0 - upper[j][i - j - 1]
        }
    };
    let told = contest(names, places, 1e-9, above);
    assert_eq!(told.replace('\u{a0}', " "), expected);
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
fn weights_say_who_hinges_on_which() {
    let cell = |team, given| Leaning {
        team,
        criterion: "Goals",
        given,
        mean: 15.0,
    };
    assert_eq!(
        leaning(&[cell("A", 14.8), cell("B", 17.3), cell("C", 14.0)]),
        "B hinges most on the weights: where it is selected, Goals counts for more, 17.3 points on average (+2.3)"
    );
    assert_eq!(
        leaning(&[cell("A", 15.3), cell("B", 14.9)]),
        "The weights hardly decide who is selected: none moves by more than 0.3 points"
    );
    assert_eq!(
        leaning(&[cell("A", 13.3), cell("B", 17.3), cell("C", 12.7)]),
        "B and C hinge most on the weights: where B is selected, Goals counts for more, 17.3 points on average (+2.3)"
    );
    assert!(leaning(&[]).starts_with("No team is selected often enough"));
}
