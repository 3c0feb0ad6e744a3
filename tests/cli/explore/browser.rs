//! The page in a real browser, as its users meet it.
#![allow(
    clippy::disallowed_macros,
    reason = "a latency is told, and not judged"
)]

use std::process::Command;

use serde_json::Value;

use super::driver::{Browser, CONTROL, ENTER, LEFT, RIGHT, TAB};
use super::opened::Opened;
use crate::program::{Program, SMALL, repository};

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

#[test]
#[ignore = "needs a browser"]
fn a_hostile_scenario_is_only_text() {
    let label = "</script><img src=x onerror=document.title='owned'> שלום";
    let text = SMALL
        .replace("Gamma, Inc.", label)
        .replace("Two of three", "<svg onload=document.title='owned'>")
        .replace("Price asked", "<b onclick=alert(1)>Price");
    let opened = Opened::new("small.toml", &text, &[]);
    let browser = shown(&opened);
    for tab in ["pairs", "sets", "questions", "sheet", "ranks"] {
        browser.click(&format!("#tab-{tab}"));
        browser.until(&format!(
            "return document.getElementById('tab-{tab}').ariaSelected === 'true'"
        ));
        browser.until(WHOLE);
    }
    browser.click("[data-id='gamma'] .team");
    browser.until("return !document.getElementById('view').hidden");
    let names = browser.run(BARS).to_string();
    assert!(names.contains("<img src=x"), "{names}");
    assert_eq!(
        browser.run("return document.querySelectorAll('img, svg, b, main script').length"),
        0
    );
    let title = browser.run("return document.title");
    assert!(
        title.as_str().unwrap().starts_with("<svg onload"),
        "{title}"
    );
    is_content(&browser);
}

#[test]
#[ignore = "needs a browser"]
fn another_page_learns_nothing() {
    let opened = Opened::small(&[]);
    let browser = Browser::new();
    // A page of another origin in the same browser, which even knows the address.
    let other = Opened::small(&[]);
    browser.open(&other.address);
    browser.until(WHOLE);
    let ask = |what: &str| {
        let script = format!(
            "const done = arguments[0]; fetch({what}).then((r) => done(r.status), (e) => done(e.name));"
        );
        browser.await_script(&script)
    };
    let address = |name: &str| format!("'{}{name}'", opened.address);
    // The page's own policy stands before that of the browser.
    assert_eq!(ask(&address("opening")), "TypeError");
    browser.open("data:text/html,<title>another</title>");
    assert_eq!(ask(&address("opening")), "TypeError");
    let posted = "{ method: 'POST', mode: 'no-cors', body: '{\"page\":\"a\",\"number\":1}' }";
    // Sent and refused, or not even sent.
    let sent = ask(&format!("{}, {posted}", address("answer")));
    assert!(sent == 0 || sent == "TypeError", "{sent}");
    let posted = "{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }";
    assert_eq!(ask(&format!("{}, {posted}", address("end"))), "TypeError");
    // Nor is it shown within another page.
    browser.run(&format!(
        "const frame = document.createElement('iframe'); frame.src = {}; document.body.append(frame);",
        address("")
    ));
    browser.until("return document.querySelector('iframe') !== null");
    assert_eq!(opened.get("opening").status, 200);
}

#[test]
#[ignore = "needs a browser"]
fn the_keyboard_is_enough() {
    let opened = Opened::small(&[]);
    let browser = shown(&opened);
    let focus =
        "const e = document.activeElement; return e.getAttribute('aria-label') ?? e.textContent";
    let mut reached = Vec::new();
    for _ in 0..60 {
        browser.press(&[TAB]);
        let now = browser.run(focus).as_str().unwrap().to_owned();
        reached.push(now);
    }
    for wanted in [
        "As a command",
        "End",
        "Places",
        "quality",
        "Price asked",
        "risk from",
        "risk to",
        "Ranks",
    ] {
        assert!(
            reached.iter().any(|name| name == wanted),
            "{wanted} is not in {reached:?}"
        );
    }
    assert!(
        reached.iter().any(|name| name.contains("Alpha")),
        "{reached:?}"
    );
    // Every handle has a name and says its value.
    let unnamed = "return [...document.querySelectorAll('input, select, button')].filter((e) => e.offsetParent && \
                   !e.ariaLabel && !e.textContent && !e.labels?.length).length";
    assert_eq!(browser.run(unnamed), 0);
    let values =
        "return [...document.querySelectorAll('input[type=range]')].every((e) => e.ariaValueText)";
    assert_eq!(browser.run(values), true);
    browser.run(&format!(
        "document.querySelector(\"{}\").focus()",
        handle("places")
    ));
    browser.press(&[LEFT]);
    assert_eq!(set(&browser, 1), ["places=1"]);
    // The change is told to who does not see it.
    let told = browser
        .run("const e = document.getElementById('announced'); return e.ariaLive + e.textContent");
    assert!(
        told.as_str()
            .unwrap()
            .starts_with("politeGamma, Inc. drops out."),
        "{told}"
    );
    browser.press(&[CONTROL, "z"]);
    set(&browser, 0);
    browser.press(&[CONTROL, "y"]);
    set(&browser, 1);
    browser.run("document.getElementById('tab-ranks').focus()");
    browser.press(&[RIGHT]);
    browser.until("return document.activeElement.id === 'tab-pairs'");
    browser.run("document.querySelector('.bar .team').focus()");
    browser.press(&[ENTER]);
    browser.until("return !document.getElementById('view').hidden");
    is_content(&browser);
}

/// From an event at a slider to the bars that show it, painted.
const PAINTED: &str = "const done = arguments[0]; \
    const handle = document.querySelector(\"[data-path='criteria.technology.weight'] .handles input\"); \
    const start = performance.now(); \
    const seen = new MutationObserver(() => { \
        if (['waiting', 'asked'].includes(document.body.dataset.stage)) return; \
        const stage = document.body.dataset.stage; \
        seen.disconnect(); \
        requestAnimationFrame(() => { \
            const after = new MessageChannel(); \
            after.port1.onmessage = () => done([stage, performance.now() - start]); \
            after.port2.postMessage(0); \
        }); \
    }); \
    document.body.dataset.stage = 'waiting'; \
    seen.observe(document.body, { attributes: true, attributeFilter: ['data-stage'] }); \
    handle.value = VALUE; \
    handle.dispatchEvent(new Event('input'));";

#[test]
#[ignore = "needs a browser"]
fn the_bars_follow_the_hand_before_the_answer_is_whole() {
    let ten = std::fs::read_to_string(repository("scenarios/base.toml")).unwrap();
    let (head, _) = ten.split_once("[teams.lg]").unwrap();
    let mut forty = head.to_owned();
    for team in 0..40 {
        let score = |criterion: usize| 60 + (team * 7 + criterion * 13) % 31;
        forty += &format!(
            "[teams.t{team}]\nsd = 7\nscores = {{ technology = {}, experience = {}, goals = {}, strategy = {}, \
             impact = {}, ecosystem = {}, dependency = \"0.3 ± 0.1\" }}\n",
            score(0),
            score(1),
            score(2),
            score(3),
            score(4),
            score(5)
        );
    }
    for (teams, text) in [(10, ten), (40, forty)] {
        let opened = Opened::new("base.toml", &text, &[]);
        let browser = shown(&opened);
        let mut all = Vec::new();
        for step in 0..12 {
            let value = 12.0 + 0.5 * f64::from(step);
            let painted = browser.await_script(&PAINTED.replace("VALUE", &value.to_string()));
            assert_eq!(painted[0], "first", "{teams}");
            all.push(painted[1].as_f64().unwrap());
        }
        browser.until(WHOLE);
        all.sort_by(f64::total_cmp);
        println!(
            "{teams} teams, from the hand to the picture: {:.0} ms in the middle, {:.0} ms at most",
            all[all.len() / 2],
            all[all.len() - 1]
        );
        is_content(&browser);
    }
}
