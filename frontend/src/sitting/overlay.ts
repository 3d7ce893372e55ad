/** What the screen shows while acts are on their way: the stored codings with the acts laid over them. */

import type { Act, Coding, Span } from "../records";

export const PROVISIONAL = "new:";

interface Coded { document: string; spans: Span[]; codes: string[]; quote: string[] }

/** The codings that a `code` act will make; their ids hold until the answer gives them real ones. */
export function provisional(act: Act, me: string): Coding[] {
  const coded = (act.verb === "new-code" ? act["then"] : act) as Coded | undefined;
  if (!coded?.spans) return [];
  return coded.spans.flatMap(([start, end], at) => coded.codes.map((code): Coding => ({
    id: `${PROVISIONAL}${act.key}:${at}:${code}`, document: coded.document, start, end, text: coded.quote[at] ?? "", code,
    coder: me, origin: "person", status: "unreviewed", why: [], memos: 0, moved: "", created: "",
  })));
}

/** Stored codings with waiting acts laid over them, in order of the acts. */
export function withActs(stored: Coding[], acts: readonly Act[], document: string, me: string): Coding[] {
  return acts.reduce((codings, act) => lay(codings, act, document, me), stored);
}

function lay(codings: Coding[], act: Act, document: string, me: string): Coding[] {
  const ids = (act["ids"] ?? []) as string[];
  switch (act.verb) {
    case "code":
    case "new-code":
      return [...codings, ...provisional(act, me).filter((one) => one.document === document)];
    case "uncode":
      return codings.filter((one) => !ids.includes(one.id));
    case "confirm":
    case "reject": {
      const status = act.verb === "confirm" ? "confirmed" : "rejected";
      return codings.map((one) => (ids.includes(one.id) ? { ...one, status } : one));
    }
    case "recode":
      return codings.map((one) => (one.id === act["id"] ? { ...one, code: act["code"] as string } : one));
    default:
      return codings;
  }
}

/** Stored codings after an answer: removed ones out, changed ones in their place, new ones added. */
export function merged(stored: Coding[], changed: Coding[], removed: string[], document: string): Coding[] {
  const fresh = new Map(changed.filter((one) => one.document === document).map((one) => [one.id, one]));
  const gone = new Set(removed);
  const kept = stored.filter((one) => !gone.has(one.id)).map((one) => {
    const now = fresh.get(one.id);
    fresh.delete(one.id);
    return now ?? one;
  });
  return [...kept, ...fresh.values()];
}

/** Provisional ids and the ids that the answer gave, by code and place, so that later acts name the real ones. */
export function realIds(act: Act, answered: Coding[], me: string): [string, string][] {
  return provisional(act, me).flatMap((one) => {
    const real = answered.find((given) => given.code === one.code && given.start === one.start && given.end === one.end);
    return real ? [[one.id, real.id] as [string, string]] : [];
  });
}
