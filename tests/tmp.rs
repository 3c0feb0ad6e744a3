#![allow(missing_docs)]
use cutline::*;
#[test]
fn tmp() {
    let text = std::fs::read_to_string("scenarios/base.toml").unwrap();
    let source = scenario::Source { name: "scenarios/base.toml".into(), text };
    let r = scenario::read(&source, &[]);
    println!("{}", report::diagnostics(&r.problems, &r.sources, false));
    let s = r.scenario.unwrap();
    let m = model::Model::new(&s).unwrap();
    let t = std::time::Instant::now();
    let tally = engine::simulate(&m, 1_000_000, 1, &engine::Unwatched);
    println!("{:?}", t.elapsed());
    let o = analysis::outcome(&s, &m, &tally);
    for t in &o.teams { println!("{:10} {:.4} {:.2} {:?} {:?} {:.2}", t.id, t.selection_probability.estimate, t.expected_rank, t.rank_interval, t.total, t.sheet.total); }
    println!("{:?} {:?}", &o.selections[..3], o.observed);
    for (i, t) in ["teams.kakao.scores.strateg=80", "criteria.technology.weight=50", "places", "teams.kakoa.sd=3"].iter().enumerate() {
        let r = scenario::read(&source, &[t.to_string()]);
        println!("{i}\n{}", report::diagnostics(&r.problems, &r.sources, false));
    }
}
