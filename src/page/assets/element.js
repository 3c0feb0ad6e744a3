// Elements of the page. What comes from a scenario is always text.

export const find = (id) => document.getElementById(id);

/** An element with properties; `class`, `text` and what begins with `aria-` or `data-` as one expects. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts these children in place of those that are there, and moves none that stays in its place. */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

/** Says something, unless it is said already. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Gives attributes to an element, those that it has not already. */
export function give(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** Sets custom properties of its style, those that have changed. */
export function style(element, properties) {
  const before = (element.shown ??= {});
  for (const [name, value] of Object.entries(properties)) {
    if (before[name] === value) continue;
    before[name] = value;
    element.style.setProperty(`--${name}`, value);
  }
}

let told = new Map();

/** The words of the page, by their names. */
export function learn(words) {
  told = new Map(words);
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
}

export const word = (name) => told.get(name) ?? name;
