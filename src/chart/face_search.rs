//! Which of many typefaces set the clusters that are wanted.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, Source, Stretch, Style, Weight};
use skrifa::outline::DrawSettings;
use skrifa::prelude::Size;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};

use unicode_script::{Script, UnicodeScript};

use super::clean::invisible;
use super::clusters::rules;

/// A face of a database, in memory, and the characters that it draws of those that are wanted.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) regular: (Source, u32),
    /// Its bold sister, if that draws as much.
    pub(super) bold: Option<(Source, u32)>,
    pub(super) chars: BTreeSet<char>,
}

/// What is nearest to this weight is bold, from [`SEMIBOLD`] on: the bold of some families calls
/// itself half of it.
const SEMIBOLD: Weight = Weight::SEMIBOLD;

/// A face that may be chosen.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    info: &'a FaceInfo,
    pub(super) chars: BTreeSet<char>,
}

fn upright(face: &FaceInfo) -> bool {
    face.style == Style::Normal && face.stretch == Stretch::Normal
}

/// Whether a face is the user's: those are in memory.
fn is_given(face: &FaceInfo) -> bool {
    matches!(face.source, Source::Binary(_))
}

/// Faces that draw any of the characters, those preferred first; the user's alone where only
/// `given` ones count.
pub(super) fn candidates<'a>(
    database: &'a Database,
    wanted: &BTreeSet<char>,
    given: bool,
) -> Vec<Candidate<'a>> {
    let faces = database.faces();
    let faces = faces.filter(|face| upright(face) && (!given || is_given(face)));
    let mut candidates: Vec<Candidate<'a>> = faces
        .map(|info| Candidate {
            info,
            chars: drawn(database, info, wanted),
        })
        .filter(|candidate| !candidate.chars.is_empty())
        .collect();
    // Order of discovery differs between machines; the names do not.
    let kinds = kinds(wanted);
    candidates.sort_by_cached_key(|candidate| preference(candidate.info, kinds));
    candidates
}

/// A candidate's data and those of its bold sister, with what it draws of all that is `wanted`.
pub(super) fn loaded(
    database: &Database,
    candidates: &[Candidate<'_>],
    chosen: usize,
    wanted: &BTreeSet<char>,
) -> Option<Found> {
    let Candidate { info, chars } = candidates.get(chosen)?;
    let sisters = database.faces().filter(|sister| {
        upright(sister)
            && sister.weight >= SEMIBOLD
            && sister.weight > info.weight
            && family(sister) == family(info)
    });
    let mut sisters: Vec<&FaceInfo> = sisters.collect();
    sisters.sort_by_key(|sister| {
        let away = sister.weight.0.abs_diff(Weight::BOLD.0);
        (
            !is_given(sister),
            away,
            sister.weight,
            sister.post_script_name.clone(),
        )
    });
    let mut sisters = sisters.into_iter();
    let sister = sisters.find(|sister| drawn(database, sister, chars).is_superset(chars));
    // In memory from here on: a label's width is asked for hundreds of times.
    let data = |info: &FaceInfo| {
        let data = database.with_face_data(info.id, |data, _| data.to_vec())?;
        Some((Source::Binary(Arc::new(data)), info.index))
    };
    Some(Found {
        regular: data(info)?,
        bold: sister.and_then(data),
        chars: drawn(database, info, wanted),
    })
}

/// Words in the names of plain sans serifs, those with the forms of these characters first: Chinese
/// ones are written otherwise in Korea, in Japan and in China.
fn kinds(wanted: &BTreeSet<char>) -> [&'static str; 5] {
    let any = |script: Script| wanted.iter().any(|c| c.script() == script);
    let [cjk, sans] = if any(Script::Hangul) {
        ["CJK KR", "Sans KR"]
    } else if any(Script::Hiragana) || any(Script::Katakana) {
        ["CJK JP", "Sans JP"]
    } else {
        ["CJK SC", "Sans SC"]
    };
    [cjk, sans, "Noto Sans", "Sans", "Gothic"]
}

/// The user's face first, then regular weight, then a plain sans serif, then by name.
fn preference(face: &FaceInfo, kinds: [&str; 5]) -> (bool, u16, bool, usize, String, String, u32) {
    let name = family(face);
    let kind = kinds
        .iter()
        .position(|kind| name.contains(kind))
        .unwrap_or(kinds.len());
    let weight = face.weight.0.abs_diff(Weight::NORMAL.0);
    (
        !is_given(face),
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

/// Those of the `wanted` characters that a face can draw: in its character map, with an outline, and
/// with the rules that their script needs. (Colour bitmaps alone do not count: they would leave a
/// hole.)
pub(super) fn drawn(
    database: &Database,
    face: &FaceInfo,
    wanted: &BTreeSet<char>,
) -> BTreeSet<char> {
    let found = database.with_face_data(face.id, |data, index| {
        let Ok(font) = FontRef::from_index(data, index) else {
            return BTreeSet::new();
        };
        let (map, outlines) = (font.charmap(), font.outline_glyphs());
        let scripts = scripts(&font);
        let draws = |c: char| {
            let Some(outline) = map.map(c).and_then(|glyph| outlines.get(glyph)) else {
                return false;
            };
            let rules = rules(c);
            let shaped =
                |known: &BTreeSet<Tag>| rules.iter().any(|tag| known.contains(&Tag::new(tag)));
            if !rules.is_empty() && !scripts.as_ref().is_none_or(shaped) {
                return false;
            }
            let mut pen = skrifa::outline::pen::SvgPen::new();
            let settings =
                DrawSettings::unhinted(Size::unscaled(), skrifa::instance::LocationRef::default());
            outline.draw(settings, &mut pen).is_ok() && !String::from(pen).is_empty()
        };
        let wanted = wanted.iter().copied().filter(|&c| !invisible(c));
        wanted.filter(|&c| draws(c)).collect()
    });
    found.unwrap_or_default()
}

/// The scripts that a face has rules for; none where it has rules of another kind (Apple's), which
/// name no scripts.
fn scripts(font: &FontRef<'_>) -> Option<BTreeSet<Tag>> {
    if font.data_for_tag(Tag::new(b"morx")).is_some() {
        return None;
    }
    let mut scripts = BTreeSet::new();
    if let Ok(list) = font.gsub().and_then(|rules| rules.script_list()) {
        for record in list.script_records() {
            scripts.insert(record.script_tag());
        }
    }
    Some(scripts)
}
