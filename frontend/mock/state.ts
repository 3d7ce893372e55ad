/** The mock's memory: what stands, and each action with what stood before it, so that it can be undone. */

import type { Code, Coding, Filter, Memo, TurnState } from "../src/records";
import type { Text } from "./study";

export interface Stand { codings: Coding[]; memos: Memo[]; codes: Code[]; states: Record<string, TurnState>; notes: Record<string, string> }
export interface Done { number: number; coder: string; verb: string; summary: string; key: string; before: Stand; after: Stand; documents: string[]; undone: boolean }

export class State {
  stand: Stand;
  done: Done[] = [];
  constructor(readonly texts: Text[], codings: Coding[], codes: Code[]) {
    this.stand = { codings, memos: [], codes, states: {}, notes: {} };
  }

  get version(): number {
    return this.done.length + 100;
  }

  write(verb: string, coder: string, key: string, summary: string, documents: string[], change: Partial<Stand>): void {
    const before = this.stand;
    this.stand = { ...before, ...change };
    this.done.push({ number: this.version + 1, coder, verb, summary, key, before, after: this.stand, documents, undone: false });
  }

  wanted(filter: Filter): Coding[] {
    return this.stand.codings.filter((one) => (!filter.code || one.code === filter.code) && (!filter.document || one.document === filter.document)
      && (!filter.coder || one.coder === filter.coder) && (!filter.origin || one.origin === filter.origin) && (!filter.status || one.status === filter.status)
      && (!filter.flag || one.why.some((reason) => reason.flags.includes(filter.flag as string))));
  }
}

export const waits = (one: Coding): boolean => one.origin !== "person" && one.status === "unreviewed";
