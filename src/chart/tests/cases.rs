//! The outcomes that every picture must stand.

use crate::analysis::Outcome;

use super::fixture::{base, many, observe, outcome};

pub(super) const KOREAN: [&str; 10] = [
    "네이버클라우드",
    "LG AI연구원",
    "SK텔레콤",
    "업스테이지",
    "NC AI",
    "카카오",
    "KT",
    "한국과학기술원",
    "모티프테크놀로지스",
    "코난테크놀로지",
];

/// Names in several scripts, in both directions, in parts, with signs.
pub(super) const SCRIPTS: [&str; 11] = [
    "네이버 الاتصالات",
    "الاتصالات (2) نور",
    "NC ปัญญาประดิษฐ์ 카카오",
    "ABC בינה מלאכותית 3",
    "\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165} KT",
    "中国移动、日立ソリューションズ",
    "भारत विद्या",
    "Team 🚀 Rocket",
    "🇰🇷 한국 ☎",
    "Łódź Ελλάδα Жук",
    "한글-العربية-ไทย-English",
];

pub(super) fn scripts(at: usize) -> String {
    SCRIPTS[at].to_owned()
}

/// Every case with its name.
pub(super) fn cases() -> Vec<(&'static str, Outcome)> {
    let plain = |at: usize| format!("Team {}", at + 1);
    let observed = |outcome: Outcome| observe(outcome, &["t1", "t3"]);
    vec![
        ("base", base()),
        ("two", many(2, 1, plain)),
        ("three", many(3, 2, plain)),
        ("three-all", many(3, 3, plain)),
        ("one", many(1, 1, plain)),
        ("ten-one-place", many(10, 1, plain)),
        (
            "twenty",
            observed(many(20, 7, |at| format!("Institute {at} of Technology"))),
        ),
        ("forty", observed(many(40, 12, plain))),
        ("two-hundred", many(200, 60, plain)),
        ("two-hundred-top", many(200, 3, plain)),
        ("few-draws", few_draws()),
        ("long", observed(many(10, 5, long))),
        ("korean", korean()),
        ("scripts", observed(many(SCRIPTS.len(), 3, scripts))),
        ("nasty", observed(many(12, 4, nasty))),
        ("long-title", long_title()),
        (
            "level",
            outcome(
                &[0, 1, 2, 3].map(|at| (format!("l{at}"), plain(at), 0.0)),
                2,
                100_000,
            ),
        ),
    ]
}

pub(super) fn korean() -> Outcome {
    let mut outcome = base();
    for (team, name) in outcome.teams.iter_mut().zip(KOREAN) {
        name.clone_into(&mut team.name);
    }
    outcome.title = "독자 AI 파운데이션 모델 최종 선정".to_owned();
    outcome
}

fn few_draws() -> Outcome {
    let sheet: Vec<_> = base()
        .teams
        .iter()
        .map(|team| (team.id.clone(), team.name.clone(), team.total.mean))
        .collect();
    observe(outcome(&sheet, 5, 300), &["lg", "kt"])
}

pub(super) fn long(at: usize) -> String {
    match at % 3 {
        0 => {
            "The Consortium of the National Institute for Very Long Names of Things ".repeat(4 + at)
        }
        1 => "W".repeat(300),
        _ => format!("Centre {at}"),
    }
}

pub(super) fn nasty(at: usize) -> String {
    let names = [
        "<b>&\"quoted\" & 'apos'</b>",
        "tab\tand\nnewline\u{0}and\u{1b}escape",
        "בית הספר למדעים",
        "جامعة الملك عبد العزيز",
        "🚀 Rocket 🇰🇷 👩‍🔬",
        "\u{202e}reversed",
        "   ",
        "ﬁne-\u{301}ligature Ωμέγα Жук",
        "\u{fffe}\u{e000}private",
        "e\u{301}\u{301}\u{301}\u{301}",
        "北京大学と東京大学",
        "ไทย हिन्दी",
    ];
    names[at % names.len()].to_owned()
}

fn long_title() -> Outcome {
    let mut outcome = base();
    outcome.title = "Unbroken".repeat(40);
    outcome.teams[4].name = "Pneumono".repeat(40);
    outcome
}
