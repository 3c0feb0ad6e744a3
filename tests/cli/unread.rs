//! Nobody has to read standard error: results, files and exit codes are the same without it.

use std::process::Stdio;

use super::program::Program;

/// An answer that takes no time, by each of two methods.
const TWO: &str = r#"
places = 1
[simulation]
draws = 10_000
[criteria]
q = {}
[teams]
a = { scores = { q = "80 ± 5" } }
b = { scores = { q = "75 ± 5" } }
[observed]
selected = ["a"]
"#;

/// What a command prints, writes and ends with.
fn told(arguments: &[&str], stderr: Option<Stdio>) -> (i32, String, Vec<String>) {
    let program = Program::new(arguments)
        .file("two.toml", TWO)
        .file("broken.toml", "places = 2\n[criteria\n");
    let done = match stderr {
        Some(stderr) => program.stderr(stderr).run(),
        None => program.run(),
    };
    let files = done.files();
    (done.code, done.stdout, files)
}

/// Standard errors that take nothing.
fn deaf() -> Vec<Stdio> {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut all = vec![writer.into()];
    if cfg!(target_os = "linux") {
        let full = std::fs::File::options().write(true).open("/dev/full");
        all.push(full.unwrap().into());
    }
    all
}

#[test]
fn nothing_depends_on_a_reader_of_standard_error() {
    for (code, arguments) in [
        (0, &["two.toml", "--charts=svg"][..]),
        (
            0,
            &["two.toml", "--charts=none", "--save-draws", "9", "d.csv"],
        ),
        (
            0,
            &[
                "two.toml",
                "--charts=none",
                "--threads=60000",
                "--method=monte-carlo",
            ],
        ),
        (
            0,
            &[
                "two.toml",
                "--charts=none",
                "--precision=1e-9",
                "--method=monte-carlo",
            ],
        ),
        // With warnings.
        (0, &["two.toml", "--charts=none", "--set=places=2"]),
        (0, &["check", "two.toml", "--set=places=2"]),
        (0, &["verify", "two.toml"]),
        (
            0,
            &["sweep", "two.toml", "--vary=places=1,2", "--charts=svg"],
        ),
        (
            0,
            &["compare", "two.toml", "--with=places=2", "--charts=svg"],
        ),
        (0, &["new", "my.toml"]),
        (0, &["--help"]),
        (1, &["two.toml", "--out=two.toml"]),
        (2, &["broken.toml"]),
        (2, &["two.toml", "--drws=3"]),
        (2, &["nothing.toml"]),
        (2, &["two.toml", "--set=plaes=1"]),
        (2, &[]),
    ] {
        let read = told(arguments, None);
        assert_eq!(read.0, code, "{arguments:?}");
        for stderr in deaf() {
            assert_eq!(told(arguments, Some(stderr)), read, "{arguments:?}");
        }
    }
}
