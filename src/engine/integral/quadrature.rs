//! Where to put the nodes.
//!
//! The trapezoid rule converges faster than any power of its step on integrands that are smooth
//! and vanish at both ends (Trefethen & Weideman 2014). A sure total makes the integrand jump, and
//! sds of very different sizes waste equal steps: there, Gauss–Legendre panels are broken at the
//! sure totals and at the ends of narrower laws, and are as wide as the narrowest law that is alive
//! allows.

use std::sync::LazyLock;

use super::legendre;
use super::nodes::Node;
use super::totals::Totals;

/// Further out than this many sds a normal total is taken never to be: a share of 1e-16.
const REACH: f64 = 8.3;
/// Nodes of one panel.
const ORDER: usize = 16;
/// Width of the coarsest panels, in sds of the narrowest law that is alive there.
const PANEL: f64 = 4.0;
/// Coarsest step of the trapezoid rule, in sds of the narrowest law.
const STEP: f64 = 0.8;

static PANEL_RULE: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| legendre::rule(ORDER));

/// A stretch outside of which a total is never found.
struct Zone {
    from: f64,
    to: f64,
    sd: f64,
}

/// The nodes of a level, ascending; each level is twice as fine as the one before.
pub(super) fn nodes(totals: &Totals, level: u32) -> Vec<Node> {
    let zones: Vec<Zone> = totals
        .iter()
        .filter(|(_, sd)| *sd > 0.0)
        .map(|(mean, sd)| Zone {
            from: mean - REACH * sd,
            to: mean + REACH * sd,
            sd,
        })
        .collect();
    let sure = sure_totals(totals);
    let parts = libm::scalbn(1.0, level as i32);
    if sure.is_empty() && !zones.is_empty() {
        let ends = zones.iter();
        let (from, to, sd) = ends.fold(
            (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY),
            |(from, to, sd), zone| (from.min(zone.from), to.max(zone.to), sd.min(zone.sd)),
        );
        let step = STEP * sd / parts;
        let steps = ((to - from) / step).ceil();
        // The narrowest law alone takes five panels.
        let few = 5.0 * ORDER as f64 * parts;
        if steps <= few || steps <= ORDER as f64 * parts * panels(&zones, &sure).len() as f64 {
            return (0..=steps as usize)
                .map(|i| Node::Total {
                    x: from + step * i as f64,
                    width: step,
                })
                .collect();
        }
    }
    let mut nodes = Vec::new();
    let mut lots = sure.iter().peekable();
    let mut settle = |nodes: &mut Vec<Node>, up_to: f64| {
        while let Some((x, teams)) = lots.next_if(|(x, _)| *x <= up_to) {
            // A polynomial in the lot, of a degree below the number of teams.
            let rule = legendre::rule(teams.div_ceil(2));
            nodes.extend(
                rule.into_iter()
                    .map(|(lot, width)| Node::Lot { x: *x, lot, width }),
            );
        }
    };
    for (from, to) in panels(&zones, &sure) {
        settle(&mut nodes, from);
        let width = (to - from) / parts;
        for part in 0..1usize << level {
            let start = from + width * part as f64;
            nodes.extend(PANEL_RULE.iter().map(|(at, weight)| Node::Total {
                x: start + width * at,
                width: width * weight,
            }));
        }
    }
    settle(&mut nodes, f64::INFINITY);
    nodes
}

/// Each sure total, ascending, with how many teams have it.
fn sure_totals(totals: &Totals) -> Vec<(f64, usize)> {
    let mut sure: Vec<f64> = totals
        .iter()
        .filter_map(|(mean, sd)| (sd == 0.0).then_some(mean))
        .collect();
    sure.sort_by(f64::total_cmp);
    sure.chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .collect()
}

/// Walks over the line and breaks it where a narrower law begins and at every sure total.
fn panels(zones: &[Zone], sure: &[(f64, usize)]) -> Vec<(f64, f64)> {
    let mut panels = Vec::new();
    let mut x = f64::NEG_INFINITY;
    loop {
        let alive = zones.iter().filter(|zone| zone.from <= x && x < zone.to);
        let narrowest = alive.fold(f64::INFINITY, |a, zone| a.min(zone.sd));
        if narrowest == f64::INFINITY {
            let ahead = zones.iter().filter(|zone| zone.from > x);
            x = ahead.fold(f64::INFINITY, |a, zone| a.min(zone.from));
            if x == f64::INFINITY {
                return panels;
            }
            continue;
        }
        let mut end = x + PANEL * narrowest;
        for zone in zones {
            if zone.from > x && zone.from < end && zone.sd < narrowest {
                end = zone.from;
            }
        }
        for (total, _) in sure {
            if *total > x && *total < end {
                end = *total;
            }
        }
        panels.push((x, end));
        x = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_ascend_and_stand_for_every_law() {
        let cases = [
            (vec![0.0, 1.0], vec![1.0, 2.0]),
            (vec![0.0, 1.0, 5.0], vec![1.0, 1e-5, 0.0]),
            (vec![3.0, 3.0, 3.0, 5.0], vec![0.0, 0.0, 0.0, 0.0]),
            (vec![3.0, 3.0, -90.0], vec![0.0, 1.0, 0.001]),
        ];
        for (means, sds) in cases {
            let totals = Totals { means, sds };
            for level in 0..3 {
                let nodes = nodes(&totals, level);
                let at = |node: &Node| match *node {
                    Node::Total { x, .. } => (x, 0.5),
                    Node::Lot { x, lot, .. } => (x, lot),
                };
                assert!(nodes.windows(2).all(|pair| at(&pair[0]) < at(&pair[1])));
                for (mean, sd) in totals.iter().filter(|(_, sd)| *sd > 0.0) {
                    let mass = nodes.iter().map(|node| match *node {
                        Node::Total { x, width } => {
                            width * crate::model::special::normal_density((x - mean) / sd) / sd
                        }
                        Node::Lot { .. } => 0.0,
                    });
                    let off = (mass.sum::<f64>() - 1.0).abs();
                    let allowed = [1e-8, 1e-11, 1e-11][level as usize];
                    assert!(off < allowed, "{mean} {sd} {level}: {off}");
                }
            }
        }
    }

    /// Far apart or close together, sure or nearly so: the nodes are few, because they cost time and
    /// memory at every point.
    #[test]
    fn nodes_are_few_wherever_totals_lie() {
        for apart in [0.0, 1.0, 1e3, 1e6, 1e9] {
            for sds in [[1.0, 1.0], [1e-3, 1e-3], [5.0, 1e-3], [1e-3, 0.0]] {
                let totals = Totals {
                    means: vec![50.0, 50.0 + apart, 50.0 - 3.0 * apart],
                    sds: vec![sds[0], sds[1], sds[0]],
                };
                for level in 0..4 {
                    let count = nodes(&totals, level).len();
                    let most = (3 * 8 * ORDER) << level;
                    assert!(count <= most, "{apart} {sds:?} {level}: {count}");
                }
            }
        }
    }
}
