//! Names in scripts that the bundled face lacks: a face for each, or the ids and a note.

use resvg::usvg::{Node, Tree};

use crate::chart::clean::clean;
use crate::chart::faces::Faces;
use crate::chart::pieces::{Piece, pieces};
use crate::chart::typeface::{Ruler, Type};
use crate::chart::{Fonts, Look, selection};

use super::cases::{SCRIPTS, scripts};
use super::fixture::many;
use super::legible::legible;

const HANGUL: &str = "네이버카한국 -()2";
const ARABIC: &str = "الاتصنور()2-";

/// The pieces of a text, with marks around those that run to the left.
#[track_caller]
fn parted(text: &str, expected: &[(usize, &str)]) {
    let faces = Faces::pretended(&[text], &[HANGUL, ARABIC]);
    assert!(
        faces.is_complete(),
        "{:?}",
        faces.missing().collect::<Vec<_>>()
    );
    let pieces = pieces(text, &faces);
    let pieces: Vec<(usize, &str)> = (pieces.iter())
        .map(|Piece { text, face }| (*face, text.as_str()))
        .collect();
    assert_eq!(pieces, expected, "{text}");
}

#[test]
fn a_text_is_parted_where_its_face_changes() {
    parted("KT and LG", &[]);
    parted("네이버", &[(1, "네이버")]);
    parted("KT 네이버 AI", &[(0, "KT "), (1, "네이버 "), (0, "AI")]);
    // What stands between two words of a face is set in it, if it has that.
    parted("네이버-카카 2", &[(1, "네이버-카카 "), (0, "2")]);
    parted("네이버 2 카카", &[(1, "네이버 2 카카")]);
    parted("네이버+카카", &[(1, "네이버"), (0, "+"), (1, "카카")]);
    parted("(네이버)", &[(0, "("), (1, "네이버"), (0, ")")]);
}

#[test]
fn pieces_stand_in_the_order_in_which_they_are_read() {
    parted("네이버 نور", &[(1, "네이버 "), (2, "\u{202e}نور\u{202c}")]);
    // From right to left: first the second word, last the first.
    parted(
        "نور+نور KT",
        &[
            (2, "\u{202e}نور\u{202c}"),
            (0, "\u{202e}+\u{202c}"),
            (2, "\u{202e}نور\u{202c}"),
            (0, " KT"),
        ],
    );
    // A number runs to the right even there.
    parted("نور 2", &[(0, "2"), (2, "\u{202e}نور\u{a0}\u{202c}")]);
}

#[test]
fn syllables_in_parts_are_composed() {
    assert_eq!(
        clean("\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}"),
        "네이버"
    );
    assert_eq!(clean("e\u{301}"), "é");
}

#[test]
fn pieces_are_as_wide_as_the_whole() {
    // The pretended faces are the bundled one, which has these letters.
    let text = "AAA BBB CCC";
    let faces = Faces::pretended(&[text], &[]);
    let ruler = Ruler::new(&faces);
    let kind = Type::regular(20.0);
    let whole = ruler.width(text, kind);
    let parts: f64 = ["AAA", "BBB", "CCC"]
        .map(|part| ruler.width(part, kind))
        .iter()
        .sum();
    // Blanks between them.
    assert!(whole > parts && whole < parts + 12.0, "{whole} {parts}");
    assert!(ruler.pieces(text, kind).is_empty());
}

/// With whatever faces this machine has: every name is drawn by glyphs of faces that have them, or
/// the team goes by its id and a note says so.
#[test]
fn no_script_is_drawn_as_boxes() {
    let fonts = Look::from(Fonts::new(None).unwrap());
    let outcome = many(SCRIPTS.len(), 3, scripts);
    let picture = selection(&outcome, &fonts).unwrap();
    legible("scripts", &picture);
    let drawn = |text: &str| picture.texts.iter().any(|placed| placed.text == text);
    // A few characters that no face has do not cost a name: each is a question mark.
    let marked = |name: &str| {
        let is_marked = |text: &str| {
            let mut both = text.chars().zip(name.chars());
            text.chars().count() == name.chars().count() && both.all(|(a, b)| a == b || a == '?')
        };
        picture.texts.iter().any(|placed| is_marked(&placed.text))
    };
    let mut replaced = 0;
    for (at, name) in SCRIPTS.iter().enumerate() {
        if !drawn(&clean(name)) {
            replaced += 1;
        }
        assert!(
            marked(&clean(name)) || drawn(&format!("t{}", at + 1)) || name.contains(['🚀', '☎']),
            "{name}"
        );
    }
    assert_eq!(
        replaced > 0,
        !picture.notes.is_empty(),
        "{:?}",
        picture.notes
    );
    assert!(drawn("Łódź Ελλάδα Жук"));
    assert!(picture.png().is_ok());
}

/// Where the machine has faces for Hangul and for Arabic, letters of both join and none is a box.
#[test]
fn arabic_letters_join_beside_hangul() {
    let fonts = Look::from(Fonts::new(None).unwrap());
    let text = "네이버 الاتصالات";
    let faces = fonts.fonts.faces([text]);
    if !faces.is_complete() {
        // This machine has no face for Hangul or none for Arabic.
        return;
    }
    let ruler = Ruler::new(&faces);
    let kind = Type::regular(40.0);
    let pieces = ruler.pieces(text, kind);
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    // Letters that stand alone are wider than letters that join.
    let joined = pieces[1].2;
    let alone = "ا ل ا ت ص ا ل ا ت".split(' ').map(|letter| {
        let face = fonts.fonts.faces([letter]);
        Ruler::new(&face).width(letter, kind)
    });
    let alone: f64 = alone.sum();
    assert!(joined < 0.9 * alone, "{joined} {alone}");
}

#[test]
fn an_emoji_costs_no_name() {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let names = [
        "Team 🚀 Rocket",
        "🎯",
        "Star ☎",
        "Star ☏",
        "Plain",
        "👩\u{200d}🔬 Lab",
    ];
    let picture = selection(&many(6, 2, |at| names[at].to_owned()), &fonts).unwrap();
    let drawn = |text: &str| picture.texts.iter().any(|placed| placed.text == text);
    assert!(drawn("Team Rocket") && drawn("Plain") && drawn("Lab"));
    // Nothing is left of the one, and the others would be called the same.
    assert!(drawn("t2") && drawn("t3") && drawn("t4"));
    let [note] = picture.notes.as_slice() else {
        panic!("{:?}", picture.notes)
    };
    assert!(
        note.contains("U+1F680") && note.contains("3\u{a0}teams are labelled"),
        "{note}"
    );
    legible("emoji", &picture);

    let picture = selection(&many(2, 1, |at| format!("Team {at} 🚀")), &fonts).unwrap();
    let [note] = picture.notes.as_slice() else {
        panic!("{:?}", picture.notes)
    };
    assert!(
        note.starts_with("no font at hand has U+1F680: it is left out of the charts"),
        "{note}"
    );
}

/// Teams of a sheet are called by what stands in its cells: name and id are one.
#[test]
fn an_emoji_costs_no_name_that_is_an_id_as_well() {
    let fonts = Look::from(Fonts::new(None).unwrap().without_system());
    let names = [
        "🚀 Team Rocket (4명)",
        "🏆 Cup",
        "🚀 Team",
        "🏆 Team",
        "🎯",
        "한국과학기술원",
    ];
    let mut outcome = many(6, 2, |at| names[at].to_owned());
    for team in &mut outcome.teams {
        team.id.clone_from(&team.name);
    }
    let picture = selection(&outcome, &fonts).unwrap();
    legible("emoji", &picture);
    for label in [
        "Team Rocket (4?)",
        "Cup",
        "Team (3)",
        "Team (4)",
        "team 5",
        "team 6",
    ] {
        assert!(
            picture.texts.iter().any(|placed| placed.text == label),
            "{label}"
        );
    }
    let [note] = picture.notes.as_slice() else {
        panic!("{:?}", picture.notes)
    };
    assert!(
        note.contains("4\u{a0}teams are labelled by their numbers"),
        "{note}"
    );
}

/// What the library draws, glyph by glyph: a text in one face must come out as it is written.
#[test]
fn the_rasteriser_finds_no_face_by_itself() {
    let faces = Faces::bundled(["네"]);
    let svg =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>네</text></svg>"#;
    let tree = Tree::from_str(svg, &faces.options()).unwrap();
    let Some(Node::Text(text)) = tree.root().children().first() else {
        panic!("no text")
    };
    let glyphs = text
        .layouted()
        .iter()
        .flat_map(|span| &span.positioned_glyphs);
    assert!(glyphs.map(|glyph| glyph.id.0).all(|id| id == 0));
    assert!(faces.lacks("네") && !faces.lacks("N"));
}
