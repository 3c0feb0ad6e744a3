//! Ctrl-C reports what was drawn so far.

use std::io::Read as _;
use std::process::Command;
use std::time::Duration;

use super::program::Program;

#[test]
fn an_interrupt_ends_a_run_with_what_it_has() {
    let arguments = [
        "small.toml",
        "--draws=1e12",
        "--format=json",
        "--charts=none",
    ];
    let (mut child, _folder) = Program::small(&arguments).start();
    // Far longer than the start of the program takes, far shorter than the run would.
    std::thread::sleep(Duration::from_millis(1500));
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    let (mut told, mut notes) = (String::new(), String::new());
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut notes)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{notes}");
    let outcome: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(outcome["complete"], false);
    assert!(outcome["draws"].as_u64().unwrap() < 1_000_000_000_000);
    assert!(notes.contains("interrupted"), "{notes}");
}
