/** An invented study, made anew and always the same: words, turns, codes, codings of rules and of two people. */

import type { Code, Coding, Span, Turn } from "../src/records";

const SAID = [
  "We kept the money for what it was meant for, mostly because the chief executive asked about it in every meeting.",
  "It went into the baseline and, honestly, after that nobody could find it.",
  "The committee agreed the principles first and the schemes afterwards.",
  "We ring-fenced it in the first year; in the second we were told that we couldn't.",
  "Small pilots are easy to start and hard to keep.",
  "What changed was who sat at the table: the voluntary sector, two patients, a councillor.",
  "I'd say that half of the posts were never filled.",
  "The data told us where people didn't turn up, not why.",
  "If we'd had three years instead of one, we would have done it differently.",
  "They said that it was about targets, and it was, in the end.",
  "We asked every place to write down what it would stop doing.",
  "Housing came up in every single conversation, and we have no money for housing.",
  "There was a dashboard. There is always a dashboard.",
  "I'm not saying that it failed.",
  "Trust took longer than the money lasted.",
];
const ASKED = ["How was that decided?", "Who was in the room when that was agreed, and who was not?", "Could you say a bit more about that?", "What would you have done with more time?"];
const NAMES: [string, string, string][] = [
  ["leadership", "Leadership", "#4C78A8"], ["governance", "Governance", "#72B7B2"], ["ringfencing", "Ringfencing", "#E45756"], ["devolution", "Devolution to place", "#9D755D"],
  ["pilots", "Pilots", "#F58518"], ["capacity_capability", "Capacity and capability", "#54A24B"], ["evidence_data", "Evidence and data", "#B279A2"], ["evaluation", "Evaluation", "#8C6D31"],
  ["relationships", "Relationships", "#D67195"], ["national_policy", "National policy", "#6B6ECF"], ["vcse_community", "Voluntary sector and community", "#439894"],
  ["wider_determinants", "Wider determinants", "#EECA3B"], ["financial_pressure", "Financial pressure", "#7F7F7F"],
];
const DEFINITION = "The speaker describes it, praises it or misses it; not where the word is only part of a title.";

export const CODES: Code[] = NAMES.map(([id, name, colour]) => ({ id, name, colour, definition: `${name}: ${DEFINITION.toLowerCase()}`, parent: null }));

export type Chance = (below: number) => number;
export function chance(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

export interface Text { id: string; title: string; text: string; turns: Turn[]; sentences: Span[] }

const HOSTILE = ["<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\"> & so on.", "שלום, זה טקסט מימין לשמאל ובתוכו English.", "Ye\u0301s, a 👩‍👩‍👧 family and 🏴󠁧󠁢󠁳󠁣󠁴󠁿.", "x".repeat(20_000)];

export function spoken(id: string, length: number, hostile: boolean, pick: Chance): Text {
  const turns: Turn[] = [];
  const sentences: Span[] = [];
  let text = "";
  for (let n = 1; text.length < length; n++) {
    const asks = n % 2 === 1;
    const start = text.length;
    const parts = hostile && n <= HOSTILE.length ? [HOSTILE[n - 1] as string] : Array.from({ length: asks ? 1 : 2 + pick(5) }, () => (asks ? ASKED : SAID)[pick(asks ? ASKED.length : SAID.length)] as string);
    parts.forEach((part, k) => {
      const from = text.length;
      text += part;
      sentences.push([from, text.length]);
      if (k + 1 < parts.length) text += " ";
    });
    turns.push({ n, speaker: asks ? "Interviewer" : hostile ? "<b>Ruth</b>" : "Participant", role: asks ? "interviewer" : "participant", start, end: text.length, ms: [n * 9000, n * 9000 + 8000], state: "unread" });
    text += "\n";
  }
  return { id, title: id, text, turns, sentences };
}

const FLAGS = [[], [], [], [], ["negated"], ["hypothetical"], ["reported"]];

export function found(one: Text, count: number, pick: Chance, coders: string[]): Coding[] {
  const spans = one.sentences.filter(([a]) => one.turns.some((turn) => turn.role !== "interviewer" && turn.start <= a && turn.end > a));
  return Array.from({ length: count }, (_, k): Coding => {
    const sentence = spans[pick(spans.length)] as Span;
    const words = one.text.slice(...sentence);
    const part = pick(4);
    const spaces = [...words.matchAll(/ /g)].map((match) => match.index);
    const cut = part === 0 && spaces.length > 6 ? ([(spaces[1] as number) + 1, spaces[5] as number] as Span) : ([0, words.length] as Span);
    const [start, end] = [sentence[0] + cut[0], sentence[0] + cut[1]];
    const person = pick(5) === 0;
    const text = one.text.slice(start, end);
    const matched = text.split(" ").find((word) => word.length > 5) ?? text;
    return {
      id: `c${String(k + 1).padStart(6, "0")}`, document: one.id, start, end, text, code: CODES[pick(CODES.length)]?.id as string,
      coder: person ? (coders[pick(coders.length)] as string) : "rules", origin: person ? "person" : "rules", status: !person && pick(6) === 0 ? "confirmed" : "unreviewed",
      why: person ? [] : [{ rule: `${matched.toLowerCase()} NEAR/5 (keep OR lose)`, matched, place: "codebook.yaml:41:9", flags: FLAGS[pick(FLAGS.length)] as string[] }],
      memos: 0, moved: "", created: "2026-11-20T10:00:00Z",
    };
  });
}
