//! Dates and times of day, which workbooks keep as numbers.

/// Days of 1904 after those of 1900.
const FROM_1904: f64 = 1462.0;

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Percent,
    Date,
}

impl Format {
    /// A format that has a number but no code of its own (ECMA-376, 18.8.30).
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }

    /// A format by its code, such as `yyyy-mm-dd` or `0.0%`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut letters = String::new();
        let mut chars = code.chars();
        // Of a format for positive, negative and other numbers, the first is meant.
        while let Some(c) = chars.next().filter(|c| *c != ';') {
            match c {
                // What follows is shown as it is, or as wide as it is.
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '"' => {
                    let _ = chars.by_ref().find(|c| *c == '"');
                }
                // Colours, languages and conditions; but [h] counts hours.
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let unit = inside.to_ascii_lowercase();
                    if !unit.is_empty() && unit.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                        return Self::Date;
                    }
                }
                c => letters.push(c.to_ascii_lowercase()),
            }
        }
        if letters.contains("general") {
            Self::Plain
        } else if letters.contains(['y', 'm', 'd', 'h', 's']) {
            Self::Date
        } else if letters.contains('%') {
            Self::Percent
        } else {
            Self::Plain
        }
    }
}

/// A day count as a date, with the time of day where there is one, or as a time alone.
pub(super) fn shown(days: f64, is_1904: bool) -> String {
    if !(0.0..2_958_466.0).contains(&days) {
        return format!("the date {days}");
    }
    let seconds = libm::round(days.fract() * 86_400.0) as u64;
    let (whole, seconds) = (days as i64 + (seconds / 86_400) as i64, seconds % 86_400);
    let time = || {
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    };
    if whole == 0 && !is_1904 {
        return time();
    }
    let whole = whole + if is_1904 { FROM_1904 as i64 } else { 0 };
    // The year 1900 has a 29 February there, so that days before it are one later.
    let since = whole - if whole < 61 { 25_568 } else { 25_569 };
    let (year, month, day) = civil(since);
    let date = format!("{year:04}-{month:02}-{day:02}");
    if seconds == 0 {
        date
    } else {
        format!("{date} {}", time())
    }
}

/// Year, month and day of a number of days since 1970-01-01, by the proleptic Gregorian calendar
/// (after Howard Hinnant, `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let from_march = days + 719_468;
    let era = from_march.div_euclid(146_097);
    let of_era = from_march.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (days, text) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (25_569.0, "1970-01-01"),
            (45_351.0, "2024-02-29"),
            (45_352.75, "2024-03-01 18:00:00"),
            (0.5, "12:00:00"),
            (2_958_465.0, "9999-12-31"),
        ] {
            assert_eq!(shown(days, false), text);
        }
        assert_eq!(shown(0.0, true), "1904-01-01");
        assert_eq!(shown(43_890.0, true), "2024-03-01");
        assert_eq!(shown(-1.0, false), "the date -1");
    }

    #[test]
    fn formats_tell_dates_and_percentages_from_numbers() {
        let format = Format::of_code;
        for code in [
            "yyyy-mm-dd",
            "d.m.yy;@",
            "[$-412]yyyy\"년\" m\"월\"",
            "[h]:mm",
            "mm:ss.0",
        ] {
            assert_eq!(format(code), Format::Date, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "[Red]0",
            "#,##0\\ \"days\"",
            "0.0E+00",
            "@",
            "0;\"y\"",
        ] {
            assert_eq!(format(code), Format::Plain, "{code}");
        }
        assert_eq!(
            (format("0.0%"), format("0 %")),
            (Format::Percent, Format::Percent)
        );
        assert_eq!(Format::built_in(9), Format::Percent);
        assert_eq!(Format::built_in(14), Format::Date);
        assert_eq!(Format::built_in(2), Format::Plain);
    }
}
