//! A scenario as a tree of values, each knowing where it was written.
//!
//! The TOML crate's tree borrows from one text; this one may hold values from the file and from
//! several `--set` arguments at once.

use super::Place;
use super::Rows;
use crate::model::Address;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// What a TOML value can be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(Text),
    Integer(i128),
    Float(f64),
    Bool(bool),
    Date,
    List(Vec<Node>),
    Table(Table),
    /// Draws made elsewhere, in the place of the table that names them.
    Samples(Samples),
    /// Stands where a syntax error, already reported, left no value.
    Broken,
}

/// A column of a file beside the scenario.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Samples {
    pub(crate) rows: Rows,
    /// Whether a draw takes the same row as from all other aligned columns of that length.
    pub(crate) aligned: bool,
    pub(crate) file: String,
    pub(crate) column: String,
}

/// A string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Where the text begins in its source, if it stands there character by character (no
    /// escapes), so that a part of it can be pointed at.
    pub(crate) verbatim: Option<usize>,
}

/// Keys with values, in the order written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// One key of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    /// Where the key was first written.
    pub(crate) key_place: Place,
    pub(crate) node: Node,
}

impl Table {
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|e| e.key == key)
    }

    /// The value at a path of keys.
    pub(crate) fn path(&self, path: &[&str]) -> Option<&Node> {
        let (first, rest) = path.split_first()?;
        let node = &self.get(first)?.node;
        if rest.is_empty() {
            return Some(node);
        }
        node.table()?.path(rest)
    }

    /// The number at an address.
    pub(crate) fn at(&self, address: Address<&str>) -> Option<&Node> {
        self.path(&address.keys())
    }

    /// Puts an entry at a path, making the tables on the way, or takes away what is there. A section
    /// that nothing is left in goes with it: a file has no empty ones.
    pub(crate) fn put(&mut self, path: &[&str], entry: Option<Entry>) {
        self.put_into("", path, entry);
    }

    /// The same in the table of this name.
    fn put_into(&mut self, name: &str, path: &[&str], entry: Option<Entry>) {
        let [key, rest @ ..] = path else {
            return;
        };
        match (rest, entry) {
            ([], None) => self.entries.retain(|e| e.key != *key),
            ([], Some(entry)) => match self.get_mut(key) {
                Some(old) => old.node = entry.node,
                None => self.entries.push(entry),
            },
            (_, entry) => {
                if let Some(entry) = &entry
                    && self.get(key).is_none()
                {
                    self.entries.push(Entry {
                        key: (*key).to_owned(),
                        key_place: entry.key_place.clone(),
                        node: Node {
                            place: entry.key_place.clone(),
                            value: Value::Table(Self::default()),
                        },
                    });
                }
                let Some(inner) = self.get_mut(key).and_then(|e| e.node.table_mut()) else {
                    return;
                };
                inner.put_into(key, rest, entry);
                // One of several is there even if nothing is said of it.
                let is_one_of_several = matches!(name, "teams" | "criteria" | "groups");
                if inner.entries.is_empty() && !is_one_of_several {
                    self.entries.retain(|e| e.key != *key);
                }
            }
        }
    }

    /// The entries of the table under `key`; none where there is no such table.
    pub(crate) fn children(&self, key: &str) -> &[Entry] {
        self.get(key)
            .and_then(|e| e.node.table())
            .map_or(&[], |t| &t.entries)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.key.as_str())
    }
}

impl Node {
    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(crate) fn table_mut(&mut self) -> Option<&mut Table> {
        match &mut self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(&text.text),
            _ => None,
        }
    }

    /// The value as a number, whatever its size.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Integer(i) => Some(i as f64),
            Value::Float(f) => Some(f),
            _ => None,
        }
    }

    /// What kind of value it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        self.value.kind()
    }
}

impl Value {
    /// A text that stands in no source.
    pub(crate) fn text(text: String) -> Self {
        Self::Text(Text {
            text,
            verbatim: None,
        })
    }

    /// What kind of value it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a decimal number",
            Self::Bool(_) => "true or false",
            Self::Date => "a date or time",
            Self::List(_) => "a list",
            Self::Table(_) | Self::Samples(_) => "a table",
            Self::Broken => "nothing",
        }
    }
}

impl Text {
    /// The place of a part of the text, or of the whole where the part cannot be told.
    pub(crate) fn place(&self, whole: &Place, part: &str) -> Place {
        // The part is a slice of the text, so its offset is the distance of the two pointers.
        let offset = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        match (self.verbatim, offset) {
            (Some(start), Some(offset)) if offset + part.len() <= self.text.len() => {
                let start = start + offset;
                Place::new(whole.source, start..start + part.len())
            }
            _ => whole.clone(),
        }
    }
}
