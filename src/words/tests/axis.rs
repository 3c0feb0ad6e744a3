//! Axes in words: English says what JSON has, letter by letter.

#![allow(clippy::unwrap_used)]

use crate::analysis::{Address, Axis, Follows, KeyName, Sharing, Whole};
use crate::words::{Language, axis_label, held, in_language};

fn axis(label: KeyName, held: Vec<Follows>) -> Axis {
    Axis {
        path: String::new(),
        argument: String::new(),
        label,
        values: Vec::new(),
        numbers: None,
        base: None,
        scale: None,
        held,
    }
}

/// What axes of every kind are called.
fn labels() -> Vec<KeyName> {
    let text = |text: &str| text.to_owned();
    let (criterion, team) = (text("Goals"), text("KT"));
    let [block, group] = ["plan", "g"].map(text);
    let weight = Address::Weight {
        criterion: text("Goals"),
    };
    let bonus = Address::Bonus { team: text("KT") };
    let change = |is_factor, of: &Address| KeyName::Change {
        of: Box::new(KeyName::Number(of.clone())),
        is_factor,
        written: text("10..30"),
    };
    let changes = [change(false, &weight), change(true, &bonus)];
    let penalty = Address::Penalty {
        criterion: text("Goals"),
    };
    let score = Address::Score {
        criterion: text("Goals"),
        team: text("KT"),
    };
    let part = KeyName::PartOfScore {
        criterion,
        team,
        part: text("normal sd"),
    };
    let numbers = [
        Address::Places,
        Address::Block { block },
        weight,
        penalty,
        Address::Total,
        Address::Concentration,
        Address::WithinTeam,
        Address::WithinCriterion,
        Address::Correlation { group },
        score,
    ];
    let more = [bonus, Address::Sd { team: text("KT") }];
    let numbers = numbers.into_iter().map(KeyName::Number);
    let numbers = numbers.chain([part]).chain(more.map(KeyName::Number));
    numbers.chain(changes).collect()
}

#[test]
fn what_follows_is_told_as_json_has_it_and_in_korean() {
    let text = |text: &str| text.to_owned();
    let names = || vec![text("a"), text("b"), text("c")];
    let block = || Whole::Block(text("plan"));
    let labels = labels();
    let beyond = |sides| Follows::Beyond {
        criterion: text("Goals"),
        scale: [0.5, 100.0],
        sides,
    };
    let rests = |sharing| Follows::Rests(block(), Some(40.0), names(), sharing);
    let follow = vec![
        Follows::Outside(text("Goals")),
        Follows::Only(block(), text("a")),
        Follows::Proportions(block(), names()),
        Follows::Shared(block(), names()),
        Follows::Rest(Whole::Weights, Some(1.0), text("a")),
        Follows::Rest(block(), None, text("a")),
        Follows::Rests(
            Whole::Weights,
            Some(100.0 / 3.0),
            names(),
            Sharing::Proportion,
        ),
        rests(Sharing::Dirichlet),
        rests(Sharing::Free),
        beyond([true, false]),
        beyond([false, true]),
        beyond([true, true]),
        Follows::Change {
            is_factor: false,
            written: text("12 ± 3"),
        },
        Follows::Change {
            is_factor: true,
            written: text("12 ± 3"),
        },
    ];
    let korean = Language::of_code("ko").unwrap();
    let mut all = Vec::new();
    for label in labels {
        let axis = axis(label, Vec::new());
        assert_eq!(axis_label(&axis), axis.label.to_string());
        all.push(in_language(korean, || axis_label(&axis)));
    }
    let axis = axis(KeyName::Number(Address::Places), follow);
    let english: Vec<String> = axis.held.iter().map(ToString::to_string).collect();
    assert_eq!(held(&axis), english);
    all.extend(in_language(korean, || held(&axis)));
    for told in &all {
        let english = told.split(|c: char| !c.is_ascii_alphanumeric());
        let known = [
            "", "KT", "Goals", "plan", "normal", "sd", "a", "b", "c", "g",
        ];
        let mut english = english.filter(|word| !known.contains(word));
        assert!(english.all(|word| word.parse::<f64>().is_ok()), "{told}");
    }
    let told = |told: &str| assert!(all.iter().any(|said| said == told), "{told}: {all:?}");
    told("KT의 Goals, 점수");
    told("가중치 전체의 1점 가운데 나머지는 a의 몫이다.");
    told("0.5보다 작은 값과 100보다 큰 값은 Goals의 척도(0.5\u{a0}-\u{a0}100) 밖에 있다.");
}
