//! Ranks with ties: `test_rank_utils.R` of the R package csranks (Wilhelm). A tie is settled by
//! lot here, so the first and the last rank of a team are those of its `omega = 0` and `omega = 1`,
//! and its expected rank that of `omega = 0.5`. Its fourth example, `omega = 0.4` counted from
//! below, is a convention that lots do not have.

use super::{Case, assert_near};

#[test]
fn first_last_and_expected_ranks() {
    let scores = [1, 3, 4, 4, 4, 7, 7, 10];
    let first = [8, 7, 4, 4, 4, 2, 2, 1];
    let last = [8, 7, 6, 6, 6, 3, 3, 1];
    let middle = [8.0, 7.0, 5.0, 5.0, 5.0, 2.5, 2.5, 1.0];
    let mut text = "places = 3\n[criteria]\nx = { scale = [0, 10] }\n".to_owned();
    for (team, score) in scores.iter().enumerate() {
        text += &format!("[teams.t{team}.scores]\nx = {score}\n");
    }
    let outcome = Case::new(text).run();
    let mut selected = 0.0;
    for (i, team) in outcome.teams.iter().enumerate() {
        let shares = &team.rank_acceptability.estimate;
        let taken = |rank: &usize| shares[rank - 1] > 0.0;
        assert_eq!((1..=8).find(taken), Some(first[i]), "team {i}");
        assert_eq!((1..=8).rfind(taken), Some(last[i]), "team {i}");
        assert_near(team.expected_rank, middle[i], 1e-12, &team.id);
        selected += team.selection_probability.estimate;
    }
    // With a tie across the line the places are still filled, and no more than filled.
    assert_near(selected, 3.0, 1e-12, "places");
}
