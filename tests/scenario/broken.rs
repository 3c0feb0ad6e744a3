//! Every file of `tests/broken` is wrong in its own way; a snapshot holds what its author is told.

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
    let mut paths: Vec<_> = std::fs::read_dir("tests/broken")
        .expect("the folder of broken files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 45, "only {} files", paths.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../broken/told");
    settings.bind(|| {
        for path in paths {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let bytes = std::fs::read(&path).expect("a readable file");
            let told = told(&format!("tests/broken/{stem}.toml"), &bytes);
            assert!(!told.is_empty(), "{stem} has no problem");
            insta::assert_snapshot!(stem.as_ref(), told);
        }
    });
}
