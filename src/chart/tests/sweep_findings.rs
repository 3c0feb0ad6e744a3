//! Titles of sweeps say what the numbers say.

use crate::analysis::finding::{Line, Map, TeamMap, Turn};
use crate::analysis::{Address, BaseValue, Interval, KeyName};
use crate::chart::{Fonts, Look, sweep};
use crate::words::{Words, plain};

use super::sweeps::{dependency, map, places, words as words_axis};

fn words() -> Words<'static> {
    Words::new(["A", "B", "C", "D", "E", "F", "G"]).labelled(["X, in points", "Y"])
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

/// All that is written in a drawn sweep.
fn text(found: &crate::analysis::Sweep) -> String {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let svg = sweep(found, &fonts).unwrap().svg;
    let parts = svg.split('<').filter_map(|part| part.split_once('>'));
    let words = parts.flat_map(|(_, text)| text.split_whitespace());
    plain(&words.collect::<Vec<_>>().join(" "))
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
    let said = |line: Line| words().along(&line);
    let (four, five) = (vec![0, 1, 2, 3], vec![0, 1, 2, 3, 4]);
    assert_eq!(said(Line::Steady(vec![0])), "A leads at every value of X");
    assert_eq!(
        said(Line::Steady(four)),
        "A, B, C and D lead at every value of X"
    );
    assert_eq!(
        said(Line::Steady(five.clone())),
        "The same five teams lead at every value of X"
    );
    assert_eq!(
        said(Line::Decides(vec![4, 5], 1)),
        "X decides whether E or F takes the last place"
    );
    assert_eq!(
        said(Line::Decides(vec![4, 5, 6], 2)),
        "X decides who of E, F and G takes the last two places"
    );
    assert_eq!(
        said(Line::Decides(five.clone(), 2)),
        "X decides which of five teams take the last two places"
    );
    assert_eq!(
        said(Line::Entering(vec![4, 5])),
        "E and F come in one by one as places are added"
    );
    assert_eq!(said(Line::ComeAndGo(five)), "Five teams come and go with X");
    assert_eq!(
        said(Line::Level(vec![0, 1], [3, 14])),
        "A and B are level at the cut line at 3 of 14 values of X"
    );
}

#[test]
fn more_crossings_than_one() {
    let turn = |taker, loser, above, at| Turn {
        taker,
        loser,
        above,
        at: Interval {
            estimate: at,
            low: at,
            high: at,
        },
        span: 100.0,
        met: Interval {
            estimate: 0.5,
            low: 0.5,
            high: 0.5,
        },
    };
    let turns = [
        turn(0, 1, false, 2.0),
        turn(2, 0, true, 7.0),
        turn(1, 2, true, 9.0),
    ];
    let said = |turns: &[Turn]| words().along(&Line::Turns(turns.to_vec()));
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
fn what_becomes_of_a_line_is_read_off_its_points() {
    assert_eq!(
        title(&places()),
        "Upstage, NC AI, Kakao and KT come in one by one as places are added"
    );
    let mut found = words_axis(&["compensatory", "with a veto on safety"]);
    assert_eq!(
        title(&found),
        "How scores spread decides whether Kakao or NC AI takes the last place"
    );
    found.points.truncate(1);
    assert_eq!(
        title(&found),
        "The same five teams lead at every value of How scores spread"
    );
}

#[test]
fn maps() {
    let said = |map: Map| plain(&words().map(&map));
    let contest = |left, places, holders: &[(usize, f64)]| Map::Contest {
        left,
        places,
        holders: holders.to_vec(),
    };
    assert_eq!(said(Map::Steady(vec![0])), "A leads whatever X and Y");
    assert_eq!(
        said(Map::Steady(vec![0, 1, 2, 3, 4])),
        "The same five teams lead whatever X and Y"
    );
    assert_eq!(
        said(contest(1, 1, &[(0, 0.62), (1, 0.3), (2, 0.08)])),
        "A holds the one place in 62 % of the cells, B in 30 % and C in 8 %"
    );
    assert_eq!(
        said(contest(2, 5, &[(0, 0.9), (1, 0.7), (2, 0.4)])),
        "A holds one of the last two places in 90 % of the cells, B in 70 % and C in 40 %"
    );
    assert_eq!(
        said(Map::ComeAndGo(vec![0, 1, 2])),
        "A, B and C come and go with X and Y"
    );
    let one = |range, among, places| {
        plain(&words().team_map(&TeamMap {
            team: 0,
            range,
            among,
            places,
        }))
    };
    assert_eq!(
        one([0.12, 0.87], 0.4, Some(5)),
        "A is selected in 12 % to 87 % of panels; in 40 % of the cells it is among the likeliest five"
    );
    assert_eq!(
        one([0.12, 0.87], 0.4, Some(1)),
        "A is selected in 12 % to 87 % of panels; in 40 % of the cells it is the likeliest team"
    );
    assert_eq!(
        one([0.12, 0.123], 0.0, None),
        "A is selected in 12 % of panels everywhere, never among the likeliest teams"
    );
    assert_eq!(
        title(&map(5, 5, None)),
        "NC AI holds the last place in 76 % of the cells, Kakao in 16 % and KT in 8 %"
    );
}

/// Of a free weight nothing is written, so that what is written of the other axis is on no cell, but
/// not off the map either.
#[test]
fn a_free_weight_is_told_as_free() {
    let mut found = map(5, 5, None);
    found.axes[1].base = None;
    found.axes[1].label = KeyName::Number(Address::Weight {
        criterion: "Technology".to_owned(),
    });
    let told = text(&found);
    let free = "As written, Foreign dependency is 0 to 10 and Technology free.";
    assert!(told.contains(free), "{told}");
    assert!(!told.contains("not on the map"), "{told}");
    // Of a key that is no weight nothing is said.
    found.axes[1].label = "Technology".into();
    assert!(!text(&found).contains("As written,"));
    found.axes[0].base = Some(BaseValue {
        written: "20".to_owned(),
        range: Some([20.0; 2]),
    });
    let told = text(&found);
    let off = "As written (Foreign dependency 20) is not on the map.";
    assert!(told.contains(off), "{told}");
}

#[test]
fn a_key_whose_label_no_font_has_goes_by_its_address() {
    let mut found = dependency(None);
    found.axes[0].label = "외산 의존도, 감점".into();
    assert_eq!(
        title(&found),
        "NC AI takes Kakao's place once criteria.dependency.penalty rises above 1.2"
    );
}
