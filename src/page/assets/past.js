// The state of the page and its past. Every state has an address, and the browser's own history is
// what undo and redo walk through.

const NOTHING = { set: [], ask: [], added: [], tab: "", team: "" };

export const state = { ...NOTHING };
let at = 0;
let last = 0;

/** What the address says. */
function read() {
  const said = new URLSearchParams(location.hash.slice(1));
  return {
    set: said.getAll("set"),
    ask: said.getAll("ask"),
    added: said.getAll("add"),
    tab: said.get("tab") ?? "",
    team: said.get("team") ?? "",
  };
}

function address() {
  const said = new URLSearchParams();
  for (const setting of state.set) said.append("set", setting);
  for (const question of state.ask) said.append("ask", question);
  for (const path of state.added) said.append("add", path);
  if (state.tab) said.set("tab", state.tab);
  if (state.team) said.set("team", state.team);
  const text = said.toString();
  return text ? `#${text}` : location.pathname;
}

/** Takes the state from the address, or from what the program was started with. */
export function begin(first, changed) {
  Object.assign(state, NOTHING, location.hash ? read() : first);
  at = history.state?.at ?? 0;
  // Of a tab that was here before, its past is remembered; of another there is none.
  last = history.state ? Math.max(at, Number(sessionStorage.getItem("last") ?? 0)) : 0;
  history.replaceState({ at }, "", address());
  addEventListener("popstate", (event) => {
    pending = null;
    Object.assign(state, NOTHING, read());
    at = event.state?.at ?? at;
    changed();
  });
}

let pending = null;

/** Keeps the present state: as a new one, or in the place of the last once the page is at rest. */
export function keep(isNew) {
  const now = address();
  if (!isNew) {
    pending = now;
    return;
  }
  settle();
  if (now === (location.hash || location.pathname)) return;
  at += 1;
  last = at;
  sessionStorage.setItem("last", String(last));
  history.pushState({ at }, "", now);
}

/** Writes down what waits for that. */
export function settle() {
  if (pending !== null) history.replaceState({ at }, "", pending);
  pending = null;
}

export const canUndo = () => at > 0;
export const canRedo = () => at < last;
export function undo() {
  settle();
  if (canUndo()) history.back();
}
export function redo() {
  settle();
  if (canRedo()) history.forward();
}

/** What is asked of the program. */
export const question = (touched) => ({
  state: { set: state.set, ask: state.ask },
  added: state.added,
  tab: state.tab,
  team: state.team || null,
  touched: touched ?? null,
});

/** The path of a setting: what stands before the first `=` that no quote holds. */
export function pathOf(setting) {
  let quote = "";
  for (let at = 0; at < setting.length; at += 1) {
    const letter = setting[at];
    if (quote === '"' && letter === "\\") at += 1;
    else if (quote) quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "=") return setting.slice(0, at).trim();
  }
  return setting.trim();
}

/** Sets a path: to a setting, or back to what the file says. The latest stands last. */
export function set(path, setting) {
  state.set = state.set.filter((other) => pathOf(other) !== path);
  if (setting) state.set.push(setting);
}
