//! Names, fonts and figures.

use crate::chart::clean::clean;
use crate::chart::number::{grouped, percent, points, whole};
use crate::chart::{ChartError, Fonts, Look, pairwise, selection};
use crate::words::Language;

use super::cases::korean;
use super::fixture::many;

#[test]
fn without_a_face_for_hangul_teams_go_by_their_ids_and_a_note_says_why() {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let picture = selection(&korean(), &fonts).unwrap();
    let drawn = |text: &str| picture.texts.iter().any(|placed| placed.text == text);
    assert!(drawn("naver") && drawn("NC AI") && drawn("KT"));
    assert!(
        !picture.svg.contains('네'),
        "not even where only a screen reader looks"
    );
    let [note] = picture.notes.as_slice() else {
        panic!("{:?}", picture.notes)
    };
    assert!(note.starts_with("no font at hand has 과 구 국"), "{note}");
    assert!(
        note.contains("8\u{a0}teams") && note.contains("fonts-noto-cjk"),
        "{note}"
    );
    assert!(note.contains("--font FILE"), "{note}");
}

#[test]
fn a_team_whose_id_cannot_be_drawn_either_goes_by_its_number() {
    let mut outcome = many(3, 1, |_| "네이버".to_owned());
    outcome.teams[2].id = "네이버".to_owned();
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let picture = selection(&outcome, &fonts).unwrap();
    assert!(picture.texts.iter().any(|placed| placed.text == "team 3"));
}

/// Above the columns names run upwards and are cut; those which begin alike are still told apart.
#[test]
fn names_above_columns_are_told_apart() {
    let look = Look::from(Fonts::new(None).unwrap());
    let named = |at| format!("Institute of Applied Sciences in the Region, Section {at}");
    let picture = pairwise(&many(40, 5, named), &look).unwrap();
    let texts = picture.texts.iter().map(|placed| placed.text.as_str());
    let mut heads: Vec<&str> = texts.filter(|text| text.contains('…')).collect();
    assert!(heads.len() >= 40, "{heads:?}");
    heads.sort_unstable();
    heads.dedup();
    assert!(heads.len() >= 40, "{heads:?}");
}

#[test]
fn what_latin_needs_never_asks_for_more() {
    let fonts = Look::from(Fonts::new(None).unwrap());
    let picture = selection(&many(3, 1, |at| format!("Équipe {at} Жук Ω")), &fonts).unwrap();
    assert!(picture.notes.is_empty());
}

#[test]
fn a_given_font_leaves_what_the_bundled_one_sets_and_a_file_that_is_none_is_refused() {
    let drawn = |font| {
        let look = Look::from(Fonts::new(font).unwrap().without_system());
        let outcome = many(3, 1, |at| format!("Team {at}"));
        selection(&outcome, &look).unwrap().svg
    };
    assert_eq!(drawn(Some(notosans::ITALIC_TTF.to_vec())), drawn(None));
    for bytes in [
        Vec::new(),
        b"not a font at all".to_vec(),
        notosans::BOLD_TTF[..90].to_vec(),
    ] {
        assert!(matches!(Fonts::new(Some(bytes)), Err(ChartError::NotAFont)));
    }
}

#[test]
fn cleaned_text_is_one_harmless_line() {
    assert_eq!(clean("  tab\tand\r\n line\u{0} \u{2028}"), "tab and line");
    assert_eq!(clean("\u{202e}abc\u{fffe}\u{1ffff}\u{feff}"), "abc");
    assert_eq!(clean("<&\">'"), "<&\">'");
    assert_eq!(
        clean("e\u{301}\u{302}\u{303}\u{304}f\u{301}"),
        "é\u{302}f\u{301}"
    );
    assert_eq!(clean("\u{301}a"), "\u{301}a");
}

#[test]
fn figures_never_round_to_certainty() {
    let plain = |share| percent(share).replace('\u{a0}', " ");
    let shares = [0.0, 1e-9, 0.0006, 0.09, 0.97, 0.99951, 1.0];
    let shown = [
        "0 %", "<0.1 %", "0.1 %", "9.0 %", "97.0 %", ">99.9 %", "100 %",
    ];
    assert_eq!(shares.map(plain), shown);
    assert_eq!(
        shares.map(whole),
        ["0", "<1", "<1", "9", "97", ">99", "100"]
    );
    let widths = [0.2, 0.0141, 0.00099, 0.000_972, 0.0001, 1e-9, 0.0];
    assert_eq!(
        widths.map(points),
        [
            "20", "1.5", "0.099", "0.098", "0.010", "0.000001", "0.000001"
        ]
    );
    assert_eq!(
        [0, 999, 1000, 1_234_567].map(grouped),
        ["0", "999", "1,000", "1,234,567"]
    );
}

#[test]
fn a_language_needs_a_face_with_its_letters() {
    let fonts = Fonts::default().without_system();
    assert!(fonts.have_letters_of(Language::default()));
    let korean = Language::of_code("ko").unwrap();
    assert!(!fonts.have_letters_of(korean));
}
