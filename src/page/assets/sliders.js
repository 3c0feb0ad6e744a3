// Sliders. The program says what stands where and in which words; here are the handles.

import { arrange, find, give, make, say, style, word } from "./element.js";

const known = new Map();
const sections = [];
let change = () => {};
let forget = () => {};

/** `changed(path, setting, isDone)` is told every move, `forgotten(path)` that a slider may go. */
export function begin(changed, forgotten) {
  change = changed;
  forget = forgotten;
}

/** `PATH=VALUE` for a value that is to be there exactly, whatever its sign. */
const exactly = (path, value) => `${path}=${/^[-+−*=]/.test(value) ? "=" : ""}${value}`;

class Slider {
  constructor(path) {
    this.path = path;
    this.name = make("span", { class: "called" });
    this.unit = make("span", { class: "unit" });
    this.text = make("input", {
      class: "text",
      type: "text",
      autocomplete: "off",
      spellcheck: false,
      maxLength: 200,
      onchange: () => this.typed(),
    });
    this.mode = make("select", { class: "mode", onchange: () => this.chosen() });
    this.back = make("button", { class: "back", text: "↺", onclick: () => this.take("") });
    this.drop = make("button", { class: "drop", text: "×", onclick: () => forget(this.path) });
    this.mean = make("span", { class: "mean", "aria-hidden": "true" });
    this.span = make("span", { class: "span", "aria-hidden": "true" });
    this.handles = [0, 1].map((at) =>
      make("input", {
        type: "range",
        oninput: () => this.moved(at, false),
        onchange: () => this.moved(at, true),
        onblur: () => this.released(),
        onpointerup: () => this.released(),
      }),
    );
    this.track = make("div", { class: "handles" }, this.span, this.mean);
    this.follows = make("p", { class: "follows" });
    const top = make("div", { class: "top" }, this.name, this.unit, this.drop, this.back, this.mode, this.text);
    this.element = make("div", { class: "slider", role: "group" }, top, this.track, this.follows);
    this.element.dataset.path = path;
  }

  show(said) {
    const before = this.shown;
    this.said = said;
    this.shown = JSON.stringify(said);
    if (this.shown === before && !this.isStale) return;
    this.isStale = false;
    say(this.name, said.label);
    say(this.unit, said.unit);
    give(this.element, { "aria-label": said.label, "data-mode": said.mode });
    this.element.classList.toggle("set", said.set);
    this.back.hidden = !said.set;
    this.drop.hidden = !said.added || said.set;
    const written = `${word("as-written")}: ${said.written || word("free")}`;
    give(this.back, { title: written, "aria-label": `${said.label}: ${written}` });
    give(this.drop, { "aria-label": `${said.label}: ${word("take-away")}` });
    if (document.activeElement !== this.text) this.text.value = said.text;
    give(this.text, { placeholder: said.mode === "free" ? word("free") : "", "aria-label": said.label });
    this.modes();
    this.place();
    say(this.follows, said.follows ?? "");
  }

  modes() {
    const names = this.said.modes.map(([name]) => name);
    if (this.shownModes !== names.join()) {
      this.shownModes = names.join();
      this.mode.replaceChildren(...names.map((name) => make("option", { value: name, text: word(name) })));
    }
    this.mode.value = this.said.mode;
    this.mode.hidden = names.length < 2;
    give(this.mode, { "aria-label": `${this.said.label}: ${word("known-as")}` });
  }

  place() {
    const { said } = this;
    const used = this.handles.slice(0, said.handles.length);
    arrange(this.track, [this.span, this.mean, ...used]);
    const part = (x) => (said.high > said.low ? (x - said.low) / (said.high - said.low) : 0);
    used.forEach((handle, at) => {
      const which = used.length > 1 ? ` ${word(at ? "to" : "from")}` : "";
      const mean = `${word("free")}, ${word("mean")} ${said.mean?.[1] ?? ""}`;
      const value = said.mode === "free" ? mean : said.texts[at] + said.behind;
      give(handle, {
        min: said.low,
        max: said.high,
        step: said.step,
        "aria-label": said.label + which,
        "aria-valuetext": `${value} ${said.unit}`.trim(),
      });
      if (handle !== this.held) handle.value = said.handles[at];
    });
    this.mean.hidden = !said.mean || said.mode === "free";
    style(this.mean, { at: part(said.mean?.[0] ?? 0) });
    this.mean.title = said.mean ? `${word("mean")} ${said.mean[1]}` : "";
    const ends = used.length > 1 ? said.handles : [said.low, said.handles[0]];
    style(this.span, { from: part(Math.min(...ends)), to: part(Math.max(...ends)) });
  }

  moved(at, isDone) {
    const { said } = this;
    this.held = isDone ? null : this.handles[at];
    this.isStale = true;
    const texts = [...said.texts];
    texts[at] = this.handles[at].value;
    if (texts.length > 1 && Number(texts[0]) >= Number(texts[1])) {
      // Handles do not pass each other.
      this.handles[at].value = said.texts[at];
      if (isDone) change(this.path, null, true);
      return;
    }
    const value = said.mode === "between" ? texts.join("..") : texts[0] + said.behind;
    if (said.mode === "free" || said.mode === "other") {
      if (!isDone || texts[0] !== said.texts[0]) change(this.path, exactly(this.path, texts[0]), isDone);
      return;
    }
    this.said = { ...said, texts };
    change(this.path, exactly(this.path, value), isDone);
  }

  released() {
    this.held = null;
  }

  typed() {
    this.isStale = true;
    const value = this.text.value.trim();
    this.text.blur();
    if (value === this.said.text) return;
    // As on the command line: a sign changes what is there, nothing unsets.
    change(this.path, `${this.path}=${value}`, true);
  }

  chosen() {
    const found = this.said.modes.find(([name]) => name === this.mode.value);
    this.take(found?.[1] ?? "");
  }

  take(setting) {
    this.isStale = true;
    this.held = null;
    change(this.path, setting, true);
  }
}

/** Shows all sections. */
export function show(all) {
  const elements = all.map((section, at) => {
    sections[at] ??= make("fieldset", {}, make("legend", { text: section.heading }), make("div"));
    const element = sections[at];
    const sliders = section.sliders.map((said) => {
      if (!known.has(said.path)) known.set(said.path, new Slider(said.path));
      const slider = known.get(said.path);
      slider.show(said);
      return slider.element;
    });
    arrange(element.lastChild, sliders);
    return element;
  });
  arrange(find("sections"), elements);
}

/** Shows a slider and puts the hand on it. */
export function reach(path) {
  const slider = known.get(path);
  slider?.element.scrollIntoView({ block: "nearest" });
  slider?.handles[0].focus();
}
