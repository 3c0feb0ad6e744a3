//! Every file in `scenarios/` passes its check without a warning, and its table is known.
//!
//! The numbers are the same on every machine; a snapshot that changes is a changed number.

use super::program::{Program, repository};

/// The first thing a newcomer compares.
#[test]
fn the_readme_shows_what_the_first_command_prints() {
    let run = Program::new(&[&repository("scenarios/base.toml"), "--charts=none"]).run();
    let printed = run.success();
    let table = printed.split("\n\n").nth(1).expect("a table");
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let shown = readme.split("```text\n").nth(1).unwrap();
    assert_eq!(shown.split("\n```").next().unwrap(), table);
}

#[test]
fn every_scenario_is_read_and_run_as_before() {
    let mut names: Vec<String> = std::fs::read_dir(repository("scenarios"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    assert!(names.contains(&"base.toml".to_owned()));
    for name in names {
        let path = repository(&format!("scenarios/{name}"));
        let stem = name.trim_end_matches(".toml");
        let checked = Program::new(&["check", &path]).run();
        // What there is to say of a sheet is no warning.
        let told = &checked.stderr;
        assert!(
            !told.contains("warning: ") && !told.contains("error: "),
            "{told}"
        );
        insta::assert_snapshot!(format!("{stem}-check"), checked.success());
        let run = Program::new(&[&path, "--draws=200_000", "--charts=none", "--verbose"]).run();
        let table = run.success();
        for line in table.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
        }
        insta::assert_snapshot!(format!("{stem}-run"), table);
    }
}
