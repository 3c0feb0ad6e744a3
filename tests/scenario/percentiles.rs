//! Triangular and PERT laws by their percentiles.

use crate::common::{document, rendered, tiny};
use cutline::model::Quantity;
use cutline::scenario::{Setting, Source, read};

/// Standard normals at 10, 50 and 90 %.
const AT: [(f64, f64); 3] = [
    (0.1, -1.281_551_565_544_600_4),
    (0.5, 0.0),
    (0.9, 1.281_551_565_544_600_4),
];

/// Ends and mode of a law between two ends.
fn three(law: &Quantity) -> [f64; 3] {
    match *law {
        Quantity::Triangular { min, mode, max } | Quantity::Pert { min, mode, max } => {
            [min, mode, max]
        }
        _ => panic!("another law: {law:?}"),
    }
}

/// The laws that scores are read as.
fn laws(scores: &[String]) -> Vec<Quantity> {
    let mut text = "places = 1\n[criteria]\na = { beyond = \"extend\" }\n[teams]\n".to_owned();
    for (i, score) in scores.iter().enumerate() {
        text += &format!("t{i} = {{ scores = {{ a = {score} }} }}\n");
    }
    let name = "x.toml".into();
    let reading = read(&Source { name, text }, &[]);
    let told = rendered(&reading);
    let teams = reading.scenario.unwrap_or_else(|| panic!("{told}")).teams;
    teams.into_iter().map(|t| t.scores[0].clone()).collect()
}

/// A law with its score by percentiles, which the model's own quantile gives.
fn drawn(family: &str, min: f64, share: f64, width: f64) -> (Quantity, String) {
    let (mode, max) = (min + share * width, min + width);
    let law = match family {
        "pert" => Quantity::Pert { min, mode, max },
        _ => Quantity::Triangular { min, mode, max },
    };
    let [p10, p50, p90] = AT.map(|(_, z)| law.at_normal(z));
    let score = format!("{{ {family} = {{ p10 = {p10:?}, p50 = {p50:?}, p90 = {p90:?} }} }}");
    (law, score)
}

#[test]
fn the_law_has_the_percentiles_that_are_written() {
    let mut state = 1u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    for family in ["triangular", "pert"] {
        let mut shares = vec![0.0, 1e-9, 1e-4, 0.05, 0.1, 0.100_001, 0.101, 0.3, 0.5];
        shares.extend(shares.clone().iter().map(|share| 1.0 - share));
        shares.extend((0..200).map(|_| uniform()));
        let cases = shares.iter().map(|&share| {
            let width = libm::exp(8.0 * uniform() - 2.0);
            (
                share,
                drawn(family, 200.0 * uniform() - 100.0, share, width),
            )
        });
        let cases: Vec<_> = cases.collect();
        let scores: Vec<String> = cases.iter().map(|case| case.1.1.clone()).collect();
        for (law, (share, (original, score))) in laws(&scores).iter().zip(&cases) {
            for (p, z) in AT {
                let got = law.cdf(original.at_normal(z));
                assert!((got - p).abs() < 1e-9, "{score}: {got}");
            }
            // Where the mode is told by the percentiles, it is the same law.
            if family == "pert" || (0.12..=0.88).contains(share) {
                let ([min, _, max], got) = (three(original), three(law));
                for (got, want) in got.into_iter().zip(three(original)) {
                    let error = (got - want).abs() / (max - min);
                    assert!(error < 1e-9, "{score}: {law:?} {original:?}");
                }
            }
        }
    }
}

#[test]
fn a_symmetric_triangle_is_known_in_closed_form() {
    let score = "{ triangular = { p10 = 60, p50 = 75, p90 = 90 } }".to_owned();
    let half = 15.0 / (1.0 - 0.2f64.sqrt());
    let got = three(&laws(&[score.clone(), score])[0]);
    for (got, want) in got.into_iter().zip([75.0 - half, 75.0, 75.0 + half]) {
        assert!((got - want).abs() < 1e-10, "{got} {want}");
    }
}

/// What a message names is taken, and what lies just beyond is not.
#[test]
fn the_median_may_lie_as_far_out_as_it_is_said() {
    let told = |score: &str| rendered(&read(&tiny(score, "50"), &[]));
    for family in ["triangular", "pert"] {
        for (p10, p90) in [(60.0, 95.0), (-1.0, 1.0), (1e6, 1e6 + 3.0), (0.0, 1e-3)] {
            let score = |p50: &str| {
                format!("{{ {family} = {{ p10 = {p10:?}, p50 = {p50}, p90 = {p90:?} }} }}")
            };
            let message = told(&score(&format!("{p90:?}")));
            let mut words = message.split(' ').skip_while(|&word| word != "between");
            let (low, high) = (words.nth(1).unwrap(), words.nth(1).unwrap());
            for (end, out) in [(low, -1.0), (high, 1.0)] {
                assert!(!told(&score(end)).contains("error"), "{message}");
                let beyond = end.parse::<f64>().unwrap() + out * 1e-3 * (p90 - p10);
                assert!(told(&score(&format!("{beyond:?}"))).contains("must lie between"));
            }
        }
    }
}

/// In a cell as in the file, and changed by arguments as any quantity.
#[test]
fn percentiles_are_set_moved_and_scaled() {
    let text = "places = 1\nscores = \"s.csv\"\n[criteria.a]\nbeyond = \"extend\"\n";
    let sheet = "team,a\nx,\"{ triangular = { p10 = 60, p50 = 75, p90 = 95 } }\"\ny,70\n";
    let law = |arguments: &[&str]| {
        let settings: Vec<Setting> = arguments.iter().map(|&a| Setting::set(a)).collect();
        let reading = document(text, &[("s.csv", sheet.as_bytes())]).read(&settings);
        let told = rendered(&reading);
        reading
            .scenario
            .map(|s| s.teams[0].scores[0].clone())
            .ok_or(told)
    };
    let written = |p10: f64, p50: f64, p90: f64| {
        let score = format!("{{ triangular = {{ p10 = {p10}, p50 = {p50}, p90 = {p90} }} }}");
        Ok(laws(&[score.clone(), score]).remove(0))
    };
    assert_eq!(law(&[]), written(60.0, 75.0, 95.0));
    assert_eq!(law(&["teams.x.scores.a=+5"]), written(65.0, 80.0, 100.0));
    assert_eq!(law(&["teams.x.scores.a=*1.2"]), written(72.0, 90.0, 114.0));
    let p50 = "teams.x.scores.a.triangular.p50";
    assert_eq!(law(&[&format!("{p50}=80")]), written(60.0, 80.0, 95.0));
    assert_eq!(law(&[&format!("{p50}=-1")]), written(60.0, 74.0, 95.0));
    let needed = law(&[&format!("{p50}=")]).unwrap_err();
    assert!(needed.contains("`triangular` needs it"), "{needed}");
    let both = law(&["teams.x.scores.a.triangular.mode=70"]).unwrap_err();
    assert!(both.contains("takes `p10` or `mode`, not both"), "{both}");
    let unknown = law(&["teams.x.scores.a.triangular.p05=70"]).unwrap_err();
    assert!(unknown.contains("has no parameter `p05`"), "{unknown}");
}
