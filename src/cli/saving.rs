//! `--save-draws N FILE`: which draws, and where they go.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::args::Run;
use super::destination::{self, Destination};
use super::draws::{self, Form};
use super::failure::{Failure, shown};
use super::files::{self, Written};
use super::job::whole;
use super::output;
use super::progress::interrupted;
use crate::model::Model;
use crate::report;

/// Draws that are to be written.
pub(crate) struct Saving {
    count: u64,
    path: PathBuf,
    form: Form,
}

impl Saving {
    /// What the options ask for, if they do, and whether it can be done. `most` is the number of
    /// draws of the run.
    pub(crate) fn read(args: &Run, most: u64) -> Result<Option<Self>, Failure> {
        let Some([count, path]) = args.save_draws.as_deref() else {
            return Ok(None);
        };
        let count = match whole(count).parse::<u64>() {
            Ok(count) if count > 0 && count <= most => count,
            Ok(_) => {
                return Err(Failure::wrong(format!(
                    "error: --save-draws can save 1 to {most} draws, the number of the run, not \
                     {count}"
                )));
            }
            Err(_) => {
                return Err(Failure::wrong(format!(
                    "error: --save-draws takes a number of draws first, such as 1000, not {count:?}"
                )));
            }
        };
        let saving = Self {
            count,
            path: PathBuf::from(path),
            form: if args.long { Form::Long } else { Form::Wide },
        };
        if !saving.is_result() {
            saving.spare()?;
        }
        Ok(Some(saving))
    }

    /// Whether the draws are the result: they go to standard output, where nothing else does.
    pub(crate) fn is_result(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Refuses to write where something would be lost, or into a folder that is not there.
    fn spare(&self) -> Result<(), Failure> {
        let Destination::File { path, before } = files::destination(&self.path)? else {
            return Ok(());
        };
        let folder = destination::folder(&path);
        if !folder.exists() {
            return Err(Failure::wrong(format!(
                "error: there is no folder {}, which --save-draws would write to\n  help: make it, \
                 or name a file in another",
                shown(folder)
            )));
        }
        if before.is_some() && !holds_draws(&path) {
            return Err(Failure::wrong(format!(
                "error: {} is there already and holds no draws; nothing but draws is written over\n  \
                 help: name another file, or remove it first",
                shown(&self.path)
            )));
        }
        Ok(())
    }

    /// Writes the draws; returns what to tell about them.
    pub(crate) fn write(&self, model: &Model, seed: u64) -> Result<String, Failure> {
        let counted = report::counted(self.count, "draw");
        let (to, written) = if self.is_result() {
            let fill = |out: &mut dyn std::io::Write| {
                draws::write(model, seed, self.count, self.form, out, interrupted)
            };
            ("standard output".to_owned(), output::fill(fill)?)
        } else {
            let written = files::write_with(&self.path, |out| {
                draws::write(model, seed, self.count, self.form, out, interrupted)
            });
            (shown(&self.path), written?)
        };
        match written {
            Written::Whole => Ok(format!("{counted}: {to}")),
            Written::GivenUp => Err(Failure::interrupted(format!(
                "interrupted before all {counted} were written to {to}"
            ))),
        }
    }
}

/// Whether a file is one of draws, or empty.
fn holds_draws(path: &Path) -> bool {
    let mut start = Vec::new();
    let length = draws::START.len() as u64;
    let file = std::fs::File::open(path);
    let read = file.and_then(|file| file.take(length).read_to_end(&mut start));
    read.is_ok() && (start.is_empty() || start == draws::START)
}
