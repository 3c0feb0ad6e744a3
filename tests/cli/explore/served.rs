//! Who is served what: the page for whoever was told its address, and nothing for anybody else.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;

use serde_json::json;

use super::http::send;
use super::opened::Opened;
use crate::program::{Program, SMALL};

#[test]
fn the_page_and_all_its_files_are_served_with_a_strict_policy() {
    let opened = Opened::small(&[]);
    let page = opened.get("");
    assert_eq!(page.status, 200);
    let text = page.text().to_owned();
    let parts = text.split(['"']);
    let files: Vec<&str> = parts
        .filter(|part| [".js", ".css"].iter().any(|end| part.ends_with(end)))
        .collect();
    assert!(files.len() > 2, "{files:?}");
    let mut scripts: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
    let mut at = 0;
    while at < scripts.len() {
        let answer = opened.get(&scripts[at]);
        assert_eq!(answer.status, 200, "{}", scripts[at]);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), value);
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
        assert!(!policy.contains("unsafe"), "{policy}");
        // What a script imports is there as well.
        for line in answer
            .text()
            .lines()
            .filter(|line| line.starts_with("import "))
        {
            let file = line.split('"').nth(1).unwrap().trim_start_matches("./");
            if !scripts.iter().any(|known| known == file) {
                scripts.push(file.to_owned());
            }
        }
        // Nothing is made of text but text, and nothing comes from elsewhere.
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "eval(",
            "http:",
            "https:",
        ] {
            assert!(!answer.text().contains(word), "{} has {word}", scripts[at]);
        }
        at += 1;
    }
    assert!(scripts.len() > 8, "{scripts:?}");
    for word in ["<style", " style=", " on", "javascript:", "http:", "https:"] {
        assert!(!text.contains(word), "the page has {word}");
    }
    assert_eq!(text.matches("<script").count(), 1);
}

#[test]
fn strangers_are_refused() {
    let opened = Opened::small(&[]);
    let (host, path) = (opened.host(), opened.path.clone());
    let origin = format!("http://{host}");
    let wrong = format!("/{}/", "0".repeat(32));
    let json = ("Content-Type", "application/json");
    let body = br#"{"page":"a","number":1}"#;
    let answer = format!("{path}answer");
    let refused = |method, path: &str, headers: &[(&str, &str)], status| {
        let answer = send(opened.port, method, path, headers, body);
        assert_eq!(answer.status, status, "{method} {path} {headers:?}");
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'")
        );
        assert!(!answer.text().contains("alpha"), "{}", answer.text());
    };
    // A name that was made to lead here, and an address without the token.
    refused("GET", &path, &[("Host", "evil.example")], 403);
    refused("GET", &path, &[("Host", "127.0.0.1:1")], 403);
    refused(
        "GET",
        &path,
        &[("Host", &host), ("Host", "evil.example")],
        403,
    );
    refused("GET", "/", &[("Host", &host)], 404);
    refused("GET", &wrong, &[("Host", &host)], 404);
    refused("GET", &format!("{wrong}opening"), &[("Host", &host)], 404);
    refused("GET", &format!("{path}../opening"), &[("Host", &host)], 404);
    // Another page.
    for other in [
        "http://evil.example",
        "null",
        "http://127.0.0.1",
        "https://localhost",
    ] {
        let from = [("Host", &*host), ("Origin", other), json];
        refused("POST", &answer, &from, 403);
        refused("GET", &format!("{path}opening"), &from, 403);
    }
    refused("POST", &answer, &[("Host", &host), json], 403);
    // What a form could send without being asked.
    let form = ("Content-Type", "text/plain");
    refused(
        "POST",
        &answer,
        &[("Host", &host), ("Origin", &origin), form],
        415,
    );
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD"] {
        let answer = send(
            opened.port,
            method,
            &answer,
            &[("Host", &host), ("Origin", &origin)],
            b"",
        );
        assert_eq!(answer.status, 405, "{method}");
    }
    assert_eq!(opened.get("").status, 200);
}

#[test]
fn what_is_asked_is_bounded() {
    let opened = Opened::small(&[]);
    let status = |name: &str, body: serde_json::Value| opened.post(name, &body).status;
    let of = |set: Vec<String>| json!({ "page": "a", "number": 1, "state": { "set": set } });
    assert_eq!(status("answer", of(vec!["x".repeat(70_000)])), 413);
    assert_eq!(status("answer", of(vec!["places=1".into(); 500])), 413);
    assert_eq!(status("answer", of(vec!["x".repeat(3_000)])), 413);
    assert_eq!(status("answer", json!({ "page": "a" })), 400);
    assert_eq!(
        status("answer", json!({ "page": "a", "number": 1, "more": 1 })),
        400
    );
    assert_eq!(
        status("answer", json!({ "page": "x".repeat(100), "number": 1 })),
        409
    );
    assert_eq!(status("export", json!({ "what": "../../etc/passwd" })), 404);
    assert_eq!(status("export", json!({ "what": "selection.gif" })), 404);
    assert_eq!(status("nothing", json!({})), 404);
}

#[test]
fn an_older_question_is_not_answered_after_a_newer_one() {
    let opened = Opened::small(&[]);
    let ask = |page: &str, number: u64| {
        let body = json!({ "page": page, "number": number });
        opened.post("answer", &body).status
    };
    let all = [
        ask("a", 5),
        ask("a", 4),
        ask("a", 5),
        ask("b", 4),
        ask("a", 6),
    ];
    assert_eq!(all, [200, 409, 409, 200, 200]);
}

#[test]
fn draws_are_shown_while_they_grow_and_end_when_they_are_overtaken() {
    let opened = Opened::small(&[]);
    // More draws than anybody waits for.
    let set = [
        "simulation.method=monte-carlo",
        "simulation.draws=1000000000000",
    ];
    let body = json!({ "page": "a", "number": 1, "state": { "set": set } }).to_string();
    let (host, path) = (opened.host(), &opened.path);
    let mut stream = TcpStream::connect(&host).unwrap();
    let request = format!(
        "POST {path}answer HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let mut until = |stage: &str| {
        let stage = format!("\"stage\":\"{stage}\"");
        lines.find(|line| line.contains(&stage)).unwrap()
    };
    until("first");
    let growing = until("growing");
    assert!(
        growing.contains("Draws so far") && growing.contains("\"share\":"),
        "{growing}"
    );
    let newer = json!({ "page": "a", "number": 2 });
    assert!(
        opened
            .post("answer", &newer)
            .text()
            .contains("\"stage\":\"whole\"")
    );
    assert!(!lines.any(|line| line.contains("whole")));
}

#[test]
fn what_is_set_opens_no_file() {
    let file = "places = 1\nscores = \"own.csv\"\n[criteria]\nmerit = {}\n";
    let sheet = "team,merit\na,60\nb,70\n";
    let program = Program::new(&["explore", "a.toml", "--no-open"])
        .file("a.toml", file)
        .file("own.csv", sheet)
        .file("other.csv", "team,merit\nsecret,60\nb,70\n");
    let opened = Opened::of(program);
    let (answer, _) = opened.answer(&["teams.a.scores.merit=80"]);
    assert_eq!(answer["bars"][0]["id"], "a");
    for setting in [
        "scores=other.csv",
        "scores.file=other.csv",
        "teams.a.scores.merit={ samples = { file = \"other.csv\", column = \"merit\" } }",
    ] {
        let lines = opened.lines(&json!({ "state": { "set": [setting] } }));
        let told = lines.last().unwrap().to_string();
        assert_eq!(lines[0]["stage"], "refused", "{told}");
        assert!(told.contains("reads no other files"), "{told}");
        assert!(!told.contains("secret"), "{told}");
    }
    // Its own file is still there, in whatever words it is named.
    let (answer, _) = opened.answer(&["scores=own.csv"]);
    assert_eq!(answer["bars"][0]["id"], "b");
}

#[test]
fn labels_are_data_whatever_they_hold() {
    let label = "</script><img src=x onerror=alert(1)> שלום";
    let text = SMALL.replace("Gamma, Inc.", label);
    let text = text.replace("Two of three", "<svg onload=alert(1)>");
    let opened = Opened::new("small.toml", &text, &[]);
    assert!(!opened.get("").text().contains("alert("));
    let answer = opened.get("opening");
    assert_eq!(answer.header("content-type"), "application/json");
    let opening: serde_json::Value = serde_json::from_str(answer.text()).unwrap();
    assert_eq!(opening["title"], "<svg onload=alert(1)>");
    let (answer, _) = opened.answer(&[]);
    let names: Vec<&str> = answer["bars"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|bar| bar["name"].as_str())
        .collect();
    assert!(
        names
            .iter()
            .any(|name| name.contains("<img src=x onerror=alert(1)>")),
        "{names:?}"
    );
    // A picture has the letters of a label, and no element of it.
    let picture = opened.export(&[], "selection.svg");
    assert!(!picture.text().contains("<img"), "{}", picture.text());
}

#[test]
fn it_ends_when_it_is_told_to() {
    let done = Opened::small(&[]).end();
    assert_eq!(
        (done.code, done.stdout.as_str()),
        (0, ""),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("this machine only"), "{}", done.stderr);
    assert!(!done.folder.path().join("out").exists());
    #[cfg(unix)]
    assert_eq!(Opened::small(&["--quiet"]).interrupt().code, 0);
}

#[test]
fn a_file_that_is_no_scenario_opens_no_page() {
    let done = Program::new(&["explore", "a.toml", "--no-open"])
        .file("a.toml", "places = 1\n")
        .run();
    assert_eq!((done.code, done.stdout.as_str()), (2, ""));
    assert!(
        done.stderr.contains("[criteria]") || done.stderr.contains("criteria"),
        "{}",
        done.stderr
    );
    let done = Program::small(&["explore", "small.toml", "--no-open", "--set", "place=1"]).run();
    assert_eq!(done.code, 2);
    assert!(
        done.stderr.contains("did you mean `places`?"),
        "{}",
        done.stderr
    );
}
