//! The keyboard, and how soon the page follows.
#![allow(
    clippy::disallowed_macros,
    reason = "a latency is told, and not judged"
)]

use super::super::driver::{CONTROL, ENTER, LEFT, RIGHT, TAB};
use super::super::opened::Opened;
use super::{WHOLE, handle, is_content, set, shown};
use crate::program::repository;

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
