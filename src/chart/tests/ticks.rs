//! Ticks are round and few.

use crate::chart::ticks::ticks;
use crate::words::figures::on_axis;

#[track_caller]
fn labels(low: f64, high: f64, most: usize, expected: &[&str]) {
    let found = ticks(low, high, most);
    let labels: Vec<&str> = found.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(labels, expected);
}

#[test]
fn ticks_are_round_numbers_within_the_range() {
    labels(0.0, 10.0, 6, &["0", "2", "4", "6", "8", "10"]);
    labels(0.0, 0.3, 4, &["0.0", "0.1", "0.2", "0.3"]);
    labels(-3.0, 2.5, 4, &["−2", "0", "2"]);
    labels(2019.0, 2025.0, 4, &["2020", "2022", "2024"]);
    labels(0.0, 2e6, 3, &["0", "1,000,000", "2,000,000"]);
    labels(0.123, 0.124, 3, &["0.1230", "0.1235", "0.1240"]);
}

#[test]
fn a_range_of_nothing_has_no_ticks() {
    labels(5.0, 5.0, 5, &[]);
    labels(f64::NAN, 5.0, 5, &[]);
    labels(0.0, f64::INFINITY, 5, &[]);
}

#[test]
fn a_value_has_the_digits_that_its_axis_shows() {
    let spans = [(10.0, "1.7"), (100.0, "2"), (1.0, "1.68"), (8.0, "1.7")];
    for (span, expected) in spans {
        assert_eq!(on_axis(1.683, span), expected);
    }
    assert_eq!(on_axis(-0.001, 10.0), "0.0");
}
