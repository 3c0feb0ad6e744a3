//! Where typefaces come from.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source};

use crate::words::Language;

use super::error::ChartError;
use super::faces::Faces;

/// The typefaces that pictures may use: Noto Sans, which comes with this crate, faces of the user's,
/// and the faces of the system for characters that both lack.
#[derive(Debug, Clone)]
pub struct Fonts {
    given: Database,
    use_system: bool,
    /// The user's faces and those of the system.
    all: OnceLock<Database>,
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts {
            given: Database::new(),
            use_system: true,
            all: OnceLock::new(),
        }
    }
}

impl Fonts {
    /// Fonts with the bytes of a TrueType or OpenType file to try before the system's faces.
    ///
    /// # Errors
    /// [`ChartError::NotAFont`] where the bytes hold no face.
    pub fn new(font: Option<Vec<u8>>) -> Result<Self, ChartError> {
        let mut fonts = Self::default();
        font.map_or(Ok(()), |font| fonts.add(font))?;
        Ok(fonts)
    }

    /// Adds the bytes of another file.
    ///
    /// # Errors
    /// [`ChartError::NotAFont`] where the bytes hold no face.
    pub fn add(&mut self, font: Vec<u8>) -> Result<(), ChartError> {
        let source = Source::Binary(Arc::new(font));
        if self.given.load_font_source(source).is_empty() {
            return Err(ChartError::NotAFont);
        }
        self.all = OnceLock::new();
        Ok(())
    }

    /// The same without the system's faces: then pictures are the same on every machine.
    #[must_use]
    pub fn without_system(mut self) -> Self {
        self.use_system = false;
        self.all = OnceLock::new();
        self
    }

    /// Whether all that can be told in a language can be set.
    pub fn have_letters_of(&self, language: Language) -> bool {
        self.faces([language.letters().as_str()]).is_complete()
    }

    /// Faces that together set as much of the texts as can be had. The system's fonts are looked at
    /// only where the bundled one lacks something: that takes a while.
    pub(super) fn faces<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Faces {
        let mut faces = Faces::bundled(texts);
        if faces.is_complete() {
            return faces;
        }
        let all = self.all.get_or_init(|| {
            let mut database = self.given.clone();
            if self.use_system {
                database.load_system_fonts();
            }
            database
        });
        // One of the user's faces where it sets all of a script; the bold of its family may be the
        // system's.
        faces.choose(all, true);
        if !faces.is_complete() {
            faces.choose(all, false);
        }
        faces
    }
}
