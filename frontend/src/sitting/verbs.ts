/** What a person can do with words and codings: each verb makes one act. */

import { byTurn } from "../text/words";
import type { Code, Coding, Filter, Span } from "../records";
import type { About, Sitting } from "./sitting";

const RECENT = 30;

/** The stretches that would be coded now: the chosen words, else the focused turn. */
export function spansNow(sitting: Sitting): Span[] {
  const document = sitting.stored.get();
  if (!document) return [];
  const turn = document.turns[sitting.turn.get()];
  const chosen = sitting.chosen.get() ?? (turn ? ([turn.start, turn.end] as Span) : null);
  return chosen ? byTurn(document.text, document.turns, chosen) : [];
}

export function quoted(sitting: Sitting, spans: Span[]): string[] {
  const text = sitting.stored.get()?.text ?? "";
  return spans.map((span) => text.slice(...span));
}

function used(sitting: Sitting, codes: string[]): void {
  sitting.recent.change((before) => [...codes, ...before.filter((one) => !codes.includes(one))].slice(0, RECENT));
}

function coding(sitting: Sitting, spans: Span[], codes: string[]) {
  return { document: sitting.stored.get()?.id, spans, codes, quote: quoted(sitting, spans) };
}

export function code(sitting: Sitting, spans: Span[], codes: string[], memo = ""): void {
  if (!spans.length || !codes.length) return;
  used(sitting, codes);
  sitting.act("code", { ...coding(sitting, spans, codes), ...(memo ? { memo } : {}) });
  sitting.chosen.set(null);
}

/** An id from a name, as the codebook wants it: lower case, digits, _; not one that is taken. */
export function codeId(name: string, taken: string[]): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 40).replace(/_+$/, "");
  const base = /^[a-z]/.test(plain) ? plain : `code_${plain}`.replace(/_$/, "");
  let id = base;
  for (let k = 2; taken.includes(id); k++) id = `${base}_${k}`;
  return id;
}

export function newCode(sitting: Sitting, made: { name: string; definition: string; parent: string }, spans: Span[]): string {
  const id = codeId(made.name, sitting.codes.map((one) => one.id));
  used(sitting, [id]);
  const details = { id, name: made.name, definition: made.definition, ...(made.parent ? { parent: made.parent } : {}) };
  sitting.act("new-code", { ...details, ...(spans.length ? { then: { verb: "code", ...coding(sitting, spans, [id]) } } : {}) });
  sitting.chosen.set(null);
  return id;
}

export function editCode(sitting: Sitting, id: string, changed: Partial<Code>): void {
  sitting.act("edit-code", { id, ...changed });
}

export const found = (sitting: Sitting, id: string | null): Coding | undefined =>
  sitting.codings.get().find((one) => one.id === id);

/** Takes a coding out: one's own is taken back, any other is rejected, so that both stay in the record. */
export function remove(sitting: Sitting, id: string): void {
  const one = found(sitting, id);
  if (!one) return;
  if (one.origin === "person" && one.coder === sitting.me) sitting.act("uncode", { ids: [id] });
  else sitting.act("reject", { ids: [id] });
  if (sitting.view.get() === "document") sitting.picked.set(null);
}

export function confirm(sitting: Sitting, id: string): void {
  sitting.act("confirm", { ids: [id] });
}

export function reject(sitting: Sitting, id: string): void {
  sitting.act("reject", { ids: [id] });
}

export function recode(sitting: Sitting, id: string, to: string): void {
  used(sitting, [to]);
  sitting.act("recode", { id, code: to });
}

export function bulk(sitting: Sitting, filter: Filter, ruling: "confirmed" | "rejected", count: number, then: () => void): void {
  sitting.act("bulk", { filter, ruling, count }, () => { void sitting.refresh(); then(); });
}

/** What a memo would be about now: the picked coding, else the chosen words, else the turn, else the document. */
export function aboutNow(sitting: Sitting): About | null {
  const document = sitting.stored.get();
  if (!document) return null;
  const one = found(sitting, sitting.picked.get());
  const chosen = sitting.chosen.get();
  if (chosen) return { about: "segment", target: document.id, start: chosen[0], end: chosen[1], of: `“${document.text.slice(...chosen)}”` };
  if (one) return { about: "coding", target: one.id, of: `${named(sitting, one.code)}: “${one.text}”` };
  const turn = document.turns[sitting.turn.get()];
  if (turn) return { about: "turn", target: String(turn.n), of: `turn ${turn.n}, ${turn.speaker}` };
  return { about: "document", target: document.id, of: document.title || document.id };
}

/** What is said where a coder codes blind. */
export const hidden = (blind: boolean | string): string => (typeof blind === "string" && blind ? blind : "Blind: the work of other coders is hidden until it is released.");

export const named = (sitting: Sitting, code: string): string => sitting.codes.find((one) => one.id === code)?.name ?? code;

export function memo(sitting: Sitting, about: About, text: string): void {
  if (about.memo) sitting.act("memo-edit", { id: about.memo, text }, () => void sitting.refresh());
  else {
    const { start, end } = about;
    const place = start === undefined ? {} : { start, end };
    sitting.act("memo", { about: about.about, target: about.target, document: sitting.stored.get()?.id, text, ...place }, () => void sitting.refresh());
  }
}

export function removeMemo(sitting: Sitting, id: string): void {
  sitting.act("memo-remove", { ids: [id] }, () => void sitting.refresh());
}

/** Says of turns that they are read, or not; with `through`, of all turns up to it. */
export function read(sitting: Sitting, first: number, last: number, state: "read" | "unread"): void {
  const document = sitting.stored.get();
  if (!document) return;
  const turns = document.turns.map((turn) => (turn.n < first || turn.n > last || turn.state === "coded" || turn.state === state ? turn : { ...turn, state }));
  sitting.stored.set({ ...document, turns });
  sitting.act("read", { document: document.id, turns: [first, last], state });
}

export function undo(sitting: Sitting): void {
  sitting.act("undo", {}, () => void sitting.refresh());
}

export function redo(sitting: Sitting): void {
  sitting.act("redo", {}, () => void sitting.refresh());
}
