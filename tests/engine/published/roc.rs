//! Rank-order-centroid weights are the mean of all weights in an order: `w_i = (1/n) Σ_{j≥i} 1/j`
//! (Barron & Barrett 1996); drugis mcda-elicitation-web shows three ranked criteria as 100, 45 and
//! 18 percent of the first (`preferencesTest.js`).

use super::{Case, assert_near};

#[test]
fn ordered_weights() {
    let published: [&[f64]; 4] = [
        &[0.61111, 0.27778, 0.11111],
        &[0.52083, 0.27083, 0.14583, 0.0625],
        &[0.45667, 0.25667, 0.15667, 0.09, 0.04],
        &[0.37041, 0.22755, 0.15612, 0.1085, 0.07279, 0.04422, 0.02041],
    ];
    for weights in published {
        let ids: Vec<String> = (1..=weights.len()).map(|i| format!("c{i}")).collect();
        let order = ids.join(" >= ");
        let mut text =
            format!("places = 1\n[weights]\ntotal = 1\nwhere = [\"{order}\"]\n[criteria]\n");
        for id in &ids {
            text += &format!("{id} = {{ scale = [0, 1] }}\n");
        }
        // One alternative is always first: its central weights are the mean of all weights.
        for (team, score) in [("always", 1), ("never", 0)] {
            text += &format!("[teams.{team}.scores]\n");
            for id in &ids {
                text += &format!("{id} = {score}\n");
            }
        }
        let draws = 1_000_000;
        let outcome = Case::new(text).draws(draws).run();
        let central = outcome.teams[0].central_weights.as_ref().unwrap();
        for (i, (id, weight)) in central.0.iter().enumerate() {
            // An ordered weight's standard deviation is below 0.2.
            let error = 4.0 * 0.2 / (draws as f64).sqrt() + 5e-6;
            assert_near(*weight, weights[i], error, id);
            // Computed, on the sheet.
            assert_near(outcome.criteria[i].points, weights[i], 5e-6, id);
        }
        if weights.len() == 3 {
            for (i, percent) in [100.0, 45.0, 18.0].into_iter().enumerate() {
                let relative = outcome.criteria[i].points / outcome.criteria[0].points;
                assert_near(100.0 * relative, percent, 0.5, "percent of the first");
            }
        }
    }
}
