/** Where words begin and end, and how a stretch snaps to words, sentences and turns. All offsets are UTF-16 units. */

import type { Span } from "../records";

const JOINS = /^[-‐‑'’]$/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
let lately: { text: string; words: Span[] } = { text: "", words: [] };

/** Every word of a text; hyphens and apostrophes inside it belong to it, so that "ring-fenced" is one word. */
export function wordsOf(text: string): Span[] {
  if (lately.text === text) return lately.words;
  const words: Span[] = [];
  let between = "";
  for (const part of segmenter.segment(text)) {
    const end = part.index + part.segment.length;
    const last = words[words.length - 1];
    if (!part.isWordLike) between += part.segment;
    else if (last && JOINS.test(between)) last[1] = end;
    else words.push([part.index, end]);
    if (part.isWordLike) between = "";
  }
  lately = { text, words };
  return words;
}

/** White space at both ends is left out. */
export function trimmed(text: string, [start, end]: Span): Span {
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return [start, end];
}

/** A stretch that cuts no character in two: both halves of an emoji, and marks with their letter, stay together. */
export function whole(text: string, [start, end]: Span): Span {
  while (start > 0 && joinsBackward(text, start)) start--;
  while (end < text.length && joinsBackward(text, end)) end++;
  return [start, end];
}

function joinsBackward(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  return /^[\p{M}\u200d\ufe0f]/u.test(text.slice(at, at + 2)) || text.charCodeAt(at - 1) === 0x200d;
}

/** The stretch widened to whole words; unchanged where it touches none. */
export function toWords(text: string, span: Span): Span {
  const [start, end] = trimmed(text, span);
  if (start >= end) return [start, end];
  const words = wordsOf(text);
  const first = words.find((word) => word[1] > start);
  const last = words.findLast((word) => word[0] < end);
  const from = first && first[0] < start ? first[0] : start;
  const to = last && last[1] > end ? last[1] : end;
  return whole(text, [from, to]);
}

/** The stretch widened to every sentence that it touches. */
export function toSentences(sentences: Span[], [start, end]: Span): Span {
  const touched = sentences.filter((one) => one[0] < Math.max(end, start + 1) && one[1] > start);
  const first = touched[0];
  const last = touched[touched.length - 1];
  return first && last ? [Math.min(first[0], start), Math.max(last[1], end)] : [start, end];
}

/** Moves one end of a stretch by a word, within bounds; never to nothing. */
export function byWord(text: string, [start, end]: Span, which: "start" | "end", way: 1 | -1, bounds: Span): Span {
  const [low, high] = bounds;
  const words = wordsOf(text.slice(low, high)).map(([a, b]): Span => [a + low, b + low]);
  const inside = words.filter((word) => word[1] > start && word[0] < end);
  if (which === "end") {
    if (way < 0) return [start, inside[inside.length - 2]?.[1] ?? end];
    return [start, words.find((word) => word[1] > end)?.[1] ?? Math.max(end, high)];
  }
  if (way > 0) return [inside[1]?.[0] ?? start, end];
  return [words.findLast((word) => word[0] < start)?.[0] ?? low, end];
}

/** The word after or before a stretch, to begin a new choice with. */
export function nextWord(text: string, [start, end]: Span, way: 1 | -1, bounds: Span): Span | null {
  const words = wordsOf(text.slice(...bounds)).map(([a, b]): Span => [a + bounds[0], b + bounds[0]]);
  return (way > 0 ? words.find((word) => word[0] >= end) : words.findLast((word) => word[1] <= start)) ?? null;
}

/** One stretch over several turns becomes one for each turn, without white space at the ends. */
export function byTurn(text: string, turns: { start: number; end: number }[], [start, end]: Span): Span[] {
  return turns
    .filter((turn) => turn.start < end && turn.end > start)
    .map((turn) => trimmed(text, [Math.max(start, turn.start), Math.min(end, turn.end)]))
    .filter(([from, to]) => from < to);
}
