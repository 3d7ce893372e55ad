/** Which codings are shown: by code, coder, origin, flag and status. Rejected ones only where they are asked for. */

import type { Coding, Filter } from "../records";

export function shown(codings: Coding[], filter: Filter): Coding[] {
  return codings.filter((one) =>
    (filter.status ? one.status === filter.status : one.status !== "rejected")
    && (!filter.code || one.code === filter.code)
    && (!filter.coder || one.coder === filter.coder)
    && (!filter.origin || one.origin === filter.origin)
    && (!filter.flag || one.why.some((reason) => reason.flags.includes(filter.flag as string))));
}

/** A filter with one part set, or left out where it is empty. */
export function withPart(filter: Filter, part: keyof Filter, value: string): Filter {
  const { [part]: _, ...rest } = filter;
  return value ? { ...rest, [part]: value } : rest;
}

export const FLAGS = ["negated", "hypothetical", "reported", "question"];

/** Codings by the turn that they touch; a turn whose codings are the same as before keeps its list. */
export function byTurn(turns: { start: number; end: number }[], codings: Coding[], before: Coding[][]): Coding[][] {
  const ordered = [...codings].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const lists: Coding[][] = turns.map(() => []);
  let first = 0;
  for (const one of ordered) {
    while (first < turns.length && (turns[first]?.end ?? 0) <= one.start) first++;
    for (let at = first; at < turns.length && (turns[at]?.start ?? 0) < one.end; at++) lists[at]?.push(one);
  }
  return lists.map((list, at) => {
    const old = before[at];
    return old && old.length === list.length && old.every((one, k) => one === list[k]) ? old : list;
  });
}
