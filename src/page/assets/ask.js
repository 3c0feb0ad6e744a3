// Questions to the program, one at a time: while a first look is awaited only the newest question is
// kept, and a newer one ends the computation of an older.

const page = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join("");
let number = 0;
let waiting = null;
let isBusy = false;
let running = null;
let hear = () => {};
let lost = () => {};

/** `heard` gets every line of the newest answer, with whether nothing newer is to be asked; `gone` is called once nobody answers any more. */
export function listen(heard, gone) {
  hear = heard;
  lost = gone;
}

/** Asks for the answer to a question. */
export function ask(question) {
  waiting = question;
  if (!isBusy) next();
}

async function next() {
  isBusy = true;
  const question = waiting;
  waiting = null;
  number += 1;
  const mine = number;
  running?.abort();
  running = new AbortController();
  const goOn = () => {
    if (mine !== number || !isBusy) return;
    isBusy = false;
    if (waiting) next();
  };
  try {
    const response = await post("answer", { page, number, ...question }, running.signal);
    for await (const line of lines(response)) {
      if (mine !== number) return;
      hear(line, waiting === null);
      goOn();
    }
  } catch (error) {
    if (error.name !== "AbortError" && mine === number) lost(error);
  }
  goOn();
}

/** Sends something as JSON. */
export function post(path, body, signal) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

async function* lines(response) {
  if (!response.ok) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    const whole = rest.split("\n");
    rest = whole.pop();
    for (const line of whole) yield JSON.parse(line);
  }
}
