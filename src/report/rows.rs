//! A table in rows and columns, before it is a document of one kind or another.

use super::markdown::escaped;

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Middle,
    Right,
}

/// What stands over a column.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) text: String,
    pub(crate) side: Side,
}

/// One figure, or a name.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// Whether it stands out.
    pub(crate) strong: bool,
    /// What rows are put in order by, where the text is not the number itself.
    pub(crate) number: Option<f64>,
}

/// A table as people read it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    pub(crate) heads: Vec<Head>,
    pub(crate) cells: Vec<Vec<Cell>>,
    /// How many of the first rows, and of the last, are no entry among the others.
    pub(crate) apart: [usize; 2],
}

impl Head {
    pub(crate) fn new(text: impl Into<String>, side: Side) -> Self {
        let text = text.into();
        Self { text, side }
    }
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: false,
            number: None,
        }
    }

    /// A figure as it is written, and what it is.
    pub(crate) fn figure(text: impl Into<String>, number: f64) -> Self {
        Self {
            number: Some(number),
            ..Self::new(text)
        }
    }

    pub(crate) fn strong(mut self, strong: bool) -> Self {
        self.strong = strong;
        self
    }
}

impl Rows {
    /// The table in Markdown.
    pub(super) fn markdown(&self) -> String {
        let line = |cells: Vec<String>| {
            let cells = cells.iter().map(|cell| match cell.as_str() {
                "" => " |".to_owned(),
                cell => format!(" {cell} |"),
            });
            format!("|{}\n", cells.collect::<String>())
        };
        let mut out = line(self.heads.iter().map(|head| escaped(&head.text)).collect());
        let sides = self.heads.iter().map(|head| match head.side {
            Side::Left => ":--|",
            Side::Middle => ":-:|",
            Side::Right => "--:|",
        });
        out += &format!("|{}\n", sides.collect::<String>());
        for row in &self.cells {
            let cells = row.iter().map(|cell| match escaped(&cell.text) {
                text if cell.strong => format!("**{text}**"),
                text => text,
            });
            out += &line(cells.collect());
        }
        out
    }
}
