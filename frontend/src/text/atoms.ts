/** A turn cut where codings begin and end: pieces of text, each with all that lies on it. */

export interface Laid { id: string; start: number; end: number }
export interface Atom { start: number; end: number; on: number[] }

/** Pieces in order, without gaps; `on` are places in the list of codings, the longest first (the innermost last). */
export function atoms(start: number, end: number, laid: Laid[]): Atom[] {
  const inside = laid.map((one, at) => ({ at, from: Math.max(one.start, start), to: Math.min(one.end, end) }))
    .filter((one) => one.from < one.to);
  if (inside.length === 0) return start < end ? [{ start, end, on: [] }] : [];
  inside.sort((a, b) => b.to - b.from - (a.to - a.from) || a.at - b.at);
  const cuts = [...new Set([start, end, ...inside.flatMap((one) => [one.from, one.to])])].sort((a, b) => a - b);
  const pieces: Atom[] = [];
  for (let k = 0; k + 1 < cuts.length; k++) {
    const from = cuts[k] as number;
    const to = cuts[k + 1] as number;
    pieces.push({ start: from, end: to, on: inside.filter((one) => one.from <= from && one.to >= to).map((one) => one.at) });
  }
  return pieces;
}
