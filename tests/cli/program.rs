//! One run of the program in a folder of its own.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdout, Command, Output, Stdio};

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
            .env_remove("RAYON_NUM_THREADS")
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

    /// With its standard error going elsewhere.
    pub(crate) fn stderr(mut self, to: impl Into<Stdio>) -> Self {
        self.command.stderr(to);
        self
    }

    /// With a file as its standard input.
    pub(crate) fn stdin(mut self, file: std::fs::File) -> Self {
        self.command.stdin(file);
        self
    }

    /// Started and left running, with both streams caught.
    pub(crate) fn start(mut self) -> Running {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        Running {
            folder: self.folder,
            stdout: child.stdout.take().map(BufReader::new),
            stderr: BufReader::new(child.stderr.take().unwrap()),
            child,
        }
    }
}

/// A run that has not come to its end.
///
/// Whoever waits for it waits for something it says, however long that takes on a busy machine.
pub(crate) struct Running {
    folder: TempDir,
    child: Child,
    stdout: Option<BufReader<ChildStdout>>,
    stderr: BufReader<ChildStderr>,
}

impl Running {
    /// Waits for a line of standard error.
    #[cfg(unix)]
    pub(crate) fn until_told(&mut self, part: &str) {
        let mut told = String::new();
        while !told.lines().any(|line| line.contains(part)) {
            let read = self.stderr.read_line(&mut told).unwrap();
            assert!(read > 0, "ended without a line with {part:?}\n{told}");
        }
    }

    /// Waits for the next line of standard output.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        let stdout = self.stdout.as_mut().unwrap();
        assert!(stdout.read_line(&mut line).unwrap() > 0, "no more lines");
        line
    }

    /// Has enough of standard output.
    pub(crate) fn close(&mut self) {
        self.stdout = None;
    }

    /// Ctrl-C, and what comes of it.
    #[cfg(unix)]
    pub(crate) fn interrupt(self) -> Done {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status();
        assert!(sent.unwrap().success());
        self.end()
    }

    /// The exit code, and what nobody has read yet.
    pub(crate) fn end(mut self) -> Done {
        let (mut stdout, mut stderr) = (String::new(), String::new());
        if let Some(mut rest) = self.stdout {
            rest.read_to_string(&mut stdout).unwrap();
        }
        self.stderr.read_to_string(&mut stderr).unwrap();
        Done {
            folder: self.folder,
            code: self.child.wait().unwrap().code().unwrap_or(-1),
            stdout,
            stderr,
        }
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
