import { describe, expect, it } from "vitest";
import type { Span } from "../src/records";
import { byTurn, byWord, nextWord, toSentences, toWords, trimmed, whole, wordsOf } from "../src/text/words";

const said = "We ring-fenced it, didn't we? 😀 Ye\u0301s — all of it.";
const cut = (span: Span | null) => (span ? said.slice(...span) : null);

describe("words", () => {
  it("keeps hyphens, apostrophes and combining marks inside a word", () => {
    expect(wordsOf(said).map((word) => said.slice(...word))).toEqual(
      ["We", "ring-fenced", "it", "didn't", "we", "Ye\u0301s", "all", "of", "it"]);
  });
  it("snaps half words to whole words and leaves punctuation and spaces out", () => {
    expect(cut(toWords(said, [5, 16]))).toBe("ring-fenced it");
    expect(cut(toWords(said, [2, 15]))).toBe("ring-fenced it".slice(0, 11));
    expect(toWords(said, [2, 3])).toEqual([3, 3]);
  });
  it("never cuts an emoji or a letter with its mark", () => {
    const at = said.indexOf("😀");
    expect(cut(whole(said, [at + 1, at + 2]))).toBe("😀");
    const e = said.indexOf("Ye");
    expect(cut(whole(said, [e, e + 2]))).toBe("Ye\u0301");
    expect(cut(toWords(said, [at, at + 1]))).toBe("😀");
    const family = "a 👩‍👩‍👧 b";
    expect(family.slice(...whole(family, [4, 5]))).toBe("👩‍👩‍👧");
  });
  it("widens to sentences that it touches", () => {
    const sentences: Span[] = [[0, 29], [30, said.length]];
    expect(toSentences(sentences, [5, 8])).toEqual([0, 29]);
    expect(toSentences(sentences, [5, 40])).toEqual([0, said.length]);
    expect(toSentences(sentences, [30, 30])).toEqual([30, said.length]);
  });
  it("moves an end by one word within bounds and never to nothing", () => {
    expect(cut(byWord(said, [3, 14], "end", 1, [0, 29]))).toBe("ring-fenced it");
    expect(cut(byWord(said, [3, 17], "end", -1, [0, 29]))).toBe("ring-fenced");
    expect(cut(byWord(said, [3, 14], "end", -1, [0, 29]))).toBe("ring-fenced");
    expect(cut(byWord(said, [3, 14], "start", -1, [0, 29]))).toBe("We ring-fenced");
    expect(cut(byWord(said, [0, 14], "start", 1, [0, 29]))).toBe("ring-fenced");
    expect(cut(byWord(said, [19, 28], "end", 1, [0, 29]))).toBe("didn't we?");
  });
  it("finds the next and the previous word", () => {
    expect(cut(nextWord(said, [0, 2], 1, [0, 29]))).toBe("ring-fenced");
    expect(cut(nextWord(said, [3, 14], -1, [0, 29]))).toBe("We");
    expect(nextWord(said, [0, 2], -1, [0, 29])).toBeNull();
  });
  it("cuts a stretch over turns at their ends", () => {
    const text = "One two.\nThree four.\n";
    expect(byTurn(text, [{ start: 0, end: 8 }, { start: 9, end: 20 }], [4, 14])).toEqual([[4, 8], [9, 14]]);
    expect(trimmed("  a ", [0, 4])).toEqual([2, 3]);
  });
});
