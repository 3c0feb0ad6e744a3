// Sentences and tables.

import { make } from "./element.js";

/** What a part of the page shows. */
export function show(parent, pieces) {
  parent.replaceChildren(...pieces.map(piece));
}

function piece(one) {
  if (one.kind === "said") return make("p", { text: one.text });
  const head = make("tr", {}, make("td"), ...one.head.map((text) => make("th", { scope: "col", text })));
  const rows = one.rows.map((row) => {
    const cells = row.cells.map((text, at) => {
      const cell = make("td", { text });
      const heat = row.heat?.[at];
      if (heat > 0) {
        cell.style.setProperty("--heat-share", heat);
        cell.classList.toggle("dark", heat > 0.4);
      }
      return cell;
    });
    const name = make("th", { scope: "row", text: row.head });
    return make("tr", { class: row.below_line ? "below-line" : "" }, name, ...cells);
  });
  const isHeat = one.rows.some((row) => row.heat?.length);
  const table = make(
    "table",
    { class: isHeat ? "heat" : "" },
    one.caption ? make("caption", { text: one.caption }) : null,
    make("thead", {}, head),
    make("tbody", {}, ...rows),
  );
  return make("div", { class: "wide", tabIndex: 0, role: "group", "aria-label": one.caption }, table);
}
