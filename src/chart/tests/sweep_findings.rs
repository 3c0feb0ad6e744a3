//! Titles of sweeps say what the numbers say.

use crate::chart::sweep::finding::{Along, Over, Turn, along, last_place, one_team};
use crate::chart::{Fonts, Look, sweep};

use super::sweeps::{dependency, map};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The title of a drawn sweep.
fn title(found: &crate::analysis::Sweep) -> String {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let picture = sweep(found, &fonts).unwrap();
    let (_, rest) = picture
        .svg
        .split_once("<title id=\"sweep-title\">")
        .unwrap();
    plain(rest.split_once("</title>").unwrap().0).replace("&apos;", "'")
}

#[test]
fn a_crossing_is_told_from_the_scenario_as_written() {
    assert_eq!(
        title(&dependency(Some(("0..10", [0.0, 10.0])))),
        "Kakao takes NC AI's place once Foreign dependency falls below 1.2"
    );
    assert_eq!(
        title(&dependency(Some(("0", [0.0, 0.0])))),
        "NC AI takes Kakao's place once Foreign dependency rises above 1.2"
    );
}

#[test]
fn a_sweep_without_a_crossing() {
    let said = |always: &[&str], changing: &[&str], places, entering| {
        along(&Along {
            axis: "Places",
            places,
            always,
            changing,
            entering,
            turns: &[],
            level: None,
        })
    };
    let (four, five) = (["A", "B", "C", "D"], ["A", "B", "C", "D", "E"]);
    assert_eq!(
        said(&["A"], &[], Some(1), false),
        "A leads at every value of Places"
    );
    assert_eq!(
        said(&four, &[], Some(4), false),
        "A, B, C and D lead at every value of Places"
    );
    assert_eq!(
        said(&five, &[], Some(5), false),
        "The same five teams lead at every value of Places"
    );
    assert_eq!(
        said(&four, &["E", "F"], Some(5), false),
        "Places decides whether E or F takes the last place"
    );
    assert_eq!(
        said(&["A"], &["E", "F", "G"], Some(3), false),
        "Places decides who of E, F and G takes the last two places"
    );
    assert_eq!(
        said(&["A"], &five, Some(3), false),
        "Places decides which of five teams take the last two places"
    );
    assert_eq!(
        said(&["A"], &["E", "F"], None, true),
        "E and F come in one by one as places are added"
    );
    assert_eq!(
        said(&["A"], &five, None, false),
        "Five teams come and go with Places"
    );
}

#[test]
fn more_crossings_than_one() {
    let turn = |taker, loser, above, at: &str| Turn {
        taker,
        loser,
        above,
        at: at.to_owned(),
    };
    let turns = [
        turn("A", "B", false, "2"),
        turn("C", "A", true, "7"),
        turn("B", "C", true, "9"),
    ];
    let said = |turns: &[Turn<'_>]| {
        along(&Along {
            axis: "X",
            places: Some(1),
            always: &[],
            changing: &["A", "B", "C"],
            entering: false,
            turns,
            level: None,
        })
    };
    assert_eq!(
        said(&turns[..2]),
        "A takes B's place once X falls below 2; C for A above 7"
    );
    assert_eq!(
        said(&turns),
        "A takes B's place once X falls below 2; a place changes hands two times more"
    );
}

#[test]
fn maps() {
    let said = |holders: &[(&str, f64)], places| {
        plain(&last_place(&Over {
            axes: ["X", "Y"],
            left: Some(1),
            places,
            holders,
        }))
    };
    assert_eq!(said(&[], Some(5)), "The same teams lead whatever X and Y");
    assert_eq!(
        said(&[("A", 0.62), ("B", 0.3), ("C", 0.08)], Some(1)),
        "A holds the one place in 62 % of the cells, B in 30 % and C in 8 %"
    );
    assert_eq!(
        plain(&one_team("A", (0.12, 0.87), 0.4, Some(5))),
        "A is selected in 12 % to 87 % of draws; in 40 % of the cells it is among the likeliest five"
    );
    assert_eq!(
        plain(&one_team("A", (0.12, 0.123), 0.0, None)),
        "A is selected in 12 % of draws everywhere, never among the likeliest teams"
    );
    assert!(title(&map(5, 5, None)).contains(" holds the last place in "));
}

#[test]
fn a_key_whose_label_no_font_has_goes_by_its_address() {
    let mut found = dependency(None);
    "외산 의존도, 감점".clone_into(&mut found.axes[0].label);
    assert_eq!(
        title(&found),
        "NC AI takes Kakao's place once criteria.dependency.penalty rises above 1.2"
    );
}
