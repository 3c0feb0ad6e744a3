//! Every command in README.md and docs/ runs as it stands there, with few draws.

use std::path::Path;

use tempfile::TempDir;

#[cfg(feature = "explore")]
use super::explore::Opened;
#[cfg(feature = "explore")]
use super::program::Program;
use super::program::repository;

/// The blocks of a document with a language, in its order.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("\n```{language}\n");
    let parts = text.split(fence.as_str()).skip(1);
    parts
        .map(|part| part.split("\n```").next().unwrap())
        .collect()
}

/// The commands of a document: words of a shell, without comments and what is done with the output.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = blocks(text, "sh").join("\n").replace("\\\n", " ");
    let commands = lines
        .lines()
        .filter_map(|line| line.strip_prefix("simulate "));
    commands.map(words).collect()
}

fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (None, '#' | '|' | '>') if words.last().is_some_and(String::is_empty) => break,
            (None, ' ') => words.push(String::new()),
            (None, '\'' | '"') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What makes a command quick.
fn quick(command: &[String]) -> &'static [&'static str] {
    match command.first().map(String::as_str) {
        Some("new" | "check" | "schema") => &[],
        Some("sweep" | "compare") => &["--charts=none", "--draws=1000"],
        Some("report") => &["--method=monte-carlo", "--draws=500"],
        Some("verify") => &["--draws=10000", "--set=simulation.precision=0.02"],
        _ if command.iter().any(|word| word == "--charts") => &["--precision=0.02"],
        _ => &["--charts=none", "--precision=0.02"],
    }
}

fn run(document: &Path, folder: &TempDir) -> usize {
    let text = std::fs::read_to_string(document).unwrap();
    // The files that a document shows are there: a sheet, and the scenario that names it.
    let scenario = blocks(&text, "toml")
        .into_iter()
        .find(|block| block.contains("panel.csv"));
    if let (Some(scenario), Some(sheet)) = (scenario, blocks(&text, "csv").first()) {
        std::fs::write(folder.path().join("panel.toml"), scenario).unwrap();
        std::fs::write(folder.path().join("panel.csv"), sheet).unwrap();
    }
    let commands = commands(&text);
    for command in &commands {
        #[cfg(feature = "explore")]
        if command[0] == "explore" {
            opens(command);
            continue;
        }
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_simulate"))
            .args(command)
            .args(quick(command))
            .current_dir(folder)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&run.stderr);
        let name = document.display();
        assert!(
            run.status.success(),
            "{name}: simulate {}\n{told}",
            command.join(" ")
        );
        let writes_a_file = ["new", "report"].contains(&command[0].as_str());
        assert!(!run.stdout.is_empty() || writes_a_file, "{command:?}");
    }
    commands.len()
}

/// Opens the page that a command opens, and ends it.
#[cfg(feature = "explore")]
fn opens(command: &[String]) {
    let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
    if !arguments.contains(&"--no-open") {
        arguments.push("--no-open");
    }
    let text = std::fs::read_to_string(repository(arguments[1])).unwrap();
    arguments[1] = "a.toml";
    let program = Program::new(&arguments).file("a.toml", text);
    assert_eq!(Opened::of(program).end().code, 0, "{command:?}");
}

#[test]
fn every_command_in_the_documents_runs() {
    let folder = TempDir::new().unwrap();
    let there = folder.path().join("scenarios");
    std::fs::create_dir(&there).unwrap();
    for entry in std::fs::read_dir(repository("scenarios")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, there.join(path.file_name().unwrap())).unwrap();
    }
    let mut documents = vec![repository("README.md").into()];
    for entry in std::fs::read_dir(repository("docs")).unwrap() {
        documents.push(entry.unwrap().path());
    }
    documents.retain(|path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "md"));
    documents[1..].sort();
    let all: usize = documents
        .iter()
        .map(|document| run(document, &folder))
        .sum();
    assert!(all > 25, "{all}");
}
