//! The works that a paragraph of methods refers to.

use super::html::{Html, list};

/// Each work by how it is cited, as `docs/references.md` has it.
const WORKS: [(&str, &str); 19] = [
    (
        "Barron and Barrett 1996",
        "Barron, F. H. and Barrett, B. E. (1996). Decision quality using ranked attribute weights. Management Science 42, 1515–1523.",
    ),
    (
        "Box and Muller 1958",
        "Box, G. E. P. and Muller, M. E. (1958). A note on the generation of random normal deviates. Annals of Mathematical Statistics 29, 610–611.",
    ),
    (
        "Brier 1950",
        "Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78, 1–3.",
    ),
    (
        "Joe and Kuo 2008",
        "Joe, S. and Kuo, F. Y. (2008). Constructing Sobol sequences with better two-dimensional projections. SIAM Journal on Scientific Computing 30, 2635–2654.",
    ),
    (
        "Lahdelma, Hokkanen and Salminen 1998",
        "Lahdelma, R., Hokkanen, J. and Salminen, P. (1998). SMAA: stochastic multiobjective acceptability analysis. European Journal of Operational Research 106, 137–143.",
    ),
    (
        "Lahdelma and Salminen 2001",
        "Lahdelma, R. and Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability analysis for group decision making. Operations Research 49, 444–454.",
    ),
    (
        "Leskinen et al. 2006",
        "Leskinen, P., Viitanen, J., Kangas, A. and Kangas, J. (2006). Alternatives to incorporate uncertainty and risk attitude in multicriteria evaluation of forest plans. Forest Science 52, 304–312.",
    ),
    (
        "Owen 1995",
        "Owen, A. B. (1995). Randomly permuted (t, m, s)-nets and (t, s)-sequences. Monte Carlo and Quasi-Monte Carlo Methods in Scientific Computing, 299–317.",
    ),
    (
        "Owen 1997",
        "Owen, A. B. (1997). Scrambled net variance for integrals of smooth functions. Annals of Statistics 25, 1541–1562.",
    ),
    (
        "Salmon et al. 2011",
        "Salmon, J. K., Moraes, M. A., Dror, R. O. and Shaw, D. E. (2011). Parallel random numbers: as easy as 1, 2, 3. SC '11.",
    ),
    (
        "Shannon 1948",
        "Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27, 379–423.",
    ),
    (
        "Shapley 1953",
        "Shapley, L. S. (1953). A value for n-person games. Contributions to the Theory of Games II, 307–317.",
    ),
    (
        "Sobol' 1967",
        "Sobol', I. M. (1967). On the distribution of points in a cube and the approximate evaluation of integrals. USSR Computational Mathematics and Mathematical Physics 7, 86–112.",
    ),
    (
        "Student 1908",
        "Student (1908). The probable error of a mean. Biometrika 6, 1–25.",
    ),
    (
        "Tango 1998",
        "Tango, T. (1998). Equivalence test and confidence interval for the difference in proportions for the paired-sample design. Statistics in Medicine 17, 891–908.",
    ),
    (
        "Trefethen 2013",
        "Trefethen, L. N. (2013). Approximation Theory and Approximation Practice. SIAM.",
    ),
    (
        "Trefethen and Weideman 2014",
        "Trefethen, L. N. and Weideman, J. A. C. (2014). The exponentially convergent trapezoidal rule. SIAM Review 56, 385–458.",
    ),
    (
        "UNDP 2010",
        "United Nations Development Programme (2010). Human Development Report 2010, technical note 1.",
    ),
    (
        "Wilson 1927",
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.",
    ),
];

/// Those that a text cites, in the order of their authors.
pub(super) fn references(text: &str) -> Html {
    let cited = WORKS.iter().filter(|(cited, _)| text.contains(cited));
    let works: Vec<String> = cited.map(|(_, work)| (*work).to_owned()).collect();
    list(&works)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn works_are_those_of_the_documentation() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/references.md");
        let documented = std::fs::read_to_string(path).unwrap().replace('*', "");
        for (cited, work) in WORKS {
            assert!(documented.contains(work), "{cited}");
        }
        let author = |cited: &str| cited.split([' ', ',']).next().map(str::to_owned);
        assert!(WORKS.is_sorted_by_key(|(cited, _)| author(cited)));
    }

    #[test]
    fn every_language_cites_what_is_known() {
        for text in [
            include_str!("../words/lang/en.ftl"),
            include_str!("../words/lang/ko.ftl"),
        ] {
            let methods = text.lines().filter(|line| line.starts_with("methods-"));
            let mut text = methods.collect::<Vec<_>>().join("\n");
            for (cited, _) in WORKS {
                text = text.replace(cited, "");
            }
            // A year that is left belongs to a work that is not listed.
            let digits = text.split(|c: char| !c.is_ascii_digit());
            let years: Vec<&str> = digits.filter(|digits| digits.len() == 4).collect();
            assert_eq!(years, Vec::<&str>::new(), "{text}");
        }
    }
}
