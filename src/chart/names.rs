//! What each team is called in a picture.

use std::ops::Range;

use crate::analysis::{Outcome, abbreviated, shown};

use crate::words::{changed, say, spoken};

use super::clean::clean;
use super::clusters::{clusters, has_ink, is_symbol};
use super::color::{Color, HIGHLIGHT, INK};
use super::faces::Faces;
use super::look::Look;
use super::number::{capital, list};
use super::swatch::Swatch;
use super::typeface::{LABEL, Ruler, Type};
use crate::analysis::shown::counted;

/// Labels that the faces at hand can draw, and those faces.
pub(super) struct Names {
    pub(super) faces: Faces,
    /// One label per team, in the order of the outcome.
    pub(super) teams: Vec<String>,
    /// The scenario's title; empty where it cannot be drawn.
    pub(super) scenario: String,
    /// What stands in place of the finding.
    pub(super) title: Option<String>,
    /// Teams that stand out, by their numbers in the outcome.
    pub(super) highlighted: Vec<usize>,
    /// What was changed in the scenario as written; empty where nothing was.
    pub(super) changed: String,
    /// What the reader must be told: characters that are missing and what helps.
    pub(super) notes: Vec<String>,
}

impl Names {
    /// The labels of an outcome.
    pub(super) fn new(outcome: &Outcome, look: &Look) -> Self {
        let teams: Vec<(&str, &str)> = (outcome.teams.iter())
            .map(|team| (team.id.as_str(), team.name.as_str()))
            .collect();
        let changed = changed(false, &shown::changes(&outcome.settings));
        Names::of(&outcome.title, &changed, &teams, &[], look)
    }

    /// Looks for faces that have every character of the title, of what was changed, of the teams'
    /// names (given with their ids) and of `others`. A name goes without signs that no face has. A
    /// team whose name cannot be drawn is called by its id, and by its number in the file where that
    /// cannot be drawn either.
    pub(super) fn of(
        title: &str,
        changed: &str,
        listed: &[(&str, &str)],
        others: &[&str],
        look: &Look,
    ) -> Self {
        let fonts = &look.fonts;
        let scenario = clean(title);
        let changed = capital(&clean(changed));
        let names: Vec<String> = listed.iter().map(name).collect();
        let others: Vec<String> = (others.iter().copied())
            .chain(look.title.as_deref())
            .chain([changed.as_str()])
            .chain([spoken().letters().as_str()])
            .map(clean)
            .collect();
        let mut faces = {
            let texts = names.iter().chain([&scenario]).chain(&others);
            fonts.faces(texts.map(String::as_str))
        };
        let lacking: Vec<String> = faces.missing().map(str::to_owned).collect();
        let ids: Vec<String> = listed.iter().map(|team| clean(team.0)).collect();
        if !lacking.is_empty() {
            let texts = names.iter().chain([&scenario]).chain(&others).chain(&ids);
            faces = fonts.faces(texts.map(String::as_str));
        }
        let drawn: Vec<Option<String>> = names.iter().map(|name| drawable(&faces, name)).collect();
        let mut lost = Lost::default();
        let teams = (ids.iter().enumerate())
            .map(|(at, id)| lost.label(&faces, at, id, &names, &drawn))
            .collect();
        let title = drawable(&faces, &scenario).unwrap_or_default();
        let effect = Effect {
            shortened: lost.shortened > 0 || (title != scenario && !title.is_empty()),
            titled: !title.is_empty() || scenario.is_empty(),
            lost,
        };
        let notes = if lacking.is_empty() {
            Vec::new()
        } else {
            vec![note(&lacking, &effect)]
        };
        let highlighted = listed.iter().enumerate();
        let highlighted =
            highlighted.filter(|(_, team)| look.highlight.iter().any(|id| id == team.0));
        let mut names = Names {
            highlighted: highlighted.map(|(at, _)| at).collect(),
            faces,
            teams,
            scenario: title,
            title: None,
            changed: String::new(),
            notes,
        };
        names.title = look.title.as_deref().map(|title| names.text(title));
        names.changed = names.text(&changed);
        names
    }

    /// Whether a team stands out.
    pub(super) fn stands_out(&self, team: usize) -> bool {
        self.highlighted.contains(&team)
    }

    /// The colour and the weight of a team's label.
    pub(super) fn label(&self, team: usize) -> (Type, Color) {
        if self.stands_out(team) {
            (
                Type {
                    bold: true,
                    ..LABEL
                },
                HIGHLIGHT,
            )
        } else {
            (LABEL, INK)
        }
    }

    /// Those of some teams that stand out, and their colour.
    pub(super) fn key(&self, shown: &[usize]) -> Option<(Swatch, String)> {
        let names = self.those_out(shown);
        (!names.is_empty()).then(|| (Swatch::Bar(HIGHLIGHT), list(&names)))
    }

    /// `, KT among them`: who stands out of the teams that are not shown.
    pub(super) fn hidden(&self, order: &[usize], shown: &Range<usize>) -> String {
        let hidden = [&order[..shown.start], &order[shown.end..]].concat();
        match self.those_out(&hidden).as_slice() {
            [] => String::new(),
            names => say!("among-them", teams = list(names)),
        }
    }

    fn those_out(&self, teams: &[usize]) -> Vec<&str> {
        let out = self.highlighted.iter().filter(|team| teams.contains(team));
        out.map(|&team| self.teams[team].as_str()).collect()
    }

    /// The teams' labels, each cut to a width and still told apart, in the order of the outcome.
    pub(super) fn short(&self, ruler: &Ruler, kind: Type, width: f64) -> Vec<String> {
        let teams: Vec<&str> = self.teams.iter().map(String::as_str).collect();
        abbreviated::names(&teams, width, |part| ruler.width(part, kind))
    }

    /// Whether the faces have every letter of one of the `others`.
    pub(super) fn can_draw(&self, text: &str) -> bool {
        drawable(&self.faces, &clean(text)).is_some()
    }

    /// One of the `others` as it can be drawn: signs that no font has are left out, and a question
    /// mark stands for every letter.
    pub(super) fn text(&self, text: &str) -> String {
        let text = clean(text);
        let drawn = clusters(&text).map(|cluster| match self.faces.lacks(cluster) {
            true if is_symbol(cluster) => "",
            true => "?",
            false => cluster,
        });
        clean(&drawn.collect::<String>())
    }
}

/// As much of a cleaned text as can be drawn: without signs that no font has. Nothing where a letter
/// is missing, or where nothing is left.
fn drawable(faces: &Faces, text: &str) -> Option<String> {
    let mut drawn = String::with_capacity(text.len());
    for cluster in clusters(text) {
        if !faces.lacks(cluster) {
            drawn.push_str(cluster);
        } else if !is_symbol(cluster) {
            return None;
        }
    }
    let drawn = clean(&drawn);
    let any = clusters(&drawn).any(has_ink);
    any.then_some(drawn)
}

/// The same with question marks for letters that are missing, where these are few: a name that nobody
/// takes for another.
fn marked(faces: &Faces, text: &str) -> Option<String> {
    let lost = |cluster: &&str| !is_symbol(cluster) && faces.lacks(cluster);
    let letters = clusters(text).filter(|cluster| has_ink(cluster) && !is_symbol(cluster));
    let missing = clusters(text).filter(lost).count();
    let drawn = clusters(text).map(|cluster| match faces.lacks(cluster) {
        true if is_symbol(cluster) => "",
        true => "?",
        false => cluster,
    });
    let few = missing > 0 && 6 * missing <= letters.count();
    few.then(|| clean(&drawn.collect::<String>()))
}

fn name(team: &(&str, &str)) -> String {
    let name = clean(team.1);
    if name.is_empty() { clean(team.0) } else { name }
}

/// Names that cannot be drawn as they are.
#[derive(Default)]
struct Lost {
    /// Teams that go by their ids.
    ids: usize,
    /// Teams that go by their numbers.
    numbers: usize,
    /// Teams whose names lack a sign.
    shortened: usize,
    /// Teams whose names have a question mark instead of a letter.
    marked: usize,
}

impl Lost {
    /// What a team is called, `drawn` being as much of each name as can be drawn.
    fn label(
        &mut self,
        faces: &Faces,
        at: usize,
        id: &str,
        names: &[String],
        drawn: &[Option<String>],
    ) -> String {
        let alone = |label: &String| drawn.iter().flatten().filter(|l| *l == label).count() == 1;
        // A name that lost a sign may have become another team's.
        let own = drawn[at].as_ref();
        if let Some(name) = own.filter(|label| **label == names[at] || alone(label)) {
            self.shortened += usize::from(*name != names[at]);
            return name.clone();
        }
        if let Some(name) = own.is_none().then(|| marked(faces, &names[at])).flatten() {
            self.marked += 1;
            return name;
        }
        if let Some(whole) = drawable(faces, id).filter(|label| label == id) {
            self.ids += 1;
            return whole;
        }
        self.numbers += 1;
        match own {
            Some(name) => format!("{name} ({})", at + 1),
            None => format!("team {}", at + 1),
        }
    }

    /// `2 teams are labelled by their ids in the charts`.
    fn told(&self) -> String {
        let (teams, one, many) = match self.numbers {
            0 => (self.ids, "its id", "their ids"),
            numbers if self.ids == 0 => (numbers, "its number", "their numbers"),
            numbers => (self.ids + numbers, "", "their ids or numbers"),
        };
        match teams {
            1 => format!("1\u{a0}team is labelled by {one} in the charts"),
            _ => format!(
                "{} are labelled by {many} in the charts",
                counted(teams, "team").replace(' ', "\u{a0}")
            ),
        }
    }
}

/// What missing characters do to a picture.
struct Effect {
    lost: Lost,
    /// Whether a name or the title stands without a sign.
    shortened: bool,
    /// Whether the scenario's title is there.
    titled: bool,
}

fn note(lacking: &[String], effect: &Effect) -> String {
    const MARKED: &str = "a question mark stands for each letter in the charts";
    const LISTED: usize = 12;
    let shown = lacking.iter().take(LISTED).map(|cluster| {
        if is_symbol(cluster) {
            let codes = cluster.chars().map(|c| format!("U+{:04X}", c as u32));
            codes.collect::<Vec<_>>().join("\u{a0}")
        } else {
            cluster.clone()
        }
    });
    let shown: Vec<String> = shown.collect();
    let more = match lacking.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let told = match effect {
        Effect { lost, .. } if lost.ids + lost.numbers > 0 => lost.told(),
        Effect { lost, .. } if lost.marked > 0 => MARKED.to_owned(),
        Effect { titled: false, .. } => "the scenario's title is left out of the charts".to_owned(),
        Effect {
            shortened: true, ..
        } => match lacking.len() {
            1 => "it is left out of the charts".to_owned(),
            _ => "they are left out of the charts".to_owned(),
        },
        _ => MARKED.to_owned(),
    };
    let package = if lacking
        .iter()
        .any(|cluster| cluster.chars().any(east_asian))
    {
        "cjk"
    } else {
        "core"
    };
    format!(
        "no font at hand has {}{more}: {told}. Install one that has them (Debian: apt install \
         fonts-noto-{package}) or name its file with --font FILE",
        shown.join(" "),
    )
}

fn east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}
