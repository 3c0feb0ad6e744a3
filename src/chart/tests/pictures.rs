//! What a reader must find in every picture.

use std::sync::OnceLock;

use resvg::usvg::roxmltree;

use crate::chart::{Chart, Charted as _, Fonts, Look, Picture};

use super::comparisons::comparisons;
use super::drawn::drawn;
use super::fixture::{base, weighted};
use super::legible::legible;
use super::sweeps::sweeps;

/// All pictures without the system's fonts, so that the tests are the same everywhere.
fn pictures() -> &'static [(&'static str, Picture)] {
    static PICTURES: OnceLock<Vec<(&'static str, Picture)>> = OnceLock::new();
    PICTURES.get_or_init(|| {
        let fonts = Look::from(Fonts::new(None).unwrap().without_system());
        drawn(&fonts, |_| true)
    })
}

#[test]
fn svg_is_well_formed_and_says_what_it_shows() {
    for (case, picture) in pictures() {
        let file = roxmltree::Document::parse(&picture.svg).expect(case);
        let root = file.root_element();
        assert_eq!(root.attribute("width"), Some("900"), "{case}");
        let height: f64 = root.attribute("height").unwrap().parse().unwrap();
        let viewed = format!("0 0 7200 {}", height * 8.0);
        assert_eq!(root.attribute("viewBox"), Some(viewed.as_str()), "{case}");
        for tag in ["title", "desc"] {
            let text = root
                .children()
                .find(|node| node.has_tag_name(tag))
                .unwrap()
                .text();
            assert!(text.is_some_and(|text| !text.is_empty()), "{case}: {tag}");
        }
        assert!(
            root.attribute("font-family")
                .unwrap()
                .contains("Noto Sans CJK KR")
        );
        let texts = root.children().filter(|node| node.has_tag_name("text"));
        let read: Vec<&str> = texts.map(|node| node.text().unwrap_or_default()).collect();
        let placed: Vec<&str> = picture
            .texts
            .iter()
            .map(|text| text.text.as_str())
            .collect();
        assert_eq!(read, placed, "{case}: real text, unchanged by escaping");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    for ((case, again), (_, first)) in drawn(&fonts, |_| true).iter().zip(pictures()) {
        assert_eq!(again.svg, first.svg, "{case} {}", first.name);
    }
}

#[test]
fn everything_can_be_read() {
    for (case, picture) in pictures() {
        legible(case, picture);
    }
}

#[test]
fn png_has_its_size_and_density() {
    for (case, picture) in pictures().iter().take(4) {
        let png = picture.png().unwrap();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(number(16), 1800, "{case}");
        assert_eq!(number(20), (picture.size.1 * 2.0) as u32, "{case}");
        assert_eq!(&png[37..41], b"pHYs");
        assert_eq!(
            (number(41), number(45), png[49]),
            (5669, 5669, 1),
            "144 dots per inch"
        );
        assert_eq!(
            number(50),
            0x4952_24f0,
            "the chunk's check sum as zlib computes it"
        );
        let again = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!(again.width(), 1800);
    }
}

/// The teams that a sentence names, of those called "Team 1", "Team 2" and so on.
fn named(sentence: &str) -> Vec<String> {
    let parts = sentence.split("Team ").skip(1);
    let number = |part: &str| {
        part.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    };
    parts.map(|part| format!("Team {}", number(part))).collect()
}

#[test]
fn titles_are_about_teams_in_the_picture() {
    let mut checked = 0;
    for (case, picture) in pictures() {
        if !["selection", "ranks", "pairwise", "weights"].contains(&picture.name) {
            continue;
        }
        let (_, title) = picture.svg.split_once("-title\">").unwrap();
        let (title, _) = title.split_once("</title>").unwrap();
        for team in named(title) {
            checked += 1;
            let shown = picture.texts.iter().any(|text| text.text == team);
            assert!(shown, "{case} {}: {team} in {title}", picture.name);
        }
    }
    assert!(checked > 10, "{checked}");
}

#[test]
fn charts_are_listed_by_the_names_of_their_pictures() {
    let look = Look::from(Fonts::new(None).unwrap().without_system());
    let check = |charts: Vec<Chart<'_>>, expected: &[&str]| {
        let names: Vec<&str> = charts.iter().map(|chart| chart.name).collect();
        assert_eq!(names, expected);
        for chart in charts {
            let drawn = chart.draw.map(|draw| draw(&look).unwrap().name);
            assert!(
                drawn.is_none_or(|name| name == chart.name),
                "{}",
                chart.name
            );
        }
    };
    let run = ["selection", "ranks", "pairwise", "weights"];
    check(base().charts(), &run);
    assert!(base().charts()[3].draw.is_none());
    check(
        weighted(base(), &["One".into(), "Other".into()]).charts(),
        &run,
    );
    check(comparisons()[0].1.charts(), &["compare"]);
    check(sweeps()[0].1.charts(), &["sweep"]);
}
