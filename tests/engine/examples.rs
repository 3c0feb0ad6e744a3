//! The examples run, and come to what they say.

use std::path::Path;

use cutline::scenario::Setting;

#[path = "../../examples/by_hand.rs"]
#[allow(dead_code, reason = "its `main` is for people")]
mod by_hand;
#[path = "../../examples/read_and_run.rs"]
#[allow(dead_code, reason = "its `main` is for people")]
mod read_and_run;
#[path = "../../examples/watch_and_stop.rs"]
#[allow(dead_code, reason = "its `main` is for people")]
mod watch_and_stop;

#[test]
fn a_scenario_with_its_sheet_is_read_and_run() {
    let path = Path::new("scenarios/grants.toml");
    let table = read_and_run::run(path, &[Setting::set("places=2")]).unwrap();
    assert!(table.contains("2 places"), "{table}");
    let wrong = read_and_run::run(path, &[Setting::set("places=0")]);
    assert!(wrong.unwrap_err().to_string().contains("at least 1"));
}

/// The run is ended at the first look after 38,416 draws, which come 16,384 at a time from each
/// thread.
#[test]
fn a_run_is_watched_and_stopped() {
    let tally = watch_and_stop::run().unwrap();
    assert!(tally.draws > 38_416);
    let seats: u64 = (0..3).map(|team| tally.selected(team)).sum();
    assert_eq!(seats, 2 * tally.draws);
}

#[test]
fn a_model_is_built_by_hand() {
    // Φ(1/√2) is (1 + erf ½) / 2, and erf ½ = 0.520 499 877 813 046 5.
    let [north, south] = by_hand::run().unwrap();
    assert!((north - 0.760_249_938_906_523_3).abs() < 1e-12, "{north}");
    assert!((south - 0.239_750_061_093_476_7).abs() < 1e-12, "{south}");
    assert!(
        by_hand::refused()
            .to_string()
            .contains("teams.north.scores.quality")
    );
}
