//! One run of the program in a folder of its own.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Three teams for two places: small enough to be read, uncertain in every way.
pub(crate) const SMALL: &str = r#"
title = "Two of three"
places = 2
[simulation]
draws = 50_000
[criteria]
quality = { weight = 60 }
price = { label = "Price asked", weight = 40, scale = [9, 1] }
risk = { penalty = "0..10", scale = [0, 1] }
[teams.alpha]
name = "Alpha"
scores = { quality = "80 ± 6", price = 4, risk = 0.2 }
[teams.beta]
scores = { quality = "60 to 80", price = "3..6", risk = "unknown" }
[teams.gamma]
name = "Gamma, Inc."
scores = { quality = { pert = { min = 50, mode = 75, max = 95 } }, price = 5, risk = 0 }
bonus = 1
[observed]
selected = ["alpha", "gamma"]
"#;

pub(crate) struct Program {
    pub(crate) folder: TempDir,
    command: Command,
}

/// What came of a run.
pub(crate) struct Done {
    pub(crate) folder: TempDir,
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Program {
    /// The program, started in an empty folder.
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_simulate"));
        command
            .args(arguments)
            .current_dir(&folder)
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        Self { folder, command }
    }

    /// With a file in the folder.
    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    /// With [`SMALL`] as `small.toml`.
    pub(crate) fn small(arguments: &[&str]) -> Self {
        Self::new(arguments).file("small.toml", SMALL)
    }

    pub(crate) fn run(mut self) -> Done {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command.output().unwrap();
        Done {
            folder: self.folder,
            code: status.code().unwrap_or(-1),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Started and left running, with both streams caught.
    pub(crate) fn start(mut self) -> (std::process::Child, TempDir) {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        (self.command.spawn().unwrap(), self.folder)
    }
}

impl Done {
    /// Exit code 0, and the standard output.
    #[track_caller]
    pub(crate) fn success(self) -> String {
        assert_eq!(self.code, 0, "{}", self.stderr);
        self.stdout
    }

    /// Another exit code, nothing on standard output, and the standard error.
    #[track_caller]
    pub(crate) fn failure(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}", self.stderr);
        assert_eq!(self.stdout, "");
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self.stderr
    }

    /// Files below the folder, as paths with `/`, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        fn below(folder: PathBuf, lead: &str, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = format!("{lead}{}", path.file_name().unwrap().to_string_lossy());
                if path.is_dir() {
                    below(path, &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        below(self.folder.path().to_owned(), "", &mut found);
        found.sort();
        found
    }
}

/// The repository's own file.
pub(crate) fn repository(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}
