/** Moving about in a document: turns, sentences, words, codings. What is moved to is scrolled into view by the turn that holds it. */

import type { Coding, Span, Turn } from "../records";
import { byTurn, byWord, nextWord, toSentences, trimmed } from "../text/words";
import type { Sitting } from "./sitting";

const open = (sitting: Sitting) => sitting.stored.get();

/** Whether a turn counts as to be read: the interviewer's words and headings do not, here as in every figure. */
export const heard = (turn: Turn): boolean => turn.role !== "interviewer" && turn.role !== "heading";

export function turnAt(sitting: Sitting, at: number): number {
  const turns = open(sitting)?.turns ?? [];
  const found = turns.findIndex((turn) => turn.end > at);
  return found < 0 ? turns.length - 1 : found;
}

export function toTurn(sitting: Sitting, at: number): void {
  const turns = open(sitting)?.turns ?? [];
  if (!turns.length) return;
  sitting.chosen.set(null);
  sitting.picked.set(null);
  sitting.turn.set(Math.max(0, Math.min(turns.length - 1, at)));
}

export function byTurns(sitting: Sitting, way: 1 | -1): void {
  const now = sitting.turn.get();
  toTurn(sitting, now < 0 ? firstInView(sitting) : now + way);
}

/** The first turn on the screen, so that keys begin where the eyes are. */
function firstInView(sitting: Sitting): number {
  const turns = [...(sitting.root?.querySelectorAll<HTMLElement>(".tc-turn") ?? [])];
  const head = sitting.root?.querySelector(".tc-top")?.getBoundingClientRect().bottom ?? 0;
  return Math.max(0, turns.findIndex((turn) => turn.getBoundingClientRect().bottom > head + 60));
}

/** Chooses words and moves to their turn. */
export function choose(sitting: Sitting, span: Span | null): void {
  if (span) {
    sitting.turn.set(turnAt(sitting, span[0]));
    sitting.picked.set(null);
  }
  sitting.chosen.set(span);
}

export function bySentence(sitting: Sitting, way: 1 | -1): void {
  const document = open(sitting);
  if (!document) return;
  const turn = document.turns[Math.max(sitting.turn.get(), 0)];
  const now = sitting.chosen.get() ?? (turn ? ([turn.start, turn.start] as Span) : [0, 0]);
  const fresh = !sitting.chosen.get();
  const next = way > 0
    ? document.sentences.find((one) => (fresh ? one[1] > now[0] : one[0] >= now[1]))
    : document.sentences.findLast((one) => one[1] <= now[0] || (one[0] < now[0] && one[1] > now[0]));
  if (next) choose(sitting, trimmed(document.text, next));
}

function around(sitting: Sitting): { text: string; bounds: Span; span: Span } | null {
  const document = open(sitting);
  const turn = document?.turns[Math.max(sitting.turn.get(), 0)];
  if (!document || !turn) return null;
  const picked = sitting.codings.get().find((one) => one.id === sitting.picked.get());
  const span: Span = sitting.chosen.get() ?? (picked ? [picked.start, picked.end] : [turn.start, turn.start]);
  return { text: document.text, bounds: [turn.start, turn.end], span };
}

export function stretch(sitting: Sitting, which: "start" | "end", way: 1 | -1): void {
  const found = around(sitting);
  if (found) choose(sitting, byWord(found.text, found.span, which, way, found.bounds));
}

export function toWord(sitting: Sitting, way: 1 | -1): void {
  const found = around(sitting);
  const next = found && nextWord(found.text, found.span, way, found.bounds);
  if (next) choose(sitting, next);
}

export function widen(sitting: Sitting, to: "sentence" | "turn"): void {
  const document = open(sitting);
  const found = around(sitting);
  if (!document || !found) return;
  if (to === "sentence") choose(sitting, trimmed(document.text, toSentences(document.sentences, found.span)));
  else {
    const touched = document.turns.filter((turn) => turn.start < Math.max(found.span[1], found.span[0] + 1) && turn.end > found.span[0]);
    const [first, last] = [touched[0], touched[touched.length - 1]];
    if (first && last) choose(sitting, [first.start, last.end]);
  }
}

/** Codings in the order of the text, as filtered. */
export function inOrder(codings: Coding[]): Coding[] {
  return [...codings].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

export function pick(sitting: Sitting, one: Coding | undefined, stay = false): void {
  if (!one) return;
  sitting.chosen.set(null);
  sitting.turn.set(turnAt(sitting, one.start));
  sitting.picked.set(one.id);
  if (sitting.view.get() === "document" && !stay) sitting.side.set("picked");
}

export function byCoding(sitting: Sitting, way: 1 | -1, codings: Coding[]): void {
  const list = inOrder(codings);
  const at = list.findIndex((one) => one.id === sitting.picked.get());
  if (at >= 0) return pick(sitting, list[at + way]);
  const turn = open(sitting)?.turns[Math.max(sitting.turn.get(), 0)];
  const from = turn?.start ?? 0;
  pick(sitting, way > 0 ? list.find((one) => one.start >= from) : list.findLast((one) => one.end <= from));
}

/** The next coding with this code, from where one is; from the beginning again after the last. */
export function toCode(sitting: Sitting, code: string, codings: Coding[], way: 1 | -1 = 1): void {
  const list = inOrder(codings).filter((one) => one.code === code);
  const at = list.findIndex((one) => one.id === sitting.picked.get());
  const turn = open(sitting)?.turns[Math.max(sitting.turn.get(), 0)];
  const next = at >= 0 ? list[(at + way + list.length) % list.length] : (list.find((one) => one.start >= (turn?.start ?? 0)) ?? list[0]);
  if (next) pick(sitting, next);
  else sitting.say("This code is not in this document yet.");
}

export function toTime(sitting: Sitting, ms: number): boolean {
  const turns = open(sitting)?.turns ?? [];
  const at = turns.findLastIndex((turn) => turn.ms && turn.ms[0] <= ms);
  if (at >= 0) toTurn(sitting, at);
  return at >= 0;
}

export const spansOf = (sitting: Sitting, span: Span): Span[] => byTurn(open(sitting)?.text ?? "", open(sitting)?.turns ?? [], span);
