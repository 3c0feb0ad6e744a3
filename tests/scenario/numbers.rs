//! Numbers as people write them: read, or refused with an advice that leads to no other error.

use crate::common::tiny;
use cutline::model::Quantity;
use cutline::scenario::{Reading, Source, read};

/// Problems of a reading that are errors.
fn errors(reading: &Reading) -> usize {
    reading.problems.iter().filter(|p| p.is_error()).count()
}

/// One error for a number that TOML does not take, and no other when its advice is followed.
#[test]
fn numbers_are_told_how_toml_writes_them() {
    let mut followed = 0;
    for written in [
        ".5",
        "5.",
        "−5",
        "–5",
        "085",
        "+.5",
        "-.5",
        "1 000",
        "1\u{202f}000",
        "1,000",
        "80,5",
        "1'000",
        "1.000.000",
        "８４",
        "\"−5\"",
        "\".5\"",
        "\"085\"",
        "\"5.\"",
        "\"80,5\"",
        "\"1 000\"",
        "\"1,000\"",
        "\"84 ± 0\"",
        "\".5..0.5\"",
    ] {
        let texts = [
            tiny(written, "50").text,
            tiny("84", "50")
                .text
                .replace("sd = 4", &format!("sd = {written}")),
            tiny("84", "50")
                .text
                .replace("other = {}", &format!("other = {{ weight = {written} }}")),
            tiny("84", "50")
                .text
                .replace("scale = [9, 1]", &format!("scale = [9, {written}]")),
            tiny("84", "50").text + &format!("bonus = {written}\n"),
        ];
        for text in texts {
            let of = |text: &str| {
                read(
                    &Source {
                        name: "x.toml".into(),
                        text: text.into(),
                    },
                    &[],
                )
            };
            let reading = of(&text);
            // A comma in a list parts two numbers, and a range is one for a bonus.
            let [problem] = reading.problems.as_slice() else {
                assert!(
                    written.contains([',', '.']),
                    "{written}: {}",
                    crate::common::rendered(&reading)
                );
                continue;
            };
            let Some(help) = problem
                .help
                .as_deref()
                .filter(|help| help.starts_with("write "))
            else {
                continue;
            };
            let span = problem.place.span.clone();
            for word in help
                .split([' ', ','])
                .filter(|word| word.parse::<f64>().is_ok())
            {
                let mended = format!("{}{word}{}", &text[..span.start], &text[span.end..]);
                let again = of(&mended);
                let negative = word.starts_with('-');
                assert!(
                    errors(&again) == 0 || negative,
                    "{written} as {word}: {}",
                    crate::common::rendered(&again)
                );
                for problem in &again.problems {
                    // A weight and an sd below 0 are read, and refused for what they are.
                    assert!(!problem.message.contains("TOML"), "{mended}");
                }
                followed += 1;
            }
        }
    }
    assert!(followed > 60, "{followed}");
}

#[test]
fn the_command_line_has_no_quotes_to_take_away() {
    for (argument, want) in [("=−5", -5.0), (".5", 0.5), ("085", 85.0), ("1 000", 1000.0)] {
        let reading = read(
            &tiny("84", "50"),
            &[format!("teams.y.scores.merit={argument}")],
        );
        let scenario = reading.scenario.expect(argument);
        assert_eq!(
            scenario.teams[1].scores[0],
            Quantity::Sure(want),
            "{argument}"
        );
    }
}
