# What is told of results, in English.
#
# A tilde is a blank at which no line is broken. Variables whose names end in _n are numbers for
# grammar; the same without _n is how the number is written here.

## Counts and lists

count = { $figure_n ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $figure }
}
list-comma = { $rest }, { $next }
list-last = { $rest } and { $last }
list-more = { $rest } and { $more } more
teams = { $count } teams
no-teams = There are no teams
a-team = a team
seats = { $count_n ->
    [1] one place
   *[other] { $count } places
}
last-places = { $count_n ->
    [1] the last place
   *[other] the last { $count } places
}
likeliest = { $count_n ->
    [1] the likeliest team
   *[other] the likeliest { $count }
}
the-likeliest = the likeliest
likeliest-teams = the likeliest teams

## Who is selected

race-only = { $team } is the only team and is selected
race-place-for-each = all { $count } teams are selected: there is a place for each
race-nobody-level = no team stands out: even the likeliest are selected in only { $share } of panels
race-nobody = no team stands out: even { $team } is selected in only { $share } of panels
race-leads = { $lead_n ->
    [1] { $leader } leads
   *[other] { $lead } teams lead
}
race-clearly = { $leader } leads clearly: selected in { $share } of panels
race-too-many = { race-leads } for only { $seats }
race-clear = { $leading } { $lead_n ->
    [1] is
   *[other] are
} clear of the rest
race-nobody-near = { race-leads }; no other team comes near { $last }
race-only-near = only { $open } comes near the { $seats }: selected in { $share } of panels
race-all-contest = all { $open } contest the { $seats }
race-contest = { $open } contest the { $seats }
race-behind = { race-leads }; { $open } { $open_n ->
    [1] is
   *[other] are
} close behind
race-nearest = { race-leads }; { $open } comes nearest to { $last }, at { $share }
race-contest-last = { race-leads }; { $open } contest { $last }
level-one = { $team } is the only team
level-two = { $teams } are level: { $how }
level-all = all { $count } teams are level: { $how }
level-selected = each is selected in about { $share } of panels
level-first = each ranks first in about { $share } of panels
level-other = each ranks above the other in about half of the panels
level-others = each ranks above each other one in about half of the panels

## Ranks

ranks-level-top = { $teams } are level at the top: each ranks first in { $share } of panels
ranks-first = { $teams } ranks first in { $share } of panels
ranks-over = { $widest_n ->
    [1] rank { $from } to { $to }
   *[other] over { $ranks } ranks
} in 90~%
ranks-hardest = { $widest_n ->
    [1] { $hardest } is
   *[other] { $widest } teams are
} the hardest to place, { $over }
ranks-settled = the order is all but settled: { $first }
ranks-no-more-than-two = { $first }; in 90~% no team takes more than two ranks
ranks-first-and-hardest = { $hardest } ranks first most often, in { $share } of panels, and is the hardest to place, { $over }
ranks-crowd = { $across_n ->
    [0] None of the 90~% rank intervals of { $teams } teams reaches
    [1] The 90~% rank interval of { $across } of { $teams } teams reaches
   *[other] The 90~% rank intervals of { $across } of { $teams } teams reach
} across the cut line; { $wide_n ->
    [1] half of all teams have a rank of their own
   *[other] half of all teams range over { $wide } ranks or more
}
ranks-first-then = { $first }; { $then }

## Pairs

pairs-two = { $above } ranks above { $below } in { $share } of panels
pairs-place-for-each = there is a place for each team
pairs-over-all = { $contest }, and above every other team more often than not
pairs-always = { $team } always ranks above every other team
pairs-often = { $team } ranks above every other team in { $share } of panels or more
pairs-unclear = no team is clearly above every other
pairs-nobody = no team ranks above every other more often than not
pairs-then-line = { $first }; at the cut line { $contest }
pairs-line = at the cut line { $contest }
of-panels = { $share } of panels
contest-even = { $above } and { $below } are level
contest-level = { $above } and { $below } are all but level
contest-above = { $above } ranks above { $below } in { $share }

## Weights

hinge-fixed = No weight is uncertain
hinge-nobody = No selection hinges on the weights: no team shown is selected in 10 to 90~% of panels
hinge-rough = No team is selected often enough to tell which weights favour it
hinge-hardly = The weights hardly decide who is selected: where that is open, none moves by more than { $points } points
hinge-on = { $teams } { $teams_n ->
    [1] hinges most on the weights: where it is selected
   *[other] hinge most on the weights: where { $team } is selected
}, { $weight } counts for { $direction ->
    [more] more
   *[less] less
}, { $given } points on average ({ $shift })

## How a team stands to the line

team-in = { $team } is in: there is a place for each team
team-bonus = bonus
team-rest = the rest
team-ahead = { $points } points ahead of { $line }
team-short = { $points } points short of { $line }
team-level = level with { $line }
team-stands = { $team } is { $stands }, { $within ->
    [yes] the first one out
   *[no] the last one in
} on the sheet as written{ $parts }; it ranks above { $line } in { $share } of panels

## Probabilities and their errors

share-heading-exact = error
share-heading = 95 % interval
exact = exact
share-of-draws = { $share } of draws
share-exact = { $share } (exact)
share-within = { $share } ({ $interval })
error-of-intervals = The intervals are the error of the computation, not of the inputs.
error-of-computing = Error of the computation, not of the inputs: { $error } percentage~points.
error-none = These figures are exact.
error-below = below { $error }
error-at-most = at most { $error }
error-at-most-after = { $error } at most

## What a run found

found-likeliest = Most likely selection: { $told }.
found-equal = { $sets } are equally likely, { $share } each (exact), for example { $example }.
found-level = No selection is told to be the likeliest: { $sets } are level within their errors, for example { $example }.
found-or = Or: { $told }.
found-then = Then: { $told }.
found-line = At the cut line { $contest }{ $more }{ $ties }.
found-line-each = each ranks above the other in { $share }
found-line-one = { $team } ranks above in { $share }
found-line-ties = equal totals, settled by lot: { $share }
found-no-groups = No two neighbours in this order rank apart with a probability of { $probability }: the inputs do not settle the order.
found-groups = Groups (neighbours rank apart with a probability of { $probability } or more): { $groups }.
found-apart = A team ranks above each one from the place under "apart" on with a probability of { $probability } or more.
found-not-told = Not told by these figures, whether more likely in or out: { $teams }.
found-always = Under every allowed weight { $within } { $within_n ->
    [1] is
   *[other] are
} in.
found-never = Under no allowed weight { $out } { $out_n ->
    [1] is
   *[other] are
} in.
found-always-and-never = Under every allowed weight { $within } { $within_n ->
    [1] is
   *[other] are
} in and { $out } { $out_n ->
    [1] is
   *[other] are
} out.
found-observed = What happened: { $teams }; { $share }. Brier score of the { $count } probabilities: { $score } (the same chance for all would score { $chance }; lower is better).

## Along one axis

along-level = { $teams } are level at the cut line at every value of { $axis }
along-level-at = { $teams } are level at the cut line at { $at } of { $all } values of { $axis }
along-steady = { $teams } { $teams_n ->
    [1] leads
   *[other] lead
} at every value of { $axis }
along-entering = { $teams } { $teams_n ->
    [1] comes in
   *[other] come in one by one
} as places are added
along-come-and-go = { $teams } { $teams_n ->
    [1] comes and goes
   *[other] come and go
} with { $axis }
along-decides-two = { $axis } decides whether { $one } or { $other } takes { $last }
along-decides-who = { $axis } decides who of { $teams } takes { $last }
along-decides-which = { $axis } decides which of { $teams } take { $last }
same-teams = the same { $teams }
turns-none = no place changes hands with { $axis }
turns-first = { $taker } takes { POSSESSIVE($loser) } place once { $axis } { $direction ->
    [above] rises above
   *[below] falls below
} { $at }
turns-then = { $first }; { $next }
turns-times-more = { $first }; a place changes hands { $times } times more
turn = { $taker } for { $loser } { $direction ->
    [above] above
   *[below] below
} { $at }

## Over two axes

map-level = { $teams } are level at the cut line, whatever { $rows } and { $columns }
map-steady = { $teams } { $teams_n ->
    [1] leads
   *[other] lead
} whatever { $rows } and { $columns }
map-come-and-go = { $teams } { $teams_n ->
    [1] comes and goes
   *[other] come and go
} with { $rows } and { $columns }
map-no-teams = there are no teams
map-holds = { $team } holds { $places ->
    [one] the one place
    [last] the last place
   *[several] one of { $last }
} in { $share } of the cells
map-holds-rest = { $holds }, { $rest }
map-holds-others = { $holds }; { $others } other teams share the rest
map-holder = { $team } in { $share }
team-map-everywhere = { $team } is selected in { $share } of panels everywhere
team-map-between = { $team } is selected in { $low } to { $high } of panels
team-map-always = { $span }, { $whom_n ->
    [1] always { $whom }
   *[other] always among { $whom }
}
team-map-never = { $span }, { $whom_n ->
    [1] never { $whom }
   *[other] never among { $whom }
}
team-map-sometimes = { $span }; in { $share } of the cells it is { $whom_n ->
    [1] { $whom }
   *[other] among { $whom }
}
lineup-no-other = no other
lineup-and = as A, and { $into }
lineup-without = as A, without { $out }
lineup-with-for = as A, with { $into } for { $out }

## Where places change hands, and what changes

crossings = The cut line, as the value rises (95~% interval of Monte Carlo error):
crossings-integrated = The cut line, as the value rises (95~% interval of the error of the computation):
crossings-exact = The cut line, as the value rises (exact):
crossing = at { $at } ({ $from }~-~{ $to }) { $leaves } leaves and { $enters } comes in, both selected in { $share }{ $beyond }.
crossing-exact = at { $at } { $leaves } leaves and { $enters } comes in{ $beyond }.
crossing-beyond = that is beyond the scale, { $low } to { $high }
changes-none = From { $from } to { $to } no team's probability changes in these draws (error { $error } percentage points).
changes-none-exact = From { $from } to { $to } no team's probability changes.
changes = From { $from } to { $to } the largest changes, in percentage points (error { $error } before rounding): { $teams }.
changes-exact = From { $from } to { $to } the largest changes, in percentage points: { $teams }.

## A comparison

change-nothing = nothing changes between A and B
change-same = { $places_n ->
    [1] the same team remains likeliest
   *[other] the same { $places } remain likeliest
}{ $level }{ $moved }{ $differs }
change-same-level = as far as these draws tell: { $teams } are level
change-same-still = , and no change exceeds its error
change-same-moved = ; { $teams } { $teams_n ->
    [1] moves most, from
   *[other] move most, { $team } from
} { $a } in A to { $b } in B
change-same-differs = ; the selected set differs in { $share } of draws
change-joins = { $enter } { $enter_n ->
    [1] joins
   *[other] join
} { $whom } in B
change-drops-one-place = { $leave } { $leave_n ->
    [1] drops
   *[other] drop
} out in B, where there is one place
change-drops = { $leave } { $leave_n ->
    [1] drops
   *[other] drop
} out of { $whom } in B
change-takes = { $enter } takes { POSSESSIVE($leave) } place in B: selected in { $b }, against { $a } in A
change-takes-new = { $enter } takes { POSSESSIVE($leave) } place in B: selected in { $b }, and not a candidate in A
change-uneven = in B { $enter } { $enter_n ->
    [1] comes
   *[other] come
} in and { $leave } { $leave_n ->
    [1] drops
   *[other] drop
} out
change-places = in B { $enter } take the places of { $leave }
change-many = { $count } places change hands in B
swaps = Most common swaps, in percent of draws (error { $error }): { $swaps }.
swap = { $into } for { $out }~{ $share }
swap-besides = { $into } { $into_n ->
    [1] comes
   *[other] come
} in besides~{ $share }
swap-nobody = { $out } out, nobody instead~{ $share }
sets-same-exact = The selected set is the same in every draw; that is exact.
sets-same = The selected set is the same in every draw (it differs in { $low }~-~{ $high }~%, 95~% interval).
sets-differ = The selected set differs in { $share }.

## What is counted

counted-draw = { $count_n ->
    [1] { $count } draw
   *[other] { $count } draws
}
counted-place = { $count_n ->
    [1] { $count } place
   *[other] { $count } places
}
counted-team = { $count_n ->
    [1] { $count } team
   *[other] { $count } teams
}
counted-more-team = { $count_n ->
    [1] { $count } more team
   *[other] { $count } more teams
}
counted-other-set = { $count_n ->
    [1] { $count } other set
   *[other] { $count } other sets
}
counted-set = { $count_n ->
    [1] { $count } set
   *[other] { $count } sets
}
counted-value = { $count_n ->
    [1] { $count } value
   *[other] { $count } values
}
counted-cell = { $count_n ->
    [1] { $count } cell
   *[other] { $count } cells
}
counted-key = { $count_n ->
    [1] { $count } key
   *[other] { $count } keys
}
counted-weight = { $count_n ->
    [1] { $count } weight
   *[other] { $count } weights
}
counted-piece = { $count_n ->
    [1] { $count } piece
   *[other] { $count } pieces
}
counted-simulated-panel = { $count_n ->
    [1] { $count } simulated panel
   *[other] { $count } simulated panels
}

## The foot of a chart

foot-rows = { $count } rows
foot-settled = nothing uncertain
foot-integrated-points = integrated, { $count } points
foot-integrated = integrated
foot-as-written = { $places } as written
foot-draws-of-cell = { $draws } of each cell
foot-draws-at-value = { $draws } at each value
foot-places-differ = { $a } in A, { $b } in B
foot-draws-of-each = { $draws } of each
foot-seed = seed~{ $seed }
foot-interrupted = { $draws } (interrupted before the last)
foot-interval = 95~% interval at most ±{ $points } percentage points
foot-interval-drawn = 95~% Monte Carlo interval at most ±{ $points } percentage points
panels = panels

## Charts

as-written = as written
changed-with = with { $settings }
changed-without = without { $teams }
changed-both = both { $changed }
among-them = , { $teams } among them
cut-line = cut line: { $places }
beyond-the-scale = beyond the scale
share-of-panels = share of panels
square-root-scale = { $label } (square-root scale)
value-range = { $low } to { $high }
not-shown = Not shown: { $rest }{ $hidden }
not-shown-above = { $above } above
not-shown-below = { $below } below
not-shown-both = { $above } above and { $below } below
chart-interval = 95~% Monte Carlo interval of a probability at most ±{ $points } percentage points
chart-interval-integrated = 95~% interval of a probability at most ±{ $points } percentage points
selected-share = Share of { $panels } in which each team is selected
selected-share-intervals = Share of { $panels } in which each team is selected, with 95~% intervals
selected-share-bands = Share of { $panels } in which each team is selected, with 95~% bands of Monte Carlo error
selection-likely = likely: above 75~%
selection-contested = contested: 25 to 75~%
selection-unlikely = unlikely: below 25~%
selection-in-reality = selected in reality
selection-above = { $teams } above, each at { $share }{ $hidden }
selection-below = { $teams } below, each at { $share }{ $hidden }
share-or-more = { $share } or more
share-or-less = { $share } or less
selection-described = Bar chart of selection probability, best first, { $places }: { $shares }.
crowd-selected = Share of { $panels } in which each of { $teams } is selected, the likeliest on the left
crowd-selected-bands = Share of { $panels } in which each of { $teams } is selected, the likeliest on the left, with 95~% bands of Monte Carlo error
crowd-axis = place by selection probability
crowd-contested = contested: { $teams }, { $span_n ->
    [0] place { $from }
   *[other] places { $from } to { $to }
}
crowd-described = Curve of selection probability over { $teams }, the likeliest first, { $places }: { $likely } likely, { $contested } contested, { $unlikely } unlikely. { $shares }.
crowd-ranks = Central 90~% of ranks of each of { $teams } in { $panels }, by expected rank from the left
crowd-ranks-axis = place by expected rank
crowd-within = within the cut line
crowd-across = across it
crowd-beyond = beyond it
crowd-expected = expected rank
crowd-ranks-described = Central 90 % of ranks of { $teams } by expected rank, { $places }: { $within } within the cut line, { $across } across it, { $beyond } beyond it. { $ranks }.
ranks-axis = rank
ranks-subtitle = Share of { $panels } in which each team takes each rank, in percent, teams by expected rank{ $part }
ranks-part = ; the { $count } teams and ranks around the cut line
ranks-not-shown = Not shown: { $rest }{ $hidden }, and as many ranks
ranks-described = Heat map of rank acceptability. Expected rank and central 90 % of ranks: { $ranks }.
pairwise-axis = ranks above
pairwise-subtitle = Share of { $panels } in which the team of the row ranks above the team of the column, in percent{ $part }
pairwise-part = ; the { $count } teams around the cut line
pairwise-pair = { $above } above { $below } { $share } %
pairwise-described = Heat map of pairwise winning indices, teams by selection probability. Neighbours: { $pairs }.
weights-axis = mean weight
weights-unit = points of weight
weights-subtitle = Mean weights given that the team is selected, in points above or below the mean of all { $panels }
weights-rough = Without colour where chance alone could be so large; all figures of { $teams } are rough, selected in fewer than { $draws } draws
weights-not-shown = { $count_n ->
    [1] Not shown: { $count } weight that differs least between the teams
   *[other] Not shown: { $count } weights that differ least between the teams
}
weights-described = Heat map of mean weights given selection less the mean weights, { $teams } by { $weights }: { $labels }.
compare-in-one = { $whom_n ->
    [1] { $whom } in one of them only
   *[other] among { $whom } in one of them only
}
compare-subtitle = Share of { $panels } in which each team is selected in A and in B{ $differs }
compare-sets-same = ; the selected set is the same in all of them
compare-sets-differ = ; the selected set differs in { $share } of them
compare-head-sides = A to B
compare-head-change = change, pp
compare-not-shown = Not shown: { $teams } whose change is no larger than { $points } percentage points
compare-not-shown-still = Not shown: { $teams } without any change
compare-error = same random numbers in both, 95~% Monte Carlo interval of a probability at most ±{ $points } percentage points (pp){ $change }
compare-error-integrated = same points in both, 95~% interval of a probability at most ±{ $points } percentage points (pp){ $change }
compare-error-sets = ; how often the set differs is drawn, ±{ $points }
compare-error-exact = ; the changes are exact
compare-error-change = , of a change ±{ $points } before rounding
compare-described = Pairs of dots: selection probability in A and in B: { $teams }. { $error }.
only-in-a = { $share }, only in A
only-in-b = { $share }, only in B
always-among = { $whom_n ->
    [1] always { $whom }
   *[other] always among { $whom }
}
never-among = { $whom_n ->
    [1] never { $whom }
   *[other] never among { $whom }
}
among = { $whom_n ->
    [1] { $whom }
   *[other] among { $whom }
}
lines-change-places = two teams change places
lines-as-written = as written: { $value }
lines-error-crossing = , of the value of a crossing ±{ $error }
lines-turn = { $taker } and { $loser } change places at { $at } ±{ $error }, both selected in { $share } ±{ $points } percentage points.
lines-described = Lines of selection probability along { $axis }, from its first value to its last: { $ends }.{ $turns } { $error }.
lines-unnamed-in = far from the line, without names: { $within } always in
lines-unnamed-out = far from the line, without names: { $without } never in
lines-unnamed = far from the line, without names: { $within } always in, { $without } never
grid-as-written = as written: { $rows }, { $columns }
grid-as-written-near = as written, to the nearest cells: { $rows }, { $columns }
grid-off = As written ({ $values }) is not on the map
grid-free = As written, { $axis } is { $value } and { $free } free
off-the-axis = As written, { $axis } is { $value }, which is not on the axis
team-grid-subtitle = Share of { $panels } in which { $team } is selected, in percent, by { $rows } and { $columns }
team-grid-described = Heat map of the selection probability of { $team }, from { $low } to { $high }: rows { $rows }, columns { $columns }. { $error }.
regions-subtitle = { $places_n ->
    [0] Likeliest teams by selection probability
    [1] Likeliest team by selection probability
   *[other] Likeliest { $places } by selection probability
}{ $besides }, in { $panels } of each cell
regions-besides = besides those that always are
regions-same = the same in every cell
regions-letters = { $sets }, each with its letter
regions-out = { $whom_n ->
    [1] { $teams }: { $whom }
   *[other] { $teams } among { $whom }
}
regions-always = { $whom_n ->
    [1] Always { $whom }: { $teams }
   *[other] Always among { $whom }: { $teams }
}
regions-always-many = { $teams } are always among { $whom }
regions-never = { $whom_n ->
    [1] Never { $whom }: { $teams }
   *[other] Never among { $whom }: { $teams }
}
regions-described = Map of the likeliest teams, rows { $rows }, columns { $columns }. Parts of the cells: { $parts }. { $error }.
values-subtitle = Share of { $panels } in which each team is selected, in percent, by { $axis }
values-described = Table of selection probability by { $axis }, in the order of its values: { $rows }. { $error }.
no-picture = A picture shows one axis or two, not { $count }
no-picture-subtitle = The table has the figures
no-picture-described = No figures are drawn.
name-at = { $name } at { $share }
ranks-range = { $name } { $rank } ({ $low } to { $high })

## Tables: what stands over them

headline-exact-rows = { $places } for { $teams }: exact probabilities, over { $rows }.
headline-exact = { $places } for { $teams }: exact probabilities.
headline-integrated = { $places } for { $teams }: probabilities by integration.
headline-drawn = { $places } for { $teams }, share of { $draws }.
run-incomplete = INCOMPLETE: the run was interrupted.
run-incomplete-document = Incomplete: the run was interrupted.
all-rows = all { $rows } rows
sweep-headline = { $places } for { $teams }; { $varied }; { $draws } each.
sweep-headline-exact = { $places } for { $teams }; { $varied }; exact.
sweep-headline-integrated = { $places } for { $teams }; { $varied }; integrated.
sweep-incomplete = INCOMPLETE: the sweep was interrupted.
sweep-places = { $low } to { $high } places
sweep-varied = { $values } of { $key }
sweep-by = { $first } by { $next }
compare-headline = { $places }; { $draws }, the same random numbers in both.
compare-headline-integrated = { $places }; integrated, sets and swaps over { $draws }; the same points and random numbers in both.
compare-incomplete = INCOMPLETE: the comparison was interrupted.
compare-places-same = { $places } in both
compare-places-differ = { $a } in A, { $b } in B

## Tables: heads of columns and rows

head-selected = selected
head-rank = rank
head-points = points
head-apart = apart
head-value-one = at value 1
head-total = total
head-bonus = bonus
head-mean-weight = mean weight
head-holistic = holistic
head-confidence = confidence
head-change = change
head-team = Team
head-selected-document = Selected
head-expected-rank = Expected rank
head-ranks = 90 % of ranks
head-mean-points = Mean points
head-question = Question
head-asks-for = Asks for
head-probability = Probability{ $error }
head-change-points = Change, points
head-error = error at most
head-error-points = error at most, points
sheet-blanks = A blank: no score there, and the weight goes to the team's other criteria in proportion to theirs.
sheet-geometric = Points are weighted geometric means of values of at least { $floor }, shared out by weight × value; penalties and bonuses come after.
sheet-head = The sheet as written: points with every score and weight at its mean
sheet-blocks = By block of criteria; --verbose has each criterion.
rows-verbose = --verbose has all { $teams }.
ranks-head = Rank acceptability: share at each rank, in percent ({ $error })
central-weights-head = Central weights, given rank 1: points above or below the mean weight
selected-weights-head = Weights given selected: points above or below the mean weight
indices-head = Holistic acceptability index (1: always first); confidence factor: probability of rank 1 under the team's central weights
factor-unknown = unknown
factor-never-first = never first
entropy = Entropy in bits (0 where the decision is certain): { $parts }.
entropy-first = { $bits }~of who is first
entropy-set = { $bits }~of the selected set
entropy-set-least = at least { $bits }~of the selected set
entropy-ranking = { $bits }~of the whole ranking
team-view-head = Points at the means
team-view-difference = difference
team-view-total = total
compare-only-in = only in { $side }
mark-in = {"  "}in
mark-out = {"  "}out

## Tables: questions

questions-head = Questions{ $error }
questions-error = (error { $error })
question-of-draws = of draws
question-exact = (exact)
questions-drawn = Questions that cannot be integrated were answered by { $draws }.
questions-swept = Questions, in percent of draws (error { $error })
questions-swept-integrated = Questions, in percent (error { $error })
questions-swept-exact = Questions, in percent (exact)
questions-compared = Questions (error { $error })
questions-compared-error = Error of the answers: { $error }.
question-along = { $change } percentage points from { $from } to { $to } (error { $error })
question-along-exact = { $change } percentage points from { $from } to { $to }
question-over = from { $least } to { $most }
question-at = { $share } at { $values }
list-and = { $rest } and { $next }

## Tables: sweeps

lines-legend = In percent of draws; * marks the likeliest, as many as there are places. { $error }
lines-legend-exact = In percent; * marks the likeliest, as many as there are places. { $error }
lines-every = { $every ->
    [2] Every second value is shown; --verbose has all.
    [3] Every third value is shown; --verbose has all.
   *[other] Every { $every }th value is shown; --verbose has all.
}
lines-not-shown-in = Not shown, always among the likeliest: { $teams }.
lines-not-shown-out = Not shown, further from the line: { $teams }.
lines-document = Selection probability; the likeliest in bold. { $error }
map-axes = { $rows } down, { $columns } across:
map-team = Share of draws in which { $team } is selected, in percent.
map-team-exact = How likely { $team } is selected, in percent.
map-not-every = Not every value is shown; --format csv has all.
map-besides = besides { $teams }, who always are
map-besides-many = besides { $teams } that always are
map-one-set = The likeliest are the same in every cell.
map-one-set-named = The likeliest are the same in every cell: { $teams }.
map-sets = Who is among the likeliest{ $besides }: { $sets }.
map-document = { $rows } down, { $columns } across; { $what }. { $error }
map-document-team = selection probability of { $team }
base-as-written = As written: { $key } = { $value }.

## Tables: comparisons

differences-none = A and B say the same.
differences-head = Differences
differences-more = and { $count } more
difference-sides = { $a } in A, { $b } in B
difference-absent = not there
difference-there = there
shares-head = Shares of the changes (Shapley), in percentage points (error { $error })
shares-none = The changes cannot be shared out among the differences: some of them alone make no valid scenario.
shares-together = all together

## Tables: what the figures rest on

rest-exact-rows = Exact over { $rows }, scenario { $digest }. Exact for the inputs as written: how little is known of them is another matter.
rest-exact = Exact by integration (error of { $error } at most, by two refinements and rounding), scenario { $digest }. Exact for the inputs as written: how little is known of them is another matter.
rest-exact-pieces = Exact: the weights are all that is uncertain, and no order changes within any of { $pieces } of the set of all weights, whose volumes were added up (error of { $error } at most, by rounding), scenario { $digest }. Exact for the inputs as written: how little is known of them is another matter.
rest-integrated = Integrated over { $points } evenly spread points, seed { $seed }, scenario { $digest }.
rest-drawn = { $draws }, seed { $seed }, scenario { $digest }.
rest-at-once = To hold for all teams at once the intervals are at most ±{ $points } percentage points.
rest-sample = The { $rows } aligned rows are a sample themselves, whose error is in no figure here.
rest-precision = The precision asked for, ±{ $target } percentage points, was reached.
rest-precision-missed = The precision asked for, ±{ $target } percentage points, was NOT reached: the largest half-width is ±{ $points }.
document-exact-rows = { $places }, exact over { $rows }, scenario { $digest }. Exact for the inputs as written, which are uncertain.
document-exact = { $places }, exact by integration, scenario { $digest }. Exact for the inputs as written, which are uncertain.
document-exact-pieces = { $places }, exact over { $pieces } of the set of all weights, scenario { $digest }. Exact for the inputs as written, which are uncertain.
document-integrated = { $places }, integrated over { $points } evenly spread points, seed { $seed }, scenario { $digest }. { $error }
document-drawn = { $places }, { $draws }, seed { $seed }, scenario { $digest }. { $error }
rest-swept = { $draws } at each of { $points }, seed { $seed }, scenario { $digest }. All of them share their random numbers, so that differences are known better than the figures themselves.
rest-swept-exact = Exact: nothing is uncertain at any of the { $points }, scenario { $digest }.
rest-swept-integrated-exact = Integrated exactly at each of { $points }, scenario { $digest }.
rest-swept-integrated = Integrated over { $count } evenly spread points at each of { $points }, seed { $seed }, scenario { $digest }. They are the same everywhere, so that differences are known better than the figures themselves.
rest-compared = { $draws }, seed { $seed }, scenarios { $a } and { $b }. An error at most is the largest half-width of the 95~% Monte Carlo intervals, in percentage points; changes are counted draw by draw, which makes theirs narrow, and shown as the figures beside them are rounded. None of them is the uncertainty of the inputs.
rest-compared-integrated = Integrated at { $points } evenly spread points, sets and swaps over { $draws }, seed { $seed }, scenarios { $a } and { $b }. An error at most is the largest half-width of the 95~% intervals, in percentage points; both have the same points, which makes those of changes narrow, and changes are shown as the figures beside them are rounded. None of them is the uncertainty of the inputs.
rest-compared-exact = Integrated exactly, sets and swaps over { $draws }, seed { $seed }, scenarios { $a } and { $b }. An error at most is the largest half-width of the 95~% intervals, in percentage points; changes are shown as the figures beside them are rounded. None of them is the uncertainty of the inputs.

## Axes and sides

axis-places = Places
axis-weight = { $name }, weight in points
axis-penalty = { $name }, penalty in points
axis-total = All weights together, in points
axis-concentration = Concentration of the weights
axis-within-teams = Correlation within teams
axis-within-criteria = Correlation within criteria
axis-block = Block { $name }, in points
axis-group = Correlation of group { $name }
axis-score = { $criterion } of { $team }, score
axis-part-of-score = { $criterion } of { $team }, { $part }
axis-bonus = Bonus of { $team }, in points
axis-sd = Uncertainty of { $team }, sd of its scores
axis-change = { $axis }, change of { $written }
axis-factor = { $axis }, factor of { $written }
whole-block = block { $name }
whole-weights = the weights
points-of = the points of { $whole }
points-of-total = the { $points_n ->
    [1] { $points } point
   *[other] { $points } points
} of { $whole }
follows-outside = { $criterion } stands outside the blocks: its points are added to theirs.
follows-only = The points of { $whole } go to { $criterion }.
follows-proportions = The weights of { $whole } keep their proportions: { $criteria }.
follows-shared = The points of { $whole } are shared by { $criteria }.
follows-rest = { $criterion } gets the rest of { $points }.
follows-rest-proportion = { $criteria } share the rest of { $points } in proportion.
follows-rest-dirichlet = { $criteria } share the rest of { $points } in proportion, on average: all stay Dirichlet.
follows-rest-free = { $criteria } share the rest of { $points }, every split equally likely.
follows-below = below { $end }
follows-above = above { $end }
follows-both = { $below } and { $above }
follows-beyond = Values { $sides } lie beyond the scale of { $criterion }, { $low } to { $high }.
follows-added = Each value is added to what is written, { $written }.
follows-factor = Each value is a factor of what is written, { $written }.
side-with = { $file } with { $settings }

## The page of `simulate explore`

page-add = Add a slider: a score, a bonus, anything
page-add-none = Nothing is called that; PATH=VALUE and Enter set any key
page-added = Added
page-as-command = As a command
page-as-file = As a file
page-as-written = as written
page-ask = Ask how likely something is, then press Enter
page-between = between
page-changes = In: { $enter }. Out: { $leave }
page-chart-pairwise = Who ranks above whom
page-chart-ranks = Ranks
page-chart-selection = Selection
page-chart-weights = Weights given selection
page-close = Close
page-copied = Copied
page-copy = Copy
page-ended = The program has ended. Start it again to go on; this address holds what is set
page-enters = { $enter } { $enter_n ->
    [1] comes
   *[other] come
} in besides
page-first = A first look, computing…
page-fixed = fixed
page-free = free
page-from = from
page-growing = Draws so far, computing…
page-keep = Pictures, table
page-known-as = how it is known
page-leaves = { $leave } { $leave_n ->
    [1] drops
   *[other] drop
} out
page-loopback = on this machine only
page-mean = mean
page-no-questions = Nothing is asked yet
page-other = as written
page-out = Take this team out
page-pairs = Pairs
page-pairs-head = How often the team of the row ranks above the team of the column, in percent ({ $error })
page-penalties = Penalties
page-points-of = { $name }, in points
page-questions = Questions
page-ranks = Ranks
page-redo = Redo
page-reset = As written
page-result = Result with the scenario
page-same = The likeliest are those of the scenario as written
page-save = Save
page-selection = Selection
page-set = What is set
page-sets = Selections
page-sheet = Sheet of points
page-show-team = Show this team against the line
page-spread = around
page-stop = End
page-table = Table
page-take-away = take away
page-takes = { $enter } takes { POSSESSIVE($leave) } place
page-to = to
page-together = What goes together
page-tune = Tune
page-undo = Undo
page-was = { $share } as written
page-weights = Weights
page-whole-block = Whole block

## A report: what stands over its parts

report-contents = Contents
report-selection = Selection probability
report-teams = Teams
report-teams-legend = Every team, likeliest first
report-sheet = The sheet as written
report-ranks = Ranks
report-ranks-chart = Rank acceptability
report-pairs = Pairs
report-pairs-chart = Pairwise winning indices
report-pairs-legend = How often the team of the row ranks above the team of the column, in percent ({ $error })
report-sets = Who is selected together
report-sets-legend = The likeliest selections ({ $error })
report-head-set = Selected
report-other-sets = All other selections together: { $share }.
report-questions = Questions
report-weights = Weights
report-weights-chart = Mean weights given selection
report-swept = Varied: { $axes }
report-compared = Compared: { $a } (A) and { $b } (B)
report-compared-legend = Probability in A and in B, and the change
report-figures = All figures
report-around-the-line = Shown are the { $teams } teams around the cut line.
report-how = How it was computed, and how sure it is
report-method = Method
report-draws = Draws
report-points = Points
report-pieces = Pieces
report-seed = Seed
report-digest = Scenario
report-version = Version
report-again = To make this report again
report-limits = What it does not tell
report-settings = What was changed
report-scenario = The scenario
report-written = { $file }, as written
report-computed = As computed, with all that was set and read from files
report-computed-told = This text stands alone: a run of it gives the figures of this report.
report-notes = How it was read
report-methods = Methods and references
report-references = References
report-made = Made by cutline { $version } from scenario { $digest }. Nothing in this page is loaded from elsewhere, and nothing is sent.

## A report: what if

what-if = What if
what-if-told = Move a slider: one key takes another value, all else stays as written. Every position was computed beforehand, as a run with that value is.
what-if-written = as written: { $value }
what-if-open = left open
what-if-as-written = As written
what-if-back = Back to what is written
what-if-key = Key
what-if-lowest = At the lowest value
what-if-highest = At the highest value
what-if-paper = One key at a time, all else as written
what-if-unmoved = These keys cannot be moved here:

## A report: what no figure tells

limits-inputs = The figures say what follows from this scenario: its scores, weights and penalties, and how uncertain each is said to be. Whether those are right no computation tells.
limits-once = A selection happens once. That something likely did not happen, or something unlikely did, neither proves nor refutes a probability.
limits-free-weights = Where a weight is left open, every allowed split counts as equally likely. That is a convention, not knowledge of anybody's priorities.
limits-dirichlet = Weights scatter about the numbers written as closely as the concentration says. How closely is a judgement.
limits-independent = All uncertain numbers are independent of each other here. Where errors go together, say because one team is overrated throughout, the figures would be others.
limits-beyond = Scores beyond the ends of a scale count on, above full points or below none.
limits-penalties = What a penalty stands for, and whether the panel applied one, is an assumption of the scenario.
limits-lots = Equal totals are settled by lot; a panel may have rules of its own.
limits-observed = What really happened is compared with the figures and has no part in them.
limits-one-at-a-time = The sliders move one key at a time. What two changes do together may be more, or less, than what each does.

## A report: methods

methods-figures = For the scenario “{ $title }” ({ $digest }) cutline { $version } reports selection probabilities, rank acceptability and holistic indices (Lahdelma and Salminen 2001; metaweights: Barron and Barrett 1996), pairwise winning indices (Leskinen et al. 2006), expected ranks and central 90~% intervals of ranks.
methods-weights = Weights that favour a team are its central weights, with their confidence factors, and its mean weights given selection (Lahdelma, Hokkanen and Salminen 1998).
methods-geometric = Values come together as weighted geometric means (UNDP 2010).
methods-rows = All { $rows } aligned rows were gone through, so that the figures are exact for them.
methods-pieces = Weights being all that is uncertain, the set of all weights was cut into { $pieces } pieces, in each of which no order changes, and their volumes were added up: the figures are exact.
methods-exact = The figures were integrated exactly: normal totals by the trapezoid rule (Trefethen and Weideman 2014), totals of other laws as polynomials in pieces (Trefethen 2013).
methods-integrated = The figures were integrated exactly at each of { $points } evenly spread points of what teams share (Sobol' 1967; Joe and Kuo 2008; scrambled: Owen 1995; seed { $seed }), with 95~% intervals from independent scramblings (Owen 1997; Student 1908).
methods-drawn = The figures are shares of { $draws } of counter-based random numbers (Salmon et al. 2011; normal ones: Box and Muller 1958; seed { $seed }), with 95~% score intervals (Wilson 1927).
methods-entropy = Entropies are those of Shannon 1948.
methods-observed = The score of the forecast is that of Brier 1950.
methods-compared = Two scenarios are compared on the same random numbers, with intervals for paired proportions (Tango 1998); a change is shared out among its causes by their Shapley values (Shapley 1953).
