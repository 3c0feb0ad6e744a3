// Puts the rows of tables in order, and looks up what the selection is where a slider stands.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  // Tables: a click, or Enter, on a heading.
  const key = (row, column) => {
    const cell = row.cells[column];
    const text = cell.textContent.trim();
    if (cell.dataset.number !== undefined) return Number(cell.dataset.number);
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  };
  const language = document.body.dataset.language;
  const inOrder = (a, b) => {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? Infinity : -Infinity;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), language, { numeric: true });
  };
  for (const table of document.querySelectorAll("table[data-sorts]")) {
    const body = table.tBodies[table.tBodies.length - 1];
    const heads = [...table.tHead.rows[0].cells];
    const written = [...body.rows];
    if (written.length < 2) continue;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      if (button.textContent.trim() === "") button.textContent = "#";
      head.append(button);
      button.addEventListener("click", () => {
        const figures = written.some((row) => row.cells[column].dataset.number !== undefined);
        const now = head.getAttribute("aria-sort");
        const rising = now === null ? !figures : now === "descending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        const sorted = written.map((row) => [key(row, column), row]);
        sorted.sort(([a], [b]) => {
          const order = inOrder(a, b);
          return rising || Math.abs(order) === Infinity ? order : -order;
        });
        body.append(...sorted.map(([, row]) => row));
      });
    });
  }

  // Sliders: one is moved at a time, and the others go back to what is written.
  const source = document.getElementById("what-if-data");
  if (source === null) return;
  const data = JSON.parse(source.textContent);
  const by = (id) => document.getElementById("what-if-" + id);
  const sliders = [...document.querySelectorAll("input[data-slider]")];
  const rows = [...document.querySelectorAll("table.bars tbody tr")];
  const output = (slider) => slider.closest(".slider").querySelector("output");
  const label = (slider) => slider.closest(".slider").querySelector("label").textContent;
  const outputs = sliders.map((slider) => output(slider).textContent);
  const asWritten = by("where").textContent;
  const say = (id, text) => {
    if (by(id).textContent !== text) by(id).textContent = text;
  };

  const show = (position) => {
    rows.forEach((row, at) => {
      row.dataset.stands = position.stands[at];
      row.querySelector(".now").setAttribute("width", position.bars[at]);
      row.querySelector(".share").textContent = position.shares[at];
    });
    say("finding", data.sentences[position.says[0]]);
    say("sure", data.sentences[position.says[1]]);
    say("command", position.set === "" ? data.run : data.moving + " " + position.set);
  };
  const leave = (slider, at) => {
    slider.value = slider.dataset.written;
    output(slider).textContent = outputs[at];
    slider.setAttribute("aria-valuetext", outputs[at]);
    slider.closest(".slider").classList.remove("moved");
  };
  const back = () => {
    sliders.forEach(leave);
    say("where", asWritten);
    show(data.written);
    by("back").disabled = true;
  };
  sliders.forEach((slider, at) => {
    slider.addEventListener("input", () => {
      const position = data.moved[at][Number(slider.value)];
      sliders.forEach((other, number) => {
        if (other !== slider) leave(other, number);
      });
      slider.closest(".slider").classList.add("moved");
      output(slider).textContent = position.value;
      slider.setAttribute("aria-valuetext", position.value);
      say("where", label(slider) + ": " + position.value);
      show(position);
      by("back").disabled = false;
    });
  });
  by("back").addEventListener("click", () => {
    back();
    sliders[0].focus();
  });
  back();
})();
