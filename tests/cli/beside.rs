//! Where the files may lie that a scenario names.

use super::program::{Done, Program};

const SCORES: &str = "team,merit\na,80\nb,70\n";

/// `check` of a scenario in `home` that takes its scores from `name`; `outside` lies beside `home`.
fn check(name: &str, more: &[&str], prepare: impl Fn(&std::path::Path)) -> Done {
    let program = Program::new(&[&["check", "home/s.toml"], more].concat());
    let root = program.folder.path().to_owned();
    std::fs::create_dir_all(root.join("home/below")).unwrap();
    std::fs::create_dir(root.join("outside")).unwrap();
    for path in ["home/s.csv", "home/below/s.csv", "outside/s.csv"] {
        std::fs::write(root.join(path), SCORES).unwrap();
    }
    std::fs::write(root.join("outside/secret"), "root:x:0\n").unwrap();
    prepare(&root);
    let name = name.replace("ROOT", &root.display().to_string());
    let scenario = format!("places = 1\nscores = '{name}'\n[criteria]\nmerit = {{}}\n");
    program.file("home/s.toml", scenario).run()
}

#[test]
fn files_come_from_the_folder_of_the_scenario_or_below() {
    for name in [
        "s.csv",
        "./s.csv",
        "below/s.csv",
        "below/../s.csv",
        "../home/s.csv",
        "ROOT/home/s.csv",
    ] {
        check(name, &[], |_| {}).success();
    }
    let mut told = Vec::new();
    for name in [
        "../outside/s.csv",
        "../outside/secret",
        "../outside/missing",
        "ROOT/outside/secret",
        "below/../../outside/secret",
        "/etc/passwd",
        "/nowhere/at/all",
    ] {
        let stderr = check(name, &[], |_| {}).failure(2);
        assert!(stderr.contains("home/s.toml:2:10"), "{stderr}");
        assert!(stderr.contains("--files-from DIR"), "{stderr}");
        assert!(!stderr.contains("root:"), "{stderr}");
        told.push(stderr.contains("does not lie in the folder"));
    }
    // Whether there is such a file is not told.
    assert!(told.iter().all(|same| *same));
}

#[test]
fn the_command_line_allows_other_folders() {
    for more in [
        &["--files-from", "outside"][..],
        &["--files-from=outside", "--files-from=home/below"],
        &["--files-from=home/../outside/."],
    ] {
        check("../outside/s.csv", more, |_| {}).success();
        check("s.csv", more, |_| {}).success();
    }
    let below = ["--files-from=home/below"];
    check("../outside/s.csv", &below, |_| {}).failure(2);
    let stderr = check("s.csv", &["--files-from=nowhere"], |_| {}).failure(2);
    assert!(stderr.contains("there is no folder nowhere"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn links_lead_no_further() {
    use std::os::unix::fs::symlink;

    let link = |root: &std::path::Path| {
        symlink(root.join("outside"), root.join("home/folder")).unwrap();
        symlink(root.join("outside/s.csv"), root.join("home/file.csv")).unwrap();
        symlink(root.join("home/s.csv"), root.join("home/own.csv")).unwrap();
    };
    for name in [
        "folder/s.csv",
        "file.csv",
        "folder/secret",
        "folder/missing",
    ] {
        let stderr = check(name, &[], link).failure(2);
        assert!(stderr.contains("does not lie in the folder"), "{stderr}");
        assert!(!stderr.contains("root:"), "{stderr}");
    }
    check("own.csv", &[], link).success();
    check("file.csv", &["--files-from=outside"], link).success();
    check("folder/s.csv", &["--files-from=outside"], link).success();
    let stderr = check("missing.csv", &[], link).failure(2);
    assert!(stderr.contains("there is no such file"), "{stderr}");
}

/// The names of a scenario that would be folders.
#[test]
fn charts_stay_in_a_folder_below_out() {
    for name in ["..toml", "...toml"] {
        let text = "places = 1\n[criteria]\nmerit = {}\n[teams]\na = { scores = { merit = 80 } }\n\
                    b = { scores = { merit = \"60..90\" } }\n";
        let done = Program::new(&[&format!("./{name}"), "--charts=svg"])
            .file(name, text)
            .run();
        let files = done.files();
        let charts = || files.iter().filter(|file| file.as_str() != name);
        assert!(
            charts().all(|file| file.starts_with("out/scenario/")),
            "{files:?}"
        );
        assert!(charts().count() > 0);
    }
}

/// From a sheet that lies there to an answer, without a word of TOML.
#[test]
fn a_sheet_leads_to_a_scenario_and_an_answer() {
    let marks = "No,Proposal,Novelty,Impact score,Panel\n1,Alpha,7,80,x\n2,Beta,9,60,y\n\
                 3,Gamma,8,75,x\n4,Delta,4,90,y\n";
    let with = |arguments: &[&str]| Program::new(arguments).file("marks.csv", marks);
    let told = with(&["marks.csv"]).run().failure(2);
    assert!(
        told.contains("`simulate new my.toml --from marks.csv`"),
        "{told}"
    );
    assert!(told.contains("scores = \"marks.csv\""), "{told}");
    let done = with(&["new", "my.toml", "--from", "marks.csv", "--places", "2"]).run();
    let scenario = std::fs::read_to_string(done.folder.path().join("my.toml")).unwrap();
    assert!(
        done.stderr.contains("try: simulate my.toml"),
        "{}",
        done.stderr
    );
    let left = "columns left out: No (a number or a result, by its heading), Panel (text)\n";
    assert!(done.stderr.contains(left), "{}", done.stderr);
    assert_eq!(done.success(), "");
    insta::assert_snapshot!("new_from", scenario);
    let run = with(&["my.toml", "--draws=1000", "--charts=none", "--format=csv"])
        .file("my.toml", &scenario)
        .run();
    let note = "marks.csv: 2 columns are passed over: `No`, `Panel`\n";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    assert_eq!(run.success().lines().count(), 5);
    let quiet =
        with(&["my.toml", "--draws=1000", "--charts=none", "--quiet"]).file("my.toml", &scenario);
    assert_eq!(quiet.run().stderr, "");
    let told = with(&["new", "elsewhere/my.toml", "--from", "marks.csv"])
        .run()
        .failure(2);
    assert!(
        told.contains("simulate new my.toml --from marks.csv"),
        "{told}"
    );
}
