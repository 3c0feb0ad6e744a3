//! Whoever is in the binary is named in the notice that goes with it.

use std::collections::{HashMap, HashSet};

use super::program::repository;

/// A package of `Cargo.lock`: its version, and the names of those it takes with theirs where there
/// are several.
type Package = (String, Vec<String>);

fn table(path: &str) -> toml::Table {
    std::fs::read_to_string(repository(path))
        .unwrap()
        .parse()
        .unwrap()
}

#[test]
fn every_crate_is_in_the_notice() {
    let notice = std::fs::read_to_string(repository("THIRD-PARTY.md")).unwrap();
    let lock = table("Cargo.lock");
    let mut packages: HashMap<&str, Vec<Package>> = HashMap::new();
    for package in lock["package"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap();
        let taken = package.get("dependencies").and_then(|list| list.as_array());
        let taken = taken
            .into_iter()
            .flatten()
            .map(|name| name.as_str().unwrap().to_owned());
        let known = packages.entry(text("name")).or_default();
        known.push((text("version").to_owned(), taken.collect()));
    }
    let manifest = table("Cargo.toml");
    let wanted = manifest["dependencies"].as_table().unwrap();
    let mut left: Vec<String> = packages["cutline"][0].1.clone();
    left.retain(|name| wanted.contains_key(name.split(' ').next().unwrap()));
    let mut seen = HashSet::new();
    let mut missing = Vec::new();
    while let Some(taken) = left.pop() {
        let mut parts = taken.split(' ');
        let (name, version) = (parts.next().unwrap(), parts.next());
        for (found, takes) in &packages[name] {
            if version.is_none_or(|version| version == found)
                && seen.insert((name.to_owned(), found))
            {
                left.extend(takes.iter().cloned());
                if !notice.contains(&format!("| {name} | {found} |")) {
                    missing.push(format!("{name} {found}"));
                }
            }
        }
    }
    assert!(seen.len() > wanted.len());
    assert!(missing.is_empty(), "run .ci/notices for {missing:?}");
}
