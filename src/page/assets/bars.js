// How often each team is selected: bars that keep their elements while they move.

import { arrange, find, give, make, say, style, word } from "./element.js";

const known = new Map();
const cut = make("li", { class: "cut" }, make("span"));
const isStill = matchMedia("(prefers-reduced-motion: reduce)");
let chosen = () => {};

/** `choose` is called with the id of a team that somebody wants to see. */
export function begin(choose) {
  chosen = choose;
}

function bar(id) {
  const parts = {
    place: make("span", { class: "place" }),
    name: make("span", { class: "name" }),
    ghost: make("span", { class: "ghost" }),
    fill: make("span", { class: "fill" }),
    whisker: make("span", { class: "whisker" }),
    share: make("span", { class: "share" }),
    interval: make("span", { class: "interval" }),
    was: make("span", { class: "was" }),
  };
  const track = make("span", { class: "track", "aria-hidden": "true" }, parts.ghost, parts.fill, parts.whisker);
  const button = make(
    "button",
    { class: "team", title: word("show-team"), onclick: () => chosen(id) },
    parts.place,
    parts.name,
    track,
    parts.share,
    parts.interval,
    parts.was,
  );
  const element = make("li", { class: "bar" }, button);
  return { element, button, parts };
}

/** Shows the bars; `team` is the one that is looked at. */
export function show(line, team) {
  const list = find("bars");
  const ids = new Set(line.bars.map((one) => one.id));
  for (const id of [...known.keys()]) if (!ids.has(id)) known.delete(id);
  const elements = [];
  line.bars.forEach((one, at) => {
    if (!known.has(one.id)) known.set(one.id, bar(one.id));
    const { element, button, parts } = known.get(one.id);
    say(parts.place, String(at + 1));
    say(parts.name, one.name);
    say(parts.share, one.share);
    say(parts.interval, one.interval);
    say(parts.was, one.was_share);
    give(element, { "data-standing": one.standing, "data-id": one.id });
    give(button, { "aria-pressed": one.id === team });
    style(element, { width: one.width, was: one.was ?? 0, low: one.ends[0], high: one.ends[1] });
    if (at === line.places && at > 0) elements.push(cut);
    elements.push(element);
  });
  say(cut.firstChild, line.cut);
  list.classList.toggle("rough", line.heading !== "");
  move(list, elements);
}

/** Puts the elements in order; those that change places are seen to do so. */
function move(list, elements) {
  const before = [...list.children];
  if (before.length === elements.length && before.every((element, at) => element === elements[at])) return;
  const tops = isStill.matches ? [] : before.map((element) => [element, element.offsetTop]);
  arrange(list, elements);
  for (const [element, top] of tops) {
    const moved = element.isConnected ? top - element.offsetTop : 0;
    if (!moved) continue;
    element.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], {
      duration: 220,
      easing: "ease-out",
    });
  }
}
