/** One person at one study: what is open, what is chosen, what is on its way. The parts draw it; the verbs change it. */

import type { Backend } from "../asking";
import { freshKey } from "../browser";
import { cell } from "../cell";
import type { Act, Coding, DocumentAnswer, Filter, LogAnswer, ProjectAnswer, Span, Waiting } from "../records";
import { Outbox } from "./outbox";
import { merged, realIds, withActs } from "./overlay";

export type View = "document" | "review" | "compare" | "documents";
export type Side = "codes" | "codings" | "memos" | "picked";
/** What a memo is about, in the words of the contract, and as a person reads it. */
export interface About { about: string; target: string; of: string; start?: number; end?: number; memo?: string; text?: string }
export type Box =
  | { kind: "palette"; mode: "code"; spans: Span[] }
  | { kind: "palette"; mode: "recode"; id: string }
  | { kind: "palette"; mode: "joint"; spans: Span[]; codings: string[] }
  | { kind: "new-code"; name: string; spans: Span[] }
  | { kind: "memo"; about: About }
  | { kind: "discuss"; start: number; end: number; text: string }
  | { kind: "bulk" } | { kind: "keys" } | { kind: "jump" } | null;
export interface Saving { state: "saved" | "saving" | "gone" | "idle"; waiting: number; why: string }
export interface Notice { text: string; tone: "done" | "trouble"; at: number }

export class Sitting {
  readonly project = cell<ProjectAnswer | null>(null);
  /** The open document as it is stored. */
  readonly stored = cell<DocumentAnswer | null>(null);
  /** Its codings with the waiting acts laid over them. */
  readonly codings = cell<Coding[]>([]);
  readonly view = cell<View>("document");
  readonly side = cell<Side>("codings");
  readonly sideOpen = cell(true);
  readonly box = cell<Box>(null);
  /** The stretch that the next code or memo is about. */
  readonly chosen = cell<Span | null>(null);
  /** The focused turn, by its place in the list. */
  readonly turn = cell(-1);
  readonly picked = cell<string | null>(null);
  readonly looked = cell<string | null>(null);
  readonly filter = cell<Filter>({});
  readonly saving = cell<Saving>({ state: "idle", waiting: 0, why: "" });
  readonly notice = cell<Notice | null>(null);
  /** What undo would take back, in the words of whoever keeps the study. */
  readonly next = cell("");
  readonly failed = cell("");
  readonly queue = cell<{ waiting: Waiting[]; total: number; decided: number; at: number } | null>(null);
  readonly recent = cell<string[]>([]);
  readonly outbox: Outbox;
  /** Numbers of our own actions, so that others' are told apart. */
  readonly mine = new Set<number>();
  followed = 0;
  /** What ids begin with, so that several components on one page keep theirs apart: empty for the first. */
  prefix = "";
  /** The element that everything is drawn in. */
  root: HTMLElement | null = null;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private readonly real = new Map<string, string>();
  private readonly fits = new Map<string, (id: string) => void>();

  constructor(readonly backend: Backend) {
    this.outbox = new Outbox({
      send: (act) => backend.ask("act", this.resolved(act)),
      answered: (act, answer) => {
        for (const [was, is] of realIds(act, answer.codings ?? [], this.me)) {
          this.real.set(was, is);
          if (this.picked.get() === was) this.picked.set(is);
        }
        if (act.verb === "recode" && this.picked.get() === act["id"]) this.picked.set(answer.codings?.find((one) => one.code === act["code"])?.id ?? null);
        this.mine.add(answer.action ?? answer.version);
        if (act.verb === "undo" || act.verb === "redo") void this.lookBack();
        else this.next.set(answer.done);
        this.say(answer.done);
        this.take(answer.codings ?? [], answer.removed ?? [], answer);
        this.settle();
        this.fits.get(act.key)?.(answer.done);
        this.fits.delete(act.key);
      },
      refused: (act, refusal) => {
        this.fits.delete(act.key);
        this.say(refusal.words, "trouble");
        void this.refresh();
      },
      changed: () => this.laid(),
      later: (ms, call) => {
        const clock = setTimeout(call, ms);
        return () => clearTimeout(clock);
      },
    });
    this.stored.watch(() => this.laid());
  }

  get me(): string {
    return this.stored.get()?.me ?? this.project.get()?.me ?? "";
  }

  get codes() {
    return this.stored.get()?.codes ?? this.project.get()?.codes ?? [];
  }

  say(text: string, tone: Notice["tone"] = "done"): void {
    this.notice.set({ text, tone, at: Date.now() });
  }

  /** Sends an act with a key of its own; `then` runs when it is stored. */
  act(verb: string, details: Record<string, unknown>, then?: (done: string) => void): void {
    const act: Act = { verb, key: freshKey(), ...details };
    if (then) this.fits.set(act.key, then);
    this.outbox.add(act);
  }

  async ask<Answer>(name: string, body: unknown = {}): Promise<Answer> {
    return this.backend.ask<Answer>(name, body);
  }

  async start(): Promise<void> {
    const project = await this.ask<ProjectAnswer>("project");
    this.followed = Math.max(this.followed, project.version);
    this.project.set(project);
  }

  /** Asks the log what undo would take back now. */
  async lookBack(): Promise<void> {
    const { actions } = await this.ask<LogAnswer>("log", { limit: 100 });
    const newest = [...actions].sort((a, b) => b.number - a.number).find((one) => one.stands && one.who === this.me && !["undo", "redo"].includes(one.did));
    this.next.set(newest ? `${newest.did}: ${newest.what}` : "");
  }

  async open(id: string): Promise<DocumentAnswer> {
    const open = this.stored.get();
    if (open?.id === id) return open;
    const document = await this.ask<DocumentAnswer>("document", { document: id });
    this.chosen.set(null);
    this.picked.set(null);
    this.turn.set(-1);
    this.stored.set(document);
    return document;
  }

  /** Asks for the open document again; what did not change keeps its identity and is not drawn again. */
  async refresh(): Promise<void> {
    const before = this.stored.get();
    if (!before) return;
    const after = await this.ask<DocumentAnswer>("document", { document: before.id });
    if (this.stored.get()?.id !== after.id) return;
    const known = new Map(this.stored.get()?.codings.map((one) => [one.id, one]));
    const codings = after.codings.map((one) => same(known.get(one.id), one));
    const turns = after.turns.map((one, at) => same(before.turns[at], one));
    const codes = JSON.stringify(before.codes) === JSON.stringify(after.codes) ? before.codes : after.codes;
    this.stored.set({ ...after, text: after.text === before.text ? before.text : after.text, codings, turns, codes });
  }

  /** Some time after the last act, what hangs on it is asked for: how far the turns are, how much waits. */
  private settle(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (this.outbox.acts.length === 0) void Promise.all([this.refresh(), this.start()]).catch(() => undefined);
    }, 700);
  }

  private take(changed: Coding[], removed: string[], answer: { codes?: DocumentAnswer["codes"]; memos?: DocumentAnswer["memos"] }): void {
    const document = this.stored.get();
    if (!document) return;
    const codings = merged(document.codings, changed, removed, document.id);
    const memos = answer.memos ? [...document.memos.filter((one) => !answer.memos?.some((m) => m.id === one.id)), ...answer.memos] : document.memos;
    this.stored.set({ ...document, codings, memos, codes: answer.codes ?? document.codes });
    const project = this.project.get();
    if (answer.codes && project) this.project.set({ ...project, codes: answer.codes });
  }

  private laid(): void {
    const document = this.stored.get();
    const acts = this.outbox.acts;
    this.codings.set(document ? withActs(document.codings, acts, document.id, document.me) : []);
    const trouble = this.outbox.trouble;
    const before = this.saving.get();
    const state = trouble ? "gone" : acts.length ? "saving" : before.state === "idle" ? "idle" : "saved";
    const why = trouble ? ("words" in trouble ? String(trouble.words) : trouble.message) : "";
    if (before.state !== state || before.waiting !== acts.length || before.why !== why) this.saving.set({ state, waiting: acts.length, why });
  }

  /** Ids given on the screen before the answer came are replaced by the real ones, the same each time it is sent. */
  private resolved(act: Act): Act {
    if (this.real.size === 0) return act;
    const put = (id: string) => this.real.get(id) ?? id;
    const out: Act = { ...act };
    if (Array.isArray(out["ids"])) out["ids"] = (out["ids"] as string[]).map(put);
    for (const name of ["id", "target", "coding"]) if (typeof out[name] === "string") out[name] = put(out[name]);
    return out;
  }
}

function same<One>(before: One | undefined, after: One): One {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
