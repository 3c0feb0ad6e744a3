//! Antidepressants by a weighted sum with linear value functions, and what follows from changing
//! one number: the example of Tervonen et al. (2011) in drugis mcda-elicitation-web, whose
//! end-to-end test prints the figures (`deterministicResultsTest.js`). Their 0.903 comes from
//! sampled mean weights, ours, 0.9025, from weights of exactly a quarter; the tolerance is 0.001.

use super::{Case, assert_near};

const TEXT: &str = "
places = 1
[weights]
total = 1
[criteria]
responders = { weight = 0.25, scale = [0.28, 0.63] }
nausea     = { weight = 0.25, scale = [0.5, 0.04] }
insomnia   = { weight = 0.25, scale = [0.31, 0.08] }
anxiety    = { weight = 0.25, scale = [0.17, 0] }
[teams.placebo.scores]
responders = 0.36633663366336633
nausea     = 0.0784313725490196
insomnia   = 0.13725490196078433
anxiety    = 0.00980392156862745
[teams.fluoxetine.scores]
responders = 0.45
nausea     = 0.21568627450980393
insomnia   = 0.14705882352941177
anxiety    = 0.06862745098039216
[teams.venlafaxine.scores]
responders = 0.53125
nausea     = 0.4
insomnia   = 0.22
anxiety    = 0.1
";

#[test]
fn totals_parts_and_what_if() {
    let outcome = Case::new(TEXT).run();
    let placebo = &outcome.teams[0].sheet;
    assert_near(placebo.total, 0.714, 0.001, "placebo");
    let part = placebo.points.of("responders").unwrap();
    assert_near(part, 0.0617, 0.001, "responders");
    // Recomputed to ten digits; totals are kept on a grid of 1e-9.
    for (team, total) in outcome
        .teams
        .iter()
        .zip([0.7141312877, 0.6021341529, 0.4345793752])
    {
        assert_near(team.sheet.total, total, 1e-9, &team.id);
    }
    let what_if = Case::new(TEXT)
        .set("teams.placebo.scores.responders=0.63")
        .run();
    let placebo = &what_if.teams[0].sheet;
    assert_near(placebo.total, 0.903, 0.001, "placebo, what if");
    assert_near(placebo.total, 0.9024622637, 1e-9, "placebo, what if");
    assert_near(
        placebo.points.of("responders").unwrap(),
        0.25,
        1e-12,
        "part",
    );
}
