//! The browser of whoever sits at this machine.

use std::process::{Command, Stdio};

/// Shows an address in it, if there is one; the address is printed in any case.
pub(super) fn open(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        // A title comes first, which an address would be taken for.
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    let (input, output, errors) = (Stdio::null(), Stdio::null(), Stdio::null());
    command
        .arg(address)
        .stdin(input)
        .stdout(output)
        .stderr(errors);
    if let Ok(mut child) = command.spawn() {
        // It ends by itself, and is not left behind as a dead process.
        std::thread::spawn(move || child.wait());
    }
}
