//! Sentences say what the numbers say.

mod axis;
mod indices;

use super::{Words, plain};
use crate::analysis::finding::Race;

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
    let nobody = Words::new([""; 0]).race(&Race::new(&[], 1));
    assert_eq!(nobody, "There are no teams");
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
