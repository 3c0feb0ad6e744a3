//! The examples run, and come to what they say.

use std::path::Path;

use cutline::scenario::Setting;

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
