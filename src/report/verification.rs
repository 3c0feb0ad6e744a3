//! What `simulate verify` says.

use super::page::measure;
use super::text::{TIED, left, right, trace, wrap};
use crate::analysis::Verification;
use crate::analysis::shown::counted;

/// Methods, checks and the verdict.
pub fn verification(verification: &Verification) -> String {
    let mut out = wrap(&verification.title, 0) + &trace(false, &verification.settings);
    out += "\nMethods\n";
    for method in &verification.methods {
        let applies = if method.applies {
            ""
        } else {
            "does not apply: "
        };
        let text = format!("  {}{applies}{}", left(method.method, 20), method.note);
        out += &wrap(&text, 20);
    }
    out += "\nChecks\n";
    for check in &verification.checks {
        out += &wrap(&format!("  {}", check.compared), 2);
        let value = match check.p_value {
            Some(_) => format!("{:.2}", check.value),
            None if check.statistic.starts_with("differing") => format!("{:.0}", check.value),
            None if check.value == 0.0 => "0".to_owned(),
            None => format!("{:.0e}", check.value),
        };
        let chance = check
            .p_value
            .map_or(String::new(), |p| format!(", p {}", shown(p)));
        let text = format!(
            "    {} of {}: {value}{chance}",
            check.statistic,
            counted(check.figures, "figure")
        );
        let verdict = if check.passed { "ok" } else { "FAILED" };
        let text = left(&text, measure() - 8);
        out += &format!("{text}{}\n", right(verdict, 8));
    }
    out.push('\n');
    let digest = verification.scenario_digest.as_str();
    let digest = digest.get(..19).unwrap_or(digest);
    let applying = verification.methods.iter().filter(|m| m.applies).count();
    let mut checks = verification.checks.iter();
    let compared =
        checks.any(|check| check.p_value.is_some() && check.compared.contains("against"));
    let verdict = if !verification.passed {
        "NOT VERIFIED: methods disagree, or figures contradict each other"
    } else if applying < 2 {
        "Verified as far as it can be: only draws apply to this scenario; two runs of them agree \
         with each other, and with one draw at a time"
    } else if compared {
        "Verified: all methods that apply to this scenario agree"
    } else {
        "Verified as far as it can be: what the methods could be compared by is too rare or too \
         sure; each agrees with itself"
    };
    out += &wrap(
        &format!(
            "{verdict}. cutline {}, scenario {digest}, {}, seeds {} and {}; each check that \
             compares random figures fails by chance with a probability of {} at most.",
            verification.version,
            counted(verification.draws, "draw"),
            verification.seed,
            verification.seed.wrapping_add(1),
            verification.error_probability,
        ),
        0,
    );
    if verification.passed {
        out += &format!("\nFor a paper\n{}", wrap(&paragraph(verification), 0));
    }
    out
}

/// How the figures come about, as a paper says it.
fn paragraph(verification: &Verification) -> String {
    let note = |name: &str| {
        let mut methods = verification.methods.iter();
        let method = methods.find(|method| method.method == name && method.applies);
        method.map(|method| &method.note)
    };
    let draws = counted(verification.draws, "draw");
    let seed = verification.seed;
    let how = if let Some(note) = note("exact") {
        format!("computed exactly ({note})")
    } else if let Some(note) = note("quasi-monte-carlo") {
        format!(
            "integrated exactly at evenly spread points, {note} (Sobol' 1967; Joe & Kuo 2008; Owen \
             1995), with 95{TIED}% intervals from independent scramblings (Owen 1997), seed {seed}"
        )
    } else {
        format!(
            "counted over {draws} of counter-based random numbers (Salmon et al. 2011), seed {seed}, \
             with 95{TIED}% score intervals (Wilson 1927)"
        )
    };
    format!(
        "Selection probabilities and rank acceptability indices (Lahdelma & Salminen 2001) of the \
         scenario \"{}\" ({}) were {how}, by cutline {}. They were compared \
         with {draws} from each of the seeds {seed} and {} and, draw by draw, with a second \
         implementation, in {}, none of which found a difference. All intervals are errors of the \
         computation, not of the inputs. References: docs/references.md of cutline.",
        verification.title,
        verification.scenario_digest,
        verification.version,
        seed.wrapping_add(1),
        counted(verification.checks.len(), "check"),
    )
}

/// A p-value; nothing but nothing is shown as nothing.
fn shown(p: f64) -> String {
    if p < 0.0005 {
        "< 0.001".to_owned()
    } else {
        format!("= {p:.3}")
    }
}
