//! The text of a sheet, from whatever file it lies in.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use super::super::number::shown;
use super::super::sheet::Reader;
use super::super::workbook::{self, Unreadable};
use super::super::{Problem, Source, encoding};
use super::options::Options;
use super::{MOST_KEPT, Sheets};
use crate::model::nearest::{list, nearest};

/// More text than the scores of so many teams take, and more than a workbook of it takes.
const LARGEST: usize = 16 << 20;
const LARGEST_BOOK: usize = 64 << 20;

/// What the text of a sheet depends on: file, sheet, encoding, decimal mark.
pub(super) type Key = (String, Option<String>, Option<&'static str>, char);

/// A sheet as text.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) is_workbook: bool,
    /// The sheet's name in a workbook.
    pub(super) sheet: String,
    /// Cells that stand for others of their row.
    pub(super) merged: Vec<[usize; 3]>,
    /// Other sheets of the workbook, where none was named.
    pub(super) others: Vec<String>,
    pub(super) notes: Vec<String>,
}

impl Loaded {
    /// Its rows from the first on.
    pub(super) fn rows(&self) -> Reader<'_> {
        if self.is_workbook {
            Reader::new(&self.source.text, workbook::DELIMITER, 0)
        } else {
            Reader::of(&self.source.text)
        }
    }
}

impl Sheets {
    /// The sheet that the options name.
    pub(super) fn loaded(&self, options: &Options<'_>) -> Result<Arc<Loaded>, Problem> {
        let key: Key = (
            options.file.to_owned(),
            options.sheet.map(|(name, _)| name.to_owned()),
            options.encoding.map(|(encoding, _)| encoding.name()),
            options.numerals.decimal,
        );
        let kept = || self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, loaded)) = kept().iter().find(|(known, _)| *known == key) {
            return Ok(loaded.clone());
        }
        let loaded = Arc::new(self.load(options)?);
        let mut kept = kept();
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push((key, loaded.clone()));
        Ok(loaded)
    }

    fn load(&self, options: &Options<'_>) -> Result<Loaded, Problem> {
        let short = shown(options.file);
        let refuse = |why: &str, help: &str| {
            let message = format!("`{short}` cannot be read: {why}");
            Problem::error(options.place, message)
                .label("the sheet of scores")
                .help(help)
        };
        let bytes = self.files.read(options.file);
        let bytes = bytes.map_err(|unread| refuse(&unread.why, &unread.help))?;
        let is_workbook = bytes.starts_with(b"PK\x03\x04");
        let most = if is_workbook { LARGEST_BOOK } else { LARGEST };
        if bytes.len() > most {
            let why = format!("it is larger than {} MiB", most >> 20);
            return Err(refuse(&why, "keep the rows and columns that are needed"));
        }
        let path = Path::new(&self.beside).with_file_name(options.file);
        let name = path.display().to_string();
        if !is_workbook {
            if let Some((_, place)) = options.sheet {
                let message = format!("`{short}` is no workbook, and has no sheets");
                return Err(Problem::error(place, message).help("take `sheet` out"));
            }
            if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
                let why = "it is an old Excel file (.xls), or a workbook with a password";
                let help = "save it as .xlsx without a password, or as CSV (UTF-8)";
                return Err(refuse(why, help));
            }
            let named = options.encoding.map(|(encoding, _)| encoding);
            let text = encoding::decode(bytes, named);
            let text = text.map_err(|wrong| refuse(&wrong.message, wrong.help))?;
            return Ok(Loaded {
                source: Source { name, text },
                is_workbook,
                sheet: String::new(),
                merged: Vec::new(),
                others: Vec::new(),
                notes: Vec::new(),
            });
        }
        if let Some((_, place)) = options.encoding {
            let message = "a workbook says itself how its text is encoded";
            return Err(Problem::error(place, message).help("take `encoding` out"));
        }
        let wanted = options.sheet.map(|(name, _)| name);
        let book = workbook::read(&bytes, wanted, options.numerals.decimal);
        let book = book.map_err(|unreadable| match (unreadable, options.sheet) {
            (Unreadable::File(why, help), _) => refuse(&why, &help),
            (Unreadable::Sheet(names), Some((wanted, place))) => {
                let message = format!("`{short}` has no sheet `{}`", shown(wanted));
                let names = || names.iter().map(String::as_str);
                let problem = Problem::error(place, message).help(list("sheets", names()));
                match nearest(wanted, names()) {
                    Some(near) => problem.label(format!("did you mean `{}`?", shown(near))),
                    None => problem,
                }
            }
            (Unreadable::Sheet(_), None) => refuse("it has no sheet", "name another file"),
        })?;
        Ok(Loaded {
            source: Source {
                name: format!("{name}, sheet \"{}\"", book.name),
                text: super::super::composed::composed(book.text),
            },
            is_workbook,
            sheet: book.name,
            merged: book.merged,
            others: book.others,
            notes: book.notes,
        })
    }
}
