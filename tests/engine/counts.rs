//! Counts of parts of a run, handed over as text and put together in any order.

use std::ops::Range;

use crate::kernel::everything;
use cutline::engine::{Counts, Opening, Tally, Unlike, Unwatched, count, simulate};
use cutline::model::Model;
use cutline::scenario::{Source, read};
use rand::rngs::SmallRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};

/// Ties that lots settle, weights that vary, a question, and what really happened.
const TIES: &str = "places = 2\n[criteria]\nq = {}\nr = {}\n[questions]\nboth = \"a and b\"\n\
    [observed]\nselected = [\"c\", \"d\"]\n[teams.a.scores]\nq = \"70 ± 6\"\nr = 50\n\
    [teams.b.scores]\nq = 60\nr = 60\n[teams.c.scores]\nq = 60\nr = 60\n\
    [teams.d.scores]\nq = { discrete = { values = [40, 60], probabilities = [0.5, 0.5] } }\nr = 60\n";

fn model(text: &str) -> Model {
    let source = Source {
        name: "counts".into(),
        text: text.into(),
    };
    let scenario = read(&source, &[]).scenario.unwrap();
    scenario.model().unwrap()
}

fn opening(model: &Model, draws: u64, seed: u64) -> Opening {
    Opening::new(model, draws, seed, &Unwatched).unwrap()
}

fn part(model: &Model, opening: &Opening, draws: Range<u64>) -> Counts {
    count(model, opening, draws, &Unwatched).unwrap()
}

/// As another process gets it.
fn handed_over<T: serde::Serialize + serde::de::DeserializeOwned>(what: &T) -> T {
    serde_json::from_str(&serde_json::to_string(what).unwrap()).unwrap()
}

/// The run cut in so many ranges anywhere, put together in any order.
fn in_pieces(model: &Model, draws: u64, seed: u64, cuts: usize, rng: &mut SmallRng) -> Tally {
    let opening = handed_over(&opening(model, draws, seed));
    let mut ends: Vec<u64> = (0..cuts).map(|_| rng.random_range(0..=draws)).collect();
    ends.extend([0, draws]);
    ends.sort_unstable();
    let ranges = ends.windows(2).map(|ends| ends[0]..ends[1]);
    let mut parts: Vec<Counts> = ranges
        .map(|draws| handed_over(&part(model, &opening, draws)))
        .collect();
    while parts.len() > 1 {
        parts.shuffle(rng);
        let (one, mut other) = (parts.pop().unwrap(), parts.pop().unwrap());
        other.merge(&one).unwrap();
        parts.push(handed_over(&other));
    }
    assert_eq!(parts[0].draws(), draws);
    assert!(parts[0].ranges().eq(std::iter::once(0..draws)));
    parts[0].tally(model).unwrap()
}

#[test]
fn pieces_in_any_order_are_the_run() {
    let mut rng = SmallRng::seed_from_u64(20);
    for (model, draws, cuts) in [
        (model(TIES), 90_001, 12),
        (model(TIES), 1_500, 40),
        (model(TIES), 3, 5),
        (everything(), 70_000, 6),
        (everything(), 700, 30),
    ] {
        let whole = simulate(&model, draws, 7, &Unwatched);
        assert_eq!(in_pieces(&model, draws, 7, cuts, &mut rng), whole);
    }
}

/// Draws in the middle of a block are those that a longer run makes there.
#[test]
fn a_range_is_what_a_longer_run_has_more() {
    for model in [model(TIES), everything()] {
        let opening = opening(&model, 5_000, 3);
        let counts = |draws| part(&model, &opening, draws).tally(&model).unwrap();
        let (before, middle, all) = (counts(0..777), counts(777..1_000), counts(0..1_000));
        assert_eq!((before.complete, middle.complete), (true, false));
        assert_eq!(middle.draws, 223);
        let lists = |tally: &Tally| {
            let selected = (0..tally.teams).map(|team| tally.selected(team)).collect();
            let lists = [&tally.ranks, &tally.wins, &tally.ties, &tally.without];
            let more = [&tally.answers, &tally.filled, &selected];
            lists.into_iter().chain(more).flatten().copied().collect()
        };
        let [before, middle, all]: [Vec<u64>; 3] = [lists(&before), lists(&middle), lists(&all)];
        let sums = before.iter().zip(&middle).map(|(a, b)| a + b);
        assert_eq!(sums.collect::<Vec<_>>(), all);
    }
}

#[test]
fn merging_is_associative_and_commutative() {
    let model = model(TIES);
    let opening = opening(&model, 2_000, 1);
    let part = |draws| part(&model, &opening, draws);
    let (a, b, c) = (part(0..300), part(700..2_000), part(300..401));
    let sum = |one: &Counts, other: &Counts| {
        let mut sum = one.clone();
        sum.merge(other).unwrap();
        sum
    };
    assert_eq!(sum(&a, &b), sum(&b, &a));
    assert_eq!(sum(&sum(&a, &b), &c), sum(&a, &sum(&b, &c)));
    assert_eq!(sum(&a, &part(5..5)), a);
    let gap = sum(&a, &b);
    assert_eq!(gap.ranges().collect::<Vec<_>>(), [0..300, 700..2_000]);
    assert!(!gap.tally(&model).unwrap().complete);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let model = model(TIES);
    let this = opening(&model, 100_000, 1);
    let counts = part(&model, &this, 0..1_000);
    let refused = |other: &Counts| {
        let mut sum = counts.clone();
        let error = sum.merge(other).unwrap_err();
        assert_eq!(sum, counts);
        error
    };
    let seeded = opening(&model, 100_000, 2);
    assert_eq!(
        refused(&part(&model, &seeded, 1_000..2_000)),
        Unlike::Seed([1, 2])
    );
    let other = model.clone().with(|parts| parts.questions.clear()).unwrap();
    let of_other = opening(&other, 100_000, 1);
    assert_eq!(
        refused(&part(&other, &of_other, 1_000..2_000)),
        Unlike::Model
    );
    assert_eq!(
        count(&other, &this, 0..9, &Unwatched).unwrap_err(),
        Unlike::Model
    );
    assert_eq!(counts.tally(&other).unwrap_err(), Unlike::Model);
    let short = opening(&model, 2, 1);
    assert_ne!(short.sets(), this.sets());
    assert_eq!(refused(&part(&model, &short, 1_000..2_000)), Unlike::Sets);
    assert_eq!(
        refused(&part(&model, &this, 400..2_000)),
        Unlike::Overlap(400..1_000)
    );
    let far = part(&model, &this, u64::MAX - 9..u64::MAX);
    assert_eq!(far.draws(), 9);
    for (place, found) in [("/opening/version", "0.0.9"), ("/format", "counts.v9")] {
        let mut written = serde_json::to_value(&far).unwrap();
        *written.pointer_mut(place).unwrap() = json!(found);
        let error = refused(&serde_json::from_value(written).unwrap());
        assert!(matches!(error, Unlike::Version { found: is, .. } if is == found));
    }
}

/// Everywhere in what is written: nothing, another length, and numbers that cannot be.
fn spoilt(written: &Value, place: &str, found: &mut Vec<Value>, all: &Value) {
    let mut put = |value: Value| {
        let mut changed = all.clone();
        *changed.pointer_mut(place).unwrap() = value;
        found.push(changed);
    };
    match written {
        Value::Object(fields) => {
            for (key, value) in fields {
                spoilt(value, &format!("{place}/{key}"), found, all);
            }
        }
        Value::Array(list) => {
            put(json!([]));
            put(json!(
                [list.as_slice(), &list[..1.min(list.len())]].concat()
            ));
            if let Some(first) = list.first() {
                spoilt(first, &format!("{place}/0"), found, all);
            }
        }
        Value::Number(_) => {
            for number in [0, 7, u64::MAX - 1, u64::MAX] {
                put(json!(number));
            }
            put(json!(-1));
            put(json!(0.5));
        }
        _ => {
            put(json!(i128::MAX.to_string()));
            put(json!("no number"));
        }
    }
}

/// Nothing that is read panics; and of lists of other lengths nothing is read.
#[test]
fn counts_made_by_hand_are_refused() {
    let model = model(TIES);
    let opening = opening(&model, 1_000, 1);
    let (counts, rest) = (
        part(&model, &opening, 100..600),
        part(&model, &opening, 600..1_000),
    );
    let written = serde_json::to_value(&counts).unwrap();
    assert!(written.pointer("/counts/totals/0").unwrap().is_string());
    let mut all = Vec::new();
    spoilt(&written, "", &mut all, &written);
    assert!(all.len() > 80);
    let (mut refused, mut lengths) = (0, 0);
    for changed in &all {
        let Ok(read) = serde_json::from_value::<Counts>(changed.clone()) else {
            refused += 1;
            continue;
        };
        let tally = read.tally(&model);
        let merged = [(&counts, &read), (&read, &counts), (&rest, &read)]
            .map(|(one, other)| one.clone().merge(other).is_ok());
        refused += usize::from(tally.is_err() && merged == [false; 3]);
        if changed["counts"]["ranks"] != written["counts"]["ranks"] && tally.is_err() {
            lengths += 1;
        }
    }
    assert!(
        refused > all.len() / 2 && lengths >= 4,
        "{refused} {lengths}"
    );
}
