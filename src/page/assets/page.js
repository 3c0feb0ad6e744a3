// The page: what is set on the left, what comes of it on the right.

import * as bars from "./bars.js";
import * as keeping from "./keep.js";
import * as past from "./past.js";
import * as pieces from "./pieces.js";
import * as sliders from "./sliders.js";
import { ask, listen, post } from "./ask.js";
import { find, learn, make, say, word } from "./element.js";

const { state } = past;
let addable = [];
let tabs = [];

/** Milliseconds within which moves of one slider belong together. */
const SOON = 700;
let moved = { path: "", at: 0 };

function askNow(touched) {
  document.body.dataset.stage = "asked";
  ask(past.question(touched));
  buttons();
}

/** Something was set: it is computed at once, and kept once the hand lets go. */
function set(path, setting, isDone) {
  if (setting !== null) past.set(path, setting);
  // While it is in the hand, a bar follows at once.
  document.body.classList.toggle("held", !isDone);
  if (isDone) {
    // A key that is held down is one step of the past.
    const isSame = path === moved.path && performance.now() - moved.at < SOON;
    moved = { path, at: performance.now() };
    past.keep(!isSame);
  }
  if (setting !== null) askNow(path);
  else buttons();
}

function buttons() {
  find("undo").disabled = !past.canUndo();
  find("redo").disabled = !past.canRedo();
  find("reset").disabled = state.set.length === 0 && state.ask.length === 0;
}

function heard(line, isNewest) {
  if (line.stage === "refused") return refused(line.problems);
  if (line.stage === "first") {
    refused([]);
    // Where the earliest made room for the latest, the page says what is set now.
    if (isNewest && JSON.stringify(line.state.set) !== JSON.stringify(state.set)) {
      state.set = line.state.set;
      past.keep(false);
    }
    sliders.show(line.sections);
    keeping.commanded(line.command);
    say(find("command-line"), line.command);
    warned(line.warnings);
    settings();
    buttons();
  }
  if (!line.bars) return;
  bars.show(line, state.team);
  say(find("changes"), line.changes);
  if (isNewest) document.body.dataset.stage = line.stage;
  if (line.stage !== "whole") {
    say(find("status"), `${line.progress} ${line.error}`);
    return;
  }
  past.settle();
  say(find("finding"), line.finding);
  say(find("status"), [line.headline, line.error].filter(Boolean).join(" "));
  say(find("provenance"), line.provenance);
  if (line.is_known) say(find("announced"), `${line.changes} ${line.finding}`);
  keeping.drawn(line.charts);
  pieces.show(find("panel"), line.pieces);
  view(line.view);
}

function refused(problems) {
  find("problems").replaceChildren(
    ...problems.map(({ message, help }) =>
      make("p", {}, make("strong", { text: message }), help ? make("span", { text: help }) : null),
    ),
  );
  if (problems.length) document.body.dataset.stage = "refused";
}

function warned(warnings) {
  if (!warnings.length) return;
  find("problems").replaceChildren(...warnings.map(({ message }) => make("p", { class: "warning", text: message })));
}

function view(shown) {
  const element = find("view");
  element.hidden = !shown;
  if (!shown) return;
  const close = make("button", { text: word("close"), onclick: () => look("") });
  const out = make("button", { text: word("out"), onclick: () => takeOut(shown.out) });
  const body = make("div");
  pieces.show(body, shown.pieces);
  element.replaceChildren(make("div", { class: "top" }, make("h2", { text: shown.name }), out, close), body);
}

function look(team) {
  state.team = state.team === team ? "" : team;
  past.keep(true);
  askNow();
}

function takeOut(setting) {
  state.team = "";
  past.set(past.pathOf(setting), setting);
  past.keep(true);
  askNow();
}

function settings() {
  const item = (text, drop) =>
    make(
      "li",
      {},
      make("code", { text }),
      make("button", { text: "×", "aria-label": `${text}: ${word("take-away")}`, onclick: drop }),
    );
  const drop = (list, at) => () => {
    state[list] = state[list].filter((_, other) => other !== at);
    past.keep(true);
    askNow();
  };
  const all = ["set", "ask"].flatMap((list) => state[list].map((text, at) => item(text, drop(list, at))));
  find("settings").replaceChildren(...all);
  find("set").hidden = all.length === 0;
}

function showTabs() {
  const buttons = tabs.map((name) =>
    make("button", {
      role: "tab",
      id: `tab-${name}`,
      text: word(name),
      "aria-controls": "panel",
      onclick: () => choose(name),
    }),
  );
  find("tabs").replaceChildren(...buttons);
  find("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (tabs.indexOf(state.tab || tabs[0]) + step + tabs.length) % tabs.length;
    choose(tabs[at]);
    find(`tab-${tabs[at]}`).focus();
  });
  mark();
}

function choose(name) {
  state.tab = name;
  past.keep(false);
  mark();
  askNow();
}

function mark() {
  const shown = state.tab || tabs[0];
  for (const name of tabs) {
    const tab = find(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === shown));
    tab.tabIndex = name === shown ? 0 : -1;
  }
  find("panel").setAttribute("aria-labelledby", `tab-${shown}`);
  find("asking").hidden = shown !== "questions";
}

/** What can be added, by parts of its name. */
function search() {
  const parts = find("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ path, label }) => parts.every((part) => `${label} ${path}`.toLowerCase().includes(part));
  const found = parts.length ? addable.filter(fits).slice(0, 20) : [];
  const items = found.map(({ path, label }) =>
    make("li", {}, make("button", { text: label, title: path, onclick: () => add(path) })),
  );
  if (parts.length && !items.length) items.push(make("li", { class: "none", text: word("add-none") }));
  find("found").replaceChildren(...items);
}

async function add(path) {
  find("search").value = "";
  search();
  if (!state.added.includes(path)) state.added.push(path);
  past.keep(true);
  askNow();
  reaching = path;
}

let reaching = null;

function typed(event) {
  if (event.key !== "Enter") return;
  const text = find("search").value.trim();
  const first = find("found").querySelector("button");
  if (text.includes("=")) {
    past.set(past.pathOf(text), text);
    find("search").value = "";
    search();
    past.keep(true);
    askNow();
  } else if (first) {
    first.click();
  }
}

function keys(event) {
  const isText = event.target.matches("input[type=text], input[type=search]");
  if (!(event.ctrlKey || event.metaKey) || isText) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) past.undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) past.redo();
  else return;
  event.preventDefault();
}

async function stop() {
  await post("end", {}).catch(() => {});
  ended();
}

function ended() {
  document.body.classList.add("ended");
  refused([{ message: word("ended"), help: "" }]);
}

async function begin() {
  const opening = await (await fetch("opening")).json();
  learn(opening.words);
  ({ addable, tabs } = opening);
  document.title = `${opening.title} – Cutline`;
  say(find("title"), opening.title);
  say(find("file"), `${opening.file} · ${word("loopback")}`);
  keeping.know(opening.file);
  bars.begin(look);
  sliders.begin(set, (path) => {
    state.added = state.added.filter((other) => other !== path);
    past.keep(true);
    askNow();
  });
  listen((line, isNewest) => {
    heard(line, isNewest);
    if (reaching && line.stage === "first") {
      sliders.reach(reaching);
      reaching = null;
    }
  }, ended);
  past.begin({ ...opening.state }, () => {
    mark();
    askNow();
  });
  showTabs();
  find("undo").addEventListener("click", past.undo);
  find("redo").addEventListener("click", past.redo);
  find("reset").addEventListener("click", () => {
    state.set = [];
    state.ask = [];
    past.keep(true);
    askNow();
  });
  find("as-command").addEventListener("click", keeping.asCommand);
  find("as-file").addEventListener("click", keeping.asFile);
  find("keep").addEventListener("click", keeping.toKeep);
  find("stop").addEventListener("click", stop);
  find("search").addEventListener("input", search);
  find("search").addEventListener("keydown", typed);
  find("asking").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = find("question").value.trim();
    if (!text) return;
    find("question").value = "";
    state.ask.push(text);
    past.keep(true);
    askNow();
  });
  addEventListener("keydown", keys);
  askNow();
}

begin();
