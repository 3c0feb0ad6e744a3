//! What is set on the page is what the commands have.

use std::process::Command;

use serde_json::Value;

use super::super::driver::{Browser, ENTER, LEFT, RIGHT};
use super::super::opened::Opened;
use super::{BARS, SET, bars_are_those_of_run, base, handle, is_content, set, shown};
use crate::program::{Program, SMALL, repository};

#[test]
#[ignore = "needs a browser"]
fn sliders_move_the_bars_to_the_figures_of_run() {
    let text = std::fs::read_to_string(repository("scenarios/base.toml")).unwrap();
    let opened = base();
    let browser = shown(&opened);
    bars_are_those_of_run(&browser, "base.toml", &text, &[]);
    // With the keyboard, a free weight becomes a fixed one.
    browser.keys(&handle("criteria.goals.weight"), &RIGHT.repeat(6));
    let settings = set(&browser, 1);
    assert!(
        settings[0].starts_with("criteria.goals.weight=1"),
        "{settings:?}"
    );
    bars_are_those_of_run(&browser, "base.toml", &text, &settings);
    // With the mouse, the upper end of one that is between two.
    let middle = format!(
        "const box = document.querySelectorAll(\"{}\")[1].getBoundingClientRect(); \
         return [box.left, box.width, box.top + box.height / 2].map(Math.round)",
        handle("criteria.dependency.penalty")
    );
    browser.run("document.querySelector(\"[data-path='criteria.dependency.penalty']\").scrollIntoView({ block: 'center' })");
    let found = browser.run(&middle);
    let [left, width, y] = [0, 1, 2].map(|at| found[at].as_i64().unwrap());
    // 10 on a slider from 0 to 20, whose handle is 16 wide.
    let at = |part: f64| left + 8 + (part * (width - 16) as f64) as i64;
    browser.drag(&[[at(0.5), y], [at(0.6), y], [at(0.7), y], [at(0.75), y]]);
    let settings = set(&browser, 2);
    let (low, high) = settings[1]
        .strip_prefix("criteria.dependency.penalty=")
        .unwrap()
        .split_once("..")
        .unwrap();
    assert_eq!(low, "0");
    let high: f64 = high.parse().unwrap();
    assert!((14.0..=16.0).contains(&high), "{settings:?}");
    bars_are_those_of_run(&browser, "base.toml", &text, &settings);
    is_content(&browser);
}

#[test]
#[ignore = "needs a browser"]
fn a_weight_is_free_between_two_ends_or_fixed() {
    let opened = Opened::small(&[]);
    let browser = shown(&opened);
    let path = "criteria.quality.weight";
    let choose = |mode: &str| {
        browser.run(&format!(
            "const mode = document.querySelector(\"[data-path='{path}'] .mode\"); mode.value = '{mode}'; \
             mode.dispatchEvent(new Event('change'));"
        ));
    };
    choose("free");
    let settings = set(&browser, 1);
    assert_eq!(settings, ["criteria.quality.weight="]);
    bars_are_those_of_run(&browser, "small.toml", SMALL, &settings);
    choose("between");
    browser.until(&format!(
        "return document.querySelectorAll(\"{}\").length === 2",
        handle(path)
    ));
    let settings = set(&browser, 1);
    assert!(settings[0].contains(".."), "{settings:?}");
    bars_are_those_of_run(&browser, "small.toml", SMALL, &settings);
    choose("fixed");
    browser.until(&format!(
        "return document.querySelectorAll(\"{}\").length === 1",
        handle(path)
    ));
    browser.keys(&handle(path), &LEFT.repeat(3));
    let settings = set(&browser, 1);
    assert!(!settings[0].contains(".."), "{settings:?}");
    bars_are_those_of_run(&browser, "small.toml", SMALL, &settings);
    // And as it is typed.
    let text = format!("[data-path='{path}'] .text");
    browser.run(&format!("document.querySelector(\"{text}\").value = ''"));
    browser.keys(&text, &format!("55..65{ENTER}"));
    browser.until(&format!(
        "return ({}).includes('criteria.quality.weight=55..65')",
        SET.replace("return ", "")
    ));
    bars_are_those_of_run(&browser, "small.toml", SMALL, &set(&browser, 1));
    is_content(&browser);
}

#[test]
#[ignore = "needs a browser"]
fn every_state_can_be_undone_redone_and_has_an_address() {
    let opened = Opened::small(&[]);
    let browser = shown(&opened);
    let written = browser.run(BARS);
    browser.keys(&handle("criteria.risk.penalty"), &RIGHT.repeat(5));
    set(&browser, 1);
    let changed = browser.run(BARS);
    assert_ne!(written, changed);
    browser.keys(&handle("places"), LEFT);
    set(&browser, 2);
    let address = browser.run("return location.href");
    let last = browser.run(BARS);
    browser.click("#undo");
    set(&browser, 1);
    browser.until(&format!(
        "return JSON.stringify((() => {{ {BARS} }})()) === {}",
        Value::from(changed.to_string())
    ));
    // What was pressed five times in a row is one step.
    browser.click("#undo");
    set(&browser, 0);
    assert_eq!(browser.run(BARS), written);
    assert_eq!(
        browser.run("return document.getElementById('undo').disabled"),
        true
    );
    browser.click("#redo");
    set(&browser, 1);
    browser.click("#redo");
    set(&browser, 2);
    assert_eq!(browser.run(BARS), last);
    // The same in another window, by its address alone.
    let other = Browser::new();
    other.open(address.as_str().unwrap());
    set(&other, 2);
    assert_eq!(other.run(BARS), last);
    other.click("#reset");
    set(&other, 0);
    assert_eq!(other.run(BARS), written);
    is_content(&browser);
    is_content(&other);
}

#[test]
#[ignore = "needs a browser"]
fn the_copied_command_says_what_is_seen() {
    let opened = Opened::small(&[]);
    let browser = shown(&opened);
    browser.keys("#search", &format!("bonus alpha{ENTER}"));
    browser.until(&format!(
        "return document.querySelector(\"{}\") !== null",
        handle("teams.alpha.bonus")
    ));
    browser.keys(&handle("teams.alpha.bonus"), &LEFT.repeat(4));
    let settings = set(&browser, 1);
    assert!(
        settings[0].starts_with("teams.alpha.bonus==-"),
        "{settings:?}"
    );
    browser.click("#as-command");
    browser.until("return document.getElementById('command') !== null");
    let command = browser.run("return document.getElementById('command').textContent");
    let command = command.as_str().unwrap();
    assert!(
        command.starts_with("simulate small.toml --set"),
        "{command}"
    );
    let folder = Program::small(&[]).folder;
    std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    let command = command.replacen("simulate", env!("CARGO_BIN_EXE_simulate"), 1);
    let done = Command::new("sh")
        .args(["-c", &format!("{command} --charts none")])
        .current_dir(&folder)
        .output()
        .unwrap();
    let table = String::from_utf8(done.stdout).unwrap();
    for bar in browser.run(BARS).as_array().unwrap() {
        let (name, share) = (bar[0].as_str().unwrap(), bar[1].as_str().unwrap());
        assert!(
            table
                .lines()
                .any(|row| row.contains(name) && row.contains(share)),
            "{bar}\n{table}"
        );
    }
    browser.click("dialog form button");
    browser.click("#as-file");
    browser.until("return document.getElementById('as-text') !== null");
    let file = browser.run("return document.getElementById('as-text').textContent");
    let file = file.as_str().unwrap();
    bars_are_those_of_run(&browser, "changed.toml", file, &[]);
    is_content(&browser);
}
