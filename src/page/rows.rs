//! What can be tuned: the sliders of the page in their sections, and the list of all others.

use serde::Serialize;

use super::Page;
use super::sliders::{Slider, Span, largest, round_up};
use super::state::{State, address_of, path_of, spelt};
use crate::model::{Address, Model, Weight};
use crate::scenario::{Criterion, Keyed, Role, Scenario, following};
use crate::words::{follows, key_name, say};

/// Sliders under a heading.
#[derive(Serialize)]
pub(super) struct Section {
    heading: String,
    sliders: Vec<Slider>,
}

/// A number that can be added to the page.
#[derive(Serialize)]
pub(super) struct Addable {
    path: String,
    label: String,
}

/// Sliders that somebody added, at most.
const MOST_ADDED: usize = 40;

impl Page {
    /// The sections of the page in a state, with those that somebody added.
    pub(super) fn sections(
        &self,
        state: &State,
        scenario: &Scenario,
        model: &Model,
        added: &[String],
    ) -> Vec<Section> {
        // Of the scenario as written, so that no slider leaves while the hand is on it.
        let usual = usual(&self.written.0);
        let set: Vec<String> = state.set.iter().map(|argument| path_of(argument)).collect();
        let is_usual = |path: &str| {
            let mut all = usual.iter().flat_map(|(_, addresses)| addresses);
            all.any(|address| spelt(address) == path)
        };
        let mut more: Vec<Address> = Vec::new();
        for path in added.iter().take(MOST_ADDED).chain(&set) {
            let address = address_of(&format!("{path}=")).filter(|it| is_there(scenario, it));
            if let Some(address) = address.filter(|_| !is_usual(path))
                && !more.contains(&address)
            {
                more.push(address);
            }
        }
        let mut sections = Vec::new();
        for (heading, addresses) in usual {
            let mut section = self.section(heading, &addresses, (state, &set), scenario, model);
            for (slider, address) in section.sliders.iter_mut().zip(&addresses) {
                // The heading says the unit, and of which block it is.
                slider.unit.clear();
                if matches!(address, Address::Block { .. }) {
                    slider.label = say!("page-whole-block");
                }
            }
            sections.push(section);
        }
        if !more.is_empty() {
            let heading = say!("page-added");
            let mut section = self.section(heading, &more, (state, &set), scenario, model);
            for slider in &mut section.sliders {
                slider.added = true;
            }
            sections.push(section);
        }
        sections
    }

    fn section(
        &self,
        heading: String,
        addresses: &[Address],
        (state, set): (&State, &[String]),
        scenario: &Scenario,
        model: &Model,
    ) -> Section {
        let settings = self.settings(state);
        let keyed = self.document.keyed(&settings, scenario, addresses);
        let of_set: Vec<Address> = (addresses.iter())
            .filter(|address| set.contains(&spelt(address)))
            .cloned()
            .collect();
        let mut base = self.written.0.clone();
        base.blocks.clone_from(&scenario.blocks);
        let mut told = following(&base, &of_set).into_iter();
        let means = model.mean_multipliers();
        let sliders = addresses.iter().zip(keyed).map(|(address, keyed)| {
            let is_set = set.contains(&spelt(address));
            let span = self.span(address, &keyed, scenario);
            let mean = criterion_of(scenario, address).map(|at| means[at].abs());
            let mut slider = Slider::new(address, keyed, span, mean, is_set);
            if is_set {
                let sentences = told.next().unwrap_or_default();
                let sentences: Vec<String> = sentences.iter().map(follows).collect();
                slider.follows = sentences.join(" ");
            }
            slider
        });
        Section {
            sliders: sliders.collect(),
            heading,
        }
    }

    /// Between which ends a number moves on the page.
    fn span(&self, address: &Address, keyed: &Keyed, scenario: &Scenario) -> Span {
        let [now, written] = [&keyed.text, &keyed.written].map(|text| largest(text.as_deref()));
        let [now, written] = [now, written].map(|x| x.unwrap_or(0.0).abs());
        // From what the file says, so that it stays while the hand moves; further only where it must.
        let reach = |factor: f64, least: f64| {
            let usual = round_up((factor * written).max(least));
            if now > usual { round_up(now) } else { usual }
        };
        let span = |low: f64, high: f64| Span {
            low,
            high,
            is_whole: false,
        };
        match address {
            Address::Places => Span {
                low: 1.0,
                high: scenario.teams.len() as f64,
                is_whole: true,
            },
            Address::Weight { criterion } => {
                let [low, high] = self.room(scenario, criterion);
                span(low, high.max(now))
            }
            Address::Block { .. } | Address::Total => {
                let high = reach(2.0, 1e-6);
                span(high / 100.0, high)
            }
            Address::Penalty { .. } => span(0.0, reach(2.0, 1e-6)),
            Address::Concentration => {
                let high = reach(4.0, 200.0);
                span(high / 100.0, high)
            }
            Address::WithinTeam | Address::WithinCriterion => span(0.0, 1.0),
            Address::Correlation { .. } => span(-1.0, 1.0),
            Address::Score { .. } => {
                let [low, high] = keyed.scale.unwrap_or([0.0, 100.0]);
                span(low.min(high), low.max(high))
            }
            Address::Bonus { .. } => {
                let high = reach(2.0, 10.0);
                span(-high, high)
            }
            _ => {
                let high = reach(3.0, 1e-6);
                span(high / 100.0, high)
            }
        }
    }

    /// The points that a weight can have beside the others of its block, as the file has them.
    fn room(&self, scenario: &Scenario, id: &str) -> [f64; 2] {
        let block = |criterion: &Criterion| match criterion.role {
            Role::Weighted { block, .. } => Some(block),
            Role::Penalty(_) => None,
        };
        let found = scenario.criteria.iter().find(|c| c.id == id);
        let Some(own) = found.and_then(block) else {
            return [0.0, 100.0];
        };
        let total = own.map_or(scenario.weights_total, |at| scenario.blocks[at].points);
        let [mut least, mut most] = [0.0, 0.0];
        let mut all_known = true;
        let others = self.written.0.criteria.iter();
        for other in others.filter(|other| other.id != id && block(other) == Some(own)) {
            let Role::Weighted { weight, .. } = other.role else {
                continue;
            };
            let [low, high] = bounds(weight);
            all_known &= low == high;
            least += low;
            most += high;
        }
        let [low, high] = [(total - most).max(0.0), (total - least).max(0.0)];
        // Known numbers make room by themselves.
        if all_known || low >= high {
            return [0.0, total];
        }
        [low, high.min(total)]
    }

    /// Every number that the page can have a slider for and has not by itself.
    pub(super) fn addable(&self) -> Vec<Addable> {
        let scenario = &self.written.0;
        let usual: Vec<Address> = usual(scenario)
            .into_iter()
            .flat_map(|(_, addresses)| addresses)
            .collect();
        let mut addresses: Vec<Address> = Vec::new();
        for team in &scenario.teams {
            for (at, criterion) in scenario.criteria.iter().enumerate() {
                if team.is_scored(at) {
                    addresses.push(Address::Score {
                        team: team.id.clone(),
                        criterion: criterion.id.clone(),
                    });
                }
            }
            let team = team.id.clone();
            addresses.push(Address::Bonus { team: team.clone() });
            addresses.push(Address::Sd { team });
        }
        let groups = scenario.correlation.groups.iter();
        addresses.extend(groups.map(|group| Address::Correlation {
            group: group.id.clone(),
        }));
        addresses.push(Address::WithinTeam);
        addresses.push(Address::WithinCriterion);
        if all_weights_are_numbers(scenario) {
            addresses.push(Address::Concentration);
        }
        addresses.retain(|address| !usual.contains(address));
        let keyed = self.document.keyed(&[], scenario, &addresses);
        // What has no number of its own cannot be moved.
        let has_number = |address: &Address, keyed: &Keyed| {
            !matches!(address, Address::Sd { .. }) || keyed.written.is_some()
        };
        (addresses.iter().zip(keyed))
            .filter(|(address, keyed)| has_number(address, keyed))
            .map(|(address, keyed)| Addable {
                path: spelt(address),
                label: key_name(&keyed.name),
            })
            .collect()
    }
}

/// The sections that every page has.
fn usual(scenario: &Scenario) -> Vec<(String, Vec<Address>)> {
    let mut sections = vec![(say!("page-selection"), vec![Address::Places])];
    let weights = |wanted: Option<usize>| {
        let criteria = scenario.criteria.iter();
        let weights = criteria.filter(move |criterion| match criterion.role {
            Role::Weighted { block, .. } => block == wanted,
            Role::Penalty(_) => false,
        });
        weights.map(|criterion| Address::Weight {
            criterion: criterion.id.clone(),
        })
    };
    for (at, block) in scenario.blocks.iter().enumerate() {
        let points = Address::Block {
            block: block.id.clone(),
        };
        let all = weights(Some(at)).chain([points]).collect();
        sections.push((say!("page-points-of", name = &block.label), all));
    }
    let outside: Vec<Address> = weights(None).collect();
    if !outside.is_empty() {
        sections.push((say!("page-points-of", name = say!("page-weights")), outside));
    }
    let penalties = (scenario.criteria.iter())
        .filter(|criterion| matches!(criterion.role, Role::Penalty(_)))
        .map(|criterion| Address::Penalty {
            criterion: criterion.id.clone(),
        });
    let penalties: Vec<Address> = penalties.collect();
    if !penalties.is_empty() {
        sections.push((
            say!("page-points-of", name = say!("page-penalties")),
            penalties,
        ));
    }
    let mut together = Vec::new();
    if scenario.concentration.is_some() {
        together.push(Address::Concentration);
    }
    let correlation = &scenario.correlation;
    if correlation.within_team > 0.0 {
        together.push(Address::WithinTeam);
    }
    if correlation.within_criterion > 0.0 {
        together.push(Address::WithinCriterion);
    }
    let groups = correlation.groups.iter();
    together.extend(groups.map(|group| Address::Correlation {
        group: group.id.clone(),
    }));
    if !together.is_empty() {
        sections.push((say!("page-together"), together));
    }
    sections
}

fn all_weights_are_numbers(scenario: &Scenario) -> bool {
    scenario
        .criteria
        .iter()
        .all(|criterion| match criterion.role {
            Role::Weighted { weight, .. } => {
                let [low, high] = bounds(weight);
                low == high
            }
            Role::Penalty(_) => true,
        })
}

/// The least and the most that is stated of a weight.
fn bounds(weight: Weight) -> [f64; 2] {
    match weight {
        Weight::Free => [0.0, f64::INFINITY],
        Weight::Between(low, high) => [low, high],
        Weight::Pinned(number) => [number, number],
    }
}

/// Whether a scenario has what an address leads to, and that is a number.
fn is_there(scenario: &Scenario, address: &Address) -> bool {
    let team = |id: &str| scenario.teams.iter().any(|team| team.id == id);
    let criterion = |id: &str| scenario.criteria.iter().any(|criterion| criterion.id == id);
    match address {
        Address::Score {
            team: id,
            criterion: of,
        } => team(id) && criterion(of),
        Address::Bonus { team: id } | Address::Sd { team: id } => team(id),
        Address::Penalty { criterion: of } | Address::Weight { criterion: of } => criterion(of),
        Address::Block { block } => scenario.blocks.iter().any(|it| it.id == *block),
        Address::Correlation { group } => {
            let mut groups = scenario.correlation.groups.iter();
            groups.any(|it| it.id == *group)
        }
        Address::Places
        | Address::Total
        | Address::Concentration
        | Address::WithinTeam
        | Address::WithinCriterion => true,
        _ => false,
    }
}

/// The criterion whose worth a number says.
fn criterion_of(scenario: &Scenario, address: &Address) -> Option<usize> {
    match address {
        Address::Weight { criterion: id } | Address::Penalty { criterion: id } => {
            scenario.criteria.iter().position(|it| it.id == *id)
        }
        _ => None,
    }
}
