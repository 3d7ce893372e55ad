/** Keys to verbs: what a pressed key does now. */

import { combination, verbOf } from "./keys";
import type { Turn } from "./records";
import { shown } from "./sitting/filtering";
import * as moving from "./sitting/moving";
import * as reviewing from "./sitting/reviewing";
import type { Sitting } from "./sitting/sitting";
import * as verbs from "./sitting/verbs";
import { inVivo } from "./parts/Palette";

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

type Deeds = Record<string, () => void>;

function picked(sitting: Sitting, does: (id: string) => void): void {
  const id = sitting.picked.get();
  if (id) does(id);
  else sitting.say("Select a coding first: click on coded words, or press . for the next one.");
}

function openPalette(sitting: Sitting): void {
  const spans = verbs.spansNow(sitting);
  if (!spans.length) sitting.say("Choose words first: with the mouse, or N for a sentence, J for a turn.");
  else {
    if (!sitting.chosen.get() && spans[0]) moving.choose(sitting, [spans[0][0], (spans[spans.length - 1] as [number, number])[1]]);
    sitting.box.set({ kind: "palette", mode: "code", spans });
  }
}

function codeByNumber(sitting: Sitting, pressed: string): void {
  const own = sitting.codes.find((code) => code.key === pressed);
  const id = own?.id ?? sitting.recent.get()[Number(pressed) - 1] ?? "";
  const spans = verbs.spansNow(sitting);
  if (!id) sitting.say(`No code has the key ${pressed} yet: the codes used last get 1 to 9.`);
  else if (spans.length) verbs.code(sitting, spans, [id]);
}

function readOn(sitting: Sitting, state: "read" | "unread"): void {
  const at = sitting.turn.get();
  const turn = sitting.stored.get()?.turns[at];
  if (!turn) return;
  verbs.read(sitting, turn.n, turn.n, state);
  if (state === "read") moving.byTurns(sitting, 1);
}

function readThrough(sitting: Sitting): void {
  const turns = sitting.stored.get()?.turns ?? [];
  const [first, here] = [turns[0], turns[sitting.turn.get()]];
  if (first && here) verbs.read(sitting, first.n, here.n, "read");
}

function nextUnread(sitting: Sitting): void {
  const waits = (turn: Turn) => turn.state === "unread" && moving.heard(turn);
  const turns = sitting.stored.get()?.turns ?? [];
  const from = sitting.turn.get();
  const next = turns.findIndex((turn, at) => at > from && waits(turn));
  const at = next >= 0 ? next : turns.findIndex(waits);
  if (at >= 0) moving.toTurn(sitting, at);
  else sitting.say("Every turn of a participant here is read.");
}

function sheet(sitting: Sitting): void {
  if (sitting.view.get() !== "document") return;
  const open = sitting.sideOpen.get() && sitting.side.get() === "codings";
  sitting.side.set("codings");
  sitting.sideOpen.set(!open);
}

export function letGo(sitting: Sitting): void {
  if (sitting.box.get()) sitting.box.set(null);
  else if (sitting.chosen.get()) sitting.chosen.set(null);
  else if (sitting.view.get() === "review") reviewing.leaveReview(sitting);
  else if (sitting.picked.get()) sitting.picked.set(null);
  else if (sitting.view.get() !== "document" && sitting.stored.get()) sitting.view.set("document");
}

function everywhere(sitting: Sitting): Deeds {
  return {
    jump: () => sitting.box.set({ kind: "jump" }), codings: () => sheet(sitting), close: () => letGo(sitting),
    undo: () => (sitting.view.get() === "review" ? reviewing.takeBack(sitting) : verbs.undo(sitting)), redo: () => verbs.redo(sitting), keys: () => sitting.box.set({ kind: "keys" }),
    memo: () => { const about = verbs.aboutNow(sitting); if (about) sitting.box.set({ kind: "memo", about }); },
    recode: () => picked(sitting, (id) => sitting.box.set({ kind: "palette", mode: "recode", id })),
  };
}

function reading(sitting: Sitting, pressed: string): Deeds {
  const list = () => shown(sitting.codings.get(), sitting.filter.get());
  return {
    "turn-next": () => moving.byTurns(sitting, 1), "turn-back": () => moving.byTurns(sitting, -1),
    "sentence-next": () => moving.bySentence(sitting, 1), "sentence-back": () => moving.bySentence(sitting, -1),
    "word-next": () => moving.toWord(sitting, 1), "word-back": () => moving.toWord(sitting, -1),
    "coding-next": () => moving.byCoding(sitting, 1, list()), "coding-back": () => moving.byCoding(sitting, -1, list()),
    "end-on": () => moving.stretch(sitting, "end", 1), "end-back": () => moving.stretch(sitting, "end", -1),
    "start-back": () => moving.stretch(sitting, "start", -1), "start-on": () => moving.stretch(sitting, "start", 1),
    "to-sentence": () => moving.widen(sitting, "sentence"), "to-turn": () => moving.widen(sitting, "turn"),
    code: () => openPalette(sitting), "code-number": () => codeByNumber(sitting, pressed),
    "in-vivo": () => { const spans = verbs.spansNow(sitting); if (spans.length) sitting.box.set({ kind: "new-code", name: inVivo(verbs.quoted(sitting, spans)[0] ?? ""), spans }); },
    remove: () => picked(sitting, (id) => verbs.remove(sitting, id)),
    confirm: () => picked(sitting, (id) => verbs.confirm(sitting, id)), reject: () => picked(sitting, (id) => verbs.reject(sitting, id)),
    read: () => readOn(sitting, "read"), unread: () => readOn(sitting, "unread"), "next-unread": () => nextUnread(sitting),
    "read-through": () => readThrough(sitting),
    review: () => void reviewing.startReview(sitting), documents: () => sitting.view.set("documents"),
  };
}

function review(sitting: Sitting): Deeds {
  return {
    confirm: () => reviewing.decide(sitting, "confirm"), reject: () => reviewing.decide(sitting, "reject"),
    skip: () => reviewing.step(sitting, 1), back: () => reviewing.step(sitting, -1),
    "take-back": () => reviewing.takeBack(sitting), leave: () => reviewing.leaveReview(sitting),
  };
}

/** Obeys one pressed key; true where it meant something. */
export function obey(sitting: Sitting, event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.defaultPrevented || event.isComposing || target.matches?.(TYPING) || sitting.box.get()) return false;
  const pressed = combination(event);
  if ((pressed === "Enter" || pressed === " ") && target.closest("button, a, summary, [role=tab]")) return false;
  if (target.closest("[role=tablist]") && pressed.startsWith("Arrow")) return false;
  const view = sitting.view.get();
  const verb = verbOf(pressed, view === "review" ? "review" : "reading");
  const deeds = { ...everywhere(sitting), ...(view === "review" ? review(sitting) : view === "document" ? reading(sitting, pressed) : {}) };
  const deed = verb ? deeds[verb] : undefined;
  if (!deed) return false;
  event.preventDefault();
  deed();
  return true;
}
