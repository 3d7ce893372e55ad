/** The words of one turn with the codings on them, as pieces of text: they print, are found by the browser and read aloud. */

import type { Coding, Span } from "../records";
import { atoms, type Laid } from "./atoms";

export interface WordsShown {
  text: string; start: number; end: number; codings: Coding[];
  chosen: Span | null; picked: string | null; looked: string | null;
  numbers: Map<string, number>;
}

const FIRM = (one: Coding): boolean => one.origin === "person" || one.status === "confirmed";

/** The places of the words that a rule matched, within its coding. */
function matches(one: Coding | undefined): Laid[] {
  if (!one) return [];
  return one.why.flatMap(({ matched, start, end }) => {
    if (typeof start === "number" && typeof end === "number") return [{ id: "match", start, end }];
    const at = matched ? one.text.toLowerCase().indexOf(matched.toLowerCase()) : -1;
    return at < 0 ? [] : [{ id: "match", start: one.start + at, end: one.start + at + matched.length }];
  });
}

function classes(on: Laid[], shown: WordsShown, known: Map<string, Coding>): string {
  const codings = on.flatMap((one) => known.get(one.id) ?? []);
  const names: string[] = [];
  const top = codings.find((one) => one.id === shown.picked) ?? codings.find((one) => one.id === shown.looked) ?? codings[codings.length - 1];
  if (top) {
    const firm = codings.some(FIRM);
    names.push("tc-on", `tc-c${shown.numbers.get(top.code) ?? 0}`, firm ? "tc-firm" : top.origin === "suggestion" ? "tc-suggested" : "tc-found");
    if (codings.length > 1) names.push(codings.length > 2 ? "tc-deep" : "tc-twice");
    if (codings.some((one) => one.id === shown.picked)) names.push("tc-picked");
    if (codings.some((one) => one.id === shown.looked)) names.push("tc-looked");
  }
  if (on.some((one) => one.id === "match")) names.push("tc-match");
  if (on.some((one) => one.id === "chosen")) names.push("tc-chosen");
  return names.join(" ");
}

export function Words(shown: WordsShown) {
  const { text, start, end, codings, chosen } = shown;
  const laid: Laid[] = [...codings, ...matches(codings.find((one) => one.id === shown.picked))];
  if (chosen) laid.push({ id: "chosen", start: chosen[0], end: chosen[1] });
  const known = new Map(codings.map((one) => [one.id, one]));
  const pieces = atoms(start, end, laid);
  return (
    <p class="tc-words" data-start={start} dir="auto">
      {pieces.length === 1 && !pieces[0]?.on.length ? text.slice(start, end) : pieces.map((piece) => {
        const name = classes(piece.on.map((at) => laid[at] as Laid), shown, known);
        return <span key={piece.start} data-at={piece.start} class={name || undefined}>{text.slice(piece.start, piece.end)}</span>;
      })}
    </p>
  );
}
