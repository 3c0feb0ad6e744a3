//! The typefaces of one picture, and which of them sets what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{self, FontFamily, FontResolver};

use super::clean::invisible;
use super::clusters::{Group, clusters, group, has_ink};
use super::face_search::{Candidate, Found, candidates, drawn, loaded};

/// Bold begins at this weight.
const BOLD: u16 = 600;
/// What the SVG library calls a face by its number.
const PREFIX: &str = "face-";

/// A typeface in its two weights.
#[derive(Debug, Clone)]
struct Face {
    regular: ID,
    bold: Option<ID>,
    chars: BTreeSet<char>,
}

/// Noto Sans, and what other clusters need.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    database: Arc<Database>,
    /// Noto Sans first.
    all: Vec<Face>,
    /// Clusters that Noto Sans does not set, and the face that does.
    elsewhere: BTreeMap<String, usize>,
    /// Clusters without a face.
    missing: BTreeMap<Group, BTreeSet<String>>,
    /// All characters of the texts.
    wanted: BTreeSet<char>,
}

impl Faces {
    /// The face that comes with this crate, for these texts.
    pub(super) fn bundled<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut missing: BTreeMap<Group, BTreeSet<String>> = BTreeMap::new();
        for cluster in texts.into_iter().flat_map(clusters).filter(|c| has_ink(c)) {
            let group = missing.entry(group(cluster)).or_default();
            group.insert(cluster.to_owned());
        }
        let mut faces = Faces {
            database: Arc::new(Database::new()),
            all: Vec::new(),
            elsewhere: BTreeMap::new(),
            missing,
            wanted: BTreeSet::new(),
        };
        faces.wanted = faces.missing_chars();
        let bundled = |data: &'static [u8]| (Source::Binary(Arc::new(data)), 0);
        faces.add(Found {
            regular: bundled(notosans::REGULAR_TTF),
            bold: Some(bundled(notosans::BOLD_TTF)),
            chars: faces.wanted.clone(),
        });
        if let Some(face) = faces.all.first_mut() {
            // What both weights draw.
            for id in [Some(face.regular), face.bold].into_iter().flatten() {
                if let Some(info) = faces.database.face(id) {
                    face.chars = drawn(&faces.database, info, &face.chars);
                }
            }
            faces.missing.retain(|group, open| {
                let sets = |cluster: &str| sets(&face.chars, cluster);
                match group {
                    Group::Common | Group::Western => open.retain(|cluster| !sets(cluster)),
                    // A script is set in one face.
                    _ if open.iter().all(|cluster| sets(cluster)) => open.clear(),
                    _ => {}
                }
                !open.is_empty()
            });
        }
        faces
    }

    /// Chooses faces of a database for what is missing: for each group of scripts the first that
    /// sets all of it, one already at work before others. Where none does, the fewest that together
    /// set as much as can be had; of those that are `given` only such that set all.
    pub(super) fn choose(&mut self, database: &Database, given: bool) {
        let candidates = candidates(database, &self.missing_chars(), given);
        let mut at_work: Vec<(usize, usize)> = Vec::new();
        let mut groups: Vec<Group> = self.missing.keys().copied().collect();
        // What is common to all scripts goes with one of them.
        groups.reverse();
        for group in groups {
            while let Some(open) = self.missing.get(&group) {
                let Some(best) = best(&candidates, open, &at_work, given) else {
                    break;
                };
                let known = at_work.iter().find(|(candidate, _)| *candidate == best);
                let face = if let Some(&(_, face)) = known {
                    face
                } else {
                    let Some(found) = loaded(database, &candidates, best, &self.wanted) else {
                        break;
                    };
                    let Some(face) = self.add(found) else {
                        break;
                    };
                    at_work.push((best, face));
                    face
                };
                if !self.settle(group, face) {
                    break;
                }
            }
        }
    }

    /// What a face sets of a group is no longer missing. False where it sets nothing of it.
    fn settle(&mut self, group: Group, face: usize) -> bool {
        let Some(open) = self.missing.remove(&group) else {
            return false;
        };
        let chars = &self.all[face].chars;
        let (set, left): (BTreeSet<String>, BTreeSet<String>) =
            open.into_iter().partition(|cluster| sets(chars, cluster));
        let some = !set.is_empty();
        self.elsewhere
            .extend(set.into_iter().map(|cluster| (cluster, face)));
        if !left.is_empty() {
            self.missing.insert(group, left);
        }
        some
    }

    /// The number of a face that is now at hand; none where it cannot be read.
    fn add(&mut self, found: Found) -> Option<usize> {
        let database = Arc::make_mut(&mut self.database);
        let mut one = |(source, index): (Source, u32)| {
            let mut chosen = None;
            for id in database.load_font_source(source) {
                if database.face(id).is_some_and(|face| face.index == index) {
                    chosen = Some(id);
                } else {
                    database.remove_face(id);
                }
            }
            chosen
        };
        let regular = one(found.regular)?;
        let bold = found.bold.and_then(one);
        self.all.push(Face {
            regular,
            bold,
            chars: found.chars,
        });
        Some(self.all.len() - 1)
    }

    fn missing_chars(&self) -> BTreeSet<char> {
        let clusters = self.missing.values().flatten();
        clusters.flat_map(|cluster| cluster.chars()).collect()
    }

    /// Whether every cluster has a face.
    pub(super) fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether no face sets a cluster.
    pub(super) fn lacks(&self, cluster: &str) -> bool {
        self.missing.values().any(|open| open.contains(cluster))
    }

    /// The clusters that no face sets.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.values().flatten().map(String::as_str)
    }

    /// The number of the face that a cluster must be set in; none where it is Noto Sans.
    pub(super) fn elsewhere(&self, cluster: &str) -> Option<usize> {
        self.elsewhere.get(cluster).copied()
    }

    /// Whether a face sets a cluster too.
    pub(super) fn sets(&self, face: usize, cluster: &str) -> bool {
        (self.all.get(face)).is_some_and(|face| sets(&face.chars, cluster))
    }

    /// How the SVG library is to find faces: by their number, as [`family`] writes it, and Noto Sans
    /// for any other family. It never looks for another face itself, so that a picture depends on
    /// nothing else; what it would make of a text in several faces has letters of both.
    pub(super) fn options(&self) -> usvg::Options<'static> {
        let faces: Vec<(ID, Option<ID>)> = (self.all.iter())
            .map(|face| (face.regular, face.bold))
            .collect();
        usvg::Options {
            fontdb: self.database.clone(),
            font_resolver: FontResolver {
                select_font: Box::new(move |font, _| {
                    let number = font.families().first().and_then(number).unwrap_or(0);
                    let (regular, bold) = *faces.get(number)?;
                    Some(bold.filter(|_| font.weight() >= BOLD).unwrap_or(regular))
                }),
                select_fallback: Box::new(|_, _, _| None),
            },
            ..usvg::Options::default()
        }
    }
}

#[cfg(test)]
impl Faces {
    /// The faces of these texts with further ones that are said to draw these characters.
    pub(super) fn pretended(texts: &[&str], further: &[&str]) -> Self {
        let mut faces = Faces::bundled(texts.iter().copied());
        for chars in further {
            let mut face = faces.all[0].clone();
            face.chars = chars.chars().collect();
            faces.all.push(face);
            let groups: Vec<Group> = faces.missing.keys().copied().collect();
            for group in groups {
                faces.settle(group, faces.all.len() - 1);
            }
        }
        faces
    }
}

/// The family that stands for a face in an SVG that is not for people.
pub(super) fn family(face: usize) -> String {
    format!("{PREFIX}{face}")
}

fn number(family: &FontFamily) -> Option<usize> {
    match family {
        FontFamily::Named(name) => name.strip_prefix(PREFIX)?.parse().ok(),
        _ => None,
    }
}

/// Whether these characters are all that a cluster needs.
fn sets(chars: &BTreeSet<char>, cluster: &str) -> bool {
    cluster.chars().all(|c| invisible(c) || chars.contains(&c))
}

/// The candidate for a group of which so much is `open`.
fn best(
    candidates: &[Candidate<'_>],
    open: &BTreeSet<String>,
    at_work: &[(usize, usize)],
    whole: bool,
) -> Option<usize> {
    let all = |candidate: &Candidate<'_>| open.iter().all(|c| sets(&candidate.chars, c));
    let known = at_work.iter().map(|(candidate, _)| *candidate);
    let mut known = known.filter(|&at| candidates.get(at).is_some_and(all));
    if let Some(at) = known.next().or_else(|| candidates.iter().position(all)) {
        return Some(at);
    }
    let most = |candidate: &Candidate<'_>| {
        let set = open.iter().filter(|c| sets(&candidate.chars, c));
        set.count()
    };
    let counts = candidates.iter().map(most).enumerate();
    // The first among equals.
    let best = counts.rev().max_by_key(|(_, count)| *count);
    best.filter(|(_, count)| *count > 0 && !whole)
        .map(|(at, _)| at)
}
