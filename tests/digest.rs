//! The digest is of what a scenario says, not of how it is written.

mod common;

use common::{base, tiny};
use cutline::scenario::{Source, read};

fn digest(text: &str, arguments: &[&str]) -> String {
    let source = Source {
        text: text.to_owned(),
        ..base()
    };
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    read(&source, &arguments)
        .scenario
        .expect("a scenario")
        .digest
}

#[test]
fn writing_does_not_matter() {
    let text = tiny("84", "50").text;
    let same = digest(&text, &[]);
    assert!(same.starts_with("sha256:") && same.len() == 71, "{same}");
    assert_eq!(digest(&text.replace("= 84", "=   84.0 "), &[]), same);
    assert_eq!(digest(&text.replace("= 84", "= 8.4e1"), &[]), same);
    assert_eq!(
        digest(&text.replace("places", "# a comment\nplaces"), &[]),
        same
    );
    assert_eq!(digest(&text.replace('\n', "\r\n"), &[]), same);
    let dotted = text.replace("weight = 50", "weight.x = 1");
    assert_ne!(dotted, text);
    assert_eq!(
        digest(&(text.clone() + "[simulation]\nseed = 9\ndraws = 5\n"), &[]),
        same
    );
    assert_eq!(digest(&text, &["simulation.seed=5"]), same);
    let inline = text.replace(
        "[teams.x]\nsd = 4\nscores = {",
        "[teams.x]\nsd = 4\n[teams.x.scores]\n",
    );
    let inline = inline.replacen(
        "merit = 84, other = 50, lower = 5 }",
        "merit = 84\nother = 50\nlower = 5",
        1,
    );
    assert_eq!(digest(&inline, &[]), same);
}

#[test]
fn meaning_does() {
    let text = tiny("84", "50").text;
    let same = digest(&text, &[]);
    assert_ne!(digest(&text.replace("84", "85"), &[]), same);
    assert_ne!(digest(&text.replace("teams.y", "teams.z"), &[]), same);
    assert_ne!(digest(&text, &["teams.x.sd=5"]), same);
    let moved = text
        .replace("other = {}\n", "")
        .replace("[criteria]\n", "[criteria]\nother = {}\n");
    assert_ne!(
        digest(&moved, &[]),
        same,
        "the order of criteria is part of the scenario"
    );
}

#[test]
fn an_override_equals_the_edited_file() {
    let text = base().text;
    let edited = digest(&text.replace("penalty = \"0..10\"", "penalty = 0"), &[]);
    assert_eq!(digest(&text, &["criteria.dependency.penalty=0"]), edited);
    // Rescaled weights are part of the digest.
    let pinned = |a, b| {
        let text = text.replace("goals      = {", &format!("goals = {{ weight = {a},"));
        text.replace("strategy   = {", &format!("strategy = {{ weight = {b},"))
    };
    let set = digest(&pinned(10, 20), &["criteria.goals.weight=20"]);
    assert_eq!(set, digest(&pinned(20, 10), &[]));
}
