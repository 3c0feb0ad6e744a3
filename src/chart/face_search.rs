//! Which of many typefaces has the characters that are wanted.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, Source, Stretch, Style, Weight};
use skrifa::{FontRef, MetadataProvider, outline::DrawSettings, prelude::Size};

/// Source and index of faces that together have as many of the `wanted` characters as the
/// database can give: one face with all of them where there is one, else the fewest found by
/// taking the face with the most each time. A bold sister of each comes along.
pub(super) fn search(database: &Database, wanted: &BTreeSet<char>) -> Vec<(Source, u32)> {
    let mut candidates: Vec<(&FaceInfo, BTreeSet<char>)> = database
        .faces()
        .filter(|face| face.style == Style::Normal && face.stretch == Stretch::Normal)
        .map(|face| (face, covered(database, face, wanted)))
        .filter(|(_, has)| !has.is_empty())
        .collect();
    // Order of discovery differs between machines; the names do not.
    candidates.sort_by_cached_key(|(face, _)| preference(face));
    let mut chosen = Vec::new();
    let mut open = wanted.clone();
    while let Some((face, has)) = best(&candidates, &open) {
        open.retain(|c| !has.contains(c));
        let bold = candidates.iter().find(|(sister, sisters)| {
            sister.weight == Weight::BOLD
                && family(sister) == family(face)
                && sisters.is_superset(has)
        });
        for face in [Some(*face), bold.map(|(bold, _)| *bold)]
            .into_iter()
            .flatten()
        {
            let data = database.with_face_data(face.id, |data, _| data.to_vec());
            if let Some(data) = data {
                // In memory from here on: a label's width is asked for hundreds of times.
                chosen.push((Source::Binary(Arc::new(data)), face.index));
            }
        }
    }
    chosen
}

/// The first face with the most of the `open` characters.
fn best<'a>(
    candidates: &'a [(&'a FaceInfo, BTreeSet<char>)],
    open: &BTreeSet<char>,
) -> Option<&'a (&'a FaceInfo, BTreeSet<char>)> {
    candidates
        .iter()
        .rev()
        .max_by_key(|(_, has)| has.intersection(open).count())
        .filter(|(_, has)| has.intersection(open).next().is_some())
}

/// Regular weight first, then a plain sans serif (a Korean one among those for Chinese
/// characters), then by name.
fn preference(face: &FaceInfo) -> (u16, bool, usize, String, String, u32) {
    let name = family(face);
    let kinds = ["CJK KR", "Sans KR", "Noto Sans", "Sans", "Gothic"];
    let kind = kinds
        .iter()
        .position(|kind| name.contains(kind))
        .unwrap_or(kinds.len());
    let weight = face.weight.0.abs_diff(Weight::NORMAL.0);
    (
        weight,
        face.monospaced,
        kind,
        name,
        face.post_script_name.clone(),
        face.index,
    )
}

/// The English family name.
fn family(face: &FaceInfo) -> String {
    face.families
        .first()
        .map(|(name, _)| name.clone())
        .unwrap_or_default()
}

/// Those of the `wanted` characters that a face can draw: in its character map, with an outline.
/// (Colour bitmaps alone do not count: they would leave a hole.)
pub(super) fn covered(
    database: &Database,
    face: &FaceInfo,
    wanted: &BTreeSet<char>,
) -> BTreeSet<char> {
    let found = database.with_face_data(face.id, |data, index| {
        let Ok(font) = FontRef::from_index(data, index) else {
            return BTreeSet::new();
        };
        let (map, outlines) = (font.charmap(), font.outline_glyphs());
        let draws = |c: char| {
            let Some(outline) = map.map(c).and_then(|glyph| outlines.get(glyph)) else {
                return false;
            };
            let mut pen = skrifa::outline::pen::SvgPen::new();
            let settings =
                DrawSettings::unhinted(Size::unscaled(), skrifa::instance::LocationRef::default());
            outline.draw(settings, &mut pen).is_ok() && !String::from(pen).is_empty()
        };
        wanted.iter().copied().filter(|&c| draws(c)).collect()
    });
    found.unwrap_or_default()
}
