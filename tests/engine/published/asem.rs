//! The ASEM sustainable connectivity index 2018: six countries from eight pillars in two blocks,
//! as tabled in the vignette of the R package `COINr` (Becker et al. 2022). The inputs are rounded
//! to 0.01, so the published totals are met to 0.01.

use super::{Case, assert_near};

const PILLARS: [&str; 8] = [
    "physical",
    "con_ec_fin",
    "political",
    "instit",
    "p2p",
    "environ",
    "social",
    "sus_ec_fin",
];

/// Country, pillars, published index, connectivity and sustainability.
const COUNTRIES: [(&str, [f64; 8], [f64; 3]); 6] = [
    (
        "CHE",
        [63.41, 32.87, 74.78, 85.94, 56.93, 77.21, 87.85, 56.88],
        [68.38, 62.79, 73.98],
    ),
    (
        "NLD",
        [64.87, 46.62, 84.55, 71.74, 41.92, 58.73, 86.58, 57.78],
        [64.82, 61.94, 67.7],
    ),
    (
        "DNK",
        [50.52, 30.43, 78.13, 75.35, 51.04, 69.83, 86.4, 61.29],
        [64.8, 57.1, 72.51],
    ),
    (
        "NOR",
        [58.18, 25.7, 80.03, 89.46, 33.8, 70.9, 87.0, 56.59],
        [64.47, 57.44, 71.5],
    ),
    (
        "BEL",
        [71.97, 48.22, 80.84, 75.6, 43.32, 53.01, 86.17, 50.09],
        [63.54, 63.99, 63.09],
    ),
    (
        "SWE",
        [51.51, 23.87, 80.98, 74.51, 38.5, 66.37, 87.74, 62.27],
        [63.0, 53.87, 72.12],
    ),
];

#[test]
fn two_levels_of_weights() {
    let mut text =
        "places = 3\nscores = \"asem.csv\"\n[blocks]\nconn = 50\nsust = 50\n[criteria]\n"
            .to_owned();
    for (i, pillar) in PILLARS.iter().enumerate() {
        let (block, weight) = if i < 5 {
            ("conn", "10")
        } else {
            ("sust", "16.666666666666666")
        };
        text += &format!("{pillar} = {{ block = \"{block}\", weight = {weight} }}\n");
    }
    let mut sheet = format!("country,{}\n", PILLARS.join(","));
    for (country, pillars, _) in COUNTRIES {
        let cells = pillars.map(|score| score.to_string());
        sheet += &format!("{country},{}\n", cells.join(","));
    }
    let outcome = Case::new(text).file("asem.csv", sheet).run();
    for (rank, (country, _, [index, conn, sust])) in COUNTRIES.into_iter().enumerate() {
        let team = outcome.teams.iter().find(|t| t.id == country).unwrap();
        let points = |of: &[&str]| -> f64 {
            of.iter()
                .map(|pillar| team.sheet.points.of(pillar).unwrap())
                .sum()
        };
        assert_near(team.sheet.total, index, 0.01, country);
        assert_near(2.0 * points(&PILLARS[..5]), conn, 0.01, country);
        assert_near(2.0 * points(&PILLARS[5..]), sust, 0.01, country);
        assert_eq!(team.sheet.rank, rank + 1, "{country}");
        assert_eq!(team.expected_rank, (rank + 1) as f64);
    }
}
