//! Rankings by the Plackett–Luce model (Harville 1973), which is ranking by exponential times, the
//! first the best, and by Gumbel scores: tests of the Rust crate brumby (`harville_summary_3x3`,
//! <https://github.com/obsidiandynamics/brumby>), and four teams by enumeration.

use super::{Case, assert_near, assert_share, error};

const DRAWS: u64 = 2_000_000;

fn exponential(places: usize, worth: &[f64]) -> Case {
    // Sooner is better: value 1 at time 0.
    let mut text = format!("places = {places}\n[criteria]\ntime = {{ scale = [1, 0] }}\n");
    for (team, worth) in worth.iter().enumerate() {
        text +=
            &format!("[teams.t{team}.scores]\ntime = {{ exponential = {{ rate = {worth} }} }}\n");
    }
    Case::new(text).draws(DRAWS)
}

fn gumbel(places: usize, locations: &[f64]) -> Case {
    let mut text = format!("places = {places}\n[criteria]\nmerit = {{ scale = [0, 1] }}\n");
    for (team, location) in locations.iter().enumerate() {
        text += &format!(
            "[teams.t{team}.scores]\n\
             merit = {{ gumbel = {{ location = {location}, scale = 1 }} }}\n"
        );
    }
    Case::new(text).draws(DRAWS)
}

/// `ranks` by rank, then by team.
fn check(case: Case, places: usize, ranks: &[&[f64]], digits: i32) {
    let outcome = case.run();
    for (team, row) in outcome.teams.iter().enumerate() {
        let mut selected = 0.0;
        for (rank, published) in ranks.iter().enumerate() {
            let share = row.rank_acceptability.estimate[rank];
            let what = format!("team {team} at rank {}", rank + 1);
            assert_share(
                &outcome,
                share,
                published[team],
                f64::INFINITY,
                digits,
                &what,
            );
            if rank < places {
                selected += published[team];
            }
        }
        // The sum of as many printed figures as there are places.
        let printed = 0.5 * places as f64 * libm::pow(10.0, f64::from(-digits));
        let within = error(&outcome, selected, f64::INFINITY) + printed;
        let share = row.selection_probability.estimate;
        assert_near(share, selected, within, &row.id);
    }
}

#[test]
fn three_published() {
    let worth = [0.6, 0.3, 0.1];
    let ranks: [&[f64]; 3] = [
        &[0.6, 0.3, 0.1],
        &[
            0.323_809_523_809_524_44,
            0.483_333_333_333_334_45,
            0.192_857_142_857_143_14,
        ],
        &[
            0.076_190_476_190_476_27,
            0.216_666_666_666_667,
            0.707_142_857_142_858_7,
        ],
    ];
    check(exponential(2, &worth), 2, &ranks, 12);
    check(gumbel(2, &worth.map(libm::log)), 2, &ranks, 12);
}

#[test]
fn four_by_enumeration() {
    let worth = [0.4, 0.3, 0.2, 0.1];
    let ranks: [&[f64]; 4] = [
        &[0.4, 0.3, 0.2, 0.1],
        &[0.31587302, 0.30833333, 0.24126984, 0.13452381],
        &[0.20634921, 0.26190476, 0.31746032, 0.21428571],
        &[0.07777778, 0.1297619, 0.24126984, 0.55119048],
    ];
    for places in [2, 3] {
        check(exponential(places, &worth), places, &ranks, 8);
        check(gumbel(places, &worth.map(libm::log)), places, &ranks, 8);
    }
}

/// Five Gumbel totals, by the closed form of Plackett–Luce.
#[test]
fn five_in_the_top_two() {
    let locations = [0.0, 0.25, 0.5, 0.75, 1.0];
    let published = [
        0.247578125892,
        0.311623450741,
        0.388847306279,
        0.478353580952,
        0.573597536136,
    ];
    let outcome = gumbel(2, &locations).run();
    for (team, published) in outcome.teams.iter().zip(published) {
        let share = team.selection_probability.estimate;
        assert_share(&outcome, share, published, f64::INFINITY, 12, &team.id);
    }
}
