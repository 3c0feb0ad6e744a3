//! A report opens from a file, without a network and without a complaint, and does what it promises.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::program::{Program, SMALL, repository};

/// Keys of the `WebDriver` standard.
const RIGHT: &str = "\u{e014}";
const ENTER: &str = "\u{e007}";

/// Writes the report of a scenario and opens it.
fn reported(browser: &Browser, arguments: &[&str]) -> tempfile::TempDir {
    let done = Program::small(&[&["report"], arguments].concat()).run();
    assert_eq!(done.code, 0, "{}", done.stderr);
    let folder = done.folder;
    browser.show(&folder.path().join("report.html"));
    folder
}

#[track_caller]
fn assert_content(browser: &Browser, of: &str) {
    assert_eq!(browser.console(), Vec::<String>::new(), "{of}");
    let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)";
    assert_eq!(browser.run(loaded, &[]), json!([]), "{of}");
    // Nothing sticks out to the right but what scrolls.
    let wide = "return document.documentElement.scrollWidth - window.innerWidth";
    assert!(browser.run(wide, &[]).as_i64().unwrap() <= 0, "{of}");
}

#[test]
#[ignore = "needs a browser"]
fn the_report_of_every_scenario_opens_without_a_complaint() {
    for (width, language) in [(380, "en"), (1280, "ko")] {
        let browser = Browser::open((width, 900));
        for file in std::fs::read_dir(repository("scenarios")).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let path = path.to_str().unwrap();
            let arguments = [
                path,
                "--method=monte-carlo",
                "--draws=5000",
                "--lang",
                language,
            ];
            let _folder = reported(&browser, &arguments);
            assert_content(&browser, path);
            assert_eq!(
                browser.run("return document.documentElement.lang", &[]),
                language
            );
        }
    }
}

/// The shares that are shown beside the bars, by team, without their intervals.
fn shares(browser: &Browser) -> Value {
    let body = "return Object.fromEntries([...document.querySelectorAll('table.bars tr')].map(
        (row) => [row.querySelector('th').textContent, row.querySelector('.share').textContent.split(' (')[0]]))";
    browser.run(body, &[])
}

/// The same as a run prints them.
fn printed(arguments: &[&str]) -> Value {
    let options = ["--charts=none", "--format=markdown"];
    let text = Program::small(&[arguments, &options].concat())
        .run()
        .success();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        cells.next()?.parse::<usize>().ok()?;
        let (team, share) = (cells.next()?, cells.next()?);
        let share = share.replace("&lt;", "<").replace("&gt;", ">");
        Some((team.to_owned(), Value::from(share)))
    });
    Value::Object(rows.collect())
}

#[test]
#[ignore = "needs a browser"]
fn a_slider_shows_what_a_run_with_that_value_prints() {
    let browser = Browser::open((1280, 1000));
    let _folder = reported(
        &browser,
        &["small.toml", "--method=monte-carlo", "--draws=20000"],
    );
    let written = shares(&browser);
    let run = ["small.toml", "--method=monte-carlo", "--draws=20000"];
    assert_eq!(written, printed(&run));
    // By the keyboard, from where the scenario stands.
    let slider = ".slider:has(small) input";
    browser.press(slider, &RIGHT.repeat(4));
    let value = browser.text(".slider.moved output");
    let command = browser.text("#what-if-command");
    let set = command.split("--set ").nth(1).unwrap();
    assert!(set.ends_with(&format!("={value}")), "{command}");
    let moved = shares(&browser);
    assert_ne!(moved, written);
    assert_eq!(moved, printed(&[&run[..], &["--set", set]].concat()));
    // Another one: the first goes back.
    browser.press(".slider:last-child input", RIGHT);
    assert_eq!(
        browser.run(
            "return document.querySelectorAll('.slider.moved').length",
            &[]
        ),
        1
    );
    assert_ne!(shares(&browser), moved);
    browser.click("#what-if-back");
    assert_eq!(shares(&browser), written);
    assert_eq!(browser.text("#what-if-where"), "As written");
    assert_content(&browser, "small.toml");
}

#[test]
#[ignore = "needs a browser"]
fn tables_are_put_in_order_by_click_and_by_keyboard() {
    let browser = Browser::open((1280, 1000));
    let _folder = reported(
        &browser,
        &["small.toml", "--method=monte-carlo", "--draws=20000"],
    );
    let column = |at: usize| {
        let body = "return [...document.querySelectorAll('#teams tbody tr')].map(
            (row) => row.cells[arguments[0]].textContent)";
        let cells = browser.run(body, &[at.into()]);
        let cells = cells.as_array().unwrap().iter();
        let cells: Vec<String> = cells.map(|it| it.as_str().unwrap().to_owned()).collect();
        cells
    };
    let sorted = |at: usize| {
        let body = "return document.querySelectorAll('#teams thead th')[arguments[0]]
            .getAttribute('aria-sort')";
        browser.run(body, &[at.into()])
    };
    assert_eq!(column(0), ["1", "2", "3"]);
    browser.click("#teams thead th:nth-child(2) button");
    let mut names = column(1);
    assert_eq!(sorted(1), "ascending");
    assert!(
        names.is_sorted_by_key(|name| name.to_lowercase()),
        "{names:?}"
    );
    browser.press("#teams thead th:nth-child(2) button", ENTER);
    names.reverse();
    assert_eq!((column(1), sorted(1)), (names, "descending".into()));
    // Figures begin with the largest, by their value and not by their text.
    browser.click("#teams thead th:last-child button");
    let last = column(6);
    let points: Vec<f64> = last.iter().map(|text| text.parse().unwrap()).collect();
    assert!(points.is_sorted_by(|a, b| a >= b), "{points:?}");
    assert_eq!(sorted(1), Value::Null);
    assert_content(&browser, "small.toml");
}

#[test]
#[ignore = "needs a browser"]
fn names_are_text_whatever_they_hold() {
    let hostile = "</script><script>document.title = 'owned'</script>\
                   <img src=x onerror=\\\"document.title = 'owned'\\\">";
    let text = SMALL
        .replace("name = \"Alpha\"", &format!("name = \"{hostile}\""))
        .replace("Price asked", hostile)
        .replace("Two of three", hostile);
    let browser = Browser::open((1280, 1000));
    let arguments = [
        "report",
        "hostile.toml",
        "--method=monte-carlo",
        "--draws=5000",
    ];
    let done = Program::new(&arguments).file("hostile.toml", text).run();
    assert_eq!(done.code, 0, "{}", done.stderr);
    let file: &Path = &done.folder.path().join("report.html");
    browser.show(file);
    let shown = hostile.replace('\\', "");
    assert_eq!(browser.run("return document.title", &[]), shown);
    assert_eq!(browser.text("h1"), shown);
    assert_eq!(browser.run("return document.images.length", &[]), 0);
    assert!(shares(&browser).get(&shown).is_some());
    browser.press(".slider:last-child input", RIGHT);
    assert_eq!(browser.run("return document.title", &[]), shown);
    assert_content(&browser, "hostile.toml");
}
