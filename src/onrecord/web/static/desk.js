// What the keyboard does, and small courtesies. Every page works without it.
"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const said = document.getElementById("said");
  const say = (text) => { said.textContent = ""; setTimeout(() => { said.textContent = text; }, 30); };

  // ------------------------------------------------------------ dialogs
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });

  // ------------------------------------------------------------ rows: one of them is the current one
  const rows = () => all("[data-row]").filter((row) => row.offsetParent !== null);
  let current = null;
  const choose = (row) => {
    all("[data-row].on").forEach((other) => other.classList.remove("on"));
    current = row;
    if (!row) return;
    row.classList.add("on");
    row.scrollIntoView({ block: "nearest" });
    (row.querySelector(".excerpt a") || row.querySelector("a, button"))?.focus({ preventScroll: true });
    light(row.dataset.n);
  };
  const step = (by) => {
    const list = rows();
    if (!list.length) return;
    const at = list.indexOf(current && current.isConnected ? current : list.find((row) => row.id === current?.id));
    choose(list[Math.max(0, Math.min(list.length - 1, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))]);
  };
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && row !== current) {
      all("[data-row].on").forEach((other) => other.classList.remove("on"));
      row.classList.add("on");
      current = row;
      light(row.dataset.n);
    }
  });

  // ------------------------------------------------------------ words of a statement, of a value
  const light = (number) => {
    all(".m.on").forEach((mark) => mark.classList.remove("on"));
    if (!number) return;
    for (const kind of ["content", "source", "cue"]) {
      all(`.m[data-${kind}]`).filter((mark) => mark.dataset[kind].split(" ").includes(number))
        .forEach((mark) => mark.classList.add("on"));
    }
  };
  const places = (text) => text.trim().split(/\s+/).map((pair) => pair.split("-").map(Number));
  const lightPlaces = (text) => {
    all(".m.lit").forEach((mark) => mark.classList.remove("lit"));
    if (!text) return;
    const wanted = places(text);
    all(".m[data-s]").filter((mark) => wanted.some(([s, e]) => s < mark.dataset.e && e > mark.dataset.s))
      .forEach((mark) => mark.classList.add("lit"));
  };
  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => {
      const value = event.target.closest?.("[data-spans]");
      if (value) lightPlaces(value.dataset.spans);
    });
    document.addEventListener(off, (event) => {
      if (event.target.closest?.("[data-spans]")) lightPlaces("");
    });
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".m[data-selects], a.ref");
    const number = mark?.dataset.selects || mark?.dataset.n;
    const row = number && document.getElementById(`n${number}`);
    if (row) { event.preventDefault(); choose(row); }
  });

  // ------------------------------------------------------------ bars of a chart: one stop for the tab key, arrows between
  const rove = () => all("[data-roving]").forEach((chart) => {
    const bars = all("a", chart);
    bars.forEach((bar, n) => bar.setAttribute("tabindex", n === bars.length - 1 ? "0" : "-1"));
    chart.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1, Home: -bars.length, End: bars.length }[event.key];
      const at = bars.indexOf(document.activeElement);
      if (!by || at < 0) return;
      event.preventDefault();
      const next = bars[Math.max(0, Math.min(bars.length - 1, at + by))];
      bars.forEach((bar) => bar.setAttribute("tabindex", bar === next ? "0" : "-1"));
      next.focus();
    });
  });
  rove();
  document.querySelector(".masthead nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

  // ------------------------------------------------------------ keys
  const go = { t: "/today", l: "/timeline", w: "/watch", a: "/agenda", q: "/questions", p: "/pledges", s: "/search" };
  let waiting = false;
  const press = (key) => {
    const within = document.getElementById("work") && !(current && current.querySelector(`[data-key="${key}"]`))
      ? document.getElementById("work") : current && document.getElementById(current.id) || document;
    const button = within.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  };
  const focusOn = (key) => {
    const field = document.querySelector(`[data-focus="${key}"]`);
    if (field) { field.closest("details")?.setAttribute("open", ""); field.focus(); field.scrollIntoView({ block: "center" }); }
    return Boolean(field);
  };
  const correct = () => {
    const details = document.querySelector('[data-opens-on="c"]');
    if (details) { details.open = true; details.querySelector("select, input").focus(); return true; }
    const link = current?.querySelector(".excerpt a");
    if (link) { location.assign(`${link.href}#correct`); return true; }
    return false;
  };
  const keys = {
    j: () => step(1), k: () => step(-1), "/": () => document.getElementById("find").focus(),
    "?": () => document.getElementById("keys").showModal(),
    a: () => press("a"), r: () => press("r"), u: () => press("u"), c: correct,
    m: () => focusOn("m"), n: () => focusOn("n"),
    g: () => { waiting = true; setTimeout(() => { waiting = false; }, 1500); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    if (waiting && go[event.key]) { waiting = false; location.assign(go[event.key]); return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  if (location.hash === "#correct") correct();

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-busy]");
    if (!form) return;
    say(form.dataset.busy);
    form.querySelector("button").setAttribute("aria-busy", "true");
  });

  // ------------------------------------------------------------ answers of the server
  document.addEventListener("htmx:load", (event) => {
    const fresh = event.detail.elt;
    if (!fresh.matches?.("[data-row], #work")) return;
    if (current && fresh.id === current.id) choose(fresh);
    say(fresh.querySelector(".clash, .state, .standing")?.textContent || "");
  });
  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.responseText.slice(0, 300)));
  document.addEventListener("htmx:sendError", () => say("…"));
})();
