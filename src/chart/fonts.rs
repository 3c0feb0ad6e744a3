//! Where typefaces come from.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source};

use super::error::ChartError;
use super::face_search::search;
use super::faces::Faces;

/// The typefaces that pictures may use: Noto Sans, which comes with this crate, a face of the
/// user's, and the faces of the system for characters that both lack.
#[derive(Debug)]
pub struct Fonts {
    given: Option<Arc<Vec<u8>>>,
    use_system: bool,
    system: OnceLock<Database>,
}

impl Fonts {
    /// Fonts with the bytes of a TrueType or OpenType file to try before the system's faces.
    ///
    /// # Errors
    /// [`ChartError::NotAFont`] where the bytes hold no face.
    pub fn new(font: Option<Vec<u8>>) -> Result<Self, ChartError> {
        let given = font.map(Arc::new);
        if let Some(data) = &given {
            let mut database = Database::new();
            database.load_font_source(Source::Binary(data.clone()));
            if database.is_empty() {
                return Err(ChartError::NotAFont);
            }
        }
        Ok(Fonts {
            given,
            use_system: true,
            system: OnceLock::new(),
        })
    }

    /// The same without the system's faces: then pictures are the same on every machine.
    #[must_use]
    pub fn without_system(mut self) -> Self {
        self.use_system = false;
        self
    }

    /// Faces that together have as many of the `wanted` characters as can be had. The system's
    /// fonts are looked at only where the others lack something: that takes a while.
    pub(super) fn faces(&self, wanted: &BTreeSet<char>) -> Faces {
        let mut faces = Faces::bundled(wanted);
        if let Some(data) = &self.given {
            faces.add_all(Source::Binary(data.clone()));
        }
        if self.use_system && !faces.missing().is_empty() {
            let system = self.system.get_or_init(|| {
                let mut database = Database::new();
                database.load_system_fonts();
                database
            });
            for (source, index) in search(system, faces.missing()) {
                faces.add(source, index);
            }
        }
        faces
    }
}
