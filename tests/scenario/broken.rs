//! Every file of `tests/broken` is wrong in its own way; a snapshot holds what its author is told.

use std::panic;

use cutline::report::diagnostic;
use cutline::scenario::{decode, read};

/// The rendered problems of one file.
fn told(name: &str, bytes: &[u8]) -> String {
    match decode(name, bytes) {
        Ok(source) => {
            let reading = read(&source, &[]);
            let failed = reading
                .problems
                .iter()
                .any(cutline::scenario::Problem::is_error);
            assert_eq!(reading.scenario.is_none(), failed, "{name}");
            diagnostic::render(&reading.problems, &reading.sources, false)
        }
        Err(refused) => {
            let sources = [refused.source];
            diagnostic::render(&[refused.problem], &sources, false)
        }
    }
}

#[test]
fn each_file_is_refused_with_a_located_message() {
    let broken = stems("tests/broken", "toml");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../broken/told");
    let check = |stem: &String| {
        let path = format!("tests/broken/{stem}.toml");
        let told = told(&path, &std::fs::read(&path).expect("a readable file"));
        assert!(!told.is_empty(), "{stem} has no problem");
        insta::assert_snapshot!(stem.as_str(), told);
    };
    // One that differs does not hide the others.
    let differs = |stem: &&String| panic::catch_unwind(|| check(stem)).is_err();
    let differing: Vec<&String> = settings.bind(|| broken.iter().filter(differs).collect());
    assert!(differing.is_empty(), "{differing:?}");
    assert_eq!(broken, stems("tests/broken/told", "snap"));
}

/// Names of the files in a folder that end so, without the ending.
fn stems(folder: &str, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let ended = |name: String| Some(name.strip_suffix(ending)?.strip_suffix('.')?.to_owned());
    let mut stems: Vec<String> = names.filter_map(ended).collect();
    stems.sort();
    stems
}
