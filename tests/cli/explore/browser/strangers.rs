//! What a hostile scenario, and another page, can do.

use super::super::driver::Browser;
use super::super::opened::Opened;
use super::{BARS, WHOLE, is_content, shown};
use crate::program::SMALL;

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
