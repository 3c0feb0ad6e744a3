//! Where typefaces come from.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source};

use super::error::ChartError;
use super::faces::Faces;

/// The typefaces that pictures may use: Noto Sans, which comes with this crate, a face of the
/// user's, and the faces of the system for characters that both lack.
#[derive(Debug)]
pub struct Fonts {
    given: Option<Database>,
    use_system: bool,
    /// The user's face and those of the system.
    all: OnceLock<Database>,
}

impl Fonts {
    /// Fonts with the bytes of a TrueType or OpenType file to try before the system's faces.
    ///
    /// # Errors
    /// [`ChartError::NotAFont`] where the bytes hold no face.
    pub fn new(font: Option<Vec<u8>>) -> Result<Self, ChartError> {
        let given = font.map(|data| {
            let mut database = Database::new();
            database.load_font_source(Source::Binary(Arc::new(data)));
            database
        });
        if given.as_ref().is_some_and(Database::is_empty) {
            return Err(ChartError::NotAFont);
        }
        Ok(Fonts {
            given,
            use_system: true,
            all: OnceLock::new(),
        })
    }

    /// The same without the system's faces: then pictures are the same on every machine.
    #[must_use]
    pub fn without_system(mut self) -> Self {
        self.use_system = false;
        self
    }

    /// Faces that together set as much of the texts as can be had. The system's fonts are looked at
    /// only where the others lack something: that takes a while.
    pub(super) fn faces<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Faces {
        let mut faces = Faces::bundled(texts);
        if !faces.is_complete()
            && let Some(given) = &self.given
        {
            faces.choose(given, true);
        }
        if !faces.is_complete() {
            let all = self.all.get_or_init(|| {
                let mut database = self.given.clone().unwrap_or_default();
                if self.use_system {
                    database.load_system_fonts();
                }
                database
            });
            faces.choose(all, false);
        }
        faces
    }
}
