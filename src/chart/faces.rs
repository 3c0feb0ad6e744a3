//! The typefaces of one picture.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{self, FontResolver};

use super::clean::invisible;
use super::face_search::covered;

/// Noto Sans regular and bold, then what other characters need, and which face has which.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    database: Arc<Database>,
    chars: BTreeMap<ID, BTreeSet<char>>,
    /// Faces in the order in which they are tried.
    order: Vec<ID>,
    wanted: BTreeSet<char>,
    missing: BTreeSet<char>,
}

impl Faces {
    /// The faces that come with this crate.
    pub(super) fn bundled(wanted: &BTreeSet<char>) -> Self {
        let wanted: BTreeSet<char> = wanted.iter().copied().filter(|&c| !invisible(c)).collect();
        let mut faces = Faces {
            database: Arc::new(Database::new()),
            chars: BTreeMap::new(),
            order: Vec::new(),
            missing: wanted.clone(),
            wanted,
        };
        faces.add_all(Source::Binary(Arc::new(notosans::REGULAR_TTF)));
        faces.add_all(Source::Binary(Arc::new(notosans::BOLD_TTF)));
        faces
    }

    /// Adds every face of a file.
    pub(super) fn add_all(&mut self, source: Source) {
        for id in Arc::make_mut(&mut self.database).load_font_source(source) {
            self.admit(id);
        }
    }

    /// Adds one face of a file.
    pub(super) fn add(&mut self, source: Source, index: u32) {
        let database = Arc::make_mut(&mut self.database);
        for id in database.load_font_source(source) {
            if database.face(id).is_some_and(|face| face.index != index) {
                database.remove_face(id);
            }
        }
        let new = database
            .faces()
            .map(|face| face.id)
            .find(|id| !self.order.contains(id));
        if let Some(id) = new {
            self.admit(id);
        }
    }

    fn admit(&mut self, id: ID) {
        if let Some(face) = self.database.face(id) {
            let has = covered(&self.database, face, &self.wanted);
            self.missing.retain(|c| !has.contains(c));
            self.chars.insert(id, has);
            self.order.push(id);
        }
    }

    /// The wanted characters that no face has.
    pub(super) fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// How the SVG library is to find a face for each character. It chooses among the faces here
    /// and no others, whatever family the SVG names, so that a picture depends on nothing else.
    pub(super) fn options(&self) -> usvg::Options<'static> {
        let (first, bold) = (self.order.first().copied(), self.order.get(1).copied());
        let (order, chars) = (self.order.clone(), self.chars.clone());
        usvg::Options {
            fontdb: self.database.clone(),
            font_resolver: FontResolver {
                select_font: Box::new(
                    move |font, _| if font.weight() >= 600 { bold } else { first },
                ),
                select_fallback: Box::new(move |c, used, database| {
                    let weight = database.face(*used.first()?)?.weight.0;
                    order
                        .iter()
                        .copied()
                        .filter(|id| !used.contains(id))
                        .filter(|id| chars.get(id).is_some_and(|has| has.contains(&c)))
                        .min_by_key(|id| {
                            database
                                .face(*id)
                                .map(|face| face.weight.0.abs_diff(weight))
                        })
                }),
            },
            ..usvg::Options::default()
        }
    }
}
