//! Names and arguments that are no names: what they hold reaches no terminal, and none of them
//! makes the program wait for ever.

use super::program::{Done, Program, SMALL};

/// An escape sequence, a line break, the eight-bit escape and a turned direction of writing.
const NAME: &str = "a\u{1b}[31m\nb\u{9b}2J\u{202e}c";
/// The same, seen.
const SEEN: &str = "a\\u001B[31m\\u000Ab\\u009B2J\\u202Ec";

/// Nothing but line breaks and tabs acts on a terminal.
#[track_caller]
fn assert_harmless(text: &str) {
    let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(acts) && !text.contains(turns), "{text:?}");
}

#[track_caller]
fn assert_seen(done: &Done) {
    let told = format!("{}{}", done.stdout, done.stderr);
    assert_harmless(&told);
    assert!(told.contains(SEEN), "{told}");
}

/// Names that no file can have on some systems.
#[cfg(unix)]
#[test]
fn names_of_files() {
    let path = format!("{NAME}.toml");
    let title = "title = \"Two of three\"";
    let untitled = SMALL.replace(title, "");
    for format in ["table", "markdown", "json"] {
        let format = format!("--format={format}");
        let arguments = [
            &path,
            "--charts=svg",
            "--draws=99",
            "--method=monte-carlo",
            &format,
        ];
        let done = Program::new(&arguments).file(&path, &untitled).run();
        assert_eq!(done.code, 0, "{}", done.stderr);
        assert_harmless(&done.stdout);
        assert_harmless(&done.stderr);
        // JSON and Markdown have a backslash before one, Markdown before a bracket too.
        let title = done.stdout.replace(r"\\", r"\").replace(r"\[", "[");
        assert!(title.contains(SEEN), "{title}");
        assert!(done.stderr.contains(SEEN), "{}", done.stderr);
    }
    for (arguments, text) in [
        (&[path.as_str()][..], "places = 2\n[criteria\n"),
        (&["check", &path], "places = 2\n"),
        (&["new", &path], ""),
        (
            &["compare", &path, "--with=places=1", "--charts=none"],
            SMALL,
        ),
        (&["compare", "small.toml", &path, "--charts=none"], SMALL),
        (
            &["small.toml", "--charts=none", "--save-draws", "9", &path],
            SMALL,
        ),
        (
            &["small.toml", "--method=monte-carlo", "--out", &path],
            SMALL,
        ),
        (&["small.toml", "--font", &path], SMALL),
    ] {
        assert_seen(&Program::small(arguments).file(&path, text).run());
    }
    assert_seen(&Program::small(&[&path]).run());
    assert_seen(&Program::small(&["."]).file(&path, "").run());
}

#[test]
fn arguments() {
    let set = format!("--set={NAME}=3");
    let told = Program::small(&["small.toml", &set]).run().failure(2);
    assert_harmless(&told);
    let unknown = format!("--{NAME}");
    let told = Program::small(&["small.toml", &unknown]).run().failure(2);
    assert_harmless(&told);
    let with = format!("--with=teams.beta.name={NAME}");
    let done = Program::small(&["compare", "small.toml", &with, "--charts=none"]).run();
    assert_harmless(&format!("{}{}", done.stdout, done.stderr));
    let team = format!("--team={NAME}");
    let vary = ["--vary=places=1,2", "--vary=criteria.risk.penalty=0,1"];
    let arguments = ["sweep", "small.toml", vary[0], vary[1], &team];
    assert_harmless(&Program::small(&arguments).run().failure(2));
}

#[test]
fn lines_of_a_file() {
    let text = format!("{SMALL}\n# {NAME}\n[crit\u{9b}31m]\nx = \"\u{7f}\u{85}\"\n");
    let told = Program::new(&["x.toml"])
        .file("x.toml", text)
        .run()
        .failure(2);
    assert_harmless(&told);
    assert!(told.contains(r"crit\u009B31m"), "{told}");
    // The mark stands under its place all the same.
    let text = SMALL.replace("beta]", "beta]\n\"\u{85}\u{85}\" = 1 ");
    let told = Program::new(&["x.toml"])
        .file("x.toml", text)
        .run()
        .failure(2);
    assert_harmless(&told);
    let lines: Vec<&str> = told.lines().collect();
    let shown = lines
        .iter()
        .position(|line| line.contains(r#""\u0085\u0085" = 1"#));
    let shown = shown.unwrap_or_else(|| panic!("{told}"));
    let start = lines[shown].find('"');
    assert_eq!(lines[shown + 1].find('^'), start, "{told}");
}

#[test]
fn what_is_quoted_at_great_length_is_cut() {
    let id = "x".repeat(1_900_000);
    let text = format!("places = 1\n[criteria]\nq = {{}}\n[teams.{id}]\nscores = {{ q = 1 }}\n");
    let told = Program::new(&["x.toml"])
        .file("x.toml", text)
        .run()
        .failure(2);
    assert!(told.len() < 10_000, "{} bytes", told.len());
    assert!(
        told.contains("…` is the only team") && told.contains("xxx..."),
        "{told}"
    );
    let set = format!("--set=teams.{}.name=3", "y".repeat(100_000));
    let told = Program::small(&["small.toml", &set]).run().failure(2);
    assert!(told.len() < 10_000, "{} bytes", told.len());
}

/// Devices that never end, and pipes that nobody writes into.
#[cfg(target_os = "linux")]
#[test]
fn what_is_read_has_an_end() {
    let told = Program::new(&["/dev/zero"]).run().failure(2);
    assert!(told.contains("larger than 2 MiB"), "{told}");
    for font in ["/dev/zero", "/dev/stdin", "."] {
        let told = Program::small(&["small.toml", "--font", font])
            .run()
            .failure(2);
        assert!(told.contains("cannot be a font: it is a"), "{told}");
    }
    let program = Program::small(&["small.toml", "--font=pipe"]);
    let pipe = program.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    assert!(made.unwrap().success());
    assert!(
        program
            .run()
            .failure(2)
            .contains("it is a device or a pipe")
    );
}
