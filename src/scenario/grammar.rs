//! The short ways to write a quantity: `"84 ± 6"`, `"75..90"`, `"60 to 80"`, `"unknown"`.

use super::quantity::Quantity;

/// Distance from the mean to the 95 % quantile of a normal law, in standard deviations.
pub(super) const NORMAL_95: f64 = 1.644_853_626_951_472_2;

/// Why a text is not a quantity, with what would be right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Malformed {
    pub(super) message: String,
    pub(super) help: Option<String>,
}

const FORMS: &str = "a quantity is a number, \"84 ± 6\" (mean and standard deviation), \
                     \"75..90\" (uniform between), \"60 to 80\" (normal, 90 % of it between), or \"unknown\"";

/// Reads the text of a quantity; `scale` is what `"unknown"` ranges over.
pub(super) fn quantity(text: &str, scale: Option<(f64, f64)>) -> Result<Quantity, Malformed> {
    let text = text.trim();
    if text == "unknown" {
        return scale.map_or_else(
            || {
                fail(
                    "\"unknown\" needs a scale to range over",
                    "write bounds, such as \"0..10\"",
                )
            },
            |(min, max)| Ok(Quantity::Uniform { min, max }),
        );
    }
    if let Some((mean, sd)) = split(text, &["±", "+-", "+/-"]) {
        let (mean, sd) = (number(mean)?, number(sd)?);
        if sd <= 0.0 {
            return fail(
                &format!("the standard deviation must be positive, not {sd}"),
                &format!("a number that is known is written without it: {mean}"),
            );
        }
        return Ok(Quantity::Normal {
            mean,
            sd,
            min: None,
            max: None,
        });
    }
    if let Some((min, max)) = bounds(text)? {
        return Ok(Quantity::Uniform { min, max });
    }
    if let Some((low, high)) = split(text, &[" to "]) {
        let (low, high) = (number(low)?, number(high)?);
        ascending(low, high, "to")?;
        return Ok(Quantity::Normal {
            mean: 0.5 * (low + high),
            sd: (high - low) / (2.0 * NORMAL_95),
            min: None,
            max: None,
        });
    }
    // A dash between two numbers, or a number in quotes.
    for dash in ['–', '—', '-', '~'] {
        if let Some((low, high)) = text
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == dash)
            .map(|(i, c)| (&text[..i], &text[i + c.len_utf8()..]))
        {
            if number(low).is_ok() && number(high).is_ok() {
                let (low, high) = (low.trim(), high.trim());
                return fail(
                    "a range is not written with a dash",
                    &format!(
                        "write \"{low}..{high}\" for uniform between, or \"{low} to {high}\" for 90 % between"
                    ),
                );
            }
        }
    }
    match number(text) {
        Ok(_) => fail("a number stands without quotes", &format!("write {text}")),
        Err(reason) if text.starts_with(|c: char| c.is_ascii_digit() || "+-.−".contains(c)) => {
            Err(reason)
        }
        Err(_) => fail(&format!("\"{text}\" is not a quantity"), FORMS),
    }
}

/// Reads `lo..hi`; `None` where the text has no `..`.
pub(super) fn bounds(text: &str) -> Result<Option<(f64, f64)>, Malformed> {
    let Some((low, high)) = split(text.trim(), &["..", "…"]) else {
        return Ok(None);
    };
    let (low, high) = (number(low)?, number(high)?);
    ascending(low, high, "..")?;
    Ok(Some((low, high)))
}

fn ascending(low: f64, high: f64, sign: &str) -> Result<(), Malformed> {
    if low > high {
        return fail(
            &format!("the lower end {low} is above the upper end {high}"),
            &format!(
                "write \"{high}{}{low}\"",
                if sign == "to" { " to " } else { sign }
            ),
        );
    }
    if low == high {
        return fail(
            "both ends are the same",
            &format!("a known number is written as {low}"),
        );
    }
    Ok(())
}

fn split<'a>(text: &'a str, signs: &[&str]) -> Option<(&'a str, &'a str)> {
    signs.iter().find_map(|sign| text.split_once(sign))
}

/// A finite number in plain notation; `_` may group digits.
fn number(text: &str) -> Result<f64, Malformed> {
    let text = text.trim();
    if let Some(bare) = text.strip_suffix('%') {
        return fail(
            "a quantity has no percent sign",
            &format!("write {} and give the criterion a scale", bare.trim()),
        );
    }
    let plain: String = text.replace('_', "").replace('−', "-");
    let digits = plain.contains(|c: char| c.is_ascii_digit());
    match plain.parse::<f64>() {
        Ok(x) if digits && !x.is_finite() || x.abs() > super::LARGEST_NUMBER => fail(
            &format!("{text} is too large to compute with"),
            "the limit is 1e12",
        ),
        Ok(x) if digits => Ok(x),
        Ok(_) => fail("every number must be finite", FORMS),
        Err(_) if plain.replace(',', ".").parse::<f64>().is_ok() && digits => fail(
            "decimals are written with a point",
            &format!("write {}", plain.replace(',', ".")),
        ),
        Err(_) if text.is_empty() => fail("a number is missing", FORMS),
        Err(_) => fail(&format!("\"{text}\" is not a number"), FORMS),
    }
}

fn fail<T>(message: &str, help: &str) -> Result<T, Malformed> {
    Err(Malformed {
        message: message.to_owned(),
        help: Some(help.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        let normal = |mean, sd| {
            Ok(Quantity::Normal {
                mean,
                sd,
                min: None,
                max: None,
            })
        };
        assert_eq!(quantity("84 ± 6", None), normal(84.0, 6.0));
        assert_eq!(quantity("84±6", None), normal(84.0, 6.0));
        assert_eq!(quantity(" -84.5 +- 6e-1 ", None), normal(-84.5, 0.6));
        assert_eq!(quantity("−3 ± 1", None), normal(-3.0, 1.0));
        assert_eq!(
            quantity("60 to 80", None),
            normal(70.0, 20.0 / (2.0 * NORMAL_95))
        );
        assert_eq!(
            quantity("75..90", None),
            Ok(Quantity::Uniform {
                min: 75.0,
                max: 90.0
            })
        );
        assert_eq!(
            quantity("-1_000 .. 1e3", None),
            Ok(Quantity::Uniform {
                min: -1000.0,
                max: 1000.0
            })
        );
        assert_eq!(
            quantity("unknown", Some((0.0, 1.0))),
            Ok(Quantity::Uniform { min: 0.0, max: 1.0 })
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, message, help) in [
            (
                "84 ± 0",
                "the standard deviation must be positive, not 0",
                "84",
            ),
            (
                "90..75",
                "the lower end 90 is above the upper end 75",
                "\"75..90\"",
            ),
            (
                "80 to 60",
                "the lower end 80 is above the upper end 60",
                "\"60 to 80\"",
            ),
            ("60-80", "a range is not written with a dash", "\"60..80\""),
            (
                "60–80",
                "a range is not written with a dash",
                "\"60 to 80\"",
            ),
            ("84,5 ± 6", "decimals are written with a point", "84.5"),
            ("84", "a number stands without quotes", "84"),
            ("84 %", "a quantity has no percent sign", "84"),
            ("75..", "a number is missing", ""),
            ("inf..3", "every number must be finite", ""),
            ("high", "\"high\" is not a quantity", ""),
            ("1e13 ± 1", "1e13 is too large to compute with", "1e12"),
        ] {
            let problem = quantity(text, None).unwrap_err();
            assert_eq!(problem.message, message, "{text}");
            assert!(problem.help.unwrap_or_default().contains(help), "{text}");
        }
    }
}
