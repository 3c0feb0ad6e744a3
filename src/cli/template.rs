//! The scenario that `simulate new` writes.

/// Small, complete, and explained line by line.
pub(crate) const TEMPLATE: &str = r#"# A selection: which teams make the cut, how often?
# Run it with `simulate FILE`, see how it is read with `simulate check FILE`.

title  = "My selection"
places = 2                       # how many teams are chosen

[simulation]
draws = 1_000_000
seed  = 1

# Points per block of criteria. Without blocks, all weights share 100 points.
[blocks]
quality = 60
plan    = 40

# Weights: a number pins one, "10..30" bounds it; left out, any share of the block is equally
# likely. A score of 100 earns all of a criterion's points and 0 none, unless `scale` says otherwise.
[criteria]
technology = { block = "quality", label = "Technology", weight = "20..40" }
team       = { block = "quality", label = "Team" }
impact     = { block = "plan", label = "Impact" }
cost       = { block = "plan", label = "Cost in millions", scale = [9, 1] }   # lower is better
delay      = { label = "Risk of delay", penalty = 5, scale = [0, 1] }         # costs up to 5 points

# How alike one team's scores are in their errors: 0 not at all, 1 entirely.
[correlation]
within_team = 0.3

# Scores: 84 (exact, or with the team's `sd`), "84 ± 6" (mean and standard deviation),
# "75..90" (anything between), "60 to 80" (90 % of a normal law between), "unknown" (anything on
# the scale), or { pert = { min = 60, mode = 75, max = 95 } }.
[teams.alpha]
name   = "Alpha"
sd     = 5
scores = { technology = 85, team = 78, impact = 70, cost = "4 ± 1", delay = "0.1..0.4" }

[teams.beta]
name   = "Beta"
sd     = 5
scores = { technology = 76, team = 84, impact = "60 to 80", cost = "3 ± 1", delay = "unknown" }

[teams.gamma]
name   = "Gamma"
sd     = 8
scores = { technology = 80, team = 70, impact = { pert = { min = 60, mode = 82, max = 95 } }, cost = "5 ± 2", delay = 0.2 }
bonus  = 1                       # points added whatever the scores are

[teams.delta]
name   = "Delta"
sd     = 10
scores = { technology = 68, team = 72, impact = 74, cost = "2 ± 1", delay = 0.1 }

# What else to answer: and, or, not over ids (it is selected), rank(ID), total(ID), count(ID, ID).
# Also without the file: simulate FILE --ask 'delta and not alpha'
[questions]
upset = "delta and not alpha"
"#;
