//! The digest is of what a scenario says, not of how it is written.

use crate::common::{base, tiny};
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
    let dotted = text.replace("merit = { weight = 50 }", "merit.weight = 50");
    assert_ne!(dotted, text);
    assert_eq!(digest(&dotted, &[]), same);
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

/// What a thing is called moves no number, nor in which of several ways a law is written, nor what
/// happened afterwards.
#[test]
fn names_and_ways_of_writing_do_not_matter() {
    let text = tiny("84", "50").text;
    let same = digest(&text, &[]);
    for (from, to) in [
        ("places", "title = \"Other\"\nplaces"),
        ("other = {}", "other = { label = \"Another\" }"),
        ("other = {}", "other = { scale = [0, 100] }"),
        ("[teams.x]\n", "[teams.x]\nname = \"X, Inc.\"\n"),
        ("merit = 84", "merit = \"84 ± 4\""),
        ("merit = 84", "merit = { normal = { sd = 4, mean = 84 } }"),
        ("lower = \"unknown\"", "lower = \"1..9\""),
        ("merit = 84, other = 50", "other = 50, merit = 84"),
        ("[teams.x]", "[weights]\ntotal = 100\n[teams.x]"),
        ("[teams.x]", "[observed]\nselected = [\"x\"]\n[teams.x]"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(digest(&changed, &[]), same, "{to}");
    }
    // A digest that becomes another one is told in the changelog.
    insta::assert_snapshot!(same);
}

#[test]
fn meaning_does() {
    let text = tiny("84", "50").text;
    let same = digest(&text, &[]);
    for (from, to) in [
        ("84", "85"),
        ("places = 1", "places = 1\nbeyond = \"clamp\""),
        ("scale = [9, 1]", "scale = [9, 2]"),
        ("penalty = 3", "penalty = \"2..4\""),
        ("weight = 50", "weight = \"40..60\""),
        ("[teams.y]\n", "[teams.y]\nbonus = 1\n"),
        ("[teams.x]", "[correlation]\nwithin_team = 0.1\n[teams.x]"),
        (
            "[teams.x]",
            "[weights]\nwhere = [\"merit >= other\"]\n[teams.x]",
        ),
        (
            "[teams.x]",
            "[correlation.groups.g]\ncorrelation = 0.5\nquantities = [\"teams.x.scores.merit\", \"teams.y.scores.lower\"]\n[teams.x]",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_ne!(digest(&changed, &[]), same, "{to}");
    }
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

/// Names in two Unicode forms are the same name, in files, in arguments and in escapes.
#[test]
fn unicode_forms_do_not_matter() {
    let composed = "places = 1\ntitle = \"Café\"\n[criteria]\nq = {}\n[teams.\"네이버\"]\n\
                    scores = { q = 80 }\n[teams.\"é\"]\nscores = { q = 70 }\n\
                    [observed]\nselected = [\"네이버\"]\n";
    let jamo = "\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}";
    let one = composed.replacen("네이버", jamo, 1);
    let all = composed.replace("네이버", jamo).replace('é', "e\u{301}");
    let escaped = composed.replacen("\"é\"", "\"e\\u0301\"", 1);
    let same = digest(composed, &[]);
    for text in [&one, &all, &escaped] {
        assert_ne!(text, composed);
        assert_eq!(digest(text, &[]), same, "{text}");
    }
    let set = format!("teams.{jamo}.scores.q=80");
    assert_eq!(digest(composed, &[&set]), same);
    assert_ne!(digest(composed, &[&set.replace("80", "81")]), same);
    // Compatible is not the same.
    assert_ne!(digest(&composed.replace("é\"]", "ｅ\u{301}\"]"), &[]), same);
}

#[test]
fn names_that_look_alike_are_given_twice() {
    for twin in ["e\u{301}", "e\\u0301"] {
        let text = format!(
            "places = 1\n[criteria]\nq = {{}}\n[teams.\"é\"]\nscores = {{ q = 80 }}\n\
             [teams.\"{twin}\"]\nscores = {{ q = 70 }}\n[teams.b]\nscores = {{ q = 60 }}\n"
        );
        let reading = read(&Source { text, ..base() }, &[]);
        let told = crate::common::rendered(&reading);
        assert!(
            reading.scenario.is_none() && told.contains("é") && told.contains("is given twice"),
            "{told}"
        );
    }
    let names = "places = 1\n[criteria]\nq = {}\n[teams.a]\nname = \"é\"\nscores = { q = 80 }\n\
                 [teams.b]\nname = \"e\u{301}\"\nscores = { q = 70 }\n";
    let told = crate::common::rendered(&read(
        &Source {
            text: names.into(),
            ..base()
        },
        &[],
    ));
    assert!(told.contains("two teams are called \"é\""), "{told}");
}
