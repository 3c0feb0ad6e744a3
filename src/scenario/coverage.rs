//! `1470 ± 5 (95 %)`: half-widths and ranges of a stated coverage, and scores of which only one end
//! is known.

use super::node::Text;
use super::written::Written;
use super::{Place, Problem, Quantity, number, written};

/// A quantity with a coverage in parentheses, or one open at an end; `None` where the text is
/// neither.
pub(crate) fn read(text: &Text, whole: &Place) -> Option<Result<Written, Problem>> {
    let all = text.text.trim();
    if let Some(open) = open(all) {
        return Some(Ok(open));
    }
    let (body, percent) = stated(all)?;
    let percent = match number::of_text(text, whole, percent) {
        Ok(percent) => percent,
        Err(problem) => return Some(Err(problem)),
    };
    if !(percent > 0.0 && percent < 100.0) {
        let message = "a coverage lies between 0 and 100 %";
        let problem = Problem::error(whole, message).label(format!("{percent} %"));
        return Some(Err(problem.help("write, for example, \"1470 ± 5 (95 %)\"")));
    }
    Some(covered(text, whole, body.trim(), percent / 100.0))
}

/// `701+`, `>= 701`: from there on; `<5`, `5-`: up to there.
fn open(text: &str) -> Option<Written> {
    let ends = [
        (text.strip_suffix('+'), true),
        (text.strip_prefix(">="), true),
        (text.strip_prefix('≥'), true),
        (text.strip_prefix('>'), true),
        (text.strip_prefix("<="), false),
        (text.strip_prefix('≤'), false),
        (text.strip_prefix('<'), false),
    ];
    ends.into_iter().find_map(|(part, is_up)| {
        let from = number::spelled(part?.trim()).filter(|from| from.is_finite())?;
        Some(Written::Open { from, is_up })
    })
}

/// The quantity and the number before the sign in `… (95 %)`.
fn stated(text: &str) -> Option<(&str, &str)> {
    let (body, coverage) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some((body, coverage.trim().strip_suffix('%')?.trim()))
}

/// A normal law, in two pieces where its half-widths differ, of which a range has this probability.
fn covered(text: &Text, whole: &Place, body: &str, coverage: f64) -> Result<Written, Problem> {
    let normal = |mean, half: f64| {
        let sd = half / half_width(coverage);
        let (min, max) = (None, None);
        Ok(Written::Law(Quantity::Normal { mean, sd, min, max }))
    };
    let positive = |half: f64| {
        let message = "a half-width must be above 0";
        (half > 0.0)
            .then_some(half)
            .ok_or_else(|| Problem::error(whole, message).label("not above 0"))
    };
    if let Some((low, high)) = written::split_to(body).or_else(|| body.split_once("..")) {
        let (low, high) = written::ends(text, whole, low, high)?;
        return normal(f64::midpoint(low, high), (high - low) / 2.0);
    }
    if let Some((mean, half)) = body.split_once('±').or_else(|| body.split_once("+-")) {
        let mean = number::of_text(text, whole, mean)?;
        return normal(mean, positive(number::of_text(text, whole, half)?)?);
    }
    if let Some((mean, halves)) = body.split_once('+')
        && let Some((up, down)) = halves.split_once('/')
        && let Some(down) = down.trim().strip_prefix(['-', '−'])
    {
        let mean = number::of_text(text, whole, mean)?;
        let up = positive(number::of_text(text, whole, up)?)?;
        let down = positive(number::of_text(text, whole, down)?)?;
        if up == down {
            return normal(mean, up);
        }
        // Each half has this part of itself within its half-width, so that both together do.
        let [below, above] = [down, up].map(|half| half / half_width(coverage));
        let mode = mean;
        return Ok(Written::Law(Quantity::Split { mode, below, above }));
    }
    let message = format!("`{}` has no range to cover", number::shown(body));
    Err(Problem::error(whole, message)
        .label("not a quantity")
        .help("write \"1470 ± 5 (95 %)\", \"1470 +5/-5 (95 %)\" or \"1465 to 1475 (95 %)\""))
}

/// Standard deviations on either side of the mean of a normal that hold a part of it, by bisection:
/// there is no simpler way to the last bit.
fn half_width(coverage: f64) -> f64 {
    let (mut low, mut high) = (0.0, 40.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return high;
        }
        if 1.0 - libm::erfc(middle / std::f64::consts::SQRT_2) < coverage {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn half_widths_are_those_of_tables() {
        for (coverage, width) in [
            (0.5, 0.674_489_750_196_081_7),
            (0.9, 1.644_853_626_951_472_2),
            (0.95, 1.959_963_984_540_054),
            (0.99, 2.575_829_303_548_900_4),
        ] {
            assert!((half_width(coverage) - width).abs() < 1e-14, "{coverage}");
        }
    }
}
