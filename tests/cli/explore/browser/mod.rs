//! The page in a real browser, as its users meet it.

mod hand;
mod settings;
mod strangers;

use super::driver::Browser;
use super::opened::Opened;
use crate::program::{Program, repository};

/// The page is at rest: what is set is computed.
const WHOLE: &str = "return document.body.dataset.stage === 'whole'";
/// Names and shares, best first.
const BARS: &str = "return [...document.querySelectorAll('.bar')].map((bar) => \
                    [bar.querySelector('.name').textContent, bar.querySelector('.share').textContent])";
/// What is set, as the address has it.
const SET: &str = "return new URLSearchParams(location.hash.slice(1)).getAll('set')";

/// A handle of a slider, by its path.
fn handle(path: &str) -> String {
    format!("[data-path='{path}'] .handles input")
}

fn base() -> Opened {
    let text = std::fs::read_to_string(repository("scenarios/base.toml")).unwrap();
    Opened::new("base.toml", &text, &[])
}

/// Opens the page and waits until it is at rest.
fn shown(opened: &Opened) -> Browser {
    let browser = Browser::new();
    browser.open(&opened.address);
    browser.until(WHOLE);
    browser
}

/// Waits until the page rests with so many settings, and tells them.
#[track_caller]
fn set(browser: &Browser, count: usize) -> Vec<String> {
    let counted = SET.replace("return ", "");
    browser.until(&format!("return {counted}.length === {count}"));
    browser.until(WHOLE);
    let settings = browser.run(SET);
    let settings = settings.as_array().unwrap().iter();
    settings
        .map(|setting| setting.as_str().unwrap().to_owned())
        .collect()
}

/// Holds the bars that are shown against what `simulate run --set …` prints.
#[track_caller]
fn bars_are_those_of_run(browser: &Browser, file: &str, text: &str, settings: &[String]) {
    let mut arguments = vec!["run", file, "--charts", "none"];
    arguments.extend(
        settings
            .iter()
            .flat_map(|setting| ["--set", setting.as_str()]),
    );
    let table = Program::new(&arguments).file(file, text).run().success();
    let bars = browser.run(BARS);
    let bars = bars.as_array().unwrap();
    for (place, bar) in bars.iter().enumerate() {
        let (name, share) = (bar[0].as_str().unwrap(), bar[1].as_str().unwrap());
        let start = format!("{} {name}", place + 1);
        let mut rows = table.lines();
        let row = rows.find(|row| row.trim_start().starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("{start} is not in\n{table}"));
        assert!(row.contains(share), "{settings:?}: {share}\n{row}");
    }
    assert!(bars.len() > 2);
}

#[track_caller]
fn is_content(browser: &Browser) {
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
