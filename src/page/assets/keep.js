// What somebody takes along: the command, the file, pictures, the table.

import { find, make, word } from "./element.js";
import { post } from "./ask.js";
import { question } from "./past.js";

let command = "";
let stem = "scenario";
let charts = [];

/** What the dialogs need to know. */
export function know(file) {
  stem = file.split(/[\\/]/).pop().replace(/\.[^.]*$/, "") || "scenario";
}
export const commanded = (text) => {
  command = text;
};

function open(heading, ...body) {
  find("dialog-heading").textContent = heading;
  find("dialog-body").replaceChildren(...body);
  if (!find("dialog").open) find("dialog").showModal();
}

function copying(text) {
  const button = make("button", {
    class: "main",
    text: word("copy"),
    onclick: async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = word("copied");
    },
  });
  return button;
}

export function asCommand() {
  open(word("as-command"), make("pre", { id: "command", text: command, tabIndex: 0 }), copying(command));
}

async function exported(what) {
  const response = await post("export", { state: question().state, what });
  if (!response.ok) throw new Error(await response.text());
  return response.blob();
}

async function save(what, name) {
  const address = URL.createObjectURL(await exported(what));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function asFile() {
  const text = await (await exported("toml")).text();
  const saving = make("button", {
    text: word("save"),
    onclick: () => save("toml", `${stem}-changed.toml`),
  });
  open(word("as-file"), make("pre", { id: "as-text", text, tabIndex: 0 }), copying(text), saving);
}

export function toKeep() {
  const row = (label, kinds) => {
    const buttons = kinds.map(([what, name]) => {
      const button = make("button", { text: name, "aria-label": `${label}: ${name}` });
      button.addEventListener("click", async () => {
        button.disabled = true;
        const ending = what.includes(".") ? `-${what}` : `.${what}`;
        await save(what, stem + ending).catch(() => {});
        button.disabled = false;
      });
      return button;
    });
    return make("li", {}, make("span", { text: label }), ...buttons);
  };
  const pictures = ["selection", "ranks", "pairwise", "weights"];
  const rows = pictures
    .filter((name) => name !== "weights" || charts.includes("weights"))
    .map((name) =>
      row(word(`chart-${name}`), [
        [`${name}.png`, "PNG"],
        [`${name}.svg`, "SVG"],
      ]),
    );
  rows.push(row(word("table"), [["csv", "CSV"]]), row(word("result"), [["json", "JSON"]]));
  open(word("keep"), make("ul", { class: "keeping" }, ...rows));
}

/** Which pictures there are. */
export const drawn = (names) => {
  charts = names;
};
