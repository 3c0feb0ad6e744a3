// How often each team is selected: bars that keep their elements while they move.

import { arrange, find, make, say, word } from "./element.js";

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
  const before = new Map();
  for (const { element } of known.values()) {
    if (element.isConnected) before.set(element, element.offsetTop);
  }
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
    element.dataset.standing = one.standing;
    element.dataset.id = one.id;
    button.setAttribute("aria-pressed", String(one.id === team));
    element.style.setProperty("--width", one.width);
    element.style.setProperty("--was", one.was ?? 0);
    element.style.setProperty("--low", one.ends[0]);
    element.style.setProperty("--high", one.ends[1]);
    if (at === line.places && at > 0) elements.push(cut);
    elements.push(element);
  });
  say(cut.firstChild, word("cut-line"));
  list.classList.toggle("rough", line.heading !== "");
  arrange(list, elements);
  if (isStill.matches) return;
  for (const [element, top] of before) {
    const moved = top - element.offsetTop;
    if (moved && element.isConnected) {
      element.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], {
        duration: 220,
        easing: "ease-out",
      });
    }
  }
}
