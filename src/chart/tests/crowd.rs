//! Pictures of a hundred teams or more: the field, and the few that have names.

use crate::analysis::finding::{CROWD, Standing};
use crate::analysis::{Method, Points};
use crate::chart::canvas::Mark;
use crate::chart::color::{BLUE, Color, GREY, GREY_LINE, INK, ORANGE, WHITE};
use crate::chart::{Fonts, Look, Picture, pairwise, ranks, selection, weights};

use super::fixture::{many, observe, outcome, weighted};
use super::legible::legible;

fn look() -> Look {
    Look::from(Fonts::new(None).unwrap().without_system())
}

fn plain(at: usize) -> String {
    format!("Team {}", at + 1)
}

fn says(picture: &Picture, text: &str) -> bool {
    picture.texts.iter().any(|placed| placed.text == text)
}

/// How many points the thick lines of a colour have.
fn points(picture: &Picture, paint: Color) -> usize {
    let lines = picture.marks.iter().map(|mark| match mark {
        Mark::Line {
            points,
            width,
            color,
        } if *color == paint && *width > 2.0 && points.len() > 2 => points.len(),
        _ => 0,
    });
    lines.sum()
}

#[test]
fn selection_is_a_curve_with_the_contested_named() {
    let outcome = many(200, 60, plain);
    let standing = |wanted: Standing| {
        let shares = outcome.teams.iter();
        let shares = shares.map(|team| team.selection_probability.estimate);
        shares
            .filter(|share| Standing::of(*share) == wanted)
            .count()
    };
    let [likely, contested, unlikely] =
        [Standing::Likely, Standing::Contested, Standing::Unlikely].map(standing);
    assert!(contested > 12, "else they all had names: {contested}");
    let picture = selection(&outcome, &look()).unwrap();
    legible("crowd", &picture);
    // Each part goes on to the first point of the next.
    assert_eq!(points(&picture, BLUE), likely + 1);
    assert_eq!(points(&picture, ORANGE), contested + 1);
    // Those that are never selected are counted.
    let below = picture.texts.iter().find_map(|placed| {
        let (count, _) = placed
            .text
            .split_once("\u{a0}more\u{a0}teams below, each at ")?;
        count.parse::<usize>().ok()
    });
    assert_eq!(points(&picture, GREY_LINE) + below.unwrap_or(0), unlikely);
    let band = format!(
        "contested: {contested}\u{a0}teams, places {} to {}",
        likely + 1,
        likely + contested
    );
    assert!(says(&picture, &band), "{band}");
    assert!(says(&picture, "cut line: 60\u{a0}places"));
    // Of so many only those at the line have names.
    let names = picture.texts.iter().filter(|t| t.text.starts_with("Team "));
    assert_eq!(names.count(), 2);
}

#[test]
fn few_contested_teams_have_names_with_their_shares() {
    let teams: Vec<(String, String, f64)> = (0..120)
        .map(|at| (format!("t{at}"), plain(at), -0.3 * at as f64))
        .collect();
    let outcome = outcome(&teams, 10, 100_000);
    let picture = selection(&outcome, &look()).unwrap();
    legible("crowd", &picture);
    let contested = outcome
        .teams
        .iter()
        .filter(|team| Standing::of(team.selection_probability.estimate) == Standing::Contested);
    let mut checked = 0;
    for team in contested {
        assert!(says(&picture, &team.name), "{}", team.name);
        checked += 1;
    }
    assert!((1..=12).contains(&checked), "{checked}");
}

#[test]
fn ranks_are_strokes_over_their_intervals() {
    let outcome = many(150, 50, plain);
    let picture = ranks(&outcome, &look()).unwrap();
    legible("crowd", &picture);
    let strokes = |paint: Color| {
        let all = picture.marks.iter().filter(|mark| {
            matches!(mark, Mark::Line { points, color, .. }
                if *color == paint && points.len() == 2 && points[0].0 == points[1].0)
        });
        all.count()
    };
    let counted = |pass: &dyn Fn([usize; 2]) -> bool| {
        let teams = outcome.teams.iter();
        teams.filter(|team| pass(team.rank_interval)).count()
    };
    assert_eq!(strokes(BLUE), counted(&|[_, worst]| worst <= 50));
    assert_eq!(strokes(GREY), counted(&|[best, _]| best > 50));
    let across = counted(&|[best, worst]| best <= 50 && worst > 50);
    assert_eq!(strokes(ORANGE), across);
    let (_, title) = picture.svg.split_once("-title\">").unwrap();
    let told = format!("The 90\u{a0}% rank intervals of {across} of 150 teams reach across");
    assert!(
        title
            .replace('\u{a0}', " ")
            .starts_with(&told.replace('\u{a0}', " "))
    );
    // A line through the expected ranks.
    let expected = picture.marks.iter().any(|mark| {
        matches!(mark, Mark::Line { points, color, .. } if *color == INK && points.len() == 150)
    });
    assert!(expected);
}

#[test]
fn who_was_selected_in_reality_has_a_stroke_and_the_highlighted_a_name() {
    let mut look = look();
    look.highlight = vec!["t99".to_owned()];
    let chosen: Vec<String> = (1..=30).map(|at| format!("t{}", 3 * at)).collect();
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let outcome = observe(many(CROWD, 30, plain), &chosen);
    let picture = selection(&outcome, &look).unwrap();
    legible("crowd", &picture);
    let strokes = picture.marks.iter().filter(|mark| {
        matches!(mark, Mark::Line { points, color, .. }
            if *color == INK && points.len() == 2 && points[0].1 - points[1].1 == -9.0)
    });
    assert_eq!(strokes.count(), 30);
    assert!(says(&picture, "Team 99") && says(&picture, "selected in reality"));
    let fewer = selection(&many(CROWD - 1, 30, plain), &look).unwrap();
    assert!(fewer.texts.len() > 80, "a bar for each of forty");
}

#[test]
fn what_is_not_shown_is_told_in_words_that_are_true() {
    let outcome = many(60, 3, plain);
    for draw in [selection, ranks, pairwise] {
        let picture = draw(&outcome, &look()).unwrap();
        let told = |text: &str| {
            picture
                .texts
                .iter()
                .any(|placed| placed.text.contains(text))
        };
        assert!(
            !told(": 0\u{a0}teams above") && !told("at 0\u{a0}% or less"),
            "{}",
            picture.name
        );
        assert!(
            told("20\u{a0}teams below") || told("20\u{a0}more\u{a0}teams below"),
            "{}",
            picture.name
        );
    }
}

/// What chance alone makes of a mean weight has no colour, and sets no scale.
#[test]
fn chance_has_no_colour() {
    let labels = ["Quality", "Price"].map(str::to_owned);
    let mut outcome = weighted(many(10, 3, plain), &labels);
    outcome.method = Method::MonteCarlo;
    outcome.draws = 20_000;
    for (at, team) in outcome.teams.iter_mut().enumerate() {
        // In every draw, in half of them, and in 600, which is too few.
        let share = [1.0, 0.5, 0.03][at % 3];
        team.selection_probability.estimate = share;
        let shift = [0.3, 8.0, 30.0][at % 3];
        let given = [("c0", 50.0 + shift), ("c1", 50.0 - shift)];
        let given = given.map(|(id, points)| (id.to_owned(), points));
        team.weights_given_selected = Some(Points(given.to_vec()));
    }
    let picture = weights(&outcome, &look()).unwrap();
    assert!(
        says(&picture, "+30.0") && says(&picture, "+0.3"),
        "figures stay"
    );
    // Six teams and two criteria have a colour, all of them that of 8 of 10 points.
    assert!(
        says(&picture, "−10.0") && says(&picture, "+10.0"),
        "the scale"
    );
    let cells = picture.marks.iter().filter(|mark| {
        matches!(mark, Mark::Rect { width, height, color, .. }
            if *width > 100.0 && *height > 20.0 && *color != WHITE)
    });
    let open = outcome.teams.iter();
    let open = open.filter(|team| team.selection_probability.estimate == 0.5);
    assert_eq!(cells.count(), 2 * open.count());
}

#[test]
fn heads_stand_upright_rather_than_in_parts() {
    let labels: Vec<String> = ["Internationalisation", "Employment", "Reputation"]
        .iter()
        .cycle()
        .take(9)
        .enumerate()
        .map(|(at, word)| format!("{word} {at}"))
        .collect();
    let picture = weights(&weighted(many(8, 3, plain), &labels), &look()).unwrap();
    for label in &labels {
        assert!(says(&picture, label), "{label}");
    }
}
