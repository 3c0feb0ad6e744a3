//! What somebody wants of the pictures.

use super::fonts::Fonts;

/// The typefaces of pictures, and what they are to show beyond the result.
#[derive(Debug, Clone)]
pub struct Look {
    /// Where typefaces come from.
    pub fonts: Fonts,
    /// Stands in place of the finding.
    pub title: Option<String>,
    /// Ids of teams that stand out.
    pub highlight: Vec<String>,
}

impl From<Fonts> for Look {
    fn from(fonts: Fonts) -> Self {
        Look {
            fonts,
            title: None,
            highlight: Vec::new(),
        }
    }
}
