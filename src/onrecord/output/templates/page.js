// Ties the marks in the text to the list beside it: hover, click, arrow keys; a value lights up the words it was read from.
// The page can be read without it: numbers in the text are links to the list.
"use strict";

const narrow = window.matchMedia("(max-width: 61.99rem)");

for (const reading of document.querySelectorAll(".reading")) {
  const entries = [...reading.querySelectorAll(".entry")];
  const pieces = [...reading.querySelectorAll(".m[data-s]")];
  let chosen = null;

  const entryOf = n => entries.find(entry => entry.dataset.n === String(n));
  const refOf = n => reading.querySelector(`.ref[data-n="${n}"]`);
  const piecesOf = n => pieces.filter(piece =>
    ["content", "source", "cue"].some(role => (piece.dataset[role] || "").split(" ").includes(String(n))));
  const visible = () => entries.filter(entry => !entry.hidden);

  function mark(n, name, on) {
    for (const piece of piecesOf(n)) piece.classList.toggle(name, on);
    entryOf(n)?.classList.toggle(name, on);
  }

  function choose(n) {
    if (chosen !== null) {
      mark(chosen, "on", false);
      entryOf(chosen).classList.remove("sheet");
      reading.querySelectorAll(`[aria-current]`).forEach(element => element.removeAttribute("aria-current"));
    }
    chosen = n === null ? null : String(n);
    reading.classList.toggle("choosing", chosen !== null);
    if (chosen === null) return;
    mark(chosen, "on", true);
    entryOf(chosen).querySelector(".number").setAttribute("aria-current", "true");
    reading.querySelectorAll(`.ref[data-n="${chosen}"]`).forEach(ref => ref.setAttribute("aria-current", "true"));
  }

  // Choosing on one side brings the other side into view. On a narrow screen the list entry comes up as a sheet.
  function chooseInText(n, focus) {
    choose(n);
    const entry = entryOf(n);
    if (narrow.matches) entry.classList.add("sheet");
    else entry.scrollIntoView({ block: "nearest" });
    if (focus) { refOf(n)?.focus({ preventScroll: true }); refOf(n)?.scrollIntoView({ block: "nearest" }); }
  }

  function chooseInList(n, focus) {
    choose(n);
    const entry = entryOf(n);
    if (focus) entry.querySelector(".number").focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
    if (!narrow.matches) piecesOf(n)[0]?.scrollIntoView({ block: "center" });
  }

  for (const piece of pieces) {
    const n = piece.dataset.selects;
    if (!n) continue;
    piece.addEventListener("mouseenter", () => mark(n, "hover", true));
    piece.addEventListener("mouseleave", () => mark(n, "hover", false));
    piece.addEventListener("click", () => { if (String(window.getSelection()) === "") chooseInText(n, false); });
  }

  for (const ref of reading.querySelectorAll(".ref")) {
    const n = ref.dataset.n;
    ref.addEventListener("focus", () => mark(n, "hover", true));
    ref.addEventListener("blur", () => mark(n, "hover", false));
    ref.addEventListener("click", event => { event.preventDefault(); chooseInText(n, true); });
  }

  for (const entry of entries) {
    const n = entry.dataset.n;
    entry.addEventListener("mouseenter", () => mark(n, "hover", true));
    entry.addEventListener("mouseleave", () => mark(n, "hover", false));
    entry.addEventListener("click", event => {
      if (event.target.closest(".close")) { choose(null); return; }
      if (event.target.closest(".value")) return;
      event.preventDefault();
      chooseInList(n, event.target.closest(".number") !== null);
    });
  }

  for (const link of reading.querySelectorAll(".see")) {
    link.addEventListener("click", event => { event.preventDefault(); chooseInList(link.dataset.n, true); });
  }

  // A value: light up its words; when it is clicked or focused, bring them into view.
  const inside = (piece, spans) => spans.some(([start, end]) => piece.dataset.s >= start && piece.dataset.e <= end);
  for (const value of reading.querySelectorAll(".value[data-spans]")) {
    const spans = value.dataset.spans.split(" ").filter(Boolean).map(span => span.split("-").map(Number));
    const words = pieces.filter(piece => inside(piece, spans));
    const light = on => words.forEach(piece => piece.classList.toggle("lit", on));
    value.addEventListener("mouseenter", () => light(true));
    value.addEventListener("mouseleave", () => light(document.activeElement === value));
    value.addEventListener("focus", () => light(true));
    value.addEventListener("blur", () => light(false));
    value.addEventListener("click", () => words[0]?.scrollIntoView({ block: "center" }));
  }

  reading.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("select")) return;
    const inList = event.target.closest(".entry") !== null;
    const inText = event.target.classList.contains("ref");
    if (!inList && !inText) return;
    const at = inList ? event.target.closest(".entry").dataset.n : event.target.dataset.n;
    const go = inList ? chooseInList : chooseInText;
    const shown = visible();
    const index = shown.indexOf(entryOf(at));
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) go((shown[index + steps[event.key]] || shown[index]).dataset.n, true);
    else if (event.key === "ArrowRight" && inText) chooseInList(at, true);
    else if (event.key === "ArrowLeft" && inList) chooseInText(at, true);
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });

  // The filters need the script, so they show up with it.
  const filters = reading.querySelector(".filters");
  if (filters && entries.length > 3) {
    filters.hidden = false;
    filters.addEventListener("change", () => {
      const wanted = [...filters.querySelectorAll("select")].filter(select => select.value);
      for (const entry of entries) entry.hidden = wanted.some(select => entry.dataset[select.dataset.filter] !== select.value);
    });
  }
}
