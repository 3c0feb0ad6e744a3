//! What somebody wants of the pictures, and what becomes of it.

use crate::analysis::Lineups;
use crate::chart::color::HIGHLIGHT;
use crate::chart::typeface::{Ruler, Type};
use crate::chart::wrap::wrap;
use crate::chart::{
    ChartError, Fonts, Look, Picture, comparison, pairwise, ranks, selection, sweep,
};

use crate::words::Words;

use super::cases::korean;
use super::comparisons::comparisons;
use super::fixture::{base, many};
use super::legible::legible;
use super::sweeps::{map, sweeps};

fn bare() -> Look {
    Look::from(Fonts::default().without_system())
}

fn says(picture: &Picture, text: &str) -> bool {
    let text = text.replace(' ', "\u{a0}");
    let mut placed = picture
        .texts
        .iter()
        .map(|placed| placed.text.replace(' ', "\u{a0}"));
    placed.any(|placed| placed.contains(&text))
}

fn highlight() -> String {
    let crate::chart::color::Color(r, g, b) = HIGHLIGHT;
    format!("#{r:02X}{g:02X}{b:02X}")
}

#[test]
fn a_headline_stands_in_place_of_the_finding_and_takes_a_face_of_its_own() {
    let mut look = bare();
    look.title = Some("KT and Kakao, both out".to_owned());
    for picture in [
        selection(&base(), &look).unwrap(),
        ranks(&base(), &look).unwrap(),
        sweep(&map(5, 5, None), &look).unwrap(),
        comparison(&comparisons()[0].1, &look).unwrap(),
    ] {
        assert_eq!(picture.texts[0].text, "KT and Kakao, both out");
        assert!(
            picture
                .svg
                .contains("-title\">KT and Kakao, both out</title>")
        );
    }
    look.title = Some("네".to_owned());
    let picture = selection(&base(), &look).unwrap();
    assert_eq!(picture.texts[0].text, "?");
    assert!(picture.notes[0].contains('네'), "{:?}", picture.notes);
}

#[test]
fn teams_that_stand_out_are_bold_and_named_where_they_are_not_shown() {
    let mut look = bare();
    assert!(
        !selection(&base(), &look)
            .unwrap()
            .svg
            .contains(&highlight())
    );
    look.highlight = vec!["kt".to_owned()];
    let picture = selection(&base(), &look).unwrap();
    // The bar, its swatch and the label.
    assert_eq!(picture.svg.matches(&highlight()).count(), 3);
    assert!(picture.svg.contains("font-weight=\"bold\">KT</text>"));
    look.highlight = vec!["t100".to_owned()];
    let hundred = many(100, 20, |at| format!("Team {}", at + 1));
    let far = selection(&hundred, &look).unwrap();
    assert!(says(&far, "Team 100 at") || far.svg.contains("font-weight=\"bold\">Team 100<"));
    let far = pairwise(&hundred, &look).unwrap();
    assert!(says(&far, "Team 100 among them") || far.svg.contains("bold\">Team 100<"));
    legible("far", &far);
}

#[test]
fn words_are_divided_with_hyphens_between_syllables_or_not_at_all() {
    let faces = Fonts::default().without_system().faces([]);
    let ruler = Ruler::new(&faces);
    let kind = Type::regular(11.0);
    let lines = |text: &str, width: f64| wrap(&ruler, text, kind, width, 99);
    assert_eq!(lines("Technological", 60.0), ["Technolog-", "ical"]);
    assert_eq!(lines("input/output", 40.0), ["input/", "output"]);
    assert_eq!(
        lines("Rheinisch-Westfälisches", 80.0),
        ["Rheinisch-", "Westfälisches"]
    );
    assert_eq!(
        lines("Development experience", 80.0),
        ["Development", "experience"]
    );
    // No syllables, no letters.
    assert_eq!(lines("2025202520252025", 50.0).concat(), "2025202520252025");
    for width in 20..120 {
        let lines = lines(
            "Internationalisation of socioeconomic-technological plans",
            f64::from(width),
        );
        assert!(
            lines
                .iter()
                .all(|line| ruler.width(line, kind) <= f64::from(width)),
            "{lines:?}"
        );
        let joined = lines.join(" ").replace("- ", "");
        assert_eq!(
            joined.replace(['-', ' '], ""),
            "Internationalisationofsocioeconomictechnologicalplans"
        );
    }
}

#[test]
fn a_map_has_one_colour_for_a_set_whatever_the_order_in_it() {
    let mut found = map(2, 2, None);
    // The same five in another order in every cell.
    for (turn, point) in found.points.iter_mut().enumerate() {
        for team in 0..10 {
            let at = if team < 5 { (team + turn) % 5 } else { team };
            point.selection_probability[team].estimate = 0.9 - 0.08 * at as f64;
        }
    }
    let lineups = found.lineups();
    assert_eq!(
        (lineups.all.len(), lineups.at.as_slice()),
        (1, &[0, 0, 0, 0][..])
    );
    assert_eq!(lineups.always(), [0, 1, 2, 3, 4]);
    let picture = sweep(&found, &bare()).unwrap();
    assert!(
        says(&picture, "the same in every cell"),
        "{:?}",
        picture.texts
    );
}

#[test]
fn sets_are_told_by_who_is_in_besides_those_that_always_are() {
    let mut found = map(1, 3, None);
    found.points[2].selection_probability[7].estimate = 1.0;
    let lineups = found.lineups();
    let numbers: Vec<String> = (0..found.teams.len())
        .map(|team| team.to_string())
        .collect();
    let words = Words::new(&numbers);
    let told: Vec<String> = (0..lineups.all.len())
        .map(|which| words.lineup(&lineups, which))
        .collect();
    assert!(
        lineups
            .all
            .windows(2)
            .all(|two| two[0].points >= two[1].points)
    );
    assert!(told.iter().any(|told| told.contains('7')), "{told:?}");
    assert_eq!([0, 25, 26, 52].map(Lineups::letter), ["A", "Z", "AA", "BA"]);
}

#[test]
fn values_in_no_order_are_joined_by_no_line() {
    let (_, found) = sweeps()
        .into_iter()
        .find(|(case, _)| *case == "sweep-words")
        .unwrap();
    let picture = sweep(&found, &bare()).unwrap();
    let points = found.points.len() * found.teams.len();
    let figures = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "<>".contains(c));
    let cells = picture
        .texts
        .iter()
        .filter(|placed| figures(&placed.text))
        .count();
    assert_eq!(cells, points);
    assert!(says(&picture, "as written"));
}

#[test]
fn what_lies_beyond_a_scale_is_said() {
    for case in ["sweep-beyond", "map-beyond", "map-team-beyond"] {
        let (_, found) = sweeps()
            .into_iter()
            .find(|(name, _)| *name == case)
            .unwrap();
        assert!(
            says(&sweep(&found, &bare()).unwrap(), "beyond the scale"),
            "{case}"
        );
    }
}

#[test]
fn sides_are_called_as_somebody_wants_or_by_what_was_set() {
    let mut found = comparisons().remove(0).1;
    found.sides[0].name = "base.toml".to_owned();
    found.sides[1].name = "base.toml with places=4".to_owned();
    found.sides[1].title = found.sides[0].title.clone();
    assert_eq!(found.labels(), ["as written", "places=4"]);
    found.sides[1].name = "other.toml".to_owned();
    assert_eq!(found.labels(), ["base.toml", "other.toml"]);
    found.sides[1].title = "Another".to_owned();
    let title = found.sides[0].title.clone();
    assert_eq!(found.labels(), [title.as_str(), "Another"]);
    let found = found.called(Some(["before".to_owned(), "after".to_owned()]));
    assert_eq!(found.labels(), ["before", "after"]);
    let picture = comparison(&found, &bare()).unwrap();
    assert!(says(&picture, "A: before") && says(&picture, "B: after"));
}

#[test]
fn several_fonts_are_taken_and_every_text_says_its_width() {
    let mut fonts = Fonts::default().without_system();
    fonts.add(notosans::ITALIC_TTF.to_vec()).unwrap();
    fonts.add(notosans::BOLD_TTF.to_vec()).unwrap();
    assert!(matches!(fonts.add(Vec::new()), Err(ChartError::NotAFont)));
    let picture = selection(&korean(), &fonts.into()).unwrap();
    let texts = picture.svg.matches("<text ").count();
    assert_eq!(picture.svg.matches("textLength=").count(), texts);
    assert!(!picture.raster().unwrap().contains("textLength"));
}
