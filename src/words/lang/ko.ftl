# 결과를 한국어로 전하는 문장들.
#
# 물결표는 줄을 바꾸지 않는 빈칸이다. _n으로 끝나는 변수는 문법에만 쓰는 수이다.

## 수와 나열

count = { $figure }
list-comma = { $rest }, { $next }
list-last = { JOSA($rest, "과/와") } { $last }
list-more = { $rest } 외 { $more }개
teams = { $count }개 팀
no-teams = 팀이 없다
a-team = 어느 팀
seats = { $count_n ->
    [1] 한 자리
   *[other] { $count }자리
}
last-places = { $count_n ->
    [1] 마지막 한 자리
   *[other] 마지막 { $count }자리
}
likeliest = { $count_n ->
    [1] 가장 유력한 팀
   *[other] 가장 유력한 { $count }개 팀
}
the-likeliest = 가장 유력한 팀
likeliest-teams = 가장 유력한 팀

## 누가 선정되는가

race-only = { JOSA($team, "은/는") } 유일한 팀이며 선정된다
race-place-for-each = { $count }개 팀이 모두 선정된다: 팀마다 자리가 있다
race-nobody-level = 두드러지는 팀이 없다: 가장 유력한 팀들도 모의 심사의 { $share }에서만 선정된다
race-nobody = 두드러지는 팀이 없다: { $team }도 모의 심사의 { $share }에서만 선정된다
race-leads = { $lead_n ->
    [1] { JOSA($leader, "이/가") } 앞선다
   *[other] { $lead }개 팀이 앞선다
}
race-clearly = { JOSA($leader, "이/가") } 뚜렷이 앞선다: 모의 심사의 { $share }에서 선정된다
race-too-many = { race-leads }: 자리는 { $seats }뿐이다
race-clear = { JOSA($leading, "이/가") } 나머지를 뚜렷이 앞선다
race-nobody-near = { race-leads }; { $last }에 다가서는 다른 팀은 없다
race-only-near = { $seats }에 다가서는 팀은 { $open }뿐이다: 모의 심사의 { $share }에서 선정된다
race-all-contest = { $open } 모두가 { JOSA($seats, "을/를") } 놓고 다툰다
race-contest = { JOSA($open, "이/가") } { JOSA($seats, "을/를") } 놓고 다툰다
race-behind = { race-leads }; { JOSA($open, "이/가") } 바짝 뒤따른다
race-nearest = { race-leads }; { $last }에는 { JOSA($open, "이/가") } { JOSA($share, "으로/로") } 가장 가깝다
race-contest-last = { race-leads }; { JOSA($open, "이/가") } { JOSA($last, "을/를") } 놓고 다툰다
level-one = { JOSA($team, "은/는") } 유일한 팀이다
level-two = { JOSA($teams, "은/는") } 우열이 없다: { $how }
level-all = { $count }개 팀 모두 우열이 없다: { $how }
level-selected = 각각 모의 심사의 약 { $share }에서 선정된다
level-first = 각각 모의 심사의 약 { $share }에서 1위이다
level-other = 각각 모의 심사의 약 절반에서 서로를 앞선다
level-others = 각각 모의 심사의 약 절반에서 다른 팀 하나하나를 앞선다

## 순위

ranks-level-top = { JOSA($teams, "은/는") } 선두에서 우열이 없다: 각각 모의 심사의 { $share }에서 1위이다
ranks-first = { JOSA($teams, "이/가") } 모의 심사의 { $share }에서 1위이다
ranks-over = 90~% 구간이 { $widest_n ->
    [1] { $from }위부터 { $to }위까지
   *[other] { $ranks }개 순위에 걸침
}
ranks-hardest = 순위를 가늠하기 가장 어려운 팀은 { $widest_n ->
    [1] { $hardest }
   *[other] { $widest }개 팀
}이다({ $over })
ranks-crowd = { $across_n ->
    [0] { $teams }개 팀의 90~% 순위 구간 가운데 선정선에 걸친 것은 없고
   *[other] { $teams }개 팀 가운데 { $across }개 팀의 90~% 순위 구간이 선정선에 걸치고
}, { $wide_n ->
    [1] 절반의 팀은 순위가 하나로 정해진다
   *[other] 절반의 팀은 { $wide }개 이상의 순위에 걸친다
}
ranks-settled = 순위는 거의 정해져 있다: { $first }
ranks-no-more-than-two = { $first }; 90~% 구간이 두 순위를 넘는 팀은 없다
ranks-first-and-hardest = { JOSA($hardest, "은/는") } 모의 심사의 { $share }에서 1위로 가장 자주 1위이면서, 순위를 가늠하기도 가장 어렵다({ $over })
ranks-first-then = { $first }; { $then }

## 두 팀씩

pairs-two = { JOSA($above, "이/가") } 모의 심사의 { $share }에서 { JOSA($below, "을/를") } 앞선다
pairs-place-for-each = 팀마다 자리가 있다
pairs-over-all = { $contest }; 다른 모든 팀도 절반 넘게 앞선다
pairs-always = { JOSA($team, "은/는") } 언제나 다른 모든 팀을 앞선다
pairs-often = { JOSA($team, "은/는") } 다른 모든 팀을 각각 모의 심사의 { $share } 이상에서 앞선다
pairs-unclear = 다른 모든 팀을 뚜렷이 앞서는 팀은 없다
pairs-nobody = 다른 모든 팀을 절반 넘게 앞서는 팀은 없다
pairs-then-line = { $first }; 선정선에서는 { $contest }
pairs-line = 선정선에서는 { $contest }
of-panels = 모의 심사의 { $share }
contest-even = { JOSA($above, "과/와") } { $below }의 우열이 없다
contest-level = { JOSA($above, "과/와") } { $below }의 우열이 거의 없다
contest-above = { JOSA($above, "이/가") } { $share }에서 { JOSA($below, "을/를") } 앞선다

## 가중치

hinge-fixed = 불확실한 가중치가 없다
hinge-nobody = 가중치에 선정이 달린 팀은 없다: 표시된 팀 가운데 모의 심사의 10–90~%에서 선정되는 팀이 없다
hinge-rough = 어느 가중치가 유리한지 알 만큼 자주 선정되는 팀이 없다
hinge-hardly = 가중치는 선정을 거의 좌우하지 않는다: 당락이 갈리는 팀에서 어느 것도 { $points }점 넘게 움직이지 않는다
hinge-on = { JOSA($teams, "이/가") } 가중치에 가장 크게 좌우된다: { JOSA($team, "이/가") } 선정될 때 { $weight }의 비중이 더 { $direction ->
    [more] 크다
   *[less] 작다
}(평균 { $given }점, { $shift })

## 선정선과 한 팀

team-in = { JOSA($team, "은/는") } 선정된다: 팀마다 자리가 있다
team-bonus = 가점
team-rest = 나머지
team-ahead = { $line }보다 { $points }점 앞선다
team-short = { $line }에 { $points }점 모자란다
team-level = { JOSA($line, "과/와") } 점수가 같다
team-stands = 적힌 대로의 점수표에서 { JOSA($team, "은/는") } { $within ->
    [yes] 첫 번째 탈락 팀
   *[no] 마지막 선정 팀
}인 { $stands }{ $parts }; 모의 심사의 { $share }에서 { JOSA($line, "을/를") } 앞선다

## 확률과 오차

share-heading-exact = 오차
share-heading = 95 % 구간
exact = 정확
share-of-draws = 추출의 { $share }
share-exact = { $share }(정확)
share-within = { $share }({ $interval })
error-of-intervals = 구간은 계산 오차이며 입력의 불확실성이 아니다.
error-of-computing = 계산 오차(%p, 입력의 불확실성이 아님): { $error }.
error-none = 이 수치는 정확한 값이다.
error-below = { $error } 미만
error-at-most = 최대 { $error }
error-at-most-after = 최대 { $error }

## 결과에서 드러난 것

found-likeliest = 가장 유력한 선정 결과: { $told }.
found-equal = { JOSA($sets, "이/가") } 똑같이 유력하다. 각각 { $share }(정확), 예: { $example }.
found-level = 가장 유력한 선정 결과를 가릴 수 없다: { JOSA($sets, "이/가") } 오차 안에서 같다. 예: { $example }.
found-or = 또는: { $told }.
found-then = 다음: { $told }.
found-line = 선정선에서는 { $contest }{ $more }{ $ties }.
found-line-each = 각각 { $share }에서 서로를 앞선다
found-line-one = { JOSA($team, "이/가") } { $share }에서 앞선다
found-line-ties = 동점으로 추첨: { $share }
found-no-groups = 이 순서에서 이웃한 두 팀의 순위가 { $probability } 확률로 갈리는 곳은 없다: 입력만으로는 순서가 정해지지 않는다.
found-groups = 묶음(이웃한 묶음 사이는 { $probability } 이상의 확률로 순위가 갈림): { $groups }.
found-apart = 각 팀은 "구별" 열의 자리부터 그 뒤의 모든 팀을 { $probability } 이상의 확률로 앞선다.
found-not-told = 선정과 탈락 가운데 어느 쪽이 더 유력한지 이 수치로는 알 수 없는 팀: { $teams }.
found-always = 허용된 어떤 가중치에서도 { JOSA($within, "이/가") } 선정된다.
found-never = 허용된 어떤 가중치에서도 { JOSA($out, "은/는") } 선정되지 않는다.
found-always-and-never = 허용된 어떤 가중치에서도 { JOSA($within, "이/가") } 선정되고 { JOSA($out, "은/는") } 탈락한다.
found-observed = 실제 결과: { $teams }; { $share }. 확률 { $count }개의 브라이어 점수: { $score } (모든 팀의 확률이 같다고 하면 { $chance }, 낮을수록 좋음).

## 한 축을 따라

along-level = { $axis }의 모든 값에서 선정선의 { $teams } 사이에 우열이 없다
along-level-at = { $axis }의 값 { $all }개 가운데 { $at }개에서 선정선의 { $teams } 사이에 우열이 없다
along-steady = { $axis }의 모든 값에서 { JOSA($teams, "이/가") } 앞선다
along-entering = 자리가 늘면 { JOSA($teams, "이/가") } 차례로 들어온다
along-come-and-go = { $axis }에 따라 { JOSA($teams, "이/가") } 들고 난다
along-decides-two = { JOSA($one, "과/와") } { $other } 가운데 누가 { JOSA($last, "을/를") } 차지하는지는 { $axis }에 달려 있다
along-decides-who = { $teams } 가운데 누가 { JOSA($last, "을/를") } 차지하는지는 { $axis }에 달려 있다
along-decides-which = { $teams } 가운데 어느 팀이 { JOSA($last, "을/를") } 차지하는지는 { $axis }에 달려 있다
same-teams = 같은 { $teams }
turns-none = { JOSA($axis, "이/가") } 달라져도 자리의 주인은 바뀌지 않는다
turns-first = { JOSA($axis, "이/가") } { $at }{ $direction ->
    [above] 보다 커지면
   *[below] 보다 작아지면
} { JOSA($taker, "이/가") } { $loser }의 자리를 차지한다
turns-then = { $first }; { $next }
turns-times-more = { $first }; 자리의 주인이 { $times }번 더 바뀐다
turn = { $loser } 대신 { $taker }, { $at } { $direction ->
    [above] 초과
   *[below] 미만
}

## 두 축에 걸쳐

map-level = { JOSA($rows, "과/와") } { JOSA($columns, "이/가") } 어떻든 선정선의 { $teams } 사이에 우열이 없다
map-steady = { JOSA($rows, "과/와") } { JOSA($columns, "이/가") } 어떻든 { JOSA($teams, "이/가") } 앞선다
map-come-and-go = { JOSA($rows, "과/와") } { $columns }에 따라 { JOSA($teams, "이/가") } 들고 난다
map-no-teams = 팀이 없다
map-holds = { JOSA($team, "이/가") } 칸의 { $share }에서 { $places ->
    [one] 한 자리를
    [last] 마지막 한 자리를
   *[several] { $last } 가운데 하나를
} 차지한다
map-holds-rest = { $holds }; { $rest }
map-holds-others = { $holds }; 나머지는 다른 { $others }개 팀이 나누어 갖는다
map-holder = { JOSA($team, "은/는") } { $share }
team-map-everywhere = { JOSA($team, "은/는") } 어디서나 심사의 { $share }에서 선정된다
team-map-between = { JOSA($team, "은/는") } 심사의 { $low }에서 { $high } 사이에서 선정된다
team-map-always = { $span }; 언제나 { $whom }에 든다
team-map-never = { $span }; { $whom }에 드는 일이 없다
team-map-sometimes = { $span }; 칸의 { $share }에서 { $whom }에 든다
lineup-no-other = 다른 팀 없음
lineup-and = A에 더하여 { $into }
lineup-without = A에서 { $out } 제외
lineup-with-for = A에서 { $out } 대신 { $into }

## 자리의 주인이 바뀌는 곳과 달라지는 것

crossings = 값이 커질 때의 선정선(몬테카를로 오차의 95~% 구간):
crossings-integrated = 값이 커질 때의 선정선(계산 오차의 95~% 구간):
crossings-exact = 값이 커질 때의 선정선(정확한 값):
crossing = { $at }({ $from }~-~{ $to })에서 { JOSA($leaves, "이/가") } 나가고 { JOSA($enters, "이/가") } 들어온다. 둘 다 { $share }에서 선정된다{ $beyond }.
crossing-exact = { $at }에서 { JOSA($leaves, "이/가") } 나가고 { JOSA($enters, "이/가") } 들어온다{ $beyond }.
crossing-beyond = 척도 { $low }~-~{ $high } 밖의 값이다
changes-none = { $from }에서 { $to }까지 이 추출에서는 어느 팀의 확률도 달라지지 않는다(오차 { $error }%p).
changes-none-exact = { $from }에서 { $to }까지 어느 팀의 확률도 변하지 않는다.
changes = { $from }에서 { $to }까지 가장 큰 변화(%p, 반올림 전 오차 { $error }): { $teams }.
changes-exact = { $from }에서 { $to }까지 가장 큰 변화(%p): { $teams }.

## 비교

change-nothing = A와 B 사이에 달라지는 것이 없다
change-same = { $places_n ->
    [1] 가장 유력한 팀은 그대로이다
   *[other] 가장 유력한 { $places }개 팀은 그대로이다
}{ $level }{ $moved }{ $differs }
change-same-level = (이 추출로 아는 한, { $teams } 사이에 우열이 없다)
change-same-still = ; 오차를 넘는 변화는 없다
change-same-moved = ; 가장 크게 달라지는 { JOSA($teams, "은/는") } { $teams_n ->
    [1] A에서 { $a }, B에서 { $b }
   *[other] 그중 { JOSA($team, "이/가") } A에서 { $a }, B에서 { $b }
}이다
change-same-differs = ; 추출의 { $share }에서 선정 결과가 다르다
change-joins = B에서 { JOSA($enter, "이/가") } { $whom }에 든다
change-drops-one-place = 자리가 하나인 B에서 { JOSA($leave, "이/가") } 빠진다
change-drops = B에서 { JOSA($leave, "이/가") } { $whom }에서 빠진다
change-takes = B에서 { JOSA($enter, "이/가") } { $leave }의 자리를 차지한다: 선정 확률은 { $b }, A에서는 { $a }이다
change-takes-new = B에서 { JOSA($enter, "이/가") } { $leave }의 자리를 차지한다: 선정 확률은 { $b }이고, A에는 없던 팀이다
change-uneven = B에서 { JOSA($enter, "이/가") } 들어오고 { JOSA($leave, "이/가") } 빠진다
change-places = B에서 { JOSA($enter, "이/가") } { $leave }의 자리를 차지한다
change-many = B에서 { $count }자리의 주인이 바뀐다
swaps = 가장 잦은 교체(추출 대비 %, 오차 { $error }): { $swaps }.
swap = { $out } 대신 { $into }~{ $share }
swap-besides = { $into } 추가~{ $share }
swap-nobody = { $out } 탈락, 대신하는 팀 없음~{ $share }
sets-same-exact = 모든 추출에서 선정 결과가 같다. 이는 정확하다.
sets-same = 모든 추출에서 선정 결과가 같다(다를 확률의 95~% 구간 { $low }~-~{ $high }~%).
sets-differ = { $share }에서 선정 결과가 다르다.

## 세는 말

counted-draw = 추출 { $count }회
counted-piece = { $count }개 조각
counted-place = { $count }자리
counted-team = { $count }개 팀
counted-more-team = { $count }개 팀
counted-other-set = 다른 조합 { $count }개
counted-set = 조합 { $count }개
counted-value = 값 { $count }개
counted-cell = 칸 { $count }개
counted-key = 항목 { $count }개
counted-weight = 가중치 { $count }개
counted-simulated-panel = 모의 심사 { $count }회

## 그림 아래의 줄

foot-rows = { $count }행
foot-settled = 불확실한 것 없음
foot-integrated-points = { $count }개 점에서 적분
foot-integrated = 적분
foot-as-written = { $places }(적힌 대로)
foot-draws-of-cell = 칸마다 { $draws }
foot-draws-at-value = 값마다 { $draws }
foot-places-differ = A는 { $a }, B는 { $b }자리
foot-draws-of-each = 각각 { $draws }
foot-seed = 시드~{ $seed }
foot-interrupted = { $draws }(끝나기 전에 중단됨)
foot-interval = 95~% 구간 최대 ±{ $points }%p
foot-interval-drawn = 몬테카를로 95~% 구간 최대 ±{ $points }%p
panels = 모의 심사

## 그림

as-written = 적힌 대로
changed-with = 변경: { $settings }
changed-without = 제외: { $teams }
changed-both = 둘 다 { $changed }
among-them = ({ $teams } 포함)
cut-line = 선정선: { $places }
beyond-the-scale = 척도 밖
share-of-panels = 모의 심사 중 비율
square-root-scale = { $label }(제곱근 눈금)
value-range = { $low }–{ $high }
not-shown = 표시하지 않음: { $rest }{ $hidden }
not-shown-above = 위로 { $above }
not-shown-below = 아래로 { $below }
not-shown-both = 위로 { $above }, 아래로 { $below }개
chart-interval = 확률의 몬테카를로 95~% 구간 최대 ±{ $points }%p
chart-interval-integrated = 확률의 95~% 구간 최대 ±{ $points }%p
selected-share = { $panels } 가운데 각 팀이 선정되는 비율
selected-share-intervals = { $panels } 가운데 각 팀이 선정되는 비율, 95~% 구간 포함
selected-share-bands = { $panels } 가운데 각 팀이 선정되는 비율, 몬테카를로 오차의 95~% 띠 포함
selection-likely = 유력: 75~% 초과
selection-contested = 경합: 25–75~%
selection-unlikely = 희박: 25~% 미만
selection-in-reality = 실제로 선정됨
selection-above = 위로 { $teams }, 각각 { $share }{ $hidden }
selection-below = 아래로 { $teams }, 각각 { $share }{ $hidden }
share-or-more = { $share } 이상
share-or-less = { $share } 이하
selection-described = 선정 확률이 높은 순서의 막대그림, { $places }: { $shares }.
crowd-selected = { $panels } 가운데 { $teams } 각각이 선정되는 비율, 왼쪽일수록 유력함
crowd-selected-bands = { $panels } 가운데 { $teams } 각각이 선정되는 비율, 왼쪽일수록 유력함, 몬테카를로 오차의 95~% 띠 포함
crowd-axis = 선정 확률 차례
crowd-contested = 경합: { $teams }, { $span_n ->
    [0] { $from }번째
   *[other] { $from }번째부터 { $to }번째까지
}
crowd-described = { $teams }의 선정 확률 곡선, 유력한 차례, { $places }: 유력 { $likely }, 경합 { $contested }, 어려움 { $unlikely }. { $shares }.
crowd-ranks = { $panels } 가운데 { $teams } 각각의 가운데 90~% 순위, 왼쪽부터 기대 순위 차례
crowd-ranks-axis = 기대 순위 차례
crowd-within = 선정선 안쪽
crowd-across = 선정선에 걸침
crowd-beyond = 선정선 바깥쪽
crowd-expected = 기대 순위
crowd-ranks-described = 기대 순위 차례로 { $teams }의 가운데 90 % 순위, { $places }: 선정선 안쪽 { $within }, 걸침 { $across }, 바깥쪽 { $beyond }. { $ranks }.
ranks-axis = 순위
ranks-subtitle = { $panels } 가운데 각 팀이 각 순위에 오르는 비율(%), 기대 순위 차례{ $part }
ranks-part = ; 선정선 언저리의 { $count }개 팀과 순위
ranks-not-shown = 표시하지 않음: { $rest }{ $hidden }, 그리고 같은 수의 순위
ranks-described = 순위별 비율의 열지도. 기대 순위와 가운데 90 % 순위: { $ranks }.
pairwise-axis = 앞서는 상대
pairwise-subtitle = { $panels } 가운데 행의 팀이 열의 팀을 앞서는 비율(%){ $part }
pairwise-part = ; 선정선 언저리의 { $count }개 팀
pairwise-pair = { $above } > { $below } { $share } %
pairwise-described = 두 팀씩 앞서는 비율의 열지도, 선정 확률 차례. 이웃한 팀: { $pairs }.
weights-axis = 평균 가중치
weights-unit = 가중치(점)
weights-subtitle = 그 팀이 선정될 때의 평균 가중치가 { $panels } 전체의 평균보다 높거나 낮은 정도(점)
weights-rough = 우연만으로도 그만큼 클 수 있는 값은 색이 없음. { $draws }회가 안 되는 추출에서만 선정되어 대략적인 값: { $teams }
weights-not-shown = 표시하지 않음: 팀 사이의 차이가 가장 작은 가중치 { $count }개
weights-described = 선정될 때의 평균 가중치에서 전체 평균을 뺀 값의 열지도, { $teams }, { $weights }: { $labels }.
compare-in-one = 한쪽에서만 { $whom }에 듦
compare-subtitle = { $panels } 가운데 각 팀이 A와 B에서 선정되는 비율{ $differs }
compare-sets-same = ; 선정 결과는 모두 같다
compare-sets-differ = ; 그중 { $share }에서 선정 결과가 다르다
compare-head-sides = A → B
compare-head-change = 변화, %p
compare-not-shown = 표시하지 않음: 변화가 { $points }%p 이하인 { $teams }
compare-not-shown-still = 표시하지 않음: 변화가 없는 { $teams }
compare-error = 양쪽에 같은 난수, 확률의 몬테카를로 95~% 구간 최대 ±{ $points }%p{ $change }
compare-error-integrated = 양쪽에 같은 점, 확률의 95~% 구간 최대 ±{ $points }%p{ $change }
compare-error-sets = ; 조합이 달라지는 비율은 추출한 것, ±{ $points }
compare-error-exact = ; 변화는 정확하다
compare-error-change = , 변화는 반올림 전 ±{ $points }
compare-described = 점의 쌍: A와 B에서의 선정 확률: { $teams }. { $error }.
only-in-a = { $share }, A에만
only-in-b = { $share }, B에만
always-among = 언제나 { $whom }에 듦
never-among = { $whom }에 들지 않음
among = { $whom }에 듦
lines-change-places = 두 팀이 자리를 바꿈
lines-as-written = 적힌 대로: { $value }
lines-error-crossing = , 교차하는 값은 ±{ $error }
lines-turn = { JOSA($taker, "과/와") } { JOSA($loser, "은/는") } { $at } ±{ $error }에서 자리를 바꾸며, 둘 다 { $share } ±{ $points }%p에서 선정된다.
lines-described = { $axis }의 첫 값부터 마지막 값까지 선정 확률의 선: { $ends }.{ $turns } { $error }.
lines-unnamed-in = 선정선에서 멀어 이름 없음: 언제나 듦 { $within }
lines-unnamed-out = 선정선에서 멀어 이름 없음: 들지 않음 { $without }
lines-unnamed = 선정선에서 멀어 이름 없음: 언제나 듦 { $within }, 들지 않음 { $without }
grid-as-written = 적힌 대로: { $rows }, { $columns }
grid-as-written-near = 적힌 대로(가장 가까운 칸): { $rows }, { $columns }
grid-off = 적힌 값({ $values })은 지도 밖에 있다
grid-free = { $axis }의 적힌 값은 { $value }이고, { JOSA($free, "은/는") } 정해져 있지 않다
off-the-axis = { $axis }의 적힌 값 { JOSA($value, "은/는") } 축 밖에 있다
team-grid-subtitle = { $panels } 가운데 { JOSA($team, "이/가") } 선정되는 비율(%), { JOSA($rows, "과/와") } { $columns }에 따라
team-grid-described = { $team }의 선정 확률 열지도, { $low }에서 { $high }: 행 { $rows }, 열 { $columns }. { $error }.
regions-subtitle = { $places_n ->
    [0] 선정 확률로 가장 유력한 팀
    [1] 선정 확률로 가장 유력한 팀
   *[other] 선정 확률로 가장 유력한 { $places }개 팀
}{ $besides }, 칸마다 { $panels }
regions-besides = (언제나 드는 팀 제외)
regions-same = 모든 칸에서 같음
regions-letters = { $sets }, 각각 글자로 표시
regions-out = { $whom }에 드는 { $teams }
regions-always = 언제나 { $whom }에 드는 팀: { $teams }
regions-always-many = { JOSA($teams, "이/가") } 언제나 { $whom }에 든다
regions-never = { $whom }에 드는 일이 없는 팀: { $teams }
regions-described = 가장 유력한 팀의 지도, 행 { $rows }, 열 { $columns }. 칸의 비율: { $parts }. { $error }.
values-subtitle = { $panels } 가운데 각 팀이 선정되는 비율(%), { $axis }별
values-described = { $axis }별 선정 확률의 표, 값의 차례대로: { $rows }. { $error }.
no-picture = 그림은 한 축이나 두 축을 보이며 { $count }개 축은 보이지 않는다
no-picture-subtitle = 수치는 표에 있다
no-picture-described = 그려진 수치가 없다.
name-at = { $name } { $share }
ranks-range = { $name } { $rank }({ $low }–{ $high })

## 표: 머리글

headline-exact-rows = { $teams }, { $places }: { $rows }에 걸친 정확한 확률.
headline-exact = { $teams }, { $places }: 정확한 확률.
headline-integrated = { $teams }, { $places }: 적분으로 구한 확률.
headline-drawn = { $teams }, { $places }: { $draws } 중의 비율.
run-incomplete = 미완성: 실행이 중단됨.
run-incomplete-document = 미완성: 실행이 중단됨.
all-rows = 전체 { $rows }행
sweep-headline = { $teams }, { $places }; { $varied }; 각각 { $draws }.
sweep-headline-exact = { $teams }, { $places }; { $varied }; 정확한 값.
sweep-headline-integrated = { $teams }, { $places }; { $varied }; 적분.
sweep-incomplete = 미완성: 변화 분석이 중단됨.
sweep-places = { $low }–{ $high }자리
sweep-varied = { $key }의 { $values }
sweep-by = { $first } × { $next }
compare-headline = { $places }; { $draws }, 양쪽에 같은 난수.
compare-headline-integrated = { $places }; 적분, 선정 조합과 자리바꿈은 { $draws }; 양쪽에 같은 점과 난수.
compare-incomplete = 미완성: 비교가 중단됨.
compare-places-same = 양쪽 모두 { $places }
compare-places-differ = A는 { $a }, B는 { $b }자리

## 표: 행과 열의 이름

head-selected = 선정
head-rank = 순위
head-points = 점수
head-apart = 구별
head-value-one = 값 1의 점수
head-total = 합계
head-bonus = 가점
head-mean-weight = 평균 가중치
head-holistic = 종합
head-confidence = 신뢰
head-change = 변화
head-team = 팀
head-selected-document = 선정 확률
head-expected-rank = 기대 순위
head-ranks = 순위의 90 %
head-mean-points = 평균 점수
head-question = 질문
head-asks-for = 내용
head-probability = 확률{ $error }
head-change-points = 변화, %p
head-error = 최대 오차
head-error-points = 최대 오차, %p
sheet-blanks = 빈칸은 점수가 없다는 뜻이며, 그 가중치는 팀의 다른 기준에 가중치 비율대로 나누어집니다.
sheet-geometric = 점수는 값(최소 { $floor })의 가중 기하평균이며, 가중치 × 값의 비율로 나누어 적었습니다. 감점과 가점은 그 뒤에 반영됩니다.
sheet-head = 적힌 대로의 점수표: 모든 점수와 가중치가 평균일 때의 점수
sheet-blocks = 기준의 블록별. 기준마다는 --verbose.
rows-verbose = { $teams } 모두는 --verbose.
ranks-head = 순위별 비율: 각 순위에 오르는 비율(%)({ $error })
central-weights-head = 1위일 때의 중심 가중치: 평균 가중치와의 차이(점)
selected-weights-head = 선정될 때의 가중치: 평균 가중치와의 차이(점)
indices-head = 종합 수용 지수(1이면 언제나 1위)와 신뢰 계수(팀의 중심 가중치에서 1위일 확률)
factor-unknown = 알 수 없음
factor-never-first = 1위 없음
entropy = 엔트로피(비트, 결정이 확실하면 0): { $parts }.
entropy-first = 1위~{ $bits }
entropy-set = 선정~결과~{ $bits }
entropy-set-least = 선정~결과~{ $bits }~이상
entropy-ranking = 전체~순위~{ $bits }
team-view-head = 평균에서의 점수
team-view-difference = 차이
team-view-total = 합계
compare-only-in = { $side }에만
mark-in = {" "}선정
mark-out = {" "}탈락

## 표: 질문

questions-head = 질문{ $error }
questions-error = (오차 { $error })
question-of-draws = (추출)
question-exact = (정확)
questions-drawn = 적분할 수 없는 질문은 { $draws }로 답함.
questions-swept = 질문, 추출 대비 % (오차 { $error })
questions-swept-integrated = 질문(%, 오차 { $error })
questions-swept-exact = 질문(%, 정확한 값)
questions-compared = 질문(오차 { $error })
questions-compared-error = 답의 오차: { $error }.
question-along = { $from }에서 { $to }까지 { $change }%p(오차 { $error })
question-along-exact = { $from }에서 { $to }까지 { $change }%p
question-over = 최소 { $least }, 최대 { $most }
question-at = { $values }에서 { $share }
list-and = { $rest }, { $next }

## 표: 변화 분석

lines-legend = 추출 대비 %. *는 자리 수만큼의 가장 유력한 팀. { $error }
lines-legend-exact = 단위 %. *는 자리 수만큼의 가장 유력한 팀. { $error }
lines-every = { $every ->
    [2] 값을 하나 걸러 표시함. 전체는 --verbose.
    [3] 값을 셋마다 하나씩 표시함. 전체는 --verbose.
   *[other] 값을 { $every }개마다 하나씩 표시함. 전체는 --verbose.
}
lines-not-shown-in = 표시하지 않음, 언제나 가장 유력한 팀에 드는 팀: { $teams }.
lines-not-shown-out = 표시하지 않음, 선정선에서 더 먼 팀: { $teams }.
lines-document = 선정 확률, 가장 유력한 팀은 굵게. { $error }
map-axes = 세로 { $rows }, 가로 { $columns }:
map-team = { JOSA($team, "이/가") } 선정되는 추출의 비율(%).
map-team-exact = { JOSA($team, "이/가") } 선정될 확률(%).
map-not-every = 모든 값을 표시하지는 않음. 전체는 --format csv.
map-besides = (언제나 드는 { $teams } 제외)
map-besides-many = (언제나 드는 { $teams } 제외)
map-one-set = 가장 유력한 팀은 모든 칸에서 같음.
map-one-set-named = 가장 유력한 팀은 모든 칸에서 같음: { $teams }.
map-sets = 가장 유력한 팀{ $besides }: { $sets }.
map-document = 세로 { $rows }, 가로 { $columns }; { $what }. { $error }
map-document-team = { $team }의 선정 확률
base-as-written = 적힌 대로: { $key } = { $value }.

## 표: 비교

differences-none = A와 B의 내용이 같음.
differences-head = 다른 점
differences-more = 그 밖에 { $count }개
difference-sides = A는 { $a }, B는 { $b }
difference-absent = 없음
difference-there = 있음
shares-head = 변화에 대한 몫(섀플리), %p(오차 { $error })
shares-none = 변화를 다른 점들에 나눌 수 없음: 그 가운데 몇은 홀로 유효한 시나리오가 되지 않음.
shares-together = 모두 합하여

## 표: 수치의 근거

rest-exact-rows = { $rows }에 걸쳐 정확함, 시나리오 { $digest }. 적힌 입력에 대하여 정확함: 입력이 얼마나 불확실한지는 다른 문제임.
rest-exact = 적분으로 정확함(두 차례의 세분과 반올림에 따른 오차 최대 { $error }), 시나리오 { $digest }. 적힌 입력에 대하여 정확함: 입력이 얼마나 불확실한지는 다른 문제임.
rest-exact-pieces = 정확: 불확실한 것은 가중치뿐이며, 가능한 모든 가중치의 집합을 순위가 바뀌지 않는 { JOSA($pieces, "으로/로") } 나누어 부피를 더함(반올림에 따른 오차 최대 { $error }), 시나리오 { $digest }. 적힌 입력에 대하여 정확함: 입력이 얼마나 불확실한지는 다른 문제임.
rest-integrated = 고르게 퍼진 { $points }개 점에서 적분, 시드 { $seed }, 시나리오 { $digest }.
rest-drawn = { $draws }, 시드 { $seed }, 시나리오 { $digest }.
rest-at-once = 모든 팀에 한꺼번에 성립하는 구간은 최대 ±{ $points }%p.
rest-sample = 짝지어진 { $rows }행 자체도 표본이며, 그 오차는 어느 수치에도 들어 있지 않음.
rest-precision = 요청한 정밀도 ±{ $target }%p에 이름.
rest-precision-missed = 요청한 정밀도 ±{ $target }%p에 이르지 못함: 가장 큰 반너비는 ±{ $points }%p.
document-exact-rows = { $places }, { $rows }에 걸쳐 정확함, 시나리오 { $digest }. 불확실한 입력을 적힌 대로 두고 정확함.
document-exact = { $places }, 적분으로 정확함, 시나리오 { $digest }. 불확실한 입력을 적힌 대로 두고 정확함.
document-exact-pieces = { $places }, 가능한 모든 가중치의 { $pieces }에 걸쳐 정확함, 시나리오 { $digest }. 불확실한 입력을 적힌 대로 두고 정확함.
document-integrated = { $places }, 고르게 퍼진 { $points }개 점에서 적분, 시드 { $seed }, 시나리오 { $digest }. { $error }
document-drawn = { $places }, { $draws }, 시드 { $seed }, 시나리오 { $digest }. { $error }
rest-swept = { $points } 각각에서 { $draws }, 시드 { $seed }, 시나리오 { $digest }. 모두 같은 난수를 쓰므로 차이는 수치 자체보다 더 정확함.
rest-swept-exact = 정확: { $points } 어디에도 불확실한 것이 없음, 시나리오 { $digest }.
rest-swept-integrated-exact = { $points } 각각에서 정확하게 적분, 시나리오 { $digest }.
rest-swept-integrated = { $points } 각각에서 고르게 퍼진 { $count }개 점에 걸쳐 적분, 시드 { $seed }, 시나리오 { $digest }. 어디서나 같은 점을 쓰므로 차이는 수치 자체보다 더 정확함.
rest-compared = { $draws }, 시드 { $seed }, 시나리오 { $a }, { $b }. 최대 오차는 몬테카를로 95~% 구간의 가장 큰 반너비(%p). 변화는 추출마다 세어 구간이 좁으며, 옆의 수치를 반올림한 대로 표시함. 어느 것도 입력의 불확실성이 아님.
rest-compared-integrated = 고르게 퍼진 { $points }개 점에 걸쳐 적분, 선정 조합과 자리바꿈은 { $draws }, 시드 { $seed }, 시나리오 { $a }, { $b }. 최대 오차는 95~% 구간의 가장 큰 반너비(%p). 양쪽에 같은 점을 쓰므로 변화의 구간이 좁으며, 변화는 옆의 수치를 반올림한 대로 표시함. 어느 것도 입력의 불확실성이 아님.
rest-compared-exact = 정확하게 적분, 선정 조합과 자리바꿈은 { $draws }, 시드 { $seed }, 시나리오 { $a }, { $b }. 최대 오차는 95~% 구간의 가장 큰 반너비(%p). 변화는 옆의 수치를 반올림한 대로 표시함. 어느 것도 입력의 불확실성이 아님.

## 축과 양쪽

axis-places = 자리 수
axis-weight = { $name }, 가중치(점)
axis-penalty = { $name }, 감점(점)
axis-total = 가중치의 합, 점
axis-concentration = 가중치의 집중도
axis-within-teams = 팀 안의 상관
axis-within-criteria = 평가 항목 안의 상관
axis-block = { $name } 블록, 점수
axis-group = { $name } 그룹의 상관
axis-score = { $team }의 { $criterion }, 점수
axis-part-of-score = { $team }의 { $criterion }, { $part }
axis-bonus = { $team }의 가점, 점
axis-sd = { $team }의 불확실성, 점수의 표준편차
axis-change = { $axis }, { $written }에서의 변화
axis-factor = { $axis }, { $written }에 대한 배율
whole-block = { $name } 블록
whole-weights = 가중치 전체
points-of = { $whole }의 점수
points-of-total = { $whole }의 { $points }점
follows-outside = { JOSA($criterion, "은/는") } 블록 밖에 있다: 그 점수는 블록의 점수에 더해진다.
follows-only = { $whole }의 점수는 모두 { $criterion }의 몫이다.
follows-proportions = { $whole }의 가중치는 서로의 비율을 유지한다: { $criteria }.
follows-shared = { $whole }의 점수는 { JOSA($criteria, "이/가") } 나누어 갖는다.
follows-rest = { $points } 가운데 나머지는 { $criterion }의 몫이다.
follows-rest-proportion = { $points } 가운데 나머지는 { JOSA($criteria, "이/가") } 비율대로 나누어 갖는다.
follows-rest-dirichlet = { $points } 가운데 나머지는 { JOSA($criteria, "이/가") } 평균적으로 비율대로 나누어 가지며, 모두 디리클레 분포를 따른다.
follows-rest-free = { $points } 가운데 나머지는 { JOSA($criteria, "이/가") } 나누어 가지며, 어떻게 나누든 가능성이 같다.
follows-below = { $end }보다 작은 값
follows-above = { $end }보다 큰 값
follows-both = { $below }과 { $above }
follows-beyond = { JOSA($sides, "은/는") } { $criterion }의 척도({ $low }~-~{ $high }) 밖에 있다.
follows-added = 각 값은 적힌 값 { $written }에 더해진다.
follows-factor = 각 값은 적힌 값 { $written }에 곱해진다.
side-with = { $file }, 변경: { $settings }

## `simulate explore`의 페이지

page-add = 슬라이더 추가: 점수, 가점, 무엇이든
page-add-none = 그런 이름은 없다. PATH=VALUE를 쓰고 Enter를 누르면 어느 키든 바꾼다
page-added = 추가한 값
page-as-command = 명령으로
page-as-file = 파일로
page-as-written = 쓰인 대로
page-ask = 확률을 물을 것을 쓰고 Enter를 누른다
page-between = 구간
page-changes = 들어온 팀: { $enter }. 빠진 팀: { $leave }
page-chart-pairwise = 팀끼리의 우열
page-chart-ranks = 순위
page-chart-selection = 선정
page-chart-weights = 선정될 때의 가중치
page-close = 닫기
page-copied = 복사됨
page-copy = 복사
page-ended = 프로그램이 끝났다. 다시 시작하면 이어서 쓸 수 있으며, 바꾼 값은 이 주소에 남아 있다
page-enters = { JOSA($enter, "이/가") } 더 들어온다
page-first = 첫 어림, 계산 중…
page-fixed = 고정
page-free = 자유
page-from = 부터
page-growing = 지금까지의 추출, 계산 중…
page-keep = 그림과 표
page-known-as = 값을 아는 방식
page-leaves = { JOSA($leave, "이/가") } 빠진다
page-loopback = 이 컴퓨터에서만 열린다
page-mean = 평균
page-no-questions = 아직 물은 것이 없다
page-other = 쓰인 대로
page-out = 이 팀 빼기
page-pairs = 쌍별 비교
page-pairs-head = 행의 팀이 열의 팀을 앞서는 비율(%, { $error })
page-penalties = 감점
page-points-of = { $name }, 점수 단위
page-questions = 질문
page-ranks = 순위
page-redo = 다시 실행
page-reset = 쓰인 대로
page-result = 시나리오를 담은 결과
page-same = 가장 유력한 팀은 쓰인 시나리오와 같다
page-save = 저장
page-selection = 선정
page-set = 바꾼 값
page-sets = 선정 조합
page-sheet = 점수표
page-show-team = 이 팀을 선정선과 견주어 보기
page-spread = 중심
page-stop = 끝내기
page-table = 표
page-take-away = 빼기
page-takes = { JOSA($enter, "이/가") } { $leave }의 자리를 차지한다
page-to = 까지
page-together = 함께 움직이는 것
page-tune = 조정
page-undo = 실행 취소
page-was = 쓰인 대로는 { $share }
page-weights = 가중치
page-whole-block = 블록 전체

## 보고서: 각 부분의 제목

report-contents = 차례
report-selection = 선정 확률
report-teams = 팀
report-teams-legend = 모든 팀, 유력한 순서
report-sheet = 적힌 대로의 점수표
report-ranks = 순위
report-ranks-chart = 순위 수용도
report-pairs = 팀끼리의 비교
report-pairs-chart = 쌍별 우위 지수
report-pairs-legend = 행의 팀이 열의 팀보다 앞서는 비율(%, { $error })
report-sets = 함께 선정되는 팀
report-sets-legend = 가장 유력한 선정 결과({ $error })
report-head-set = 선정되는 팀
report-other-sets = 나머지 선정 결과를 모두 합하면 { $share }.
report-questions = 질문
report-weights = 가중치
report-weights-chart = 선정될 때의 평균 가중치
report-swept = 바꾸어 본 값: { $axes }
report-compared = 비교: { $a }(A), { $b }(B)
report-compared-legend = A와 B에서의 확률과 그 변화
report-figures = 모든 수치
report-around-the-line = 선정선 주위의 { $teams }개 팀을 보였습니다.
report-how = 계산 방법과 정확도
report-method = 방법
report-draws = 추출 횟수
report-points = 점의 수
report-pieces = 조각의 수
report-seed = 시드
report-digest = 시나리오
report-version = 버전
report-again = 이 보고서를 다시 만들려면
report-limits = 말해 주지 않는 것
report-settings = 바꾼 것
report-scenario = 시나리오
report-written = { $file }, 적힌 그대로
report-computed = 계산된 대로: 바꾼 것과 파일에서 읽은 것을 모두 넣음
report-computed-told = 이 글은 그 자체로 온전한 시나리오이며, 실행하면 이 보고서의 수치가 나옵니다.
report-notes = 읽은 방법
report-methods = 방법과 참고 문헌
report-references = 참고 문헌
report-made = cutline { $version }, 시나리오 { $digest }. 이 문서는 밖에서 아무것도 불러오지 않고 아무것도 보내지 않습니다.

## 보고서: 값을 바꾸면

what-if = 값을 바꾸면
what-if-told = 슬라이더를 움직이면 값 하나만 바뀌고 나머지는 적힌 그대로입니다. 모든 위치는 그 값으로 실행한 것과 같이 미리 계산해 두었습니다.
what-if-written = 적힌 값: { $value }
what-if-open = 정하지 않음
what-if-as-written = 적힌 그대로
what-if-back = 적힌 값으로 되돌리기
what-if-key = 항목
what-if-lowest = 가장 작은 값에서
what-if-highest = 가장 큰 값에서
what-if-paper = 한 번에 하나씩, 나머지는 적힌 그대로
what-if-unmoved = 여기서 움직일 수 없는 항목:

## 보고서: 어떤 수치도 말해 주지 않는 것

limits-inputs = 수치는 이 시나리오의 점수, 가중치, 감점과 그 불확실성에서 무엇이 따라 나오는지를 말합니다. 그것들이 옳은지는 어떤 계산도 말해 주지 않습니다.
limits-once = 선정은 한 번 일어납니다. 유력한 일이 일어나지 않았거나 드문 일이 일어났다고 해서 확률이 입증되거나 반박되지는 않습니다.
limits-free-weights = 정하지 않은 가중치는 허용된 모든 배분을 똑같이 가능하다고 봅니다. 이는 약속일 뿐 누군가의 우선순위를 안다는 뜻이 아닙니다.
limits-dirichlet = 가중치는 적힌 수를 중심으로 집중도가 말하는 만큼 흩어집니다. 얼마나 흩어지는지는 판단입니다.
limits-independent = 여기서는 불확실한 수가 모두 서로 독립입니다. 예컨대 한 팀이 전반적으로 과대평가되는 등 오차가 함께 움직인다면 수치는 달라집니다.
limits-beyond = 척도의 끝을 넘는 점수는 만점 위나 영점 아래로 이어서 셉니다.
limits-penalties = 감점이 무엇을 뜻하는지, 심사위원단이 실제로 적용했는지는 시나리오의 가정입니다.
limits-lots = 합계가 같으면 추첨으로 정합니다. 실제 심사에는 다른 규칙이 있을 수 있습니다.
limits-observed = 실제로 일어난 일은 수치와 비교할 뿐 수치에 쓰이지 않았습니다.
limits-one-at-a-time = 슬라이더는 한 번에 값 하나를 바꿉니다. 두 변화가 함께 미치는 영향은 각각의 영향보다 클 수도 작을 수도 있습니다.

## 보고서: 방법

methods-figures = 시나리오 “{ $title }”({ $digest })에 대하여 cutline { $version }이 보고하는 것은 선정 확률, 순위 수용 지수와 종합 지수(Lahdelma and Salminen 2001; 메타 가중치: Barron and Barrett 1996), 쌍별 우위 지수(Leskinen et al. 2006), 기대 순위와 순위의 중앙 90~% 구간입니다.
methods-weights = 팀에 유리한 가중치는 중심 가중치와 그 신뢰 계수, 그리고 선정될 때의 평균 가중치입니다(Lahdelma, Hokkanen and Salminen 1998).
methods-geometric = 값은 가중 기하평균으로 합칩니다(UNDP 2010).
methods-rows = 짝지어진 { $rows }행을 모두 살폈으므로 그 행들에 대하여 정확합니다.
methods-pieces = 불확실한 것이 가중치뿐이므로 가능한 모든 가중치의 집합을 순위가 바뀌지 않는 { $pieces }개 조각으로 나누어 부피를 더했으며, 수치는 정확합니다.
methods-exact = 수치는 정확히 적분했습니다: 정규분포인 합계는 사다리꼴 공식으로(Trefethen and Weideman 2014), 다른 분포의 합계는 조각별 다항식으로(Trefethen 2013).
methods-integrated = 수치는 팀들이 함께 갖는 불확실성의 고르게 퍼진 { $points }개 점 각각에서 정확히 적분했으며(Sobol' 1967; Joe and Kuo 2008; 뒤섞기: Owen 1995; 시드 { $seed }), 95~% 구간은 독립적인 뒤섞기에서 얻었습니다(Owen 1997; Student 1908).
methods-drawn = 수치는 계수기 기반 난수(Salmon et al. 2011; 정규 난수: Box and Muller 1958; 시드 { $seed })의 { $draws } 가운데 차지하는 비율이며, 95~% 구간은 점수 구간입니다(Wilson 1927).
methods-entropy = 엔트로피는 Shannon 1948을 따릅니다.
methods-observed = 예측의 점수는 Brier 1950을 따릅니다.
methods-compared = 두 시나리오는 같은 난수로 비교했으며 구간은 짝지은 비율의 구간입니다(Tango 1998). 변화는 원인들에 섀플리 값으로 나누었습니다(Shapley 1953).
