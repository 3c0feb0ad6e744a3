//! The likeliest selection, team by team: the first of an order, as many as are chosen.

/// Teams by a figure, largest first; equals as they come.
pub(super) fn best_first(
    teams: impl IntoIterator<Item = usize>,
    figure: impl Fn(usize) -> f64,
) -> Vec<usize> {
    let teams = teams.into_iter();
    let mut order: Vec<(f64, usize)> = teams.map(|team| (figure(team), team)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    order.into_iter().map(|(_, team)| team).collect()
}

/// Those of an order who are in, and those who are out, each best first.
pub(super) fn likeliest(order: &[usize], places: usize) -> (&[usize], &[usize]) {
    order.split_at(places.min(order.len()))
}
