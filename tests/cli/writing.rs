//! What is written over, what is written into, and what is left alone.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::process::Command;

use super::program::{Done, Program, SMALL};

const SAVE: [&str; 5] = [
    "small.toml",
    "--charts=none",
    "--method=monte-carlo",
    "--save-draws",
    "9",
];

fn saving(file: &str) -> Program {
    Program::small(&[&SAVE[..], &[file]].concat())
}

#[track_caller]
fn assert_saved(text: &str) {
    assert_eq!(text.lines().count(), 10, "{text}");
    assert!(text.starts_with("draw,weight.quality"), "{text}");
}

/// Nothing is computed where an input would be lost.
#[track_caller]
fn assert_refused(done: Done, name: &str) {
    let kept = fs::read_to_string(done.folder.path().join("small.toml")).unwrap();
    assert_eq!(kept, SMALL);
    let told = done.failure(2);
    assert!(
        told.contains(&format!("{name} is read by this run")),
        "{told}"
    );
}

#[test]
fn inputs_are_never_written_over() {
    assert_refused(saving("small.toml").run(), "small.toml");
    assert_refused(saving("./small.toml").run(), "./small.toml");
    let program = saving("hard.toml");
    let at = |name: &str| program.folder.path().join(name);
    fs::hard_link(at("small.toml"), at("hard.toml")).unwrap();
    assert_refused(program.run(), "hard.toml");
    let program = saving("soft.toml");
    symlink("small.toml", program.folder.path().join("soft.toml")).unwrap();
    assert_refused(program.run(), "soft.toml");
    // The sheet of scores is an input, and so is what the shell opens for standard input.
    let scenario = "places = 1\nscores = \"s.csv\"\n[criteria]\nmerit = {}\n";
    let arguments = ["x.toml", "--charts=none", "--save-draws", "9", "s.csv"];
    let done = Program::small(&arguments)
        .file("x.toml", scenario)
        .file("s.csv", "team,merit\na,80\nb,70\n")
        .run();
    assert_refused(done, "s.csv");
    let arguments = ["-", "--charts=none", "--save-draws", "9", "small.toml"];
    let program = Program::small(&arguments);
    let file = fs::File::open(program.folder.path().join("small.toml")).unwrap();
    assert_refused(program.stdin(file).run(), "small.toml");
    // A chart that would take the place of the scenario.
    let arguments = ["ranks.svg", "--charts=svg", "--out=."];
    let done = Program::small(&arguments).file("ranks.svg", SMALL).run();
    let kept = fs::read_to_string(done.folder.path().join("ranks.svg")).unwrap();
    assert_eq!(kept, SMALL);
    assert!(done.failure(2).contains("ranks.svg is read by this run"));
}

#[test]
fn a_pipe_is_written_into() {
    let program = saving("pipe");
    let pipe = program.folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut text = String::new();
            fs::File::open(pipe)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            text
        }
    });
    let done = program.run();
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert_saved(&reader.join().unwrap());
    done.success();
}

/// `/dev/stdout` is a pipe here, or the file that the shell opened: the draws come after the
/// result.
#[cfg(target_os = "linux")]
#[test]
fn a_descriptor_is_written_into() {
    let result = Program::small(&SAVE[..3]).run().success();
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let told = saving(name).run().success();
        assert_saved(told.strip_prefix(&result).unwrap());
    }
}

/// A reader of the draws that has seen enough is no error, like one of the result.
#[test]
fn a_reader_that_has_seen_enough_ends_the_draws_quietly() {
    let program = Program::small(&[
        "small.toml",
        "--charts=none",
        "--method=monte-carlo",
        "--save-draws",
        "50000",
        "pipe",
    ]);
    let pipe = program.folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn(move || {
        let mut start = [0; 5];
        fs::File::open(pipe)
            .unwrap()
            .read_exact(&mut start)
            .unwrap();
        start
    });
    program.run().success();
    assert_eq!(&reader.join().unwrap(), b"draw,");
}

#[test]
fn links_are_followed_and_modes_kept() {
    let program = saving("link.csv").file("private.csv", "draw,before");
    let at = |name: &str| program.folder.path().join(name);
    fs::set_permissions(at("private.csv"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink("private.csv", at("between.csv")).unwrap();
    symlink("between.csv", at("link.csv")).unwrap();
    let done = program.run();
    let at = |name: &str| done.folder.path().join(name);
    assert!(fs::symlink_metadata(at("link.csv")).unwrap().is_symlink());
    assert!(
        fs::symlink_metadata(at("between.csv"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::metadata(at("private.csv")).unwrap().mode() & 0o777,
        0o600
    );
    assert_saved(&fs::read_to_string(at("private.csv")).unwrap());
    done.success();
    // A link to nothing yet: the file comes to be where it points.
    let program = saving("link.csv");
    symlink("new.csv", program.folder.path().join("link.csv")).unwrap();
    let done = program.run();
    assert!(done.folder.path().join("link.csv").is_symlink());
    assert_saved(&fs::read_to_string(done.folder.path().join("new.csv")).unwrap());
    done.success();
    // Charts are no different.
    let program = Program::small(&["small.toml", "--charts=svg", "--out=o"]);
    let at = |name: &str| program.folder.path().join(name);
    fs::create_dir(at("o")).unwrap();
    fs::write(at("elsewhere.svg"), "before").unwrap();
    fs::set_permissions(at("elsewhere.svg"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../elsewhere.svg", at("o/ranks.svg")).unwrap();
    let done = program.run();
    let svg = done.folder.path().join("elsewhere.svg");
    assert!(fs::read_to_string(&svg).unwrap().starts_with("<svg"));
    assert_eq!(fs::metadata(&svg).unwrap().mode() & 0o777, 0o640);
    done.success();
}

#[test]
fn what_cannot_be_written_is_told_before_anything_is_computed() {
    for (file, part) in [
        ("kept.csv", "cannot write kept.csv: it is write-protected"),
        ("circle", "cannot write circle: too many links"),
        (
            "small.toml/d.csv",
            "cannot write small.toml/d.csv: small.toml is a file, not a folder",
        ),
        ("folder", "cannot write folder: it is a folder"),
    ] {
        let program = saving(file).file("kept.csv", "before");
        let at = |name: &str| program.folder.path().join(name);
        fs::set_permissions(at("kept.csv"), fs::Permissions::from_mode(0o444)).unwrap();
        fs::create_dir(at("folder")).unwrap();
        symlink("circle", at("circle")).unwrap();
        let done = program.run();
        assert_eq!(
            fs::read_to_string(done.folder.path().join("kept.csv")).unwrap(),
            "before"
        );
        let told = done.failure(1);
        assert!(told.contains(part), "{told}");
    }
}

/// Draws take the place of draws, and of nothing that somebody may have written.
#[test]
fn nothing_but_draws_is_written_over() {
    for (before, code) in [
        ("", 0),
        ("draw,x\n0,1\n", 0),
        ("drawing", 2),
        ("my notes", 2),
    ] {
        let done = saving("d.csv").file("d.csv", before).run();
        let after = fs::read_to_string(done.folder.path().join("d.csv")).unwrap();
        assert_eq!(done.code, code, "{}", done.stderr);
        if code == 0 {
            assert_saved(&after);
        } else {
            assert_eq!(after, before);
            assert!(done.stderr.contains("holds no draws"), "{}", done.stderr);
        }
    }
}

/// What a killed run could not remove goes with the next run that writes there; what only looks
/// like it stays.
#[test]
fn leftovers_are_cleared() {
    let left = ".simulate-abcdefGHI012.partial";
    let done = saving("d.csv")
        .file(left, "half a fi")
        .file(".simulate-config", "mine")
        .run();
    assert_eq!(done.files(), [".simulate-config", "d.csv", "small.toml"]);
    done.success();
}

#[test]
fn a_new_scenario_goes_where_it_is_wanted() {
    let program = Program::new(&["new", "link.toml"]);
    symlink("my.toml", program.folder.path().join("link.toml")).unwrap();
    let done = program.run();
    let written = fs::read_to_string(done.folder.path().join("my.toml")).unwrap();
    assert!(written.contains("[criteria]"));
    done.success();
    let program = Program::new(&["new", "link.toml"]).file("my.toml", "mine");
    symlink("my.toml", program.folder.path().join("link.toml")).unwrap();
    assert!(program.run().failure(2).contains("is there already"));
}
