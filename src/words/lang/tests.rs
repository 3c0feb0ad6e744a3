//! The files of all languages say the same; `tests/flow.rs` sees to it that all of it is told.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// The text of each sentence by its name.
fn sentences(text: &'static str) -> BTreeMap<&'static str, String> {
    let mut all = BTreeMap::new();
    let mut name = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line;
        if let Some((id, text)) = line.split_once(" = ")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            let last = all.insert(id, String::new());
            assert_eq!(last, None, "{id} stands twice");
            (name, rest) = (id, text);
        }
        if !rest.trim().is_empty() {
            let text: &mut String = all.entry(name).or_default();
            text.push_str(rest);
            text.push('\n');
        }
    }
    all
}

/// What stands in a text after a mark, as far as it is a name.
fn names<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| {
        let ends = |c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !"-_".contains(c);
        let name = rest.split(ends).next()?;
        (!name.is_empty()).then_some(name)
    })
}

/// The facts that a sentence tells, also by the sentences in it; those for grammar aside.
fn facts<'a>(all: &'a BTreeMap<&str, String>, id: &str) -> BTreeSet<&'a str> {
    let text = &all[id];
    let mut facts: BTreeSet<&str> = names(text, "$")
        .filter(|fact| !fact.ends_with("_n"))
        .collect();
    for other in names(text, "{ ") {
        facts.extend(self::facts(all, other));
    }
    facts
}

#[test]
fn every_language_tells_the_same_facts_in_every_sentence() {
    let english = sentences(LANGUAGES[0].1);
    assert!(english.len() > 100);
    for (code, text) in &LANGUAGES[1..] {
        let other = sentences(text);
        let unlike = |all: &BTreeMap<&str, String>, others: &BTreeMap<&str, String>| {
            let alone = all.keys().find(|id| !others.contains_key(*id));
            assert_eq!(alone, None, "{code}");
        };
        unlike(&english, &other);
        unlike(&other, &english);
        for id in english.keys() {
            assert_eq!(facts(&english, id), facts(&other, id), "{code}: {id}");
        }
    }
}

#[test]
fn every_file_is_read_whole() {
    for (code, text) in LANGUAGES {
        let read = FluentResource::try_new(text.to_owned());
        assert!(read.is_ok(), "{code}: {:?}", read.err());
        assert!(code.parse::<unic_langid::LanguageIdentifier>().is_ok());
        assert!(Language::of_code(code).is_some());
    }
    assert_eq!(Language::of_code("xx"), None);
}

#[test]
fn a_language_is_spoken_for_as_long_as_something_is_told() {
    let korean = Language::of_code("ko").unwrap();
    assert_eq!(in_language(korean, || say!("teams", count = "5")), "5개 팀");
    assert_eq!(say!("teams", count = "five"), "five teams");
}
