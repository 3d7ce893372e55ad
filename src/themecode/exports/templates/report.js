"use strict";
(() => {
  const study = JSON.parse(document.getElementById("quotations").textContent);
  const byId = (id) => document.getElementById(id);
  const [matrix, panel, title, meaning, filter, found, list, more] =
    ["matrix", "panel", "panel-title", "meaning", "filter", "found", "list", "more"].map(byId);
  const STEP = 150;
  let groups = [];
  let limit = STEP;
  let opener = null;

  const words = (number) => study.words[number];

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Positions are counted in code points, as everywhere in themecode; a string in here counts UTF-16 units.
  function quoted(text, reasons) {
    const quote = element("blockquote");
    const points = Array.from(text);
    quote.dir = "auto";
    let at = 0;
    for (const [start, end] of [...reasons].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      if (end <= at) continue;
      const from = Math.max(start, at);
      quote.append(points.slice(at, from).join(""), element("mark", "", points.slice(from, end).join("")));
      at = end;
    }
    quote.append(points.slice(at).join(""));
    return quote;
  }

  function origin(quotation) {
    const [, , , , , , coder, source, status] = quotation;
    const who = { rules: "coded by the rules", suggestion: `suggested, accepted by ${words(coder)}` };
    return [who[words(source)] || `coded by ${words(coder)}`, words(status)];
  }

  function why([, , rule, place, matched, flags]) {
    const reason = element("p", "why");
    const parts = [words(place), words(matched) && `found “${words(matched)}”`, words(flags)].filter(Boolean);
    if (words(rule)) reason.append("rule ", element("code", "", words(rule)), parts.length ? " · " : "");
    reason.append(parts.join(" · "));
    return reason;
  }

  function figure(quotation) {
    const [id, text, place, code, , label, , , , role, reasons] = quotation;
    const [made, status] = origin(quotation);
    const shown = element("figure");
    const caption = element("figcaption");
    const line = element("p", "quiet", `${words(code)} · ${id} · ${made} · `);
    line.append(element("span", `status-${status}`, status));
    const speaker = words(role) === "interviewer" ? `Interviewer (${words(label)})` : words(label);
    const named = element("p", "label", speaker);
    named.dir = "auto";
    caption.append(named, element("p", "quiet", place), line, ...reasons.map(why));
    shown.append(quoted(text, reasons), caption);
    return shown;
  }

  function matches(quotation, sought) {
    const [id, text, place, code, , label] = quotation;
    return [id, text, place, words(code), words(label)].join("\n").toLowerCase().includes(sought);
  }

  function show() {
    const sought = filter.value.trim().toLowerCase();
    const all = groups.reduce((sum, [, positions]) => sum + positions.length, 0);
    let count = 0;
    const made = document.createDocumentFragment();
    for (const [name, positions] of groups) {
      const kept = positions.map((at) => study.quotations[at]).filter((one) => !sought || matches(one, sought));
      const room = kept.slice(0, Math.max(0, limit - count));
      if (name && room.length) made.append(element("h3", "group", `${name} · ${kept.length}`));
      made.append(...room.map(figure));
      count += kept.length;
    }
    const noun = all === 1 ? "quotation" : "quotations";
    found.textContent = sought ? `${count} of ${all} ${noun}` : `${all} ${noun}`;
    more.hidden = count <= limit;
    list.replaceChildren(made);
  }

  function open(button) {
    const { row, column } = button.dataset;
    const nameOf = (at) => study.columns[at][0];
    if (row === undefined) groups = study.rows.map((name, at) => [name, study.cells[at][column]]);
    else if (column === undefined) groups = study.columns.map(([name], at) => [name, study.cells[row][at]]);
    else groups = [["", study.cells[row][column]]];
    groups = groups.filter(([, positions]) => positions.length);
    title.textContent = [column && nameOf(column), row && study.rows[row]].filter(Boolean).join(" · ");
    meaning.textContent = column === undefined ? "" : study.columns[column][1];
    filter.value = "";
    filter.hidden = groups.reduce((sum, [, positions]) => sum + positions.length, 0) < 2;
    limit = STEP;
    mark(button);
    show();
    if (!panel.open) panel.show();
    document.body.classList.add("reading");
    panel.scrollTop = 0;
    title.focus({ preventScroll: true });
    reveal(button);
  }

  function mark(button) {
    opener?.classList.remove("open");
    opener?.removeAttribute("aria-expanded");
    opener = button;
    opener?.classList.add("open");
    opener?.setAttribute("aria-expanded", "true");
  }

  function reveal(button) {
    const hidden = button.getBoundingClientRect().right - panel.getBoundingClientRect().left + 24;
    if (hidden > 0 && panel.offsetWidth < innerWidth) scrollBy(hidden, 0);
  }

  function close() {
    if (!panel.open) return;
    const from = opener;
    panel.close();
    mark(null);
    document.body.classList.remove("reading");
    from?.focus({ preventScroll: true });
  }

  // One stop for the Tab key in the whole matrix; the arrow keys move inside it.
  const lines = [...matrix.rows].map((line) => [...line.cells].map((cell) => cell.querySelector("button")));
  const buttons = lines.flat().filter(Boolean);
  let current = buttons[0];
  buttons.forEach((button) => { button.tabIndex = button === current ? 0 : -1; });

  function stopAt(button) {
    current.tabIndex = -1;
    current = button;
    current.tabIndex = 0;
  }

  const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  function move(event) {
    const step = ARROWS[event.key];
    const row = lines.findIndex((line) => line.includes(event.target));
    if (!step || row < 0) return;
    event.preventDefault();
    let [y, x] = [row + step[0], lines[row].indexOf(event.target) + step[1]];
    while (lines[y] && x >= 0 && x < lines[y].length && !lines[y][x]) [y, x] = [y + step[0], x + step[1]];
    lines[y]?.[x]?.focus();
  }

  matrix.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) open(button);
  });
  matrix.addEventListener("focusin", (event) => { if (buttons.includes(event.target)) stopAt(event.target); });
  matrix.addEventListener("keydown", move);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  filter.addEventListener("input", () => { limit = STEP; show(); });
  more.addEventListener("click", () => { limit += STEP; show(); });
  byId("close").addEventListener("click", close);
})();
