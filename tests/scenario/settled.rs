//! Scales that scores give, points, defaults, several marks, stated coverage: each says the same as
//! a file that spells it out.

use crate::common::{document, told};
use cutline::model::Quantity;
use cutline::scenario::{Reading, Setting};

fn read(text: &str, set: &[&str]) -> Reading {
    let set: Vec<Setting> = set.iter().map(|set| Setting::set(*set)).collect();
    document(text, &[]).read(&set)
}

/// Two scenarios that are the same but for their digests.
fn same(one: &str, other: &str) {
    let parts = |text: &str| {
        let reading = read(text, &[]);
        assert!(reading.scenario.is_some(), "{}", told(&reading));
        let scenario = reading.scenario.unwrap();
        (scenario.criteria, scenario.teams, scenario.weights_total)
    };
    assert_eq!(parts(one), parts(other));
}

fn file(criteria: &str, a: &str, b: &str, c: &str) -> String {
    format!(
        "places = 1\n{criteria}\n[teams.a.scores]\nx = {a}\n[teams.b.scores]\nx = {b}\n\
         [teams.c.scores]\nx = {c}\n"
    )
}

#[test]
fn observed_scales_run_from_the_lowest_to_the_highest_mean() {
    let scores = |scale: &str| {
        file(
            &format!("[criteria]\nx = {{ scale = {scale} }}"),
            "3",
            "\"5 ± 9\"",
            "\"1..8\"",
        )
    };
    same(&scores("\"observed\""), &scores("[3, 5]"));
    same(&scores("\"Observed, falling\""), &scores("[5, 3]"));
    let all = scores("\"observed\"").replace(
        "[criteria]\nx = { scale = \"observed\" }",
        "[defaults]\nscale = \"observed\"\n[criteria]\nx = {}",
    );
    same(&all, &scores("[3, 5]"));
    let parts = |scale: &str, quarter: &str| {
        file(
            &format!("[criteria]\nx = {{ scale = {scale} }}"),
            quarter,
            "0.5",
            "\"unknown\"",
        )
    };
    same(
        &parts("\"observed\"", "\"25%\""),
        &parts("[0.25, 0.5]", "0.25"),
    );
    let mut all = told(&read(
        &file("[criteria]\nx = { scale = \"observed\" }", "3", "3", "3"),
        &[],
    ));
    all += &told(&read(
        &file("[criteria]\nx = { scale = \"observe\" }", "3", "3", "4"),
        &[],
    ));
    insta::assert_snapshot!(all);
}

#[test]
fn points_are_weight_and_scale_and_defaults_are_for_who_says_nothing() {
    let rest =
        "y = { weight = 60 }\n[teams.a.scores]\nx = 3\ny = 10\n[teams.b.scores]\nx = 5\ny = 20\n";
    let with =
        |head: &str, x: &str| format!("places = 1\n{head}\n[criteria]\nx = {{ {x} }}\n{rest}");
    same(
        &with("", "points = 40"),
        &with("", "weight = 40, scale = [0, 40]"),
    );
    // Points that are set make no room, they change what there is.
    let set = read(&with("", "points = 40"), &["criteria.x.points=60"])
        .scenario
        .unwrap();
    assert_eq!(
        (set.weights_total, set.criteria[0].value[1].0),
        (120.0, 60.0)
    );
    let defaults = "[defaults]\nscale = [0, 20]\nsd = 2\nbeyond = \"clamp\"";
    let spelt = with("", "sd = 3, scale = [1, 9], beyond = \"clamp\"").replace(
        "y = { weight = 60 }",
        "y = { weight = 60, scale = [0, 20], sd = 2, beyond = \"clamp\" }",
    );
    same(&with(defaults, "sd = 3, scale = [1, 9]"), &spelt);
    // A team's own sd comes first.
    let own = spelt.replace("[teams.a.scores]", "[teams.a]\nsd = 1\n[teams.a.scores]");
    let teams = read(&own, &[]).scenario.unwrap().teams;
    let sd = |team: usize, at: usize| match teams[team].scores[at] {
        Quantity::Normal { sd, .. } => sd,
        _ => 0.0,
    };
    assert_eq!(
        [sd(0, 0), sd(0, 1), sd(1, 0), sd(1, 1)],
        [1.0, 1.0, 3.0, 2.0]
    );
    insta::assert_snapshot!(told(&read(
        &with("[defaults]\nsd = 0\nscala = 3", "points = 40, weight = 3"),
        &[]
    )));
}

#[test]
fn several_marks_are_their_mean_and_its_standard_error() {
    let criteria = "[criteria]\nx = { scale = [0, 10] }";
    // Marks of 5, 6, 8: mean 19/3, variance 7/3. Of 4 and 6: 5 and 2. Pooled (14/3 + 2) / 3.
    let (mean, error) = (19.0 / 3.0, (7.0_f64 / 9.0).sqrt());
    let pooled = (20.0_f64 / 9.0).sqrt();
    let reading = read(&file(criteria, "\"[5, 6, 8]\"", "[4, 6]", "[7]"), &[]);
    assert_eq!(
        reading.notes,
        [
            "`x`: 3 scores by the mean of several marks and its standard error; a single mark has the \
          sd of all, 1.4907"
        ]
    );
    let teams = reading.scenario.unwrap().teams;
    for (team, want) in teams.iter().zip([(mean, error), (5.0, 1.0), (7.0, pooled)]) {
        let Quantity::Normal { mean, sd, .. } = team.scores[0] else {
            panic!("{:?}", team.scores)
        };
        assert!((mean - want.0).abs() < 1e-14 && (sd - want.1).abs() < 1e-14);
    }
    let alike = read(&file(criteria, "[5, 5]", "[4, 6]", "3"), &[])
        .scenario
        .unwrap();
    assert_eq!(alike.teams[0].scores[0], Quantity::Sure(5.0));
}

#[test]
fn quantities_as_people_write_them() {
    let one = |quantity: &str| {
        let text = file(
            "[criteria]\nx = { scale = [10, 0] }",
            &format!("\"{quantity}\""),
            "3",
            "4",
        );
        let reading = read(&text, &[]);
        assert!(reading.scenario.is_some(), "{quantity}: {}", told(&reading));
        reading
            .scenario
            .unwrap()
            .teams
            .swap_remove(0)
            .scores
            .swap_remove(0)
    };
    let normal = |quantity: &str| match one(quantity) {
        Quantity::Normal { mean, sd, .. } => (mean, sd),
        other => panic!("{quantity}: {other:?}"),
    };
    // 1.959964 and 1.644854 standard deviations hold 95 % and 90 % on both sides.
    for (text, mean, sd) in [
        ("5 ± 1 (95 %)", 5.0, 1.0 / 1.959_963_984_540_054),
        ("5 +- 1 (90%)", 5.0, 1.0 / 1.644_853_626_951_472_2),
        ("5 +1/-1 (95 %)", 5.0, 1.0 / 1.959_963_984_540_054),
        ("4 to 6 (95 %)", 5.0, 1.0 / 1.959_963_984_540_054),
        ("4..6 (95 %)", 5.0, 1.0 / 1.959_963_984_540_054),
    ] {
        let (found, spread) = normal(text);
        assert!(
            (found - mean).abs() < 1e-14 && (spread - sd).abs() < 1e-14,
            "{text}"
        );
    }
    assert_eq!(normal("4 to 6 (90 %)").0, normal("4 to 6").0);
    let split = one("5 +2/-1 (90 %)");
    assert!(
        (split.cdf(7.0) - split.cdf(4.0) - 0.9).abs() < 1e-14,
        "{split:?}"
    );
    // What moves a quantity leaves its width.
    for (text, change, outcome) in [
        ("5 +2/-1 (90 %)", "+1", "6 +2/-1 (90 %)"),
        ("5 ± 1 (95 %)", "*0.5", "2.5 ± 0.5 (95 %)"),
        ("7+", "-1", "6+"),
        ("<5", "+1", "<6"),
        ("[5, 6, 8]", "+1", "[6, 7, 9]"),
    ] {
        let read_with = |text: &str, set: &[&str]| {
            let quoted = if text.starts_with('[') {
                text.to_owned()
            } else {
                format!("\"{text}\"")
            };
            let file = file("[criteria]\nx = { scale = [0, 10] }", &quoted, "3", "4");
            read(&file, set).scenario.map(|scenario| scenario.teams)
        };
        let change = format!("teams.a.scores.x={change}");
        assert_eq!(
            read_with(text, &[&change]),
            read_with(outcome, &[]),
            "{text}"
        );
    }
    let uniform = |min, max| Quantity::Uniform { min, max };
    assert_eq!(one("7+"), uniform(7.0, 10.0));
    assert_eq!(one("<5"), uniform(0.0, 5.0));
    assert_eq!(one(">= 7.5"), uniform(7.5, 10.0));
    assert_eq!(one("10+"), Quantity::Sure(10.0));
    assert_eq!(one("8/10"), Quantity::Sure(8.0));
    assert_eq!(one("25 %"), Quantity::Sure(2.5));
    let mut all = String::new();
    for text in [
        "12+",
        "5 +2/-0 (95 %)",
        "5 ± 0 (95 %)",
        "5 ± 1 (0 %)",
        "5 (95 %)",
        "5 ± x (95 %)",
    ] {
        let file = file(
            "[criteria]\nx = { scale = [10, 0] }",
            &format!("\"{text}\""),
            "3",
            "4",
        );
        all += &format!("--- {text}\n{}", told(&read(&file, &[])));
    }
    let bonus = file("[criteria]\nx = { scale = [0, 9] }", "1", "2", "3")
        + "[teams.d]\nbonus = \"25%\"\nscores = { x = 4 }\n";
    all += &told(&read(&bonus, &[]));
    insta::assert_snapshot!(all);
}

/// Where nothing is weighed against the only criterion, no order hangs on its scale.
#[test]
fn small_scores_of_a_lone_criterion_need_no_scale() {
    let text = file("[criteria]\nx = {}", "0.2", "0.25", "\"0.2 ± 0.01\"");
    assert!(read(&text, &[]).scenario.is_some());
    let weighed = text.replace("[teams.b.scores]", "[teams.b]\nbonus = 1\n[teams.b.scores]");
    assert!(told(&read(&weighed, &[])).contains("it has no `scale`"));
    let two = text.replace("x = {}", "x = {}\ny = { scale = [0, 1] }");
    let two = two
        .replace("\nx = ", "\ny = 0.5\nx = ")
        .replace("y = 0.5\nx = {}", "x = {}");
    assert!(told(&read(&two, &[])).contains("the scores on `x` lie between 0.2 and 0.25"));
}

/// In a file with slips, what is wrong in the sheet that was set is told at its place there.
#[test]
fn what_is_wrong_in_a_sheet_that_is_set_is_told_in_it() {
    let text = "places = 1\nscores = \"long.csv\"\n[criteria]\nx = {}\nYteams.a]\n";
    let long = "team,x\na,80\nb,70\nanother team of a long name,-\n";
    let short = "team,x\na,80\nb,70\n";
    let files = [
        ("long.csv", long.as_bytes()),
        ("short.csv", short.as_bytes()),
    ];
    let reading = document(text, &files).read(&[Setting::set("scores.file=short.csv")]);
    for problem in &reading.problems {
        let source = &reading.sources[problem.place.source].text;
        assert!(
            source.get(problem.place.span.clone()).is_some(),
            "{problem:?}"
        );
        assert!(!problem.message.contains("`-`"), "{problem:?}");
    }
}
