/** What travels between the component and whoever keeps the study. Offsets are UTF-16 units of `text`. */

export type Origin = "rules" | "person" | "suggestion";
export type Status = "unreviewed" | "confirmed" | "rejected";
export type TurnState = "unread" | "read" | "coded";
export type Span = [start: number, end: number];

export interface Reason { rule: string; matched: string; place: string; flags: string[]; start?: number | null; end?: number | null }

export interface Coding {
  id: string; document: string; start: number; end: number; text: string;
  code: string; coder: string; origin: Origin; status: Status;
  why: Reason[]; memos: number; moved: string; created: string;
}

export interface Code {
  id: string; name: string; definition: string; colour: string; parent: string | null; key?: string;
  /** Holds other codes only; nobody codes with it. */
  group?: boolean;
  include?: string; exclude?: string; examples?: string[]; rules?: string[];
}

export interface Memo {
  id: string; about: string; target: string; text: string; title: string;
  coder: string; created: string; start?: number; end?: number; document?: string;
}

export interface Turn {
  n: number; speaker: string; role: string; start: number; end: number;
  ms?: [number, number] | null; state: TurnState;
}

export interface Progress { unread: number; read: number; coded: number }

export interface DocumentRow {
  id: string; case: string; title: string; turns: number; words: number;
  codings: number; unreviewed: number; progress: Progress;
}

export interface ProjectAnswer {
  title: string; approach: string; me: string; coders: string[]; blind: boolean | string;
  documents: DocumentRow[]; codes: Code[]; version: number;
}

export interface DocumentAnswer {
  id: string; title: string; file: string; case: string; text: string; turns: Turn[]; sentences: Span[];
  codings: Coding[]; memos: Memo[]; codes: Code[]; coders: string[]; me: string; blind: boolean | string; version: number;
}

/** What a queue, a bulk decision and the list of codings choose by; only keys that are set. */
export interface Filter {
  code?: string; document?: string; coder?: string; flag?: string; status?: string; origin?: string;
}

export interface Waiting { id: string; document: string; start: number; end: number; code: string }
export interface QueueAnswer { waiting: Waiting[]; total: number; decided: number; version: number }

export interface Hit { document: string; turn: number; start: number; end: number; before: string; words: string; after: string }
export interface SearchAnswer { hits: Hit[]; version: number }

export interface PreviewAnswer { count: number; byCode: Record<string, number>; sample: Coding[]; version: number }

export interface Held { id: string; code: string }
export interface Difference {
  start: number; end: number; text: string; a: (Held | string)[]; b: (Held | string)[]; agree: boolean;
  note?: string; notes?: Memo[]; settled?: boolean; joint?: string[];
}
export interface CompareAnswer { rows: Difference[]; summary: string; version: number }

export interface Deed { number: number; coder: string; verb: string; summary: string }
export interface ChangesAnswer { version: number; documents: string[]; actions: Deed[] }

export interface LogRow { number: number; when: string; who: string; did: string; what: string; stands: boolean }
export interface LogAnswer { actions: LogRow[]; version: number }

/** Something done by the person at the page. `key` is made once; sending it again does nothing twice. */
export interface Act { verb: string; key: string; [detail: string]: unknown }

export interface ActAnswer {
  done: string; undoes?: string; codings?: Coding[]; removed?: string[]; memos?: Memo[];
  progress?: Progress; codes?: Code[]; version: number; action?: number | null;
}
