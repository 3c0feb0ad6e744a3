//! What each team is called in a picture.

use std::collections::BTreeSet;

use crate::analysis::{Outcome, abbreviated};

use super::clean::{clean, invisible};
use super::faces::Faces;
use super::fonts::Fonts;
use super::number::counted;
use super::typeface::{Ruler, Type};

/// Labels that the faces at hand can draw, and those faces.
pub(super) struct Names {
    pub(super) faces: Faces,
    /// One label per team, in the order of the outcome.
    pub(super) teams: Vec<String>,
    /// The scenario's title; empty where it cannot be drawn.
    pub(super) scenario: String,
    /// What the reader must be told: characters that are missing and what helps.
    pub(super) notes: Vec<String>,
}

impl Names {
    /// The labels of an outcome.
    pub(super) fn new(outcome: &Outcome, fonts: &Fonts) -> Self {
        let teams: Vec<(&str, &str)> = (outcome.teams.iter())
            .map(|team| (team.id.as_str(), team.name.as_str()))
            .collect();
        Names::of(&outcome.title, &teams, &[], fonts)
    }

    /// Looks for faces that have every character of the title, of the teams' names (given with
    /// their ids) and of `others`. A team whose name cannot be drawn is called by its id, and by
    /// its number in the file where that cannot be drawn either.
    pub(super) fn of(title: &str, listed: &[(&str, &str)], others: &[&str], fonts: &Fonts) -> Self {
        let scenario = clean(title);
        let names: Vec<String> = listed.iter().map(name).collect();
        let others: Vec<String> = others.iter().map(|text| clean(text)).collect();
        let mut wanted: BTreeSet<char> = names
            .iter()
            .chain([&scenario])
            .chain(&others)
            .flat_map(|text| text.chars())
            .collect();
        let mut faces = fonts.faces(&wanted);
        let lacking = faces.missing().clone();
        if !lacking.is_empty() {
            wanted.extend(listed.iter().flat_map(|team| team.0.chars()));
            faces = fonts.faces(&wanted);
        }
        let drawable = |text: &str| {
            let has_ink = text.chars().any(|c| !invisible(c));
            has_ink && !text.chars().any(|c| faces.missing().contains(&c))
        };
        let mut replaced = 0;
        let mut teams = Vec::with_capacity(names.len());
        for (at, (name, team)) in names.into_iter().zip(listed).enumerate() {
            let id = clean(team.0);
            replaced += usize::from(!drawable(&name));
            teams.push(if drawable(&name) {
                name
            } else if drawable(&id) {
                id
            } else {
                format!("team {}", at + 1)
            });
        }
        let notes = if lacking.is_empty() {
            Vec::new()
        } else {
            vec![note(&lacking, replaced, drawable(&scenario))]
        };
        let scenario = if drawable(&scenario) {
            scenario
        } else {
            String::new()
        };
        Names {
            faces,
            teams,
            scenario,
            notes,
        }
    }

    /// The teams' labels, each cut to a width and still told apart, in the order of the outcome.
    pub(super) fn short(&self, ruler: &Ruler, kind: Type, width: f64) -> Vec<String> {
        let teams: Vec<&str> = self.teams.iter().map(String::as_str).collect();
        abbreviated::names(&teams, width, |part| ruler.width(part, kind))
    }

    /// Whether the faces have every character of one of the `others`.
    pub(super) fn can_draw(&self, text: &str) -> bool {
        let missing = self.faces.missing();
        !text.trim().is_empty() && !clean(text).chars().any(|c| missing.contains(&c))
    }

    /// One of the `others` as it can be drawn: a question mark for every character that no font
    /// has.
    pub(super) fn text(&self, text: &str) -> String {
        let missing = self.faces.missing();
        let drawn = |c| if missing.contains(&c) { '?' } else { c };
        clean(text).chars().map(drawn).collect()
    }
}

fn name(team: &(&str, &str)) -> String {
    let name = clean(team.1);
    if name.is_empty() { clean(team.0) } else { name }
}

fn note(lacking: &BTreeSet<char>, replaced: usize, titled: bool) -> String {
    const LISTED: usize = 12;
    let shown: Vec<String> = lacking
        .iter()
        .take(LISTED)
        .map(|&c| {
            if c.is_alphanumeric() {
                c.to_string()
            } else {
                format!("U+{:04X}", c as u32)
            }
        })
        .collect();
    let more = match lacking.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let effect = match replaced {
        0 if titled => "a question mark stands for each in the charts".to_owned(),
        0 => "the scenario's title is left out of the charts".to_owned(),
        1 => "1 team is labelled by its id in the charts".to_owned(),
        _ => format!(
            "{} are labelled by their ids in the charts",
            counted(replaced, "team")
        ),
    };
    let package = if lacking.iter().any(|&c| east_asian(c)) {
        "cjk"
    } else {
        "core"
    };
    format!(
        "no font at hand has {}{more}: {effect}. Install one that has them (Debian: apt install \
         fonts-noto-{package}) or name its file with --font FILE",
        shown.join(" "),
    )
}

fn east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}
